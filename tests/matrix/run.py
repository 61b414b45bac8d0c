"""One row of the matrix on one form: the form is made, completed, read back and counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.make_corpus import ANN, CORPUS, FORM, MORE_FORM
from tests.matrix.answers import answers_to, boxes_for
from tests.matrix.measure import Count, Written, counted
from tests.matrix.rows import Row, Way
from tests.matrix.words import Words
from tests.render.shipped import shipped
from wta_forms import copy_of, extract, lay_out
from wta_forms.answers import Response, Status
from wta_forms.spec.form import Form
from wta_forms.spec.load import load_form

FITTING: Mapping[Way, frozenset[Status]] = {
    Way.FIELDS: frozenset({Status.READ}),
    Way.DATA: frozenset({Status.DATA_FILE}),
    Way.NOTES: frozenset({Status.READ}),
    Way.PAGES: frozenset({Status.FLATTENED, Status.READ}),  # read: some leave the fields there, empty
    Way.PICTURE: frozenset({Status.SCAN}),
}
MOST_WORDS_LOST = 0.05
MOST_MARKS_LOST = 0.01


@dataclass(frozen=True, slots=True)
class Measured:
    """``damaged`` are questions whose answers the program itself changed."""

    row: Row
    count: Count
    damaged: int
    responses: tuple[Response, ...] = field(repr=False)

    def shortfalls(self, *, is_world: bool = False) -> list[str]:
        """What is not as it has to be, in words; nothing if all is well.

        Of the world's scripts a printed page keeps what it can: there, only that nothing is passed over in silence.
        """
        way, has_fields = self.row.way, self.row.way in {Way.FIELDS, Way.DATA}
        lacks = lacking(way, self.count, self.damaged) if has_fields or not is_world else []
        return [*self._statuses(), *silence(self.count), *lacks]

    def _statuses(self) -> list[str]:
        statuses = [response.status for response in self.responses]
        return [] if len(statuses) == 1 and statuses[0] in FITTING[self.row.way] else [f"it is {', '.join(statuses)}"]


def silence(count: Count) -> list[str]:
    """Whatever the way: nothing that was answered seems not to have been, and no answer is made up."""
    said = [f"{count.lost} answers seem never to have been given"] if count.lost else []
    return said + ([f"{count.extra} answers that nobody gave"] if count.extra else [])


def lacking(way: Way, count: Count, damaged: int) -> list[str]:
    """What does not come back as it has to."""
    if way in {Way.FIELDS, Way.DATA}:
        wanted = {"right": count.questions, "recovered": 0, "flagged": damaged}
        found = {what: getattr(count, what) for what in wanted}
        return [f"{found[what]} {what}, not {number}" for what, number in wanted.items() if found[what] != number]
    lost_marks, lost_words = count.marks - count.seen, count.words - count.found
    said = [f"{lost_marks} of {count.marks} marks are lost"] if lost_marks > MOST_MARKS_LOST * count.marks else []
    if way is not Way.PICTURE and lost_words > max(1, MOST_WORDS_LOST * count.words):  # a short form may lose one
        said.append(f"{lost_words} of {count.words} words are lost")
    return said


@cache
def forms() -> Mapping[str, Form]:
    """Every form that is shipped, and those of the corpus."""
    return {**shipped(), **{path.stem: load_form(path) for path in (FORM, MORE_FORM)}}


@cache
def blank(form: str, *, is_for_ann: bool) -> bytes:
    """In English. Ann's has her name in it, and in the corpus what else is known of her."""
    return copy_of(lay_out(forms()[form]), ANN if is_for_ann else None)


def measure(row: Row, form: str, words: Words, folder: Path, name: str = "returned") -> Measured:
    """What comes back lies in the folder under the form's name and another."""
    sent, returned = folder / f"{form}-{name}-sent.pdf", folder / f"{form}-{name}.pdf"
    sent.write_bytes(blank(form, is_for_ann=not row.is_on_top))
    asked = forms()[form]
    answers = answers_to(asked, words)
    written = Written(asked, answers, boxes_for(asked, answers, "en"))
    row.make(sent, written.boxes, returned)
    responses = tuple(extract([returned], specs=CORPUS))
    kept = written.kept(row.keeps)
    damaged = sum(kept.answers[question] != value for question, value in answers.items())
    is_exact = row.way in {Way.FIELDS, Way.DATA}
    count = sum((counted(kept, response, is_exact=is_exact) for response in responses), Count())
    return Measured(row, count, damaged, responses)
