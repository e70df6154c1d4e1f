"""How many places a side is said to have taken so far: a count over time, which makes no event of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from dateline.model.article import Article, Span, identify
from dateline.model.reading import Attribution, Claim, Mention, Quantity, TimeExpression
from dateline.readings.claims.modality import Modality, judge
from dateline.readings.figures.amounts import find_amounts
from dateline.readings.figures.numbers import ORDINALS
from dateline.readings.parse.clauses import of_verb, verb_lemma
from dateline.readings.parse.sentences import Passage
from dateline.readings.speech.attribution import innermost
from dateline.rules import Rule, load_rules

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_KIND = "capture"


class TallyRule(Rule, frozen=True, kw_only=True):
    """What is counted, and by which verbs it changes hands."""

    nouns: frozenset[str]
    gains: frozenset[str]
    falls: frozenset[str]


class _Count(NamedTuple):
    """A number of places, or the how-manieth one is, by the tokens that say so."""

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    wording: str | None


class _Gain(NamedTuple):
    """The verb by which the counted places changed hands, and who took them."""

    verb: Token
    doers: list[Token]


@cache
def tally_rules() -> tuple[TallyRule, ...]:
    return load_rules("en/tallies", TallyRule)


def find(
    article: Article,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    attributions: Sequence[Attribution],
) -> tuple[tuple[Claim, ...], tuple[Quantity, ...]]:
    """Find the counts, each as a claim without a place whose one quantity has the measure ``taken``."""
    actors = [m for m in mentions if m.kind in {"actor", "person"}]
    claims: list[Claim] = []
    quantities: list[Quantity] = []
    for passage in passages:
        for rule in tally_rules():
            for noun in (t for t in passage.doc if t.lemma_.lower() in rule.nouns and t.pos_ in {"NOUN", "PROPN"}):
                count, gain = _count(noun), _gain(noun, rule)
                if count is None or gain is None or not _is_told(noun, gain):
                    continue
                quantity = _quantity(article.text, passage, noun, count)
                said = innermost(attributions, quantity.start, quantity.end)
                quantities.append(quantity)
                claims.append(_claim(article, passage, gain, quantity, rule, actors, times, said))
    return tuple({c.id: c for c in claims}.values()), tuple({q.id: q for q in quantities}.values())


def _count(noun: Token) -> _Count | None:
    """Read the number before the noun: ``at least five``, ``a dozen``, ``the third``, ``their 14th``."""
    first = noun.left_edge.i
    tokens = list(noun.doc[first : noun.i])
    for token in tokens:
        spelled = _ORDINAL.fullmatch(token.lower_)
        nth = int(spelled.group(1)) if spelled else ORDINALS.get(token.lower_)
        if nth is not None and token.head == noun:
            return _Count(token.i, token.i, nth, nth, nth, None)
    for amount in find_amounts([t.text for t in tokens]):
        if amount.best is not None and not (amount.vague and amount.best < 10):
            return _Count(
                first + amount.first, first + amount.last, amount.low, amount.best, amount.high, amount.wording
            )
    return None


def _gain(noun: Token, rule: TallyRule) -> _Gain | None:
    """Find the verb that the places are taken by, or fall by, above or below the noun."""
    below = [c for c in noun.children if c.dep_ in {"acl", "relcl"}]
    below += [c for v in below for c in v.children if c.dep_ in {"xcomp", "conj"}]
    if noun.dep_ in {"attr", "oprd"}:  # "became the third town to fall", wherever the parse hangs the infinitive
        below += [c for c in noun.head.children if c.dep_ in {"xcomp", "advcl", "acl"} and c.i > noun.i]
    above = [noun.head] if noun.dep_ in {"dobj", "nsubj", "nsubjpass"} and noun.head.pos_ == "VERB" else []
    for verb in (*below, *above):
        lemma = verb_lemma(verb)
        if lemma in rule.falls and (verb in below or noun.dep_ == "nsubj"):
            return _Gain(verb, of_verb(verb).prepositions.get("to", []))
        if lemma not in rule.gains:
            continue
        clause = of_verb(verb)
        if verb in below or noun in clause.objects or noun.dep_ == "nsubjpass":
            return _Gain(verb, clause.agents if clause.passive else [t for t in clause.subjects if t != noun])
    return None


def _is_told(noun: Token, gain: _Gain) -> bool:
    """Tell whether it is told as having taken place; of ``became the third to fall`` the verb above says so."""
    if noun.dep_ in {"attr", "oprd"} or gain.verb.head == noun:
        judged: Modality = judge(noun, is_noun=True)
        own = judge(gain.verb, is_noun=False) if gain.verb.dep_ == "relcl" else judged
    else:
        judged = own = judge(gain.verb, is_noun=False)
    return all(j.polarity == "positive" and j.tense == "current" and j.certainty != "doubted" for j in (judged, own))


def _quantity(text: str, passage: Passage, noun: Token, count: _Count) -> Quantity:
    span = passage.span(text, count.first, count.last)
    counted = passage.span(text, min(count.last + 1, noun.i), noun.i)
    return Quantity(
        id=f"quantity:{span.start}:{span.end}", start=span.start, end=span.end, quote=span.quote, low=count.low,
        best=count.best, high=count.high, wording=count.wording, noun=noun.lemma_.lower(), of=counted.quote, measure="taken",
    )  # fmt: skip


def _claim(
    article: Article,
    passage: Passage,
    gain: _Gain,
    quantity: Quantity,
    rule: TallyRule,
    actors: Sequence[Mention],
    times: Sequence[TimeExpression],
    said: Attribution | None,
) -> Claim:
    trigger = passage.of(article.text, gain.verb)
    quote = _sentence(article.text, passage, gain.verb)
    doers = tuple(_covering(passage, gain.doers, actors))
    return Claim(
        id=identify("clm", article.id, f"{quantity.start}-{quantity.end}", _KIND, rule.id),
        kind=_KIND, start=min(quote.start, quantity.start), end=max(quote.end, quantity.end),
        quote=article.text[min(quote.start, quantity.start) : max(quote.end, quantity.end)], trigger=trigger,
        actors=doers, targets=(), place=None, place_relation="in", site=None,
        times=tuple(_times(passage, gain.verb, times)), polarity="positive",
        certainty="reported" if said is not None else "asserted", tense="current",
        attribution=said.id if said is not None else None, quantities=(quantity.id,), means=None, extent=None, follows=None,
        rule=rule.id, tells="count",
    )  # fmt: skip


def _sentence(text: str, passage: Passage, verb: Token) -> Span:
    """Give the sentence, cut at the quotations in it."""
    first, last = verb.sent.start, verb.sent.end - 1
    for placeholder in passage.children:
        if first <= placeholder < verb.i:
            first = placeholder + 1
        elif verb.i < placeholder <= last:
            last = placeholder - 1
    return passage.span(text, min(first, verb.i), max(last, verb.i))


def _covering(passage: Passage, doers: Sequence[Token], actors: Sequence[Mention]) -> Iterator[str]:
    for token in doers:
        start = passage.starts[token.i]
        known = [m for m in actors if m.start <= start < m.end]
        if known:
            yield min(known, key=lambda m: m.end - m.start).id


def _times(passage: Passage, verb: Token, times: Sequence[TimeExpression]) -> Iterator[str]:
    """Give the times that hang on the verb: ``since Friday``, ``in one day``."""
    below = {passage.starts[t.i] for t in verb.subtree}
    for time in times:
        if any(time.start <= start < time.end for start in below):
            yield time.id
