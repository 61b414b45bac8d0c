"""The process that looks at the pages of strangers' files: drawing them and reading pictures needs large libraries and
more memory, which most files do without."""

from __future__ import annotations

from wta_forms.extract.adopt.blank import blank_to_wire
from wta_forms.extract.adopt.look import look_at_blank
from wta_forms.extract.channels import LOOKS
from wta_forms.extract.limits import PICTURE_MEMORY_BYTES
from wta_forms.extract.sheets import look_at_sheets
from wta_forms.extract.wire import CHANNELS, Ask, numbers_from_wire, places_from_wire, seen_to_wire, sheets_to_wire
from wta_forms.isolated.serve import serve


def _answer(ask: int, content: bytes, places: bytes) -> bytes:
    if ask == Ask.SHEETS:
        return sheets_to_wire(look_at_sheets(content, numbers_from_wire(places)))
    if ask == Ask.BLANK:
        return blank_to_wire(look_at_blank(content))
    return seen_to_wire(LOOKS[CHANNELS[Ask(ask)]](content, places_from_wire(places)))


def main() -> None:
    serve(_answer, PICTURE_MEMORY_BYTES)


if __name__ == "__main__":
    main()
