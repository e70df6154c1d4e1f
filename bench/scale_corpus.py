"""An invented corpus of any size: look-alike incidents, each told by several reports that copy and outdate each other.

Reading 100,000 reports with the parser takes hours. So a few hundred sample reports are read, and every other report
is one of them moved to another town, day, toll and set of names of the same length, with its reading moved along:
every span still holds (``check_reading``). After the part that is read comes invented prose without claims, of many
rare words, which is what reports copy from each other here.

Time and towns both grow with the root of the number of reports: ten times as many reports come to three times as many
days, and three times as many a day.
"""

from __future__ import annotations

import math
import random
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple

import msgspec

from bench.sets import SEED, keep, reader
from dateline.gazetteer.lookup import PLACES
from dateline.model.article import Article, StatedDate, Zone, article_id, identify
from dateline.model.names import fold_name
from dateline.model.reading import Reading

START = date(2015, 1, 5)
RECEIVED = datetime(2026, 1, 1, tzinfo=UTC)
DAYS_PER_ROOT = 3.2
TOWNS_PER_ROOT = 5.0
UNDATED = 0.25
REPEATED = 0.3
"""Share of later reports that carry the opening of another word for word."""
BORROWED = 0.3
"""Share of later reports that take a paragraph from the first."""
SAMPLES_PER_KIND = 16
TOWN, COUNTRY, SITE, CHIEF, OTHER, WEEKDAY, YEAR = "Kassala", "SD", "Velmora", "Selam Adverin", "Tarik Belgano", 0, 2009
KILLED, HURT = 741, 883
"""Larger than any offset in a sample, so that in a reading they are always the figure."""
WEEKDAYS = {0: "Monday", 4: "Friday", 6: "Sunday"}
"""Three names of one length, so that no span moves."""

OPENINGS: Mapping[str, Sequence[str]] = {
    "bombing": (
        "A car bomb killed 741 people and wounded 883 others near the Velmora market in Kassala on Monday, police said.",
        "At least 741 people died on Monday when a bomb exploded outside the Velmora hotel in Kassala, officials said.",
    ),
    "attack": (
        "Gunmen stormed the Velmora quarter of Kassala on Monday, killing 741 people and wounding 883, police said.",
        "Armed men attacked a convoy near Velmora, outside Kassala, on Monday and killed 741 people, residents said.",
    ),
    "clash": (
        "Soldiers clashed with al-Shabaab fighters near Velmora in Kassala on Monday; 741 people were killed.",
        "Heavy fighting broke out on Monday in Kassala, where 741 fighters were killed around Velmora, the army said.",
    ),
    "capture": (
        "Al-Shabaab fighters captured Kassala on Monday after a battle at Velmora in which 741 soldiers were killed.",
        "Kassala fell to al-Shabaab on Monday after troops left their Velmora base, residents told a reporter.",
    ),
    "airstrike": (
        "An air strike hit the Velmora district of Kassala on Monday, killing 741 people and wounding 883, doctors said.",
        "Warplanes bombed Velmora in Kassala on Monday and at least 741 civilians were killed, a local official said.",
    ),
    "protest": (
        "Thousands of people marched through Kassala to Velmora square on Monday; police shot dead 741 protesters.",
        "Police opened fire on protesters at Velmora in Kassala on Monday, killing 741 and wounding 883, a doctor said.",
    ),
    "flood": (
        "Floods killed 741 people in Kassala on Monday after the Velmora dam burst, and 883 were injured, officials said.",
        "At least 741 people drowned in Kassala on Monday when the river rose over the Velmora bridge, police said.",
    ),
    "accident": (
        "A bus crashed near Velmora in Kassala on Monday, killing 741 passengers and injuring 883, police said.",
        "Fire swept through the Velmora factory in Kassala on Monday, killing 741 workers, the governor said.",
    ),
}
SAID = (
    'Selam Adverin, a spokesman for the governor, told reporters in Kassala: "We know of 741 dead." Adverin gave no cause.',
    "Selam Adverin, a police spokesman in Kassala, said that 883 people had been injured, among them Tarik Belgano.",
    "The death toll rose to 741, said Selam Adverin, who heads the hospital in Kassala. It treated 883 of the wounded.",
    "Tarik Belgano, a teacher from Velmora, said he saw the bodies. Selam Adverin, the mayor, confirmed 741 deaths.",
)
BEFORE = (
    "Kassala was attacked by gunmen in 2009, when Velmora was burned down.",
    "In 2009, a bomb at Velmora in Kassala killed 719 people.",
    "Tarik Belgano said nobody in Velmora had expected it.",
    "No group said that it was behind what happened at Velmora.",
)


class Filling(NamedTuple):
    """What takes the place of the sample's own names and figures; names have the sample's lengths."""

    town: str
    town_id: str
    country: str
    site: str
    chief: str
    other: str
    killed: int
    hurt: int
    year: int
    weekday: int


class Incident(NamedTuple):
    number: int
    kind: str
    day: date
    reports: int
    filling: Filling


class Sample(msgspec.Struct, frozen=True):
    """One sample report: its lines, and its reading as JSON."""

    lines: tuple[str, ...]
    reading: str


def corpus(count: int, seed: int = SEED) -> Iterator[tuple[Article, Reading]]:
    """Give ``count`` reports with their readings, the same for the same seed; the first may be of any day."""
    draw = random.Random(seed)
    towns = _towns(int(TOWNS_PER_ROOT * math.sqrt(count)))
    made = 0
    number = 0
    while made < count:
        incident = _incident(number, towns, int(DAYS_PER_ROOT * math.sqrt(count)), draw)
        for pair in _reports(incident, draw):
            if made < count:
                yield pair
            made += 1
        number += 1


def _incident(number: int, towns: Sequence[tuple[str, str, str]], days: int, draw: random.Random) -> Incident:
    """Draw what happens; a few towns are in the news far more often than the others."""
    town_id, town, country = towns[min(int(len(towns) * draw.random() ** 2), len(towns) - 1)]
    weekday = draw.choice(list(WEEKDAYS))
    day = START + timedelta(days=7 * draw.randrange(max(1, days // 7)) + weekday)
    size = draw.random()
    reports = 1 if size < 0.45 else draw.randint(2, 3) if size < 0.75 else draw.randint(4, 8 if size < 0.95 else 30)
    filling = Filling(
        town=town, town_id=town_id, country=country, site=_invent(7, draw), chief=_person(5, 7, draw),
        other=_person(5, 7, draw), killed=draw.randint(100, 400), hurt=draw.randint(100, 999),
        year=draw.randint(1990, 2012), weekday=weekday,
    )  # fmt: skip
    return Incident(number, draw.choice(list(OPENINGS)), day, reports, filling)


def _reports(incident: Incident, draw: random.Random) -> Iterator[tuple[Article, Reading]]:
    """Give the reports of one incident in the order they came out; tolls rise, some words are taken over."""
    first: tuple[int, str, list[str]] | None = None
    filling = incident.filling
    for number in range(incident.reports):
        if number and draw.random() < 0.3:
            filling = filling._replace(killed=min(999, filling.killed + draw.randint(1, 5)))
        outlet = draw.choice(_outlets())
        tail = [_paragraph(draw) for _ in range(draw.randint(2, 4))]
        sample = draw.randrange(SAMPLES_PER_KIND)
        if first is not None and draw.random() < REPEATED:
            sample, tail[0] = first[0], first[2][0]
        elif first is not None and draw.random() < BORROWED:
            tail.insert(1, draw.choice(first[2]) + (f" {first[1]} reported." if draw.random() < 0.5 else ""))
        first = first or (sample, outlet, tail)
        came = incident.day + timedelta(days=min(int(draw.expovariate(1.2)), 6))
        dated = came if draw.random() >= UNDATED else None
        yield _moved(_samples()[incident.kind][sample], filling, tail, outlet, dated)


def _moved(
    sample: Sample, filling: Filling, tail: Sequence[str], outlet: str, dated: date | None
) -> tuple[Article, Reading]:
    """Put other names and figures into a sample and its reading, and prose after it."""
    swap = _swap(filling)
    head = [swap(line) for line in sample.lines]
    text = "\n".join((*head, *tail))
    zones, at = [], 0
    for number, line in enumerate((*head, *tail)):
        zones.append(Zone(kind="body" if number else "headline", start=at, end=at + len(line), language="en"))
        at += len(line) + 1
    name = article_id(outlet, None, text)
    article = Article(
        id=name, raw_id=name.replace("art", "raw"), path=name, url=None, title=head[0], outlet=outlet, text=text,
        language="en", languages=("en",), zones=tuple(zones),
        dates=(StatedDate(on=dated, basis="metadata", text=dated.isoformat()),) if dated else (),
        received_at=RECEIVED,
    )  # fmt: skip
    moved = re.sub(r"clm-[0-9a-f]{16}", lambda m: identify("clm", name, m[0]), swap(sample.reading))
    return article, msgspec.json.decode(moved.replace("ARTICLE", name), type=Reading)


def _swap(filling: Filling) -> Callable[[str], str]:
    """Give what puts a filling's names and figures in the place of the sample's, in a text or in a reading as JSON."""
    (given, last), (other, others) = filling.chief.split(), filling.other.split()
    old = (*CHIEF.split(), *OTHER.split())
    swaps = dict(zip(old, (given, last, other, others), strict=True)) | {
        TOWN: filling.town,
        "TOWN-ID": filling.town_id,
        f"state:{COUNTRY}": f"state:{filling.country}",
        SITE: filling.site,
        fold_name(CHIEF): fold_name(filling.chief),
        fold_name(OTHER): fold_name(filling.other),
        str(KILLED): str(filling.killed),
        str(HURT): str(filling.hurt),
        str(YEAR): str(filling.year),
        WEEKDAYS[WEEKDAY]: WEEKDAYS[filling.weekday],
        f'"weekday":{WEEKDAY}': f'"weekday":{filling.weekday}',
    }
    return lambda text: _SWAPPED.sub(lambda match: swaps[match[0]], text)


_SWAPPED = re.compile(
    "|".join(
        map(
            re.escape,
            (
                *CHIEF.split(), *OTHER.split(), TOWN, "TOWN-ID", f"state:{COUNTRY}", SITE, fold_name(CHIEF),
                fold_name(OTHER), str(KILLED), str(HURT), str(YEAR), WEEKDAYS[WEEKDAY], f'"weekday":{WEEKDAY}',
            ),
        )
    )
)  # fmt: skip


@cache
def _samples() -> Mapping[str, Sequence[Sample]]:
    """Read the samples, or give what was read when the reader was the same."""
    draw = random.Random(SEED)
    return {
        kind: [_sample(kind, openings[n % 2], draw) for n in range(SAMPLES_PER_KIND)]
        for kind, openings in OPENINGS.items()
    }


def _sample(kind: str, opening: str, draw: random.Random) -> Sample:
    lines = (f"{KILLED} dead in {TOWN} {kind}", opening, *draw.sample(SAID, 2), draw.choice(BEFORE))
    text = "\n".join(lines)
    assert len(text) < KILLED
    zones, at = [], 0
    for line in lines:
        zones.append(Zone(kind="body" if at else "headline", start=at, end=at + len(line), language="en"))
        at += len(line) + 1
    article = Article(
        id="ARTICLE", raw_id="raw-0", path="sample", url=None, title=lines[0], outlet=None, text=text, language="en",
        languages=("en",), zones=tuple(zones), dates=(), received_at=RECEIVED,
    )  # fmt: skip
    reading = keep("sample", text, Reading, lambda: reader().read(article))
    mentions = tuple(
        msgspec.structs.replace(m, candidates=("TOWN-ID",)) if m.kind == "place" and m.quote == TOWN else m
        for m in reading.mentions
    )
    return Sample(lines, msgspec.json.encode(msgspec.structs.replace(reading, mentions=mentions)).decode())


@cache
def _towns(count: int) -> Sequence[tuple[str, str, str]]:
    """Give id, name and country of towns whose name has as many letters as the sample's."""
    query = """SELECT id, name, country FROM places WHERE level = 3 AND population >= 3000 AND country IS NOT NULL
        AND length(name) = ? AND name GLOB '[A-Z]' || replace(hex(zeroblob(?)), '00', '[a-z]') ORDER BY id"""
    with sqlite3.connect(PLACES) as connection:
        rows = connection.execute(query, (len(TOWN), len(TOWN) - 1)).fetchall()
    by_name = {name: (town_id, name, country) for town_id, name, country in rows}
    towns = sorted(by_name.values())
    random.Random(SEED).shuffle(towns)
    return towns[:count]


def _person(given: int, last: int, draw: random.Random) -> str:
    return f"{draw.choice(_given(given))} {_invent(last, draw)}"


@cache
def _given(length: int) -> Sequence[str]:
    draw = random.Random(SEED)
    return [_invent(length, draw) for _ in range(60)]


@cache
def _outlets() -> Sequence[str]:
    draw = random.Random(SEED + 1)
    return [f"{_invent(6, draw)} {draw.choice(('Courier', 'Herald', 'Post', 'Times', 'Wire'))}" for _ in range(400)]


def _invent(length: int, draw: random.Random) -> str:
    """Make a name up: consonants and vowels in turn."""
    return "".join(draw.choice("aeiou" if n % 2 else "bdfghklmnprstvz") for n in range(length)).capitalize()


@cache
def _vocabulary() -> Sequence[str]:
    draw = random.Random(SEED + 2)
    return [_invent(draw.randint(4, 9), draw).lower() for _ in range(40_000)]


def _paragraph(draw: random.Random) -> str:
    """Make prose up: words as unevenly common as a language's, joined by its smallest."""
    words, little = _vocabulary(), ("the", "of", "and", "in", "to", "a", "with", "for")
    sentences = []
    for _ in range(draw.randint(2, 4)):
        content = [
            words[min(int(math.exp(draw.random() * math.log(len(words)))) - 1, len(words) - 1)]
            for _ in range(draw.randint(6, 11))
        ]
        content[draw.randrange(1, len(content))] = _invent(7, draw)
        sentences.append(
            " ".join(part for word in content for part in (word, draw.choice(little)))[:-1].capitalize() + "."
        )
    return " ".join(sentences)
