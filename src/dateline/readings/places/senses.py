"""Which of the places of one name is meant, from all that the article says about where it is set."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.gazetteer.folding import fold
from dateline.gazetteer.lookup import Entry, Gazetteer
from dateline.model.article import Article
from dateline.readings.places.evidence import is_by_name, is_war_town, stands_out
from dateline.readings.places.names import PlaceName
from dateline.readings.places.words import PlaceWords

CANDIDATES = 6
"""Kept of each name, most likely first."""
_CONSIDERED = 40
_NEAR_KM = 120.0
WEIGHTS = {
    "people": 0.5, "country": 1.9, "capital": 0.4, "by-name": 2.0, "state": 2.0, "unit": 0.9, "container": 3.0,
    "district": 1.0, "cue": 1.5, "admin2": 1.3, "near": 2.0,
    "part": 2.5,
}  # fmt: skip
"""Of the evidence for one place or another of a name; set on the even half of LGL and GeoVirus by bench/geoparsing.py."""
_IN_FULL = 5.0
"""Weight of a place that the text names in full somewhere: more than that of its being a by-name."""
_ITS_OWN = 1.0
"""Weight of an airport that is called so over those only known by the city's name too."""
_WAR_TOWN = 0.5
"""Weight of a place that wars are told of where a report points to no state: as much as ten times the people."""
_CAPITALISED = re.compile(r"[^\W\d_][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)?")
_DOMAIN = re.compile(r"\.([a-z]{2})(?:[/:]|$)")
_NO_STATE = frozenset({"tv", "co", "me", "io", "ly", "fm", "eu", "cc", "ws", "nu", "to", "ai", "gg", "am", "la", "it"})
_SETTLEMENTS = frozenset({"town", "towns", "village", "villages", "hamlet", "hamlets", "cities", "settlements"})
_DOMAIN_STATES = {"uk": "GB"}


def favour(article: Article, names: Sequence[PlaceName], gazetteer: Gazetteer, words: PlaceWords) -> Counter[str]:
    """Count how often the article points to each state (alpha-2) by names hardly mistaken, adjectives and its outlet."""
    found: Counter[str] = Counter()
    for votes in point(article, names, words).values():
        found.update(votes)
    return found


def point(article: Article, names: Sequence[PlaceName], words: PlaceWords) -> dict[str, Counter[str]]:
    """Give for each word or name of the article (folded) the states it points to, and how often."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for match in _CAPITALISED.finditer(article.text):
        first = match.group().split()[0]
        countries = words.demonyms.get(fold(match.group())) or words.demonyms.get(fold(first)) or ()
        if len(countries) == 1:
            votes[fold(match.group())][countries[0]] += 1
    for name in names:
        best = name.entries[0]
        if best.country and (best.level == "country" or stands_out(name.entries) or is_war_town(name.entries)):
            votes[fold(name.quote)][best.country] += 1
    if state := _outlet_state(article):
        votes[""][state] += 1
    return votes


def _outlet_state(article: Article) -> str | None:
    match = _DOMAIN.search((article.url or "").split("//")[-1].split("/")[0] + "/") or _DOMAIN.search(
        (article.outlet or "") + "/"
    )
    if match is None or match.group(1) in _NO_STATE:
        return None
    return _DOMAIN_STATES.get(match.group(1), match.group(1).upper())


def level_cue(name: PlaceName, words: PlaceWords) -> str | None:
    """Give the level the wording asks for: "X province", "the city of X", "capital of X" (whose X is a unit)."""
    last = name.quote.split()[-1].lower()
    if len(name.quote.split()) > 1 and last in words.level_words:
        return words.level_words[last]
    if name.after and name.right == " " and (level := words.level_words.get(name.after[0].text.lower())):
        return None if name.after[0].text.lower() in {"capital", "port", "country", "state"} else level
    around = [word.text.lower() for word in name.before[-3:]]
    if len(around) > 1 and around[-1] == "in" and around[-2] in _SETTLEMENTS and name.left == " ":
        return _unit_level(name.entries)  # a village in Kunduz
    if len(around) > 1 and around[-1] == "of" and name.left == " ":
        if around[-2] == "capital":
            return "admin1" if "provincial" in around or any(e.level == "admin1" for e in name.entries) else "country"
        return words.level_words.get(around[-2])
    return None


def _unit_level(entries: Sequence[Entry]) -> str | None:
    """Give the level of the unit that a name can mean: a town lies in a province, not in the town of its name."""
    return next((level for level in ("admin1", "admin2") if any(e.level == level for e in entries)), None)


class Setting:
    """Where the article is set, as far as its names agree. No name is a witness for itself."""

    def __init__(self, article: Article, names: Sequence[PlaceName], gazetteer: Gazetteer, words: PlaceWords) -> None:
        self.names = names
        self.words = words
        self._folded = [fold(name.quote) for name in names]
        self._containers = self._find_containers(gazetteer)
        self._inner = _find_inner(names)
        self._states = {word: _damped(votes) for word, votes in point(article, names, words).items()}
        self._units = self._vote_units()
        self._districts, self._in_districts = self._find_districts()
        self._cities = self._find_cities()
        self._in_full = self._find_full_names()
        self._resolved: dict[str, Entry] = {}

    def resolve(self) -> list[tuple[Entry, ...]]:
        """Order the places of each name, most likely first: once alone, then by how near they lie to each other."""
        for _ in range(2):
            every = zip(self.names, self._folded, self._containers, self._inner, strict=True)
            ordered = [self._order(*each) for each in every]
            self._resolved = {quote: found[0] for quote, found in zip(self._folded, ordered, strict=True) if found}
        return ordered if self.names else []

    def _find_containers(self, gazetteer: Gazetteer) -> list[tuple[Entry, ...]]:
        """Give what the wording puts each name in; said once it holds for the name wherever it stands."""
        own = [_container(name, following, self.words, gazetteer) for name, following in _with_next(self.names)]
        shared = {quote: container for quote, container in zip(self._folded, own, strict=True) if container}
        return [container or shared.get(quote, ()) for quote, container in zip(self._folded, own, strict=True)]

    def _vote_units(self) -> dict[str, Counter[str]]:
        """Give for each name the first-order units it points to: the unit itself, its town's, that after a comma."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for name, quote, container in zip(self.names, self._folded, self._containers, strict=True):
            found[f", {quote}"].update(entry.id for entry in container[:1] if entry.level == "admin1")
            best = name.entries[0]
            if best.admin1_id and best.level in {"admin1", "settlement"} and stands_out(name.entries):
                found[quote][best.admin1_id] += 1
        return {quote: _damped(votes) for quote, votes in found.items()}

    def _find_districts(self) -> tuple[set[str], set[str]]:
        """Give the districts that names like "Henry County" can mean, and the districts the towns named can lie in."""
        named: set[str] = set()
        towns: set[str] = set()
        for name in self.names:
            explicit = name.quote.split()[-1].lower() in self.words.level_words
            named.update(entry.id for entry in name.entries if explicit and entry.level == "admin2")
            towns.update(e.admin2_id for e in name.entries[:_CONSIDERED] if e.admin2_id and not explicit)
        return named, towns

    def _order(
        self, name: PlaceName, folded: str, container: tuple[Entry, ...], inner: tuple[Entry, ...]
    ) -> tuple[Entry, ...]:
        cue = level_cue(name, self.words)
        pool = name.entries[:_CONSIDERED]
        states = _total(self._states, folded)
        units = _total(self._units, folded)
        scores = [
            _standing(entry, folded)
            + (_WAR_TOWN if entry.in_news and not states else 0.0)
            + (WEIGHTS["state"] * states.get(entry.country or "", 0.0))
            + (WEIGHTS["unit"] * units.get(entry.admin1_id or "", 0.0))
            + self._fit(entry, container)
            + (WEIGHTS["container"] if any(_lies_in(e, entry) for e in inner) else 0.0)
            + (_ITS_OWN if entry.level == "site" and fold(entry.name) == folded else 0.0)
            + _level_fit(entry, cue, pool)
            + _against_country(entry, folded, pool)
            + self._part_fit(entry, folded)
            + (_IN_FULL if entry.id in self._in_full.get(folded, ()) else 0.0)
            + WEIGHTS["near"] * self._nearness(entry, folded)
            for entry in pool
        ]
        ranked = sorted(range(len(pool)), key=lambda i: (-scores[i], i))
        return _units_by_size([pool[i] for i in ranked])[:CANDIDATES]

    def _fit(self, entry: Entry, container: tuple[Entry, ...]) -> float:
        """Weigh what the wording says it lies in, and districts named anywhere."""
        score = WEIGHTS["container"] if any(_lies_in(entry, outer) for outer in container[:3]) else 0.0
        if entry.admin2_id in self._districts or (entry.id in self._districts and entry.id in self._in_districts):
            score += WEIGHTS["district"]
        return score

    def _find_cities(self) -> dict[str, set[str]]:
        """Give the cities that each name (folded) points to: the city itself, or one that only its likeliest place is in."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, folded in zip(self.names, self._folded, strict=True):
            found[folded].update(entry.id for entry in name.entries[:3] if entry.level == "settlement")
            found[folded].update(entry.part_of for entry in name.entries[:1] if entry.part_of)
        return found

    def _find_full_names(self) -> dict[str, set[str]]:
        """Give for each name (folded) the places that a longer name with it at one end means: ``Santa Cruz de la Sierra``."""
        found: dict[str, set[str]] = defaultdict(set)
        words = {tuple(fold(word) for word in name.quote.split()): name for name in self.names}
        for short in words:
            for full, name in words.items():
                if len(short) < len(full) and short in {full[: len(short)], full[-len(short) :]}:
                    found["".join(short)].update(e.id for e in name.entries[:1] if e.level == "settlement")
        return found

    def _part_fit(self, entry: Entry, folded: str) -> float:
        """Weigh a quarter by whether its city, or another quarter of it, is named too."""
        if entry.part_of is None:
            return 0.0
        named = any(entry.part_of in cities for word, cities in self._cities.items() if word != folded)
        if named:
            return WEIGHTS["part"]
        return -WEIGHTS["part"] if entry.id.startswith("part:") else 0.0

    def _nearness(self, entry: Entry, folded: str) -> float:
        """0 to 1: how close other places of the article lie, two of them within reach being as good as many."""
        if entry.lat is None or entry.lon is None or entry.level in {"country", "region"}:
            return 0.0
        total = 0.0
        for quote, other in self._resolved.items():
            placed = other.lat is not None and other.lon is not None
            if placed and quote != folded and other.level not in {"country", "region", "site"}:
                total += math.exp(-_rough_km(entry.lat, entry.lon, other.lat or 0.0, other.lon or 0.0) / _NEAR_KM)
        return min(1.0, total / 2)


def _standing(entry: Entry, folded: str) -> float:
    """Weigh how well known a place is, whatever the article."""
    people = 3e7 if entry.id.startswith("region:") else entry.people
    score = WEIGHTS["people"] * math.log10(people + 30)
    score += WEIGHTS["country"] if entry.level == "country" else 0.0
    score += WEIGHTS["capital"] if entry.capital_of and entry.capital_of.startswith("country:") else 0.0
    if entry.level in {"settlement", "admin1"} and entry.population < 300_000 and is_by_name(entry, folded):
        score -= WEIGHTS["by-name"]
    return score


def _against_country(entry: Entry, folded: str, pool: Sequence[Entry]) -> float:
    """Weigh a town that is only spelled as a country is called, in one of its spellings: Arak of Iran for Iraq."""
    if entry.level == "country" or fold(entry.name) == folded:
        return 0.0
    country = any(other.level == "country" and fold(other.name) == folded for other in pool)
    return -WEIGHTS["container"] if country else 0.0


def _level_fit(entry: Entry, cue: str | None, pool: Sequence[Entry]) -> float:
    """Weigh the level the wording asks for; without one a bare name means the town rather than its district."""
    if cue:
        return WEIGHTS["cue"] if entry.level == cue else 0.0
    if entry.level == "admin2" and _outgrows_town(entry, pool):
        return 0.0
    if entry.level == "admin2":
        return -WEIGHTS["admin2"] - (WEIGHTS["admin2"] if _has_uncounted_town(entry, pool) else 0.0)
    return -1.0 if entry.level == "admin1" and _seat_of_same_name(entry, pool) else 0.0


def _lies_in(entry: Entry, outer: Entry) -> bool:
    if entry.id == outer.id:
        return False
    if outer.level == "country":
        return entry.country == outer.country
    return outer.id in {entry.admin1_id, entry.admin2_id}


def _damped(votes: Counter[str]) -> Counter[str]:
    """Let a name said ten times count for more than one said once, but not for ten."""
    return Counter({key: 1 + math.log(count) for key, count in votes.items()})


def _total(votes: dict[str, Counter[str]], folded: str) -> dict[str, float]:
    """Add up what all names but ``folded`` point to, the most pointed-to being 1."""
    total: Counter[str] = Counter()
    for word, found in votes.items():
        if word != folded:
            total.update(found)
    most = max(total.values(), default=0)
    return {key: value / most for key, value in total.items()}


def _units_by_size(entries: list[Entry]) -> tuple[Entry, ...]:
    """Put after a town the province of its name before the district of its name."""
    best = entries[0]
    if best.level != "settlement":
        return tuple(entries)
    province = [e for e in entries if e.level == "admin1" and e.id == best.admin1_id]
    return tuple(dict.fromkeys([best, *province, *entries]))


def _with_next(names: Sequence[PlaceName]) -> Iterator[tuple[PlaceName, PlaceName | None]]:
    for index, name in enumerate(names):
        yield name, names[index + 1] if index + 1 < len(names) else None


def _container(
    name: PlaceName, following: PlaceName | None, words: PlaceWords, gazetteer: Gazetteer
) -> tuple[Entry, ...]:
    """Find what the wording puts the place in: "X, Y", "X, Pa.", "X in Y province"."""
    if name.after and name.right.strip() == "," and (short := words.abbreviations.get(name.after[0].text.rstrip("."))):
        country, unit = short
        return tuple(entry for entry in gazetteer.find(unit, country) if entry.level == "admin1")
    if following is None:
        return ()
    between = name.after[: _count_before(name, following.start)]
    if name.right.strip() == "," and following.start - name.end <= 3:
        return _outer(following.entries)
    if [word.text.lower() for word in between] in (["in"], ["province", "in"], ["district", "in"], ["city", "in"]):
        return _outer(following.entries)
    if (
        between
        and between[0].text.lower() == "in"
        and len(between) <= 4
        and all(word.text[0].islower() for word in between)
    ):
        return _outer(following.entries)
    return ()


def _find_inner(names: Sequence[PlaceName]) -> list[tuple[Entry, ...]]:
    """Give for each name what it may enclose: the town before it and a comma, as in ``Hamilton, Ontario``."""
    found: list[tuple[Entry, ...]] = []
    for number, name in enumerate(names):
        before = names[number - 1] if number else None
        beside = before is not None and name.left == ", " and before.end + 2 == name.start
        found.append(before.entries[:3] if before is not None and beside else ())
    return found


def _count_before(name: PlaceName, start: int) -> int:
    return sum(1 for word in name.after if word.start < start)


def _outer(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.level in {"country", "admin1", "admin2"})[:3]


def _seat_of_same_name(unit: Entry, pool: Sequence[Entry]) -> bool:
    """Tell a unit whose bare name rather means its chief town: the town has a tenth of its people."""
    return any(
        e.level == "settlement" and e.admin1_id == unit.id and e.population * 10 >= unit.population for e in pool
    )


def _outgrows_town(unit: Entry, pool: Sequence[Entry]) -> bool:
    """Tell a unit far better known than the small town in it that bears its name: Leyte the province."""
    towns = [e for e in pool if e.level == "settlement" and e.admin2_id == unit.id and e.population]
    return unit.country != "US" and bool(towns) and all(e.population * 50 < unit.population for e in towns)


def _has_uncounted_town(unit: Entry, pool: Sequence[Entry]) -> bool:
    """Tell a district whose chief town bears its name, and of whose people the tables know nothing."""
    return any(e.level == "settlement" and e.population == 0 and e.admin1_id == unit.admin1_id for e in pool)


def _rough_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Distance on a flat map: good to a few per cent at the hundred or so kilometres that matter here."""
    east = (lon2 - lon1 + 540) % 360 - 180
    return 111.2 * math.hypot(lat2 - lat1, east * math.cos(math.radians((lat1 + lat2) / 2)))
