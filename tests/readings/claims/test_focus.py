"""What the text is about just now: the place last told of, the speaker's own place, the act taken up again."""

from __future__ import annotations

import pytest

from dateline.model.article import Span
from dateline.model.reading import Attribution, Mention, Speaker
from dateline.readings.by_rules import RulesReader
from dateline.readings.claims.focus import Focus
from tests.conftest import make_article

TEXT = "Rebels entered Goma.\n'We left the city,' a member of the Bunia council said.\nThe city is calm."


def place(name: str, noun: str | None = None, refers_to: str | None = None, after: int = 0) -> Mention:
    start = TEXT.index(name, after)
    return Mention(
        id=f"place:{start}:{start + len(name)}",
        kind="place",
        start=start,
        end=start + len(name),
        quote=name,
        noun=noun,
        refers_to=refers_to,
        candidates=(f"id:{name}",),
    )


GOMA, BUNIA = place("Goma"), place("Bunia")
IN_SPEECH = place("the city", noun="city", refers_to=GOMA.id)
LATER = place("The city", noun="city", refers_to=GOMA.id)


def said() -> Attribution:
    speech = TEXT.index("We left the city,")
    who = TEXT.index("a member of the Bunia council")
    quote = "a member of the Bunia council"
    cue = TEXT.index("said")
    return Attribution(
        id="attribution:0:1",
        cue=Span(start=cue, end=cue + 4, quote="said"),
        speaker=Speaker(
            start=who,
            end=who + len(quote),
            quote=quote,
            kind="role",
            name=None,
            role=quote,
            key=None,
            person=None,
        ),
        content=(Span(start=speech, end=speech + 17, quote=TEXT[speech : speech + 17]),),
        direct=True,
        channel="speech",
        via=(),
    )


def focus() -> Focus:
    mentions = {m.id: m for m in (GOMA, BUNIA, IN_SPEECH, LATER)}
    towns = {GOMA.id, BUNIA.id}
    return Focus(TEXT, mentions, (said(),), towns, towns)


def test_the_place_last_named_is_here():
    assert focus().here(TEXT.index("The city")) == GOMA


def test_nothing_is_here_before_a_place_is_named():
    assert focus().here(0) is None


def test_the_place_in_the_description_of_a_speaker_is_theirs():
    assert focus().of_speaker(IN_SPEECH.start) == BUNIA
    assert focus().of_speaker(0) is None


def test_the_city_in_a_speech_is_the_one_the_speaker_is_of():
    assert focus().meant(IN_SPEECH, IN_SPEECH.start) == BUNIA


def test_the_city_outside_of_a_speech_is_the_town_last_named():
    assert focus().meant(LATER, LATER.start) == GOMA


def test_a_chain_of_references_ends_at_its_root():
    assert focus().root(LATER) == GOMA


def test_no_act_is_taken_up_where_none_was_told():
    assert focus().last_act(4) is None


@pytest.mark.parametrize(
    "between",
    [
        pytest.param("The president flew home from a summit in Abuja.", id="a summit"),
        pytest.param("The bishop spoke in an interview in Brussels.", id="an interview"),
        pytest.param("The envoy spoke on the sidelines of a conference held in Geneva.", id="sidelines"),
    ],
)
def test_where_people_only_talk_nobody_is_killed(reader: RulesReader, between: str) -> None:
    reading = reader.read(
        make_article(f"Fighters raided Dori on Monday. {between} Forty people were killed in the raid.")
    )
    places = {m.id: m.quote for m in reading.mentions}
    (claim,) = [c for c in reading.claims if c.quantities]
    assert places.get(claim.place or "") in {None, "Dori"}
