"""Lines over two logarithmic scales, written as SVG by hand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

WIDTH, HEIGHT, EDGE, LEGEND = 640, 420, 56, 120
COLOURS = ("#1b6ca8", "#c0392b", "#2e8b57", "#8e44ad", "#d68910", "#34495e", "#16a085", "#7f8c8d")


class Line(NamedTuple):
    """A name and its points, both coordinates above 0."""

    name: str
    points: Sequence[tuple[float, float]]


def plot(lines: Sequence[Line], across: str, up: str) -> str:
    """Give an SVG of the lines; each whole power of ten has a line of the grid."""
    xs = _Scale([x for line in lines for x, _ in line.points], EDGE, WIDTH - LEGEND)
    ys = _Scale([y for line in lines for _, y in line.points], HEIGHT - EDGE, EDGE / 2)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        *(_rule(xs.place(x), HEIGHT - EDGE, xs.place(x), EDGE / 2) for x in xs.tens),
        *(_rule(EDGE, ys.place(y), WIDTH - LEGEND, ys.place(y)) for y in ys.tens),
        *(_words(xs.place(x), HEIGHT - EDGE + 18, f"{x:,.10g}", "middle") for x in xs.tens),
        *(_words(EDGE - 6, ys.place(y) + 4, f"{y:,.10g}", "end") for y in ys.tens),
        _words((EDGE + WIDTH - LEGEND) / 2, HEIGHT - 14, across, "middle"),
        _words(8, 16, up, "start"),
        *(_drawn(line, COLOURS[n % len(COLOURS)], xs, ys) for n, line in enumerate(_by_last(lines))),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


class _Scale:
    """Places values between whole powers of ten on a stretch of pixels."""

    def __init__(self, values: Iterable[float], low: float, high: float) -> None:
        logs = [math.log10(value) for value in values]
        self._first = math.floor(min(logs))
        self._last = max(math.ceil(max(logs)), self._first + 1)
        self._low, self._high = low, high
        self.tens = [10.0**power for power in range(self._first, self._last + 1)]

    def place(self, value: float) -> float:
        share = (math.log10(value) - self._first) / (self._last - self._first)
        return round(self._low + share * (self._high - self._low), 1)


def _by_last(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: -line.points[-1][1])


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#dddddd"/>'


def _words(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'


def _drawn(line: Line, colour: str, xs: _Scale, ys: _Scale) -> str:
    places = [(xs.place(x), ys.place(y)) for x, y in line.points]
    path = " ".join(f"{x},{y}" for x, y in places)
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in places)
    x, y = places[-1]
    name = f'<text x="{x + 8}" y="{y + 4}" fill="{colour}">{escape(line.name)}</text>'
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}{name}'
