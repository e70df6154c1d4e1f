"""What can be seen of each word of a PLOVER sentence that may be the marked event: the parse, and what the rules read.

Every feature has a name that says what it is. Those of ``words`` have a weight for each root (``verb:urge``,
``object class:aid``); those of ``stands`` one weight, for being the marked event at all; each of ``points`` names a
root, and how much it is believed does not depend on which root that is, so that it serves for verbs never seen before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec
from spacy.tokens import Token

from bench.plover import ROOTS, YIELD, between, root_of, span_of
from bench.sets import Row, article_of, read
from dateline.kinds import event_kinds
from dateline.model.reading import Claim, Mention, Reading
from dateline.readings.claims.modality import judge, modality_words
from dateline.readings.claims.rules import ClaimRule, noun_classes, rule_index
from dateline.readings.parse.clauses import Clause, lemma_of, of_verb, prepositions_of, verb_lemma
from dateline.readings.parse.language import load_english
from dateline.readings.parse.noun_clauses import of_noun
from dateline.readings.parse.sentences import Passage, parse

DEEPEST = 5
LETTERS = (4, 5)
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp"})
_GOVERNED = frozenset({"xcomp", "ccomp", "pcomp", "acl", "dobj", "conj", "advcl"})
_ASIDE = frozenset({"relcl", "advcl", "acl", "ccomp"})


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """One verb, or noun of action, of a sentence."""

    lemma: str
    words: frozenset[str]
    stands: frozenset[str]
    points: frozenset[tuple[str, str]]
    """What speaks for a root, and which."""
    fit: int
    """How well its doers and those acted on lie in the phrases given for source and target, 0 to 6."""
    between: bool
    """True where it stands between the phrases."""


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of the set with its root, and the words that may be what was marked, in their order."""

    id: str
    root: str
    candidates: tuple[Candidate, ...]

    def marked(self) -> list[Candidate]:
        """List those that fit the phrases best, what the rules read before what they did not."""
        best = max((c.fit for c in self.candidates), default=0)
        return sorted((c for c in self.candidates if c.fit == best), key=lambda c: "not read" in c.stands)


def sentences_of(row: Row) -> tuple[Sentence, Sentence]:
    """Read and parse one row of the set: from its words alone, and with the phrases for source and target given."""
    article = article_of(row["sentence_id"], row["sentence"])
    reading = read(article)
    names = [(m.start, m.end) for m in reading.mentions if m.noun is None and m.kind in {"actor", "place"}]
    phrases = [p for side in ("source", "target") if (p := span_of(article.text, row[side] or ""))]
    found = [
        _candidate(token, passage, reading, phrases)
        for passage in parse(article, names, load_english())
        for token in _triggers(passage, reading)
    ]
    raw = Sentence(id=row["sentence_id"], root=row["root"], candidates=tuple(found))
    return raw, given(raw, _between(article.text, phrases), between(row))


def given(raw: Sentence, text: str, chosen: str) -> Sentence:
    """Keep the one candidate that fits the phrases best, with what lies between them and what is told around it.

    ``text`` is what stands between the phrases, ``chosen`` the root of the claim that the rules would choose.
    """
    best = raw.marked()[:1]
    beside = {
        (f"{name}, {'between' if c.between else 'outside'}", root)
        for c in raw.candidates
        if c not in best
        for name, root in c.points
        if name in {"the claim", "word of one root"}
    }
    beside |= {("the claim between", chosen)} if chosen else set()
    words = {f"between:{w}" for n in (1, 2) for w in _runs(text.split(), n)}
    words |= {f"letters:{''.join(w)}" for n in LETTERS for w in _runs(list(f" {text} "), n)}
    told = [msgspec.structs.replace(c, words=c.words | words, points=c.points | beside) for c in best]
    return msgspec.structs.replace(raw, candidates=tuple(told))


def _runs(parts: Sequence[str], length: int) -> Iterator[str]:
    joint = "" if length > 2 else " "
    return (joint.join(parts[n : n + length]) for n in range(len(parts) - length + 1))


def _between(text: str, phrases: Sequence[tuple[int, int]]) -> str:
    """Give what stands between two phrases in lower case, nothing where one is not in the sentence."""
    if len(phrases) < 2:
        return ""
    first, second = sorted(phrases)
    return text[first[1] : second[0]].lower()


def _triggers(passage: Passage, reading: Reading) -> Iterator[Token]:
    """Give every verb that is no auxiliary, and every other word that a claim hangs on."""
    claimed = {c.trigger.start for c in reading.claims}
    for token in passage.doc:
        if token.i in passage.children:
            continue
        full = verb_lemma(token) is not None and token.pos_ != "AUX" and token.dep_ not in {"aux", "auxpass"}
        if full or passage.starts[token.i] in claimed:
            yield token


def _candidate(token: Token, passage: Passage, reading: Reading, phrases: Sequence[tuple[int, int]]) -> Candidate:
    lemma = verb_lemma(token)
    clause = of_noun(token) if lemma is None else of_verb(token)
    start = passage.starts[token.i]
    claims = [c for c in reading.claims if c.trigger.start == start]
    sides = _Sides(passage, reading)
    words = {"always", *_own(token, clause), *_around(token, clause), *_claimed(claims)}
    words |= {f"subject is {n}" for t in _doers(clause)[:1] for n in sides.of(t)}
    words |= {f"object is {n}" for t in clause.objects[:1] for n in sides.of(t)}
    points = {(name, YIELD.get(root, root)) for name, root in (*_pointers(token, clause), *_told(claims))}
    ends, starts = [end for _, end in phrases], [start for start, _ in phrases]
    return Candidate(
        lemma=lemma or lemma_of(token),
        words=frozenset(words),
        stands=frozenset(_standing(token, clause, claims, sides)),
        points=frozenset(p for p in points if p[1] in ROOTS),
        fit=_fit(token, clause, passage, phrases) if len(phrases) == 2 else 0,
        between=bool(phrases) and min(ends) <= start <= max(starts),
    )


class _Sides:
    """What kind of party, place or thing a word names, by the mentions of a reading."""

    def __init__(self, passage: Passage, reading: Reading) -> None:
        self._passage, self._mentions = passage, reading.mentions

    def of(self, token: Token) -> list[str]:
        kinds = {m.kind for m in self._at(token)} | {n for n in _classes(token) if n in _SIDES}
        return sorted(kinds) or ["pronoun" if token.pos_ == "PRON" else "name" if token.pos_ == "PROPN" else "thing"]

    def is_party(self, token: Token) -> bool:
        return bool(self._at(token)) or token.pos_ == "PROPN" or any(n in _SIDES for n in _classes(token))

    def _at(self, token: Token) -> list[Mention]:
        at = self._passage.starts[token.i]
        return [m for m in self._mentions if m.start <= at < m.end]


_SIDES = frozenset({"force", "body", "public", "people", "leader"})


def _doers(clause: Clause) -> list[Token]:
    return clause.agents if clause.passive else clause.subjects


def _own(token: Token, clause: Clause) -> Iterator[str]:
    """Name the trigger, its particle, complement, voice and modality."""
    lemma = verb_lemma(token)
    yield f"noun:{lemma_of(token)}" if lemma is None else f"verb:{lemma}"
    for child in token.children:
        if child.dep_ == "prt":
            yield f"particle:{lemma} {child.lower_}"
        elif child.dep_ in {"aux", "neg"}:
            yield f"{child.dep_}:{child.lower_}"
        elif child.dep_ in _COMPLEMENTS:
            yield f"complement:{verb_lemma(child) or lemma_of(child)}"
            yield f"complement form:{child.dep_} {child.tag_}"
    if clause.passive:
        yield "passive"
    modality = judge(token, is_noun=lemma is None)
    yield from (f"tense:{modality.tense}", f"polarity:{modality.polarity}", f"certainty:{modality.certainty}")
    if token.dep_ in _GOVERNED:
        yield f"under:{token.dep_} {verb_lemma(token.head) or lemma_of(token.head)}"


def _around(token: Token, clause: Clause) -> Iterator[str]:
    """Name the objects, what hangs on them, and the prepositions with what they bring."""
    verb = verb_lemma(token) or lemma_of(token)
    for head in clause.objects[:2]:
        yield f"object:{lemma_of(head)}"
        yield f"verb and object:{verb} {lemma_of(head)}"
        yield from (f"object class:{name}" for name in _classes(head))
        yield from (f"object with:{c.lemma_.lower()}" for c in head.children if c.dep_ in {"amod", "compound"})
        for name, inner in prepositions_of(head).items():
            yield f"object {name}"
            yield from (f"object's:{lemma_of(t)}" for t in inner[:1])
    if not clause.objects:
        yield "no object"
    for name, heads in clause.prepositions.items():
        if " " not in name:
            yield f"verb and preposition:{verb} {name}"
            yield from (f"{name} class:{n}" for t in heads[:1] for n in _classes(t))
            yield from (f"beside:{lemma_of(t)}" for t in heads[:1])


def _claimed(claims: Sequence[Claim]) -> Iterator[str]:
    """Name the rules that read a claim here."""
    for claim in claims:
        yield f"rule:{claim.rule}"
        yield f"kind:{claim.kind}"
        yield f"read as:{root_of(claim)} {claim.tense} {claim.polarity}"


def _standing(token: Token, clause: Clause, claims: Sequence[Claim], sides: _Sides) -> Iterator[str]:
    """Name what tells the event of a sentence from what is told beside it."""
    above = list(token.ancestors)
    yield f"depth:{min(len(above), DEEPEST)}"
    yield f"relation:{token.dep_}"
    aside = [t.dep_ for t in (token, *above) if t.dep_ in _ASIDE]
    yield f"inside:{aside[-1] if aside else 'none'}"
    yield "a verb" if verb_lemma(token) is not None else "a noun"
    if _doers(clause):
        yield "doer"
    if any(sides.is_party(t) for t in _doers(clause)):
        yield "doer a party"
    if clause.objects:
        yield "object"
    if any(sides.is_party(t) for t in clause.objects):
        yield "object a party"
    if any(sides.is_party(t) for heads in clause.prepositions.values() for t in heads):
        yield "party beside"
    if token.lemma_.lower() in modality_words()["saying"]:
        yield "saying"
    yield "read" if claims else "not read"
    if any(c.actors for c in claims):
        yield "read with doer"
    if any(c.targets or c.place for c in claims):
        yield "read with target"


def _told(claims: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    for claim in claims:
        yield "the claim", root_of(claim)
        if claim.actors:
            yield "the claim with its doer", root_of(claim)


def _pointers(token: Token, clause: Clause) -> Iterator[tuple[str, str]]:
    """Say which roots the rules know the words of a clause for, whether or not a rule fits here."""
    lemma = verb_lemma(token)
    beside = {c.lower_ for c in token.children} | {lemma_of(o) for o in clause.objects}
    known = _known(lemma_of(token), noun=True) if lemma is None else _known(lemma, beside)
    yield from (("word", root) for root in known)
    if len(known) == 1:
        yield from (("word of one root", root) for root in known)
    for head in clause.objects[:2]:
        yield from (("object", root) for root in _known(lemma_of(head), noun=True))
        for child in head.children:
            verb = verb_lemma(child) if child.dep_ in {"acl", "relcl"} else None
            yield from (("verb on the object", root) for root in _known(verb or ""))
            yield from (("modifier of the object", root) for root in _known(child.lemma_.lower(), noun=True))
        inner = [t for heads in prepositions_of(head).values() for t in heads[:1]]
        yield from (("under the object", root) for t in inner for root in _known(lemma_of(t), noun=True))
    for name, heads in clause.prepositions.items():
        for head in heads[:1] if " " not in name else ():
            yield from (("beside", root) for root in _known(lemma_of(head), noun=True))
            yield from (("verb beside", root) for root in _known(verb_lemma(head) or ""))
    for child in token.children:
        if child.dep_ in _COMPLEMENTS:
            yield from (("complement", root) for root in _known(verb_lemma(child) or ""))
    if token.dep_ in _GOVERNED:
        yield from (("governor", root) for root in _known(verb_lemma(token.head) or ""))


def _known(lemma: str, beside: Iterable[str] = (), *, noun: bool = False) -> frozenset[str]:
    """Give the roots of the rules that list a word, of those with a second word only where it stands beside."""
    return _listed(lemma, frozenset(beside), noun)


@cache
def _listed(lemma: str, beside: frozenset[str], noun: bool) -> frozenset[str]:
    entries = (rule_index().nouns if noun else rule_index().verbs).get(lemma, ())
    return frozenset(_usual(rule) for rule, extra in entries if set(extra) <= beside)


def _usual(rule: ClaimRule) -> str:
    return rule.plover or event_kinds()[rule.kind].plover


def _classes(token: Token) -> list[str]:
    lemma = lemma_of(token)
    return [name for name, lemmas in noun_classes().items() if lemma in lemmas]


def _fit(token: Token, clause: Clause, passage: Passage, phrases: Sequence[tuple[int, int]]) -> int:
    """Rate how the doers lie in the source phrase and the rest in the target phrase."""
    source, target = ({t.i for t in passage.tokens_in(*phrase)} for phrase in phrases)
    if token.i in source | target:
        return 0
    whole = {y.i for t in _doers(clause) for y in t.subtree}
    after = {t.i for t in token.subtree if t.i > token.i} | {y.i for t in clause.objects for y in t.subtree}
    heads = {t.i for t in _doers(clause)}, {t.i for t in clause.objects}
    return (
        2 * bool(heads[0] & source) + bool(whole & source) + 2 * bool(heads[1] & target) + bool(after & target)
    )  # fmt: skip
