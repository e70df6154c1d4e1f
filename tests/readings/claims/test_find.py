"""From a text to its claims: attribution, what is taken up again, and the shape of what comes out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.reading import Claim, Reading
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article
from tests.counting import count_calls


def read(reader: RulesReader, text: str) -> Reading:
    return reader.read(make_article(text))


def of_kind(reading: Reading, kind: str) -> list[Claim]:
    return [c for c in reading.claims if c.kind == kind]


def speaker(reading: Reading, claim: Claim) -> str | None:
    said = next((a for a in reading.attributions if a.id == claim.attribution), None)
    return said.speaker.quote if said and said.speaker else None


def quotes(reading: Reading, ids: tuple[str, ...]) -> list[str]:
    words = {m.id: m.quote for m in reading.mentions}
    return [words[i] for i in ids]


def test_every_claim_leads_to_its_words(reader: RulesReader):
    text = "Gunmen killed two farmers near Jos on Monday, police said.\nRebels denied responsibility."
    reading = read(reader, text)
    assert len(reading.claims) >= 2
    for claim in reading.claims:
        assert text[claim.start : claim.end] == claim.quote
        assert text[claim.trigger.start : claim.trigger.end] == claim.trigger.quote
        assert claim.start <= claim.trigger.start <= claim.trigger.end <= claim.end


def test_every_id_of_a_claim_is_in_its_reading(reader: RulesReader):
    reading = read(reader, "Students and ferry crews protested in Piraeus on Monday; police arrested 14 people there.")
    known = {m.id for m in reading.mentions} | {t.id for t in reading.times} | {q.id for q in reading.quantities}
    used = {i for c in reading.claims for i in (*c.actors, *c.targets, *c.times, *c.quantities)}
    used |= {i for c in reading.claims for i in (c.place, c.site) if i}
    assert used <= known


def test_a_claim_has_the_speaker_it_stands_under(reader: RulesReader):
    reading = read(reader, "Gunmen killed two farmers near Jos, a police spokesman said.")
    claim = of_kind(reading, "killing")[0]
    assert claim.certainty == "reported"


def test_the_reporter_of_an_act_is_not_its_doer(reader: RulesReader):
    reading = read(reader, "The army said rebels captured Sake.")
    assert all("army" not in q for c in of_kind(reading, "capture") for q in quotes(reading, c.actors))


OWNED = {
    "behind it": "Boko Haram said it was behind the attack.",
    "responsibility": "Boko Haram claimed responsibility for the attack.",
    "claimed": "Boko Haram claimed the attack.",
}


@pytest.mark.parametrize("owning", OWNED.values(), ids=OWNED)
def test_who_owns_to_an_act_told_before_is_its_doer(owning: str, reader: RulesReader):
    reading = read(reader, f"A bomb exploded at a market in Kano on Monday. {owning}")
    again = [c for c in reading.claims if c.takes_up is not None]
    assert any("Boko Haram" in q for c in again for q in quotes(reading, c.actors)), reading.claims


def test_the_attack_is_called_what_the_act_before_it_was(reader: RulesReader):
    reading = read(reader, "A bomb exploded at a market in Kano on Monday. The attack drew a crowd.")
    assert {c.kind for c in reading.claims} == {"bombing"}
    assert [c.takes_up for c in reading.claims].count(None) == 1


DENIED = {
    "responsibility": ("The rebels denied responsibility.", True),
    "any part": ("The rebels denied any part in it.", True),
    "having done it": ("The rebels denied having fired.", True),
    "a claim": ("The rebels rejected the claim.", False),
}


@pytest.mark.parametrize(("denial", "own"), DENIED.values(), ids=DENIED)
def test_a_denial_is_told_of_the_act_told_before(denial: str, own: bool, reader: RulesReader):
    reading = read(reader, f"Shells hit a market in Sumy on Monday. {denial}")
    denied = [c for c in reading.claims if c.polarity == "negative"]
    assert [(c.kind, c.certainty) for c in denied] == [("shelling", "doubted")]
    assert denied[0].takes_up == of_kind(reading, "shelling")[0].id
    assert any("rebels" in q for q in quotes(reading, denied[0].actors)) == own


DENIED_ELSE = {
    "a flight": "The general denied that he had fled to the embassy.",
    "support": "Chad denies supporting the rebels.",
}


@pytest.mark.parametrize("denial", DENIED_ELSE.values(), ids=DENIED_ELSE)
def test_a_denial_of_something_else_leaves_the_act_told_before_alone(denial: str, reader: RulesReader):
    reading = read(reader, f"Shells hit a market in Sumy on Monday. {denial}")
    assert {c.polarity for c in of_kind(reading, "shelling")} == {"positive"}


def test_a_denial_with_nothing_told_before_is_only_a_refusal(reader: RulesReader):
    assert {c.kind for c in read(reader, "The rebels denied responsibility.").claims} == {"refusal"}


NOT_EVENTS = {
    "planned": ("Kenya plans to send 1,000 police officers to Haiti.", "deployment", "planned"),
    "threatened": ("The militia threatened to attack the city of Kampala.", "attack", "threatened"),
    "undertaken": ("The rebels promised not to attack the city of Kampala.", "attack", "undertaken-not-to"),
    "hypothetical": ("Rebels may attack the city of Kampala.", "attack", "hypothetical"),
    "under way": ("The town of Gao is being retaken by the army.", "recapture", "planned"),
}


@pytest.mark.parametrize(("text", "kind", "tense"), NOT_EVENTS.values(), ids=NOT_EVENTS)
def test_what_has_not_happened_says_so(text: str, kind: str, tense: str, reader: RulesReader):
    assert {c.tense for c in of_kind(read(reader, text), kind)} == {tense}


def test_who_is_holding_a_place_has_it(reader: RulesReader):
    assert {c.tense for c in of_kind(read(reader, "The army is holding the town of Gao."), "capture")} == {"current"}


def test_a_quoted_act_is_told_before_the_denial_that_follows_it(reader: RulesReader):
    text = '"Our fighters shelled the port of Sumy," the rebels said on Monday. The army denied the claim.'
    denied = [c for c in read(reader, text).claims if c.polarity == "negative"]
    assert [c.kind for c in denied] == ["shelling"]


def test_a_denied_toll_does_not_deny_the_blast(reader: RulesReader):
    reading = read(reader, "The ministry denied that 30 people had died in the blast in Bunia on Monday.")
    polarities = {c.kind: c.polarity for c in reading.claims if c.kind != "refusal"}
    assert polarities == {"killing": "negative", "bombing": "positive"}


def test_who_says_so_is_found_around_what_is_only_known(reader: RulesReader):
    reading = read(reader, "Nine people are known to have died in a quake in Bunia, the mayor said.")
    said = {a.id: a.speaker.quote for a in reading.attributions if a.speaker is not None}
    assert [said.get(c.attribution or "") for c in reading.claims] == ["the mayor"]


def test_the_same_text_gives_the_same_claims(reader: RulesReader):
    text = "Gunmen killed two farmers near Jos on Monday. The army shelled Malakal."
    assert read(reader, text).claims == read(reader, text).claims


def test_no_claim_is_told_twice(reader: RulesReader):
    text = "Gunmen killed two farmers near Jos on Monday.\n" * 3
    ids = [c.id for c in read(reader, text).claims]
    assert len(ids) == len(set(ids)) == 3


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("\"“”‘’'(), .\x00\x1fkilled attack in Goma 9 said The\n"), max_size=120))
def test_no_text_makes_the_reader_fail(text: str):
    reader = _reader()
    for claim in reader.read(make_article(text)).claims:
        assert text[claim.start : claim.end] == claim.quote


def _reader() -> RulesReader:
    from dateline.gazetteer.lookup import Gazetteer
    from dateline.readings.by_rules import build

    if not _BUILT:
        _BUILT.append(build(Gazetteer.open()))
    return _BUILT[0]


_BUILT: list[RulesReader] = []


def test_a_text_four_times_as_long_takes_little_more_than_four_times_the_work(reader: RulesReader):
    sentence = '"We saw rebels attack the base near Goma on Monday," a farmer told the paper. Two people were killed.\n'
    read(reader, sentence)
    short, long = (count_calls(lambda n=n: read(reader, sentence * n)) for n in (20, 80))
    assert long < 6 * short


def told(reading: Reading) -> set[tuple[str, str | None]]:
    names = {m.id: m.quote for m in reading.mentions}
    return {(c.kind, names.get(c.place or "")) for c in reading.claims}


WHEREABOUTS = {
    "so far from": ("Rebels took the town of Sake, about 25 kilometres west of Goma, after days of fighting.", "Sake"),
    "alone": ("Fighting went on 25 kilometres west of Goma.", "Goma"),
}


@pytest.mark.parametrize(("text", "place"), WHEREABOUTS.values(), ids=WHEREABOUTS)
def test_a_place_that_says_where_another_lies_is_no_place_of_the_act(text: str, place: str, reader: RulesReader):
    assert {p for kind, p in told(read(reader, text)) if kind == "clash"} == {place}


THOSE_OF_A_TOWN = {
    "subject": ("A Sumy woman was killed by shells on Friday.", "Sumy"),
    "counted": ("Several Kharkiv teenagers were hurt by a mine on Friday.", "Kharkiv"),
    "object": ("Gunmen killed a Quetta teacher on Friday.", "Quetta"),
    "a crowd": ("Three Nairobi protesters were shot dead on Friday.", "Nairobi"),
    "killed elsewhere": ("Two Sumy women were killed in Kharkiv on Friday.", "Kharkiv"),
}


@pytest.mark.parametrize(("text", "place"), THOSE_OF_A_TOWN.values(), ids=THOSE_OF_A_TOWN)
def test_people_called_by_their_town_are_harmed_there_unless_told_elsewhere(text: str, place: str, reader: RulesReader):
    assert {p for _, p in told(read(reader, text))} == {place}


def test_a_side_called_by_its_capital_names_no_place(reader: RulesReader):
    assert all(place is None for _, place in told(read(reader, "Taliban fighters killed nine soldiers on Friday.")))


SAID_OTHERWISE = {
    "rockets that land are no troops": (
        "Rebels fired rockets at a police post in Gao, and two of them fell short and landed in the market.",
        {"shelling"},
    ),
    "a number of displaced is no toll": (
        "The agency put the number of newly displaced at 30,000 in Gao on Friday.",
        {"displacement"},
    ),
    "the wounded treated are no killing": ("A charity had treated 40 wounded in Gao by Monday night.", set()),
    "the wounded of the act before are those of it": (
        "Shells hit a market in Gao on Monday. A charity had treated 40 wounded by the evening.",
        {"shelling"},
    ),
    "a prison stormed is no storm": ("Inmates freed as militants storm prison in Gao", set()),
    "a surname is no hazard": ('"I heard three bangs in Gao," said Marjorie Storm, who lives there.', set()),
    "whoever is called so is harmed himself": ("Councillor Tom Flood was shot in Gao on Friday.", {"killing"}),
    "a named storm is one": ("Tropical Storm Ana hit the town of Gao on Monday.", {"disaster"}),
    "a storm shoots nobody": (
        "Two soldiers were shot dead at a checkpoint during a sandstorm near Gao.",
        {"killing", "disaster"},
    ),
    "done by accident is no accident": ("A soldier was shot by accident in Gao on Friday.", {"killing"}),
    "dead in an accident": ("Four people died in a traffic accident in Gao on Friday.", {"accident"}),
    "a town in the hands of another side again": ("The town of Gao is once more in army hands.", {"capture"}),
}


@pytest.mark.parametrize(("text", "kinds"), SAID_OTHERWISE.values(), ids=SAID_OTHERWISE)
def test_words_tell_what_they_mean_here(text: str, kinds: set[str], reader: RulesReader):
    assert {kind for kind, _ in told(read(reader, text))} == kinds


def test_those_who_escape_from_prison_are_not_who_freed_them(reader: RulesReader):
    (escape,) = of_kind(read(reader, "Four inmates escaped from the jail in Gao."), "prison-break")
    assert not escape.actors
    assert escape.targets


COUNTED_ON = {
    "a count": ("On Thursday the hospitals of Gao counted 11 deaths.", "dead-counted"),
    "a toll": ("On Thursday the mayor of Gao put the death toll at 20.", "toll-put-at"),
}


@pytest.mark.parametrize(("text", "rule"), COUNTED_ON.values(), ids=COUNTED_ON)
def test_the_day_of_a_count_is_not_that_of_the_harm(text: str, rule: str, reader: RulesReader):
    assert [c.times for c in read(reader, text).claims if c.rule == rule] == [()]


def test_a_toll_of_weeks_takes_no_day_of_the_sentence_before(reader: RulesReader):
    text = "Shells hit Bunia on Monday. In the first two weeks of fighting 205 people died, the ministry said."
    reading = read(reader, text)
    quoted = {t.id: t.quote for t in reading.times}
    assert [[quoted[t] for t in c.times] for c in reading.claims if c.quantities] == [["two weeks"]]
