"""The picture file: one JSON object by the contract of docs/picture.md, with private people by role."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial

import msgspec
from msgspec import Struct

from dateline.model.article import identify
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
    PictureSpeaker,
    Problem,
    Story,
)
from dateline.model.world import Actor, Place
from dateline.outputs.citations import narrow
from dateline.outputs.people import WITHHELD, People, quoted_texts

FORMAT = "dateline-picture/1"
NOTICE = "Machine-coded from news reports by dateline; not ACLED / UCDP data."
_LONGEST_TITLE = 25


class PictureFile(Struct, frozen=True, kw_only=True):
    """The picture as a file: the members of ``Picture`` with what the file is."""

    format: str
    notice: str
    as_of: datetime
    articles: tuple[PictureArticle, ...]
    stories: tuple[Story, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    events: tuple[Event, ...]
    claims: tuple[PictureClaim, ...]
    findings: tuple[Finding, ...]
    copies: tuple[Copy, ...]
    holdings: tuple[Holding, ...]
    problems: tuple[Problem, ...]


def picture_json(picture: Picture, texts: Mapping[str, str] | None = None) -> bytes:
    """Give the picture file. The same picture gives the same bytes, whatever the order of its members.

    With ``texts`` (by article id) private people are found by the words around their names too, not only in quotations.
    A passage is shortened to at most 25 words without a private name, its offsets with it: ``text[start:end] == quote``
    stays true.
    """
    document = picture_file(picture, People(picture, quoted_texts(picture, texts)))
    return msgspec.json.format(msgspec.json.encode(document, order="deterministic"), indent=2) + b"\n"


def picture_file(picture: Picture, people: People) -> PictureFile:
    """Put a picture into the form in which it may leave the machine."""
    renamed = _renamed_ids(picture, people)
    change = partial(_change_claim, people=people, renamed=renamed)
    return PictureFile(
        format=FORMAT,
        notice=NOTICE,
        as_of=picture.as_of,
        articles=tuple(sorted((_change_article(a, people) for a in picture.articles), key=lambda a: (a.path, a.id))),
        stories=tuple(sorted((_with_title(s, people) for s in picture.stories), key=lambda s: s.id)),
        actors=tuple(sorted((_change_actor(a, people, renamed) for a in picture.actors), key=lambda a: a.id)),
        places=tuple(sorted(map(_change_place, picture.places), key=lambda place: place.id)),
        events=tuple(sorted((_change_event(e, people, renamed) for e in picture.events), key=lambda e: e.id)),
        claims=tuple(sorted(map(change, picture.claims), key=lambda c: (c.article_id, c.start, c.end, c.id))),
        findings=tuple(sorted((_change_finding(f, people, renamed) for f in picture.findings), key=lambda f: f.id)),
        copies=tuple(sorted(picture.copies, key=lambda copy: msgspec.json.encode(copy))),
        holdings=tuple(sorted((_change_holding(h, people, renamed) for h in picture.holdings), key=lambda h: h.id)),
        problems=tuple(sorted(picture.problems, key=lambda p: (p.stage, p.item, p.kind, p.message))),
    )


def safe_id(actor_id: str, people: People) -> str:
    """Give the id an actor has outside: the same, unless it spells the name of a private person."""
    if people.may_be_named(actor_id):
        return actor_id
    spelled = " ".join(part.capitalize() for part in actor_id.replace(":", "-").replace("_", "-").split("-"))
    return identify("person", actor_id) if people.find_private(spelled) or people.find_private(actor_id) else actor_id


def _renamed_ids(picture: Picture, people: People) -> dict[str, str]:
    private = (actor.id for actor in picture.actors if actor.kind == "person" and not people.may_be_named(actor.id))
    return {key: new for key in private if (new := safe_id(key, people)) != key}


def _change_article(article: PictureArticle, people: People) -> PictureArticle:
    published = msgspec.structs.replace(
        article.published, evidence=tuple(_change_evidence(evidence, people) for evidence in article.published.evidence)
    )
    title = " ".join(people.withhold(article.title).split()[:_LONGEST_TITLE]) if article.title else article.title
    return msgspec.structs.replace(article, title=title, published=published)


def _change_evidence(evidence: Evidence, people: People) -> Evidence:
    left, right = narrow(evidence.text, people)
    if evidence.start is None or evidence.end is None or evidence.end - evidence.start != len(evidence.text):
        return msgspec.structs.replace(evidence, text=evidence.text[left:right])
    return msgspec.structs.replace(
        evidence, text=evidence.text[left:right], start=evidence.start + left, end=evidence.start + right
    )


def _with_title(story: Story, people: People) -> Story:
    return msgspec.structs.replace(story, title=people.withhold(story.title))


def _change_actor(actor: Actor, people: People, renamed: Mapping[str, str]) -> Actor:
    if actor.kind != "person" or people.may_be_named(actor.id):
        return msgspec.structs.replace(
            actor, name=people.withhold(actor.name), names=tuple(people.withhold(name) for name in actor.names)
        )
    return msgspec.structs.replace(actor, id=renamed.get(actor.id, actor.id), name=people.describe(actor.id), names=())


def _change_place(place: Place) -> Place:
    """Coarsen the coordinates of a site (a shelter, a hospital) to about ten kilometres."""
    if place.level != "site" or place.lat is None or place.lon is None:
        return place
    return msgspec.structs.replace(place, lat=round(place.lat, 1), lon=round(place.lon, 1))


def _change_event(event: Event, people: People, renamed: Mapping[str, str]) -> Event:
    return msgspec.structs.replace(
        event,
        title=people.withhold(event.title),
        actor_ids=_rename(event.actor_ids, renamed),
        target_ids=_rename(event.target_ids, renamed),
    )


def _change_claim(claim: PictureClaim, people: People, renamed: Mapping[str, str]) -> PictureClaim:
    left, right = narrow(claim.quote, people)
    quantities = tuple(
        msgspec.structs.replace(q, of=_withheld(q.of, people), text=people.withhold(q.text)) for q in claim.quantities
    )
    return msgspec.structs.replace(
        claim,
        start=claim.start + left,
        end=claim.start + right,
        quote=claim.quote[left:right],
        actor_ids=_rename(claim.actor_ids, renamed),
        target_ids=_rename(claim.target_ids, renamed),
        site=_withheld(claim.site, people),
        cue=None if claim.cue is None or people.find_private(claim.cue) else claim.cue,
        time_text=_withheld(claim.time_text, people),
        speaker=_change_speaker(claim.speaker, people, renamed),
        quantities=quantities,
    )


def _change_speaker(
    speaker: PictureSpeaker | None, people: People, renamed: Mapping[str, str]
) -> PictureSpeaker | None:
    if speaker is None or not speaker.name:
        return speaker
    key = people.key_of(speaker)
    if key is None or people.may_be_named(key):
        return speaker
    role = people.clean_role(speaker.role) or None
    actor_id = renamed.get(speaker.actor_id, speaker.actor_id) if speaker.actor_id else None
    return msgspec.structs.replace(speaker, name=None, role=role, actor_id=actor_id)


def _change_finding(finding: Finding, people: People, renamed: Mapping[str, str]) -> Finding:
    return msgspec.structs.replace(finding, answers=tuple(_change_answer(a, people, renamed) for a in finding.answers))


def _change_answer(answer: Answer, people: People, renamed: Mapping[str, str]) -> Answer:
    if answer.value is None:
        return answer
    value = renamed.get(answer.value) or people.withhold(answer.value)
    return msgspec.structs.replace(answer, value=value if value != WITHHELD else None)


def _change_holding(holding: Holding, people: People, renamed: Mapping[str, str]) -> Holding:
    holder = renamed.get(holding.holder_id, holding.holder_id) if holding.holder_id else None
    exceptions = tuple(people.withhold(words) for words in holding.exceptions)
    return msgspec.structs.replace(holding, holder_id=holder, exceptions=exceptions)


def _rename(ids: tuple[str, ...], renamed: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(renamed.get(key, key) for key in ids)


def _withheld(text: str | None, people: People) -> str | None:
    return None if text is None else people.withhold(text)
