"""Which reports are of one happening or running matter: what joins them, what keeps them apart, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.article import Article
from dateline.model.picture import Picture, Published
from dateline.model.world import Actor, Judgement
from dateline.picture.assemble import assemble
from dateline.picture.stories import likeness
from dateline.picture.stories.gist import Deeds, commonplace, fold, gist, stop_words
from dateline.picture.stories.group import is_armed_group
from dateline.picture.stories.joining import Joiner
from dateline.picture.stories.likeness import LIMIT, Library, compare_times, compare_words, weights
from dateline.picture.stories.reasons import _TEXTS, why
from dateline.readings.actors.lists import load_lists
from tests.conftest import make_article
from tests.counting import count_calls

NOW = datetime(2030, 1, 1, tzinfo=UTC)
UNKNOWN = Published(earliest=None, latest=None, basis="unknown", evidence=())


def on(day: date) -> Published:
    return Published(earliest=day, latest=day, basis="stated", evidence=())


class Bundle:
    """Reports read and put together once."""

    def __init__(self, reader, gazetteer, reports: Sequence[tuple[str, date | None]], judgements=()) -> None:
        self.articles = [make_article(text, path=f"{n}.txt", published=day) for n, (text, day) in enumerate(reports)]
        self.readings = {a.id: reader.read(a) for a in self.articles}
        self.gazetteer = gazetteer
        self.picture: Picture = assemble(
            self.articles, list(self.readings.values()), judgements, gazetteer, load_lists(), NOW, []
        )

    @property
    def stories(self) -> set[frozenset[int]]:
        number = {a.id: n for n, a in enumerate(self.articles)}
        return {frozenset(number[i] for i in s.article_ids) for s in self.picture.stories}


@pytest.fixture
def bundle(reader, gazetteer):
    def made(*reports: tuple[str, date | None], judgements=()) -> Bundle:
        return Bundle(reader, gazetteer, reports, judgements)

    return made


QUAKE = (
    "A powerful earthquake struck Pisco in Peru on Wednesday, killing at least 40 people and burying worshippers under the "
    "San Clemente church, the civil defence chief Aristides Mussio said. The port of Pisco lost power and water."
)
QUAKE_TOO = (
    "Rescuers dug through the night in the ruins of the San Clemente church in Pisco, Peru, where an earthquake on Wednesday "
    "killed at least 40 people. Aristides Mussio, head of civil defence, said the port had neither power nor water."
)
QUAKE_AGAIN = (
    "A light earthquake shook Pisco in Peru on Saturday. Nobody was hurt, the mayor said, but a school wall fell and "
    "shops in the market stayed shut for the day."
)
CUP = (
    "Striker Tomas Velander has signed a four-year contract with Malmo FF, the club announced in Malmo. Velander, 19, scored "
    "eleven goals for Lunds BK in the second division and was wanted by Brondby too."
)
CUP_TOO = (
    "Malmo FF have bought Tomas Velander from Lunds BK. The striker, 19, whom Brondby had wanted too, put his name to a "
    "contract of four years on the strength of eleven goals in the second division."
)
CUP_OTHER = (
    "Goalkeeper Henrik Askelof has left Malmo FF for Sparta Rotterdam after three seasons. Askelof, 27, lost his place to a "
    "younger rival in spring and asked to be let go, the club said in Malmo."
)
COUP = (
    "Soldiers seized the state television in Niamey on Tuesday and declared that President Ousmane Barka had been removed. "
    "Colonel Idrissa Maru read out the statement of the officers, who closed the borders of Niger."
)
COUP_TOO = (
    "Officers led by Colonel Idrissa Maru said on state television in Niamey that they had removed President Ousmane Barka and closed "
    "the borders of Niger. Soldiers had seized the building on Tuesday."
)
SHOT = "A 24-year-old man was shot dead outside the Blue Heron bar on Kestrel Avenue in Toledo, Ohio, on Friday night, police said. The victim was named as Dwayne Orcutt."
SHOT_TOO = "Dwayne Orcutt, 24, died after he was shot on Friday outside the Blue Heron bar on Kestrel Avenue, police in Toledo, Ohio, said."
SHOT_OTHER = "A 31-year-old woman was shot dead in a parking lot on Larkhill Street in Toledo, Ohio, on Sunday morning, police said. The victim was named as Marlene Tibbet."

BLAST = (
    "A car bomb killed at least 12 people and wounded 30 in the Karrada district of Baghdad on Tuesday, the interior ministry "
    "said. The blast went off near a row of restaurants. Islamic State said it had carried out the attack."
)
BLAST_TOO = (
    "At least 12 people were killed when a car packed with explosives blew up on Tuesday evening near restaurants in Karrada in central "
    "Baghdad, police and medics said. Thirty were hurt. Islamic State claimed it."
)
BLAST_OTHER = (
    "A suicide bomber killed 25 people at a market in Sadr City, in the east of Baghdad, on Thursday, police said. Islamic State "
    "claimed the attack. More than 40 were wounded."
)
FLOOD = (
    "Floods in Kerala have killed 37 people since Thursday and driven 36,000 from their homes, officials in Kochi said. The gates of "
    "the Idukki dam were opened."
)
FLOOD_LATER = (
    "The death toll from floods in the Indian state of Kerala rose to 79 on Wednesday as the airport of Kochi was closed and more water "
    "was let out of the Idukki dam."
)
FLOOD_OTHER = (
    "Floods and landslides in Kerala killed at least 60 people over the weekend, a year after the worst floods in a century. The hardest "
    "hit districts were Malappuram and Wayanad, where a hill came down on Puthumala."
)
APRIL = date(2016, 4, 9)
TOGETHER = [
    pytest.param((QUAKE, date(2007, 8, 16)), (QUAKE_TOO, date(2007, 8, 17)), id="an earthquake told on two days"),
    pytest.param((QUAKE, None), (QUAKE_TOO, None), id="an earthquake, neither report dated"),
    pytest.param((CUP, None), (CUP_TOO, None), id="a transfer, of which no claim is made"),
    pytest.param((COUP, date(2011, 5, 4)), (COUP_TOO, None), id="a coup, one report undated"),
    pytest.param((SHOT, APRIL), (SHOT_TOO, APRIL), id="a shooting on one day"),
    pytest.param((SHOT, APRIL), (SHOT_TOO, None), id="a shooting, one report undated but with the victim's name"),
]


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_reports_of_one_happening_are_one_story(bundle, one, other):
    assert bundle(one, other).stories == {frozenset({0, 1})}


SIEGE = (
    "The government of Prime Minister Nouri al-Maliki sent troops towards Mosul after rebels shelled the city. Officers said the "
    "rebels had taken the bridge over the Tigris and that thousands of people were leaving Mosul on foot."
)
SIEGE_AGAIN = (
    "Prime Minister Haider al-Abadi promised Mosul more troops after rebels shelled the city again. An officer said that the rebels "
    "had blown up the bridge over the Tigris before they left it."
)

APART = [
    pytest.param((SIEGE, None), (SIEGE_AGAIN, None), id="fights for one town under two prime ministers, both undated"),
    pytest.param((QUAKE, date(2007, 8, 16)), (QUAKE_AGAIN, date(2007, 10, 28)), id="two earthquakes in one town"),
    pytest.param((QUAKE, date(2007, 8, 16)), (QUAKE_AGAIN, None), id="two earthquakes in one town, one undated"),
    pytest.param((QUAKE, date(2007, 8, 16)), (QUAKE_TOO, date(2008, 8, 17)), id="the same words a year later"),
    pytest.param((CUP, None), (CUP_OTHER, None), id="two transfers of one club"),
    pytest.param((SHOT, APRIL), (SHOT_OTHER, date(2016, 4, 10)), id="two shootings in one city in two days"),
    pytest.param((SHOT, APRIL), (SHOT_OTHER, None), id="two shootings in one city, one undated"),
    pytest.param((SHOT, None), (SHOT_OTHER, None), id="two shootings in one city, both undated"),
    pytest.param((SHOT, APRIL), (QUAKE, None), id="two that have nothing in common"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_look_alikes_are_two_stories(bundle, one, other):
    assert bundle(one, other).stories == {frozenset({0}), frozenset({1})}


def test_look_alikes_stay_apart_where_each_is_told_twice_and_some_are_undated(bundle):
    made = bundle(
        (SHOT, APRIL), (SHOT_TOO, None), (SHOT_OTHER, date(2016, 4, 11)), (QUAKE, date(2007, 8, 16)), (QUAKE_TOO, None)
    )
    assert made.stories == {frozenset({0, 1}), frozenset({2}), frozenset({3, 4})}


@pytest.mark.parametrize("dated", [pytest.param(True, id="dated"), pytest.param(False, id="undated")])
def test_two_bombings_of_one_group_in_one_city_are_two_stories(bundle, dated):
    days = (date(2016, 7, 6), date(2016, 7, 5), date(2016, 7, 8)) if dated else (None, None, None)
    made = bundle(*zip((BLAST, BLAST_TOO, BLAST_OTHER), days, strict=True))
    assert made.stories == {frozenset({0, 1}), frozenset({2})}


@pytest.mark.parametrize("dated", [pytest.param(True, id="dated"), pytest.param(False, id="undated")])
def test_a_rising_toll_is_one_story_and_the_flood_of_the_next_year_another(bundle, dated):
    days = (date(2018, 8, 10), date(2018, 8, 15), date(2019, 8, 11)) if dated else (None, None, None)
    made = bundle(*zip((FLOOD, FLOOD_LATER, FLOOD_OTHER), days, strict=True))
    assert made.stories == {frozenset({0, 1}), frozenset({2})}


def test_a_report_in_which_nothing_can_be_read_is_a_story_of_its_own(bundle):
    assert bundle(("...", None), ("\u0000 ( \u201c", None), (SHOT, APRIL)).stories == {
        frozenset({0}),
        frozenset({1}),
        frozenset({2}),
    }


def test_the_order_of_the_reports_changes_nothing(reader, gazetteer):
    reports = [
        (SHOT, APRIL),
        (SHOT_TOO, None),
        (SHOT_OTHER, None),
        (QUAKE, None),
        (QUAKE_TOO, None),
        (CUP, None),
        (CUP_TOO, None),
    ]
    straight = Bundle(reader, gazetteer, reports).picture
    for seed in range(3):
        shuffled = Random(seed).sample(reports, len(reports))
        assert [s.article_ids for s in Bundle(reader, gazetteer, shuffled).picture.stories] == [
            s.article_ids for s in straight.stories
        ]


def judge(one: Article, other: Article, verdict: str) -> Judgement:
    return Judgement(left=one.id, right=other.id, verdict=verdict, who="ed", why="", judged_at=NOW - timedelta(days=1))


def test_what_a_person_judged_different_is_kept_apart(bundle):
    made = bundle((SHOT, APRIL), (SHOT_TOO, APRIL))
    verdict = judge(*made.articles, "different")
    assert bundle((SHOT, APRIL), (SHOT_TOO, APRIL), judgements=[verdict]).stories == {frozenset({0}), frozenset({1})}


def test_what_a_person_judged_the_same_is_put_together(bundle):
    made = bundle((SHOT, APRIL), (CUP, None))
    verdict = judge(*made.articles, "same")
    assert bundle((SHOT, APRIL), (CUP, None), judgements=[verdict]).stories == {frozenset({0, 1})}


def test_why_says_what_speaks_for_and_against_and_names_no_private_person(bundle):
    made = bundle((SHOT, APRIL), (SHOT_TOO, APRIL + timedelta(days=3)))
    told = why(made.articles[0].id, made.picture, made.articles, made.readings, made.gazetteer)
    assert told is not None
    assert told.nearest_id == made.articles[1].id
    assert told.total == min(LIMIT, sum(r.weight for r in told.reasons))
    words = " ".join(r.text for r in told.reasons)
    assert "both name one person" in words
    assert "one age: 24" in words
    assert "orcutt" not in words.lower()


def test_there_is_nothing_to_say_of_a_report_that_stands_alone(bundle):
    made = bundle((SHOT, APRIL), (QUAKE, None))
    assert why(made.articles[0].id, made.picture, made.articles, made.readings, made.gazetteer) is None


def test_every_feature_has_words_and_every_weight_a_feature(reader, gazetteer):
    article = make_article(SHOT)
    summed = gist(article, reader.read(article), gazetteer)
    library = Library([summed])
    features = compare_words(summed, summed, library) | compare_times(Deeds(), Deeds(), UNKNOWN, UNKNOWN)
    assert features.keys() == _TEXTS.keys()
    assert {*weights().learned, *weights().set_by_hand} <= features.keys()


def test_what_is_shared_never_speaks_against_nor_what_clashes_for_one_matter():
    for feature, weight in weights().learned.items():
        assert (weight < 0) == ("apart" in feature or "undated" in feature.split()), feature


def test_a_gist_holds_what_a_report_says_of_persons_ages_towns_and_days(reader, gazetteer):
    article = make_article(SHOT)
    summed = gist(article, reader.read(article), gazetteer)
    assert summed.ages == {24}
    assert "orcutt" in summed.people
    assert summed.weekdays == {4}
    assert "kestrel" in summed.names
    assert "said" not in summed.words
    assert [gazetteer.entry(t).name for t in summed.towns] == ["Toledo"]


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Rescuers", "rescuer"),
        ("cities", "city"),
        ("witnesses", "witness"),
        ("U.S", "us"),
        ("5.9", "5.9"),
        ("Maru's", "maru"),
        ("bus", "bus"),
    ],
)
def test_words_are_folded(word, folded):
    assert fold(word) == folded


def test_the_word_lists_are_folded_and_do_not_overlap():
    assert not stop_words() & commonplace()
    assert {w for w in commonplace() if fold(w) != w} == set()


DAY = date(2020, 2, 3)


@pytest.mark.parametrize(
    ("first", "second", "gap"),
    [
        pytest.param(on(DAY), on(DAY + timedelta(days=4)), 4, id="both known"),
        pytest.param(on(DAY), UNKNOWN, 0, id="one unknown"),
        pytest.param(
            on(DAY),
            Published(earliest=DAY + timedelta(days=9), latest=None, basis="inferred", evidence=()),
            9,
            id="only a first day",
        ),
    ],
)
def test_days_between_is_the_least_that_is_sure(first, second, gap):
    assert likeness.days_between(first, second) == likeness.days_between(second, first) == gap


def test_days_exclude_only_where_both_are_known():
    far = on(DAY + timedelta(days=200))
    assert likeness.exclude(on(DAY), far, Deeds(), Deeds())
    assert not likeness.exclude(on(DAY), UNKNOWN, Deeds(), Deeds())
    news, old = Deeds(days=frozenset({DAY})), Deeds(days=frozenset({DAY - timedelta(days=400)}))
    assert likeness.exclude(UNKNOWN, UNKNOWN, news, old)


def test_no_sum_passes_the_limit():
    assert likeness.total([1e6]) == LIMIT
    assert likeness.total([-1e6]) == -LIMIT


@pytest.mark.parametrize(
    ("kind", "id", "armed"),
    [("rebel-group", "m23", True), ("rebel-group", "unnamed:rebels", False), ("police", "state:FR:police", False)],
)
def test_an_armed_group_is_named_and_no_arm_of_a_state(kind, id, armed):
    assert is_armed_group(Actor(id=id, name=id, names=(id,), kind=kind, country=None)) is armed


def joined(
    fits: dict[tuple[str, str], float], kept_apart=lambda one, other: False, decided=()
) -> tuple[tuple[str, ...], ...]:
    """Join the ids of some pairs; a pair that is not given fits not at all."""
    ids = sorted({i for pair in fits for i in pair})
    joiner = Joiner(ids, lambda a, b: fits.get((a, b), -5.0), kept_apart)
    for pair in fits:
        joiner.offer(*pair)
    return joiner.joined(decided)


def test_a_chain_of_good_pairs_is_no_group_where_its_ends_do_not_fit():
    assert joined({("a", "b"): 3.0, ("b", "c"): 2.0}) == (("a", "b"), ("c",))


def test_three_that_fit_each_other_are_one_group():
    assert joined({("a", "b"): 3.0, ("b", "c"): 2.0, ("a", "c"): 0.5}) == (("a", "b", "c"),)


def test_a_bridge_goes_to_the_group_it_fits_best():
    fits = {("a", "b"): 4.0, ("d", "e"): 4.0, ("b", "c"): 1.0, ("a", "c"): 1.0, ("c", "d"): 2.0, ("c", "e"): 2.0}
    assert joined(fits) == (("a", "b"), ("c", "d", "e"))


def test_those_kept_apart_do_not_meet_through_a_third():
    def apart(one, other):
        return {"a", "c"} <= {*one, *other}

    assert joined({("a", "b"): 3.0, ("b", "c"): 2.0, ("a", "c"): 2.0}, apart) == (("a", "b"), ("c",))


def test_what_was_decided_is_put_together_whatever_its_fit():
    assert joined({("a", "b"): -3.0, ("c", "d"): 1.0}, decided=[("a", "c")]) == (("a", "c", "d"), ("b",))


PAIRS = st.dictionaries(
    st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")).filter(lambda p: p[0] < p[1]),
    st.floats(-8, 8),
    min_size=1,
)


@settings(max_examples=60, deadline=None)
@given(PAIRS, st.randoms(use_true_random=False))
def test_groups_part_the_ids_and_do_not_hang_on_the_order_of_the_pairs(fits, chance):
    groups = joined(fits)
    assert sorted(i for group in groups for i in group) == sorted({i for pair in fits for i in pair})
    assert all(group == tuple(sorted(group)) for group in groups)
    assert joined(dict(chance.sample(sorted(fits.items()), len(fits)))) == groups


def test_a_matter_four_times_as_large_is_joined_with_little_more_than_four_times_the_work():
    def cost(count: int) -> int:
        return count_calls(lambda: join_in_a_row([f"{n:04}" for n in range(count)]))

    assert cost(800) < 6 * cost(200)


def join_in_a_row(ids: list[str]) -> None:
    joiner = Joiner(ids, lambda a, b: 1.0, lambda one, other: False)
    for n, one in enumerate(ids):
        for other in ids[n + 1 : n + 20]:
            joiner.offer(one, other)
    assert joiner.joined() == (tuple(ids),)
