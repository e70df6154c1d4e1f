"""Names that the wording makes places, whatever the gazetteer knows."""

from __future__ import annotations

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.gazetteer.named import is_named
from dateline.readings.parse.language import load_english
from dateline.readings.parse.sentences import parse
from dateline.readings.places import find as places
from dateline.readings.places.names import PlaceName
from tests.conftest import make_article

GAZETTEER = Gazetteer.open()


def spelled(text: str, *taken: str) -> dict[str, PlaceName]:
    article = make_article(text)
    spans = [(text.index(each), text.index(each) + len(each)) for each in taken]
    return {name.quote: name for name in places.spelled(article, GAZETTEER, spans)}


def named(text: str) -> list[str]:
    return [quote for quote, name in spelled(text).items() if is_named(name.entries[0].id)]


@pytest.mark.parametrize(
    ("text", "name", "country", "unit"),
    [
        pytest.param("Jets bombed the village of Dawbuku in Kayah State, Myanmar.", "Dawbuku", "MM", "Karenni", id="village-of"),
        pytest.param("Floods hit the village of Dawbuku.", "Dawbuku", None, None, id="nothing-else-told"),
        pytest.param("Nine died in Tundun Rako, a village in Zamfara state, Nigeria.", "Tundun Rako", "NG", "Zamfara", id="apposition"),
        pytest.param("Kwambuza, a farm workers’ settlement in Sudan's Gezira state, burned.", "Kwambuza", "SD", "Gezira", id="owner"),
        pytest.param("Herders burned Gwandaku village in Plateau State, Nigeria.", "Gwandaku", "NG", "Plateau", id="noun-behind"),
        pytest.param("Soldiers shot two men in Ubu Oruka, in the Orlu district of Nigeria's Imo State.", "Ubu Oruka", "NG", "Imo", id="row-of-units"),
        pytest.param("A bus fell into a gorge near Chamba Dharpa, Himachal Pradesh, India.", "Chamba Dharpa", "IN", "Himāchal Pradesh", id="commas"),
        pytest.param("Ghana police searched Kpandai Zongola, northern Ghana, and a quarry in Kpandai Zongola, northern Ghana.", "Kpandai Zongola", "GH", None, id="side-of-a-state"),
        pytest.param("A strike hit Pa Lwayna, in Myanmar's Sagaing Region, on Monday.", "Pa Lwayna", "MM", "Sagaing", id="hit"),
    ],
)  # fmt: skip
def test_a_name_put_as_a_place_is_one(text: str, name: str, country: str | None, unit: str | None):
    entry = spelled(text)[name].entries[0]
    assert is_named(entry.id)
    assert (entry.country, entry.admin1) == (country, unit)


def test_a_row_of_villages_is_several_places():
    assert named("Rebels burned the villages of Dawbuku, Hta Lwinga and Pa Lwayna.") == [
        "Dawbuku",
        "Hta Lwinga",
        "Pa Lwayna",
    ]


def test_a_name_put_once_as_a_place_is_one_wherever_it_stands():
    found = [
        n.start
        for n in places.spelled(make_article("Dawbuku burns.\n\nJets bombed the village of Dawbuku."), GAZETTEER)
    ]
    assert found == [0, 43]


def test_a_longer_name_takes_the_place_of_a_town_inside_it():
    assert "Baku" not in spelled("Nine died in Tundun Baku, a village in Zamfara state, Nigeria.")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Musa Dawbuku, the village chief in Zamfara, fled.", id="who-heads-it"),
        pytest.param("Troops attacked a Fulani village in Mali.", id="a-people's"),
        pytest.param("She works at United Way of America.", id="body-of-a-state"),
        pytest.param("Troops died in Iraq, Afghanistan and elsewhere.", id="list-of-states"),
        pytest.param("Pupils at Hope Elementary in Jos were sent home.", id="school"),
        pytest.param("Ali Dawbuku, a farmer from the village, wept.", id="farmer"),
        pytest.param("The shelling of Dawbuku Camp, Kenya, ended.", id="camp"),
    ],
)
def test_other_names_are_no_places(text: str):
    assert named(text) == []


def test_a_listed_town_stays_that_town_and_a_namesake_elsewhere_does_not():
    assert spelled("Shells hit the town of Sake in North Kivu.")["Sake"].entries[0].country == "CD"
    assert spelled("Five died in Kambala, a village in Sudan's Gezira state.")["Kambala"].entries[0].country == "SD"


def test_names_of_actors_are_no_places():
    text = "They joined Dawbuku Brigade in Mali and the village of Dawbuku."
    assert "Dawbuku" not in spelled(text, "Dawbuku Brigade", "village of Dawbuku")


def test_a_bare_name_is_the_town_though_only_its_district_has_its_people_counted():
    def level(text: str) -> str:
        article = make_article(text)
        passages = parse(article, [], load_english())
        found = places.find_toponyms(article, passages, GAZETTEER)
        return next(t.entries[0].level for t in found if t.name.quote == "Nowshera")

    assert level("The flood came down upon Nowshera in Pakistan on Friday.") == "settlement"
    assert level("Five died in the Nowshera district of Pakistan on Friday.") == "admin2"
