"""Hold our reader against four others over a folder of PDFs: ``python -m tests.compare_readers FOLDER``.

It prints, for each of pikepdf (qpdf), PDFium, MuPDF and pdftk (iText), how many values it reads, how many of these we
read too, and then file by file what we have not: a value that another reader has under the same name, and names under
which only others have one. What is said there is to be looked into by eye: where trusted readers differ, none of them
is right by being one.

Files of other people are found in the source packages of PDF libraries (pdf.js, PDFBox, qpdf, pypdf …), in Debian and
on PyPI; a bug that they show is kept as a test of a few lines, and the file is not.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wta_forms.extract.isolate import Reader
from wta_forms.extract.raw import FieldKind, RawForm, RawValue
from wta_forms.extract.text import cleaned_words

Said = dict[str, set[str]]
"""By full name, every different thing that stands in a field."""

_SECONDS = 20.0
_HERE = Path(__file__).parent
_FIELDS = (sys.executable, "-m", "tests.programs.read_fields")

OTHERS: dict[str, tuple[str, ...]] = {
    "pikepdf": (*_FIELDS, "pikepdf"),
    "pdfium": (*_FIELDS, "pdfium"),
    "mupdf": (sys.executable, str(_HERE / "programs" / "read_mupdf.py")),
    "pdftk": (*_FIELDS, "pdftk"),
}


class Other:
    """Another reader in a process of its own, started anew when it died or took too long over a file."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._command = command
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str] = queue.Queue()

    def read(self, path: Path) -> Said | str:
        """What it reads, or in words why it does not."""
        process = self._process or self._start()
        assert process.stdin is not None
        try:
            process.stdin.write(f"{path}\n")
            process.stdin.flush()
            line = self._lines.get(timeout=_SECONDS)
        except (queue.Empty, OSError):
            line = ""
        if not line:
            self.end()
            return "died or took too long"
        told = json.loads(line)
        return told if isinstance(told, str) else _said(told)

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _start(self) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            cwd=_HERE.parent,
        )
        self._process, self._lines = process, queue.Queue()
        threading.Thread(target=_pass_on, args=(process, self._lines), daemon=True).start()
        return process


def _pass_on(process: subprocess.Popen[str], lines: queue.Queue[str]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        lines.put(line)
    lines.put("")


def _said(pairs: Iterable[tuple[str, str]]) -> Said:
    said: Said = {}
    for name, value in pairs:
        text = _plain(value)
        if text:
            said.setdefault(_plain(name), set()).add(text)
    return said


def _plain(text: str) -> str:
    """As we read it, but for what each reader makes of white space in its own way."""
    return " ".join(cleaned_words(text, "").text.split())


# --- one file -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Count:
    files: int = 0
    values: int = 0
    ours: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """``who`` says ``theirs`` of a field of which we say ``ours``; nothing when we do not have it."""

    field: str
    who: str
    theirs: str
    ours: tuple[str, ...]


@dataclass(slots=True)
class Comparison:
    counts: dict[str, Count] = field(default_factory=lambda: {who: Count() for who in OTHERS})

    def compare(self, raw: RawForm, read: dict[str, Said | str]) -> Iterator[Difference]:
        ours = {_plain(value.name): value for value in raw.values.values()}
        for who, said in read.items():
            count = self.counts[who]
            if isinstance(said, str):
                count.failed += 1
                continue
            count.files += bool(said)
            for name, texts in said.items():
                for text in texts:
                    count.values += 1
                    if name in ours and _says(ours[name], text):
                        count.ours += 1
                    else:
                        yield Difference(name, who, text, ours[name].texts if name in ours else ())


def _says(value: RawValue, text: str) -> bool:
    """Whether ours is the same in other words: a label for its export value, all chosen labels in one text."""
    meant = {*value.texts, *(label for export, label in value.options if export in value.texts)}
    meant |= {export for export, label in value.options if label in value.texts}
    if value.kind in {FieldKind.TICK, FieldKind.RADIO}:
        text = text.removeprefix("/")  # pypdf writes names as texts
        if text.isdecimal() and value.texts:  # a state without a name of its own, for which we have that in /Opt
            return True
    return text in {_plain(part) for part in meant} or text == _plain("\n".join(value.texts))


# --- a folder -------------------------------------------------------------------------------------------------------


def main() -> None:
    files = sorted(path for path in Path(sys.argv[1]).resolve().rglob("*") if path.suffix.lower() == ".pdf")
    others = {who: Other(command) for who, command in OTHERS.items()}
    comparison = Comparison()
    ours = 0
    with Reader() as reader:
        for path in files:
            raw = reader.read(path)
            ours += sum(len(value.texts) for value in raw.values.values())
            told = {who: other.read(path) for who, other in others.items()}
            differences = list(comparison.compare(raw, told))
            if differences:
                _print(path, raw, differences)
    for other in others.values():
        other.end()
    print(f"\n{len(files)} files; we read {ours} values")
    for who, count in comparison.counts.items():
        print(f"{who:8} {count.values:7} in {count.files} files, {count.ours} as ours, {count.failed} files failed")


def _print(path: Path, raw: RawForm, differences: list[Difference]) -> None:
    problems = "; ".join(problem.message for problem in raw.problems)
    print(f"\n{path}  [{raw.status}] {problems}")
    for name in dict.fromkeys(difference.field for difference in differences):
        rows = [difference for difference in differences if difference.field == name]
        said = ", ".join(f"{row.who} {row.theirs[:60]!r}" for row in rows)
        print(f"  {name[:60]}: {said} | ours {[text[:60] for text in rows[0].ours]}")


if __name__ == "__main__":
    main()
