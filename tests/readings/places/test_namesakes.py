"""A town that no table has is not taken for its namesake abroad where a report is of one state."""

from __future__ import annotations

import pytest

from dateline.gazetteer.lookup import Gazetteer
from tests.readings.places.test_find import read

GAZETTEER = Gazetteer.open()


def place(text: str, quote: str) -> set[str]:
    return {m.candidates[0] for m in read(text) if m.kind == "place" and m.quote == quote and m.candidates}


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        pytest.param(
            "Men in uniform shot dozens of villagers in Karma on Thursday. Burkina Faso opened an inquiry. Survivors of "
            "Karma fled to Ouahigouya.",
            "Karma",
            "named:settlement:Karma@country:BF",
            id="named-all-through",
        ),
        pytest.param(
            "Gunmen killed 200 people in Tole on Saturday, residents of Gimbi said. Ethiopia's government blamed rebels.",
            "Tole",
            "named:settlement:Tole@country:ET",
            id="one-name-of-the-state-and-a-town-of-it",
        ),
        pytest.param(
            "Militiamen attacked the camp at Roe on Sunday. Thousands had fled to Roe from Drodro, in Ituri, in the "
            "Democratic Republic of Congo.",
            "Roe",
            "named:settlement:Roe@country:CD",
            id="a-camp",
        ),
    ],
)
def test_a_name_of_other_states_is_a_place_of_the_one_state_told_of(text: str, quote: str, expected: str) -> None:
    assert place(text, quote) == {expected}


@pytest.mark.parametrize(
    ("text", "quote", "country"),
    [
        pytest.param(
            "Wounded rebels from Kidal were treated in Tamanrasset. Mali accused them of taking Tessalit.",
            "Tamanrasset",
            "DZ",
            id="a-large-town",
        ),
        pytest.param(
            "Mali's army flew its men from Gao and Mopti to Ouagadougou. Mali thanked its neighbour.",
            "Ouagadougou",
            "BF",
            id="a-capital",
        ),
        pytest.param(
            "The army left Gao for Lere, in Kaduna, Nigeria. Mali and Mopti said nothing.",
            "Lere",
            "NG",
            id="told-where",
        ),
        pytest.param(
            "Ukraine's army shelled a depot in Karma. Ukraine and Kharkiv said nothing.",
            "Karma",
            None,
            id="many-listed",
        ),
    ],
)
def test_a_place_abroad_that_the_report_can_mean_stays_abroad(text: str, quote: str, country: str | None) -> None:
    found = {entry.country for i in place(text, quote) if (entry := GAZETTEER.entry(i)) is not None}
    assert found <= {country} if country else "UA" not in found


def test_what_has_the_before_it_is_no_town() -> None:
    text = "A wall on the Baraka failed near Tokar. Water from Baraka drowned eleven people in Sudan, said Port Sudan."
    assert not any(i.startswith("named:") for i in place(text, "Baraka"))


def test_a_town_of_war_is_known_with_and_without_its_accents() -> None:
    plain, accented = (
        place(f"Fighters took the base at {name} on Friday, Mali's army said in Timbuktu.", name)
        for name in ("Lere", "Léré")
    )
    assert plain == accented == {"listed:ML:lere:15.7,-4.9"}


@pytest.mark.parametrize(("country", "thin"), [("ML", True), ("SD", True), ("UA", False), ("US", False), ("FR", False)])
def test_states_of_which_few_towns_are_listed_are_known(country: str, thin: bool) -> None:
    assert (GAZETTEER.people_per_town(country) >= 30_000) is thin


def test_a_state_nobody_has_listed_has_no_people() -> None:
    assert GAZETTEER.people_per_town("XX") == 0


def test_in_a_report_that_names_no_state_a_town_of_war_is_meant_and_not_its_namesake() -> None:
    assert place("Fighters took the base at Lere on Sunday and left it at night.", "Lere") == {
        "listed:ML:lere:15.7,-4.9"
    }


@pytest.mark.parametrize(
    ("spot", "named"),
    [
        pytest.param("on the Basel roundabout", set(), id="called-after-a-town-abroad"),
        pytest.param("on the Basel in the north", {"Basel"}, id="no-spot"),
        pytest.param("on the Homs bridge", {"Homs"}, id="town-of-the-state"),
    ],
)
def test_a_spot_called_after_a_town_abroad_is_not_that_town(spot: str, named: set[str]) -> None:
    text = f"Rebels took Aleppo and Hama from Syria's army. Bombs {spot} killed nine people."
    found = {m.quote for m in read(text) if m.kind == "place"}
    assert found & {"Basel", "Homs"} == named
