"""A figure without an act of its own goes to the act of its sentence."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


def told(reader: RulesReader, sentence: str) -> dict[str, set[tuple[str | None, int | None]]]:
    """Give the figures of each kind of act."""
    reading = reader.read(make_article(sentence))
    numbers = {q.id: (q.measure, q.best) for q in reading.quantities if q.measure}
    return {c.kind: {numbers[q] for q in c.quantities if q in numbers} for c in reading.claims}


TOLD = {
    "a headline": ("Ferry sinks off Lamu; at least 9 dead", "accident", {("killed", 9)}),
    "a toll that climbs": ("Toll in Kandla chemical fire climbs to 21", "accident", {("killed", 21)}),
    "a tail": ("A landslide buried a camp near Cusco: ten climbers are dead and six missing.", "disaster", {("killed", 10), ("missing", 6)}),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "kind", "figures"), TOLD.values(), ids=TOLD)
def test_a_figure_is_told_of_the_act_beside_it(
    sentence: str, kind: str, figures: set[tuple[str, int]], reader: RulesReader
):
    assert figures <= {f for k, held in told(reader, sentence).items() if k in {kind, "killing"} for f in held}


APART = {
    "another clause with a place": (
        "A fire on a ferry near Padang killed 38 people, and in May 2011 a speedboat ran into a barge at Patna, killing 26.",
        ("killed", 26),
    ),
    "not yet so": ("The dam near Cusco burst and engineers expect the number of dead to reach 30.", ("killed", 30)),
}


@pytest.mark.parametrize(("sentence", "figure"), APART.values(), ids=APART)
def test_a_figure_of_another_matter_is_left_out(sentence: str, figure: tuple[str, int], reader: RulesReader):
    assert not any(figure in held for kind, held in told(reader, sentence).items() if kind in {"accident", "disaster"})
