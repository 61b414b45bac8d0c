"""A person's words within a message."""

from __future__ import annotations

_QUOTED = 80


def on_one_line(text: str) -> str:
    """All of it, where it stands nowhere but in the message."""
    return " ".join(text.split())


def by(author: str) -> str:
    """ " by Ann", behind what somebody wrote; nothing where nobody says who."""
    return f" by {quoted(author)}" if author else ""


def quoted(text: str) -> str:
    """The text on one line, as long as a message can hold; all of it stands in the answer's ``raw``."""
    line = on_one_line(text)
    return line if len(line) <= _QUOTED else f"{line[: _QUOTED - 1]}…"
