"""What is told of a file that came back (``doctor``), and of a form that is taken over from others (``adopt``).

These are shown as sentences: with a capital letter, a full stop, and what to do behind it. Names of products and
people stand in braces only.
"""

from __future__ import annotations

from wta_forms.errors.problems import Message

# --- what a file is -------------------------------------------------------------------------------------------------

IS_DOCUMENT = Message(
    "this is {what}, not the form", "read it yourself: the answers may be in it. Or ask for the form, saved as a PDF"
)
IS_PICTURE = Message("this is {what}, not a PDF", "look at it: it may be a photograph of the form. Type the answers in")
IS_ZIP = Message("this is a zip file with other files in it", "unpack it, and look at what is in it")
IS_MAIL = Message("this is {what}, not a form", "save the file that is attached to it, and look at that")
IS_WEB_PAGE = Message(
    "this is a web page: most likely one to sign in or to download from, saved in place of the form",
    "open the link yourself, or ask for the form as an attachment",
)
IS_LINK = Message("this only says where a file is; the file itself did not come", "ask for the form as an attachment")
IS_COMPANION = Message(
    "this is a note that a Mac keeps beside a file, not the file", "look for one with the same name without ._"
)
IS_ZEROS = Message(
    "there is nothing in this file but zeros: it did not arrive, or is still in the cloud",
    "open it once so that it is fetched, or ask for it again",
)
IS_SHEET = Message("this PDF has {pages}, and not one box to fill in")

IS_OURS = Message("this is “{title}” ({form}, version {version}){more}")
IS_OURS_UNKNOWN = Message("this is one of our forms: {form}, version {version}{more}")
IS_WITH_FILES = Message("files are attached to it, and each is looked at by itself: {names}")
IS_DATA = Message(
    "this is a file of answers alone, {count}, without the form to which they belong",
    "ask from which form they were saved",
)
IS_THEIRS = Message(
    "this is somebody else's form, with {count}", "to make a form of your own from it: wta-forms adopt {file}"
)
IS_SEVERAL = Message("there are {count} forms in this file, and each is looked at by itself")
IS_FOLDER = Message("this is a folder of files in the shape of a PDF: {names}")

# --- who saved it ---------------------------------------------------------------------------------------------------

SAVED_BY = Message("it was last saved by {program}{day}")
PRINTED_BY = Message("it was made as a print or an export, by {program}{day}")
SCANNED_BY = Message("it was scanned, by {program}{day}")
SAVED_ON = Message("it was last saved{day}")

# --- what was found -------------------------------------------------------------------------------------------------

ALL_WELL = Message("everything in it was read; answered: {answered} of {asked} questions")
SOME_ANSWERED = Message("answered: {answered} of {asked} questions")
CAME_EMPTY = Message("{whose} came back empty", "most likely the answers were not saved")
CAME_UNTOUCHED = Message(
    "{whose} came back empty, and nothing was ever saved into this file", "the answers may be in another one"
)
CAME_PREFILLED = Message(
    "{whose} came back with nothing in it but what we had filled in ourselves ({questions})",
    "most likely the answers were not saved",
)
CAME_EMPTY_ON_PAPER = Message("nothing is to be seen in the boxes of {whose}", "look at the page: it may be faint")
CAME_AS_PRINT = Message(
    "{whose} came back as a print: the boxes are gone, and what was typed in them is part of the page"
)
CAME_AS_PICTURE = Message("{whose} came back as a photograph or a scan: a picture of the pages, without any text")
CAME_AS_DATA = Message("{whose} came back as a file of answers alone, without its pages")
LOCKED = Message("nobody can open it without its password, and so nothing could be read")
ONLY_IN_ADOBE = Message(
    "there is no page in it that any program but Adobe's can show: it was made with an old Adobe program (LiveCycle)",
    "ask whether the form is also there as an ordinary PDF, or on paper",
)
_COMPARE = "compare them with the page before you use them"
FOUND_OUTSIDE_BOXES = Message("the answers to {questions} were found outside the boxes", _COMPARE)
READ_OFF_PRINT = Message("the answers to {questions} were read off the printed page", _COMPARE)
READ_OFF_PICTURE = Message("the answers to {questions} were read off the picture", _COMPARE)
BY_HAND = Message("something is written or drawn here by hand", "read it by eye")
TO_SEE_PICTURES = Message(
    "there are pictures of what is written by hand", "to have them: wta-forms extract --pictures pictures {file}"
)
FORGED_STAMP = Message(
    "the mark that says whose copy this is does not fit: somebody or some program has changed it",
    "ask the sender whether it is theirs; the answers are kept",
)

# --- adopting a form ------------------------------------------------------------------------------------------------

_BY_HAND = "write the form yourself: copy a shipped one, or read docs/spec.md"
ADOPT_NO_BOXES = Message("there is not one box to fill in here, so there is nothing to take over", _BY_HAND)
ADOPT_PICTURE = Message("this is a picture of a form, without boxes or words to take over", _BY_HAND)
ADOPT_XFA = Message(
    "this form is of a kind that only old programs of Adobe's can show (XFA); nothing of it can be taken over", _BY_HAND
)
ADOPT_LOCKED = Message("the file is locked with a password", "take the password off in the program it was made with")
ADOPT_UNREADABLE = Message("its pages cannot be looked at: {why}", "open the file, save it again, and try once more")
ADOPT_TOO_MANY = Message("there are {count} boxes in it, and no form has more than {most}", "split the file")
ADOPT_OURS = Message(
    "this form was made by wta-forms: {form}, version {version}",
    "if you have its spec, use that; a draft knows no conditions, no prompts and no ways of merging",
    is_note=True,
)
ADOPT_GUESSED = Message("{count} guessed", "look for '# guessed' in the draft, and at every label", is_note=True)
ADOPT_NO_WORDS = Message(
    "no words can be read on its pages: they are drawn there, as in a picture; labels are what its boxes are called",
    "put the printed words in their place",
    is_note=True,
)
ADOPT_LEFT_OUT = Message("left out: {what}", is_note=True)
