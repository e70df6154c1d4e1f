"""Which way a day without a date lies, by the verb it hangs on: ``they met on Friday``, ``they meet on Friday``."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec.structs import replace
from spacy.tokens import Token

from dateline.model.reading import TimeExpression
from dateline.readings.parse.sentences import Passage
from dateline.readings.times.words import load_vocabulary

Way = Literal["past", "now", "ahead"]
"""``now`` is the present of ``they meet on Friday``, which looks ahead less surely than ``will``."""
_HIGHEST = 8
"""Steps up the parse within which a verb still dates what stands below it."""
_PRESENT = frozenset({"headline", "caption"})
"""Zones that tell of the past in the present tense."""
_TENSELESS = frozenset({"xcomp", "pcomp", "acl", "advcl", "conj", "ccomp"})
"""Links over which a form without a tense of its own takes that of the verb above."""


def turn(passages: Sequence[Passage], times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Set the direction of days whose verb puts them ahead; where it puts them back, tense is left to decide (0)."""
    steps = {"ahead": 1, "past": 0}
    return tuple(
        replace(time, direction=steps[way]) if way in steps else time
        for time, way in zip(times, ways(passages, times), strict=True)
    )


def ways(passages: Sequence[Passage], times: Sequence[TimeExpression]) -> Iterator[Way | None]:
    """Say of each time which way its verb puts it; None where its own words or its date decide, or nothing does."""
    ordered = sorted(passages, key=lambda p: (p.start, -p.end))
    starts = [passage.start for passage in ordered]
    for time in times:
        yield _way(ordered, starts, time) if is_open(time) else None


def is_open(time: TimeExpression) -> bool:
    """Tell whether a time is a weekday, day, month or season of which only tense says which one."""
    if time.kind not in {"weekday", "date", "season"} or time.anchor != "publication" or time.unit is not None:
        return False
    said = load_vocabulary().cues["turned"]
    return time.direction >= 0 and not said & set(time.quote.lower().split())


def _way(ordered: Sequence[Passage], starts: Sequence[int], time: TimeExpression) -> Way | None:
    """Find the innermost passage that holds a time, a quotation before its paragraph, and ask its parse."""
    for passage in reversed(ordered[: bisect_right(starts, time.start)][-_HIGHEST:]):
        if passage.end >= time.end and (tokens := passage.tokens_in(time.start, time.end)):
            return None if passage.zone.kind in _PRESENT else way_of(tokens)
    return None


def way_of(tokens: Sequence[Token]) -> Way | None:
    """Climb from the words of a time to the verb that dates them.

    Over a noun only the past carries: what is said of ``Monday's attack`` may be said today or tomorrow.
    """
    inside = {token.i for token in tokens}
    node = next((t for t in tokens if t.head.i not in inside or t.head == t), tokens[0])
    named = False
    for _ in range(_HIGHEST):
        if _is_planned(node, tokens[0]):
            return _of_plan(node)
        if node.pos_ in {"VERB", "AUX"}:
            way = _tense(node)
            if way or not _is_joined(node):
                return None if named and way != "past" else way
        if node.head == node or _is_open_ended(node):
            return None
        node = node.head
        named = named or node.pos_ in {"NOUN", "PROPN"}
    return None


def _is_open_ended(word: Token) -> bool:
    """Find what reaches over the tense above it: ``extended to Friday``, ``a deal to meet on Friday``."""
    if word.dep_ == "prep" and word.lower_ in {"to", "through"}:
        return True
    return word.dep_ in {"acl", "relcl"} and any(c.lower_ == "to" and c.dep_ == "aux" for c in word.children)


def _is_planned(word: Token, day: Token) -> bool:
    """Find ``due``, ``scheduled``, ``until``; ``set`` only as in ``set to resume``, ``set for Friday``.

    A finite verb is of its own day before it (``On Friday they planned``), of another after it (``planned a march on Friday``).
    """
    if word.lower_ == "set":
        return any(c.lower_ == "for" or c.dep_ == "xcomp" for c in word.children)
    return word.lower_ in load_vocabulary().cues["planned"] and (word.tag_ != "VBD" or word.i < day.i)


def _of_plan(word: Token) -> Way | None:
    """Put a plan ahead, unless what is told of it is past: ``the vote scheduled for Sunday was cancelled``."""
    if any(c.lower_ in {"had", "not", "n't"} for c in word.children):
        return None
    above = next((t for t in word.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    told = _tense(above) if above is not None and word.dep_ in {"acl", "amod", "prep"} else None
    if told != "past" or above is None:
        return "ahead"
    lasted = word.dep_ == "prep" and any(c.dep_ == "neg" or c.lower_ == "had" for c in above.children)
    return "past" if lasted else None  # "gave them until Friday" looks ahead, "held out until Friday" does not


def _is_joined(verb: Token) -> bool:
    """Tell a gerund or joined bare form, which is of the time of what stands above it."""
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return verb.dep_ in _TENSELESS and verb.tag_ in {"VB", "VBG"} and not infinitive


def _tense(verb: Token) -> Way | None:
    """Read the tense of a verb from its helping verbs, else from its form; None where neither settles it."""
    cues = load_vocabulary().cues
    helping = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if helping & cues["of_future"]:
        return "past" if helping & cues["of_perfect"] else "ahead"
    if helping & cues["of_past"]:
        return "past"
    if "to" in helping:
        return _infinitive(verb)
    if helping & cues["of_present"]:
        return "now"
    if verb.tag_ in {"VBD", "VBN"}:
        return "past"
    if verb.tag_ not in {"VBZ", "VBP"} or verb.lower_ in cues["either"]:
        return None
    return "past" if verb.lemma_.lower() in cues["told"] else "now"


def _infinitive(verb: Token) -> Way | None:
    """Put ``to meet on Friday`` ahead where nothing governs it, or what does is told as of now."""
    governor = verb.head
    if governor == verb or _is_planned(governor, verb):
        return "ahead"
    return "ahead" if governor.pos_ in {"VERB", "AUX"} and _tense(governor) in {"now", "ahead"} else None
