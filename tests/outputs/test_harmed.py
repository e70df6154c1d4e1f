"""The table of people: rows of one happening together, the total first, nothing counted twice."""

from __future__ import annotations

import msgspec

from dateline.model.picture import Finding
from dateline.outputs.harmed import harmed
from dateline.outputs.sentences import Teller
from tests.outputs.factory import make_claim
from tests.outputs.scenes import answer, finding, teller_of, told

ATTACK = told("x", kind="attack")
HEADING = "Attack in Marvik on 10 June 2031:"


def rows(teller: Teller) -> list[list[str]]:
    section = harmed(teller.lookup.picture.events, teller)
    return [[cell.text for cell in row] for table in section.tables for row in table.rows]


def people(*scenes, findings: tuple[Finding, ...]) -> list[str]:
    return [row[0] for row in rows(teller_of(*scenes, findings=findings))]


def counted(event_id: str, question: str, number: int, claim: str = "clm-x") -> Finding:
    found = finding(event_id, question, answer("", number, number, number, claim))
    return msgspec.structs.replace(found, id=f"fin-{event_id}-{question}")


def test_the_total_stands_before_its_parts_and_the_dead_before_the_injured() -> None:
    found = (counted("evt-x", "injured", 5), counted("evt-x", "killed: guards", 2), counted("evt-x", "killed", 9))
    assert people(ATTACK, findings=found) == [HEADING, "killed", "guards killed", "injured"]


def test_spellings_of_one_group_are_one_row() -> None:
    found = (counted("evt-x", "killed: Pilot", 1), counted("evt-x", "killed: pilots", 1))
    assert people(ATTACK, findings=found) == [HEADING, "Pilot killed"]


def test_what_the_same_words_count_of_two_happenings_is_shown_of_the_weightier() -> None:
    found = (counted("evt-x", "killed", 9), counted("evt-y", "killed", 9, "clm-y"))
    assert people(ATTACK, told("y", kind="clash"), findings=found) == [HEADING, "killed"]


def test_the_same_figure_in_other_words_is_another_count() -> None:
    clash = told("y", "The army denied that Olm was lost.", "art-a", kind="clash")
    found = (counted("evt-x", "killed", 9), counted("evt-y", "killed", 9, "clm-y"))
    assert len(people(ATTACK, clash, findings=found)) == 4


def test_of_an_abduction_people_are_abducted() -> None:
    found = (counted("evt-x", "detained: pupils", 80),)
    assert people(told("x", kind="abduction"), findings=found)[1] == "pupils abducted"


def test_the_source_stands_alone_beside_one_figure_and_with_each_of_several() -> None:
    courier = make_claim("clm-n", "art-a", "The army denied that Olm was lost.")
    two = finding("evt-x", "killed", answer("", 3, 3, 3), answer("", 9, 9, 9, "clm-n"))
    several = rows(teller_of(ATTACK, (ATTACK[0], courier), findings=(two,)))
    assert several[1][-1] == "3: one report (f.txt); 9: Northern Courier"
    alone = rows(teller_of(ATTACK, findings=(counted("evt-x", "killed", 3),)))
    assert alone[1][-1] == "one report (f.txt)"
