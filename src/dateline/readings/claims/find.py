"""What is said to have happened: claims, from verbs and nouns of action and their arguments."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, Protocol, TypeVar

import msgspec
from spacy.tokens import Doc, Token

from dateline.model.article import Article, Span
from dateline.model.reading import Attribution, Claim, Mention, Quantity, Speaker, TimeExpression
from dateline.readings.claims.arguments import Arguments
from dateline.readings.claims.circumstances import Circumstances
from dateline.readings.claims.drafts import Draft, fold
from dateline.readings.claims.fitting import fits
from dateline.readings.claims.focus import Focus
from dateline.readings.claims.modal_clauses import modal_clause, stranded_speakers
from dateline.readings.claims.modality import ASSERTED
from dateline.readings.claims.nominals import acts_named, is_nominal
from dateline.readings.claims.parts import parts_of
from dateline.readings.claims.report_scene import Scene, is_played, recast, scene_of
from dateline.readings.claims.roles import fill
from dateline.readings.claims.rules import ClaimRule, rule_index
from dateline.readings.claims.taken_up import attribute, echo, follows, sharpen, storm
from dateline.readings.claims.telling import Teller, is_foretold
from dateline.readings.claims.unproved import doubt
from dateline.readings.figures.unclaimed import adopt
from dateline.readings.parse.clauses import Clause, is_joined_modifier, lemma_of, of_verb, verb_lemma
from dateline.readings.parse.noun_clauses import of_noun
from dateline.readings.parse.sentences import Passage


class Spanned(Protocol):
    """Anything with a place in the article."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Spanned)
Candidate = tuple[ClaimRule, tuple[str, ...]]
"""A rule with the words its trigger needs beside it."""


def find(
    article: Article,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
    attributions: Sequence[Attribution],
    is_armed_group: Callable[[str | None], bool],
    level_of: Callable[[Mention], str | None],
) -> tuple[tuple[Claim, ...], tuple[Mention, ...]]:
    """Find every claim of an article, in reading order, and the mentions made for doers that no list knows.

    ``is_armed_group`` tells who bears arms, ``level_of`` gives the level of a place mention, "capital" for that of a state.
    """
    focus = _focus(article, mentions, attributions, level_of)
    teller, scene_told = Teller(article, attributions), scene_of(article.text)
    found: list[Claim] = []
    parts = zip(
        passages,
        _inside(passages, mentions),
        _inside(passages, quantities),
        _inside(passages, times),
        _inside(passages, [a.cue for a in attributions]),
        _inside(passages, [a.speaker for a in attributions if a.speaker is not None]),
        strict=True,
    )
    for _, paragraph in groupby(parts, key=lambda part: part[0].number):
        read = [
            _read(passage, names, numbers, dates, cues, speakers, is_armed_group, focus)
            for passage, names, numbers, dates, cues, speakers in paragraph
        ]
        for scene, draft in sorted(_in_order(read), key=lambda told: told[0].passage.starts[told[1].trigger.i]):
            if not is_played(draft, scene_told):
                found += _tell(scene, draft, focus, teller, scene_told)
        for scene in read:
            teller.keep(scene.arguments.made)
    return doubt(article, _without_doubles(found)), teller.made()


def _tell(scene: _Scene, draft: Draft, focus: Focus, teller: Teller, about: Scene) -> list[Claim]:
    """Make the claims of one draft; where it lacks what its rule needs, those of what was folded into it."""
    scene.circumstances.complete(draft)
    sharpen(draft, focus)
    storm(draft, focus, scene.circumstances.around)
    recast(draft, about)
    if not follows(draft, focus):
        return []
    draft.actors = [focus.named(actor) for actor in draft.actors]
    if draft.rule.takes_up != "owns" and not (_has(draft.filled(), draft.rule) or is_foretold(draft)):
        return [claim for inner in draft.folded for claim in _tell(scene, inner, focus, teller, about)]
    found: list[Claim] = []
    for whole in (draft, *(() if _says_itself(draft, scene) else echo(draft, focus))):
        if whole.rule.takes_up != "owns":
            told = list(teller.tell(scene.passage, whole, scene.circumstances))
            focus.tell(whole, told[0])
            found += told
    return found


def _says_itself(draft: Draft, scene: _Scene) -> bool:
    """Tell a denial that says what it denies (``denied that gas had been used``): no act told before it is meant."""
    said = [t for t in draft.topics if any(c.dep_ in {"nsubj", "nsubjpass"} for c in t.children)]
    below = {t.i for topic in said for t in topic.subtree}
    return any(other.trigger.i in below and other.rule.force for other in scene.drafts if other is not draft)


class _Scene(NamedTuple):
    """One passage with what its claims are made of."""

    passage: Passage
    arguments: Arguments
    circumstances: Circumstances
    drafts: list[Draft]


def _read(
    passage: Passage,
    names: Sequence[Mention],
    numbers: Sequence[Quantity],
    dates: Sequence[TimeExpression],
    cues: Sequence[Span],
    speakers: Sequence[Speaker],
    is_armed_group: Callable[[str | None], bool],
    focus: Focus,
) -> _Scene:
    """Find what a passage tells, before it is known where, when and of which act told before."""
    speaking = stranded_speakers(passage.doc)
    speaking |= {t.i for s in speakers for t in passage.tokens_in(s.start, s.end)}
    arguments = Arguments(passage, names, numbers, is_armed_group, speaking)
    dated = frozenset(t.i for d in dates for t in passage.tokens_in(d.start, d.end) if t.pos_ == "PROPN")
    circumstances = Circumstances(passage, arguments, dates, cues, focus)
    drafts = fold(attribute(list(_drafts(passage, arguments, dated))))
    return _Scene(passage, arguments, circumstances, adopt(drafts, passage, arguments))


def _in_order(scenes: Iterable[_Scene]) -> Iterator[tuple[_Scene, Draft]]:
    """List the drafts of a paragraph and of the quotations that stand in it."""
    return ((scene, draft) for scene in scenes for draft in scene.drafts)


def _focus(
    article: Article,
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    level_of: Callable[[Mention], str | None],
) -> Focus:
    levels = {m.id: level_of(m) for m in mentions if m.kind == "place"}
    capitals = {i for i, level in levels.items() if level == "capital"}
    towns = {i for i, level in levels.items() if level == "settlement"} | capitals
    local = {i for i, level in levels.items() if level in {"settlement", "admin1", "admin2", "capital", "quarter"}}
    return Focus(article.text, {m.id: m for m in mentions}, attributions, towns, local, capitals)


def _inside(passages: Sequence[Passage], spans: Sequence[S]) -> list[list[S]]:
    """Sort spans into the passages they touch; what lies in a quotation touches its paragraph too."""
    ordered = sorted(spans, key=lambda s: s.start)
    starts = [s.start for s in ordered]
    longest = max((s.end - s.start for s in ordered), default=0)
    return [
        [s for s in ordered[bisect_left(starts, p.start - longest) : bisect_left(starts, p.end)] if s.end > p.start]
        for p in passages
    ]


def _drafts(passage: Passage, arguments: Arguments, dated: frozenset[int]) -> Iterator[Draft]:
    """Try the rules on each verb and noun; the first rule that fits a trigger makes the draft."""
    index, words = rule_index(), _words(passage.doc)
    for token in passage.doc:
        if token.i in passage.children or token.i in dated or token.dep_ in _HELPING or _names_who(token, arguments):
            continue
        lemma = None if _names_act(token, index.nouns) else verb_lemma(token)
        if lemma is not None:
            modifier = token.dep_ == "amod" and not is_joined_modifier(token)
            candidates = () if modifier else _possible(index.verbs.get(lemma, ()), words)
            clause = of_verb(token) if candidates else None
            for part in parts_of(clause, arguments)[1:] if clause is not None else ():
                draft = _first_fit(part, candidates, arguments)
                if draft is not None:
                    yield draft
            clause = parts_of(clause, arguments)[0] if clause is not None else None
        elif (token.pos_ in {"NOUN", "PROPN"} or token.tag_ == "VBG") and arguments.mention(
            token, ("actor", "place")
        ) is None:
            candidates = _possible(index.nouns.get(token.lower_ if token.tag_ == "VBG" else lemma_of(token), ()), words)
            clause = of_noun(token) if candidates else None
        else:
            continue
        draft = _first_fit(clause, candidates, arguments) if clause is not None else None
        if draft is None and lemma is None:
            draft = _named(token, arguments)
        if draft is not None:
            yield draft
        modal = modal_clause(token) if lemma is not None else None
        if modal is not None:
            draft = _first_fit(modal.clause, index.verbs.get(modal.auxiliary, ()), arguments)
            if draft is not None:
                draft.modality = ASSERTED
                yield draft


def _named(noun: Token, arguments: Arguments) -> Draft | None:
    """Read a noun of action by the rules of its verb: ``the storming of the barracks``."""
    if noun.dep_ in {"compound", "poss", "nmod"}:
        return None
    index = rule_index()
    for verb, clause in acts_named(noun, index.verbs):
        head, *particle = verb.split()
        entries = index.verbs.get(head, ())
        candidates = [(rule, ()) for rule, extra in entries if list(extra) == particle]
        draft = _first_fit(clause, candidates, arguments)
        if draft is not None:
            draft.is_noun = True
            draft.rule = msgspec.structs.replace(draft.rule, needs=(*draft.rule.needs, "place-or-time-or-harm"))
            return draft
    return None


def _words(doc: Doc) -> frozenset[str]:
    """Give the words of a passage, as they stand and by their stems."""
    return frozenset(form for t in doc for form in (t.lower_, t.lemma_.lower(), lemma_of(t)))


def _possible(candidates: Iterable[Candidate], words: Container[str]) -> list[Candidate]:
    """Leave out the rules whose second word stands nowhere in the passage."""
    return [c for c in candidates if not c[1] or c[1][-1] in words or c[1][-1] == "not"]


def _names_act(token: Token, nouns: Container[str]) -> bool:
    """Tell a gerund that names an act and has no object: ``fighting broke out``, ``broken by shelling near Sumy``."""
    if token.tag_ != "VBG":
        return False
    if is_nominal(token):
        return True
    if token.lower_ not in nouns or token.dep_ not in _NAMED:
        return False
    below = {c.dep_ for c in token.children}
    return ("expl" in below and "dobj" not in below) or not below & {
        "dobj",
        "nsubj",
        "aux",
        "prt",
    }  # "there was shelling near Sumy"


def _names_who(token: Token, arguments: Arguments) -> bool:
    """Tell a word of somebody's name: ``said Marjorie Storm``."""
    if token.pos_ != "PROPN":
        return False
    person = arguments.mention(token, ("person",))
    return person is not None and person.noun is None and " " in person.quote


def _first_fit(clause: Clause, candidates: Iterable[Candidate], arguments: Arguments) -> Draft | None:
    for rule, extra in candidates:
        seen = fits(rule, extra, clause, arguments)
        if seen is not None:
            draft = fill(rule, extra, seen, arguments)
            if _has(draft.filled() | _later(draft), rule):
                return draft
    return None


def _later(draft: Draft) -> frozenset[str]:
    """Name what a draft may still get from its surroundings."""
    return _LATER if not draft.rule.place_is_argument or draft.extent == "part" or draft.again else _LATER - {"place"}


_HELPING = frozenset({"aux", "auxpass"})
_NAMED = frozenset({"nsubj", "nsubjpass", "pobj", "pcomp", "dobj", "conj", "compound", "ROOT"})
_LATER = frozenset({"place", "time", "anchored", "place-or-destination", "taken-up"})


def _has(filled: Iterable[str], rule: ClaimRule) -> bool:
    """Check what the rule demands: all of its needs, one of those joined by ``-or-``."""
    names = set(filled)
    return all(any(part in names for part in need.split("-or-")) for need in rule.needs)


def _without_doubles(claims: Iterable[Claim]) -> Iterator[Claim]:
    seen: set[str] = set()
    for claim in claims:
        if claim.id not in seen:
            seen.add(claim.id)
            yield claim
