"""What can be wrong with forms, people and a project, before anything is sent."""

from __future__ import annotations

from wta_forms.errors.problems import Message

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
LANGUAGE_NOT_OFFERED = Message("{form} is not there in '{language}'",
                               "it is there in: {languages}; others come by wta-forms translate")  # fmt: skip
ADD_LANGUAGE = Message("{form} does not say that it is there in '{language}', though {file} lies beside it",
                       "add it to the form: languages: [{languages}, {language}]")  # fmt: skip
LANGUAGES_TWO = Message("'{language}' is not a language, nor two different ones", "write --lang pl, or --lang pl+en")
PEOPLE_OTHER_LANGUAGE = Message("{person}'s copy of {form} is in '{first}', as it is not there in '{language}'",
                                "translate it: wta-forms translate {form} --lang {missing}", is_note=True)  # fmt: skip
PEOPLE_NO_LANGUAGE = Message("'{language}' in the column 'language' is not a language, nor two different ones",
                             "{advice}")  # fmt: skip
NO_VARIANT = Message("there is no variant '{variant}'", "{advice}")
BAD_LANGUAGE = Message("'{value}' is not a language", "use a short name such as en, gd, pl or ar")
TWICE_IN_LIST = Message("'{value}' stands in '{word}' twice", "keep one of the two")
FIRST_LANGUAGE_MISSING = Message("the text is missing in '{language}', the form's first language", "add it")
NO_OWN_WORDS = Message("what the program prints by itself stands in English where the form is in '{language}'",
                       "it has its words in: {languages}", is_note=True)  # fmt: skip
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

# --- earlier versions ---------------------------------------------------------------------------------------------

MIGRATE_VERSION = Message(
    "'{value}' is no version before this one", "write the number of the version that was answered: migrate: {{1: …}}"
)
MIGRATE_NO_QUESTION = Message("'{id}' is not a question of this form", "{advice}")
MIGRATE_NO_PART = Message("'{question}' has no {what} '{name}'", "{advice}")
MIGRATE_OTHER = Message(
    "what people wrote beside 'other' would be lost in '{name}'", "leave 'other' out: their words stay as they are"
)
MIGRATE_NEVER_ASKED = Message("version {version} has no question '{id}'", "{advice}")
MIGRATE_NEVER_THERE = Message("in version {version}, '{question}' has no {what} '{name}'", "{advice}")
MIGRATE_HOMELESS = Message(
    "answers to '{question}' of version {version} have no place in this form: they are kept and told",
    "write what became of it: migrate: {{{version}: {{{question}: new_id}}}}, or dropped in place of new_id",
    is_note=True,
)
MIGRATE_PART_HOMELESS = Message(
    "'{of}' had in version {version} the {what} {names}, with no place in this form: such answers are kept and told",
    "write what became of them: migrate: {{{version}: {{{question}: {{{part}}}}}}}",
    is_note=True,
)
MIGRATE_OTHER_KIND = Message(
    "'{question}' was a {was} question in version {version} and is a {kind} question: answers are shown as words",
    "give the new question an id of its own, if it asks something else",
    is_note=True,
)
MIGRATE_OTHER_SCALE = Message(
    "the scale of '{of}' went from {was} in version {version} and goes from {now}: a {point} stays a {point}",
    "say under choices which point became which, if that is not meant: {{1: 1, 2: 3}}",
    is_note=True,
)
MIGRATE_FREER = Message(
    "'{question}' had share: {was} in version {version} and has share: {now}: so have the answers to version {version}",
    "give the new question an id of its own, if people were promised more",
    is_note=True,
)
FORM_SENT = Message(
    "{file} has changed since version {version} was made for people (on {day})",
    "write version: {next} in line {line}: answers to version {version} are still read. "
    "If nobody has got it yet: wta-forms generate --force",
)
FORM_SENT_TWICE = Message(
    "{file} has changed since version {version} was made for people (on {day}), and is still version {version}",
    "both are kept, and answers to both are read; copies of both may be out",
    is_note=True,
)
KEY_GONE = Message(
    "the project's key is gone, with which forms made here are signed",
    "put it back from your backup. If it is lost for good: --force makes another, "
    "and forms that were signed with the old one will not fit",
)
KEY_BROKEN = Message("this is not the project's key, or not all of it", "put it back from your backup")
KEPT_BROKEN = Message("a form that was kept cannot be read any more", "put this folder back from your backup")

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
TEMPLATE_NOT_FOUND = Message("there is no Word document '{name}' here", "look how it is spelt, and where it lies")
TEMPLATE_BROKEN = Message("this is not a Word document that can be read", "open it in Word, and save it as .docx")
TEMPLATE_TOO_LARGE = Message("there is too much in this Word document", "take out pictures, and save it again")
TEMPLATE_MACROS = Message(
    "there are macros in this Word document, and whoever opens the plan would be asked whether to run them",
    "save it as .docx, which has none",
)
TEMPLATE_NO_STYLES = Message(
    "this Word document has no style {styles}: the plan's own look is used there",
    "to have your own, make a style of that name",
    is_note=True,
)
TEMPLATE_NO_PLACE = Message(
    "{{{{plan}}}} stands nowhere in this Word document: the plan goes to its end",
    "write {{{{plan}}}} where the plan shall stand",
    is_note=True,
)
TEMPLATE_FOR_WORD = Message("a template is for Word documents, and none is made here", "add -o plan.docx")
ACCENT_PALE = Message(
    "{colour} is too pale to read: its contrast is {contrast} to 1, and words need 4.5 to 1",
    'the nearest that passes is "{nearest}"',
)
SAME_FILE_NAME = Message("several files would be called {name}", "put {{form}} and {{person}} into the name's pattern")
