"""What is said to have happened: claims, from verbs and nouns of action and their arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from spacy.tokens import Token

from dateline.model.article import Article, Span, identify
from dateline.model.reading import Attribution, Claim, Mention, Quantity, TimeExpression
from dateline.readings import attribution as attributions_
from dateline.readings.arguments import Arguments
from dateline.readings.circumstances import Circumstances, relation_of
from dateline.readings.claim_rules import ClaimRule, rule_index
from dateline.readings.clauses import Clause, of_noun, of_verb, verb_lemma
from dateline.readings.drafts import Draft, fold
from dateline.readings.focus import Focus
from dateline.readings.modality import judge
from dateline.readings.roles import fill, fits
from dateline.readings.sentences import Passage


def find(
    article: Article,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
    attributions: Sequence[Attribution],
    is_armed_group: Callable[[str | None], bool],
    level_of: Callable[[Mention], str | None],
) -> tuple[Claim, ...]:
    """Find every claim of an article, in reading order; ``is_armed_group`` tells who bears arms, ``level_of`` gives the level of a place mention."""
    focus = _focus(article, mentions, attributions, level_of)
    found: list[Claim] = []
    for passage in passages:
        inside = [m for m in mentions if m.start < passage.end and m.end > passage.start]
        arguments = Arguments(passage, inside, quantities_in(passage, quantities), is_armed_group)
        circumstances = Circumstances(passage, arguments, times, attributions, focus)
        drafts = fold(list(_drafts(passage, arguments)))
        for draft in drafts:
            circumstances.complete(draft)
            if _has_needs(draft):
                told = list(_claims(article, passage, draft, circumstances, attributions))
                focus.tell(draft, told[0].id)
                found += told
    return tuple(_without_doubles(found))


def _focus(
    article: Article,
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    level_of: Callable[[Mention], str | None],
) -> Focus:
    levels = {m.id: level_of(m) for m in mentions if m.kind == "place"}
    towns = {i for i, level in levels.items() if level == "settlement"}
    local = {i for i, level in levels.items() if level in {"settlement", "admin1", "admin2"}}
    return Focus(article.text, {m.id: m for m in mentions}, attributions, towns, local)


def quantities_in(passage: Passage, quantities: Iterable[Quantity]) -> list[Quantity]:
    return [q for q in quantities if q.start >= passage.start and q.end <= passage.end]


def _drafts(passage: Passage, arguments: Arguments) -> Iterator[Draft]:
    """Try the rules on each verb and noun; the first rule that fits a trigger makes the draft."""
    index = rule_index()
    for token in passage.doc:
        if token.i in passage.children:
            continue
        lemma = verb_lemma(token)
        if lemma is not None:
            candidates = index.verbs.get(lemma, ())
            clause = of_verb(token) if candidates else None
        elif token.pos_ in {"NOUN", "PROPN"} and arguments.mention(token, ("actor", "place")) is None:
            candidates = index.nouns.get(token.lemma_.lower(), ())
            clause = of_noun(token) if candidates else None
        else:
            continue
        if clause is not None:
            draft = _first_fit(clause, candidates, arguments)
            if draft is not None:
                yield draft


def _first_fit(
    clause: Clause, candidates: Iterable[tuple[ClaimRule, tuple[str, ...]]], arguments: Arguments
) -> Draft | None:
    for rule, extra in candidates:
        seen = fits(rule, extra, clause, arguments)
        if seen is not None:
            draft = fill(rule, extra, seen, arguments)
            if _hopeful(draft):
                return draft
    return None


def _hopeful(draft: Draft) -> bool:
    """Tell whether a draft has, or can still get from its surroundings, all that its rule needs."""
    filled = draft.filled() | (
        _LATER if not draft.rule.place_is_argument or draft.extent == "part" else _LATER - {"place"}
    )
    return all(any(part in filled for part in need.split("-or-")) for need in draft.rule.needs)


_LATER = frozenset({"place", "time", "anchored", "place-or-destination"})


def _has_needs(draft: Draft) -> bool:
    """Check what the rule demands, now that place and time are known."""
    filled = draft.filled()
    return all(any(part in filled for part in need.split("-or-")) for need in draft.rule.needs)


def _claims(
    article: Article, passage: Passage, draft: Draft, circumstances: Circumstances, attributions: Sequence[Attribution]
) -> Iterator[Claim]:
    """Make one claim for each place (or each time of its own) that one trigger tells of."""
    trigger = passage.of(article.text, draft.trigger)
    modality = judge(draft.clause.head if draft.under else draft.trigger, is_noun=draft.is_noun and not draft.under)
    said = attributions_.innermost(attributions, trigger.start, trigger.end)
    certainty = modality.certainty
    if certainty == "asserted" and said is not None:
        certainty = "alleged" if said.hedged else "reported"
    quote = _quote(article.text, passage, draft.trigger)
    places = draft.places
    if modality.polarity == "negative" and draft.carried:
        places = []
    tense = modality.tense
    if tense == "planned" and draft.rule.subject in {"place", "target"} and not draft.actors:
        tense = "hypothetical"  # nobody plans that a town falls or a pilot dies: "it will fall"
    for place in places or [None]:
        for times in circumstances.split_times(draft):
            yield Claim(
                id=identify(
                    "clm",
                    article.id,
                    f"{trigger.start}-{trigger.end}",
                    draft.kind,
                    place.id if place else "",
                    ",".join(times),
                ),
                kind=draft.kind,
                start=quote.start,
                end=quote.end,
                quote=quote.quote,
                trigger=trigger,
                actors=tuple(m.id for m in draft.actors),
                targets=tuple(m.id for m in draft.targets),
                place=_settlement(place, circumstances),
                place_relation=relation_of(place, draft, passage),
                site=place.id if place is not None and place.kind == "site" else draft.site,
                times=times,
                polarity=modality.polarity,
                certainty=certainty,
                tense=tense,
                attribution=said.id if said is not None else None,
                quantities=tuple(q.id for q in draft.quantities),
                means=draft.means,
                extent=draft.extent,
                follows=None,
                takes_up=draft.takes_up,
                rule=draft.rule.id,
            )


def _settlement(place: Mention | None, circumstances: Circumstances) -> str | None:
    """Give the place mention a claim stands at: of a site, the place it lies in."""
    if place is None:
        return None
    if place.kind == "site":
        return circumstances.around(place)
    return place.id


def _quote(text: str, passage: Passage, trigger: Token) -> Span:
    """Give the sentence of the trigger, cut at the quotations that stand in it."""
    first, last = trigger.sent.start, trigger.sent.end - 1
    for placeholder in passage.children:
        if first <= placeholder < trigger.i:
            first = placeholder + 2
        elif trigger.i < placeholder <= last:
            last = placeholder - 2
    first, last = min(first, trigger.i), max(last, trigger.i)
    return passage.span(text, first, last)


def _without_doubles(claims: Iterable[Claim]) -> Iterator[Claim]:
    seen: set[str] = set()
    for claim in claims:
        if claim.id not in seen:
            seen.add(claim.id)
            yield claim
