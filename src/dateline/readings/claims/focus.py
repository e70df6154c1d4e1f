"""What the text is about just now: the place last told of, by which ``the city`` and ``the attack`` are understood."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from dateline.gazetteer.named import read_named
from dateline.kinds import event_kinds, kinds_fit
from dateline.model.reading import Attribution, Claim, Mention
from dateline.readings.claims.drafts import Draft
from dateline.readings.claims.rules import noun_classes
from dateline.readings.parse.clauses import lemma_of

_TOWN_NOUNS = frozenset({"city", "town", "village", "capital", "metropolis", "downtown", "centre", "center"})
_PRONOUNS = frozenset({"they", "it", "he", "she", "them", "him", "her", "we", "who", "which"})
_REACH = 2
"""A place named so many paragraphs back still stands."""
_OFTEN = 3
_RECENT = 4
"""The victims of so many acts back may be meant again."""
_FROM = re.compile(
    r"\b(?:from|capital,|via|(?:government|ministry|office|officials?|authorities|embassy|mission|cabinet|parliament|based|headquartered) in"
    r"|(?:km|kilomet(?:re|er)s|miles) (?:(?:to the )?[\w-]+ )?(?:of|from)"
    r"|towards?|(?:road|way|route|path|flight|train|bus|border|direction|close) (?:to|of)"
    r"|(?:withdr[ae]w\w*|retreat\w*|redeploy\w*|pull-?outs?|(?:fell|fall\w*|pull\w*|push\w*|driven|drove|moved)(?: \w+){0,2} back)[\"”’']?(?: from [A-Z][\w’'-]+)? to"
    r"|(?:fled|fleeing|escaped|flown|flew|travell?ed|taken|evacuated|transferred|airlifted|rushed|deported|extradited|returned home) (?:on )?to"
    r"|(?:visit|visits|trip|trips|ties|links|message|messages|letter|envoy|envoys|ambassador|delegation|delegations|loyal|courtesy)"
    r" (?:to|of|with)|(?:accused|told|urged|blamed|warned)"
    r"|(?:left|leave|leaving|departed|set off|set out|bound|headed|heading|making)\b[^.\n]{0,24} for) (?:the \w+ )?\Z"
)
"""Before a place that is not what the text is about: where something came from or goes, where a body sits, how far it is."""
_TALKS = re.compile(
    r"\b(?:talks|summit|meet|meets|meeting|met|conferred|home|interview(?:ed)?|sidelines|(?:news|donors?|peace|press) conference|briefing|speaking|negotiations)\b[^.;:!?\n]{0,60}"
    r"\b(?:in|at) (?:the \w+ )?\Z"
)
"""Before a place where people only talk."""
_IS_OUTLET = re.compile(
    r"\b(?:TV|television|radio|news|satellite|broadcaster|newspaper|daily)(?: (?:station|channel|agency|network|website))? \Z"
)
"""Before a name that is an outlet's, wherever else in the text it stands."""
_OFF = re.compile(
    r",? (?:which (?:lies|is) |that (?:lies|is) |lying |lies |is )?(?:(?:some|about|around|roughly|nearly|almost|just|only|over|less than|more than) )*"
    r"(?:\S+ (?:km|kilomet(?:re|er)s?|miles?) (?:(?:to the )?[\w-]+ )?(?:of|from|outside)|close to|not far from) (?:the (?:\w+ ){1,3}(?:of )?)?\Z"
)
"""Between a place and another one that only says where it lies: ``Sake, about 25 kilometres west of Goma``."""
_ROW = re.compile(
    r"(?:, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? (?:LGA|local government area|district|township|county|municipality|territory|commune))?"
    r"(?:[’']s?|(?:,? \w+)?,? (?:in|of)|,? (?:an?|the|one of) [^,.;\n]{0,60} in|,)? (?:the )?"
    r"(?:(?:far |rural )?(?:north|south|east|west|centr)\w*(?: part)?(?: of(?: the)?)? |central )?\Z"
)
"""Between a town and the unit or state it lies in, or between two such: ``in Ayod, in the east of Oromia``."""
_TOWN_OF = re.compile(
    r" (?:(?:coastal|border|port|resort|garrison|mining|oil) )?(?:port|city|town|village|capital)(?: city)? of "
)
"""Between a water or region and the town on it: ``the Black Sea port of Odesa``."""
_UNIT = re.compile(r" (?:township|district|commune|county|municipality|area|province|state|region|quarter)\b")
_LONG_WAY = 90
_OUTLET = re.compile(r" (?:radio|television|TV|newspaper|daily|broadcaster|news|weekly|journalist)\b")
"""After a place that only says whose outlet or journalist is quoted."""
_YEARS_AGO = re.compile(
    r"[^.;:!?\n]{0,40}?\b(?:last year|(?:\w+ )?years (?:ago|earlier|before)|in (?:the )?(?:\w+ )?(?P<year>(?:19|20)\d\d)s?)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""After a place where something was in another year, as far as the words of its sentence say."""
_BULLET = re.compile(r"[-–—•*·]? ?")
_AS_HEADING = re.compile(
    r"(?:,? (?:in )?(?:[A-Z][\w’'-]+|state|region|province|district|township|county|\d{1,4}|\([^)\n]{1,40}\))){0,7}: "
)
"""Between the place that opens a line and what the line tells of it."""
_HOLDINGS = frozenset({"capture", "recapture", "siege", "withdrawal", "advance"})
_BREAK = re.compile(r"\n\s*")
_STOP = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘']?[A-Z])")
_LONGEST = 600
"""A paragraph of more characters is taken for several: some texts have lost their breaks."""
_CLOCK = re.compile(r"(?:\W{1,3})?(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)")
"""What opens an entry of a live page."""
_PAGE = 3
"""So many such openings make a live page."""


class Focus:
    """Carried from claim to claim through one article, in reading order.

    ``towns`` are the ids of place mentions that name a settlement, ``local`` those that name anything smaller than a state.
    """

    def __init__(
        self,
        text: str,
        mentions: Mapping[str, Mention],
        attributions: Sequence[Attribution],
        towns: Container[str],
        local: Container[str],
        capitals: Container[str] = (),
    ) -> None:
        self._by_id = mentions
        places = sorted((m for m in mentions.values() if m.kind == "place" and m.noun is None), key=lambda m: m.start)
        self._places = places
        self._placed = dict(_placed(text, places, towns))
        self._local = [m for m in places if m.id in local and not _FROM.search(text[max(0, m.start - 45) : m.start])]
        self._local = [m for m in self._local if not _OUTLET.match(text[m.end : m.end + 20])]
        self._local = [m for m in self._local if not _TALKS.search(text[max(0, m.start - 100) : m.start])]
        outlets = {_key(m) for m in places if _IS_OUTLET.search(text[max(0, m.start - 40) : m.start])}
        self._local = [m for m in self._local if _key(m) not in outlets]
        years = sorted(_YEAR.findall(text))
        now = [m for m in self._local if not _is_of_old(text, m.end, years)]
        self._local = now or self._local
        dropped = {m.id for m in places if m.id in local} - {m.id for m in self._local}
        self._local = [m for m in self._local if self.placed(m).id not in dropped]
        self._towns = [m for m in self._local if m.id in towns]
        self._local_names = Counter(_key(m) for m in self._local)
        self._named = Counter(_key(m) for m in self._towns)
        self._main = _most_named(self._towns, self._named)
        self._capitals = [m for m in mentions.values() if m.kind == "place" and m.id in capitals]
        self._local_ids = local
        starts = [0, *(i.end() for i in _BREAK.finditer(text))]
        self._lines = starts
        entries = [start for start in starts if _CLOCK.match(text, start)]
        self._paragraph_starts = list(_cut(text, starts))
        self._entries = entries if len(entries) >= _PAGE else []
        self._headings = dict(_headings(text, starts, places))
        self._days: list[tuple[int, tuple[str, ...], frozenset[str]]] = []
        self._acts: list[tuple[Draft, Mention | None, Claim]] = []
        self._direct = sorted(
            ((c.start, c.end, a) for a in attributions if a.direct for c in a.content), key=lambda found: found[:2]
        )
        self._speakers = sorted((a.speaker.start, a.speaker.end) for a in attributions if a.speaker is not None)
        self._longest = max((end - start for start, end in self._speakers), default=0)

    def tell(self, draft: Draft, claim: Claim) -> None:
        """Remember an act, where it took place, and the claim that tells it."""
        named = [self.root(m) for m in draft.places if m.kind == "place"]
        named += [self.root(self._by_id[m.inside]) for m in draft.places if m.inside in self._by_id and m.inside]
        self._acts.append((draft, named[0] if named else None, claim))

    def told_last(self, since: int) -> tuple[Draft, Mention | None, Claim] | None:
        """Give the act told last, its place and claim, if its sentence ends behind offset ``since``."""
        return self._acts[-1] if self._acts and self._acts[-1][2].end >= since else None

    def last_act(self, near: int) -> tuple[Draft, str] | None:
        """Give the last act of force or harm among the ``near`` acts told last, and the claim that tells it."""
        kinds = event_kinds()
        return next(((d, claim.id) for d, _, claim in reversed(self._acts[-near:]) if kinds[d.kind].force), None)

    def date(self, start: int, times: tuple[str, ...], lemmas: frozenset[str]) -> None:
        """Remember what day a sentence that begins at ``start`` tells of, and its words."""
        insort(self._days, (start, times, lemmas), key=lambda day: day[0])

    def dated(self, start: int) -> tuple[tuple[str, ...], frozenset[str]] | None:
        """Give the day told last before ``start`` and the words of its sentence, unless it is paragraphs ago."""
        earliest = self._earliest(start)
        told = next((day for day in reversed(self._days) if day[0] < start), None)
        return None if told is None or told[0] < earliest else (told[1], told[2])

    def here(self, start: int) -> Mention | None:
        """Give the place that whoever speaks there is of, else the one last named, unless it is paragraphs ago."""
        return self.of_speaker(start) or self._standing(start)

    def is_scene(self, place: Mention) -> bool:
        """Tell a place that what is told without one is likely to be of: none is named more often, or the act before was there.

        An act that had its place from another one is no sign: one wrong place would be carried on and on.
        """
        key = _key(self.root(place))
        if self._local_names[key] >= max(self._local_names.values(), default=0):
            return True
        last = next(((d, p) for d, p, _ in reversed(self._acts) if p is not None), None)
        return last is not None and not last[0].carried and _key(self.root(last[1])) == key

    def _standing(self, start: int) -> Mention | None:
        """Give the place last named; behind a paragraph that named it beside the town all is about, that town."""
        last = self._last(self._local, start)
        last = self.placed(last) if last is not None else None
        if last is None or self._main is None or _key(last) == _key(self._main):
            return last
        number = self._paragraph(last.start)
        first = next(m for m in self._local if self._paragraph(m.start) == number)
        return self._main if number != self._paragraph(start) and _key(first) == _key(self._main) else last

    def is_wide(self, place: Mention) -> bool:
        """Tell a state or region, in which a site is less exactly placed than in a town."""
        return self.root(place).id not in self._local_ids

    def meant(self, place: Mention, start: int) -> Mention:
        """Resolve ``the city``: in someone's speech the one they are of, else the town last named."""
        if place.refers_to is None or place.noun == "capital" or (place.noun or "") not in _TOWN_NOUNS:
            return self.root(place)
        return self.of_speaker(start) or self._town(place.start) or self.root(place)

    def _town(self, start: int) -> Mention | None:
        """Give the town last named, or the one all is about where the last was named in passing, paragraphs before."""
        last = self._last(self._towns, start)
        if last is None or self._main is None or self._named[_key(last)] > 1:
            return last
        return last if self._paragraph(last.start) == self._paragraph(start) else self._main

    def heading(self, start: int) -> Mention | None:
        """Give the place that the line of a list begins with: ``Loikaw, Kayah State: an air strike killed three``."""
        line = self._lines[max(0, bisect_right(self._lines, start) - 1)]
        place = self._headings.get(line)
        return self.placed(place) if place is not None and place.end <= start else None

    def _paragraph(self, start: int) -> int:
        return bisect_right(self._paragraph_starts, start)

    def of_speaker(self, start: int) -> Mention | None:
        """Give the place in the description of whoever says the words at ``start``: ``a member of the Jos council``."""
        said = self._speech(start)
        if said is None or said.speaker is None:
            return None
        return next((m for m in self._places if m.start >= said.speaker.start and m.end <= said.speaker.end), None)

    def same_act(self, draft: Draft) -> tuple[Draft, Mention | None, str] | None:
        """Give the last act, its place and claim id, of an earlier sentence, that a definite noun may mean (``the attack``).

        A bombing may be called an attack, but no offensive or operation.
        """
        loosely = draft.kind != "attack" or lemma_of(draft.trigger) in noun_classes()["deed"]
        told = [*reversed(self._acts)]
        told.sort(key=lambda act: act[0].of_old)  # what was years ago is meant last
        for known, place, claim in told:
            here = known.trigger.doc is draft.trigger.doc and known.trigger.sent.start == draft.trigger.sent.start
            if (
                not here
                and not _other_sides(known, draft)
                and not _other_days(known, draft)
                and (known.kind == draft.kind or (loosely and kinds_fit(draft.kind, known.kind)))
            ):
                return known, place, claim.id
        return None

    def held_again(self, draft: Draft) -> list[Mention]:
        """Give the place that an act told just before says changed hands: ``won it back``; who leaves it leaves its site."""
        acts = ((d, p) for d, p, _ in reversed(self._acts[-_RECENT:]) if p is not None and d.kind in _HOLDINGS)
        act, place = next(acts, (None, None))
        if act is not None and draft.kind == "withdrawal":
            draft.site = act.site or next((m.id for m in act.places if m.kind == "site"), None)
        return [place] if place is not None else []

    def taker_of(self, place: Mention) -> Draft | None:
        """Give the act told just before by which a place changed hands; None where none did."""
        taken = ((d, p) for d, p, _ in reversed(self._acts[-_RECENT:]) if p is not None and d.kind == "capture")
        return next((d for d, p in taken if _key(self.root(p)) == _key(self.root(place))), None)

    def last_harm(self, draft: Draft) -> tuple[Draft, Mention | None, str] | None:
        """Give the act of force, its place and claim id, told last, in an earlier sentence: its victims may be meant again."""
        kinds = event_kinds()
        for known, place, claim in reversed(self._acts[-_RECENT:]):
            here = known.trigger.doc is draft.trigger.doc and known.trigger.sent.start == draft.trigger.sent.start
            if not here and kinds[known.kind].force and kinds_fit(draft.kind, known.kind):
                return known, place, claim.id
        return None

    def capital(self) -> Mention | None:
        """Give the only capital of a state that the text names."""
        return self._capitals[0] if len({_key(m) for m in self._capitals}) == 1 else None

    def home(self) -> Mention | None:
        """Give the one town that the text names anywhere: what it tells without a place took place there."""
        towns = [self.root(m) for m in self._towns if not self._describes_speaker(m)]
        return towns[0] if len({_key(m) for m in towns}) == 1 else None

    def mention(self, mention_id: str | None) -> Mention | None:
        return self._by_id.get(mention_id) if mention_id is not None else None

    def named(self, actor: Mention) -> Mention:
        """Give the words that name a side where a pronoun takes it up."""
        if (actor.noun or "") not in _PRONOUNS:
            return actor
        whole = self.root(actor)
        return whole if whole.key == actor.key else actor

    def placed(self, place: Mention) -> Mention:
        """Give the place that this one only says the whereabouts of (``Sake, 25 km west of Goma``), else itself."""
        return self._placed.get(place.id, place)

    def root(self, mention: Mention) -> Mention:
        for _ in range(20):
            if mention.refers_to is None or mention.refers_to not in self._by_id:
                return mention
            mention = self._by_id[mention.refers_to]
        return mention

    def _last(self, places: Sequence[Mention], start: int) -> Mention | None:
        """Find the last of some places named before ``start``; what another speaker says in between does not count."""
        earliest = self._earliest(start)
        speech = self._speech(start)
        for place in reversed(places[: bisect_left(places, start, key=lambda m: m.start)]):
            if place.start < earliest:
                return None
            other = self._speech(place.start)
            if (other is None or other is speech) and not self._describes_speaker(place):
                return place
        return None

    def _earliest(self, start: int) -> int:
        """Give where what still stands at ``start`` may begin: some paragraphs back, in the same entry of a live page."""
        entry = bisect_right(self._entries, start)
        paragraphs = self._paragraph_starts[max(0, bisect_right(self._paragraph_starts, start) - 1 - _REACH)]
        return max(paragraphs, self._entries[entry - 1] if entry else 0)

    def _speech(self, start: int) -> Attribution | None:
        """Give the direct speech the words at ``start`` stand in, the innermost where one is inside another."""
        first = bisect_right(self._direct, start, key=lambda found: found[0])
        return next((a for low, high, a in reversed(self._direct[max(0, first - 8) : first]) if start < high), None)

    def _describes_speaker(self, place: Mention) -> bool:
        first = bisect_right(self._speakers, (place.start, 1 << 60))
        for low, high in reversed(self._speakers[:first]):
            if low < place.start - self._longest:
                return False
            if place.start < high:
                return True
        return False


def _is_of_old(text: str, end: int, years: Sequence[str]) -> bool:
    """Tell a place behind which stands another year than the last one that the text names (``years``, sorted)."""
    told = _YEARS_AGO.match(text, end)
    return told is not None and (told["year"] is None or told["year"] < max(years, default="9999"))


def _cut(text: str, starts: Sequence[int]) -> Iterator[int]:
    """Give the starts of paragraphs, those too long cut where a sentence ends."""
    for start, end in pairwise([*starts, len(text)]):
        yield start
        last = start
        for stop in _STOP.finditer(text, start, end) if end - start > _LONGEST else ():
            if stop.end() - last > _LONGEST / 2:
                last = stop.end()
                yield last


def _key(place: Mention) -> str:
    return place.candidates[0] if place.candidates else place.quote.lower()


def _most_named(towns: Sequence[Mention], named: Mapping[str, int]) -> Mention | None:
    """Give the town that a report names three times or more, and twice as often as any other."""
    first, *others = sorted(named, key=lambda key: (-named[key], key)) or [""]
    if not towns or named[first] < _OFTEN or (others and named[first] < 2 * named[others[0]]):
        return None
    return next(m for m in towns if _key(m) == first)


def _placed(text: str, places: Sequence[Mention], towns: Container[str]) -> Iterator[tuple[str, Mention]]:
    """Pair places that only say where another one lies with that other one; ``places`` in reading order."""
    town: Mention | None = None
    for before, place in pairwise(places):
        gap = text[before.end : place.start] if 0 <= place.start - before.end < _LONG_WAY else ""
        town = before if before.id in towns else town
        if gap and _OFF.match(gap):
            yield place.id, before
        elif gap and place.id in towns and _TOWN_OF.fullmatch(gap):
            yield before.id, place
        elif gap and _is_said_in(before, place):
            yield place.id, before
        elif gap and town is not None and (place.id not in towns or _UNIT.match(text, place.end)) and _ROW.match(gap):
            if before is not town or not _UNIT.match(gap):
                yield place.id, town
        else:
            town = None


def _is_said_in(place: Mention, town: Mention) -> bool:
    """Tell a quarter that no table has from the town its name is joined to: ``the Karsadi quarter of Kassala``."""
    named = read_named(place.candidates[0]) if place.candidates else None
    return named is not None and named.container in town.candidates[:1]


def _headings(text: str, starts: Sequence[int], places: Sequence[Mention]) -> Iterator[tuple[int, Mention]]:
    """Give for each line that a place opens, before a colon and at most what it lies in and a day, that place."""
    first = {place.start: place for place in places}
    for start in starts:
        bullet = _BULLET.match(text, start)
        place = first.get(bullet.end() if bullet is not None else start)
        if place is not None and _AS_HEADING.match(text, place.end):
            yield start, place


def _other_days(one: Draft, other: Draft) -> bool:
    """Tell whether both name weekdays, and different ones: "Saturday's bombing" is not the raid of Sunday."""
    return bool(one.weekdays and other.weekdays) and not one.weekdays & other.weekdays


def _other_sides(one: Draft, other: Draft) -> bool:
    """Tell whether both acts name who did them, and name different ones."""
    mine, theirs = ({m.key for m in act.actors if m.key} for act in (one, other))
    return bool(mine and theirs) and not mine & theirs
