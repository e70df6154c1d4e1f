"""Word lists and rules as they come from the data files."""

from __future__ import annotations

import pytest

from dateline.errors import RuleError
from dateline.rules import Rule, load_rules, read_data, word_lists


def test_the_lists_of_a_file_are_given_by_name():
    assert "remain" in word_lists("en/verbs")["staying"]


def test_rules_and_tables_beside_the_lists_are_no_lists():
    assert set(word_lists("en/credit")) == {"agencies", "outlet_words"}
    assert "channels" not in word_lists("en/voices")


@pytest.mark.parametrize("read", [read_data, word_lists, lambda name: load_rules(name, Rule)])
def test_a_file_that_is_missing_is_named(read):
    with pytest.raises(RuleError, match=r"data/en/nowhere.* is missing"):
        read("en/nowhere")
