"""Reports that say how long after their happening they came out."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from dateline.model.picture import Published
from dateline.picture.dates.aftermath import date_by_aftermath
from dateline.picture.dates.weekdays import read_week
from tests.conftest import make_article
from tests.picture.dates.test_dating import read
from tests.picture.factory import make_claim, make_places

QUAKE = date(2031, 3, 5)
UNKNOWN = Published(earliest=None, latest=None, basis="unknown", evidence=())


def dated(
    text: str, kind: str = "disaster", day: date | None = QUAKE, in_story: bool = True, **more: object
) -> Published:
    """Date a report by one of 6 March 2031 that tells of one happening."""
    first = make_article("The ground shook.", path="first.txt", published=date(2031, 3, 6))
    second = make_article(text, path="second.txt", published=None)
    told = make_claim("1", first.id.removeprefix("art-"), day, kind=kind, **more)
    stated = Published(earliest=date(2031, 3, 6), latest=date(2031, 3, 6), basis="stated", evidence=())
    news = [(first.id, second.id)] if in_story else [(first.id,), (second.id,)]
    weeks = {a.id: read_week(a, read(a)) for a in (first, second)}
    return date_by_aftermath((first, second), {first.id: stated, second.id: UNKNOWN}, [told], news, weeks)[second.id]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param(
            "A week after the earthquake in Hoti, families sleep outside.",
            date(2031, 3, 10),
            date(2031, 3, 14),
            id="a week",
        ),
        pytest.param("Three days after the quake, divers gave up.", date(2031, 3, 7), date(2031, 3, 9), id="days"),
        pytest.param(
            "Twelve dead a week after earthquake\n\nThe count rose.",
            date(2031, 3, 10),
            date(2031, 3, 14),
            id="a headline",
        ),
        pytest.param(
            "The mayor said on Wednesday, a week after the disaster, that nobody came.",
            date(2031, 3, 12),
            date(2031, 3, 13),
            id="with its weekday",
        ),
        pytest.param(
            "The bazaar is open. 10 days after the strong quake, few buy.",
            date(2031, 3, 14),
            date(2031, 3, 16),
            id="in figures",
        ),
    ],
)
def test_a_report_so_long_after_a_dated_happening_is_dated_by_it(text: str, earliest: date, latest: date) -> None:
    found = dated(text)
    assert (found.earliest, found.latest, found.basis) == (earliest, latest, "inferred")
    assert found.evidence[-1].kind == "days-after"


@pytest.mark.parametrize(
    ("text", "more"),
    [
        pytest.param("The bridge fell three days after the quake and was rebuilt.", {}, id="narrated"),
        pytest.param("A week after the coup, banks reopened.", {}, id="another kind"),
        pytest.param("A month after the quake, banks reopened.", {}, id="too vague"),
        pytest.param("x " * 300 + "\nA week after the quake, banks reopened.", {}, id="far down"),
        pytest.param("A week after the quake, banks reopened.", {"in_story": False}, id="another story"),
        pytest.param("A week after the quake, banks reopened.", {"day": None}, id="a happening without a day"),
        pytest.param("A week after the quake, banks reopened.", {"tense": "background"}, id="a happening recalled"),
    ],
)
def test_nothing_is_counted_from_what_is_not_known(text: str, more: dict[str, object]) -> None:
    assert dated(text, **more) == UNKNOWN  # type: ignore[arg-type]


def test_days_on_are_counted_from_the_happening_of_the_place_spoken_of_first() -> None:
    first = make_article("Shells fell.", path="first.txt", published=date(2031, 3, 6))
    second = make_article("Three days on, nobody has counted the dead of Hoti.", path="second.txt", published=None)
    stated = Published(earliest=date(2031, 3, 6), latest=date(2031, 3, 6), basis="stated", evidence=())
    there, here = date(2031, 3, 2), date(2031, 3, 5)
    claims = [
        make_claim("1", first.id.removeprefix("art-"), there, kind="attack", place_id="ridge"),
        make_claim("2", first.id.removeprefix("art-"), here, kind="attack", place_id="hoti"),
        make_claim("3", second.id.removeprefix("art-"), None, kind="killing", place_id="hoti"),
    ]
    weeks = {a.id: read_week(a, read(a)) for a in (first, second)}
    known = {first.id: stated, second.id: UNKNOWN}
    found = date_by_aftermath((first, second), known, claims, [(first.id, second.id)], weeks)[second.id]
    assert (found.earliest, found.latest) == (date(2031, 3, 7), date(2031, 3, 9))


def dated_by_clause(text: str, kind: str = "capture", place: str = "Hoti", day: date = QUAKE) -> Published:
    """Date a report by one of 6 March 2031 that tells of something in Hoti."""
    first = make_article("Hoti fell.", path="first.txt", published=date(2031, 3, 6))
    second = make_article(text, path="second.txt", published=None)
    stated = Published(earliest=date(2031, 3, 6), latest=date(2031, 3, 6), basis="stated", evidence=())
    told = make_claim("1", first.id.removeprefix("art-"), day, kind=kind, place_id="hoti")
    weeks = {a.id: read_week(a, read(a)) for a in (first, second)}
    known = {first.id: stated, second.id: UNKNOWN}
    there = {"hoti": replace(next(iter(make_places().values())), id="hoti", name=place, names=(place,))}
    return date_by_aftermath((first, second), known, [told], [(first.id, second.id)], weeks, there)[second.id]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("Two weeks to the day after they marched into Hoti, the rebels took Sel on Wednesday.", 19, id="to the day"),
        pytest.param("A week after gunmen stormed Hoti, Sel fell on Thursday.", 13, id="about a week"),
        pytest.param("x " * 400 + "\nThree days after the army lost Hoti, on Saturday night, Sel was shelled.", 8, id="far down"),
        pytest.param("The road is cut. Nine days after Hoti changed hands, Sel was bombed on Friday.", 14, id="days"),
    ],
)  # fmt: skip
def test_a_weekday_so_long_after_a_deed_at_a_place_is_known(text: str, first: int) -> None:
    found = dated_by_clause(text)
    assert (found.earliest, found.latest) == (date(2031, 3, first), date(2031, 3, first + 6))


@pytest.mark.parametrize(
    ("text", "more"),
    [
        pytest.param("Two weeks to the day after they marched into Hoti, Sel fell on Friday.", {}, id="another weekday"),
        pytest.param("Two weeks after they marched into Hoti, Sel fell.", {}, id="no weekday"),
        pytest.param("Two weeks after they marched into Hoti, Sel fell on Wednesday.", {"place": "Gur"}, id="another place"),
        pytest.param("Two weeks after they marched into Hoti, Sel fell on Wednesday.", {"kind": "killing"}, id="what a place sees often"),
        pytest.param("Sel fell on Wednesday, two weeks after they marched into Hoti.", {}, id="within the sentence"),
    ],
)  # fmt: skip
def test_a_deed_that_is_not_surely_meant_dates_nothing(text: str, more: dict[str, str]) -> None:
    assert dated_by_clause(text, **more) == UNKNOWN  # type: ignore[arg-type]
