"""From what stands in a file to what a person answered. A bad answer is data: nothing here raises for one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import assert_never

from wta_forms.answers import Answer, Certainty, Recipient, Response, Source, State, Status
from wta_forms.errors import (
    BLANK_ANSWERS,
    FIELD_UNKNOWN,
    MORE_ROOM_SAYS,
    NOT_TO_BE_ASKED,
    NOTE_BESIDE,
    PART_LOST,
    REQUIRED_BLANK,
    STILL_PREFILLED,
    WORDS_BESIDE,
    Problem,
)
from wta_forms.extract.fields.match import Returned, bare_name, match_fields
from wta_forms.extract.meaning.boxes import read_box
from wta_forms.extract.meaning.choices import read_one_field, read_ticks
from wta_forms.extract.meaning.conditions import Met, met
from wta_forms.extract.meaning.grids import mark_place, read_grid
from wta_forms.extract.meaning.more_room import is_told_with_another, more_room
from wta_forms.extract.meaning.ranks import choice_place, read_points, read_rank
from wta_forms.extract.meaning.reading import Reading, placed
from wta_forms.extract.meaning.room import Shows, overfull
from wta_forms.extract.meaning.tables import cell_place, read_table
from wta_forms.extract.quote import by, on_one_line
from wta_forms.extract.raw import RawForm, RawValue
from wta_forms.map import Map
from wta_forms.spec.fields import Field, fields_of_question, more_room_place
from wta_forms.spec.form import (
    Appearance,
    Consent,
    Date,
    Email,
    Form,
    Grid,
    Number,
    Paragraph,
    Phone,
    Points,
    Question,
    Rank,
    Scale,
    SelectMultiple,
    SelectOne,
    Sharing,
    Signature,
    Table,
    Text,
    Tick,
)
from wta_forms.spec.languages import languages_of
from wta_forms.spec.stamp import Stamp

# --- a whole file ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Interpretation:
    """``answers`` has every question of the form, by id; ``problems`` what belongs to none of them."""

    answers: Mapping[str, Answer]
    problems: tuple[Problem, ...] = ()


def response_of(
    form: Form,
    raw: RawForm,
    stamp: Stamp | None,
    *,
    file: str,
    sha256: str,
    received: str = "",
    blank_map: Map | None = None,
    shows: Shows | None = None,
    problems: Iterable[Problem] = (),
) -> Response:
    """Everything one file says. Without a stamp it is read in the form's first language and belongs to nobody. What is
    longer than its box is only told with ``shows``.

    The status is ``blank`` when nothing is given, and no page is missing; what is still as prefilled is not given. A
    file none of whose fields came back keeps the reader's status: it is not an empty answer. So does what was read off
    pages, or out of a file of values: that says what it is.
    """
    language = stamp.language if stamp else form.languages[0]
    read = interpret(form, raw, language=language, file=file, blank_map=blank_map, shows=shows)
    is_blank = not raw.lost and _is_blank(read)
    return Response(
        file=file,
        sha256=sha256,
        status=_status(raw, read, is_blank=is_blank),
        form=form.id,
        version=form.version,
        language=language,
        variant=stamp.variant if stamp else "",
        round=stamp.round if stamp else 1,
        recipient=Recipient(stamp.recipient_id, stamp.recipient_name) if stamp and stamp.recipient_id else None,
        received=received,
        answers=read.answers,
        problems=(*problems, *raw.problems, *read.problems, *([BLANK_ANSWERS.at(file)] if is_blank else [])),
        first_page=raw.first_page,
        pictures=MappingProxyType({value.name: value.picture for value in raw.values.values() if value.picture}),
    )


_ALSO_WHEN_READ = frozenset({Status.FLATTENED, Status.SCAN, Status.DATA_FILE})


def _status(raw: RawForm, read: Interpretation, *, is_blank: bool) -> Status:
    if is_blank:
        return Status.BLANK
    return Status.READ if _is_any_given(read) and raw.status not in _ALSO_WHEN_READ else raw.status


def _is_blank(read: Interpretation) -> bool:
    did_come_back = any(answer.state is not State.UNREAD for answer in read.answers.values())
    return did_come_back and not _is_any_given(read)


def _is_any_given(read: Interpretation) -> bool:
    """Or stood there and could not be read: then the file is not blank either."""
    return bool(read.problems) or any(answer.is_given or _is_lost(answer) for answer in read.answers.values())


def _is_lost(answer: Answer) -> bool:
    return answer.state is State.UNREAD and any(not problem.is_note for problem in answer.problems)


def interpret(
    form: Form,
    raw: RawForm,
    *,
    language: str,
    file: str = "",
    blank_map: Map | None = None,
    shows: Shows | None = None,
) -> Interpretation:
    """Every question's answer. ``language`` is the stamp's: "pl", or "pl+en" for a copy in two languages."""
    languages = languages_of(language)
    matching = match_fields(form, raw, blank_map)
    numbers = form.numbers()
    answers: dict[str, Answer] = {}
    for section, question in form.asked():
        boxes = tuple(matching.found[field.name] for field in fields_of_question(question))
        asked = met((section.only_if, question.only_if), answers)
        answer = _answer(question, boxes, asked, languages, file, shows)
        where = f"question {numbers[question.id]}, {question.label.in_(languages[0])}"
        answers[question.id] = replace(answer, problems=placed(answer.problems, where))
    unknown = tuple(_unknown(matching.unknown, file, {str(number) for number in numbers.values()}))
    return Interpretation(MappingProxyType(answers), unknown)


def _unknown(values: Sequence[RawValue], file: str, numbers: Collection[str]) -> Iterator[Problem]:
    for value in values:
        if not is_told_with_another(value, values):
            at = (file, f"page {value.page}" if value.page else "", more_room(value, values, numbers))
            yield from _told(value, ", ".join(filter(None, at)))


def _told(value: RawValue, where: str) -> Iterator[Problem]:
    if value.texts:
        yield _said_beside(value, where)
    yield from (replace(problem, where=where) for problem in value.problems)


def _said_beside(value: RawValue, where: str) -> Problem:
    """In whole: it stands nowhere else."""
    words = on_one_line(" | ".join(value.texts))
    match value.name.partition("-")[0]:
        case "#note":
            return NOTE_BESIDE.at(where, by=by(value.label), words=words)
        case "#text":
            return WORDS_BESIDE.at(where, words=words)
        case _ if more_room_place(bare_name(value.name)):
            return MORE_ROOM_SAYS.at(where, words=words)
        case _:
            return FIELD_UNKNOWN.at(where, field=value.name, value=words)


# --- one question ---------------------------------------------------------------------------------------------------


def _answer(
    question: Question,
    boxes: Sequence[Returned],
    asked: Met,
    languages: Sequence[str],
    file: str,
    shows: Shows | None,
) -> Answer:
    reading = _settled(_read(question, boxes, languages), question, asked)
    return Answer(
        reading.state,
        reading.value,
        raw=MappingProxyType(dict(_raw(boxes))),
        certainty=_certainty(boxes),
        source=_source(boxes, file),
        problems=(*reading.problems, *_part_lost(reading, boxes), *_box_notes(question, boxes, languages[0], shows)),
    )


def _part_lost(reading: Reading, boxes: Iterable[Returned]) -> Iterator[Problem]:
    """Of a question that is read, though some of it stands on a page that did not come."""
    if reading.state is not State.UNREAD and any(box.is_on_missing_page for box in boxes):
        yield PART_LOST.at("")


def _certainty(boxes: Sequence[Returned]) -> Certainty:
    """Recovered if any part of it is."""
    values = (value for box in boxes for value in box.values)
    is_recovered = any(box.is_by_place for box in boxes) or any(v.certainty is Certainty.RECOVERED for v in values)
    return Certainty.RECOVERED if is_recovered else Certainty.READ


def _read(question: Question, boxes: Sequence[Returned], languages: Sequence[str]) -> Reading:
    """A question is unread, not blank, when none of its boxes came back; or when nothing stands in them, but in one
    something may stand that could not be read, or did not come."""
    is_any_filled = any(box.texts for box in boxes)
    if all(box.is_missing for box in boxes) or (not is_any_filled and any(box.is_lost for box in boxes)):
        return Reading(State.UNREAD)
    if is_any_filled and all(box.is_as_sent for box in boxes):
        return Reading(State.BLANK, problems=(STILL_PREFILLED.at(""),))
    match question:
        case SelectOne(appearance=Appearance.RADIO | Appearance.MINIMAL):
            return read_one_field(question, boxes, languages)
        case SelectOne() | SelectMultiple() | Scale() | Sharing():
            return read_ticks(question, boxes, languages[0])
        case Rank():
            return read_rank(question, boxes, languages[0])
        case Points():
            return read_points(question, boxes, languages)
        case Grid():
            return read_grid(question, boxes, languages[0])
        case Table():
            return read_table(question, boxes, languages)
        case Text() | Paragraph() | Number() | Date() | Email() | Phone() | Signature() | Tick() | Consent():
            return read_box(question, boxes[0], languages)
        case _:
            assert_never(question)


def _settled(reading: Reading, question: Question, asked: Met) -> Reading:
    """With what the conditions say. Where one is perhaps met, an empty box is blank, and nobody is reminded of it."""
    is_given = reading.state not in {State.BLANK, State.UNREAD}
    if is_given and asked is Met.NO:
        return reading.with_problems([NOT_TO_BE_ASKED.at("")])
    if reading.state is State.BLANK and asked is Met.NO:
        return replace(reading, state=State.NOT_ASKED)
    if reading == Reading(State.BLANK) and asked is Met.YES and question.required:
        return reading.with_problems([REQUIRED_BLANK.at("")])
    return reading


def _raw(boxes: Iterable[Returned]) -> Iterator[tuple[str, str]]:
    """What stood in each box, by the form's name of the field; a second text of the same box is ``name#2``. Where only
    a program's guess is to be had, that stands there, and the question is unread."""
    for box in boxes:
        suggested = next((value.suggestion for value in box.values if value.suggestion), "")
        if suggested and not box.texts:
            yield box.field.name, suggested
        for number, text in enumerate(box.texts, 1):
            yield box.field.name if number == 1 else f"{box.field.name}#{number}", text


def _source(boxes: Iterable[Returned], file: str) -> Source | None:
    """Where the first box that is not empty stood; what is written by hand in one has a picture."""
    filled = (box.values[0] for box in boxes if box.texts or any(value.picture for value in box.values))
    value = next(filled, None)
    if value is None:
        return None
    return Source(file, value.channel.value, value.page, value.rectangle)


def _box_notes(question: Question, boxes: Iterable[Returned], language: str, shows: Shows | None) -> Iterator[Problem]:
    for box in boxes:
        notes = (*box.notes(), *(overfull(box, shows) if shows else ()))
        yield from placed(notes, _place_within(question, box.field, language))


def _place_within(question: Question, field: Field, language: str) -> str:
    match question:
        case Table():
            return cell_place(question, field, language)
        case Grid():
            return mark_place(question, field, language)
        case Rank() | Points():
            return choice_place(question, field, language)
        case _:
            return ""
