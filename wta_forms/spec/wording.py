"""The product's own words, in the same map form as an author's: language to text.

Part of every form and plan in every language; a language that is missing here falls back to English. ``{name}`` is
filled in by :func:`fill`; a sentence whose placeholder has no value is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from wta_forms.spec.form import Phrase


def _words(en: str) -> Phrase:
    return Phrase((("en", en),))


def _sentences(*en: str) -> tuple[Phrase, ...]:
    return tuple(_words(sentence) for sentence in en)


# --- beside an author's choices ---------------------------------------------------------------------------------------

OTHER = _words("Something else (please write it)")
NONE = _words("None of these")
UNSURE = _words("Not sure")

# --- the box on the first page ----------------------------------------------------------------------------------------

BEFORE_TITLE = _words("Before you start")
BEFORE = _sentences(
    "{contact.name} of {organisation} asks you for the project {project.title}.",
    "It takes about {minutes} minutes. You may stop and go on later.",
    "You do not have to answer everything. An empty box is fine. There are no wrong answers.",
)
STEPS = (
    _sentences("Save this file where you can find it."),
    _sentences("Open it with Acrobat Reader, Firefox, Chrome, Edge or Preview."),
    _sentences("Type in the boxes, then save. Please do not print to PDF."),
    _sentences("Open it again. Can you see your answers?"),
    _sentences("Send it as an attachment to {contact.email}.", "Please do so by {answer_by}."),
)
HELP = (
    (
        _words("On paper?"),
        _sentences(
            "Print it and write with a dark pen.",
            "Post it to {address}.",
            "Or photograph every page, flat, in good light, with all four corners in the picture.",
        ),
    ),
    (
        _words("Another way?"),
        _sentences("Ring {contact.name} on {contact.phone}, who will write it down for you."),
    ),
    (
        _words("Your words"),
        _sentences("{who_sees}", "You can change or take back your answers until {final_date}. Just tell us."),
    ),
)

# --- the box at the end -----------------------------------------------------------------------------------------------

AFTER_TITLE = _words("Before you send it")
AFTER = (
    _words("Have you saved it?"),
    _words("Have you opened it again, and seen your answers?"),
    _words("Is it attached to your mail?"),
)
AFTER_EMPTY = _words("Questions you left empty are fine. Thank you.")

# --- beside questions -------------------------------------------------------------------------------------------------

PROMPTS_TITLE = _words("To talk about first")
TICK_ONE = _words("Tick one.")
TICK_SEVERAL = _words("Tick as many as you like.")
TICK_UP_TO = _words("Tick up to {most}.")
TICK_AT_LEAST = _words("Tick at least {least}.")
TICK_FROM_TO = _words("Tick from {least} to {most}.")
REQUIRED = _words("If you can, please answer this one.")
AT_MOST_CHARACTERS = _words("At most {count} characters.")
DATE_FORMAT = _words("Day, month and year, for example 31/3/2026.")
DATE_FROM = _words("Not before {min}.")
DATE_TO = _words("Not after {max}.")
NUMBER_FROM_TO = _words("A number from {min} to {max}.")
NUMBER_FROM = _words("A number, {min} or more.")
NUMBER_TO = _words("A number, at most {max}.")
NUMBER_WHOLE = _words("A whole number.")
NUMBER_DECIMALS = _words("At most {count} figures after the point.")
OR = _words("or")
ROW = _words("Row")

ONLY_IF_CHOICE = _words("Only if you ticked “{answer}” in question {number}.")
ONLY_IF_TICK = _words("Only if you ticked question {number}.")
ONLY_IF_ANSWERED = _words("Only if you answered question {number}.")

TOOLTIP = _words("{number}: {words}")
TOOLTIP_CHOICE = _words("{number}: {words} {choice}")
TOOLTIP_OTHER_TEXT = _words("{number}: {choice}, in your own words")
TOOLTIP_CELL = _words("{number}, row {row}: {words}")

# --- on every page ----------------------------------------------------------------------------------------------------

PAGE_OF = _words("Page {page} of {pages}")
STAMP_LINE = _words("{form}, version {version}")
STAMP_LINE_PERSON = _words("{form}, version {version}, for {person}")

MONTHS = _sentences(
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def date_in_words(iso: str, language: str) -> str:
    """ "31 March 2026" for an ISO date."""
    day = date.fromisoformat(iso)
    return f"{day.day} {MONTHS[day.month - 1].in_(language)} {day.year}"


_PLACEHOLDER = re.compile(r"\{([a-z_.]+)\}")


def fill(sentences: Iterable[Phrase], language: str, values: Mapping[str, str]) -> str:
    """The sentences with their placeholders filled in, one after the other, without those that lack a value."""
    texts = [sentence.in_(language) for sentence in sentences]
    whole = [text for text in texts if all(values.get(name) for name in _PLACEHOLDER.findall(text))]
    return " ".join(_PLACEHOLDER.sub(lambda match: values[match[1]], text) for text in whole)
