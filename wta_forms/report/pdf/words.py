"""Words in PDF: which language and which way they go, numbers that lead to answers, and what no font has.

A person's words can be anything. A sign that no font has is said by its Unicode name; letters that no font has are
drawn as "?", keep their place in what is read aloud, and are told at the end of the document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from wta_forms.layout.blocks import Align, Block, Run, Runs, Text
from wta_forms.layout.boxes import Link, Role
from wta_forms.layout.style import Colour, TextStyle
from wta_forms.render.fonts import Ruler
from wta_forms.report import sentences
from wta_forms.report.characters import is_right_to_left, written_lines
from wta_forms.spec.languages import is_right_to_left as is_from_the_right

_UNSEEN = re.compile("[\u2068\u2069\u200e]")
"""What keeps words of two directions apart in one line of text: here each of them is a run of its own."""
_ISOLATE = "\u2068"
_WORD = re.compile("\\s*\u2068[^\u2068\u2069]*\u2069|\\s*[^\\s\u2068]+|\\s+|\u2068")
_TURNING = re.compile("[\u202a-\u202e\u2066\u2067]")

_SCRIPTS = {
    "ARABIC": "Arab",
    "ARMENIAN": "Armn",
    "BENGALI": "Beng",
    "CJK": "Hani",
    "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva",
    "GEORGIAN": "Geor",
    "GREEK": "Grek",
    "HANGUL": "Hang",
    "HEBREW": "Hebr",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "KHMER": "Khmr",
    "LATIN": "Latn",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "THAI": "Thai",
}
"""Codes of ISO 15924 by the first word of the Unicode names of letters."""

_FROM_THE_RIGHT = frozenset({"Arab", "Hebr"})

_LANGUAGES = {
    "Arab": "ar ckb fa ps sd ug ur",
    "Armn": "hy",
    "Beng": "bn",
    "Cyrl": "be bg kk mk ru sr uk",
    "Deva": "hi mr ne",
    "Geor": "ka",
    "Grek": "el",
    "Hang": "ko",
    "Hani": "zh",
    "Hebr": "he yi",
    "Jpan": "ja",
    "Khmr": "km",
    "Taml": "ta",
    "Telu": "te",
    "Thai": "th",
}
_SCRIPT_OF_A_LANGUAGE = {language: script for script, every in _LANGUAGES.items() for language in every.split()}


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes words for a document in a language. ``answers`` are the numbers that stand at the end, ``used`` those that
    something leads to. ``spoken`` is the language of the words, where it is known to be another one."""

    language: str
    answers: frozenset[int] = frozenset()
    used: frozenset[int] = frozenset()
    spoken: str = ""

    def text(
        self,
        words: str,
        style: TextStyle,
        role: Role | None = Role.PARAGRAPH,
        align: Align = Align.LEFT,
        *,
        numbers: Sequence[int] = (),
        before: Iterable[Run] = (),
        anchor: str = "",
        is_turned: bool | None = None,
        keeps_side: bool = False,
    ) -> Block:
        """Words line by line, and behind them the numbers of answers. They go the way that their first letter does,
        unless it is said whether they go the other way than the page, and begin at that side, unless they are to stand
        where the page begins, by what they belong to (``keeps_side``)."""
        lines = "\n".join(written_lines(words))
        turned = self.is_turned(lines) if is_turned is None else is_turned
        align = Align.RIGHT if turned and keeps_side else align
        runs = [*before, *self._runs(lines, style, turned)]
        if numbers:
            runs += self._numbers(numbers, style, " " if runs else "", self._turned_language(turned))
        runs = list(_fewest(runs))
        if anchor and runs:
            runs[0] = replace(runs[0], anchor=anchor)
        if len(runs) == 1 and runs[0].link is None and self._goes(runs[0]) == turned:
            (run,) = runs
            return Text(run.text, style, role, align, run.language, anchor=run.anchor)
        return Runs(tuple(runs), role, align, turned) if runs else Text("", style, role, align)

    def _numbers(self, numbers: Sequence[int], style: TextStyle, before: str, language: str) -> Iterator[Run]:
        """ "[3, 7]", each of which leads to its answer if that stands at the end. ``language`` is that of the words
        before them, where these go the other way: brackets are mirrored there (UAX 9, L4)."""
        link = replace(style, colour=Colour.ACCENT)
        for place, number in enumerate(numbers):
            yield Run(", " if place else f"{before}[", style, language)
            is_there = number in self.answers
            target = Link(f"answer {number}", sentences.leads_to(number)) if is_there else None
            yield Run(str(number), link if is_there else style, link=target, anchor=f"use {number}" if is_there else "")
        yield Run("]", style, language)

    def own_number(self, number: int, style: TextStyle) -> Run:
        """The number of an answer where it stands in full. It leads back to where it is used first."""
        link = Link(f"use {number}", sentences.leads_back(number)) if number in self.used else None
        return Run(f"[{number}]", style, link=link, anchor=f"answer {number}")

    def is_turned(self, words: str) -> bool:
        """Whether a paragraph with these words goes the other way than the page."""
        has_letters = any(map(str.isalpha, words))
        return has_letters and is_right_to_left(words) != is_from_the_right(self.language)

    def language_of(self, words: str) -> str:
        """The language of words that are all in one other script; "" for all else."""
        found = {_script_of(letter) for letter in words} - {""}
        script = found.pop() if len(found) == 1 else self._script()
        return "" if script == self._script() else f"und-{script}"

    def _turned_language(self, is_turned: bool) -> str:
        if not is_turned:
            return ""
        return "und-Latn" if is_from_the_right(self.language) else "und-Arab"

    def _goes(self, run: Run) -> bool:
        return bool(run.language) and is_from_the_right(run.language) != is_from_the_right(self.language)

    def _runs(self, words: str, style: TextStyle, is_turned: bool) -> Iterator[Run]:
        from_the_right = is_turned != is_from_the_right(self.language)
        usual = self._script()
        for part in _by_script(drawable(words), usual, from_the_right):
            yield Run(part.text, style, self._language_of(part.script, usual))

    def _language_of(self, script: str, usual: str) -> str:
        """The language that is known, where it is written so; else what the script says of it."""
        if self.spoken.isalpha() and _script_of_language(self.spoken) == script:
            return self.spoken
        return "" if script == usual else f"und-{script}"

    def _script(self) -> str:
        return _script_of_language(self.language)


def _script_of_language(language: str) -> str:
    return _SCRIPT_OF_A_LANGUAGE.get(language.split("-")[0], "Latn")


def on_one_line(words: str) -> str:
    return " ".join(written_lines(words))


@dataclass(frozen=True, slots=True)
class _Part:
    """Words of one script. An isolate ``is_whole``: what is in it has an order of its own."""

    text: str
    script: str
    is_whole: bool = False


@lru_cache(maxsize=1024)
def _by_script(words: str, usual: str, from_the_right: bool) -> tuple[_Part, ...]:
    """The words in parts of one script each. Words that are to be turned round as a whole stay whole."""
    if _TURNING.search(words):
        found = {_script_of(letter) for letter in words} - {""}
        return (_Part(words, found.pop() if len(found) == 1 else usual),)
    parts = list(_joined(_by_words(words, usual)))
    own = next((part.script for part in parts if (part.script in _FROM_THE_RIGHT) == from_the_right), usual)
    return tuple(_joined(each for part in parts for each in _with_loose_ends(part, own, from_the_right)))


def _by_words(words: str, usual: str) -> Iterator[_Part]:
    """Each word by the script of its first letter; what has no letters goes with what is before it."""
    every = _WORD.findall(words)
    scripts = [next(filter(None, map(_script_of, word)), "") for word in every]
    script = next(filter(None, scripts), usual)
    for word, own in zip(every, scripts, strict=True):
        script = own or script
        is_whole = word.lstrip().startswith(_ISOLATE)
        yield _Part(_UNSEEN.sub("", word), script, is_whole)
        script = usual if is_whole else script


def _with_loose_ends(part: _Part, own: str, from_the_right: bool) -> Iterator[_Part]:
    """What ends or begins words that go against the text, and has no direction, goes with the text (UAX 9, N2)."""
    text, script = part.text, part.script
    if part.is_whole or (script in _FROM_THE_RIGHT) == from_the_right:
        yield part
        return
    first = next((at for at, letter in enumerate(text) if _is_of_a_word(letter)), len(text))
    last = next((at for at in range(len(text), first, -1) if _is_of_a_word(text[at - 1])), first)
    yield from (_Part(text[:first], own), _Part(text[first:last], script), _Part(text[last:], own))


def _is_of_a_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")


def _joined(parts: Iterable[_Part]) -> Iterator[_Part]:
    for (script, is_whole), same in groupby(
        (part for part in parts if part.text), key=lambda part: (part.script, part.is_whole)
    ):
        yield _Part("".join(part.text for part in same), script, is_whole)


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    if not letter.isalpha():
        return ""
    return _SCRIPTS.get(unicodedata.name(letter, "").replace("-", " ").split(" ")[0], "")


def _fewest(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbours that are alike as one."""
    for _, group in groupby(
        enumerate(runs), key=lambda each: (each[1].style, each[1].language, each[1].link and each[0])
    ):
        first, *others = (run for _, run in group)
        yield replace(first, text="".join(run.text for run in (first, *others)))


# --- what no font has -------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1024)
def drawable(words: str) -> str:
    """The words with a name in place of every sign (as emoji are) that no font has. Letters stay."""
    lacking = Ruler().lacks(words)
    signs = {sign: f"[{unicodedata.name(sign).lower()}]" for sign in lacking if _is_named_sign(sign)}
    return "".join(signs.get(character, character) for character in words) if signs else words


def undrawable(words: str) -> str:
    """The letters that no font has, each once."""
    return "".join(letter for letter in Ruler().lacks(words) if not _is_named_sign(letter))


def _is_named_sign(character: str) -> bool:
    return unicodedata.category(character).startswith("S") and bool(unicodedata.name(character, ""))
