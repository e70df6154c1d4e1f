"""Who acts: names, states, crowds and the words that take them up again."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model.reading import Mention
from dateline.readings.actors.find import propose, recognise, resolve_relative
from dateline.readings.actors.lists import ActorLists, load_lists
from dateline.readings.actors.owners import OwnerFinder
from dateline.readings.actors.phrases import PhraseReader
from dateline.readings.by_rules import RulesReader
from dateline.readings.parse.language import load_english
from dateline.readings.parse.sentences import parse
from tests.conftest import make_article


def read(text: str) -> tuple[Mention, ...]:
    article, lists = make_article(text), load_lists()
    passages = parse(article, propose(article, lists), load_english())
    return recognise(article, passages, lists)


def key_of(text: str, quote: str, *, last: bool = False) -> str | None:
    found = [m for m in read(text) if m.quote.lower() == quote.lower()]
    assert found, f"{quote!r} is no mention of {text!r}: {[m.quote for m in read(text)]}"
    return found[-1 if last else 0].key


@pytest.mark.parametrize(
    ("sentence", "quote", "key"),
    [
        pytest.param("Kenyan troops entered the town.", "Kenyan troops", "state:KE:military", id="demonym-army"),
        pytest.param(
            "The army of Chad crossed the border.", "The army of Chad", "state:TD:military", id="army-of-country"
        ),
        pytest.param(
            "Colombia's military said it lost two men.", "Colombia's military", "state:CO:military", id="possessive"
        ),
        pytest.param("Peruvian police arrested four people.", "Peruvian police", "state:PE:police", id="police"),
        pytest.param(
            "Sri Lankan security forces sealed the road.",
            "Sri Lankan security forces",
            "state:LK:military",
            id="two-word-demonym",
        ),
        pytest.param(
            "The Malian government rejected the offer.", "The Malian government", "state:ML:government", id="government"
        ),
        pytest.param(
            "Jordanian intelligence officers questioned him.",
            "Jordanian intelligence officers",
            "state:JO:intelligence",
            id="intelligence-officers",
        ),
        pytest.param(
            "Two Iraqi police officers were shot.", "Two Iraqi police officers", "state:IQ:police", id="police-officers"
        ),
        pytest.param("Turkish warplanes struck the hills.", "Turkish warplanes", "state:TR:military", id="warplanes"),
        pytest.param(
            "A Saudi helicopter fired at the boat.", "A Saudi helicopter", "state:SA:military", id="helicopter"
        ),
        pytest.param("A B-52 hit the ridge.", "A B-52", "state:US:military", id="model-one-state-flies"),
        pytest.param("The IDF struck a tunnel in Gaza.", "The IDF", "state:IL:military", id="listed-body-of-state"),
        pytest.param(
            "The Israel Defense Forces struck a tunnel.",
            "The Israel Defense Forces",
            "state:IL:military",
            id="body-spelled-out",
        ),
        pytest.param("Al-Shabaab fighters stormed a hotel.", "Al-Shabaab fighters", "al-shabaab", id="group-fighters"),
        pytest.param(
            "Members of the New People's Army burned a truck.",
            "Members of the New People's Army",
            "npa-philippines",
            id="members-of",
        ),
        pytest.param("Hamas gunmen crossed the fence.", "Hamas gunmen", "hamas", id="group-gunmen"),
        pytest.param("Gunmen attacked a church in Nigeria.", "Gunmen", "unidentified-armed-group", id="gunmen"),
        pytest.param("Four masked men robbed a bank.", "Four masked men", "unidentified-armed-group", id="masked-men"),
        pytest.param(
            "Six men with machetes robbed a bank.", "Six men", "unidentified-armed-group", id="men-bearing-arms"
        ),
        pytest.param(
            "Men in plain clothes took him away.", "Men", "unidentified-armed-group", id="men-in-plain-clothes"
        ),
        pytest.param("Men who said they were detectives took him.", "Men", "unidentified-armed-group", id="men-posing"),
        pytest.param("Men carrying rifles took him away.", "Men", "unidentified-armed-group", id="men-carrying-arms"),
        pytest.param("Villagers fled into the bush.", "Villagers", "civilians", id="villagers"),
        pytest.param("Dozens of pilgrims were trapped.", "Dozens of pilgrims", "civilians", id="counted-civilians"),
        pytest.param("Protesters blocked the highway.", "Protesters", "protesters", id="protesters"),
        pytest.param("Looters emptied the store.", "Looters", "rioters", id="looters"),
        pytest.param(
            "Rohingya refugees crossed the river.", "Rohingya refugees", "civilians", id="community-civilians"
        ),
        pytest.param(
            "Kurdish fighters held the bridge.", "Kurdish fighters", "identity:kurds", id="community-fighters"
        ),
        pytest.param("UN peacekeepers patrolled the camp.", "UN peacekeepers", "un", id="peacekeepers"),
        pytest.param("They imposed sanctions on Belarus.", "Belarus", "state:BY:government", id="sanctions-on"),
        pytest.param("Norway gave aid to Lebanon.", "Lebanon", "state:LB:government", id="aid-to"),
        pytest.param(
            "A suicide bomber killed six in Somalia.", "A suicide bomber", "unidentified-armed-group", id="bomber"
        ),
        pytest.param(
            "A court in Bishkek freed him.", "A court in Bishkek", "state:KG:government", id="court-in-capital"
        ),
        pytest.param(
            "The Trump administration refused.", "The Trump administration", "state:US:government", id="leader"
        ),
        pytest.param("Russia attacked the port at night.", "Russia", "state:RU:government", id="country-that-acts"),
        pytest.param("Tehran denied the report.", "Tehran", "state:IR:government", id="capital-that-speaks"),
        pytest.param("Washington accused Iran of sending drones.", "Iran", "state:IR:government", id="country-accused"),
        pytest.param(
            "The Ministry of Defence gave no number.", "The Ministry of Defence", None, id="ministry-of-nobody-knows"
        ),
    ],
)
def test_a_phrase_settles_who_acts(sentence: str, quote: str, key: str | None) -> None:
    assert key_of(sentence, quote) == key


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        pytest.param("A quake shook northern Japan.", "Japan", id="country-as-place"),
        pytest.param("They met in Tehran on Monday.", "Tehran", id="capital-as-place"),
        pytest.param("The river marks the border with Uganda.", "Uganda", id="border"),
        pytest.param("The building is near a police station.", "police", id="police-station"),
        pytest.param("Reuters said the road was closed.", "Reuters", id="outlet"),
        pytest.param("The anti-Taliban alliance gathered.", "Taliban", id="against-it"),
        pytest.param("The US-led talks began.", "US", id="led-by-it"),
        pytest.param("The town is a military and trade hub.", "a military", id="adjective"),
        pytest.param("It is raining again.", "It", id="weather"),
    ],
)
def test_what_does_not_act_is_no_actor(sentence: str, quote: str) -> None:
    assert quote.lower() not in {m.quote.lower() for m in read(sentence)}


@pytest.mark.parametrize(
    ("text", "quote", "key"),
    [
        pytest.param(
            "Boko Haram raided a village. The group took ten girls.", "The group", "boko-haram", id="the-group"
        ),
        pytest.param(
            "The ELN bombed a pipeline. Soldiers later killed three guerrillas.",
            "three guerrillas",
            "eln",
            id="bare-noun",
        ),
        pytest.param(
            "Rebels took the bridge. Later, M23 said it held the town. The rebels then left.",
            "The rebels",
            "m23",
            id="named-later",
        ),
        pytest.param("Renamo said its fighters had left. They went north.", "They", "renamo", id="they"),
        pytest.param("Renamo said its fighters had left.", "its fighters", "renamo", id="its-fighters"),
        pytest.param("Hezbollah fired rockets. Their range surprised nobody.", "Their", "hezbollah", id="their"),
        pytest.param(
            "The Ugandan government apologised. It said the army would leave.",
            "It",
            "state:UG:government",
            id="it-the-government",
        ),
        pytest.param(
            "In Uganda, clashes went on. The army sent tanks.",
            "The army",
            "state:UG:military",
            id="army-of-the-context",
        ),
        pytest.param(
            "In Nepal a bomb went off. Police arrested two students.",
            "Police",
            "state:NP:police",
            id="police-of-the-context",
        ),
        pytest.param("They [the Houthis] fired at a ship.", "They", "houthis", id="gloss-in-brackets"),
        pytest.param("The town was held by Fano militia until they withdrew.", "they", "fano", id="they-of-the-doer"),
        pytest.param(
            "France withdrew troops from Mali. Mali and Malians cheered in Bamako.",
            "troops",
            "state:FR:military",
            id="its-own-troops",
        ),
    ],
)
def test_a_reference_takes_up_the_actor_before_it(text: str, quote: str, key: str) -> None:
    assert key_of(text, quote, last=True) == key


def test_a_reference_points_to_the_mention_it_takes_up() -> None:
    mentions = {m.id: m for m in read("Boko Haram raided a village. The group took ten girls.")}
    (group,) = [m for m in mentions.values() if m.quote == "The group"]
    assert group.refers_to is not None
    assert mentions[group.refers_to].quote == "Boko Haram"


def test_another_group_is_not_the_group_before() -> None:
    assert key_of("The ELN bombed a pipeline. Other rebels burned a bus.", "Other rebels") == "rebels"


def test_forces_of_two_states_are_both_actors() -> None:
    keys = {m.key for m in read("French and Malian soldiers searched the valley.")}
    assert {"state:FR:military", "state:ML:military"} <= keys


def test_a_shared_acronym_is_settled_by_the_country_the_report_names() -> None:
    assert key_of("In Sudan, the RSF shelled a market in Khartoum.", "the RSF") == "rsf-sudan"
    assert key_of("In Paris, Reporters Without Borders (RSF) called for their release.", "RSF") == "rsf-press"


def test_a_name_of_everyday_words_needs_its_country() -> None:
    assert "eln" not in {m.key for m in read("The national liberation army of Ruritania is a legend.")}
    assert "us-national-guard" not in {m.key for m in read("Italy praised the National Guard of the islanders.")}


def test_a_name_of_several_words_is_proposed_as_one_token_and_one_word_is_not() -> None:
    article = make_article("The Arakan Army and Hamas and al-Qaeda said no.")
    assert [article.text[a:b] for a, b in propose(article, load_lists())] == ["Arakan Army", "al-Qaeda"]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        pytest.param("Israeli jets struck Beirut.", False, id="struck"),
        pytest.param("The rebels threatened to attack Kampala.", False, id="attack"),
        pytest.param("Russian missiles bombed Kyiv.", False, id="bombed"),
        pytest.param("Kabul was bombed on Monday.", False, id="was-bombed"),
        pytest.param("Rebels captured Khartoum.", False, id="captured"),
        pytest.param("France urged Bamako to free the men.", True, id="urged"),
        pytest.param("NATO warned Moscow.", True, id="warned"),
        pytest.param("The EU sanctioned Minsk.", True, id="sanctioned"),
        pytest.param("Tehran withdrew its envoys.", True, id="withdrew"),
        pytest.param("Ankara met rebel leaders in Geneva.", True, id="met"),
        pytest.param("Israel attacked Iran.", True, id="a-state-is-attacked"),
    ],
)
def test_a_capital_acts_and_is_spoken_to_but_what_is_struck_is_a_town(text: str, acts: bool) -> None:
    capitals = {
        "Beirut",
        "Kampala",
        "Kyiv",
        "Kabul",
        "Khartoum",
        "Bamako",
        "Moscow",
        "Minsk",
        "Tehran",
        "Ankara",
        "Iran",
    }
    assert bool([m for m in read(text) if m.quote in capitals]) is acts


@pytest.mark.parametrize(
    ("text", "quote", "key"),
    [
        pytest.param("Fans stormed the pitch and burned cars.", "Fans", "civilians", id="fans"),
        pytest.param("Hundreds of looters broke into shops.", "Hundreds of looters", "rioters", id="looters"),
        pytest.param("Students blocked the highway.", "Students", "civilians", id="students"),
        pytest.param("The crew abandoned the ship.", "The crew", "civilians", id="crew"),
        pytest.param("The Chadian tank crew fled.", "The Chadian tank crew", "state:TD:military", id="tank-crew"),
        pytest.param("In Kenya, officers fired tear gas.", "officers", "state:KE:police", id="officers-are-police"),
        pytest.param("In Kenya, army officers met.", "army officers", "state:KE:military", id="army-officers"),
        pytest.param("Pakistan freed the pilot.", "Pakistan", "state:PK:government", id="state-that-frees"),
        pytest.param("Italy sent two planes.", "Italy", "state:IT:government", id="state-that-sends"),
        pytest.param(
            "A spokesman for Hamas's armed wing spoke.", "Hamas's armed wing", "hamas", id="armed-wing-of-a-group"
        ),
    ],
)
def test_those_who_do_what_is_told_are_actors(text: str, quote: str, key: str) -> None:
    assert key_of(text, quote) == key


@pytest.mark.parametrize("text", ["An officer was hurt.", "Former officers said no.", "Senior officers met."])
def test_officers_who_may_be_anybodys_are_no_police(text: str) -> None:
    assert [m for m in read(text) if "officer" in m.quote.lower()] == []


ENEMY = "The Houthis clashed with the Yemeni army. “The enemy lost four trucks and our fighters took them,” he said."


@pytest.mark.parametrize(
    ("speaker", "enemy", "own"),
    [("houthis", "state:YE:military", "houthis"), ("state:YE:military", "houthis", "state:YE:military")],
)
def test_the_enemy_is_the_other_side_of_whoever_speaks(speaker: str, enemy: str, own: str) -> None:
    mentions = read(ENEMY)
    assert {m.key for m in mentions if m.quote == "The enemy"} == {None}
    resolved = {m.quote: m.key for m in resolve_relative(mentions, speaker, load_lists())}
    assert resolved["The enemy"] == enemy
    assert resolved["our fighters"] == own


def test_words_outside_what_the_speaker_says_stay_open() -> None:
    mentions = read(ENEMY)
    assert resolve_relative(mentions, "houthis", load_lists(), within=((0, 5),)) == mentions
    assert resolve_relative(mentions, None, load_lists()) == mentions


NASTY = st.text(alphabet=st.sampled_from(list("aT .,“”\"'’-–[]()\n\x00\u202eسTalibn US army theyi")), max_size=120)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NASTY)
def test_spans_hold_in_any_text(text: str) -> None:
    for mention in read(text):
        assert text[mention.start : mention.end] == mention.quote
        assert mention.id == f"actor:{mention.start}:{mention.end}"


def test_ids_are_unique_and_references_point_inside_the_reading() -> None:
    mentions = read(
        "Hamas and Israel fought. They stopped. The group said it won. Its fighters left. The army said so."
    )
    ids = [m.id for m in mentions]
    assert len(ids) == len(set(ids))
    assert {m.refers_to for m in mentions} - {None} <= set(ids)


def test_a_report_twice_as_long_takes_twice_the_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: Counter[str] = Counter()

    def count(owner: type, name: str) -> None:
        real = getattr(owner, name)

        def counted(*given: Any, **named: Any) -> Any:
            steps[name] += 1
            return real(*given, **named)

        monkeypatch.setattr(owner, name, counted)

    for owner, name in (
        (PhraseReader, "_settle"),
        (PhraseReader, "_phrase"),
        (OwnerFinder, "of"),
        (ActorLists, "find"),
    ):
        count(owner, name)

    def steps_for(copies: int) -> Counter[str]:
        sentence = (
            "The army said Hezbollah fighters fired at Israeli troops, and residents of the town fled as they did."
        )
        article, lists = make_article("\n".join([sentence] * copies)), load_lists()
        passages = parse(article, (), load_english())
        steps.clear()
        assert len(recognise(article, passages, lists)) >= 4 * copies
        return steps.copy()

    short, long = steps_for(15), steps_for(30)
    assert short["find"] == 15
    assert {name: long[name] for name in long if long[name] > 2 * short[name]} == {}


@pytest.mark.parametrize(
    ("sentence", "armed"),
    [
        ("The king met Islamist leaders in Amman.", False),
        ("Police arrested opposition members in Minsk.", False),
        ("Opposition fighters attacked the base.", True),
    ],
    ids=["leaders of a party", "its members", "its fighters"],
)
def test_politicians_of_a_party_bear_no_arms(sentence: str, armed: bool, reader: RulesReader):
    found = reader.read(make_article(sentence)).mentions
    assert any(m.key == "rebels" for m in found) is armed
