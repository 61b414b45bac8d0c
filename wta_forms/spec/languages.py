"""Languages by their BCP 47 tags (RFC 5646): one, or two that stand side by side in one document ("pl+en")."""

from __future__ import annotations

BESIDE = "+"
"""Between two languages of one document. The first one leads: order, dates and numbers are its own."""

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def languages_of(language: str) -> tuple[str, ...]:
    """ "pl+en" is ("pl", "en")."""
    return tuple(language.split(BESIDE))


def is_right_to_left(language: str) -> bool:
    """Whether a document in this language begins at the right; of two languages the first one decides."""
    return languages_of(language)[0].split("-")[0] in _RIGHT_TO_LEFT


_NAMES = """
    ar:Arabic bg:Bulgarian bn:Bengali cs:Czech cy:Welsh da:Danish de:German el:Greek en:English es:Spanish
    et:Estonian fa:Persian fi:Finnish fr:French ga:Irish gd:Gaelic he:Hebrew hi:Hindi hr:Croatian hu:Hungarian
    it:Italian ja:Japanese ko:Korean ku:Kurdish lt:Lithuanian lv:Latvian nl:Dutch no:Norwegian pa:Punjabi pl:Polish
    ps:Pashto pt:Portuguese ro:Romanian ru:Russian sk:Slovak sl:Slovenian so:Somali sq:Albanian sr:Serbian
    sv:Swedish sw:Swahili ta:Tamil ti:Tigrinya tr:Turkish uk:Ukrainian ur:Urdu vi:Vietnamese zh:Chinese
"""
_IN_ENGLISH = dict(pair.split(":") for pair in _NAMES.split())


def in_english(language: str) -> str:
    """What English calls a language, without its country or script ("pt-BR" is "Portuguese"); the tag itself where this
    does not know it."""
    return _IN_ENGLISH.get(language.split("-")[0], language)
