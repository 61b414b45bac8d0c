"""Words that no person would say: the names of fields and variables, and signs without words."""

from __future__ import annotations

import re
from unicodedata import category

_MADE_UP = re.compile(
    r"[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+"  # first_name
    r"|[a-z]{2,}[0-9]*(?:[A-Z][a-z0-9]+)+"  # firstName, but neither eBay nor macOS
    r"|(?i:text|field|textfield|textbox|checkbox|button)[0-9]+"  # Text1
    r"|(?i:untitled|undefined)[0-9]*"  # Acrobat, where it finds no words for a box
)
_SPOKEN_SIGNS = "%&#@"


def reads_like_a_machine(words: str) -> bool:
    """Whether these words, as a whole, were made for a program. A single letter or figure and any script are fine."""
    return _MADE_UP.fullmatch(words.strip()) is not None or says_nothing(words)


def says_nothing(words: str) -> bool:
    """Whether there is no letter of any script in it, no figure, and no sign that is read out, such as £ or %."""
    return not any(category(character)[0] in "LNS" or character in _SPOKEN_SIGNS for character in words)
