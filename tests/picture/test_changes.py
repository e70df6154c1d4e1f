"""What changed from one picture to another, because of which reports, and where the ids went."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from msgspec.structs import replace

from dateline.model.picture import (
    Answer,
    Copy,
    Event,
    Evidence,
    Finding,
    Holding,
    Picture,
    PictureArticle,
    PictureClaim,
    Published,
    Story,
    Withdrawal,
)
from dateline.picture.changes import compare
from dateline.picture.identity import identities, successors, withdrawn

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)
MAY = [date(2030, 5, day) for day in range(1, 29)]


def article(key: str, story: str = "s", day: date | None = MAY[0], by: str | None = None) -> PictureArticle:
    evidence = (
        Evidence(kind="same-story", text="", article_id=by, start=None, end=None, earliest=day, latest=day),
    ) if by else ()  # fmt: skip
    return PictureArticle(
        id=f"art-{key}", path=f"{key}.txt", url=None, title=None, outlet=None, language="en", languages=("en",),
        published=Published(earliest=day, latest=day, basis="inferred", evidence=evidence), story_id=f"sto-{story}", zones=(),
    )  # fmt: skip


def claim(key: str, event: str | None) -> PictureClaim:
    """Make a claim whose first letter names its article."""
    return PictureClaim(
        id=f"clm-{key}", article_id=f"art-{key[0]}", event_id=f"evt-{event}" if event else None, kind="clash", start=0, end=1,
        quote="x", polarity="positive", certainty="asserted", tense="current", actor_ids=(), target_ids=(), place_id="plc-1",
        place_relation="in", site=None, earliest=None, latest=None, time_basis="unknown", time_text=None, time_part=None,
        speaker=None, cue=None, channel=None, hedged=False, via=(), quantities=(), means=None, extent=None, rule="r",
    )  # fmt: skip


def event(key: str, claims: list[str], **changes) -> Event:
    made = Event(
        id=f"evt-{key}", story_id="sto-s", kind="clash", status="occurred", background=False, actor_ids=("act-1",),
        target_ids=(), place_id="plc-1", place_relation="in", earliest=MAY[0], latest=MAY[0], time_basis="stated",
        claim_ids=tuple(f"clm-{c}" for c in claims), article_ids=tuple(sorted({f"art-{c[0]}" for c in claims})),
        level="C1", origins=1, title=key,
    )  # fmt: skip
    return replace(made, **changes)


def picture(*events: Event, loose: tuple[str, ...] = (), **members) -> Picture:
    """Make a picture of these events: their claims, and one story of all articles, come of themselves."""
    claims = [claim(c.removeprefix("clm-"), e.id.removeprefix("evt-")) for e in events for c in e.claim_ids]
    claims += [claim(key, None) for key in loose]
    letters = sorted({c.id[4] for c in claims})
    articles = tuple(article(letter) for letter in letters)
    story = Story(
        id="sto-s", title="S", article_ids=tuple(a.id for a in articles), earliest=MAY[0], latest=MAY[0], place_ids=()
    )
    made = Picture(
        as_of=NOON, articles=articles, stories=(story,) if articles else (), actors=(), places=(), events=tuple(events),
        claims=tuple(claims), findings=(), copies=(), holdings=(), problems=(),
    )  # fmt: skip
    return replace(made, **members)


def killed(event_id: str, *figures: tuple[int, str], status: str = "single", question: str = "killed") -> Finding:
    answers = tuple(
        Answer(value=None, low=n, best=n, high=n, claim_ids=(f"clm-{key}",), origins=1) for n, key in figures
    )
    return Finding(id=f"fnd-{event_id}", event_id=f"evt-{event_id}", question=question, status=status, answers=answers)


def holding(key: str, claims: list[str], **changes) -> Holding:
    made = Holding(
        id=f"hld-{key}", place_id="plc-1", holder_id="act-1", status="controlled", basis="claimed", earliest_start=MAY[0],
        latest_start=MAY[0], end=None, event_ids=("evt-a1",), claim_ids=tuple(f"clm-{c}" for c in claims), exceptions=(),
        last_confirmed=MAY[0],
    )  # fmt: skip
    return replace(made, **changes)


def told(before: Picture, after: Picture, *whats: str) -> list[tuple]:
    """Give the changes to these things as kind, what, id, part, before, after."""
    found = compare(before, after)
    return [(c.kind, c.what, c.id, c.part, c.before, c.after) for c in found if c.what in (whats or ("event",))]


def test_a_picture_has_not_changed_from_itself():
    same = picture(event("a1", ["a1", "b1"]), findings=(killed("a1", (3, "a1")),), holdings=(holding("1", ["a1"]),))
    assert compare(same, same) == ()


def test_all_is_new_where_there_was_nothing():
    after = picture(event("a1", ["a1"]), findings=(killed("a1", (3, "a1")),), holdings=(holding("1", ["a1"]),))
    found = compare(picture(), after)
    assert [(c.kind, c.what) for c in found] == [("new", "event"), ("new", "story"), ("new", "holding")]
    assert (found[0].article_ids, found[0].claim_ids) == (("art-a",), ("clm-a1",))


def test_all_is_withdrawn_where_nothing_is_left():
    before = picture(event("a1", ["a1"]), holdings=(holding("1", ["a1"]),))
    found = compare(before, picture())
    assert [(c.kind, c.what) for c in found] == [
        ("withdrawn", "event"),
        ("withdrawn", "story"),
        ("withdrawn", "holding"),
    ]
    assert found[0].article_ids == ("art-a",)


@pytest.mark.parametrize(
    ("changes", "part", "before", "after"),
    [
        ({"level": "C3", "origins": 2}, "level", "C1, 1 origin", "C3, 2 origins"),
        ({"status": "disputed"}, "status", "occurred", "disputed"),
        ({"kind": "attack"}, "kind", "clash", "attack"),
        ({"earliest": MAY[1], "latest": MAY[2]}, "day", "2030-05-01", "2030-05-02/2030-05-03"),
        ({"earliest": None}, "day", "2030-05-01", "../2030-05-01"),
        ({"earliest": None, "latest": None}, "day", "2030-05-01", "unknown"),
        ({"place_id": "plc-2"}, "place", "plc-1", "plc-2"),
        ({"actor_ids": ("act-2", "act-1")}, "actors", "act-1", "act-1, act-2"),
        ({"target_ids": ("act-3",)}, "targets", None, "act-3"),
        ({"background": True}, "background", "news", "background"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_revision_says_from_what_to_what_because_of_which_report(changes, part, before, after):
    then, now = picture(event("a1", ["a1"])), picture(event("a1", ["a1", "b1"], **changes))
    assert told(then, now) == [("revised", "event", "evt-a1", part, before, after)]
    (change,) = [c for c in compare(then, now) if c.what == "event"]
    assert (change.article_ids, change.claim_ids) == (("art-b",), ("clm-b1",))


def test_one_more_report_that_changes_nothing_else_is_told_as_that():
    then, now = picture(event("a1", ["a1"])), picture(event("a1", ["a1", "b1"]))
    assert told(then, now) == [("revised", "event", "evt-a1", "reports", "1 report", "2 reports")]
    assert told(then, now, "story") == [("revised", "story", "sto-s", "reports", "1 report", "2 reports")]


def test_an_event_under_another_id_is_the_same_event():
    then, now = picture(event("b1", ["b1"])), picture(event("a1", ["a1", "b1"], level="C3", origins=2))
    (change,) = [c for c in compare(then, now) if c.what == "event"]
    assert (change.kind, change.id, change.others) == ("revised", "evt-a1", ("evt-b1",))


def test_a_merger_names_what_was_put_together_and_the_report_that_did_it():
    then = picture(event("a1", ["a1"]), event("b1", ["b1"]))
    now = picture(event("a1", ["a1", "b1", "c1"]))
    (change,) = [c for c in compare(then, now) if c.kind == "merged"]
    assert (change.id, change.others, change.article_ids) == ("evt-a1", ("evt-a1", "evt-b1"), ("art-c",))


def test_an_event_that_went_into_one_that_is_mostly_another_is_told():
    then = picture(event("a1", ["a1", "b1"]), event("c1", ["c1"]))
    now = picture(event("a1", ["a1"]), event("b1", ["b1", "c1"]))
    found = [(c.kind, c.id, c.others) for c in compare(then, now) if c.kind in {"merged", "split"}]
    assert found == [("merged", "evt-b1", ("evt-c1",)), ("split", "evt-a1", ("evt-a1", "evt-b1"))]


def test_a_merger_by_judgement_is_because_of_no_report():
    now = picture(event("a1", ["a1", "b1"]))
    (change,) = [c for c in compare(picture(event("a1", ["a1"]), event("b1", ["b1"])), now) if c.kind == "merged"]
    assert (change.article_ids, change.claim_ids) == ((), ())


def test_a_split_names_what_it_fell_into():
    now = picture(event("a1", ["a1"]), event("b1", ["b1"]))
    then = picture(event("a1", ["a1", "b1"]))
    assert [(c.id, c.others) for c in compare(then, now) if c.kind == "split"] == [("evt-a1", ("evt-a1", "evt-b1"))]
    assert "new" not in {c.kind for c in compare(then, now) if c.what == "event"}


def test_an_event_that_no_claim_is_left_of_is_withdrawn_though_its_report_stays():
    then, now = picture(event("a1", ["a1"])), picture(loose=("a1",))
    assert told(then, now) == [("withdrawn", "event", "evt-a1", None, None, None)]


def test_a_level_lowered_by_a_copy_is_because_of_the_report_that_copied():
    copy = Copy(from_article_id="art-a", to_article_id="art-b", kind="verbatim", credited=False, words=40, spans=())
    then = picture(event("a1", ["a1"], level="C3", origins=2))
    now = picture(event("a1", ["a1"]), loose=("b1",), copies=(copy,))
    (change,) = [c for c in compare(then, now) if c.what == "event"]
    assert (change.part, change.article_ids, change.claim_ids) == ("level", ("art-b",), ())


def test_a_toll_is_revised_from_what_to_what():
    then = picture(event("a1", ["a1"]), findings=(killed("a1", (3, "a1")),))
    now = picture(event("a1", ["a1", "b1"]), findings=(killed("a1", (3, "a1"), (5, "b1"), status="contested"),))
    assert told(then, now, "finding") == [("revised", "finding", "fnd-a1", "killed", "3 (single)", "3 / 5 (contested)")]
    (change,) = [c for c in compare(then, now) if c.what == "finding"]
    assert (change.article_ids, change.claim_ids) == (("art-b",), ("clm-b1",))


def test_a_question_answered_first_now_is_new_and_one_answered_no_more_is_withdrawn():
    bare, with_toll = picture(event("a1", ["a1"])), picture(event("a1", ["a1"]), findings=(killed("a1", (3, "a1")),))
    assert told(bare, with_toll, "finding") == [("new", "finding", "fnd-a1", "killed", None, "3 (single)")]
    assert told(with_toll, bare, "finding") == [("withdrawn", "finding", "fnd-a1", "killed", "3 (single)", None)]


def test_the_same_answer_from_more_reports_is_the_events_level_and_no_revision_of_its_own():
    def means(status):
        answer = Answer(value="bomb", low=None, best=None, high=None, claim_ids=("clm-a1",), origins=1)
        return Finding(id="fnd-m", event_id="evt-a1", question="means", status=status, answers=(answer,))

    then, now = (picture(event("a1", ["a1"]), findings=(means(s),)) for s in ("single", "corroborated"))
    assert told(then, now, "finding") == []
    contested = picture(event("a1", ["a1"]), findings=(means("contested"),))
    assert told(then, contested, "finding")[0][5] == "bomb (contested)"


@pytest.mark.parametrize(
    ("low", "best", "high", "said"),
    [(5, 5, 5, "5"), (3, 5, 7, "3..7"), (3, 3, None, "3.."), (None, 7, 7, "..7"), (None, 4, None, "4")],
)
def test_figures_are_said_shortly(low, best, high, said):
    answer = Answer(value="words of a report", low=low, best=best, high=high, claim_ids=("clm-a1",), origins=1)
    finding = Finding(id="fnd-1", event_id="evt-a1", question="killed", status="single", answers=(answer,))
    now = picture(event("a1", ["a1"]), findings=(finding,))
    assert told(picture(event("a1", ["a1"])), now, "finding")[0][5] == f"{said} (single)"


@pytest.mark.parametrize(
    ("changes", "part", "before", "after"),
    [
        ({"basis": "assessed"}, "basis", "claimed", "assessed"),
        ({"status": "contested"}, "status", "controlled", "contested"),
        ({"exceptions": ("airport",)}, "exceptions", None, "airport"),
        ({"last_confirmed": MAY[8]}, "confirmed", "2030-05-01", "2030-05-09"),
        ({"latest_start": MAY[1]}, "since", "2030-05-01", "2030-05-01/2030-05-02"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_holding_is_revised_from_what_to_what(changes, part, before, after):
    then = picture(event("a1", ["a1"]), holdings=(holding("1", ["a1"]),))
    now = picture(event("a1", ["a1", "b1"]), holdings=(holding("1", ["a1", "b1"], **changes),))
    assert told(then, now, "holding") == [("revised", "holding", "hld-1", part, before, after)]
    assert [c.article_ids for c in compare(then, now) if c.what == "holding"] == [("art-b",)]


def test_a_holding_ends_because_of_the_report_of_what_ended_it():
    then = picture(event("a1", ["a1"]), holdings=(holding("1", ["a1"]),))
    retaken = event("b1", ["b1"], kind="recapture", earliest=MAY[4], latest=MAY[4])
    other = holding("2", ["b1"], holder_id="act-2", event_ids=("evt-b1",), earliest_start=MAY[4])
    now = picture(event("a1", ["a1"]), retaken, holdings=(holding("1", ["a1"], end=MAY[4]), other))
    ended = [c for c in compare(then, now) if c.part == "until"]
    assert [(c.id, c.before, c.after, c.article_ids) for c in ended] == [("hld-1", None, "2030-05-05", ("art-b",))]
    assert ("new", "holding", "hld-2", None, None, "controlled, claimed") in told(then, now, "holding")


def test_a_holding_is_the_same_when_its_event_has_another_id():
    then = picture(event("b1", ["b1"]), holdings=(holding("1", ["b1"], event_ids=("evt-b1",)),))
    now = picture(event("a1", ["a1", "b1"]), holdings=(holding("2", ["a1", "b1"], basis="assessed"),))
    assert told(then, now, "holding") == [("revised", "holding", "hld-2", "basis", "claimed", "assessed")]


def test_a_publication_date_is_revised_because_of_the_report_it_leans_on():
    then = picture(event("a1", ["a1"]), articles=(article("a", day=None),))
    now = picture(event("a1", ["a1"]), articles=(article("a", day=MAY[2], by="art-b"),))
    (change,) = [c for c in compare(then, now) if c.what == "date"]
    assert (change.id, change.before, change.after) == ("art-a", "unknown", "2030-05-03")
    assert change.article_ids == ("art-b",)


def test_stories_merge_and_split_by_their_reports():
    def in_stories(*stories):
        made = picture(event("a1", ["a1"]), event("b1", ["b1"]))
        return replace(
            made,
            stories=tuple(
                Story(id=f"sto-{s}", title="", article_ids=tuple(f"art-{a}" for a in s), earliest=None, latest=None, place_ids=())
                for s in stories
            ),
        )  # fmt: skip

    apart, one = in_stories("a", "b"), in_stories("ab")
    assert [(c.kind, c.id, c.others) for c in compare(apart, one) if c.what == "story" and c.kind == "merged"] == [
        ("merged", "sto-ab", ("sto-a", "sto-b"))
    ]
    assert [(c.kind, c.id, c.others) for c in compare(one, apart) if c.kind == "split"] == [
        ("split", "sto-ab", ("sto-a", "sto-b"))
    ]


PARTITIONS = some.dictionaries(some.sampled_from("abcdefgh"), some.integers(0, 3), min_size=1)


def of_partition(homes: dict[str, int]) -> Picture:
    groups: dict[int, list[str]] = {}
    for key, home in sorted(homes.items()):
        groups.setdefault(home, []).append(f"{key}1")
    return picture(*(event(keys[0], keys) for keys in groups.values()))


@settings(max_examples=150, deadline=None)
@given(PARTITIONS, PARTITIONS)
def test_every_event_of_both_pictures_is_accounted_for(one, other):
    then, now = of_partition(one), of_partition(other)
    changes = [c for c in compare(then, now) if c.what == "event"]
    named = {i for c in changes for i in (c.id, *c.others)}
    renamed = successors(identities(then), now)
    same = ({e.id for e in then.events} & {e.id for e in now.events}) | renamed.keys() | set(renamed.values())
    assert {e.id for e in now.events} | {e.id for e in then.events} <= named | same
    new = {c.id for c in changes if c.kind == "new"}
    known = {c for e in then.events for c in e.claim_ids}
    assert new == {e.id for e in now.events if not known & set(e.claim_ids)}
    mirrored = {c.id for c in compare(now, then) if c.what == "event" and c.kind == "withdrawn"}
    assert mirrored == new


@settings(max_examples=150, deadline=None)
@given(PARTITIONS, PARTITIONS)
def test_an_id_that_is_gone_leads_to_an_event_that_holds_some_of_its_claims(one, other):
    then, now = of_partition(one), of_partition(other)
    found = successors(identities(then), now)
    events = {e.id: e for e in now.events}
    for old in then.events:
        left = {c.id for c in now.claims} & set(old.claim_ids)
        if old.id in events or not left:
            assert old.id not in found
        else:
            shares = {e.id: len(left & set(e.claim_ids)) for e in now.events}
            assert shares[found[old.id]] == max(shares.values())


def test_the_id_of_a_finding_or_holding_goes_with_that_of_its_event():
    then = picture(
        event("b1", ["b1"]),
        findings=(killed("b1", (3, "b1")),),
        holdings=(holding("1", ["b1"], event_ids=("evt-b1",)),),
    )
    now = picture(event("a1", ["a1", "b1"]), findings=(killed("a1", (3, "b1")),), holdings=(holding("2", ["b1"]),))
    assert successors(identities(then), now) == {"evt-b1": "evt-a1", "fnd-b1": "fnd-a1", "hld-1": "hld-2"}


class TestTakenDown:
    @staticmethod
    def gone(id: str, article_id: str, told: str | None = "C3, 2 origins", hours: int = 0) -> Withdrawal:
        return Withdrawal(
            id=id, what="event", article_id=article_id, told=told, received_at=NOON,
            withdrawn_at=NOON + timedelta(hours=hours),
        )  # fmt: skip

    def test_what_stood_on_it_alone_is_withdrawn(self):
        (change,) = withdrawn([self.gone("evt-a1", "art-a")], picture(), lambda _: None)
        assert (change.kind, change.id, change.article_ids) == ("withdrawn", "evt-a1", ("art-a",))

    def test_what_stands_on_others_is_less_sure(self):
        (change,) = withdrawn([self.gone("evt-a1", "art-b")], picture(event("a1", ["a1"])), lambda _: None)
        assert (change.kind, change.before, change.after) == ("revised", "C3, 2 origins", "C1, 1 origin")

    def test_what_is_as_sure_as_before_has_not_changed(self):
        taken = self.gone("evt-a1", "art-b", "C1, 1 origin")
        assert withdrawn([taken], picture(event("a1", ["a1"])), lambda _: None) == ()

    def test_an_event_that_two_takedowns_took_is_told_once(self):
        taken = [self.gone("evt-b1", "art-b", hours=1), self.gone("evt-a1", "art-a")]
        (change,) = withdrawn(taken, picture(), {"evt-a1": "evt-b1"}.get)
        assert (change.id, change.article_ids) == ("evt-a1", ("art-a", "art-b"))


def test_a_claim_against_a_holding_is_a_revision_because_of_its_report():
    then = picture(event("a1", ["a1"]), loose=("b1",), holdings=(holding("1", ["a1"]),))
    now = replace(then, holdings=(holding("1", ["a1"], against=("clm-b1",)),))
    assert told(then, now, "holding") == [("revised", "holding", "hld-1", "against", None, "1 claim")]
    assert [c.article_ids for c in compare(then, now)] == [("art-b",)]


def test_an_airport_and_its_town_are_two_holdings():
    town, airport = holding("1", ["a1"]), holding("2", ["b1"], site="airport", event_ids=())
    then = picture(event("a1", ["a1"]), loose=("b1",), holdings=(town,))
    now = replace(then, holdings=(town, airport))
    assert told(then, now, "holding") == [("new", "holding", "hld-2", None, None, "controlled, claimed")]


def test_a_holding_from_words_of_holding_is_followed_by_its_claims():
    old = picture(event("a1", ["a1"]), loose=("b1", "c1"), holdings=(holding("1", ["b1"], event_ids=()),))
    new = replace(old, holdings=(holding("2", ["b1", "c1"], event_ids=(), last_confirmed=MAY[3]),))
    assert [c[:4] for c in told(old, new, "holding")] == [("revised", "holding", "hld-2", "confirmed")]
    assert successors(identities(old), new)["hld-1"] == "hld-2"


def test_a_figure_that_somebody_now_denies_is_revised():
    then = picture(event("a1", ["a1"]), loose=("b1",), findings=(killed("a1", (30, "a1")),))
    (finding,) = then.findings
    denied = replace(finding, status="contested", answers=(replace(finding.answers[0], denied_by=("clm-b1",)),))
    assert told(then, replace(then, findings=(denied,)), "finding") == [
        ("revised", "finding", "fnd-a1", "killed", "30 (single)", "30, denied (contested)")
    ]
