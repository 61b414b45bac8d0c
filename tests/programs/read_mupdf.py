"""What MuPDF reads in forms, told as `read_fields` tells it. In a process of its own because of the AGPL: see `mupdf`.

python read_mupdf.py < PATHS
"""

# mypy: disable-error-code="no-untyped-call, attr-defined"
# PyMuPDF ships types for few of its names.

import json
import sys
from collections.abc import Iterator

import pymupdf

_PRESSED = {pymupdf.PDF_WIDGET_TYPE_CHECKBOX, pymupdf.PDF_WIDGET_TYPE_RADIOBUTTON}


def values(path: str) -> Iterator[tuple[str, str]]:
    with pymupdf.open(path) as document:
        for page in document:
            for widget in page.widgets():
                if widget.field_type == pymupdf.PDF_WIDGET_TYPE_BUTTON:
                    continue
                value = widget.field_value
                if widget.field_type in _PRESSED and value is True:
                    value = widget.on_state()
                for part in value if isinstance(value, list | tuple) else [value]:
                    if isinstance(part, str):
                        yield widget.field_name, part


def main() -> None:
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    for line in sys.stdin:
        try:
            told: object = [pair for pair in values(line.rstrip("\n")) if pair[1] not in {"", "Off"}]
        except Exception as error:
            told = f"{type(error).__name__}: {str(error)[:200]}"
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
