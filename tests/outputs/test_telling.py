"""Sentences say what struck, who went whither, by when, and print a word for a number as the word."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from dateline.model.picture import Estimate, Holding, Published
from dateline.model.world import Actor
from dateline.outputs.brief import write_brief
from dateline.outputs.numbers import is_vague, range_of
from dateline.outputs.tolls import say_toll
from dateline.outputs.whereabouts import extent_of
from tests.outputs.factory import TEXTS, make_article, make_claim, make_event, make_picture, make_speaker
from tests.outputs.scenes import DAY, answer, brief_of, finding, teller_of, told


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param(
            {"rule": "retreat-to", "site": "the airport"}, "withdrew to the airport in Marvik on", id="whither"
        ),
        pytest.param({"rule": "withdraw-verb"}, "withdrew from Marvik on", id="whence"),
        pytest.param({"rule": "withdrawal-noun"}, "withdrew in Marvik on", id="not told which"),
        pytest.param({"rule": "retreat-to", "place_relation": "towards"}, "withdrew towards Marvik on", id="towards"),
    ],
)
def test_a_withdrawal_says_whence_or_whither_as_its_rule_knows(changes, words):
    assert words in brief_of(told("x", kind="withdrawal", actor_ids=("act-army",), **changes))


@pytest.mark.parametrize(("country", "words"), [("SE", "withdrew from Marvik on"), ("NO", "withdrew in Marvik on")])
def test_who_is_of_another_state_withdraws_from_a_place(country, words):
    event, claim = told("x", kind="withdrawal", actor_ids=("act-guests",), rule="withdrawal-noun")
    guests = Actor(id="act-guests", name="guest army", names=("guest army",), kind="state-forces", country=country)
    picture, texts = make_picture(events=(event,), claims=(claim,), actors=(guests,))
    assert words in " ".join(write_brief(picture, texts, width=400).split())


def test_who_left_a_town_for_its_outskirts_withdrew_from_it():
    event, gone = told("x", kind="withdrawal", actor_ids=("act-army",), rule="withdraw-verb")
    post = msgspec.structs.replace(gone, id="clm-y", rule="retreat-to", site="a post")
    event = msgspec.structs.replace(event, claim_ids=("clm-x", "clm-y"))
    assert "withdrew from Marvik on" in teller_of((event, gone), (event, post)).clause(event)


@pytest.mark.parametrize(
    ("actors", "words"),
    [
        pytest.param(("act-red",), "Red Column said that it captured Marvik", id="alone"),
        pytest.param(("act-red", "act-army"), "According to Red Column, it and ", id="with another"),
        pytest.param(("act-army",), "According to Red Column, the", id="another"),
    ],
)
def test_who_speaks_of_what_it_did_is_not_named_twice(actors, words):
    teller = teller_of(told("x", actor_ids=actors, level="C1", speaker=make_speaker("Red Column", None, "act-red")))
    teller.notes.cite_claim = lambda claim: 1
    assert words in teller.tell(teller.lookup.events["evt-x"]).text


def test_a_bomber_is_not_named_beside_the_group_that_sent_him():
    teller = teller_of(told("x", kind="bombing", actor_ids=("act-red", "unidentified-armed-group")))
    assert "unidentified" not in teller.clause(teller.lookup.events["evt-x"])


def test_what_befell_people_bound_for_a_town_was_on_the_way_to_it():
    assert "on the way to Marvik on" in brief_of(told("x", kind="accident", actor_ids=(), place_relation="towards"))
    assert "towards Marvik on" in brief_of(told("x", kind="advance", place_relation="towards"))


def test_a_disaster_is_called_what_its_reports_call_it():
    words = "The health ministry said up to 42 people died."
    assert "A disaster struck Marvik" in brief_of(told("x", words, "art-b", kind="disaster", actor_ids=()))
    hit = make_claim("clm-x", "art-b", words, event_id="evt-x", kind="disaster")
    struck = (make_event("evt-x", ("clm-x",), kind="disaster", actor_ids=()), msgspec.structs.replace(hit, quote=words))
    assert TEXTS["art-b"].count("flood") == 0
    assert "flood" not in brief_of(struck)


def test_a_day_only_bounded_by_its_report_is_by_that_day_and_none_at_all_is_left_out():
    bounded = {"earliest": None, "latest": DAY, "time_basis": "unknown"}
    assert "captured Marvik by 10 June 2031 (" in brief_of(told("x", **bounded))
    assert "captured Marvik (" in brief_of(told("x", **(bounded | {"latest": None})))


def test_a_killing_that_counts_only_the_injured_is_told_of_the_injured():
    hurt = finding("evt-x", "injured", answer("seven", 7, 7, 7))
    brief = brief_of(told("x", kind="killing", actor_ids=()), findings=(hurt,))
    assert "People were injured in Marvik" in brief
    assert "eople were killed" not in brief


def test_what_another_event_tells_by_the_same_words_is_told_once():
    fled = told("y", kind="displacement", actor_ids=())
    shadow = told("x", kind="killing", actor_ids=())
    counted = (
        finding("evt-x", "injured", answer("90", 90, 90, 90)),
        finding("evt-y", "displaced", answer("90", 90, 90, 90, "clm-y")),
    )
    brief = brief_of(fled, shadow, findings=counted)
    assert "People were displaced in Marvik" in brief
    assert "injured in Marvik" not in brief


def test_two_towns_of_one_passage_are_one_sentence():
    here, there = (
        told("x", kind="advance", actor_ids=("act-red",)),
        told("y", kind="advance", actor_ids=("act-red",), place_id="pla-olm"),
    )
    assert "Red Column advanced in Marvik and Olm on 10 June 2031 (" in brief_of(here, there)


@pytest.mark.parametrize(
    ("value", "low", "high", "vague"),
    [
        ("thousands of", 2000, 9999, True),
        ("several", 2, 9, True),
        ("at least four", 4, None, False),
        ("3 to 5", 3, 5, False),
        ("dozens", 24, 24, False),
    ],
)
def test_a_word_that_names_no_number_is_vague(value, low, high, vague):
    assert is_vague(answer(value, low, low, high)) is vague


def test_a_word_widens_no_range_that_a_number_opens_and_stands_alone_as_a_word():
    dozens, exact = answer("dozens", 24, 24, 99), answer("at least 31", 31, 31, None)
    assert (range_of([dozens, exact]).low, range_of([dozens, exact]).high) == (31, None)
    brief = brief_of(told("x", kind="attack"), findings=(finding("evt-x", "killed", dozens),))
    assert "killed “dozens” no figure no figure" in brief


def test_figures_stand_in_the_order_of_their_days_with_what_became_of_them():
    tolls = (
        answer("40", 40, 40, 40, as_of=date(2031, 6, 12)),
        answer("12", 12, 12, 12, as_of=DAY, relation="superseded"),
        answer("3", 3, 3, 3, as_of=date(2031, 6, 11), relation="different-scope"),
    )
    brief = brief_of(told("x", kind="attack"), findings=(finding("evt-x", "killed", *tolls, status="superseded"),))
    series = brief.partition("FIGURES OVER TIME")[2].partition("METHOD")[0]
    rows = ["10 June 2031 12", "11 June 2031 3", "12 June 2031 40"]
    assert [series.index(row) for row in rows] == sorted(series.index(row) for row in rows)
    assert "overtaken" in series
    assert "killed, revised 40 40 40" in brief, "neither the old figure nor that of a part is in the range"


def test_what_a_party_claims_of_its_enemys_dead_is_a_bound_above_and_leads_nothing():
    estimates = (
        Estimate(profile="strict", low=None, best=None, high=42),
        Estimate(profile="ucdp", low=42, best=42, high=42),
    )
    killed = msgspec.structs.replace(finding("evt-x", "killed: rebels", answer("", 42, 42, 42)), estimates=estimates)
    brief = brief_of(told("x", kind="clash", level="C3"), findings=(killed,))
    assert "rebels killed not known 42 not known claimed of its enemy: 42: one report (f.txt)" in brief
    assert "reported killed" not in brief
    exact = (Estimate(profile="strict", low=42, best=42, high=42),)
    own = brief_of(told("x", kind="clash", level="C3"), findings=(msgspec.structs.replace(killed, estimates=exact),))
    assert "rebels killed 42 42 42 one report (f.txt)" in own
    assert "42 rebels were reported killed in the clash in Marvik on 10 June 2031, according to one report" in own


def test_a_denied_figure_names_who_denies_it():
    denied = answer("30", 30, 30, 30, denied_by=("clm-n",))
    army = make_claim("clm-n", "art-a", "The army denied that Olm was lost.", kind="refusal", actor_ids=("act-army",))
    event, claim = told("x", kind="attack")
    picture, texts = make_picture(
        events=(event,), claims=(claim, army), holdings=(),
        findings=(finding("evt-x", "killed", denied, status="contested"),),
    )  # fmt: skip
    assert "denied by the Norlandic army" in " ".join(write_brief(picture, texts, width=400).split())


def test_a_site_is_held_apart_and_what_speaks_against_a_hold_is_cited():
    event, claim = told("x")
    against = make_claim("clm-n", "art-a", "The army denied that Olm was lost.", actor_ids=("act-army",))
    hold = Holding(
        id="hol-x", place_id="pla-marvik", holder_id="act-red", status="contested", basis="reported", earliest_start=None,
        latest_start=DAY, end=None, event_ids=("evt-x",), claim_ids=("clm-x",), exceptions=(), last_confirmed=DAY,
        site="airport", against=("clm-n",),
    )  # fmt: skip
    picture, texts = make_picture(events=(event,), claims=(claim, against), findings=(), holdings=(hold,))
    brief = " ".join(write_brief(picture, texts, width=400).split())
    assert "Marvik, the airport Red Column contested, against " in brief


def test_what_one_voice_alone_says_does_not_lead_where_more_is_known():
    lone, known = told("x", kind="coup", level="C1", origins=1), told("y", kind="attack", level="C3")
    brief = brief_of(lone, known)
    opening = brief[brief.index("BOTTOM LINE") : brief.index("STORY 1")]
    assert "attack" in opening
    assert "coup" not in opening
    alone = brief_of(lone)
    assert "coup" in alone[alone.index("BOTTOM LINE") : alone.index("STORY 1")]


def test_a_capsizing_involves_whom_it_hit_and_is_done_by_nobody():
    event, claim = told("x", kind="accident", actor_ids=("act-army",), target_ids=("act-red",))
    teller = teller_of((event, msgspec.structs.replace(claim, quote="A ferry capsized")))
    assert teller.clause(event) == "a capsizing involved Red Column in Marvik on 10 June 2031"
    plain = teller_of((event, claim))
    assert plain.clause(event).startswith("an accident involved the Norlandic army and Red Column")


@pytest.mark.parametrize(
    ("role", "words"),
    [
        pytest.param("two officials", "According to two officials, ", id="people"),
        pytest.param("police officer in the city", "According to a police officer in the city, ", id="an officer"),
        pytest.param("municipality", "According to the municipality, ", id="a local body"),
        pytest.param("army spokesman", "According to the Norlandic army, ", id="who speaks for it"),
        pytest.param("the army", "According to the Norlandic army, ", id="itself"),
    ],
)
def test_people_of_a_body_keep_the_role_their_report_gives_them(role, words):
    event, claim = told("x", kind="clash", actor_ids=(), level="C1", origins=1)
    claim = msgspec.structs.replace(claim, speaker=make_speaker(None, role, "act-army"))
    assert words in brief_of((event, claim))


def test_a_body_under_two_names_is_named_once():
    event, one = told("x", kind="clash", actor_ids=(), level="C1", origins=1)
    ministry = [make_speaker(None, role, "act-army") for role in ("Defence Ministry", "the ministry of defence")]
    both = [msgspec.structs.replace(one, id=f"clm-{n}", speaker=speaker) for n, speaker in enumerate(ministry)]
    names = teller_of((event, both[0]), (event, both[1])).names
    assert names.speakers(both) == "the defence Ministry"


def test_nobody_killed_is_told_as_nobody():
    event, claim = told("x", kind="disaster", actor_ids=())
    nought = finding("evt-x", "killed", answer("No one", 0, 0, 0))
    assert say_toll(event, teller_of((event, claim), findings=(nought,))).text.startswith("No one was reported killed")


def test_most_of_a_town_is_told_and_held_as_most():
    words = "Fighting went on near Marvik."
    event, claim = told("x", words, kind="capture", extent="part")
    assert "captured part of Marvik" in brief_of((event, claim))
    recalled = msgspec.structs.replace(claim, id="clm-y", tense="background", extent=None)
    assert extent_of([claim, recalled]) == "part"
    assert extent_of([msgspec.structs.replace(claim, quote="They took most of Marvik")]) == "most"
    held = Holding(
        id="h", place_id="plc-marvik", holder_id="act-red", status="contested", basis="reported", earliest_start=DAY, latest_start=DAY,
        end=None, event_ids=("evt-x",), claim_ids=("clm-x",), exceptions=(), last_confirmed=date(2031, 1, 1),
    )  # fmt: skip
    brief = brief_of((event, claim), holdings=(held,))
    assert "held in part" in brief
    assert "; end not known" in brief


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        pytest.param(
            "They will attack if troops leave their base.",
            "would carry out an attack if “troops leave their base”",
            id="if",
        ),
        pytest.param("They will attack unless talks begin, he said.", "unless “talks begin”", id="unless"),
        pytest.param("They will attack, even if it rains.", "would carry out an attack.", id="even if"),
    ],
)
def test_a_threat_keeps_its_condition(quote, words):
    event, claim = told("x", kind="attack", status="threatened", place_id=None, earliest=None, latest=None)
    teller = teller_of((event, msgspec.structs.replace(claim, quote=quote)))
    teller.notes.cite_claim = lambda claim: 1
    assert words in teller.tell_unreal(event, "threatened").text


def test_troops_that_never_left_are_not_told_as_a_withdrawal():
    event, claim = told("x", kind="withdrawal", status="negated", actor_ids=("act-army",))
    teller = teller_of((event, msgspec.structs.replace(claim, quote="The battalions never left Marvik")))
    assert "did not set out" in teller.clause(event, "negated")
    assert "did not withdraw" in teller_of((event, claim)).clause(event, "negated")


def test_who_is_said_to_have_attacked_is_not_told_to_have_shelled():
    event, shelled = told("x", kind="shelling")
    shelled = msgspec.structs.replace(shelled, actor_ids=())
    other = msgspec.structs.replace(shelled, id="clm-y", article_id="art-a", kind="attack", actor_ids=event.actor_ids)
    event = msgspec.structs.replace(event, claim_ids=("clm-x", "clm-y"))
    assert "carried out an attack" in teller_of((event, shelled), (event, other)).clause(event)
    assert teller_of((event, shelled), (event, other)).name_event(event).startswith("the attack")
    same = msgspec.structs.replace(other, article_id=shelled.article_id)
    assert "fired artillery" in teller_of((event, shelled), (event, same)).clause(event)
    assert teller_of((event, shelled), (event, same)).name_event(event).startswith("the shelling")


@pytest.mark.parametrize(
    ("published", "is_told"),
    [
        pytest.param({"earliest": DAY, "latest": DAY, "basis": "stated"}, True, id="a dated report"),
        pytest.param({"earliest": None, "latest": DAY, "basis": "inferred"}, False, id="open before"),
        pytest.param({"earliest": date(2027, 6, 10), "latest": DAY, "basis": "inferred"}, False, id="four years"),
    ],
)
def test_by_when_a_report_without_a_date_can_have_been_written_dates_nothing(published, is_told):
    event, claim = told("x", earliest=None, latest=DAY, time_basis="unknown", article_ids=("art-f",))
    article = make_article("art-f", published=Published(evidence=(), **published))
    picture, texts = make_picture(events=(event,), claims=(claim,), findings=(), holdings=())
    others = tuple(a for a in picture.articles if a.id != "art-f")
    brief = write_brief(msgspec.structs.replace(picture, articles=(*others, article)), texts)
    assert ("by 10 June 2031" in brief.partition("\nSOURCES\n")[0]) is is_told


def test_a_range_that_begins_with_one_is_of_many():
    event, claim = told("x", kind="attack")
    both = finding("evt-x", "killed", answer("1", 1, 1, 1), answer("9", 9, 9, 9), status="contested")
    text = say_toll(event, teller_of((event, claim), findings=(both,))).text
    assert text.startswith("1 to 9 people")
    assert "were reported killed" in text


@pytest.mark.parametrize("kind", ["protest", "riot"])
def test_civilians_who_came_to_harm_are_not_whom_a_crowd_was_against(kind):
    event, claim = told("x", kind=kind, actor_ids=(), target_ids=("civilians",))
    assert "against" not in teller_of((event, claim)).clause(event)


def test_an_outlet_in_capitals_is_the_outlet():
    picture, _ = make_picture()
    shouted = msgspec.structs.replace(
        picture.articles[0], id="art-z", outlet=(picture.articles[0].outlet or "").upper()
    )
    names = teller_of(told("x"), articles=(*picture.articles, shouted)).names
    assert names.report(shouted) == picture.articles[0].outlet


def test_one_toll_told_under_two_places_is_disputed_once():
    sides = (answer("", 3, 3, 3, "clm-x"), answer("", 9, 9, 9, "clm-z"))
    here, there = told("x", kind="disaster", actor_ids=()), told("y", kind="disaster", actor_ids=(), place_id="pla-olm")
    other = told("z", "The health ministry said up to 42 people died.", "art-b", kind="disaster", actor_ids=())
    counted = [finding(f"evt-{n}", "killed", *sides, status="contested") for n in "xy"]
    brief = brief_of(here, there, other, findings=tuple(counted))
    assert brief.count("Reports disagreed on how many were killed") == 1


def test_what_one_voice_calls_by_two_names_divides_nobody():
    taken = told("x", kind="capture")
    other = told("z", "Red Column fighters took Marvik", "art-a", kind="capture")
    for claim, is_told in (("clm-x", False), ("clm-z", True)):
        sides = (answer("act-red", None, None, None, "clm-x"), answer("act-army", None, None, None, claim))
        held = finding("evt-x", "control", *sides, status="contested")
        assert ("Reports disagreed on who held" in brief_of(taken, other, findings=(held,))) == is_told
