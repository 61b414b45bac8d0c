"""The formats of a plan: one file or folder and one line of this table each.

An adapter takes a plan, and how the organisation's documents look, and returns the files it makes: what goes behind the
name that was asked for, and the bytes. Most make one file, under ""; CSV makes one for every table ("-gaps" in
plan-gaps.csv). It is pure: the same plan, the same files. What has no look passes the branding over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from wta_forms.errors import UNKNOWN_FORMAT, WtaFormsError
from wta_forms.plan.model import Plan
from wta_forms.report.branding import OURS, Branding

Adapter = Callable[[Plan, Branding], Mapping[str, bytes]]

FORMATS: Mapping[str, str] = {
    ".html": "html",
    ".md": "markdown",
    ".docx": "docx",
    ".pdf": "pdf",
    ".xlsx": "xlsx",
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


def write(plan: Plan, ending: str, branding: Branding = OURS) -> Mapping[str, bytes]:
    """The plan in the format of a file's ending (".md"). Raises WtaFormsError for another."""
    return adapter_for(ending)(plan, branding)
