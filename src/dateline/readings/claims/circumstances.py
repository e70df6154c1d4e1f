"""Where and when of a claim: its own words first, then its clause, its sentence, and what was said just before."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.model.article import Span
from dateline.model.reading import Mention, TimeExpression
from dateline.readings.claims.aftermath import Cause, cause_of, comes_of_hazard, renamed
from dateline.readings.claims.arguments import Arguments
from dateline.readings.claims.bound_for import is_bound_for, is_led_to
from dateline.readings.claims.continuing import goes_on, is_news, is_of_known_victims, is_total
from dateline.readings.claims.drafts import Draft, is_count, is_general, sums_up
from dateline.readings.claims.focus import Focus
from dateline.readings.claims.habits import is_habit
from dateline.readings.claims.modality import modality_words
from dateline.readings.claims.rules import noun_classes
from dateline.readings.claims.taken_up import is_owned
from dateline.readings.claims.timing import Timing
from dateline.readings.parse.noun_clauses import own_clauses
from dateline.readings.parse.noun_phrases import expand, prepositions_of
from dateline.readings.parse.sentences import Passage
from dateline.readings.places.national_sites import is_in_capital, told_of_capital
from dateline.readings.places.reach import (
    AT,
    at_unknown_place,
    dies_in_care,
    hanging,
    has_answer,
    is_about,
    is_against_state,
    is_answered,
    is_doubtful,
    is_meanwhile,
    is_of_answer,
    is_topic,
    locates,
    own_words,
    sufferers,
)

_WITHIN = ("during", "in")
"""Before an undertaking whose place is that of what was done in it: ``during a raid in Sake``."""
_MOVES = frozenset({"withdrawal", "displacement", "deployment"})
"""Kinds of going: what another clause does to a building says nothing of where somebody leaves or goes."""
_HAVING = frozenset({"belong", "own", "run", "use", "house", "occupy", "operate", "manage", "hold", "shelter"})
"""Verbs that say whose or what for a thing is: what is done to it is done there."""
_HARM = frozenset({"killing", "accident", "disaster"})
"""Kinds of harm that befalls people in something else: ``died when the post of Sila was overrun``."""
_DISTANT, _BESIDE, _SEAT_WORDS = 30, 80, 3
"""Farthest in words; a site from its state in characters; words between a district and the province it is one of."""
_LOCAL = frozenset(
    {
        "killing", "attack", "bombing", "airstrike", "shelling", "clash", "destruction",
        "looting", "displacement", "prison-break", "detention", "abduction", "withdrawal", "advance",
        "siege", "riot", "protest", "capture", "recapture", "accident", "disaster",
    }
)  # fmt: skip
"""Kinds that take place somewhere near: their place may be told a sentence before."""


class Circumstances:
    """Places and times of one passage, and what earlier claims in it leave standing."""

    def __init__(
        self,
        passage: Passage,
        arguments: Arguments,
        times: Sequence[TimeExpression],
        cues: Sequence[Span],
        focus: Focus,
    ) -> None:
        self._passage, self._arguments, self._focus = passage, arguments, focus
        self._cues = {t.i for cue in cues for t in passage.tokens_in(cue.start, cue.end)}
        self._timing = Timing(passage, times, self._cues)
        for start, days, lemmas in self._timing.of_sentences():
            focus.date(start, days, lemmas)

    def complete(self, draft: Draft) -> None:
        """Fill in place, site and time of a draft; remember them for the sentences that follow."""
        if sums_up(draft):
            draft.places, draft.times = [], ()
            return
        owned = is_owned(draft)
        draft.weekdays = frozenset() if owned else self._timing.weekdays(draft)
        cause = cause_of(draft, self._focus, self._passage.starts[draft.trigger.sent.start])
        if not draft.places:
            draft.places = self._places(draft)
        elif is_about(draft):
            draft.places = self._own_places(draft) or draft.places
        elif not draft.rule.place_is_argument:
            draft.places = self._narrower(draft) or draft.places
        if "taken-up" in draft.rule.needs:
            draft.places = self._of_same_victims(draft)  # not the town of the hospital
        if draft.clause.part is None:
            draft.places = self._with_joined(draft.places)
        draft.places = [self._meant(self._focus.placed(place), draft) for place in draft.places]
        sites = [m for m in draft.places if m.kind == "site"]
        towns = [m for m in draft.places if m.kind == "place"]
        if sites and towns:
            draft.site, draft.places = sites[0].id, towns
        if dies_in_care(draft, sites, [t for m in towns[:1] for t in self._passage.tokens_in(m.start, m.end)]):
            draft.site, draft.places = None, self._of_same_victims(draft)  # not where they were brought
        draft.places = self._distinct(draft.places)
        draft.times = (() if draft.rule.counting else self._timing.of(draft)) or self._continued(draft)
        if owned and draft.takes_up is not None:
            draft.times = ()  # the day is that of the claim, not of the attack
        draft.weekdays |= self._timing.weekdays(draft)
        draft.of_old = self._timing.is_long(draft.times)
        if cause is not None:
            self._follow(draft, cause)
        if draft.carried and self._timing.is_long(draft.times) and draft.places == [self._focus.home()]:
            draft.places = []  # what a whole year brought is not told of the text's own town

    def _follow(self, draft: Draft, cause: Cause) -> None:
        """Give harm the kind, the place and the day of the act told right before it, where it has none of its own."""
        if self._timing.is_of_other_day(draft, cause.act.weekdays):
            return
        elsewhere = bool(draft.places) and not draft.carried and cause.place not in draft.places
        if elsewhere and not comes_of_hazard(cause):
            return
        draft.kind = renamed(cause) or draft.kind
        if elsewhere:
            return
        if draft.carried or not draft.places:
            draft.places, draft.site, draft.carried = list(cause.act.places), cause.act.site, True
            draft.doubtful = cause.act.doubtful
        draft.means = draft.means or cause.act.means
        draft.times = draft.times or cause.act.times
        if draft.times == cause.act.times:
            draft.takes_up = cause.claim_id

    def split_times(self, draft: Draft) -> list[tuple[str, ...]]:
        """Separate the times of a draft that tells of two occurrences."""
        return self._timing.split(draft)

    def _continued(self, draft: Draft) -> tuple[str, ...]:
        """Give the day told last where the sentence goes on from it: ``the force also``, ``during the operation``."""
        head = draft.clause.head
        if draft.rule.kind not in _LOCAL or draft.is_noun or head.tag_ not in {"VBD", "VBN"} or is_total(draft):
            return ()
        if is_habit(head, modality_words()):
            return ()
        known = self._focus.dated(self._passage.starts[draft.trigger.sent.start])
        return known[0] if known is not None and goes_on(draft, known[1]) else ()

    def _meant(self, place: Mention, draft: Draft) -> Mention:
        if place.kind == "site":
            return place
        return self._focus.meant(place, self._passage.starts[draft.trigger.i])

    def around(self, site: Mention) -> str | None:
        """Give the place a site lies in: as worded, in its sentence, by its speaker, else the place last told of."""
        inside = self._focus.mention(site.inside)
        if inside is not None:
            return self._focus.placed(inside).id
        words = self._passage.tokens_in(site.start, site.end)
        near = [w for t in words[:1] for w in t.sent if not is_led_to(w, words[-1]) and not _is_counted_from(w, t)]
        towns = [m for w in near if (m := self._arguments.mention(w, ("place",))) is not None]
        town = min(towns, key=self._focus.is_wide, default=None)
        if town is not None and (not self._focus.is_wide(town) or abs(town.start - site.start) <= _BESIDE):
            return self._focus.meant(town, site.start).id
        place = self._focus.capital() if any(map(is_in_capital, words)) else self._focus.of_speaker(site.start)
        place = place or self._focus.here(site.start) or self._focus.home()
        return place.id if place is not None else None

    def lies_at(self, place: Mention | None) -> Mention | None:
        """Give the town named right behind a site (``a camp near Sakow``), whose relation is that of the site."""
        if place is None or place.kind != "site":
            return place
        town = self._focus.mention(self.around(place))
        near = town is not None and place.end <= town.start <= place.end + _DISTANT
        return town if near else place

    def _distinct(self, places: list[Mention]) -> list[Mention]:
        """Drop mentions that take up or enclose another one of the same list (``Sake, a town in North Kivu``)."""
        ids = {m.id for m in places}
        kept = [m for m in places if m.refers_to not in ids]
        kept = [m for m in kept if not any(self._is_seat_of(m, other) for other in kept)]
        named = [m for m in kept if m.noun is None]
        local = [m for m in named if not self._focus.is_wide(m)]
        return local or named or kept[:1]

    def _is_seat_of(self, whole: Mention, part: Mention) -> bool:
        """Tell the province of ``Fizi territory of South Kivu``: it says where the other place lies."""
        between = self._passage.tokens_in(part.end, whole.start) if part.end < whole.start else []
        words = [t.lower_ for t in between if part.end <= self._passage.starts[t.i] < whole.start]
        return words[-1:] == ["of"] and len(words) <= _SEAT_WORDS and all(w.isalpha() for w in words)

    def _places(self, draft: Draft) -> list[Mention]:
        """Look for a place in the words of the act, then its sentence, then what the text is about.

        Where the place is what the rule is about (a town that falls), only the act's own words will do.
        """
        if draft.again:
            return self._focus.held_again(draft)
        own = draft.rule.place_is_argument and "place" in draft.rule.needs
        if (own and draft.extent != "part") or draft.placeless:
            return []
        if draft.destinations and draft.kind == "advance":
            return draft.destinations[:1]
        for group in self._place_tokens(draft):
            found = [
                (self._focus.placed(place), token)
                for token in group
                if token.i not in self._arguments.speaking
                and not is_of_answer(token, draft)
                and (place := self._arguments.place(token)) is not None
                and place not in draft.actors
            ]
            if found:
                place, token = min(found, key=lambda f: f[0].kind == "place" and self._focus.is_wide(f[0]))
                return [place, *self._joined(token, place)]
        if draft.is_noun and draft.trigger.lemma_.lower() in noun_classes()["campaign"]:
            return []
        return (
            self._meant_again(draft)
            or self._from_sentence(draft)
            or self._of_same_victims(draft)
            or self._carried(draft)
        )

    def _own_places(self, draft: Draft) -> list[Mention]:
        """Give where it was said or done, not where that lies which it is about."""
        found = [] if draft.destinations else self._places(draft)
        carried, draft.carried = draft.carried, False
        return [] if carried else found

    def _narrower(self, draft: Draft) -> list[Mention]:
        """Give the town in the act's own words where only its state or region was found: ``near Viseu, in Portugal``."""
        if draft.clause.part is not None or not all(m.kind == "place" and self._focus.is_wide(m) for m in draft.places):
            return []
        for group in self._place_tokens(draft)[:3]:
            towns = [m for t in group if (m := self._arguments.place(t)) is not None and m.kind == "place"]
            near = [m for m in towns if not self._focus.is_wide(m) and m.noun is None and m not in draft.actors]
            if near:
                return near[:1]
        return []

    def _meant_again(self, draft: Draft) -> list[Mention]:
        """Give the place of the act a definite noun means again (``the attack``, ``Saturday's killing``)."""
        known = self._focus.same_act(draft) if draft.is_noun and _is_definite(draft.trigger) else None
        return self._taken_up(draft, known)

    def _of_same_victims(self, draft: Draft) -> list[Mention]:
        """Give the place of the act whose victims are meant again (``he died in hospital``, ``both victims were shot``)."""
        known = self._focus.last_harm(draft) if is_of_known_victims(draft) else None
        return self._taken_up(draft, known)

    def _taken_up(self, draft: Draft, known: tuple[Draft, Mention | None, str] | None) -> list[Mention]:
        """Give the place of the act that is meant again, as sure as it is there."""
        if known is None:
            return []
        act, place, draft.takes_up = known
        draft.carried, draft.doubtful = True, act.doubtful
        return [place] if place is not None else []

    def _with_joined(self, places: list[Mention]) -> list[Mention]:
        """Add to named places those joined to them by ``and``, wherever in the act's words they stand."""
        found = list(places)
        for place in places:
            tokens = self._passage.tokens_in(place.start, place.end) if place.kind == "place" else []
            found += [m for m in (self._joined(tokens[-1], place) if tokens else ()) if m not in found]
        return found

    def _joined(self, token: Token, found: Mention) -> list[Mention]:
        """Add the places joined to one by ``and``: ``in Jayapura, Ambon and Surabaya``."""
        others = [self._arguments.mention(c, ("place",)) for c in expand([token])[1:] if c.dep_ == "conj"]
        return [m for m in others if m is not None and m.noun is None and m != found]

    def _place_tokens(self, draft: Draft) -> list[list[Token]]:
        """List where a place may stand, nearest to the act first."""
        clause = draft.clause
        if is_answered(draft):
            return own_words(draft)
        groups = [
            *(own_words(draft) if has_answer(draft) or _is_carried(draft) else ()),
            [t for name in AT if not is_topic(name, draft) for t in clause.prepositions.get(name, [])],
        ]
        if clause.head != draft.trigger:
            prepositions = prepositions_of(clause.head)
            groups.append([t for name in AT for t in prepositions.get(name, [])])
        groups.append([d for head in (*clause.objects, *clause.subjects, *draft.words) for d in hanging(head)])
        within = [t for name in _WITHIN for t in clause.prepositions.get(name, [])]
        groups.append([d for head in within for d in hanging(head)])
        whens = [c for c in clause.head.children if is_meanwhile(c, "when", "as")] if draft.kind in _HARM else []
        groups += [[t for name in AT for t in prepositions_of(when).get(name, [])] for when in whens]
        groups += [[d for t in sufferers(when) for d in (t, *hanging(t))] for when in whens]
        folded = [prepositions_of(t) for t in draft.also]
        groups.append([t for found in folded for name in AT for t in found.get(name, [])])
        verb = clause.head
        if verb.dep_ in {"conj", "advcl", "xcomp"} and verb.head.pos_ in {"VERB", "AUX"}:
            prepositions = prepositions_of(verb.head)
            leading = {"into", "to"} if verb.dep_ == "advcl" else set[str]()
            groups.append([t for name in AT if name not in leading for t in prepositions.get(name, [])])
            objects = [c for c in verb.head.children if c.dep_ in {"dobj", "nsubjpass"}]
            if draft.kind not in _MOVES:
                groups.append([t for head in objects for t in (head, *hanging(head))])
        return groups

    def _from_sentence(self, draft: Draft) -> list[Mention]:
        """Take the nearest place of the sentence that is nobody's affiliation and not a cue's."""
        best: tuple[tuple[bool, int], Mention] | None = None
        doubtful, below = False, set(draft.clause.head.subtree)
        for token in draft.trigger.sent:
            mention = self._arguments.mention(token, ("place", "site"))
            if mention is None or mention in draft.actors or mention in draft.destinations:
                continue
            if self._of_speaker(token) or not locates(token) or self._elsewhere(token, draft):
                continue
            if is_bound_for(token, draft.clause.head):
                continue
            distance = abs(token.i - draft.trigger.i)
            rank = token not in below, distance
            if is_answered(draft) and token not in draft.trigger.subtree:
                continue
            if distance <= _DISTANT and (best is None or rank < best[0]):
                best, doubtful = (rank, self._focus.placed(mention)), is_doubtful(token, draft)
        draft.doubtful = doubtful
        return [best[1]] if best is not None else []

    def _of_speaker(self, token: Token) -> bool:
        """Tell whether a token belongs to the subject of a cue (``a police spokesman in Nairobi said``)."""
        if token.i in self._arguments.speaking:
            return True
        node = token
        for _ in range(12):
            if node.i in self._cues:
                return True
            if node.pos_ == "VERB" or node.head == node:
                return False
            node = node.head
        return False

    def _elsewhere(self, token: Token, draft: Draft) -> bool:
        """Tell whether a word stands in a relative or subordinate clause that the act is not in."""
        reach = draft.clause.head
        if any(t.text == ";" for t in token.doc[draft.trigger.i : token.i]):
            return True  # "threw stones at the embassy; others burned a hall in Jos"
        for node in token.ancestors:
            if node == reach or node == draft.trigger:
                return False
            if draft.is_noun and node in own_clauses(draft.trigger):
                return False  # "landslides that buried homes near Mocoa"
            shared = node.tag_ == "VBG" and node.head == reach and node.dep_ == "advcl"
            if shared and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in node.children):
                continue  # "shot a man while searching a house in Jos"
            if node.dep_ == "acl" and node.lemma_ in _HAVING and node.head in draft.clause.objects:
                continue  # "burned shops belonging to traders in Jos"
            if node.dep_ in {"relcl", "acl", "advcl", "ccomp", "parataxis"} and reach not in node.subtree:
                return True
        return False

    def _carried(self, draft: Draft) -> list[Mention]:
        """Take the place from what was told before: by the same act, by the speaker, or by the text so far."""
        if draft.destinations or is_answered(draft) or at_unknown_place(draft, self._arguments.mention):
            return []
        draft.carried = True
        if is_general(draft) or is_against_state(draft):
            return []
        start, local = self._passage.starts[draft.trigger.i], draft.rule.kind in _LOCAL
        heading = self._focus.heading(start)
        if heading is not None:
            return [heading]
        place = self._focus.capital() if local and told_of_capital(draft) else None
        place = place or (self._focus.here(start) if local and not draft.is_noun else None)
        place = place or self._focus.of_speaker(start)
        if place is not None and place != self._focus.of_speaker(start):
            draft.doubtful = not (_points_back(draft) or self._focus.is_scene(place))
        place = place or (self._focus.home() if local and is_news(draft) else None)
        return [place] if place is not None else []


def _is_counted_from(word: Token, site: Token) -> bool:
    """Tell a word of what a day is counted from: ``the base fell two years after they took Kidal`` says not where it lies."""
    for node in word.ancestors:
        if node.dep_ == "advcl" and any(c.dep_ == "mark" and is_count(c) for c in node.children):
            return site not in node.subtree
    return False


def _is_carried(draft: Draft) -> bool:
    """Tell an act named inside the phrase of those whom something else is done to: ``survivors of the crash were flown to``."""
    noun = draft.trigger
    return draft.is_noun and noun.dep_ == "pobj" and noun.head.head.dep_ in {"nsubj", "nsubjpass"}


def _points_back(draft: Draft) -> bool:
    """Tell an act whose words take up a place told before: ``a missile struck it``, ``five had drowned there``."""
    verb = draft.clause.head
    taken = [t for t in draft.clause.objects if t.lower_ == "it"]
    return bool(taken) or any(c.lower_ == "there" and c.dep_ == "advmod" for c in verb.children)


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in {"the", "this", "that"}) for c in noun.children)
