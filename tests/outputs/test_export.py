"""The picture file holds the contract's names, the reports' own words, and no private person."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dateline.model.picture import Picture
from dateline.outputs import schema
from dateline.outputs.export import PictureFile, picture_json
from tests.outputs.factory import make_claim, make_picture

PICTURE, TEXTS = make_picture()
FILE: dict[str, Any] = json.loads(picture_json(PICTURE, TEXTS))
LISTS = ("articles", "stories", "actors", "places", "events", "claims", "findings", "copies", "holdings", "problems")


@pytest.mark.parametrize("name", LISTS)
def test_every_member_of_every_object_is_there(name: str) -> None:
    kind = msgspec.structs.fields(Picture)[[f.name for f in msgspec.structs.fields(Picture)].index(name)].type
    (member, _) = kind.__args__
    wanted = {field.name for field in msgspec.structs.fields(member)}
    assert FILE[name]
    assert all(set(row) == wanted for row in FILE[name])


def test_every_claim_is_the_words_that_stand_there_in_at_most_25_words() -> None:
    for claim in FILE["claims"]:
        assert TEXTS[claim["article_id"]][claim["start"] : claim["end"]] == claim["quote"] != ""
        assert len(claim["quote"].split()) <= 25


def test_a_long_passage_is_narrowed_with_its_offsets() -> None:
    long = TEXTS["art-a"]
    picture, texts = make_picture(claims=(make_claim("clm-x", "art-a", long),), events=(), findings=(), holdings=())
    (claim,) = json.loads(picture_json(picture, texts))["claims"]
    assert claim["quote"] == long[claim["start"] : claim["end"]]
    assert "Velle" not in claim["quote"]


@pytest.mark.parametrize("texts", [TEXTS, None], ids=["with texts", "from quotations alone"])
def test_a_private_person_is_a_role_without_names_under_an_id_that_does_not_spell_them(
    texts: dict[str, str] | None,
) -> None:
    written = picture_json(PICTURE, texts).decode()
    assert "velle" not in written.lower()
    file = json.loads(written)
    private = next(actor for actor in file["actors"] if actor["name"] == "a resident")
    assert private["names"] == []
    speakers = [claim["speaker"] for claim in file["claims"] if claim["id"] in {"clm-4", "clm-5"}]
    assert [speaker["actor_id"] for speaker in speakers] == [private["id"]] * 2
    assert all(speaker["name"] is None and speaker["role"] == "a resident" for speaker in speakers)


def test_a_public_person_keeps_name_and_id() -> None:
    assert any(actor["id"] == "person:ana-brandt" and actor["names"] == ["Ana Brandt"] for actor in FILE["actors"])


def test_the_order_of_members_does_not_change_the_file() -> None:
    mixed = random.Random(7)
    members = {name: tuple(mixed.sample(getattr(PICTURE, name), len(getattr(PICTURE, name)))) for name in LISTS}
    assert picture_json(make_picture(**members)[0], TEXTS) == picture_json(PICTURE, TEXTS)


def test_sites_are_coarse_and_towns_exact() -> None:
    places = {place["id"]: (place["lat"], place["lon"]) for place in FILE["places"]}
    assert places["pla-clinic"] == (65.1, 13.6)
    assert places["pla-marvik"] == (65.1234, 13.5678)


def test_the_file_says_what_it_is_and_of_when() -> None:
    assert "not ACLED / UCDP" in FILE["notice"]
    assert FILE["as_of"] == "2031-06-20T18:00:00Z"
    assert FILE["claims"][0]["earliest"] == "2031-06-10"


def test_the_file_reads_back_as_the_contract() -> None:
    again = msgspec.json.decode(picture_json(PICTURE, TEXTS), type=PictureFile)
    assert len(again.events) == len(PICTURE.events)


def test_the_schema_requires_every_member_and_the_file_fits_it() -> None:
    definitions = schema.picture_schema()["$defs"]
    for name in ("PictureFile", "Event", "PictureClaim", "Holding"):
        assert definitions[name]["required"] == list(definitions[name]["properties"])
    assert set(FILE) == set(definitions["PictureFile"]["properties"])
    for event in FILE["events"]:
        assert event["level"] in definitions["Event"]["properties"]["level"]["enum"]


def test_the_documentation_is_current() -> None:
    assert schema.stale_files() == []


def test_a_stale_page_is_seen_mended_and_keeps_what_people_wrote(tmp_path: Path) -> None:
    (tmp_path / "picture.md").write_text(f"# Mine\n\n{schema.START}\nold\n{schema.END}\n\nAfter.\n", encoding="utf-8")
    assert len(schema.stale_files(tmp_path)) == 2
    schema.write_files(tmp_path)
    page = (tmp_path / "picture.md").read_text(encoding="utf-8")
    assert page.startswith("# Mine\n\n")
    assert page.endswith("\n\nAfter.\n")
    assert "`place_relation`" in page
    assert schema.stale_files(tmp_path) == []


def test_the_check_exits_1_where_a_page_is_stale_and_2_where_misused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(schema, "stale_files", lambda: [tmp_path / "picture.md"])
    assert schema.main(["--check"]) == 1
    assert "is not current" in capsys.readouterr().out
    monkeypatch.setattr(schema, "stale_files", list)
    assert schema.main(["--check"]) == 0
    assert schema.main(["--wrong"]) == 2
