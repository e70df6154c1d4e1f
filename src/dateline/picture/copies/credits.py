"""Which outlet a report names for the words it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import msgspec

from dateline.model.article import Article
from dateline.picture.copies.wording import words_of
from dateline.rules import Rule, read_data, word_lists

_PART = r"[A-Z][\w&’'-]*(?:\.\w+)*"
_NAME = rf"(?:[Tt]he )?{_PART}(?: (?:(?:of|the|and|for|de|du|la|el|der) )?{_PART}){{0,4}}"
_HEAD = 300
_MASTHEAD = re.compile(
    r"(?:The )?[A-Z][\w&’'-]+(?: (?:(?:of|the|and|for) )?[A-Z][\w&’'-]+){1,4}|By (?P<staff>[A-Z][\w&’'-]+(?: [A-Z][\w&’'-]+){0,3}) staff"
)
_PARTS = re.compile(r"\s+[|/·•–—-]\s+|,\s+(?=\d|[A-Z])|\s*[()]\s*")
"""What stands between the parts of the line over a report that names its outlet, its town and its day."""
_SHORT = 5
"""A name of fewer letters is the longer form of none in whose middle it stands."""
_IN_DATELINE = re.compile(rf"^[A-Z][^\n]{{1,60}}[(](?P<name>{_NAME})[)] ?[-–—]", re.MULTILINE)


class CreditRule(Rule, frozen=True, kw_only=True):
    """A wording that names an outlet; ``sure`` where an outlet does not use it of itself (``told the Post`` it does)."""

    sure: bool
    hints: tuple[str, ...]
    """One of these stands in every text the pattern fits: asked first, for speed."""
    pattern: str


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet named as where words came from."""

    name: str
    start: int
    end: int
    sure: bool


@cache
def credit_rules() -> tuple[tuple[CreditRule, re.Pattern[str]], ...]:
    """Load the wordings of credit, NAME filled in."""
    table = msgspec.toml.decode(read_data("en/credit.toml"))
    rules = tuple(msgspec.convert(rule, CreditRule) for rule in table["rule"])
    return tuple((rule, re.compile(rule.pattern.replace("NAME", _NAME))) for rule in rules)


@cache
def _agencies() -> frozenset[str]:
    return frozenset(fold_name(name) for name in word_lists("en/credit")["agencies"])


def find_credits(text: str, start: int, end: int, known: frozenset[str] = frozenset()) -> tuple[Credit, ...]:
    """Find the outlets credited in ``text[start:end]``: agencies, names of ``known`` outlets (folded), names like an outlet's."""
    found: dict[int, Credit] = {}
    for rule, pattern in credit_rules():
        if not any(text.find(hint, start, end) >= 0 for hint in rule.hints):
            continue
        for match in pattern.finditer(text, start, end):
            group = next((number for number in range(1, (match.lastindex or 0) + 1) if match.group(number)), 0)
            name = _trim(match.group(group))
            if group and name and is_outlet(name, known):
                at = match.start(group)
                found.setdefault(at, Credit(name, at, at + len(name), rule.sure))
    return tuple(found[at] for at in sorted(found))


def is_outlet(name: str, known: frozenset[str]) -> bool:
    """Tell whether a name is that of an outlet: listed, known from the articles, or built like one."""
    folded, words = fold_name(name), re.split(r"[\s.’']+", name)
    if name.isupper():
        words += [word.title() for word in words]
    return folded in _agencies() or folded in known or not word_lists("en/credit")["outlet_words"].isdisjoint(words)


def is_agency(name: str) -> bool:
    """Tell whether a name is that of a news agency, which writes for others to print."""
    return fold_name(name) in _agencies()


def fold_name(name: str) -> str:
    """Give an outlet's name without case, article, spacing and marks: ``The Harbour Post`` is ``harbourpost``."""
    words = list(words_of(name))
    return "".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def outlet_names(article: Article) -> frozenset[str]:
    """Give the folded names an article's outlet may be credited under: as stated, its host's, else its masthead's."""
    names = {fold_name(article.outlet)} if article.outlet else set()
    if article.outlet and (short := initials(article.outlet)):
        names.add(short)
    if article.outlet and "." in article.outlet:
        names |= _host_names(article.outlet)
    if article.url:
        names |= _host_names(urlsplit(article.url).hostname or "")
    return frozenset(name for name in names if name) or _masthead_names(article.text[:_HEAD])


def _masthead_names(head: str) -> frozenset[str]:
    """Give the outlet that a report names over its text: on a line of its own, or in brackets in its dateline.

    Only where nobody says who published it: else a name in the dateline is the agency's.
    """
    lines = [name for line in head.splitlines() for name in _names_in(line) if is_outlet(name, frozenset())]
    brackets = [match["name"] for match in _IN_DATELINE.finditer(head) if is_outlet(match["name"], frozenset())]
    named = (*lines, *brackets)
    return frozenset(fold_name(name) for name in named) | {short for name in named if (short := initials(name))}


def _names_in(line: str) -> Iterator[str]:
    """Give the parts of a line at a report's head that are names by their letters: "Harbour Post / 3 May 2019"."""
    for part in _PARTS.split(line.strip()):
        match = _MASTHEAD.fullmatch(part)
        if match is not None:
            yield match["staff"] or part


def initials(name: str) -> str | None:
    """Give the letters by which a long name goes, small: "Harbour News Agency" is "hna"; None where it has under three.

    >>> initials("The Harbour News Agency"), initials("Harbour Post")
    ('hna', None)
    """
    words = [w for w in re.split(r"[\s-]+", name) if w[:1].isupper() and w.casefold() not in _SMALL]
    return "".join(w[0] for w in words).lower() if len(words) > 2 else None


_SMALL = frozenset({"the", "of", "and", "for"})


def head_credits(text: str, known: frozenset[str], own: frozenset[str]) -> tuple[Credit, ...]:
    """Find the agencies and other reports' outlets that the lines over a report name beside its own: "| AFP"."""
    found: list[Credit] = []
    start = 0
    for line in text[:_HEAD].splitlines(keepends=True):
        for match in _SHORT_NAME.finditer(line):
            name = match["name"]
            if (fold_name(name) in known or is_agency(name)) and fold_name(name) not in own:
                found.append(Credit(name, start + match.start("name"), start + match.end("name"), sure=True))
        start += len(line)
    return tuple(found)


_SHORT_NAME = re.compile(r"(?:^|[|/·•] )(?P<name>[A-Z]{2,6})(?= ?(?:$|\n|[|/·•]))")


def names_outlet(credit: str, names: frozenset[str]) -> bool:
    """Tell whether a credited name is one of an outlet's names, what one is short for, or the longer form of one."""
    folded = fold_name(credit)
    if initials(credit) in names:
        return True
    return any(folded == name or _is_longer_form(*sorted((folded, name), key=len)) for name in names)


def _is_longer_form(short: str, long: str) -> bool:
    """Tell whether one name is part of another; of a few letters only at its ends: "afp" and "afpfactcheck"."""
    if len(short) < _SHORT:
        return len(short) >= 3 and (long.startswith(short) or long.endswith(short))
    return short in long


def _host_names(host: str) -> set[str]:
    labels = [
        label
        for label in host.casefold().split("/")[0].split(".")
        if label not in {"www", "com", "co", "org", "net", "uk"}
    ]
    return {"".join(words_of(max(labels, key=len)))} if labels else set()


def _trim(name: str) -> str:
    """Cut a possessive and closing marks off a name."""
    return re.sub(r"['’]s?$", "", name).rstrip(".,'’&-")
