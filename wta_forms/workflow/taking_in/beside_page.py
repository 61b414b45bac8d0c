"""The page beside a copy that somebody types into: question by question what came and what was read of it.

It needs no network, no script and nothing but the files beside it; everything that strangers sent is shown as text or
as a picture. Their other files are only named, or linked to be opened on purpose.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from wta_forms.answers import Answer, Certainty, State
from wta_forms.errors import Problem
from wta_forms.plan.doubts import in_one_line, spoken_doubt
from wta_forms.plan.spoken import spoken_answer
from wta_forms.project.returned import Taken
from wta_forms.project.web_page import HEAD, policy_of
from wta_forms.spec.fields import fields_of_question
from wta_forms.spec.form import Form, Question
from wta_forms.spec.languages import is_right_to_left, languages_of
from wta_forms.workflow.taking_in.beside import BesideIt, File
from wta_forms.workflow.taking_in.entering import Begun, Known, standing

_STYLE = Path(__file__).with_name("beside_page.css")


@dataclass(frozen=True, slots=True)
class Page:
    person: str
    form: Form
    language: str
    begun: Begun
    known: tuple[Known, ...]
    beside: tuple[BesideIt, ...]


def beside_page(page: Page) -> str:
    style = _STYLE.read_text(encoding="utf-8")
    language = languages_of(page.language)[0]
    title = f"{page.person}: {page.form.title.in_(language)}"
    return _PAGE.format(
        title=escape(title),
        style=style,
        policy=policy_of(style, "img-src 'self' data: file:"),
        source=escape(page.begun.source),
        pdf=escape(f"{page.begun.stem}.pdf"),
        link=quote(f"{page.begun.stem}.pdf"),
        command=escape(f"wta-forms enter {page.begun.person} {page.begun.form} --done"),
        came="".join(_came(page)),
        questions="".join(_questions(page, language)),
    )


# --- what came --------------------------------------------------------------------------------------------------------


def _came(page: Page) -> Iterator[str]:
    if not page.beside:
        yield '<p class="quiet">Nothing lies here: it is told by mouth, or lies on your table.</p>'
    for each in page.beside:
        yield f"<article><h3>{escape(each.name[:1].upper() + each.name[1:])}</h3>"
        yield "".join(f'<p class="doubt">{escape(_without_place(problem))}</p>' for problem in _of_the_file(each.taken))
        if each.words:
            yield f'<blockquote dir="auto">{escape(each.words)}</blockquote>'
        files = "".join(map(_file, each.files))
        is_read = each.taken.response is not None and bool(each.taken.response.answers)
        yield f"<details><summary>Show the whole of it</summary>{files}</details>" if files and is_read else files
        yield "</article>"


def _file(file: File) -> str:
    name, own = escape(file.name or "a file without a name"), quote(file.own_name)
    if file.is_shown:
        return f'<a href="{own}"><img src="{own}" alt="{name}"></a>'
    if own:
        return f'<p><a href="{own}">Open it: {name}</a></p>'
    return f"<p>{name} is not opened here: look at it where it lies.</p>"


def _of_the_file(taken: Taken) -> Iterable[Problem]:
    return [problem for problem in taken.response.problems if not problem.is_note] if taken.response else ()


# --- question by question ---------------------------------------------------------------------------------------------


def _questions(page: Page, language: str) -> Iterator[str]:
    numbers = page.form.numbers()
    crops = {field: (each, png) for each in page.beside for field, png in each.pictures.items()}
    written = f'lang="{escape(language)}" dir="{"rtl" if is_right_to_left(language) else "ltr"}"'
    for question in page.form.questions:
        found = standing(page.known, question.id)
        answer = found[1] if found else None
        own = [
            crops[name]
            for field in fields_of_question(question)
            for name in crops
            if name.partition("#")[0] == field.name
        ]
        label = escape(question.label.in_(language))
        yield f'<section><h3><span class="number">{numbers[question.id]}</span> <span {written}>{label}</span></h3>'
        yield from _read(question, answer, language, has_picture=bool(own))
        for each, png in own:
            data = b64encode(png).decode()
            alt = escape(f"Written by hand in {each.name}, question {numbers[question.id]}")
            yield f'<img class="crop" src="data:image/png;base64,{data}" alt="{alt}">'
        yield "</section>"


def _read(question: Question, answer: Answer | None, language: str, *, has_picture: bool) -> Iterator[str]:
    if answer is None or (answer.state is State.BLANK):
        yield '<p class="quiet">Nothing was read.</p>'
        return
    match answer.state:
        case State.ANSWERED:
            said = in_one_line(spoken_answer(question, answer, language))
            yield f'<p>{_HOW[answer.certainty]}: <b dir="auto">{escape(said)}</b></p>'
        case State.UNREAD:
            yield from _unread(answer, has_picture=has_picture)
        case State.INVALID | State.CONFLICT:
            yield f'<p class="doubt">Not clear: {escape(spoken_doubt(question, answer, language))}</p>'
        case _:
            yield '<p class="quiet">It was not asked.</p>'
    for problem in answer.problems:
        yield f'<p class="{"quiet" if problem.is_note else "doubt"}">{escape(_without_place(problem))}</p>'


_HOW = {
    Certainty.READ: "Read",
    Certainty.RECOVERED: "Read off the page, so compare it",
    Certainty.TYPED_IN: "Typed in before",
}


def _unread(answer: Answer, *, has_picture: bool) -> Iterator[str]:
    if has_picture:
        yield "<p>Written by hand:</p>"
    elif not answer.problems:
        yield '<p class="doubt">This part did not come. It is unknown, not empty.</p>'
    else:
        yield '<p class="doubt">It could not be read.</p>'


def _without_place(problem: Problem) -> str:
    return f"{problem.message}{f' ({problem.hint})' if problem.hint else ''}"


_PAGE = (
    HEAD
    + """\
<body>
<main>
<h1>{title}</h1>
<p class="lead">To be typed in from: {source}.</p>
<ol>
<li>Open <a href="{link}">{pdf}</a> beside this page. What is known is in it already.</li>
<li>Type what you see or hear, correct what is wrong, and save it under the same name.</li>
<li>Then run <code>{command}</code>. What you leave as it is stays as it was read; with <code>--confirmed</code> you say
that you have compared it.</li>
</ol>
<h2>What came</h2>
{came}
<h2>Question by question</h2>
{questions}
</main>
</body>
</html>
"""
)
