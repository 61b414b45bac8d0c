"""Chromium with its own PDF viewer, which is PDFium in a frame: boxes are clicked, keys typed, and what it hands to its
dialog for saving is kept."""

from __future__ import annotations

import base64
import shutil
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.programs.devtools import Chromium
from tests.programs.program import ProgramError, Value, at_end, wait_until
from tests.programs.widgets import Widget, widgets_for

_NAMES = ("chromium", "google-chrome", "chromium-browser")
_VIEWER = "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html"
"""Chrome's viewer is an extension of its own, always of this name."""

HALVES = "\ufffd"
"""Of a character in two UTF-16 units, as an emoji is, Chromium passes only the first on to PDFium
(``PDFiumEngine::OnChar`` takes ``event.text[0]``), and half a character is saved as a replacement character."""

_MARGIN = (8, 400)
"""A place on a page where nothing is, in points."""

_SCROLLING = 0.4
"""Seconds: the viewer scrolls in one process and draws in another, and tells nobody when that one has followed."""


def program() -> str | None:
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def version() -> str:
    return str(browser().call("Browser.getVersion")["product"]).partition("/")[2]


def missing() -> str | None:
    return None if program() else "Chromium is missing: apt-get install chromium"


@cache
def browser() -> Chromium:
    """One for all forms of this process, because it takes seconds to start."""
    chromium = Chromium(program() or "chromium")
    at_end(chromium.close)
    return chromium


def fill(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """Click into each field, type over what is there, and save with the changes."""
    widgets = widgets_for(blank, values)
    viewer = _Viewer(blank)
    for name, value in values.items():
        viewer.answer(widgets[name], value)
    target.write_bytes(viewer.saved())
    viewer.close()


class _Viewer:
    """A file in it. ``_tab`` takes clicks and keys, ``_frame`` runs the viewer's own scripts."""

    def __init__(self, file: Path) -> None:
        self._tab = browser().open(file.resolve().as_uri())
        self._frame = browser().attach(wait_until(self._target, "Chrome's viewer"))
        self._frame.wait_for("document.querySelector('pdf-viewer') != null")
        self._frame.run("window.viewer = document.querySelector('pdf-viewer')")
        self._frame.wait_for("viewer.loadState_ == 'success'")
        self._frame.run("viewer.viewport.setZoom(1)")
        self._page = 0

    def _target(self) -> str | None:
        """The viewer of this tab: that of the one before may not be gone yet."""
        targets = browser().call("Target.getTargets")["targetInfos"]
        ours = (each for each in targets if each["url"] == _VIEWER and each.get("parentId") == self._tab.target)
        return next((str(each["targetId"]) for each in ours), None)

    def answer(self, widget: Widget, value: Value) -> None:
        match value:
            case bool():
                if widget.is_on != value:
                    self._click(widget)
            case str() if widget.on:
                self._click(widget)
            case str() if widget.labels:
                self._click(widget)
                self._choose(widget, value)
            case str():
                self._click(widget)
                self._clear(widget)
                self._tab.type(value)
        self._leave()

    def saved(self) -> bytes:
        """What the button that saves "with your changes" hands to the dialog."""
        script = """(async () => {
            const { dataToSave } = await viewer.currentController.save("EDITED");
            return new Uint8Array(dataToSave).toBase64();
        })()"""
        return base64.b64decode(self._frame.run(script))

    def close(self) -> None:
        self._tab.close()

    def _clear(self, widget: Widget) -> None:
        """What stands before and behind the place of the click. Select-all would come later than the next key: Chrome's
        window takes it first."""
        for _ in widget.text:
            self._tab.press("Backspace", 8)
            self._tab.press("Delete", 46)

    def _choose(self, widget: Widget, label: str) -> None:
        """With arrow keys, and not one too many: PDFium goes back to the first choice on one that leads nowhere."""
        if label not in widget.labels:
            raise ProgramError(f"{widget.name} has no {label!r}, only {widget.labels}")
        chosen = widget.labels.index(widget.text) if widget.text in widget.labels else -1
        steps = widget.labels.index(label) - chosen
        for _ in range(abs(steps)):
            self._tab.press(*(("ArrowDown", 40) if steps > 0 else ("ArrowUp", 38)))

    def _click(self, widget: Widget) -> None:
        self._turn_to(widget.page)
        self._tab.click(*self._place(widget.page, *widget.center))
        self._frame.wait_for("viewer.formFieldFocus_ != 'none'")

    def _leave(self) -> None:
        """Click beside the form: PDFium keeps what was typed when a field is left."""
        self._tab.click(*self._place(self._page, *_MARGIN))
        self._frame.wait_for("viewer.formFieldFocus_ == 'none'")

    def _turn_to(self, page: int) -> None:
        if page != self._page:
            self._frame.run(f"viewer.viewport.goToPage({page})")
            self._page = page
            time.sleep(_SCROLLING)

    def _place(self, page: int, x: float, y: float) -> tuple[float, float]:
        """Points from the bottom left of a page, in pixels from the top left of the window."""
        script = f"""(() => {{
            const page = viewer.viewport.getPageScreenRect({page});
            const all = viewer.plugin_.getBoundingClientRect();
            const scale = viewer.viewport.getZoom() * 96 / 72;
            return [all.x + page.x + {x} * scale, all.y + page.y + page.height - {y} * scale];
        }})()"""
        left, top = self._frame.run(script)
        return left, top
