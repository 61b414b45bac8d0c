"""The one language in which a draft is made, and what some sentences in it ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wta_forms.extract.adopt.names import InLatin
from wta_forms.spec import wording
from wta_forms.spec.asked import Phrase


@dataclass(frozen=True, slots=True)
class Speech:
    """``in_latin`` writes any text in small Latin letters, for ids."""

    language: str
    in_latin: InLatin

    def say(self, text: str) -> Phrase:
        return Phrase(((self.language, text),))

    def asks_for_one(self, said: str) -> bool:
        """Whether a sentence asks for one choice and no more."""
        ours = (wording.TICK_ONE, wording.CHOOSE_ONE, wording.GRID_ONE)
        is_one = bool(_ONE.search(said)) or any(_bare(phrase.in_(self.language)) in _bare(said) for phrase in ours)
        return is_one and not _ALL.search(said)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip()


_ONE = re.compile(
    r"\b(tick|check|choose|select|mark|pick|circle|cross) (only )?one\b(?! or more)"
    r"|\bone (box|answer|choice|option) only\b|\bonly one\b",
    re.IGNORECASE,
)
_ALL = re.compile(r"\ball that (apply|are true)\b|\bone or more\b|\bas many as\b", re.IGNORECASE)

_CUE = re.compile(
    r"(please )?(tick|check|choose|select|mark|pick) (only )?"
    r"(one|all that apply|as many as you like|any|(up to|at least) \w+)\b[^.]{0,40}\.?$",
    re.IGNORECASE,
)


def without_cue(hint: str) -> str:
    """A hint without the sentence that says how many to tick: the product prints its own."""
    return " ".join(each for each in re.split(r"(?<=[.!?])\s+", hint) if not _CUE.match(each))


_MOST = re.compile(r"\b(?:up to|at most|no more than|maximum(?: of)?)\s+(\d+|two|three|four|five)\b", re.IGNORECASE)
_LEAST = re.compile(r"\b(?:at least|minimum(?: of)?)\s+(\d+|one|two|three)\b", re.IGNORECASE)
_IN_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def limits_said(said: str, count: int) -> dict[str, int]:
    """How many of so many may be ticked, where that is said."""
    found = {"up_to": _MOST.search(said), "at_least": _LEAST.search(said)}
    numbers = {word: _IN_WORDS.get(each[1].lower()) or int(each[1]) for word, each in found.items() if each}
    return {word: number for word, number in numbers.items() if 0 < number < count}
