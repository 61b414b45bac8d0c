"""One person's answers: the arrow from reading to merging.

The value of an answer is plain JSON (see the table of kinds in ``docs/spec.md``): text, a number, an ISO date, a key,
a list of keys, ``{"other": text}`` in place of a key, ``True``, or rows of ``{column: value}``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from wta_forms.errors import Problem

# JSON has no closed type that mypy can follow through nesting; the interpreter of each kind says what it makes.
Value = Any
"""``None``, text, ``bool``, ``int``, ``float``, or lists and dicts of these."""


class State(StrEnum):
    """What became of a question. ``blank`` is an empty box, which is never "no"."""

    ANSWERED = "answered"
    BLANK = "blank"
    INVALID = "invalid"
    NOT_ASKED = "not_asked"
    CONFLICT = "conflict"
    UNREAD = "unread"


class Certainty(StrEnum):
    """How sure the reading is: out of a field, recovered from something else, or typed in for somebody."""

    READ = "read"
    RECOVERED = "recovered"
    TYPED_IN = "typed_in"


class Status(StrEnum):
    """What a file is, in one word."""

    READ = "read"
    BLANK = "blank"
    FLATTENED = "flattened"
    SCAN = "scan"
    DATA_FILE = "data_file"
    FOREIGN_FORM = "foreign_form"
    UNKNOWN_VERSION = "unknown_version"
    ENCRYPTED = "encrypted"
    XFA_ONLY = "xfa_only"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    NOT_A_PDF = "not_a_pdf"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an answer stood: the file, the way it was read, the page (from 1; 0 when it stood on none), and where on it
    (points, origin bottom left; None when it had no place)."""

    file: str
    channel: str
    page: int = 0
    rectangle: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One question's answer. ``raw`` holds what stood in each box, by field name, as it was typed."""

    state: State
    value: Value = None
    raw: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    certainty: Certainty = Certainty.READ
    source: Source | None = None
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        if (self.state is State.ANSWERED) == (self.value is None):
            raise ValueError(f"an answer that is {self.state} cannot have the value {self.value!r}")

    @property
    def is_given(self) -> bool:
        """Whether somebody wrote something here, readable or not."""
        return self.state in {State.ANSWERED, State.INVALID, State.CONFLICT}


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a copy was made for. ``id`` is what people.csv says, or is made from the name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Response:
    """Everything one form says, and when it came (``received``: ISO 8601 in UTC, to the second; empty if unknown).

    A file may hold several: each begins on its ``first_page``. ``status`` says what the file is; whether anything is
    answered is a matter of the answers. ``pictures`` are pieces of pages (PNG) by field, of what is written by hand.
    ``is_settled``: a person has said whose it is, whatever name is typed in it (JSON does not say that).

    ``version`` is the one that was filled in. Where a newer one is at hand, ``answers`` are by its questions, and
    ``unplaced`` has what of the answers has no place there: by the questions that were asked, as they were answered.
    """

    file: str
    sha256: str
    status: Status
    form: str = ""
    version: int = 0
    language: str = ""
    variant: str = ""
    round: int = 1
    recipient: Recipient | None = None
    received: str = ""
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()
    first_page: int = 1
    pictures: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    is_settled: bool = False
    unplaced: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_read(self) -> bool:
        """Whether it is an answer to a form: some may be unread, but it did not come back empty."""
        return bool(self.answers) and self.status is not Status.BLANK

    def every_problem(self) -> tuple[Problem, ...]:
        """Those of the file and those of its answers, each told with the file."""
        answers = (*self.answers.values(), *self.unplaced.values())
        of_answers = (problem for answer in answers for problem in answer.problems)
        return (*self.problems, *(replace(problem, where=f"{self.file}: {problem.where}") for problem in of_answers))


# --- as JSON ----------------------------------------------------------------------------------------------------------


def response_to_json(response: Response, pictures: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What ``extract`` prints for one form. ``pictures`` are the files that its pictures were written to, by field."""
    recipient = response.recipient
    return {
        "file": response.file,
        "sha256": response.sha256,
        "status": response.status.value,
        "form": response.form,
        "version": response.version,
        "language": response.language,
        "variant": response.variant,
        "round": response.round,
        "recipient": {"id": recipient.id, "name": recipient.name} if recipient else None,
        "received": response.received,
        "answers": {question: _answer_to_json(answer) for question, answer in response.answers.items()},
        "unplaced": {question: _answer_to_json(answer) for question, answer in response.unplaced.items()},
        "problems": [_problem_to_json(problem) for problem in response.problems],
        "first_page": response.first_page,
        "pictures": dict(pictures or {}),
    }


def response_from_json(read: Mapping[str, Any]) -> Response:
    """The way back, without pictures. Raises KeyError, TypeError or ValueError for what ``extract`` does not print."""
    recipient = read["recipient"]
    return Response(
        file=read["file"],
        sha256=read["sha256"],
        status=Status(read["status"]),
        form=read["form"],
        version=read["version"],
        language=read["language"],
        variant=read["variant"],
        round=read["round"],
        recipient=Recipient(recipient["id"], recipient["name"]) if recipient else None,
        received=read["received"],
        answers={question: _answer_from_json(answer) for question, answer in read["answers"].items()},
        unplaced={question: _answer_from_json(answer) for question, answer in read.get("unplaced", {}).items()},
        problems=tuple(Problem(**problem) for problem in read["problems"]),
        first_page=read["first_page"],
    )


def _answer_to_json(answer: Answer) -> dict[str, Any]:
    return {
        "state": answer.state.value,
        "value": answer.value,
        "raw": dict(answer.raw),
        "certainty": answer.certainty.value,
        "source": asdict(answer.source) if answer.source else None,
        "problems": [_problem_to_json(problem) for problem in answer.problems],
    }


def _answer_from_json(read: Mapping[str, Any]) -> Answer:
    return Answer(
        state=State(read["state"]),
        value=read["value"],
        raw=dict(read["raw"]),
        certainty=Certainty(read["certainty"]),
        source=_source_from_json(read["source"]) if read["source"] else None,
        problems=tuple(Problem(**problem) for problem in read["problems"]),
    )


def _source_from_json(read: Mapping[str, Any]) -> Source:
    return Source(read["file"], read["channel"], read["page"], tuple(read["rectangle"]) if read["rectangle"] else None)


def _problem_to_json(problem: Problem) -> dict[str, Any]:
    return asdict(problem)
