"""When a claim happened: its own words first, then its clause, its arguments, and the sentence before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from dateline.model.reading import TimeExpression
from dateline.readings.claims.at_law import is_tried
from dateline.readings.claims.day_settings import is_day, is_past, read_settings
from dateline.readings.claims.drafts import Draft
from dateline.readings.claims.habits import is_habit
from dateline.readings.claims.modality import modality_words
from dateline.readings.claims.parts import is_gapped
from dateline.readings.claims.presupposed import is_closed_by, is_granted, is_presupposed
from dateline.readings.claims.rules import rule_index
from dateline.readings.claims.shared_times import (
    closed_before,
    is_cleft,
    is_meanwhile,
    is_there,
    is_turn,
    opens_clause,
    said_before,
    shares,
    when_clauses,
)
from dateline.readings.figures.running_totals import raised_by
from dateline.readings.parse.clauses import lemma_of
from dateline.readings.parse.noun_clauses import own_clauses
from dateline.readings.parse.sentences import Passage
from dateline.readings.places.reach import is_answered

_DATED = frozenset(
    {"date", "weekday", "offset", "clock", "part", "season", "decade", "age", "narrative", "anniversary", "duration"}
)
_WITHIN = ("during", "in", "on", "to")
"""Before a noun of action whose time is that of the verb: ``arrested in a raid on Monday``, ``agreed on a truce on Monday``."""
_OVER, _LONG = frozenset({"in", "over", "during", "within"}), frozenset({"week", "month", "year", "decade"})
_MAIN = frozenset({"ROOT", "conj", "ccomp"})
_OF_OFFICE = frozenset({"resign-verb", "office-given-up"})
"""Rules of what is done by saying so."""


class Timing:
    """The time expressions of one passage, by the verb or noun of action each hangs on; ``cues`` are tokens of saying."""

    def __init__(self, passage: Passage, times: Sequence[TimeExpression], cues: Collection[int]) -> None:
        self._passage, self._cues = passage, set(cues)
        self._times = {
            t.id: t
            for t in times
            if t.start >= passage.start and t.end <= passage.end and t.kind in _DATED and not self._is_lapse(t)
        }
        self._anchors = {t.id: self._anchor(t) for t in self._times.values()}
        self._spans = {i: t.id for t in self._times.values() for i in self._indices(t)}
        self._settings = read_settings(passage, self._hung_on, self._times, self._cues)
        self._last_times: tuple[str, ...] = ()
        self._last_sentence = -1

    def of(self, draft: Draft) -> tuple[str, ...]:
        """Choose the times of a draft; a main clause leaves its times to the next sentence that has none."""
        times = self._times_of(draft)
        lasting = any("since" in (self._times[t].modifier or "").split() for t in times)
        if times and draft.clause.head.dep_ in _MAIN and not lasting:
            passed = tuple(t for t in times if self._spent_on(t) is None)
            self._last_times, self._last_sentence = passed, draft.trigger.sent.start
        return times

    def split(self, draft: Draft) -> list[tuple[str, ...]]:
        """Separate ``in 2015 and 2016``: two years or two days are two occurrences, a day and its hour are one."""
        times = [self._times[t] for t in draft.times if t in self._times]
        if len(times) < len(draft.times):
            return [draft.times]  # of an act told before, taken up again
        years = [t for t in times if t.kind == "date" and t.granularity == "year"]
        if len(years) > 1 and len({t.year for t in years}) == len(years):
            return [(t.id,) for t in years]
        return [draft.times]

    def weekdays(self, draft: Draft) -> frozenset[int]:
        """Give the weekdays that the own words of a noun or the times of a draft name."""
        before = {i for c in draft.trigger.lefts for i in (c.i, *(t.i for t in c.subtree))} if draft.is_noun else set()
        own = {self._spans[i] for i in before if i in self._spans}
        named = [self._times[t].weekday for t in (*own, *(t for t in draft.times if t in self._times))]
        return frozenset(day for day in named if day is not None)

    def is_of_other_day(self, draft: Draft, weekdays: frozenset[int]) -> bool:
        """Tell whether the sentence names another weekday: ``Jets struck on Friday. Scores died on Tuesday.``"""
        named = frozenset(time.weekday for time in self._beside(draft) if time.weekday is not None)
        return bool(named and weekdays) and not named & weekdays

    def _names_day(self, draft: Draft) -> bool:
        """Tell whether the sentence of a draft names a day, whatever it hangs on: then no other is left to it."""
        return any(is_day(time) and time.kind != "part" for time in self._beside(draft))

    def _beside(self, draft: Draft) -> list[TimeExpression]:
        sentence = draft.trigger.sent
        return [self._times[t] for i, t in self._spans.items() if sentence.start <= i < sentence.end]

    def is_long(self, times: Sequence[str]) -> bool:
        """Tell whether times given by id span months or years."""
        return any(self._times[t].granularity in {"month", "year", "decade"} for t in times if t in self._times)

    def _times_of(self, draft: Draft) -> tuple[str, ...]:
        """Choose the time expressions that date the act, in reading order."""
        if draft.clause.part is not None and (told := self._hung_on({draft.clause.part.i})):
            return tuple(told)
        if is_tried(draft.trigger, modality_words()):
            return self._of_deed(draft) or tuple(self._named_by(draft))
        if is_granted(draft):
            return self._of_deed(draft) or (() if raised_by(draft.trigger) else self._closing(draft))
        cues: set[int] = set() if draft.under else self._cues  # "voiced support on Monday" is said and done at once
        own = {draft.trigger.i} | {t.i for t in own_clauses(draft.trigger)}
        counted = raised_by(draft.trigger)
        answered = {draft.clause.head.i} if is_answered(draft) else counted
        heads = {draft.clause.head.i} - cues - answered if draft.is_noun else own | ({draft.clause.head.i} - cues)
        folded = {t.i for t in draft.also} - counted
        chosen = (
            (self._hung_on(own) if draft.is_noun else [])
            or self._hung_on(heads)
            or self._hung_on(folded)
            or self._named_by(draft)
            or self._hung_on(self._above(draft) if not answered else set())
            or self._hung_on({t.i for name in _WITHIN for t in draft.clause.prepositions.get(name, [])})
            or self._in_arguments(draft)
            or self._in_phrase(draft)
            or (self._beneath(draft) if not answered else [])
        )
        chosen = self._with_day(chosen, heads | self._above(draft)) if draft.is_noun else chosen
        if draft.is_noun and not draft.under:
            chosen = [t for t in chosen if self._times[t].quote.lower() != "now"]  # "now rules it with its conquest"
        if draft.kind == "coup" and all(self._times[t].kind == "narrative" for t in chosen):
            chosen = self._hung_on(self._above(draft)) or chosen  # "said on Friday that they ousted him, a year after"
        chosen = [t for t in chosen if self._spent_on(t) in {None, draft.trigger.i}] or self._before_break(draft)
        verbal = not draft.is_noun and not is_habit(draft.clause.head, modality_words())
        bare = all(self._is_of_hours(t) for t in chosen) and not self._names_day(draft)
        if verbal and draft.clause.head.dep_ in _MAIN and bare:
            chosen = [*self._told_before(draft), *chosen]
        return tuple(sorted(chosen, key=lambda t: self._times[t].start))

    def _of_deed(self, draft: Draft) -> tuple[str, ...]:
        """Give the times that are a deed's own, whatever is told of the court that tries it."""
        own = {draft.trigger.i, *(t.i for t in own_clauses(draft.trigger))}
        below = {t.i for t in draft.trigger.subtree}
        if draft.is_noun:
            below -= {
                t.i for c in draft.trigger.subtree if c.dep_ in {"relcl", "acl"} and c.i not in own for t in c.subtree
            }
        found = [t for t, e in self._times.items() if self._anchors[t] in own or below >= set(self._indices(e))]
        return tuple(sorted(found, key=lambda t: self._times[t].start))

    def _closing(self, draft: Draft) -> tuple[str, ...]:
        """Give the day right behind an act taken for granted, whatever it hangs on: ``grief over the crash at Sehwan on Monday``."""
        doc = self._passage.doc
        first = {t: min(self._indices(e), default=-1) for t, e in self._times.items() if self._anchors[t] is not None}
        here = [t for t, i in first.items() if is_closed_by(draft.trigger, doc[self._anchors[t] or 0], i)]
        return (min(here, key=first.__getitem__),) if here else ()

    def _told_before(self, draft: Draft) -> tuple[str, ...]:
        """Give the times a sentence before leaves this one: of an act, or of the day that it says had come.

        To harm, any sentence right before it leaves its day: ``A lorry left the road on Sunday. Nine people died.``
        """
        sentence = draft.trigger.sent.start
        if summed := self._summed_over(draft):
            return summed
        setting = next((day for day in reversed(self._settings) if day.start < sentence), None)
        follows = setting is not None and (setting.comes or (draft.kind == "killing" and setting.end == sentence))
        if setting is not None and follows and setting.start > self._last_sentence:
            return setting.times
        return self._last_times if sentence != self._last_sentence else ()

    def _is_of_hours(self, time: str) -> bool:
        """Tell what says how long an act took, and not on what day: ``fired tear gas for several hours``."""
        return self._times[time].kind == "duration" and self._times[time].unit in {"hour", "minute"}

    def _summed_over(self, draft: Draft) -> tuple[str, ...]:
        """Give the weeks or months that a sentence opens with and sums up: ``In the first two weeks of fighting 200 died``."""
        sentence = draft.trigger.sent
        opening = [t for t in self._times.values() if t.kind == "duration" and t.unit in _LONG]
        here = [t for t in opening if any(sentence.start <= i < draft.trigger.i for i in self._indices(t))]
        return tuple(t.id for t in here if sentence[0].lower_ in _OVER)[:1]

    def _with_day(self, chosen: list[str], heads: set[int]) -> list[str]:
        """Add to an hour alone the day that stands with the verb: ``a pre-dawn strike on Thursday killed two``."""
        if not chosen or any(self._times[t].kind not in {"part", "clock", "duration"} for t in chosen):
            return chosen
        return [*chosen, *(t for t in self._hung_on(heads) if is_day(self._times[t]) and t not in chosen)]

    def _named_by(self, draft: Draft) -> list[str]:
        """Find the time a relative clause hangs on: ``in the 1990s, when he led the siege``."""
        node = draft.clause.head
        for _ in range(4):
            if node.dep_ in {"relcl", "advcl", "acl"} and node.head.i in self._spans:
                if any(c.lower_ == "where" for c in node.children) and not is_there(node):
                    return []  # "came to Jos on Friday, where 200 had died"
                return [self._spans[node.head.i]]
            if node.dep_ not in {"pcomp", "prep", "xcomp", "conj", "ccomp"}:
                break
            node = node.head
        return []

    def _before_break(self, draft: Draft) -> list[str]:
        """Give the only day told before a semicolon or colon to what goes on behind it: ``On Sunday they came; they threw stones``."""
        sentence, own = draft.trigger.sent, draft.clause.head
        breaks = [t.i for t in sentence if t.text in {";", ":"}]
        last = max((i for i in breaks if i < draft.trigger.i), default=None)
        if last is None or draft.is_noun or own.i < last or own.tag_ not in {"VBD", "VBN"}:
            return []
        end = min((i for i in breaks if i > own.i), default=sentence.end)
        days = {t: min(self._indices(e), default=-1) for t, e in self._times.items() if is_day(e)}
        here = [i for i in days.values() if last < i < end]
        before = [
            t for t, i in days.items() if max((b for b in breaks if b < last), default=sentence.start - 1) < i < last
        ]
        return before if len(before) == 1 and not here else []

    def _hung_on(self, heads: set[int]) -> list[str]:
        return [t for t, anchor in self._anchors.items() if anchor in heads]

    def _above(self, draft: Draft) -> set[int]:
        """Walk up from a participle, infinitive, joined verb or noun of action to the verb whose time it shares.

        Who says that they have taken power takes it by saying so: a coup shares the time of its proclamation.
        """
        found: set[int] = set()
        node, joined = draft.clause.head, True
        for _ in range(7):
            linked = node.dep_ in {"advcl", "xcomp", "conj", "acl", "pcomp", "prep", "pobj", "dobj", "relcl", "agent"}
            accused = node.head.lemma_ == "accuse"  # a parse may hang "of killing" on the accuser
            proclaimed = (draft.kind == "coup" or draft.rule.id in _OF_OFFICE) and node.dep_ == "ccomp" and joined
            if node.head == node or not (linked or proclaimed or is_cleft(node) or is_turn(node)):
                break
            if node.head.i in self._cues and not (accused or proclaimed):
                break
            if any(opens_clause(c) for c in node.children):
                break  # "quiet on Saturday, a day after they took it"
            if (
                node.dep_ == "relcl"
                and node.head.pos_ in {"NOUN", "PROPN"}
                and not (is_meanwhile(node) or is_there(node))
            ):
                break
            joined = joined and node.dep_ == "conj"
            node = node.head
            found.add(node.i)
        return found | when_clauses(draft.clause.head) | (closed_before(draft.clause.head) - self._cues)

    def _beneath(self, draft: Draft) -> list[str]:
        """Take the only time of the sentence from below the act: ``detained two while searching on Monday``.

        Verbs joined under one subject share what closes the sentence: ``killed one and captured another on Monday``.
        """
        sentence, top = draft.trigger.sent, draft.clause.head
        here = [
            (t, i)
            for t, i in self._anchors.items()
            if i is not None and sentence.start <= i < sentence.end and self._times[t].kind != "duration"
        ]
        if len(here) != 1:
            return []
        node = self._passage.doc[here[0][1]]
        if node.pos_ not in {"VERB", "AUX"}:
            return []
        while node != top:
            if (
                node.head == node
                or (node.dep_ == "conj" and not shares(node, top, here[0][1]))
                or (node.tag_ == "VBN" and node.dep_ != "conj" and _is_act_of_force(node))
                or (
                    not is_meanwhile(node)
                    and node.dep_ != "nsubj"
                    and any(c.dep_ in {"nsubj", "nsubjpass"} for c in node.children)
                )
            ):
                return []
            node = node.head
        return [here[0][0]]

    def of_sentences(self) -> Iterator[tuple[int, tuple[str, ...], frozenset[str]]]:
        """Give of each sentence that tells of one day what follows may go on from: its start, times and lemmas."""
        for sentence in self._passage.doc.sents:
            days = {t: i for t, i in self._anchors.items() if i is not None and sentence.start <= i < sentence.end}
            told = [t for t, i in days.items() if i not in self._cues and is_day(self._times[t])]
            if told and len(told) == len(days) and len(set(days.values())) == 1 and is_past(sentence.root):
                lemmas = frozenset(lemma_of(t) for t in sentence if t.pos_ in {"NOUN", "PROPN", "VERB"})
                yield self._passage.starts[sentence.start], tuple(told), lemmas

    def _in_phrase(self, draft: Draft) -> list[str]:
        """Take the time in a noun's own phrase: ``the death of a boy in Jos on Friday shocked neighbours``."""
        noun = draft.trigger
        if not draft.is_noun or draft.under:
            return []
        below = {t.i for t in noun.subtree if t.i > noun.i}
        below -= {t.i for c in noun.subtree if c.dep_ in {"relcl", "acl"} for t in c.subtree}
        return [i for i, t in self._times.items() if any(x in below for x in self._indices(t))][:1]

    def _in_arguments(self, draft: Draft) -> list[str]:
        reach = {t.i for head in (*draft.clause.objects, *draft.clause.subjects) for t in head.subtree}
        reach -= {
            t.i
            for head in (*draft.clause.objects, *draft.clause.subjects)
            for c in head.children
            if c.dep_ in {"relcl", "acl"}
            for t in c.subtree
        }
        found = [i for i, t in self._times.items() if any(x in reach for x in self._indices(t))]
        return found if len(found) <= 1 else found[:1]

    def _anchor(self, time: TimeExpression) -> int | None:
        """Find the verb or noun of action a time expression hangs on."""
        indices = self._indices(time)
        if not indices:
            return None
        doc = self._passage.doc
        top = next((doc[i] for i in indices if doc[i].head.i not in indices), doc[indices[0]])
        node = top
        if top.pos_ in {"VERB", "AUX"}:
            return top.i
        if (spent := self._spent_on(time.id)) is not None:
            return spent
        if time.kind == "narrative" and opens_clause(top):
            return top.head.head.i  # "two days after the truce was signed, gunmen ..." dates the gunmen
        for _ in range(8):
            if node.head == node:
                return node.i
            node = node.head
            if node.i in self._cues and (said := said_before(node, top)) is not None:
                return said.i  # "when jets bombed the village on Sunday, a resistance group said on Monday"
            if node.pos_ in {"VERB", "AUX"} and (passed := self._passed_over(node, time, top)) is not None:
                return passed
            if (
                node.pos_ in {"VERB", "AUX"}
                or is_gapped(node)
                or (node.pos_ in {"NOUN", "PROPN"} and top.dep_ in {"poss", "compound", "nmod", "amod", "nummod"})
            ):
                return node.i
            if (
                node.pos_ == "NOUN"
                and top.dep_ in {"pobj", "npadvmod"}
                and node.dep_ in {"dobj", "nsubj", "nsubjpass", "pobj"}
                and self._is_act(node)
            ):
                return node.i
        return None

    def _passed_over(self, verb: Token, time: TimeExpression, top: Token) -> int | None:
        """Give the act taken for granted that a month, year or date closes: ``held over the bombing of a bank last year``."""
        if time.kind not in {"date", "offset", "age"} or (time.granularity == "day" and time.month is None):
            return None  # "was charged with the murder on Monday" tells of the charge
        between = [t for t in self._passage.doc[verb.i + 1 : top.i] if self._is_act(t)]
        closed = [t.i for t in between if is_closed_by(t, verb, top.left_edge.i) and is_presupposed(t)]
        return closed[-1] if closed else None

    def _spent_on(self, time_id: str) -> int | None:
        """Give the act that a stretch of time went into: ``after a week of fighting`` dates no other by that week."""
        time = self._times[time_id]
        last = self._indices(time)[-1:] if time.kind == "duration" else []
        of = next((c for i in last for c in self._passage.doc[i].children if c.lower_ == "of"), None)
        spent = next((c for c in of.children if c.dep_ in {"pobj", "pcomp"}), None) if of is not None else None
        return spent.i if spent is not None and self._is_act(spent) else None

    def _is_lapse(self, time: TimeExpression) -> bool:
        """Tell how long something had not happened: ``for the first time in two years``."""
        tokens = self._passage.tokens_in(time.start, time.end) if time.kind == "duration" else []
        before = [t.lower_ for t in self._passage.doc[max(0, tokens[0].i - 2) : tokens[0].i]] if tokens else []
        return before in (["time", "in"], ["time", "for"])

    def _is_act(self, noun: Token) -> bool:
        return lemma_of(noun) in rule_index().nouns

    def _indices(self, time: TimeExpression) -> list[int]:
        return [t.i for t in self._passage.tokens_in(time.start, time.end)]


def _is_act_of_force(verb: Token) -> bool:
    return any(rule.force for rule, _ in rule_index().verbs.get(lemma_of(verb), ()))
