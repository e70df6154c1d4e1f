"""What examples/README.md says of its bundles is what their pictures say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.cli import main

EXAMPLES = Path(__file__).parents[1] / "examples"


def picture_of(name: str, folder: Path, code: int) -> dict[str, Any]:
    """Export the picture of a bundle; ``code`` is 1 where it holds a problem."""
    file = folder / "picture.json"
    with pytest.raises(SystemExit) as ended:
        main(["export", "picture", str(EXAMPLES / name), "-o", str(file)])
    assert ended.value.code == code
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def kunduz(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return picture_of("kunduz-2021", tmp_path_factory.mktemp("kunduz"), 1)


@pytest.fixture(scope="module")
def derna(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return picture_of("derna-2023", tmp_path_factory.mktemp("derna"), 0)


def named(picture: dict[str, Any], *kinds: str) -> dict[str, list[dict[str, Any]]]:
    """Give the news of some kinds by the name of the place."""
    places = {p["id"]: p["names"][0] for p in picture["places"]}
    found: dict[str, list[dict[str, Any]]] = {}
    for event in picture["events"]:
        if event["kind"] in kinds and not event["background"]:
            found.setdefault(places.get(event["place_id"], ""), []).append(event)
    return found


def reports(picture: dict[str, Any], ids: list[str]) -> set[str]:
    paths = {a["id"]: Path(a["path"]).name[:2] for a in picture["articles"]}
    return {paths[i] for i in ids}


def test_all_articles_are_read_and_the_broken_one_is_a_problem(kunduz):
    assert len(kunduz["articles"]) == 13
    assert [Path(p["item"]).name for p in kunduz["problems"]] == ["broken.json"]


def test_the_look_alike_is_a_story_of_its_own(kunduz):
    assert {"07"} in [reports(kunduz, s["article_ids"]) for s in kunduz["stories"]]


def test_all_but_one_of_the_reports_of_august_are_one_story(kunduz):
    sizes = {frozenset(reports(kunduz, s["article_ids"])) for s in kunduz["stories"]}
    assert sizes == {
        frozenset({"01", "02", "03", "04", "05", "08", "09", "10", "11"}),
        frozenset({"06"}),
        frozenset({"07"}),
    }


def test_three_guards_killed_or_seven_are_one_question_with_two_answers(kunduz):
    (told,) = [f for f in kunduz["findings"] if f["question"] == "killed: guards"]
    assert told["status"] == "contested"
    assert {a["best"]: a["origins"] for a in told["answers"]} == {3: 1, 7: 1}


def test_prisoners_were_freed_in_the_towns_whose_prisons_they_were_in(kunduz):
    assert {"Sar-e Pol", "Taloqan", "Zaranj"} <= named(kunduz, "prison-break").keys()
    (left,) = named(kunduz, "withdrawal")["Badakhshan"]
    assert left["place_relation"] == "towards"


def test_five_towns_fell_each_on_its_day_and_one_of_them_is_disputed(kunduz):
    taken = {
        place: [e for e in events if e["earliest"] >= "2021"] for place, events in named(kunduz, "capture").items()
    }
    assert {place: [(e["earliest"], e["latest"]) for e in events] for place, events in taken.items() if events} == {
        "Zaranj": [("2021-08-06",) * 2],
        "Sheberghan": [("2021-08-07",) * 2],
        "Kunduz": [("2021-08-08",) * 2],
        "Sar-e Pol": [("2021-08-08",) * 2],
        "Taloqan": [("2021-08-08",) * 2],
    }
    assert taken["Kunduz"][0]["status"] == "disputed"
    assert (taken["Sar-e Pol"][0]["origins"], reports(kunduz, taken["Sar-e Pol"][0]["article_ids"])) == (
        2, {"01", "02", "03"},
    )  # fmt: skip


def test_the_army_has_the_airport_and_fights_for_the_city(kunduz):
    held = {
        h["site"]: h
        for h in kunduz["holdings"]
        if h["latest_start"] == "2021-08-08" and "airport" in (h["site"], *h["exceptions"])
    }
    assert (held["airport"]["holder_id"], held[None]["holder_id"]) == ("state:AF:military", "taliban")
    control = [f for f in kunduz["findings"] if f["question"] == "control"]
    assert [[a["value"] for a in f["answers"]] for f in control] == [["taliban", "state:AF:military"]]


def test_the_strike_and_the_bomb_have_their_days_and_sides(kunduz):
    (strike,) = named(kunduz, "airstrike")["Sheberghan"]
    assert (strike["earliest"], strike["target_ids"], reports(kunduz, strike["article_ids"])) == (
        "2021-08-07", ["taliban"], {"02", "08"},
    )  # fmt: skip
    (bomb,) = named(kunduz, "bombing")["Kabul"]
    figures = {
        f["question"]: [a["best"] for a in f["answers"]] for f in kunduz["findings"] if f["event_id"] == bomb["id"]
    }
    assert bomb["earliest"] == "2021-08-07"
    assert bomb["actor_ids"] == ["taliban"]
    assert (figures["killed: pilots"], figures["injured: civilians"]) == ([1], [5])


def test_plans_and_what_did_not_happen_are_no_events(kunduz):
    assert "Sheberghan" not in named(kunduz, "recapture")
    assert "Herat" not in named(kunduz, "withdrawal")
    assert not {"Kabul", "Herat", "Mazar-i-Sharif", "Lashkar Gah"} & named(kunduz, "capture", "recapture").keys()
    assert named(kunduz, "agreement") == {}


def test_most_of_kunduz_fell_in_2015_to_the_taliban_alone(kunduz):
    (old,) = [h for h in kunduz["holdings"] if h["latest_start"] == "2015-09-28"]
    assert old["status"] == "contested"
    then = [e for e in kunduz["events"] if e["earliest"] == "2015-09-28"]
    assert {a for e in then for a in e["actor_ids"]} == {"taliban"}


def test_the_week_of_fighting_for_sheberghan_came_before_its_fall(kunduz):
    (fight,) = named(kunduz, "clash")["Sheberghan"]
    assert (fight["earliest"], fight["latest"]) == ("2021-07-31", "2021-08-07")


def test_words_were_taken_as_told_and_none_from_the_look_alike(kunduz):
    pairs = {
        (*(reports(kunduz, [c["from_article_id"]])), *reports(kunduz, [c["to_article_id"]]), c["credited"])
        for c in kunduz["copies"]
        if c["to_article_id"]
    }
    assert {("02", "01", True), ("03", "01", False)} <= pairs
    assert not any("07" in pair for pair in pairs)


def test_the_flood_is_one_with_all_its_tolls_and_none_that_was_only_thought_possible(derna):
    (flood,) = named(derna, "disaster")["Derna"][:1]
    (killed,) = [f for f in derna["findings"] if f["event_id"] == flood["id"] and f["question"] == "killed"]
    assert killed["status"] == "contested"
    assert {a["best"] for a in killed["answers"]} == {2000, 2300, 5300, 11300, 3958}
    assert [reports(derna, s["article_ids"]) for s in derna["stories"] if len(s["article_ids"]) == 1] == [{"06"}]
    (accident,) = named(derna, "accident")["Derna"]
    assert accident["id"] != flood["id"]
    assert accident["place_relation"] == "towards"


@pytest.mark.parametrize(("bundle", "private"), [("kunduz-2021", ("Farid Noori", "Najib Sahar"))])
def test_no_brief_names_a_private_person(bundle, private, capsys):
    with pytest.raises(SystemExit):
        main(["brief", str(EXAMPLES / bundle)])
    told = " ".join(capsys.readouterr().out.split())
    assert not [name for name in private if name in told]
    assert "Steppe Gazette" in told, "the name of an outlet is no person's"


def test_nobody_was_killed_in_the_flood_of_1986_and_ten_thousand_were_not_missing_in_the_town(derna):
    (old,) = [e for e in named(derna, "disaster")["Derna"] if e["earliest"] < "2000"]
    tolls = {(f["event_id"] == old["id"], f["question"]): f["answers"] for f in derna["findings"]}
    assert [a["best"] for a in tolls[True, "killed"]] == [0]
    assert {a["best"]: a["relation"] for a in tolls[False, "missing"]}[10000] == "different-scope"
