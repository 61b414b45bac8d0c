"""qpdf, which reads a PDF strictly."""

import shutil
from pathlib import Path

from tests.programs.program import run


def version() -> str:
    """From its first line, `qpdf version 11.3.0`."""
    return run(["qpdf", "--version"]).split()[2]


def missing() -> str | None:
    return None if shutil.which("qpdf") else "qpdf is missing: apt-get install qpdf"


def qpdf_check(path: Path) -> None:
    """Raise `ProgramError` with qpdf's words if the file has errors, or only warnings.

    Structure, cross references and streams are looked at; what the objects mean is not.
    """
    run(["qpdf", "--check", path])  # 0 is clean, 2 is errors, 3 is warnings
