"""Figures that no act of their sentence took: "a ferry sank; nine dead, 60 rescued" tells them of the ferry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Span, Token

from dateline.model.reading import Quantity
from dateline.readings.arguments import Arguments
from dateline.readings.drafts import Draft
from dateline.readings.modality import judge
from dateline.readings.sentences import Passage

_HAZARDS = frozenset({"accident", "disaster"})
_FORCE = frozenset({"attack", "clash", "bombing", "shelling", "airstrike", "killing", "riot", "coup", "destruction"})
_HARM = _HAZARDS | _FORCE | {"prison-break", "abduction", "protest", "looting"}
_TAKES: Mapping[str, frozenset[str]] = {
    "killed": _HARM,
    "injured": _HARM,
    "casualties": _HARM,
    "missing": _HARM,
    "detained": frozenset({"detention", "abduction", "protest", "riot", "coup"}),
    "freed": _HAZARDS | {"prison-break", "concession", "support", "aid"},
    "displaced": _HAZARDS | _FORCE - {"killing", "coup"} | {"displacement"},
}
"""Kinds of act a figure of each measure can be told of."""
_SETTING = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC"})
_STEPS = 40


def adopt(drafts: Sequence[Draft], passage: Passage, arguments: Arguments) -> None:
    """Give each measured figure that no draft holds to the draft of its sentence that stands nearest in its grammar."""
    taken = {quantity.id for draft in drafts for quantity in draft.quantities}
    for sentence in passage.doc.sents:
        told = [d for d in drafts if d.trigger.sent.start == sentence.start and d.clause.part is None]
        for token, quantity in _left_over(sentence, arguments, taken) if told else ():
            taken.add(quantity.id)
            fitting = [d for d in told if d.kind in _TAKES.get(quantity.measure or "", ())]
            fitting = [d for d in fitting if not _is_set_apart(token, d)]
            if fitting and _has_happened(token):
                min(fitting, key=lambda d: (_apart(token, d.trigger), abs(token.i - d.trigger.i))).quantities.append(
                    quantity
                )


def _left_over(sentence: Span, arguments: Arguments, taken: set[str]) -> list[tuple[Token, Quantity]]:
    found: dict[str, tuple[Token, Quantity]] = {}
    for token in sentence:
        for quantity in arguments.quantities([token]):
            if quantity.measure is not None and quantity.id not in taken:
                found[quantity.id] = (token, quantity)  # the last word of a figure stands nearest to what it counts
    return list(found.values())


def _has_happened(token: Token) -> bool:
    verb = next((t for t in _line(token) if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None:
        return True
    judged = judge(verb, is_noun=False)
    return judged.polarity == "positive" and judged.tense == "current" and judged.certainty != "doubted"


def _is_set_apart(token: Token, draft: Draft) -> bool:
    """Tell a figure whose own clause has a day or a place that the act is not under: it may be of another."""
    verb = _clause(token)
    if verb is None or verb == draft.trigger or verb.is_ancestor(draft.trigger) or draft.trigger.is_ancestor(verb):
        return False
    return any(t.ent_type_ in _SETTING and t != token for t in verb.subtree)


def _clause(token: Token) -> Token | None:
    """Give the verb of the clause a figure stands in, that of the whole clause for ``..., killing 26``."""
    verbs = [t for t in _line(token) if t.pos_ in {"VERB", "AUX"}]
    return next((v for v in verbs if any(c.dep_ in {"nsubj", "nsubjpass"} for c in v.children)), None)


def _apart(token: Token, trigger: Token) -> int:
    """Count the steps through the grammar from one word to the other."""
    up = {node.i: steps for steps, node in enumerate(_line(token))}
    for steps, node in enumerate(_line(trigger)):
        if node.i in up:
            return steps + up[node.i]
    return _STEPS


def _line(token: Token) -> list[Token]:
    """List a word and all that it depends on."""
    found = [token]
    while found[-1].head != found[-1] and len(found) < _STEPS:
        found.append(found[-1].head)
    return found
