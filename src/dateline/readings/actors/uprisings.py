"""Who takes part in a seizure of power: soldiers, whatever they are called, and never the state as such."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.readings.parse.verbs import verb_classes

_ACTS = frozenset({"coup", "putsch", "mutiny", "depose", "overthrow", "oust", "junta"})


def tells_of_uprising(token: Token) -> bool:
    """Tell whether the sentence of a token tells of a seizure of power: ``had removed the ruler from power``."""
    lemmas = {other.lemma_.lower() for other in token.sent}
    return bool(lemmas & _ACTS) or ("power" in lemmas and bool(lemmas & verb_classes()["losing_power"]))


def suffers_coup(kind: str, key: str | None) -> bool:
    """Tell a state named before ``coup``: it is where power was seized, not who seized it."""
    return kind == "coup" and (key is None or key.endswith(":government"))
