"""How many, of whom, and what happened to them: numbers with their wording and what they count."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dateline.model.article import Article
from dateline.model.reading import Quantity, TimeExpression
from dateline.readings.figures.amounts import Amount, find_amounts, load_lists
from dateline.readings.figures.measures import is_harm, measure_of
from dateline.readings.figures.part_counts import is_of_those
from dateline.readings.figures.running_totals import is_cumulative, takes_up
from dateline.readings.figures.whereabouts import have_left
from dateline.readings.parse.sentences import Passage
from dateline.readings.times.find import find as find_times

_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "VERB", "PART", "ADV", "NUM"})
_FEW_WORDS = 8
_MANY = 500
"""So many people who have left a town have not gone for the day."""
_ONE = frozenset({"a", "an", "another"})
_THEIRS = frozenset({"his", "her", "their"})
_STATES = frozenset({"dead", "wounded", "injured", "missing", "hurt", "shot", "killed"})


def find(
    article: Article, passages: Sequence[Passage], times: Sequence[TimeExpression] | None = None
) -> tuple[Quantity, ...]:
    """Find the quantities of a parsed article; numbers inside ``times`` (found here where not given) are left out.

    ``measure`` is set only where the words around the number say what happened to those counted; ages, prices,
    distances and populations have none. Bounds follow domain conventions 8.3: an open end is None.
    """
    if times is None:
        zones = {(passage.zone.start, passage.zone.end) for passage in passages}
        times = [time for start, end in zones for time in find_times(article.text, start, end)]
    taken = sorted((time.start, time.end) for time in times)
    found: dict[str, Quantity] = {}
    for passage in passages:
        closed = _closed(passage, taken)
        told: tuple[int, str] | None = None
        split: int | None = None
        for amount in find_amounts([token.text for token in passage.doc]):
            if closed[amount.number]:
                continue
            sentence = passage.doc[amount.number].sent.start
            if split == sentence and _is_placed(passage.doc, amount.last):
                continue  # "17 died, 16 of them in Olm and one in Tarn": the one is of the 17 as well
            before = told[1] if told is not None and told[0] == sentence else None
            quantity = _quantity(article.text, passage, amount, before)
            if quantity is not None:
                found.setdefault(quantity.id, quantity)
                told = (sentence, quantity.measure) if quantity.measure is not None else told
            if is_of_those(passage.doc, amount.last):
                split, told = sentence, None
        for quantity in _single(article.text, passage, closed):
            found.setdefault(quantity.id, quantity)
    return tuple(sorted(found.values(), key=lambda q: (q.start, q.end)))


def _closed(passage: Passage, taken: Sequence[tuple[int, int]]) -> list[bool]:
    """Mark the tokens that lie inside a time."""
    closed = [False] * len(passage.doc)
    at = 0
    for i, start in enumerate(passage.starts):
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        closed[i] = at < len(taken) and taken[at][0] <= start < taken[at][1]
    return closed


def _quantity(text: str, passage: Passage, amount: Amount, before: str | None) -> Quantity | None:
    """Make the quantity of an amount; ``before`` is the measure of the figure its sentence told last."""
    doc = passage.doc
    head = counted(doc[amount.number], amount.last)
    measure = measure_of(doc, amount.first, amount.last, head)
    if measure is None and head is None and before is not None and takes_up(doc, amount.first, amount.last):
        measure = before
    if measure is None and head is not None and (amount.best or 0) >= _MANY and have_left(doc[amount.number], head):
        measure = "displaced"
    if head is None and measure is None:
        return None
    if amount.vague and measure is None and amount.best is not None and amount.best < 20:
        return None
    first = last = None
    if head is not None:
        first, last = amount.last + 1, max(head.i, amount.last + 1)
        if first < len(doc) and doc[first].lower_ == "of":
            first += 1
    span = passage.span(text, amount.first, amount.last)
    of = passage.span(text, first, last).quote if first is not None and last is not None and first <= last else None
    return Quantity(
        id=f"quantity:{span.start}:{span.end}",
        start=span.start,
        end=span.end,
        quote=span.quote,
        low=amount.low,
        best=amount.best,
        high=amount.high,
        wording=amount.wording,
        noun=head.lemma_.lower() if head is not None else None,
        of=of,
        measure=measure,
        cumulative=is_cumulative(doc, amount.first, amount.last),
    )


def counted(number: Token, last: int) -> Token | None:
    """Give the noun a number counts: the last word of the noun phrase that goes on after word ``last``."""
    doc = number.doc
    at = last + 1
    if at < len(doc) and doc[at].lower_ == "of":
        at += 1
        while at < len(doc) and doc[at].lower_ in {"the", "its", "their", "our", "his", "her", "these", "those"}:
            at += 1
        owner = next((t for t in doc[at : at + 3] if t.tag_ == "POS"), None)
        at = owner.i + 1 if owner is not None else at
    elif (
        at < len(doc)
        and doc[last].lower_ in {"both", "all"}
        and doc[at].pos_ in {"DET", "PRON"}
        and doc[at].lower_ in {"the", "their", "his", "its"}
    ):
        at += 1
    best: Token | None = None
    for token in doc[at : at + _FEW_WORDS]:
        if best is not None and token.lower_ in _STATES | {"hostage", "captive", "prisoner"}:
            break
        if token.text == "-" or (token.lower_ in {"year", "month"} and "old" in _next_two(token)):
            best = None
            continue
        if token.pos_ in {"NOUN", "PROPN"} or token.lower_ in {"others", *_STATES}:
            if best is not None and best.tag_ in {"NNS", "NNPS"} and token.pos_ == "PROPN":
                break
            best = token
        elif (
            best is not None
            or token.pos_ not in _INSIDE
            or token.tag_ in {"VBD", "VBZ", "VBP", "MD"}
            or token.sent.start != number.sent.start
        ):
            break
    return None if best is not None and best.lower_ in _STATES else best


def _is_placed(doc: Doc, last: int) -> bool:
    """Tell ``one in Tarn``: a number of nothing named, with a place."""
    after = doc[last + 1 : last + 3]
    return len(after) == 2 and after[0].lower_ in {"in", "at", "near"} and after[1].text[:1].isupper()


def _next_two(token: Token) -> set[str]:
    return {other.lower_ for other in token.doc[token.i + 1 : token.i + 3]}


def _single(text: str, passage: Passage, closed: Sequence[bool]) -> list[Quantity]:
    """Find the one person that ``a soldier`` (in a headline ``soldier``) counts where something happened to them."""
    found = []
    for token in passage.doc:
        first = None if closed[token.i] else _starts_single(token, passage.zone.kind == "headline")
        if first is None:
            continue
        head = token if first == token.i and token.lower_ not in _ONE | _THEIRS | {"the"} else counted(token, token.i)
        if (
            head is None
            or head.tag_ not in {"NN", "NNP"}
            or "-" in {t.text for t in passage.doc[head.i + 1 : head.i + 2]}
            or _is_told_already(head)
        ):
            continue
        measure = measure_of(passage.doc, token.i, head.i if head is token else token.i, head, single=True)
        if measure is None:
            continue
        span = passage.span(text, token.i, token.i)
        found.append(
            Quantity(
                id=f"quantity:{span.start}:{span.end}", start=span.start, end=span.end, quote=span.quote, low=1, best=1, high=1,
                wording="another" if token.lower_ == "another" else None, noun=head.lemma_.lower(),
                of=passage.span(text, min(token.i + 1, head.i), head.i).quote, measure=measure,
            )
        )  # fmt: skip
    return found


def _is_told_already(noun: Token) -> bool:
    """Tell the shepherd of ``one man, a shepherd, is missing``, who is counted by the man he is."""
    counted_as = noun.head
    return noun.dep_ == "appos" and any(t.lower_ in {"one", "a", "an"} for t in counted_as.lefts)


def _starts_single(token: Token, headline: bool) -> int | None:
    """Give the index of the token where it begins the naming of one person by what they are."""
    before = token.doc[token.i - 1] if token.i else None
    joined = token.lower_ in _THEIRS and token.head.dep_ == "conj"  # "a reporter and her driver"
    if joined or token.lower_ in _ONE or (token.lower_ == "the" and _is_listed(token)):
        bound = before is not None and before.lower_ in {"such", "as"}
        return None if bound or (before is not None and before.lower_ == "of" and _is_part(before)) else token.i
    bare = headline and token.tag_ in {"NN", "NNP"} and token.lower_ in load_lists().nouns["people"]
    if not bare or any(child.i < token.i and child.dep_ in {"det", "nummod", "poss"} for child in token.children):
        return None
    return token.i


def _is_listed(article: Token) -> bool:
    """Tell whether ``the planner`` stands first in a list with numbers: ``the planner and one other``."""
    head = article.head
    if head.tag_ != "NN" or head.dep_ not in {"dobj", "nsubjpass"}:
        return False
    joined = [t for t in head.conjuncts if t.i > head.i]
    after = article.doc[head.i + 1 : head.i + 3].text.lower()
    company = article.doc[head.i + 3 : head.i + 4] if after in {"along with", "together with"} else ()
    return any(_has_number(t) for t in joined) or any(t.pos_ == "NUM" for t in company)


def _has_number(noun: Token) -> bool:
    return noun.pos_ == "NUM" or any(c.dep_ == "nummod" for c in noun.children)


def _is_part(preposition: Token) -> bool:
    """Tell ``of`` after a noun that says nothing of harm, and after one that only names a part of a whole."""
    noun = preposition.head
    before = noun.doc[max(0, noun.i - 3) : noun.i]
    return not is_harm(noun) or any(t.lemma_.lower() == "include" for t in before)
