"""The quality table: nothing of the sets is kept, gains and losses are told, absence is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from bench.aims import CATALOGUE, Entry
from bench.sets import Scored
from hypothesis import given
from hypothesis import strategies as st

from bench import ecbplus, gun_incidents, isaf, plover, quality, sets, timelines
from dateline.kinds import event_kinds
from dateline.model.article import Span
from dateline.model.picture import Answer, Finding
from dateline.model.reading import Claim, Mention

BENCH = Path(__file__).parents[2] / "bench"
HERE = pytest.mark.skipif(
    not sets.FOLDER.is_dir(),
    reason="the public sets stand beside the checkout only in the developers' workplace (../shared/bench)",
)
shares = st.dictionaries(st.text(min_size=1, max_size=8), st.sampled_from([0.0, 0.25, 0.5, 1.0]), max_size=20)


def claim(kind: str, tense: str = "current", **more: object) -> Claim:
    plain = Claim(
        id="clm-1", kind=kind, start=0, end=4, quote="they", trigger=Span(start=0, end=4, quote="they"), actors=(), targets=(),
        place=None, place_relation="in", site=None, times=(), polarity="positive", certainty="asserted", tense="current",
        attribution=None, quantities=(), means=None, extent=None, follows=None, rule="r",
    )  # fmt: skip
    return msgspec.structs.replace(plain, tense=tense, **more)


def finding(question: str, *numbers: int) -> Finding:
    answers = tuple(Answer(value=str(n), low=n, best=n, high=n, claim_ids=(), origins=1) for n in numbers)
    return Finding(id=question, event_id="evt-1", question=question, status="single", answers=answers)


def test_absent_sets_end_with_a_message_and_two(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(quality, "FOLDER", tmp_path / "nowhere")
    assert quality.main([]) == 2
    assert "nowhere is absent" in capsys.readouterr().out


def test_a_run_is_frozen_and_the_next_is_held_against_it(monkeypatch, tmp_path, capsys):
    outcomes = iter([{"case-a": 1.0, "case-b": 0.0}, {"case-a": 0.0, "case-b": 1.0, "case-new": 1.0}])
    figures = iter([50.0, 62.5])

    def made() -> Scored:
        return Scored(half="dev", figures={"right": next(figures)}, cases=next(outcomes), notes=("missed: 3",))

    entry = Entry(title="invented", sampled=made, full=made, published={"right": "others 70"}, target={"right": 60})
    monkeypatch.setattr(quality, "CATALOGUE", {"invented": entry})
    monkeypatch.setattr(quality, "FOLDER", tmp_path)
    monkeypatch.setattr(quality, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(quality, "FROZEN", tmp_path / "frozen")
    assert quality.main(["--workers", "1", "--freeze"]) == 0
    kept = (tmp_path / "frozen/invented.json").read_text() + (tmp_path / "results.json").read_text()
    assert "case-a" not in kept
    capsys.readouterr()
    assert quality.main(["--workers", "1"]) == 0
    shown = capsys.readouterr().out
    assert "62.5    50.0   +12.5     60*  others 70" in shown
    assert "(dev;" in shown
    assert "missed: 3" in shown
    assert "1 gained, 1 lost of 2 cases scored both times" in shown
    assert "+ case-b: 0 -> 1" in shown
    assert "- case-a: 1 -> 0" in shown


def test_freezing_one_set_keeps_the_figures_of_the_others(monkeypatch, tmp_path):
    monkeypatch.setattr(quality, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(quality, "FROZEN", tmp_path / "frozen")
    before = {"plover": quality.Frozen(half="train", full=True, figures={"root found": 1.0})}
    outcome = quality.Outcome(name="isaf", scored=Scored(half="dev", figures={"aggregate": 2.0}), seconds=1.0)
    quality.freeze([outcome], before, full=False)
    assert {name: dict(kept.figures) for name, kept in quality.load_results().items()} == {
        "plover": {"root found": 1.0},
        "isaf": {"aggregate": 2.0},
    }


@given(shares)
def test_outcomes_come_back_from_the_frozen_form(cases):
    kept = quality.by_value(cases)
    assert {case: float(value) for value, found in kept.items() for case in found} == {
        quality.key(c): v for c, v in cases.items()
    }


@given(shares, shares)
def test_gains_and_losses_are_only_of_cases_scored_both_times(now, before):
    frozen = {quality.key(case): value for case, value in before.items()}
    gains, losses = quality.changes(now, frozen)
    assert set(gains) == {c for c in now if c in before and now[c] > before[c]}
    assert set(losses) == {c for c in now if c in before and now[c] < before[c]}


@pytest.mark.parametrize(
    ("goal", "now", "shown"), [(60, 60.0, "60*"), (60, 59.9, "60 "), (-1, 0.9, "1*"), (-1, 1.1, "1 ")], ids=str
)
def test_a_star_says_the_aim_is_reached(goal, now, shown):
    entry = Entry(title="", sampled=Scored, full=Scored, target={"x": goal})
    assert quality._aim(entry, "x", now) == shown


@given(st.lists(st.integers(), max_size=50), st.integers(min_value=0, max_value=60))
def test_a_sample_is_the_same_each_time_and_in_the_sets_order(items, count):
    numbered = list(enumerate(items))
    drawn = sets.draw(numbered, count)
    assert drawn == sets.draw(numbered, count) == sorted(drawn)
    assert len(drawn) == min(count, len(items))


def test_an_article_is_zoned_by_line_under_its_title():
    article = sets.article_of("x", "First line.\n\nSecond line.", title=" Head ", published=date(2020, 2, 1))
    assert [(z.kind, article.text[z.start : z.end]) for z in article.zones] == [
        ("headline", "Head"),
        ("body", "First line."),
        ("body", "Second line."),
    ]
    assert sets.undated(article).dates == ()


def test_what_is_kept_is_made_once(monkeypatch, tmp_path):
    monkeypatch.setattr(sets, "_kept", lambda: tmp_path)
    made: list[int] = []
    for _ in range(2):
        assert sets.keep("number", "a key\ud800", int, lambda: made.append(1) or 7) == 7
    assert made == [1]


@pytest.mark.parametrize(
    ("kind", "tense", "root"),
    [
        ("withdrawal", "current", "YIELD"),
        ("concession", "current", "YIELD"),
        ("aid", "planned", "AGREE"),
        ("sanction", "planned", "THREATEN"),
        ("airstrike", "planned", ""),
        ("attack", "threatened", "THREATEN"),
        ("meeting", "background", "CONSULT"),
        ("statement", "current", ""),
    ],
    ids=lambda value: str(value) or "none",
)
def test_a_claim_has_the_root_plover_would_give_it(kind, tense, root):
    assert plover.root_of(claim(kind, tense)) == root


def test_every_root_of_the_set_can_be_reached_from_some_kind():
    roots = {plover.root_of(claim(kind, tense)) for kind in event_kinds() for tense in ("current", "planned")}
    assert roots >= {"YIELD", "REJECT", "ACCUSE", "AGREE", "ASSAULT", "COERCE", "SUPPORT", "AID", "CONSULT", "REQUEST",
                     "THREATEN", "SANCTION", "PROTEST", "MOBILIZE", "COOPERATE"}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("several rebels", 3),
        ("rebels", 2),
        ("a rebel", 1),
        ("numerous rebels", 4),
        ("a large number of rebels", 5),
        ("two men", 2),
    ],
)
def test_vague_numbers_count_as_the_set_counts_them(words, count):
    mention = Mention(id="actor:0:1", kind="actor", start=0, end=len(words), quote=words)
    assert isaf._counted(mention) == count


def test_the_answer_for_people_in_general_goes_before_those_for_groups():
    assert gun_incidents.answer([finding("killed: women", 1), finding("killed", 3, 2)], "killed") == 3
    assert gun_incidents.answer([finding("killed: women", 1), finding("injured", 4)], "killed") == 1
    assert gun_incidents.answer([], "killed") == 0


def test_pairs_of_bundles_lie_apart_in_one_city():
    rows = [
        {"incident_id": str(n), "state": "S", "city_or_county": city, "date": day, "doc_ids": docs}
        for n, (city, day, docs) in enumerate(
            [
                ("Ashford", "March 1, 2014", ["a", "b"]),
                ("Ashford", "March 9, 2014", ["c", "d"]),
                ("Ashford", "June 1, 2014", ["e", "f"]),
                ("Ashford", "August 1, 2014", ["g"]),
                ("Bexley", "June 1, 2014", ["h", "i"]),
            ]
        )
    ]
    assert {(a["incident_id"], b["incident_id"]) for a, b in gun_incidents.draw_pairs(rows, None)} == {
        ("0", "2"),
        ("1", "2"),
    }


def test_a_topic_is_joined_as_it_was_printed():
    row = {"doc_id": "1_1ecbplus", "text": "http : / / x\nThe mayor 's car burnt , he said .\nIt did n't stop ."}
    assert ecbplus.document(row).text == "The mayor's car burnt, he said.\nIt didn't stop."


@HERE
def test_a_bundle_told_in_two_stories_is_kept_apart_and_one_told_in_both_is_not():
    told = "Gunmen shot three traders dead in the market of Kumasi on Friday, police said."
    later = "A bridge collapsed in Lima on Monday, injuring nine drivers, the mayor said."
    first = sets.article_of("a", told, published=date(2014, 5, 3), outlet="One")
    copy = sets.article_of("b", told, published=date(2014, 5, 3), outlet="Two")
    other = sets.article_of("c", later, published=date(2016, 5, 3), outlet="One")
    picture = gun_incidents.picture_of([first, copy, other])
    assert gun_incidents.mixtures(picture, [{first.id}, {other.id}]) == []
    assert gun_incidents.mixtures(picture, [{first.id}, {copy.id}]) != []
    assert set(timelines.weigh(picture)) >= {date(2014, 5, 2)}


@HERE
@pytest.mark.parametrize("name", ["plover", "isaf"])
def test_a_small_sample_is_scored_with_an_outcome_for_each_case(name):
    scored = {"plover": plover.score, "isaf": isaf.score}[name](4)
    assert set(CATALOGUE[name].target) <= set(scored.figures)
    assert len(scored.cases) == 4 * (1 if name == "plover" else len(isaf.MAIN))
    assert all(0 <= value <= 1 for value in scored.cases.values())


def test_frozen_files_hold_no_words():
    for path in sorted((BENCH / "frozen").glob("*.json")):
        kept = msgspec.json.decode(path.read_bytes(), type=dict[str, list[str]])
        assert all(
            len(case) == 10 and set(case) <= set("0123456789abcdef") for found in kept.values() for case in found
        ), path
    assert set(quality.load_results()) <= set(CATALOGUE)
