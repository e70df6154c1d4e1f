"""A stage is chosen by name: built in, from an installed package, or by its address."""

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from dateline import config
from dateline.config import BUILT_IN, Config, find_stage
from dateline.errors import ConfigError
from tests import stand_ins


def test_without_a_file_the_defaults_hold(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert config.load() == Config()


def test_the_file_of_the_working_folder_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path(config.FILE).write_text('store = "war.sqlite"\nworkers = 2\nwait = 1\n')
    assert config.load() == Config(store="war.sqlite", workers=2, wait=1.0)


@pytest.mark.parametrize("content", ["workers = 'two'", "colour = 1", "= 1"], ids=["type", "name", "syntax"])
def test_a_file_that_cannot_be_used_names_itself_and_what_it_may_hold(tmp_path, content):
    file = tmp_path / "d.toml"
    file.write_text(content)
    with pytest.raises(ConfigError, match=r"d\.toml: .*it may hold store, reader, assembler, workers, wait"):
        config.load(file)


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in BUILT_IN.items() for name in names])
def test_every_built_in_stage_is_there(kind, name):
    assert callable(find_stage(kind, name))


def test_a_stage_is_found_at_its_address():
    assert find_stage("reader", "tests.stand_ins:build") is stand_ins.build


def test_a_stage_is_found_in_an_installed_package(monkeypatch):
    offered = [EntryPoint(name="mine", group="dateline.reader", value="tests.stand_ins:build")]
    monkeypatch.setattr(config, "entry_points", lambda group: offered if group == "dateline.reader" else [])
    assert find_stage("reader", "mine") is stand_ins.build
    with pytest.raises(ConfigError, match="there are mine, rules"):
        find_stage("reader", "yours")
    with pytest.raises(ConfigError, match="there are standard"):
        find_stage("assembler", "mine")


@pytest.mark.parametrize("name", ["tests.stand_ins:nothing", "tests.nowhere:build", "tests.stand_ins:NOON"])
def test_an_address_that_leads_nowhere_is_said(name):
    with pytest.raises(ConfigError, match=f"reader '{name}': "):
        find_stage("reader", name)


def test_settings_that_are_not_there_are_said_without_a_number(tmp_path):
    with pytest.raises(ConfigError, match=r"^settings .*no\.toml: no such file or directory; name a file"):
        config.load(tmp_path / "no.toml")
