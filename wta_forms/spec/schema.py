"""The language of forms as a JSON Schema (draft 2020-12), for editors: made from the table of words.

Editors read YAML otherwise than the loader, which takes everything as it was typed: to them ``no`` may be false and
``1.10`` a number. So numbers and truths are let through wherever a text is meant, and figures in quotes wherever a
number is. What is seen only by looking at several words together (ids that differ, conditions, the order of bounds,
lists that exist) is left to ``check``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from wta_forms.spec import yaml_nodes
from wta_forms.spec.asked import Share, Width
from wta_forms.spec.choices import EXTRAS
from wta_forms.spec.kinds import Appearance
from wta_forms.spec.merging import IN_ONE_CELL, STRATEGIES
from wta_forms.spec.reading import FORM_NAME, IDENTIFIER, LANGUAGE
from wta_forms.spec.words import ASKS, CELLS, KINDS, WORDS, Place, Type, Word, words_at
from wta_forms.spec.yaml_nodes import Mapping, Node, Scalar, read_yaml

Schema = dict[str, Any]
_WIDEST = 110


def form_schema_text() -> str:
    """What stands in ``specs/form.schema.json``."""
    return _laid_out(form_schema()) + "\n"


def _laid_out(part: Any, indent: int = 0) -> str:
    """As JSON, on one line what fits there: a word is a line or a few, not thirty."""
    flat = json.dumps(part, ensure_ascii=False)
    if indent + len(flat) <= _WIDEST or not isinstance(part, (dict, list)):
        return flat
    opens, closes = "{}" if isinstance(part, dict) else "[]"
    members = part.items() if isinstance(part, dict) else [("", member) for member in part]
    named = [(f"{json.dumps(name)}: " if name else "", value) for name, value in members]
    lines = [" " * (indent + 2) + name + _laid_out(value, indent + 2) for name, value in named]
    return opens + "\n" + ",\n".join(lines) + "\n" + " " * indent + closes


def form_schema() -> Schema:
    """A file is a part of forms if it has the word ``part``, else it is a form."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A form, or a part of forms",
        "type": "object",
        "if": {"required": ["part"]},
        "then": _ref("part"),
        "else": _ref("form"),
        "$defs": _definitions(),
    }


def _definitions() -> Schema:
    cells = [kind for kind in KINDS if kind in CELLS]
    return {
        "text": {"type": _SCALAR, "pattern": r"\S"},
        "phrase": {"anyOf": [_ref("text"), _map(_named(LANGUAGE), _ref("text"))]},
        "name": _named(IDENTIFIER),
        "key": {"type": _SCALAR, "pattern": f"^{_KEY}$"},
        "choice": {"anyOf": [_ref("phrase"), _words(Place.CHOICE)]},
        "choices": _map({**_ref("key"), "not": {"enum": [*EXTRAS]}}, _ref("choice")),
        "rows": _map(_ref("key"), _ref("choice")),
        "target": {"type": _SCALAR, "pattern": f"^(({IDENTIFIER.pattern})[.])?{_KEY}$"},
        "move": {"anyOf": [_ref("name"), _list(_ref("name")), {**_words(Place.MOVE), "minProperties": 1}]},
        "column-move": {"anyOf": [_ref("name"), _words(Place.COLUMN_MOVE)]},
        "form": _words(Place.FORM),
        "part": _words(Place.PART),
        "section": {"if": {"required": ["use"]}, "then": _words(Place.USE), "else": _words(Place.SECTION)},
        "question": _of_a_kind(Place.QUESTION, KINDS),
        "column": _of_a_kind(Place.COLUMN, cells),
        **{_name(Place.QUESTION, kind): _words(Place.QUESTION, kind) for kind in KINDS},
        **{_name(Place.COLUMN, kind): _words(Place.COLUMN, kind) for kind in cells},
        **{_shared_name(word): _property(word) for word in WORDS if word.place in _OF_A_KIND and _is_shared(word)},
    }


def _of_a_kind(place: Place, kinds: Iterable[str]) -> Schema:
    """Without a kind that is known, nothing is said of the other words."""
    known = [{"const": kind, "description": ASKS[kind]} for kind in kinds]
    return {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"oneOf": known}},
        "allOf": [
            {"if": {"properties": {"kind": {"const": kind}}}, "then": _ref(_name(place, kind))} for kind in kinds
        ],
    }


def _words(place: Place, kind: str = "") -> Schema:
    """A map in which the words of a place may stand, and no others."""
    words = words_at(place, kind)
    return {
        "type": "object",
        "required": [word.key for word in words if word.is_required],
        "properties": {
            word.key: _ref(_shared_name(word)) if kind and _is_shared(word) else _property(word, kind) for word in words
        },
        "additionalProperties": False,
    }


_OF_A_KIND = (Place.QUESTION, Place.COLUMN)


def _is_shared(word: Word) -> bool:
    """Whether a word is the same for each of its kinds."""
    return word.type not in (Type.KIND, Type.MERGE)


def _shared_name(word: Word) -> str:
    """``question.hint``, or ``question.min.number`` where other kinds have another word that reads the same."""
    namesakes = [other for other in words_at(word.place) if other.key == word.key]
    kind = next(kind for kind in KINDS if word.fits(kind))
    return ".".join([word.place.name.lower(), word.key, *([kind] if len(namesakes) > 1 else [])])


def _property(word: Word, kind: str = "") -> Schema:
    unless = f" Unless given: {word.default}." if word.default else ""
    return {"description": word.sentence + unless, **_value(word, kind), "examples": [_example(word)]}


def _value(word: Word, kind: str) -> Schema:
    if word.type is Type.KIND:
        return {"const": kind}
    if word.type is Type.MERGE:
        return {"enum": [*STRATEGIES[kind]]}
    bounds = {"minimum": word.least, "maximum": word.most}
    return _VALUES[word.type] | {name: bound for name, bound in bounds.items() if bound is not None}


def _example(word: Word) -> Any:
    node, _ = read_yaml(word.example.encode(), word.key)
    return _plain(node.get(word.key) if isinstance(node, Mapping) else None)


def _plain(node: Node | None) -> Any:
    """As an editor would read it."""
    match node:
        case Mapping():
            return {key.text: _plain(value) for key, value in node.entries}
        case yaml_nodes.Sequence():
            return [_plain(member) for member in node.members]
        case Scalar(text=text) if re.fullmatch(r"-?[0-9]+", text):
            return int(text)
        case Scalar(text=text):
            return text == "true" if text in ("true", "false") else text
        case None:
            return None


# --- what may stand behind a word of a type ---------------------------------------------------------------------------


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _name(place: Place, kind: str) -> str:
    return f"{place.name.lower()}-{kind}"


def _named(pattern: re.Pattern[str]) -> Schema:
    """A short name; ``no`` is a language, and to some editors false."""
    return {"type": ["string", "boolean"], "pattern": f"^({pattern.pattern})$"}


def _map(names: Schema, values: Schema) -> Schema:
    return {"type": "object", "propertyNames": names, "additionalProperties": values, "minProperties": 1}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of, "minItems": 1}


def _either(*schemas: Schema) -> Schema:
    return {"anyOf": [*schemas]}


def _closed(words: Sequence[str]) -> Schema:
    return {"enum": [*words]}


_KEY = f"({IDENTIFIER.pattern}|0|[1-9][0-9]{{0,8}})"
_SCALAR = ["string", "number", "boolean"]
_ANSWER: Schema = {"type": _SCALAR}
_WHOLE: Schema = {"type": ["integer", "string"], "pattern": "^-?(0|[1-9][0-9]{0,8})$"}

_VALUES: dict[Type, Schema] = {
    Type.FORM_NAME: _named(FORM_NAME),
    Type.IDENTIFIER: _ref("name"),
    Type.WHOLE: _WHOLE,
    Type.NUMBER: {"type": ["number", "string"], "pattern": r"^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?$"},
    Type.DATE: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Type.YES_NO: {"enum": [True, False, "true", "false", "yes", "no", "True", "False", "Yes", "No"]},
    Type.TEXT: _ref("text"),
    Type.PHRASE: _ref("phrase"),
    Type.PHRASES: _list(_ref("phrase")),
    Type.OFFER: _ref("phrase"),
    Type.LANGUAGES: {**_list(_named(LANGUAGE)), "uniqueItems": True},
    Type.LISTS: {**_map(_ref("name"), _ref("choices")), "minProperties": 0},
    Type.CHOICES: _either(_ref("name"), _ref("choices")),
    Type.ROWS: _either(_WHOLE, _ref("name"), _ref("rows")),
    Type.NAMED_ROWS: _either(_ref("name"), _ref("rows")),
    Type.SECTIONS: _list(_ref("section")),
    Type.QUESTIONS: _list(_ref("question")),
    Type.COLUMNS: _list(_ref("column")),
    Type.APPEARANCE: _closed([look for look in Appearance if look is not Appearance.TICKS]),
    Type.TICK: _closed(["one", "many"]),
    Type.WIDTH: _closed([*Width]),
    Type.SHARE: _closed([*Share]),
    Type.CONDITION: _map(_ref("name"), _either(_ANSWER, _list(_ANSWER))),
    Type.MIGRATION: _map({"pattern": "^[1-9][0-9]{0,3}$"}, _map(_ref("name"), _ref("move"))),
    Type.TARGETS: _either(_ref("name"), _list(_ref("name"))),
    Type.NEW_NAMES: _map(_ref("key"), _ref("target")),
    Type.NEW_COLUMNS: _map(_ref("name"), _ref("column-move")),
    Type.NEW_COLUMN: _ref("name"),
    Type.ROW_MERGE: _either(
        _closed(STRATEGIES["table"]),
        {**_map(_ref("name"), _closed(IN_ONE_CELL)), "properties": {"group": _ref("name")}, "required": ["group"]},
    ),
}
