"""What the five test reports must come to: facts only, the texts stay where they are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from dateline.cli import main


@pytest.fixture(scope="module")
def picture(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The exported picture, as another program would read it."""
    file = tmp_path_factory.mktemp("picture") / "picture.json"
    with pytest.raises(SystemExit) as ended:
        main(["export", "picture", str(seeds), "-o", str(file)])
    assert ended.value.code == 0
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def report(picture: dict[str, Any]) -> dict[str, str]:
    """Short names of the reports (000 ... 004) by article id."""
    return {a["id"]: Path(a["path"]).name[:3] for a in picture["articles"]}


CAPTURES = [
    pytest.param("geonames:1120985", "2021-08-06", {"000", "001", "002", "003"}, id="Zaranj"),
    pytest.param("geonames:1125444", "2021-08-07", {"000", "001", "002", "003"}, id="Sheberghan"),
    pytest.param("geonames:1135689", "2021-08-08", {"000", "001", "002", "003"}, id="Kunduz"),
    pytest.param("geonames:1127110", "2021-08-08", {"000", "001", "002", "003"}, id="Sar-e Pol"),
    pytest.param("geonames:1123004", "2021-08-08", {"000", "002", "003"}, id="Taloqan"),
]


@pytest.mark.parametrize(("place", "day", "reports"), CAPTURES)
def test_each_capture_has_its_own_place_and_day_and_all_its_reports(picture, report, place, day, reports):
    captures = [
        e for e in of_kind(picture, "capture") if e["place_id"] == place and e["earliest"] == e["latest"] == day
    ]
    assert len(captures) == 1
    assert captures[0]["actor_ids"] == ["taliban"]
    assert {report[a] for a in captures[0]["article_ids"]} == reports


def test_there_are_five_captures_by_the_taliban_in_2021(picture):
    captures = [
        e for e in of_kind(picture, "capture") if (e["earliest"] or "").startswith("2021") and not e["background"]
    ]
    assert {e["place_id"] for e in captures} == {p.values[0] for p in CAPTURES}


def test_the_reports_are_dated_to_their_days_with_evidence(picture, report):
    published = {report[a["id"]]: a["published"] for a in picture["articles"]}
    assert {n: (p["earliest"], p["latest"]) for n, p in published.items()} == {
        **dict.fromkeys(("000", "001", "002", "003"), ("2021-08-08", "2021-08-08")),
        "004": ("2015-09-28", "2015-09-28"),
    }
    assert all(p["evidence"] for p in published.values())


def test_the_report_of_2015_is_a_story_of_its_own(picture, report):
    stories = {frozenset(report[a] for a in s["article_ids"]) for s in picture["stories"]}
    assert stories == {frozenset({"000", "001", "002", "003"}), frozenset({"004"})}


def test_passing_mentions_of_2015_join_that_years_fall_of_kunduz(picture, report):
    falls = [
        e for e in of_kind(picture, "capture") if e["place_id"] == "geonames:1135689" and e["latest"][:4] == "2015"
    ]
    assert len(falls) == 1
    assert falls[0]["latest"] == "2015-09-28"
    assert {report[a] for a in falls[0]["article_ids"]} == {"000", "001", "002", "003", "004"}


def test_about_500_prisoners_were_freed_in_2015(picture):
    freed = [q for c in picture["claims"] for q in c["quantities"] if q["measure"] == "freed" and q["best"] == 500]
    assert freed


def test_the_united_states_struck_the_taliban_at_sheberghan(picture):
    strikes = [e for e in of_kind(picture, "airstrike") if e["place_id"] == "geonames:1125444"]
    assert [(e["earliest"], e["latest"], e["target_ids"]) for e in strikes] == [
        ("2021-08-07", "2021-08-07", ["taliban"])
    ]
    assert strikes[0]["actor_ids"][0].startswith("state:US:")


def test_a_pilot_was_killed_in_kabul_by_a_bomb_that_the_taliban_claimed(picture):
    killed = [
        e
        for e in of_kind(picture, "killing", "bombing", "attack")
        if e["place_id"] == "geonames:1138958" and e["earliest"] == e["latest"] == "2021-08-07"
    ]
    assert len(killed) == 1
    assert "taliban" in killed[0]["actor_ids"]
    claims = [c for c in picture["claims"] if c["id"] in killed[0]["claim_ids"]]
    assert any(q["measure"] == "injured" and q["best"] == 5 for c in claims for q in c["quantities"])
    assert any("bomb" in (c["means"] or "") for c in claims)


def test_the_hospital_strike_is_background_of_2015(picture):
    claims = [c for c in picture["claims"] if any(q["best"] == 42 for q in c["quantities"])]
    events = {e["id"]: e for e in picture["events"]}
    assert claims
    for claim in claims:
        event = events[claim["event_id"]]
        assert event["background"]
        assert event["earliest"][:4] == event["latest"][:4] == "2015"


def test_002_copied_two_passages_of_000_one_with_credit(picture, report):
    names = {report[i]: i for i in report}
    pairs = [(c["from_article_id"], c["to_article_id"], c["credited"]) for c in picture["copies"] if c["to_article_id"]]
    assert sorted(pairs) == sorted((names["002"], names["000"], credited) for credited in (False, True))


def test_two_reports_of_the_spokesmans_post_are_one_origin(picture):
    posts = [c for c in picture["claims"] if c["speaker"] and (c["speaker"]["name"] or "").startswith("Zabihullah")]
    assert len({c["speaker"]["actor_id"] for c in posts}) == 1


def test_the_spokesman_is_one_actor_under_three_spellings_and_the_officers_are_two(picture):
    spokesmen = [a for a in picture["actors"] if any(n.startswith("Zabihullah") for n in a["names"])]
    assert len(spokesmen) == 1
    assert len(spokesmen[0]["names"]) == 3
    officers = [
        a
        for a in picture["actors"]
        if a["kind"] == "person" and "police" in a["name"].lower() + " ".join(a["names"]).lower()
    ]
    named = [a for a in picture["actors"] if any(n.endswith(("Hussaini", "Husaini")) for n in (a["name"], *a["names"]))]
    assert len({a["id"] for a in (*officers, *named)}) >= 2


@pytest.mark.parametrize("name", ["Herāt", "Kandahār", "Kabul", "Samangān", "Lashkar Gāh"])
def test_no_capture_of_a_town_that_was_not_taken(picture, name):
    places = {p["id"] for p in picture["places"] if p["name"] == name}
    taken = [e["title"] for e in of_kind(picture, "capture", "recapture") if e["place_id"] in places]
    assert taken == []


def test_no_place_and_no_reporter_is_an_actor(picture):
    used = {a for e in picture["events"] for a in (*e["actor_ids"], *e["target_ids"])}
    kinds = {a["id"]: a["kind"] for a in picture["actors"]}
    assert used <= set(kinds)
    assert not used & {p["id"] for p in picture["places"]}
    assert [a for a in used if kinds[a] == "outlet"] == []


def test_only_what_is_told_as_having_taken_place_is_an_event(picture):
    claims = {c["id"]: c for c in picture["claims"]}
    for event in picture["events"]:
        told = [claims[c] for c in event["claim_ids"]]
        assert told
        assert {c["polarity"] for c in told} == {"positive"}
        assert {c["tense"] for c in told} <= {"current", "background"}


def test_every_quote_stands_where_it_says(picture, seeds, report):
    texts = {f.name[:3]: f.read_text(encoding="utf-8") for f in seeds.glob("*.txt")}
    wrong = [
        c["quote"] for c in picture["claims"] if texts[report[c["article_id"]]][c["start"] : c["end"]] != c["quote"]
    ]
    assert wrong == []


def of_kind(picture: dict[str, Any], *kinds: str) -> Iterable[dict[str, Any]]:
    return [e for e in picture["events"] if e["kind"] in kinds]


def test_a_third_and_five_capitals_are_one_count_over_time(picture):
    (count,) = [f for f in picture["findings"] if f["question"].startswith("taken")]
    told = {a["best"]: a["relation"] for a in count["answers"]}
    assert count["status"] != "contested"
    assert (told[5], told[3]) in {
        ("refines", "different-scope"),
        ("agrees", "different-scope"),
        ("agrees", "superseded"),
    }
    assert "contradicts" not in told.values()


def test_where_the_marshals_men_went_is_a_contradiction(picture, report):
    (went,) = [f for f in picture["findings"] if f["question"] == "whereto"]
    claims = {c["id"]: c for c in picture["claims"]}
    sides = {report[claims[c]["article_id"]]: a["relation"] for a in went["answers"] for c in a["claim_ids"]}
    assert went["status"] == "contested"
    assert sides.keys() == {"002", "003"}
    assert "contradicts" in sides.values()
    places = {claims[c]["place_id"] for a in went["answers"] for c in a["claim_ids"]}
    assert places == {"geonames:1133616", "geonames:1125444"}


def test_what_struck_the_hospital_in_2015_is_a_contradiction_of_means(picture):
    events = {e["id"]: e for e in picture["events"]}
    told = [f for f in picture["findings"] if f["question"] == "means" and f["status"] == "contested"]
    (means,) = [f for f in told if events[f["event_id"]]["earliest"][:4] == "2015"]
    assert {a["value"] for a in means["answers"]} == {"airstrike", "helicopter"}


def test_who_had_kunduz_is_contested_between_its_takers_and_the_ministry(picture, report):
    events = {e["id"]: e for e in picture["events"]}
    (control,) = [f for f in picture["findings"] if f["question"] == "control"]
    assert events[control["event_id"]]["place_id"] == "geonames:1135689"
    assert events[control["event_id"]]["earliest"] == "2021-08-08"
    assert [a["value"] for a in control["answers"]] == ["taliban", "state:AF:military"]
    claims = {c["id"]: c for c in picture["claims"]}
    assert {report[claims[c]["article_id"]] for c in control["answers"][1]["claim_ids"]} == {"003"}
    (held,) = [h for h in picture["holdings"] if h["event_ids"][:1] == [control["event_id"]]]
    assert (held["status"], bool(held["against"])) == ("contested", True)


def test_inhabitants_are_no_casualties(picture):
    figures = {q["best"] for c in picture["claims"] for q in c["quantities"] if q["measure"]}
    figures |= {a["best"] for f in picture["findings"] for a in f["answers"]}
    assert 374_000 not in figures


def test_the_brief_tells_the_quarrels_and_the_count(seeds, capsys):
    with pytest.raises(SystemExit):
        main(["brief", str(seeds)])
    told = " ".join(capsys.readouterr().out.split())
    for words in (
        "Reports disagreed on where Abdul Rashid Dostum went",
        "Reports disagreed on who held Kunduz on 8 August 2021",
        "Reports disagreed on the means of the airstrike in Kunduz in 2015",
        "How many places the Taliban had taken, as reports counted",
    ):
        assert words in told
