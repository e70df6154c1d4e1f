"""Small scenes for tests: a happening with its one claim, figures about it, and the brief that tells them."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateline.model.picture import Answer, Event, Finding, Holding, PictureClaim
from dateline.outputs.brief import write_brief
from dateline.outputs.citations import Notes
from dateline.outputs.lookup import Lookup
from dateline.outputs.names import Names
from dateline.outputs.people import People
from dateline.outputs.sentences import Teller
from tests.outputs.factory import make_claim, make_event, make_picture

DAY = date(2031, 6, 10)


def brief_of(
    *told: tuple[Event, PictureClaim], findings: tuple[Finding, ...] = (), holdings: tuple[Holding, ...] = ()
) -> str:
    """Write the brief of some events, each with its claim, and give it on one line, without the sources."""
    events, claims = tuple(event for event, _ in told), tuple({c.id: c for _, c in told}.values())
    picture, texts = make_picture(events=events, claims=claims, findings=findings, holdings=holdings)
    return " ".join(write_brief(picture, texts, width=400).partition("\nSOURCES\n")[0].split())


def told(
    id: str, words: str = "Fighting went on near Marvik.", article: str = "art-f", **changes: Any
) -> tuple[Event, PictureClaim]:
    claim = make_claim(
        f"clm-{id}", article, words, event_id=f"evt-{id}", **{k: v for k, v in changes.items() if k in _CLAIM}
    )
    event = make_event(f"evt-{id}", (claim.id,), **{k: v for k, v in changes.items() if k in _EVENT})
    return event, claim


_CLAIM = set(PictureClaim.__struct_fields__)
_EVENT = set(Event.__struct_fields__) - {"id", "claim_ids"}


def finding(event_id: str, question: str, *answers: Answer, status: Any = "single") -> Finding:
    return Finding(id=f"fin-{event_id}", event_id=event_id, question=question, status=status, answers=answers)


def answer(
    value: str, low: int | None, best: int | None, high: int | None, claim: str = "clm-x", **changes: Any
) -> Answer:
    members: dict[str, Any] = {
        "value": value,
        "low": low,
        "best": best,
        "high": high,
        "claim_ids": (claim,),
        "origins": 1,
    }
    return Answer(**(members | changes))


def teller_of(*told: tuple[Event, PictureClaim], findings: tuple[Finding, ...] = (), **members: Any) -> Teller:
    """Give a teller of some events; ``members`` are others of the picture's."""
    events, claims = tuple(event for event, _ in told), tuple({c.id: c for _, c in told}.values())
    picture, texts = make_picture(events=events, claims=claims, findings=findings, holdings=(), **members)
    lookup, people = Lookup(picture), People(picture, texts.values())
    return Teller(lookup, Names(lookup, people), people, Notes(picture.articles, texts, people))


def section_of(brief: str, title: str) -> str:
    """Cut one section out of a brief on one line, up to the next heading of those that follow it."""
    rest = brief.partition(f" {title} ")[2]
    ends = [rest.find(f" {other} ") for other in _TITLES if f" {other} " in rest]
    return rest[: min(ends)] if ends else rest


_TITLES = (
    "STORY 1:", "ESTABLISHED", "CLAIMED, NOT CONFIRMED", "DISPUTED", "PLANNED,", "NOT KNOWN", "WHO HOLDS WHAT", "PEOPLE",
    "FIGURES OVER TIME", "TIMELINE", "BACKGROUND", "STATEMENTS",
)  # fmt: skip
