"""The lists of groups, bodies, outlets and states: sound entries, and names found in every dress."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.world import ActorKind
from dateline.readings.actors import lists as actor_lists
from dateline.readings.actors.lists import STATE_KINDS, ActorLists, load_lists
from dateline.readings.parse.folded_words import Word, name_words, split_words


@pytest.fixture(scope="module")
def lists() -> ActorLists:
    return load_lists()


def found(lists: ActorLists, text: str, sort: str = "actor") -> list[tuple[str, tuple[str, ...]]]:
    return [(text[h.start : h.end], h.ids) for h in lists.find(text) if h.sort == sort]


def test_the_lists_cover_four_hundred_groups_in_fifty_countries(lists: ActorLists) -> None:
    armed = [a for a in lists.actors.values() if lists.is_armed_group(a.id)]
    assert len(armed) >= 400
    assert len({a.country for a in armed}) >= 50


def test_every_actor_has_a_known_kind_a_known_country_and_a_reference(lists: ActorLists) -> None:
    kinds, countries = set(get_args(ActorKind)), set(lists.states)
    for actor in lists.actors.values():
        assert actor.kind in kinds, actor.id
        assert actor.country is None or actor.country in countries, actor.id
        assert len(actor.reference) > 2, actor.id
        assert actor.id == actor.id.lower(), actor.id
        assert " " not in actor.id, actor.id


def test_a_body_of_the_state_has_a_country_and_a_branch_of_it(lists: ActorLists) -> None:
    for actor in lists.actors.values():
        if actor.branch:
            assert actor.branch in STATE_KINDS, actor.id
            assert actor.country, actor.id
            assert actor.key == f"state:{actor.country}:{actor.branch}"


def test_periods_follow_one_another_without_overlap(lists: ActorLists) -> None:
    for actor in lists.actors.values():
        for earlier, later in pairwise(actor.periods):
            assert earlier.until is not None, actor.id
            assert later.since is not None, actor.id
            assert earlier.until < later.since, actor.id


def test_every_name_of_every_actor_is_found_as_that_actor(lists: ActorLists) -> None:
    missed = []
    for actor in lists.actors.values():
        for name in (actor.name, *actor.names) if "(" not in actor.name else actor.names:
            ids = {id for hit in lists.find(f"Officials said {name} was there") for id in hit.ids}
            if actor.id not in ids:
                missed.append((actor.id, name))
    assert missed == []


def test_every_outlet_is_found_by_its_name(lists: ActorLists) -> None:
    missed = [o.name for o in lists.outlets.values() if not found(lists, f"as {o.name} reported", "outlet")]
    assert missed == []


def test_all_member_states_of_the_united_nations_and_a_few_more_are_listed(lists: ActorLists) -> None:
    assert len(lists.states) >= 193
    assert all(len(code) == 2 and code.isupper() for code in lists.states)


@pytest.mark.parametrize(
    ("words", "id"),
    [
        pytest.param("the Taleban", "taliban", id="spelling"),
        pytest.param("the TALIBAN SAID", "taliban", id="capitals"),
        pytest.param("al Shabab", "al-shabaab", id="hyphen-left-out"),
        pytest.param("Al-Shabaab", "al-shabaab", id="capital-article"),
        pytest.param("the Lord's Resistance Army", "lra", id="apostrophe"),
        pytest.param("the Lord’s Resistance Army", "lra", id="curly-apostrophe"),
        pytest.param("the Séléka", "seleka", id="accents"),
        pytest.param("Seleka", "seleka", id="accents-left-out"),
        pytest.param("the U.N.", "un", id="dotted"),
        pytest.param("حركة الشباب", "al-shabaab", id="native-script"),
        pytest.param("M23", "m23", id="letters-and-digits"),
        pytest.param("Islamic State –\nKhorasan Province", "iskp", id="over-a-line-break"),
    ],
)
def test_a_group_is_found_in_every_dress_of_its_name(lists: ActorLists, words: str, id: str) -> None:
    assert [ids for _, ids in found(lists, f"Officials blamed {words} for it")] == [(id,)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("What is it?", id="verb-is"),
        pytest.param("It IS TRUE AND EVERYBODY KNOWS IT", id="verb-in-capitals"),
        pytest.param("Let us go.", id="let"),
        pytest.param("THE MAYOR HAS A PLAN FOR THE WINTER", id="plan-in-capitals"),
        pytest.param("Ice covered the road.", id="ice"),
        pytest.param("They mend nets.", id="mend"),
        pytest.param("a wagner opera", id="lower-case-surname"),
    ],
)
def test_ordinary_words_are_no_group(lists: ActorLists, text: str) -> None:
    assert found(lists, text) == []


def test_a_possessive_stays_outside_the_name(lists: ActorLists) -> None:
    assert found(lists, "Hamas's fighters and Hezbollah’s men") == [
        ("Hamas", ("hamas",)),
        ("Hezbollah", ("hezbollah",)),
    ]


def test_a_shared_acronym_keeps_all_its_meanings(lists: ActorLists) -> None:
    ((_, ids),) = found(lists, "the RSF said")
    assert set(ids) == {"rsf-sudan", "rsf-press"}


@pytest.mark.parametrize(
    ("id", "day", "kind"),
    [
        ("taliban", date(2015, 9, 28), "rebel-group"),
        ("taliban", date(2021, 8, 14), "rebel-group"),
        ("taliban", date(2021, 8, 15), "state-forces"),
        ("rsf-sudan", date(2020, 1, 1), "state-forces"),
        ("rsf-sudan", date(2023, 4, 15), "rebel-group"),
        ("spla", date(2005, 1, 1), "rebel-group"),
        ("spla", date(2012, 1, 1), "state-forces"),
        ("fmln", date(1989, 11, 11), "rebel-group"),
        ("fmln", date(2010, 1, 1), "organisation"),
    ],
)
def test_an_actor_is_of_the_kind_it_was_on_the_day(lists: ActorLists, id: str, day: date, kind: str) -> None:
    actor = lists.actor(id, day)
    assert actor is not None
    assert actor.kind == kind


def test_every_key_that_is_ever_given_can_be_described(lists: ActorLists) -> None:
    keys = [
        *lists.actors,
        *(a.key for a in lists.actors.values()),
        "civilians",
        "protesters",
        "rioters",
        "rebels",
        "militia",
    ]
    keys += ["unidentified-armed-group", "external-forces", "peacekeepers", "pro-government-militia", "identity:kurds"]
    keys += [f"state:{code}:{branch}" for code in lists.states for branch in STATE_KINDS]
    assert [key for key in keys if lists.actor(key) is None] == []


@pytest.mark.parametrize("key", ["", "nobody", "state:XX:military", "state:AF", "state:AF:circus", "identity:martians"])
def test_a_key_of_no_list_is_described_as_none(lists: ActorLists, key: str) -> None:
    assert lists.actor(key) is None


def test_the_country_of_a_key_is_that_of_its_state_or_group(lists: ActorLists) -> None:
    assert lists.country_of("state:KE:police") == "KE"
    assert lists.country_of("farc") == "CO"
    assert lists.country_of("civilians") is None


@given(st.text(max_size=200))
def test_words_stand_where_they_say_they_do(text: str) -> None:
    words = split_words(text)
    assert all(0 <= w.start < w.end <= len(text) for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))


@given(st.text(max_size=200))
def test_names_found_in_any_text_do_not_overlap(text: str) -> None:
    hits = load_lists().find(text)
    assert all(0 <= h.start < h.end <= len(text) for h in hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))


def test_folding_joins_spellings() -> None:
    assert name_words("Ta’ang National") == name_words("Ta'ang NATIONAL") == ["taang", "national"]
    assert name_words("U.N.") == ["un"]


def test_words_tried_for_a_name_grow_no_faster_than_the_text(
    lists: ActorLists, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = 0

    def joined(text: str, run: list[Word]) -> bool:
        nonlocal tried
        tried += len(run)
        return real(text, run)

    def words_tried(copies: int) -> int:
        nonlocal tried
        tried = 0
        lists.find("The Islamic State of the Islamic State in Iraq and the Islamic Army said. " * copies)
        return tried

    real = actor_lists._joined
    monkeypatch.setattr(actor_lists, "_joined", joined)
    assert 0 < words_tried(400) <= 2.1 * words_tried(200)


def test_the_lists_are_read_once_and_without_a_large_library() -> None:
    assert load_lists() is load_lists()
    code = "import sys; from dateline.readings.actors.lists import load_lists; load_lists(); print([m for m in ('spacy', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
