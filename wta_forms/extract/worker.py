"""The process that reads the fields of strangers' files."""

from __future__ import annotations

from wta_forms.extract.files.read import read
from wta_forms.extract.limits import MEMORY_BYTES
from wta_forms.extract.wire import to_wire
from wta_forms.isolated.serve import serve


def _answer(_: int, content: bytes, __: bytes) -> bytes:
    return to_wire(read(content))


def main() -> None:
    serve(_answer, MEMORY_BYTES)


if __name__ == "__main__":
    main()
