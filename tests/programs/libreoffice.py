"""LibreOffice, which opens our Word documents and workbooks, and saves them again as something else."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.programs.program import ProgramError, run


def missing() -> str | None:
    if not shutil.which("soffice"):
        return "LibreOffice is missing: apt-get install libreoffice-writer libreoffice-calc"
    libraries = Path(shutil.which("soffice") or "").resolve().parent
    needed = ("libswlo.so", "libsclo.so")
    if all((libraries / name).exists() for name in needed):
        return None
    return "LibreOffice Writer or Calc is missing: apt-get install libreoffice-writer libreoffice-calc"


def converted(document: bytes, ending: str, kind: str = "xlsx") -> bytes:
    """The document, a file of that kind, opened and saved as another. A damaged one is not mended: nobody is there to
    be asked. Each run has a profile of its own, so that several can run at once."""
    with TemporaryDirectory() as folder:
        source, made = Path(folder) / f"plan.{kind}", Path(folder) / "made"
        source.write_bytes(document)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        said = run(["soffice", "--headless", profile, "--convert-to", ending, "--outdir", made, source])
        if not (made / f"plan.{ending}").exists():  # it ends well even where it did nothing
            raise ProgramError(said)
        return (made / f"plan.{ending}").read_bytes()
