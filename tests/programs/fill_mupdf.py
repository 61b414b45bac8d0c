"""Answers a form with PyMuPDF, as scripts do. In a process of its own because of the AGPL: see `mupdf`.

    python fill_mupdf.py BLANK TARGET full|incremental < VALUES

VALUES is a JSON object on standard input: field name -> text, the label of a drop-down, the on-state of a radio group's
button, or true/false for a tick. Without arguments, MuPDF's version is printed.
"""

# mypy: disable-error-code="no-untyped-call, attr-defined"
# PyMuPDF ships types for few of its names.

import json
import shutil
import sys

import pymupdf


def answer(widget: pymupdf.Widget, value: str | bool) -> None:
    if widget.field_type == pymupdf.PDF_WIDGET_TYPE_RADIOBUTTON:
        if widget.on_state() != value:
            return  # it is put out when its neighbour is pressed
        value = True
    # PyMuPDF 2.0 passes over an empty text; a space is how one empties a field with it.
    widget.field_value = " " if value == "" else value
    widget.update()


def fill(blank: str, target: str, how: str) -> None:
    values = json.load(sys.stdin)
    if how == "incremental":
        shutil.copyfile(blank, target)  # PyMuPDF appends only to the file that it opened
    document = pymupdf.open(target if how == "incremental" else blank)
    for page in document:
        for widget in page.widgets():
            if widget.field_name in values:
                answer(widget, values[widget.field_name])
    if how == "incremental":
        document.saveIncr()
    else:
        document.save(target)


if len(sys.argv) == 1:
    print(pymupdf.mupdf_version)
else:
    fill(*sys.argv[1:])
