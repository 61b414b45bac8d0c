"""The kinds of annotation that people add to a page, among all that lie there."""

from __future__ import annotations

from collections.abc import Iterable

# What programs put there: fields, links, the windows of notes, marks for printers (ISO 32000-2, table 171).
_OF_PROGRAMS = frozenset({"", "Widget", "Link", "Popup", "PrinterMark", "TrapNet", "Watermark", "Projection"})


def remarks_among(kinds: Iterable[str]) -> tuple[str, ...]:
    """Sorted, each once. What nobody has heard of was added by somebody."""
    return tuple(sorted(set(kinds) - _OF_PROGRAMS))
