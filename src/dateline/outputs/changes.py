"""What changed since a moment, in sentences: from what to what, because of which report, with citations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec
from msgspec import Struct

from dateline.model.picture import Change, Picture
from dateline.model.world import Judgement
from dateline.outputs.change_sentences import Desk, say_change
from dateline.outputs.citations import Notes
from dateline.outputs.document import Brief, Line, Section
from dateline.outputs.lookup import Lookup
from dateline.outputs.names import Names
from dateline.outputs.people import People
from dateline.outputs.sentences import Teller
from dateline.outputs.wording import finish

MOST_TOLD = 30
NOTICE = "Machine-coded from the reports in the store; not ACLED / UCDP data. Not for targeting."
_METHOD = (
    "What was received by the first moment is compared with what was received by the second, both as read today.",
    "A change is cited by the passages that came in with it, or by those that were there where none came.",
    "Of a report that was taken down only ids are left.",
)
_HEADINGS = {
    "new": "New",
    "revised": "Revised",
    "merged": "Put together",
    "split": "Taken apart",
    "withdrawn": "Withdrawn",
}


class Since(Struct, frozen=True, kw_only=True):
    """What a picture is compared with: the picture of then, the changes, and what people judged in between."""

    at: datetime
    before: Picture
    changes: tuple[Change, ...]
    judgements: tuple[Judgement, ...] = ()


class ToldChange(Struct, frozen=True, kw_only=True):
    """A change as other programs read it: ``Change`` in words that may leave the machine, with its sentence."""

    kind: str
    what: str
    id: str
    others: tuple[str, ...]
    part: str | None
    before: str | None
    after: str | None
    article_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
    text: str


def what_changed(since: Since, teller: Teller) -> Section:
    """Tell the changes as one section of a brief; of very many the first, and how many more there are."""
    told = list(_tell(since, teller))
    lines = [msgspec.structs.replace(line, text=_led(change, line.text)) for change, line in told[:MOST_TOLD]]
    if (rest := len(told) - MOST_TOLD) > 0:
        cites = tuple(dict.fromkeys(cite for _, line in told[MOST_TOLD:] for cite in line.cites))[:6]
        count = "One further change is" if rest == 1 else f"{rest} further changes are"
        lines.append(Line(text=f"{count} listed by dateline changes.", cites=cites))
    if not told:
        lines.append(Line(text="Nothing changed."))
    title = f"What changed since {_moment(since.at)}"
    return Section(key="changed", title=title, lines=tuple(lines))


def sections_of(since: Since, teller: Teller) -> tuple[Section, ...]:
    """Tell all changes, a section for each kind that there is."""
    told: dict[str, list[Line]] = {}
    for change, line in _tell(since, teller):
        told.setdefault(change.kind, []).append(line)
    return tuple(
        Section(key=kind, title=heading, lines=tuple(told[kind])) for kind, heading in _HEADINGS.items() if kind in told
    )


def changes_json(since: Since, teller: Teller) -> bytes:
    """Give the changes as a JSON list of ``ToldChange``."""
    desk = Desk(since.before, since.judgements, teller)
    told = [
        ToldChange(
            kind=change.kind, what=change.what, id=change.id, others=change.others, part=desk.part(change),
            before=desk.word(change, change.before, desk.then), after=desk.word(change, change.after, desk.now),
            article_ids=change.article_ids, claim_ids=change.claim_ids, text=line.text,
        )
        for change, line in _tell(since, teller)
    ]  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"


def compose_changes(since: Since, picture: Picture, texts: Mapping[str, str]) -> Brief:
    """Compose the changes up to this picture as a document like the brief."""
    teller = teller_of(picture, texts)
    sections = sections_of(since, teller) or (
        Section(key="none", title="Changes", lines=(Line(text="Nothing changed."),)),
    )
    came = len({a.id for a in picture.articles} - {a.id for a in since.before.articles})
    return Brief(
        title="What changed",
        as_of=picture.as_of,
        notice=NOTICE,
        header=(
            ("Since", _moment(since.at, picture.as_of)),
            ("As of", _moment(picture.as_of, since.at)),
            ("Reports that came in", str(came)),
            ("Changes", str(len(since.changes))),
        ),
        bottom_line=sections[0],
        stories=(),
        sources=sections[1:],
        method=_METHOD,
        notes=teller.notes.all,
    )


def teller_of(picture: Picture, texts: Mapping[str, str]) -> Teller:
    """Give what tells the things of a picture and cites them."""
    lookup = Lookup(picture)
    people = People(picture, texts.values())
    return Teller(lookup, Names(lookup, people), people, Notes(picture.articles, texts, people))


def _moment(at: datetime, other: datetime | None = None) -> str:
    """Write a moment to the minute, to the second where another is of that minute too."""
    told = f"{at:%Y-%m-%d %H:%M}"
    alike = other is not None and told == f"{other:%Y-%m-%d %H:%M}"
    return f"{told}{at:{':%S' if alike else ''} %Z}".strip()


def _led(change: Change, text: str) -> str:
    return text if change.kind in {"revised", "merged", "split"} else f"{_HEADINGS[change.kind]}: {text}"


def _tell(since: Since, teller: Teller) -> Iterator[tuple[Change, Line]]:
    desk = Desk(since.before, since.judgements, teller)
    for change in since.changes:
        yield change, Line(text=finish(say_change(desk, change)), cites=desk.cite(change))
