"""What the harm that one report leads with comes to: how many dead, how many hurt, singles and lists counted too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec
from msgspec import Struct

from dateline.model.article import Article
from dateline.model.reading import Claim, Mention, Quantity, Reading
from dateline.rules import read_data

HARM = frozenset({"killing", "attack", "clash", "bombing", "shelling", "airstrike", "accident"})
LEAD = 2500
"""Characters of a report that tell its news; what follows is often of other happenings on the page."""
HEAD = 1500
MOST = 10
"""More people than this nobody counts one by one: no number of theirs is made up of others."""
_OWN = frozenset({"headline", "dateline", "body", "caption"})
_UNREAL = frozenset({"planned", "threatened", "hypothetical", "undertaken-not-to", "background"})
_AROUND = 15
"""Characters about a claim's trigger in which ``fatally`` or ``to death`` says what came of it."""
_LONGEST_LIST = 150
PARTITIVE = (
    "the ",
    "his ",
    "her ",
    "their ",
    "its ",
    "them",
    "those",
    "two ",
    "three ",
    "four ",
    "five ",
    "six ",
    "seven ",
    "eight ",
)
"""How a figure's noun phrase begins that takes a part of people told of before."""
LIST = re.compile(r"\s*(?:,|and|,\s*and|as well as|&)\s*")
_SELF = re.compile(
    r"\b(?:shot|shoots?|shooting|stabb\w+)\s+(?:him|her)self|self-inflicted|\bshot self\b", re.IGNORECASE
)
_AFTERWARDS = re.compile(
    r"murder[\s/–-]{1,3}suicides?"
    r"|turn\w*(?: the| a| his| her)?(?: gun| weapon| rifle| pistol| handgun)? on (?:him|her)self"
    r"|(?:then|before|and)(?: fatally)?(?: (?:kill|shoot|shot|taking|took|turn)\w*)?(?: and (?:kill|shoot)\w*)? (?:him|her)self"
    r"|(?:before|then|and) (?:tak|took)\w* (?:his|her) own li|kill\w* [^.]{3,60}(?:, |and )(?:him|her)?self",
    re.IGNORECASE,
)
"""One who kills ends with himself."""
_INCLUDED = re.compile(r"including (?:the )?(?:suspect|gunman|shooter|himself|attacker|suspected)", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:dead|kill\w+) (?:or|and|and/or) (?:wound\w+|injur\w+|hurt)|\b(?:wound\w+|injured|hurt) (?:or|and|and/or) (?:dead|kill\w+)|\bcasualt",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince (?:the|his|her|their|its) $", re.IGNORECASE)
"""Before a killing that only says from when on something is so: ``in office since the murder of the president``."""
_BESIDE = 40
_DONE_BY = re.compile(r"(?:kill|shoot|slay|murder)(?:s|ed|ing)?\s$|dead\s$", re.IGNORECASE)


class Toll(Struct, frozen=True, kw_only=True):
    """How many one report leaves dead and hurt in what it leads with; 0 where it tells of none."""

    killed: int
    injured: int
    is_least: bool = False
    """True where there may be more dead: "at least" so many, or one who died told of by no figure."""
    claim_ids: tuple[str, ...] = ()
    """The claims that hold the figures it was taken from."""
    dead_claim_ids: tuple[str, ...] = ()
    """Those of them that hold the figures of the dead."""
    hurt_claim_ids: tuple[str, ...] = ()
    """Those of them that hold the figures of the hurt."""


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``data/en/tolls.toml``."""

    one: tuple[str, ...]
    killed: tuple[str, ...]
    injured: tuple[str, ...]
    hit: tuple[str, ...]
    tried: tuple[str, ...]
    manifold: dict[str, int]


def toll(article: Article, reading: Reading) -> Toll:
    """Count the harm a report leads with: its first figures, the lists it names, single people where there is neither.

    Who was shot and is not among the dead was hurt, as far as they are few and the report tells of dead or of wounds. One who kills and then dies by his own hand is one of the dead.
    """
    count = _Count(article, reading)
    killed, injured = count.killed(), 0
    whole = max(count.figure("injured"), count.listed("injured"))
    hit = max(count.hit(killed), count.listed("hit"), count.manifold("hit"))
    told = bool(whole or killed) or count.tells_of_wounds()
    if hit <= MOST and whole + killed < hit and told:
        whole = max(hit - killed, 0)
    injured = whole or (0 if killed or hit or not told else count.single("hit"))
    if not killed and not injured and count.tells_of_one_hurt():
        injured = 1
    return Toll(
        killed=killed,
        injured=injured,
        is_least=count.is_least,
        claim_ids=count.claim_ids(),
        dead_claim_ids=count.claim_ids("killed"),
        hurt_claim_ids=count.claim_ids("injured", "casualties"),
    )


class _Count:
    """One report while it is being counted."""

    def __init__(self, article: Article, reading: Reading) -> None:
        self._text, self._reading = article.text, reading
        self._lines = [article.text[start:end] for start, end in _prose(article, LEAD)]
        self._end = max((end for _, end in _prose(article, LEAD)), default=0)
        self._head = " ".join(article.text[start:end] for start, end in _prose(article, HEAD))
        self._mentions = {m.id: m for m in reading.mentions}
        self._unreal = {q for c in reading.claims if not _is_told_as_done(c) for q in c.quantities}
        self._first: dict[str, list[Quantity]] = {}
        self._named: list[tuple[str, str, bool]] | None = None
        self.is_least = False

    def claim_ids(self, *measures: str) -> tuple[str, ...]:
        """List the claims that hold the figures used of these measures, of all where none is named."""
        used = {q.id for measure, held in self._first.items() if not measures or measure in measures for q in held}
        return tuple(sorted(c.id for c in self._reading.claims if used & set(c.quantities)))

    def killed(self) -> int:
        """Give the dead, the killer among them where he ended his own life and no figure says so."""
        told = max(self.figure("killed"), self.listed("killed"), self.manifold("killed"))
        count = told or (0 if self._is_of_both() else self.single("killed"))
        open_ended = told == self.figure("killed") and any(q.high is None for q in self._first["killed"])
        self.is_least = bool(count) and (not told or open_ended)
        alone = count in {self.figure("killed"), self.single("killed"), self._by_deed()} and not self._is_end_state()
        text = " ".join(self._lines)
        if count and alone and _AFTERWARDS.search(text) and not _INCLUDED.search(text):
            return count + 1
        return count

    def figure(self, measure: str) -> int:
        """Add up the first list of figures; those that take a part of a group come last."""
        if measure not in self._first:
            self._first[measure] = list(self._first_list(measure))
        return sum(q.best if q.best and q.best == q.low else q.high or q.best or 0 for q in self._first[measure])

    def hit(self, killed: int) -> int:
        """Give who was shot; a number of "killed or wounded" says who was hurt only beside the number of dead."""
        return self.figure("casualties") if killed or not self._is_of_both() else 0

    def listed(self, fate: str) -> int:
        """Give the most people that one list names singly: ``a father, a mother and their baby were found dead``."""
        return max((len(_parts(people)) for people, what, _ in self._lists() if _fate(what) == fate), default=0)

    def manifold(self, fate: str) -> int:
        """Read ``a triple homicide``, ``a double shooting``."""
        found = [m for line in self._lines for m in _manifold_pattern().finditer(line) if _fate(m[2]) == fate]
        return max((_words().manifold[m[1].lower()] for m in found), default=0)

    def single(self, fate: str) -> int:
        """Give 1 where a claim tells of one person harmed so."""
        return int(any(self._is_of_one(claim, fate) for claim in self._reading.claims))

    def tells_of_wounds(self) -> bool:
        """Tell a report that says anything of wounds or a hospital: nothing else says that who was shot is alive."""
        return bool(_words_in(" ".join(self._lines)) & _known("injured"))

    def tells_of_one_hurt(self) -> bool:
        """Tell a report that speaks of a shot and of wounds or a hospital, and of no death."""
        words = _words_in(self._head)
        if not words & _known("hit") or words & _known("killed"):
            return False
        return bool(words & _known("injured") or _SELF.search(" ".join(self._lines)))

    def _is_of_both(self) -> bool:
        """Tell whether the figure of casualties is of dead and hurt together."""
        self.figure("casualties")
        near = (self._text[max(0, q.start - _BESIDE) : q.end + _BESIDE] for q in self._first["casualties"])
        return any(_BOTH.search(words) for words in near)

    def _by_deed(self) -> int:
        """Give the most people that somebody is said to have killed in one list, himself not in it."""
        lists = [p for p, what, by_deed in self._lists() if by_deed and _fate(what) == "killed" and "self" not in p]
        return max((len(_parts(people)) for people in lists), default=0)

    def _lists(self) -> list[tuple[str, str, bool]]:
        """Give each list of people with the word for what came of them, and whether it is a deed that stands before it."""
        if self._named is None:
            done, people, came, ending = _list_patterns()
            self._named = []
            for line in self._lines:
                for match in done.finditer(line):
                    listed = people.match(line, match.end())
                    if listed is not None and not _is_tried(line[: match.end()]):
                        self._named.append((listed[1], match[1], True))
                for match in came.finditer(line):
                    listed = ending.search(line, max(0, match.start() - _LONGEST_LIST), match.start())
                    if listed is not None:
                        self._named.append((listed[1], match[1], False))
        return self._named

    def _first_list(self, measure: str) -> Iterator[Quantity]:
        fits = [
            q
            for q in self._reading.quantities
            if q.measure == measure and q.start < self._end and (q.best or q.high) and q.id not in self._unreal
        ]
        fits = [q for q in fits if measure != "killed" or not _is_tried(self._text[max(0, q.start - 40) : q.end + 40])]
        whole = [q for q in fits if not (q.of or "").lower().startswith(PARTITIVE)] or fits
        whole = [q for q in whole if q.best == q.low] or whole
        for number, one in enumerate(whole):
            if number and not _are_listed(self._text, whole[number - 1], one):
                return
            yield one

    def _is_end_state(self) -> bool:
        """Tell whether the first figure says how many are dead, and not how many someone killed."""
        self.figure("killed")
        first = next(iter(self._first["killed"]), None)
        return first is not None and not _DONE_BY.search(self._text[max(first.start - 8, 0) : first.start])

    def _is_of_one(self, claim: Claim, fate: str) -> bool:
        if claim.start >= self._end or claim.kind not in HARM or claim.polarity != "positive" or claim.tense in _UNREAL:
            return False
        if _SINCE.search(self._text[max(0, claim.trigger.start - _AROUND) : claim.trigger.start]):
            return False
        around = self._text[max(0, claim.trigger.start - _AROUND) : claim.trigger.end + _AROUND]
        if _is_tried(around) or (_fate(claim.trigger.quote, around) or "") not in _FATES[fate]:
            return False
        return any(_is_one(self._root(self._mentions.get(t))) for t in claim.targets)

    def _root(self, mention: Mention | None) -> Mention | None:
        for _ in range(20):
            if mention is None or mention.refers_to is None or mention.refers_to not in self._mentions:
                return mention
            mention = self._mentions[mention.refers_to]
        return mention


_FATES: Mapping[str, frozenset[str]] = {"killed": frozenset({"killed"}), "hit": frozenset({"hit", "injured"})}


def _prose(article: Article, reach: int) -> Iterator[tuple[int, int]]:
    """Give the stretches of a report's own text, as far as so many characters go."""
    left = reach
    for zone in sorted((z for z in article.zones if z.kind in _OWN), key=lambda z: z.start):
        if left > 0:
            yield zone.start, min(zone.end, zone.start + left)
        left -= zone.end - zone.start


def _is_told_as_done(claim: Claim) -> bool:
    return claim.polarity == "positive" and claim.certainty != "doubted" and claim.tense not in _UNREAL


def _is_one(mention: Mention | None) -> bool:
    if mention is None or mention.kind not in {"person", "actor"}:
        return False
    listed = mention.kind == "actor" and mention.noun is None and not (mention.key or "actor:").startswith("actor:")
    if listed or (mention.noun or "") in _BODIES:
        return False  # "struck a post of the National Guard"
    return mention.kind == "person" or not (mention.noun or mention.quote).endswith("s")


_BODIES = frozenset({"army", "military", "police", "militia", "navy", "force", "government", "gendarmerie"})


def _are_listed(text: str, left: Quantity, right: Quantity) -> bool:
    """Tell whether two figures stand in one list: ``three men and a woman``."""
    at = text.find(left.of, left.end) if left.of else -1
    return LIST.fullmatch(text[at + len(left.of or "") if at >= 0 else left.end : right.start]) is not None


def _fate(words: str, around: str = "") -> str | None:
    """Give what words say came of people: killed, injured, hit; ``around`` may turn a shot into a death."""
    held = _words_in(words)
    if held & _known("killed") or _words_in(around) & _DEATHLY:
        return "killed"
    return (
        "injured" if held & _known("injured") and not held & _known("hit") else "hit" if held & _known("hit") else None
    )


_DEATHLY = frozenset({"fatal", "fatally", "death", "dead", "killed", "kills"})


def _is_tried(text: str) -> bool:
    return bool(_words_in(text[-90:]) & _known("tried"))


def _parts(people: str) -> Sequence[str]:
    """Split a list of people; an age set off by commas is no person."""
    parts = re.split(r"\s*(?:,\s*and\b|,|\band\b|&)\s*", people)
    return [p for p in parts if p.strip() and not p.strip().isdigit()]


def _words_in(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower()))


@cache
def _words() -> Words:
    return msgspec.toml.decode(read_data("en/tolls.toml"), type=Words)


@cache
def _known(kind: str) -> frozenset[str]:
    return frozenset(getattr(_words(), kind))


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(w) for w in words), key=lambda w: (-len(w), w)))


@cache
def _list_patterns() -> tuple[re.Pattern[str], ...]:
    """Give the patterns of a deed and the list of people after it, and of what came of people and the list before it."""
    one = rf"(?:(?:an?|the|his|her|their|another|one)\s+)?(?:[\w’'.-]+\s+){{0,2}}?(?:{_either(_words().one)}|\d{{1,2}}-(?:year|month)-old)\b(?:,\s+\d{{1,2}}\b,?)?"
    people = rf"({one}(?:\s*(?:,\s*and|,|and|&)\s+{one})+)"
    done = r"kill(?:s|ed|ing)|murder(?:s|ed|ing)|shot and killed|fatally sho(?:t|oting)|shoots and kills|deaths? of|shot|shoots|shooting|wound(?:s|ed|ing)|injur(?:es|ed|ing)"
    came = (
        r"dead|killed|died|die|slain|murdered|shot(?: and killed| to death| dead)?|injured|wounded|hurt|hospitali[sz]ed"
    )
    how = r"(?:\s+(?:who\s+)?(?:were|was|are|have been|had been|is))?(?:\s+(?:both|all))?(?:\s+found)?(?:\s+(?:fatally|critically|seriously|accidentally))?"
    wholes = (rf"\b({done})\s+", people, rf"\b({came})\b", rf"\b{people}{how}\s+$")
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in wholes)


@cache
def _manifold_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b({_either(_words().manifold)})[\s-]+(?:[\w-]+\s+)?(murders?|homicides?|killings?|slayings?|fatal|shootings?)\b",
        re.IGNORECASE,
    )
