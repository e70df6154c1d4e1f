"""Every key of tests/bundles can be read, and each line of the development half that held goes on holding."""

from __future__ import annotations

from datetime import date

import pytest
from bench.bundle_key import HALVES, Bundle, interval, load
from bench.bundle_match import equal, same
from bench.bundles import OPEN, case_id, judge, main

from dateline.kinds import event_kinds

BUNDLES = [bundle for half in HALVES for bundle in load(half)]
DEV = [bundle for bundle in BUNDLES if bundle.half == "dev"]
NOT_YET = frozenset(OPEN.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda b: f"{b.half}-{b.name}")
def test_a_key_names_reports_events_kinds_and_days_that_there_are(bundle: Bundle):
    key = bundle.key
    reports = {path.stem for path in bundle.reports}
    assert set(key.published) == reports
    assert {r for event in key.events for r in event.reports} | {r for group in key.together for r in group} <= reports
    assert {name for copy in key.copies for name in (copy.taken_by, copy.taken_from)} <= reports
    assert {line.event for line in (*key.figures, *key.origins)} <= {event.id for event in key.events}
    assert {kind for line in (*key.events, *key.nevers) for kind in line.kind.split("|")} <= set(event_kinds())
    days = [interval(text) for text in (*key.published.values(), *(e.on for e in (*key.events, *key.nevers) if e.on))]
    assert all(d.first is None or d.last is None or d.first <= d.last for d in days)


@pytest.mark.parametrize("bundle", DEV, ids=lambda b: b.name)
def test_a_line_that_held_goes_on_holding(bundle: Bundle):
    judged = {case_id("dev", bundle.name, line): line for line in judge(bundle)}
    listed = {name for name in NOT_YET if name.startswith(f"{bundle.name}: ")}
    assert listed <= judged.keys(), "python -m bench.bundles --open writes the list anew"
    assert [f"{n}: {line.found}" for n, line in judged.items() if not line.holds and n not in NOT_YET] == []


def test_the_halves_share_no_bundle_and_what_is_held_out_is_not_shown(capsys, monkeypatch):
    names = [bundle.name for bundle in BUNDLES]
    secret = [bundle for bundle in BUNDLES if bundle.half == "held"]
    assert len(set(names)) == len(names)
    monkeypatch.setattr("bench.bundles.load", lambda half: secret[:1] if half == "held" else [])
    assert main(["--show", secret[0].name]) == 2
    told = capsys.readouterr().out
    assert secret[0].name not in told
    assert "per cent" in told


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "within"),
    [
        ("2024-05-06", date(2024, 5, 6), date(2024, 5, 6), True),
        ("2024-05-06", date(2024, 5, 5), date(2024, 5, 6), False),
        ("2024-05-06", None, date(2024, 5, 6), False),
        ("2024-05-01..2024-05-07", date(2024, 5, 5), date(2024, 5, 6), True),
        ("2024-05-06..", date(2024, 5, 7), None, True),
        ("2024-05-06..", None, None, False),
        ("..2024-05-06", None, date(2024, 5, 7), False),
    ],
)
def test_an_interval_holds_what_lies_within_it(text, earliest, latest, within):
    assert interval(text).holds(earliest, latest) is within


@pytest.mark.parametrize(
    ("wanted", "names", "alike"),
    [
        ("Sa'ada", ["Saada governorate"], True),
        ("Military of Riverland|National Army", ["The National Army"], True),
        ("Juan José Zúñiga", ["General Zuniga"], False),
        ("Juan José Zúñiga", ["Zuniga"], True),
        ("Riverton airport", ["Riverton"], False),
        ("Riverton airport", ["Riverton", "Riverton airport"], True),
        ("Red Hills", ["Red Sea"], False),
    ],
)
def test_names_are_compared_loosely_but_an_airport_is_no_city(wanted, names, alike):
    assert same(wanted, names) is alike


def test_a_place_that_must_not_appear_has_to_be_the_same():
    assert equal("Riverton", ["Río", "riverton"])
    assert not equal("Riverton", ["New Riverton"])
