"""Acts of which only the doer is in question, and places that followed others in falling."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article

NOT_THEIRS = [
    ("Rwanda was not behind the shelling of a camp near Goma on Tuesday, its envoy said.", "shelling"),
    ("The militia had nothing to do with the killing of nine nuns in Bria on Sunday, its leader said.", "killing"),
    ("The army denied that it was behind the attack on a bakery in Homs on Monday.", "attack"),
    ("Police denied involvement in the killing of a student in Gao on Monday.", "killing"),
]


@pytest.mark.parametrize(("sentence", "kind"), NOT_THEIRS, ids=[s for s, _ in NOT_THEIRS])
def test_an_act_that_somebody_says_is_not_theirs_took_place(sentence: str, kind: str, reader: RulesReader):
    [told] = [c for c in reader.read(make_article(sentence)).claims if c.kind == kind]
    assert (told.polarity, told.tense, told.actors) == ("positive", "current", ())


DENIED = [
    ("The army did not attack Goma on Friday.", "attack"),
    ("There was no attack on Goma on Friday, and nobody was behind any attack.", "attack"),
]


@pytest.mark.parametrize(("sentence", "kind"), DENIED, ids=[s for s, _ in DENIED])
def test_an_act_denied_itself_did_not(sentence: str, kind: str, reader: RulesReader):
    claims = reader.read(make_article(sentence)).claims
    assert not [c for c in claims if c.kind == kind and c.polarity == "positive"]


FOLLOWED = [
    ("M23 took Goma in January. Bukavu, the second city, followed on 16 February.", {"Goma", "Bukavu"}),
    ("Floods hit Beira on Monday. Bukavu, the second city, followed on Tuesday.", set()),
    ("M23 took Goma in January. Bukavu, the second city, followed.", {"Goma"}),
]


@pytest.mark.parametrize(("text", "taken"), FOLLOWED, ids=[s for s, _ in FOLLOWED])
def test_a_place_that_followed_was_taken_where_one_just_was(text: str, taken: set[str], reader: RulesReader):
    reading = reader.read(make_article(text))
    quotes = {m.id: m.quote for m in reading.mentions}
    assert {quotes[c.place] for c in reading.claims if c.kind == "capture" and c.place is not None} == taken


PRONOUNS = [
    ("Gunmen killed him in Gao in May.", "killing"),
    ("Soldiers killed them near Gao on Friday.", "killing"),
]


@pytest.mark.parametrize(("sentence", "kind"), PRONOUNS, ids=[s for s, _ in PRONOUNS])
def test_a_victim_named_by_a_pronoun_is_a_victim(sentence: str, kind: str, reader: RulesReader):
    assert kind in {c.kind for c in reader.read(make_article(sentence)).claims}
