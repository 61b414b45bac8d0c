"""What can be wrong with what is taken in, and what a person is asked about it.

``{who}`` is a name, an address or a file, ``{whom}`` what to type for a person in a command, ``{number}`` what to type
for the response.
"""

from __future__ import annotations

from wta_forms.errors.problems import Message

# --- sources ----------------------------------------------------------------------------------------------------------

LEFT_TOO_LARGE = Message(
    "the file is larger than {limit}: it was left where it is, and not looked at",
    "if answers are in it, save them in smaller files",
)
ZIP_TOO_MUCH = Message(
    "there is more in this zip file than anybody would send: over {members} files or {size}",
    "open it yourself and put the forms in it into inbox/",
)
ZIP_BROKEN = Message("this zip file cannot be opened: {why}", "ask for the forms again, as attachments of a message")
ZIP_LOCKED = Message("this zip file is locked with a password", "open it yourself and put the forms in it into inbox/")
ZIP_IN_ZIP = Message("this is a zip file within a zip file", "open it yourself and put the forms in it into inbox/")
NO_PROJECT = Message(
    "this folder is no project: it has no project.yaml",
    "go to the project's folder, or make one: wta-forms init FOLDER",
)
NOTHING_TO_HARVEST = Message(
    "there is no folder {folder} here, and no mailbox is set up",
    "make the folder and put messages and forms into it, or name a folder or file: wta-forms harvest FOLDER",
)
BAD_MOMENT = Message("'{value}' is not a date", "write it like 2026-03-31, or with the time: 2026-03-31T15:30")

# --- what needs a person ----------------------------------------------------------------------------------------------

WROTE_WITHOUT_FORM = Message(
    "{who} wrote without a form{when}: “{words}”",
    "type it in: wta-forms enter {whom}; or if there is no answer in it: wta-forms decide {number} aside",
)
WROTE_WITHOUT_FORM_LOOSE = Message("this is a text and no form: “{words}”", WROTE_WITHOUT_FORM.hint)
SENT_A_LINK = Message(
    "{who} sent a link to a file{when}, and not the file: {link}",
    "open it, save the file into inbox/ and run wta-forms harvest; then: wta-forms decide {number} aside",
)
SENT_NOTHING = Message(
    "{who} sent a message with nothing in it{when}",
    "ask what it was to be; then: wta-forms decide {number} aside",
)
SENT_OTHER = Message(
    "{who} sent {what} and no form{when}: {name}",
    "look at it, and if there is an answer in it: wta-forms enter {whom}; else: wta-forms decide {number} aside",
)
SENT_OTHER_LOOSE = Message("this is {what} and no form", SENT_OTHER.hint)
CAME_BLANK = Message(
    "{who}'s form came back empty{saved}",
    "most likely the answers were not saved; a kind mail is ready: wta-forms ask; then: wta-forms decide {number} "
    "aside",
)
CAME_BLANK_LOOSE = Message(
    "this form came back empty{saved}",
    "most likely the answers were not saved; ask whose it is, and then: wta-forms decide {number} aside",
)
CAME_UNKNOWN = Message(
    "{who} sent something that could not be read as a form: {why}",
    "{hint}; when you are done with it: wta-forms decide {number} aside",
)
CAME_UNKNOWN_LOOSE = Message("this could not be read as a form: {why}", CAME_UNKNOWN.hint)
CAME_FOREIGN = Message(
    "{who} sent a form that is none of this project: {name}",
    "look at it, and if there is an answer in it: wta-forms enter {whom}; else: wta-forms decide {number} aside",
)
CAME_FOREIGN_LOOSE = Message("this is a form that is none of this project", CAME_FOREIGN.hint)
CAME_FORGED = Message(
    "the form says that it is {owner}'s, but its stamp was not made here: {name}",
    "if you know that it is: wta-forms decide {number} {whom}; if not: wta-forms decide {number} aside",
)
CAME_FROM_ANOTHER = Message(
    "a form with {owner}'s stamp came from {sender}",
    "whose is it? {owner}'s: wta-forms decide {number} {whom}; a new person's: wta-forms decide {number} new; "
    "nobody's: wta-forms decide {number} aside",
)
CAME_WITH_ANOTHER_NAME = Message(
    "a form with {owner}'s stamp has the name {typed} in it",
    "whose is it? {owner}'s: wta-forms decide {number} {whom}; a new person's: wta-forms decide {number} new; "
    "nobody's: wta-forms decide {number} aside",
)
CAME_FROM_ANOTHER_WITH_NAME = Message(
    "a form with {owner}'s stamp came from {sender}, and the name in it is {typed}",
    CAME_FROM_ANOTHER.hint,
)
CAME_AT_ONCE = Message(
    "{who} answers this form otherwise than in {name}, and nobody knows which of the two is newer",
    "which one counts? this one: wta-forms decide {number} {whom}; the other one: wta-forms decide {number} aside",
)
CAME_WITH_A_NAME = Message(
    "a form without a stamp has the name {typed} in it, and somebody of that name was asked",
    "is it theirs? wta-forms decide {number} {whom}; a new person's: wta-forms decide {number} new; "
    "nobody's: wta-forms decide {number} aside",
)

CAME_ON_PAPER = Message(
    "a form that was filled in by hand came{sent}, and nothing that a program can read says whose it is",
    "look at it: somebody's who was asked: wta-forms decide {number} {whom}; a new person's: wta-forms decide {number} "
    "new; nobody's: wta-forms decide {number} aside",
)

# --- what needs nobody ------------------------------------------------------------------------------------------------

CAME_AGAIN = Message("the same as {name}{when}", is_note=True)
CAME_WITH_THE_SAME = Message("the answers are those of {name}{when}", is_note=True)
CAME_SECOND = Message(
    "{who} sent this form before: answers that count from this one: {newer}; still from the earlier ones: {older}",
    is_note=True,
)
CAME_BLANK_BESIDE = Message("an empty form: the answers to it came in {name}{when}", is_note=True)
CAME_AS_DRAFTED = Message(
    "{who} left the draft of round {round} as it was",
    "nothing to do; if they meant to change something, it was not saved: ask them to send it again",
    is_note=True,
)
CAME_BY_HAND = Message(
    "{who}'s form: {count} written by hand, and kept as pictures",
    "type in what they say: wta-forms enter {whom} {form}",
)
CAME_OUR_OWN = Message("a message of your own, with the form as it goes out", is_note=True)
CAME_FROM_A_STRANGER = Message("{who} is not in people.csv, and there is no form in it", is_note=True)
CAME_BESIDE = Message("a picture that is part of how the message looks, or a card or date", is_note=True)
CAME_WITH_A_FORM = Message("the words that came with a form", is_note=True)
ANSWERED_BY_ITSELF = Message("{who}'s mail program answered by itself: “{words}”", is_note=True)
CAME_BACK = Message(
    "the message to {who} did not arrive: {why}", "look at the address, or ask by telephone", is_note=True
)
CAME_LATE = Message("the message to {who} has not arrived yet, and is still on its way: {why}", is_note=True)

# --- deciding ---------------------------------------------------------------------------------------------------------

NOTHING_TO_DECIDE = Message("there is nothing with the number {number} that waits for you", "{advice}")
NOT_A_PERSON = Message("there is nobody called '{person}' in people.csv", "{advice}")
ANONYMOUS_IS_NOBODYS = Message(
    "{number} came in an anonymous form, and people were told that nobody would know whose it is",
    "if there is an answer in it: wta-forms decide {number} new; if not: wta-forms decide {number} aside",
)
NOTHING_TO_UNDO = Message(
    "nothing was decided about number {number} that could be taken back", "see what waits for you: wta-forms decide"
)
UNDO_STANDS_IN_FILE = Message(
    "this line says {number}: {said}, and would decide it again",
    "put a # in front of it, then: wta-forms decide {number} --undo",
)
UNDO_LEAVES = Message(
    "what came from {address} since stays {who}'s: {places}",
    "the next that comes from there is asked about again",
    is_note=True,
)
NO_ANSWERS_IN_IT = Message(
    "{number} has no answers that were read", "type them in: wta-forms enter; then: wta-forms decide {number} aside"
)
NOTHING_TAKEN_IN = Message("no answers were taken in yet", "put what came back into inbox/ and run: wta-forms harvest")
STILL_WAITING = Message(
    "still waiting for you, and not in the plan: {count} that came back", "look at it: wta-forms decide", is_note=True
)

# --- typing in for somebody -------------------------------------------------------------------------------------------

ENTER_NOBODY = Message(
    "nobody in people.csv is called '{name}'",
    "{advice}; somebody new gets a line there first, with phone, post or hand in the column by",
)
ENTER_NO_FORM = Message("there is no form called '{form}' here", "{advice}")
ENTER_WHICH_FORM = Message("several forms can be meant: {forms}", "name it: wta-forms enter {whom} FORM")
ENTER_ANONYMOUS = Message(
    "answers to {form} are nobody's, and a copy to type into would be somebody's",
    "make one for nobody and type into that: wta-forms generate {form} --open -o entering; then put it into inbox",
)
ENTER_NOT_TAKEN_IN = Message(
    "somebody has typed into this copy, and it was not taken in yet",
    "take it in: wta-forms enter {whom} {form} --done; or begin anew, and lose what was typed: --force",
)
ENTER_NOT_BEGUN = Message("nothing was begun for {whom} and {form}", "begin: wta-forms enter {whom} {form}")
ENTER_BEGUN_BROKEN = Message(
    "this file, which says what a copy was begun with, is damaged", "take it away, and begin that copy anew"
)
ENTER_OTHER_FILE = Message(
    "this is not the copy that was begun, or its boxes are gone",
    "save it, do not print it to a file; or begin anew: wta-forms enter {whom} {form} --force",
)
ENTER_NOTHING = Message(
    "nothing was changed in {file}",
    "type, save, and run this again; if all of it is right as it stands, add: --confirmed",
)
ENTER_TAKEN_IN = Message("{source}: {count}", is_note=True)
ENTER_LATER_COUNTS = Message(
    "question {number} is answered otherwise in {file}, which came later: that one counts", is_note=True
)
ENTER_NOT_TAKEN_BACK = Message(
    "question {number} was emptied, and is answered in {file}: an empty box takes nothing back", is_note=True
)
ENTER_STILL_UNREAD = Message("{questions} still unknown, not empty", is_note=True)
