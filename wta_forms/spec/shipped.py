"""Where the specs and examples are that travel with the package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def _folder(name: str) -> Path:
    """Inside the package in a wheel, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


SPECS = _folder("specs")
PARTS = SPECS / "parts"
PLANS = SPECS / "plans"
EXAMPLES = _folder("examples")
