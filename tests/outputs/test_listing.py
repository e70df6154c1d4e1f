"""Claims stand under their voice, parts under their whole, and what has no room is counted."""

from __future__ import annotations

import msgspec

from dateline.outputs.happenings import MOST_CLAIMED
from dateline.outputs.listing import MOST_PARTS
from tests.outputs.factory import make_speaker
from tests.outputs.scenes import brief_of, section_of, told

NURSE = make_speaker(None, "a nurse")
ALONE = {"level": "C1", "origins": 1}


def test_what_one_voice_alone_says_stands_under_that_voice() -> None:
    attack = told("x", kind="attack", actor_ids=("act-red",), speaker=NURSE, **ALONE)
    fight = told("y", kind="clash", actor_ids=(), place_id="pla-olm", speaker=NURSE, **ALONE)
    other = told("z", kind="looting", actor_ids=("act-army",), **ALONE)
    claimed = section_of(brief_of(attack, fight, other), "CLAIMED, NOT CONFIRMED")
    assert claimed.index("- According to a nurse: - Red Column carried out an attack") < claimed.index(
        "- Fighting took"
    )
    assert "- According to one report (f.txt), the Norlandic army looted or stole property" in claimed
    assert claimed.count("a nurse") == 1


def test_a_report_that_tells_what_it_quotes_a_voice_for_is_no_second_voice() -> None:
    event, quoted = told("x", kind="attack", speaker=make_speaker("Ana Brandt", "spokeswoman"), **ALONE)
    own = msgspec.structs.replace(quoted, id="clm-own", speaker=None)
    both = msgspec.structs.replace(event, claim_ids=(quoted.id, own.id))
    claimed = section_of(brief_of((both, quoted), (both, own)), "CLAIMED, NOT CONFIRMED")
    assert "According to Ana Brandt (spokeswoman), " in claimed


def test_a_part_stands_under_its_whole_and_not_beside_it() -> None:
    whole = told("x", kind="capture", actor_ids=("act-red",))
    part = told("y", kind="attack", actor_ids=("act-red",), part_of="evt-x", **ALONE)
    brief = brief_of(whole, part)
    established = section_of(brief, "ESTABLISHED")
    assert "- Within it, according to one report (f.txt), Red Column carried out an attack" in established
    assert "CLAIMED, NOT CONFIRMED" not in brief


def test_a_part_of_a_part_stands_under_the_whole() -> None:
    whole = told("x", kind="siege", actor_ids=("act-red",))
    part = told("y", kind="clash", actor_ids=("act-red",), part_of="evt-x", **ALONE)
    smaller = told("z", kind="attack", actor_ids=("act-red",), part_of="evt-y", **ALONE)
    assert section_of(brief_of(whole, part, smaller), "ESTABLISHED").count("Within it") == 2


def test_of_many_parts_the_first_are_told_and_the_others_counted() -> None:
    whole = told("x", kind="capture", actor_ids=("act-red",))
    parts = [
        told(
            f"y{n}",
            kind="attack",
            actor_ids=(),
            part_of="evt-x",
            speaker=make_speaker(None, f"a nurse of ward {n + 1}"),
            **ALONE,
        )
        for n in range(MOST_PARTS + 2)
    ]
    brief = brief_of(whole, *parts)
    assert section_of(brief, "ESTABLISHED").count("Within it") == MOST_PARTS
    assert "2 further claims of less weight are not told here" in brief


def test_what_has_no_room_is_counted() -> None:
    many = [
        told(f"x{number}", kind="attack", speaker=make_speaker(None, f"a nurse of ward {chr(65 + number)}"), **ALONE)
        for number in range(MOST_CLAIMED + 3)
    ]
    claimed = section_of(brief_of(*many), "CLAIMED, NOT CONFIRMED")
    assert claimed.count("According to a nurse") == MOST_CLAIMED
    assert "3 further claims of less weight are not told here; dateline show events lists every one." in claimed


def test_what_says_little_is_counted_and_not_told() -> None:
    nothing = told("x", kind="destruction", actor_ids=(), place_id=None, **ALONE)
    fight = told("y", kind="clash", actor_ids=(), **ALONE)
    claimed = section_of(brief_of(nothing, fight), "CLAIMED, NOT CONFIRMED")
    assert "destroyed" not in claimed
    assert "One further claim of less weight is not told here" in claimed


def test_one_passage_makes_one_statement() -> None:
    words = {"actor_ids": ("act-red",), "target_ids": ("act-army",)}
    threat, demand = told("x", kind="threat", **words), told("y", kind="demand", **words)
    said = section_of(brief_of(threat, demand, told("z")), "STATEMENTS OF THE PARTIES")
    assert said.count("Red Column (") == 1
    assert "Red Column (threat, on 10 June 2031): “Fighting went on near Marvik”." in said
