"""Which words of the parties are worth a line: said by them and not only of them, long enough, and each once."""

from __future__ import annotations

import re

from dateline.model.picture import Event, PictureClaim
from dateline.outputs.document import Line
from dateline.outputs.sentences import Teller

_FEWEST_WORDS = 5
_NO_WORDS = frozenset({"investigate-verb"})
"""Rules of acts that are grouped with accusations in the trade's schemes, and say nothing."""
_AT_LAW = "legal-action"
_INQUIRY = re.compile(r"\b(?:investigat|inquir|enquir|prob(?:e|es|ed|ing)\b)", re.IGNORECASE)
_ALIKE = 0.6
"""Two quotations that share so much of the shorter one are one: of a copy, or of one sentence cut twice."""
_QUOTED = re.compile(r"“(.*)”", re.DOTALL)
_POLICE = re.compile(r"state:[A-Z]{2}:police")


def says_something(event: Event, teller: Teller) -> bool:
    """Tell what a party said from hearsay (``accused of having offered``), from scraps, and from police work."""
    claims = [c for c in teller.lookup.claims_about(event) if not _is_police_work(c)]
    if not claims or _appeals(event) or not _is_of_a_party(event, teller):
        return False
    heard = all(claim.certainty in {"alleged", "doubted"} for claim in claims)
    return not heard and any(len(claim.quote.split()) >= _FEWEST_WORDS for claim in claims)


def _is_police_work(claim: PictureClaim) -> bool:
    """Tell an inquiry, which accuses nobody yet."""
    return claim.rule in _NO_WORDS or (claim.rule == _AT_LAW and _INQUIRY.search(claim.quote) is not None)


def _appeals(event: Event) -> bool:
    """Tell police who ask the public for what it knows: a demand of nobody."""
    return event.kind == "demand" and not event.target_ids and any(_POLICE.fullmatch(key) for key in event.actor_ids)


def _is_of_a_party(event: Event, teller: Teller) -> bool:
    return not event.actor_ids or any(teller.names.is_party(key) for key in event.actor_ids)


def says_again(line: Line, other: Line) -> bool:
    """Tell a line that gives the words of another once more, by the same speaker."""
    if line.cites == other.cites or line.text == other.text:
        return True
    if line.text.partition(" (")[0] != other.text.partition(" (")[0]:
        return False
    mine, theirs = _words(line), _words(other)
    return bool(mine and theirs) and len(mine & theirs) >= _ALIKE * min(len(mine), len(theirs))


def _words(line: Line) -> set[str]:
    found = _QUOTED.search(line.text)
    return set(re.findall(r"[\w’'-]+", found.group(1).lower())) if found else set()
