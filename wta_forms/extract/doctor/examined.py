"""What became of a form that came back, for somebody who wants to know what to do about it.

Nothing is read here: a diagnosis is made of what the reader and the interpreter said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from wta_forms import errors
from wta_forms.answers import Response, Status
from wta_forms.errors import Message, Problem
from wta_forms.extract.doctor.diagnosis import ASKED_BACK, Copy, Diagnosis, TheirBox, Verdict, numbers_in_words
from wta_forms.extract.doctor.findings import findings_of
from wta_forms.extract.files.magic import is_picture, other_file
from wta_forms.extract.files.saved import Saved, Way, saved
from wta_forms.extract.quote import quoted
from wta_forms.extract.raw import FieldKind, RawForm, RawValue
from wta_forms.spec.form import Form
from wta_forms.spec.languages import languages_of
from wta_forms.spec.wording import LANGUAGE_NAMES


def diagnosis(
    file: str,
    content: bytes,
    raw: RawForm,
    responses: Sequence[Response],
    forms: Iterable[Form],
    as_asked_now: Sequence[Response] = (),
) -> Diagnosis:
    """What is to be told of a file. ``responses`` are what was made of it, one for each form in it, as it was filled
    in; ``as_asked_now`` are the same by the newest version of each form, and ``forms`` those at hand and those kept."""
    by = Saved() if raw.status is Status.NOT_A_PDF or is_picture(content) else saved(content, raw)
    ours = [pair for pair in zip(responses, as_asked_now or responses, strict=True) if pair[0].form]
    strange = [response for response in responses if not response.form]
    forms = tuple(forms)
    copies = tuple(
        _with_newest(_copy(file, response, raw, by, forms, len(ours)), response, now) for response, now in ours
    )
    told = tuple(dict.fromkeys([*_file_told(file, content, raw, by, copies), *_strange_told(file, raw, strange)]))
    status = responses[0].status if responses else raw.status
    return Diagnosis(file, status, by, told, copies, () if copies else tuple(_their_boxes(raw)))


# --- the file -------------------------------------------------------------------------------------------------------

_WAYS = {Way.SAVED: errors.SAVED_BY, Way.PRINTED: errors.PRINTED_BY, Way.SCANNED: errors.SCANNED_BY}


def _file_told(file: str, content: bytes, raw: RawForm, by: Saved, copies: Sequence[Copy]) -> Iterator[Problem]:
    if raw.enclosed:
        message = errors.IS_WITH_FILES if raw.values else errors.IS_FOLDER
        yield message.at("", names=", ".join(quoted(inner.name) for inner in raw.enclosed))
        yield from [] if raw.values else _plainly(raw.problems, file)
    if len(copies) > 1:
        yield errors.IS_SEVERAL.at("", count=len(copies))
    if not copies and not raw.enclosed:
        yield from _is_strange(file, content, raw)
    yield from _saved_told(by, bool(raw.values))


def _is_strange(file: str, content: bytes, raw: RawForm) -> Iterator[Problem]:
    """What a file is that is no form of ours."""
    boxes = sum(value.kind is not FieldKind.BUTTON for value in raw.values.values())
    if raw.status is Status.NOT_A_PDF or is_picture(content):
        yield other_file(content, "")
    elif raw.status is Status.DATA_FILE:
        yield errors.IS_DATA.at("", count=_counted(boxes, "answer", "answers"))
    elif raw.values:
        yield errors.IS_THEIRS.at("", count=_counted(boxes, "box", "boxes"), file=_typed(file))
    elif raw.pages and raw.status is not Status.XFA_ONLY:
        yield errors.IS_SHEET.at("", pages=_counted(raw.pages, "page", "pages"))


def _saved_told(by: Saved, has_boxes: bool) -> Iterator[Problem]:
    if by.by:
        message = _WAYS[by.way] if by.way is Way.SCANNED or not has_boxes else errors.SAVED_BY
        yield message.at("", program=by.by, day=by.day)
    elif by.day:
        yield errors.SAVED_ON.at("", day=by.day)


# What is said in other words here, or of another thing than the file.
_SAID_OTHERWISE = (
    errors.BLANK_ANSWERS,
    errors.SAVED_BY,
    errors.NO_FORM_FIELDS,
    errors.NOT_A_PDF,
    errors.FOREIGN_FORM,
    errors.PORTFOLIO,
)
_IN_PLAIN_WORDS = ((errors.XFA_ONLY, errors.ONLY_IN_ADOBE), (errors.FORGED, errors.FORGED_STAMP))


def _strange_told(file: str, raw: RawForm, strange: Iterable[Response]) -> Iterator[Problem]:
    """What was said of a file of which nobody knows which form it is."""
    for response in strange:
        inner = response.file.removeprefix(f"{file}: ") if response.file != file else ""
        for problem in _plainly(response.problems, response.file):
            yield replace(problem, where=", ".join(filter(None, [inner, problem.where])))
    if raw.status is Status.ENCRYPTED:
        yield errors.LOCKED.at("")


def _plainly(problems: Iterable[Problem], file: str) -> Iterator[Problem]:
    """With the place within the file alone."""
    for problem in problems:
        where = problem.where.removeprefix(file).lstrip(":, ")
        plain = next((plain for message, plain in _IN_PLAIN_WORDS if message.is_said(problem)), None)
        if plain is not None:
            yield plain.at(where)
        elif not any(message.is_said(problem) for message in _SAID_OTHERWISE):
            yield replace(problem, where=where)


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


def _copy(file: str, response: Response, raw: RawForm, by: Saved, forms: Sequence[Form], count: int) -> Copy:
    form = _form_of(response, forms)
    language = languages_of(response.language)[0]
    is_enclosed = response.file != file
    inner = response.file.removeprefix(f"{file}: ") if is_enclosed else ""
    place = inner or (f"from page {response.first_page} of the file" if count > 1 else "")
    own = next((each for each in raw.copies if each.first_page == response.first_page), raw)
    copy = Copy(
        response,
        form.title.in_(language) if form else "",
        findings=findings_of(form, response, RawForm(raw.status, {}) if is_enclosed else own, language) if form else (),
        is_paper=response.variant == "by-hand" or Status.SCAN in (response.status, raw.status),
    )
    told = [_ours(response, form, place), *(_came(copy, Saved() if is_enclosed else by) if copy.findings else ())]
    told += _plainly(response.problems, response.file)
    told += _counts(copy, file) if copy.findings else ()
    return replace(copy, told=tuple(told))


def _with_newest(copy: Copy, response: Response, now: Response) -> Copy:
    """With what is to be said of an earlier version: how its answers fit the newest one, and what does not."""
    of_the_file = (problem for problem in now.problems if problem not in response.problems)
    unfit = (problem for answer in now.answers.values() for problem in answer.problems if _is_about_versions(problem))
    newest = tuple(_plainly([*of_the_file, *unfit], response.file))
    return replace(copy, told=(*copy.told, *newest), is_outdated=any(not problem.is_note for problem in newest))


def _is_about_versions(problem: Problem) -> bool:
    return any(message.is_said(problem) for message in (errors.MIGRATED_UNFIT, errors.MIGRATED_CROWDED))


def _form_of(response: Response, forms: Iterable[Form]) -> Form | None:
    """The one by whose questions the answers are, best of the same version. Where none fits, or nothing was
    read, one of the same name will do to say what it is."""
    named = [form for form in forms if form.id == response.form]
    named.sort(key=lambda form: form.version != response.version)
    asked = set(response.answers)
    fitting = [form for form in named if {each.id for each in form.questions} == asked]
    return next(iter([*fitting, *named]), None)


_VARIANTS: Mapping[str, str] = {
    "large-print": "large print",
    "phone": "for a phone",
    "by-hand": "to fill in by hand",
    "facilitator": "the facilitator's own",
}


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
    return errors.IS_OURS.at("", title=title, form=form.id, version=response.version, more=said)


_CAME: Mapping[Status, Message] = {
    Status.FLATTENED: errors.CAME_AS_PRINT,
    Status.SCAN: errors.CAME_AS_PICTURE,
    Status.DATA_FILE: errors.CAME_AS_DATA,
}


def _came(copy: Copy, by: Saved) -> Iterator[Problem]:
    whose = f"{copy.person}'s form" if copy.person else "the form"
    if copy.is_empty:
        prefilled = copy.with_verdict(Verdict.PREFILLED)
        if copy.is_paper:
            yield errors.CAME_EMPTY_ON_PAPER.at("", whose=whose)
        elif by.is_untouched:
            yield errors.CAME_UNTOUCHED.at("", whose=whose)
        elif prefilled:
            yield errors.CAME_PREFILLED.at("", whose=whose, questions=numbers_in_words(prefilled))
        else:
            yield errors.CAME_EMPTY.at("", whose=whose)
    elif copy.response.status in _CAME:
        yield _CAME[copy.response.status].at("", whose=whose)


def _counts(copy: Copy, file: str) -> Iterator[Problem]:
    recovered = copy.with_verdict(Verdict.RECOVERED)
    given = copy.with_verdict(Verdict.READ, Verdict.DOUBTFUL, Verdict.BY_HAND, Verdict.RECOVERED)
    is_complete = not recovered and not copy.with_verdict(*ASKED_BACK, Verdict.BY_HAND)
    if not copy.is_empty:
        message = errors.ALL_WELL if is_complete else errors.SOME_ANSWERED
        yield message.at("", answered=len(given), asked=len(copy.findings))
    if recovered:
        yield _recovered(copy.response.status).at("", questions=numbers_in_words(recovered))
    if copy.response.pictures:
        yield errors.TO_SEE_PICTURES.at("", file=_typed(file))


def _recovered(status: Status) -> Message:
    match status:
        case Status.FLATTENED:
            return errors.READ_OFF_PRINT
        case Status.SCAN:
            return errors.READ_OFF_PICTURE
        case _:
            return errors.FOUND_OUTSIDE_BOXES


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _typed(path: str) -> str:
    return f'"{path}"' if " " in path else path
