"""pdf.js, the form engine of Firefox, run by Node.

Measured: what this path writes is what Firefox 153 writes when somebody types (incremental save,
newlines as `\\n`, /AP removed and NeedAppearances set where the font lacks a character).
"""

import json
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.programs.program import Value, run

_HERE = Path(__file__).parent
_PACKAGE = _HERE / "node_modules" / "pdfjs-dist" / "package.json"
_OLDEST_NODE = (20, 19)  # what pdfjs-dist 5.6 asks for in its own package.json


def version() -> str:
    return str(json.loads(_PACKAGE.read_text(encoding="utf-8"))["version"])


@cache
def missing() -> str | None:
    if shutil.which("node") is None or _node() < _OLDEST_NODE:
        return "pdf.js needs Node.js 20.19 or later: see https://nodejs.org"
    if not _PACKAGE.exists():
        return "pdf.js is missing: npm ci --prefix tests/programs"
    return None


def fill(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """Answer as Firefox does; a label that a drop-down does not have is stored all the same."""
    run(["node", _HERE / "fill_pdfjs.mjs", blank, target], stdin=json.dumps(dict(values)))


def _node() -> tuple[int, ...]:
    """The installed Node's version: `v20.20.2` is (20, 20, 2)."""
    return tuple(int(part) for part in run(["node", "--version"]).strip().lstrip("v").split("."))
