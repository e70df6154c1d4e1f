"""Every claim rule fires in each of its ``finds`` and in none of its ``skips``."""

from __future__ import annotations

import pytest

from dateline.errors import RuleError
from dateline.kinds import event_kinds
from dateline.readings.by_rules import RulesReader
from dateline.readings.claims import rules as module
from dateline.readings.claims.rules import ClaimRule, claim_rules, means_words, noun_classes
from tests.conftest import make_article

SKIPS = [(rule, sentence) for rule in claim_rules() for sentence in rule.skips]


@pytest.mark.parametrize("rule", claim_rules(), ids=lambda rule: rule.id)
def test_a_rule_finds_its_own_examples_and_one_that_no_other_rule_finds_first(rule: ClaimRule, reader: RulesReader):
    found = {sentence: reader.read(make_article(sentence)).claims for sentence in rule.finds}
    for sentence, claims in found.items():
        assert rule.kind in {c.kind for c in claims}, (sentence, [(c.kind, c.rule) for c in claims])
    by = {c.rule for claims in found.values() for c in claims}
    assert rule.id in by or rule.takes_up == "owns", by  # who owns to an act tells it by the act's own rule


@pytest.mark.parametrize(("rule", "sentence"), SKIPS, ids=[f"{r.id}: {s}" for r, s in SKIPS])
def test_a_rule_skips_its_look_alikes(rule, sentence, reader: RulesReader):
    claims = reader.read(make_article(sentence)).claims
    assert rule.id not in {c.rule for c in claims}, [(c.kind, c.rule, c.quote) for c in claims]


def test_each_kind_of_event_but_the_residual_ones_has_a_rule():
    assert set(event_kinds()) - {rule.kind for rule in claim_rules()} <= {"statement", "other"}


def test_each_rule_speaks_of_a_known_kind():
    assert {rule.kind for rule in claim_rules()} <= set(event_kinds())


def test_no_means_word_stands_for_two_means():
    assert all(word == word.lower() for word in means_words())


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        pytest.param("The town of Goma is under rebel control.", "state", id="who holds it"),
        pytest.param("By noon the town of Goma was under rebel control.", "act", id="reached by noon"),
        pytest.param("Rebels seized the town of Goma.", "act", id="taken"),
        pytest.param("Six people died in Jos on Monday.", "death", id="died"),
        pytest.param("Six bodies were found in Jos.", "part-toll", id="found"),
    ],
)
def test_a_claim_tells_what_its_rule_does(sentence, tells, reader: RulesReader):
    claims = reader.read(make_article(sentence)).claims
    assert tells in {c.tells for c in claims}, claims


def test_a_list_that_a_rule_names_is_put_in_its_place():
    rule = next(r for r in claim_rules() if r.id == "led-away")
    assert set(rule.object_nouns_not) == noun_classes()["carried_away"]


def test_a_rule_that_names_no_list_is_refused(monkeypatch: pytest.MonkeyPatch):
    rule = ClaimRule(id="odd", finds=("A.",), skips=("B.",), kind="attack", object_nouns=("@nowhere",))
    monkeypatch.setattr(module, "load_rules", lambda name, kind: (rule,))
    with pytest.raises(RuleError, match="'odd' names '@nowhere'"):
        claim_rules.__wrapped__()


def test_noun_classes_hold_lemmas_in_lower_case():
    assert all(word == word.lower() and " " not in word for words in noun_classes().values() for word in words)
