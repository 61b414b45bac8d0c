"""Answers that say the same in nearly the same words: which they are, and which of them belong together.

Two answers are near where they have the same words in the same order, and words may differ only in

* capitals, punctuation, hyphens and apostrophes; "the" before a word, "a" and "an" at the beginning;
* an English plural of a word of at least 4 letters: "leaflet", "leaflets";
* accents, where one of the two was typed without any: "Zolkowska", "Żółkowska"; vowel signs of Arabic and Hebrew;
* a compound: "second-hand", "secondhand";
* one slip in an answer of at least 3 words, within a word of at least 8 letters, neither in its first nor in its last
  three: another letter, two letters swapped, or a letter doubled.

Everything else makes another answer. Figures, signs, weekdays, "not" and its like in any language are words of their
own or parts of words, so they are never near: "step-free" and "not step-free", "2 keys" and "3 keys", "Bus" and "Bush",
"employers" and "employees", Turkish "geliyorum" and "gelmiyorum" (I come, I do not come). No cutoff of a scorer on
whole answers tells these apart; the tests measure it. In scripts other than Latin, Greek and Cyrillic one letter makes
another word too often, so there words are the same or they are not.

What belongs together does not depend on the order: pairs are taken from the nearest on, and a group takes in another
only where all of both are near each other (complete linkage), so that nothing drifts from one answer to the next.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, product

from rapidfuzz.distance import OSA

from wta_forms.plan.spoken import alike

_ARTICLES = frozenset({"a", "an", "the"})
"""Only "the" means nothing wherever it stands: in "Plan A for carers" the "a" is none."""
_SPELLED = frozenset({"LATIN", "GREEK", "CYRILLIC"})
"""Scripts in which a slip of one letter in a long word is hardly ever another word."""
_MARKS_OPTIONAL = frozenset({"ARABIC", "HEBREW"})
_TATWEEL = "\u0640"
_LEAST_PLURAL, _LEAST_ACCENTED, _LEAST_COMPOUND, _LEAST_SLIP = 4, 5, 4, 8
"""Letters that a word has at least: a short word that differs is another word."""
_SURE_END = 3
"""Letters at the end of a word in which "-er", "-ee" and "-ed" differ, and which a slip may not touch."""
_LEAST_WORDS = 3
"""Words of an answer in which one may be misspelt."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the facilitator says of answers to one question: groups that are the same, and groups that are not."""

    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()


AS_FOUND = Wanted()


@dataclass(frozen=True, slots=True)
class _Word:
    """``bare`` is without accents. Only words of letters of one script that is spelled ``may_slip``."""

    text: str
    bare: str
    may_slip: bool


def groups_of(answers: Iterable[str], wanted: Wanted = AS_FOUND) -> dict[str, str]:
    """For every answer, as :func:`alike` compares them, one and the same answer of its group.

    ``together`` goes before everything, also before ``apart``.
    """
    keys = sorted({alike(answer) for answer in answers})
    groups = {key: frozenset([key]) for key in keys}
    joined = [_known(group, groups) for group in wanted.together]
    for group in joined:
        _join(groups, frozenset(key for each in group for key in groups[each]))
    kept_apart = {frozenset(pair) for group in wanted.apart for pair in combinations(_known(group, groups), 2)}
    pairs = sorted((slips, one, other) for one, other, slips in _near_pairs(keys))
    pairs = [(slips, one, other) for slips, one, other in pairs if frozenset((one, other)) not in kept_apart]
    near = {frozenset((one, other)) for _, one, other in pairs}
    for _, one, other in pairs:
        ours, theirs = groups[one], groups[other]
        if ours != theirs and all(_may_meet(pair, near, kept_apart, joined) for pair in product(ours, theirs)):
            _join(groups, ours | theirs)
    return {key: min(group) for key, group in groups.items()}


def _known(group: Iterable[str], groups: Mapping[str, object]) -> list[str]:
    return [key for key in dict.fromkeys(map(alike, group)) if key in groups]


def _join(groups: dict[str, frozenset[str]], members: frozenset[str]) -> None:
    groups.update(dict.fromkeys(members, members))


def _may_meet(
    pair: tuple[str, str],
    near: Set[frozenset[str]],
    kept_apart: Set[frozenset[str]],
    joined: Iterable[Sequence[str]],
) -> bool:
    """What was joined by hand need not be near what comes to it, as long as nobody keeps the two apart."""
    by_hand = {key for group in joined for key in group}
    return frozenset(pair) in near or (frozenset(pair) not in kept_apart and bool(by_hand & set(pair)))


def _near_pairs(keys: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """With how many slips they are apart. Near answers begin with the same letter, so others are not compared."""
    by_letter: dict[str, list[tuple[str, tuple[_Word, ...]]]] = defaultdict(list)
    for key in keys:
        words = _words(key)
        by_letter[words[0].bare[:1] if words else ""].append((key, words))
    for same in by_letter.values():
        for (one, words), (other, others) in combinations(same, 2):
            slips = _slips(words, others)
            if slips is not None:
                yield one, other, slips


def is_near(one: str, other: str) -> bool:
    """Whether two answers say the same in nearly the same words."""
    return alike(one) == alike(other) or _slips(_words(one), _words(other)) is not None


def _slips(words: Sequence[_Word], others: Sequence[_Word]) -> int | None:
    """How many words are misspelt in one of them, at most 1; None where they are not near."""
    mine, theirs, slips = list(words), list(others), 0
    if not mine or not theirs:
        return None
    while mine and theirs:
        length = _same_start(mine, theirs)
        if length is None:
            if slips or min(len(words), len(others)) < _LEAST_WORDS or not _is_slip(mine[0], theirs[0]):
                return None
            slips, length = 1, (1, 1)
        mine, theirs = mine[length[0] :], theirs[length[1] :]
    return None if mine or theirs else slips


def _same_start(mine: Sequence[_Word], theirs: Sequence[_Word]) -> tuple[int, int] | None:
    """How many words at the beginning of both are the same: one each, or one and the two that it is made of."""
    if _is_same(mine[0], theirs[0]):
        return (1, 1)
    if _is_compound(mine[:2], theirs[0]):
        return (2, 1)
    return (1, 2) if _is_compound(theirs[:2], mine[0]) else None


# --- words ------------------------------------------------------------------------------------------------------------


def _is_same(one: _Word, other: _Word) -> bool:
    if one.text == other.text:
        return True
    is_typed_bare = one.text == one.bare or other.text == other.bare
    if one.bare == other.bare and len(one.bare) >= _LEAST_ACCENTED and is_typed_bare:
        return True
    short, long = sorted((one.text, other.text), key=len)
    plurals = {f"{short}s", f"{short}es", *([f"{short[:-1]}ies"] if short.endswith("y") else [])}
    return len(short) >= _LEAST_PLURAL and one.may_slip and long in plurals


def _is_compound(parts: Sequence[_Word], whole: _Word) -> bool:
    are_long = len(parts) == 2 and all(len(part.text) >= _LEAST_COMPOUND and part.may_slip for part in parts)
    return are_long and "".join(part.text for part in parts) == whole.text


def _is_slip(one: _Word, other: _Word) -> bool:
    """One other letter, two swapped or one doubled; never one more or less, which makes many a word its opposite."""
    mine, theirs = one.bare, other.bare
    if not (one.may_slip and other.may_slip) or min(len(mine), len(theirs)) < _LEAST_SLIP:
        return False
    if mine[0] != theirs[0] or mine[-_SURE_END:] != theirs[-_SURE_END:]:
        return False
    if OSA.distance(mine, theirs, score_cutoff=1) > 1:
        return False
    return len(mine) == len(theirs) or _once_each(mine) == _once_each(theirs)


def _once_each(word: str) -> str:
    """Without doubled letters."""
    return "".join(letter for place, letter in enumerate(word) if letter != word[place - 1 : place])


def _words(answer: str) -> tuple[_Word, ...]:
    raw = [word.casefold() for word in _raw_words(answer)]
    begins_with_one = len(raw) > 1 and raw[0] in _ARTICLES
    kept = raw[1:] if begins_with_one else raw
    return tuple(_word(word) for place, word in enumerate(kept) if word != "the" or place == len(kept) - 1)


def _word(raw: str) -> _Word:
    text = unicodedata.normalize("NFC", raw)
    scripts = {unicodedata.name(letter, "?").partition(" ")[0] for letter in text}
    if scripts & _MARKS_OPTIONAL:
        text = _without_marks(text)
    return _Word(text, _without_marks(text) if scripts <= _SPELLED else text, text.isalpha() and scripts <= _SPELLED)


def _without_marks(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.replace("ł", "l").replace("ø", "o"))
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if unicodedata.category(sign) != "Mn"))


_INSIDE_FIGURES = ".,:/"
_OWN_WORD = frozenset({"Sc", "Sm", "So", "Sk"})


def _raw_words(answer: str) -> Iterator[str]:
    """Letters with their marks, and figures in ASCII; each sign such as £, + or 👍 alone. "don't" is one word."""
    text = unicodedata.normalize("NFKC", answer).replace("&", " and ").replace(_TATWEEL, "")
    word = ""
    for place, sign in enumerate(text):
        kind, after = unicodedata.category(sign), text[place + 1 : place + 2]
        if kind[0] in "LMN":
            word += str(unicodedata.digit(sign)) if kind == "Nd" else sign
        elif kind == "Cf" or (sign in "'’" and word and after.isalpha()):
            continue
        elif after.isdecimal() and ((sign in _INSIDE_FIGURES and word[-1:].isdecimal()) or (sign in "-−" and not word)):
            word += "-" if sign == "−" else sign
        else:
            yield from [word] if word else []
            yield from [sign] if kind in _OWN_WORD or sign == "%" else []
            word = ""
    yield from [word] if word else []
