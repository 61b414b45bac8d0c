"""How an organisation's documents look: its colour, its logo, its own Word document."""

from __future__ import annotations

from dataclasses import dataclass

from wta_forms.errors import Problem
from wta_forms.spec.colours import RGB


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A Word document that a plan goes into. ``content`` has been looked at (``docx_template.read_template``), and
    ``notes`` are what is to be known of it."""

    content: bytes
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Branding:
    """``accent`` is the colour of headings; words in it can be read on white. ``logo`` is a PNG file, b"" for none, and
    ``logo_words`` what it is read out as."""

    accent: RGB = (11, 95, 108)
    logo: bytes = b""
    logo_words: str = ""
    template: WordTemplate | None = None


OURS = Branding()
"""Where a project says nothing of it."""
