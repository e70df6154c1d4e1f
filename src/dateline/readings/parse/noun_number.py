"""The singular and the plural of nouns, by their spelling alone."""

from __future__ import annotations


def plurals(word: str) -> tuple[str, ...]:
    """Give the regular plural of a noun; none of one that ends in ``s`` or ``men``."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    if word.endswith(("s", "men")):
        return ()
    return (word + "es",) if word.endswith(("ch", "sh", "x")) else (word + "s",)


def singular(word: str, nouns: dict[str, tuple[str, ...]]) -> str:
    """Give the listed singular of a noun, else the word as it is."""
    if word.endswith("men") and word[:-2] + "an" in nouns:
        return word[:-2] + "an"
    if word.endswith("ies") and word[:-3] + "y" in nouns:
        return word[:-3] + "y"
    if word.endswith("es") and word[:-2] in nouns:
        return word[:-2]
    return word[:-1] if word.endswith("s") and word[:-1] in nouns else word
