"""What people type into a box to tick it, and what they type there that is no tick."""

from __future__ import annotations

import re
from unicodedata import normalize

_SIGNS = frozenset("xхvü×✕✖✗✘✓✔√☑☒+*•●■")
"""Latin and Cyrillic letters look alike; ``ü`` is what is left of a check mark of Wingdings."""

_YES_IN = {
    "en": ("yes", "y", "yep", "yeah", "ok", "okay", "true", "tick", "ticked"),
    "gd": ("seadh", "tha"),
    "cy": ("ydy", "ie"),
    "pl": ("tak", "t"),
    "uk": ("так", "т"),
    "ru": ("да",),
    "cs": ("ano", "áno"),
    "ro": ("da",),
    "hu": ("igen",),
    "lt": ("taip",),
    "de": ("ja",),
    "fr": ("oui",),
    "es": ("si", "sí"),
    "it": ("sì",),
    "pt": ("sim",),
    "tr": ("evet",),
    "ar": ("نعم", "أجل"),
    "fa": ("بله",),
    "ur": ("ہاں",),
    "hi": ("हाँ",),
    "pa": ("ਹਾਂ",),
    "bn": ("হ্যাঁ",),
    "zh": ("是", "对"),
}
_YES = frozenset(word for words in _YES_IN.values() for word in words)

_AROUND = re.compile(r"[\s.,;:!\"'()\[\]_-]+")


def is_tick(text: str) -> bool:
    """Whether it says that the box is meant: one sign or several, or "yes" in some language. "No" does not, nor does
    anything else."""
    said = _AROUND.sub(" ", normalize("NFC", text).casefold()).strip()
    return bool(said) and (_SIGNS.issuperset(said.replace(" ", "")) or said in _YES)
