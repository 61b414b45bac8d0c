"""THE table of words: every word a spec may hold, where, and what stands behind it.

The loader, "did you mean" and the documentation are made from it, and the tests go through it word by word.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import Enum


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
    WIDTH = "full, half or third"
    SHARE = "quote, paraphrase, count or never"
    CONDITION = "a question and the answer it needs"
    MERGE = "a way of merging answers"
    CONTACT = "a name, email and phone"
    NAMES = "name, role or none"
    FORMS = "a list of forms"
    BLOCKS = "a list of blocks, each after a dash"
    SOURCES = "a question such as drivers.gaps, or a list of them"
    WAY = "quotes, list, sentence, table or chart"
    COLUMN_NAMES = "a list of columns, by their ids"


class Place(Enum):
    """Where a word may stand; the value says it in a sentence."""

    FORM = "a form"
    PART = "a part"
    SECTION = "a section"
    USE = "a section that uses a part"
    QUESTION = "a question"
    COLUMN = "a column"
    CHOICE = "a choice"
    PLAN = "a plan"
    PLAN_SECTION = "a section of a plan"
    PLAN_BLOCK = "a block of a plan"
    PROJECT = "a project"
    CONTACT = "a contact"


TEXTUAL = frozenset({"text", "paragraph"})
SELECTING = frozenset({"select_one", "select_multiple"})
TALKING = frozenset({"heading", "note"})
ASKING = TEXTUAL | SELECTING | {"number", "date", "table", "tick"}
CELLS = TEXTUAL | {"number", "date", "select_one", "tick"}
KINDS = ("text", "paragraph", "number", "date", "select_one", "select_multiple", "table", "tick", "heading", "note")
LATER_KINDS = frozenset({"scale", "rank", "points", "grid", "email", "phone", "consent", "sharing", "signature"})


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
_NUMBER, _DATE, _TABLE = frozenset({"number"}), frozenset({"date"}), frozenset({"table"})
_MULTIPLE = frozenset({"select_multiple"})

WORDS: tuple[Word, ...] = (
    Word("form", _F, Type.FORM_NAME, "The name of the form.", "form: my-form", is_required=True),
    Word("version", _F, Type.WHOLE, "Counts up when questions change.", "version: 1", is_required=True, least=1, most=9999),
    Word("title", _F, Type.PHRASE, "Printed large on the first page.", "title: Project values", is_required=True),
    Word("languages", _F, Type.LANGUAGES, "The first is that of plain texts.", "languages: [en, pl]", "[en]"),
    Word("about", _F, Type.PHRASE, "A few sentences under the title.", "about: What makes your project unique?"),
    Word("minutes", _F, Type.WHOLE, "How long it takes.", "minutes: 40", least=1, most=600),
    Word("choices", _F, Type.LISTS, "Lists that several questions share.", "choices: {speed: {fast: Fast, slow: Slow}}"),
    Word("sections", _F, Type.SECTIONS, "What is asked.", "sections: [{questions: [{id: gap, kind: text, label: A gap}]}]", is_required=True),
    Word("part", _P, Type.FORM_NAME, "The name of the part.", "part: about-you", is_required=True),
    Word("version", _P, Type.WHOLE, "Counts up when questions change.", "version: 1", "1", least=1, most=9999),
    Word("languages", _P, Type.LANGUAGES, "The first is that of plain texts.", "languages: [en, pl]", "[en]"),
    Word("choices", _P, Type.LISTS, "Lists that several questions share.", "choices: {speed: {fast: Fast, slow: Slow}}"),
    Word("sections", _P, Type.SECTIONS, "The sections to reuse.", "sections: [{title: About you}]", is_required=True),
    Word("use", Place.USE, Type.FORM_NAME, "Sections out of a part.", "use: about-you", is_required=True),
    Word("title", _S, Type.PHRASE, "The heading of the section.", "title: Gaps"),
    Word("about", _S, Type.PHRASE, "Sentences under the heading.", "about: What is missing now."),
    Word("new_page", _S, Type.YES_NO, "Begin on a new page.", "new_page: true", "false"),
    Word("prompts", _S, Type.PHRASES, "Questions to talk about first.", "prompts: [Who could be left out?]"),
    Word("facilitator", _S, Type.PHRASE, "A note for the facilitator's copy.", "facilitator: Ask carers first."),
    Word("only_if", _S, Type.CONDITION, "Asked only after that answer.", "only_if: {first: answered}"),
    Word("questions", _S, Type.QUESTIONS, "What is asked here.", "questions: [{id: gap, kind: text, label: A gap}]"),
    Word("id", _Q, Type.IDENTIFIER, "The question's name in the answers.", "id: budget", is_required=True, kinds=ASKING),
    Word("kind", _Q, Type.KIND, "What kind of answer is asked for.", "kind: text", is_required=True),
    Word("label", _Q, Type.PHRASE, "The question as it is printed.", "label: What is missing?", is_required=True),
    Word("hint", _Q, Type.PHRASE, "Help, printed under the question.", "hint: One gap a row.", kinds=ASKING),
    Word("prompts", _Q, Type.PHRASES, "Questions to talk about first.", "prompts: [Who knows?]", kinds=ASKING),
    Word("facilitator", _Q, Type.PHRASE, "A note for the facilitator's copy.", "facilitator: Wait.", kinds=ASKING),
    Word("required", _Q, Type.YES_NO, "Ask back when it is empty.", "required: true", "false", kinds=ASKING),
    Word("width", _Q, Type.WIDTH, "Two halves share a line.", "width: half", "full", kinds=ASKING - _TABLE),
    Word("prefill", _Q, Type.TEXT, "A column of people.csv, project.title or project.organisation.", "prefill: name", kinds=ASKING - _TABLE),
    Word("only_if", _Q, Type.CONDITION, "Asked only after that answer.", "only_if: {first: answered}", kinds=ASKING),
    Word("merge", _Q, Type.MERGE, "How the answers of all become one.", "merge: latest", kinds=ASKING),
    Word("share", _Q, Type.SHARE, "How answers may be shown.", "share: count", "quote", kinds=ASKING),
    Word("about", _Q, Type.PHRASE, "Sentences under the heading or note.", "about: Take your time.", kinds=TALKING),
    Word("lines", _Q, Type.WHOLE, "How many lines the box holds.", "lines: 3", "1, paragraph 5", kinds=TEXTUAL, least=1, most=30),
    Word("max_chars", _Q, Type.WHOLE, "Printed, and checked on return.", "max_chars: 280", kinds=TEXTUAL, least=1, most=100_000),
    Word("pattern", _Q, Type.TEXT, "A regular expression for the whole answer.", 'pattern: "[A-Z]+"', kinds=TEXTUAL),
    Word("message", _Q, Type.PHRASE, "The pattern in plain words.", "message: Capital letters only.", kinds=TEXTUAL),
    Word("min", _Q, Type.NUMBER, "The least number.", "min: 0", kinds=_NUMBER),
    Word("max", _Q, Type.NUMBER, "The greatest number.", "max: 100", kinds=_NUMBER),
    Word("unit", _Q, Type.PHRASE, "Printed beside the box.", "unit: £", kinds=_NUMBER),
    Word("decimals", _Q, Type.WHOLE, "Figures after the point, at most.", "decimals: 2", kinds=_NUMBER, least=0, most=9),
    Word("min", _Q, Type.DATE, "The first date.", "min: 2026-01-01", kinds=_DATE),
    Word("max", _Q, Type.DATE, "The last date.", "max: 2026-12-31", kinds=_DATE),
    Word("choices", _Q, Type.CHOICES, "What can be ticked.", "choices: {yes: Yes, no: No}", is_required=True, kinds=SELECTING),
    Word("other", _Q, Type.OFFER, "Something else, with a line for it.", "other: true", "false", kinds=SELECTING),
    Word("none", _Q, Type.OFFER, "None of these.", "none: Nothing special", "false", kinds=SELECTING),
    Word("unsure", _Q, Type.OFFER, "Not sure.", "unsure: true", "false", kinds=SELECTING),
    Word("at_least", _Q, Type.WHOLE, "The fewest ticks.", "at_least: 1", kinds=_MULTIPLE, least=1, most=99),
    Word("up_to", _Q, Type.WHOLE, "The most ticks.", "up_to: 2", kinds=_MULTIPLE, least=1, most=99),
    Word("rows", _Q, Type.ROWS, "How many rows, or rows with a printed name.", "rows: 6", is_required=True, kinds=_TABLE, least=1, most=60),
    Word("columns", _Q, Type.COLUMNS, "What each row asks.", "columns: [{id: gap, kind: text, label: Gap}]", is_required=True, kinds=_TABLE),
    Word("id", _C, Type.IDENTIFIER, "The column's name in the answers.", "id: owner", is_required=True),
    Word("kind", _C, Type.KIND, "What kind of answer is asked for.", "kind: text", is_required=True),
    Word("label", _C, Type.PHRASE, "The head of the column.", "label: Who sees to it", is_required=True),
    Word("hint", _C, Type.PHRASE, "Help, printed in the head.", "hint: One name is enough."),
    Word("width", _C, Type.NUMBER, "A share of the table's width.", "width: 2", "1", least=0.1, most=20),
    Word("share", _C, Type.SHARE, "How answers may be shown.", "share: count", "quote"),
    Word("lines", _C, Type.WHOLE, "How many lines the box holds.", "lines: 2", "1, paragraph 5", kinds=TEXTUAL, least=1, most=30),
    Word("max_chars", _C, Type.WHOLE, "Printed, and checked on return.", "max_chars: 280", kinds=TEXTUAL, least=1, most=100_000),
    Word("pattern", _C, Type.TEXT, "A regular expression for the whole answer.", 'pattern: "[A-Z]+"', kinds=TEXTUAL),
    Word("message", _C, Type.PHRASE, "The pattern in plain words.", "message: Capital letters only.", kinds=TEXTUAL),
    Word("min", _C, Type.NUMBER, "The least number.", "min: 0", kinds=_NUMBER),
    Word("max", _C, Type.NUMBER, "The greatest number.", "max: 100", kinds=_NUMBER),
    Word("unit", _C, Type.PHRASE, "Printed in the head.", "unit: £", kinds=_NUMBER),
    Word("decimals", _C, Type.WHOLE, "Figures after the point, at most.", "decimals: 2", kinds=_NUMBER, least=0, most=9),
    Word("min", _C, Type.DATE, "The first date.", "min: 2026-01-01", kinds=_DATE),
    Word("max", _C, Type.DATE, "The last date.", "max: 2026-12-31", kinds=_DATE),
    Word("choices", _C, Type.CHOICES, "What the list offers.", "choices: {yes: Yes, no: No}", is_required=True, kinds=frozenset({"select_one"})),
    Word("label", Place.CHOICE, Type.PHRASE, "The choice as it is printed.", "label: Co-production", is_required=True),
    Word("hint", Place.CHOICE, Type.PHRASE, "Help, printed under the choice.", "hint: People share the power."),
)  # fmt: skip

LATER_WORDS = frozenset({"more_rows", "appearance", "migrate", "low", "high", "points", "tick"})
"""Words of the language that are not read yet: said as such instead of "unknown"."""

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
    "acknowledge": "tick",
    "matrixdynamic": "table",
    "html": "note",
}


def words_at(place: Place, kind: str = "", table: Iterable[Word] = WORDS) -> tuple[Word, ...]:
    """The words that may stand at a place, for a kind where one is given."""
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


def advice_on_kind(kind: str, known: Iterable[str] = KINDS) -> str:
    ours = NEIGHBOURS_KINDS.get(kind)
    return f"here it is {ours}" if ours else advice(kind, known)
