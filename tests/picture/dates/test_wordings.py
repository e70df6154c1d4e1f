"""Each wording beside a date is found in its own examples and not in their look-alikes."""

from __future__ import annotations

import pytest

from dateline.picture.dates.wordings import says, wordings

EXAMPLES = [(w.id, words, True) for w in wordings() for words in w.finds]
EXAMPLES += [(w.id, words, False) for w in wordings() for words in w.skips]


@pytest.mark.parametrize(("id", "words", "found"), EXAMPLES, ids=[f"{id}: {words}" for id, words, _ in EXAMPLES])
def test_a_wording_is_found_in_its_examples_alone(id, words, found):
    assert says(id, words) is found
