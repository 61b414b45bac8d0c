"""What printed words in small pictures may say, where the program Tesseract is installed. A suggestion, and no more."""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from shutil import which

from PIL import Image

_PROGRAM = "tesseract"
_A_BLOCK = "6"
"""Page segmentation mode: one block of text."""

_DOTS = "200"
_LEAST_CONFIDENT = 80.0
"""Of 100. Tesseract reads print; of handwriting it makes something, with less confidence."""

_MOST_PICTURES = 120


def suggestions(pictures: Sequence[bytes], seconds: float) -> tuple[str, ...]:
    """One for each picture (PNG), "" where there is none. All are read in one go, in no more than so many seconds.

    None of them is a file: the process that looks at pages writes none, and Tesseract takes its pages from a pipe.
    """
    nothing = ("",) * len(pictures)
    if not pictures or not languages() or seconds <= 0:
        return nothing
    try:
        said = subprocess.run(
            [_PROGRAM, "stdin", "stdout", "-l", "+".join(languages()), "--psm", _A_BLOCK, "--dpi", _DOTS, "tsv"],
            input=_as_pages(pictures[:_MOST_PICTURES]),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            timeout=seconds,
            check=True,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return nothing
    read = _read(said.stdout.decode("utf-8", "replace"))
    return tuple(read.get(number, "") for number in range(1, len(pictures) + 1))


@cache
def languages() -> tuple[str, ...]:
    """The models that are installed, English first; none without the program. Which language a form is in is not known
    here, and each takes its time."""
    if which(_PROGRAM) is None:
        return ()
    try:
        said = subprocess.run(
            [_PROGRAM, "--list-langs"], stdin=subprocess.DEVNULL, capture_output=True, timeout=10, check=True
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return ()
    installed = said.stdout.decode("utf-8", "replace").split("\n")[1:]
    others = sorted(name for name in map(str.strip, installed) if name and name not in _NO_LANGUAGES)
    return tuple(sorted(others, key=lambda name: name != "eng"))[:_MOST_LANGUAGES]


_NO_LANGUAGES = frozenset({"osd", "equ", "snum"})
_MOST_LANGUAGES = 4


def _as_pages(pictures: Sequence[bytes]) -> bytes:
    """One TIFF: with a margin, as Tesseract wants it."""
    first, *others = (_with_margin(picture) for picture in pictures)
    made = io.BytesIO()
    first.save(made, "TIFF", save_all=True, append_images=others)
    return made.getvalue()


def _with_margin(picture: bytes) -> Image.Image:
    with Image.open(io.BytesIO(picture), formats=["PNG"]) as opened:
        whole = Image.new("L", (opened.width + 20, opened.height + 20), 255)
        whole.paste(opened.convert("L"), (10, 10))
    return whole


# --- what it says -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Word:
    page: int
    line: tuple[str, ...]
    confidence: float
    text: str


def _read(table: str) -> dict[int, str]:
    """By page, from tab-separated values: level, page, block, paragraph, line, word, place (4), confidence, text."""
    words = [word for row in table.split("\n")[1:] if (word := _word(row.split("\t")))]
    pages = {word.page: [other for other in words if other.page == word.page] for word in words}
    return {page: _in_lines(found) for page, found in pages.items() if _is_likely(found)}


def _word(row: Sequence[str]) -> _Word | None:
    if len(row) != 12 or not row[11].strip():
        return None
    return _Word(int(row[1]), tuple(row[2:5]), float(row[10]), row[11].strip())


def _is_likely(words: Sequence[_Word]) -> bool:
    letters = sum(len(word.text) for word in words)
    certain = sum(word.confidence * len(word.text) for word in words)
    return certain >= _LEAST_CONFIDENT * letters and any(map(str.isalnum, "".join(word.text for word in words)))


def _in_lines(words: Sequence[_Word]) -> str:
    lines: dict[tuple[str, ...], list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    return "\n".join(" ".join(line) for line in lines.values())
