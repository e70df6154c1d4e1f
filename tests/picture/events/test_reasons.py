"""Why a claim is in its event can be checked: each part, how well it fits, and what that counts for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dateline.model.picture import Picture, PictureArticle, PictureClaim, Story
from dateline.picture.events.fit import Match
from dateline.picture.events.reasons import WEIGHTS, why
from tests.picture.factory import (
    FakeGazetteer,
    after,
    make_actors,
    make_claim,
    make_event,
    make_places,
    make_published,
)


def picture(*claims: PictureClaim) -> Picture:
    articles = tuple(
        PictureArticle(
            id=i, path=i, url=None, title=None, outlet=None, language="en", languages=("en",), published=make_published(),
            story_id="sto-1", zones=(),
        )
        for i in sorted({c.article_id for c in claims})
    )  # fmt: skip
    story = Story(
        id="sto-1", title="S", article_ids=tuple(a.id for a in articles), earliest=None, latest=None, place_ids=()
    )
    return Picture(
        as_of=datetime(2032, 1, 1, tzinfo=UTC), articles=articles, stories=(story,), actors=tuple(make_actors().values()),
        places=tuple(make_places().values()), events=(make_event(claims),), claims=claims, findings=(), copies=(),
        holdings=(), problems=(),
    )  # fmt: skip


def reasons(*claims: PictureClaim):
    made = picture(*claims)
    return why(made.events[0], made, FakeGazetteer())  # type: ignore[arg-type]


def test_the_weights_told_are_those_the_score_counts():
    match = Match(kind=1.0, place=0.5, time=0.25, sides=0.75)
    assert match.score == sum(getattr(match, name) * weight for name, weight in WEIGHTS.items())


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        pytest.param({}, "kind 1 x 3 + place 1 x 3 + time 1 x 3 + sides 1 x 2 = 11", id="the same in all"),
        pytest.param({"place_id": "norda"}, "kind 1 x 3 + place 0.9 x 3 + time 1 x 3 + sides 1 x 2 = 10.7", id="its province"),
        pytest.param({"on": (after(-9), after(9))}, "kind 1 x 3 + place 1 x 3 + time 0.8 x 3 + sides 1 x 2 = 10.4", id="vague about the day"),
    ],
)  # fmt: skip
def test_a_claim_fits_by_parts_that_add_up(changes, text):
    assert [r.text for r in reasons(make_claim("x"), make_claim("y", "b", **changes)) if r.claim_id == "clm-y"] == [
        text
    ]


def test_what_no_score_brought_there_says_so():
    again = make_claim("y", "a", kind="meeting", takes_up="clm-x")
    placed = {r.claim_id: r.text for r in reasons(make_claim("x"), again)}
    assert placed["clm-y"] == "means the act of clm-x again"


def test_one_claim_alone_needs_no_reason():
    assert reasons(make_claim("x")) == ()


def test_what_is_told_again_in_passing_says_by_what_it_is_known():
    told = {"kind": "bombing", "actor_ids": ()}
    blast = make_claim("x", quote="A bomb went off in Marvik", start=400, end=440, rule="explodes", **told)
    again = make_claim("y", quote="The bombing", on=None, place_id="XX", start=900, rule="bombing-noun", **told)
    (text,) = [r.text for r in reasons(blast, again) if r.claim_id == "clm-y"]
    assert text == "tells it again: one report 1 x 0.25 + a definite noun 1 x 0.75 + nouns 1 x 0.2 = 1.2"
