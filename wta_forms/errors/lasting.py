"""What can be said of a project as a whole: how it begins, who leaves it, and how it ends."""

from __future__ import annotations

from wta_forms.errors.problems import Message

# --- beginning --------------------------------------------------------------------------------------------------------

FOLDER_TAKEN = Message(
    "there is something here already, and nothing is written over: {names}",
    "name a folder that is not there yet: wta-forms init FOLDER",
)
FOLDER_SYNCED = Message(
    "this folder is synchronised by {program}: two computers could damage the store, and answers go there, too",
    "take a folder that is not synchronised; or go on with --synced: the store is then kept in your own profile",
)
FOLDER_SYNCED_NOW = Message(
    "this folder is synchronised by {program}: two computers could damage the store, and answers go there, too",
    "move the whole folder to a place that is not synchronised",
    is_note=True,
)
BAD_DAY = Message("'{value}' is not a date", "write the year first, then month and day: 2026-03-31")
INIT_NEEDS = Message("{what} has to be said", "give it as {option}, or answer the questions in a terminal")
NO_FORM_TO_ASK = Message("there is no form called '{name}'", "one of: {shipped}; or a YAML file of your own")
FORM_NOT_THERE = Message("the form '{name}' is neither here nor shipped", "{advice}")

# --- leaving ----------------------------------------------------------------------------------------------------------

NOBODY_SUCH = Message("nobody called '{name}' is in people.csv or in what came back", "{advice}")
NOT_WITHDRAWN = Message("{who} has not withdrawn{what}", "withdrawn so far: {withdrawn}")
NOT_ANSWERED = Message("{who} has not answered '{form}'", "{advice}")
WITHDREW_ALL = Message("{who} has withdrawn everything", "to take all of it back: wta-forms withdraw {whom} --back")
DECIDE_FIRST = Message(
    "[{number}] {place} has {who}'s stamp, and may be somebody else's",
    "say whose it is first: wta-forms decide {number}",
)
STAYS_TOGETHER = Message(
    "{place} also has something of others in it: theirs stays, and the message as a whole is removed", is_note=True
)
STAYS_ONE_FILE = Message(
    "{place} is one file with forms of others in it: it stays, {who}'s answers in it are not known here any more",
    "take {who}'s pages out of it yourself",
    is_note=True,
)
STAYS_STAMPED = Message(
    "{place} is {other}'s form on a copy made for {who}: it stays, and the file has the name {who} in it", is_note=True
)
STAYS_SHARED = Message(
    "[{number}] {place} came from {address}, which is also {others}'s address: it stays",
    "look at it, and set it aside: wta-forms decide {number} aside",
    is_note=True,
)
STAYS_NAMED = Message(
    "{count} of others have the name {who} in their answers: these are theirs, and stay", is_note=True
)
CANNOT_LINE = Message("line {line} of people.csv, with {who}", "take it out yourself")
CANNOT_QUOTED = Message("{file}, which has {what}", "make it again after this, and delete the old one")
CANNOT_OWN = Message("{file}, a file of yours with {what}", "look at it yourself")
CANNOT_MAILBOX = Message("mails of and to {who} in your mailbox, also under Sent")
CANNOT_COPIES = Message("printed copies, what others were sent, and your backups: delete those from before today")

CANNOT_DELETE = Message("this file cannot be deleted: {why}", "close it in other programs, then run the same again")

# --- ending -----------------------------------------------------------------------------------------------------------

KEEP_UNTIL_NEAR = Message(
    "answers are kept until {day} only",
    "then run: wta-forms close; or write another date behind keep_until",
    is_note=True,
)
KEEP_UNTIL_PAST = Message(
    "answers were to be kept until {day}",
    "end the project: wta-forms close; or write another date behind keep_until",
    is_note=True,
)
FORGET_UNFINISHED = Message(
    "a removal was interrupted, and something is still to be wiped", "run the same wta-forms forget again", is_note=True
)
FORGET_FINISHED = Message("an earlier removal that was interrupted is done now", is_note=True)
FORGOTTEN_IN_PEOPLE = Message("{who} was removed for good, and still has a line here", "take it out", is_note=True)
NO_KEEP_UNTIL = Message(
    "nothing here says until when answers are kept, so nothing is deleted",
    "write for example: keep_until: {example}; then run this again",
    is_note=True,
)
ARCHIVE_WITHOUT = Message("there is no {what} in the archive: {why}", is_note=True)
ARCHIVE_GONE = Message(
    "the archive {name} of this closed project is gone, or is not what it was", "put it back from your backup"
)
STILL_TO_SEND = Message(
    "mails wait in the outbox, or nobody knows whether they were sent: {count}",
    "send them first, if they are still to go: wta-forms send",
    is_note=True,
)
ANONYMOUS_ASKS = Message(
    "'{question}' asks who somebody is, and this form is anonymous", "take the question out", is_note=True
)
