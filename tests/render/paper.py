"""PDFs out of a few lines of YAML, and the shipped form with a project and its people."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from pypdf import PdfReader

from tests.layout.paper import MORE_KINDS as MORE_KINDS
from tests.layout.paper import form_of
from wta_forms.project.people import PEOPLE_FILE, Person, load_people
from wta_forms.project.settings import load_settings
from wta_forms.render.document import Imprint
from wta_forms.render.personalise import write_pdf
from wta_forms.spec.load import load_form
from wta_forms.spec.shipped import EXAMPLES, PARTS, SPECS
from wta_forms.workflow.generate import Blank, copy_of, lay_out

PROJECT = EXAMPLES / "friday-fridge"

EVERY_KIND = """
- {id: name, kind: text, label: Your name}
- {id: story, kind: paragraph, label: Your story}
- {id: way, kind: select_one, label: Your way, choices: {bus: By bus, train: By train}, other: true}
- {id: score, kind: select_multiple, label: Scores, choices: {1: One, 2: Two}}
- {id: agree, kind: tick, label: I agree}
- id: gaps
  kind: table
  label: Gaps
  rows: 2
  columns:
  - {id: gap, kind: text, label: Gap}
  - {id: urgent, kind: select_one, label: Urgent, choices: {hi: High, lo: Łow}}
"""


@cache
def blank_of(yaml: str) -> Blank:
    return lay_out(form_of(yaml))


@cache
def pdf_of(yaml: str, **values: str | bool) -> bytes:
    """A form with values by field name (two underscores for a hyphen), unstamped."""
    by_name = {name.replace("__", "-"): value for name, value in values.items()}
    return write_pdf(blank_of(yaml).pages, Imprint("A test", "en", values=by_name))


@cache
def drivers() -> Blank:
    return lay_out(load_form(SPECS / "drivers.yaml", [PARTS]), settings=load_settings(PROJECT))


@cache
def people() -> dict[str, Person]:
    return {person.id: person for person in load_people(PROJECT / PEOPLE_FILE)}


@cache
def blank() -> bytes:
    """The shipped form for nobody in particular."""
    return copy_of(drivers())


@cache
def copy_for(person: str) -> bytes:
    return copy_of(drivers(), people()[person])


def opened(pdf: bytes) -> Any:
    """pypdf's reader, whose objects have no types to speak of."""
    return PdfReader(io.BytesIO(pdf))


def widgets(pdf: bytes) -> list[Any]:
    """Every annotation of every page but the stamp, in the pages' order."""
    notes = (note.get_object() for page in opened(pdf).pages for note in page.get("/Annots", []))
    return [note for note in notes if note.get("/T") != "wta-stamp"]


def fields(pdf: bytes) -> dict[str, Any]:
    """Every field in /Fields by its name: the whole dictionary, as it stands there."""
    listed = opened(pdf).trailer["/Root"].get("/AcroForm", {}).get("/Fields", [])
    return {str(field["/T"]): field for field in (reference.get_object() for reference in listed)}
