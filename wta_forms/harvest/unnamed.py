"""A response without what says whose it is, beside what the person has written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from wta_forms.answers import Answer, Response
from wta_forms.errors import Problem


def is_anonymous(response: Response, anonymous: Collection[str]) -> bool:
    """A copy made for somebody is theirs, also of a form that was anonymous another time."""
    return response.form in anonymous and response.recipient is None


def without_traces(response: Response) -> Response:
    """Of when it came the day is left, and of the file's name that of the form."""
    name = f"{response.form}.pdf"
    return replace(
        response,
        file=name,
        received=day(response.received),
        answers=_from_file(response.answers, name),
        unplaced=_from_file(response.unplaced, name),
        problems=_at_file(response.problems, response.file, name),
    )


def _from_file(answers: Mapping[str, Answer], name: str) -> dict[str, Answer]:
    return {
        question: replace(answer, source=replace(answer.source, file=name)) if answer.source else answer
        for question, answer in answers.items()
    }


def _at_file(problems: Iterable[Problem], was: str, name: str) -> tuple[Problem, ...]:
    """Sentences name the file as well as places do."""
    if not was:
        return tuple(problems)
    return tuple(
        replace(each, where=each.where.replace(was, name), message=each.message.replace(was, name)) for each in problems
    )


def day(moment: str) -> str:
    return f"{moment[:10]}T00:00:00Z" if moment else ""
