"""Which of somebody's answers to one question counts.

The newest answer *given* counts, so a second form that holds only a correction leaves the rest of the first one
standing. An empty box replaces nothing. A newer answer that cannot be used (``invalid``, ``conflict``) does not wipe
out an older clear one: the person did answer, and nobody knows yet what the newer words were to say; so the clear one
counts, and every such doubt is shown beside it. An older doubt has been settled by the newer clear answer, which is
told. Of two different clear answers of the same moment, or of which one has no date, nobody knows which is the newer
one: neither counts, both are shown, and it is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wta_forms.answers import Answer, Response, State


@dataclass(frozen=True, slots=True)
class Given:
    """One answer and the file it came in."""

    answer: Answer
    response: Response


@dataclass(frozen=True, slots=True)
class Standing:
    """What counts of everything one person said to one question: a clear answer, doubts, or both.

    No doubt of ``doubts`` is known to be older than ``clear``. ``earlier`` are clear answers that said something else,
    ``settled`` doubts that ``clear`` came after. All are oldest first. Where nobody knows which of several answers is
    the newest, none is ``clear``, and they come first among the doubts: ``tied``.
    """

    clear: Given | None
    doubts: tuple[Given, ...] = ()
    earlier: tuple[Given, ...] = ()
    settled: tuple[Given, ...] = ()

    @property
    def counting(self) -> tuple[Given, ...]:
        """What the plan stands on: the clear answer first."""
        return (*filter(None, [self.clear]), *self.doubts)

    @property
    def tied(self) -> tuple[Given, ...]:
        return tuple(doubt for doubt in self.doubts if doubt.answer.state is State.ANSWERED)


def standing_of(history: Sequence[Given]) -> Standing | None:
    """What counts of somebody's answers to one question, oldest first; None where there is none.

    The newest clear answer and the doubts that are not known to be older. What could not be read counts only where
    nothing was given; of a doubt of the same moment nobody knows whether the clear answer settles it.
    """
    given = [each for each in history if each.answer.is_given]
    if not given:
        unread = [each for each in history if each.answer.state is State.UNREAD]
        return Standing(None, tuple(unread[-1:])) if unread else None
    answered = [each for each in given if each.answer.state is State.ANSWERED]
    newest = [each for each in answered if not any(_came_later(other, each) for other in answered)]
    is_tie = any(each.answer.value != newest[0].answer.value for each in newest)
    clear = newest[-1] if newest and not is_tie else None
    doubts = [each for each in given if each.answer.state is not State.ANSWERED]
    settled = [doubt for doubt in doubts if any(_came_later(each, doubt) for each in newest)]
    return Standing(
        clear,
        (*(newest if is_tie else ()), *(doubt for doubt in doubts if doubt not in settled)),
        tuple(each for each in answered if clear and each.answer.value != clear.answer.value),
        tuple(settled),
    )


def _came_later(one: Given, other: Given) -> bool:
    return is_newer(one.response, other.response)


def is_newer(one: Response, other: Response) -> bool:
    """Whether that is known."""
    return bool(other.received) and one.received > other.received
