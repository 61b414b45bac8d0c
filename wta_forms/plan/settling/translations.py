"""answers.en.csv: what people wrote in another language, and what somebody made of it in the plan's.

A line for each text, by its key (:mod:`wta_forms.plan.settling.keys`): nobody's name is in it. A translation that is
the same as the original says that there is nothing to translate, as of a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from wta_forms import errors
from wta_forms.answers import Answer, Response, State
from wta_forms.errors import Problem, WtaFormsError, in_order
from wta_forms.plan.settling.keys import KEY, Open, answer_key, own_words
from wta_forms.plan.spoken import alike
from wta_forms.plan.voices.people import DESCRIBING, Voice
from wta_forms.plan.voices.standings import Given
from wta_forms.plan.voices.wishes import Wish
from wta_forms.spec.form import Form, Question, Share, Table
from wta_forms.spec.languages import UNKNOWN, is_in_another_script, languages_of
from wta_forms.spec.load import content_of
from wta_forms.spec.spreadsheet import Sheet, decoded, plain, read_sheet, written

COLUMNS = ("id", "question", "original", "language", "translation", "translated by")


def translations_file(language: str) -> str:
    return f"answers.{language}.csv"


@dataclass(frozen=True, slots=True)
class Translation:
    """``words`` are "" where nobody has translated them yet; ``by`` is who did, "" where nobody said."""

    key: str
    question: str
    original: str
    language: str
    words: str = ""
    by: str = ""
    where: str = ""

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to translate."""
        return alike(self.words) == alike(self.original)


# --- the file ---------------------------------------------------------------------------------------------------------


def read_translations(path: Path) -> tuple[tuple[Translation, ...], tuple[Problem, ...]]:
    """Every line that has an id, and every problem in the order of its line."""
    try:
        text = decoded(content_of(path))
    except UnicodeDecodeError:
        return (), (errors.NOT_UTF8.at(str(path)),)
    except WtaFormsError as error:
        return (), error.problems
    sheet, broken = read_sheet(text, str(path))
    if missing := [head for head in ("id", "original", "translation") if head not in sheet.heads]:
        return (), (errors.TRANSLATED_NO_COLUMN.at(f"{path}:{sheet.line}", column=missing[0]),)
    lines = tuple(_lines(sheet))
    problems = [*broken, *sheet.problems(), *_problems(lines)]
    return tuple(line for line in lines if KEY.fullmatch(line.key)), in_order(problems)


def _lines(sheet: Sheet) -> Iterator[Translation]:
    for row in sheet.rows:
        cells = {head: plain(cell) for head, cell in sheet.cells(row).items()}
        yield Translation(
            key=cells["id"],
            question=cells.get("question", ""),
            original=cells["original"],
            language=cells.get("language", ""),
            words=cells["translation"],
            by=cells.get("translated by", ""),
            where=f"{sheet.file}:{row.line}",
        )


def _problems(lines: Iterable[Translation]) -> Iterator[Problem]:
    first: dict[str, Translation] = {}
    for line in lines:
        if not KEY.fullmatch(line.key):
            yield errors.TRANSLATED_NO_KEY.at(line.where, value=line.key)
        elif line.words and first.setdefault(line.key, line).words != line.words:
            earlier = first[line.key].where.rpartition(":")[2]
            yield errors.TRANSLATED_TWICE.at(line.where, key=line.key, first=earlier)


def written_translations(lines: Iterable[Translation]) -> bytes:
    """The file, for any spreadsheet: nothing in it is run as a formula. A language that nobody knows is left empty."""
    cells = (
        (line.key, line.question, line.original, line.language.replace(UNKNOWN, ""), line.words, line.by)
        for line in lines
    )
    return written([COLUMNS, *cells])


def by_key(lines: Iterable[Translation]) -> Mapping[str, Translation]:
    """Of several lines for one text the first that is filled in."""
    ordered = sorted(lines, key=lambda line: not line.words)
    return MappingProxyType({line.key: line for line in reversed(ordered)})


# --- what has to be translated ----------------------------------------------------------------------------------------


def language_of(response: Response, words: str, language: str) -> str:
    """The language that something is written in, as far as it is another than ``language``: "" else.

    It is that of the form; "pl or en" where the form was in two, and nobody knows in which of them somebody wrote. Who
    writes in another script than the form is in writes in another language ("und", as BCP 47 says): which, nobody
    guesses.
    """
    own = languages_of(response.language) if response.language else (language,)
    if is_in_another_script(words, language):
        return next((each for each in own if each != language), UNKNOWN)
    return "" if own == (language,) else " or ".join(own)


def is_surely(language: str) -> bool:
    """Whether what was written is in another language, and not only perhaps."""
    return bool(language) and " or " not in language


def to_translate(
    voices: Iterable[Voice], forms: Mapping[str, Form], language: str, *, is_every: bool = False
) -> tuple[Translation, ...]:
    """Every text that a plan in ``language`` would have to have translated, each once, in the order of the forms; with
    ``is_every`` all that people wrote, for nobody can see that somebody writes Polish in an English form.

    What is never shown, who somebody is, and what people wrote who want to be no more than counted is not among them.
    """
    speaking = [voice for voice in voices if voice.wish is not Wish.COUNT]
    found: dict[str, Translation] = {}
    for form in forms.values():
        for question in filter(_is_shown, form.questions):
            for voice in speaking:
                for line in _of_voice(voice, form, question, language):
                    if not (line.language or is_every):
                        continue
                    if not is_surely(found.setdefault(line.key, line).language):
                        found[line.key] = line
    return tuple(found.values())


def _of_voice(voice: Voice, form: Form, question: Question, language: str) -> Iterator[Translation]:
    standing = voice.said.get((form.id, question.id))
    if standing and standing.clear:
        for words in own_words(question, standing.clear.answer):
            spoken = language_of(standing.clear.response, words, language)
            yield Translation(answer_key(form.id, question.id, words), question.label.in_(language), words, spoken)


def _is_shown(question: Question) -> bool:
    return question.prefill not in DESCRIBING and question.share in (Share.QUOTE, Share.PARAPHRASE)


# --- what the plan is made of -----------------------------------------------------------------------------------------


def translated(form: Form, question: Question, answer: Answer, known: Mapping[str, Translation]) -> Answer:
    """The answer with translations in place of what was written; what has none stays. The same one where none has."""
    if answer.state is not State.ANSWERED or not _is_shown(question):
        return answer
    lines = _lines_of(form, question, answer, known)
    new = {text: line.words for text, line in lines.items() if line and line.words and not line.is_same}
    return replace(answer, value=_with(question, answer.value, new)) if new else answer


def languages_left(
    form: Form, question: Question, given: Given, known: Mapping[str, Translation], language: str
) -> list[str]:
    """The languages of what surely waits to be translated, each once."""
    lines = _lines_of(form, question, given.answer, known) if _is_shown(question) else {}
    left = (language_of(given.response, text, language) for text, line in lines.items() if not (line and line.words))
    return list(dict.fromkeys(filter(is_surely, left)))


def used_for(form: Form, question: Question, answer: Answer, known: Mapping[str, Translation]) -> list[Translation]:
    """The lines that say something else than what was written."""
    lines = _lines_of(form, question, answer, known).values()
    return [line for line in lines if line and line.words and not line.is_same]


def _lines_of(
    form: Form, question: Question, answer: Answer, known: Mapping[str, Translation]
) -> dict[str, Translation | None]:
    return {text: known.get(answer_key(form.id, question.id, text)) for text in own_words(question, answer)}


def _with(question: Question, value: object, new: Mapping[str, str]) -> object:
    match question, value:
        case Table(), dict():
            return {key: _row(question, row, new) for key, row in value.items()}
        case Table(), list() | tuple():
            return [_row(question, row, new) for row in value]
        case _, str():
            return new.get(value, value)
        case _, list() | tuple():
            return [_with_other(key, new) for key in value]
        case _:
            return _with_other(value, new)


def _row(table: Table, row: object, new: Mapping[str, str]) -> object:
    if not isinstance(row, Mapping):
        return row
    open_columns = {column.id for column in table.columns if isinstance(column.cell, Open)}
    changed = {id: new[row[id]] for id in open_columns if isinstance(row.get(id), str) and row[id] in new}
    return {**row, **changed}


def _with_other(key: object, new: Mapping[str, str]) -> object:
    if not isinstance(key, Mapping):
        return key
    words = str(key.get("other") or "")
    return {**key, "other": new[words]} if words in new else key
