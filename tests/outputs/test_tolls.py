"""A toll is given with its sources; a toll that rises, or one voice's two words, are no dispute."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from dateline.model.picture import Answer
from dateline.outputs.tolls import is_dispute, newest, say_sources, say_toll
from dateline.outputs.worth import deaths, harmed
from tests.outputs.factory import make_claim, make_speaker
from tests.outputs.scenes import DAY, answer, finding, teller_of, told

LATER = date(2031, 6, 12)
VOICES = {
    "nurse": told("nurse", speaker=make_speaker(None, "a nurse")),
    "army": told("army", speaker=make_speaker(None, None, "act-army")),
    "monitor": told("monitor", speaker=make_speaker(None, "the monitor")),
    "war-monitor": told("war-monitor", speaker=make_speaker(None, "the war monitor")),
}  # fmt: skip
TELLER = teller_of(*VOICES.values())


def said(who: str, low: int | None, high: int | None, **changes: Any) -> Answer:
    value = changes.pop("value", "")
    return answer(value, low, low or high, high, f"clm-{who}", **changes)


@pytest.mark.parametrize(
    ("answers", "disputed"),
    [
        pytest.param([said("nurse", 3, 3), said("army", 9, 9)], True, id="two figures of one day"),
        pytest.param([said("nurse", 3, None), said("army", 9, 9)], False, id="at least 3, and 9"),
        pytest.param([said("nurse", 12, None), said("army", 9, 9)], True, id="at least 12, and 9"),
        pytest.param([said("nurse", 3, 3, as_of=DAY), said("army", 9, 9, as_of=LATER)], False, id="it rose"),
        pytest.param([said("nurse", 9, 9, as_of=DAY), said("army", 3, 3, as_of=LATER)], True, id="it fell"),
        pytest.param([said("monitor", 3, 3), said("war-monitor", 9, 9)], False, id="one voice twice"),
        pytest.param([said("nurse", 9, 9, relation="superseded"), said("army", 3, 3)], False, id="overtaken"),
        pytest.param(
            [said("nurse", 9, 9, relation="different-scope"), said("army", 3, 3)], False, id="of another place"
        ),
        pytest.param([said("nurse", 9, 9, denied_by=("clm-army",))], True, id="denied"),
        pytest.param([said("nurse", 3, 3), said("army", 9, 9, value="9")], False, id="told in no passage"),
    ],
)
def test_only_figures_that_exclude_each_other_are_a_dispute(answers: list[Answer], disputed: bool) -> None:
    assert is_dispute(finding("evt-nurse", "killed", *answers, status="contested"), TELLER) is disputed


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        pytest.param([said("nurse", 3, 3)], "according to a nurse", id="one voice"),
        pytest.param(
            [said("nurse", 3, 3), said("army", 3, 3)], "according to the Norlandic army and a nurse", id="agreed"
        ),
        pytest.param(
            [said("army", 9, 9, as_of=LATER), said("nurse", 3, 3, as_of=DAY)],
            "3 according to a nurse and 9 according to the Norlandic army (the newest, 12 June 2031)",
            id="oldest first",
        ),
        pytest.param(
            [said("nurse", 9, 9), said("nurse", 9, None)], "according to a nurse", id="at least 9 beside 9 of one voice"
        ),
        pytest.param(
            [said(who, n, n) for n, who in enumerate(["nurse", "army", "monitor", "war-monitor", "nurse"], 3)],
            "3 according to a nurse, 7 according to a nurse and 3 other figures",
            id="many",
        ),
    ],
)
def test_each_figure_has_its_source(answers: list[Answer], words: str) -> None:
    assert say_sources(finding("evt-nurse", "killed", *answers), TELLER) == words


def test_the_newest_figure_is_named_only_where_every_day_is_known() -> None:
    one, other = said("nurse", 3, 3, as_of=DAY), said("army", 9, 9, as_of=LATER)
    assert newest([one, other]) is other
    assert newest([one, said("army", 9, 9)]) is None
    assert newest([one, one]) is None


def toll_of(kind: str, *findings: tuple[str, int]) -> str:
    scene = told("x", kind=kind)
    counted = tuple(finding("evt-x", question, answer("", number, number, number)) for question, number in findings)
    return say_toll(scene[0], teller_of(scene, findings=counted)).text


@pytest.mark.parametrize(
    ("kind", "findings", "words"),
    [
        ("attack", [("killed", 9)], "9 people were reported killed in the attack in Marvik"),
        ("killing", [("killed", 9)], "9 people were reported killed in Marvik on"),
        ("attack", [("killed", 1)], "1 person was reported killed"),
        ("attack", [("killed: guards", 9)], "9 guards were reported killed"),
        ("attack", [("killed", 9), ("injured", 20)], ", and 20 people injured, according to one report (f.txt)."),
        ("abduction", [("killed", 1), ("detained: pupils", 80)], "80 pupils were reported abducted"),
        ("detention", [("detained: members", 80)], "80 people were reported detained"),
    ],
)
def test_a_toll_says_how_many_of_whom_and_where(kind: str, findings: list[tuple[str, int]], words: str) -> None:
    assert words in toll_of(kind, *findings)


def test_a_word_for_a_number_stands_in_its_sentence() -> None:
    scene = told("x", kind="attack")
    dozens = finding("evt-x", "killed", answer("dozens", 24, 24, 99))
    assert say_toll(scene[0], teller_of(scene, findings=(dozens,))).text.startswith(
        "“Dozens” of people were reported killed"
    )


def test_a_figure_that_no_passage_holds_is_reckoned_and_leads_nothing() -> None:
    scene = told("x", kind="attack")
    reckoned = finding("evt-x", "injured", answer("154", 154, 154, 154))
    dead = msgspec.structs.replace(finding("evt-x", "killed", answer("", 9, 9, 9)), id="fin-dead")
    assert say_sources(reckoned, teller_of(scene)) == "according to one report (f.txt, reckoned from the whole report)"
    assert "154" not in say_toll(scene[0], teller_of(scene, findings=(reckoned, dead))).text
    assert (harmed(scene[0], teller_of(scene, findings=(reckoned,))), deaths(scene[0], teller_of(scene))) == (0, 0)


def test_a_claim_without_a_speaker_is_its_report() -> None:
    lone = make_claim("clm-lone", "art-f", "Fighting went on near Marvik.")
    assert teller_of(told("x")).names.speakers([lone]) == "one report (f.txt)"


def test_figures_of_a_part_are_not_told_among_those_of_the_whole() -> None:
    scene = told("x", kind="disaster", actor_ids=())
    part = msgspec.structs.replace(answer("52", 52, 52, 52), relation="different-scope")
    both = finding("evt-x", "killed", answer("153", 153, 153, 153), part)
    text = say_toll(scene[0], teller_of(scene, findings=(both,))).text
    assert text.startswith("153 people were reported killed")
    assert "52" not in text
