"""Names for answers that say nothing of the person: what a decision, a theme or a translation refers to.

A key is the beginning of a SHA-256 of the form, the question and the words as they are compared, so it is the same for
everybody who says the same, however often and in whatever order files are read; a corrected answer has another. Who has
a key alone can only try out words; who has the folder of the project has the words anyway.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping

from wta_forms.answers import Answer, Response, State
from wta_forms.plan.marks import given_in
from wta_forms.plan.spoken import alike
from wta_forms.plan.voices.identity import Key, mark
from wta_forms.plan.voices.standings import Given
from wta_forms.spec.form import Form, Paragraph, Question, SelectMultiple, SelectOne, Table, Text

KEY = re.compile(r"[0-9a-f]{10}")
"""Forty bits: among ten thousand answers two have the same key once in twenty thousand projects."""

Open = Text | Paragraph
"""Questions that are answered in one's own words, which can be put under a theme."""


def answer_key(form: str, question: str, words: str) -> str:
    """Of what somebody wrote, in an answer or in one cell of it."""
    return _digest(form, question, alike(words))


def doubt_key(person: Key, form: str, question: Question, answer: Answer) -> str:
    """Of an answer that is not clear. It is this person's alone, for who ticks the same two boxes may mean another; and
    it is the same in every copy of it, whatever program has saved that."""
    given = (part for name, text in sorted(given_in(question, answer)) for part in (name, text))
    clear = (
        [json.dumps(answer.value, sort_keys=True, default=dict)] if answer.state is State.ANSWERED else []
    )  # one of several
    return _digest(form, question.id, *person, "doubt", *given, *clear)


def file_doubt_key(response: Response, question: str) -> str:
    """As it was made before: of the bytes of the file. A decision under it is still understood."""
    return _digest(response.form, question, mark(response), "doubt")


def doubt_keys(person: Key, question: Question, given: Given) -> tuple[str, str]:
    """Every key that a decision about it may stand under; the first is the one to write."""
    form = given.response.form
    return doubt_key(person, form, question, given.answer), file_doubt_key(given.response, question.id)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def own_words(question: Question, answer: Answer) -> Iterator[str]:
    """What of a clear answer somebody put into their own words, each text once."""
    yield from dict.fromkeys(words for words in _texts(question, answer) if words.strip())


def _texts(question: Question, answer: Answer) -> Iterator[str]:
    if answer.state is not State.ANSWERED:
        return
    match question:
        case Text() | Paragraph() if isinstance(answer.value, str):
            yield answer.value
        case SelectOne() | SelectMultiple():
            values = answer.value if isinstance(answer.value, (list, tuple)) else [answer.value]
            yield from (str(value.get("other") or "") for value in values if isinstance(value, Mapping))
        case Table():
            open_columns = [column.id for column in question.columns if isinstance(column.cell, Open)]
            for row in rows_of_value(answer.value):
                yield from (cell for id in open_columns if isinstance(cell := row.get(id), str))
        case _:
            return


def rows_of_value(value: object) -> Iterator[Mapping[str, object]]:
    """The rows of a table's value, whether they have names or not."""
    rows = value.values() if isinstance(value, Mapping) else value if isinstance(value, (list, tuple)) else ()
    yield from (row for row in rows if isinstance(row, Mapping))


def key_of(form: Form, question: Question, answer: Answer | None) -> str:
    """The key of an answer to an open question, "" for any other."""
    if not isinstance(question, Open) or answer is None:
        return ""
    return next((answer_key(form.id, question.id, words) for words in own_words(question, answer)), "")
