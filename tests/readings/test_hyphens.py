"""The English parser as it is loaded: words of the rules stay whole."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from dateline.readings.claims.rules import rule_index
from dateline.readings.parse.language import WHOLE, load_english
from tests.conftest import make_article


@pytest.mark.parametrize("word", [*WHOLE, "Cease-fire", "sit-ins"])
def test_a_word_that_rules_list_with_a_hyphen_is_one_token(word):
    assert word in [t.text for t in load_english()(f"They spoke of a {word} in Juba.")]


def test_every_noun_that_rules_list_with_a_hyphen_is_kept_whole():
    assert {noun for noun in rule_index().nouns if "-" in noun} == set(WHOLE)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Both sides in Juba reached a cease-fire on Monday.", "agreement"),
        ("Students held a sit-in outside the ministry in Tunis.", "protest"),
        ("Government soldiers re-entered Bama on Sunday, the governor said.", "recapture"),
        ("The army re-took Bama on Sunday.", "recapture"),
    ],
    ids=["cease-fire", "sit-in", "re-entered", "re-took"],
)
def test_words_with_a_hyphen_tell_of_events(reader: RulesReader, text, kind):
    assert [c.kind for c in reader.read(make_article(text)).claims] == [kind]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        pytest.param("Malian soldiers backed by fighters of Africa Corps re-entered Gao on Sunday.", "Malian soldiers", id="entered"),
        pytest.param("Rebels supported by gunmen of the Lakwa militia re-took Bunia on Friday.", "Rebels", id="took"),
        pytest.param("The army, aided by mercenaries, re-captured Goma on Friday.", "The army", id="captured"),
    ],
)  # fmt: skip
def test_who_comes_back_is_the_doer_and_not_who_backs_him(reader: RulesReader, text: str, actor: str):
    reading = reader.read(make_article(text))
    names = {m.id: m.quote for m in reading.mentions}
    assert [[names[a] for a in c.actors] for c in reading.claims if c.kind == "recapture"] == [[actor]]
