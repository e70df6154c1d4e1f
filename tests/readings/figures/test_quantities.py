"""A figure is read with its wording, what it counts, and what happened to those counted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dateline.model.reading import Quantity
from dateline.readings.figures import quantities
from dateline.readings.figures.amounts import Amount, find_amounts
from dateline.readings.parse.language import load_english
from dateline.readings.parse.sentences import parse
from dateline.readings.times.find import find as find_times
from tests.conftest import make_article


@cache
def english() -> Language:
    return load_english()


def read(sentence: str) -> tuple[Quantity, ...]:
    article = make_article(sentence)
    return quantities.find(article, parse(article, (), english()), find_times(sentence))


def measured(sentence: str) -> list[tuple[str, str | None, int | None]]:
    return [(q.measure, q.noun, q.best) for q in read(sentence) if q.measure]


COUNTED = [
    ("Passive", "42 people were killed when the bridge fell.", [("killed", "people", 42)]),
    ("Active", "The blast killed 17 villagers.", [("killed", "villager", 17)]),
    (
        "Conjunction",
        "At least 25 militants and two policemen had been killed.",
        [("killed", "militant", 25), ("killed", "policeman", 2)],
    ),
    ("Two verbs", "The strike killed 3 and wounded 12.", [("killed", None, 3), ("injured", None, 12)]),
    ("Left dead", "The blast left 12 dead and more than 40 wounded.", [("killed", None, 12), ("injured", None, 40)]),
    (
        "Verb left out",
        "Four people were killed and 12 injured in the landslide.",
        [("killed", "people", 4), ("injured", None, 12)],
    ),
    ("Headline", "Six killed, 12 hurt in hotel fire", [("killed", None, 6), ("injured", None, 12)]),
    ("Intransitive", "As many as 60 passengers drowned after the ferry sank.", [("killed", "passenger", None)]),
    ("Lives", "The campaign has claimed the lives of seven pilots.", [("killed", "pilot", 7)]),
    (
        "Nouns",
        "The attack resulted in 10 deaths and 25 injuries.",
        [("killed", "death", 10), ("injured", "injury", 25)],
    ),
    ("Toll", "Officials reported a death toll of 30.", [("killed", None, 30)]),
    ("Bodies", "Rescuers pulled 15 bodies from the rubble.", [("killed", "body", 15)]),
    ("Freed", "The rebels freed about 500 prisoners from the jail.", [("freed", "prisoner", 500)]),
    (
        "Abducted",
        "Gunmen abducted 276 schoolgirls; 57 escaped.",
        [("detained", "schoolgirl", 276), ("freed", None, 57)],
    ),
    ("Arrested", "Police arrested 5 men and a woman.", [("detained", "man", 5), ("detained", "woman", 1)]),
    ("Homeless", "Over 200,000 people have been left homeless.", [("displaced", "people", 200_000)]),
    ("Fled", "Hundreds of villagers fled their homes.", [("displaced", "villager", 200)]),
    ("Missing", "The army said 17 of its soldiers were missing.", [("missing", "soldier", 17)]),
    ("One", "A soldier was killed and a policeman wounded.", [("killed", "soldier", 1), ("injured", "policeman", 1)]),
    ("Named by age", "A 42-year-old man died.", [("killed", "man", 1)]),
    ("None", "No one was killed.", [("killed", None, 0)]),
    ("Several", "Several bodyguards of the governor were killed.", [("killed", "bodyguard", 3)]),
    ("Both", "Both pilots were killed.", [("killed", "pilot", 2)]),
    ("Shot dead", "Gunmen shot dead three officers.", [("killed", "officer", 3)]),
    ("Shot", "Six people were shot outside the club.", [("casualties", "people", 6)]),
    ("Hospital", "Forty students were taken to hospital.", [("injured", "student", 40)]),
    ("Who says so", "Three guards were killed by mortars, a doctor at a hospital said.", [("killed", "guard", 3)]),
    ("Who says so of the missing", "Some 50 were missing, a spokesman for the mine said.", [("missing", None, 50)]),
    ("Lost", "The brigade lost 8 soldiers in the ambush.", [("killed", "soldier", 8)]),
]


@pytest.mark.parametrize(("sentence", "expected"), [case[1:] for case in COUNTED], ids=[case[0] for case in COUNTED])
def test_the_grammar_tells_what_happened_to_those_counted(sentence: str, expected: list[tuple[str, str | None, int]]):
    assert measured(sentence) == expected


UNMEASURED = [
    "With 374,000 inhabitants, it is the largest city of the region.",
    "Fighters are some 200 meters away from the two cities.",
    "Ana Cole, 24, was killed.",
    "Boy, 16, dies after being shot",
    "The B-52 bombers destroyed 3 tanks and killed 200 cattle.",
    "Troops seized 40 tons of rice and two villages.",
    "The price rose 12% to $40 a barrel, killing hopes.",
    "The 12-member council met and a 10-kilometre road was cut.",
    "Call 555 2314 or read Resolution 2231.",
    "Killings began in 2015.",
    "Ten days later they captured five provincial capitals.",
    "She was killed at 10 am on 4 May.",
]


@pytest.mark.parametrize("sentence", UNMEASURED)
def test_ages_prices_distances_populations_and_things_are_no_casualties(sentence: str):
    assert measured(sentence) == []


def test_the_scenes_of_a_harm_are_not_among_the_harmed():
    assert measured("The mayor put the number of dead at more than 60 in three counties.") == [("killed", None, 60)]


def test_a_part_of_a_number_told_before_is_not_counted_again():
    assert measured("The strike killed 14 civilians, including five women.") == [("killed", "civilian", 14)]
    assert measured("Nine aid workers, among them two doctors, were abducted.") == [("detained", "worker", 9)]


BOUNDS = [
    ("at least 25", "At least 25 rebels died.", (25, 25, None)),
    ("more than 1,500", "More than 1,500 people died.", (1500, 1500, None)),
    ("up to 20", "Up to 20 rebels died.", (0, None, 20)),
    ("20 to 30", "20 to 30 rebels died.", (20, 20, 30)),
    ("20-30", "The clash killed 20-30 rebels.", (20, 20, 30)),
    ("between 20 and 30", "Between 20 and 30 rebels died.", (20, 20, 30)),
    ("nearly 40", "Nearly 40 rebels died.", (None, 40, 40)),
    ("a couple of", "A couple of rebels died.", (2, 2, 2)),
    ("several", "Several rebels died.", (2, 3, 9)),
    ("several hundred", "Several hundred rebels died.", (200, 300, 900)),
    ("dozens of", "Dozens of rebels died.", (24, 24, 99)),
    ("two dozen", "Two dozen rebels died.", (24, 24, 24)),
    ("scores of", "Scores of rebels died.", (40, 40, 199)),
    ("hundreds of", "Hundreds of rebels died.", (200, 200, 999)),
    ("many", "Many rebels died.", (3, 10, None)),
    ("1.2 million", "1.2 million people died.", (1_200_000, 1_200_000, 1_200_000)),
    ("twenty-one", "Twenty-one rebels died.", (21, 21, 21)),
    ("one hundred and six", "One hundred and six rebels died.", (106, 106, 106)),
]


@pytest.mark.parametrize(("sentence", "bounds"), [case[1:] for case in BOUNDS], ids=[case[0] for case in BOUNDS])
def test_a_wording_sets_low_best_and_high(sentence: str, bounds: tuple[int | None, ...]):
    (quantity,) = read(sentence)
    assert (quantity.low, quantity.best, quantity.high) == bounds


def test_the_quote_holds_number_and_wording_and_of_holds_what_is_counted():
    text = "Officials said at least 25 Taliban militants had been killed."
    (quantity,) = read(text)
    assert (quantity.quote, quantity.of, quantity.wording, quantity.noun) == (
        "at least 25",
        "Taliban militants",
        "at least",
        "militant",
    )
    assert text[quantity.start : quantity.end] == quantity.quote
    assert quantity.id == f"quantity:{quantity.start}:{quantity.end}"


def test_a_running_total_is_marked_as_one():
    assert [q.cumulative for q in read("The new deaths brought the toll to 30.")] == [True]
    assert [q.cumulative for q in read("The blast killed 30 people.")] == [False]


def test_a_number_inside_a_time_is_no_quantity():
    assert read("It fell in 2015, 14 years ago, at 10 am.") == ()


def words_of(*words: str) -> list[Amount]:
    return list(find_amounts(words))


def test_numbers_that_are_names_or_codes_are_no_amounts():
    assert words_of("Route", "66") == words_of("$", "40") == words_of("12", "%") == words_of("9" * 30) == []
    assert words_of("206", "744", "4028") == []


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "at",
                "least",
                "20",
                "to",
                "30",
                "two",
                "hundred",
                "and",
                "million",
                "several",
                "dozens",
                "of",
                "a",
                "few",
                "no",
                "-",
                "–",
                ",",
                "killed",
                "%",
                "9.5",
                "old",
                "year",
            ]
        ),
        max_size=30,
    )
)
def test_amounts_of_any_mixture_stand_in_order_and_apart_with_bounds_that_fit(words: list[str]):
    found = words_of(*words)
    assert all(a.last < b.first for a, b in pairwise(found))
    for amount in found:
        known = [bound for bound in (amount.low, amount.best, amount.high) if bound is not None]
        assert known == sorted(known)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["two", "hundred", "and"], id="number-words"),
        pytest.param(["more", "than", "about"], id="wordings"),
        pytest.param(["several", "dozens", "of"], id="vague"),
        pytest.param(["20", "-", "30", "to"], id="ranges"),
    ],
)
def test_a_long_list_of_numbers_takes_steps_in_step_with_its_length(words: list[str]):
    def steps(copies: int) -> int:
        counted = Counted([*words * copies, "9", "dead"])
        assert list(find_amounts(counted))
        return counted.steps

    assert 1000 < steps(2000) <= 2.1 * steps(1000)


class Counted(list[str]):
    """Words that count how often one of them is asked for, as they are or in lower case."""

    steps = 0

    def __iter__(self) -> Iterator[str]:
        return (Lowered(word, self) for word in super().__iter__())


class Lowered(str):
    """A word whose lower case counts each comparison and look-up of it."""

    def __new__(cls, word: str, counted: Counted) -> Lowered:
        made = super().__new__(cls, word)
        made.counted = counted
        return made

    counted: Counted

    def lower(self) -> str:
        return Lowered(super().lower(), self.counted)

    def __hash__(self) -> int:
        self.counted.steps += 1
        return super().__hash__()

    def __eq__(self, other: object) -> bool:
        self.counted.steps += 1
        return super().__eq__(other)


@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.text(max_size=120))
def test_any_text_is_read_and_every_span_holds(text: str):
    for quantity in read(text):
        assert text[quantity.start : quantity.end] == quantity.quote


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Troops detained the planner and one other rebel.", [("the", 1), ("one", 1)]),
        ("Troops detained the planner along with three of his aides.", [("the", 1), ("three", 3)]),
        ("Troops captured a facilitator and several associates.", [("a", 1), ("several", 3)]),
        ("Troops detained the planner.", []),
    ],
)
def test_each_of_a_list_of_those_taken_is_counted(sentence: str, expected: list[tuple[str, int]]):
    assert [(q.quote, q.best) for q in read(sentence) if q.measure == "detained"] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He was charged over the fatal shooting of a boy in Jos.", ["killed"]),
        ("The death of a boy shocked Jos.", ["killed"]),
        ("The crimes included the death of a boy.", []),
        ("She drew a portrait of a boy.", []),
    ],
)
def test_one_person_is_counted_by_the_noun_of_harm_he_follows(sentence: str, expected: list[str]):
    assert [q.measure for q in read(sentence) if q.quote == "a" and q.measure] == expected


AGES_AND_MIXED = {
    "an age": ("A man of 68 died in a hospital in Gao.", [("killed", "man", 1)]),
    "an age of one shot": ("A boy of 12 was shot dead in Gao.", [("killed", "boy", 1)]),
    "those left of a group": ("A total of 12 people died in Gao.", [("killed", "people", 12)]),
    "dead or missing": ("The number of dead or missing was between 90 and 120.", []),
    "dead and missing": ("Medics put the number of dead and missing at 90.", []),
    "ages in a list": ("He left four teens, ages 14, 16 and 18, injured in Gao.", [("injured", "teen", 4)]),
    "the age of two": ("Ana Cole and Ivo Rask, both 22, were wounded in Gao.", []),
    "an age before a dash": ("The shooting killed Ana Cole, 16 — who had fled Gao.", []),
    "are dead or missing": ("Some 150 people are dead or missing in Gao.", []),
    "dead or wounded": ("Shelling left 60 people dead or wounded in Gao.", [("casualties", "people", 60)]),
    "killed or wounded": ("The blast killed or wounded 50 people in Gao.", [("casualties", "people", 50)]),
    "shot and killed": ("Three people were shot and killed in Gao.", [("killed", "people", 3)]),
    "killed, and wounded others": (
        "Ten people were killed and wounded another three in Gao.",
        [("killed", "people", 10), ("injured", None, 3)],
    ),
    "a number that rose": ("The number of dead in the slide above Gao rose to 82.", [("killed", None, 82)]),
    "dead alone": ("Medics put the number of dead at 90.", [("killed", None, 90)]),
}


@pytest.mark.parametrize(("sentence", "wanted"), AGES_AND_MIXED.values(), ids=AGES_AND_MIXED)
def test_an_age_counts_nobody_and_a_number_of_two_fates_is_of_neither(
    sentence: str, wanted: list[tuple[str, str | None, int | None]]
):
    assert measured(sentence) == wanted
