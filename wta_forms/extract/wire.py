"""What the worker and its parent say to each other.

First the worker says :data:`READY`; then, for each file, comes a :data:`REQUEST` and the file, and goes a
:data:`REPLY` and the RawForm. That is JSON and no pickle: a file that took over the worker could make a pickle run
anything in the parent.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from wta_forms.answers import Status
from wta_forms.errors import Problem
from wta_forms.extract.raw import Channel, FieldKind, RawForm, RawValue

READY = b"ready"

REQUEST = struct.Struct(">QI")
"""How many bytes follow, and how many seconds of processor time they may cost."""

REPLY = struct.Struct(">Q")
"""How many bytes follow."""


def to_wire(raw: RawForm) -> bytes:
    """All of it, in UTF-8."""
    whole = {
        "status": raw.status,
        "values": [asdict(value) for value in raw.values.values()],
        "stamp": raw.stamp,
        "pages": raw.pages,
        "producer": raw.producer,
        "problems": [asdict(problem) for problem in raw.problems],
    }
    return json.dumps(whole, ensure_ascii=False).encode()


def from_wire(content: bytes) -> RawForm:
    """Raises ValueError, KeyError or TypeError for nearly anything that :func:`to_wire` did not make."""
    parts = json.loads(content)
    values = [_value(value) for value in parts["values"]]
    return RawForm(
        status=Status(parts["status"]),
        values=MappingProxyType({value.name: value for value in values}),
        stamp=str(parts["stamp"]),
        pages=int(parts["pages"]),
        producer=str(parts["producer"]),
        problems=_problems(parts["problems"]),
    )


def _value(parts: dict[str, Any]) -> RawValue:
    of_their_own = {
        "kind": FieldKind(parts["kind"]),
        "texts": tuple(parts["texts"]),
        "options": tuple((export, label) for export, label in parts["options"]),
        "rectangle": tuple(parts["rectangle"]) if parts["rectangle"] else None,
        "channel": Channel(parts["channel"]),
        "problems": _problems(parts["problems"]),
    }
    return RawValue(**parts | of_their_own)


def _problems(problems: Iterable[dict[str, Any]]) -> tuple[Problem, ...]:
    return tuple(Problem(**problem) for problem in problems)
