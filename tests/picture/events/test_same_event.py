"""Which words tell of one happening: how near words are, what stands around them, and how they are grouped."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from dateline.picture.events import same_event, word_kin
from dateline.picture.events.same_event import LIMIT, Surroundings, candidates, compare, together, weigh, weights
from dateline.picture.events.word_kin import base, nearness
from dateline.picture.events.words import EventWord, Place, event_word
from dateline.picture.stories.gist import Gist, fold, stop_words
from dateline.picture.stories.likeness import Library

SETS = dict.fromkeys(
    ("bodies", "towns", "districts", "regions", "countries", "ages", "killed", "injured", "sites", "weekdays"),
    frozenset(),
)
FIRE_A = "A fire at the Ostrel paper mill in Marvik killed three workers on Monday"
FIRE_B = "Three men died when the Ostrel mill in Marvik burned, the owner Tesk said"
FIRE_C = "The blaze at the Ostrel mill killed three people in Marvik, mayor Lund told reporters"
RACE = "Rider Pernod won the Velia bicycle race by two seconds after a crash in the last bend"


def word(text: str, told: str, article: str = "a", *, lemma: str | None = None, part: str = "verb") -> EventWord:
    """Make the event word of ``told`` in a sentence that is its whole report."""
    at = text.index(told)
    place = Place(at, at + len(told), 0, len(text), 0)
    return event_word(f"{article}:{told}", article, text, place, lemma or told, part)


def make_gist(article: str, text: str) -> Gist:
    counted = [w for w in (fold(w.strip(",.")) for w in text.split()) if w not in stop_words()]
    capitals = [fold(w.strip(",.")) for w in text.split()[1:] if w[0].isupper()]
    return Gist(
        article_id=article, words=dict.fromkeys(counted, 1.0), lead=frozenset(counted), names=dict.fromkeys(capitals, 1.0),
        people=frozenset(capitals) & {"tesk", "lund", "pernod"}, newest_year=None, told_on={}, **SETS,
    )  # fmt: skip


def among(words: Sequence[EventWord], reports: dict[str, str], one_story: Sequence[str] = ()) -> Surroundings:
    library = Library([make_gist(article, text) for article, text in reports.items()])
    return Surroundings(words, library, dict.fromkeys(one_story, "s"))


MILL = {"a": FIRE_A, "b": FIRE_B, "c": FIRE_C, "d": RACE}


def mill() -> list[EventWord]:
    return [
        word(FIRE_A, "killed", "a"),
        word(FIRE_A, "fire", "a", part="noun"),
        word(FIRE_B, "died", "b", lemma="die"),
        word(FIRE_B, "said", "b", lemma="say"),
        word(FIRE_C, "killed", "c"),
        word(FIRE_C, "blaze", "c", part="noun"),
        word(RACE, "won", "d", lemma="win"),
        word(RACE, "crash", "d", part="noun"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("kill", "kill", "same", id="one word"),
        pytest.param("acquire", "acquisition", "kin", id="derived"),
        pytest.param("quake", "earthquake", "same sense", id="two words for one thing"),
        pytest.param("kill", "execute", "near sense", id="one is a way of the other"),
        pytest.param("dead", "death", "kin", id="an adjective for the same happening"),
        pytest.param("zorbing", "zorbed", "alike opening", id="unknown words that begin alike"),
        pytest.param("resign", "shoot", "none", id="nothing to do with each other"),
    ],
)
def test_how_near_two_words_are(one, other, expected):
    assert nearness(one, other) == nearness(other, one) == expected


@pytest.mark.parametrize(
    ("inflected", "expected"),
    [
        ("Nominated", "nominate"),
        ("stopped", "stop"),
        ("arrests", "arrest"),
        ("robberies", "robbery"),
        ("hit", "hit"),
        ("qwertied", "qwertied"),
    ],
)
def test_a_word_left_inflected_is_known_by_its_base(inflected, expected):
    assert base(inflected) == expected


def test_every_line_of_the_table_can_be_read_and_relates_its_word_to_another():
    table = word_kin._table()
    assert len(table) > 5000
    lonely = [lemma for lemma, e in table.items() if not (e.senses or e.above or e.root)]
    assert lonely == []


def test_an_event_word_gathers_its_sentence_but_not_itself():
    found = word("Police in Marvik did not shoot the 2 men near Ostrel", "shoot")
    assert (found.lemma, found.words) == ("shoot", frozenset({"shoot"}))
    assert "shoot" not in found.around
    assert {"marvik", "ostrel"} <= found.names
    assert "police" not in found.names, "the first word has its capital from the sentence"
    assert found.numbers == {"2"}
    assert found.negated
    assert not found.open


@pytest.mark.parametrize("modal", ["will", "may", "could", "wants to"])
def test_what_is_to_come_or_possible_is_open(modal):
    assert word(f"The union {modal} strike in Marvik", "strike").open
    assert not word("The union held a strike in Marvik", "strike", part="noun").open


def test_words_for_one_happening_are_joined_across_reports_and_others_are_not():
    groups = {frozenset(g) for g in together(mill(), among(mill(), MILL, "abc"))}
    assert any({"a:killed", "c:killed"} <= g for g in groups)
    assert frozenset({"b:said"}) in groups
    assert not any(g & {"d:won", "d:crash"} and g & {"a:fire", "a:killed"} for g in groups)


def test_the_order_of_the_words_does_not_matter():
    words = mill()
    surroundings = among(words, MILL, "abc")
    expected = together(words, surroundings)
    for seed in range(5):
        shuffled = Random(seed).sample(words, len(words))
        assert together(shuffled, among(shuffled, MILL, "abc")) == expected


def test_what_a_person_judged_to_be_different_stays_apart():
    surroundings = among(mill(), MILL, "abc")
    apart = {"a:killed", "c:killed"}
    groups = together(mill(), surroundings, lambda one, other: bool(apart & {*one}) and bool(apart & {*other}))
    assert not any(apart <= set(group) for group in groups)


def test_words_of_two_stories_are_held_together_only_where_their_reports_are_much_alike():
    words = mill()
    pairs = {(a.id, b.id) for a, b in candidates(words, among(words, MILL))}
    assert ("a:killed", "a:fire") in pairs or ("a:fire", "a:killed") in pairs
    assert not any(a.startswith("a") and b.startswith("d") for a, b in pairs)


def test_every_weight_is_of_a_feature_and_every_sum_is_within_the_limit():
    words = mill()
    surroundings = among(words, MILL, "abcd")
    features = compare(words[0], words[4], surroundings)
    assert set(weights().learned) <= set(features)
    assert all(abs(weigh(a, b, surroundings)) <= LIMIT for a in words for b in words if a.id < b.id)


def test_two_words_are_weighed_alike_from_either_side():
    words = mill()
    surroundings = among(words, MILL, "abcd")
    for a in words:
        for b in words:
            assert compare(a, b, surroundings) == compare(b, a, surroundings)


@pytest.mark.parametrize(
    ("likelier", "other"),
    [
        pytest.param(("killed", "killed"), ("killed", "blaze"), id="one word before two"),
        pytest.param(("killed", "killed"), ("killed", "told"), id="an act before a saying"),
        pytest.param(("fire", "blaze"), ("fire", "told"), id="one sense before none"),
    ],
)
def test_the_learned_weights_put_the_likelier_pair_first(likelier, other):
    words = {w.id: w for w in [*mill(), word(FIRE_C, "told", "c", lemma="tell")]}
    surroundings = among(list(words.values()), MILL, "abc")
    first, second = (weigh(words[f"a:{a}"], words[f"c:{b}"], surroundings) for a, b in (likelier, other))
    assert first > second


def test_nothing_shared_is_no_overlap():
    assert same_event._overlap(frozenset(), frozenset({"mill"}), lambda w: 1.0) == 0.0
    assert same_event._overlap(frozenset({"mill"}), frozenset({"mill"}), lambda w: 1.0) == 1.0
