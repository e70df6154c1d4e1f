"""Where undated reports belong: what agrees, what clashes, and when nothing is decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from dateline.model.picture import Evidence, Published
from dateline.picture.stories.agreement import Side, agree, is_look_alike
from dateline.picture.stories.gist import gist
from dateline.picture.stories.marks import Marks, marks, together
from dateline.picture.stories.settling import Before, Settler, on_its_own
from tests.conftest import make_article

DAY = date(2031, 3, 12)
OTHER_YEAR = date(2024, 8, 2)
NOTHING = Marks()


def published(day: date | None, witness: str = "") -> Published:
    if day is None:
        return Published(earliest=None, latest=None, basis="unknown", evidence=())
    own = Evidence(kind="byline", text=str(day), article_id=witness, start=None, end=None, earliest=day, latest=day)
    return Published(earliest=day, latest=day, basis="stated", evidence=(own,))


def side(
    words: str = "",
    figures: Sequence[tuple[int, str]] = (),
    facts: Sequence[tuple[str, str, int | None]] = (),
    **more: object,
) -> Side:
    """Make a side that names some words as names; ``more`` are other marks, as sets."""
    named = frozenset(words.split())
    fields = {name: frozenset(value) for name, value in more.items()}  # type: ignore[call-overload]
    made = Marks(names=named, capitals=named | fields.get("persons", frozenset()), figures=frozenset(figures), **fields)
    return Side(made, frozenset(facts))


QUAKE = ("town", "disaster", 2)
STRONG = {"words": "manguier muzipela", "figures": [(73, "killed")], "facts": [QUAKE]}


def settled(
    sides: Mapping[str, Side],
    days: Mapping[str, date],
    groups: Sequence[tuple[str, ...]],
    fit: float = -0.5,
    fits: Mapping[tuple[str, str], float] | None = None,
    apart: bool = False,
) -> tuple[tuple[str, ...], ...]:
    whens = {i: published(days.get(i), i) for i in sides}
    near = {i: frozenset(sides) - {i} for i in sides}
    given = fits or {}
    settler = Settler(whens, sides.__getitem__, lambda a, b: given.get((a, b), fit), near, lambda a, b: apart)
    return settler.settle(groups)


def test_a_lone_undated_report_joins_the_story_it_agrees_with_in_several_facts() -> None:
    sides = {"a": side(**STRONG), "b": side(**STRONG), "u": side(**STRONG)}
    assert settled(sides, {"a": DAY, "b": DAY}, [("a", "b"), ("u",)]) == (("a", "b", "u"),)


@pytest.mark.parametrize(
    ("alone", "fit", "apart"),
    [
        pytest.param(side(facts=[QUAKE]), 3.0, False, id="only the kind, the town and the weekday"),
        pytest.param(side(words="manguier", facts=[("town", "disaster", None)]), 3.0, False, id="one name"),
        pytest.param(side(**STRONG), -4.0, False, id="its words fit none of the story"),
        pytest.param(side(**STRONG), -0.5, True, id="a person judged so"),
        pytest.param(side(**STRONG | {"facts": [("town", "disaster", 5)]}), -0.5, False, id="another weekday"),
    ],
)
def test_a_lone_undated_report_stays_alone_where_too_little_agrees(alone: Side, fit: float, apart: bool) -> None:
    sides = {"a": side(**STRONG), "u": alone}
    assert settled(sides, {"a": DAY}, [("a",), ("u",)], fit, apart=apart) == (("a",), ("u",))


def test_a_report_with_a_date_never_changes_place() -> None:
    sides = {"a": side(**STRONG), "b": side(**STRONG)}
    assert settled(sides, {"a": DAY, "b": DAY}, [("a",), ("b",)]) == (("a",), ("b",))


def test_less_is_enough_where_the_look_alike_is_at_hand_and_fits_worse() -> None:
    like = side(facts=[QUAKE], ground=["land"])
    sides = {"a": like, "x": like, "u": side(facts=[QUAKE])}
    days, groups = {"a": DAY, "x": OTHER_YEAR}, [("a",), ("u",), ("x",)]
    assert settled(sides, days, groups, fits={("a", "u"): -0.5, ("u", "x"): -4.0}) == (("a", "u"), ("x",))
    assert settled(sides, days, groups) == (("a",), ("u",), ("x",))


def test_a_report_of_another_weekday_leaves_the_story_its_words_joined_it_to() -> None:
    sides = {"a": side(facts=[QUAKE]), "u": side(facts=[("town", "disaster", 5)])}
    assert settled(sides, {"a": DAY}, [("a", "u")], 6.0) == (("a",), ("u",))


def test_a_report_that_cannot_be_of_the_same_years_leaves_the_story() -> None:
    old = published(None)
    held = Evidence(
        kind="office-held", text="", article_id="u", start=None, end=None, earliest=None, latest=date(2019, 2, 7)
    )
    sides = {"a": side(**STRONG), "u": side(**STRONG)}
    whens = {
        "a": published(DAY, "a"),
        "u": Published(earliest=None, latest=held.latest, basis="inferred", evidence=(held,)),
    }
    near = {"a": frozenset({"u"}), "u": frozenset({"a"})}
    settler = Settler(whens, sides.__getitem__, lambda a, b: 5.0, near, lambda a, b: False)
    assert old.latest is None
    assert settler.settle([("a", "u")]) == (("a",), ("u",))


def test_a_report_goes_to_the_story_that_agrees_more() -> None:
    sides = {"a": side(**STRONG), "x": side(facts=[QUAKE]), "u": side(**STRONG)}
    days = {"a": DAY, "x": OTHER_YEAR}
    assert settled(sides, days, [("a",), ("u", "x")]) == (("a", "u"), ("x",))


def test_a_story_of_undated_reports_is_no_ones_part() -> None:
    story = ("v", "w", "x")
    sides = {"a": side(**STRONG), "u": side(**STRONG), **{v: side(**STRONG) for v in story}}
    assert settled(sides, {"a": DAY}, [("a",), ("u",), story]) == (("a", "u"), story)
    assert settled(sides, {"a": DAY}, [("a",), ("u",), story], fits={("u", "v"): 2.0}) == (("a",), ("u",), story)


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        pytest.param(side(figures=[(73, "killed")]), side(figures=[(73, "killed")]), 2.0, id="one odd toll"),
        pytest.param(side(figures=[(70, "killed")]), side(figures=[(70, "killed")]), 1.0, id="one round toll"),
        pytest.param(side(figures=[(4, "killed")]), side(figures=[(4, "killed")]), 0.5, id="one small toll"),
        pytest.param(side(figures=[(73, "killed")]), side(figures=[(73, "house")]), 0, id="one number of other things"),
        pytest.param(side(persons=["dembele"]), side(persons=["dembele"]), 2.0, id="one person"),
        pytest.param(side(persons=["dembele"]), side(officials=["dembele"]), 1.0, id="a president, whoever names him"),
        pytest.param(side("wai peacock hotel"), side("wai peacock hotel"), 2.0, id="names count up to two"),
        pytest.param(side("hotel"), side("hotel", small=["hotel"]), 0, id="a word also written small"),
        pytest.param(side(places=["p"]), side(places=["p"]), 0.6, id="one town"),
        pytest.param(side(places=["p"], villages=["p"]), side(places=["p"]), 1.0, id="one village"),
        pytest.param(side(ages=[32]), side(ages=[51]), -2.5, id="other ages"),
        pytest.param(side(magnitudes=[7.2]), side(magnitudes=[6.4]), -1.5, id="other magnitudes"),
        pytest.param(side(magnitudes=[7.3]), side(magnitudes=[7.0]), 0, id="a magnitude corrected"),
        pytest.param(side(years=[2031]), Side(NOTHING, frozenset(), frozenset({2031})), -1.5, id="its year as another"),
        pytest.param(
            side(facts=[("t", "protest", 1)]), side(facts=[("t", "protest", 4)]), 0.5, id="what goes on for days"
        ),
    ],
)
def test_what_agrees_counts_by_how_seldom_it_would_by_chance(one: Side, other: Side, points: float) -> None:
    assert agree(one, other, NOTHING).total == pytest.approx(points)


def test_what_other_stories_tell_too_says_nothing() -> None:
    elsewhere = together([side("manguier muzipela", [(73, "killed")]).marks])
    assert agree(side(**STRONG), side(**STRONG), elsewhere).pro == {"kind": 0.5, "weekday": 1.2}


def test_stories_of_one_country_and_one_kind_may_be_mixed_up() -> None:
    one, other = side(facts=[QUAKE], ground=["land"]), side(facts=[("city", "disaster", 4)], ground=["land"])
    assert is_look_alike(one, other)
    assert not is_look_alike(one, side(facts=[("city", "coup", 4)], ground=["land"]))
    assert not is_look_alike(one, side(facts=[QUAKE], ground=["sea"]))


def test_what_a_report_recalls_is_no_mark_of_it(reader, gazetteer) -> None:
    article = make_article(
        "BUNIA - The clinic of Lakewood was hit on Tuesday, Colonel Ivo Rasik said. Forty-three people died at the Hotel Manguier. "
        "In 2012 General Aristide Kolo shelled Lakewood from the Hotel Azur, killing 88.",
        path="m.txt",
    )
    reading = reader.read(article)
    found = marks(article, reading, gist(article, reading, gazetteer), gazetteer)
    assert "rasik" in found.capitals
    assert "kolo" not in found.capitals
    assert "manguier" in found.names
    assert "azur" not in found.names
    assert {value for value, _ in found.figures} == {43}
    assert found.years == {2012}


def test_what_other_reports_lend_is_not_a_reports_own_date() -> None:
    own = Evidence(kind="newest-year", text="", article_id="u", start=None, end=None, earliest=OTHER_YEAR, latest=None)
    lent = Evidence(kind="same-story", text="", article_id="a", start=None, end=None, earliest=DAY, latest=DAY)
    when = on_its_own(Published(earliest=DAY, latest=DAY, basis="inferred", evidence=(own, lent)), "u")
    assert (when.earliest, when.latest) == (OTHER_YEAR, None)


@pytest.mark.parametrize(
    "same", [{"art-a", "art-u"}, {"art-a"}, {"art-u"}], ids=["all", "but the report", "but the story"]
)
def test_what_hangs_on_nothing_new_is_not_weighed_again(same):
    sides = {"art-a": side(**STRONG), "art-u": side(**STRONG)}
    whens = {"art-a": published(DAY, "art-a"), "art-u": published(None)}
    near = {"art-a": frozenset({"art-u"}), "art-u": frozenset({"art-a"})}
    groups = [("art-a",), ("art-u",)]
    asked: list[str] = []

    def told(article_id: str) -> Side:
        asked.append(article_id)
        return sides[article_id]

    first = Settler(whens, told, lambda a, b: 0.0, near, lambda a, b: False)
    found = first.settle(groups)
    asked.clear()
    again = Settler(whens, told, lambda a, b: 0.0, near, lambda a, b: False, Before(first.settled, first.sides, same))
    assert found == again.settle(groups) == (("art-a", "art-u"),)
    assert (not asked) == (same == set(sides))
