"""Figures that no act of their sentence took: "a ferry sank; nine dead, 60 rescued" tells them of the ferry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Span, Token

from dateline.kinds import HAZARDS
from dateline.model.reading import Quantity
from dateline.readings.claims.arguments import Arguments
from dateline.readings.claims.drafts import Draft
from dateline.readings.claims.modality import judge
from dateline.readings.claims.roles import fill
from dateline.readings.claims.rules import claim_rules
from dateline.readings.parse.clauses import lemma_of, of_verb
from dateline.readings.parse.sentences import Passage
from dateline.readings.parse.verbs import verb_classes

_FORCE = frozenset({"attack", "clash", "bombing", "shelling", "airstrike", "killing", "riot", "coup", "destruction"})
_HARM = HAZARDS | _FORCE | {"prison-break", "abduction", "protest", "looting"}
_TAKES: Mapping[str, frozenset[str]] = {
    "killed": _HARM,
    "injured": _HARM,
    "casualties": _HARM,
    "missing": _HARM,
    "detained": frozenset({"detention", "abduction", "protest", "riot", "coup"}),
    "freed": HAZARDS | {"prison-break", "concession", "support", "aid"},
    "displaced": HAZARDS | _FORCE - {"killing", "coup"} | {"displacement"},
}
"""Kinds of act a figure of each measure can be told of."""
_OWN = frozenset({"killed", "injured", "missing"})
"""Measures whose figure is told even where nothing beside it is: what befell people is an act by itself."""
_BODIES = frozenset({"body", "corpse", "remains"})
_CARRYING = frozenset({"carry", "bring", "take", "load", "lay", "wrap", "lift", "fly", "bury", "transport"})
_SETTING = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC"})


def adopt(drafts: Sequence[Draft], passage: Passage, arguments: Arguments) -> list[Draft]:
    """Give each measured figure that no draft holds to the nearest draft of its sentence, else a draft of its own.

    Gives the drafts with those made here.
    """
    found = list(drafts)
    taken = {quantity.id for draft in drafts for quantity in draft.quantities}
    for sentence in passage.doc.sents:
        here = [d for d in drafts if d.trigger.sent.start == sentence.start]
        for token, quantity in _left_over(sentence, arguments, taken):
            tense = _tense(token)
            if tense is None:
                continue
            fitting = [d for d in here if d.kind in _TAKES.get(quantity.measure or "", ()) and d.clause.part is None]
            fitting = [d for d in fitting if not _is_set_apart(token, d)]
            if fitting and tense == "current":
                nearest = min(fitting, key=lambda d: (_apart(token, d.trigger), abs(token.i - d.trigger.i)))
                nearest.quantities.append(quantity)
            elif not fitting and quantity.best and quantity.measure in _OWN and not _is_of_rescue(token):
                found.append(_own(token, quantity, arguments))
                here.append(found[-1])
    return found


def _own(token: Token, quantity: Quantity, arguments: Arguments) -> Draft:
    """Make the draft of a figure that stands alone; the day on which it is given is not that of the harm."""
    verb = _governing(token)
    counted = verb is None or verb.lemma_.lower() in verb_classes()["giving_figures"]
    own = [r for r in claim_rules() if r.id == ("dead-counted" if counted else "dead-or-missing")]
    draft = fill(own[0], (), of_verb(verb if verb is not None else token), arguments)
    draft.quantities = [quantity]
    return draft


def _is_of_rescue(token: Token) -> bool:
    """Tell people who are trapped, whom nobody has killed yet, and bodies that are carried, which were dead before."""
    verb = _governing(token)
    if verb is None:
        return False
    carried = lemma_of(token) in _BODIES and verb.lemma_.lower() in _CARRYING
    return carried or verb.lower_ == "trapped" or any(c.lower_ == "trapped" for c in (*verb.children, *token.children))


def _left_over(sentence: Span, arguments: Arguments, taken: set[str]) -> list[tuple[Token, Quantity]]:
    found: dict[str, tuple[Token, Quantity]] = {}
    for token in sentence:
        for quantity in arguments.quantities([token]):
            if quantity.measure is not None and quantity.id not in taken:
                found[quantity.id] = (token, quantity)  # the last word of a figure stands nearest to what it counts
    return list(found.values())


def _tense(token: Token) -> str | None:
    """Give the tense of the clause a figure stands in, None where it has not come to pass."""
    verb = _governing(token)
    if verb is None:
        return "current"
    judged = judge(verb, is_noun=False)
    happened = judged.polarity == "positive" and judged.certainty != "doubted"
    return judged.tense if happened and judged.tense in {"current", "background"} else None


def _is_set_apart(token: Token, draft: Draft) -> bool:
    """Tell a figure whose own clause has a day or a place that the act is not under: it may be of another."""
    verb = _clause(token)
    if verb is None or verb == draft.trigger or verb.is_ancestor(draft.trigger) or draft.trigger.is_ancestor(verb):
        return False
    return any(t.ent_type_ in _SETTING and t != token for t in verb.subtree)


def _governing(token: Token) -> Token | None:
    return next((t for t in (token, *token.ancestors) if t.pos_ in {"VERB", "AUX"}), None)


def _clause(token: Token) -> Token | None:
    """Give the verb of the clause a figure stands in, that of the whole clause for ``..., killing 26``."""
    verbs = [t for t in (token, *token.ancestors) if t.pos_ in {"VERB", "AUX"}]
    return next((v for v in verbs if any(c.dep_ in {"nsubj", "nsubjpass"} for c in v.children)), None)


def _apart(token: Token, trigger: Token) -> int:
    """Count the steps through the grammar from one word to the other."""
    up = {node.i: steps for steps, node in enumerate((token, *token.ancestors))}
    down = enumerate((trigger, *trigger.ancestors))
    return next((steps + up[node.i] for steps, node in down if node.i in up), len(token.doc))
