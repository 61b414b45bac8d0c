"""Figures of every script made plain, so that numbers and dates are read by one set of rules."""

from __future__ import annotations

import unicodedata

_SIGNS = str.maketrans(
    {
        "－": "-",
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "−": "-",
        "＋": "+",
        "／": "/",
        "؍": "/",
        "．": ".",
        "，": ",",
        "،": ",",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "＇": "'",
    }
)


def plain_figures(text: str) -> str:
    """Digits as 0 to 9, one kind of hyphen, apostrophe and space, nothing invisible.

    Only decimal digits (Unicode Nd) are figures: "5²" and "½" stay as they are, as NFKC would make 52 and 1⁄2 of them.
    Direction marks (Cf), which Arabic keyboards and bidi text leave between figures, are dropped.
    """
    return " ".join("".join(_plain(character) for character in text).translate(_SIGNS).split())


def _plain(character: str) -> str:
    match unicodedata.category(character):
        case "Nd":
            return str(unicodedata.decimal(character))
        case "Cf":
            return ""
        case _:
            return character
