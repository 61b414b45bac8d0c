"""Who took which choice: counts, and the choice that most took."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wta_forms.plan.model import Bar, Chart, Line
from wta_forms.plan.near import Wanted, groups_of
from wta_forms.plan.shown.material import Asked, numbers_of
from wta_forms.plan.spoken import GONE, alike, enumerated, labels_of, quoted
from wta_forms.plan.voices.entries import Told
from wta_forms.plan.voices.small_groups import kept_back, kept_back_of_several
from wta_forms.spec.form import (
    Consent,
    Question,
    Scale,
    SelectMultiple,
    SelectOne,
    Share,
    Sharing,
    Tick,
    Ticked,
    is_scored,
)

_LAST = ("none", "unsure")
"""Choices that say that there is nothing to choose: they stand after the others however many took them."""

_OTHER = "other"

OTHERS = "Others"
"""Choices that too few took to be told one by one."""


def tally(asked: Asked) -> Chart:
    """How many took which choice; of everybody who returned the form for a tick, which nobody can answer with no.

    The most taken come first, but scored choices stand in their order. Where words may be shown, what was written
    beside ``other`` stands for itself.
    """
    match asked.question:
        case Tick() | Consent():
            ticked = [told for _, told in asked.given]
            if asked.is_only_counted and 0 < len(ticked) < asked.k:
                return Chart(0, (), others=(asked.label,))
            return Chart(asked.returned, (_bar(asked.label, ticked),) if ticked else ())
        case SelectOne() | SelectMultiple() | Scale() | Sharing() as question:
            return _tally(question, asked)
        case _:
            return Chart(0, ())


def _tally(question: Ticked, asked: Asked) -> Chart:
    takers = _takers(question, asked)
    labels = labels_of(question, asked.language)
    order = list(labels)
    if asked.is_only_counted and (hidden := _hidden(question, takers, labels, asked)):
        return _without(hidden, takers, labels, asked)
    if is_ordinal(question) and takers:
        points = [key for key in order if key not in _LAST and key != _OTHER]
        takers = {key: [] for key in points} | takers
    bars = [(key, _bar(_label(key, labels), told)) for key, told in takers.items()]
    bars.sort(key=lambda pair: _rank(pair[0], pair[1], order, is_in_order=is_ordinal(question)))
    nobody = (labels[key] for key in order if key not in (*_LAST, _OTHER) and key not in takers)
    is_told = bool(bars) and not is_ordinal(question)
    return Chart(len(asked.given), tuple(bar for _, bar in bars), tuple(nobody) if is_told else ())


def _hidden(
    question: Ticked, takers: Mapping[Hashable, Sequence[Told]], labels: Mapping[str, str], asked: Asked
) -> frozenset[Hashable]:
    counts = {key: len(takers.get(key, ())) for key in dict.fromkeys((*labels, *takers))}
    if isinstance(question, SelectMultiple):
        alone = frozenset(key for key in labels if key in _LAST)
        return kept_back_of_several(counts, asked.k, len(asked.given), alone)
    return kept_back(counts, asked.k)


def _without(
    hidden: frozenset[Hashable],
    takers: Mapping[Hashable, Sequence[Told]],
    labels: Mapping[str, str],
    asked: Asked,
) -> Chart:
    """Those that are hidden are one bar where everybody took one choice; where people took several, who took any of
    them is not told, nor is anything where all are hidden."""
    order = list(labels)
    others = tuple(_label(key, labels) for key in sorted(hidden, key=lambda key: (_place(key, order), str(key))))
    shown = [(key, Bar(_label(key, labels), len(told))) for key, told in takers.items() if key not in hidden]
    if not shown:
        return Chart(0, (), others=others)
    shown.sort(key=lambda pair: _rank(pair[0], pair[1], order, is_in_order=is_ordinal(asked.question)))
    together = sum(len(takers.get(key, ())) for key in hidden)
    bars = tuple(bar for _, bar in shown)
    is_one_each = not isinstance(asked.question, SelectMultiple)
    return Chart(len(asked.given), (*bars, Bar(OTHERS, together)) if is_one_each else bars, others=others)


def is_ordinal(question: Question) -> bool:
    """Whether the choices go from less to more."""
    return isinstance(question, Scale) or (isinstance(question, SelectOne) and is_scored(question.choices))


def _rank(key: Hashable, bar: Bar, order: Sequence[str], *, is_in_order: bool) -> tuple[bool, float, int, str]:
    return (key in _LAST, 0 if is_in_order else -bar.count, _place(key, order), bar.words)


def _takers(question: Ticked, asked: Asked) -> dict[Hashable, list[Told]]:
    """By the first who wrote it, where several wrote the same beside ``other``."""
    takers: dict[Hashable, list[Told]] = defaultdict(list)
    written: dict[str, Hashable] = {}
    known = labels_of(question, asked.language)
    for answer, told in asked.given:
        keys = (key if isinstance(key, tuple) or key in known else GONE for key in _keys(question, answer.value, told))
        as_first = [written.setdefault(alike(key[1]), key) if isinstance(key, tuple) else key for key in keys]
        for key in dict.fromkeys(as_first):
            takers[key].append(told)
    return dict(takers)


def _keys(question: Ticked, value: Any, told: Told) -> Iterator[Hashable]:
    """Words beside ``other`` as ("other", words)."""
    for key in value if isinstance(value, (list, tuple)) else [value]:
        words = str(key.get(_OTHER) or "") if isinstance(key, Mapping) else ""
        if words and told.entry is not None and question.share is Share.QUOTE:
            yield (_OTHER, " ".join(words.split()))
        else:
            yield _OTHER if isinstance(key, Mapping) else str(key)


def _label(key: Hashable, labels: Mapping[Any, str]) -> str:
    return quoted(key[1]) if isinstance(key, tuple) else labels.get(key, GONE)


def _place(key: Hashable, order: Sequence[str]) -> int:
    plain = str(key[0] if isinstance(key, tuple) else key)
    return order.index(plain) if plain in order else len(order)


def _bar(words: str, told: Sequence[Told]) -> Bar:
    return Bar(words, len(told), numbers_of(told))


# --- opinions ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opinion:
    """The same answer, given by some; ``also`` are other words for it."""

    words: str
    told: tuple[Told, ...]
    also: tuple[str, ...] = ()

    @property
    def line(self) -> Line:
        return Line(self.words, numbers_of(self.told), self.also)


def opinions(said: Sequence[tuple[str, Told]], near: Wanted | None = None) -> tuple[Opinion, ...]:
    """Every different answer once, in the order in which they were first given.

    With ``near`` what is nearly the same is one, else only what :func:`alike` says.
    """
    groups = groups_of((words for words, _ in said), near) if near else {}
    by_words: dict[str, list[tuple[str, Told]]] = defaultdict(list)
    for words, told in said:
        by_words[groups.get(alike(words), alike(words))].append((words, told))
    return tuple(_opinion(same) for same in by_words.values())


def _opinion(same: Sequence[tuple[str, Told]]) -> Opinion:
    words, *also = variants(words for words, _ in same)
    return Opinion(words, tuple(told for _, told in same), tuple(also))


def variants(said: Iterable[str]) -> tuple[str, ...]:
    """Different words for the same, each as the first person wrote it: what most wrote, then as they were given."""
    first: dict[str, str] = {}
    counts = Counter(alike(words) for words in said if first.setdefault(alike(words), words))
    return tuple(first[key] for key, _ in counts.most_common())


def most_said(all_of_them: Sequence[Opinion]) -> tuple[Opinion, ...]:
    """The opinion that most have, or all that are level."""
    most = max((len(opinion.told) for opinion in all_of_them), default=0)
    return tuple(opinion for opinion in all_of_them if len(opinion.told) == most)


def majority(said: Sequence[tuple[str, Told]], near: Wanted | None = None) -> tuple[Line, ...]:
    """What most say, with how many of how many; where several are level, all of them in one line."""
    first = most_said(opinions(said, near))
    if not first:
        return ()
    each = " each" if len(first) > 1 else ""
    words = enumerated([opinion.words for opinion in first])
    told = [told for opinion in first for told in opinion.told]
    of = len({told.voice.key for _, told in said})
    also = tuple(words for opinion in first for words in opinion.also)
    return (Line(f"{words} ({len(first[0].told)} of {of}{each})", numbers_of(told), also),)
