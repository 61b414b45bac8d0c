"""What people type, and what YAML makes of it: read as it is meant, or told with the line as it should be."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.spec.paper import FILE, asking, loaded, plain, problems, question_of
from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.spec import yaml_nodes
from wta_forms.spec.yaml_errors import quoted
from wta_forms.spec.yaml_nodes import Node, read_yaml

COLON = "a colon and a space stand in the text, or the line begins too far to the right"
GOES_ON = "it goes on behind a closing mark, or begins too far to the left or right"
DASH = "a text cannot begin with a dash or a question mark and a space"
STAR = "a text cannot begin with * or &"
PIPE = "a text cannot begin with | or >"
BRACKET = "a bracket that opens here is not closed, a comma is missing, or a text with a colon is not in double quotes"
NO_COLON = "there is no colon behind a word"
STRANGE = "it does not fit what stands before it"


def read(text: str, loader: object = None) -> tuple[Node | None, list[Problem]]:
    with pytest.MonkeyPatch.context() as patch:
        if loader is not None:
            patch.setattr(yaml_nodes, "_LOADER", loader)
        try:
            return read_yaml(text.encode(), FILE)
        except WtaFormsError as error:
            return None, list(error.problems)


def mended(line: int, why: str, corrected: str) -> Problem:
    return errors.YAML_BROKEN.at(f"{FILE}:{line}", why=why, corrected=corrected)


def broken(line: int, why: str) -> Problem:
    return errors.YAML_BROKEN_ELSEWHERE.at(f"{FILE}:{line}", why=why)


READ = {
    "{label: Who is it for?}": {"label": "Who is it for?"},
    "{label: Qui ?, id: qui}": {"label": "Qui ?", "id": "qui"},
    "[What is missing?, Who?]": ["What is missing?", "Who?"],
    "{label: a:b, id: c}": {"label": "a:b", "id": "c"},
    "label: Is it a yes/no?": {"label": "Is it a yes/no?"},
    "label: ?what": {"label": "?what"},
    "label: -dash": {"label": "-dash"},
    "label: ::a": {"label": "::a"},
    'label: it\'s, "so" (they say)': {"label": 'it\'s, "so" (they say)'},
    "label: \u2018it\u2019 \u201cis\u201d": {"label": "\u2018it\u2019 \u201cis\u201d"},
    "label: Qui\u00a0?": {"label": "Qui\u00a0?"},
    "label: one\n  and more": {"label": "one and more"},
    "label: Who?  # asked first": {"label": "Who?"},
    "? label\n: Who": {"label": "Who"},
    "{yes: Yes, no: No, on: On}": {"yes": "Yes", "no": "No", "on": "On"},
    "label: 0141 496 0000": {"label": "0141 496 0000"},
    "{label: 100%}": {"label": "100%"},
}
"""Typed → read."""


@pytest.mark.parametrize("typed", READ)
def test_it_is_read_as_it_is_meant(typed: str) -> None:
    node, problems = read(typed)
    assert (plain(node), problems) == (READ[typed], [])


MENDED = {
    "hint: For example: We help": (COLON, 'hint: "For example: We help"'),
    "label: Name:": (COLON, 'label: "Name:"'),
    "label: \u201cSo: what\u201d": (COLON, 'label: "So: what"'),
    "hint: *Please* read": (STAR, 'hint: "*Please* read"'),
    "label: & co": (STAR, 'label: "& co"'),
    "hint: [optional] your e-mail": (GOES_ON, 'hint: "[optional] your e-mail"'),
    "label: {name}, hello": (GOES_ON, 'label: "{name}, hello"'),
    "label: 'What's'": (GOES_ON, 'label: "What\'s"'),
    'label: "He said "no""': (GOES_ON, r'label: "He said \"no\""'),
    'label: "So" they said': (GOES_ON, r'label: "\"So\" they said"'),
    "hint: % of time": ("a text cannot begin with %", 'hint: "% of time"'),
    "hint: @home": ("a text cannot begin with @", 'hint: "@home"'),
    "label: `code`": ("a text cannot begin with `", 'label: "`code`"'),
    "label: ] end": ("a text cannot begin with ]", 'label: "] end"'),
    "label: - dash": (DASH, 'label: "- dash"'),
    "label: ? what": (DASH, 'label: "? what"'),
    "label: > 5 people": (PIPE, 'label: "> 5 people"'),
    "label: | pipe": (PIPE, 'label: "| pipe"'),
    'label: "Who is it': ("a quotation mark opens here and is not closed", 'label: "Who is it"'),
    "label: 'tis the season": ("a quotation mark opens here and is not closed", 'label: "\'tis the season"'),
    r'label: "C:\Users"': ("a backslash stands between double quotes", r'label: "C:\\Users"'),
    "label: !<so": ("a text cannot begin with !", 'label: "!<so"'),
    "- *Please* read": (STAR, '- "*Please* read"'),
}
"""Typed → why it cannot be read, and the line as it should be."""


@pytest.mark.parametrize("typed", MENDED)
def test_what_quotes_would_mend_is_told_with_the_corrected_line(typed: str) -> None:
    why, corrected = MENDED[typed]
    before, behind = ("- a\n", "\n- b\n") if typed.startswith("-") else ("id: a\n", "\nkind: text\n")
    assert read(before + typed + behind) == (None, [mended(2, why, corrected)])
    assert read(before + corrected + behind)[1] == []


BROKEN = {
    "id: a\nlabel: one\n  two: three": broken(3, COLON),
    "id: a\nlabel: one\ntwo\nkind: text": broken(3, NO_COLON),
    "id: a\nlabel:\u00a0Who": broken(2, "there is a space in it that a word processor made"),
    "columns:\n- {id: a\n- {id: b}": broken(2, BRACKET),
    "languages: [en, pl\nid: a": broken(1, BRACKET),
    "languages: [en, pl": broken(1, BRACKET),
    "columns:\n- {id: a kind: text}": broken(2, BRACKET),
    "columns:\n- {label: Name:, id: a}": broken(2, "a colon stands right before a bracket or comma"),
    "columns:\n- {label: Room #4, id: a}\n- b": broken(
        2, "from ' #' on the line is a remark, so a bracket is not closed"
    ),
    "label: |\n  a\n b": broken(3, GOES_ON),
    "a:\n  b: c\n d: e": broken(3, GOES_ON),
    "prompts:\n  - One\n  Two: b": broken(3, "a dash is missing, or the line begins too far to the left or right"),
    "a: b\n...\nc: d": broken(3, STRANGE),
}
"""What no quotes would mend → the line and the reason."""


@pytest.mark.parametrize("typed", BROKEN)
def test_what_cannot_be_mended_is_told_where_it_begins(typed: str) -> None:
    assert read(typed) == (None, [BROKEN[typed]])


SAID = {
    "{label: Where, or a link}": errors.KEY_WITHOUT_VALUE.at(f"{FILE}:1", key="or a link"),
    "label: #1 of all": errors.KEY_WITHOUT_VALUE.at(f"{FILE}:1", key="label"),
    "label: Room #4": errors.YAML_HASH.at(f"{FILE}:1", corrected='label: "Room #4"'),
    "- label: Room #4": errors.YAML_HASH.at(f"{FILE}:1", corrected='- label: "Room #4"'),
    "- Room #4": errors.YAML_HASH.at(f"{FILE}:1", corrected='- "Room #4"'),
    "label: *please": errors.YAML_ALIAS.at(f"{FILE}:1"),
    "label: !important": errors.YAML_TAG.at(f"{FILE}:1"),
    "label: a\nlabel: b": errors.DUPLICATE_KEY.at(f"{FILE}:2", key="label", first=1),
    "\tlabel: a": errors.YAML_TAB.at(f"{FILE}:1"),
    "label: a\n\tand b": errors.YAML_TAB.at(f"{FILE}:2"),
}
"""What YAML would take for something else → what is said of it."""


@pytest.mark.parametrize("typed", SAID)
def test_what_yaml_would_take_for_something_else_is_said(typed: str) -> None:
    assert read(typed)[1] == [SAID[typed]]


SLIPS = {
    'id: a\nlabel: "Who is it\nhint: One\nabout: "Two"': errors.YAML_UNCLOSED.at(
        f"{FILE}:2", mark="double", line=2, corrected='label: "Who is it"'
    ),
    "id: a\nlabel: 'tis the season\nhint: One\nabout: it's": errors.YAML_UNCLOSED.at(
        f"{FILE}:2", mark="single", line=2, corrected='label: "\'tis the season"'
    ),
    '- {id: a, label: "Who, kind: text}\n- {id: b, kind: text}\n- {id: c, label: "What"}': errors.YAML_UNCLOSED.at(
        f"{FILE}:1", mark="double", line=1, corrected='- {id: a, label: "Who", kind: text}'
    ),
    '- {id: a, label: "Who}\n- b\n- {id: c, label: "What"}': errors.YAML_UNCLOSED.at(
        f"{FILE}:1", mark="double", line=1, corrected='- {id: a, label: "Who"}'
    ),
    "- id: a\n  kind: text\n-id: c\n  kind: text": errors.YAML_NO_SPACE.at(
        f"{FILE}:3", mark="dash", corrected="- id: c"
    ),
    "-id: c\n  kind: text": errors.YAML_NO_SPACE.at(f"{FILE}:1", mark="dash", corrected="- id: c"),
    "- id: a\n- id:c\n  kind: text": errors.YAML_NO_SPACE.at(f"{FILE}:2", mark="colon", corrected="- id: c"),
    "- id: a\n- id:c\n  kind:text\n  label: A": errors.YAML_NO_SPACE.at(f"{FILE}:2", mark="colon", corrected="- id: c"),
    "form: a\nversion:1\ntitle: A": errors.YAML_NO_SPACE.at(f"{FILE}:2", mark="colon", corrected="version: 1"),
    "- {id:c, kind: text}": errors.YAML_NO_SPACE.at(f"{FILE}:1", mark="colon", corrected="id: c"),
}
"""A slip of the finger → what is said, at its own line and not where the parser gives up."""


@pytest.mark.parametrize("typed", SLIPS)
def test_a_slip_is_told_at_the_line_in_which_it_was_made(typed: str) -> None:
    assert read(typed)[1] == [SLIPS[typed]]


def test_a_quotation_that_goes_on_over_lines_is_not_blamed_for_what_comes_behind_it() -> None:
    typed = 'about: "One\n  and two"\nlabel: one\n  two: three'
    assert read(typed) == (None, [broken(4, COLON)])


# --- in the words of a question ---------------------------------------------------------------------------------------

SCORED = "kind: select_one\n  choices:\n    1: {en: Yes, pl: Tak}\n    2: {en: Neither, pl: %s}"
MEANT: dict[str, Callable[[Any], bool]] = {
    "kind: scale\n  max: 3\n  low: No\n  high: Yes": lambda q: (said(q.low), said(q.high)) == ("No", "Yes"),
    "kind: scale\n  max: 3\n  low: 1.10\n  high: 9:30": lambda q: (said(q.low), said(q.high)) == ("1.10", "9:30"),
    "kind: grid\n  rows: {who: Who is it for?, what: What?}\n  choices: {1: Never?, 2: Often}": lambda q: (
        [said(row.label) for row in q.rows] == ["Who is it for?", "What?"]
    ),
    "kind: grid\n  rows: {no: No, yes: Yes}\n  choices: {on: On, off: Off}": lambda q: (
        [choice.key for choice in (*q.rows, *q.choices)] == ["no", "yes", "on", "off"]
    ),
    'kind: points\n  points: "10"\n  choices: {a: A, b: B}': lambda q: q.points == 10,
    'kind: scale\n  max: 3\n  low: "Never: not once"': lambda q: said(q.low) == "Never: not once",
    SCORED % '"Ani tak, ani nie"': lambda q: q.choices[1].label.in_("pl") == "Ani tak, ani nie",
}
"""Typed in a question → whether it is read as it is meant."""


def said(phrase: Any) -> str:
    return str(phrase.in_("en"))


@pytest.mark.parametrize("words", MEANT)
def test_a_question_is_read_as_it_is_meant(words: str) -> None:
    question = question_of(f"- id: q\n  label: Q\n  {words}", "languages: [en, pl]\n")
    assert MEANT[words](question)


def whole(word: str, value: str, example: str) -> tuple[errors.Message, dict[str, object]]:
    return errors.WRONG_TYPE, {"word": word, "expected": "a whole number", "found": f"'{value}'", "example": example}


TOLD: dict[str, tuple[errors.Message, dict[str, object]]] = {
    SCORED % "Ani tak, ani nie": (errors.KEY_WITHOUT_VALUE, {"key": "ani nie"}),
    "kind: scale\n  max: 3\n  low: Never: not once": (
        errors.YAML_BROKEN,
        {"why": COLON, "corrected": 'low: "Never: not once"'},
    ),
    "kind: scale\n  max: 3\n  high: *Always*": (errors.YAML_BROKEN, {"why": STAR, "corrected": 'high: "*Always*"'}),
    "kind: scale\n  max: 3\n  high: > 5 times": (errors.YAML_BROKEN, {"why": PIPE, "corrected": 'high: "> 5 times"'}),
    "kind: scale\n  max: 3\n  low: 'Tisn't": (errors.YAML_BROKEN, {"why": GOES_ON, "corrected": "low: \"'Tisn't\""}),
    "kind: scale\n  max: 3\n  low:": (errors.KEY_WITHOUT_VALUE, {"key": "low"}),
    "kind: scale\n  max: 3\n  unsure: {low: Never: not once}": (errors.YAML_BROKEN_ELSEWHERE, {"why": BRACKET}),
    "kind: grid\n  choices: {a: A, b: B}\n  rows: {who: Who, or what?, why: Why?}": (
        errors.KEY_WITHOUT_VALUE,
        {"key": "or what?"},
    ),
    "kind: grid\n  choices: {a: A, b: B}\n  rows: {who: Who, who: Why?}": (
        errors.DUPLICATE_KEY,
        {"key": "who", "first": 11},
    ),
    "kind: points\n  choices: {a: A, b: B}\n  points: 010": whole("points", "010", "points: 10"),
    "kind: points\n  choices: {a: A, b: B}\n  points: 1,000": whole("points", "1,000", "points: 10"),
    "kind: scale\n  max: 1..5": whole("max", "1..5", "max: 5"),
}
"""Typed in a question, the trap in its last line → what is said of it."""


@pytest.mark.parametrize("words", TOLD)
def test_what_a_question_cannot_mean_is_told_at_its_line(words: str) -> None:
    text = asking(f"- id: q\n  label: Q\n  {words}", "languages: [en, pl]\n")
    message, values = TOLD[words]
    assert problems(text) == [message.at(f"{FILE}:{text.count(chr(10))}", **values)]


def test_a_word_with_a_dash_before_it_or_without_a_space_behind_it_is_told_as_that() -> None:
    dashed = "form: small\nversion: 1\ntitle: Small\nsections:\n  -questions:\n    - {id: a, kind: text, label: A}\n"
    (told,) = problems(dashed.replace("  -q", "  - title: A\n    -q"))
    assert (told.where, told.message) == (f"{FILE}:6", errors.YAML_NO_SPACE.at("", mark="dash", corrected="").message)
    scalar = "form: small\nversion: 1\ntitle: Small\nsections:\n- questions:\n  - id:c\n"
    assert problems(scalar) == [errors.YAML_NO_SPACE.at(f"{FILE}:6", mark="colon", corrected="id: c")]


def test_a_word_in_a_word_processors_quotation_marks_is_told_as_that() -> None:
    found = problems(asking("- {id: a, kind: text, \u201clabel\u201d: A}"))
    assert found == [errors.CURLY_WORD.at(f"{FILE}:6", word="\u201clabel\u201d", bare="label: …")]


AROUND = {
    "\u201cWhat now?\u201d": '"What now?"',
    "\u201eWas nun?\u201c": '"Was nun?"',
    "\u2018What\u2019s now?\u2019": '"What\u2019s now?"',
    "\xabEt alors\xbb": '"Et alors"',
    "\u201cYes\u201d and \u201cno\u201d": "",
    "We say \u201cyes\u201d": "",
    '"\u201cWhat now?\u201d"': "",
}


@pytest.mark.parametrize("text", AROUND)
def test_a_word_processors_quotation_marks_around_a_whole_text_are_a_note(text: str) -> None:
    found = loaded(asking(f"- {{id: a, kind: text, label: {text}}}"))
    notes = [errors.CURLY_TEXT.at(f"{FILE}:6", corrected=AROUND[text])] if AROUND[text] else []
    assert (list(found.problems), found.is_fine) == (notes, True)
    assert found.form is not None
    assert found.form.questions[0].label.in_("en") == text.strip('"'), "it is printed as it was typed"


# --- the two parsers of PyYAML ----------------------------------------------------------------------------------------

needs_libyaml = pytest.mark.skipif(not yaml.__with_libyaml__, reason="this PyYAML was built without libyaml")


@needs_libyaml
@pytest.mark.parametrize("typed", [*READ, *MENDED, *BROKEN, *SAID, *SLIPS])
def test_both_parsers_read_the_same_and_say_the_same(typed: str) -> None:
    assert read(typed, yaml.CSafeLoader) == read(typed, yaml_nodes._PureLoader)


pieces = ["Who", "a", "é", "£", "?", ":", ",", "#", "-", ".", "'", '"', "(", ")", "/", " ", "  ", "\t", "\n  "]
typed_texts = st.lists(st.sampled_from([*pieces, "? ", ": ", ", ", " #", "it's", "B, or C"]), min_size=1, max_size=8)
frames = st.sampled_from(
    ["label: {}", "- {}\n- b", "{{label: {}}}", "{{label: {}, id: b}}", "[{}, b]", "a:\n  - label: {}\n    id: b\n"]
)


@needs_libyaml
@given(typed_texts.map("".join), frames)
def test_both_parsers_read_the_same_of_any_text(text: str, frame: str) -> None:
    c, pure = (read(frame.format(text), loader) for loader in (yaml.CSafeLoader, yaml_nodes._PureLoader))
    assert c[0] == pure[0] or is_lone_question_mark(text)


def is_lone_question_mark(text: str) -> bool:
    """libyaml refuses "[?]", PyYAML's parser reads a key without a word: a problem for both, but not the same one."""
    return any(part.startswith("?") for part in text.replace(",", " ").split())


# --- quotes -----------------------------------------------------------------------------------------------------------

one_line = st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"]), min_size=1).map(str.strip)


@given(one_line.filter(lambda text: text[:1] not in ("", *"\"'\u201c\u201e\u2018\xab\xbb")))
def test_any_text_in_double_quotes_is_read_as_it_was_typed(text: str) -> None:
    node, problems = read(f"label: {quoted(text)}")
    assert (plain(node), problems) == ({"label": text}, [])


@given(typed_texts.map("".join))
def test_a_line_is_read_as_typed_or_told_and_the_corrected_line_can_be_read(text: str) -> None:
    typed = " ".join(text.split())
    node, problems = read(f"id: a\nlabel: {typed}\nkind: text")
    if not problems:
        without_remark = re.sub(r"\s#.*", "", typed)
        assert typed.startswith(("'", '"')) or plain(node) == {"id": "a", "label": without_remark, "kind": "text"}
        return
    (problem,) = problems
    assert problem.where == f"{FILE}:2"
    if problem.message.startswith("this line cannot be read"):
        corrected = problem.hint.removeprefix("put the text in double quotes: ")
        assert read(f"id: a\n{corrected}\nkind: text")[1] == []
