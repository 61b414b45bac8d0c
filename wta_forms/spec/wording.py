"""The product's own words, in the same map form as an author's: language to text.

Part of every form and plan in every language; a language that is missing here falls back to English. ``{name}`` is
filled in by :func:`fill`; a sentence whose placeholder has no value is left out.

What is filled in is never inflected. So a translation has wordings in which a number or a name may stand as it is:
"Strona 2 z 5", "Limit znaków: 280". Polish says Państwo, or "proszę" and an infinitive, which is right for everybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from wta_forms.spec.form import Choice, Phrase

UNCHECKED = frozenset({"pl"})
"""Languages that no native speaker has read yet: the words were written by somebody who learned them. Whoever has read
all of a language takes it out."""


def _words(en: str, pl: str) -> Phrase:
    return Phrase((("en", en), ("pl", pl)))


def _sentences(*sentences: tuple[str, str]) -> tuple[Phrase, ...]:
    return tuple(_words(*sentence) for sentence in sentences)


# --- beside an author's choices ---------------------------------------------------------------------------------------

OTHER = _words("Something else (please write it)", "Coś innego (proszę napisać)")
NONE = _words("None of these", "Nic z tej listy")
UNSURE = _words("Not sure", "Nie wiem")

SHARING = _words("How may we show what you write?", "Jak możemy pokazać to, co Państwo napiszą?")
SHARING_CHOICES = (
    Choice("name", _words("With my name", "Z imieniem i nazwiskiem")),
    Choice("role", _words("With my part in the project, but not my name", "Z rolą w projekcie, ale bez nazwiska")),
    Choice("neither", _words("With neither of them", "Bez nazwiska i bez roli")),
    Choice("count", _words("Not at all: only count me", "Wcale: proszę tylko policzyć moją odpowiedź")),
)
"""How a person's words may be shown, from freest to strictest."""

# --- the box on the first page ----------------------------------------------------------------------------------------

ASKS = _words(
    "{contact.name} of {organisation} asks you for the project {project.title}.",
    "{contact.name} ({organisation}) prosi Państwa o odpowiedzi na potrzeby projektu „{project.title}”.",
)
SEND_BY = _words("Please do so by {answer_by}.", "Prosimy o to do {answer_by}.")
CHANGE = _words(
    "You can change or take back your answers until {final_date}. Just tell us.",
    "Odpowiedzi można zmienić lub wycofać do {final_date}. Wystarczy nam powiedzieć.",
)
WHO_SEES = _words("{who_sees}", "{who_sees}")

BEFORE_TITLE = _words("Before you start", "Zanim Państwo zaczną")
BEFORE = (
    ASKS,
    _words(
        "It takes about {minutes} minutes. You may stop and go on later.",
        "Zajmuje to około {minutes} min. Można przerwać i dokończyć później.",
    ),
    _words(
        "You do not have to answer everything. An empty box is fine. There are no wrong answers.",
        "Nie trzeba odpowiadać na wszystko. Pole może zostać puste. Nie ma złych odpowiedzi.",
    ),
)
STEPS = (
    _sentences(("Save this file where you can find it.", "Proszę zapisać ten plik tam, gdzie łatwo go znaleźć.")),
    _sentences(
        (
            "Open it with Acrobat Reader, Firefox, Chrome, Edge or Preview.",
            "Proszę go otworzyć w programie Acrobat Reader, Firefox, Chrome, Edge lub Podgląd.",
        )
    ),
    _sentences(
        (
            "Type in the boxes, then save. Please do not print to PDF.",
            "Proszę wpisać odpowiedzi i zapisać plik. Prosimy nie „drukować” go do PDF.",
        )
    ),
    _sentences(("Open it again. Can you see your answers?", "Proszę otworzyć go jeszcze raz. Czy widać odpowiedzi?")),
    (
        _words(
            "Send it as an attachment to {contact.email}.", "Proszę wysłać go jako załącznik na adres {contact.email}."
        ),
        SEND_BY,
    ),
)
HELP = (
    (
        _words("On paper?", "Na papierze?"),
        (
            _words("Print it and write with a dark pen.", "Proszę wydrukować plik i pisać ciemnym długopisem."),
            _words("Post it to {address}.", "Proszę wysłać go pocztą na adres: {address}."),
            _words(
                "Or photograph every page, flat, in good light, with all four corners in the picture.",
                "Można też zrobić zdjęcie każdej strony: na płasko, w dobrym świetle, z czterema rogami na zdjęciu.",
            ),
        ),
    ),
    (
        _words("Another way?", "Inny sposób?"),
        _sentences(
            (
                "Ring {contact.name} on {contact.phone}, who will write it down for you.",
                "Można zadzwonić: {contact.phone}. {contact.name} zapisze Państwa odpowiedzi.",
            )
        ),
    ),
    (_words("Your words", "Państwa słowa"), (WHO_SEES, CHANGE)),
)

# --- the one box of a short form --------------------------------------------------------------------------------------

SHORT_TITLE = _words("How to answer", "Jak odpowiedzieć")
SHORT = (
    (
        ASKS,
        _words(
            "Type in the boxes, save, and open it again to see your answers.",
            "Proszę wpisać odpowiedzi, zapisać plik i otworzyć go ponownie, by je sprawdzić.",
        ),
        _words("Send it to {contact.email}.", "Proszę go wysłać na adres {contact.email}."),
        SEND_BY,
        _words("On paper, use a dark pen.", "Na papierze prosimy pisać ciemnym długopisem."),
        _words("Or ring {contact.phone}.", "Można też zadzwonić: {contact.phone}."),
        _words("An empty box is fine.", "Pole może zostać puste."),
    ),
    (WHO_SEES, CHANGE),
)
"""Paragraphs of sentences."""

# --- the box at the end -----------------------------------------------------------------------------------------------

AFTER_TITLE = _words("Before you send it", "Zanim Państwo wyślą plik")
AFTER = _sentences(
    ("Have you saved it?", "Czy plik jest zapisany?"),
    ("Have you opened it again, and seen your answers?", "Czy po ponownym otwarciu widać w nim odpowiedzi?"),
    ("Is it attached to your mail?", "Czy jest dołączony do wiadomości?"),
)
AFTER_EMPTY = _words("Questions you left empty are fine. Thank you.", "Puste pola nie szkodzą. Dziękujemy!")

# --- beside questions -------------------------------------------------------------------------------------------------

PROMPTS_TITLE = _words("To talk about first", "Najpierw do omówienia")
TICK_ONE = _words("Tick one.", "Proszę zaznaczyć jedną odpowiedź.")
CHOOSE_ONE = _words("Choose one.", "Proszę wybrać jedną odpowiedź.")
TICK_SEVERAL = _words("Tick as many as you like.", "Można zaznaczyć dowolnie wiele odpowiedzi.")
TICK_UP_TO = _words("Tick up to {most}.", "Proszę zaznaczyć najwyżej {most}.")
TICK_AT_LEAST = _words("Tick at least {least}.", "Proszę zaznaczyć co najmniej {least}.")
TICK_FROM_TO = _words("Tick from {least} to {most}.", "Proszę zaznaczyć od {least} do {most}.")
GRID_ONE = _words("Tick one box in each row.", "Proszę zaznaczyć jedno pole w każdym wierszu.")
GRID_MANY = _words("Tick as many as you like in each row.", "W każdym wierszu można zaznaczyć dowolnie wiele pól.")
RANK_ONE = _words("Write 1 beside the one that matters most.", "Proszę wpisać 1 przy tym, co najważniejsze.")
RANK_FEW = _words(
    "Write 1 beside the one that matters most, then {places}.",
    "Proszę wpisać 1 przy tym, co najważniejsze, a potem {places}.",
)
RANK_MANY = _words(
    "Write 1 beside the one that matters most, then 2, 3 and so on to {most}.",
    "Proszę wpisać 1 przy tym, co najważniejsze, a potem 2, 3 i tak dalej do {most}.",
)
RANK_PLACE = _words("A number from 1 to {most}; 1 matters most.", "Liczba od 1 do {most}; 1 to najważniejsze.")
RANK_ONLY_PLACE = _words("Write 1 if this matters most.", "Proszę wpisać 1, jeśli to jest najważniejsze.")
RANK_REST = _words("Leave the others empty.", "Pozostałe pola proszę zostawić puste.")
POINTS = _words("Share out {points} points.", "Punkty do podziału: {points}.")
POINTS_OF = _words("Points, out of {points}.", "Punkty; do podziału jest {points}.")
SCALE_FROM_TO = _words("{low} to {high}", "{low} – {high}")
SIGNATURE = _words(
    "If you print this form, sign here with a pen. On screen, type your name.",
    "Na wydruku proszę podpisać się długopisem. Na ekranie wystarczy wpisać imię i nazwisko.",
)
REQUIRED = _words("If you can, please answer this one.", "Jeśli to możliwe, prosimy tu o odpowiedź.")
AT_MOST_CHARACTERS = _words("At most {count} characters.", "Limit znaków: {count}.")
DATE_FORMAT = _words("Day, month and year, for example 31/3/2026.", "Dzień, miesiąc i rok, na przykład 31/3/2026.")
DATE_FROM = _words("Not before {min}.", "Nie wcześniej niż {min}.")
DATE_TO = _words("Not after {max}.", "Nie później niż {max}.")
NUMBER_FROM_TO = _words("A number from {min} to {max}.", "Liczba od {min} do {max}.")
NUMBER_FROM = _words("A number, {min} or more.", "Liczba: {min} lub więcej.")
NUMBER_TO = _words("A number, at most {max}.", "Liczba: najwyżej {max}.")
NUMBER_WHOLE = _words("A whole number.", "Liczba całkowita.")
NUMBER_DECIMALS = _words("At most {count} figures after the point.", "Cyfry po przecinku: najwyżej {count}.")
OR = _words("or", "lub")
QUOTED = _words("“{words}”", "„{words}”")
ROW = _words("Row", "Nr")
MORE_ROOM_BELOW = _words("There is more room at the end of this form.", "Więcej miejsca jest na końcu formularza.")
MORE_ROOM = _words("More room", "Więcej miejsca")
MORE_ROWS = _words("More rows for question {number}: {label}", "Dodatkowe wiersze do pytania {number}: {label}")

ONLY_IF_CHOICE = _words(
    "Only if you ticked {answer} in question {number}.", "Tylko jeśli w pytaniu {number} zaznaczono {answer}."
)
ONLY_IF_CHOSEN = _words(
    "Only if you chose {answer} in question {number}.", "Tylko jeśli w pytaniu {number} wybrano {answer}."
)
ONLY_IF_TICK = _words("Only if you ticked question {number}.", "Tylko jeśli zaznaczono pytanie {number}.")
ONLY_IF_ANSWERED = _words("Only if you answered question {number}.", "Tylko jeśli odpowiedziano na pytanie {number}.")

TOOLTIP = _words("{number}: {words}", "{number}: {words}")
TOOLTIP_CHOICE = _words("{number}: {words} {choice}", "{number}: {words} {choice}")
TOOLTIP_OTHER_TEXT = _words("{number}: {choice}, in your own words", "{number}: {choice}, własnymi słowami")
TOOLTIP_MARK = _words("{number}, {row}: {choice}", "{number}, {row}: {choice}")
TOOLTIP_CELL = _words("{number}, row {row}: {words}", "{number}, wiersz {row}: {words}")

BY_HAND_STEPS = (
    _sentences(("Write with a dark pen, in the boxes.", "Proszę pisać ciemnym długopisem, w polach.")),
    _sentences(("Tick with a clear mark inside the box.", "Proszę stawiać wyraźny znak w polu.")),
)
BY_HAND_HELP = HELP[1:]
BY_HAND_SHORT = SHORT
BY_HAND_AFTER = _sentences(("Are all the pages there?", "Czy są wszystkie strony?"))
MORE_ROOM_BY_HAND = _words("If a box was too small, go on here.", "Jeśli pole było za małe, tu jest miejsce.")
CONTINUES = _words("This goes on from question number", "Ciąg dalszy pytania numer")
ROW_OF = _words("Row {row}", "Wiersz {row}")
FACILITATOR_TITLE = _words("For the facilitator", "Dla osoby prowadzącej")
FACILITATOR_BAND = _words("Facilitator's copy", "Egzemplarz osoby prowadzącej")
IN_THE_PLAN = _words("In the plan", "W planie")
LANGUAGE_NAMES = {"en": "English", "pl": "Polski"}

# --- on every page ----------------------------------------------------------------------------------------------------

PAGE_OF = _words("Page {page} of {pages}", "Strona {page} z {pages}")
STAMP_LINE = _words("{form}, version {version}", "{form}, wersja {version}")
STAMP_LINE_PERSON = _words("{form}, version {version}, for {person}", "{form}, wersja {version}, dla: {person}")

MONTHS = _sentences(
    ("January", "stycznia"), ("February", "lutego"), ("March", "marca"), ("April", "kwietnia"),
    ("May", "maja"), ("June", "czerwca"), ("July", "lipca"), ("August", "sierpnia"),
    ("September", "września"), ("October", "października"), ("November", "listopada"), ("December", "grudnia"),
)  # fmt: skip
"""As they stand in a date: in Polish in the genitive."""


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
