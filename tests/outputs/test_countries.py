"""The brief names the state of a story once, and that of a place which lies in another."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.model.picture import Picture
from dateline.outputs.brief import compose_brief, write_brief
from dateline.outputs.countries import abroad, homes, state_name
from dateline.outputs.lookup import Lookup
from dateline.outputs.names import Names
from dateline.outputs.people import People
from tests.outputs.factory import make_picture

PICTURE, TEXTS = make_picture()


def in_states(other: str, last: str) -> Picture:
    """Put the places of the invented picture into one state, the place of fewest claims into ``last``."""
    counts = {p.id: sum(c.place_id == p.id for c in PICTURE.claims) for p in PICTURE.places}
    least = min((p for p in counts if counts[p]), key=lambda p: (counts[p], p))
    return replace(
        PICTURE,
        places=tuple(replace(p, country=last if p.id == least else other, level="settlement") for p in PICTURE.places),
    )


def test_a_story_is_at_home_where_most_of_its_claims_are_placed() -> None:
    assert set(homes(in_states("ML", "ML")).values()) == {"ML"}
    assert abroad(in_states("ML", "ML")) == {}


def test_a_place_in_another_state_than_the_rest_of_its_story_is_named_with_it() -> None:
    picture = in_states("ML", "NE")
    away = abroad(picture)
    assert set(away.values()) <= {"Niger", "Mali"}
    names = Names(Lookup(picture), People(picture, ()))
    for place in picture.places:
        assert names.place_id(place.id).endswith(f", {away[place.id]}" if place.id in away else names.place(place))


def test_the_state_stands_under_the_title_in_every_form() -> None:
    picture = in_states("ML", "ML")
    assert all(story.country in {"Mali", ""} for story in compose_brief(picture, TEXTS).stories)
    for form in ("text", "md", "html"):
        assert "; Mali" in write_brief(picture, TEXTS, form).replace("\\", "")  # type: ignore[arg-type]


def test_a_state_no_table_names_goes_by_its_code() -> None:
    assert (state_name("ML"), state_name("XX")) == ("Mali", "XX")
