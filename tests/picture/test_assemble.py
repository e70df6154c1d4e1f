"""All stages together: the same picture in whatever order the reports come, every part of it led back to claims."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.article import Span
from dateline.model.picture import Picture, Problem
from dateline.model.reading import Attribution, Speaker
from dateline.picture.assemble import assemble
from tests.picture.factory import AS_OF, DAY, RED, FakeGazetteer, FakeLists, after, make_article, make_reading

TEXT = "{lead} On 2031-06-10 Red Column took Marvik. {tail}"


def report(name, *, on=DAY, when="2031-06-10", lead="Word came late.", tail="Little else is known.", **changes):
    text = TEXT.format(lead=lead, tail=tail).replace("2031-06-10", when)
    article = make_article(name, text, on=on)
    return article, make_reading(article, when=when, **changes)


def said_by(pair, kind="organisation", name=None, role="a spokesman", key=RED):
    """Let a speaker have said what a report tells."""
    article, reading = pair
    speaker = Speaker(start=0, end=4, quote=article.text[:4], kind=kind, name=name, role=role, key=key, person=None)
    said = Attribution(
        id="said", cue=Span(start=5, end=9, quote=article.text[5:9]), speaker=speaker, content=(), direct=False,
        channel="speech", via=(),
    )  # fmt: skip
    claim = msgspec.structs.replace(reading.claims[0], attribution="said", certainty="reported")
    return article, msgspec.structs.replace(reading, attributions=(said,), claims=(claim,))


def picture(*pairs, as_of=AS_OF) -> Picture:
    articles, readings = [a for a, _ in pairs], [r for _, r in pairs]
    return assemble(articles, readings, (), FakeGazetteer(), FakeLists(), as_of)  # type: ignore[arg-type]


BUNDLE = (
    report("a", lead="It was told at noon."),
    report("b", lead="The news spread fast.", on=after(1)),
    report("c", on=date(2025, 6, 11), when="2025-06-10", lead="Rain fell for days."),
    report("d", on=after(2), when="2025", lead="Six years had gone by.", tense="background"),
    report("e", lead="Many had feared it.", town="tarn"),
    report("f", lead="No one was sure.", on=None),
    report("g", lead="It was all denied.", polarity="negative", certainty="doubted"),
    report("h", lead="A plan was drawn up.", tense="planned"),
)


def as_sets(found: Picture):
    return (
        {frozenset(e.claim_ids) for e in found.events},
        {frozenset(s.article_ids) for s in found.stories},
        {(f.question, f.status, frozenset(c for a in f.answers for c in a.claim_ids)) for f in found.findings},
        {(h.place_id, h.holder_id, h.basis, frozenset(h.claim_ids)) for h in found.holdings},
    )


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(BUNDLE))))
def test_the_order_of_reports_does_not_matter(order):
    shuffled = picture(*[BUNDLE[i] for i in order])
    assert as_sets(shuffled) == as_sets(picture(*BUNDLE))
    assert shuffled == picture(*BUNDLE)


def test_every_part_of_a_picture_leads_to_claims_and_reports_that_are_in_it():
    found = picture(*BUNDLE)
    claims = {c.id: c for c in found.claims}
    texts = {a.id: a.text for a, _ in BUNDLE}
    events = {e.id for e in found.events}
    assert len(found.events) >= 3
    assert all(texts[c.article_id][c.start : c.end] == c.quote for c in found.claims)
    assert all(set(e.claim_ids) <= claims.keys() and set(e.article_ids) <= texts.keys() for e in found.events)
    assert all(
        f.event_id in events and {i for a in f.answers for i in a.claim_ids} <= claims.keys() for f in found.findings
    )
    assert all(set(h.event_ids) <= events and set(h.claim_ids) <= claims.keys() for h in found.holdings)
    assert {a.story_id for a in found.articles} == {s.id for s in found.stories}
    assert {i for a in found.actors for i in [a.id]} >= {i for e in found.events for i in (*e.actor_ids, *e.target_ids)}


def test_two_reports_of_one_capture_are_one_event_of_two_origins():
    (event,) = picture(BUNDLE[0], BUNDLE[1]).events
    assert (event.level, event.origins, event.status, len(event.claim_ids)) == ("C3", 2, "occurred", 2)


def test_look_alikes_of_different_years_are_two_events_two_stories_and_two_holdings():
    found = picture(BUNDLE[0], BUNDLE[2])
    assert [(e.earliest, e.background) for e in found.events] == [(date(2025, 6, 10), False), (DAY, False)]
    assert len(found.stories) == 2
    assert [h.earliest_start for h in found.holdings] == [date(2025, 6, 10), DAY]


def test_a_passing_mention_joins_the_event_of_its_year_in_the_story_of_its_news():
    found = picture(BUNDLE[2], BUNDLE[3])
    (event,) = found.events
    assert (event.background, event.earliest, len(event.claim_ids)) == (False, date(2025, 6, 10), 2)
    assert {s.article_ids for s in found.stories} == {("art-c",), ("art-d",)}
    assert event.story_id == next(s.id for s in found.stories if s.article_ids == ("art-c",))


def test_what_is_only_recalled_is_background():
    (event,) = picture(BUNDLE[3]).events
    assert (event.background, event.earliest, event.latest) == (True, date(2025, 1, 1), date(2025, 12, 31))


def test_a_denial_makes_an_event_disputed():
    found = picture(BUNDLE[0], BUNDLE[6])
    (event,) = found.events
    assert (event.status, event.level) == ("disputed", "CX")
    assert [f.status for f in found.findings if f.question == "occurred"] == ["contested"]
    assert {c.event_id for c in found.claims} == {event.id}


def test_a_plan_is_kept_as_a_claim_and_makes_no_event():
    found = picture(BUNDLE[7])
    assert (found.events, found.holdings, [c.tense for c in found.claims]) == ((), (), ["planned"])


def test_only_the_takers_word_is_claimed():
    found = picture(said_by(BUNDLE[0]))
    assert [(e.status, e.level) for e in found.events] == [("claimed", "C1p")]
    assert [h.basis for h in found.holdings] == ["claimed"]


def test_two_outlets_quoting_one_speaker_are_one_origin():
    (event,) = picture(said_by(BUNDLE[0]), said_by(BUNDLE[1])).events
    assert (event.level, event.origins, len(event.article_ids)) == ("C2", 1, 2)


def test_the_takers_word_stays_claimed_however_many_repeat_it():
    (event,) = picture(said_by(BUNDLE[0]), said_by(BUNDLE[1])).events
    assert event.status == "claimed"


def test_an_undated_report_takes_its_day_from_its_story_or_stays_open():
    found = picture(BUNDLE[0], BUNDLE[5])
    undated = next(a for a in found.articles if a.id == "art-f")
    assert undated.published.earliest is None or undated.published.earliest >= DAY
    assert undated.published.basis in {"inferred", "unknown"}


def test_what_was_received_later_is_not_in_an_earlier_picture():
    late = msgspec.structs.replace(BUNDLE[1][0], received_at=datetime(2035, 1, 1, tzinfo=UTC))
    before = datetime(2034, 1, 1, tzinfo=UTC)
    assert picture(BUNDLE[0], (late, BUNDLE[1][1]), as_of=before) == picture(BUNDLE[0], as_of=before)


def test_a_late_report_from_elsewhere_changes_no_event_but_its_own():
    before, after_ = picture(*BUNDLE[:4]), picture(*BUNDLE[:5])
    assert {e.id: e.claim_ids for e in before.events}.items() <= {e.id: e.claim_ids for e in after_.events}.items()


def test_an_event_is_named_after_the_claim_of_the_report_published_first():
    (event,) = picture(BUNDLE[1], BUNDLE[0]).events
    assert event.id == "evt-a"


def test_no_report_gives_an_empty_picture_and_problems_are_passed_on():
    problem = Problem(stage="collect", item="x", kind="empty", message="nothing in it")
    found = assemble([], [], (), FakeGazetteer(), FakeLists(), AS_OF, [problem])  # type: ignore[arg-type]
    assert (found.events, found.stories, found.problems) == ((), (), (problem,))


def test_a_report_nobody_could_read_is_in_the_picture_and_tells_nothing():
    (read_one, reading), (unread, _) = report("a"), report("b")
    found = assemble([read_one, unread], [reading], (), FakeGazetteer(), FakeLists(), AS_OF)  # type: ignore[arg-type]
    assert {a.id for a in found.articles} == {read_one.id, unread.id}
    assert {c.article_id for c in found.claims} == {read_one.id}


def test_a_recapture_follows_the_capture_it_undoes():
    found = picture(report("a"), report("b", on=after(9), when="2031-06-19", kind="recapture"))
    events = {e.id: e for e in found.events}
    later = max(found.events, key=lambda e: e.earliest)
    assert later.follows is not None
    assert events[later.follows].earliest < later.earliest


def test_a_weekday_of_a_report_that_only_its_happening_dates_becomes_a_day():
    dated = report("a", on=after(1), when="Tuesday")
    undated = report("b", on=None, when="Tuesday", lead="No one was sure.")
    found = picture(dated, undated)
    days = {(c.earliest, c.latest) for c in found.claims}
    assert days == {(DAY, DAY)}
