"""Acts on the offices of a state are of that state."""

from __future__ import annotations

import pytest

from dateline.gazetteer.lookup import Entry
from dateline.model.picture import PictureQuantity
from dateline.picture.links.places import evacuating_state, outgrows, state_of_office
from tests.picture.factory import ARMY, RED, STATE, make_actors


@pytest.mark.parametrize(
    ("kind", "tells", "sides", "main", "state"),
    [
        pytest.param("coup", "act", (ARMY,), None, "XX", id="an army at home"),
        pytest.param("coup", "act", (RED,), "YY", "YY", id="the state the report is about"),
        pytest.param("coup", "act", (STATE, "state:YY:government"), "XX", None, id="two states"),
        pytest.param("concession", "office", (STATE,), None, "XX", id="a government resigns"),
        pytest.param("concession", "act", (STATE,), "XX", None, id="what is granted is granted anywhere"),
    ],
)
def test_a_government_falls_in_its_own_state(kind, tells, sides, main, state):
    known = make_actors()
    assert state_of_office(kind, tells, [known[a] for a in sides], [], main) == state


@pytest.mark.parametrize(
    ("verb", "sides", "state"),
    [
        pytest.param("evacuated", (STATE,), "XX", id="a state"),
        pytest.param("displaced", (STATE,), None, id="those it drives out may be abroad"),
        pytest.param("evacuated", (RED,), None, id="a body of no state"),
        pytest.param("evacuated", (STATE, "state:YY:government"), None, id="two states"),
    ],
)
def test_a_state_evacuates_its_own(verb, sides, state):
    known = make_actors()
    assert evacuating_state(verb, [known[a] for a in sides]) == state


@pytest.mark.parametrize(
    ("population", "measure", "people", "too_many"),
    [
        pytest.param(2_000_000, "displaced", 12_000_000, True, id="millions from a city of two"),
        pytest.param(800_000, "displaced", 1_200_000, False, id="towns grow"),
        pytest.param(20_000, "displaced", 80_000, False, id="the country around a small town"),
        pytest.param(0, "displaced", 12_000_000, False, id="a town nobody counted"),
        pytest.param(2_000_000, None, 12_000_000, False, id="no people"),
    ],
)
def test_more_people_than_a_town_can_hold_are_not_counted_there(population, measure, people, too_many):
    town = Entry(
        id="geonames:1",
        name="Oldmarket",
        level="settlement",
        country="XX",
        admin1=None,
        admin1_id=None,
        lat=None,
        lon=None,
        population=population,
        capital_of=None,
    )
    count = PictureQuantity(measure=measure, of=None, low=people, best=people, high=people, text="many")
    assert outgrows(town, [count]) == too_many
