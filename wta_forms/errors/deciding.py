"""What only a person can decide, and what can be wrong in decisions.yaml, themes.yaml and answers.en.csv.

In what is asked the hint says what happens if nothing is done.
"""

from __future__ import annotations

from wta_forms.errors.problems import Message

# --- mistakes ---------------------------------------------------------------------------------------------------------

WORDS_NOT_NEEDED = Message(
    "the answers to '{question}' need no other words: they are shown as they are",
    "take this away, or write in the form: share: paraphrase",
    is_note=True,
)
PICK_NO_KEY = Message(
    "'{value}' under pick, {question}, is not the key of an answer",
    "a key has ten figures and letters, such as 3f2a91bc04; wta-forms decide lists them",
)
PEOPLE_NOT_A_NUMBER = Message("'{value}' under people is not a number", "wta-forms decide shows the numbers")
PEOPLE_OTHERWISE = Message(
    "number {number} was settled before, in another way: {said}",
    "take the line away; or put a # in front of it, run wta-forms decide {number} --undo, and take the # away again",
)
NEAR_NO_GROUP = Message(
    "under {word}, {question}, there should be groups of answers, two or more in each", "for example: {example}"
)
THEME_NO_KEY = Message(
    "'{value}' under the theme '{theme}' is not the key of an answer",
    "a key has ten figures and letters, such as 3f2a91bc04; what stands behind it needs a # in front",
)
TRANSLATED_NO_COLUMN = Message(
    "there is no column '{column}'", "take the file that wta-forms translate --answers wrote, and fill in that one"
)
TRANSLATED_NO_KEY = Message("'{value}' is not the id of an answer", "leave the column 'id' as it was")
TRANSLATED_TWICE = Message(
    "{key} is translated in another way in line {first}, which counts", "take one of the two away", is_note=True
)

# --- what has become of a decision ------------------------------------------------------------------------------------

DECIDED_ABOUT_NOBODY = Message(
    "nobody gives the answer {key} any more", "take the line away, or look at it again: wta-forms decide", is_note=True
)
PICK_GONE = Message(
    "{key} under pick, {question}, is nobody's answer any more", "take it away, or pick another", is_note=True
)
THEME_GONE = Message(
    "the answer {key} under '{theme}' is nobody's any more: it was withdrawn, or its form changed",
    "take it away if you like; it does no harm",
    is_note=True,
)
THEME_CORRECTED = Message(
    "the answer {key} under '{theme}' was corrected since; the new words stand under it for now",
    "if they belong there, write {now} in its place",
    is_note=True,
)
TRANSLATED_GONE = Message("{count} in it belong to answers that nobody gives any more, and are kept", is_note=True)
ANSWERED_SINCE = Message(
    "{who} answered since you decided this ({day})",
    "look at it again: {name} stands for what was said then",
    is_note=True,
)
LEFT_SINCE = Message(
    "what {who} said is no longer among the answers on which you decided this ({day})",
    "look at {name} again",
    is_note=True,
)

# --- what is asked ----------------------------------------------------------------------------------------------------

ASK_WORDS = Message("your own words for “{title}”", "if you write nothing, the plan says that there is room for them")
ASK_DECISION = Message(
    "question {number} of {form}, “{label}”: {count} different answers, and the form wants one",
    "if you decide nothing, the plan lists them and says that it is not decided yet",
)
ASK_TIE = Message(
    "question {number} of {form}, “{label}”: {count} answers are level",
    "if you decide nothing, the plan names all of them",
)
ASK_DOUBT = Message(
    "question {number} of {form}, “{label}”, {who}: {doubt}",
    "if you do nothing, the plan says so and counts none of it; or ask them: wta-forms ask",
)
ASK_OTHER_WORDS = Message(
    "question {number} of {form}, “{label}”: {count} that may not be quoted",
    "if you write nothing, the plan says only how many there are",
)
ASK_PICK = Message(
    "question {number} of {form}, “{label}”: {count} answers, of which the plan quotes {shown}",
    "if you pick none, those of the people who come first in the plan are quoted; all of them stand at the end",
)
ASK_THEME = Message(
    "question {number} of {form}, “{label}”: {count}",
    "if you give them none, the plan shows them first, under a heading that says so",
)
ASK_NEAR = Message(
    "question {number} of {form}, “{label}”: {words} were taken for the same",
    "if you do nothing, the plan has them in one line, and says how else it was put",
)
ASK_THEMES = Message(
    "the answers to {count} could be put under themes, in themes.yaml",
    "if you make none, answers stand one after the other",
)
ASK_PICKS = Message(
    "to {count} there are more answers than the plan quotes; pick which come first, in decisions.yaml",
    "if you pick none, those of the people who come first in the plan are quoted; all of them stand at the end",
)
ASK_TRANSLATION = Message(
    "{count} in another language{languages}",
    "if nobody translates them, they stand in the plan as they are; to have it done: wta-forms translate --answers "
    "--to {language}",
)
NOT_ADDED = Message(
    "there is no room in this file to add anything",
    "write every section on lines of its own, like in docs/plan.md, and run this again",
)
DECIDED_ALREADY = Message("'{name}' is decided already: {said}", "to change it, write something else there")
NOT_TO_DECIDE = Message("there is nothing called '{name}' that waits for a decision", "{advice}")

# --- numbers in the plan ----------------------------------------------------------------------------------------------

WHY_NO_NUMBER = Message(
    "there is no [{number}] in the plan", "the numbers go from 1 to {most}; they stand in square brackets in the plan"
)
WHY_GONE = Message(
    "what stood under [{number}] in the plan of {day} is not among the answers any more",
    "it was withdrawn or removed; make the plan again: wta-forms report",
)

# --- rounds -----------------------------------------------------------------------------------------------------------

ROUND_DRAFTED = Message(
    "the copies of “{form}” for round {round} hold a draft of what was said so far, at questions {questions}",
    "who leaves it as it is says neither yes nor no; the draft of this round stays what it is now",
    is_note=True,
)
ROUND_EMPTY = Message(
    "nothing is filled in beforehand in “{form}”: no question in it has one answer of all that may be shown",
    "to have one: merge: decide or majority in the form, and wta-forms decide",
    is_note=True,
)
ROUND_WITHOUT_ANSWERS = Message(
    "nothing was taken in before round {round}, so nothing is filled in beforehand",
    "take in what came back first: wta-forms harvest",
    is_note=True,
)
