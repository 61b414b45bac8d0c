"""What can be wrong, in words a facilitator understands.

Every message of the product stands in this one catalogue. A :class:`Message` is a sentence and a way out; put at a
place it becomes a :class:`Problem`. Problems are collected and shown all at once; a :class:`WtaFormsError` carries
those that stopped the work. Tests quote the catalogue, never the wording.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where it stands, what is wrong, what to do.

    ``where`` is ``file:line``, a file, a question or a field, and may be empty. A note (``is_note``) never makes a
    command fail.
    """

    where: str
    message: str
    hint: str = ""
    is_note: bool = False

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        way_out = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.message}{way_out}"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence of the catalogue; ``{name}`` in it is filled in by :meth:`at`."""

    text: str
    hint: str = ""
    is_note: bool = False

    def at(self, where: str, **values: object) -> Problem:
        return Problem(where, self.text.format(**values), self.hint.format(**values), self.is_note)


class WtaFormsError(Exception):
    """The work could not be done. ``problems`` says all that stood in its way; there is at least one."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each once, file by file as they first come, line by line; what is said of a whole file comes behind its lines."""
    each = list(dict.fromkeys(problems))
    files = list(dict.fromkeys(_place(problem)[0] for problem in each))
    return tuple(sorted(each, key=lambda problem: (files.index(_place(problem)[0]), _place(problem)[1])))


def _place(problem: Problem) -> tuple[str, float]:
    file, _, line = problem.where.rpartition(":")
    return (file, int(line)) if line.isdecimal() else (problem.where, math.inf)


# --- files ------------------------------------------------------------------------------------------------------

NOT_FOUND = Message("there is no such file", "look at the name and the folder it is in")
NOTHING_TO_CHECK = Message("there is no form in this folder", "name a form: wta-forms check my-form.yaml")
SPEC_NOT_FOUND = Message("there is no form called '{name}'", "give the path of a YAML file, or one of: {shipped}")
NOT_A_FILE = Message("this is a folder, not a file", "name the files in it")
CANNOT_READ = Message("the file cannot be read: {why}", "close it in other programs and look at its permissions")
CANNOT_WRITE = Message("cannot write here: {why}", "choose another folder with -o, or look at its permissions")
ALREADY_THERE = Message("the file is there already", "choose another folder, or write over it with --force")
FOLDER_NOT_EMPTY = Message("there is something in this folder already", "choose another, or write over it with --force")
EXTRA_MISSING = Message("{what} need a part that is not installed", "install it: pip install 'wta_forms[{extra}]'")
NOT_UTF8 = Message("the file is not plain text in UTF-8", "save it again with the encoding UTF-8")
FILE_TOO_LARGE = Message("the file is larger than {limit}", "split it, or take out what does not belong in it")
EMPTY_FILE = Message("the file is empty", "ask for it again: it may have been cut off on its way")

BAD_DATE = Message("'{value}' is not a date", "write the year first, then month and day: --date 2026-03-31")

# --- YAML -------------------------------------------------------------------------------------------------------

YAML_BROKEN = Message("this line cannot be read: {why}", "put the text in double quotes: {corrected}")
YAML_BROKEN_ELSEWHERE = Message("the file cannot be read from here on: {why}", "look at this line and the one above it")
YAML_UNCLOSED = Message("a {mark} quote opened in line {line} is not closed", "close it: {corrected}")
YAML_NO_SPACE = Message("there is no space after the {mark}", "put a space after the {mark}: {corrected}")
YAML_TAB = Message("there is a tab in the space before the text", "use spaces: two for every step to the right")
YAML_CHARACTER = Message("there is a character here that cannot be printed: {character}", "type the line again by hand")
YAML_HASH = Message(
    "from ' #' on the line is a remark, which is not printed", "if it is text: {corrected}", is_note=True
)
YAML_EMPTY = Message("there is nothing in this file", "begin with a line like: form: my-form")
YAML_SEVERAL = Message("a second document begins here", "keep one form in a file and remove the line '---'")
YAML_NOT_A_MAP = Message("{what} has to be written as 'word: value' lines", "for example: {example}")
YAML_ALIAS = Message("'&' and '*' names are not used here", "put the text in double quotes, or write it out again")
YAML_TAG = Message("'!' tags are not used here", "put the text in double quotes")
YAML_TOO_DEEP = Message("this is nested more than {limit} deep", "move it further to the left")
DUPLICATE_KEY = Message("'{key}' stands here twice (first in line {first})", "keep one of the two")
KEY_WITHOUT_VALUE = Message(
    "'{key}' has no value", "write one after the colon; a text with a comma or # in it needs double quotes around it"
)

CURLY_WORD = Message("'{word}' has a word processor's quotation marks around it", "write it without them: {bare}")
CURLY_TEXT = Message(
    "a word processor's quotation marks stand around this text: they are printed as they are",
    "if they are not meant: {corrected}",
    is_note=True,
)

# --- spec -------------------------------------------------------------------------------------------------------

UNKNOWN_WORD = Message("'{word}' is not a word of {place}", "{advice}")
MISSING_WORD = Message("{place} needs '{word}'", "for example: {example}")
WRONG_TYPE = Message("'{word}' should be {expected}, not {found}", "for example: {example}")
BAD_IDENTIFIER = Message(
    "'{value}' cannot be the {word}", "use small letters, figures and {separator}, beginning with a letter; {example}"
)
OUT_OF_BOUNDS = Message("'{word}' is {value}; it has to be from {least} to {most}", "for example: {example}")
NOT_ONE_OF = Message("'{word}' cannot be '{value}'", "{advice}")
DUPLICATE_ID = Message("the id '{id}' is taken (line {first})", "give every question an id of its own")
PART_ASKS = Message("part {part} already asks '{id}'", "take this question out, or give it an id of its own")
PARTS_ASK = Message("part {part} asks '{id}', and so does part {first}", "use one of the two")
SAME_FORM = Message(
    "{files} are both version {version} of {form}", "count version up in the newer one, or take one out of the folder"
)
UNKNOWN_LIST = Message("there is no list '{name}' under choices", "{advice}")
TOO_FEW_CHOICES = Message("a list needs at least {least} choices", "add one, or use kind: tick for a single box")
RESERVED_KEY = Message("'{key}' cannot be a choice's key", "write '{key}: true' beside choices instead")
MIXED_KEYS = Message(
    "the list '{name}' has numbers and words as keys", "use one or the other: numbers are counted as scores"
)
SAME_LABEL = Message(
    "two choices read '{label}' in {language}", "make them different: a filled form holds only what is printed"
)
BAD_PREFILL = Message("'{value}' is neither a column of people.csv nor known of the project", "{advice}")
BAD_PATTERN = Message("'{value}' is not a pattern: {why}", "for example: [A-Z]{{2}}[0-9]+")
PATTERN_NEEDS_MESSAGE = Message("a pattern needs a 'message'", "say in plain words what is expected")
NO_SCALE = Message(
    "a scale cannot go from {low_value} to {high_value}", "give it a greater '{high}', or a smaller '{low}'"
)
NOT_SCORED = Message(
    "merge: {strategy} needs numbers to reckon with",
    "give the choices whole numbers as keys: {{1: Never, 2: Sometimes}}",
)
SEVERAL_SCORES = Message(
    "merge: {strategy} needs one answer in each row, and here there may be several", "remove merge, or tick: many"
)
GROUP_MISSING = Message(
    "'merge' does not say by which column rows are put together", "for example: merge: {{group: {column}}}"
)
GROUP_UNKNOWN = Message("the table has no column '{column}' to merge", "{advice}")
GROUP_ITSELF = Message(
    "rows are put together where '{column}' is the same: it needs no way of merging", "remove '{column}' behind group"
)
ONLY_NUMBERED = Message("rows with printed names cannot go on at the end", "remove more_rows, or write: rows: 6")
LESS_THAN = Message("'{high}' ({high_value}) is smaller than '{low}' ({low_value})", "exchange the two")
CONDITION_UNKNOWN = Message("only_if names '{id}', which is not a question of this form", "{advice}")
CONDITION_LATER = Message("only_if names '{id}', which is asked later or is this one", "ask '{id}' first")
CONDITION_VALUE = Message("'{value}' is not an answer to '{id}'", "{advice}")
CONDITION_KIND = Message("'{id}' is a {kind} question: nothing can depend on what it says", "use: {{{id}: answered}}")
MERGE_UNFIT = Message("merge: {strategy} does not fit a {kind} question", "{advice}")
UNKNOWN_LANGUAGE = Message("'{language}' is not one of the form's languages", "add it to languages, or remove the text")
LANGUAGE_NOT_OFFERED = Message("{form} is not there in '{language}'", "it is there in: {languages}")
NO_VARIANT = Message("there is no variant '{variant}'", "{advice}")
BAD_LANGUAGE = Message("'{value}' is not a language", "use a short name such as en, gd, pl or ar")
TWICE_IN_LIST = Message("'{value}' stands in '{word}' twice", "keep one of the two")
FIRST_LANGUAGE_MISSING = Message("the text is missing in '{language}', the form's first language", "add it")
NOT_TRANSLATED = Message(
    "not in '{language}' yet: {texts}; the {first} is printed instead",
    "for a translator: wta-forms translate SPEC --lang {language}",
    is_note=True,
)
TRANSLATIONS_NO_COLUMNS = Message("a column is missing", "begin with: id,original,translation")
TRANSLATIONS_NOT_NAMED = Message("the form is not in '{language}'", "add {language} to its languages", is_note=True)
TRANSLATION_OUTDATED = Message("'{id}' was '{was}' and is now '{now}'", "translate it anew", is_note=True)
TRANSLATION_UNUSED = Message("nothing in the form reads '{original}'", "remove the line", is_note=True)
TRANSLATION_TWICE = Message("line {first} has other words for '{original}', and counts", "keep one", is_note=True)
TRANSLATION_IN_FORM = Message("the form itself says '{words}', which counts", "change it there", is_note=True)
TRANSLATE_FIRST = Message("'{language}' is what the form is written in", "name another language: --lang pl")
EMPTY_TEXT = Message("'{word}' is empty", "write something, or remove the line")
CONTROL_CHARACTER = Message("'{word}' has a character in it that cannot be printed", "type the text again by hand")
PART_NOT_FOUND = Message("there is no part '{name}'", "{advice}")
PART_IN_PART = Message("a part cannot use another part", "name both in the form itself")
NOT_A_PART = Message("'{name}' is {what}, not a part", "name a file that begins with a line like: part: about-you")
IS_A_PLAN = Message("this is a plan, not a form", "follow it with: wta-forms report answers.jsonl --plan {plan}")
IS_A_PART = Message("this is a part, not a form", "name the form that uses it")
NO_QUESTIONS = Message("the form asks nothing", "add a section with at least one question")
TOO_WIDE = Message("a table has {count} columns, more than fit on a page: '{words}' …", "make two tables of it")
TOO_HIGH = Message("what begins with '{words}' is higher than a page", "shorten it, or give it fewer lines")
LITTLE_ROOM = Message("at most {most} characters, but the box has room for about {room}", "{advice}", is_note=True)
CANNOT_DRAW = Message("no font here has the character {characters}, as in '{word}'", "write it another way")
CANNOT_DRAW_YET = Message(CANNOT_DRAW.text, 'install more: pip install "wta_forms[scripts]"')
MACHINE_WORDS = Message("'{words}' is a name for a machine, and people see and hear it", "say it in plain words")
NOT_CONFORMING = Message("the PDF is not for everybody: {what} ({rule} {clause})", "a fault of ours: please report it")

# --- people and project -------------------------------------------------------------------------------------------

PEOPLE_NO_NAME_COLUMN = Message("the first line has no column 'name'", "begin with: name,organisation,role,email")
CSV_BROKEN = Message("a double quote in this line is not closed, or stands inside a text", "close it, or remove it")
CSV_TOO_MANY_CELLS = Message(
    "this line has more in it than the first line has names for",
    "put a text with a comma or semicolon in it in double quotes",
)
PEOPLE_NO_NAME = Message("this person has no name", "write one, or remove the line")
PEOPLE_SAME = Message("'{name}' stands here twice (first in line {first})", "give the column 'id' different values")
PEOPLE_NAMESAKES = Message(PEOPLE_SAME.text, "if they are two people, add a column 'id' with something else for each")
PEOPLE_EMPTY = Message("there is nobody in this file", "write a line for every person under the first line")
PEOPLE_NO_COLUMN = Message(
    "there is no column '{column}', which question '{question}' is filled in from", "look how it is spelt", is_note=True
)
PEOPLE_NOT_A_CHOICE = Message("'{value}' is not one of the choices of '{question}'", "{advice}")
PEOPLE_UNDRAWABLE = Message(
    "'{name}' has characters no font here can draw: {characters}",
    "{advice}the form keeps them, and shows a question mark in their place until somebody clicks into the box",
    is_note=True,
)
LOGO_NOT_FOUND = Message("there is no file '{name}' here", "put it beside project.yaml, or look how it is spelt")
LOGO_TOO_LARGE = Message("'{name}' has more than {limit}", "save it smaller: 1,000 pixels across are plenty")
LOGO_BROKEN = Message("'{name}' cannot be read as a picture: {why}", "save it again as PNG")
LOGO_REACHES_OUT = Message(
    "'{name}' takes a part of itself from elsewhere: {what}", "save it with everything in one file"
)
LOGO_HAS_TEXT = Message(
    "'{name}' has words in it that need a typeface", "turn them into paths (outlines), or save it as PNG"
)
ACCENT_PALE = Message(
    "{colour} is too pale to read: its contrast is {contrast} to 1, and words need 4.5 to 1",
    'the nearest that passes is "{nearest}"',
)
SAME_FILE_NAME = Message("several files would be called {name}", "put {{form}} and {{person}} into the name's pattern")

# --- reading what comes back ----------------------------------------------------------------------------------------

NOT_A_PDF = Message("this is not a PDF", "ask for the form as a file, saved from the program it was filled in with")
DAMAGED = Message("the file is damaged and cannot be read: {why}", "ask for it again, sent as an attachment")
ENCRYPTED = Message("the file is locked with a password", "ask for a copy without a password")
NEEDS_CRYPTOGRAPHY = Message(
    "the file is locked in a way that this program cannot open by itself",
    "install what it needs: pip install cryptography",
)
XFA_ONLY = Message("this form can only be opened in Adobe's own programs", "ask for it in another form")
TOO_LARGE = Message("the file is larger than {limit}", "ask for the form itself, without pictures in it")
TOOK_TOO_LONG = Message("reading the file took more than {limit}, so it was stopped", "ask for it again")
READER_STOPPED = Message("reading the file was stopped: {why}", "keep the file and ask for it again")
READER_MISSING = Message("the part of this program that reads PDFs does not start: {why}", "install wta_forms again")
NO_FORM_FIELDS = Message("there are no boxes in this PDF", "it may be a picture or a print of the form; read it by eye")
NOT_A_MAP = Message("this is not a map of a blank form: {why}", "make it again: wta-forms generate --map")
UNKNOWN_FORM = Message("no form called '{form}' is here", "say where its spec is with --specs")
UNKNOWN_VERSION = Message(
    "the file is version {found} of {form}, and the spec here is version {here}",
    "put the form as it was sent, version {found}, beside the new one in a file of its own: both are used",
)
CHANGED_FORM = Message(
    "the spec of {form} has changed since this file was made, though its version is still {version}",
    "put back the form as it was sent, still version {version}; change a copy of it, with version counted up: "
    "both stay in the folder",
)
FOREIGN_FORM = Message("this form was not made by wta-forms", "read it as it is with: wta-forms extract --raw")
MIXED_STAMPS = Message("the file holds boxes of more than one form, or of more than one person's", "ask for each alone")
FORGED = Message("the stamp in the file does not fit", "ask the sender; the answers are kept")
BLANK_ANSWERS = Message("no box is filled in", "most likely the answers were not saved; ask for the file again")
FIELD_MISSING = Message("the box '{field}' is not in the file", "ask for this answer", is_note=True)
FIELD_UNKNOWN = Message("the box '{field}' is not in the form; it says '{value}'", "look at it by eye")
FOUND_OUTSIDE = Message("the box '{field}' was found on the page but not in the form's list", is_note=True)
FOUND_RENAMED = Message("the box '{field}' came back under the name '{found}'", is_note=True)
FOUND_BY_PLACE = Message("the box '{field}' was found by its place on the page, as '{found}'", "look whether it fits")
TWO_VALUES = Message("the box '{field}' stands in the file with different answers: {values}", "ask which one is meant")
STATE_DIFFERS = Message("the box '{field}' is ticked in one place of the file and not in another", "ask which is meant")
CUT_EMOJI = Message("an emoji was damaged by the program the form was filled in with", "the words around it are whole")
DAMAGED_TEXT = Message("some characters are damaged: {characters}", "compare with the page, or ask for this answer")
STRANGE_TEXT = Message("there are invisible or unusual characters in it: {characters}", is_note=True)
BROKEN_STRING = Message("part of the text could not be decoded", "compare with the page, or ask for this answer")
FIELD_BROKEN = Message("the box is damaged and cannot be read", "ask for this answer")
FIELDS_LEFT_OUT = Message("not every box could be read: there are {why}", "look at the file by eye")
VALUE_LOST = Message("what was written in the box is not in the file any more", "ask for this answer")
SIGNED = Message("the box holds a digital signature; nobody checked it", is_note=True)
FIELD_TOO_LARGE = Message("the box holds more than {limit}", "ask for this answer another way")
ACTIVE_CONTENT = Message("the file contains {what}; nothing of it was run", "do not pass the file on", is_note=True)
RECOVERED_FILE = Message("the file was damaged and could be read only in part", "compare the answers with the page")

# --- what answers mean ----------------------------------------------------------------------------------------------

SEVERAL_TICKED = Message("{count} boxes are ticked where one is asked for: {labels}", "ask which one is meant")
NONE_AND_MORE = Message("'{none}' is ticked together with something else: {labels}", "ask which is meant")
TOO_MANY_TICKED = Message("{count} boxes are ticked; at most {most} are asked for", "ask which ones count")
TOO_FEW_TICKED = Message("{count} boxes are ticked; at least {least} are asked for", "ask for the rest")
OTHER_WITHOUT_WORDS = Message("'{other}' is ticked, but the line beside it is empty", "ask what is meant")
OTHER_WITHOUT_TICK = Message("the line beside '{other}' is filled in, but its box is not ticked", is_note=True)
NOT_A_NUMBER = Message("'{raw}' cannot be read as one number", "ask for a number in figures")
AMBIGUOUS_NUMBER = Message("'{raw}' can be read as {one} or as {other}", "ask which is meant")
NUMBER_READ_AS = Message("'{raw}' was read as {value}", is_note=True)
OTHER_UNIT = Message("'{raw}' is not in {unit}", "ask for it in {unit}")
NUMBER_OUTSIDE = Message("{value} is not from {least} to {most}", "ask for it again")
NUMBER_TOO_SMALL = Message("{value} is less than {least}", "ask for it again")
NUMBER_TOO_LARGE = Message("{value} is more than {most}", "ask for it again")
TOO_MANY_DECIMALS = Message("{value} has more than {decimals} figures after the point", "ask for it again")
NOT_A_DATE = Message("'{raw}' cannot be read as one date", "ask for day, month and year")
AMBIGUOUS_DATE = Message("'{raw}' has a year of two figures", "ask for the whole year")
DATE_OUTSIDE = Message("{value} is not from {least} to {most}", "ask for it again")
DATE_TOO_EARLY = Message("{value} is before {least}", "ask for it again")
DATE_TOO_LATE = Message("{value} is after {most}", "ask for it again")
TOO_LONG = Message("the answer has {count} characters; {most} are asked for", "all of it is kept", is_note=True)
OVERFULL = Message("on paper its box shows about {shown} of its {count} characters", "take it from here", is_note=True)
PATTERN_UNMET = Message("'{raw}' is not as asked for: {message}", "ask for it again")
NOT_IN_LIST = Message("'{raw}' is not one of the choices", "ask which one is meant")
NOT_AN_EMAIL = Message("'{raw}' has no e-mail address in it", "ask for one like ann@example.org")
NOT_A_PHONE = Message("'{raw}' has no telephone number in it", "ask for the number in figures")
NOT_ON_SCALE = Message("'{raw}' is not a whole number from {least} to {most}", "ask for it again")
RANK_MARKED = Message("marked, but not numbered: {labels}", "ask for the order: 1 for the one that matters most")
RANK_NOT_A_PLACE = Message("'{raw}' beside '{label}' is not a place like 1 or 2", "ask for the order")
RANK_OUTSIDE = Message("'{label}' is numbered {place}; places go from 1 to {most}", "ask for the order")
RANK_TOO_MANY = Message("{count} choices are numbered; at most {most} are asked for", "ask which ones count")
RANK_TWICE = Message("more than one choice is numbered {place}: {labels}", "ask which one goes first")
RANK_GAP = Message("places go up to {last}, but none is numbered {missing}", "ask for the order")
POINTS_SUM = Message("{total} points are shared out; {points} are asked for", "ask how to share them out")
REQUIRED_BLANK = Message("this answer is needed and is empty", "ask for it")
NOT_TO_BE_ASKED = Message("answered, though by another answer it was not to be", "the answer is kept", is_note=True)
STILL_PREFILLED = Message("still as it was filled in beforehand", is_note=True)

# --- the plan -------------------------------------------------------------------------------------------------------

NOT_A_PLAN = Message("this file is not a plan", "begin with a line like: plan: my-plan")
PLAN_UNKNOWN_FORM = Message("the plan does not read a form '{form}'", "{advice}")
PLAN_UNKNOWN_QUESTION = Message("{form} has no question '{question}'", "{advice}")
PLAN_UNKNOWN_COLUMN = Message("'{question}' has no column '{column}'", "{advice}")
PLAN_UNFIT = Message("as: {way} does not fit {what}", "use one of: {ways}")
PLAN_FORM_NOT_FOUND = Message("no form called '{form}' was found", "look at its name, or put it beside the plan")
PLAN_BAD_SOURCE = Message("'{value}' is nothing that a plan can show", "write form.question, or one of: {built_in}")
PLAN_WORD_UNFIT = Message("'{word}' says nothing about {what}", "remove it; it is for {use}")
PLAN_ONE_QUESTION = Message("as: {way} takes one question", "write a block for each of them")
PLAN_DESCRIBING = Message("'{question}' says who is answering", "show it with: from: people.contributors")
PLAN_UNKNOWN_PLACEHOLDER = Message("nothing is known as {{{name}}}", "{advice}")
PLAN_NEVER_SHARED = Message("answers to '{question}' are never shown", "its form says share: never", is_note=True)
PLAN_NEVER_SHOWN = Message(
    "nothing shows the answers to: {questions}", "show them, or end with a block '- from: answers'", is_note=True
)
PLAN_NEEDS_HEADS = Message(
    "rows out of several tables need a head for every column",
    "for example: columns: {{step: What we will do, owner: Who}}",
)
PLAN_ROWS_ALONE = Message(
    "'{value}' does not say what goes into which column, as others here do",
    'for example: {value}: {{step: "{{step}}"}}',
)
PLAN_NOT_A_TABLE = Message("'{question}' is no table: it has no rows to put here", "show it in a block of its own")
PLAN_UNKNOWN_CELL = Message("'{column}' is not one of the columns of this block", "{advice}")
PLAN_EMPTY_COLUMN = Message("no table fills the column '{column}'", "say what goes there, or remove the column")
PLAN_COLUMN_KEPT = Message(
    "the column '{column}' of '{question}' is not shown", "its form says share: {share}", is_note=True
)
PLAN_COLUMN_HIDDEN = Message(
    "'{word}' would tell what the form keeps back: the column '{column}' of '{question}' has share: {share}",
    "take another column",
)
PLAN_NOT_GROUPED = Message(
    "rows of '{question}' that say the same in '{column}' are not put together: that column is not shown",
    "its form says share: {share}",
    is_note=True,
)
PLAN_WHO_HIDDEN = Message("nobody can be picked by '{question}': its form says share: never", "remove it from 'who'")
PLAN_BY_PERSON = Message("every answer can only be put in order by person, not by '{value}'", "write: by: person")
PLAN_BY_CHOICE = Message("'{column}' is no column with choices: there is no table for each of them", "{advice}")
PLAN_NO_CHOICES = Message("'{name}' has no choices to go by", "{advice}")
PLAN_NOT_A_CHOICE = Message("'{value}' is not one of the choices of '{name}'", "{advice}")
PLAN_WHO_UNKNOWN = Message("no form that the plan reads asks '{name}'", "{advice}")
PLAN_NOT_A_NUMBER = Message("'{column}' is neither a number nor a scale: it has no score", "{advice}")
PLAN_NO_SCORE = Message("there is no score here", "say which columns make it: score: likelihood x impact")
PLAN_HEATMAP_SCORE = Message("a heatmap of '{question}' needs two scales to spread it over", "{advice}")
PLAN_OTHER_POINTS = Message(
    "'{question}' cannot share a chart with '{first}'", "only scales with the same points can; write a block for each"
)
PLAN_WRITTEN_TWICE = Message("'{name}' is written in another section too (line {first})", "give it a name of its own")
DECISIONS_NOT_NAMED = Message("'{word}' should be names with a text each", "for example: {example}")
DECISION_NO_TEXT = Message("'{name}' should be a text", "write it behind {name}:, in double quotes if in doubt")
DECISION_NOT_WRITTEN = Message("the plan {plan} has no place for words called '{name}'", "{advice}")
DECISION_UNKNOWN_QUESTION = Message("no form that the plan reads asks '{question}'", "{advice}")
DECISION_NOT_ASKED_FOR = Message(
    "'{question}' is not put together by a decision: this one is only listed",
    "write in its form: merge: decide",
    is_note=True,
)
DECISION_UNFIT = Message("'{value}' is not an answer to '{question}'", "{advice}")
WORDS_MISSING = Message("nothing is written yet for '{title}'", "write under words: {name}: …", is_note=True)
UNDECIDED = Message(
    "nobody has decided yet: question {number} of {form}, '{label}'", "write under answers: {question}: …", is_note=True
)
NOT_RESPONSES = Message("line {line} is not an answer as 'wta-forms extract' prints it", "make the file again")
NO_PLAN = Message("no plan here reads the forms {forms}", "say which plan to use: --plan FILE")
NO_RESPONSES = Message("there are no answers to merge", "read forms first: wta-forms extract *.pdf > answers.jsonl")
UNKNOWN_FORMAT = Message("'{ending}' is not a format for a plan", "use one of: {endings}")
WHOSE_IS_IT = Message(
    "a form with {owner}'s stamp has the name '{typed}' in it", "find out whose it is; until then it stands by itself"
)
NAME_OF_SOMEBODY_ASKED = Message(
    "a form without a stamp has the name '{typed}' in it, and somebody of that name was asked",
    "find out whether it is theirs; until then it stands by itself, and the stricter wish counts for both",
)
NAME_OF_ANOTHER = Message(
    "the name '{typed}' stands in {file} too, and they may be two people",
    "find out; until then each stands alone, and the stricter wish counts for both",
)
PLAN_PARTS_LOST = Message("nothing is answered here, but parts of the form did not come back", "ask for the form again")
PLAN_NOT_READ = Message("this is an answer to {form}, which the plan does not read", "add it to reads", is_note=True)
PLAN_NOT_ASKED = Message("'{question}' is answered, but {form} does not ask it any more", "read the answer yourself")
PLAN_WHICH_IS_NEWER = Message(
    "question {number} has another answer here than in {file}, and both came at the same time", "ask which one counts"
)
PLAN_NEWER_COUNTS = Message(
    "question {number} has another answer here than in {file}", "the newer one counts", is_note=True
)
PLAN_DOUBT_SETTLED = Message(
    "question {number} is answered clearly here, but not in {file}", "the newer answer counts", is_note=True
)
