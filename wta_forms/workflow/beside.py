"""The page beside a copy that somebody types into: question by question what came and what was read of it.

It needs no network, no script and nothing but the files beside it; everything that strangers sent is shown as text or
as a picture. Their other files are only named, or linked to be opened on purpose.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from wta_forms.answers import Answer, Certainty, State
from wta_forms.errors import Problem
from wta_forms.mail.received import Content
from wta_forms.plan.doubts import in_one_line, spoken_doubt
from wta_forms.plan.spoken import spoken_answer
from wta_forms.project.returned import Piece, Taken
from wta_forms.spec.fields import fields_of_question
from wta_forms.spec.form import Form, Question
from wta_forms.spec.languages import is_right_to_left, languages_of
from wta_forms.workflow.entering import Begun, Known, standing

_STYLE = Path(__file__).with_name("beside.css")

_PICTURES = ((b"\xff\xd8\xff", ".jpg"), (b"\x89PNG", ".png"), (b"GIF8", ".gif"))
_DOCUMENTS = frozenset({".docx", ".doc", ".odt", ".rtf", ".pages"})


@dataclass(frozen=True, slots=True)
class BesideIt:
    """Something that is typed from: its ``name`` for people, its bytes (none where they need not be shown), and the
    pieces of its pages in which somebody has written, as PNG by field."""

    name: str
    taken: Taken
    piece: Piece
    content: bytes
    pictures: Mapping[str, bytes]

    @property
    def ending(self) -> str:
        """Of the file that is written beside the page; by what it is, as its name is a stranger's word. "" for what
        might do something when it is opened."""
        for mark, ending in _PICTURES:
            if self.content.startswith(mark):
                return ending
        if self.content[:4] == b"RIFF" and self.content[8:12] == b"WEBP":
            return ".webp"
        if self.piece.kind == Content.PICTURE:
            return ".heic" if self.content[4:8] == b"ftyp" else ".tif"
        named = Path(self.piece.name).suffix.lower()
        if self.piece.kind == Content.DOCUMENT:
            return named if named in _DOCUMENTS else ""
        return ".pdf" if self.piece.kind == Content.PDF else ""

    @property
    def is_shown(self) -> bool:
        return self.ending in (".jpg", ".png", ".gif", ".webp")


@dataclass(frozen=True, slots=True)
class Page:
    """``beside`` are pairs of the name of a file beside the page and what it is."""

    person: str
    form: Form
    language: str
    begun: Begun
    known: tuple[Known, ...]
    beside: tuple[tuple[str, BesideIt], ...]


def beside_page(page: Page) -> str:
    style = _STYLE.read_text(encoding="utf-8")
    language = languages_of(page.language)[0]
    title = f"{page.person}: {page.form.title.in_(language)}"
    return _PAGE.format(
        title=escape(title),
        style=style,
        policy=f"default-src 'none'; img-src 'self' data: file:; style-src '{_hash(style)}'",
        source=escape(page.begun.source),
        pdf=escape(f"{page.begun.stem}.pdf"),
        link=quote(f"{page.begun.stem}.pdf"),
        command=escape(f"wta-forms enter {page.begun.person} {page.begun.form} --done"),
        came="".join(_came(page)),
        questions="".join(_questions(page, language)),
    )


def _hash(content: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(content.encode()).digest()).decode()


# --- what came --------------------------------------------------------------------------------------------------------


def _came(page: Page) -> Iterator[str]:
    if not page.beside:
        yield '<p class="quiet">Nothing lies here: it is told by mouth, or lies on your table.</p>'
    for name, each in page.beside:
        yield f"<article><h3>{escape(each.name[:1].upper() + each.name[1:])}</h3>"
        yield "".join(f'<p class="doubt">{escape(str(problem))}</p>' for problem in _of_the_file(each.taken))
        if each.piece.words:
            yield f'<blockquote dir="auto">{escape(each.piece.words)}</blockquote>'
        if each.is_shown:
            yield f'<a href="{quote(name)}"><img src="{quote(name)}" alt="{escape(each.name)}"></a>'
        elif each.ending:
            yield f'<p><a href="{quote(name)}">Open it: {escape(each.piece.name or name)}</a></p>'
        elif not each.piece.words:
            yield "<p>It is not opened here: look at it where it lies.</p>"
        yield "</article>"


def _of_the_file(taken: Taken) -> Iterable[Problem]:
    return [problem for problem in taken.response.problems if not problem.is_note] if taken.response else ()


# --- question by question ---------------------------------------------------------------------------------------------


def _questions(page: Page, language: str) -> Iterator[str]:
    numbers = page.form.numbers()
    crops = {field: (each, png) for _, each in page.beside for field, png in each.pictures.items()}
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


_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<style>{style}</style>
</head>
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
