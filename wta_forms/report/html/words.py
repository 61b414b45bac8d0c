"""Words in HTML: elements, text that stays text, and which way and in which script it runs.

A person's words can be anything. They become markup in :func:`text` alone, escaped, line by line, each isolated from
what stands around it; what no file can hold is U+FFFD there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html import escape
from typing import NewType

from wta_forms.report.characters import is_right_to_left, written_lines
from wta_forms.spec import languages

Html = NewType("Html", str)
"""Markup. A text is none until one of the functions here has made it some, and mypy says so."""

NOTHING = Html("")

_VOID = frozenset({"br", "col", "img", "meta", "wbr"})


def element(name: str, /, *members: Html, **attributes: str | int | bool | None) -> Html:
    """``element("td", words, data_head="Who")``. ``_`` in names of attributes is ``-``, one at their end is left out;
    False and None leave the attribute out."""
    told = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None)
    end = "" if name in _VOID else f"</{name}>"
    return Html(f"<{name}{told}>{''.join(members)}{end}")


def _attribute(key: str, value: str | int | bool) -> str:
    name = key.rstrip("_").replace("_", "-")
    match value:
        case True:
            return f" {name}"
        case False:
            return ""
        case _:
            return f' {name}="{escape(on_one_line(str(value)))}"'


def joined(members: Iterable[Html], between: str = "") -> Html:
    """``between`` is markup of ours."""
    return Html(between.join(members))


def on_one_line(words: str) -> str:
    """Text, not markup yet."""
    return " ".join(written_lines(words))


# --- text -------------------------------------------------------------------------------------------------------------

_LONGEST_WORD, _PIECE = 30, 15
"""Letters. A longer word, such as an address of a page, may be broken after so many, so that no table is as wide as
it; that is a ``wbr``, which is nobody's letter."""
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")


def text(words: str) -> Html:
    """One line as it stands."""
    pieces: list[str] = []
    end = 0
    for found in _LONG_WORD.finditer(words):
        pieces += [escape(words[end : found.start()]), _breakable(found[0])]
        end = found.end()
    return Html("".join([*pieces, escape(words[end:])]))


def _breakable(word: str) -> str:
    """Never in front of a mark that belongs to the letter before it, nor beside a joiner of letters."""
    made, since = [], 0
    for letter in word:
        if since >= _PIECE and unicodedata.category(letter)[0] not in "MC":
            made.append("<wbr>")
            since = 0
        made.append(escape(letter))
        since += 1
    return "".join(made)


def lines(words: str) -> Html:
    """Line under line."""
    return joined(map(text, written_lines(words)), "<br>")


def inline(words: str, language: str) -> Html:
    """Words that something of ours stands behind, such as a number: nothing in them turns it."""
    return element("bdi", lines(words), lang=language_of(words, language))


def paragraphs(words: str, language: str, **attributes: str) -> Html:
    """Every line one of its own, that begins on the side where it is read from."""
    made = (element("p", text(line), **way_of(line, language), **attributes) for line in written_lines(words) or [""])
    return joined(made)


# --- which way, which script ------------------------------------------------------------------------------------------


def direction_of(language: str) -> str:
    return "rtl" if languages.is_right_to_left(language) else "ltr"


def way_of(words: str, language: str) -> dict[str, str | None]:
    """The attributes of an element that begins with these words: where they run another way than the document, or are
    written in another script."""
    is_turned = any(_is_strong(letter) for letter in words) and is_right_to_left(words) != languages.is_right_to_left(
        language
    )
    own = ("rtl" if is_right_to_left(words) else "ltr") if is_turned else None
    return {"dir": own, "lang": language_of(words, language)}


def _is_strong(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in ("L", "R", "AL")


_SCRIPTS = {
    "ARABIC": "Arab",
    "ARMENIAN": "Armn",
    "BENGALI": "Beng",
    "CJK": "Hani",
    "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi",
    "GEORGIAN": "Geor",
    "GREEK": "Grek",
    "GUJARATI": "Gujr",
    "GURMUKHI": "Guru",
    "HANGUL": "Hang",
    "HEBREW": "Hebr",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "KHMER": "Khmr",
    "LATIN": "Latn",
    "SINHALA": "Sinh",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "THAI": "Thai",
}
"""How Unicode's names of letters begin, and what ISO 15924 calls the script."""

_OF_LANGUAGES = {
    **dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"), "Arab"),
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"), "Cyrl"),
    **dict.fromkeys(("hi", "mr", "ne"), "Deva"),
    **dict.fromkeys(("am", "ti"), "Ethi"),
    **dict.fromkeys(("he", "yi"), "Hebr"),
    "bn": "Beng",
    "el": "Grek",
    "hy": "Armn",
    "ja": "Jpan",
    "ka": "Geor",
    "km": "Khmr",
    "ko": "Hang",
    "pa": "Guru",
    "gu": "Gujr",
    "si": "Sinh",
    "ta": "Taml",
    "te": "Telu",
    "th": "Thai",
    "zh": "Hani",
}
"""Languages by their script; all others are written in Latin letters."""


def language_of(words: str, language: str) -> str | None:
    """ "und-Arab" where words begin in another script than that of the document's language, else None.

    Nobody says in which language somebody wrote, and Latin letters stand for too many to guess; but a voice that cannot
    say Arabic letters passes over them, and so has to be told (WCAG 2.2, 3.1.2; BCP 47, 4.1).
    """
    own = _OF_LANGUAGES.get(languages.languages_of(language)[0].split("-")[0], "Latn")
    script = next(filter(None, map(_script_of, words)), own)
    return None if script == own else f"und-{script}"


def _script_of(letter: str) -> str:
    """ "" for what is no letter of a known script."""
    if letter.isascii():
        return "Latn" if letter.isalpha() else ""
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "") if letter.isalpha() else ""
