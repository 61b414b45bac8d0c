"""Tables that people keep in a spreadsheet, saved as CSV by Excel and its neighbours.

Cells stand apart by commas, semicolons or tabs, whichever the first line has most of. A text that a spreadsheet would
run as a formula has an apostrophe in front: :func:`defused`, undone by :func:`plain`.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem

_SEPARATORS = ",;\t"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""Its two byte order marks."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, and the line of the file (from 1) that it begins in."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """``heads`` are in small letters, the line they stand in is ``line``; ``rows`` have something in a cell."""

    file: str
    heads: tuple[str, ...]
    line: int
    rows: tuple[Row, ...]

    def cells(self, row: Row) -> dict[str, str]:
        """Each cell by its head, without white space around it. Cells beyond the heads are left out."""
        return {head: cell.strip() for head, cell in zip(self.heads, row.cells, strict=False) if head}

    def problems(self) -> Iterator[Problem]:
        """A head that stands twice, and cells beyond the heads, which nothing would be read from."""
        for head, times in Counter(self.heads).items():
            if head and times > 1:
                yield errors.TWICE_IN_LIST.at(f"{self.file}:{self.line}", value=head, word=Path(self.file).name)
        for row in self.rows:
            if any(cell.strip() for cell in row.cells[len(self.heads) :]):
                yield errors.CSV_TOO_MANY_CELLS.at(f"{self.file}:{row.line}")


def decoded(content: bytes) -> str:
    """Text in UTF-8, or in UTF-16 if it begins with a byte order mark. Raises UnicodeDecodeError for anything else."""
    return content.decode("utf-16" if content.startswith(UTF_16) else "utf-8-sig")


def read_sheet(text: str, file: str) -> tuple[Sheet, list[Problem]]:
    """The first row with something in it is that of the heads.

    A quotation mark that is not closed would swallow every row behind it, so it is a problem.
    """
    rows, broken = _rows(text, file)
    heads, line = (rows[0].cells, rows[0].line) if rows else ((), 1)
    return Sheet(file, tuple(head.strip().lower() for head in heads), line, tuple(rows[1:])), broken


def _rows(text: str, file: str) -> tuple[list[Row], list[Problem]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=first.count), strict=True)
    rows: list[Row] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(Row(line, tuple(cells)))
            line = reader.line_num + 1
    except csv.Error:
        return rows, [errors.CSV_BROKEN.at(f"{file}:{line}")]
    return rows, []


def written(rows: Iterable[Sequence[str | int | float]], separator: str = ",") -> bytes:
    """RFC 4180, UTF-8 with a byte order mark, without which Excel takes it for another encoding. Texts are defused;
    numbers keep their sign."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator)
    writer.writerows([defused(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


_RUNS = re.compile(r"'*(?:[\t\r\n]|[\s\ufeff\u200b\u2060]*[=+\-@＝＋－＠])")
"""What makes a spreadsheet run a cell, also behind white space."""


def defused(text: str) -> str:
    """The text so that no spreadsheet runs it. An apostrophe that stood there already gets another."""
    return f"'{text}" if _RUNS.match(text) else text


def plain(cell: str) -> str:
    """What was defused."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell
