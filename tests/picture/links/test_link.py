"""Mentions become actors and places, and words for a time become days, by the article's own date."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from dateline.model.article import Span
from dateline.model.reading import Attribution, Mention, Speaker
from dateline.picture.links.link import Linker
from tests.picture.factory import (
    DAY,
    RED,
    STATE,
    FakeGazetteer,
    FakeLists,
    after,
    make_actors,
    make_article,
    make_published,
    make_reading,
)

TEXT = "In 2019 and on Tuesday, that is 2031-06-10, Red Column took Marvik."


def link(published=DAY, people=None, reading=None, **changes):
    article = make_article("a", TEXT)
    linker = Linker(FakeGazetteer(), FakeLists(), people or {})  # type: ignore[arg-type]
    return linker.link(article, reading or make_reading(article, **changes), make_published(published))


def test_a_claim_is_linked_to_actor_place_and_words():
    linked = link(when="2031-06-10")
    (claim,) = linked.claims
    assert (claim.actor_ids, claim.place_id, claim.earliest, claim.latest) == ((RED,), "marvik", DAY, DAY)
    assert [a.id for a in linked.actors] == [RED]
    assert [(p.id, p.level, p.names) for p in linked.places] == [("marvik", "settlement", ("Marvik",))]
    assert TEXT[claim.start : claim.end] == claim.quote


@pytest.mark.parametrize(
    ("when", "published", "expected"),
    [
        pytest.param("2031-06-10", None, (DAY, DAY, "stated"), id="a date needs no publication day"),
        pytest.param("Tuesday", after(1), (DAY, DAY, "weekday-resolved"), id="a weekday is the one before the report"),
        pytest.param("Tuesday", None, (None, None, "unknown"), id="a weekday of an undated report stays open"),
        pytest.param(None, DAY, (None, DAY, "unknown"), id="no time: no later than the report"),
        pytest.param(None, None, (None, None, "unknown"), id="nothing known"),
    ],
)
def test_times_are_resolved_against_the_publication(when, published, expected):
    (claim,) = link(published, when=when).claims
    assert (claim.earliest, claim.latest, claim.time_basis) == expected


def test_a_stretch_of_time_that_says_no_day_leaves_the_report_as_the_last_one():
    reading = make_reading(make_article("a", TEXT), when="Tuesday")
    stretch = msgspec.structs.replace(reading.times[0], kind="duration", anchor="none", weekday=None, unit="week")
    (claim,) = link(DAY, reading=msgspec.structs.replace(reading, times=(stretch,))).claims
    assert (claim.earliest, claim.latest, claim.time_basis) == (None, DAY, "unknown")


def test_what_lies_long_before_the_report_is_background():
    assert link(after(10), when="2031-06-10").claims[0].tense == "current"
    assert link(after(100), when="2031-06-10").claims[0].tense == "background"
    assert link(DAY, when="2019").claims[0].tense == "background"
    assert link(DAY, when="2019", tense="planned").claims[0].tense == "planned"


def test_a_word_that_takes_up_another_stands_for_it():
    article = make_article("a", TEXT)
    reading = make_reading(article)
    group = Mention(
        id="actor:0:2", kind="actor", start=0, end=2, quote="In", noun="group", refers_to=reading.mentions[0].id
    )
    claim = msgspec.structs.replace(reading.claims[0], actors=(group.id,))
    reading = msgspec.structs.replace(reading, mentions=(*reading.mentions, group), claims=(claim,))
    assert link(reading=reading).claims[0].actor_ids == (RED,)


def test_mentions_that_refer_to_each_other_in_a_ring_do_not_hang():
    article = make_article("a", TEXT)
    reading = make_reading(article)
    one = Mention(id="one", kind="actor", start=0, end=2, quote="In", noun="alliance", refers_to="two")
    two = Mention(id="two", kind="actor", start=0, end=2, quote="In", noun="alliance", refers_to="one")
    claim = msgspec.structs.replace(reading.claims[0], actors=("one",))
    reading = msgspec.structs.replace(reading, mentions=(*reading.mentions, one, two), claims=(claim,))
    assert link(reading=reading).claims[0].actor_ids == ("unnamed:alliance",)


@pytest.mark.parametrize(
    ("mention", "actors"),
    [
        pytest.param({"kind": "site", "noun": "airport"}, (), id="a site does nothing"),
        pytest.param({"kind": "person"}, (), id="a person nobody unified is nobody"),
        pytest.param({"kind": "place", "candidates": ("XX",)}, (STATE,), id="a country is its government"),
        pytest.param({"kind": "place", "candidates": ("marvik",)}, (), id="a town is no actor"),
        pytest.param({"kind": "actor", "noun": "gunman"}, ("unnamed:gunman",), id="the nameless keep their noun"),
        pytest.param({"kind": "actor", "key": "green-host"}, ("actor:green-host",), id="a key no list knows"),
    ],
)
def test_who_a_mention_stands_for(mention, actors):
    article = make_article("a", TEXT)
    reading = make_reading(article)
    told = Mention(id="m", start=0, end=2, quote="In", **mention)
    claim = msgspec.structs.replace(reading.claims[0], actors=("m",))
    reading = msgspec.structs.replace(reading, mentions=(*reading.mentions, told), claims=(claim,))
    assert link(reading=reading).claims[0].actor_ids == actors


def test_who_does_it_is_not_also_whom_it_is_done_to():
    article = make_article("a", TEXT)
    reading = make_reading(article)
    claim = msgspec.structs.replace(reading.claims[0], targets=reading.claims[0].actors)
    assert link(reading=msgspec.structs.replace(reading, claims=(claim,))).claims[0].target_ids == ()


def test_a_speaker_is_the_person_of_all_reports_else_the_body():
    article = make_article("a", TEXT)
    reading = make_reading(article)
    person = Mention(id="p", kind="person", start=0, end=7, quote=TEXT[:7])
    speaker = Speaker(start=0, end=7, quote=TEXT[:7], kind="named", name="Ana Brandt", role="aide", key=RED, person="x")
    said = Attribution(
        id="said",
        cue=Span(start=8, end=11, quote="and"),
        speaker=speaker,
        content=(),
        direct=False,
        channel="speech",
        via=("AFP",),
    )
    claim = msgspec.structs.replace(reading.claims[0], attribution="said")
    reading = msgspec.structs.replace(
        reading, mentions=(*reading.mentions, person), attributions=(said,), claims=(claim,)
    )
    brandt = make_actors()["per-brandt"]
    known = link(people={("art-a", "p"): brandt}, reading=reading).claims[0]
    assert (known.speaker.actor_id, known.speaker.name, known.via) == ("per-brandt", "Ana Brandt", ("AFP",))
    assert link(reading=reading).claims[0].speaker.actor_id == RED


def test_he_who_is_named_by_the_attribution_is_the_one_of_that_name():
    article = make_article("a", TEXT)
    reading = make_reading(article)
    other = Mention(id="other", kind="person", start=0, end=2, quote="In")
    he = Mention(id="he", kind="person", start=12, end=14, quote="on", refers_to="other")
    meant = Mention(id="meant", kind="person", start=50, end=60, quote="Red Column")
    speaker = Speaker(start=12, end=14, quote="on", kind="pronoun", name="Red Column", role=None, key=RED, person="x")
    said = Attribution(
        id="said", cue=Span(start=8, end=11, quote="and"), speaker=speaker, content=(), direct=False, channel="speech", via=()
    )  # fmt: skip
    claim = msgspec.structs.replace(reading.claims[0], attribution="said")
    reading = msgspec.structs.replace(
        reading, mentions=(*reading.mentions, other, he, meant), attributions=(said,), claims=(claim,)
    )
    brandt, second = make_actors()["per-brandt"], msgspec.structs.replace(make_actors()["per-brandt"], id="per-2")
    people = {("art-a", "other"): second, ("art-a", "meant"): brandt}
    assert link(people=people, reading=reading).claims[0].speaker.actor_id == "per-brandt"


class Quarters(FakeGazetteer):
    """Marvik is a quarter of a city; of a borough of millions where ``borough``."""

    def __init__(self, people: int) -> None:
        super().__init__()
        self.people = people

    def entry(self, id):
        found = super().entry("marvik")
        outer = {"marvik": "borough", "borough": "city"}.get(id)
        return found and msgspec.structs.replace(
            found, id=id, name=id.title(), population=self.people if id == "borough" else 10, part_of=outer
        )


@pytest.mark.parametrize(("people", "city"), [(900_000, "City"), (2_000_000, "Borough")])
def test_a_quarter_is_told_with_its_city_or_borough_of_a_million(people, city):
    article = make_article("a", TEXT)
    linker = Linker(Quarters(people), FakeLists(), {})  # type: ignore[arg-type]
    (place,) = linker.link(article, make_reading(article), make_published(DAY)).places
    assert place.city == city


def test_linking_twice_gives_the_same():
    assert link(date(2031, 6, 12), when="Tuesday") == link(date(2031, 6, 12), when="Tuesday")
