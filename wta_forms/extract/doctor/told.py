"""A diagnosis as people read it, and as programs do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from wta_forms.errors import Problem
from wta_forms.extract.doctor.diagnosis import Copy, Diagnosis, Finding, TheirBox, Verdict, numbers_in_words
from wta_forms.extract.doctor.letters import Letter, letters_of

_BOXES_SHOWN = 30
_INDENT = "  "
_RULE = "-" * 72


def in_words(diagnosis: Diagnosis) -> str:
    """All of it, for a facilitator; ends without a line end. What is to be pasted somewhere is not indented."""
    blocks = [
        *_file_in_words(diagnosis),
        _boxes_in_words(diagnosis.boxes),
        *map(_letter_in_words, letters_of(diagnosis)),
    ]
    return "\n\n".join(filter(None, blocks))


def _file_in_words(diagnosis: Diagnosis) -> Iterator[str]:
    """Of one form what it is goes first, then who saved it; of several what is true of all of them."""
    if len(diagnosis.copies) != 1 or diagnosis.copies[0].response.file != diagnosis.file:
        yield _paragraph(diagnosis.file, diagnosis.told)
        for copy in diagnosis.copies:
            yield from _copy_in_words("", copy.told, copy)
    else:
        (copy,) = diagnosis.copies
        yield from _copy_in_words(diagnosis.file, (*copy.told[:1], *diagnosis.told, *copy.told[1:]), copy)


def _paragraph(title: str, told: Iterable[Problem], more: Iterable[str] = ()) -> str:
    return "\n".join([*filter(None, [title]), *_indented(_spoken_once(told)), *_indented(more)])


def spoken(problem: Problem) -> str:
    """As sentences: with capitals and full stops, the place first where there is one."""
    said = [_sentence(problem.message), _sentence(problem.hint)]
    place = f"{_capital(problem.where)}: " if problem.where else ""
    return place + " ".join(filter(None, said))


def _spoken_once(problems: Iterable[Problem]) -> Iterator[str]:
    return iter(dict.fromkeys(map(spoken, problems)))


def _sentence(text: str) -> str:
    return f"{_capital(text)}{'' if text[-1:] in '.?!…”' else '.'}" if text else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _indented(lines: Iterable[str], depth: int = 1) -> Iterator[str]:
    return (f"{_INDENT * depth}{line}" for line in lines)


# --- a copy -----------------------------------------------------------------------------------------------------------


def _copy_in_words(title: str, told: Iterable[Problem], copy: Copy) -> Iterator[str]:
    yield _paragraph(title, told, () if copy.is_empty else _quiet(copy))
    for verdict, title in _TITLES:
        if found := copy.with_verdict(verdict):
            yield "\n".join([*_indented([title]), *(line for finding in found for line in _finding_in_words(finding))])


# What needs somebody is shown question by question; the rest by numbers alone.
_TITLES = (
    (Verdict.UNREAD, "Not read:"),
    (Verdict.DOUBTFUL, "Look at these:"),
    (Verdict.BY_HAND, "Written or drawn by hand, to be read by eye:"),
    (Verdict.NEEDED, "Empty, though the form needs an answer:"),
)
_QUIET = (
    (Verdict.READ, "Answered"),
    (Verdict.BLANK, "Empty, which is fine"),
    (Verdict.PREFILLED, "As we had filled them in"),
    (Verdict.NOT_ASKED, "Not asked, because of another answer"),
)


def _quiet(copy: Copy) -> Iterator[str]:
    for verdict, title in _QUIET:
        if found := copy.with_verdict(verdict):
            yield f"{title}: {numbers_in_words(found)}."


def _finding_in_words(finding: Finding) -> Iterator[str]:
    page = f" (page {finding.page})" if finding.page else ""
    yield f"{_INDENT * 2}{finding.number:>2}  {finding.label}{page}"
    wrote = finding.wrote or ", ".join(finding.ticked)
    if wrote and finding.verdict in (Verdict.UNREAD, Verdict.BY_HAND):
        yield f"{_INDENT * 4}Perhaps it says: {wrote}"
    yield from _indented(_spoken_once(finding.told), 4)


# --- a form of others, and letters ------------------------------------------------------------------------------------


def _boxes_in_words(boxes: tuple[TheirBox, ...]) -> str:
    if not boxes:
        return ""
    lines = [f"{box.label}: {box.wrote}" if box.wrote else f"{box.label} (empty)" for box in boxes[:_BOXES_SHOWN]]
    if len(boxes) > _BOXES_SHOWN:
        lines.append(f"… and {len(boxes) - _BOXES_SHOWN} more: wta-forms extract --raw shows all of them")
    return "\n".join([*_indented(["Its boxes:"]), *_indented(lines, 2)])


def _letter_in_words(letter: Letter) -> str:
    to = f" to {letter.to}" if letter.to else ""
    subject = f"Subject: {letter.subject}\n\n" if letter.subject else ""
    return f"{_INDENT}What you can send{to}, as it is or in your own words:\n{_RULE}\n{subject}{letter.text}\n{_RULE}"


# --- for programs -----------------------------------------------------------------------------------------------------


def diagnosis_to_json(diagnosis: Diagnosis) -> dict[str, Any]:
    """``{file, status, is_well, saved, told, copies, boxes, letters}``, in plain JSON. ``told`` are sentences; the
    questions of a copy have ``number question label verdict page wrote ticked told``."""
    return {
        "file": diagnosis.file,
        "status": diagnosis.status.value,
        "is_well": diagnosis.is_well,
        "saved": asdict(diagnosis.saved),
        "told": list(_spoken_once(diagnosis.told)),
        "copies": list(map(_copy_to_json, diagnosis.copies)),
        "boxes": list(map(asdict, diagnosis.boxes)),
        "letters": [asdict(letter) for letter in letters_of(diagnosis)],
    }


def _copy_to_json(copy: Copy) -> dict[str, Any]:
    response = copy.response
    return {
        "form": response.form,
        "version": response.version,
        "title": copy.title,
        "language": response.language,
        "variant": response.variant,
        "round": response.round,
        "recipient": asdict(response.recipient) if response.recipient else None,
        "told": list(_spoken_once(copy.told)),
        "questions": [
            asdict(finding) | {"told": list(_spoken_once(finding.told)), "ticked": list(finding.ticked)}
            for finding in copy.findings
        ],
    }
