"""The schema for editors: it takes what the loader takes, and underlines what the loader would refuse."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from docs.examples import FORM
from tests.spec.paper import asking, plain
from tests.spec.table import WRONG, Case, cases, slips
from wta_forms.spec import yaml_nodes
from wta_forms.spec.schema import form_schema, form_schema_text
from wta_forms.spec.shipped import PARTS, SPECS
from wta_forms.spec.words import ASKS, WORDS, Place
from wta_forms.spec.yaml_nodes import read_yaml

SCHEMA = form_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
ALL = tuple(cases(WORDS))
SHIPPED = sorted([*SPECS.glob("*.yaml"), *PARTS.glob("*.yaml"), FORM])
WORD_BY_WORD = tuple(next(case for case in ALL if case.word is word) for word in {case.word: None for case in ALL})
"""A word is the same for all its kinds, so that one of them will do."""

every_word = pytest.mark.parametrize("case", WORD_BY_WORD, ids=str)


def as_typed(text: str) -> object:
    """As the loader reads it: everything is a text."""
    return plain(read_yaml(text.encode(), "small.yaml")[0])


def as_an_editor(text: str) -> object:
    """By the rules of YAML 1.1, the widest there are: ``no`` is false, ``1.10`` a number, ``2026-03-31`` a date."""
    return _json(yaml.load(text, Loader=yaml_nodes._LOADER))


def _json(value: Any) -> object:
    match value:
        case dict():
            return {json.dumps(key) if not isinstance(key, str) else key: _json(each) for key, each in value.items()}
        case list():
            return [_json(each) for each in value]
        case date():
            return value.isoformat()
        case _:
            return value


READINGS = pytest.mark.parametrize("reading", [as_typed, as_an_editor])


def is_fine(text: str) -> bool:
    return VALIDATOR.is_valid(as_typed(text))


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(form_schema_text()) == SCHEMA


@READINGS
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_form_and_part_that_is_shipped_is_fine(path: Path, reading: Any) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(reading(path.read_text(encoding="utf-8")))] == []


@READINGS
@every_word
def test_the_example_of_a_word_is_fine(case: Case, reading: Any) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(reading(case.text(case.example)))] == []


@every_word
def test_a_misspelt_word_is_not_fine(case: Case) -> None:
    for slip in slips(case.word.key):
        assert not is_fine(case.text(case.example.replace(case.word.key, slip, 1)))


@every_word
def test_a_value_of_the_wrong_type_is_not_fine(case: Case) -> None:
    for value in WRONG[case.word.type]:
        assert not is_fine(case.text(f"{case.word.key}: {value}"))


@pytest.mark.parametrize("case", [case for case in WORD_BY_WORD if case.word.is_required], ids=str)
def test_a_required_word_that_is_missing_is_not_fine(case: Case) -> None:
    assert not is_fine(case.text())


@pytest.mark.parametrize("case", [case for case in WORD_BY_WORD if case.word.most is not None], ids=str)
def test_a_number_out_of_its_bounds_is_not_fine(case: Case) -> None:
    for value in ((case.word.least or 0) - 1, (case.word.most or 0) + 1):
        assert not VALIDATOR.is_valid(as_an_editor(case.text(f"{case.word.key}: {value}")))


def test_every_word_is_explained_with_an_example_wherever_it_may_stand() -> None:
    for case in ALL:
        entry = words_of(case)["properties"][case.word.key]
        if "description" not in entry:
            entry = SCHEMA["$defs"][entry["$ref"].removeprefix("#/$defs/")]
        assert entry["description"].startswith(case.word.sentence), case
        assert len(entry["examples"]) == 1, case


def words_of(case: Case) -> dict[str, Any]:
    """The part of the schema in which a word stands."""
    place = case.word.place
    words: dict[Place, Any] = {
        Place.CHOICE: SCHEMA["$defs"]["choice"]["anyOf"][1],
        Place.MOVE: SCHEMA["$defs"]["move"]["anyOf"][2],
        Place.COLUMN_MOVE: SCHEMA["$defs"]["column-move"]["anyOf"][1],
        Place.SECTION: SCHEMA["$defs"]["section"]["else"],
        Place.USE: SCHEMA["$defs"]["section"]["then"],
    }
    named = "-".join(filter(None, [place.name.lower(), case.kind]))
    return dict(words.get(place) or SCHEMA["$defs"][named])


def test_every_kind_is_explained() -> None:
    kinds = SCHEMA["$defs"]["question"]["properties"]["kind"]["oneOf"]
    assert {kind["const"]: kind["description"] for kind in kinds} == ASKS


# --- what editors read as something else than text --------------------------------------------------------------------

NOT_TEXT_TO_AN_EDITOR = ["no", "5", "010", "1.10", "9:30", "true", "2026-03-31"]


@READINGS
@pytest.mark.parametrize("value", NOT_TEXT_TO_AN_EDITOR)
def test_any_scalar_will_do_where_a_text_is_meant(value: str, reading: Any) -> None:
    choices = f"choices: {{a: {value}, b: {{label: B, hint: {value}}}, c: {{en: {value}}}}}"
    question = f"- {{id: q, kind: select_one, label: {value}, {choices}, other: {value}}}"
    assert VALIDATOR.is_valid(reading(asking(question)))


@READINGS
def test_no_and_numbers_will_do_as_keys_of_choices_and_no_as_a_language(reading: Any) -> None:
    question = "- {id: q, kind: scale, max: 3, label: Q, only_if: {agree: yes, far: [1, 2]}}"
    lists = "languages: [no, en]\nchoices: {a: {yes: Yes, no: No}, b: {1: One, 2: Two}}\n"
    assert VALIDATOR.is_valid(reading(asking(question, lists)))


@READINGS
def test_a_number_may_stand_in_quotes(reading: Any) -> None:
    assert VALIDATOR.is_valid(reading(asking('- {id: q, kind: number, label: Q, min: "0.5", decimals: "1"}')))


# --- common mistakes --------------------------------------------------------------------------------------------------

MISTAKES = [
    "- {kind: text, label: Q}",
    "- {id: q, kind: text}",
    "- {id: q, label: Q}",
    "- {id: q, kind: likert, label: Q}",
    "- {id: Q, kind: text, label: Q}",
    "- {id: q, kind: text, label: Q, choices: {a: A, b: B}}",
    "- {id: q, kind: select_one, label: Q, choices: [A, B]}",
    "- {id: q, kind: select_one, label: Q, choices: {other: A, b: B}}",
    "- {id: q, kind: select_one, label: Q, choices: {Not sure: A, b: B}}",
    "- {id: q, kind: select_one, label: Q, choices: {a: {hint: A}, b: B}}",
    "- {id: q, kind: select_one, label: Q, choices: {a: A, b: B}, appearance: ticks}",
    "- {id: q, kind: scale, label: Q}",
    "- {id: q, kind: text, label: {English: Q}}",
    "- {id: q, kind: text, label: Q, merge: tally}",
    "- {id: q, kind: tick, label: Q, merge: {group: a}}",
    "- {id: q, kind: table, label: Q, rows: 2, columns: [{id: a, kind: rank, label: A}]}",
    "- {id: q, kind: table, label: Q, rows: 2, columns: [{id: a, kind: tick, label: A, choices: b}]}",
    "- {id: q, kind: table, label: Q, rows: 2, columns: [{id: a, kind: tick, label: A}], merge: {a: all}}",
    "- {id: q, kind: grid, label: Q, rows: 2, choices: {a: A, b: B}}",
    "- {kind: note, label: Q, id: q}",
    "- {id: q, kind: text, label: Q, only_if: answered}",
]


@pytest.mark.parametrize("question", MISTAKES)
def test_a_common_mistake_is_not_fine(question: str) -> None:
    assert not is_fine(asking(question))


def test_a_table_may_group_its_rows() -> None:
    table = "rows: 2, columns: [{id: a, kind: tick, label: A}, {id: group, kind: text, label: G}]"
    assert is_fine(asking(f"- {{id: q, kind: table, label: Q, {table}, merge: {{group: a, b: all}}}}"))
