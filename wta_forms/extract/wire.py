"""What the worker and its parent say to each other.

How it is carried stands in :mod:`wta_forms.isolated.wire`: a file and where to look in it, and what it tells. That is
JSON and no pickle: a file that took over the worker could make a pickle run anything in the parent.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import asdict
from enum import IntEnum
from types import MappingProxyType
from typing import Any

from wta_forms.answers import Certainty, Status
from wta_forms.errors import Problem
from wta_forms.extract.places import Places, Seen, Sheet, SheetKind
from wta_forms.extract.raw import Channel, Enclosed, FieldKind, RawForm, RawValue
from wta_forms.map import map_from_json


class Ask(IntEnum):
    """What the worker is asked of a file: its fields, its pages, what stands at some places on them, or its boxes with
    the words around them."""

    READ = 1
    SHEETS = 2
    ANNOTATION = 3
    PAGE_TEXT = 4
    SCAN = 5
    BLANK = 6


CHANNELS = {
    Ask.ANNOTATION: Channel.ANNOTATION,
    Ask.PAGE_TEXT: Channel.PAGE_TEXT,
    Ask.SCAN: Channel.SCAN,
}


def to_wire(raw: RawForm) -> bytes:
    """All of it, in UTF-8."""
    return _json(_form(raw))


def from_wire(content: bytes) -> RawForm:
    """Raises ValueError, KeyError or TypeError for nearly anything that :func:`to_wire` did not make."""
    return _raw_form(json.loads(content))


def sheets_to_wire(sheets: Iterable[Sheet]) -> bytes:
    return _json([asdict(sheet) for sheet in sheets])


def sheets_from_wire(content: bytes) -> tuple[Sheet, ...]:
    """Raises as :func:`from_wire` does."""
    return tuple(_sheet(parts) for parts in json.loads(content))


def numbers_to_wire(numbers: Iterable[int]) -> bytes:
    return _json(sorted(numbers))


def numbers_from_wire(content: bytes) -> frozenset[int]:
    return frozenset(map(int, json.loads(content)))


def seen_to_wire(seen: Seen) -> bytes:
    problems = [asdict(problem) for problem in seen.problems]
    return _json({"values": list(map(_value_parts, seen.values)), "fit": seen.fit, "problems": problems})


def seen_from_wire(content: bytes) -> Seen:
    """Raises as :func:`from_wire` does."""
    parts = json.loads(content)
    return Seen(tuple(map(_value, parts["values"])), float(parts["fit"]), _problems(parts["problems"]))


def places_to_wire(places: Places) -> bytes:
    return _json({"map": places.map.to_json(), "pages": places.pages})


def places_from_wire(content: bytes) -> Places:
    parts = json.loads(content)
    return Places(map_from_json(parts["map"], ""), tuple((here, there) for here, there in parts["pages"]))


# --- as JSON --------------------------------------------------------------------------------------------------------


def _json(parts: object) -> bytes:
    return json.dumps(parts, ensure_ascii=False).encode()


def _form(raw: RawForm) -> dict[str, Any]:
    return {
        "status": raw.status,
        "values": list(map(_value_parts, raw.values.values())),
        "stamp": raw.stamp,
        "pages": raw.pages,
        "producer": raw.producer,
        "creator": raw.creator,
        "modified": raw.modified,
        "saved_at": raw.saved_at,
        "problems": [asdict(problem) for problem in raw.problems],
        "first_page": raw.first_page,
        "remarks": raw.remarks,
        "drawn_over": raw.drawn_over,
        "copies": list(map(_form, raw.copies)),
        "apart": list(map(_value_parts, raw.apart)),
        "enclosed": [(file.name, _text(file.content)) for file in raw.enclosed],
    }


def _raw_form(parts: dict[str, Any]) -> RawForm:
    values = [_value(value) for value in parts["values"]]
    return RawForm(
        status=Status(parts["status"]),
        values=MappingProxyType({value.name: value for value in values}),
        stamp=str(parts["stamp"]),
        pages=int(parts["pages"]),
        producer=str(parts["producer"]),
        creator=str(parts["creator"]),
        modified=str(parts["modified"]),
        saved_at=str(parts["saved_at"]),
        problems=_problems(parts["problems"]),
        first_page=int(parts["first_page"]),
        remarks=tuple(map(str, parts["remarks"])),
        drawn_over=tuple(map(int, parts["drawn_over"])),
        copies=tuple(map(_raw_form, parts["copies"])),
        apart=tuple(map(_value, parts["apart"])),
        enclosed=tuple(Enclosed(str(name), b64decode(content)) for name, content in parts["enclosed"]),
    )


def _value_parts(value: RawValue) -> dict[str, Any]:
    return asdict(value) | {"picture": _text(value.picture)}


def _value(parts: dict[str, Any]) -> RawValue:
    of_their_own = {
        "kind": FieldKind(parts["kind"]),
        "texts": tuple(parts["texts"]),
        "options": tuple((export, label) for export, label in parts["options"]),
        "rectangle": tuple(parts["rectangle"]) if parts["rectangle"] else None,
        "channel": Channel(parts["channel"]),
        "certainty": Certainty(parts["certainty"]),
        "picture": b64decode(parts["picture"]),
        "problems": _problems(parts["problems"]),
    }
    return RawValue(**parts | of_their_own)


def _sheet(parts: dict[str, Any]) -> Sheet:
    width, height = parts["size"]
    return Sheet(
        page=int(parts["page"]),
        kind=SheetKind(parts["kind"]),
        size=(float(width), float(height)),
        lines=tuple(map(str, parts["lines"])),
        codes=tuple(map(str, parts["codes"])),
    )


def _text(content: bytes) -> str:
    return b64encode(content).decode("ascii")


def _problems(problems: Iterable[dict[str, Any]]) -> tuple[Problem, ...]:
    return tuple(Problem(**problem) for problem in problems)
