"""Copied words took place where the report they were taken from says, unless they say it themselves."""

from __future__ import annotations

import pytest

from dateline.model.picture import PictureClaim
from dateline.picture.links.lifted import place_copied
from tests.picture.factory import make_article, make_claim, make_copy, make_reading


def placed(copied: PictureClaim, *others: PictureClaim, named_at: int, **copy: int) -> str | None:
    """Give the place of a claim of report b, named ``named_at`` characters in, some of whose words are report a's."""
    article = make_article("b", "." * (named_at - 16) + "Red Column took Olm now. And then.")
    readings = {article.id: make_reading(article, id=copied.id)}
    claims = place_copied((copied, *others), [make_copy("b", "a", **copy)], readings)
    return claims[0].place_id


HERE = make_claim("b", "b", start=0, end=40, place_id="olm")
FIRST = make_claim("a", "a", start=0, end=40, place_id="tarn")


@pytest.mark.parametrize(
    ("others", "named_at", "place"),
    [
        pytest.param((FIRST,), 60, "tarn", id="the town stands outside the copied words"),
        pytest.param((FIRST,), 20, "olm", id="the copied words name it"),
        pytest.param((), 60, "olm", id="nothing read in the first report"),
        pytest.param((make_claim("a", "a", rule="place-falls", place_id="tarn"),), 60, "olm", id="other words"),
        pytest.param((make_claim("a", "a", start=90, end=130, place_id="tarn"),), 60, "olm", id="another passage"),
        pytest.param((make_claim("a", "a", place_id=None),), 60, "olm", id="no place in the first report"),
    ],
)
def test_a_copied_claim_takes_the_place_it_first_had(others, named_at, place):
    assert placed(HERE, *others, named_at=named_at) == place


def test_words_beside_the_copied_ones_keep_their_place():
    assert placed(make_claim("b", "b", start=60, end=100, place_id="olm"), FIRST, named_at=150) == "olm"
