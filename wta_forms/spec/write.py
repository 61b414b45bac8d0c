"""A form as the YAML of a spec: what ``load`` reads back as the same form.

Written as a person would: a word a line in the order in which people think of them, texts without quotes where none
are needed, a list that several questions share written once. Remarks stand where they belong, under the ids of
:mod:`wta_forms.spec.texts`: those of ``gaps`` before the question, that of ``gaps.label`` at the end of its line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from enum import Enum
from typing import Any

from wta_forms.spec.asked import Asked, Choice, Condition, Grouping, Key, Phrase, Share
from wta_forms.spec.choices import EXTRAS
from wta_forms.spec.form import Form, Heading, Member, Note, Section
from wta_forms.spec.kinds import Column, Grid, Points, Rank, SelectMultiple, SelectOne, Table
from wta_forms.spec.questions import kind_of
from wta_forms.spec.wording import SHARING
from wta_forms.spec.words import PERSONAL, WORDS, Place, words_at

Remarks = Mapping[str, str]

_WIDE = 118


def form_to_yaml(form: Form, remarks: Remarks | None = None) -> str:
    """The whole form, with its parts written out. What is remarked under "" stands at the very top."""
    return "\n".join([*_Writer(form, remarks or {}).lines(), ""])


class _Writer:
    def __init__(self, form: Form, remarks: Remarks) -> None:
        self._form = form
        self._remarks = remarks
        self._shared = dict(_shared_lists(form))

    def lines(self) -> Iterator[str]:
        form = self._form
        yield from self._before("")
        yield self._line("form", form.id, "form")
        yield self._line("version", str(form.version), "version")
        yield from self._phrase("title", form.title, "title")
        if form.languages != ("en",):
            yield self._line("languages", f"[{', '.join(form.languages)}]", "languages")
        if form.minutes is not None:
            yield self._line("minutes", str(form.minutes), "minutes")
        yield from self._phrase("about", form.about, "about")
        if self._shared:
            yield from ["", "choices:"]
            for choices, name in self._shared.items():
                yield from _indented([f"{name}:", *_indented(self._choices(choices, f"choices.{name}"))])
        yield from ["", "sections:"]
        for number, section in enumerate(form.sections, 1):
            yield from _indented([*([""] if number > 1 else []), *self._section(section, f"sections.{number}")])

    # --- sections ---

    def _section(self, section: Section, id: str) -> Iterator[str]:
        words = [
            *self._phrase("title", section.title, f"{id}.title"),
            *self._phrase("about", section.about, f"{id}.about"),
            *(["new_page: true"] if section.new_page else []),
            *self._phrases("prompts", section.prompts),
            *self._phrase("facilitator", section.facilitator, f"{id}.facilitator"),
            *([f"only_if: {_condition(section.only_if)}"] if section.only_if else []),
        ]
        if section.members:
            words.append("questions:")
            for number, member in enumerate(section.members, 1):
                words += _indented(self._member(member, f"{id}.questions.{number}"))
        return self._item(words, id)

    def _member(self, member: Member, id: str) -> Iterator[str]:
        match member:
            case Heading() | Note():
                words = [
                    f"kind: {kind_of(member)}",
                    *self._phrase("label", member.label, f"{id}.label"),
                    *self._phrase("about", member.about, f"{id}.about"),
                ]
                return self._item(words, id)
            case _:
                return self._item(self._words(member, kind_of(member), Place.QUESTION, member.id), member.id)

    # --- questions and columns ---

    def _words(self, asked: Asked, kind: str, place: Place, id: str) -> Iterator[str]:
        """Each word that says something else than what holds without it."""
        own_width = {"width"} if place is Place.COLUMN else set()  # a share of the table's, which is not the cell's
        for key in sorted({word.key for word in words_at(place, kind)} - own_width, key=_order):
            value: Any = kind if key == "kind" else getattr(asked, _OTHER_NAMES.get(key, key))
            if key == "columns":
                yield "columns:"
                for column in value:
                    yield from _indented(self._column(column, f"{id}.columns.{column.id}"))
            elif key == "kind" or not _is_default(asked, kind, key, value):
                yield from self._word(key, value, f"{id}.{key}")

    def _word(self, key: str, value: Any, id: str) -> Iterator[str]:
        if key in EXTRAS and value == EXTRAS[key]:
            yield self._line(key, "true", id)
        elif key in ("choices", "rows") and isinstance(value, tuple):
            yield from self._list(key, value, id)
        elif key == "prompts":
            yield from self._phrases(key, value)
        elif key == "tick":
            yield self._line(key, "many", id)
        elif isinstance(value, Phrase):
            yield from self._phrase(key, value, id)
        else:
            yield self._line(key, _simple(value), id)

    def _column(self, column: Column, id: str) -> Iterator[str]:
        """On one line where it fits on one, and nothing is remarked of it."""
        lines = list(self._words(column.cell, kind_of(column.cell), Place.COLUMN, id))
        if column.share_of_width != 1:
            lines.append(f"width: {_simple(column.share_of_width)}")
        flat = f"{{{', '.join(map(_within_braces, lines))}}}"
        is_remarked = any(name == id or name.startswith(f"{id}.") for name in self._remarks)
        may_be_flat = len(flat) + 10 <= _WIDE and all(map(_is_whole, lines))
        return self._item([flat] if may_be_flat and not is_remarked else lines, id)

    def _list(self, key: str, choices: tuple[Choice, ...], id: str) -> Iterator[str]:
        if name := self._shared.get(choices):
            yield self._line(key, name, id)
        else:
            yield self._line(key, "", id)
            yield from _indented(self._choices(choices, id))

    def _choices(self, choices: Iterable[Choice], id: str) -> Iterator[str]:
        for choice in choices:
            place = f"{id}.{choice.key}"
            if choice.hint is None:
                yield from self._phrase(str(choice.key), choice.label, place)
            else:
                yield self._line(str(choice.key), "", place)
                yield from _indented(self._phrase("label", choice.label, f"{place}.label"))
                yield from _indented(self._phrase("hint", choice.hint, f"{place}.hint"))

    # --- texts and remarks ---

    def _phrase(self, key: str, phrase: Phrase | None, id: str) -> Iterator[str]:
        if phrase is None:
            return
        if self._is_in_first_language_only(phrase):
            yield from self._text(key, phrase.by_language[0][1], id)
        else:
            yield self._line(key, "", id)
            for language, text in phrase.by_language:
                yield from _indented(self._text(language, text, f"{id}.{language}"))

    def _text(self, key: str, text: str, id: str) -> Iterator[str]:
        if "\n" in text and _BLOCK.fullmatch(text):
            yield self._line(key, "|" if text.endswith("\n") else "|-", id)
            yield from _indented(text.removesuffix("\n").split("\n"))
        else:
            yield self._line(key, scalar(text), id)

    def _phrases(self, key: str, phrases: Sequence[Phrase]) -> Iterator[str]:
        if phrases:
            yield f"{key}:"
        for phrase in phrases:
            if self._is_in_first_language_only(phrase):
                yield f"  - {scalar(phrase.by_language[0][1])}"
            else:
                words = [f"{language}: {scalar(text)}" for language, text in phrase.by_language]
                yield from _indented(self._item(words, ""))

    def _is_in_first_language_only(self, phrase: Phrase) -> bool:
        return [language for language, _ in phrase.by_language] == [self._form.languages[0]]

    def _line(self, key: str, value: str, id: str) -> str:
        remark = _printable(" ".join(self._remarks.get(id, "").split()))
        return f"{key}:{' ' if value else ''}{value}{f'  # {remark}' if remark else ''}"

    def _item(self, lines: Iterable[str], id: str) -> Iterator[str]:
        """Lines behind a dash, under what is remarked of all of them."""
        yield from self._before(id) if id else ()
        for number, line in enumerate(lines):
            yield f"{'  ' if number else '- '}{line}".rstrip()

    def _before(self, id: str) -> Iterator[str]:
        return (f"# {_printable(line)}".rstrip() for line in self._remarks.get(id, "").splitlines())


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)


# --- words ------------------------------------------------------------------------------------------------------------

_OTHER_NAMES = {"tick": "is_many"}
"""Words that are called otherwise in the program."""

_FIRST = ("id", "kind", "label", "hint")
_OWN = tuple(dict.fromkeys(word.key for word in WORDS))
_LAST = ("required", "width", "prefill", "only_if", "merge", "share", "prompts", "facilitator")


def _order(key: str) -> tuple[int, int]:
    if key in _FIRST:
        return 0, _FIRST.index(key)
    return (2, _LAST.index(key)) if key in _LAST else (1, _OWN.index(key))


def _is_default(asked: Asked, kind: str, key: str, value: Any) -> bool:
    """Whether a word says what holds without it."""
    if key == "share":
        return value is (Share.NEVER if kind in PERSONAL else Share.QUOTE)
    if key == "label":
        return kind == "sharing" and value == SHARING
    name = _OTHER_NAMES.get(key, key)
    return any(field.name == name and field.default == value for field in fields(asked))


def _simple(value: Any) -> str:
    """A word with one value of its own."""
    match value:
        case bool():
            return "true" if value else "false"
        case Enum():
            return str(value.value)
        case int():
            return str(value)
        case float():
            return f"{value:.9f}".rstrip("0").rstrip(".")
        case Condition():
            return _condition(value)
        case Grouping():
            pairs = [("group", value.by), *value.strategies]
            return f"{{{', '.join(f'{column}: {strategy}' for column, strategy in pairs)}}}"
        case _:
            return scalar(str(value))


def _condition(condition: Condition) -> str:
    return f"{{{', '.join(f'{id}: {_keys(keys)}' for id, keys in condition.any_of)}}}"


def _keys(keys: Sequence[Key]) -> str:
    return str(keys[0]) if len(keys) == 1 else f"[{', '.join(map(str, keys))}]"


def _shared_lists(form: Form) -> Iterator[tuple[tuple[Choice, ...], str]]:
    """Lists that stand in several places, by the name of the first question or column that has them."""
    lists = [pair for question in form.questions for pair in _lists_of(question)]
    times = Counter(choices for choices, _ in lists)
    names: set[str] = set()
    for choices, name in lists:
        if times[choices] > 1 and name not in names:
            names.add(name)
            times[choices] = 0
            yield choices, name


def _lists_of(asked: Asked) -> Iterator[tuple[tuple[Choice, ...], str]]:
    match asked:
        case SelectOne() | SelectMultiple() | Rank() | Points() | Grid():
            yield asked.choices, asked.id
        case Table():
            for column in asked.columns:
                yield from _lists_of(column.cell)


# --- texts ------------------------------------------------------------------------------------------------------------

# What YAML takes for a plain text wherever it stands, and a reader for one: a letter or figure first; no colon or hash
# beside white space, no comma and no bracket.
_PLAIN = re.compile(r"(?![~!&*])[^\W_](?:[^\n:#,\[\]{}]|:(?=[^\s])|(?<=\S)#)*(?<![\s:])")
_BLOCK = re.compile(r"(?!\s)[^\t\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]+(?<!\n\n)")
_COMMAS = str.maketrans("", "", ",[]{}")


def scalar(text: str) -> str:
    """A text on one line, in double quotes where it needs them: commas and brackets only matter between braces."""
    is_plain = text.isprintable() and text[:1] not in ",[]{}" and _PLAIN.fullmatch(text.translate(_COMMAS))
    return text if is_plain else in_double_quotes(text)


def in_double_quotes(text: str) -> str:
    """A text that is itself wherever it stands."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    """As YAML 1.2, 5.7, for what ends a line, cannot be seen, or means something between quotes."""
    if character in '"\\':
        return f"\\{character}"
    if character == "\n":
        return "\\n"
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _printable(remark: str) -> str:
    """A remark has no escapes."""
    return "".join(character if character.isprintable() else "?" for character in remark)


def _is_whole(line: str) -> bool:
    """Whether it is a word with its value, and not one whose value is on lines of its own, or such a line."""
    return ": " in line and not line.startswith(" ")


def _within_braces(line: str) -> str:
    key, _, value = line.partition(": ")
    is_plain = value[:1] not in '"{[' and re.search(r"[,\[\]{}]", value)
    return f"{key}: {in_double_quotes(value)}" if is_plain else line
