"""Translations that lie beside a form, as ``drivers.pl.csv`` beside ``drivers.yaml``: a line for each text.

The columns are ``id``, ``original`` and ``translation``, in any order; others are passed over. One file is for the form
and all that it takes in from parts. What the form itself says in a language counts before a file's words.

Ids alone would not do: sections are counted, so ids move when one is put in. So a line is for the text that has its id
and its original, and also for any other text with the same original: what was moved keeps its translation, and words
that stand in several places need one line. Originals are compared without regard to white space, which spreadsheets
change. A line whose original is nowhere in the form any more, though its id is, is outdated: it answers an earlier
question. It is told and not used, and the first language stands in, for who reads a question in another language can
ask somebody, and who reads a wrong question answers that one.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.spec.asked import Phrase
from wta_forms.spec.form import Form
from wta_forms.spec.reading import CONTROL
from wta_forms.spec.spreadsheet import Sheet, decoded, plain, read_sheet, written
from wta_forms.spec.texts import Written, short, texts_of, with_texts

ID, ORIGINAL, TRANSLATION, EARLIER = COLUMNS = ("id", "original", "translation", "earlier")

_LONG = 80
"""Characters of a text in a message: what changed is often further on."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file. ``earlier``: the translation of what its text said before. ``where`` is ``file:line``."""

    id: str
    original: str
    translation: str = ""
    earlier: str = ""
    where: str = ""

    @property
    def words(self) -> str:
        return _folded(self.original)


@dataclass(frozen=True, slots=True)
class Translated:
    """A form with the translations of a file.

    ``used`` has the line of each text that got its words from one, by the text's id; ``earlier`` what outdated lines
    say, by theirs; ``problems`` of every line that is not used, in the order of lines.
    """

    form: Form
    used: Mapping[str, Line] = field(default_factory=dict)
    earlier: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


# --- reading ----------------------------------------------------------------------------------------------------------


def is_for_translations(content: bytes) -> bool:
    """Whether a file has one of the columns: what else may be called ``drivers.old.csv`` is nobody's business here."""
    try:
        sheet, _ = read_sheet(decoded(content), "")
    except UnicodeDecodeError:
        return False
    return not {ORIGINAL, TRANSLATION}.isdisjoint(sheet.heads)


def read_lines(content: bytes, file: str) -> tuple[Line, ...]:
    """Every line with something in it. Raises WtaFormsError with all that is wrong with the file, each at its line.

    UTF-8, or UTF-16 with a byte order mark. Guessing an encoding would print wrong letters, so it is not done.
    """
    try:
        text = decoded(content)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise WtaFormsError(errors.NOT_UTF8.at(f"{file}:{line}")) from error
    sheet, broken = read_sheet(text, file)
    if not {ORIGINAL, TRANSLATION} <= set(sheet.heads):
        raise WtaFormsError(errors.TRANSLATIONS_NO_COLUMNS.at(f"{file}:{sheet.line}"))
    lines = tuple(_lines(sheet))
    if problems := [*sheet.problems(), *_unprintable(lines), *broken]:
        raise WtaFormsError(problems)
    return lines


def _lines(sheet: Sheet) -> Iterator[Line]:
    for row in sheet.rows:
        cells = {head: _text(cell) for head, cell in sheet.cells(row).items()}
        yield Line(**{column: cells.get(column, "") for column in COLUMNS}, where=f"{sheet.file}:{row.line}")


def _text(cell: str) -> str:
    """As the YAML would hold it: Windows ends lines within a cell in its own way."""
    return plain(cell).replace("\r\n", "\n").replace("\r", "\n").strip()


def _unprintable(lines: Iterable[Line]) -> Iterator[Problem]:
    return (
        errors.CONTROL_CHARACTER.at(line.where, word=TRANSLATION) for line in lines if CONTROL.search(line.translation)
    )


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


# --- into the form ----------------------------------------------------------------------------------------------------


def translated(form: Form, language: str, lines: Sequence[Line]) -> Translated:
    """The form with these lines where it has no words of its own in the language. The first of several lines counts."""
    first = form.languages[0]
    filled = [line for line in lines if line.translation]
    by_place = {(line.id, line.words): line for line in reversed(filled)}
    by_words = {line.words: line for line in reversed(filled)}
    used: dict[str, Line] = {}

    def put(id: str, phrase: Phrase) -> Phrase:
        words = _folded(phrase.in_(first))
        line = by_place.get((id, words)) or by_words.get(words)
        if line is None or phrase.has(language):
            return phrase
        used[id] = line
        return _with(phrase, language, line.translation, leads=language == first)

    made = with_texts(form, put)
    texts = texts_of(form)
    left = _Left(language, first, {text.id: text for text in texts}, _by_words(texts, first), used)
    taken = frozenset(used.values())
    problems = [problem for line in filled if line not in taken for problem in left.problems(line)]
    outdated = {line.id: line.earlier for line in lines if not line.translation and line.earlier}
    outdated |= {line.id: line.translation for line in filled if left.is_outdated(line)}
    return Translated(
        made, MappingProxyType(used), MappingProxyType(outdated), (*problems, *_same_labels(made, language, used))
    )


def _with(phrase: Phrase, language: str, words: str, *, leads: bool) -> Phrase:
    new = (language, words)
    return Phrase((new, *phrase.by_language) if leads else (*phrase.by_language, new))


def _by_words(texts: Iterable[Written], first: str) -> Mapping[str, list[Written]]:
    found: dict[str, list[Written]] = defaultdict(list)
    for text in texts:
        found[_folded(text.phrase.in_(first))].append(text)
    return found


@dataclass(frozen=True, slots=True)
class _Left:
    """What is to be said of a line that no text got its words from. ``by_words`` has all texts of one original."""

    language: str
    first: str
    by_id: Mapping[str, Written]
    by_words: Mapping[str, list[Written]]
    used: Mapping[str, Line]

    def problems(self, line: Line) -> Iterator[Problem]:
        if meant := self.by_words.get(line.words, []):
            yield from self._superseded(line, [text for text in meant if text.id == line.id] or meant)
        elif self.is_outdated(line):
            now = self.by_id[line.id].phrase.in_(self.first)
            was, now = short(line.original, _LONG), short(now, _LONG)
            yield errors.TRANSLATION_OUTDATED.at(line.where, id=line.id, was=was, now=now)
        else:
            yield errors.TRANSLATION_UNUSED.at(line.where, original=short(line.original, _LONG))

    def is_outdated(self, line: Line) -> bool:
        text = self.by_id.get(line.id)
        is_open = text is not None and not text.phrase.has(self.language) and line.id not in self.used
        return is_open and line.words not in self.by_words

    def _superseded(self, line: Line, meant: Sequence[Written]) -> Iterator[Problem]:
        """By words of the form, or by another line. Where these are the same, there is nothing to tell."""
        own = [text.phrase.in_(self.language) for text in meant if text.phrase.has(self.language)]
        others = [self.used[text.id] for text in meant if text.id in self.used]
        if line.translation in (*own, *(other.translation for other in others)):
            return
        if others:
            first = others[0].where.rpartition(":")[2]
            yield errors.TRANSLATION_TWICE.at(line.where, original=short(line.original, _LONG), first=first)
        else:
            yield errors.TRANSLATION_IN_FORM.at(line.where, words=short(own[0], _LONG))


def _same_labels(form: Form, language: str, used: Mapping[str, Line]) -> Iterator[Problem]:
    """The first two labels of each list that read the same, where one of them came from a line."""
    seen: dict[tuple[str, str], str] = {}
    told: set[str] = set()
    for text in texts_of(form):
        label = text.phrase.in_(language)
        earlier = seen.setdefault((text.list, label.casefold()), text.id)
        line = used.get(text.id) or used.get(earlier)
        if text.list and earlier != text.id and line and text.list not in told:
            told.add(text.list)
            yield errors.SAME_LABEL.at(line.where, label=label, language=language)


# --- for a translator -------------------------------------------------------------------------------------------------


def lines_for_translator(form: Form, language: str, earlier: Mapping[str, str]) -> Iterator[Line]:
    """Every text in the order of the form, each distinct original once, and again only where it is translated in
    another way. ``earlier`` has outdated translations by the ids of texts."""
    first = form.languages[0]
    for texts in _by_words(texts_of(form), first).values():
        ids = [text.id for text in texts]
        ways = {text.phrase.in_(language): text.id for text in reversed(texts) if text.phrase.has(language)}
        first_way, *others = sorted(ways, key=lambda words: ids.index(ways[words])) or [""]
        before = next((earlier[id] for id in ids if id in earlier), "")
        original = texts[0].phrase.in_(first)
        yield Line(ids[0], original, first_way, "" if first_way else before)
        yield from (Line(ways[words], original, words) for words in others)


def written_lines(lines: Sequence[Line]) -> bytes:
    """The file, for any spreadsheet. The column ``earlier`` is there only where something stands in it."""
    columns = COLUMNS if any(line.earlier for line in lines) else COLUMNS[:-1]
    return written([columns, *([getattr(line, column) for column in columns] for line in lines)])
