"""Every prose case of ``tests/cases/*.md`` holds; those that do not yet are named in ``tests/cases/open.txt``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.kinds import event_kinds
from dateline.model.article import Article, StatedDate, Zone, article_id
from dateline.model.picture import Picture, PictureClaim
from dateline.model.reading import Reading
from dateline.picture.assemble import assemble
from dateline.readings.actors.lists import load_lists
from dateline.readings.by_rules import RulesReader

FOLDER = Path(__file__).parent / "cases"
NUMBERS = {"killed", "injured", "missing", "detained", "freed", "displaced"}
KEYS = NUMBERS | {
    "actor",
    "target",
    "place",
    "on",
    "relation",
    "means",
    "site",
    "polarity",
    "tense",
    "certainty",
    "speaker",
}


class Expectation(NamedTuple):
    kinds: tuple[str, ...]
    wanted: bool
    values: tuple[tuple[str, str], ...]
    line: str


class Case(NamedTuple):
    name: str
    file: str
    headline: str | None
    outlet: str | None
    published: date | None
    text: str
    expectations: tuple[Expectation, ...]


def read_cases() -> Iterator[Case]:
    for file in sorted(FOLDER.glob("*.md")):
        if file.name != "README.md":
            for part in re.split(r"^## ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
                yield read_case(file.stem, part)


def read_case(file: str, part: str) -> Case:
    name, _, rest = part.partition("\n")
    fields = dict(re.findall(r"^(published|outlet|headline): *(.+)$", rest, flags=re.MULTILINE))
    paragraphs = [line[1:].strip() for line in rest.splitlines() if line.startswith(">")]
    expectations = tuple(read_expectation(line) for line in rest.splitlines() if line.startswith("- "))
    return Case(
        name.strip(),
        file,
        fields.get("headline"),
        fields.get("outlet"),
        date.fromisoformat(fields["published"]) if "published" in fields else None,
        "\n".join(p for p in paragraphs if p),
        expectations,
    )


def read_expectation(line: str) -> Expectation:
    head, _, tail = line[2:].partition(":")
    wanted = not head.strip().startswith("no ")
    kinds = tuple(k.strip() for k in head.strip().removeprefix("no ").split("|"))
    pairs = [pair.partition("=") for pair in tail.split(";") if pair.strip()]
    values = tuple((key.strip(), value.strip()) for key, _, value in pairs)
    assert set(kinds) <= set(event_kinds()), line
    assert {key for key, _ in values} <= KEYS, line
    return Expectation(kinds, wanted, values, line)


CASES = list(read_cases())
OPEN = set((FOLDER / "open.txt").read_text(encoding="utf-8").splitlines()) if (FOLDER / "open.txt").exists() else set()


@pytest.mark.parametrize("case", [c for c in CASES if c.name not in OPEN], ids=lambda c: f"{c.file}: {c.name}")
def test_a_prose_case_holds(case: Case, reader: RulesReader, gazetteer: Gazetteer):
    assert failures(case, reader, gazetteer) == []


def test_an_open_case_is_a_case_that_does_not_hold_yet(reader: RulesReader, gazetteer: Gazetteer):
    """A case that has come to hold leaves the list of open ones, so that it is guarded from then on."""
    assert {c.name for c in CASES} >= OPEN
    assert [c.name for c in CASES if c.name in OPEN and not failures(c, reader, gazetteer)] == []


def test_each_case_has_a_name_of_its_own():
    assert len({c.name for c in CASES}) == len(CASES)


def failures(case: Case, reader: RulesReader, gazetteer: Gazetteer) -> list[str]:
    article = make(case)
    reading = reader.read(article)
    known = load_lists()
    picture = assemble((article,), (reading,), (), gazetteer, known, datetime(2030, 1, 1, tzinfo=UTC))
    found = Found(picture, reading)
    return [e.line for e in case.expectations if found.has(e) != e.wanted]


def make(case: Case) -> Article:
    text = f"{case.headline}\n{case.text}" if case.headline else case.text
    zones, at = [], 0
    for number, line in enumerate(text.split("\n")):
        kind = "headline" if number == 0 and case.headline else "body"
        zones.append(Zone(kind=kind, start=at, end=at + len(line), language="en"))
        at += len(line) + 1
    dates = (
        (StatedDate(on=case.published, basis="metadata", text=case.published.isoformat()),) if case.published else ()
    )
    return Article(
        id=article_id(case.outlet, None, text),
        raw_id="raw-0",
        path=f"{case.file}.txt",
        url=None,
        title=case.headline,
        outlet=case.outlet,
        text=text,
        language="en",
        languages=("en",),
        zones=tuple(zones),
        dates=dates,
        received_at=datetime(2029, 1, 1, tzinfo=UTC),
    )


class Found:
    """What was found in one case, by the names a reader would use."""

    def __init__(self, picture: Picture, reading: Reading) -> None:
        self.claims = picture.claims
        self.actors = {a.id: " | ".join((a.name, *a.names)) for a in picture.actors}
        self.places = {p.id: " | ".join((p.name, *p.names)) for p in picture.places}
        self.texts = {c.id: c for c in reading.claims}
        self.words = {m.id: m.quote for m in reading.mentions}

    def has(self, expectation: Expectation) -> bool:
        return any(self.fits(claim, expectation) for claim in self.claims if claim.kind in expectation.kinds)

    def fits(self, claim: PictureClaim, expectation: Expectation) -> bool:
        values = dict(expectation.values)
        if not expectation.wanted and (claim.polarity, claim.tense) not in {
            ("positive", "current"),
            ("positive", "background"),
        }:
            return False
        plain = expectation.wanted and "polarity" not in values and "tense" not in values
        if plain and (claim.polarity != "positive" or claim.tense not in {"current", "background"}):
            return False
        return all(self.fits_value(claim, key, value) for key, value in expectation.values)

    def fits_value(self, claim: PictureClaim, key: str, value: str) -> bool:
        told = self.texts[claim.id]
        if key == "actor":
            return all(self.names(claim.actor_ids, told.actors, part) for part in value.split("+"))
        if key == "target":
            return all(self.names(claim.target_ids, told.targets, part, claim.quote) for part in value.split("+"))
        if key == "place":
            return claim.place_id is not None and same_name(value, self.places[claim.place_id])
        if key == "on":
            return within(claim, value)
        if key == "relation":
            return claim.place_relation == value
        if key in NUMBERS:
            return any(q.measure == key and q.best == int(value) for q in claim.quantities)
        if key == "site":
            return claim.site is not None and value.lower() in claim.site.lower()
        if key == "means":
            return claim.means is not None and alike(value, claim.means)
        if key == "speaker":
            speaker = claim.speaker
            return (
                speaker is not None
                and value.lower()
                in f"{speaker.name or ''} {speaker.role or ''} {self.actors.get(speaker.actor_id or '', '')}".lower()
            )
        return getattr(claim, key) == value

    def names(self, ids: tuple[str, ...], mentions: tuple[str, ...], wanted: str, otherwise: str = "") -> bool:
        words = " | ".join([*(self.actors[i] for i in ids), *(self.words.get(m, "") for m in mentions)])
        return same_name(wanted, words) or (bool(otherwise) and not words and same_name(wanted, otherwise))


def same_name(wanted: str, words: str) -> bool:
    from dateline.gazetteer.folding import fold

    return fold(wanted) in fold(words)


def alike(wanted: str, means: str) -> bool:
    plain = means.replace("-", " ")
    return wanted.lower().replace("-", " ").rstrip("s") in plain or plain in wanted.lower().replace("-", " ")


def within(claim: PictureClaim, value: str) -> bool:
    first, _, last = value.partition("..")
    if len(first) == 4:
        first, last = f"{first}-01-01", f"{first}-12-31"
    low, high = date.fromisoformat(first), date.fromisoformat(last or first)
    return claim.earliest is not None and claim.latest is not None and low <= claim.earliest and claim.latest <= high
