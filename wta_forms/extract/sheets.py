"""The pages of a file before its form is known: what is printed on them, and what their codes say."""

from __future__ import annotations

from wta_forms.extract.places import Sheet


def look_at_sheets(content: bytes) -> tuple[Sheet, ...]:
    return ()
