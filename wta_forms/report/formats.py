"""The formats of a plan: one file and one line of this table each.

An adapter takes a plan and returns the files it makes: what goes behind the name that was asked for, and the bytes.
Most make one file, under ""; CSV makes one for every table ("-gaps" in plan-gaps.csv). It is pure: the same plan, the
same files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wta_forms.errors import UNKNOWN_FORMAT, WtaFormsError
from wta_forms.plan.model import Plan
from wta_forms.report.csv import csv
from wta_forms.report.docx import docx
from wta_forms.report.json import json
from wta_forms.report.markdown import markdown

FORMATS: Mapping[str, Callable[[Plan], Mapping[str, bytes]]] = {
    ".md": markdown,
    ".docx": docx,
    ".csv": csv,
    ".json": json,
}


def write(plan: Plan, ending: str) -> Mapping[str, bytes]:
    """The plan in the format of a file's ending (".md"; capitals do not matter). Raises WtaFormsError for another."""
    adapter = FORMATS.get(ending.lower())
    if adapter is None:
        raise WtaFormsError(UNKNOWN_FORMAT.at("", ending=ending, endings=", ".join(FORMATS)))
    return adapter(plan)
