"""SVG as PNG. Needs the extra ``svg``.

An SVG is a small program of a stranger's: it is looked through here, and drawn in a process of its own, which has
limits and ends with the work. Nothing outside the file is ever opened, and no typeface of this machine is used, so that
the same file is the same picture everywhere.
"""

from __future__ import annotations

import importlib.util
import math
import os
import re
import subprocess
import sys
from xml.parsers import expat

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.render.pictures import MOST_BYTES, Png, read_png

_SECONDS = 20
_DEEPEST = 100
_EMBEDDED = ("#", "data:image/png", "data:image/jpeg")
_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)(?:px|pt|mm|cm|in)?\s*")
_WORDS = frozenset({"text", "foreignObject"})


def png_of_svg(content: bytes, name: str, most: tuple[int, int]) -> Png:
    """The picture as large as it can be within ``most`` pixels. Raises WtaFormsError, without a place, when the file is
    no SVG, is larger than 1 MiB, holds words that need a typeface or names anything outside itself; when it cannot be
    drawn within 20 seconds; and when resvg is not installed."""
    if len(content) > MOST_BYTES:
        raise WtaFormsError(errors.LOGO_TOO_LARGE.at("", name=name, limit="1 MiB"))
    width, height = _looked_through(content, name)
    if importlib.util.find_spec("resvg_py") is None:
        raise WtaFormsError(errors.EXTRA_MISSING.at("", what="SVG logos", extra="svg"))
    scale = min(most[0] / width, most[1] / height)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return read_png(_drawn(content, size, name), name)


def _drawn(content: bytes, size: tuple[int, int], name: str) -> bytes:
    """In the same Python with the same modules, wherever it was started; ``-P`` keeps modules of this folder out."""
    modules = os.pathsep.join(map(os.path.abspath, sys.path))
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-W", "ignore", "-m", "wta_forms.render.svg_worker", *map(str, size)],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            env={**os.environ, "PYTHONPATH": modules},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows: no black window
        )
    except subprocess.SubprocessError as error:
        raise _broken(name, "it cannot be drawn") from error
    return done.stdout


def _broken(name: str, why: str) -> WtaFormsError:
    return WtaFormsError(errors.LOGO_BROKEN.at("", name=name, why=why))


def _looked_through(content: bytes, name: str) -> tuple[float, float]:
    """The proportions of the picture, once everything in it was seen."""
    look = _Look(name)
    try:
        look.through(content)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise _broken(name, "it is damaged or no SVG") from error
    if look.problems:
        raise WtaFormsError(dict.fromkeys(look.problems))
    if look.size is None:
        raise _broken(name, "it does not say how wide and high it is")
    return look.size


class _Look:
    """Goes through an SVG, element by element."""

    def __init__(self, name: str) -> None:
        self.problems: list[Problem] = []
        self.size: tuple[float, float] | None = None
        self._name = name
        self._depth = 0

    def through(self, content: bytes) -> None:
        """As UTF-8, whatever it declares: what is looked through has to be what is drawn. expat takes some bytes for
        UTF-16 all the same, which are no UTF-8 or have zeros among them."""
        if "\0" in content.decode("utf-8"):
            raise ValueError("no UTF-8")
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._opened
        parser.EndElementHandler = self._closed
        parser.EntityDeclHandler = self._entity
        parser.Parse(content, True)

    def _opened(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ValueError("nested too deep")
        kind = tag.rpartition(":")[2]
        if self._depth == 1:
            if kind != "svg":
                raise ValueError("no SVG")
            self.size = _size(attributes)
        if kind in _WORDS:
            self.problems.append(errors.LOGO_HAS_TEXT.at("", name=self._name))
        for attribute, value in attributes.items():
            if attribute.rpartition(":")[2] == "href" and kind != "a" and not value.strip().startswith(_EMBEDDED):
                self._reaches_out(value.strip()[:60])

    def _closed(self, tag: str) -> None:
        del tag
        self._depth -= 1

    def _entity(self, entity: str, *declared: object) -> None:
        """Entities can grow without end, and can name files."""
        del declared
        self._reaches_out(f"&{entity};")

    def _reaches_out(self, what: str) -> None:
        self.problems.append(errors.LOGO_REACHES_OUT.at("", name=self._name, what=what))


def _size(attributes: dict[str, str]) -> tuple[float, float] | None:
    """Width and height, of which only the proportion counts."""
    sides = [_LENGTH.fullmatch(attributes.get(side, "")) for side in ("width", "height")]
    numbers = [float(side[1]) for side in sides if side]
    if len(numbers) < 2:
        numbers = [float(number) for number in attributes.get("viewBox", "").replace(",", " ").split()][2:]
    return (numbers[0], numbers[1]) if len(numbers) == 2 and all(0 < side < math.inf for side in numbers) else None
