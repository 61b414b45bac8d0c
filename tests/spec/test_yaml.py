"""YAML nodes: what is typed is what is read, by whichever parser PyYAML was built with."""

from __future__ import annotations

import pytest
import yaml

from tests.spec.paper import FILE, plain
from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.spec import yaml_nodes
from wta_forms.spec.yaml_nodes import MOST_BYTES, MOST_DEPTH, Mapping, Node, Scalar, Sequence, read_yaml

LOADERS = {"pure": yaml_nodes._PureLoader} | ({"libyaml": yaml.CSafeLoader} if yaml.__with_libyaml__ else {})


@pytest.fixture(params=LOADERS, autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test of this file is true of both parsers."""
    monkeypatch.setattr(yaml_nodes, "_LOADER", LOADERS[request.param])


def node_of(text: str) -> Node:
    node, problems = read_yaml(text.encode(), FILE)
    assert problems == []
    return node


def value_of(text: str) -> object:
    return plain(node_of(text))


def problems_of(text: str | bytes) -> list[Problem]:
    """What is wrong, whether or not the rest could be read."""
    try:
        return read_yaml(text.encode() if isinstance(text, str) else text, FILE)[1]
    except WtaFormsError as error:
        return list(error.problems)


def at(line: int) -> str:
    return f"{FILE}:{line}"


# --- what is read -----------------------------------------------------------------------------------------------------

AS_TYPED = ["no", "yes", "on", "010", "0141", "9:30", "1.10", "1e3", "0x1F", "~", "null", "2026-01-01", "=", "<<", ".5"]


@pytest.mark.parametrize("typed", AS_TYPED)
def test_a_text_stays_as_it_is_typed(typed: str) -> None:
    assert value_of(f"label: {typed}") == {"label": typed}


def test_a_value_knows_its_line_and_whether_quotes_stood_around_it() -> None:
    root = node_of('form: small\n\nminutes: "30"\nabout: |\n  One\n  two\nlast: 1')
    assert isinstance(root, Mapping)
    assert [(key.line, value) for key, value in root.entries] == [
        (1, Scalar("small", 1)),
        (3, Scalar("30", 3, is_plain=False)),
        (4, Scalar("One\ntwo\n", 4, is_plain=False)),
        (7, Scalar("1", 7)),
    ]


def test_maps_and_lists_know_the_line_in_which_they_begin() -> None:
    root = node_of("sections:\n\n- title: Gaps\n  questions:\n  - {id: gap}")
    assert isinstance(root, Mapping)
    sections = root.get("sections")
    assert isinstance(sections, Sequence)
    (section,) = sections.members
    assert isinstance(section, Mapping)
    questions = section.get("questions")
    assert isinstance(questions, Sequence)
    assert (root.line, sections.line, section.line, questions.line, questions.members[0].line) == (1, 3, 3, 5, 5)


def test_a_byte_order_mark_at_the_beginning_is_passed_over() -> None:
    node, problems = read_yaml(b"\xef\xbb\xbfform: small", FILE)
    assert (plain(node), problems) == ({"form": "small"}, [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(end: str) -> None:
    root = node_of(f"form: small{end}about: >{end}  One{end}  two{end}last: 1{end}")
    assert isinstance(root, Mapping)
    assert plain(root) == {"form": "small", "about": "One two\n", "last": "1"}
    assert root.entries[-1][0].line == 5


def test_a_tab_inside_a_line_is_a_space() -> None:
    assert value_of("label:\tWho\tis it?\t# a remark\nhint:\t|\n  One\ttwo") == {
        "label": "Who is it?",
        "hint": "One two",
    }


def test_a_question_mark_in_a_one_line_map_or_list_is_text() -> None:
    assert value_of("{label: Who is it for?}") == {"label": "Who is it for?"}
    assert value_of("prompts: [What is missing?, Who?]") == {"prompts": ["What is missing?", "Who?"]}


# --- what is refused --------------------------------------------------------------------------------------------------

REFUSED: dict[str, tuple[str, list[Problem]]] = {
    "a key twice": ("id: a\nid: b", [errors.DUPLICATE_KEY.at(at(2), key="id", first=1)]),
    "a key three times": (
        "id: a\nid: b\nid: c",
        [errors.DUPLICATE_KEY.at(at(line), key="id", first=1) for line in (2, 3)],
    ),
    "a key without a value": ("id: a\nlabel:\nkind: text", [errors.KEY_WITHOUT_VALUE.at(at(2), key="label")]),
    "a comma in a one-line map": (
        "a: 1\nscale: {en: Yes and no, pl: Ani tak, ani nie}",
        [errors.KEY_WITHOUT_VALUE.at(at(2), key="ani nie")],
    ),
    "a list for a word": (
        "id: a\n[a, b]: c",
        [errors.YAML_BROKEN_ELSEWHERE.at(at(2), why="a word is missing before the colon")],
    ),
    "an alias": ("id: a\nlabel: *please\nkind: text", [errors.YAML_ALIAS.at(at(2))]),
    "an anchor": ("id: a\nlabel: &please do", [errors.YAML_ALIAS.at(at(2))]),
    "an anchor alone": ("id: a\nlabel: &please", [errors.YAML_ALIAS.at(at(2))]),
    "a tag": ("id: a\nlabel: !!str text", [errors.YAML_TAG.at(at(2))]),
    "a tag alone": ("id: a\nlabel: !important", [errors.YAML_TAG.at(at(2))]),
    "a python tag": ("id: a\nlabel: !!python/object/apply:os.system [ls]", [errors.YAML_TAG.at(at(2))]),
    "an empty file": ("", [errors.YAML_EMPTY.at(FILE)]),
    "a file of remarks": ("# nothing\n\n# more", [errors.YAML_EMPTY.at(FILE)]),
    "a file of one quotation": ("''", [errors.YAML_EMPTY.at(FILE)]),
    "several documents": ("id: a\n---\nid: b", [errors.YAML_SEVERAL.at(at(2))]),
    "tabs before the text": (
        "id: a\n\tlabel: b\nkind: text\n \thint: c",
        [errors.YAML_TAB.at(at(2)), errors.YAML_TAB.at(at(4))],
    ),
    "a control character": ("id: a\n\nlabel: b\x07", [errors.YAML_CHARACTER.at(at(3), character="U+0007")]),
    "a line separator": ("id: a\nlabel: b\u2028c", [errors.YAML_CHARACTER.at(at(2), character="U+2028")]),
    "a second byte order mark": ("id: a\nlabel: \ufeffb", [errors.YAML_CHARACTER.at(at(2), character="U+FEFF")]),
}  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_refused_is_refused_at_its_line(text: str) -> None:
    typed, problems = REFUSED[text]
    assert problems_of(typed) == problems


def test_what_is_not_utf_8_is_said_to_be_that() -> None:
    assert problems_of("label: Żółć".encode("cp1250")) == [errors.NOT_UTF8.at(FILE)]


def test_a_mebibyte_is_read_and_a_byte_more_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_BYTES == 1024 * 1024
    monkeypatch.setattr(yaml_nodes, "MOST_BYTES", 20)
    assert problems_of("about: " + "a" * 13) == []
    assert problems_of("about: " + "a" * 14) == [errors.FILE_TOO_LARGE.at(FILE, limit="1 MiB")]


def test_thirty_two_lists_in_one_another_are_read_and_one_more_is_not() -> None:
    assert problems_of("\n" + "[" * MOST_DEPTH + "a" + "]" * MOST_DEPTH) == []
    assert problems_of("\n" + "[" * 2_000) == [errors.YAML_TOO_DEEP.at(at(2), limit=MOST_DEPTH)]


def test_a_key_without_a_value_is_left_out_and_kept_in_mind() -> None:
    root, _ = read_yaml(b"id: a\nlabel:\nhint: #4", FILE)
    assert isinstance(root, Mapping)
    assert plain(root) == {"id": "a"}
    assert root.left_out == {"label", "hint"}


def test_text_that_yaml_takes_for_a_remark_is_a_note_with_the_line_as_it_should_be() -> None:
    _, found = read_yaml(b"id: a\nlabel: Room #4 or #5", FILE)
    assert found == [errors.YAML_HASH.at(at(2), corrected='label: "Room #4 or #5"')]
    assert found[0].is_note


@pytest.mark.parametrize("line", ["label: Room  # as on the door", "label: Room ## as on the door", "label: 'Room' #4"])
def test_a_remark_that_is_meant_is_passed_over(line: str) -> None:
    assert problems_of(line) == []
