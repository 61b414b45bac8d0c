"""The formats of a plan: one file and one line of this table each.

An adapter takes a plan and returns the files it makes: what goes behind the name that was asked for, and the bytes.
Most make one file, under ""; CSV makes one for every table ("-gaps" in plan-gaps.csv). It is pure: the same plan, the
same files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from wta_forms.errors import UNKNOWN_FORMAT, WtaFormsError
from wta_forms.plan.model import Plan
from wta_forms.report.brand import UNBRANDED, Brand

Adapter = Callable[..., Mapping[str, bytes]]

FORMATS: Mapping[str, str] = {
    ".md": "markdown",
    ".docx": "docx",
    ".pdf": "pdf",
    ".csv": "csv",
    ".json": "json",
}
"""The adapter's name: that of a module here and of the function in it. It is loaded when it is first asked for, as the
names of the package are, so that nobody waits for python-docx who wants Markdown."""


def adapter_for(ending: str) -> Adapter:
    """Raises WtaFormsError for an ending that is not in the table; capitals do not matter."""
    name = FORMATS.get(ending.lower())
    if name is None:
        raise WtaFormsError(UNKNOWN_FORMAT.at("", ending=ending, endings=", ".join(FORMATS)))
    adapter: Adapter = getattr(import_module(f"{__package__}.{name}"), name)
    return adapter


BRANDED = frozenset({".pdf"})
"""Formats that show the colour and the logo of an organisation; their adapters are told of it, too."""


def write(plan: Plan, ending: str, brand: Brand = UNBRANDED) -> Mapping[str, bytes]:
    """The plan in the format of a file's ending (".md"). Raises WtaFormsError for another."""
    adapter = adapter_for(ending)
    return adapter(plan, brand) if ending.lower() in BRANDED else adapter(plan)
