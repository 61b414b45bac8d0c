"""What can be wrong with what comes back, and with the plan that is made of it."""

from __future__ import annotations

from wta_forms.errors.problems import Message

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
READER_MISSING = Message(
    "the part of this program that opens what others send does not start: {why}", "install wta_forms again"
)
NO_FORM_FIELDS = Message("there are no boxes in this PDF", "it may be a picture or a print of the form; read it by eye")
EMPTY_PAGES = Message(
    "there is nothing on the pages of this PDF", "ask for the form itself: the file in which the answers were typed"
)
PAGE_MISSING = Message(
    "page {page} of {pages} did not come", "ask for it; what stands on it is unknown, which is not the same as empty"
)
PAGES_MISSING = Message(
    "pages {listed} of {pages} did not come", "ask for them; what stands on them is unknown, which is not empty"
)
UNKNOWN_NOT_EMPTY = Message("ask for what is missing; {questions} unknown, not empty")
NO_CODE = Message(
    "no page says which form it is: neither a code nor the line at its foot could be read",
    "if you know which form it is, read it with: wta-forms extract --blank FILE, the empty form that was sent; or ask "
    "for a sharper picture, flat and in good light, with all four corners; or type the answers in",
)
UNLIKE_THE_BLANK = Message(
    "no page says which form it is, and none looks like a page of the empty form that --blank names",
    "ask for a sharper picture, flat and in good light, with all four corners; or type the answers in",
)
LIKE_THE_BLANK = Message(
    "no page says which form it is; they look like {form}, version {version}, which --blank names, and are read so",
    "look whose answers these are: the pages do not say it",
)
NO_SUCH_BLANK = Message(
    "this is {form}, version {version}, but as its pages were laid out it cannot be made any more",
    "say which blank it was made from: --blank FILE",
)
BY_ITS_FIELDS = Message(
    "the file does not say which form it is; its boxes are those of {form}, version {version}", is_note=True
)
BY_ITS_PAGES = Message(
    "the hidden mark that says which form this is did not come back; its pages say {form}, version {version}",
    is_note=True,
)
OF_NO_FORM = Message("page {page} of the file is no page of a form", "look at what it says")
VALUES_OF_NO_FORM = Message(
    "the file holds answers without their form, and they fit no form here, or several",
    "ask for the form itself, or read them with: wta-forms extract --raw",
)
VALUES_CUT = Message("the file breaks off, so there may have been more answers in it", "ask for it again")
PART_LOST = Message("a part of this question did not come, so there may be more to the answer", "ask for the rest")
NO_PAGES = Message("there is not a single page in this PDF", "ask for it again, sent as an attachment")
NO_VALUES = Message("this file was made to carry a form's answers, but there are none in it", "ask for the form itself")
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
FORGED = Message(
    "the stamp in the file does not fit",
    "ask the sender, unless the project has another key since; the answers are kept",
)
BLANK_ANSWERS = Message("no box is filled in", "most likely the answers were not saved; ask for the file again")
FIELD_MISSING = Message("the box '{field}' is not in the file", "ask for this answer", is_note=True)
FIELD_UNKNOWN = Message("the box '{field}' is not in the form; it says '{value}'", "look at it by eye")
MORE_ROOM_SAYS = Message("the box says: {words}", "read it together with the answer that it goes on from")
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
BOX_FULL = Message(
    "the box is full to its end, and there may be more than a print of it shows", "ask whether its end is missing"
)
BOX_PERHAPS_FULL = Message(
    "the box is full, or nearly: no print shows what may stand below its last line", is_note=True
)
WRITTEN_OVER = Message("words lie over the box, so nobody can tell whether it is ticked", "look at the page")
DRAWN_IN_BOX = Message("something was drawn by hand in the box, and no program can read it", "read it by eye")
MARKED_AGAIN = Message(
    "the box is ticked, and something is drawn or typed on it besides", "look whether the tick is meant"
)
DRAWN_ON_PAGE = Message("something was marked, struck out or drawn by hand on the page", "look at what it means")
IN_A_COMMENT = Message("this stands in a comment{by} at the box, not in it", is_note=True)
COMMENT_AT_BOX = Message("a comment{by} at the box says: {words}", "look whether it changes the answer")
NOTE_BESIDE = Message("a note{by} on the page, on no box, says: {words}", "look where it belongs")
WORDS_BESIDE = Message("words on the page, in no box, say: {words}", "look where they belong")
VALUE_LOST = Message("what was written in the box is not in the file any more", "ask for this answer")
SIGNED = Message("the box holds a digital signature; nobody checked it", is_note=True)
FIELD_TOO_LARGE = Message("the box holds more than {limit}", "ask for this answer another way")
ACTIVE_CONTENT = Message("the file contains {what}; nothing of it was run", "do not pass the file on", is_note=True)
PORTFOLIO = Message("there are no boxes in this PDF itself; files attached to it: {count}", "each is read by itself")
ENCLOSED_TWICE = Message(
    "the file came in another, and {count} more are attached to it, which stay closed",
    "save it by itself, and read it again",
)
ENCLOSED_UNREAD = Message(
    "{count} of {all} attached files cannot be read here, only forms, their data and pictures of up to {limit} each",
    "look at them by eye",
)
RECOVERED_FILE = Message("the file was damaged and could be read only in part", "compare the answers with the page")

# --- pictures of pages ----------------------------------------------------------------------------------------------

SCAN_EXTRA_MISSING = Message(
    "photographs and scans cannot be looked at: a part that is not always needed is not installed",
    'install it with: pip install "wta_forms[scan]"',
)
PICTURE_BROKEN = Message(
    "the picture is damaged and cannot be opened: {why}", "ask for it again, sent as an attachment"
)
PICTURE_TOO_LARGE = Message("the picture has more than {limit}", "ask for it at the usual size")
PAGE_NOT_FOUND = Message(
    "page {page} of the form was not recognised in this picture",
    "read it by eye, or ask for another picture: flat, in good light, with all four corners in it",
)
PAGE_SHOWN_TWICE = Message(
    "page {page} of the form is twice in this picture, and which is whose cannot be told",
    "ask for a picture of each page by itself, or read them by eye",
)
PAGES_GUESSED = Message(
    "pages of several copies lie in this file, and nothing on them says whose they are: which belong together was "
    "guessed by their order, and one may be a second picture of the same page",
    "compare the handwriting, or scan each person's pages by themselves",
)
SAME_PAGE_TWICE = Message(
    "page {page} of the file shows the same page of several copies: which words are whose cannot be said, and none of "
    "them was read",
    "ask for each copy by itself, one page on a sheet, or read them by eye",
)
PAGES_NOT_LOOKED_AT = Message(
    "there was no time to look at all pictures of the file: {pages} are left",
    "read them by eye, or send them one by one",
)
BOX_NOT_SEEN = Message("the box is not to be seen in the picture", "look at the picture, or ask for this answer")
HANDWRITTEN = Message("something is written in the box", "read it by eye: its picture is kept")
MAYBE_SAYS = Message("something is written in the box; it may say: {suggestion}", "compare it with its picture")
WRITTEN_BESIDE = Message("something is written beside the boxes", "look at its picture")
TICK_UNSURE = Message("it is not sure whether this box is ticked: {why}", "look at its picture")
TICK_TAKEN_BACK = Message("the box is filled in completely, so its tick is taken back", is_note=True)

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

# --- answers to an earlier version ------------------------------------------------------------------------------------

MIGRATED = Message("{who} used version {old}. {fits}{not_asked}", is_note=True)
MIGRATED_LEFT = Message(
    "'{words}' has no place in version {new}",
    "it is kept as it was answered; {way} what became of it: migrate: {{{old}: {{{question}: …}}}}",
)
MIGRATED_DROPPED = Message(
    "'{words}' was answered to version {old}, and asked no more in version {new}{reason}",
    "it is kept as it was answered",
    is_note=True,
)
MIGRATED_UNFIT = Message(
    "'{words}' is no answer to this question as version {new} asks it",
    "it is kept as words; {way} what became of it: migrate: {{{old}: {{{question}: …}}}}",
)
MIGRATED_CROWDED = Message("{labels} would be one answer in version {new}", "ask which one is meant")
MIGRATED_TAKEN = Message(
    "'{words}' has no place in version {new}: question {number} has an answer already",
    "it is kept as it was answered; look at it by eye",
)
MIGRATED_OFFERED = Message(
    "in version {old} this was part of question {number}, where '{words}' is said",
    "look whether it answers this",
    is_note=True,
)
MIGRATED_POINT = Message(
    "{value} was given on a scale from {was}; in version {new} it goes from {now}", "the figure is kept", is_note=True
)

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
PLAN_UNDRAWABLE = Message(
    "no font here has {characters}",
    "{advice}what people wrote is read aloud as they wrote it, shows a question mark in that place, and stands in full "
    "in the other formats",
    is_note=True,
)
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
PLAN_BY_HAND = Message(
    "nothing is answered here but by hand, and nobody has typed that in yet", "type it in: wta-forms enter"
)
PLAN_NOT_READ = Message("this is an answer to {form}, which the plan does not read", "add it to reads", is_note=True)
PLAN_NOT_ASKED = Message("'{question}' is answered, but {form} does not ask it any more", "read the answer yourself")
PLAN_UNPLACED = Message(
    "what was answered to version {version} has no place in {form} as it is now, or not all of it: {questions}",
    "read it yourself: wta-forms show {whom}; outside of a project it is under 'unplaced' in the answers",
)
PLAN_WHICH_IS_NEWER = Message(
    "question {number} has another answer here than in {file}, and nobody knows which of the two is newer",
    "ask which one counts; if you know when a file came, say so: wta-forms extract --received",
)
PLAN_NEWER_COUNTS = Message(
    "question {number} has another answer here than in {file}", "the newer one counts", is_note=True
)
PLAN_DOUBT_SETTLED = Message(
    "question {number} is answered clearly here, but not in {file}", "the newer answer counts", is_note=True
)
