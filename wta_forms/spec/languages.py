"""Languages by their BCP 47 tags (RFC 5646): one, or two that stand side by side in one document ("pl+en")."""

from __future__ import annotations

import unicodedata
from collections import Counter

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


_NAMES = """
    ar:Arabic bg:Bulgarian bn:Bengali cs:Czech cy:Welsh da:Danish de:German el:Greek en:English es:Spanish
    et:Estonian fa:Persian fi:Finnish fr:French ga:Irish gd:Gaelic he:Hebrew hi:Hindi hr:Croatian hu:Hungarian
    it:Italian ja:Japanese ko:Korean ku:Kurdish lt:Lithuanian lv:Latvian nl:Dutch no:Norwegian pa:Punjabi pl:Polish
    ps:Pashto pt:Portuguese ro:Romanian ru:Russian sk:Slovak sl:Slovenian so:Somali sq:Albanian sr:Serbian
    sv:Swedish sw:Swahili ta:Tamil ti:Tigrinya tr:Turkish uk:Ukrainian ur:Urdu vi:Vietnamese zh:Chinese
"""
_IN_ENGLISH = dict(pair.split(":") for pair in _NAMES.split())


UNKNOWN = "und"
"""A language of which nobody knows which it is."""


def in_english(language: str) -> str:
    """What English calls a language, without its country or script ("pt-BR" is "Portuguese"); the tag itself where this
    does not know it."""
    if language == UNKNOWN:
        return "another language"
    return _IN_ENGLISH.get(language.split("-")[0], language)


def from_english(word: str) -> str:
    """The tag of a language by its English name, "" for one that this does not know."""
    return next((tag for tag, name in _IN_ENGLISH.items() if name.casefold() == word.casefold()), "")


_SCRIPTS = {
    **dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"), "ARABIC"),
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "tg", "uk"), "CYRILLIC"),
    **dict.fromkeys(("he", "yi"), "HEBREW"),
    **dict.fromkeys(("hi", "mr", "ne"), "DEVANAGARI"),
    **dict.fromkeys(("am", "ti"), "ETHIOPIC"),
    "bn": "BENGALI",
    "el": "GREEK",
    "ka": "GEORGIAN",
    "hy": "ARMENIAN",
    "ta": "TAMIL",
    "th": "THAI",
    "zh": "CJK",
}
"""The script of each language that is not written in Latin letters, as names of characters begin; of those that are
written in several ("ja", "sr", "pa") nothing is said."""

_IN_SEVERAL = frozenset({"ja", "ko", "ku", "pa", "sr"})


def is_in_another_script(words: str, language: str) -> bool:
    """Whether most letters are of a script in which a language is not written."""
    own = language.split("-")[0]
    scripts = Counter(unicodedata.name(letter, "").split(" ")[0] for letter in words if letter.isalpha())
    if not scripts or own in _IN_SEVERAL:
        return False
    return scripts.most_common(1)[0][0] != _SCRIPTS.get(own, "LATIN")
