"""What ``extract --raw`` prints of a file: anybody's form, without a spec."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from wta_forms.errors import Problem
from wta_forms.extract.raw import RawForm, RawValue


def raw_json(raw: RawForm) -> dict[str, Any]:
    """``{status, fields, problems}``, in plain JSON; the name of the file is for the caller to add.

    ``value`` of a field is ``null`` when it is empty, not ticked, or a push button; else a text, which for a tick or a
    radio group is the name of the state that is on; and a list of texts where a list allows several, or where the file
    contradicts itself, as ``problems`` then say. ``options`` are lists ``[export value, label]``. ``page`` counts from
    1 (``null``: on none), ``rectangle`` is ``[x0, y0, x1, y1]`` in points from the bottom left of the page.
    """
    return {
        "status": raw.status.value,
        "fields": {name: _field(value) for name, value in raw.values.items()},
        "problems": _problems(raw.problems),
    }


def _field(value: RawValue) -> dict[str, Any]:
    return {
        "value": _value(value),
        "kind": value.kind.value,
        "options": [list(option) for option in value.options],
        "label": value.label,
        "page": value.page or None,
        "rectangle": list(value.rectangle) if value.rectangle else None,
        "problems": _problems(value.problems),
    }


def _value(value: RawValue) -> str | list[str] | None:
    if value.is_multiple or len(value.texts) > 1:
        return list(value.texts) or None
    return value.texts[0] if value.texts else None


def _problems(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    return [asdict(problem) for problem in problems]
