"""Which files become items, and which a Problem that names file, line and remedy."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from dateline.articles import records
from dateline.articles.files import collect
from dateline.articles.records import LARGEST_ITEM
from dateline.model.article import RawItem
from dateline.model.picture import Problem
from tests.articles.made import NOW, SENTENCE


def write(folder: Path, name: str, content: bytes | str) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def read(*paths: str | Path, stdin: bytes | None = None) -> tuple[list[RawItem], list[Problem]]:
    got = list(collect(map(str, paths), NOW, io.BytesIO(stdin) if stdin is not None else None))
    return [g for g in got if isinstance(g, RawItem)], [g for g in got if isinstance(g, Problem)]


def one_problem(*paths: str | Path) -> Problem:
    items, problems = read(*paths)
    assert items == []
    assert len(problems) == 1
    assert problems[0].item in problems[0].message
    assert ";" in problems[0].message or ". " in problems[0].message, "a remedy follows what is wrong"
    return problems[0]


def test_a_folder_is_read_in_sorted_order_whatever_its_depth(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.html", "a.json", "c.TXT"):
        write(tmp_path, name, '{"text": "x"}' if name.endswith("json") else SENTENCE)
    items, problems = read(tmp_path)
    assert [os.path.relpath(i.path, tmp_path) for i in items] == ["a/b/c.html", "a/z.md", "a.json", "b.txt", "c.TXT"]
    assert [i.media for i in items] == ["html", "markdown", "json", "text", "text"]
    assert problems == []


def test_hidden_files_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, ".git/x.txt", SENTENCE)
    write(tmp_path, ".DS_Store", b"\0\0")
    assert read(tmp_path) == ([], [])


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.json"])
def test_every_kind_of_file_can_be_gzipped(tmp_path: Path, name: str) -> None:
    content = b'{"text": "x"}'
    plain, packed = write(tmp_path, name, content), write(tmp_path, name + ".gz", gzip.compress(content))
    items, problems = read(plain, packed)
    assert problems == []
    assert items[0].content == items[1].content == content
    assert items[0].media == items[1].media
    assert items[0].id == items[1].id


def test_each_line_of_json_lines_is_an_item_and_a_bad_one_a_problem_with_its_line(tmp_path: Path) -> None:
    lines = [b'{"text": "one"}', b"", b'{"text": "two', b'{"text": "three"}']
    for name, content in (("a.jsonl", b"\n".join(lines)), ("b.ndjson.gz", gzip.compress(b"\n".join(lines)))):
        path = write(tmp_path, name, content)
        items, problems = read(path)
        assert [i.path for i in items] == [f"{path}:1", f"{path}:4"]
        assert [(p.kind, p.item) for p in problems] == [("json", f"{path}:3")]
        assert "correct the record" in problems[0].message


def test_each_element_of_a_json_list_is_an_item(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", '[{"text": "one"}, {"text": "two"}]')
    items, problems = read(path)
    assert [(i.path, json.loads(i.content)["text"]) for i in items] == [(f"{path}#1", "one"), (f"{path}#2", "two")]
    assert problems == []


@pytest.mark.parametrize("wrapper", ['{"articles": [%s]}', '{"status": "ok", "response": {"results": [%s]}}'])
def test_a_list_wrapped_by_a_service_is_unwrapped(tmp_path: Path, wrapper: str) -> None:
    path = write(tmp_path, "a.json", wrapper % '{"text": "one"}')
    items, _ = read(path)
    assert [i.path for i in items] == [f"{path}#1"]


def test_a_list_of_words_inside_a_report_does_not_make_it_many(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", '{"text": "one", "items": ["a", "b"]}')
    items, _ = read(path)
    assert [i.path for i in items] == [path]


def test_json_lines_under_the_name_of_json_are_read_line_by_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", '{"text": "one"}\n{"text": "two"}\n{"text"\n')
    items, problems = read(path)
    assert [i.path for i in items] == [f"{path}:1", f"{path}:2"]
    assert [p.item for p in problems] == [f"{path}:3"]


def test_json_lines_in_utf16_are_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "Zürich"}\n{"text": "two"}\n'.encode("utf-16"))
    items, problems = read(path)
    assert [json.loads(i.content)["text"] for i in items] == ["Zürich", "two"]
    assert problems == []


@pytest.mark.parametrize(
    ("content", "media", "paths"),
    [
        pytest.param(SENTENCE.encode(), "text", ["-"], id="text"),
        pytest.param(b'{"text": "one"}\n{"text": "two"}\n', "json", ["-:1", "-:2"], id="json-lines"),
        pytest.param(b'{"text": "one"}', "json", ["-"], id="json"),
        pytest.param(b'[{"text": "one"}]', "json", ["-#1"], id="json-list"),
        pytest.param(b"<!DOCTYPE html><p>x", "html", ["-"], id="html"),
        pytest.param(gzip.compress(b'{"text": "one"}\n{"text": "two"}\n'), "json", ["-:1", "-:2"], id="gzip"),
        pytest.param(
            b'{"text": "%s"}\n{"text": "two"}' % (b"long " * 4000), "json", ["-:1", "-:2"], id="long-first-line"
        ),
    ],
)
def test_standard_input_is_told_by_its_first_bytes(content: bytes, media: str, paths: list[str]) -> None:
    items, problems = read("-", stdin=content)
    assert [i.path for i in items] == paths
    assert {i.media for i in items} == {media}
    assert problems == []


def test_nothing_on_standard_input_is_a_problem() -> None:
    assert [p.kind for p in read("-", stdin=b"")[1]] == ["empty"]
    assert [p.kind for p in read("-")[1]] == ["missing"]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        pytest.param("a.txt", b"", "empty", id="empty"),
        pytest.param("a.txt", b" \n\t\n", "empty", id="blank"),
        pytest.param("a.jsonl", b"\n\n", "empty", id="blank-json-lines"),
        pytest.param("a.json", b"[]", "empty", id="empty-list"),
        pytest.param("a.json", b'{"text": "x', "json", id="torn-json"),
        pytest.param("a.json", b"[" * 100_000, "json", id="deep-json"),
        pytest.param("a.txt.gz", b"plain words", "gzip", id="not-gzip"),
        pytest.param("a.txt.gz", gzip.compress(os.urandom(5000))[:3000], "gzip", id="torn-gzip"),
        pytest.param("a.jsonl.gz", gzip.compress(b'{"text": "one"}\n' + os.urandom(90_000).hex().encode())[:-20], "gzip", id="torn"),
        pytest.param("a.json", '{"text": "é"}'.encode() + b"\x00\x01\x02" * 400, "binary", id="zero-bytes"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_one_problem_and_nothing_of_it_is_kept(
    tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    assert one_problem(write(tmp_path, name, content)).kind == kind


def test_a_missing_path_and_a_dead_link_are_problems(tmp_path: Path) -> None:
    os.symlink("nowhere", tmp_path / "dead.txt")
    assert one_problem(tmp_path / "none.txt").kind == "missing"
    assert one_problem(tmp_path / "dead.txt").kind == "missing"
    assert one_problem(tmp_path).kind == "missing"


def test_a_file_that_may_not_be_read_is_a_problem_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.txt", SENTENCE)
    write(tmp_path, "b.txt", SENTENCE)

    def refuse(path: str) -> io.BytesIO:
        if path.endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return io.BytesIO(SENTENCE.encode())

    monkeypatch.setattr("dateline.articles.files._open", refuse)
    items, problems = read(tmp_path)
    assert [Path(i.path).name for i in items] == ["b.txt"]
    assert [(p.kind, Path(p.item).name) for p in problems] == [("unreadable", "a.txt")]
    assert "permission denied" in problems[0].message


def test_a_ring_of_links_ends(tmp_path: Path) -> None:
    write(tmp_path, "a/b/x.txt", SENTENCE)
    os.symlink(tmp_path / "a", tmp_path / "a" / "b" / "up")
    items, problems = read(tmp_path)
    assert [os.path.relpath(i.path, tmp_path) for i in items] == ["a/b/x.txt"]
    assert [(p.kind, os.path.relpath(p.item, tmp_path)) for p in problems] == [("folder-loop", "a/b/up")]


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "far/x.txt", SENTENCE)
    (tmp_path / "near").mkdir()
    os.symlink(tmp_path / "far", tmp_path / "near" / "link")
    assert len(read(tmp_path / "near")[0]) == 1


def test_a_pipe_in_a_folder_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert one_problem(tmp_path).kind == "unreadable"


def test_unknown_endings_in_a_folder_are_counted_in_one_problem_each(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg", "c.docx", "d.txt"):
        write(tmp_path, name, SENTENCE)
    items, problems = read(tmp_path)
    assert len(items) == 1
    assert [(p.kind, Path(p.item).name, p.message.split(": ")[1][:7]) for p in problems] == [
        ("unknown-type", "*.docx", "1 file "),
        ("unknown-type", "*.jpg", "2 files"),
    ]


def test_a_file_named_by_the_user_is_read_as_text_whatever_its_ending(tmp_path: Path) -> None:
    items, problems = read(write(tmp_path, "report.cable", SENTENCE))
    assert [i.media for i in items] == ["text"]
    assert problems == []


def test_fifty_megabytes_of_one_line_are_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    problem = one_problem(path)
    assert problem.kind == "too-large"
    assert f"{LARGEST_ITEM:,}" in problem.message


def test_a_gzip_bomb_is_let_go_at_the_limit(tmp_path: Path) -> None:
    assert one_problem(write(tmp_path, "a.txt.gz", gzip.compress(b"a" * 60_000_000, 1))).kind == "too-large"


def test_one_line_over_the_limit_does_not_cost_the_lines_around_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "LARGEST_ITEM", 1000)
    monkeypatch.setattr(records, "_CHUNK", 256)
    path = write(tmp_path, "a.jsonl", '{"text": "one"}\n{"text": "%s"}\n{"text": "three"}' % ("x" * 5000))
    items, problems = read(path)
    assert [i.path for i in items] == [f"{path}:1", f"{path}:3"]
    assert [(p.kind, p.item) for p in problems] == [("too-large", f"{path}:2")]


def test_the_same_bytes_twice_are_two_items_of_one_id(tmp_path: Path) -> None:
    items, _ = read(write(tmp_path, "a.txt", SENTENCE), write(tmp_path, "b.txt", SENTENCE))
    assert items[0].id == items[1].id
    assert items[0].path != items[1].path
