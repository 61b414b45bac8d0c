"""One question of a form in a plan's codebook."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coded:
    """A question as it is printed in a form, for the codebook.

    ``id`` and ``kind`` are those of the spec; ``parts`` are the rows of a grid or the columns of a table. ``merged``
    and ``shared`` are sentences: how answers become one ("" where they are never shown), and how far they may be
    shown.
    """

    form: str
    number: int
    id: str
    question: str
    kind: str
    choices: tuple[str, ...]
    parts: tuple[str, ...]
    merged: str
    shared: str
