"""reportlab's internal names of objects that others refer to before they are made."""

from __future__ import annotations

from wta_forms.layout.boxes import Leaf


def page_name(number: int) -> str:
    """``number`` from 0."""
    return f"Page{number + 1}"


def link_name(leaf: Leaf) -> str:
    return f"link {leaf.page} {leaf.box}"
