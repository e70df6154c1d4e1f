"""Independent origins: ten copies of one wire, or ten quotations of one spokesman, are one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Protocol

from msgspec import Struct

from dateline.model.picture import Copy, CopySpan, PictureClaim, PictureSpeaker
from dateline.rules import read_data, word_lists
from dateline.shared_sentences import key_shared, sentences_shared, sharing

Key = tuple[str, str]
"""``speaker`` and who, or ``report`` and the outlet the words started from (the article where none is stated)."""

_HALF = 0.5
"""A claim is copied where at least this share of its words lies in a copied stretch."""
_ROLE_ENDS = re.compile(r"\s+(?:of|in|for|at|from|near|who|with|to)\s|,")
_WIDEST = frozenset({"official", "officials", "authorities", "spokesman", "spokeswoman", "spokesperson", "leader"})
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_SPEAKS_FOR_BODY = re.compile(r"spokes\w+|statement|communiqu[eé]|it")


class Report(Protocol):
    """An article, as the stages or as the picture have it."""

    @property
    def id(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def outlet(self) -> str | None: ...


class Origin(Struct, frozen=True, kw_only=True):
    """Claims that count once. ``reasons`` say in words why they do; empty for a claim that stands alone."""

    key: Key
    claim_ids: tuple[str, ...]
    reasons: tuple[str, ...]


class _Root(Struct, frozen=True):
    """Where words were first: the article, the stretch in it, and the last copy on the way there."""

    article_id: str
    start: int
    end: int
    copy: Copy | None


class Origins:
    """Says where each claim comes from (domain conventions 8.4).

    A named speaker, or a body speaking as such, is one origin in whatever outlet. Everything else is the outlet's
    that first had the words: of copied words the report they were taken from, of words credited to an agency the
    agency, of an unnamed speaker the outlet that heard them.
    """

    def __init__(self, reports: Iterable[Report], copies: Iterable[Copy]) -> None:
        self._reports: dict[str, Report] = {r.id: r for r in reports}
        self._outlets = {_plain(r.outlet) for r in self._reports.values() if r.outlet}
        self._taken: dict[str, list[Copy]] = {}
        for copy in sorted(
            copies, key=lambda c: (c.from_article_id, c.to_article_id or "~", c.spans[:1] != (), -c.words)
        ):
            self._taken.setdefault(copy.from_article_id, []).append(copy)

    def of(self, claim: PictureClaim) -> Key:
        """Name the origin of a claim looked at alone."""
        return self._key(claim, self._root(claim))

    def by_claim(self, claims: Iterable[PictureClaim]) -> dict[str, Key]:
        """Name the origin of each claim by its id.

        A copy that lost its speaker goes back to the speaker, where the claim it was taken from is among ``claims``.
        """
        told = list(claims)
        at_home: dict[str, list[PictureClaim]] = {}
        for claim in told:
            at_home.setdefault(claim.article_id, []).append(claim)
        keys = {c.id: self._followed(c, at_home) for c in told}
        return _joined(told, keys, {c.id: self._voice(c, keys, at_home) for c in told})

    def _voice(self, claim: PictureClaim, keys: Mapping[str, Key], at_home: Mapping[str, list[PictureClaim]]) -> Key:
        """Count a report's own words with the first voice it quotes for the same: it need not know more than its voices.

        Where it also heard somebody who cannot be known again, its words are theirs as well as the outlet's. "An
        official" in a headline is the governor whom the text names for the same.
        """
        if keys[claim.id][0] != "report" or claim.via:
            return keys[claim.id]
        if claim.speaker is not None:
            later = [
                (c.start, c.id) for c in at_home[claim.article_id] if c.start > claim.start and c.kind == claim.kind
            ]
            named = min(((at, i) for at, i in later if keys[i][0] == "speaker"), default=None)
            return keys[named[1]] if named is not None and _names_nobody_yet(claim.speaker) else keys[claim.id]
        quoted = [c for c in at_home[claim.article_id] if c.speaker is not None]
        if any(keys[c.id] == keys[claim.id] for c in quoted):
            return keys[claim.id]
        voices = [(c.start, c.id) for c in quoted if keys[c.id][0] == "speaker"]
        return keys[min(voices)[1]] if voices else keys[claim.id]

    def count(self, claims: Iterable[PictureClaim]) -> int:
        return len(set(self.by_claim(claims).values()))

    def group(self, claims: Iterable[PictureClaim]) -> tuple[Origin, ...]:
        """Group claims by origin, in the order given, each with the reasons why its claims count once."""
        told = list(claims)
        keys = self.by_claim(told)
        groups: dict[Key, list[PictureClaim]] = {}
        for claim in told:
            groups.setdefault(keys[claim.id], []).append(claim)
        return tuple(
            Origin(key=key, claim_ids=tuple(c.id for c in members), reasons=self._reasons(key, members))
            for key, members in groups.items()
        )

    def _followed(self, claim: PictureClaim, at_home: Mapping[str, list[PictureClaim]]) -> Key:
        root = self._root(claim)
        unnamed = not _names_speaker(claim.speaker) or self.outlet_of(claim.speaker) is not None
        if root.copy is not None and unnamed:
            for first in at_home.get(root.article_id, ()):
                if first.kind == claim.kind and _overlap(first.start, first.end, root.start, root.end):
                    return self.of(first)
        return self._key(claim, root)

    def _key(self, claim: PictureClaim, root: _Root) -> Key:
        speaker = claim.speaker
        named = self.outlet_of(speaker)
        if speaker is not None and named is None and _names_speaker(speaker):
            return ("speaker", _who(speaker))
        if root.copy is None:
            through = claim.via[0] if claim.via else named or _outlet_in(speaker.role if speaker else None)
            if through is not None:
                return ("report", outlet_key(through))
        report = self._reports.get(root.article_id)
        return ("report", outlet_key(report.outlet) if report and report.outlet else f"article {root.article_id}")

    def outlet_of(self, speaker: PictureSpeaker | None) -> str | None:
        """Give the outlet that is itself named as who tells: ``the Kabul Ledger reported``."""
        if speaker is None or speaker.name is None or (speaker.actor_id or "").startswith("per-"):
            return None
        return speaker.name if _plain(speaker.name) in self._outlets | _aliases().keys() else None

    def _root(self, claim: PictureClaim) -> _Root:
        """Follow the words back to the article they were first in; a ring of copies ends where it closes."""
        root = _Root(claim.article_id, claim.start, claim.end, None)
        seen = {root.article_id}
        while (step := self._step(root)) is not None:
            copy, span = step
            if copy.to_article_id is None or copy.to_article_id in seen or span.to_start is None or span.to_end is None:
                break
            root = _Root(copy.to_article_id, span.to_start, span.to_end, copy)
            seen.add(root.article_id)
        return root

    def _step(self, root: _Root) -> tuple[Copy, CopySpan] | None:
        """Find the copied stretch that holds most of the words, if it holds half of them."""
        best: tuple[int, Copy, CopySpan] | None = None
        for copy in self._taken.get(root.article_id, ()):
            for span in copy.spans:
                shared = _overlap(root.start, root.end, span.from_start, span.from_end)
                known = copy.to_article_id is not None
                if known and shared >= _HALF * max(1, root.end - root.start) and (best is None or shared > best[0]):
                    best = (shared, copy, span)
        return best[1:] if best else None

    def _reasons(self, key: Key, members: list[PictureClaim]) -> tuple[str, ...]:
        reasons = [_shared_reason(key, members)] if len(members) > 1 else []
        copies = [root.copy for c in members if (root := self._root(c)).copy is not None]
        reasons += [self._copy_reason(copy) for copy in copies if copy is not None]
        if not copies:
            reasons += [self._sentence_reason(one, other) for one, other in sentences_shared(members)]
        return tuple(dict.fromkeys(r for r in reasons if r))

    def _copy_reason(self, copy: Copy) -> str:
        taker, giver = self._reports.get(copy.from_article_id), self._reports.get(copy.to_article_id or "")
        names = [report.path if report else "a report not at hand" for report in (taker, giver)]
        if not copy.sure:
            return f"{names[0]} shares the words with {names[1]}"
        return f"{names[0]} took the words from {names[1]} ({'with' if copy.credited else 'without'} credit)"

    def _sentence_reason(self, one: PictureClaim, other: PictureClaim) -> str:
        names = [self._reports[c.article_id].path for c in (one, other) if c.article_id in self._reports]
        return f"{' and '.join(names)} share a sentence" if len(names) == 2 else ""


def outlet_key(name: str) -> str:
    """Give the key that the names of one outlet share.

    >>> outlet_key("AFP") == outlet_key("Agence France-Presse")
    True
    """
    return f"outlet {_aliases().get(_plain(name), _plain(name))}"


def _joined(claims: list[PictureClaim], keys: Mapping[str, Key], voiced: Mapping[str, Key]) -> dict[str, Key]:
    """Count claims of several reports that share a sentence once; ``voiced`` are the keys of claims that share none.

    What such a report adds in its own words, a headline or a summary, need not be known from elsewhere either.
    """
    found = dict(voiced)
    owing: dict[str, Key] = {}
    for group in sharing(claims):
        spoken = {voiced[c.id] for c in group}
        if (one := spoken.pop() if len(spoken) == 1 else key_shared(keys, group)) is not None:
            found |= {c.id: one for c in group}
            owing |= {c.article_id: one for c in group if keys[c.id] != one}
    for claim in claims:
        if claim.article_id in owing and claim.speaker is None and not claim.via and found[claim.id][0] == "report":
            found[claim.id] = owing[claim.article_id]
    return found


def _names_speaker(speaker: PictureSpeaker | None) -> bool:
    """Tell a speaker whose words can be known again elsewhere: a named person, or a body that speaks as such."""
    if speaker is None:
        return False
    if speaker.name:
        return True
    head = _head(speaker.role or "it")
    if speaker.actor_id is None:
        return head in word_lists("en/voices")["organisation_nouns"] and len(_plain(speaker.role or "").split()) > 1
    return not speaker.actor_id.startswith("per-") and (
        head in word_lists("en/voices")["organisation_nouns"] or bool(_SPEAKS_FOR_BODY.fullmatch(head))
    )


def _names_nobody_yet(speaker: PictureSpeaker) -> bool:
    """Tell a speaker named by the widest word only: ``official`` of ``Army re-enters Gao, official says``."""
    return speaker.name is None and _plain(speaker.role or "") in _WIDEST


def _who(speaker: PictureSpeaker) -> str:
    """Name a speaker: the person, under one key for all spellings; the body where it speaks itself."""
    is_person = bool(speaker.actor_id and speaker.actor_id.startswith("per-"))
    if speaker.actor_id and (is_person or speaker.name is None or speaker.role is None):
        return speaker.actor_id
    return _plain(speaker.name or speaker.role or "")


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold())).removeprefix("the ")


def _head(role: str) -> str:
    """Give the noun a role turns on: ``ministry`` of ``The defence ministry in Kabul``."""
    words = _WORD.findall(_ROLE_ENDS.split(role.strip(), maxsplit=1)[0].casefold())
    return words[-1] if words else ""


def _outlet_in(role: str | None) -> str | None:
    """Find the outlet a role names: AFP in ``an AFP correspondent``."""
    if role is None or _head(role) not in word_lists("en/voices")["outlet_nouns"]:
        return None
    plain = f" {' '.join(_WORD.findall(role.casefold()))} "
    return max((name for name in _aliases() if f" {name} " in plain), key=len, default=None)


def _shared_reason(key: Key, members: list[PictureClaim]) -> str:
    if key[0] == "speaker":
        return "the same speaker is quoted"
    if len({claim.article_id for claim in members}) == 1:
        return "the same report says it"
    return "the same outlet says it" if key[1].startswith("outlet ") else ""


def _overlap(start: int, end: int, low: int, high: int) -> int:
    return max(0, min(end, high) - max(start, low))


@cache
def _aliases() -> Mapping[str, str]:
    """Map each name of a listed outlet to its id."""
    found: dict[str, str] = {}
    for outlet in tomllib.loads(read_data("outlets.toml"))["outlet"]:
        for name in (outlet["name"], *outlet.get("names", ())):
            found.setdefault(_plain(name), outlet["id"])
    return found
