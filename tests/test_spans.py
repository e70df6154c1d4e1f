"""At the door: words stand where they are said to stand."""

import msgspec
import pytest

from dateline.errors import InputError
from dateline.model.article import Span, Zone
from dateline.model.reading import Attribution, Speaker
from dateline.spans import check_article, check_reading, spans
from tests.stand_ins import article_of, item, reading_of

ARTICLE = article_of(item("Rebels took Port Ansel, he said."))
READING = reading_of(ARTICLE)
WRONG = Span(start=0, end=6, quote="Troops")
RIGHT = Span(start=27, end=31, quote="said")
replace = msgspec.structs.replace


def zone(start: int, end: int) -> Zone:
    return Zone(kind="body", start=start, end=end, language="en")


def attribution(**parts) -> Attribution:
    whole = {"cue": RIGHT, "speaker": None, "content": ()} | parts
    return Attribution(id="a", direct=False, channel="speech", via=(), **whole)


def speaker(start: int, end: int, quote: str) -> Speaker:
    return Speaker(start=start, end=end, quote=quote, kind="named", name=None, role=None, key=None, person=None)


def test_what_is_in_order_passes():
    check_article(ARTICLE)
    check_reading(ARTICLE, replace(READING, attributions=(attribution(speaker=speaker(24, 26, "he")),)))


@pytest.mark.parametrize(
    "zones",
    [(zone(0, 999),), (zone(-1, 4),), (zone(4, 2),), (zone(0, 6), zone(5, 9)), (zone(5, 9), zone(0, 3))],
    ids=["too-long", "before-the-start", "turned", "overlapping", "out-of-order"],
)
def test_zones_that_overlap_or_leave_the_text_are_refused(zones):
    with pytest.raises(InputError, match=r"a\.txt: its zones"):
        check_article(replace(ARTICLE, zones=zones))


def test_half_a_character_is_refused():
    with pytest.raises(InputError, match="half a character"):
        check_article(replace(ARTICLE, text="Rebels \ud800", zones=()))


@pytest.mark.parametrize(
    "part",
    [
        {"mentions": (replace(READING.mentions[0], quote="Troops"),)},
        {"mentions": (replace(READING.mentions[0], start=-26),)},
        {"claims": (replace(READING.claims[0], quote="Rebels left."),)},
        {"claims": (replace(READING.claims[0], trigger=WRONG),)},
        {"unread": (WRONG,)},
        {"attributions": (attribution(cue=WRONG),)},
        {"attributions": (attribution(content=(RIGHT, WRONG)),)},
        {"attributions": (attribution(speaker=speaker(0, 6, "Troops")),)},
    ],
    ids=["mention", "negative", "claim", "trigger", "unread", "cue", "content", "speaker"],
)
def test_a_quote_that_does_not_stand_there_is_refused(part):
    with pytest.raises(InputError, match=r"a\.txt: the reader stand-in quotes words that do not stand"):
        check_reading(ARTICLE, replace(READING, **part))


def test_the_reading_of_another_article_is_refused():
    with pytest.raises(InputError, match="another article"):
        check_reading(ARTICLE, replace(READING, article_id="art-0"))


def test_every_span_of_a_reading_is_looked_at():
    whole = replace(
        READING, attributions=(attribution(speaker=speaker(24, 26, "he"), content=(RIGHT,)),), unread=(RIGHT,)
    )
    assert sorted(quote for _, _, quote in spans(whole)) == sorted(
        ["Rebels", ARTICLE.text, "Rebels", "said", "he", "said", "said"]
    )
