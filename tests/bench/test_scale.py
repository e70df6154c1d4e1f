"""The invented corpus: spans hold, look-alikes and copies are in it; growth is fitted and drawn."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections import Counter
from datetime import date, timedelta
from weakref import ref

import pytest
from bench.plot import Line, plot

from bench import scale, scale_corpus
from dateline.engine import without_sweeps
from dateline.model.picture import Published
from dateline.picture.assemble import assemble
from dateline.picture.links.nesting import Nesting
from dateline.picture.stories.group import Grouping
from dateline.readings.actors.lists import load_lists
from dateline.spans import check_article, check_reading

KINDS = ("bombing", "flood")


@pytest.fixture(scope="module")
def few_samples():
    """Read four samples instead of a hundred."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scale_corpus, "OPENINGS", {kind: scale_corpus.OPENINGS[kind] for kind in KINDS})
        patch.setattr(scale_corpus, "SAMPLES_PER_KIND", 2)
        patch.setattr(scale_corpus, "_samples", scale_corpus._samples.__wrapped__)
        samples = scale_corpus._samples()
        patch.setattr(scale_corpus, "_samples", lambda: samples)
        yield


@pytest.fixture(scope="module")
def pairs(few_samples):
    return list(scale_corpus.corpus(60))


def test_the_words_of_each_moved_reading_stand_where_it_says(pairs):
    for article, reading in pairs:
        check_article(article)
        check_reading(article, reading)
    assert len({article.id for article, _ in pairs}) == len(pairs)


def test_no_name_or_figure_of_the_samples_is_left(pairs):
    left = (scale_corpus.TOWN, scale_corpus.SITE, scale_corpus.CHIEF, scale_corpus.OTHER, str(scale_corpus.KILLED))
    assert not [name for article, _ in pairs for name in left if name in article.text]


def test_the_same_seed_gives_the_same_corpus_and_another_seed_another(pairs):
    assert list(scale_corpus.corpus(60)) == pairs
    assert list(scale_corpus.corpus(60, seed=5)) != pairs


def test_reports_look_alike_copy_each_other_and_lack_dates(pairs):
    towns = Counter(article.text.split(" in ")[1].split()[0] for article, _ in pairs)
    paragraphs = Counter(line for article, _ in pairs for line in set(article.text.split("\n")[5:]))
    undated = sum(not article.dates for article, _ in pairs)
    assert max(towns.values()) > 3
    assert max(paragraphs.values()) > 1
    assert 0 < undated < len(pairs) / 2


def test_readings_fetched_one_by_one_give_the_same_picture(pairs, gazetteer):
    articles, readings = [a for a, _ in pairs], [r for _, r in pairs]
    given = ((), gazetteer, load_lists(), scale_corpus.RECEIVED)
    by_article = {r.article_id: r for r in readings}
    assert assemble(articles, by_article, *given) == assemble(articles, readings, *given)


def test_a_grouping_asked_again_says_what_a_new_one_says(pairs, gazetteer):
    """What it keeps from round to round is dropped where dates became others."""
    articles, readings = [a for a, _ in pairs], {r.article_id: r for _, r in pairs}
    claims = assemble(articles, readings, (), gazetteer, load_lists(), scale_corpus.RECEIVED).claims
    places = {c.place_id for c in claims if c.place_id}
    nesting = Nesting(gazetteer, {p: gazetteer.entry(p) for p in places})
    first = {a.id: _published(date(2015, 1, 1)) if a.dates else UNDATED for a in articles}
    moved = {
        i: when if n % 3 else _published(date(2016, 5, 1) + timedelta(days=n))
        for n, (i, when) in enumerate(first.items())
    }
    kept = Grouping(articles, readings, gazetteer)
    for dates in (first, first, moved, first):
        asked = kept.stories(claims, dates, nesting, lambda actor: False)
        assert asked == Grouping(articles, readings, gazetteer).stories(claims, dates, nesting, lambda actor: False)
    assert kept.stories(claims, moved, nesting, lambda actor: False) != asked


@pytest.mark.usefixtures("_unswept")
def test_what_a_grouping_keeps_is_gone_with_it(pairs, gazetteer):
    """It is no ring, which would stand in memory beside all that comes after."""
    made = Grouping([a for a, _ in pairs], {r.article_id: r for _, r in pairs}, gazetteer)
    seen = ref(made._library), ref(made)
    del made
    assert [each() for each in seen] == [None, None]


@pytest.fixture
def _unswept():
    with without_sweeps():
        yield


UNDATED = Published(earliest=None, latest=None, basis="unknown", evidence=())


def _published(day: date) -> Published:
    return Published(earliest=day, latest=day, basis="stated", evidence=())


def test_the_exponent_of_a_power_is_found():
    rows = [{"n": n, "whole": 0.002 * n**1.3} for n in (1000, 3000, 10_000)]
    assert scale.exponent(rows, "whole") == pytest.approx(1.3)


def test_a_plot_is_an_svg_that_names_each_line_and_rises_with_its_values():
    drawn = ElementTree.fromstring(
        plot([Line("a < b", [(1000, 0.1), (100_000, 90)]), Line("c", [(1000, 2)])], "n", "s")
    )
    words = [each.text for each in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert {"a < b", "c", "n", "s", "1,000", "100,000"} <= set(words)
    line = next(drawn.iter("{http://www.w3.org/2000/svg}polyline")).attrib["points"].split()
    (x1, y1), (x2, y2) = (map(float, point.split(",")) for point in (line[0], line[-1]))
    assert x1 < x2
    assert y1 > y2
