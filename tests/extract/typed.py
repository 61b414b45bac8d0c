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


PRINTED = st.lists(
    st.text(
        st.characters(min_codepoint=0x20, max_codepoint=0x17F, categories=["L", "N", "P", "S", "Zs"])
        | st.characters(min_codepoint=0x391, max_codepoint=0x3CE, categories=["L"])
        | st.characters(min_codepoint=0x400, max_codepoint=0x45F, categories=["L"])
        | st.sampled_from(" –—‘’“”„…€•"),
        max_size=20,
    ),
    max_size=3,
).map("\n".join)
"""Latin, Greek and Cyrillic, so little that it is shown in a box of four lines, however wide its letters are."""


def as_read(typed: str) -> str:
    """The normalisation that :mod:`wta_forms.extract.text` states, written down a second time."""
    kept = LINE_END.sub("\n", typed).strip(OUTER)
    return unicodedata.normalize("NFC", "".join("\ufffd" if is_unfit(character) else character for character in kept))


def as_printed(typed: str) -> str:
    """Of white space a page shows that there is some, and where lines end; none at the ends of a line."""
    return as_read("\n".join(" ".join(line.split()) for line in as_read(typed).split("\n")))


def is_unfit(character: str) -> bool:
    return character in "\ufffe\uffff" or (unicodedata.category(character) == "Cc" and character not in "\t\n")
