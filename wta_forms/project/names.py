"""What files are called: patterns with words in braces, made into names that every system takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from anyascii import anyascii

from wta_forms.project.people import short_name

PLACEHOLDERS = ("form", "person", "project", "organisation", "date", "round", "language", "variant")

COPY_NAME = "{form}-{person}-{project}.pdf"
BLANK_NAME = "{organisation}-{project}-{date}-{form}.pdf"

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_MOST_CHARACTERS = 200
"""Of a name: file systems take 255 bytes."""

_OF_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever ending it has: nobody there could save or open "con.pdf"."""


def plain(text: str) -> str:
    """Small Latin letters, figures and '-', in which a name can be told whatever its script: "Олена Шевченко" is
    "olena-shevchenko". Different names may become the same."""
    return short_name(anyascii(text))


def placeholders_in(pattern: str) -> tuple[str, ...]:
    return tuple(_PLACEHOLDER.findall(pattern))


def has_loose_brace(pattern: str) -> bool:
    return any(brace in _PLACEHOLDER.sub("", pattern) for brace in "{}")


def stem_of(pattern: str, parts: Mapping[str, str], at_the_end: Mapping[str, str]) -> str:
    """A name without its ending. What is empty takes the separator beside it along. Of ``at_the_end`` those parts are
    added that the pattern does not name: without them, files that differ would have the same name."""
    pattern = re.sub(r"\.pdf$", "", pattern, flags=re.IGNORECASE)
    named = placeholders_in(pattern)
    pattern += "".join(f"-{text}" for name, text in at_the_end.items() if text and name not in named)
    written = "".join(_written(pattern, parts))
    stem = re.sub(r"([-_.])[-_.]+", r"\1", written).strip("-_.")
    whole = f"form-{stem}" if _OF_DEVICES.fullmatch(stem) else stem
    return whole[:_MOST_CHARACTERS].strip("-_.")


def _written(pattern: str, parts: Mapping[str, str]) -> Iterator[str]:
    """Words between placeholders keep their capitals and the separators that are safe everywhere; others become '-'."""
    for at, text in enumerate(_PLACEHOLDER.split(pattern)):
        yield plain(parts[text]) if at % 2 else re.sub(r"[^A-Za-z0-9_.]+", "-", text)
