"""A problem, the message it is made from, and the error that carries problems."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

_FILLED = re.compile(r"\\{\w+\\}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where it stands, what is wrong, what to do.

    ``where`` is ``file:line``, a file, a question or a field, and may be empty. A note (``is_note``) never makes a
    command fail.
    """

    where: str
    message: str
    hint: str = ""
    is_note: bool = False

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        way_out = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.message}{way_out}"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence of the catalogue; ``{name}`` in it is filled in by :meth:`at`."""

    text: str
    hint: str = ""
    is_note: bool = False

    def at(self, where: str, **values: object) -> Problem:
        return Problem(where, self.text.format(**values), self.hint.format(**values), self.is_note)

    def is_said(self, problem: Problem) -> bool:
        """Whether a problem was made of it, whatever it was filled in with."""
        return re.fullmatch(_FILLED.sub(".*", re.escape(self.text)), problem.message, re.DOTALL) is not None


class WtaFormsError(Exception):
    """The work could not be done. ``problems`` says all that stood in its way; there is at least one."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each once, file by file as they first come, line by line; what is said of a whole file comes behind its lines."""
    each = list(dict.fromkeys(problems))
    files = list(dict.fromkeys(_place(problem)[0] for problem in each))
    return tuple(sorted(each, key=lambda problem: (files.index(_place(problem)[0]), _place(problem)[1])))


def _place(problem: Problem) -> tuple[str, float]:
    file, _, line = problem.where.rpartition(":")
    return (file, int(line)) if line.isdecimal() else (problem.where, math.inf)
