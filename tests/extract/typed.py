"""What people type, and what is to be read of it."""

from __future__ import annotations

import re
import sys
import unicodedata

from hypothesis import strategies as st

OUTER = "\0" + "".join(character for character in map(chr, range(sys.maxunicode)) if character.isspace())
LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")

ANYTHING = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x1b"), max_size=60)
"""But for escapes, of which two may enclose the name of a language."""

XML = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from("\t\n\r")
)
"""What XML 1.0 can say."""


def as_read(typed: str) -> str:
    """The normalisation that :mod:`wta_forms.extract.text` states, written down a second time."""
    kept = LINE_END.sub("\n", typed).strip(OUTER)
    return unicodedata.normalize("NFC", "".join("\ufffd" if is_unfit(character) else character for character in kept))


def is_unfit(character: str) -> bool:
    return character in "\ufffe\uffff" or (unicodedata.category(character) == "Cc" and character not in "\t\n")
