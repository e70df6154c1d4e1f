"""Any id leads to its passages, speakers, origins and rules; lists show every row."""

from __future__ import annotations

import pytest

from dateline.errors import ConfigError
from dateline.model.article import Span
from dateline.model.picture import Copy, CopySpan
from dateline.model.reading import Attribution, Claim, Reading
from dateline.outputs.citations import CitationError
from dateline.outputs.explain import explain
from dateline.outputs.export import picture_file
from dateline.outputs.lookup import Lookup
from dateline.outputs.people import People
from dateline.outputs.tables import rows
from tests.outputs.factory import TEXTS, make_claim, make_picture, make_speaker

PICTURE, _ = make_picture()


def told(id: str) -> str:
    return explain(PICTURE, TEXTS, id, {}) or ""


@pytest.mark.parametrize(
    ("id", "words"),
    [
        pytest.param("sto-2031", "reports/f.txt (outlet not stated, unknown)", id="story lists its reports"),
        pytest.param(
            "evt-take", "reports/b.txt:0-49 “The town of Marvik fell to Red Column on 10 June.”", id="event to passage"
        ),
        pytest.param("evt-take", "rule test-rule", id="event to rule"),
        pytest.param("evt-old", "event evt-2019", id="event by an id from before a merge"),
        pytest.param("evt-dead", "the same speaker is quoted", id="why origins are one"),
        pytest.param("evt-dead", "reports/c.txt took the words from reports/a.txt (without credit)", id="copied words"),
        pytest.param("fin-dead", "answer up to 42 (1 origin): the health ministry", id="finding to answers"),
        pytest.param("hol-marvik", "from event evt-take", id="holding to events"),
        pytest.param("hol-marvik", "except: the clinic", id="holding to exceptions"),
        pytest.param("clm-7", "said by Ana Brandt (spokeswoman of Red Column)", id="claim to speaker"),
        pytest.param(
            "art-a", "evidence weekday: “Red Colu” allows 11 June 2031 at reports/a.txt:0-8", id="article to dates"
        ),
        pytest.param("art-f", "published: unknown - unknown", id="undated article"),
        pytest.param("person:ana-brandt", "said: reports/a.txt:178-251", id="actor to words"),
        pytest.param("act-red", "in event evt-take", id="actor to events"),
        pytest.param("pla-olm", "event evt-olm", id="place to events"),
    ],
)
def test_an_id_leads_to_its_evidence(id: str, words: str) -> None:
    assert words in told(id)


def test_an_id_nobody_knows_explains_nothing() -> None:
    assert explain(PICTURE, TEXTS, "evt-nope", {}) is None


def test_a_private_person_is_not_put_together_and_is_found_by_the_outer_id() -> None:
    people = People(PICTURE, TEXTS.values())
    outer = next(actor.id for actor in picture_file(PICTURE, people).actors if actor.name == "a resident")
    for id in ("person:tomas-velle", outer):
        assert "withheld, a private person" in told(id)
        assert "reports/" not in told(id)


def test_no_explanation_names_a_private_person() -> None:
    ids = ["sto-2031", "evt-dead", "fin-dead", "hol-marvik", "clm-4", "art-a", "pla-marvik"]
    assert not any("Velle" in told(id) for id in ids)


def test_a_passage_that_does_not_hold_is_refused() -> None:
    with pytest.raises(CitationError):
        explain(PICTURE, {**TEXTS, "art-b": "Other words."}, "evt-take", {})


def test_a_reading_adds_its_reader_trigger_and_attribution() -> None:
    span = Span(start=37, end=41, quote="took")
    claim = Claim(
        id="clm-1", kind="capture", start=25, end=88, quote="", trigger=span, actors=(), targets=(), place=None, place_relation="in",
        site=None, times=(), polarity="positive", certainty="asserted", tense="current", attribution="attribution:1:2",
        quantities=(), means=None, extent=None, follows=None, rule="test-rule",
    )  # fmt: skip
    said = Attribution(id="attribution:1:2", cue=span, speaker=None, content=(), direct=False, channel="speech", via=())
    reading = Reading(
        article_id="art-a", reader="rules", version="9", mentions=(), times=(), quantities=(), attributions=(said,),
        claims=(claim,), unread=(),
    )  # fmt: skip
    text = explain(PICTURE, TEXTS, "clm-1", {"art-a": reading}) or ""
    assert "rule test-rule (rules 9, trigger “took”, attribution attribution:1:2 (indirect))" in text


def test_two_reports_quoting_one_speaker_are_one_origin() -> None:
    claims = [claim for claim in PICTURE.claims if claim.id in {"clm-4", "clm-5", "clm-6"}]
    origins = Lookup(PICTURE).origins.group(claims)
    assert [origin.claim_ids for origin in origins] == [("clm-4", "clm-5"), ("clm-6",)]


def test_a_copy_of_a_copy_counts_for_the_first_report() -> None:
    def copied(taker: str, giver: str, start: int, end: int) -> Copy:
        span = CopySpan(from_start=start, from_end=end, to_start=0, to_end=20)
        return Copy(from_article_id=taker, to_article_id=giver, kind="verbatim", credited=False, words=9, spans=(span,))

    copies = (copied("art-c", "art-b", 0, 50), copied("art-b", "art-a", 0, 50))
    picture, _ = make_picture(copies=copies)
    claims = [make_claim("clm-x", "art-c", "Three people"), make_claim("clm-y", "art-a", "Red Column takes")]
    (origin,) = Lookup(picture).origins.group(claims)
    assert origin.key == ("report", "outlet northern courier")


def test_copies_in_a_ring_end() -> None:
    def copied(taker: str, giver: str) -> Copy:
        span = CopySpan(from_start=0, from_end=20, to_start=0, to_end=20)
        return Copy(from_article_id=taker, to_article_id=giver, kind="verbatim", credited=False, words=9, spans=(span,))

    picture, _ = make_picture(copies=(copied("art-a", "art-b"), copied("art-b", "art-a")))
    assert len(Lookup(picture).origins.group([make_claim("clm-x", "art-a", "Red Column")])) == 1


def test_words_outside_the_copied_stretch_are_the_reports_own() -> None:
    claims = [make_claim("clm-x", "art-c", "Нічого"), make_claim("clm-y", "art-a", "Red Column takes")]
    assert len(Lookup(PICTURE).origins.group(claims)) == 2


def test_two_unnamed_officials_of_one_report_are_the_origin_of_the_outlet_that_heard_them() -> None:
    claims = [
        make_claim("clm-x", "art-a", "Red Column", speaker=make_speaker(None, "a local official")),
        make_claim("clm-y", "art-a", "Red Column", speaker=make_speaker(None, "another local official")),
    ]
    assert len(Lookup(PICTURE).origins.group(claims)) == 1


@pytest.mark.parametrize(
    ("what", "count", "cell"),
    [
        ("articles", 6, "a.txt (16 words, no credit)"),
        ("stories", 2, "Marvik, June 2031"),
        ("events", 8, "the Norlandic army"),
        ("claims", 13, "killed up to 42"),
        ("copies", 1, "verbatim"),
        ("holdings", 2, "the clinic"),
        ("problems", 1, "reports/broken.json:3"),
    ],
)
def test_a_list_shows_every_row_under_its_headers(what: str, count: int, cell: str) -> None:
    found = rows(PICTURE, what, TEXTS)
    assert len(found.rows) == count
    assert all(len(row) == len(found.headers) for row in found.rows)
    assert any(cell in row for row in found.rows)
    assert not any("Velle" in text for row in found.rows for text in row)


def test_a_list_nobody_knows_is_refused_with_the_choices() -> None:
    with pytest.raises(ConfigError, match="articles, stories"):
        rows(PICTURE, "wars")
