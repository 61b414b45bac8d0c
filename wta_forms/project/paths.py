"""Writing files so that nothing is ever half-written or overwritten by chance."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import WtaFormsError


def write_files(files: Iterable[tuple[Path, bytes]], *, may_overwrite: bool = False) -> tuple[Path, ...]:
    """Write each file under a temporary name, sync it, and rename it.

    Raises WtaFormsError before anything is written when one is there already, or its folder cannot be made.
    """
    pairs = list(files)
    taken = [path for path, _ in pairs if path.exists() and not may_overwrite]
    if taken:
        raise WtaFormsError(errors.ALREADY_THERE.at(str(path)) for path in taken)
    for path, content in pairs:
        _write(path, content)
    return tuple(path for path, _ in pairs)


def _write(path: Path, content: bytes) -> None:
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".wta-", delete=False) as file:
            temporary = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise WtaFormsError(errors.CANNOT_WRITE.at(str(path.parent), why=error.strerror or error)) from error
