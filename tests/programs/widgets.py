"""What a caller knows of a form before completing it: where its fields are, and the on-states of its buttons.

Some programs name a field or press a button by other means than its name, and some say nothing when a field is not
there; their adapters look here first. The blank is read with pypdf.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from tests.programs.program import ProgramError, Value

_Dictionary = Any
"""A dictionary of pypdf's: a field, or a widget that is its own field."""


@dataclass(frozen=True, slots=True)
class Widget:
    """One place of a field. ``on`` is the on-state of a tick or of a button of a radio group, else "", and ``is_on``
    whether it stands there. ``text`` is what was written or chosen, ``labels`` are the entries of a list, from top to
    bottom. ``id`` is what pdf.js calls it by: the number of its object, and R."""

    name: str
    id: str
    page: int  # from 0
    center: tuple[float, float]  # in points, origin bottom left
    on: str
    is_on: bool
    text: str
    labels: tuple[str, ...]


def widgets_for(blank: Path, values: Mapping[str, Value]) -> dict[str, Widget]:
    """The widget that each value is put into; of a radio group the button whose on-state the value is.

    A field or button that the form does not have raises `ProgramError`.
    """
    found = list(_widgets(blank))
    refuse_unknown(values, {widget.name for widget in found})
    return {name: _meant([widget for widget in found if widget.name == name], value) for name, value in values.items()}


def refuse_unknown(values: Mapping[str, Value], names: Collection[str]) -> None:
    if unknown := sorted(set(values) - set(names)):
        raise ProgramError(f"no such field: {', '.join(unknown)}")


def _meant(widgets: list[Widget], value: Value) -> Widget:
    for widget in widgets:
        if isinstance(value, bool) or widget.on in ("", value):
            return widget
    raise ProgramError(f"{widgets[0].name} has no {value!r}, only {[widget.on for widget in widgets]}")


def _widgets(blank: Path) -> Iterator[Widget]:
    for number, page in enumerate(PdfReader(blank).pages):
        for annotation in page.annotations or ():
            if annotation.get("/Subtype") == "/Widget":
                yield _widget(number, annotation)


def _widget(page: int, annotation: _Dictionary) -> Widget:
    field = annotation if "/T" in annotation else annotation["/Parent"]
    left, bottom, right, top = (float(edge) for edge in annotation["/Rect"])
    middle = ((left + right) / 2, (bottom + top) / 2)
    on = _on_state(field, annotation)
    return Widget(
        name=str(field["/T"]),
        id=_id(annotation),
        page=page,
        center=middle,
        on=on,
        is_on=annotation.get("/AS") == f"/{on}",
        text=str(field.get("/V", "")) if field["/FT"] != "/Btn" else "",
        labels=tuple(str(entry[-1] if isinstance(entry, list) else entry) for entry in field.get("/Opt", ())),
    )


def _id(annotation: _Dictionary) -> str:
    reference = annotation.indirect_reference
    return f"{reference.idnum}R{reference.generation or ''}" if reference else ""


def _on_state(field: _Dictionary, annotation: _Dictionary) -> str:
    if field["/FT"] != "/Btn":
        return ""
    states = (str(state) for state in annotation["/AP"]["/N"])
    return next(state.removeprefix("/") for state in states if state != "/Off")
