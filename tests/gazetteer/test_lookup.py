"""What the gazetteer answers."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ConfigError
from dateline.gazetteer import build as building
from dateline.gazetteer import lookup
from dateline.gazetteer.lookup import Entry, Gazetteer, great_circle_km

KUNDUZ, KUNDUZ_PROVINCE, KABUL = "geonames:1135689", "geonames:1135690", "geonames:1138958"


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        pytest.param("Kunduz", "AF", KUNDUZ, id="english"),
        pytest.param("Qunduz", None, KUNDUZ, id="another-transliteration"),
        pytest.param("قندوز", None, KUNDUZ, id="persian"),
        pytest.param("Кундуз", None, KUNDUZ, id="russian"),
        pytest.param("昆都士", None, KUNDUZ, id="chinese"),
        pytest.param("KUNDUZ", None, KUNDUZ, id="capitals"),
        pytest.param("Kunduz province", None, KUNDUZ_PROVINCE, id="unit-by-its-kind"),
        pytest.param("Jawzjan", "AF", "geonames:1139049", id="iso-name-of-a-unit"),
        pytest.param("Ivory Coast", None, "country:CI", id="state-by-custom"),
        pytest.param("UK", None, "country:GB", id="state-by-initials"),
        pytest.param("Burma", None, "country:MM", id="state-by-old-name"),
        pytest.param("Donbas", None, "region:donbas", id="region"),
        pytest.param("Port-au-Prince", None, "geonames:3718426", id="hyphens"),
        pytest.param("St. John's", "CA", "geonames:6324733", id="stop-and-apostrophe"),
    ],
)
def test_a_place_is_found_by_any_spelling(gazetteer: Gazetteer, name: str, country: str | None, expected: str) -> None:
    assert expected in [entry.id for entry in gazetteer.find(name, country)[:3]]


@pytest.mark.parametrize(
    ("name", "level", "country"),
    [
        ("Georgia", "country", "GE"),
        ("Paris", "admin1", "FR"),
        ("Goma", "settlement", "CD"),
        ("London", "settlement", "GB"),
        ("Idlib", "admin1", "SY"),
        ("Tigray", "admin1", "ET"),
    ],
)
def test_the_place_most_often_meant_comes_first(gazetteer: Gazetteer, name: str, level: str, country: str) -> None:
    first = gazetteer.find(name)[0]
    assert (first.country, first.level) == (country, level) or (first.level == "region" and first.country == country)


@pytest.mark.parametrize("name", ["", "   ", "---", "Zzyzxqqq", "\x00", "’", "a" * 5000])
def test_what_is_no_name_finds_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find(name) == ()


def test_the_kind_of_unit_is_dropped_only_when_nothing_else_fits(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Oklahoma City")[0].name == "Oklahoma City"
    assert gazetteer.find("city of Taloqan")[0].name == "Taloqan"
    assert gazetteer.find_many(["city of Taloqan"], exact=True) == {"city of Taloqan": ()}


def test_what_is_dropped_from_memory_is_not_lost_to_the_call_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("Goma", "City of Bukavu", "Nowhere at all", "Kunduz")
    wanted = Gazetteer.open().find_many(names)
    monkeypatch.setattr(lookup, "MOST_KEPT", 0)
    small = Gazetteer.open()
    assert [small.find_many(names) for _ in range(3)] == [wanted] * 3


def test_every_name_asked_for_has_an_answer(gazetteer: Gazetteer) -> None:
    answer = gazetteer.find_many(["Juba", "Nowhere-at-all", "Juba", ""])
    assert set(answer) == {"Juba", "Nowhere-at-all", ""}
    assert answer["Juba"][0].capital_of == "country:SS"


@given(st.text(max_size=40))
def test_no_name_breaks_the_lookup(name: str) -> None:
    found = Gazetteer.open().find(name)
    assert all(isinstance(entry, Entry) for entry in found)


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Jawsjan", "AF", "AF"),
        ("Puli Alam", "AF", "AF"),
        ("Char Asiab", "AF", "AF"),
        ("Hirat", "AF", "AF"),
        ("Kharkive", "UA", "UA"),
    ],
)
def test_a_misspelling_is_matched_inside_its_state(
    gazetteer: Gazetteer, name: str, country: str, expected: str
) -> None:
    found = gazetteer.near_spelling(name, country)
    assert found
    assert found[0].country == expected


def test_a_misspelling_is_not_matched_in_another_state(gazetteer: Gazetteer) -> None:
    assert gazetteer.near_spelling("Jawsjan", "PE") == ()
    assert gazetteer.near_spelling("Qx", "AF") == ()


@pytest.mark.parametrize(
    ("unit", "country", "seat"),
    [
        ("Nimroz", "AF", "Zaranj"),
        ("Takhar", "AF", "Taloqan"),
        ("Kunduz", "AF", "Kunduz"),
        ("California", "US", "Sacramento"),
        ("North Kivu", "CD", "Goma"),
        ("Borno", "NG", "Maiduguri"),
    ],
)
def test_a_unit_has_its_seat(gazetteer: Gazetteer, unit: str, country: str, seat: str) -> None:
    admin1 = next(entry for entry in gazetteer.find(unit, country) if entry.level == "admin1")
    found = gazetteer.seat(admin1.id)
    assert found is not None
    assert found.name == seat


def test_a_state_has_its_seat_and_the_seat_says_so(gazetteer: Gazetteer) -> None:
    kabul = gazetteer.seat("country:AF")
    assert kabul is not None
    assert (kabul.id, kabul.capital_of) == (KABUL, "country:AF")
    assert gazetteer.seat("region:donbas") is None


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("country:AF", KUNDUZ, True),
        ("country:AF", KUNDUZ_PROVINCE, True),
        (KUNDUZ_PROVINCE, KUNDUZ, True),
        (KUNDUZ, KUNDUZ, True),
        (KUNDUZ, KUNDUZ_PROVINCE, False),
        (KUNDUZ_PROVINCE, KABUL, False),
        ("country:PK", KUNDUZ, False),
        ("country:AF", "country:PK", False),
        ("country:AF", "nothing", False),
    ],
)
def test_places_lie_in_places(gazetteer: Gazetteer, outer: str, inner: str, expected: bool) -> None:
    assert gazetteer.contains(outer, inner) is expected


def test_distances_are_those_of_the_globe(gazetteer: Gazetteer) -> None:
    distance = gazetteer.distance_km(KUNDUZ, KABUL)
    assert distance == pytest.approx(247, abs=5)
    assert gazetteer.distance_km(KUNDUZ, "nothing") is None


@given(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
def test_distance_is_symmetric_and_never_more_than_half_round(a: tuple[float, float], b: tuple[float, float]) -> None:
    assert great_circle_km(a, b) == pytest.approx(great_circle_km(b, a), abs=1e-6)
    assert 0 <= great_circle_km(a, b) <= 20_016


def test_units_have_a_centre_where_they_have_towns(gazetteer: Gazetteer) -> None:
    centre = gazetteer.centroid(KUNDUZ_PROVINCE)
    assert centre is not None
    assert great_circle_km(centre, (36.8, 68.8)) < 60


def test_states_are_found_by_code_and_peoples_by_name(gazetteer: Gazetteer) -> None:
    assert {entry.id for code in ("AF", "afg", "004", "4") if (entry := gazetteer.country(code))} == {"country:AF"}
    assert gazetteer.country("ZZ") is None
    assert gazetteer.demonym("Afghans") == ("AF",)
    assert gazetteer.demonym("Congolese") == ("CD", "CG")
    assert gazetteer.demonym("table") == ()


def test_names_begin_with_its_own(gazetteer: Gazetteer) -> None:
    names = gazetteer.names_of(KUNDUZ)
    assert names[0] == "Kunduz"
    assert "Кундуз" in names
    assert gazetteer.names_of("nothing") == ()


def test_it_works_in_another_process(gazetteer: Gazetteer) -> None:
    gazetteer.find("Juba")
    again = pickle.loads(pickle.dumps(gazetteer))
    assert again.find("Juba") == gazetteer.find("Juba")


def test_a_missing_gazetteer_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"dateline\.gazetteer\.build"):
        Gazetteer.open(tmp_path / "none.sqlite")


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "text.sqlite"
    text.write_text("not a database " * 100, encoding="utf-8")
    with pytest.raises(ConfigError, match="no gazetteer"):
        Gazetteer.open(text).find("Juba")
    old = tmp_path / "old.sqlite"
    sqlite3.connect(old).execute("PRAGMA user_version=99").connection.close()
    with pytest.raises(ConfigError, match="version 99"):
        Gazetteer.open(old).find("Juba")


class Asking(Gazetteer):
    """A gazetteer that keeps the questions it puts to its file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.asked: list[tuple[str, Sequence[object]]] = []

    def _rows(self, sql: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        self.asked.append((sql, values))
        return super()._rows(sql, values)


def test_opening_does_not_touch_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    real = lookup._connect

    def connect(path: Path) -> sqlite3.Connection:
        opened.append(path)
        return real(path)

    monkeypatch.setattr(lookup, "_connect", connect)
    fresh = Gazetteer.open()
    assert opened == []
    fresh.find("Juba")
    fresh.find("Goma")
    assert opened == [fresh.path]


def test_many_names_are_a_few_questions_and_names_known_are_none() -> None:
    fresh = Asking(Gazetteer.open().path)
    names = [f"Name {number}" for number in range(20_000)]
    fresh.find_many(names, exact=True)
    assert len(fresh.asked) == 50
    fresh.find_many(names, exact=True)
    assert len(fresh.asked) == 50


def test_no_question_reads_the_whole_file() -> None:
    fresh = Asking(Gazetteer.open().path)
    (goma,) = {entry.id for entry in fresh.find("Goma", "CD") if entry.level == "settlement"}
    fresh.seat("country:CD")
    fresh.names_of(goma)
    fresh.near_spelling("Bukavo", "CD")
    fresh.demonym("Congolese")
    connection = sqlite3.connect(fresh.path)
    plans = [connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall() for sql, values in fresh.asked]
    connection.close()
    assert [step for plan in plans for *_, step in plan if step.startswith("SCAN")] == []


def test_builder_and_reader_speak_of_the_same_version() -> None:
    assert building.VERSION == lookup.VERSION


@pytest.mark.parametrize(
    ("name", "country", "city"),
    [
        ("Sadr City", "IQ", "Baghdad"),
        ("Eastleigh", "KE", "Nairobi"),
        ("Cite Soleil", "HT", "Port-au-Prince"),
        ("The Bronx", "US", "New York City"),
        ("Shuja'iyya", "PS", "Gaza"),
    ],
)
def test_a_quarter_knows_its_city(name: str, country: str, city: str) -> None:
    found = next(entry for entry in Gazetteer.open().find(name, country) if entry.part_of)
    whole = Gazetteer.open().entry(found.part_of or "")
    assert whole is not None
    assert whole.name == city
    assert Gazetteer.open().contains(whole.id, found.id)
    assert not Gazetteer.open().contains(found.id, whole.id)


@pytest.mark.parametrize(
    ("name", "country", "level"),
    [
        ("Kasai-Occidental", "CD", "admin1"),
        ("Nyanza Province", "KE", "admin1"),
        ("Lake Titicaca", None, "region"),
        ("Suez Canal", "EG", "region"),
        ("Zaatari camp", "JO", "region"),
    ],
)
def test_units_of_older_reports_waters_and_camps_are_known(name: str, country: str | None, level: str) -> None:
    found = Gazetteer.open().find(name)[0]
    assert (found.country, found.level) == (country, level)
