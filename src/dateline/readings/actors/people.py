"""Who is named, in what role, for which body, and whom "he" and "Mr. X" take up."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from dateline.model.article import Article
from dateline.model.names import is_part_of, same_person
from dateline.model.reading import Mention
from dateline.readings.actors.find import Names, read_names
from dateline.readings.actors.lists import ActorLists, Hit
from dateline.readings.actors.person_names import Name, find_names
from dateline.readings.parse.sentences import Passage

_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_SAID = frozenset({"said", "says", "added", "told", "warned", "explained", "wrote", "noted"})
_LONGEST_APPOSITION = 14
_SOMEONE = frozenset({"one", "another", "someone", "nobody"})
_MEN = frozenset({"mr", "man", "father", "husband", "son", "brother", "king", "prince", "spokesman", "boy", "widower"})
_WOMEN = frozenset(
    {"mrs", "ms", "miss", "woman", "mother", "wife", "daughter", "sister", "queen", "spokeswoman", "girl", "widow"}
)
_SHE = frozenset({"she", "her", "hers", "herself"})
_BACK = 60
"""Named or unnamed people remembered for a pronoun, so that time stays linear."""
_KNOWN = 400
"""Full names remembered for surnames."""
_REACH = 1500
"""Characters a pronoun looks back."""
_BRANCHES = tuple(
    (branch, re.compile(rf"\b(?:{words})", re.IGNORECASE))
    for branch, words in (
        ("intelligence", r"(?:intelligence|spy|secret service)\b"),
        (
            "police",
            r"(?:police|policeman|policewoman|sheriff|constable|detective|gendarmerie|inspector|superintendent)\b",
        ),
        (
            "government",
            r"(?:minist\w+|govern\w+|mayor|council\w*|parliament\w*|lawmaker|senat\w+|vice.president|president\w*|premier"
            r"|attorney.general|ambassador|embassy|chancellor|official|prosecutor\w*|administrat\w+|cabinet|congress\w*"
            r"|court|judge|diplomat\w*|state department|foreign secretary|king|queen|crown prince|municipal\w*"
            r"|district chief|provincial)\b|(?:gov|sen|rep|pres)\.",
        ),
        (
            "military",
            r"(?:army|military|armed forces|air force|navy|naval|defence|defense|security forces?|troops?"
            r"|(?<!secretary.)(?<!director.)general(?! manager)|colonel|brigadier|admiral|captain|lieutenant|major|sergeant"
            r"|corporal|pilot|soldier|force|commandant|commander|battalion|brigade)\b"
            r"|(?:gen|col|lt|maj|capt|sgt|adm|brig|cmdr|cpl)\.",
        ),
    )
)
"""What words of a role tell the branch of the state, the telling ones first."""
_GROUP = re.compile(
    r"\b(?:group|rebels?|insurgen\w+|militants?|guerrillas?|movement|separatists?|jihadis\w*|militia)\b", re.I
)
_COURTESY = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.?", re.I)
_FORMER = re.compile(r"\b(?:former|ex|late|one-time|retired)[ -].*", re.I)
_PUBLIC_ROLES = frozenset({"speaking", "leading", "fighting", "watching"})


class _Someone:
    """A person, named or not, while the article is read."""

    __slots__ = (
        "affiliation",
        "end",
        "gender",
        "name",
        "refers_to",
        "role",
        "role_end",
        "role_start",
        "start",
        "subject",
        "wanted",
    )

    def __init__(self, start: int, end: int, name: str | None, role: str | None, *, subject: bool) -> None:
        self.start, self.end, self.name, self.role = start, end, name, role
        self.subject = subject
        self.role_start, self.role_end = start, end
        self.gender = _gender(role)
        self.affiliation: str | None = None
        self.refers_to: _Someone | None = None
        self.wanted = name is not None
        """False for an unnamed person that is only kept in case a pronoun takes them up."""


def recognise(
    article: Article,
    passages: Sequence[Passage],
    lists: ActorLists,
    taken: Iterable[tuple[int, int]] = (),
    towns: tuple[str, ...] = (),
) -> tuple[Mention, ...]:
    """Find the people of an article in the order they stand: names with role and affiliation, unnamed holders of a
    public role ("a spokesman for the ministry"), and the pronouns that take them up.

    ``taken`` are the spans of places and actors, which the name recogniser takes for people at times. The span of a
    named person is the name alone; role and affiliation stand beside it. ``towns`` as in ``actors.recognise``.
    """
    names = read_names(article, lists, towns)
    blocked = _Blocked(taken, names.hits)
    everyone = sorted(_everyone(article, passages, lists, blocked), key=lambda someone: (someone.start, -someone.end))
    desk = _Desk(names, lists, article.text)
    for someone in everyone:
        someone.affiliation = desk.affiliation(someone)
    _link(everyone, lists.roles)
    return tuple(_mention(someone, article.text) for someone in everyone if someone.wanted)


def _gender(role: str | None) -> str | None:
    """Read the gender a title or role tells, where it tells one."""
    words = set(re.findall(r"[a-z]+", (role or "").lower()))
    return "f" if words & _WOMEN else "m" if words & _MEN else None


class _Blocked:
    """Stretches that cannot be a person's name: places, listed bodies, outlets."""

    def __init__(self, taken: Iterable[tuple[int, int]], hits: Sequence[Hit]) -> None:
        self._at: dict[int, int] = {}
        for start, end in taken:
            self._at[start] = max(end, self._at.get(start, 0))
        for hit in hits:
            if hit.sort in ("actor", "outlet", "country", "capital"):
                self._at[hit.start] = max(hit.end, self._at.get(hit.start, 0))

    def covers(self, start: int, end: int) -> bool:
        """Tell whether a blocked stretch is the name itself, or all but a word of it."""
        reach = self._at.get(start)
        return reach is not None and reach >= end

    def starts_at(self, start: int) -> bool:
        return start in self._at


def _everyone(
    article: Article, passages: Sequence[Passage], lists: ActorLists, blocked: _Blocked
) -> Iterator[_Someone]:
    found: list[tuple[Passage, list[Name]]] = []
    for passage in passages:
        found.append((passage, list(find_names(passage, article.text, lists, blocked.covers, blocked.starts_at))))
    surnames = {passage.doc[name.last].text for passage, names in found for name in names if name.last > name.first}
    for passage, names in found:
        named: set[int] = set()
        for name in names:
            start, end = passage.starts[name.first], passage.ends[name.last]
            named.update(range(name.first, name.last + 1), range(name.role_first, name.role_last + 1))
            yield _from_name(passage, article.text, name, start, end)
        for token in passage.doc:
            if token.i in named or token.i in passage.children:
                continue
            if token.text in surnames and not blocked.starts_at(passage.starts[token.i]):
                yield _from_name(
                    passage,
                    article.text,
                    Name(token.i, token.i, -1, -1),
                    passage.starts[token.i],
                    passage.ends[token.i],
                )
            elif token.lower_ in _PRONOUNS:
                yield _pronoun(passage, token)
            elif (token.lower_ in lists.roles and token.tag_ in ("NN", "NNP") and _heads_phrase(token)) or (
                token.lower_ in _SOMEONE and token.dep_ == "nsubj"
            ):
                yield _unnamed(passage, article.text, token, lists, named)


def _from_name(passage: Passage, text: str, name: Name, start: int, end: int) -> _Someone:
    role, role_start, role_end = None, start, end
    if name.role_first >= 0 and name.role_last >= name.role_first:
        role_start, role_end = passage.starts[name.role_first], passage.ends[name.role_last]
        role = text[role_start:role_end].strip(" ,")
    head = passage.doc[name.last]
    subject = _is_subject(head) or _says(passage, name.last)
    someone = _Someone(start, end, _clean(text[start:end]), role or None, subject=subject)
    someone.role_start, someone.role_end = role_start, role_end
    return someone


def _says(passage: Passage, last: int) -> bool:
    """Tell a name whose apposition a verb of speech ends: "..., A B, a member of the council, said"."""
    doc = passage.doc
    if last + 1 >= len(doc) or doc[last + 1].text != ",":
        return False
    for token in doc[last + 2 : last + 2 + _LONGEST_APPOSITION]:
        if token.is_sent_start:
            return False
        if token.text == ",":
            after = doc[token.i + 1] if token.i + 1 < len(doc) else None
            return after is not None and after.lower_ in _SAID
    return False


def _clean(name: str) -> str:
    return re.sub(r"[’']s?$", "", " ".join(name.split()))


def _pronoun(passage: Passage, token: Token) -> _Someone:
    someone = _Someone(passage.starts[token.i], passage.ends[token.i], None, None, subject=_is_subject(token))
    someone.refers_to = someone
    someone.gender = "f" if token.lower_ in _SHE else "m"
    return someone


def _heads_phrase(token: Token) -> bool:
    return token.dep_ not in ("compound", "amod", "nmod", "poss") and token.ent_type_ != "PERSON"


def _unnamed(passage: Passage, text: str, token: Token, lists: ActorLists, named: set[int]) -> _Someone:
    """Keep an unnamed holder of a role; a public one is a mention of its own, a private one only if taken up."""
    first = max(token.left_edge.i, token.i - 8)
    last = token.i
    for child in token.rights:
        if child.lower_ in ("for", "of") and child.i <= token.i + 1:
            last = min(child.right_edge.i, token.i + 7)
            break
    stop = next((i for i in range(token.i + 1, last + 1) if i in named or _ends_role(passage.doc[i])), last + 1)
    start, end = passage.starts[first], passage.ends[stop - 1]
    someone = _Someone(start, end, None, text[start:end], subject=_is_subject(token))
    standing = lists.roles.get(token.lower_, "private")
    someone.wanted = standing in _PUBLIC_ROLES and (
        token.lower_ in lists.vocabulary.words["role_heads"] or token.lower_ not in lists.nouns
    )
    return someone


def _ends_role(token: Token) -> bool:
    return token.lower_ in ("who", "which", "that", "said") or (token.is_punct and token.text not in ("-", "’", "'"))


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass") or (token.dep_ == "pobj" and token.head.dep_ == "agent")


class _Desk:
    """Finds the body a role speaks or acts for."""

    def __init__(self, names: Names, lists: ActorLists, text: str) -> None:
        self.names, self.lists, self.text = names, lists, text
        groups = Counter(key for key in names.keys.values() if lists.is_armed_group(key))
        self.group = groups.most_common(1)[0][0] if groups else None

    def affiliation(self, someone: _Someone) -> str | None:
        """Give the actor key of the body a person's role names; None for private people and unknown bodies."""
        if not someone.role:
            return self._outlet_before(someone) if someone.name else None
        role = _FORMER.sub("", someone.role)
        hits = self.names.within(someone.role_start, someone.role_end)
        standings = {self.lists.roles[word] for word in _role_words(role) if word in self.lists.roles}
        for hit in hits:
            if hit.sort == "actor" and self.names.keys.get(hit.start):
                return self.names.keys[hit.start]
            if hit.sort == "outlet":
                return hit.ids[0]
        if standings and standings <= {"private", "watching", "reporting"}:
            return None
        if _GROUP.search(role) and not hits:
            return self.group
        named = [*hits, *(hit for hit in self.names.within(someone.start, someone.end) if hit.sort == "leader")]
        code = next((self.names.codes[hit.start] for hit in named if hit.start in self.names.codes), self.names.country)
        branch = next((name for name, pattern in _BRANCHES if pattern.search(role)), None)
        return f"state:{code}:{branch}" if branch and code else None

    def _outlet_before(self, someone: _Someone) -> str | None:
        """Read "the Ruritania Times's X": a publisher as possessor of a name."""
        for hit in reversed(self.names.within(someone.start - 40, someone.start)):
            between = self.text[hit.end : someone.start]
            return hit.ids[0] if hit.sort == "outlet" and between.strip() in ("’s", "'s", "’", "'") else None
        return None


def _role_words(role: str) -> list[str]:
    return re.findall(r"[a-z]+(?:-[a-z]+)*", role.lower())


def _link(everyone: Sequence[_Someone], roles: Mapping[str, str]) -> None:
    """Link each later mention to the fullest one before it, or the first after it that spells the name out."""
    full: list[_Someone] = [s for s in everyone if s.name and " " in s.name][:_KNOWN]
    recent: deque[_Someone] = deque(maxlen=_BACK)
    holders: dict[str, _Someone] = {}
    known: list[_Someone] = []
    for someone in everyone:
        if someone.name is None and someone.refers_to is someone:
            someone.refers_to = _antecedent(someone, recent)
            someone.wanted = someone.refers_to is not None
            _root(someone).gender = someone.gender
            if someone.refers_to is not None:
                someone.refers_to.wanted = True
            continue
        if someone.name:
            earlier = _same(someone, known) or (None if " " in someone.name else _same(someone, full))
            if earlier is not None and earlier is not someone:
                _join(someone, earlier)
            elif len(known) < _KNOWN:
                known.append(someone)
        _take_up_role(someone, holders, roles)
        recent.append(someone)


def _take_up_role(someone: _Someone, holders: dict[str, _Someone], roles: Mapping[str, str]) -> None:
    """Link "the president" to the last person told to be one."""
    before_complement = re.split(r"\b(?:of|for|in|at|who|with)\b|,", someone.role or "", maxsplit=1)[0]
    office = next((word for word in reversed(_role_words(before_complement)) if word in roles), None)
    if office is None:
        return
    if someone.name is None and (someone.role or "").lower().startswith("the ") and someone.refers_to is None:
        someone.refers_to = holders.get(office)
        if someone.refers_to is not None:
            someone.refers_to.wanted = True
    if someone.refers_to is None or someone.name is not None:
        holders[office] = someone


def _same(someone: _Someone, others: Sequence[_Someone]) -> _Someone | None:
    name = someone.name or ""
    for other in reversed(others):
        if other is someone or not other.name:
            continue
        if other.name == name or is_part_of(name, other.name) or same_person(name, None, other.name, None):
            return other
    return None


def _join(someone: _Someone, earlier: _Someone) -> None:
    someone.refers_to = earlier
    if earlier.role is None or (someone.role and earlier.affiliation is None):
        earlier.role, earlier.affiliation = earlier.role or someone.role, earlier.affiliation or someone.affiliation
    if someone.role is None or (earlier.role and _COURTESY.fullmatch(someone.role)):
        someone.role = earlier.role
    someone.affiliation = someone.affiliation or earlier.affiliation


def _root(someone: _Someone) -> _Someone:
    """Follow the chain of references to its first link."""
    steps = 0
    while someone.refers_to is not None and someone.refers_to is not someone and steps < 20:
        someone, steps = someone.refers_to, steps + 1
    return someone


def _antecedent(pronoun: _Someone, recent: deque[_Someone]) -> _Someone | None:
    """Take the last subject before a pronoun; else the last person before it."""
    fallback: _Someone | None = None
    for steps, someone in enumerate(reversed(recent)):
        if pronoun.start - someone.end > _REACH or steps > 8:
            break
        if someone.end > pronoun.start or _root(someone).gender not in (None, pronoun.gender):
            continue
        if someone.subject:
            return someone
        fallback = fallback or someone
    return fallback


def _mention(someone: _Someone, text: str) -> Mention:
    referent = someone.refers_to
    pronoun = someone.name is None and someone.role is None
    source = referent if pronoun and referent is not None else someone
    return Mention(
        id=f"person:{someone.start}:{someone.end}",
        kind="person",
        start=someone.start,
        end=someone.end,
        quote=text[someone.start : someone.end],
        key=source.affiliation if source.name is None else None,
        noun=text[someone.start : someone.end].lower() if pronoun else None,
        role=source.role,
        affiliation=source.affiliation,
        refers_to=f"person:{referent.start}:{referent.end}" if referent is not None else None,
    )
