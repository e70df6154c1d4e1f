"""Which words of the parties are worth a line: said by them and not only of them, long enough, and each once."""

from __future__ import annotations

import re

from dateline.model.picture import Event
from dateline.outputs.document import Line
from dateline.outputs.sentences import Teller

_FEWEST_WORDS = 5
_NO_WORDS = frozenset({"investigate-verb"})
"""Rules of acts that are grouped with accusations in the trade's schemes, and say nothing."""
_ALIKE = 0.6
"""Two quotations that share so much of the shorter one are one: of a copy, or of one sentence cut twice."""
_QUOTED = re.compile(r"“(.*)”", re.DOTALL)


def says_something(event: Event, teller: Teller) -> bool:
    """Tell what a report says that somebody said, from hearsay (``accused of having offered``) and from scraps."""
    claims = teller.lookup.claims_about(event)
    if not claims or all(claim.rule in _NO_WORDS for claim in claims):
        return False
    heard = all(claim.certainty in {"alleged", "doubted"} for claim in claims)
    return not heard and any(len(claim.quote.split()) >= _FEWEST_WORDS for claim in claims)


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
