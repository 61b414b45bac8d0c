"""``translate --answers``: what people wrote in another language, out to a translator and back in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.plan.settling.translations import (
    Translation,
    is_surely,
    read_translations,
    to_translate,
    translations_file,
    written_translations,
)
from wta_forms.plan.spoken import count_of
from wta_forms.project.paths import write_files
from wta_forms.spec.reading import LANGUAGE
from wta_forms.workflow.planning.grounds import grounds_for


@dataclass(frozen=True, slots=True)
class AnswersTranslated:
    """The file, how many texts are in it, and how many of these are still to be translated."""

    file: Path
    texts: int
    missing: int
    notes: tuple[Problem, ...] = ()


def translate_answers(
    language: str,
    answers: Sequence[Path] = (),
    *,
    plan: Path | None = None,
    source: Path | None = None,
    by: str = "",
    is_every: bool = False,
) -> AnswersTranslated:
    """Write ``answers.en.csv`` in this folder: every text that is in another language than ``language``, once, with
    what is translated already; nobody's name. A plan in that language shows the translations beside the originals.

    ``source`` is what a translator sent back; its words count before those of the file that is there, and ``by`` is
    said to have translated them where no line says who did. With ``is_every`` all that people wrote is in it. What was
    translated once is never taken out. Raises WtaFormsError, before anything is written, with every problem.
    """
    if not LANGUAGE.fullmatch(language):
        raise WtaFormsError(errors.BAD_LANGUAGE.at("", value=language))
    ground = grounds_for(answers, plan=plan).ground
    wanted = to_translate(ground.as_said.voices, ground.forms, language, is_every=is_every)
    file = Path(translations_file(language))
    sent, notes = _read(source) if source else ((), [])
    there, more = _read(file) if file.is_file() else ((), [])
    if wrong := [problem for problem in (*notes, *more) if not problem.is_note]:
        raise WtaFormsError(wrong)
    sent = tuple(replace(line, by=line.by or by) if line.words else line for line in sent)
    lines = _put_together(wanted, (*sent, *there))
    write_files([(file, written_translations(lines))], may_overwrite=True)
    keys = {line.key for line in wanted}
    gone = sum(line.key not in keys for line in lines if not is_every)
    told = [errors.TRANSLATED_GONE.at(str(file), count=count_of(gone, "line", "lines"))] if gone else []
    missing = sum(not line.words for line in lines if is_surely(line.language))
    return AnswersTranslated(file, len(lines), missing, (*notes, *told))


def _read(path: Path) -> tuple[tuple[Translation, ...], list[Problem]]:
    lines, problems = read_translations(path)
    return lines, list(problems)


def _put_together(wanted: Iterable[Translation], known: Sequence[Translation]) -> tuple[Translation, ...]:
    """What is wanted, in its order, with the first translation known; then what was translated and is not wanted now.
    A second, other translation of the same text keeps its line behind the first."""
    filled = [line for line in known if line.words]
    lines: list[Translation] = []
    for line in wanted:
        own = [each for each in filled if each.key == line.key]
        first = own[0] if own else next((each for each in known if each.key == line.key), None)
        language = (first.language if first else "") or line.language
        lines.append(replace(line, language=language, words=first.words if first else "", by=first.by if first else ""))
        lines += [replace(line, words=each.words, by=each.by) for each in own[1:] if each.words != own[0].words]
    there = {line.key for line in lines}
    return (*lines, *(line for line in dict.fromkeys(filled) if line.key not in there))
