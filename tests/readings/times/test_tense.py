"""A weekday or a day without its year lies where the verb it hangs on puts it."""

from __future__ import annotations

import pytest

from dateline.readings.parse.language import load_english
from dateline.readings.parse.sentences import parse
from dateline.readings.times.find import find
from dateline.readings.times.tense import turn, ways
from tests.conftest import make_article


def way(sentence: str) -> str | None:
    """Say which way the first time of a sentence is put."""
    return next(ways(parse(make_article(sentence), [], load_english()), find(sentence)))


PUT = {
    "a plain past": ("The rebels met on Friday.", "past"),
    "a passive past": ("The bridge was bombed on Friday.", "past"),
    "a perfect": ("The rebels had met the envoys on Friday.", "past"),
    "a future": ("The rebels will meet the envoys on Friday.", "ahead"),
    "a modal": ("The envoys may leave the town on Friday.", "ahead"),
    "a modal of the past": ("The envoys would have left the town on Friday.", "past"),
    "a present": ("The two envoys meet separately on Friday.", "now"),
    "a progressive": ("The envoys are leaving the town on Friday.", "now"),
    "a present of saying": ("The governor says on Friday that the dam held.", "past"),
    "due": ("The envoys are due on Friday.", "ahead"),
    "scheduled in the past": ("The vote was scheduled for Friday.", "ahead"),
    "set to": ("Talks are set to resume on Friday.", "ahead"),
    "a plan called off": ("The march planned for Friday was cancelled.", None),
    "what was planned": ("On Friday the council planned the defence of the port.", "past"),
    "until, of a term set": ("The court gave the mayor until Friday.", None),
    "a plan made in the past": ("The union planned a march on Friday.", "ahead"),
    "until, of the past": ("Until Friday, the army had held the port.", "past"),
    "an infinitive under a future": ("The envoys will try to meet the rebels on Friday.", "ahead"),
    "an infinitive under a past": ("The judge asked the mayor to leave the town by Friday.", None),
    "a gerund under a past": ("Soldiers fled the camp, leaving the gate open on Friday.", "past"),
    "a noun's own day in what is to come": ("The court will study the raid of Friday.", None),
    "its own word": ("The rebels met last Friday.", None),
    "a date of its own": ("The rebels met on 4 March 2016.", None),
    "an hour": ("The rebels met at noon.", None),
}


@pytest.mark.parametrize(("sentence", "wanted"), PUT.values(), ids=PUT)
def test_a_day_lies_where_its_verb_puts_it(sentence: str, wanted: str | None):
    assert way(sentence) == wanted


def test_only_what_lies_ahead_gets_a_direction():
    text = "The rebels met on Friday. The envoys will leave on Monday. The council sits on Tuesday."
    turned = turn(parse(make_article(text), [], load_english()), find(text))
    assert [(time.quote, time.direction) for time in turned] == [("Friday", 0), ("Monday", 1), ("Tuesday", 0)]


def test_a_cue_that_the_parse_contradicts_is_dropped():
    text = "Envoys going home met the mayor on Monday."
    (found,) = find(text)
    (turned,) = turn(parse(make_article(text), [], load_english()), [found])
    assert (found.direction, turned.direction) == (1, 0)


def test_a_day_inside_a_quotation_is_asked_of_the_quotation():
    assert way("\u201cWe will march on Friday,\u201d the mayor said.") == "ahead"


def test_a_headline_tells_of_the_past_in_the_present():
    article = make_article("Bomb hits market on Friday")
    zone = article.zones[0].__class__(kind="headline", start=0, end=len(article.text), language="en")
    headline = article.__class__(**{**{f: getattr(article, f) for f in article.__struct_fields__}, "zones": (zone,)})
    assert list(ways(parse(headline, [], load_english()), find(headline.text))) == [None]
