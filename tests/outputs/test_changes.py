"""Every change is a sentence of our own, with the report because of which and its passage."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from dateline.model.picture import Change, Holding, Picture
from dateline.model.world import Judgement
from dateline.outputs.brief import write_brief, write_document
from dateline.outputs.changes import MOST_TOLD, Since, changes_json, compose_changes, teller_of, what_changed
from tests.outputs.factory import make_picture

THEN = datetime(2031, 6, 12, tzinfo=UTC)
PICTURE, TEXTS = make_picture()


def change(kind: str, what: str, id: str, part: str | None = None, before=None, after=None, **more) -> Change:
    return Change(
        kind=kind, what=what, id=id, part=part, before=before, after=after, article_ids=more.get("article_ids", ("art-b",)),
        claim_ids=more.get("claim_ids", ()), others=more.get("others", ()),
    )  # fmt: skip


def since(*changes: Change, before: Picture = PICTURE, judgements: tuple[Judgement, ...] = ()) -> Since:
    return Since(at=THEN, before=before, changes=changes, judgements=judgements)


def told(*changes: Change, **more) -> list[str]:
    section = what_changed(since(*changes, **more), teller_of(PICTURE, TEXTS))
    return [line.cited() for line in section.lines]


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (change("new", "event", "evt-take"), r"New: Red Column captured Marvik on 10 June 2031 \(C\d.*origins?\)\."),
        (
            change("revised", "event", "evt-take", "level", "C1, 1 origin", "C3, 2 origins"),
            r"The support of the capture of Marvik on 10 June 2031 was C1, 1 origin and is C3, 2 origins now, because of Marvik Daily\.",
        ),
        (
            change("revised", "event", "evt-take", "day", "2031-06-09/2031-06-10", "2031-06-10"),
            r"The day of the capture of Marvik was 9 to 10 June 2031 and is 10 June 2031 now, because of Marvik Daily\.",
        ),
        (
            change("revised", "event", "evt-take", "day", "unknown", "../2031-06-10"),
            r"The day of the capture of Marvik was unknown and is by 10 June 2031 now, .*",
        ),
        (change("revised", "event", "evt-take", "place", "pla-olm", "pla-marvik"), r"The place .* was Olm and is Marvik now.*"),
        (change("revised", "event", "evt-take", "actors", "act-army", "act-red"), r"The actor .* was the .*[Aa]rmy and is Red Column now.*"),
        (change("revised", "event", "evt-take", "targets", None, "act-army"), r"The target .* was not known and is the .*rmy now.*"),
        (change("revised", "event", "evt-take", "kind", "attack", "capture"), r"What was told as an attack is the capture of Marvik.* now.*"),
        (change("revised", "event", "evt-take", "status", "occurred", "disputed"), r"The status of .* was occurred and is disputed now.*"),
        (change("revised", "event", "evt-take", "background", "background", "news"), r"The capture .* was background and is news now.*"),
        (change("revised", "event", "evt-take", "reports", "2 reports", "3 reports"), r"The capture .* is told in 3 reports now, after 2 reports.*"),
        (change("merged", "event", "evt-take", others=("evt-take", "evt-old")), r"2 occurrences are one now, the capture .*: evt-take and evt-old, .*"),
        (change("merged", "event", "evt-take", others=("evt-old",)), r"Evt-old is part of the capture .* now \(evt-take\), .*"),
        (change("split", "event", "evt-old", others=("evt-take", "evt-olm")), r"What was told as one occurrence \(evt-old\) is 2 now: .*evt-take.*evt-olm.*"),
        (change("split", "event", "evt-take", others=("evt-olm",)), r"A part of the capture .* is told of .*\(evt-olm\) now.*"),
        (change("withdrawn", "event", "evt-gone", article_ids=("art-gone",)), r"Withdrawn: No report at hand tells of an occurrence \(evt-gone\) any more, because art-gone was taken down\."),
        (change("revised", "finding", "fin-dead", "killed", "3 (single)", "3 / ..42 (contested)"), r"How many were killed .*: 3 .*42.* \(contested\) now, because of Marvik Daily\."),
        (change("new", "finding", "fin-dead", "killed", None, "3"), r"New: How many were killed .*: .*42.* \(contested\)\."),
        (change("withdrawn", "finding", "fin-gone", article_ids=("art-gone", "art-x")), r"Withdrawn: An answer \(fin-gone\) .* art-gone and art-x were taken down\."),
        (change("new", "holding", "hol-marvik"), r"New: The hold of Red Column on Marvik, begun on 10 June 2031 \(controlled, \w+\)\."),
        (change("revised", "holding", "hol-marvik", "basis", "claimed", "assessed"), r"The basis of the hold of Red Column on Marvik was claimed and is assessed now, .*"),
        (change("revised", "holding", "hol-marvik", "until", None, "2031-06-15"), r"The hold of Red Column on Marvik ended on 15 June 2031, because .*"),
        (change("revised", "holding", "hol-marvik", "until", "2031-06-15", None), r"The hold .* ended on 15 June 2031 before, and stands now, .*"),
        (change("revised", "holding", "hol-marvik", "confirmed", "2031-06-10", "2031-06-12"), r"The hold .* was last confirmed on 12 June 2031, before that on 10 June 2031, .*"),
        (change("withdrawn", "holding", "hol-gone"), r"Withdrawn: Who held a place \(hol-gone\), .*"),
        (change("new", "story", "sto-2019"), r"New: The story “.*”, told in 1 report\."),
        (change("revised", "story", "sto-2031", "reports", "3 reports", "5 reports"), r"The story “.*” is told in 5 reports now, after 3 reports, because of Marvik Daily\."),
        (change("revised", "story", "sto-2031", "window", "unknown", "2031-06-10"), r"The days of the story “.*” were unknown and are 10 June 2031 now, .*"),
        (change("merged", "story", "sto-2031", others=("sto-2031", "sto-2")), r"2 stories are one now, “.*”: sto-2031 and sto-2, .*"),
        (change("split", "story", "sto-2031", others=("sto-2031", "sto-2")), r"The story “.*” is 2 now: sto-2031 and sto-2, .*"),
        (change("withdrawn", "story", "sto-gone"), r"Withdrawn: No report at hand tells the story \(sto-gone\) any more, .*"),
        (change("revised", "date", "art-f", "published", "unknown", "2031-06-10"), r"The publication date of the report f\.txt was unknown and is 10 June 2031 now, because of Marvik Daily\."),
    ],
    ids=lambda value: f"{value.kind}-{value.what}-{value.part or len(value.others)}" if isinstance(value, Change) else None,
)  # fmt: skip
def test_a_change_is_told_as_a_sentence(made, words):
    (line,) = told(made)
    assert re.fullmatch(words + r"( (\[\d+\])+)?", line), line


def test_a_change_is_cited_by_the_claims_that_made_it():
    notes = compose_changes(
        since(change("revised", "event", "evt-take", "reports", "2 reports", "3 reports", claim_ids=("clm-2",))),
        PICTURE,
        TEXTS,
    ).notes
    assert [(note.article_id, note.excerpt[:20]) for note in notes] == [("art-b", "The town of Marvik f")]


def test_a_claim_that_is_only_in_the_earlier_picture_is_cited_while_its_report_is_there():
    less = replace(PICTURE, claims=(), events=(), findings=(), holdings=())
    gone = change("withdrawn", "event", "evt-take", claim_ids=("clm-2",))
    brief = compose_changes(since(gone), less, TEXTS)
    assert "the capture of Marvik on 10 June 2031" in brief.bottom_line.lines[0].text
    assert [note.article_id for note in brief.notes] == ["art-b"]
    without = replace(less, articles=tuple(a for a in less.articles if a.id != "art-b"))
    notes = compose_changes(since(gone), without, TEXTS).notes
    assert {note.article_id for note in notes} == {"art-a", "art-c"}, "else those of what changed"


def test_the_earlier_side_is_named_as_it_was_known_then():
    place = next(p for p in PICTURE.places if p.id == "pla-olm")
    then = replace(PICTURE, places=(*PICTURE.places, replace(place, id="pla-old", name="Old Olm", names=("Old Olm",))))
    (line,) = told(change("revised", "event", "evt-take", "place", "pla-old", "pla-marvik"), before=then)
    assert "was Old Olm and is Marvik now" in line


def judged(verdict: str, left: str, right: str, why: str = "one bridge.") -> Judgement:
    return Judgement(left=left, right=right, verdict=verdict, who="desk", why=why, judged_at=THEN)


@pytest.mark.parametrize(
    ("kind", "judgement", "named"),
    [
        ("merged", judged("same", "evt-take", "evt-olm"), True),
        ("merged", judged("same", "clm-1", "clm-7"), True),
        ("merged", judged("different", "evt-take", "evt-olm"), False),
        ("merged", judged("same", "evt-take", "evt-near"), False),
        ("split", judged("different", "clm-1", "clm-8"), True),
    ],
)
def test_a_merger_or_split_by_judgement_says_who_judged_and_why(kind, judgement, named):
    made = change(kind, "event", "evt-take", others=("evt-take", "evt-olm"), article_ids=())
    (line,) = told(made, judgements=(judgement,))
    assert ("as desk judged (one bridge)" in line) is named


def test_where_nothing_changed_that_is_said():
    assert told() == ["Nothing changed."]
    assert "Nothing changed." in write_document(compose_changes(since(), PICTURE, TEXTS))


def test_the_brief_tells_the_first_of_very_many_and_how_many_more():
    many = [change("revised", "event", "evt-take", "status", str(n), "x") for n in range(MOST_TOLD + 2)]
    lines = told(*many)
    assert len(lines) == MOST_TOLD + 1
    assert lines[-1].startswith("2 further changes are listed by dateline changes.")
    assert told(*many[:-1])[-1].startswith("One further change is listed")


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_the_brief_has_the_section_where_it_is_asked_for(form):
    made = since(change("new", "event", "evt-take"))
    assert "what changed since 2031-06-12" in write_brief(PICTURE, TEXTS, form, since=made).lower().replace("\\", "")
    assert "what changed" not in write_brief(PICTURE, TEXTS, form).lower()


def test_no_private_person_is_named_in_any_form():
    private = next(a for a in PICTURE.actors if "Velle" in a.name)
    made = since(
        change("revised", "event", "evt-dead", "actors", private.id, "act-red"),
        change("new", "finding", "fin-dead", "killed: friends of Tomas Velle", None, "3"),
        change("revised", "holding", "hol-marvik", "exceptions", None, "house of Tomas Velle"),
        change("new", "event", "evt-dead", claim_ids=("clm-4",)),
    )
    written = changes_json(made, teller_of(PICTURE, TEXTS)).decode() + write_document(
        compose_changes(made, PICTURE, TEXTS)
    )
    assert "Velle" not in written
    assert "velle" not in written.lower()


def test_json_gives_each_change_with_its_sentence():
    made = since(change("revised", "event", "evt-take", "day", "unknown", "2031-06-10", others=("evt-old",)))
    (listed,) = json.loads(changes_json(made, teller_of(PICTURE, TEXTS)))
    assert list(listed) == [
        "kind", "what", "id", "others", "part", "before", "after", "article_ids", "claim_ids", "text",
    ]  # fmt: skip
    assert (listed["others"], listed["before"], listed["after"]) == (["evt-old"], "unknown", "10 June 2031")
    assert listed["text"].startswith("The day of the capture of Marvik")


def test_a_hold_by_nobody_known_is_told():
    nobody = next(h for h in PICTURE.holdings if h.holder_id is None)
    assert isinstance(nobody, Holding)
    (line,) = told(change("new", "holding", nobody.id))
    assert "The hold of somebody not named on Olm" in line


def test_two_moments_of_one_minute_are_told_to_the_second() -> None:
    apart = compose_changes(since(), PICTURE, TEXTS).header
    assert dict(apart)["As of"] == "2031-06-20 18:00 UTC"
    near = replace(since(), at=PICTURE.as_of.replace(second=7))
    told = dict(compose_changes(near, PICTURE, TEXTS).header)
    assert told["Since"] == "2031-06-20 18:00:07 UTC"
    assert told["As of"] == "2031-06-20 18:00:00 UTC"
