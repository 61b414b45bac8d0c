"""What an organisation's documents look like: its colour and its logo, from project.yaml."""

from __future__ import annotations

from dataclasses import dataclass

RGB = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG, its size in pixels, and what it says to somebody who does not see it."""

    png: bytes
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Brand:
    """``accent`` can be read on white and on its ``tint``; both are None, and so is the logo, where nobody chose
    one."""

    accent: RGB | None = None
    tint: RGB | None = None
    logo: Logo | None = None


UNBRANDED = Brand()
