"""What a file turned out to be, form by form and question by question.

``doctor`` makes it, ``told`` puts it into words, ``letters`` writes to the person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from wta_forms.answers import Response, Status
from wta_forms.errors import Problem
from wta_forms.extract.files.saved import Saved


class Verdict(StrEnum):
    """What became of one question. ``recovered``: read, but not out of its own box. ``by_hand``: somebody wrote there
    what no program is trusted to read. ``needed``: it is empty, and the form asks for it to be asked back."""

    READ = "read"
    RECOVERED = "recovered"
    BLANK = "blank"
    PREFILLED = "prefilled"
    NOT_ASKED = "not_asked"
    NEEDED = "needed"
    DOUBTFUL = "doubtful"
    BY_HAND = "by_hand"
    UNREAD = "unread"


ASKED_BACK = (Verdict.UNREAD, Verdict.DOUBTFUL, Verdict.NEEDED)
"""What the person has to be asked."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One question as it came back: its printed number, its words in the copy's language, and the page (from 1; 0 when
    that is not known). ``wrote`` is what stands there, as far as it can be said on one line, and ``ticked`` the labels
    of what is ticked. ``told`` are the serious problems; their ``where`` is a place within the question."""

    number: int
    question: str
    label: str
    verdict: Verdict
    page: int = 0
    wrote: str = ""
    ticked: tuple[str, ...] = ()
    told: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """One of our forms as it came back. ``title`` is empty where its spec is not here; then nothing is known of its
    questions either. ``is_paper``: it was filled in by hand, or a picture of it came.
    ``is_outdated``: not every answer fits the newest version of the form."""

    response: Response
    title: str = ""
    told: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()
    is_paper: bool = False
    is_outdated: bool = False

    @property
    def person(self) -> str:
        return self.response.recipient.name if self.response.recipient else ""

    @property
    def is_empty(self) -> bool:
        """Whether it came back, and nobody had written anything into it."""
        return self.response.status is Status.BLANK and bool(self.findings)

    @property
    def is_well(self) -> bool:
        is_doubtful = any(not problem.is_note for problem in self.response.problems)
        needs_somebody = self.with_verdict(*ASKED_BACK, Verdict.BY_HAND, Verdict.RECOVERED)
        return bool(self.findings) and not (self.is_empty or self.is_outdated or is_doubtful or needs_somebody)

    def with_verdict(self, *verdicts: Verdict) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.verdict in verdicts)


@dataclass(frozen=True, slots=True)
class TheirBox:
    """A box of somebody else's form: what it is called, and what stands in it."""

    label: str
    page: int
    wrote: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that is to be told of one file. ``is_well``: everything was read, and nobody has to be asked anything."""

    file: str
    status: Status
    saved: Saved
    told: tuple[Problem, ...] = ()
    copies: tuple[Copy, ...] = ()
    boxes: tuple[TheirBox, ...] = ()

    @property
    def is_well(self) -> bool:
        return bool(self.copies) and all(copy.is_well for copy in self.copies)


def numbers_in_words(findings: Iterable[Finding]) -> str:
    """ "questions 1 to 4, 6 and 9"."""
    return numbers_listed(finding.number for finding in findings)


def numbers_listed(numbers: Iterable[int]) -> str:
    """The same of bare numbers."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [part for run in runs for part in (map(str, run) if len(run) < 3 else [f"{run[0]} to {run[-1]}"])]
    said = " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]])) if parts else ""
    return f"question {said}" if parts == [said] and said.isdigit() else f"questions {said}"
