"""Firefox itself, with its own PDF viewer: boxes are clicked, keys typed, and the button that saves is pressed."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.programs.marionette import Firefox
from tests.programs.program import ProgramError, Value, at_end, run, wait_until
from tests.programs.widgets import Widget, widgets_for

_NAMES = ("firefox-esr", "firefox")
_ALL, _DELETE, _TAB = "\ue009a", "\ue017", "\ue004"
"""Control and A, and two keys, as WebDriver writes them (section 17.4.2)."""


def _program() -> str | None:
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def version() -> str:
    return run([_program() or "firefox", "--version"]).removeprefix("Mozilla Firefox ").strip()


def missing() -> str | None:
    return None if _program() else "Firefox is missing: apt-get install firefox-esr"


@cache
def _browser() -> Firefox:
    """One for all forms of this process, because it takes seconds to start."""
    firefox = Firefox(_program() or "firefox")
    at_end(firefox.close)
    return firefox


def fill(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """Click into each field, type over what is there, and save with the changes.

    What is typed is keys, not a text that is put in; only the entry of a drop-down is chosen by its words.
    """
    widgets = widgets_for(blank, values)
    firefox = _browser()
    _open(firefox, blank)
    for name, value in values.items():
        _answer(firefox, widgets[name], value)
    _save(firefox, target)


def print_to_pdf(file: Path, target: Path) -> None:
    """Print what the viewer shows into a PDF."""
    firefox = _browser()
    _open(firefox, file)
    target.write_bytes(base64.b64decode(firefox.call("WebDriver:Print", background=True, shrinkToFit=False)))


def _open(firefox: Firefox, file: Path) -> None:
    firefox.open(file.resolve().as_uri())
    firefox.wait_for("return window.PDFViewerApplication?.pdfViewer?.pageViewsReady")


def _answer(firefox: Firefox, widget: Widget, value: Value) -> None:
    selector = f'[data-element-id="{widget.id}"]'
    firefox.run("PDFViewerApplication.page = arguments[0]", widget.page + 1)  # others may not be drawn yet
    kind = firefox.wait_for("return document.querySelector(arguments[0])?.type", selector)
    element = firefox.element(selector)
    match kind, value:
        case (("text" | "textarea"), str()):
            firefox.type(element, _ALL)
            firefox.type(element, value or _DELETE)
            firefox.type(element, _TAB)
        case "select-one", str():
            _choose(firefox, selector, value)
        case "radio", str():
            firefox.click(element)
        case "checkbox", bool():
            if firefox.run("return document.querySelector(arguments[0]).checked", selector) != value:
                firefox.click(element)
        case _:
            raise ProgramError(f"{widget.name} is a {kind}: got {value!r}")


def _choose(firefox: Firefox, selector: str, label: str) -> None:
    shown = firefox.run("return Array.from(document.querySelector(arguments[0]).options, o => o.label)", selector)
    labels = [text.replace("\xa0", " ") for text in shown]  # pdf.js 6 shows every space as one that does not break
    if label not in labels:
        raise ProgramError(f"no {label!r}, only {labels}")
    firefox.click(firefox.element(f"{selector} option:nth-child({labels.index(label) + 1})"))


_ANSWER_DIALOG = """
const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
file.initWithPath(arguments[0]);
window.makeFilePicker = () => ({
  file, init() {}, appendFilter() {}, appendFilters() {}, open: (done) => done(Ci.nsIFilePicker.returnOK),
});
"""
"""Without a screen nobody can name the file in the dialog, so the dialog is another one
(``toolkit/content/contentAreaUtils.js``)."""


def _save(firefox: Firefox, target: Path) -> None:
    firefox.run_in_window(_ANSWER_DIALOG, str(target.resolve()))
    firefox.click(firefox.element("#downloadButton"))
    wait_until(lambda: target.exists() and target.read_bytes().rstrip().endswith(b"%%EOF"), f"{target.name} is saved")
