"""The lists of verbs that grammar asks for, and whether somebody asks."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline.readings
from dateline.readings.claims.modality import modality_words
from dateline.readings.claims.rules import FILES, claim_rules, noun_classes
from dateline.readings.parse.verbs import verb_classes
from dateline.rules import read_data

SOURCE = "".join(path.read_text("utf-8") for path in Path(dateline.readings.__file__).parent.rglob("*.py"))
RULES = "".join(read_data(f"en/claims/{name}.toml") for name in FILES)
TESTED = {
    name for r in claim_rules() for name in (*r.subject_is, *r.object_is, *r.agent_is, *r.by_is, *r.of_is, *r.cause_not)
}


@pytest.mark.parametrize("name", [*verb_classes(), *modality_words()])
def test_every_list_is_asked_for(name: str):
    assert f'"{name}"' in SOURCE or f'"@{name}"' in RULES


@pytest.mark.parametrize("name", noun_classes())
def test_every_class_of_nouns_is_asked_for_by_a_rule_or_by_name(name: str):
    assert name in TESTED or f'"{name}"' in SOURCE or f'"@{name}"' in RULES


@pytest.mark.parametrize("words", verb_classes().values(), ids=verb_classes())
def test_lemmas_are_in_lower_case(words: frozenset[str]):
    assert words
    assert {word.lower() for word in words} == words
