"""A letter to a person whose form came back with something missing: to be looked at, changed and sent by somebody.

It is in the language of the copy, where the product has its words in it. It says nothing of what is well, and asks for
nothing that an empty box may rightly hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wta_forms import errors
from wta_forms.answers import Status
from wta_forms.errors import Message
from wta_forms.extract.doctor.diagnosis import ASKED_BACK, Copy, Diagnosis, Finding, Verdict
from wta_forms.spec import wording
from wta_forms.spec.asked import Phrase
from wta_forms.spec.languages import languages_of
from wta_forms.spec.wording import fill

_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Letter:
    """``to`` is a name, "" where nobody knows whose file it is. Paragraphs of ``text`` are one line each."""

    to: str
    language: str
    subject: str
    text: str


def letters_of(diagnosis: Diagnosis) -> tuple[Letter, ...]:
    """One for each copy with which something is wrong, or one for a file in which no form of ours was found."""
    if diagnosis.copies:
        return tuple(letter for copy in diagnosis.copies if (letter := _of_copy(copy, diagnosis)) is not None)
    if any(errors.SCAN_EXTRA_MISSING.is_said(problem) for problem in diagnosis.told):
        return ()  # it is not they who have to do something
    told = (phrase for message, phrase in _AS_TOLD if any(map(message.is_said, diagnosis.told)))
    what = next(told, _OF_FILES.get(diagnosis.status))
    return (_written("", _ENGLISH, "", [_said(what, _ENGLISH)]),) if what else ()


_OF_FILES: dict[Status, Phrase] = {
    Status.ENCRYPTED: wording.LETTER_LOCKED,
    Status.DAMAGED: wording.LETTER_DAMAGED,
    Status.NOT_A_PDF: wording.LETTER_OTHER_FILE,
    Status.FOREIGN_FORM: wording.LETTER_OTHER_FILE,
    Status.XFA_ONLY: wording.LETTER_ADOBE,
    Status.TOO_LARGE: wording.LETTER_OTHER_FILE,
    Status.FLATTENED: wording.LETTER_PRINT,
    Status.SCAN: wording.LETTER_PICTURE,
}
"""Files of which nobody knows which form they are, or whether they are one."""

_AS_TOLD: tuple[tuple[Message, Phrase], ...] = (
    (errors.EMPTY_PAGES, wording.LETTER_OTHER_FILE),
    (errors.NO_PAGES, wording.LETTER_DAMAGED),
    (errors.EMPTY_FILE, wording.LETTER_DAMAGED),
    (errors.IS_ZEROS, wording.LETTER_DAMAGED),
)
"""Of these more is known than their status says."""

_MOST_LISTED = 2 / 3
"""With more of its questions unread than this, a form has to be sent again; nobody types that much into a mail."""


def _of_copy(copy: Copy, diagnosis: Diagnosis) -> Letter | None:
    language = languages_of(copy.response.language)[0]
    paragraphs = list(_paragraphs(copy, diagnosis, language))
    is_forged = any(map(errors.FORGED.is_said, copy.response.problems))
    to = "" if is_forged else copy.person  # whose words they are is what nobody knows
    return _written(to, language, copy.title, paragraphs) if paragraphs else None


def _paragraphs(copy: Copy, diagnosis: Diagnosis, language: str) -> Iterator[str]:
    if copy.is_empty and copy.is_paper:
        return
    if copy.is_empty:
        what = wording.LETTER_UNTOUCHED if diagnosis.saved.is_untouched else wording.LETTER_EMPTY
        yield _said(what, language)
        yield _said(wording.LETTER_LOOK, language)
        return
    again = list(_again(copy, language))
    yield from again
    unread = copy.with_verdict(Verdict.UNREAD)
    if again and len(unread) > _MOST_LISTED * len(copy.findings):
        return
    for verdict, phrase in _LISTED:
        if found := copy.with_verdict(verdict):
            yield "\n".join([_said(phrase, language), *(_line(finding, language) for finding in found)])
    if copy.with_verdict(*ASKED_BACK):
        yield _said(wording.LETTER_REPLY, language)


_LISTED = (
    (Verdict.UNREAD, wording.LETTER_UNREAD),
    (Verdict.DOUBTFUL, wording.LETTER_UNSURE),
    (Verdict.NEEDED, wording.LETTER_NEEDED),
)


def _again(copy: Copy, language: str) -> Iterator[str]:
    """Why the file should be sent once more, or some of its pages, if that could help. What is written by hand on paper
    is read by whoever got it."""
    if missing := _missing_pages(copy):
        yield fill([wording.LETTER_PAGES], language, {"pages": missing})
    if not copy.with_verdict(Verdict.UNREAD, Verdict.BY_HAND):
        return
    if copy.response.status in (Status.FLATTENED, Status.SCAN) and copy.response.variant != "by-hand":
        yield from [] if missing else [_said(wording.LETTER_PRINT, language)]
    elif any(errors.RECOVERED_FILE.is_said(problem) for problem in copy.response.problems):
        yield _said(wording.LETTER_DAMAGED, language)


def _missing_pages(copy: Copy) -> str:
    """ "2, 3", as the problem lists them in front of the number of all pages."""
    lost = (errors.PAGE_MISSING, errors.PAGES_MISSING)
    said = (each.message for each in copy.response.problems if any(message.is_said(each) for message in lost))
    return ", ".join(re.findall(r"\d+", next(said, ""))[:-1])


def _line(finding: Finding, language: str) -> str:
    """ "5. Today's date. You wrote: “3/2/26”." """
    label = finding.label if finding.label[-1:] in ".?!:" else f"{finding.label}."
    places = dict.fromkeys(problem.where for problem in finding.told if problem.where)
    parts = [
        f"{finding.number}. {label}",
        # Places within a question are said in English by those who find them.
        f"({'; '.join(places)})" if places and language.split("-")[0] == _ENGLISH else "",
        fill([wording.LETTER_WROTE], language, {"words": finding.wrote}),
        fill([wording.LETTER_TICKED], language, {"words": _listed(finding, language)}),
    ]
    return " ".join(filter(None, parts))


def _listed(finding: Finding, language: str) -> str:
    each = (wording.QUOTED.in_(language).format(words=words) for words in finding.ticked)
    return f"{wording.COMMA.in_(language)} ".join(each)


def _said(phrase: Phrase, language: str) -> str:
    return phrase.in_(language)


def _written(to: str, language: str, title: str, paragraphs: list[str]) -> Letter:
    known = {"title": title}
    parts = [
        _said(wording.LETTER_HELLO, language),
        fill([wording.LETTER_THANKS], language, known),
        *paragraphs,
        _said(wording.LETTER_END, language),
    ]
    return Letter(to, language, fill([wording.LETTER_SUBJECT], language, known), "\n\n".join(filter(None, parts)))
