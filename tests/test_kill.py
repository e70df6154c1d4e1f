"""Killed at any moment and run again, an ``add`` leaves the rows of an undisturbed run."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.stand_ins import SRC

KILLS, STORES = 24, 4
REPORTS = 60
CLOCK = {"received_at", "applied_at", "as_of", "noted_at"}
"""Columns that say when something was done."""


@pytest.fixture(scope="module")
def bundle(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("kill")
    (folder / "dateline.toml").write_text(
        'reader = "tests.stand_ins:build_slow"\nassembler = "tests.stand_ins:assemble"\n'
    )
    reports = folder / "in"
    reports.mkdir()
    for number in range(REPORTS):
        (reports / f"{number:02}.txt").write_text(
            f"Group{number} shelled village {number} on Monday, residents said.\n" * 5
        )
    (reports / "empty.txt").write_text("")
    (reports / "unreadable.txt").write_text("This is UNREADABLE to the reader of this test.\n")
    lines = [json.dumps({"text": f"Report {number} told of a march.", "outlet": "The Bay"}) for number in range(20)]
    (reports / "many.jsonl").write_text("\n".join([*lines, "{broken", *lines[:5]]) + "\n")
    return folder


def start(bundle: Path, store: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dateline.cli", "add", "in", "--store", store]
    environment = {**os.environ, "PYTHONPATH": f"{SRC}:{Path(__file__).parents[1]}"}
    return subprocess.Popen(command, cwd=bundle, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def finish(bundle: Path, store: str) -> str:
    run = start(bundle, store)
    output, _ = run.communicate(timeout=120)
    assert run.returncode == 1, output.decode()
    return output.decode()


def rows(store: Path) -> dict[str, list[str]]:
    """Give every row of every table but the times of doing."""
    connection = sqlite3.connect(store)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    names = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%words_%'"
        )
    ]
    return {name: _rows_of(connection, name) for name in names}


def _rows_of(connection: sqlite3.Connection, table: str) -> list[str]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in CLOCK]
    wanted = ", ".join(f'"{column}"' for column in columns)
    return sorted(map(repr, connection.execute(f"SELECT {wanted} FROM {table}")))


def amount(store: Path) -> int:
    """Count what is kept so far; 0 where the store was not made yet."""
    if not store.exists():
        return 0
    connection = sqlite3.connect(store)
    try:
        tables = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE name IN ('arrivals', 'articles', 'readings', 'events')"
            )
        ]
        return sum(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)
    finally:
        connection.close()


def kill_at(run: subprocess.Popen[bytes], store: Path, kept: int, pause: float) -> None:
    """Kill a run a moment after it has kept so much."""
    while run.poll() is None and amount(store) < kept:
        time.sleep(0.001)
    time.sleep(pause)
    run.send_signal(signal.SIGKILL)
    run.communicate()


def test_killed_at_any_moment_and_run_again_the_rows_are_those_of_an_undisturbed_run(bundle):
    finish(bundle, "undisturbed.sqlite")
    expected = rows(bundle / "undisturbed.sqlite")
    full = amount(bundle / "undisturbed.sqlite")
    assert len(expected["articles"]) == REPORTS + 21
    assert len(expected["events"]) == REPORTS + 1
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    amounts = set()
    for number in range(STORES):
        store = bundle / f"killed{number}.sqlite"
        # Each run is let come further than the one before.
        for kept in sorted(chance.choices(range(full), k=KILLS // STORES)):
            kill_at(start(bundle, store.name), store, kept, chance.uniform(0, 0.01))
            amounts.add(amount(store))
        finish(bundle, store.name)
        assert rows(store) == expected, f"seed {seed}"
    assert len([each for each in amounts if 0 < each < full]) >= KILLS // 4, (
        f"too few kills hit the work: {sorted(amounts)} of {full}"
    )
