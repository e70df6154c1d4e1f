"""The command line: what each command says, what it leaves behind, and with which code it ends."""

import json
import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from dateline import __version__, pipeline
from dateline.cli import main
from dateline.commands.options import read_day, read_moment
from dateline.commands.terminal import plain
from dateline.model.picture import Holding, Picture, PictureClaim
from dateline.outputs.holdings import on_day, standings_on
from tests.stand_ins import NOON, SRC, article_of, assemble, item, reading_of

ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{SRC}:{Path(__file__).parents[1]}"}

EMPTY = {
    **dict.fromkeys(Picture.__struct_fields__, ()),
    "as_of": NOON,
}


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch) -> Path:
    """A working folder with settings and a small bundle: two reports and an empty file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "gazetteer", lambda: None)
    Path("dateline.toml").write_text('reader = "tests.stand_ins:build"\nassembler = "tests.stand_ins:assemble"\n')
    Path("in").mkdir()
    Path("in/a.txt").write_text("Rebels took Port Ansel on Monday, residents said.\n")
    Path("in/b.txt").write_text("Troops held the bridge on Tuesday, the mayor said.\n")
    Path("in/c.txt").write_text("")
    return tmp_path


@pytest.fixture
def run(capfd):
    """Run one command; give its exit code, output and errors."""

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        told = capfd.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return run


def ids(run, part: str) -> list[str]:
    return [each["id"] for each in json.loads(run("show", part, "--json")[1])]


def test_the_version_is_told(run):
    assert run("--version") == (0, f"dateline {__version__}\n", "")


def test_help_names_every_command(run):
    code, out, _ = run("--help")
    assert code == 0
    assert set(re.findall(r"add|brief|show|changes|explain|export|judge|forget|search|problems", out)) == {
        "add", "brief", "show", "changes", "explain", "export", "judge", "forget", "search", "problems",
    }  # fmt: skip


def test_every_command_is_described_in_the_docs(run):
    described = (SRC.parent / "docs" / "commands.md").read_text()
    for command in (
        "add",
        "brief",
        "show",
        "changes",
        "explain",
        "export picture",
        "judge",
        "forget",
        "search",
        "problems",
    ):
        assert f"## dateline {command}" in described
        options = set(re.findall(r"--[a-z][a-z-]+", run(*command.split(), "--help")[1])) - {"--help"}
        section = described.split(f"## dateline {command}\n")[1].split("\n## ")[0] + described.split("\n## ")[-1]
        assert {option for option in options if option not in section} == set(), command


class TestAdd:
    def test_with_problems_it_ends_with_one_and_names_them(self, run):
        code, out, err = run("add", "in")
        assert code == 1
        assert out == "3 items met, 2 new; dateline.sqlite now holds 2 articles, 1 stories, 2 events.\n"
        assert err.startswith("empty: in/c.txt: ")

    def test_without_problems_it_ends_with_nought(self, run):
        assert run("add", "in/a.txt")[0] == 0
        assert Path("dateline.sqlite").exists()

    def test_it_uses_the_store_named(self, run):
        run("add", "in/a.txt", "--store", "other.sqlite")
        assert Path("other.sqlite").exists()
        assert not Path("dateline.sqlite").exists()

    def test_json_tells_the_same(self, run):
        told = json.loads(run("add", "in", "--json")[1])
        assert (told["items"], told["new"], told["articles"], len(told["problems"])) == (3, 2, 2, 1)

    def test_a_path_that_is_not_there_is_a_problem_and_the_rest_is_done(self, run):
        code, _, err = run("add", "nowhere", "in/a.txt")
        assert code == 1
        assert "nowhere: there is no such file" in err
        assert len(ids(run, "articles")) == 1


class TestShow:
    @pytest.mark.parametrize(
        "part", ["articles", "stories", "events", "claims", "copies", "holdings", "problems", "judgements", "aliases"]
    )
    def test_each_part_is_listed_as_text_and_as_json(self, run, part):
        run("add", "in")
        code, out, _ = run("show", part)
        assert code == 0
        listed = json.loads(run("show", part, "--json")[1])
        assert len(out.splitlines()) >= len(listed)
        assert isinstance(listed, list)

    def test_what_was_received_later_is_left_out(self, run):
        run("add", "in")
        assert json.loads(run("show", "articles", "--json", "--as-of", "2001-01-01")[1]) == []
        assert len(json.loads(run("show", "articles", "--json", "--as-of", "2999-01-01")[1])) == 2

    def test_a_day_goes_with_holdings_only(self, run):
        run("add", "in")
        assert run("show", "holdings", "--on", "2024-05-01")[0] == 0
        code, _, err = run("show", "events", "--on", "2024-05-01")
        assert code == 2
        assert "show holdings" in err

    def test_it_works_while_another_program_writes(self, run):
        run("add", "in")
        import sqlite3

        other = sqlite3.connect("dateline.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert run("show", "events")[0] == 0
        other.close()

    def test_a_picture_out_of_date_is_made_anew(self, run):
        run("add", "in")
        import sqlite3

        store = sqlite3.connect("dateline.sqlite")
        store.execute("DELETE FROM pictures")
        store.execute("DELETE FROM readings")
        store.commit()
        store.close()
        assert len(ids(run, "events")) == 2


def test_a_holding_is_shown_with_how_it_stood(run):
    assert run("add", "in")[0] == 1
    headers = run("show", "holdings")[1].splitlines()[0].split("\t")
    assert headers[-2:] == ["confirmed by then", "stale"]
    assert run("show", "holdings", "--on", "2024-05-01")[1].splitlines()[0].split("\t")[-3] == "on 2024-05-01"


@pytest.mark.parametrize(
    ("start", "latest", "end", "state"),
    [
        (None, None, None, "perhaps"),
        (1, 1, None, "held"),
        (2, 2, None, "held"),
        (1, 3, None, "perhaps"),
        (1, 1, 2, "perhaps"),
        (1, 1, 3, "held"),
        (3, 3, None, "not yet"),
        (None, None, 1, "ended"),
        (1, 1, 1, "ended"),
        (1, None, None, "held"),
    ],
)
def test_a_holding_stands_from_its_start_to_its_end(start, latest, end, state):
    made = holding(earliest_start=may(start), latest_start=may(latest), end=may(end))
    picture = Picture(**{**EMPTY, "holdings": (made,)})
    assert standings_on(picture, date(2024, 5, 2))["h"].state == state
    listed = on_day(picture, date(2024, 5, 2)).holdings
    assert bool(listed) is (state in {"held", "perhaps"})


def test_a_holder_who_came_later_ends_an_open_holding():
    first, second = holding(), holding(id="h2", holder_id="a", earliest_start=may(4), latest_start=may(5))
    picture = Picture(**{**EMPTY, "holdings": (first, second)})
    states = [[each.state for each in standings_on(picture, may(day)).values()] for day in (3, 4, 5)]
    assert states == [["held", "not yet"], ["held", "perhaps"], ["ended", "held"]]


@pytest.mark.parametrize(
    ("said", "day", "confirmed", "stale"),
    [
        ((1,), 8, 1, False),
        ((1,), 9, 1, True),
        ((1, 20), 9, 1, True),
        ((1, 20), 20, 20, False),
        ((20,), 9, None, True),
        ((), 2, None, True),
    ],
)
def test_a_holding_is_stale_a_week_after_it_was_last_confirmed(said, day, confirmed, stale):
    claims = {f"c{n}": claim_of(f"c{n}", may(n)) for n in said}
    held = holding(claim_ids=tuple(claims))
    picture = Picture(**{**EMPTY, "holdings": (held,), "claims": tuple(claims.values())})
    standing = standings_on(picture, may(day))["h"]
    assert (standing.confirmed, standing.stale) == (may(confirmed), stale)


def may(number: int | None) -> date | None:
    return None if number is None else date(2024, 5, number)


def holding(**changes) -> Holding:
    made = Holding(
        id="h", place_id="p", holder_id=None, status="controlled", basis="claimed", earliest_start=may(1), latest_start=may(1),
        end=None, event_ids=(), claim_ids=(), exceptions=(), last_confirmed=None,
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


def claim_of(id: str, day: date | None) -> PictureClaim:
    raw = article_of(item())
    (made,) = assemble((raw,), (reading_of(raw),), (), None, None, NOON, ()).claims
    return msgspec.structs.replace(made, id=id, latest=day)


class TestChanges:
    def test_what_came_in_is_told_with_its_passage(self, run):
        run("add", "in/a.txt")
        between = now()
        run("add", "in/b.txt")
        code, out, _ = run("changes", "--since", between)
        assert code == 0
        assert "Reports that came in: 1" in out
        assert re.search(r"^\[1\] in/b.txt:0-\d+ “Troops held", out, re.MULTILINE)
        assert "in/a.txt" not in out

    def test_json_tells_kind_and_thing_and_report(self, run):
        run("add", "in/a.txt")
        between = now()
        run("add", "in/b.txt")
        listed = json.loads(run("changes", "--since", between, "--json")[1])
        told = {(each["kind"], each["what"], each["id"], each["part"]) for each in listed}
        assert told == {("new", "event", "evt-Troops", None), ("revised", "story", "sty-en", "reports")}
        assert all(each["text"] for each in listed)
        assert json.loads(run("changes", "--since", between, "--format", "json")[1]) == listed

    def test_nothing_changed_since_the_last_report(self, run):
        run("add", "in/a.txt")
        assert "Nothing changed." in run("changes", "--since", now())[1]
        assert json.loads(run("changes", "--since", now(), "--json")[1]) == []

    def test_two_earlier_moments_are_compared(self, run):
        run("add", "in/a.txt")
        first = now()
        run("add", "in/b.txt")
        second = now()
        Path("in/d.txt").write_text("Crews cleared the road to Port Ansel.\n")
        run("add", "in/d.txt")
        listed = json.loads(run("changes", "--since", first, "--as-of", second, "--json")[1])
        assert {each["id"] for each in listed} == {"evt-Troops", "sty-en"}

    def test_a_time_after_the_other_is_refused(self, run):
        run("add", "in/a.txt")
        assert run("changes", "--since", "2024-05-02", "--as-of", "2024-05-01")[0] == 2

    def test_the_brief_tells_it_too(self, run):
        run("add", "in/a.txt")
        between = now()
        run("add", "in/b.txt")
        assert "WHAT CHANGED SINCE" in run("brief", "--since", between)[1]
        assert "WHAT CHANGED" not in run("brief")[1]
        for format in ("md", "html", "json"):
            assert "What changed since" in run("brief", "--since", between, "--format", format)[1]

    def test_what_was_taken_down_is_withdrawn(self, run):
        run("add", "in")
        between = now()
        article = next(a["id"] for a in json.loads(run("show", "articles", "--json")[1]) if a["path"] == "in/a.txt")
        run("forget", article)
        listed = json.loads(run("changes", "--since", between, "--json")[1])
        (gone,) = [each for each in listed if each["kind"] == "withdrawn"]
        assert (gone["what"], gone["id"], gone["article_ids"]) == ("event", "evt-Rebels", [article])
        assert "was taken down" in gone["text"]
        assert json.loads(run("changes", "--since", now(), "--json")[1]) == []


def now() -> str:
    return datetime.now(UTC).isoformat()


def flat(text: str) -> str:
    """Give a message as one line, without the frame around it."""
    return " ".join(re.sub("[│╭╮╰╯─]", " ", text).split())


class TestBrief:
    def test_reports_named_without_a_store_leave_nothing_behind(self, run):
        before = sorted(Path().rglob("*"))
        code, out, _ = run("brief", "in")
        assert code == 1
        assert out.strip()
        assert sorted(Path().rglob("*")) == before

    def test_with_a_store_named_they_are_kept(self, run):
        run("brief", "in", "--store", "kept.sqlite")
        assert Path("kept.sqlite").exists()

    def test_without_reports_it_is_about_the_store(self, run):
        run("add", "in")
        code, out, _ = run("brief")
        assert code == 0
        assert "in/a.txt" in out

    @pytest.mark.parametrize("format", ["text", "md", "html", "json"])
    def test_it_is_written_to_a_file_in_each_format(self, run, format):
        code, out, _ = run("brief", "in", "--format", format, "-o", "brief.out")
        assert (code, out) == (1, "")
        written = Path("brief.out").read_text()
        assert written
        if format == "json":
            json.loads(written)
        assert [path.name for path in Path().iterdir() if path.name.startswith(".")] == []

    def test_a_file_that_cannot_be_written_is_said(self, run):
        code, _, err = run("brief", "in/a.txt", "-o", "nowhere/brief.txt")
        assert code == 2
        assert re.fullmatch(r"dateline: cannot write \S+/nowhere/brief.txt: No such file or directory; .* -o\n", err)

    def test_a_device_is_written_to_and_not_replaced(self, run):
        os.mkfifo("pipe")
        reading = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
        run("brief", "in/a.txt", "-o", "pipe")
        assert os.read(reading, 100)
        assert Path("pipe").is_fifo()

    def test_a_link_is_followed_and_not_replaced(self, run):
        Path("link").symlink_to("brief.txt")
        run("brief", "in/a.txt", "-o", "link")
        assert Path("link").is_symlink()
        assert Path("brief.txt").read_text()


class TestExport:
    def test_the_picture_is_one_json_object(self, run):
        code, out, _ = run("export", "picture", "in")
        assert code == 1
        assert {"articles", "events", "claims", "problems"} <= set(json.loads(out))
        assert not Path("dateline.sqlite").exists()

    def test_the_store_and_the_reports_give_the_same_picture(self, run):
        run("add", "in")
        of_store = json.loads(run("export", "picture")[1])
        of_reports = json.loads(run("export", "picture", "in", "-o", "p.json")[1] or Path("p.json").read_text())
        assert of_store.pop("as_of") != of_reports.pop("as_of")
        assert of_store == of_reports


class TestExplain:
    def test_an_event_is_explained_by_its_passage(self, run):
        run("add", "in")
        code, out, _ = run("explain", ids(run, "events")[0])
        assert code == 0
        assert "Port Ansel" in out

    @pytest.mark.parametrize(
        ("id", "told"),
        [
            ("evt-nobody", "ids are shown by: dateline show events"),
            ("evt-Rebel", "did you mean evt-Rebels?"),
            ("evt-Tropps", "did you mean evt-Troops"),
        ],
    )
    def test_an_id_nobody_knows_is_said_and_close_ones_are_named(self, run, id, told):
        run("add", "in")
        code, _, err = run("explain", id)
        assert code == 2
        assert f"nothing has the id {id}; {told}" in flat(err)


class TestJudge:
    def test_a_judgement_is_kept(self, run):
        run("add", "in")
        left, right = ids(run, "events")
        assert run("judge", "same", left, right, "--why", "one bridge", "--who", "desk")[0] == 0
        from dateline.store.view import View

        with View.open(Path("dateline.sqlite")) as view:
            (kept,) = view.judgements()
        assert ({kept.left, kept.right}, kept.verdict, kept.who, kept.why) == (
            {left, right},
            "same",
            "desk",
            "one bridge",
        )

    @pytest.mark.parametrize(
        ("left", "right", "why", "told"),
        [
            ("evt-Rebels", "evt-nobody", "x", "nothing has the id evt-nobody"),
            ("evt-Rebels", "evt-Troop", "x", "did you mean evt-Troops?"),
            ("evt-Rebels", "evt-Rebels", "x", "given twice"),
            ("evt-Rebels", "act-Rebels", "x", "different kinds"),
            ("evt-Rebels", "evt-Troops", " ", "needs its reason"),
        ],
        ids=["unknown", "close", "twice", "unlike", "no-reason"],
    )
    def test_wrong_use_is_said_and_nothing_is_kept(self, run, left, right, why, told):
        run("add", "in")
        code, _, err = run("judge", "same", left, right, "--why", why)
        assert code == 2
        assert told in flat(err)
        from dateline.store.view import View

        with View.open(Path("dateline.sqlite")) as view:
            assert view.judgements() == ()


class TestAudit:
    def test_every_judgement_is_listed_and_whether_it_holds(self, run):
        run("add", "in")
        for verdict in ("same", "unsure"):
            run("judge", verdict, *ids(run, "events"), "--why", f"{verdict} bridge", "--who", "desk")
        first = now()
        run("judge", "different", *ids(run, "events"), "--why", "two bridges", "--who", "night desk")
        listed = json.loads(run("show", "judgements", "--json")[1])
        assert [(each["verdict"], each["holds"], each["who"]) for each in listed] == [
            ("same", False, "desk"),
            ("unsure", False, "desk"),
            ("different", True, "night desk"),
        ]
        lines = run("show", "judgements")[1].splitlines()
        assert lines[3].split("\t")[1:] == ["night desk", "different", "evt-Rebels", "evt-Troops", "yes", "two bridges"]
        assert len(json.loads(run("show", "judgements", "--json", "--as-of", first)[1])) == 2


class TestForget:
    def test_an_article_is_taken_down_and_kept_out(self, run):
        run("add", "in")
        (article,) = [
            each["id"] for each in json.loads(run("show", "articles", "--json")[1]) if each["path"] == "in/a.txt"
        ]
        assert run("forget", article)[:2] == (0, f"{article} is forgotten.\n")
        assert run("search", "rebels")[1] == "No article has these words.\n"
        code, _, err = run("add", "in/a.txt")
        assert code == 1
        assert err.startswith("forgotten: in/a.txt")
        assert "it was forgotten before" in " ".join(re.sub("[│╭╮╰╯─]", " ", run("forget", article)[2]).split())


class TestSearch:
    def test_articles_are_found_by_their_words(self, run):
        run("add", "in")
        code, out, _ = run("search", "port", "rebels")
        assert code == 0
        assert "[Rebels] took [Port] Ansel" in out
        assert json.loads(run("search", "bridge", "--json")[1])[0]["path"] == "in/b.txt"
        assert run("search", "no-such-word") == (0, "No article has these words.\n", "")

    def test_articles_received_later_are_not_found(self, run):
        run("add", "in/a.txt")
        between = now()
        run("add", "in/b.txt")
        assert json.loads(run("search", "bridge", "--json", "--as-of", between)[1]) == []
        assert len(json.loads(run("search", "rebels", "--json", "--as-of", between)[1])) == 1


class TestProblems:
    def test_a_problem_that_was_settled_stood_before(self, run):
        run("add", "in")
        between = now()
        Path("in/c.txt").write_text("Crews cleared the road to Port Ansel.\n")
        run("add", "in")
        assert run("problems")[1] == "No problems.\n"
        assert [each["item"] for each in json.loads(run("problems", "--json", "--as-of", between)[1])] == ["in/c.txt"]
        assert json.loads(run("problems", "--json", "--as-of", "2001-01-01")[1]) == []
        assert len(json.loads(run("show", "problems", "--json", "--as-of", between)[1])) == 1

    def test_they_are_listed_with_what_to_do(self, run):
        run("add", "in")
        code, out, _ = run("problems")
        assert code == 0
        assert out.startswith("collect: empty: in/c.txt: the file is empty; ")
        assert [each["item"] for each in json.loads(run("problems", "--json")[1])] == ["in/c.txt"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "events"),
        ("brief",),
        ("export", "picture"),
        ("search", "x"),
        ("problems",),
        ("explain", "x"),
        ("forget", "x"),
    ],
    ids=" ".join,
)
def test_a_store_that_is_not_there_is_said_and_not_made(run, arguments):
    code, _, err = run(*arguments)
    assert code == 2
    assert (
        err == "dateline: there is no store dateline.sqlite; make one with: dateline add PATH --store dateline.sqlite\n"
    )
    assert not Path("dateline.sqlite").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("add",), "Missing argument"),
        (("show", "everything"), "everything"),
        (("brief", "in", "--as-of", "someday"), "not a time"),
        (("add", "in", "--reader", "nobody"), "there is no reader 'nobody'; there are rules"),
        (("add", "in", "--reader", "no.such:module"), "check the name"),
        (("add", "in", "--store", "no/such/folder/s"), "there is no folder"),
        (("add", "in", "--config", "no.toml"), "settings no.toml"),
        (("judge", "perhaps", "a", "b", "--why", "c"), "perhaps"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_wrong_use_ends_with_two_and_is_said(run, arguments, told):
    code, _, err = run(*arguments)
    assert code == 2
    assert told in " ".join(re.sub("[│╭╮╰╯─]", " ", err).split())


@pytest.mark.parametrize(
    "settings", ["reader = 3", "colour = 'red'", "reader = ", b"\xff\xfe"], ids=["type", "name", "toml", "bytes"]
)
def test_settings_that_cannot_be_used_are_said(run, settings):
    Path("dateline.toml").write_bytes(settings if isinstance(settings, bytes) else settings.encode())
    code, _, err = run("problems")
    assert code == 2
    assert err.startswith("dateline: settings dateline.toml: ")
    assert "correct the file" in err


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2021-08-08", "2021-08-08T23:59:59.999999+00:00"),
        ("2021-08-08T18:00+04:30", "2021-08-08T18:00:00+04:30"),
        ("2021-08-08T18:00", "2021-08-08T18:00:00+00:00"),
        ("2021-08-08T18:00Z", "2021-08-08T18:00:00+00:00"),
    ],
)
def test_a_moment_is_read_with_its_offset_and_a_day_to_its_end(text, read):
    assert read_moment(text).isoformat() == read


def test_no_moment_and_no_day_are_none():
    assert read_moment(None) is read_day(None) is None


def test_nothing_can_steer_the_terminal():
    assert plain("a\x1b[2Jb\r\u202ec\td\ne") == "a�[2Jb��c\td\ne"


def dateline(*arguments: str, env=ENVIRONMENT, **more) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "dateline.cli", *arguments], capture_output=True, env=env, **more)


def test_a_report_is_read_from_standard_input():
    done = dateline("export", "picture", "-", input=b"Rebels took Port Ansel on Monday.\n")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["articles"][0]["path"] == "-"


def test_a_reader_of_our_output_may_stop_early():
    dateline("add", "in")
    command = f"'{sys.executable}' -m dateline.cli export picture | head -c 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, env=ENVIRONMENT)
    assert b"Traceback" not in done.stderr
    assert done.stdout == b"{"


def test_a_terminal_without_unicode_shows_codes_instead_of_stopping():
    Path("in/é.txt").write_text("")
    done = dateline("add", "in/é.txt", env={**ENVIRONMENT, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert rb"in/\xe9.txt" in done.stderr


def test_showing_what_is_kept_loads_no_parser():
    dateline("add", "in")
    code = (
        "import sys, dateline.cli\ntry:\n    dateline.cli.main(['show', 'events'])\nexcept SystemExit: pass\n"
        "assert not [name for name in ('spacy', 'trafilatura', 'numpy') if name in sys.modules]"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=ENVIRONMENT)
    assert done.returncode == 0, done.stderr
