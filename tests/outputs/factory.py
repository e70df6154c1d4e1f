"""Hand-made pictures for tests: `make_picture` gives two stories told by six invented reports.

    from tests.outputs.factory import make_picture
    picture, texts = make_picture()

The first story (June 2031) has an established capture, a party's claim, a denial, a toll told as 3 and as up to 42, a
plan, a threat in words, a copy without credit, a background event, a passage in another language, and a private person.
The second is a look-alike of 2019 in the same town.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from dateline.model.picture import (
    Answer,
    Copy,
    CopySpan,
    Event,
    Evidence,
    Finding,
    Holding,
    Picture,
    PictureArticle,
    PictureClaim,
    PictureQuantity,
    PictureSpeaker,
    PictureZone,
    Problem,
    Published,
    Story,
)
from dateline.model.world import Actor, Place

AS_OF = datetime(2031, 6, 20, 18, 0, tzinfo=UTC)

TEXTS = {
    "art-a": "Red Column takes Marvik. Red Column fighters took Marvik on Tuesday, the army confirmed. "
    "Three people were killed, said Tomas Velle, a resident. "
    "Velle said his street was empty. Ana Brandt, spokeswoman of Red Column, said the bridge at Olm was theirs. "
    "The army denied that Olm was lost.",
    "art-b": "The town of Marvik fell to Red Column on 10 June. The health ministry said up to 42 people died.",
    "art-c": "Three people were killed, said Tomas Velle, a resident. Red Column fighters took Marvik on Tuesday, the army confirmed. "
    "Нічого не відомо про міст.",
    "art-d": "The army plans to retake Marvik within days, an official said. Red Column warned the army to stay away. "
    "In 2019 the town was shelled.",
    "art-e": "Red Column took Marvik on 2 May 2019 after a day of fighting.",
    "art-f": "No date stands on this report. Fighting went on near Marvik.",
}
PATHS = {key: f"reports/{key[-1]}.txt" for key in TEXTS}
OUTLETS = {
    "art-a": "Northern Courier",
    "art-b": "Marvik Daily",
    "art-c": "Coast Wire",
    "art-d": None,
    "art-e": "Marvik Daily",
}


def make_picture(**changes: Any) -> tuple[Picture, dict[str, str]]:
    """Give a picture and its texts by article id; ``changes`` replace members of the picture."""
    members: dict[str, Any] = {
        "as_of": AS_OF,
        "articles": tuple(make_article(key) for key in TEXTS),
        "stories": _stories(),
        "actors": _actors(),
        "places": _places(),
        "events": _events(),
        "claims": _claims(),
        "findings": _findings(),
        "copies": _copies(),
        "holdings": _holdings(),
        "problems": (
            Problem(
                stage="collect", item="reports/broken.json:3", kind="json", message="not JSON; mend or remove line 3"
            ),
        ),
    }
    return Picture(**(members | changes)), dict(TEXTS)


def make_article(key: str, **changes: Any) -> PictureArticle:
    """Give one of the invented reports as the picture has it."""
    text = TEXTS[key]
    foreign = text.find("Нічого")
    zones = [PictureZone(kind="body", start=0, end=len(text) if foreign < 0 else foreign - 1)]
    if foreign >= 0:
        zones.append(PictureZone(kind="other-language", start=foreign, end=len(text)))
    day = {"art-e": date(2019, 5, 3), "art-f": None}.get(key, date(2031, 6, 11))
    evidence = Evidence(kind="weekday", text=text[:8], article_id=key, start=0, end=8, earliest=day, latest=day)
    members: dict[str, Any] = {
        "id": key,
        "path": PATHS[key],
        "url": None,
        "title": None,
        "outlet": OUTLETS.get(key),
        "language": "en",
        "languages": ("en", "uk") if foreign >= 0 else ("en",),
        "published": Published(
            earliest=day, latest=day, basis="inferred" if day else "unknown", evidence=(evidence,) if day else ()
        ),
        "story_id": "sto-2019" if key == "art-e" else "sto-2031",
        "zones": tuple(zones),
    }
    return PictureArticle(**(members | changes))


def make_claim(id: str, article_id: str, words: str, **changes: Any) -> PictureClaim:
    """Give a claim on words that stand in one of the texts."""
    start = TEXTS[article_id].index(words)
    members: dict[str, Any] = {
        "id": id,
        "article_id": article_id,
        "event_id": None,
        "kind": "capture",
        "start": start,
        "end": start + len(words),
        "quote": words,
        "polarity": "positive",
        "certainty": "asserted",
        "tense": "current",
        "actor_ids": (),
        "target_ids": (),
        "place_id": "pla-marvik",
        "place_relation": "in",
        "site": None,
        "earliest": date(2031, 6, 10),
        "latest": date(2031, 6, 10),
        "time_basis": "stated",
        "time_text": None,
        "time_part": None,
        "speaker": None,
        "cue": None,
        "channel": None,
        "hedged": False,
        "via": (),
        "quantities": (),
        "means": None,
        "extent": None,
        "rule": "test-rule",
    }
    return PictureClaim(**(members | changes))


def make_event(id: str, claim_ids: Sequence[str] = (), **changes: Any) -> Event:
    """Give an event; by default an established capture of Marvik on 10 June 2031."""
    members: dict[str, Any] = {
        "id": id,
        "story_id": "sto-2031",
        "kind": "capture",
        "status": "occurred",
        "background": False,
        "actor_ids": ("act-red",),
        "target_ids": (),
        "place_id": "pla-marvik",
        "place_relation": "in",
        "earliest": date(2031, 6, 10),
        "latest": date(2031, 6, 10),
        "time_basis": "stated",
        "claim_ids": tuple(claim_ids),
        "article_ids": ("art-a",),
        "level": "C3",
        "origins": 2,
        "title": "Event",
    }
    return Event(**(members | changes))


def make_speaker(name: str | None, role: str | None, actor_id: str | None = None) -> PictureSpeaker:
    return PictureSpeaker(name=name, role=role, actor_id=actor_id, start=0, end=1)


def _stories() -> tuple[Story, ...]:
    return (
        Story(
            id="sto-2019",
            title="Marvik, May 2019",
            article_ids=("art-e",),
            earliest=date(2019, 5, 2),
            latest=date(2019, 5, 2),
            place_ids=("pla-marvik",),
        ),
        Story(
            id="sto-2031",
            title="Marvik, June 2031",
            article_ids=("art-a", "art-b", "art-c", "art-d", "art-f"),
            earliest=date(2031, 6, 9),
            latest=date(2031, 6, 11),
            place_ids=("pla-marvik", "pla-olm"),
        ),
    )


def _actors() -> tuple[Actor, ...]:
    def actor(id: str, name: str, kind: Any, *names: str) -> Actor:
        return Actor(id=id, name=name, names=(name, *names), kind=kind, country=None)

    return (
        actor("act-red", "Red Column", "rebel-group"),
        actor("act-army", "Norlandic army", "state-forces", "army"),
        actor("person:ana-brandt", "Ana Brandt", "person"),
        actor("person:tomas-velle", "Tomas Velle", "person", "Velle"),
    )


def _places() -> tuple[Place, ...]:
    def place(id: str, name: str, level: Any, lat: float, lon: float) -> Place:
        return Place(
            id=id,
            name=name,
            names=(name,),
            level=level,
            country="NO",
            admin1="Marvik",
            lat=lat,
            lon=lon,
            gazetteer_id=f"test:{id}",
        )

    return (
        place("pla-marvik", "Marvik", "settlement", 65.1234, 13.5678),
        place("pla-olm", "Olm", "settlement", 65.2, 13.6),
        place("pla-clinic", "Marvik clinic", "site", 65.12345, 13.56789),
        place("pla-region", "Marvik", "admin1", 65.0, 13.0),
    )


def _claims() -> tuple[PictureClaim, ...]:
    velle = make_speaker("Tomas Velle", "a resident", "person:tomas-velle")
    brandt = make_speaker("Ana Brandt", "spokeswoman of Red Column", "person:ana-brandt")
    army = make_speaker(None, None, "act-army")
    three = (PictureQuantity(measure="killed", of="people", low=3, best=3, high=3, text="Three people"),)
    many = (PictureQuantity(measure="killed", of="people", low=None, best=None, high=42, text="up to 42 people"),)
    taken = "Red Column fighters took Marvik on Tuesday, the army confirmed."
    killed = "Three people were killed, said Tomas Velle, a resident."
    red = {"actor_ids": ("act-red",)}
    return (
        make_claim("clm-1", "art-a", taken, event_id="evt-take", speaker=army, time_part="10:00", **red),
        make_claim("clm-2", "art-b", "The town of Marvik fell to Red Column on 10 June.", event_id="evt-take", time_part="morning", **red),
        make_claim("clm-3", "art-c", taken, event_id="evt-take", speaker=army, **red),
        make_claim("clm-4", "art-a", killed, event_id="evt-dead", kind="killing", speaker=velle, quantities=three),
        make_claim("clm-5", "art-c", killed, event_id="evt-dead", kind="killing", speaker=velle, quantities=three),
        make_claim(
            "clm-6", "art-b", "The health ministry said up to 42 people died.", event_id="evt-dead", kind="killing",
            speaker=make_speaker(None, "health ministry"), quantities=many,
        ),
        make_claim(
            "clm-7", "art-a", "Ana Brandt, spokeswoman of Red Column, said the bridge at Olm was theirs.", event_id="evt-olm",
            speaker=brandt, place_id="pla-olm", site="the bridge", **red,
        ),
        make_claim(
            "clm-8", "art-a", "The army denied that Olm was lost.", event_id="evt-olm", speaker=army, place_id="pla-olm",
            polarity="negative", site="the bridge",
        ),
        make_claim(
            "clm-9", "art-d", "The army plans to retake Marvik within days, an official said.", event_id="evt-plan",
            kind="recapture", tense="planned", speaker=make_speaker(None, "an official"), earliest=None, latest=None,
        ),
        make_claim(
            "clm-10", "art-d", "Red Column warned the army to stay away.", event_id="evt-warn", kind="threat",
            earliest=None, latest=None, place_id=None, target_ids=("act-army",), **red,
        ),
        make_claim(
            "clm-11", "art-d", "In 2019 the town was shelled.", event_id="evt-past", kind="shelling", tense="background",
            earliest=date(2019, 1, 1), latest=date(2019, 12, 31),
        ),
        make_claim(
            "clm-12", "art-e", "Red Column took Marvik on 2 May 2019 after a day of fighting.", event_id="evt-2019",
            earliest=date(2019, 5, 2), latest=date(2019, 5, 2), **red,
        ),
        make_claim(
            "clm-13", "art-f", "Fighting went on near Marvik.", event_id="evt-near", kind="clash", place_relation="near",
            earliest=None, latest=None,
        ),
    )  # fmt: skip


def _events() -> tuple[Event, ...]:
    return (
        make_event("evt-take", ("clm-1", "clm-2", "clm-3"), level="C4", article_ids=("art-a", "art-b", "art-c")),
        make_event("evt-dead", ("clm-4", "clm-5", "clm-6"), kind="killing", actor_ids=(), article_ids=("art-a", "art-b", "art-c")),
        make_event("evt-olm", ("clm-7", "clm-8"), status="disputed", level="CX", place_id="pla-olm"),
        make_event(
            "evt-plan", ("clm-9",), kind="recapture", status="planned", actor_ids=("act-army",), earliest=None,
            latest=None, time_basis="unknown", level="C1", origins=1, article_ids=("art-d",),
        ),
        make_event(
            "evt-warn", ("clm-10",), kind="threat", target_ids=("act-army",), place_id=None, earliest=None, latest=None,
            time_basis="unknown", level="C1p", origins=1, article_ids=("art-d",),
        ),
        make_event(
            "evt-past", ("clm-11",), kind="shelling", background=True, actor_ids=(), earliest=date(2019, 1, 1),
            latest=date(2019, 12, 31), level="C1", origins=1, article_ids=("art-d",),
        ),
        make_event(
            "evt-2019", ("clm-12",), story_id="sto-2019", earliest=date(2019, 5, 2), latest=date(2019, 5, 2), level="C1",
            origins=1, article_ids=("art-e",), aliases=("evt-old",),
        ),
        make_event(
            "evt-near", ("clm-13",), kind="clash", actor_ids=(), place_relation="near", earliest=None, latest=None,
            time_basis="unknown", level="C1", origins=1, article_ids=("art-f",),
        ),
    )  # fmt: skip


def _findings() -> tuple[Finding, ...]:
    def answer(claim_ids: tuple[str, ...], origins: int, low: int | None, best: int | None, high: int | None) -> Answer:
        return Answer(value=None, low=low, best=best, high=high, claim_ids=claim_ids, origins=origins)

    return (
        Finding(
            id="fin-dead",
            event_id="evt-dead",
            question="killed",
            status="contested",
            answers=(answer(("clm-4", "clm-5"), 1, 3, 3, 3), answer(("clm-6",), 1, None, None, 42)),
        ),
    )


def _copies() -> tuple[Copy, ...]:
    spans = []
    for words in (
        "Three people were killed, said Tomas Velle, a resident.",
        "Red Column fighters took Marvik on Tuesday",
    ):
        here, there = TEXTS["art-c"].index(words), TEXTS["art-a"].index(words)
        spans.append(CopySpan(from_start=here, from_end=here + len(words), to_start=there, to_end=there + len(words)))
    return (
        Copy(
            from_article_id="art-c",
            to_article_id="art-a",
            kind="verbatim",
            credited=False,
            words=16,
            spans=tuple(spans),
        ),
    )


def _holdings() -> tuple[Holding, ...]:
    return (
        Holding(
            id="hol-marvik",
            place_id="pla-marvik",
            holder_id="act-red",
            status="controlled",
            basis="assessed",
            earliest_start=date(2031, 6, 10),
            latest_start=date(2031, 6, 10),
            end=None,
            event_ids=("evt-take",),
            claim_ids=("clm-1", "clm-2"),
            exceptions=("the clinic",),
            last_confirmed=date(2031, 6, 11),
        ),
        Holding(
            id="hol-olm",
            place_id="pla-olm",
            holder_id=None,
            status="contested",
            basis="claimed",
            earliest_start=None,
            latest_start=None,
            end=None,
            event_ids=("evt-olm",),
            claim_ids=("clm-7",),
            exceptions=(),
            last_confirmed=None,
        ),
    )
