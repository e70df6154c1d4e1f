"""Drafts into claims: one for each place or time of its own, with its speaker and how surely it is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from dateline.kinds import HARMFUL, event_kinds
from dateline.model.article import Article, Span, identify
from dateline.model.reading import Attribution, Certainty, Claim, Mention, Tense
from dateline.readings.claims.circumstances import Circumstances
from dateline.readings.claims.drafts import Draft, sums_up
from dateline.readings.claims.modality import Modality, judge, modality_words, taken_for_granted
from dateline.readings.claims.presupposed import is_granted
from dateline.readings.claims.rejected_figures import is_rejected
from dateline.readings.claims.verb_mood import is_under_way
from dateline.readings.claims.victims import nameless_victims, victims
from dateline.readings.parse.clauses import lemma_of
from dateline.readings.parse.noun_phrases import phrase
from dateline.readings.parse.sentences import Passage
from dateline.readings.places.relations import relation_of
from dateline.readings.speech import attribution as attributions_
from dateline.readings.speech.cues import load_voices

_GIVEN = frozenset({"aid", "deployment"})
"""Kinds that are done by giving: what is promised has not been given."""
_UNREAL = frozenset({"planned", "threatened", "hypothetical", "undertaken-not-to"})
"""Tenses of what has no place but one that is named with it."""
_STANCES: dict[str, Tense] = {"promises": "planned", "threatens": "threatened", "asks": "hypothetical"}


class Teller:
    """Makes the claims of one article, and mentions for doers that no list knows."""

    def __init__(self, article: Article, attributions: Sequence[Attribution]) -> None:
        self._article, self._attributions = article, attributions
        self._cues = {(a.cue.start, a.cue.end): a for a in attributions}
        self._made: dict[str, Mention] = {}

    def made(self) -> tuple[Mention, ...]:
        """Give the mentions made so far, in reading order."""
        return tuple(sorted(self._made.values(), key=lambda m: (m.start, m.end)))

    def keep(self, mentions: Iterable[Mention]) -> None:
        """Add mentions made elsewhere."""
        self._made.update((m.id, m) for m in mentions)

    def tell(self, passage: Passage, draft: Draft, circumstances: Circumstances) -> Iterator[Claim]:
        """Make one claim for each place (or each time of its own) that one trigger tells of."""
        trigger = passage.of(self._article.text, draft.trigger)
        said = self._said(trigger)
        if said is None and (draft.takes_up is not None or draft.rule.subject == "none"):
            said = self._cues.get((trigger.start, trigger.end))
        modality = draft.modality or _judged(draft, said)
        quote = _quote(self._article.text, passage, draft.trigger)
        actors = [m.id for m in draft.actors] or [self._name(passage, t).id for t in draft.doers]
        unreal = modality.polarity == "negative" or modality.tense in _UNREAL
        places = [] if unreal and draft.carried else draft.places
        wheres: list[Mention | None] = [*places] or [None]
        for place in wheres:
            for times in circumstances.split_times(draft):
                where = place.id if place else ""
                words = f"{trigger.start}-{trigger.end}"
                yield Claim(
                    id=identify("clm", self._article.id, words, draft.kind, where, ",".join(times)),
                    kind=draft.kind,
                    start=quote.start,
                    end=quote.end,
                    quote=quote.quote,
                    trigger=trigger,
                    actors=tuple(actors),
                    targets=tuple(m.id for m in victims(draft)) or tuple(self._victims(passage, draft)),
                    place=_settlement(place, circumstances),
                    place_relation=relation_of(circumstances.lies_at(place), draft, passage),
                    site=place.id if place is not None and place.kind == "site" else draft.site,
                    times=times,
                    polarity=modality.polarity,
                    certainty=_certainty(modality.certainty, said),
                    tense=modality.tense,
                    attribution=said.id if said is not None else None,
                    quantities=tuple(q.id for q in draft.quantities),
                    means=draft.means,
                    extent=draft.extent,
                    follows=None,
                    takes_up=draft.takes_up,
                    rule=_reached(draft) or draft.rule.id,
                    tells="act" if _reached(draft) else draft.rule.tells,
                    presupposed=is_granted(draft),
                    place_sure=place is None or not draft.doubtful,
                )

    def _said(self, trigger: Span) -> Attribution | None:
        """Give who says it: the innermost, or where that names nobody (``are known to have died``) the next outside."""
        around = attributions_.enclosing(self._attributions, trigger.start, trigger.end)
        named = [a for a in around if a.speaker is not None]
        return named[0] if named and around[0].stance == "asserts" else next(iter(around), None)

    def _victims(self, passage: Passage, draft: Draft) -> Iterator[str]:
        """Name people and bodies acted on whom no mention covers; things are not sides."""
        for token in nameless_victims(draft):
            yield self._name(passage, token).id

    def _name(self, passage: Passage, head: Token) -> Mention:
        """Make a mention of a noun phrase up to its head."""
        tokens = [t for t in phrase(head) if t.i <= head.i and t.dep_ not in {"appos", "conj", "cc", "punct"}]
        first = head.i
        while first - 1 in {t.i for t in tokens}:
            first -= 1
        span = passage.span(self._article.text, first, head.i)
        noun = lemma_of(head) if head.pos_ != "PROPN" else None
        sort = "unnamed" if span.quote.lower() in load_voices().organisation_nouns else "actor"  # "Army retakes Gao"
        key = None if noun else f"{sort}:{span.quote.lower()}"
        mention = Mention(
            id=f"actor:{span.start}:{span.end}",
            kind="actor",
            start=span.start,
            end=span.end,
            quote=span.quote,
            noun=noun,
            key=key,
        )
        return self._made.setdefault(mention.id, mention)


_HOURS = frozenset(
    {"dawn", "sunrise", "morning", "noon", "midday", "afternoon", "dusk", "evening", "nightfall", "night", "midnight"}
)


def is_foretold(draft: Draft) -> bool:
    """Tell an act of force that somebody threatens or plans: where and against whom is often not said."""
    if not draft.rule.force or not draft.rule.occurs or not (draft.actors or draft.doers):
        return False
    return _judged(draft, None).tense in {"threatened", "planned"}


def _judged(draft: Draft, said: Attribution | None) -> Modality:
    """Read whether it took place, from its own words and then from what the speaker does with them."""
    head = draft.clause.head if draft.under else draft.trigger
    noun = draft.is_noun and not draft.under
    polarity, tense, certainty = judge(head, is_noun=noun, forceful=draft.rule.force)
    if polarity == "negative" and draft.kind in HARMFUL and _counts_nobody(draft):
        polarity = "positive"  # "the landslide killed no one": it came down all the same
    if any(q.measure for q in draft.quantities) and is_rejected(head):
        return Modality("negative", tense, "doubted")
    if tense == "current" and draft.kind in _GIVEN and head.lemma_.lower() in modality_words()["promising"]:
        tense = "planned"
    if tense == "current" and sums_up(draft):
        tense = "background"
    if tense == "current" and not noun and event_kinds()[draft.kind].control == "gain" and is_under_way(head):
        tense = "planned"  # "is being retaken": nobody has it yet
    if tense == "planned" and draft.rule.subject in {"place", "target"} and not draft.actors:
        tense = "hypothetical"  # nobody plans that a town falls or a pilot dies: "it will fall"
    if said is None or (polarity, tense) != ("positive", "current"):
        return Modality(polarity, tense, certainty)
    if said.stance == "denies" and not said.direct:
        return (
            Modality(polarity, tense, certainty)
            if draft.is_noun and not draft.under and taken_for_granted(draft.trigger)
            else Modality("negative", tense, "doubted")
        )
    if not noun and said.stance in _STANCES and head.tag_ in {"VB", "VBP"} and not said.direct:
        return Modality(polarity, _STANCES[said.stance], certainty)
    return Modality(polarity, tense, certainty)


def _counts_nobody(draft: Draft) -> bool:
    """Tell an act told with the harm it did not do."""
    counted = [q for q in draft.quantities if q.measure]
    return bool(counted) and all(q.high == 0 for q in counted)


def _certainty(judged: Certainty, said: Attribution | None) -> Certainty:
    if judged != "asserted" or said is None:
        return judged
    return "alleged" if said.hedged else "reported"


def _reached(draft: Draft) -> str:
    """Name the rule of a state that is told as reached by some time; empty where it may have been so for long."""
    by = draft.clause.prepositions.get("by", [])
    return draft.rule.reached if any(t.ent_type_ in {"DATE", "TIME"} or lemma_of(t) in _HOURS for t in by) else ""


def _settlement(place: Mention | None, circumstances: Circumstances) -> str | None:
    """Give the place mention a claim stands at: of a site, the place it lies in."""
    if place is None:
        return None
    return circumstances.around(place) if place.kind == "site" else place.id


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
