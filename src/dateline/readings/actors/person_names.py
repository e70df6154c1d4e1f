"""Which words of a parsed passage are a personal name, and which words beside it give the role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from dateline.readings.actors.lists import ActorLists
from dateline.readings.parse.sentences import Passage
from dateline.readings.parse.verbs import verb_classes
from dateline.rules import word_lists

_PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "ul",
        "ud",
        "van",
        "von",
        "de",
        "del",
        "da",
        "di",
        "dos",
        "der",
        "den",
        "la",
        "le",
        "-",
        "abu",
        "ben",
        "y",
        "e",
        "st",
    }
)
_OF = frozenset({"of", "for", "from", "in", "at", "near"})
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "sir"})
_DIGNITIES = frozenset(
    {"sheikh", "shaikh", "sheikha", "mullah", "king", "queen", "prince", "princess", "pope", "sultan", "emir"}
)
"""Titles that a person of one name is known by: ``Pope Leo``, ``Mullah Nasim``."""
_LONGEST_NAME = 6
_LONGEST_ROLE = 12
_MOSTLY_CAPITALS = 0.7


class Name(NamedTuple):
    """A personal name by its first and last token, with those of its role; -1 where it has none."""

    first: int
    last: int
    role_first: int
    role_last: int


def find_names(
    passage: Passage, text: str, lists: ActorLists, covers: Callable[[int, int], bool], starts_at: Callable[[int], bool]
) -> Iterator[Name]:
    """Find personal names: capitalised runs that a title, a role, an apposition, a verb of speech or the recogniser
    of names vouches for. ``covers`` and ``starts_at`` tell, by article offsets, what places and bodies have taken.
    """
    doc = passage.doc
    shouted = _is_shouted(doc)
    position = 0
    while position < len(doc):
        if position in passage.children or not _opens_name(doc[position], lists, shouted):
            position += 1
            continue
        last = _run_end(passage, position, lists, shouted, starts_at)
        name = _vouch(passage, text, position, last, lists, covers, shouted)
        if name is not None:
            yield name
        position = last + 1


def _opens_name(token: Token, lists: ActorLists, shouted: bool) -> bool:
    word = token.text
    if (
        not word[:1].isupper()
        or not word[:1].isalpha()
        or (token.pos_ in ("VERB", "ADP", "DET", "PRON", "AUX", "SCONJ", "CCONJ") and token.ent_type_ != "PERSON")
    ):
        return False
    if shouted and token.ent_type_ != "PERSON":
        return False
    lower = token.lower_.rstrip(".")
    return (
        lower not in lists.person_words.titles
        and lower not in lists.roles
        and lower not in lists.person_words.not_names["words"]
    )


def _run_end(passage: Passage, first: int, lists: ActorLists, shouted: bool, starts_at: Callable[[int], bool]) -> int:
    """Give the last token of the capitalised run from ``first``, particles inside it included."""
    doc, last = passage.doc, first
    index = first + 1
    while index < len(doc) and index - first < _LONGEST_NAME and index not in passage.children:
        token = doc[index]
        if shouted and token.ent_type_ != "PERSON":
            break
        if _continues(token, lists) and not (starts_at(passage.starts[index]) and token.ent_type_ != "PERSON"):
            last = index
        elif token.lower_ not in _PARTICLES and not _is_initial(token):
            break
        index += 1
    return last


def _continues(token: Token, lists: ActorLists) -> bool:
    word = token.text
    return (
        word[:1].isupper()
        and word[:1].isalpha()
        and token.lower_ not in lists.person_words.not_names["words"]
        and token.lower_ not in lists.roles
    )


def _is_initial(token: Token) -> bool:
    return len(token.text) <= 2 and token.text[:1].isupper()


def _vouch(
    passage: Passage,
    text: str,
    first: int,
    last: int,
    lists: ActorLists,
    covers: Callable[[int, int], bool],
    shouted: bool,
) -> Name | None:
    """Accept a run as a name where something vouches for it, and attach its role."""
    doc = passage.doc
    cuts = (i for i in range(last - 1, first, -1) if _is_title(doc[i], lists) and not _is_dignity(doc[i]))
    first = next((i + 1 for i in cuts), first)  # "Hassan Sheikh Nur" bears no title
    if last > first and covers(passage.starts[first], passage.ends[first]) and _is_place_then_name(doc, first):
        first += 1
    if covers(passage.starts[first], passage.ends[last]) or _is_publisher(doc, first, last, lists):
        return None
    if _is_body(doc, first, last):
        return None
    if _names_a_thing(doc, last, lists):
        return None
    before = _role_before(passage, first, lists) or _role_in_apposition(passage, first, lists)
    after = _role_after(passage, last, lists)
    recognised = sum(doc[i].ent_type_ == "PERSON" for i in range(first, last + 1)) * 2 > last - first
    if first == last and first > 0 and _is_dignity(doc[first - 1]):
        return Name(first - 1, last, *(_role_before(passage, first - 1, lists) or (first - 1, first - 1)))
    words = last - first + 1
    titled = before is not None and _is_title(doc[first - 1], lists)
    found = lists.find(text[passage.starts[first] : passage.ends[last]])
    leader = bool(found) and found[0].sort == "leader" and (first == 0 or doc[first - 1].text != "-")
    reports_for = _outlet_after(passage, text, last, lists) if recognised else None
    strong = (
        titled
        or leader
        or reports_for is not None
        or before is not None
        or (after is not None and _may_be_name(doc, first, last))
    )
    told = recognised and words > 1 and not (shouted and not doc[first].text.isupper())
    if not strong and not told and not _speaks(doc, first, last, recognised):
        return None
    if (shouted and not recognised) or (before is None and any(hit.sort in ("outlet", "actor") for hit in found)):
        return None
    role = after if after is not None and (before is None or (titled and before[0] == before[1])) else before
    return Name(first, last, *(role or reports_for or (-1, -1)))


def _is_publisher(doc: Doc, first: int, last: int, lists: ActorLists) -> bool:
    """Tell "Desert Mail" from a person."""
    return last > first and doc[last].text in lists.person_words.not_names["publishers"]


def _is_body(doc: Doc, first: int, last: int) -> bool:
    """Tell "Gendarmerie Nationale" and "Volcanological Observatory" from a person."""
    lists = word_lists("en/bodies")
    return last > first and (doc[first].lower_ in lists["first"] or doc[last].lower_ in lists["heads"])


def _names_a_thing(doc: Doc, last: int, lists: ActorLists) -> bool:
    """Tell "the Lena Baran hospital", which bears a person's name, from the person."""
    following = doc[last + 1] if last + 1 < len(doc) else None
    if following is None or following.lower_ not in lists.person_words.not_names["words"]:
        return False
    return doc[last].dep_ in ("compound", "nmod", "amod") and following in (doc[last].head, *doc[last].head.lefts)


def _is_place_then_name(doc: Doc, first: int) -> bool:
    return doc[first].ent_type_ != "PERSON"


def _may_be_name(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a run that only an apposition vouches for may be a name: no place or body by the recogniser."""
    if last > first:
        return doc[first].ent_type_ not in ("GPE", "LOC", "FAC", "NORP")
    return doc[first].ent_type_ in ("PERSON", "") or (doc[first].ent_type_ == "ORG" and doc[first].pos_ == "PROPN")


def _is_title(token: Token, lists: ActorLists) -> bool:
    return token.lower_.rstrip(".") in lists.person_words.titles and token.text[:1].isupper()


def _is_dignity(token: Token) -> bool:
    return token.lower_ in _DIGNITIES and token.text[:1].isupper()


def _role_before(passage: Passage, first: int, lists: ActorLists) -> tuple[int, int] | None:
    """Read "Kunduz police spokesman" leftwards from the name: nouns and adjectives that end in a role or title."""
    doc = passage.doc
    last = first - 1
    if last < 0 or last in passage.children:
        return None
    index = last
    if not _is_role(doc[last], lists):
        if last < 2 or doc[last - 1].lower_ != "of" or not _is_role(doc[last - 2], lists) or doc[last].pos_ != "NOUN":
            return None
        index = last - 2
    return (index if doc[last].lower_.rstrip(".") in _COURTESY else _reach_left(passage, index, lists)), last


def _role_in_apposition(passage: Passage, first: int, lists: ActorLists) -> tuple[int, int] | None:
    """Read "The force's commander, X, said": a role, a comma, the name in apposition to it."""
    doc = passage.doc
    if first < 2 or doc[first - 1].text != ",":
        return None
    role_at = _before_its_place(doc, first - 2, lists)
    if not _is_role(doc[role_at], lists) or role_at in passage.children:
        return None
    if not any(doc[i].dep_ == "appos" for i in range(first, min(first + _LONGEST_NAME, len(doc)))):
        return None
    return _reach_left(passage, role_at, lists), first - 2


def _before_its_place(doc: Doc, last: int, lists: ActorLists) -> int:
    """Step back over the place or body that an office is told with: ``the mayor of Goma, X``; else stay."""
    for index in range(last - 1, max(last - _LONGEST_ROLE, 0), -1):
        if doc[index].lower_ in _OF and _is_role(doc[index - 1], lists):
            return index - 1
        if doc[index].pos_ in ("VERB", "AUX", "SCONJ") or doc[index].text in (",", ";", ":"):
            break
    return last


def _reach_left(passage: Passage, role_at: int, lists: ActorLists) -> int:
    """Give the first token of the phrase that ends in a role."""
    index = role_at
    while index > 0 and role_at - index < _LONGEST_ROLE and index - 1 not in passage.children:
        if not _belongs(passage.doc[index - 1], passage.doc[index], lists):
            break
        index -= 1
    return index


def _outlet_after(passage: Passage, text: str, last: int, lists: ActorLists) -> tuple[int, int] | None:
    """Read the byline "X, BBC World Service": who the name reports for."""
    doc = passage.doc
    if last + 2 >= len(doc) or doc[last + 1].text != "," or not doc[last + 2].text[:1].isupper():
        return None
    end = last + 2
    while end + 1 < len(doc) and doc[end + 1].text[:1].isupper() and end - last < 6:
        end += 1
    found = lists.find(text[passage.starts[last + 2] : passage.ends[end]])
    return (last + 2, end) if found and found[0].sort == "outlet" and found[0].start == 0 else None


def _is_role(token: Token, lists: ActorLists) -> bool:
    lower = token.lower_.rstrip(".")
    return lower in lists.roles or (lower in lists.person_words.titles and token.text[:1].isupper())


def _belongs(token: Token, following: Token, lists: ActorLists) -> bool:
    """Tell whether a token to the left still belongs to a role."""
    if token.lower_ in ("the", "a", "an") or (token.is_punct and token.text not in ("-", "’", "'")):
        return False
    if token.lower_ in ("of", "for"):
        return following.i + 1 < len(following.doc) and token.i > 0 and token.doc[token.i - 1].lower_ in lists.roles
    if token.text in ("-", "'s", "’s", "’", "'"):
        return True
    if token.ent_type_ in ("DATE", "TIME"):
        return False
    return token.pos_ in ("NOUN", "PROPN", "ADJ") or (
        token.lower_ in ("and",) and token.i > 0 and token.doc[token.i - 1].lower_ in lists.roles
    )


def _role_after(passage: Passage, last: int, lists: ActorLists) -> tuple[int, int] | None:
    """Read ", the deputy spokesman for the ministry" after a name, up to the comma or verb that ends it."""
    doc = passage.doc
    start = last + 1
    if start < len(doc) and doc[start].text in ("'s", "’s"):
        return None
    if start >= len(doc) - 1 or doc[start].text not in (",", "(", "–", "—"):
        return None
    start += 1
    if doc[start].like_num and start + 1 < len(doc) and doc[start + 1].text == ",":
        start += 2
    return _noun_phrase_with_role(passage, start, lists)


def _noun_phrase_with_role(passage: Passage, start: int, lists: ActorLists) -> tuple[int, int] | None:
    """Take a phrase that opens with nouns, the last of which is a role, and what hangs on it."""
    doc, index, role_at = passage.doc, start, -1
    while index < len(doc) and index - start < _LONGEST_ROLE + 6 and index not in passage.children:
        token = doc[index]
        if token.text in (",", ".", ";", ":", ")", "–", "—", '"') or (
            token.lower_ in ("who", "which", "that", "said", "and") and role_at >= 0
        ):
            break
        if token.pos_ in ("VERB", "AUX") and not _inside_role(token, role_at):
            break
        if (
            role_at < 0
            and token.pos_ in ("ADP", "PRON", "SCONJ", "ADV")
            and token.lower_ not in ("his", "her", "their", "whose", "former", "then")
        ):
            return None
        if token.lower_.rstrip(".") in lists.roles and role_at < 0:
            role_at = index
        index += 1
    if role_at < 0:
        return None
    return start, index - 1


def _inside_role(token: Token, role_at: int) -> bool:
    """Tell whether a verb form only modifies: "acting governor", "a retired general"."""
    return role_at < 0 and token.tag_ in ("VBG", "VBN") and token.dep_ in ("amod", "compound")


def _speaks(doc: Doc, first: int, last: int, recognised: bool) -> bool:
    """Tell whether a single word is the subject of a verb of speech: "Latif said"."""
    head = doc[last]
    if head.dep_ != "nsubj" or head.head.lemma_ not in verb_classes()["speaking"]:
        return False
    return recognised or (head.ent_type_ == "" and last == first and head.pos_ == "PROPN" and not head.text.isupper())


def _is_shouted(doc: Doc) -> bool:
    """Tell whether nearly every word has a capital, so that capitals tell nothing."""
    words = [token for token in doc if token.is_alpha and len(token.text) > 2]
    return (
        bool(words)
        and sum(token.text[0].isupper() for token in words) > _MOSTLY_CAPITALS * len(words)
        and len(words) > 3
    )
