"""pdf.js as websites have it in their pages, in Chromium: boxes are clicked and keys typed, and the page saves."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote, unquote, urlsplit

from tests.programs import chromium, pdfjs
from tests.programs.devtools import Tab
from tests.programs.program import ProgramError, Value, at_end
from tests.programs.widgets import Widget, widgets_for

_PAGE = Path(__file__).parent / "pdfjs_viewer.html"
_PACKAGE = Path(__file__).parent / "node_modules" / "pdfjs-dist"


def version() -> str:
    return f"{pdfjs.version()} in Chromium {chromium.version()}"


def missing() -> str | None:
    return chromium.missing() or pdfjs.missing()


class _Served(SimpleHTTPRequestHandler):
    """The page, the form that is asked for by its path, and the files of pdf.js."""

    def translate_path(self, path: str) -> str:
        asked = urlsplit(path)
        match asked.path:
            case "/":
                return str(_PAGE)
            case "/form":
                return unquote(asked.query)
            case other:
                return str(_PACKAGE / other.lstrip("/"))

    def log_message(self, *_: object) -> None:
        pass


@cache
def _address() -> str:
    """Where it is served: browsers let scripts read files from a server only."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Served)
    Thread(target=server.serve_forever, daemon=True).start()
    at_end(server.shutdown)
    return f"http://127.0.0.1:{server.server_port}"


@contextmanager
def _opened(file: Path) -> Iterator[Tab]:
    tab = chromium.browser().open(f"{_address()}/?{quote(str(file.resolve()))}")
    try:
        tab.wait_for("globalThis.viewer?.pageViewsReady")
        yield tab
    finally:
        tab.close()


def fill(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """Click into each field, type over what is there, and save with the changes."""
    widgets = widgets_for(blank, values)
    with _opened(blank) as tab:
        for name, value in values.items():
            _answer(tab, widgets[name], value)
        saved = tab.run("viewer.pdfDocument.saveDocument().then((bytes) => bytes.toBase64())")
    target.write_bytes(base64.b64decode(saved))


_PRINT = """(async () => {
    const { pdfDocument: pdf } = viewer;
    const sheets = [];
    for (let number = 1; number <= pdf.numPages; number++) {
        const page = await pdf.getPage(number);
        const viewport = page.getViewport({ scale: 150 / 72 });
        const canvas = Object.assign(document.createElement("canvas"), viewport);
        const annotationMode = pdfjsLib.AnnotationMode.ENABLE_STORAGE;
        await page.render({ canvas, viewport, intent: "print", annotationMode }).promise;
        sheets.push(Object.assign(new Image(), { src: canvas.toDataURL() }));
    }
    const [width, height] = (await pdf.getPage(1)).view.slice(2);
    const style = document.createElement("style");
    style.textContent = `@page { size: ${width}pt ${height}pt; margin: 0 } body { margin: 0 }
        img { display: block; width: ${width}pt; height: ${height}pt; break-after: page; overflow: hidden }`;
    document.head.replaceChildren(style);
    document.body.replaceChildren(...sheets);
    await Promise.all(sheets.map((sheet) => sheet.decode()));
})()"""
"""What the whole viewer does when it prints (pdf.js, ``web/pdf_print_service.js``): a picture of each page, at 150 dots
an inch, in place of the viewer."""


def print_to_pdf(file: Path, target: Path) -> None:
    """Print what the viewer shows into a PDF: pictures of the pages."""
    with _opened(file) as tab:
        tab.run(_PRINT)
        printed = tab.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
    target.write_bytes(base64.b64decode(printed["data"]))


def _answer(tab: Tab, widget: Widget, value: Value) -> None:
    box = f"document.querySelector('[data-element-id=\"{widget.id}\"]')"
    tab.run(f"viewer.currentPageNumber = {widget.page + 1}")  # others may not be drawn yet
    kind = tab.wait_for(f"{box}?.type")
    match kind, value:
        case (("text" | "textarea"), str()):
            _click(tab, box)
            tab.press("a", 65, _CONTROL, commands=["selectAll"])
            tab.press("Backspace", 8)
            tab.type(value)
            tab.run(f"{box}.blur()")
        case "select-one", str():
            _choose(tab, box, widget, value)
        case "radio", str():
            _click(tab, box)
        case "checkbox", bool():
            if tab.run(f"{box}.checked") != value:
                _click(tab, box)
        case _:
            raise ProgramError(f"{widget.name} is a {kind}: got {value!r}")


_CONTROL = 2
"""As the protocol counts the keys that are held down."""


def _click(tab: Tab, box: str) -> None:
    script = f"""(() => {{
        {box}.scrollIntoView({{ block: "center" }});
        const rect = {box}.getBoundingClientRect();
        return [rect.x + rect.width / 2, rect.y + rect.height / 2];
    }})()"""
    tab.click(*tab.run(script))


def _choose(tab: Tab, box: str, widget: Widget, label: str) -> None:
    """With arrow keys, from the entry that is chosen."""
    if label not in widget.labels:
        raise ProgramError(f"{widget.name} has no {label!r}, only {widget.labels}")
    tab.run(f"{box}.focus()")
    shown = tab.run(f"Array.from({box}.options, (option) => option.value)")
    steps = shown.index(label) - tab.run(f"{box}.selectedIndex")
    for _ in range(abs(steps)):
        tab.press(*(("ArrowDown", 40) if steps > 0 else ("ArrowUp", 38)))
