"""The bottom line leads with the act of most weight, then the toll, the dispute, and what an analyst would ask."""

from __future__ import annotations

from datetime import date

from tests.outputs.factory import make_speaker
from tests.outputs.scenes import answer, brief_of, finding, section_of, told

SURE = {"level": "C3", "origins": 2}
CLAIMED = {"level": "C1p", "origins": 1, "status": "claimed"}


def opening(*scenes, findings=()) -> str:
    return section_of(brief_of(*scenes, findings=findings), "BOTTOM LINE")


def test_the_act_leads_and_the_toll_tells_of_those_it_harmed() -> None:
    act = told("x", kind="attack", actor_ids=("act-red",), **SURE)
    harm = told("y", kind="killing", actor_ids=(), level="C3", origins=4)
    line = opening(act, harm, findings=(finding("evt-y", "killed", answer("", 40, 40, 40, "clm-y")),))
    assert line.startswith("- Red Column carried out an attack in Marvik on 10 June 2031 (C3, 2 origins in 1 report).")
    assert "- 40 people were reported killed in Marvik on 10 June 2031, according to one report (f.txt)." in line
    assert "killed in Marvik on 10 June 2031 (C3" not in line


def test_a_small_toll_elsewhere_leads_nothing() -> None:
    act = told("x", kind="capture", actor_ids=("act-red",), **SURE)
    shot = told("y", kind="attack", actor_ids=(), place_id="pla-olm", **SURE)
    line = opening(act, shot, findings=(finding("evt-y", "killed", answer("", 2, 2, 2, "clm-y")),))
    assert "captured Marvik" in line
    assert "2 people" not in line


def test_the_lead_is_not_told_again_under_another_name() -> None:
    strike = told("x", kind="airstrike", actor_ids=("act-army",), **SURE)
    blast = told("y", kind="bombing", actor_ids=(), **SURE)
    line = opening(strike, blast)
    assert line.startswith("- The Norlandic army carried out an airstrike")
    assert "bomb" not in line


def test_a_claim_that_the_town_changed_hands_again_stands_as_what_is_contested() -> None:
    taken = told("x", kind="capture", actor_ids=("act-red",), **SURE)
    army = make_speaker(None, None, "act-army")
    back = told("y", kind="recapture", actor_ids=("act-army",), speaker=army, latest=date(2031, 6, 11), **CLAIMED)
    assert "- The Norlandic army said that it retook Marvik between 10 and 11 June 2031 (C1p, 1 origin)." in opening(
        taken, back
    )


def test_a_lead_of_which_nobody_says_who_did_it_asks_so() -> None:
    line = opening(told("x", kind="bombing", actor_ids=(), **SURE))
    assert "No report read here says who carried out the bombing in Marvik on 10 June 2031." in line


def test_a_part_leads_where_it_weighs_more_than_its_whole() -> None:
    march = told("x", kind="protest", actor_ids=("act-red",), **SURE)
    shooting = told("y", kind="attack", actor_ids=("act-army",), part_of="evt-x", level="C2", origins=1)
    dead = finding("evt-y", "killed", answer("", 9, 9, 9, "clm-y"))
    assert opening(march, shooting, findings=(dead,)).startswith(
        "- According to one report (f.txt), the Norlandic army"
    )


def test_what_was_years_before_its_story_leads_nothing_and_is_background() -> None:
    old = told("x", kind="coup", actor_ids=("act-red",), earliest=date(2019, 1, 5), latest=date(2019, 1, 5), **SURE)
    new = told("y", kind="attack", actor_ids=("act-army",), **SURE)
    brief = brief_of(old, new)
    assert "coup" not in section_of(brief, "BOTTOM LINE")
    assert "Red Column carried out a coup" in brief[brief.index("BACKGROUND (TOLD OF OTHER TIMES)") :]


def test_places_taken_years_apart_are_two_sentences() -> None:
    now = told("x", kind="capture", actor_ids=("act-red",), **SURE)
    old = told(
        "y",
        kind="capture",
        actor_ids=("act-red",),
        place_id="pla-olm",
        earliest=date(2031, 4, 20),
        latest=date(2031, 4, 20),
        **SURE,
    )
    assert "Olm and Marvik" not in opening(now, old)


def test_what_was_taken_back_leads_before_its_taking() -> None:
    taken = told("x", kind="capture", actor_ids=("act-red",), level="C1", origins=1)
    day = date(2031, 6, 12)
    back = told("y", kind="recapture", actor_ids=("act-army",), earliest=day, latest=day, level="C1", origins=1)
    line = opening(taken, back)
    assert line.startswith("- ")
    assert line.index("retook Marvik on 12 June") < line.index("captured Marvik on 10 June")


def test_one_voice_that_says_a_town_was_taken_back_does_not_lead_before_a_sure_capture() -> None:
    taken = told("x", kind="capture", actor_ids=("act-red",), **SURE)
    day = date(2031, 6, 12)
    back = told("y", kind="recapture", actor_ids=("act-army",), earliest=day, latest=day, **CLAIMED)
    line = opening(taken, back)
    assert line.index("captured Marvik on 10 June") < line.index("retook Marvik on 12 June")


def test_one_voices_word_of_many_dead_goes_before_slight_things_that_are_sure() -> None:
    aid = told("x", kind="aid", actor_ids=("act-red",), **SURE)
    quake = told("y", kind="disaster", actor_ids=(), level="C1", origins=1)
    dead = finding("evt-y", "killed", answer("", 450, 450, 450, "clm-y"))
    assert opening(aid, quake, findings=(dead,)).startswith("- According to one report (f.txt), a disaster struck")
    assert opening(aid, quake).startswith("- Red Column gave aid")
    taken = told("x", kind="capture", actor_ids=("act-red",), **SURE)
    assert opening(taken, quake, findings=(dead,)).startswith("- Red Column captured Marvik")


def test_the_lead_is_not_told_again_as_what_is_contested() -> None:
    taken = told("x", kind="capture", actor_ids=("act-red",), **SURE)
    again = told("y", kind="capture", actor_ids=("act-red",), latest=date(2031, 6, 12), **CLAIMED)
    assert opening(taken, again).count("captured Marvik") == 1
