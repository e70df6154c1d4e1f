"""Where invented reports of other wars differ, the picture says how: by time, by scope, or by contradiction."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.picture import Finding, Picture
from dateline.outputs.brief import write_brief
from dateline.outputs.holdings import on_day
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article
from tests.picture.factory import picture_of

FRIDAY, SATURDAY, SUNDAY = date(2013, 3, 1), date(2013, 3, 2), date(2013, 3, 3)
Report = tuple[date, str]


@pytest.fixture
def picture(reader: RulesReader, gazetteer: Gazetteer):
    """Build the picture of some reports, each a day and a text."""

    def build(*reports: Report) -> tuple[Picture, dict[str, str]]:
        articles = [
            make_article(text, path=f"{n}.txt", outlet=f"Outlet {n}", published=on)
            for n, (on, text) in enumerate(reports)
        ]
        made = picture_of(reader, gazetteer, *articles)
        return made, {a.id: a.text for a in articles}

    return build


def asked(picture: Picture, question: str) -> list[Finding]:
    return [f for f in picture.findings if f.question == question]


def told(picture: Picture, texts: dict[str, str]) -> str:
    """Give the brief with its tables on one line a row."""
    return " ".join(write_brief(picture, texts, width=400).split())


def test_a_third_town_on_one_day_and_a_fifth_on_the_next_are_one_count(picture):
    made, _ = picture(
        (FRIDAY, "Seleka rebels captured Bambari on Friday. It is the third town that the rebels have taken since January."),
        (SUNDAY, "Seleka rebels captured Bria on Sunday. The rebels have now captured five towns."),
    )  # fmt: skip
    (found,) = asked(made, "taken: towns")
    assert [(a.best, a.relation) for a in found.answers] == [(5, "agrees"), (3, "superseded")]
    assert found.status == "superseded"
    assert [f for f in made.findings if f.status == "contested"] == []


def test_a_warlord_whose_men_went_to_two_towns_is_a_contradiction_though_two_events(picture):
    made, texts = picture(
        (SATURDAY, "Rebels captured Bambari on Saturday. Bambari is the stronghold of the warlord Ali Darassa, whose fighters retreated to Bria."),
        (SUNDAY, "Rebels captured Bambari on Saturday. Bambari is the stronghold of the warlord Ali Darassa, whose fighters retreated to Bangui."),
    )  # fmt: skip
    (found,) = asked(made, "whereto")
    assert found.status == "contested"
    assert [a.relation for a in found.answers] == ["agrees", "contradicts"]
    assert len({c.event_id for c in made.claims if c.kind == "withdrawal"}) == 2
    assert "Reports disagreed on where Ali Darassa went" in told(made, texts)


def test_the_army_still_at_the_airport_holds_it_apart_from_the_town(picture):
    made, texts = picture(
        (SATURDAY, "M23 rebels captured the city of Goma on Saturday. The army still holds the airport in Goma."),
        (SUNDAY, "M23 rebels took Goma on Saturday, a teacher said."),
    )
    held = {h.site: h for h in made.holdings}
    assert set(held) == {None, "airport"}
    assert held[None].exceptions == ("airport",)
    assert (held["airport"].holder_id, held["airport"].basis) == ("state:CD:military", "reported")
    assert "Goma, the airport" in told(made, texts)


def test_a_town_is_followed_through_capture_recapture_withdrawal_and_words_of_holding(picture):
    made, _ = picture(
        (SUNDAY, "M23 rebels captured Bunia on Saturday, residents said."),
        (date(2013, 3, 9), "The army retook Bunia on Friday, the mayor of Bunia said."),
        (date(2013, 3, 20), "The army withdrew from Bunia on Tuesday, residents said. M23 rebels now control Bunia."),
    )
    held = sorted(made.holdings, key=lambda h: h.earliest_start or date.min)
    assert [(h.holder_id, h.earliest_start, h.latest_start, h.end) for h in held] == [
        ("m23", SATURDAY, SATURDAY, date(2013, 3, 8)),
        ("state:CD:military", date(2013, 3, 8), date(2013, 3, 8), date(2013, 3, 19)),
        ("m23", date(2013, 3, 19), date(2013, 3, 20), None),
    ]
    days = {day: on_day(made, date(2013, 3, day)).holdings for day in (3, 10, 21)}
    assert {day: [h.holder_id for h in rows] for day, rows in days.items()} == {
        3: ["m23"],
        10: ["state:CD:military"],
        21: ["m23"],
    }


def test_a_ministry_that_says_it_fights_for_the_town_stands_against_its_takers(picture):
    made, texts = picture(
        (SATURDAY, "M23 rebels captured Goma on Saturday, the M23 said."),
        (SUNDAY, "The army is attacking M23 rebels in Goma, the army said on Sunday."),
    )
    (found,) = asked(made, "control")
    assert found.status == "contested"
    assert [(a.value, a.relation) for a in found.answers] == [
        ("m23", "agrees"),
        ("state:CD:military", "contradicts"),
    ]
    assert "Reports disagreed on who held Goma" in told(made, texts)


def test_inhabitants_are_nobody_killed(picture):
    made, _ = picture((SATURDAY, "M23 rebels captured Goma on Saturday. Goma has 670,000 inhabitants."))
    assert 670_000 not in {a.best for f in made.findings for a in f.answers}


def test_who_denies_a_figure_does_not_deny_the_strike(picture):
    made, texts = picture(
        (SATURDAY, "At least 30 people were killed when an airstrike hit a market in Gao on Friday, residents said."),
        (SUNDAY, "The army denied that 30 people were killed in the airstrike in Gao on Friday."),
    )
    assert {e.status for e in made.events} == {"occurred"}
    (found,) = asked(made, "killed")
    assert [(a.best, len(a.denied_by)) for a in found.answers] == [(30, 1)]
    assert "denied by the military of Mali" in told(made, texts)


def test_who_calls_a_toll_too_low_denies_it(picture):
    made, texts = picture(
        (SATURDAY, "A flood struck Gao on Friday. The flood killed 30 people, the mayor of Gao said."),
        (SUNDAY, "The flood struck Gao on Friday. The toll of 30 is far too low, a nurse in Gao said, putting the number of dead at 90."),
    )  # fmt: skip
    (found,) = asked(made, "killed")
    assert {(a.best, a.origins, len(a.denied_by)) for a in found.answers} == {(30, 1, 1), (90, 1, 0)}
    assert "DISPUTED" in told(made, texts)


def test_one_report_is_one_origin_of_a_happening_whoever_counts_what_came_of_it(picture):
    flood = "A flood struck Gao on Friday, killing 30 people."
    alone, _ = picture((SATURDAY, f"{flood}\n\nAbout 4,000 people were moved to shelters, the relief office said."))
    assert [(e.level, e.origins) for e in alone.events] == [("C1", 1)]
    both, _ = picture((SATURDAY, flood), (SUNDAY, "Gao was flooded on Friday, the defence ministry said."))
    assert [e.origins for e in both.events] == [2]


def test_a_governor_who_speaks_of_his_governments_troops_is_one_party_speaking(picture):
    made, _ = picture(
        (SUNDAY, "Army re-enters Gao, official says\n\nMalian soldiers backed by fighters of Africa Corps re-entered Gao on Saturday, the governor of Gao, Idrissa Bello, said."),
    )  # fmt: skip
    assert [(e.level, e.origins, e.actor_ids) for e in made.events if e.kind == "recapture"] == [
        ("C1p", 1, ("state:ML:military",))
    ]


def test_one_sentence_in_many_papers_is_one_origin(picture):
    sentence = (
        "Gunmen on motorcycles attacked the market in Gao on Friday morning, killing nine traders, a resident said."
    )
    made, texts = picture(*[(SATURDAY, f"{sentence} {more}") for more in ("", "Shops were shut.", "It rained.")])
    assert [(e.level, e.origins) for e in made.events] == [("C2", 1)]
    assert "which had them first is not known" in told(made, texts)


def test_a_toll_that_rises_is_kept_day_by_day(picture):
    made, texts = picture(
        (FRIDAY, "At least 12 people were killed when a flood struck Gao on Friday, the mayor of Gao said."),
        (SUNDAY, "The flood that struck Gao on Friday killed 40 people, the mayor of Gao said."),
    )
    brief = told(made, texts)
    series = brief.partition("FIGURES OVER TIME")[2]
    assert series.index("1 March 2013 at least 12") < series.index("3 March 2013 40")
    assert "A flood struck Gao" in brief
    assert "A disaster" not in brief


def test_a_word_for_a_number_stays_a_word(picture):
    made, texts = picture((SATURDAY, "Thousands of people fled Goma on Saturday, the mayor of Goma said."))
    brief = told(made, texts)
    people = brief.partition("PEOPLE People")[2].partition("SOURCES")[0]
    assert "“thousands” no figure no figure" in people
    assert not any(number in people for number in ("2,000", "9,999"))


def test_weeks_told_vaguely_are_told_in_the_reports_words(picture):
    made, texts = picture((SUNDAY, "In recent weeks M23 rebels have attacked Goma."))
    assert "“recent weeks” before 3 March 2013" in told(made, texts)


def test_a_demand_for_a_later_year_is_no_event_of_that_year(picture):
    made, _ = picture((SUNDAY, "The African Union demanded elections in Bangui by July 2014."))
    assert all(e.latest is None or e.latest <= SUNDAY for e in made.events)


def standing(picture: Picture, question: str) -> tuple[str, list[tuple[int | None, str]], list[tuple[int | None, ...]]]:
    """Give how a figure stands, its answers, and low, best and high under the strict and the ucdp profile."""
    (found,) = asked(picture, question)
    answers = [(a.best, a.relation) for a in found.answers]
    return found.status, answers, [(e.low, e.best, e.high) for e in found.estimates]


def test_a_flood_whose_toll_rises_for_days_is_as_high_as_the_last_report_says(picture):
    made, _ = picture(
        (FRIDAY, "At least 12 people were killed when the Jhelum river flooded the city of Srinagar on Thursday, officials said."),
        (SATURDAY, "The death toll from the floods in Srinagar has risen to 31, the state government said on Saturday."),
        (date(2013, 3, 4), "Floods in Srinagar have killed 54 people, the disaster management authority said on Monday. Another 20 are missing."),
    )  # fmt: skip
    status, answers, estimates = standing(made, "killed")
    assert (status, answers[0]) == ("superseded", (54, "agrees"))
    assert {relation for _, relation in answers[1:]} == {"superseded"}
    assert estimates == [(54, 54, 54), (54, 54, 54)]


def test_a_landslide_has_more_dead_and_fewer_missing_on_the_third_day(picture):
    made, _ = picture(
        (FRIDAY, "A landslide buried houses in the village of Malin on Thursday, killing 17 people. About 150 people are missing, rescuers said."),
        (SUNDAY, "The number of dead in the landslide in Malin rose to 82, rescuers said on Sunday. Some 80 people are still missing."),
    )  # fmt: skip
    assert standing(made, "killed")[1] == [(82, "agrees"), (17, "superseded")]
    assert standing(made, "missing")[1] == [(80, "agrees"), (150, "superseded")]


def test_two_offices_that_count_a_quake_apart_on_one_day_contradict_each_other(picture):
    made, _ = picture(
        (FRIDAY, "A magnitude 6.1 earthquake struck the town of Ludian on Thursday, killing 150 people, the civil affairs ministry said."),
        (FRIDAY, "An earthquake that struck Ludian on Thursday killed 175 people, the provincial health department said."),
    )  # fmt: skip
    status, _, estimates = standing(made, "killed")
    assert status == "contested"
    assert {(low, high) for low, _, high in estimates} == {(150, 175)}


def test_dozens_and_a_number_of_dead_agree_and_the_number_is_best(picture):
    made, _ = picture(
        (FRIDAY, "Dozens of people were killed when a ferry sank off the island of Mahé on Thursday."),
        (
            SATURDAY,
            "A ferry sank off Mahé on Thursday; 64 people were killed and 30 are missing, the coast guard said.",
        ),
    )
    status, answers, estimates = standing(made, "killed")
    assert (status, answers) == ("corroborated", [(64, "agrees"), (24, "refines")])
    assert {best for _, best, _ in estimates} == {64}


def test_killed_or_wounded_is_neither_killed_nor_wounded(picture):
    made, _ = picture(
        (FRIDAY, "A bomb at a bus station in Kano on Thursday killed or wounded at least 50 people, the police said."),
        (SATURDAY, "The bomb at a bus station in Kano on Thursday killed 22 people and wounded 31, the hospital said."),
    )
    assert standing(made, "killed")[:2] == ("single", [(22, "agrees")])
    assert standing(made, "injured")[:2] == ("single", [(31, "agrees")])


def test_shells_that_left_sixty_dead_or_wounded_are_told_with_that_number(picture):
    made, texts = picture((FRIDAY, "Shelling in Aleppo on Thursday left 60 people dead or wounded, activists said."))
    assert asked(made, "killed") == []
    assert standing(made, "casualties")[1] == [(60, "agrees")]
    assert "killed or hurt 60" in told(made, texts)


def test_families_and_people_driven_out_are_counted_apart(picture):
    made, _ = picture(
        (FRIDAY, "Floods in Bor on Thursday displaced 2,000 families, the mayor said."),
        (SATURDAY, "Flooding in Bor on Thursday displaced about 12,000 people, the United Nations said."),
    )
    assert standing(made, "displaced")[1] == [(12_000, "agrees")]
    assert standing(made, "displaced: families")[1] == [(2_000, "agrees")]


def test_a_fighter_sides_count_of_its_enemys_dead_only_raises_high(picture):
    made, _ = picture(
        (FRIDAY, "The army killed 40 Boko Haram fighters in a battle at Konduga on Thursday, the army said.")
    )
    assert standing(made, "killed: militants")[2] == [(None, None, 40), (40, 40, 40)]


def test_one_blast_told_as_a_strike_and_as_rockets_is_one_event_with_both_tellings(picture):
    made, texts = picture(
        (SATURDAY, "An air strike by the army killed 12 people at a market in Gao on Friday, residents of Gao said."),
        (SATURDAY, "Rebels fired rockets at the bazaar in Gao on Friday, killing 12 people, an army spokesman said."),
        (SUNDAY, "An explosion at the market in Gao on Friday killed 12 people, a doctor in Gao said."),
    )
    (event,) = [e for e in made.events if e.kind in {"airstrike", "shelling", "bombing", "attack", "killing"}]
    assert len(event.article_ids) == 3
    (how,) = asked(made, "means")
    assert how.status == "contested"
    assert {a.value for a in how.answers} >= {"airstrike", "shelling"}
    assert "Reports disagreed on the means" in told(made, texts)


def test_two_blasts_of_one_day_told_by_one_report_are_two_events(picture):
    made, _ = picture(
        (SATURDAY, "A bomb killed 8 people at a market in Gao on Friday. Another bomb killed 5 people at a mosque in Gao on Friday."),
    )  # fmt: skip
    assert sorted(a.best for f in asked(made, "killed") for a in f.answers) == [5, 8]
    assert len({f.event_id for f in asked(made, "killed")}) == 2


def test_an_assault_its_bombs_its_fight_and_its_dead_are_one_event(picture):
    made, _ = picture(
        (SATURDAY, "Rebels attacked an army base in Gao on Friday. They set off a car bomb at the gate in Gao on Friday. Fourteen people were killed, a doctor said."),
        (SUNDAY, "At least 14 people were killed in the attack on the base in Gao, a nurse said."),
    )  # fmt: skip
    (event,) = made.events
    assert event.kind in {"attack", "bombing"}
    (killed,) = asked(made, "killed")
    assert killed.answers[0].best == 14
