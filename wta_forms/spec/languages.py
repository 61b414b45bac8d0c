"""Languages by their BCP 47 tags (RFC 5646): one, or two that stand side by side in one document ("pl+en")."""

from __future__ import annotations

BESIDE = "+"
"""Between two languages of one document. The first one leads: order, dates and numbers are its own."""

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

_SCRIPTS_FROM_THE_RIGHT = frozenset({"Arab", "Hebr", "Nkoo", "Syrc", "Thaa"})


def languages_of(language: str) -> tuple[str, ...]:
    """ "pl+en" is ("pl", "en")."""
    return tuple(language.split(BESIDE))


def is_right_to_left(language: str) -> bool:
    """Whether a document in this language begins at the right; of two languages the first one decides. A script says
    it where nothing is known of the language ("und-Arab")."""
    first, *others = languages_of(language)[0].split("-")
    return first in _RIGHT_TO_LEFT or not _SCRIPTS_FROM_THE_RIGHT.isdisjoint(others)
