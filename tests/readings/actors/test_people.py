"""Who is named, in what role, for which body, and whom pronouns and surnames take up."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model.reading import Mention
from dateline.readings.actors import find as actors
from dateline.readings.actors import people
from dateline.readings.actors.lists import load_lists
from dateline.readings.parse.language import load_english
from dateline.readings.parse.sentences import parse
from tests.conftest import make_article


def read(text: str, *taken: str) -> tuple[Mention, ...]:
    """Find the people of a text; ``taken`` are words that places or bodies have claimed."""
    article, lists = make_article(text), load_lists()
    passages = parse(article, actors.propose(article, lists), load_english())
    spans = [(text.index(words), text.index(words) + len(words)) for words in taken]
    return people.recognise(article, passages, lists, spans)


def named(text: str, name: str) -> Mention:
    found = [m for m in read(text) if m.quote == name]
    assert found, f"{name!r} is no person of {text!r}: {[m.quote for m in read(text)]}"
    return found[-1]


@pytest.mark.parametrize(
    ("sentence", "name", "role", "affiliation"),
    [
        pytest.param(
            "“No one was hurt,” said Amina Bello, the deputy spokeswoman for the Nigerian army.",
            "Amina Bello",
            "the deputy spokeswoman for the Nigerian army",
            "state:NG:military",
            id="apposition",
        ),
        pytest.param(
            "Turkana police spokesman Peter Lokai told reporters in Kenya.",
            "Peter Lokai",
            "Turkana police spokesman",
            "state:KE:police",
            id="role-before",
        ),
        pytest.param(
            "Hamas spokesman Fawzi Barhoum rejected it.",
            "Fawzi Barhoum",
            "Hamas spokesman",
            "hamas",
            id="group-spokesman",
        ),
        pytest.param(
            "The M23's spokesman, Willy Ngoma, denied it.",
            "Willy Ngoma",
            "M23's spokesman",
            "m23",
            id="role-comma-name",
        ),
        pytest.param(
            "Rosa, a resident, said the water came at night.", "Rosa", "a resident", None, id="one-name-with-apposition"
        ),
        pytest.param(
            "Peruvian Interior Minister Carlos Quispe resigned.",
            "Carlos Quispe",
            "Peruvian Interior Minister",
            "state:PE:government",
            id="minister",
        ),
        pytest.param(
            "Gen. Tomas Reyes of the Philippine army said so.", "Tomas Reyes", "Gen.", "state:PH:military", id="rank"
        ),
        pytest.param("Maria Lopez, 34, a nurse at the clinic, hid under a bed.", "Maria Lopez", None, None, id="age"),
        pytest.param(
            "Anna Weber, a researcher at Human Rights Watch, saw the graves.",
            "Anna Weber",
            "a researcher at Human Rights Watch",
            "hrw",
            id="researcher",
        ),
        pytest.param(
            "Former president Juan Perez spoke in Bolivia.", "Juan Perez", "Former president", None, id="former-office"
        ),
    ],
)
def test_a_name_has_the_role_and_body_told_beside_it(
    sentence: str, name: str, role: str | None, affiliation: str | None
) -> None:
    person = named(sentence, name)
    assert person.kind == "person"
    if role is not None:
        assert person.role == role
    assert person.affiliation == affiliation


def test_a_surname_takes_up_the_full_name_with_its_role() -> None:
    text = "Police spokesman Peter Lokai spoke to reporters in Kenya. Mr. Lokai said two men were held."
    mentions = read(text)
    full, short = [m for m in mentions if m.quote.endswith("Lokai")]
    assert short.quote == "Lokai"
    assert short.refers_to == full.id
    assert short.affiliation == full.affiliation == "state:KE:police"
    assert short.role == "Police spokesman"


def test_two_people_with_one_surname_stay_two() -> None:
    mentions = read("Governor Peter Lokai and his rival Daniel Lokai met. They shook hands.")
    assert [(m.quote, m.refers_to) for m in mentions if "Lokai" in m.quote] == [
        ("Peter Lokai", None),
        ("Daniel Lokai", None),
    ]


@pytest.mark.parametrize(
    ("text", "pronoun", "quote"),
    [
        pytest.param("Mayor Ana Cruz spoke at noon. She said the dam held.", "She", "Ana Cruz", id="she"),
        pytest.param(
            "Mayor Ana Cruz met Mr. Tom Reed. She said the dam held. He left.", "He", "Tom Reed", id="he-after-she"
        ),
        pytest.param("A resident saw the fire. He called the police.", "He", "A resident", id="unnamed"),
        pytest.param("The army spokesman refused to comment. He hung up.", "He", "The army spokesman", id="spokesman"),
    ],
)
def test_a_pronoun_takes_up_the_person_before_it(text: str, pronoun: str, quote: str) -> None:
    mentions = {m.id: m for m in read(text)}
    (found,) = [m for m in mentions.values() if m.quote == pronoun]
    assert found.refers_to is not None
    assert mentions[found.refers_to].quote == quote


def test_an_unnamed_holder_of_a_public_role_is_a_person_with_the_key_of_the_body() -> None:
    (spokesman,) = [m for m in read("A spokesman for Hezbollah refused to comment.") if m.kind == "person"]
    assert (spokesman.quote, spokesman.key, spokesman.affiliation) == (
        "A spokesman for Hezbollah",
        "hezbollah",
        "hezbollah",
    )


def test_the_president_is_the_one_named_before() -> None:
    mentions = {m.id: m for m in read("President Luis Arce flew home to Bolivia. The president gave no reason.")}
    (again,) = [m for m in mentions.values() if m.quote == "The president"]
    assert again.refers_to is not None
    assert mentions[again.refers_to].quote == "Luis Arce"


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        pytest.param("Shells fell on Deir Hafer overnight, the monitor said.", "Deir Hafer", id="place"),
        pytest.param("Aid reached Port Loko by boat on Monday.", "Port Loko", id="port"),
    ],
)
def test_what_places_have_taken_is_no_person(text: str, taken: str) -> None:
    assert taken not in {m.quote for m in read(text, taken)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rebels Seize Key Town As Army Flees Across River", id="title-case-headline"),
        pytest.param("The river rose again on Monday and nobody slept.", id="nobody-named"),
        pytest.param("Reuters and the BBC reported it.", id="outlets"),
    ],
)
def test_no_person_is_made_up(text: str) -> None:
    assert [m.quote for m in read(text) if m.role is None or m.noun is None] == []


def test_the_span_is_the_name_without_title_or_possessive() -> None:
    text = "Relatives wept at Dr. Amina Bello's house in Kano."
    assert named(text, "Amina Bello").role == "Dr."


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.sampled_from(list("aM. ,“”’'-\n\x00سP Mr Li he saidLi, a nurse")), max_size=120))
def test_spans_hold_in_any_text(text: str) -> None:
    mentions = read(text)
    ids = {m.id for m in mentions}
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.quote
        assert mention.refers_to is None or mention.refers_to in ids


@pytest.mark.parametrize("body", ["Gendarmerie Nationale", "Volcanological Observatory", "Instituto Geofísico"])
def test_a_body_that_speaks_without_an_article_is_no_person(body: str) -> None:
    assert body not in {m.quote for m in read(f"Six people died near the crater on Monday, {body} said.")}
