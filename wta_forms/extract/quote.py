"""A person's words within a message."""

from __future__ import annotations

_QUOTED = 80


def quoted(text: str) -> str:
    """The text on one line, as long as a message can hold; all of it stands in the answer's ``raw``."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[: _QUOTED - 1]}…"
