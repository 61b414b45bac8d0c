"""What is in a plan and was not in the one before; and the names of files that do not write over an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wta_forms.plan.entry import Names
from wta_forms.plan.spoken import count_of, enumerated, quoted, spoken_date
from wta_forms.plan.voices.entries import NOBODY, shown_as
from wta_forms.project.reports import Report, Reported, add_report, last_report
from wta_forms.project.store import Clock, Store, now
from wta_forms.report.formats import FORMATS
from wta_forms.spec.form import Form
from wta_forms.workflow.planning.grounds import Grounds, digest_of_answer, id_of

USUAL = ".docx"
"""The format where only a folder is named."""


def dated(outputs: Sequence[Path], day: str, *, may_overwrite: bool = False) -> tuple[Path, ...]:
    """The files meant: a folder (``reports``) and a name that is only an ending (``reports/.md``) get a name with the
    date in it, plan-2026-12-01.docx; with -2 behind it where one of that day is there already."""
    return tuple(_dated(path, day, may_overwrite=may_overwrite) for path in outputs)


def is_dated(path: Path) -> bool:
    """Whether the file's name is left to the program."""
    return path.is_dir() or path.name.lower() in FORMATS


def _dated(path: Path, day: str, *, may_overwrite: bool) -> Path:
    if not is_dated(path):
        return path
    folder, ending = (path, USUAL) if path.is_dir() else (path.parent, path.name)
    first = folder / f"plan-{day}{ending}"
    others = (folder / f"plan-{day}-{number}{ending}" for number in range(2, 1000))
    free = (each for each in (first, *others) if may_overwrite or not _is_taken(each))
    return next(free, first)


def _is_taken(path: Path) -> bool:
    """CSV makes several files, and none of that name."""
    return path.exists() or any(path.parent.glob(f"{path.stem}-[a-z]*{path.suffix}"))


# --- what is new ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class News:
    """``day`` is that of the plan before, and ``sentences`` say what is new since; ``files`` are where it lies."""

    day: str
    sentences: tuple[str, ...]
    files: tuple[str, ...]


def keep_report(grounds: Grounds, files: Sequence[Path], day: str, *, clock: Clock = now) -> News | None:
    """Remember which answers stand in the plan that was written, under which numbers; and what is new in it since the
    one before, None where there was none, or the answers are not those of the project in this folder."""
    if not grounds.is_of_store:
        return None
    answers = tuple(answers_in(grounds))
    with Store(Path(), clock=clock) as store:
        before = last_report(store)
        with store.change() as change:
            names = grounds.ground.plan.names
            add_report(change, Report("", day, str(grounds.path), names, tuple(map(str, files)), answers))
    if before is None:
        return None
    return News(before.day, tuple(_sentences(before.answers, answers, grounds)), before.files)


def answers_in(grounds: Grounds) -> Iterator[Reported]:
    """Every answer that a plan stands on, as it was given: what somebody decides or translates is no new answer."""
    ground = grounds.ground
    given = {(voice.key, *where): standing for voice in ground.as_said.voices for where, standing in voice.said.items()}
    for (form, question), all_told in ground.telling.told.items():
        for told in all_told:
            stands = told.standing.counting[0].response
            yield Reported(
                number=told.entry.number if told.entry else 0,
                person=id_of(told.voice.key),
                form=form,
                question=question,
                sha256=stands.sha256,
                first_page=stands.first_page,
                answer=digest_of_answer(given[(told.voice.key, form, question)]),
            )


def _sentences(before: Sequence[Reported], after: Sequence[Reported], grounds: Grounds) -> Iterator[str]:
    was, now_is = ({each.place: each.answer for each in answers} for answers in (before, after))
    came = [place for place in now_is if place not in was]
    other = [place for place, answer in now_is.items() if was.get(place, answer) != answer]
    left = [place for place in was if place not in now_is]
    known = {(person, form) for person, form, _ in was}
    called = {id_of(voice.key): shown_as(voice, Names.NAME) or NOBODY for voice in grounds.ground.heard.voices}
    forms = grounds.ground.forms
    for (person, form), questions in _by_form(came, forms):
        who, title = called.get(person, NOBODY), quoted(_title(forms[form], grounds))
        if (person, form) in known:
            yield f"{who} answered {_numbers(forms[form], questions)} of {title} as well"
        else:
            yield f"{who} answered {title}: {count_of(len(questions), 'answer', 'answers')}"
    for (person, form), questions in _by_form(other, forms):
        title = quoted(_title(forms[form], grounds))
        yield f"{called.get(person, NOBODY)} answered {_numbers(forms[form], questions)} of {title} otherwise"
    for (person, form), questions in _by_form(left, forms):
        title = quoted(_title(forms[form], grounds))
        count = count_of(len(questions), "answer", "answers")
        yield f"{count} of {called.get(person, 'somebody')} to {title} {_is(questions)} no longer in it"


def _is(questions: Sequence[str]) -> str:
    return "is" if len(questions) == 1 else "are"


def _title(form: Form, grounds: Grounds) -> str:
    return form.title.in_(grounds.ground.language)


def _by_form(
    places: Iterable[tuple[str, str, str]], forms: Mapping[str, Form]
) -> Iterator[tuple[tuple[str, str], list[str]]]:
    grouped: dict[tuple[str, str], list[str]] = {}
    for person, form, question in places:
        if form in forms:
            grouped.setdefault((person, form), []).append(question)
    yield from grouped.items()


def _numbers(form: Form, questions: Iterable[str]) -> str:
    """ "question 3", "questions 3 and 19"; of a question that is not asked any more its id."""
    numbers = form.numbers()
    ordered = sorted(questions, key=lambda question: numbers.get(question, 0))
    known = [str(numbers.get(question, question)) for question in ordered]
    return f"{'question' if len(known) == 1 else 'questions'} {enumerated(known)}"


def since(news: News) -> str:
    """ "New since 24 November 2026"."""
    return f"New since {spoken_date(news.day, 'en')}"
