"""THE table of words: every word a spec may hold, where, and what stands behind it.

The loader, "did you mean" and the documentation are made from it, and the tests go through it word by word.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache


class Type(Enum):
    """What may stand behind a word, as the end of the sentence "… should be"."""

    FORM_NAME = "a short name such as my-form"
    IDENTIFIER = "a short name"
    WHOLE = "a whole number"
    NUMBER = "a number"
    DATE = "a date such as 2026-03-31"
    YES_NO = "true or false"
    TEXT = "a text"
    PHRASE = "a text, or a text for every language"
    PHRASES = "a list of texts, each after a dash"
    OFFER = "true, or your own words"
    LANGUAGES = "a list of languages"
    LISTS = "lists of choices, each with a name"
    CHOICES = "the name of a list, or choices with a key each"
    ROWS = "a number of rows, or rows with a key each"
    SECTIONS = "a list of sections, each after a dash"
    QUESTIONS = "a list of questions, each after a dash"
    COLUMNS = "a list of columns, each after a dash"
    KIND = "a kind of question"
    NAMED_ROWS = "rows with a key each, or the name of a list"
    APPEARANCE = "radio or minimal"
    TICK = "one or many"
    WIDTH = "full, half or third"
    SHARE = "quote, paraphrase, count or never"
    CONDITION = "a question and the answer it needs"
    MERGE = "a way of merging answers"
    ROW_MERGE = "a way of merging answers, or {group: a column}"
    CONTACT = "a name, email and phone"
    COLOUR = 'a colour such as "#0b5f6c"'
    PICTURE = "the name of a PNG or SVG file"
    DOCUMENT = "the name of a Word document"
    FILE_NAME = "a name with words in braces, such as {form}-{person}.pdf"
    MAIL = "a map with servers, such as {smtp: {host: smtp.example.org}}"
    SERVER = "a server, such as {host: mail.example.org}"
    SECURITY = "starttls or tls"
    NAMES = "name, role or none"
    FORMS = "a list of forms"
    BLOCKS = "a list of blocks, each after a dash"
    SOURCES = "a question such as drivers.gaps, or a list of them"
    WAY = "quotes, list, sentence, table, chart or heatmap"
    COLUMN_NAMES = "a list of columns, by their ids"
    FILTER = "answers to keep, such as {available: [yes, maybe]}"
    SCORE = "two columns with an x between them"
    MIGRATION = "earlier versions, each with what became of its questions"
    TARGETS = "a question of this form, a list of them, or dropped"
    NEW_NAMES = "old names, each with its new one or dropped"
    NEW_COLUMNS = "old columns, each with its new one or dropped"
    NEW_COLUMN = "a column of this form, or dropped"


class Place(Enum):
    """Where a word may stand; the value says it in a sentence."""

    FORM = "a form"
    PART = "a part"
    SECTION = "a section"
    USE = "a section that uses a part"
    QUESTION = "a question"
    COLUMN = "a column"
    CHOICE = "a choice"
    MOVE = "a question of an earlier version"
    COLUMN_MOVE = "a column of an earlier version"
    PLAN = "a plan"
    PLAN_SECTION = "a section of a plan"
    PLAN_BLOCK = "a block of a plan"
    PROJECT = "a project"
    CONTACT = "a contact"
    PROJECT_FORM = "a form of a project"
    MAIL = "mail"
    SMTP = "a server for sending"
    IMAP = "a mailbox"


ASKS: dict[str, str] = {
    "text": "A line of words.",
    "paragraph": "Several lines of words.",
    "number": "A number.",
    "date": "A date.",
    "email": "An e-mail address.",
    "phone": "A telephone number.",
    "select_one": "One of several choices.",
    "select_multiple": "Any of several choices.",
    "scale": "A point on a scale, say from 1 to 5.",
    "rank": "Choices put in order: a figure is written beside each, 1 for the most important.",
    "points": "Points shared out among choices.",
    "grid": "The same choices again and again, for a row each.",
    "table": "Rows of boxes of different kinds.",
    "tick": "A single box to tick.",
    "consent": "A single box that gives a permission.",
    "sharing": "How the person wants to be shown: by name, by their part in the project, as neither, or not at all.",
    "signature": "A typed name; on paper a line to sign on. It is never a digital signature.",
    "heading": "A heading between questions.",
    "note": "Words between questions.",
}
"""Every kind, and what it asks for."""

KINDS = tuple(ASKS)
TALKING = frozenset({"heading", "note"})
TEXTUAL = frozenset({"text", "paragraph"})
SELECTING = frozenset({"select_one", "select_multiple"})
ASKING = frozenset(KINDS) - TALKING
CELLS = TEXTUAL | {"number", "date", "email", "phone", "select_one", "scale", "tick"}
PERSONAL = frozenset({"email", "phone", "signature"})
"""Kinds whose answers are shown to nobody unless the form says so."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word at one place. ``kinds`` narrows a question's or column's word; empty means all. ``example`` is YAML."""

    key: str
    place: Place
    type: Type
    sentence: str
    example: str
    default: str = ""
    is_required: bool = False
    kinds: frozenset[str] = field(default_factory=frozenset)
    least: float | None = None
    most: float | None = None

    def fits(self, kind: str) -> bool:
        return not self.kinds or kind in self.kinds or not kind


_F, _P, _S, _Q, _C = Place.FORM, Place.PART, Place.SECTION, Place.QUESTION, Place.COLUMN
_M = Place.MOVE
_NUMBER, _DATE, _TABLE = frozenset({"number"}), frozenset({"date"}), frozenset({"table"})
_MULTIPLE, _ONE, _SCALE = frozenset({"select_multiple"}), frozenset({"select_one"}), frozenset({"scale"})
_RANK, _POINTS, _GRID = frozenset({"rank"}), frozenset({"points"}), frozenset({"grid"})
_SHARING = frozenset({"sharing"})
_LISTING = SELECTING | _RANK | _POINTS | _GRID
_WIDE = _TABLE | _GRID

WORDS: tuple[Word, ...] = (
    Word("form", _F, Type.FORM_NAME, "The form's name, in answers and file names.", "form: my-form", is_required=True),
    Word("version", _F, Type.WHOLE, "Counts up when questions change.", "version: 1", is_required=True, least=1, most=9999),
    Word("title", _F, Type.PHRASE, "Printed large on the first page.", "title: Project values", is_required=True),
    Word("languages", _F, Type.LANGUAGES, "The languages it is written in. A text without a language is in the first.", "languages: [en, pl]", "[en]"),
    Word("about", _F, Type.PHRASE, "A few sentences under the title.", "about: What makes your project unique?"),
    Word("minutes", _F, Type.WHOLE, "How long it takes to fill in.", "minutes: 40", least=1, most=600),
    Word("choices", _F, Type.LISTS, "Lists that several questions share.", "choices: {speed: {fast: Fast, slow: Slow}}"),
    Word("sections", _F, Type.SECTIONS, "What is asked.", "sections: [{questions: [{id: gap, kind: text, label: A gap}]}]", is_required=True),
    Word("migrate", _F, Type.MIGRATION, "What became of the questions of earlier versions, so that answers to them count.", "migrate: {1: {fax: dropped}}"),
    Word("part", _P, Type.FORM_NAME, "The name by which forms use it.", "part: about-you", is_required=True),
    Word("version", _P, Type.WHOLE, "Counts up when questions change.", "version: 1", "1", least=1, most=9999),
    Word("languages", _P, Type.LANGUAGES, "The languages it is written in. A text without a language is in the first.", "languages: [en, pl]", "[en]"),
    Word("choices", _P, Type.LISTS, "Lists that several questions share.", "choices: {speed: {fast: Fast, slow: Slow}}"),
    Word("sections", _P, Type.SECTIONS, "The sections to reuse.", "sections: [{title: About you}]", is_required=True),
    Word("use", Place.USE, Type.FORM_NAME, "Sections out of a part.", "use: about-you", is_required=True),
    Word("title", _S, Type.PHRASE, "The heading of the section.", "title: Gaps"),
    Word("about", _S, Type.PHRASE, "Sentences under the heading.", "about: What is missing now."),
    Word("new_page", _S, Type.YES_NO, "Begin on a new page.", "new_page: true", "false"),
    Word("prompts", _S, Type.PHRASES, "Questions to talk about first.", "prompts: [Who could be left out?]"),
    Word("facilitator", _S, Type.PHRASE, "A note that stands in the facilitator's copy only.", "facilitator: Ask carers first."),
    Word("only_if", _S, Type.CONDITION, "Asked only of those who gave this answer before.", "only_if: {first: answered}"),
    Word("questions", _S, Type.QUESTIONS, "What is asked here.", "questions: [{id: gap, kind: text, label: A gap}]"),
    Word("id", _Q, Type.IDENTIFIER, "The question's name in the answers.", "id: budget", is_required=True, kinds=ASKING),
    Word("kind", _Q, Type.KIND, "What kind of answer is asked for.", "kind: text", is_required=True),
    Word("label", _Q, Type.PHRASE, "The question as it is printed.", "label: What is missing?", is_required=True, kinds=frozenset(KINDS) - _SHARING),
    Word("label", _Q, Type.PHRASE, "The question as it is printed.", "label: May we quote you?", "built in", kinds=_SHARING),
    Word("hint", _Q, Type.PHRASE, "Help, printed under the question.", "hint: One gap a row.", kinds=ASKING),
    Word("prompts", _Q, Type.PHRASES, "Questions to talk about first.", "prompts: [Who knows?]", kinds=ASKING),
    Word("facilitator", _Q, Type.PHRASE, "A note that stands in the facilitator's copy only.", "facilitator: Wait.", kinds=ASKING),
    Word("required", _Q, Type.YES_NO, "Ask back when it is empty.", "required: true", "false", kinds=ASKING),
    Word("width", _Q, Type.WIDTH, "Two halves share a line, or three thirds.", "width: half", "full", kinds=ASKING - _WIDE),
    Word("prefill", _Q, Type.TEXT, "Filled in beforehand: from a column of people.csv, project.title or project.organisation.", "prefill: name", kinds=ASKING - _WIDE - _RANK - _POINTS),
    Word("only_if", _Q, Type.CONDITION, "Asked only of those who gave this answer before.", "only_if: {first: answered}", kinds=ASKING),
    Word("merge", _Q, Type.MERGE, "What is made of everybody's answers.", "merge: latest", kinds=ASKING - _TABLE),
    Word("merge", _Q, Type.ROW_MERGE, "What is made of the rows of everybody's tables.", "merge: latest", "stack", kinds=_TABLE),
    Word("share", _Q, Type.SHARE, "The most that may be shown of an answer.", "share: count", "quote", kinds=ASKING - PERSONAL),
    Word("share", _Q, Type.SHARE, "The most that may be shown of an answer.", "share: count", "never", kinds=PERSONAL),
    Word("about", _Q, Type.PHRASE, "Sentences under the heading or note.", "about: Take your time.", kinds=TALKING),
    Word("lines", _Q, Type.WHOLE, "How many lines the box holds.", "lines: 3", "1, paragraph 5", kinds=TEXTUAL, least=1, most=30),
    Word("max_chars", _Q, Type.WHOLE, "How long an answer may be: printed, and checked on return.", "max_chars: 280", kinds=TEXTUAL, least=1, most=100_000),
    Word("pattern", _Q, Type.TEXT, "What the whole answer looks like, as a regular expression.", 'pattern: "[A-Z]+"', kinds=TEXTUAL),
    Word("message", _Q, Type.PHRASE, "The pattern in plain words, for when an answer is not like it.", "message: Capital letters only.", kinds=TEXTUAL),
    Word("min", _Q, Type.NUMBER, "The least number.", "min: 0", kinds=_NUMBER),
    Word("max", _Q, Type.NUMBER, "The greatest number.", "max: 100", kinds=_NUMBER),
    Word("unit", _Q, Type.PHRASE, "Printed beside the box.", "unit: £", kinds=_NUMBER),
    Word("decimals", _Q, Type.WHOLE, "How many figures there may be after the point.", "decimals: 2", kinds=_NUMBER, least=0, most=9),
    Word("min", _Q, Type.DATE, "The first date.", "min: 2026-01-01", kinds=_DATE),
    Word("max", _Q, Type.DATE, "The last date.", "max: 2026-12-31", kinds=_DATE),
    Word("choices", _Q, Type.CHOICES, "What can be chosen.", "choices: {yes: Yes, no: No}", is_required=True, kinds=_LISTING),
    Word("other", _Q, Type.OFFER, "One more choice: something else, with a line to write it on.", "other: true", "false", kinds=SELECTING),
    Word("none", _Q, Type.OFFER, "One more choice: none of these.", "none: Nothing special", "false", kinds=SELECTING),
    Word("unsure", _Q, Type.OFFER, "One more choice: not sure.", "unsure: true", "false", kinds=SELECTING | _SCALE | _GRID),
    Word("appearance", _Q, Type.APPEARANCE, "Radio buttons, or a list that opens (minimal), in place of tick boxes.", "appearance: minimal", "tick boxes", kinds=_ONE),
    Word("at_least", _Q, Type.WHOLE, "The fewest ticks.", "at_least: 1", kinds=_MULTIPLE, least=1, most=99),
    Word("up_to", _Q, Type.WHOLE, "The most ticks.", "up_to: 2", kinds=_MULTIPLE, least=1, most=99),
    Word("up_to", _Q, Type.WHOLE, "How many of the choices are put in order, at most.", "up_to: 2", "all", kinds=_RANK, least=1, most=99),
    Word("points", _Q, Type.WHOLE, "How many points there are to share out.", "points: 10", is_required=True, kinds=_POINTS, least=1, most=10_000),
    Word("min", _Q, Type.WHOLE, "The lowest point of the scale.", "min: 0", "1", kinds=_SCALE, least=0, most=9),
    Word("max", _Q, Type.WHOLE, "The highest point of the scale.", "max: 5", is_required=True, kinds=_SCALE, least=1, most=10),
    Word("low", _Q, Type.PHRASE, "What the lowest point means.", "low: Not at all", kinds=_SCALE),
    Word("high", _Q, Type.PHRASE, "What the highest point means.", "high: Very much", kinds=_SCALE),
    Word("rows", _Q, Type.NAMED_ROWS, "What is asked about, each in a row of its own.", "rows: {mon: Monday, tue: Tuesday}", is_required=True, kinds=_GRID),
    Word("tick", _Q, Type.TICK, "How many boxes may be ticked in each row.", "tick: many", "one", kinds=_GRID),
    Word("rows", _Q, Type.ROWS, "How many rows; or a printed name for each row.", "rows: 6", is_required=True, kinds=_TABLE, least=1, most=60),
    Word("more_rows", _Q, Type.WHOLE, "Further rows at the end of the form, under More room.", "more_rows: 4", "0", kinds=_TABLE, least=1, most=60),
    Word("columns", _Q, Type.COLUMNS, "What each row asks.", "columns: [{id: gap, kind: text, label: Gap}]", is_required=True, kinds=_TABLE),
    Word("id", _C, Type.IDENTIFIER, "The column's name in the answers.", "id: owner", is_required=True),
    Word("kind", _C, Type.KIND, "What kind of answer is asked for.", "kind: text", is_required=True),
    Word("label", _C, Type.PHRASE, "The head of the column.", "label: Who sees to it", is_required=True),
    Word("hint", _C, Type.PHRASE, "Help, printed in the head.", "hint: One name is enough."),
    Word("width", _C, Type.NUMBER, "A share of the table's width.", "width: 2", "1", least=0.1, most=20),
    Word("share", _C, Type.SHARE, "The most that may be shown of an answer.", "share: count", "quote", kinds=CELLS - PERSONAL),
    Word("share", _C, Type.SHARE, "The most that may be shown of an answer.", "share: count", "never", kinds=CELLS & PERSONAL),
    Word("lines", _C, Type.WHOLE, "How many lines the box holds.", "lines: 2", "1, paragraph 5", kinds=TEXTUAL, least=1, most=30),
    Word("max_chars", _C, Type.WHOLE, "How long an answer may be: printed, and checked on return.", "max_chars: 280", kinds=TEXTUAL, least=1, most=100_000),
    Word("pattern", _C, Type.TEXT, "What the whole answer looks like, as a regular expression.", 'pattern: "[A-Z]+"', kinds=TEXTUAL),
    Word("message", _C, Type.PHRASE, "The pattern in plain words, for when an answer is not like it.", "message: Capital letters only.", kinds=TEXTUAL),
    Word("min", _C, Type.NUMBER, "The least number.", "min: 0", kinds=_NUMBER),
    Word("max", _C, Type.NUMBER, "The greatest number.", "max: 100", kinds=_NUMBER),
    Word("unit", _C, Type.PHRASE, "Printed in the head.", "unit: £", kinds=_NUMBER),
    Word("decimals", _C, Type.WHOLE, "How many figures there may be after the point.", "decimals: 2", kinds=_NUMBER, least=0, most=9),
    Word("min", _C, Type.DATE, "The first date.", "min: 2026-01-01", kinds=_DATE),
    Word("max", _C, Type.DATE, "The last date.", "max: 2026-12-31", kinds=_DATE),
    Word("choices", _C, Type.CHOICES, "What the list offers.", "choices: {yes: Yes, no: No}", is_required=True, kinds=_ONE),
    Word("min", _C, Type.WHOLE, "The lowest point of the scale.", "min: 0", "1", kinds=_SCALE, least=0, most=9),
    Word("max", _C, Type.WHOLE, "The highest point of the scale.", "max: 5", is_required=True, kinds=_SCALE, least=1, most=10),
    Word("low", _C, Type.PHRASE, "What the lowest point means.", "low: Not at all", kinds=_SCALE),
    Word("high", _C, Type.PHRASE, "What the highest point means.", "high: Very much", kinds=_SCALE),
    Word("label", Place.CHOICE, Type.PHRASE, "The choice as it is printed.", "label: Co-production", is_required=True),
    Word("hint", Place.CHOICE, Type.PHRASE, "Help, printed under the choice.", "hint: People share the power."),
    Word("to", _M, Type.TARGETS, "Where its answers go: of several questions to the first that takes them.", "to: our_work", "the question of the same id"),
    Word("choices", _M, Type.NEW_NAMES, "Choices that are called otherwise, or went to another question.", "choices: {gp: health, nurse: health, lift: travel.lift}"),
    Word("rows", _M, Type.NEW_NAMES, "Rows of a grid or a table that are called otherwise.", "rows: {mon: monday, sun: dropped}"),
    Word("columns", _M, Type.NEW_COLUMNS, "Columns of a table that are called otherwise.", "columns: {who: owner, fax: dropped}"),
    Word("reason", _M, Type.TEXT, "Why it was dropped: told with the answers that it had.", "reason: Nobody has one."),
    Word("to", Place.COLUMN_MOVE, Type.NEW_COLUMN, "Where its answers go.", "to: owner", "the column of the same id"),
    Word("choices", Place.COLUMN_MOVE, Type.NEW_NAMES, "Choices that are called otherwise.", "choices: {soon: now, later: dropped}"),
)  # fmt: skip

NEIGHBOURS: dict[str, tuple[str, str]] = {
    "type": ("XLSForm's", "kind"),
    "name": ("XLSForm's", "id"),
    "title": ("SurveyJS's", "label"),
    "question": ("Google Forms'", "label"),
    "text": ("SurveyJS's", "label"),
    "description": ("SurveyJS's", "hint"),
    "guidance": ("GOV.UK Forms'", "hint (for the person who fills it in) or facilitator"),
    "guidance_hint": ("XLSForm's", "facilitator"),
    "relevant": ("XLSForm's", "only_if"),
    "visibleIf": ("SurveyJS's", "only_if"),
    "isRequired": ("SurveyJS's", "required"),
    "mandatory": ("GOV.UK Forms'", "required"),
    "constraint": ("XLSForm's", "pattern"),
    "constraint_message": ("XLSForm's", "message"),
    "validators": ("SurveyJS's", "pattern"),
    "options": ("GOV.UK Forms'", "choices"),
    "or_other": ("XLSForm's", "other"),
    "showOtherItem": ("SurveyJS's", "other"),
    "showNoneItem": ("SurveyJS's", "none"),
    "maxSelectedChoices": ("SurveyJS's", "up_to"),
    "default": ("XLSForm's", "prefill"),
    "maxLength": ("SurveyJS's", "max_chars"),
    "columns": ("Google Forms'", "choices"),
    "statements": ("Microsoft Forms'", "rows"),
    "rowCount": ("SurveyJS's", "rows"),
    "minSelectedChoices": ("SurveyJS's", "at_least"),
    "rateMax": ("SurveyJS's", "max"),
    "rateMin": ("SurveyJS's", "min"),
    "rateCount": ("SurveyJS's", "max"),
    "minRateDescription": ("SurveyJS's", "low"),
    "maxRateDescription": ("SurveyJS's", "high"),
    "lowLabel": ("Google Forms'", "low"),
    "highLabel": ("Google Forms'", "high"),
    "fields": ("many programs'", "questions"),
}
"""Words that people bring along from elsewhere: whose they are, and the word here."""

NEIGHBOURS_KINDS: dict[str, str] = {
    "string": "text",
    "comment": "paragraph",
    "textarea": "paragraph",
    "integer": "number",
    "decimal": "number",
    "radiogroup": "select_one",
    "radio": "select_one",
    "choice": "select_one",
    "dropdown": "select_one",
    "checkbox": "select_multiple (or tick for a single box)",
    "checkboxes": "select_multiple",
    "choices": "select_multiple",
    "boolean": "tick",
    "acknowledge": "consent",
    "range": "scale",
    "rating": "scale",
    "slider": "scale",
    "linear_scale": "scale",
    "likert": "grid",
    "matrix": "grid",
    "checkbox_grid": "grid (with tick: many)",
    "ranking": "rank",
    "constant_sum": "points",
    "matrixdynamic": "table",
    "begin_repeat": "table",
    "matrixdropdown": "table",
    "tel": "phone",
    "telephone": "phone",
    "e-mail": "email",
    "signaturepad": "signature",
    "html": "note",
}


NEIGHBOURS_VALUES: dict[str, str] = {
    "dropdown": "minimal",
    "drop-down": "minimal",
    "select": "minimal",
    "buttons": "radio",
    "average": "mean",
    "total": "sum",
    "count": "tally",
    "newest": "latest",
    "last": "latest",
    "unique": "union",
    "removed": "dropped",
    "deleted": "dropped",
    "gone": "dropped",
}
"""What people write behind a word, and what it is called here."""


def words_at(place: Place, kind: str = "", table: Iterable[Word] = WORDS) -> tuple[Word, ...]:
    """The words that may stand at a place, for a kind where one is given."""
    return _of_forms(place, kind) if table is WORDS else _fitting(place, kind, table)


@lru_cache(maxsize=256)
def _of_forms(place: Place, kind: str) -> tuple[Word, ...]:
    """Asked at every map of every form, and always the same."""
    return _fitting(place, kind, WORDS)


def _fitting(place: Place, kind: str, table: Iterable[Word]) -> tuple[Word, ...]:
    return tuple(word for word in table if word.place is place and word.fits(kind))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is written most like this one, or ""."""
    return next(iter(difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)), "")


def meant(word: str, known: Collection[str]) -> str:
    """The known word that was most likely meant, or "": what a neighbour's word is here, else the nearest."""
    ours = NEIGHBOURS[word][1].split()[0] if word in NEIGHBOURS else ""
    return ours if ours in known else nearest(word, known)


def advice(word: str, known: Iterable[str]) -> str:
    """What to do about a word that is not known here; ``known`` is not empty."""
    known = list(dict.fromkeys(known))
    if word in NEIGHBOURS and NEIGHBOURS[word][1].split()[0] in known:
        owner, ours = NEIGHBOURS[word]
        return f"'{word}' is {owner} word; here it is {ours}"
    near = nearest(word, known)
    return f"did you mean '{near}'?" if near else f"use one of: {', '.join(known)}"


def advice_on_value(value: str, known: Collection[str]) -> str:
    """The same for what stands behind a word of which there are only a few."""
    ours = NEIGHBOURS_VALUES.get(value.lower(), "")
    return f"here it is {ours}" if ours in known else advice(value, known)


def advice_on_kind(kind: str, known: Collection[str] = KINDS) -> str:
    """The same for a kind. A column cannot be of every kind: what it cannot be is not advised."""
    ours = NEIGHBOURS_KINDS.get(kind, "")
    return f"here it is {ours}" if ours.split(" ")[0] in known else advice(kind, known)
