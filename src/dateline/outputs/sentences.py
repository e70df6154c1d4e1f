"""One sentence for one event: who, what, where, when, by whom said, and how sure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from dateline.kinds import HAZARDS
from dateline.model.picture import Answer, Event, Finding, PictureClaim
from dateline.outputs.citations import Notes, excerpt_of
from dateline.outputs.days import say_day, say_when
from dateline.outputs.document import Line
from dateline.outputs.lookup import Lookup
from dateline.outputs.names import Names
from dateline.outputs.numbers import Range, is_vague, measure_of, range_of, say_range
from dateline.outputs.people import UNKNOWN_PERSON, People, indefinite
from dateline.outputs.whereabouts import Whereabouts
from dateline.outputs.wording import KindWording, Mood, Phrase, fill, finish, hazard_in, load_wording

MOST_CITED = 6
_UNREAL: dict[str, tuple[str, Mood]] = {
    "planned": ("", "was to"),
    "threatened": ("there was a threat that", "would"),
    "hypothetical": ("it was possible that", "would"),
    "undertaken-not-to": ("there was an undertaking that", "would not"),
    "doubted": ("it was doubtful whether", "past"),
    "negated": ("", "negated"),
}


_CONDITIONAL = frozenset({"planned", "threatened", "hypothetical"})
_CONDITION = re.compile(r"(?<!even )(?<!as )\b(if|unless|provided that|as long as) ([^,.;:“”\"]+)", re.IGNORECASE)
_LONGEST_CONDITION = 14
_STAYED = re.compile(r"\b(?:never|not|n[o’']t)\b(?: \w+){0,2} (?:left|leave|set out|set off)\b", re.IGNORECASE)
"""Words of troops that were to go and did not: no withdrawal failed to take place."""
_BY_MEANS = frozenset({"shelling", "airstrike", "bombing"})
_CROWDED = frozenset({"protest", "riot"})
"""Kinds of which civilians are those who came to harm, and not whom it was against."""
_DEATHS = frozenset({"die-verb", "pronounced-dead", "killing-noun", "dead-counted", "dead-or-missing"})
_BY_FORCE = re.compile(
    r"\b(?:kill|murder|slain|slay|shot|shoot|stab|massacre|execut|homicide|slaughter|bomb|blast|attack|beat|gunm|fight|clash|shell|strike"
    r"|struck|wound|injur|assassin|lynch|fire|crash|collaps|drown)",
    re.IGNORECASE,
)
_ARMED = frozenset(
    {"clash", "attack", "killing", "bombing", "airstrike", "shelling", "siege", "abduction", "detention"}
)
"""Kinds of deeds that people of no side do not do: a reader who has them do it has mistaken those who came to harm."""
_BYSTANDERS = frozenset({"civilians"})
_UNIDENTIFIED = "unidentified-armed-group"
_AT_OFFICE = re.compile(
    r"\b(?:attorney|prosecutor|sheriff|mayor|coroner|governor|chief|minister|secretary)\b", re.IGNORECASE
)
_OF_STATE = re.compile(r"state:[A-Z]{2}:(?:government|police)")
_VAGUE = re.compile(r"\b(?:recent|past few|last few|past several|few|several|couple)\b", re.IGNORECASE)
_VAGUE_DAYS = 10
_LONG_DAYS = 60
"""A report that can be of any day of two months has no date."""
"""An interval at least so long is the reader's guess at what a vague wording covers."""


class Teller:
    """Tells events in sentences of our own and cites the passages they stand on."""

    def __init__(self, lookup: Lookup, names: Names, people: People, notes: Notes) -> None:
        self.lookup, self.names, self.people, self.notes = lookup, names, people, notes
        self.wording = load_wording()
        self.where = Whereabouts(lookup, names)

    def cite(self, claims: Iterable[PictureClaim], most: int = MOST_CITED) -> tuple[int, ...]:
        """Cite some claims, first one from each report; of passages that overlap the first."""
        return tuple(dict.fromkeys(self.notes.cite_claim(claim) for claim in apart(spread(claims))[:most]))

    def tell(self, event: Event) -> Line:
        """Tell an event with its status, who says so, and the level it reaches."""
        if event.status in _UNREAL:
            return self.tell_unreal(event, event.status)
        text = f"{self._with_status(event)} ({self._level(event)})"
        return Line(text=finish(text), cites=self.cite(self._claims(event)))

    def tell_under_voice(self, event: Event) -> Line:
        """Tell an event where a line before it names who says so."""
        text = f"{self.clause(event)} ({self._level(event)})"
        return Line(text=finish(text), cites=self.cite(self._claims(event)), depth=1)

    def voice(self, event: Event) -> str:
        """Name who alone an event stands on; "" where several origins tell it, or it is disputed or not done."""
        if event.status not in {"occurred", "claimed"} or event.level in {"C3", "C4", "CX"}:
            return ""
        return self._who(event)

    def tell_unreal(self, event: Event, what: str) -> Line:
        """Tell what is not said to have taken place: planned, threatened, undertaken-not-to, doubted, ..."""
        claims = self._claims(event)
        lead, mood = _UNREAL[what]
        who = self.names.speakers(claims) or "a report not at hand"
        clause = self.clause(event, mood, pronoun_for=who) + self._condition(claims, what)
        return Line(text=finish(f"According to {who}, {lead} {clause}"), cites=self.cite(claims))

    def _condition(self, claims: Sequence[PictureClaim], what: str) -> str:
        """Give the condition that a threat or plan hangs on, in the words of the report."""
        found = [m for c in claims if what in _CONDITIONAL and (m := _CONDITION.search(c.quote)) is not None]
        words = found[0].group(2).split()[:_LONGEST_CONDITION] if found else []
        told = excerpt_of(" ".join(words), self.people).strip(" .,;:")
        return f" {found[0].group(1).lower()} “{told}”" if told else ""

    def tell_plainly(self, event: Event) -> Line:
        """Tell what happened without who says so, for a timeline that shows the level beside it."""
        mood: Mood = "past" if event.status in {"occurred", "claimed", "disputed", "denied"} else "would"
        mood = "negated" if event.status == "negated" else mood
        lead = {"occurred": "", "negated": ""}.get(event.status, f"{event.status}: ")
        return Line(text=finish(lead + self.clause(event, mood, dated=False)), cites=self.cite(self._claims(event)))

    def tell_words(self, event: Event) -> Line:
        """Tell a statement, threat, demand or refusal with a short quotation from the report."""
        claims = self._claims(event)
        speaker = (
            self._named_official(event, claims) or self.names.actors(event.actor_ids) or self._speaker_phrase(claims)
        )
        who = speaker.text if speaker else self.names.speakers(claims) or "a report not at hand"
        details = ", ".join(filter(None, (self.wording.of(event.kind).noun, self._when_known(event, claims))))
        quote = excerpt_of(claims[0].quote, self.people).strip(" .,;:!?") if claims else ""
        return Line(text=finish(f"{who} ({details})" + (f": “{quote}”" if quote else "")), cites=self.cite(claims))

    def clause(
        self,
        event: Event,
        mood: Mood = "past",
        *,
        dated: bool = True,
        pronoun_for: str = "",
        speaker: Phrase | None = None,
    ) -> str:
        """Give an event as a clause without capital and full stop."""
        words = self.wording.of(event.kind)
        claims = self._claims(event)
        phrases = {"actor": self._doers(event), "target": self._targets(event, words.members)}
        if phrases["actor"] is None:
            phrases["actor"] = speaker if words.verbal else None
        elif self.names.are_people(event.actor_ids):
            phrases["people"] = phrases["actor"]
        if phrases["actor"] and pronoun_for:
            phrases["actor"] = self._by_pronoun(event, phrases["actor"], pronoun_for.partition(" (")[0])
        place = self.where.as_object(event, claims)
        phrases["place"] = Phrase(text=place) if place else None
        hazard = hazard_in(claim.quote for claim in claims) if event.kind in HAZARDS else ""
        phrases["hazard"] = Phrase(text=indefinite(hazard)) if hazard else None
        if hazard:
            phrases["actor"] = None  # nobody does a capsizing: whom the text names came to it
        if mood == "negated" and event.kind == "withdrawal" and claims and all(_STAYED.search(c.quote) for c in claims):
            words = msgspec.structs.replace(words, frames=("{actor} [set out|set out]", "nobody [set out|set out]"))
        elif not self._is_one_telling(event, claims):
            words = self.wording.of("attack")
        clause, used = fill(self._harm(event, words), {slot: p for slot, p in phrases.items() if p}, mood)
        where = "" if "place" in used else self.where.as_end(event, claims)
        where = "" if self._is_named_country(event, clause) else where
        when = self.when(event, claims) if dated else ""
        return " ".join(part for part in (clause, where, when) if part)

    def _is_one_telling(self, event: Event, claims: Sequence[PictureClaim]) -> bool:
        """Tell whether a report that tells the means tells the doer too: else "the army shelled" is nobody's word."""
        if event.kind not in _BY_MEANS or not event.actor_ids:
            return True
        means = {claim.article_id for claim in claims if claim.kind == event.kind}
        doers = {claim.article_id for claim in claims if set(claim.actor_ids) & set(event.actor_ids)}
        return bool(means & doers) or not means

    def _is_named_country(self, event: Event, clause: str) -> bool:
        """Tell a place that is no more than the country of an army or government named already."""
        place = self.lookup.places.get(event.place_id or "")
        return place is not None and place.level == "country" and self.names.place(place) in clause

    def when(self, event: Event, claims: Sequence[PictureClaim]) -> str:
        """Say when; weeks that a report words vaguely are told in its words: “recent weeks”, told on 8 August 2021."""
        told = {c.time_text for c in claims if c.time_text and (c.earliest, c.latest) == (event.earliest, event.latest)}
        if event.time_basis == "relative-to-publication" and event.earliest and event.latest and len(told) == 1:
            words = next(iter(told))
            if (event.latest - event.earliest).days >= _VAGUE_DAYS and _VAGUE.search(words):
                return f"in “{words.removeprefix('in ')}” before {say_day(event.latest)}"
        return "" if self.is_bound_by_chance(event) else say_when(event.earliest, event.latest, event.time_basis)

    def is_bound_by_chance(self, event: Event) -> bool:
        """Tell a day that says only by when the reports, which have no date, can have been written: years, often."""
        if event.earliest is not None or event.time_basis != "unknown":
            return False
        published = [self.lookup.articles[a].published for a in event.article_ids if a in self.lookup.articles]
        return bool(published) and all(
            p.basis != "stated"
            and (p.earliest is None or p.latest is None or (p.latest - p.earliest).days > _LONG_DAYS)
            for p in published
        )

    def told_once(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """Leave out a "killing" that counts no dead and stands on the very words of another event: it is told there."""
        told = [(event, self._passages(event)) for event in events]
        return tuple(
            event
            for event, passages in told
            if not self._harmed_only(event)
            or not any(passages <= others for other, others in told if other.kind != "killing")
        )

    def _passages(self, event: Event) -> frozenset[tuple[str, int]]:
        return frozenset((claim.article_id, claim.start) for claim in self.lookup.claims_of(event.claim_ids))

    def _harmed_only(self, event: Event) -> str:
        """Name what a "killing" counts where it counts no dead; "" for anything else."""
        if event.kind != "killing":
            return ""
        counted = [m[0] for f in self.lookup.findings_of(event) if (m := measure_of(f.question)) is not None]
        return counted[0] if counted and "killed" not in counted else ""

    def _harm(self, event: Event, words: KindWording) -> KindWording:
        """Tell of people hurt, missing or driven out where that is all that a "killing" counts."""
        how = self._harmed_only(event) or ("dead" if self._is_told_as_death(event) else "")
        frames = self.wording.harm.get(how)
        return msgspec.structs.replace(words, frames=frames) if frames else words

    def _is_told_as_death(self, event: Event) -> bool:
        """Tell people of whom reports say only that they died: of what, or by whom, no word of theirs says."""
        if event.kind != "killing" or event.actor_ids:
            return False
        claims = [claim for claim in self._claims(event) if claim.polarity == "positive"]
        died = all(claim.rule in _DEATHS and not _BY_FORCE.search(claim.quote) for claim in claims)
        return bool(claims) and died

    def name_event(self, event: Event) -> str:
        """Name an event as a noun: ``the capture of Kunduz on 8 August 2021``."""
        claims = self._claims(event)
        words = self.wording.of(event.kind if self._is_one_telling(event, claims) else "attack")
        place = self.where.as_object(event, claims)
        where = f"of {place}" if words.of and place else self.where.as_end(event, claims)
        noun = (hazard_in(claim.quote for claim in claims) if event.kind in HAZARDS else "") or words.noun
        return " ".join(part for part in (f"the {noun}", where, self._when_known(event, claims)) if part)

    def name_scene(self, event: Event) -> str:
        """Name an event as where people came to harm: ``in the clash near Marvik``; no noun where that says it twice."""
        words = self.wording.of(event.kind)
        if not words.members:
            return f"in {self.name_event(event)}"
        claims = self._claims(event)
        where = self.where.as_end(event, claims)
        return " ".join(p for p in (where, self._when_known(event, claims)) if p) or f"in {self.name_event(event)}"

    def _when_known(self, event: Event, claims: Sequence[PictureClaim]) -> str:
        if event.earliest is None and event.latest is None:
            return ""
        return self.when(event, claims)

    def counted(self, finding: Finding, event: Event) -> str:
        """Give what a count of people is called: killed, injured, abducted."""
        measure = finding.question.partition(":")[0]
        return self.wording.of(event.kind).counted.get(measure) or self.wording.measures.get(measure, measure)

    def question(self, finding: Finding) -> str:
        """Give what a finding asks, as it follows "disagreed on"."""
        measure, group = measure_of(finding.question) or (finding.question, "")
        known = self.wording.questions
        words = known.get(measure) or known.get(measure.partition(":")[0]) or f"the answer to {measure!r}"
        return f"{words} ({self.people.withhold(' '.join(group.split()))})" if group else words

    def worded(self, answer: Answer) -> str:
        """Give the words of a figure told without a number: ``“several”``; "" for a plain one."""
        if not is_vague(answer):
            return ""
        return f"“{excerpt_of(answer.value or '', self.people).casefold().removesuffix(' of')}”"

    def figure(self, answer: Answer) -> str:
        """Give a figure as it may be read: its word where it names no number, else the number or range."""
        return self.worded(answer) or say_range(answer.low, answer.best, answer.high)

    def figures(self, finding: Finding) -> Range:
        """Give the range of the figures that still stand; where reports raised a toll, best is that of the newest.

        What was overtaken, or is of other places, people or days, is in the series and not in the range.
        """
        standing = [a for a in finding.answers if a.relation not in {"superseded", "different-scope"}]
        figures = range_of(standing or finding.answers)
        if finding.status == "superseded":
            newest = max(standing or finding.answers, key=lambda answer: (self._newest(answer), answer.best or 0))
            return msgspec.structs.replace(figures, best=newest.best if newest.best is not None else figures.best)
        if self.is_of_enemy(finding):
            return Range(low=None, best=None, high=figures.high)
        strict = next((e.best for e in finding.estimates if e.profile == "strict"), None)
        fits = strict is not None and (figures.low or 0) <= strict <= (figures.high or strict)
        return msgspec.structs.replace(figures, best=strict) if fits else figures

    def is_of_enemy(self, finding: Finding) -> bool:
        """Tell a toll that only a party gives of its enemy: it is a bound above and no more (conventions 8.3, strict)."""
        strict = next((e for e in finding.estimates if e.profile == "strict"), None)
        return strict is not None and strict.low is None and strict.best is None

    def _newest(self, answer: Answer) -> date:
        articles = (self.lookup.articles.get(claim.article_id) for claim in self.lookup.claims_of(answer.claim_ids))
        return max((a.published.latest for a in articles if a and a.published.latest), default=date.min)

    def _with_status(self, event: Event) -> str:
        who = self._who(event)
        if event.status == "denied":
            deniers = [claim for claim in self._claims(event) if claim.polarity == "negative"]
            return f"{self.names.speakers(deniers) or who} denied that {self.clause(event)}"
        if event.status == "disputed" or (event.level == "CX" and event.status in {"occurred", "claimed"}):
            return f"It was disputed whether {self.clause(event)}"
        if event.status == "claimed" or (event.status == "occurred" and event.level == "C1p"):
            return f"{who} said that {self.clause(event, pronoun_for=who)}"
        if event.level in {"C3", "C4"}:
            return self.clause(event)
        doers = self._doers(event)
        if doers is not None and doers.text == who:
            return f"{who} said that {self.clause(event, pronoun_for=who)}"
        return f"According to {who}, {self.clause(event, pronoun_for=who)}"

    def _who(self, event: Event) -> str:
        claims = self._claims(event)
        said = tuple(claim for claim in claims if claim.polarity != "negative") or claims
        return self.names.voices(said) or "a report not at hand"

    def _level(self, event: Event) -> str:
        origins = "1 origin" if event.origins == 1 else f"{event.origins} origins"
        reports = len({claim.article_id for claim in self._claims(event)})
        if reports == 1 < event.origins:
            return f"{event.level}, {origins} in 1 report"
        return f"{event.level}, {origins}" + (f" in {reports} reports" if event.level == "C2" and reports > 1 else "")

    def _claims(self, event: Event) -> tuple[PictureClaim, ...]:
        return self.lookup.claims_about(event)

    def _doers(self, event: Event) -> Phrase | None:
        """Name who did it; people who belong to no side are named in no fight, and somebody without name or role nowhere."""
        apart = _BYSTANDERS if event.kind in _ARMED else frozenset()
        if any(self.names.is_party(key) and key != _UNIDENTIFIED for key in event.actor_ids):
            apart |= {_UNIDENTIFIED}  # "a bomber" beside the group that sent him
        named = self.names.actors(key for key in event.actor_ids if key not in apart)
        return None if named is not None and named.text == UNKNOWN_PERSON else named

    def _by_pronoun(self, event: Event, doers: Phrase, speaker: str) -> Phrase:
        """Name those who did it by "they" where they are who speaks, or one of them is: "they and the government"."""
        if doers.text == speaker:
            plural = doers.plural or self.names.are_people(event.actor_ids)
            return Phrase(text="they" if plural else "it", plural=plural)
        own = [key for key in event.actor_ids if (one := self.names.actors([key])) and one.text == speaker]
        others = self.names.actors(key for key in event.actor_ids if key not in own) if own else None
        if others is None or speaker not in doers.text:
            return doers
        plural = (self.names.actors(own) or doers).plural
        return Phrase(text=f"{'they' if plural else 'it'} and {others.text}", plural=True)

    def _targets(self, event: Event, members: bool) -> Phrase | None:
        bystanders = _BYSTANDERS if event.kind in {"clash"} | _CROWDED | HAZARDS else frozenset()
        whom = [key for key in event.target_ids if key not in event.actor_ids and key not in bystanders]
        if "civilians" in whom:  # somebody of no side is one of them, whatever a report calls them
            whom = [key for key in whom if key == "civilians" or self.names.is_party(key)]
        return self.names.actors(whom, members=members)

    def _named_official(self, event: Event, claims: Sequence[PictureClaim]) -> Phrase | None:
        """Name the prosecutor or mayor who speaks, where all that is known is a state he may speak for."""
        of_state = all(_OF_STATE.fullmatch(key) for key in event.actor_ids)
        spoken = claims[0].speaker if claims and event.actor_ids and of_state else None
        if spoken is None or spoken.actor_id in event.actor_ids or not _AT_OFFICE.search(spoken.role or ""):
            return None
        return Phrase(text=self.names.speaker(claims[0]))

    def _speaker_phrase(self, claims: Sequence[PictureClaim]) -> Phrase | None:
        spoken = [claim for claim in claims if claim.speaker is not None]
        return Phrase(text=self.names.speaker(spoken[0])) if spoken else None


def apart(claims: Iterable[PictureClaim]) -> list[PictureClaim]:
    """Leave out claims that stand, by more than half, on words of one before them: the reader has them already."""
    kept: list[PictureClaim] = []
    for claim in claims:
        if not any(_overlap(claim, other) for other in kept):
            kept.append(claim)
    return kept


def _overlap(one: PictureClaim, other: PictureClaim) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    same = one.article_id == other.article_id and (one.start, one.end) != (other.start, other.end)
    return same and 2 * shared > min(one.end - one.start, other.end - other.start)


def spread(claims: Iterable[PictureClaim]) -> list[PictureClaim]:
    """Order claims so that each report's first comes before any report's second."""
    seen: dict[str, int] = {}
    ranked: list[tuple[int, int, PictureClaim]] = []
    for claim in claims:
        seen[claim.article_id] = rank = seen.get(claim.article_id, 0) + 1
        ranked.append((rank, len(ranked), claim))
    return [claim for _, _, claim in sorted(ranked, key=lambda entry: entry[:2])]
