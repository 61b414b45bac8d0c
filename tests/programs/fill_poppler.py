"""Answers a form with Poppler, as Evince does.

    /usr/bin/python3 fill_poppler.py BLANK TARGET < ANSWERS

ANSWERS is a JSON array on standard input; every answer is an array of the page (from 0), a place on it in points from
its bottom left corner, and what is done there: text or the label of a drop-down, or true/false for a tick; text for
a button of a radio group presses it. Without arguments, Poppler's version is printed. It runs on Debian's Python.
"""

# mypy: disable-error-code="import-not-found"
# Debian's Python alone has gi.

import json
import sys
from pathlib import Path

import gi

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler  # noqa: E402  (its version is asked for first)


def field_at(document: Poppler.Document, number: int, x: float, y: float) -> Poppler.FormField:
    page = document.get_page(number)
    for mapping in page.get_form_field_mapping():
        area = mapping.area
        if area.x1 <= x <= area.x2 and area.y1 <= y <= area.y2:
            return mapping.field
    raise SystemExit(f"no field on page {number} at {x}, {y}")


def answer(field: Poppler.FormField, value: str | bool) -> None:
    kind = field.get_field_type()
    if kind == Poppler.FormFieldType.TEXT:
        field.text_set_text(value)
    elif kind == Poppler.FormFieldType.BUTTON:
        field.button_set_state(bool(value))
    elif kind == Poppler.FormFieldType.CHOICE:
        choose(field, str(value))
    else:
        raise SystemExit(f"{field.get_name()} is of Poppler's kind {kind}: got {value!r}")


def choose(field: Poppler.FormField, label: str) -> None:
    labels = [field.choice_get_item(index) for index in range(field.choice_get_n_items())]
    if label not in labels:
        raise SystemExit(f"{field.get_name()} has no {label!r}, only {labels}")
    field.choice_select_item(labels.index(label))


def fill(blank: Path, target: Path) -> None:
    document = Poppler.Document.new_from_file(blank.as_uri())
    for number, x, y, value in json.load(sys.stdin):
        answer(field_at(document, number, x, y), value)
    document.save(target.as_uri())


if len(sys.argv) == 1:
    print(Poppler.get_version())
else:
    fill(*map(Path, sys.argv[1:]))
