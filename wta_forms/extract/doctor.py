"""What became of a form that came back, question by question, for somebody who wants to know what to do about it.

Nothing is read here: a :class:`Diagnosis` is made of what the reader and the interpreter said. ``told`` puts it into
words, ``letters`` writes to the person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from wta_forms import errors
from wta_forms.answers import Answer, Certainty, Response, State, Status
from wta_forms.errors import Message, Problem
from wta_forms.extract.magic import is_picture, other_file
from wta_forms.extract.match import bare_name
from wta_forms.extract.raw import FieldKind, RawForm, RawValue
from wta_forms.extract.reading import quoted
from wta_forms.extract.saved import Saved, Way, saved
from wta_forms.spec.fields import fields_of_question
from wta_forms.spec.form import Form, Question, Scale, SelectMultiple, SelectOne, Sharing, offered
from wta_forms.spec.languages import languages_of
from wta_forms.spec.wording import LANGUAGE_NAMES, date_in_words


class Verdict(StrEnum):
    """What became of one question. ``recovered``: read, but not out of its own box. ``needed``: it is empty, and the
    form asks for it to be asked back."""

    READ = "read"
    RECOVERED = "recovered"
    BLANK = "blank"
    PREFILLED = "prefilled"
    NOT_ASKED = "not_asked"
    NEEDED = "needed"
    DOUBTFUL = "doubtful"
    UNREAD = "unread"


TROUBLES = (Verdict.UNREAD, Verdict.DOUBTFUL, Verdict.NEEDED)
"""What somebody has to ask back."""


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
    questions either."""

    response: Response
    title: str = ""
    told: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def person(self) -> str:
        return self.response.recipient.name if self.response.recipient else ""

    @property
    def is_empty(self) -> bool:
        """Whether it came back, and nobody had written anything into it."""
        return self.response.status is Status.BLANK and bool(self.findings)

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
        return bool(self.copies) and all(map(_is_well, self.copies))


def _is_well(copy: Copy) -> bool:
    is_doubtful = any(not problem.is_note for problem in copy.response.problems)
    needs_somebody = copy.with_verdict(*TROUBLES, Verdict.RECOVERED)
    return bool(copy.findings) and not copy.is_empty and not is_doubtful and not needs_somebody


def diagnosis(
    file: str, content: bytes, raw: RawForm, responses: Sequence[Response], forms: Iterable[Form]
) -> Diagnosis:
    """What is to be told of a file. ``responses`` are what was made of it, one for each form in it; ``forms`` are those
    at hand."""
    if raw.status is Status.NOT_A_PDF and not any(response.form for response in responses):
        what = Status.SCAN if is_picture(content) else raw.status
        return Diagnosis(file, what, Saved(), (other_file(content, ""),))
    by = saved(content, raw)
    forms = tuple(forms)
    ours = [response for response in responses if response.form]
    copies = tuple(_copy(response, raw, by, forms, is_one_of_several=len(ours) > 1) for response in ours)
    strange = [response for response in responses if not response.form]
    status = responses[0].status if responses else raw.status
    told = (*_file_told(file, raw, by, copies), *_strange_told(file, raw, strange))
    return Diagnosis(file, status, by, told, copies, () if copies else tuple(_their_boxes(raw)))


# --- the file -------------------------------------------------------------------------------------------------------

_WAYS = {Way.SAVED: errors.SAVED_BY, Way.PRINTED: errors.PRINTED_BY, Way.SCANNED: errors.SCANNED_BY}


def _file_told(file: str, raw: RawForm, by: Saved, copies: Sequence[Copy]) -> Iterator[Problem]:
    if raw.enclosed:
        yield errors.IS_FOLDER.at("", names=", ".join(quoted(inner.name) for inner in raw.enclosed))
    if len(copies) > 1:
        yield errors.IS_SEVERAL.at("", count=len(copies))
    if not copies and raw.values:
        boxes = [value for value in raw.values.values() if value.kind is not FieldKind.BUTTON]
        yield errors.IS_THEIRS.at("", count=_counted(len(boxes), "box", "boxes"), file=_typed(file))
    elif not copies and raw.pages and not raw.enclosed and raw.status is not Status.XFA_ONLY:
        yield errors.IS_SHEET.at("", pages=_counted(raw.pages, "page", "pages"))
    yield from _saved_told(by, bool(raw.values))


def _saved_told(by: Saved, has_boxes: bool) -> Iterator[Problem]:
    day = f" on {date_in_words(by.on, 'en')}" if by.on else ""
    if by.by:
        message = _WAYS[by.way] if by.way is Way.SCANNED or not has_boxes else errors.SAVED_BY
        yield message.at("", program=by.by, day=day)
    elif day:
        yield errors.SAVED_ON.at("", day=day)


# What is said in other words here, or of another thing than the file.
_SAID_OTHERWISE = (errors.BLANK_ANSWERS, errors.NO_FORM_FIELDS, errors.NOT_A_PDF, errors.FOREIGN_FORM)
_IN_PLAIN_WORDS: dict[str, Message] = {
    errors.XFA_ONLY.text: errors.ONLY_IN_ADOBE,
    errors.FORGED.text: errors.FORGED_STAMP,
}


def _strange_told(file: str, raw: RawForm, strange: Iterable[Response]) -> Iterator[Problem]:
    """What was said of a file of which nobody knows which form it is."""
    for response in strange:
        inner = response.file.removeprefix(f"{file}: ") if response.file != file else ""
        yield from (replace(problem, where=inner) for problem in _plainly(response.problems))
    if raw.status is Status.ENCRYPTED:
        yield errors.LOCKED.at("")


def _plainly(problems: Iterable[Problem]) -> Iterator[Problem]:
    for problem in problems:
        if problem.message in _IN_PLAIN_WORDS:
            yield _IN_PLAIN_WORDS[problem.message].at("")
        elif not any(problem.message == message.text for message in _SAID_OTHERWISE):
            yield replace(problem, where="")


def _their_boxes(raw: RawForm) -> Iterator[TheirBox]:
    for value in raw.values.values():
        if value.kind is not FieldKind.BUTTON:
            yield TheirBox(value.label or value.name, value.page, quoted(" | ".join(_said(value))))


def _said(value: RawValue) -> Iterator[str]:
    """What stands in a box of theirs; for a choice its words."""
    labels = dict(value.options)
    is_one = value.kind is FieldKind.TICK and len(value.options) == 1
    return (text if is_one else labels.get(text, text) for text in value.texts)


# --- one of our forms -------------------------------------------------------------------------------------------------


def _copy(response: Response, raw: RawForm, by: Saved, forms: Iterable[Form], *, is_one_of_several: bool) -> Copy:
    form = _form_of(response, forms)
    place = f"from page {response.first_page} of the file" if is_one_of_several else ""
    if form is None or not response.answers:
        return Copy(response, told=(_ours(response, None, place), *_plainly(response.problems)))
    language = languages_of(response.language)[0]
    numbers = form.numbers()
    findings = tuple(
        _finding(question, numbers[question.id], response.answers[question.id], raw, language)
        for question in form.questions
        if question.id in response.answers
    )
    copy = Copy(response, form.title.in_(language), (), findings)
    told = (_ours(response, form, place), *_came(copy, by), *_plainly(response.problems), *_counts(copy))
    return replace(copy, told=told)


def _form_of(response: Response, forms: Iterable[Form]) -> Form | None:
    """Of the same version twice the one whose questions were answered."""
    same = [form for form in forms if (form.id, form.version) == (response.form, response.version)]
    asked = set(response.answers)
    return next((form for form in same if {each.id for each in form.questions} == asked), same[0] if same else None)


_VARIANTS = {"large-print": "large print", "phone": "for a phone", "by-hand": "to fill in by hand",
             "facilitator": "the facilitator's own"}  # fmt: skip


def _ours(response: Response, form: Form | None, place: str) -> Problem:
    person = response.recipient.name if response.recipient else ""
    languages = [LANGUAGE_NAMES.get(each, each) for each in languages_of(response.language) if each]
    is_in_several = form is None or len(form.languages) > 1
    more = [
        f"the copy for {person}" if person else "",
        f"in {' and '.join(languages)}" if is_in_several and languages else "",
        _VARIANTS.get(response.variant, ""),
        f"round {response.round}" if response.round > 1 else "",
        place,
    ]
    said = "".join(f", {each}" for each in more if each)
    if form is None:
        return errors.IS_OURS_UNKNOWN.at("", form=response.form, version=response.version, more=said)
    title = form.title.in_(languages_of(response.language)[0])
    return errors.IS_OURS.at("", title=title, form=form.id, version=form.version, more=said)


def _came(copy: Copy, by: Saved) -> Iterator[Problem]:
    whose = f"{copy.person}'s form" if copy.person else "the form"
    prefilled = copy.with_verdict(Verdict.PREFILLED)
    match copy.response.status:
        case Status.BLANK if by.is_untouched:
            yield errors.CAME_UNTOUCHED.at("", whose=whose)
        case Status.BLANK if prefilled:
            yield errors.CAME_PREFILLED.at("", whose=whose, questions=numbers_in_words(prefilled))
        case Status.BLANK:
            yield errors.CAME_EMPTY.at("", whose=whose)
        case Status.FLATTENED:
            yield errors.CAME_AS_PRINT.at("", whose=whose)
        case Status.SCAN:
            yield errors.CAME_AS_PICTURE.at("", whose=whose)
        case _:
            return


def _counts(copy: Copy) -> Iterator[Problem]:
    recovered = copy.with_verdict(Verdict.RECOVERED)
    read = len(copy.with_verdict(Verdict.READ, Verdict.DOUBTFUL)) + len(recovered)
    is_complete = not recovered and not copy.with_verdict(*TROUBLES)
    if not copy.is_empty:
        message = errors.ALL_WELL if is_complete else errors.SOME_ANSWERED
        yield message.at("", answered=read, asked=len(copy.findings))
    if recovered:
        yield errors.RECOVERED_ANSWERS.at("", questions=numbers_in_words(recovered))


def numbers_in_words(findings: Iterable[Finding]) -> str:
    """ "questions 1 to 4, 6 and 9"."""
    runs: list[list[int]] = []
    for number in sorted(finding.number for finding in findings):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [part for run in runs for part in (map(str, run) if len(run) < 3 else [f"{run[0]} to {run[-1]}"])]
    said = " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]])) if parts else ""
    return f"question {said}" if parts == [said] and said.isdigit() else f"questions {said}"


# --- one question -----------------------------------------------------------------------------------------------------


def _finding(question: Question, number: int, answer: Answer, raw: RawForm, language: str) -> Finding:
    label = question.label.in_(language)
    before = f"question {number}, {label}"
    serious = (problem for problem in answer.problems if not problem.is_note)
    told = tuple(replace(each, where=each.where.removeprefix(before).removeprefix(", ")) for each in serious)
    page = (answer.source.page if answer.source else 0) or _page(question, raw)
    ticked = tuple(_ticked(question, answer, language))
    wrote = "" if ticked else _wrote(question, answer)
    return Finding(number, question.id, label, _verdict(answer, told), page, wrote, ticked, told)


def _verdict(answer: Answer, told: Sequence[Problem]) -> Verdict:
    match answer.state:
        case State.UNREAD:
            return Verdict.UNREAD
        case State.NOT_ASKED:
            return Verdict.NOT_ASKED
        case State.BLANK if any(problem.message == errors.REQUIRED_BLANK.text for problem in told):
            return Verdict.NEEDED
        case State.BLANK if any(problem.message == errors.STILL_PREFILLED.text for problem in answer.problems):
            return Verdict.PREFILLED
        case _ if told or answer.state in (State.INVALID, State.CONFLICT):
            return Verdict.DOUBTFUL
        case State.BLANK:
            return Verdict.BLANK
        case _:
            return Verdict.RECOVERED if answer.certainty is Certainty.RECOVERED else Verdict.READ


def _page(question: Question, raw: RawForm) -> int:
    """Where its first box stands, if the boxes came back."""
    own = {field.name for field in fields_of_question(question)}
    pages = (value.page for value in raw.values.values() if value.page and bare_name(value.name) in own)
    return min(pages, default=0)


def _ticked(question: Question, answer: Answer, language: str) -> Iterator[str]:
    if isinstance(question, (SelectOne, SelectMultiple, Scale, Sharing)):
        labels = {str(key): words.in_(language) for key, words in offered(question)}
        for field in fields_of_question(question):
            if field.on and field.name in answer.raw and field.on in labels:
                yield labels[field.on]


def _wrote(question: Question, answer: Answer) -> str:
    """What stands in a question of one box; a table does not fit on a line."""
    names = [field.name for field in fields_of_question(question)]
    return quoted(" | ".join(answer.raw.values())) if len(names) == 1 else ""


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _typed(path: str) -> str:
    return f'"{path}"' if " " in path else path
