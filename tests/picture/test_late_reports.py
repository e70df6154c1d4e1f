"""A late report changes only what it touches: the matters of other reports stay as they were."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pytest

from dateline.model.article import Article
from dateline.model.picture import Picture
from dateline.picture.assemble import assemble
from dateline.picture.stories.likeness import step
from dateline.readings.actors.lists import load_lists
from tests.conftest import RECEIVED, make_article

Report = tuple[str, date | None]

SIEGE: Sequence[Report] = (
    (
        "Fighters of the Islamic State captured the army base at Lubero in Congo on Tuesday after two days of shelling, the "
        "governor, Anselme Katoro, said. At least 14 soldiers were killed and 30 were wounded.\n"
        "The airport of Goma stayed open, he said, but the road to Butembo was cut.",
        date(2019, 5, 15),
    ),
    (
        "Islamic State fighters overran a base of the Congolese army in Lubero on Tuesday. Anselme Katoro, the governor, "
        "spoke of 14 dead soldiers; a doctor at the hospital of Butembo counted 17.",
        date(2019, 5, 16),
    ),
    (
        "The army denied that it had lost its base at Lubero. Colonel Justin Mbala said that his men had beaten back the "
        "Islamic State and that nine soldiers had been killed.",
        None,
    ),
)
QUAKE: Sequence[Report] = (
    (
        "An earthquake struck the Chilean port of Talcahuano on Sunday, killing 21 people and leaving 3,000 without a home, "
        "the mayor, Rosa Ibarluz, said. The San Vicente bridge came down.",
        date(2010, 3, 1),
    ),
    (
        "Rescuers in Talcahuano, Chile, pulled six people from the rubble beside the San Vicente bridge. Rosa Ibarluz, the "
        "mayor, put the toll of the earthquake at 26.",
        date(2010, 3, 3),
    ),
    ("A light earthquake shook Valparaiso in Chile on Friday; nobody was hurt.", date(2010, 3, 20)),
)
OTHERS: Sequence[Report] = (
    (
        "A bus plunged into a gorge near Pokhara in Nepal on Monday, killing 11 pilgrims, police said.",
        date(2016, 8, 16),
    ),
    ("Voters in Reykjavik chose a new mayor on Saturday. The turnout was low, officials said.", date(2018, 5, 27)),
    ("Gunmen shot dead two policemen outside a bank in Asuncion in Paraguay, the interior ministry said.", None),
    ("Thousands marched through Yerevan on Thursday against the price of bread. The army stayed in its bases.", None),
    ("The Norwegian ferry Halsvik ran aground near Bodo; all 80 passengers were saved.", date(2012, 11, 4)),
    ("Rebels and soldiers fought for a bridge near Myitkyina in Myanmar for a third day.", date(2013, 1, 9)),
)


class Read:
    """Reports and their readings, by their number in the order given."""

    def __init__(self, reader: Any, reports: Iterable[Report]) -> None:
        self.articles = [make_article(text, path=f"{n}.txt", published=day) for n, (text, day) in enumerate(reports)]
        self.readings = [reader.read(article) for article in self.articles]

    def with_more(self, other: Read, numbers: Iterable[int]) -> Read:
        more = Read(None, ())
        chosen = sorted(numbers)
        more.articles = self.articles + [other.articles[n] for n in chosen]
        more.readings = self.readings + [other.readings[n] for n in chosen]
        return more

    def picture(self, gazetteer: Any) -> Picture:
        return assemble(self.articles, self.readings, (), gazetteer, load_lists(), RECEIVED)


@pytest.fixture(scope="module")
def late(reader) -> Read:
    return Read(reader, OTHERS)


@pytest.fixture(scope="module", params=[SIEGE, QUAKE, (*SIEGE, *QUAKE)], ids=["a siege", "earthquakes", "both"])
def bundle(request, reader) -> Read:
    return Read(reader, request.param)


def of_reports(picture: Picture, articles: Sequence[Article]) -> dict[str, Any]:
    """Give all rows that stand on some reports."""
    ids = {article.id for article in articles}
    events = [e for e in picture.events if not ids.isdisjoint(e.article_ids)]
    told = {e.id for e in events}
    claims = [c for c in picture.claims if c.article_id in ids]
    claimed = {c.id for c in claims}
    return {
        "dates and stories of the reports": [a for a in picture.articles if a.id in ids],
        "stories": [s for s in picture.stories if not ids.isdisjoint(s.article_ids)],
        "events": events,
        "claims": claims,
        "findings": [f for f in picture.findings if f.event_id in told],
        "holdings": [h for h in picture.holdings if not claimed.isdisjoint(h.claim_ids)],
        "copies": [c for c in picture.copies if c.from_article_id in ids],
    }


@pytest.mark.parametrize("number", range(len(OTHERS)))
def test_a_report_of_another_matter_changes_nothing_of_the_others(bundle, late, gazetteer, number):
    alone = of_reports(bundle.picture(gazetteer), bundle.articles)
    assert alone["events"]
    assert of_reports(bundle.with_more(late, [number]).picture(gazetteer), bundle.articles) == alone


def test_many_reports_of_other_matters_change_nothing_of_the_others(bundle, late, gazetteer):
    alone = of_reports(bundle.picture(gazetteer), bundle.articles)
    assert of_reports(bundle.with_more(late, range(len(OTHERS))).picture(gazetteer), bundle.articles) == alone


def test_a_late_report_of_the_same_matter_changes_it(reader, gazetteer):
    whole, before = Read(reader, QUAKE[:2]), Read(reader, QUAKE[:1])
    assert of_reports(whole.picture(gazetteer), before.articles) != of_reports(
        before.picture(gazetteer), before.articles
    )


@pytest.mark.parametrize(
    ("numbers", "squared"), [((1,), 1), ((2,), 4), ((3,), 8), ((4, 5), 16), ((23, 31), 512), ((32, 45), 1024)], ids=str
)
def test_numbers_are_taken_down_to_a_power_of_the_root_of_two(numbers, squared):
    assert [step(number) ** 2 for number in numbers] == pytest.approx([squared] * len(numbers))
