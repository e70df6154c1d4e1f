"""Which of the lines that no rule knows are headlines and cross-heads, which are links and names, and which are prose."""

from __future__ import annotations

import re

from dateline.articles.lines import dateline_of
from dateline.articles.parts import Part

_LONGEST_TITLE = 30
_LONGEST_CROSS_HEAD = 14
_LINKS_FROM = 3
"""So many short lines in a row between paragraphs are a list of links, not cross-heads."""
_END = re.compile(r"[.!;:,…।。؟۔]['\"”’)\]»]*$")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.|\b(?:Inc|Jr|Sr|Co|St|Gov|Gen|Lt|Col|Sgt|No|vs)\.)$")
_NAMES = re.compile(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}(?:(?:, | and | & )[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}){0,4}"
)
_ITEM = re.compile(r"\s*(?:[•·*▪►‣]|[-–—] )")


def decide(parts: list[Part]) -> None:
    """Give a kind to every part that has none yet: headline, furniture or body."""
    open_parts = [number for number, part in enumerate(parts) if part.kind is None]
    prose = [number for number in open_parts if not is_like_headline(parts[number].text, _LONGEST_TITLE)]
    if not prose:
        _without_prose(parts, open_parts)
        return
    _top(parts, prose[0])
    _between(parts, prose)
    for part in parts[prose[-1] + 1 :]:
        if part.kind is None:
            part.kind = "furniture" if is_like_headline(part.text, _LONGEST_CROSS_HEAD) else "body"


def is_like_headline(line: str, longest: int) -> bool:
    """Tell a line that could be a headline by its form: short, begins with a capital or figure, ends without a stop."""
    bare = line.strip()
    words = len(bare.split())
    if (
        not bare
        or _ITEM.match(bare)
        or (_END.search(bare) and not (words <= _LONGEST_CROSS_HEAD and _ABBREVIATED.search(bare)))
    ):
        return False
    first = next((character for character in bare if character.isalnum()), "")
    return bool(first) and not first.islower() and words <= longest


def _without_prose(parts: list[Part], open_parts: list[int]) -> None:
    """Take the first line of a text that has no sentence with a stop for its headline, the others for its body."""
    has_headline = any(part.kind == "headline" for part in parts)
    for place, number in enumerate(open_parts):
        parts[number].kind = "headline" if place == 0 and not has_headline else "body"


def _top(parts: list[Part], first_prose: int) -> None:
    """Take the lines above the first paragraph for headlines, but names beside a byline or date for a byline."""
    titled = False
    for number, part in enumerate(parts[:first_prose]):
        if part.kind is None:
            is_name = titled and _NAMES.fullmatch(part.text) and _is_beside_byline(parts, number)
            part.kind = "furniture" if is_name else "headline"
        titled = titled or part.kind == "headline"
    first = parts[first_prose]
    if not titled and _is_title_over_dateline(parts, first_prose):
        first.kind = "headline"


def _is_beside_byline(parts: list[Part], number: int) -> bool:
    beside = parts[max(0, number - 1) : number] + parts[number + 1 : number + 2]
    return any(part.rule is not None and part.rule.id in _BYLINES for part in beside)


_BYLINES = frozenset({"published-line", "date-line", "clock-line", "byline", "role-byline", "job-byline"})


def _is_title_over_dateline(parts: list[Part], number: int) -> bool:
    """Tell whether a first line that ends in a stop is a title: short, and a dateline opens the next paragraph."""
    following = next((part for part in parts[number + 1 :] if part.kind is None), None)
    if following is None or len(parts[number].text.split()) > _LONGEST_TITLE:
        return False
    has_own = dateline_of(parts[number].text, 0, len(parts[number].text))
    return has_own is None and dateline_of(following.text, 0, len(following.text), opening=False) is not None


def _between(parts: list[Part], prose: list[int]) -> None:
    """Part cross-heads from links and from prose among the lines between the first and the last paragraph."""
    run: list[Part] = []
    after_label = False
    for part in parts[prose[0] : prose[-1] + 1]:
        short = part.kind is None and is_like_headline(part.text, _LONGEST_TITLE)
        if short:
            run.append(part)
            continue
        if part.kind not in {"furniture", "caption", "post"}:
            _settle(run, after_label)
            run, after_label = [], False
        elif part.rule is not None and part.rule.opens:
            _settle(run, after_label)
            run, after_label = [], True
        if part.kind is None:
            part.kind = "body"


def _settle(run: list[Part], after_label: bool) -> None:
    for part in run:
        if after_label or len(run) >= _LINKS_FROM:
            part.kind = "furniture"
        else:
            part.kind = "headline" if is_like_headline(part.text, _LONGEST_CROSS_HEAD) else "body"
