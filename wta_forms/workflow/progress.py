"""How a verb tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how many of how many are done."""


def no_progress(done: int, of: int) -> None:
    """For those who do not want to be told."""
