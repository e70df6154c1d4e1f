"""From reports to judgements and back, through the command line and with the reader that comes with dateline."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from msgspec.structs import replace

from dateline import pipeline
from dateline.cli import main
from dateline.config import Config
from dateline.model.world import Judgement
from dateline.picture.assemble import assemble
from dateline.store.writer import Writer

REPORTS = {
    "bomb-a.txt": "The Salt Road Gazette\n12 March 2023\n\nA car bomb killed four people in Gao on Saturday, the police said.\n",
    "bomb-b.txt": "River Post\n12 March 2023\n\nA car bomb killed six people in Gao on Saturday, a doctor in Gao said.\n",
    "raid-c.txt": "Dune Wire\n14 March 2023\n\nGunmen attacked a market in Gao on Monday, residents said.\n",
    "fall-d.txt": "Delta Observer\n16 March 2023\n\nThe Taliban captured Kunduz on Wednesday, the governor of Kunduz said.\n",
}
SOON, LATER = datetime(2023, 3, 20, tzinfo=UTC), datetime(2023, 3, 21, tzinfo=UTC)


@pytest.fixture
def run(tmp_path: Path, monkeypatch, capfd):
    """Run one command in a folder of four reports that have been added; give its output, or its error on wrong use."""
    monkeypatch.chdir(tmp_path)
    for name, text in REPORTS.items():
        Path(name).write_text(text)

    def run(*arguments: str) -> str:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        told = capfd.readouterr()
        return told.err if ended.value.code else told.out

    run("add", *REPORTS)
    return run


def events(run, *files: str) -> list[str]:
    """Give the ids of the events that these reports, and no others, tell of."""
    paths = {a["id"]: a["path"] for a in json.loads(run("show", "articles", "--json"))}
    listed = json.loads(run("show", "events", "--json"))
    return [e["id"] for e in listed if {paths[a] for a in e["article_ids"]} == set(files)]


def claims(run, file: str) -> list[str]:
    paths = {a["id"]: a["path"] for a in json.loads(run("show", "articles", "--json"))}
    return [c["id"] for c in json.loads(run("show", "claims", "--json")) if paths[c["article_id"]] == file]


def moment() -> str:
    return datetime.now(UTC).isoformat()


def changed(run, since: str) -> set[tuple[str, str]]:
    listed = json.loads(run("changes", "--since", since, "--json"))
    return {(each["kind"], each["what"]) for each in listed}


def part(run) -> str:
    """Judge every claim of the one bomb report different from every claim of the other; give what the brief says then."""
    for one in claims(run, "bomb-a.txt"):
        for other in claims(run, "bomb-b.txt"):
            run("judge", "different", one, other, "--why", "two bombs", "--who", "desk")
    return run("brief")


def test_two_reports_of_one_bomb_are_one_event_of_themselves(run):
    assert len(events(run, "bomb-a.txt", "bomb-b.txt")) == 1


def test_a_person_takes_an_event_apart_and_a_later_unsure_undoes_it(run):
    (whole,) = events(run, "bomb-a.txt", "bomb-b.txt")
    between = moment()
    part(run)
    assert len(events(run, "bomb-a.txt")) == len(events(run, "bomb-b.txt")) == 1
    assert ("split", "event") in changed(run, between)
    (apart,) = {*events(run, "bomb-a.txt"), *events(run, "bomb-b.txt")} - {whole}
    between = moment()
    for one in claims(run, "bomb-a.txt"):
        for other in claims(run, "bomb-b.txt"):
            run("judge", "unsure", one, other, "--why", "cannot tell", "--who", "desk")
    assert events(run, "bomb-a.txt", "bomb-b.txt") == [whole]
    assert ("merged", "event") in changed(run, between)
    assert run("explain", apart).startswith(f"{apart} is {whole} now.\n\nevent {whole}: ")
    assert "kept" in run("judge", "different", apart, whole, "--why", "two after all"), (
        "the old id still means its claim"
    )
    run("judge", "unsure", apart, whole, "--why", "cannot tell")
    verdicts = [(each["verdict"], each["holds"]) for each in json.loads(run("show", "judgements", "--json"))]
    assert set(verdicts) == {("different", False), ("unsure", True)}


def test_a_person_puts_two_events_together_and_takes_them_apart_by_the_old_id(run):
    (bomb,) = events(run, "bomb-a.txt", "bomb-b.txt")
    (raid,) = events(run, "raid-c.txt")
    between = moment()
    run("judge", "same", bomb, raid, "--why", "one raid", "--who", "night desk")
    (merged,) = events(run, "bomb-a.txt", "bomb-b.txt", "raid-c.txt")
    (gone,) = {bomb, raid} - {merged}
    told = run("changes", "--since", between)
    assert "as night desk judged (one raid)" in " ".join(told.split())
    assert f"event {merged}: " in run("explain", gone)
    assert "kept" in run("judge", "different", gone, merged, "--why", "they were two", "--who", "desk")
    assert events(run, "raid-c.txt") == [raid]
    assert events(run, "bomb-a.txt", "bomb-b.txt") == [bomb]
    assert gone not in {alias["id"] for alias in json.loads(run("show", "aliases", "--json"))}


def test_an_earlier_picture_does_not_know_a_later_judgement(run):
    (bomb,) = events(run, "bomb-a.txt", "bomb-b.txt")
    (raid,) = events(run, "raid-c.txt")
    between = moment()
    before = run("show", "events", "--json", "--as-of", between)
    run("judge", "same", bomb, raid, "--why", "one raid")
    assert run("show", "events", "--json", "--as-of", between) == before != run("show", "events", "--json")


def test_a_mistyped_id_is_refused_with_the_one_that_was_meant(run):
    (raid,) = events(run, "raid-c.txt")
    (bomb,) = events(run, "bomb-a.txt", "bomb-b.txt")
    said = run("judge", "same", raid[:-3], bomb, "--why", "x")
    assert f"did you mean {raid}?" in " ".join(re.sub("[│╭╮╰╯─]", " ", said).split())
    assert json.loads(run("show", "judgements", "--json")) == []


def test_a_holding_is_of_the_city_and_not_of_its_province_and_grows_stale(run):
    def on(day: str) -> list[dict]:
        return json.loads(run("show", "holdings", "--json", "--on", day))

    (held,) = on("2023-03-16")
    (place,) = (p for p in json.loads(run("export", "picture"))["places"] if p["id"] == held["place_id"])
    assert place["level"] == "settlement"
    assert [(h["state"], h["stale"]) for h in (held, *on("2023-03-22"), *on("2023-03-23"))] == [
        ("held", False),
        ("held", False),
        ("held", True),
    ]
    assert on("2023-03-14") == []


def test_a_takedown_withdraws_an_event_and_makes_another_less_sure(run):
    between = moment()
    paths = {a["path"]: a["id"] for a in json.loads(run("show", "articles", "--json"))}
    (raid,) = events(run, "raid-c.txt")
    run("forget", paths["raid-c.txt"])
    gone = {(each["kind"], each["what"]) for each in json.loads(run("changes", "--since", between, "--json"))}
    assert ("withdrawn", "event") in gone
    assert ("withdrawn", "finding") not in gone, "they go with their event"
    assert "was taken down" in run("explain", raid)
    (bomb,) = events(run, "bomb-a.txt", "bomb-b.txt")
    run("forget", paths["bomb-a.txt"])
    (left,) = events(run, "bomb-b.txt")
    assert f"event {left}: " in run("explain", bomb)
    listed = json.loads(run("changes", "--since", between, "--json"))
    (less,) = [each for each in listed if each["kind"] == "revised" and each["what"] == "event"]
    assert (less["id"], less["part"], less["article_ids"]) == (left, "level", [paths["bomb-a.txt"]])


def test_a_toll_raised_by_a_later_report_is_told_as_a_revision(run, tmp_path):
    between = moment()
    Path("bomb-e.txt").write_text(
        "Oasis Herald\n14 March 2023\n\nA car bomb killed nine people in Gao on Saturday, the governor of Gao said.\n"
    )
    run("add", "bomb-e.txt")
    listed = json.loads(run("changes", "--since", between, "--json"))
    (toll,) = [each for each in listed if each["what"] == "finding" and each["part"] == "killed"]
    assert toll["kind"] == "revised"
    assert "9" not in toll["before"]
    assert "9" in toll["after"]
    (article,) = toll["article_ids"]
    assert "bomb-e.txt" in run("explain", article)
    assert "because of" in toll["text"]


def test_only_what_was_received_and_judged_by_then_makes_a_picture(tmp_path_factory):
    folder = tmp_path_factory.mktemp("as-of")
    for name, text in REPORTS.items():
        (folder / name).write_text(text)
    with Writer.open(None) as writer:
        pipeline.add(writer, [str(folder)], SOON, Config())
        articles, readings = writer.view.articles(), writer.view.readings("rules")
        picture = pipeline.current_picture(writer, Config(), SOON)
    ids = [event.id for event in picture.events]
    pairs = some.tuples(some.sampled_from(ids), some.sampled_from(ids)).filter(lambda pair: pair[0] != pair[1])

    def made(received, judgements):
        dated = tuple(replace(a, received_at=LATER if a.id in received else SOON) for a in articles)
        return assemble(dated, readings, judgements, pipeline.gazetteer(), pipeline.actor_lists(), SOON)

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        late=some.sets(some.sampled_from([a.id for a in articles])),
        pair=pairs,
        verdict=some.sampled_from(["same", "different"]),
    )
    def holds(late, pair, verdict):
        judged = Judgement(left=pair[0], right=pair[1], verdict=verdict, who="desk", why="", judged_at=LATER)
        known = tuple(a for a in articles if a.id not in late)
        kept = tuple(r for r in readings if r.article_id not in late)
        alone = assemble(known, kept, (), pipeline.gazetteer(), pipeline.actor_lists(), LATER)
        then = made(late, (judged,))
        assert (then.articles, then.events, then.claims, then.findings, then.stories, then.copies, then.holdings) == (
            alone.articles, alone.events, alone.claims, alone.findings, alone.stories, alone.copies, alone.holdings
        )  # fmt: skip

    holds()


def test_what_follows_from_events_is_not_judged_and_says_what_is(run):
    (taken,) = events(run, "fall-d.txt")
    holding = json.loads(run("show", "holdings", "--json"))[0]
    told = " ".join(run("judge", "same", holding["id"], taken, "--why", "no").split()).replace(" │ │ ", " ")
    assert "a holding and follows from what tells of it" in told
    assert taken in told


def test_two_actors_judged_different_make_two_events_until_it_is_undone(run):
    Path("raid-e.txt").write_text(
        "Salt Wire\n12 March 2023\n\nThe Malian army captured Kidal on Saturday, a nurse said.\n"
    )
    Path("raid-f.txt").write_text(
        "Ford Post\n12 March 2023\n\nThe Malian police captured Kidal on Saturday, a trader said.\n"
    )
    run("add", "raid-e.txt", "raid-f.txt")
    assert len(events(run, "raid-e.txt", "raid-f.txt")) == 1
    run("judge", "different", "state:ML:military", "state:ML:police", "--why", "two raids", "--who", "desk")
    assert len(events(run, "raid-e.txt")) == len(events(run, "raid-f.txt")) == 1
    run("judge", "unsure", "state:ML:military", "state:ML:police", "--why", "cannot tell", "--who", "desk")
    assert len(events(run, "raid-e.txt", "raid-f.txt")) == 1


def test_explanations_print_features_and_weights(run):
    (bomb,) = events(run, "bomb-a.txt", "bomb-b.txt")
    told = run("explain", bomb)
    assert "why it is put together so (features and weights):" in told
    assert re.search(r"clm-\w+ belongs here: kind [\d.]+ x 3 \+ place [\d.]+ x 3", told)
    story = next(s["id"] for s in json.loads(run("show", "stories", "--json")) if len(s["article_ids"]) > 1)
    assert re.search(r"[+-]\d\.\d\d names they share|[+-]\d\.\d\d one town", run("explain", story))


def test_every_id_of_the_picture_has_an_explanation(run):
    made = json.loads(run("export", "picture"))
    parts = ("stories", "events", "findings", "holdings", "claims", "articles", "places", "actors")
    ids = [each["id"] for part in parts for each in made[part][:4]]
    assert len(ids) > 15
    for id in ids:
        assert id in run("explain", id)


def told(error: str) -> str:
    return " ".join(re.sub("[│╭╮╰╯─]", " ", error).split())


def a_pair_of_places(run) -> tuple[str, str]:
    """Judge two places the same; give the id that stayed and the one that went into it."""
    ids = sorted(place["id"] for place in json.loads(run("show", "places", "--json")) if place["level"] == "settlement")
    run("judge", "same", *ids, "--why", "Two spellings of one town.", "--who", "Vera")
    left = {place["id"] for place in json.loads(run("show", "places", "--json"))}
    gone = next(i for i in ids if i not in left)
    return next(i for i in ids if i != gone), gone


@pytest.mark.parametrize("verdict", ["unsure", "different"])
def test_two_places_a_person_put_together_are_taken_apart_again(run, verdict):
    kept, gone = a_pair_of_places(run)
    assert f"judged {verdict}" in run("judge", verdict, gone, kept, "--why", "They are two towns.")
    assert {kept, gone} <= {place["id"] for place in json.loads(run("show", "places", "--json"))}


def test_a_place_put_into_another_is_followed_and_says_who_did_it(run):
    kept, gone = a_pair_of_places(run)
    explained = run("explain", gone)
    assert f"{gone} is {kept} now" in explained
    assert re.search(r"Vera judged .* to be the same on .* \(Two spellings of one town\)", explained)


def test_the_brief_says_who_put_what_together_until_it_is_taken_back(run):
    kept, gone = a_pair_of_places(run)
    brief = " ".join(run("brief").split())
    assert "JUDGED BY PEOPLE" in brief
    assert "Two spellings of one town" in brief
    run("judge", "unsure", kept, gone, "--why", "Not sure.")
    assert "JUDGED BY PEOPLE" not in run("brief")


def test_an_event_says_who_put_it_together(run):
    first, second = events(run, "bomb-a.txt", "bomb-b.txt"), events(run, "raid-c.txt")
    run("judge", "same", first[0], second[0], "--why", "One attack.", "--who", "Vera")
    assert re.search(r"Vera judged .* to be the same on .* \(One attack\)", run("explain", first[0]))
    assert "Vera judged" not in run("explain", claims(run, "fall-d.txt")[0])


def test_the_ids_of_places_and_actors_are_listed_with_how_many_reports_tell_of_them(run):
    places = [line.split("\t") for line in run("show", "places").splitlines()]
    assert places[0] == ["id", "name", "other names", "level", "in", "country", "reports"]
    assert {(row[1], row[5], row[6]) for row in places[1:]} >= {("Gao", "ML", "3"), ("Kunduz", "AF", "1")}
    actors = [line.split("\t") for line in run("show", "actors").splitlines()]
    assert actors[0] == ["id", "name", "kind", "country", "reports"]
    assert any(row[1] == "the Taliban" and row[4] == "1" for row in actors[1:])
    assert all(row[0] in run("explain", row[0]) for row in (*places[1:], *actors[1:]))


def test_an_id_nobody_knows_is_answered_with_where_ids_are_shown(run):
    assert "places, actors" in told(run("judge", "same", "nobody", "nowhere", "--why", "x"))


def test_an_event_is_not_forgotten_but_its_articles_are_named(run):
    event = events(run, "raid-c.txt")[0]
    answer = told(run("forget", event))
    assert "only articles are taken down" in answer
    assert "art-" in answer


def test_what_was_taken_down_says_so(run):
    event = events(run, "raid-c.txt")[0]
    article = next(a["id"] for a in json.loads(run("show", "articles", "--json")) if a["path"] == "raid-c.txt")
    run("forget", article)
    for gone in (article, event):
        assert "was taken down" in told(run("explain", gone))
    assert "was taken down" in told(run("forget", event))


def test_since_a_day_is_from_its_beginning_and_never_from_the_future(run):
    assert "captured Kunduz" in run("changes", "--since", f"{datetime.now(UTC):%Y-%m-%d}")
    assert "lies in the future" in told(run("changes", "--since", "2999-01-01"))


@pytest.mark.parametrize("arguments", [("csv",), ("map", "in"), ("timeline", "-o", "x")])
def test_a_format_that_does_not_exist_is_answered_with_those_that_do(run, arguments):
    answer = told(run("export", *arguments))
    assert f"there is no format '{arguments[0]}' to export; there is: picture" in answer


def test_a_verdict_that_does_not_exist_is_answered_in_plain_words(run):
    answer = told(run("judge", "maybe", "a", "b", "--why", "x"))
    assert "Value error" not in answer
    assert "'maybe' is not one of 'same'" in answer
