"""The words of a question: the line that was given to it, those that go on from it, and what a screen reader says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from wta_forms.extract.adopt.beside import Claim, Side, folded, says_the_same
from wta_forms.extract.adopt.lines import Line, ends_a_sentence, has_star, is_a_number, plain_label
from wta_forms.extract.adopt.names import telling, tokens
from wta_forms.spec.plain import reads_like_a_machine

GUESSED_BESIDE = "guessed from the words beside it"
GUESSED_SPOKEN = "as a screen reader says it"
GUESSED_NAME = "guessed from the box's name, {name}"

_LEADING = 0.95
"""Of the size of letters: lines with more between them are not one text."""
_OVERLAP = 0.9
"""Of the size of letters: so much the boxes of lines may lie on each other, as fonts for some scripts are high."""
_HEADING = 1.35
"""Words that are so much larger than those under them are a heading, and no label."""
_NEAR_ENOUGH = {Side.LEFT: 40.0, Side.RIGHT: 30.0, Side.ABOVE: 12.0, Side.INSIDE: 99.0, Side.BELOW: 2.0}
"""Points within which nobody would doubt that a line belongs to a box."""
_MOST_OF_A_LABEL = 140
_PROSE = 60
_LINES_OF_A_LABEL = 3
_LONG = 120
"""Characters: a longer tooltip says all that stands on the page before the box, too."""


class Printed:
    """The printed lines of a form, of which more and more belong to something."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = tuple(lines)
        self._taken: set[int] = set()

    @property
    def free(self) -> tuple[Line, ...]:
        return tuple(line for line in self._lines if id(line) not in self._taken)

    def take(self, lines: Iterable[Line]) -> None:
        self._taken |= set(map(id, lines))

    def give_back(self, lines: Iterable[Line]) -> None:
        """What was kept for a label that then was made of other words."""
        self._taken -= set(map(id, lines))


@dataclass(frozen=True, slots=True)
class Words:
    """``remark`` says why a label is not sure; "" where it is. ``lines`` are those that it was made of."""

    label: str
    hint: str = ""
    remark: str = ""
    is_required: bool = False
    lines: tuple[Line, ...] = ()


def words_of(claim: Claim | None, spoken: str, name: str, printed: Printed) -> Words:
    """What a question is called. Its lines are not free any more."""
    stands = _read(claim, printed) if claim else Words("")
    is_label = bool(stands.label) and not reads_like_a_machine(stands.label)
    if is_label:
        words = _agreed(stands, _plainly(of_it_alone(spoken), name), claim)
    else:
        words = _without_print(_plainly(_NUMBERED.sub("", spoken), name), name)
    printed.take(words.lines)
    if claim and claim.line not in words.lines:
        printed.give_back([claim.line])
    return words


def of_it_alone(spoken: str) -> str:
    """What a screen reader says of this box and no other: some programs number boxes behind one sentence, "… [2]"."""
    return "" if _NUMBERED.search(spoken) else spoken


_NUMBERED = re.compile(r"\s*\[\d{1,3}\]$")


def _plainly(spoken: str, name: str) -> str:
    """What is said by a screen reader, if that is meant for people."""
    said = _BIDDING.sub("", plain_label(spoken))
    is_name = folded(said) == folded(name) or reads_like_a_machine(said) or bool(_RUN_TOGETHER.fullmatch(said))
    return "" if is_name or not any(map(str.isalpha, said)) else said[:1].upper() + said[1:]


_BIDDING = re.compile(
    r"^(please )?(enter|type( in)?|write|fill in|insert|provide|input) (the |your |an? )?", re.IGNORECASE
)
_RUN_TOGETHER = re.compile(r"\w*[a-z][A-Z]\w*(\[\d+\])?")


def _agreed(stands: Words, said: str, claim: Claim | None) -> Words:
    """Where both stand, what is printed is the label if nobody would doubt whose it is; else what is said is."""
    is_near = claim is None or any(_is_near(claim, line) for line in stands.lines)
    as_printed = Words(stands.label, stands.hint, "", stands.is_required, stands.lines)
    if not said:
        return replace(as_printed, remark="" if is_near else GUESSED_BESIDE)
    if says_the_same(said, stands.label):
        rest = _rest(said, stands.label)
        hint = stands.hint if stands.hint and folded(stands.hint) in folded(rest) else rest or stands.hint
        return replace(as_printed, hint=hint)
    shared = set(folded(stands.label).split()) & set(folded(said).split())
    is_beyond_doubt = is_near and (claim is None or claim.side is not Side.BELOW)
    if is_beyond_doubt or 2 * len(shared) >= len(folded(stands.label).split()):
        is_repeated = folded(stands.label) in folded(said) and len(said) > _LONG
        return replace(as_printed, hint=stands.hint or ("" if is_repeated else said))
    label, hint = first_sentence(said)
    return Words(label, hint, GUESSED_SPOKEN, has_star(said))


def _without_print(said: str, name: str) -> Words:
    if said:
        label, hint = first_sentence(said)
        return Words(label, hint, GUESSED_SPOKEN, has_star(said))
    parts = tokens(name.rpartition(".")[2] or name)
    said_by_it = [part for part in parts if part.isdecimal() or telling([part])] if telling(parts) else parts
    label = " ".join(said_by_it).capitalize()
    is_label = any(map(str.isalpha, label)) and not reads_like_a_machine(label)
    return Words(label if is_label else "A box", "", GUESSED_NAME.format(name=_short(name)))


def _short(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= 40 else f"…{line[-39:]}"


def first_sentence(said: str) -> tuple[str, str]:
    """A label, and the rest as a hint: what is said is often a label with its help behind it."""
    found = re.match(r"(.{3,}?[.?!])\s+(\S.*)", said)
    if found and len(found[1]) <= _MOST_OF_A_LABEL:
        return found[1].removesuffix("."), found[2]
    return said.removesuffix("."), ""


def _rest(said: str, label: str) -> str:
    """What is said behind the label."""
    wanted = len(re.sub(r"[\W_]", "", label))
    seen = 0
    for place, character in enumerate(said):
        if seen == wanted:
            return said[place:].strip(" .:;,!?)-–")
        seen += character.isalnum()
    return ""


# --- lines that go on -------------------------------------------------------------------------------------------------


def _is_near(claim: Claim, line: Line) -> bool:
    x0, y0, x1, y1 = claim.target.rectangle
    distance = {
        Side.LEFT: x0 - line.right,
        Side.RIGHT: line.left - x1,
        Side.ABOVE: line.bottom - y1,
        Side.INSIDE: 0.0,
        Side.BELOW: y0 - line.top,
    }[claim.side]
    return distance <= _NEAR_ENOUGH.get(claim.side, -1.0)


def _read(claim: Claim, printed: Printed) -> Words:
    match claim.side:
        case Side.ABOVE:
            upwards = list(_upwards(claim.line, printed.free))
            strong, weak = _strong_and_weak([*reversed(upwards), *_down_to(claim, printed.free)])
        case Side.LEFT | Side.RIGHT | Side.BELOW:
            strong, weak = _downwards(claim, printed.free)
        case Side.INSIDE:
            strong, weak = [claim.line], []
    text = " ".join(line.text for line in strong)
    if len(strong) > 1 and strong[0].left < strong[1].left - 12:
        text = _NUMBER_FIRST.sub("", text, count=1)
    numbers = [line for line in printed.free if is_a_number(line.text) and _is_number_of(line, strong[0])]
    return Words(
        plain_label(text) or text,
        " ".join(line.text for line in weak),
        is_required=has_star(text) or any(has_star(line.text) for line in weak),
        lines=(*strong, *weak, *numbers),
    )


def _is_number_of(number: Line, line: Line) -> bool:
    return (
        number.page == line.page
        and abs(number.middle - line.middle) < 0.6 * line.size
        and 0 <= line.left - number.right < 40
    )


def _upwards(line: Line, lines: Sequence[Line]) -> Iterator[Line]:
    """The line and those above it that are one text with it, from below: help in several sentences, if a label in
    stronger letters stands over it, else no more than one sentence."""
    above = list(_standing_above(line, lines))
    strong = next((at for at, other in enumerate(above) if _is_stronger(other, line)), None)
    yield line
    if strong is None:
        yield from takewhile(lambda other: other.is_like(line) and not ends_a_sentence(other.text), above)
        return
    label = above[strong]
    yield from above[:strong]
    yield from takewhile(lambda other: other.is_like(label), above[strong : strong + _LINES_OF_A_LABEL])


def _standing_above(line: Line, lines: Sequence[Line]) -> Iterator[Line]:
    """The next lines above, as long as they follow each other and begin below one another."""
    for other in sorted((each for each in lines if each.page == line.page), key=lambda each: each.bottom):
        gap = other.bottom - line.top
        is_next = (
            -_OVERLAP * line.size <= gap < _LEADING * max(line.size, other.size) and other.middle > line.middle + 2
        )
        if is_next and _are_aligned(other, line) and not is_a_number(other.text):
            if other.size > _HEADING * line.size or (ends_a_sentence(other.text) and len(other.text) > _PROSE):
                return
            yield other
            line = other


def _are_aligned(above: Line, line: Line) -> bool:
    """The first line of a label may begin with a number, to the left of the others."""
    is_numbered = bool(_NUMBER_FIRST.match(above.text)) and 0 < line.left - above.left < 48
    return abs(above.left - line.left) < 12 or is_numbered


_NUMBER_FIRST = re.compile(r"\d{1,3}[.)]?\s+(?=\D)")


def _is_stronger(line: Line, other: Line) -> bool:
    return (line.is_bold and not other.is_bold) or line.size > other.size + 0.6


def _down_to(claim: Claim, lines: Sequence[Line]) -> Iterator[Line]:
    """What stands between the line and its box, and can be nothing but help."""
    last, edge = claim.line, claim.target.rectangle[3]
    for other in sorted((each for each in lines if each.page == last.page), key=lambda each: -each.top):
        gap = last.bottom - other.top
        is_next = -_OVERLAP * last.size <= gap < _LEADING * last.size and other.middle < last.middle - 2
        if is_next and other.bottom > edge - 4 and abs(other.left - last.left) < 12:
            yield other
            last = other


def _strong_and_weak(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """A label in bold or larger letters, and what stands under it in smaller ones; or all of it as the label."""
    first = lines[0]
    strong = [line for line in lines if line.is_like(first)]
    weak = [line for line in lines if not line.is_like(first)]
    return (strong, weak) if weak and _is_stronger(first, weak[0]) else (lines, [])


def _downwards(claim: Claim, lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The line, and those under it that go on: with a small letter first, or in smaller letters behind a choice."""
    strong: list[Line] = [claim.line]
    weak: list[Line] = []
    last = claim.line
    low = claim.target.rectangle[1] - 1.5 * last.size
    for other in sorted((each for each in lines if each.page == last.page), key=lambda each: -each.top):
        gap = last.bottom - other.top
        is_next = -_OVERLAP * last.size <= gap < 0.6 * last.size and other.middle < last.middle - 2
        if not is_next or abs(other.left - last.left) > 4:
            continue
        if other.is_like(last) and (_goes_on(last, other) or (other.middle > low and not strong[1:])):
            (weak if weak else strong).append(other)
        elif other.size < last.size - 0.3 and claim.side is Side.RIGHT:
            weak.append(other)
        else:
            break
        last = other
    return strong, weak


def _goes_on(line: Line, following: Line) -> bool:
    first = next(filter(str.isalpha, following.text), "")
    return first.islower() and not ends_a_sentence(line.text)
