"""A question of a draft before it has an id, and the choices that one can have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from wta_forms.extract.adopt.lines import plain_label
from wta_forms.extract.adopt.names import Ids
from wta_forms.extract.adopt.speech import Speech
from wta_forms.map import Rectangle
from wta_forms.spec.asked import Choice, Key, Phrase, Share
from wta_forms.spec.choices import EXTRAS, key_of
from wta_forms.spec.kinds import Question, Table
from wta_forms.spec.own_words import OWN_WORDS
from wta_forms.spec.reading import IDENTIFIER
from wta_forms.spec.words import PERSONAL

GUESSED_KIND = "guessed from its words"
GUESSED_HEADS = "guessed from its heads"
GUESSED_SIZE = "guessed from the size of its box"


@dataclass(frozen=True, slots=True)
class Asking:
    """``parts`` are the words of the names of its boxes that say something; ``own`` the words of its kind. Remarks are
    by word ("kind", "choices.yes"); those under "" stand before the question."""

    page: int
    rectangle: Rectangle
    kind: str
    label: str
    hint: str = ""
    is_required: bool = False
    parts: tuple[str, ...] = ()
    own: Mapping[str, Any] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)

    def with_remark(self, word: str, remark: str) -> Asking:
        lines = [self.remarks.get(word, ""), remark]
        return replace(self, remarks={**self.remarks, word: "\n".join(filter(None, lines))}) if remark else self

    def question(self, id: str, speech: Speech, **more: Any) -> Question:
        """As the spec has it."""
        made: type[Any] = Table if self.kind == "table" else OWN_WORDS[self.kind][0]
        say = speech.say
        words: dict[str, Any] = {"label": say(self.label), "hint": say(self.hint) if self.hint else None}
        words |= {"share": Share.NEVER} if self.kind in PERSONAL else {}
        question: Question = made(id=id, required=self.is_required, **{**words, **self.own, **more})
        return question


# --- choices ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wish:
    """A choice as it was found: its words, and what it is called in the program, "" where that says nothing."""

    label: str
    name: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """``extras`` are those that a spec offers beside its list: other, none, unsure."""

    listed: tuple[Choice, ...]
    extras: Mapping[str, Phrase] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.listed) + len(self.extras)


_EXTRA_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("none", re.compile(r"none( of (these|them|the above))?$", re.IGNORECASE)),
    ("unsure", re.compile(r"(i am |i'm )?(not sure|unsure)$|(i )?(don['’]t|do not) know$", re.IGNORECASE)),
)
_OTHER = re.compile(
    r"(an)?other\b|something else|else\b|inne|coś innego|інше|щось інше|آخر|شيء آخر|rudeigin eile|autre|andere"
    r"|sonstige|otr[oa]",
    re.IGNORECASE,
)


def is_unsure(label: str) -> bool:
    """Whether a choice says that nobody knows."""
    said = plain_label(label)
    return any(text == said for _, text in EXTRAS["unsure"].by_language) or bool(
        dict(_EXTRA_WORDS)["unsure"].match(said)
    )


def is_other(label: str) -> bool:
    """Whether a choice is for what is not listed."""
    return bool(_OTHER.match(label)) or "please specify" in label.casefold()


_STATES_OF_PROGRAMS = re.compile(
    r"(yes|on|off|true|x|choice|option|opt|radiobutton|button|value|item|\W|_)*\d*|radio\d+", re.IGNORECASE
)


def choices_of(
    wishes: Sequence[Wish], speech: Speech, *, extras: Iterable[str] = (), with_figures: bool = False
) -> Choices:
    """Every choice with a key of its own. ``extras`` are those that may be offered beside the list. Whole numbers are
    keys only ``with_figures``, and only if all of them are."""
    extra = {word: wish for wish in wishes if (word := _extra(wish, extras))}
    listed = [wish for wish in wishes if wish not in extra.values()]
    if not listed:
        extra, listed = {}, list(wishes)
    keys = _figures(listed) if with_figures else ()
    ids, say = Ids(speech.in_latin, EXTRAS), speech.say
    labels: set[str] = set()
    made = []
    for place, wish in enumerate(listed):
        key = keys[place] if keys else _key(wish, ids, place)
        made.append(Choice(key, say(_different(wish.label or str(key), labels)), say(wish.hint) if wish.hint else None))
    return Choices(tuple(made), {word: _ours(word, say(wish.label)) for word, wish in extra.items()})


def _extra(wish: Wish, allowed: Iterable[str]) -> str:
    """The word that a spec has for such a choice, where it may be used."""
    said = plain_label(wish.label)
    found = wish.name if wish.name in EXTRAS else ""
    for word, phrase in EXTRAS.items():
        found = found or (word if any(text == said for _, text in phrase.by_language) else "")
    found = found or next((word for word, pattern in _EXTRA_WORDS if pattern.match(said)), "")
    found = found or ("other" if is_other(said) else "")
    return found if found in allowed else ""


def _ours(word: str, phrase: Phrase) -> Phrase:
    """The product's own phrase, where it is what stands there."""
    ((language, text),) = phrase.by_language
    return EXTRAS[word] if dict(EXTRAS[word].by_language).get(language) == text else phrase


def _figures(wishes: Sequence[Wish]) -> tuple[Key, ...]:
    """The names, or else the labels, as whole numbers; nothing if not all of them are, or two are the same."""
    for texts in ([wish.name for wish in wishes], [wish.label for wish in wishes]):
        keys = tuple(map(key_of, texts))
        if all(isinstance(key, int) for key in keys) and len(set(keys)) == len(keys):
            return keys
    return ()


def _key(wish: Wish, ids: Ids, place: int) -> str:
    is_name = IDENTIFIER.fullmatch(wish.name) and not _STATES_OF_PROGRAMS.fullmatch(wish.name)
    return ids.exactly(wish.name) if is_name else ids.key(wish.label, f"choice_{place + 1}")


def _different(label: str, labels: set[str]) -> str:
    made, number = label, 1
    while made.casefold() in labels:
        number += 1
        made = f"{label} ({number})"
    labels.add(made.casefold())
    return made


# --- scales -----------------------------------------------------------------------------------------------------------

_POINT = re.compile(r"(\d{1,2})(?:\s*[,.:=–-]?\s*(\D.*))?")
_ENDS = re.compile(
    r"(?:\w+ )?(\d{1,2})\s*[,:=–-]?\s*(\D*?)[\s,;]+(?:to|do|gu|до|إلى|[-–—])\s+(\d{1,2})\s*[,:=–-]?\s*(\D*)",
    re.IGNORECASE,
)


def scale_of(wishes: Sequence[Wish], speech: Speech) -> dict[str, Any] | None:
    """The words of a scale, if the choices are whole numbers that follow each other; with what its ends mean."""
    points = [_POINT.fullmatch(plain_label(wish.label) or wish.label) for wish in wishes]
    numbers = [int(point[1]) for point in points if point]
    least = numbers[0] if numbers else 0
    if len(numbers) < len(wishes) or len(numbers) < 3 or numbers != list(range(least, least + len(numbers))):
        return None
    if least > 1 or numbers[-1] > 10:
        return None
    low, high = (
        wish.hint or (point[2] or "" if point else "")
        for wish, point in ((wishes[0], points[0]), (wishes[-1], points[-1]))
    )
    return {"min": least, "max": numbers[-1], **ends_of(low, high, speech)}


def ends_of(low: str, high: str, speech: Speech) -> dict[str, Phrase]:
    return {word: speech.say(text) for word, text in (("low", low), ("high", high)) if text}


def ends_said(hint: str) -> tuple[str, str] | None:
    """What the ends of a scale mean by a sentence such as "1 not likely to 5 very likely"."""
    found = _ENDS.fullmatch(" ".join(hint.split()))
    return (found[2].strip(), found[4].strip()) if found else None


def are_listed(hint: str, labels: Iterable[str]) -> bool:
    """Whether a sentence only says what can be chosen."""
    rest = hint.casefold()
    for label in sorted(labels, key=len, reverse=True):
        if label.casefold() not in rest:
            return False
        rest = rest.replace(label.casefold(), "", 1)
    return len(re.sub(r"[\W_]|\bor\b|\blub\b|\bno\b", "", rest)) < 3


def without_prompt(options: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Options of a list without what only asks to choose."""
    for place, (export, label) in enumerate(options):
        words = label.strip() or export.strip()
        is_prompt = place == 0 and re.match(
            r"[\W_]*$|\W*(please )?(select|choose|pick)\b|\W*wybierz", words, re.IGNORECASE
        )
        if not is_prompt and words:
            yield export.strip(), words
