"""A person under several spellings is one actor; two who share a surname are two."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.names import same_person
from dateline.model.reading import Mention, Reading
from dateline.picture.links.people import unify


def reading(article: str, *people: tuple[str, str | None, str | None]) -> Reading:
    mentions = tuple(
        Mention(
            id=f"person:{n * 100}:{n * 100 + len(name)}", kind="person", start=n * 100, end=n * 100 + len(name), quote=name,
            role=role, affiliation=body,
        )
        for n, (name, role, body) in enumerate(people)
    )  # fmt: skip
    return Reading(
        article_id=article, reader="rules", version="1", mentions=mentions, times=(), quantities=(), attributions=(),
        claims=(), unread=(),
    )  # fmt: skip


def actors(*readings: Reading) -> set[tuple[str, ...]]:
    return {actor.names for actor in unify(readings).values()}


def test_spellings_of_one_name_are_one_actor():
    found = actors(reading("a", ("Karim Nouri", "spokesman", None)), reading("b", ("Kareem Noury", "spokesman", None)))
    assert found == {("Kareem Noury", "Karim Nouri")}


def test_two_people_with_one_surname_are_two():
    assert len(actors(reading("a", ("Karim Nouri", "colonel", None), ("Hassan Nouri", "mayor", None)))) == 2


def test_the_name_most_reports_use_is_the_actors():
    found = unify([reading(n, ("Karim Nouri" if n != "c" else "Kareem Noury", None, None)) for n in "abc"])
    assert {actor.name for actor in found.values()} == {"Karim Nouri"}


def test_a_body_told_once_is_known_of_all_mentions():
    found = unify(
        [reading("a", ("Karim Nouri", None, None)), reading("b", ("Karim Nouri", "spokesman", "state:XX:police"))]
    )
    assert {(actor.affiliation, actor.country) for actor in found.values()} == {("state:XX:police", "XX")}


def test_one_word_is_no_full_name():
    assert unify([reading("a", ("Nouri", "spokesman", None))]) == {}


@given(st.permutations(range(5)))
def test_the_order_of_readings_does_not_matter(order):
    names = ("Karim Nouri", "Kareem Noury", "Hassan Nouri", "Ana Brandt", "Ana Brand")
    readings = [reading(f"art-{n}", (name, None, None)) for n, name in enumerate(names)]
    assert unify([readings[i] for i in order]) == unify(readings)


def test_unnamed_officials_of_two_reports_are_not_one_person():
    found = unify(
        [reading("a", ("a local official", None, None)), reading("b", ("a senior local official", None, None))]
    )
    assert len({actor.id for actor in found.values()}) != 1


def by_hand(named: Sequence[tuple[str, str | None]]) -> set[frozenset[tuple[str, str | None]]]:
    """Put each name to the first group of its initial that holds a name of the same person, all held against all."""
    groups: list[list[tuple[str, str | None]]] = []
    for one in sorted(set(named), key=lambda pair: (pair[0], pair[1] or "")):
        rivals = (g for g in groups if g[0][0][:1].lower() == one[0][:1].lower())
        home = next((g for g in rivals if any(same_person(*one, *other) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return {frozenset(quote for quote, _ in g) for g in groups}


WORD = st.sampled_from(
    [
        "Karim",
        "Kareem",
        "Karam",
        "Nouri",
        "Noury",
        "Norui",
        "Narui",
        "N",
        "A",
        "Abd",
        "Brandt",
        "Brant",
        "Bradnt",
        "Brandts",
        "Mr",
        "al-",
        "نوري",
        "Haji",
        "Obo",
        "Odo",
        "Velde",
        "Vled",
    ]
)


@given(
    st.lists(
        st.tuples(st.lists(WORD, min_size=2, max_size=3), st.sampled_from((None, "mayor", "the mayor"))), max_size=14
    )
)
def test_an_index_finds_whom_holding_all_names_against_each_other_finds(named):
    named = [(" ".join(words), role) for words, role in named]
    readings = [reading(f"art-{n}", (name, role, None)) for n, (name, role) in enumerate(named)]
    found = unify(readings)
    groups = {}
    for one in readings:
        for key in ((one.article_id, m.id) for m in one.mentions):
            if key in found:
                groups.setdefault(found[key].names, set()).add(found[key].id)
    assert {frozenset(names) for names in groups} == by_hand([pair for pair in named if is_full(pair)])


def is_full(pair: tuple[str, str | None]) -> bool:
    return not pair[0].split()[0].islower()
