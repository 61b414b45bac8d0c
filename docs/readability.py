"""How hard the words of a form are to read: the two formulas of Flesch and Kincaid, with syllables from ``syllapy``.

``syllapy`` looks syllables up in a list of words that it carries along. (``textstat`` would fetch its list from the
network when a test runs.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import syllapy

from wta_forms.spec.check import phrases_of
from wta_forms.spec.form import Form

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDS = re.compile(r"(?<=[.!?:])\s+")

SENTENCE = 4
"""Words that make a sentence. "Smartphone" is none: such choices would make every form look easy."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard English words are to read.

    ``words_a_sentence`` leaves out what is shorter than a sentence; ``syllables_a_word`` counts every word.
    """

    words_a_sentence: float
    syllables_a_word: float
    longest: str

    @property
    def grade(self) -> float:
        """The school year in the United States that can read it (Kincaid and others, 1975); add 5 for the age."""
        return 0.39 * self.words_a_sentence + 11.8 * self.syllables_a_word - 15.59

    @property
    def ease(self) -> float:
        """From 0, very hard, to 100, very easy (Flesch, 1948); 60 and more is plain English."""
        return 206.835 - 1.015 * self.words_a_sentence - 84.6 * self.syllables_a_word


def reading_of(form: Form) -> Reading:
    """Over every English text of a form that its author wrote and a participant can read, names of laws included."""
    texts = list(sentences_of(form))
    words = [_WORD.findall(text) for text in texts]
    lengths = [len(each) for each in words if len(each) >= SENTENCE]
    syllables = [max(1, syllapy.count(word)) for each in words for word in each]
    return Reading(
        words_a_sentence=sum(lengths) / len(lengths),
        syllables_a_word=sum(syllables) / len(syllables),
        longest=max(texts, key=lambda text: len(_WORD.findall(text))),
    )


def sentences_of(form: Form) -> Iterator[str]:
    """Every sentence, and every text that is less than one."""
    for phrase in phrases_of(form):
        for paragraph in re.split(r"\n\s*\n", phrase.in_("en").strip()):
            yield from _ENDS.split(" ".join(paragraph.split()))


def words_in(sentence: str) -> int:
    return len(_WORD.findall(sentence))
