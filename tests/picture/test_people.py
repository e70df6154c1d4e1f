"""A person under several spellings is one actor; two who share a surname are two."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.reading import Mention, Reading
from dateline.picture.people import unify


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
