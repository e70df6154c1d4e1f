"""Origins are counted, not articles; and what they say together decides how surely a happening stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.picture.findings.origins import bloc, level, party
from tests.picture.factory import (
    ARMY,
    POLICE,
    RED,
    STATE,
    make_actors,
    make_claim,
    make_copy,
    make_origins,
    make_speaker,
)

ACTORS = make_actors()
BRANDT = make_speaker("Ana Brandt", "spokeswoman of Red Column", "per-brandt")
VELLE = make_speaker("Jan Velle", "army spokesman", "per-velle")
RESIDENT = make_speaker(None, "a resident")


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param({"speaker": BRANDT}, {"speaker": BRANDT}, 1, id="two outlets quote one speaker"),
        pytest.param({"speaker": BRANDT}, {"speaker": VELLE}, 2, id="two speakers"),
        pytest.param({}, {}, 2, id="two outlets in their own words"),
        pytest.param({"via": ("AFP",)}, {"via": ("Agence France-Presse",)}, 1, id="one agency under two names"),
        pytest.param({"via": ("AFP",)}, {"via": ("Reuters",)}, 2, id="two agencies"),
        pytest.param({"speaker": RESIDENT}, {"speaker": RESIDENT}, 2, id="an unnamed speaker is the outlet that heard them"),
        pytest.param(
            {"speaker": make_speaker(None, "officials", STATE)}, {"speaker": make_speaker(None, "officials", STATE)}, 2,
            id="unnamed officials of one state are not one speaker",
        ),
        pytest.param(
            {"speaker": make_speaker(None, "a local official", "per-x")},
            {"speaker": make_speaker(None, "a local official", "per-x")}, 2,
            id="nor are persons whom nobody names",
        ),
        pytest.param(
            {"speaker": make_speaker(None, "The defence ministry in Marvik", STATE)},
            {"speaker": make_speaker(None, "the government", STATE)}, 1, id="a body that speaks as such is one",
        ),
        pytest.param(
            {"speaker": make_speaker(None, "the health ministry")}, {"speaker": make_speaker(None, "The health ministry")}, 1,
            id="even a body no list knows",
        ),
        pytest.param(
            {"speaker": make_speaker(None, "a spokesman", RED)}, {"speaker": make_speaker(None, "a statement", RED)}, 1,
            id="who speaks for a body is the body",
        ),
        pytest.param(
            {"speaker": make_speaker("Ana Brandt", "aide", RED)}, {"speaker": make_speaker("Jo Holt", "aide", RED)}, 2,
            id="two named people of one body are two",
        ),
        pytest.param(
            {"speaker": make_speaker(None, "an AFP correspondent")}, {"via": ("AFP",)}, 1, id="a correspondent is the agency",
        ),
    ],
)  # fmt: skip
def test_claims_of_two_outlets_count_by_who_said_it(one, other, count):
    assert make_origins().count([make_claim("x", "a", **one), make_claim("y", "b", **other)]) == count


def test_an_outlet_named_as_who_tells_is_the_origin_its_own_report_is():
    origins = make_origins("a", "b", outlets={"a": "Harbour Courier", "b": "Delta Mail"})
    told = make_claim("y", "b", speaker=make_speaker("the Harbour Courier", None))
    assert origins.count([make_claim("x", "a", speaker=RESIDENT), told]) == 1
    assert origins.outlet_of(told.speaker) == "the Harbour Courier"
    assert origins.outlet_of(BRANDT) is None


@pytest.mark.parametrize(
    ("voices", "count"),
    [
        pytest.param((BRANDT,), 1, id="one voice"),
        pytest.param((BRANDT, VELLE), 2, id="two voices"),
        pytest.param((BRANDT, RESIDENT), 2, id="one of them cannot be known again"),
    ],
)
def test_a_headline_adds_nothing_to_the_voices_of_its_report(voices, count):
    quoted = [make_claim(str(n), "a", speaker=voice) for n, voice in enumerate(voices)]
    assert make_origins().count([make_claim("headline", "a"), *quoted]) == count


def test_two_reports_of_one_outlet_are_one_origin():
    origins = make_origins("a", "b", outlets={"a": "The Courier", "b": "courier"})
    assert origins.count([make_claim("x", "a"), make_claim("y", "b")]) == 1


def test_reports_without_an_outlet_are_told_apart():
    origins = make_origins("a", "b", outlets={"a": None, "b": None})
    assert origins.count([make_claim("x", "a"), make_claim("y", "b")]) == 2


def test_a_copy_of_a_copy_counts_for_the_first_report():
    origins = make_origins(copies=[make_copy("c", "b"), make_copy("b", "a")])
    assert origins.of(make_claim("x", "c")) == ("report", "outlet a daily")


SENTENCE = "Gunmen on camels looted the salt market of Tarn at noon and burned eleven stalls, killing nine traders"


@pytest.mark.parametrize(
    ("quotes", "count"),
    [
        pytest.param((SENTENCE, SENTENCE), 1, id="word for word"),
        pytest.param((SENTENCE, SENTENCE.replace("the salt", "a salt")), 1, id="but for a small word"),
        pytest.param((SENTENCE, f"On Friday {SENTENCE}, a clerk said", SENTENCE), 1, id="in three reports"),
        pytest.param((SENTENCE, "Gunmen looted the salt market of Tarn, killing nine traders"), 2, id="in other words"),
    ],
)
def test_reports_that_share_a_sentence_are_one_origin(quotes, count):
    claims = [make_claim(str(n), "abc"[n], quote=quote, speaker=RESIDENT) for n, quote in enumerate(quotes)]
    assert make_origins().count(claims) == count


def test_a_sentence_that_one_report_gives_to_a_speaker_is_the_speakers():
    claims = [make_claim("x", "a", quote=SENTENCE), make_claim("y", "b", quote=SENTENCE, speaker=BRANDT)]
    (group,) = make_origins().group(claims)
    assert group.key == ("speaker", "per-brandt")
    assert "a.txt and b.txt share a sentence" in group.reasons


def test_the_headline_of_a_report_that_shares_its_sentence_adds_no_origin():
    claims = [make_claim("x", "a", quote=SENTENCE), make_claim("y", "b", quote=SENTENCE), make_claim("headline", "b")]
    assert make_origins().count(claims) == 1
    witness = make_claim("w", "b", speaker=BRANDT)
    assert make_origins().count([*claims, witness]) == 2


def test_speakers_who_are_named_for_one_sentence_stay_two():
    claims = [make_claim("x", "a", quote=SENTENCE, speaker=VELLE), make_claim("y", "b", quote=SENTENCE, speaker=BRANDT)]
    assert make_origins().count(claims) == 2


def test_copies_in_a_ring_end():
    origins = make_origins(copies=[make_copy("a", "b"), make_copy("b", "a")])
    assert origins.count([make_claim("x", "a")]) == 1


def test_words_beside_the_copied_ones_are_the_reports_own():
    origins = make_origins(copies=[make_copy("b", "a", 30, 200)])
    assert origins.count([make_claim("x", "a"), make_claim("y", "b", start=0, end=40)]) == 2


def test_a_copy_whose_origin_is_not_at_hand_is_the_takers():
    origins = make_origins(copies=[make_copy("b", None), make_copy("c", None)])
    assert origins.count([make_claim("x", "b"), make_claim("y", "c")]) == 2


def test_a_copy_that_lost_its_speaker_goes_back_to_the_speaker():
    origins = make_origins(copies=[make_copy("b", "a")])
    claims = [
        make_claim("x", "a", speaker=BRANDT),
        make_claim("y", "b", speaker=make_speaker(None, "an unnamed official")),
    ]
    (group,) = origins.group(claims)
    assert group.key == ("speaker", "per-brandt")
    assert "b.txt took the words from a.txt (without credit)" in group.reasons


@given(st.permutations(range(6)))
def test_the_order_of_claims_and_copies_does_not_matter(order):
    claims = [make_claim(n, n, speaker=BRANDT if n in "ad" else None) for n in "abcdef"]
    copies = [make_copy("b", "a"), make_copy("c", "b"), make_copy("e", "d"), make_copy("f", "c")]
    origins = make_origins(copies=[copies[i] for i in order if i < len(copies)])
    assert origins.by_claim([claims[i] for i in order]) == make_origins(copies=copies).by_claim(claims)


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        pytest.param(None, None, id="an outlet's own voice is no party"),
        pytest.param(make_speaker(None, "the government", STATE), ARMY, id="bodies of one state are one side"),
        pytest.param(VELLE, ARMY, id="a person is on the side of their body"),
        pytest.param(BRANDT, RED, id="a spokeswoman"),
        pytest.param(make_speaker(None, "the embassy", "state:YY:government"), None, id="another state is an outsider"),
        pytest.param(make_speaker(None, "residents", "civilians"), None, id="those who suffer are witnesses"),
    ],
)
def test_a_party_is_who_speaks_for_a_side(speaker, side):
    assert party(make_claim("x", speaker=speaker), {RED, ARMY, "civilians"}, ACTORS) == side


def test_police_and_army_of_one_state_are_one_bloc():
    assert bloc(POLICE, ACTORS) == bloc(ARMY, ACTORS) == bloc("per-velle", ACTORS) != bloc(RED, ACTORS)


def rate(*claims, denials=(), home="XX", copies=()):
    sides = {a for c in claims for a in (*c.actor_ids, *c.target_ids)}
    return level(claims, denials, make_origins(copies=copies), sides, ACTORS, home)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([{}], ("C1", 1), id="one outlet"),
        pytest.param([{"speaker": BRANDT}], ("C1p", 1), id="only the taker"),
        pytest.param([{"speaker": BRANDT}, {"speaker": BRANDT}], ("C2", 1), id="repeated"),
        pytest.param([{}, {}], ("C3", 2), id="two outlets"),
        pytest.param([{"speaker": BRANDT}, {}], ("C3", 2), id="a party and an outsider"),
        pytest.param([{"speaker": BRANDT}, {"speaker": make_speaker("Jo Holt", "fighter", RED)}], ("C1p", 2), id="two of one side"),
        pytest.param([{"speaker": BRANDT}, {"speaker": VELLE}], ("C4", 2), id="both sides"),
        pytest.param([{"speaker": VELLE}], ("C4", 1), id="the loser admits it"),
        pytest.param([{"certainty": "alleged"}], ("C0", 1), id="reportedly, by nobody"),
        pytest.param([{"certainty": "alleged", "via": ("AFP",)}], ("C1", 1), id="alleged through an agency"),
        pytest.param([{"kind": "killing", "actor_ids": (RED,), "target_ids": (ARMY,), "speaker": VELLE}], ("C4", 1), id="own losses"),
        pytest.param(
            [{"kind": "killing", "actor_ids": (ARMY,), "target_ids": (RED,), "speaker": VELLE}], ("C1p", 1), id="the enemy's losses",
        ),
        pytest.param(
            [{"kind": "airstrike", "actor_ids": (ARMY,), "target_ids": ("civilians",), "speaker": VELLE}], ("C4", 1),
            id="who did it admits civilians were hit",
        ),
        pytest.param(
            [{"kind": "killing", "actor_ids": (RED,), "target_ids": ("civilians",), "speaker": VELLE, "place_id": None}], ("C1p", 1),
            id="an accusation is no admission",
        ),
        pytest.param([{"kind": "withdrawal", "actor_ids": (ARMY,), "speaker": VELLE}], ("C4", 1), id="who left says so"),
    ],
)  # fmt: skip
def test_a_level_says_how_surely_it_stands(claims, expected):
    assert rate(*(make_claim(str(n), "abc"[n], **c) for n, c in enumerate(claims))) == expected


def test_ten_copies_of_one_wire_are_repeated_not_corroborated():
    claims = [make_claim(n, n) for n in "abcdefgh"]
    assert rate(*claims, copies=[make_copy(n, "a") for n in "bcdefgh"]) == ("C2", 1)


def test_a_denial_makes_it_contested():
    assert rate(make_claim("x"), denials=[make_claim("y", "b", speaker=VELLE)])[0] == "CX"
