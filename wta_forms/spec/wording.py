"""The product's own words, in the same map form as an author's: language to text. They stand in ``wording.yaml``.

Part of every form and plan in every language; a language that is missing here falls back to English. ``{name}`` is
filled in by :func:`fill`; a sentence whose placeholder has no value is left out.

What is filled in is never inflected. So a translation has wordings in which a number or a name may stand as it is:
"Strona 2 z 5", "Limit znaków: 280". Polish says Państwo, or "proszę" and an infinitive, which is right for everybody;
Gaelic says sibh, Ukrainian Ви, Arabic a noun of action.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from unicodedata import bidirectional

from wta_forms.spec import yaml_nodes
from wta_forms.spec.form import Choice, Phrase
from wta_forms.spec.languages import is_right_to_left
from wta_forms.spec.yaml_nodes import Node, Scalar, Sequence, read_yaml

UNCHECKED = frozenset({"gd", "pl", "uk", "ar"})
"""Languages that no native speaker has read yet: the words were written by somebody who learned them. Whoever has read
all of a language takes it out."""

FILE = Path(__file__).with_name("wording.yaml")


def _phrases(node: Node) -> tuple[Phrase, ...]:
    """One phrase of a map, or those of a list of maps."""
    match node:
        case Sequence(members=members):
            return tuple(phrase for member in members for phrase in _phrases(member))
        case yaml_nodes.Mapping(entries=entries):
            return (Phrase(tuple((key.text, words.text) for key, words in entries if isinstance(words, Scalar))),)
        case Scalar():
            raise ValueError(f"line {node.line}: {node.text!r} is in no language")


def read_wording(path: Path) -> dict[str, tuple[Phrase, ...]]:
    """The product's words in a file of ours, by their names."""
    root, _ = read_yaml(path.read_bytes(), str(path))
    assert isinstance(root, yaml_nodes.Mapping)
    return {key.text: _phrases(node) for key, node in root.entries}


_SAID = read_wording(FILE)


def _one(name: str) -> Phrase:
    (phrase,) = _SAID[name]
    return phrase


# --- beside an author's choices ---------------------------------------------------------------------------------------

OTHER = _one("other")
NONE = _one("none")
UNSURE = _one("unsure")

SHARING = _one("sharing")
SHARING_CHOICES = tuple(Choice(key, _one(f"sharing_{key}")) for key in ("name", "role", "neither", "count"))
"""How a person's words may be shown, from freest to strictest."""

# --- the box on the first page ----------------------------------------------------------------------------------------

ASKS = _one("asks")
SEND_BY = _one("send_by")
CHANGE = _one("change")
WHO_SEES = _one("who_sees")
YOU_CHOOSE = _one("you_choose")

BEFORE_TITLE = _one("before_title")
BEFORE = (ASKS, _one("before_time"), _one("before_empty"))
STEPS = (
    (_one("step_save"),),
    (_one("step_open"),),
    _SAID["step_type"],
    (_one("step_open_again"),),
    (_one("step_send"), SEND_BY),
)
ANOTHER_RING = _one("another_ring")
ASK_FOR_ANOTHER = _one("ask_for_another")
ASK_FOR_LANGUAGE = _one("ask_for_language")
ON_PAPER = (_one("paper_print"), _one("paper_post"), _one("paper_photograph"))
HELP = (
    (_one("paper_title"), ON_PAPER),
    (_one("another_title"), (ANOTHER_RING, ASK_FOR_ANOTHER, ASK_FOR_LANGUAGE)),
    (_one("words_title"), (WHO_SEES, YOU_CHOOSE, CHANGE)),
)
LANGUAGE_NAMES: Mapping[str, str] = dict(_one("language_names").by_language)
"""What languages call themselves, by their tags."""

# --- the one box of a short form --------------------------------------------------------------------------------------

SHORT_TITLE = _one("short_title")
SHORT = (
    (
        ASKS,
        _one("short_type"),
        _one("short_send"),
        SEND_BY,
        _one("short_paper"),
        _one("short_ring"),
        _one("short_empty"),
    ),
    (WHO_SEES, YOU_CHOOSE, CHANGE),
)
"""Paragraphs of sentences."""

# --- the box at the end -----------------------------------------------------------------------------------------------

AFTER_TITLE = _one("after_title")
AFTER = _SAID["after"]
AFTER_EMPTY = _one("after_empty")

# --- a form to fill in by hand ----------------------------------------------------------------------------------------

BY_HAND_STEPS = (
    (_one("by_hand_write"),),
    (_one("by_hand_tick"),),
    (_one("by_hand_lines"),),
    (_one("by_hand_send"), _one("by_hand_post"), SEND_BY),
    (_one("by_hand_photograph"),),
)
BY_HAND_HELP = HELP[1:]
BY_HAND_SHORT = (
    (ASKS, *(sentence for step in BY_HAND_STEPS for sentence in step), _one("short_ring"), _one("short_empty")),
    (WHO_SEES, YOU_CHOOSE, CHANGE),
)
BY_HAND_AFTER = _SAID["by_hand_after"]
CONTINUES = _one("continues")
MORE_ROOM_BY_HAND = _one("more_room_by_hand")

# --- beside questions -------------------------------------------------------------------------------------------------

PROMPTS_TITLE = _one("prompts_title")
TICK_ONE = _one("tick_one")
CHOOSE_ONE = _one("choose_one")
TICK_SEVERAL = _one("tick_several")
TICK_UP_TO = _one("tick_up_to")
TICK_AT_LEAST = _one("tick_at_least")
TICK_FROM_TO = _one("tick_from_to")
GRID_ONE = _one("grid_one")
GRID_MANY = _one("grid_many")
RANK_ONE = _one("rank_one")
RANK_FEW = _one("rank_few")
RANK_MANY = _one("rank_many")
RANK_PLACE = _one("rank_place")
RANK_ONLY_PLACE = _one("rank_only_place")
RANK_REST = _one("rank_rest")
POINTS = _one("points")
POINTS_OF = _one("points_of")
SCALE_FROM_TO = _one("scale_from_to")
SIGNATURE = _one("signature")
REQUIRED = _one("required")
AT_MOST_CHARACTERS = _one("at_most_characters")
DATE_FORMAT = _one("date_format")
DATE_FROM = _one("date_from")
DATE_TO = _one("date_to")
NUMBER_FROM_TO = _one("number_from_to")
NUMBER_FROM = _one("number_from")
NUMBER_TO = _one("number_to")
NUMBER_WHOLE = _one("number_whole")
NUMBER_ONE_DECIMAL = _one("number_one_decimal")
NUMBER_DECIMALS = _one("number_decimals")
OR = _one("or")
COMMA = _one("comma")
QUOTED = _one("quoted")
ROW = _one("row")
ROW_OF = _one("row_of")
MORE_ROOM = _one("more_room")
MORE_ROOM_BELOW = _one("more_room_below")
MORE_ROWS = _one("more_rows")
ROOM_SCROLLS = _one("room_scrolls")

ONLY_IF_CHOICE = _one("only_if_choice")
ONLY_IF_CHOSEN = _one("only_if_chosen")
ONLY_IF_TICK = _one("only_if_tick")
ONLY_IF_ANSWERED = _one("only_if_answered")

TOOLTIP = _one("tooltip")
TOOLTIP_CHOICE = _one("tooltip_choice")
TOOLTIP_OTHER_TEXT = _one("tooltip_other_text")
TOOLTIP_MARK = _one("tooltip_mark")
TOOLTIP_CELL = _one("tooltip_cell")

# --- the facilitator's copy -------------------------------------------------------------------------------------------

FACILITATOR_TITLE = _one("facilitator_title")
FACILITATOR_BAND = _one("facilitator_band")
IN_THE_PLAN = _one("in_the_plan")

# --- a letter to a person whose form came back with something missing -------------------------------------------------

LETTER_SUBJECT = _one("letter_subject")
LETTER_HELLO = _one("letter_hello")
LETTER_THANKS = _one("letter_thanks")
LETTER_EMPTY = _one("letter_empty")
LETTER_UNTOUCHED = _one("letter_untouched")
LETTER_LOOK = _one("letter_look")
LETTER_PRINT = _one("letter_print")
LETTER_PICTURE = _one("letter_picture")
LETTER_LOCKED = _one("letter_locked")
LETTER_DAMAGED = _one("letter_damaged")
LETTER_ADOBE = _one("letter_adobe")
LETTER_OTHER_FILE = _one("letter_other_file")
LETTER_PAGES = _one("letter_pages")
LETTER_UNREAD = _one("letter_unread")
LETTER_UNSURE = _one("letter_unsure")
LETTER_NEEDED = _one("letter_needed")
LETTER_WROTE = _one("letter_wrote")
LETTER_TICKED = _one("letter_ticked")
LETTER_REPLY = _one("letter_reply")
LETTER_END = _one("letter_end")

# --- on every page ----------------------------------------------------------------------------------------------------

PAGE_OF = _one("page_of")
STAMP_LINE = _one("stamp_line")
STAMP_LINE_PERSON = _one("stamp_line_person")

MONTHS = _SAID["months"]
"""As they stand in a date."""


def every_sentence(language: str) -> tuple[str, ...]:
    """All that is printed by itself in forms, with its braces."""
    return tuple(phrase.in_(language) for phrases in _SAID.values() for phrase in phrases)


def date_in_words(iso: str, language: str) -> str:
    """ "31 March 2026" for an ISO date."""
    day = date.fromisoformat(iso)
    return f"{day.day} {MONTHS[day.month - 1].in_(language)} {day.year}"


_PLACEHOLDER = re.compile(r"\{([a-z_.]+)\}")


def fill(sentences: Iterable[Phrase], language: str, values: Mapping[str, str]) -> str:
    """The sentences with their placeholders filled in, one after the other, without those that lack a value."""
    texts = [sentence.in_(language) for sentence in sentences]
    whole = [text for text in texts if all(values.get(name) for name in _PLACEHOLDER.findall(text))]
    return " ".join(_PLACEHOLDER.sub(lambda match: _among(values[match[1]], language), text) for text in whole)


def _among(value: str, language: str) -> str:
    """A telephone number or an address among words from right to left, kept in order by a mark in front of it:
    figures there take the direction of the letters before them (UAX 9, W2 and W7)."""
    is_turned = any(bidirectional(character) in ("R", "AL") for character in value)
    return value if is_turned or not is_right_to_left(language) else f"\N{LEFT-TO-RIGHT MARK}{value}"
