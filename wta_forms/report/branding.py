"""How an organisation's documents look: its colour and its logo."""

from __future__ import annotations

from dataclasses import dataclass

from wta_forms.spec.colours import RGB


@dataclass(frozen=True, slots=True)
class Branding:
    """``accent`` is the colour of headings; words in it can be read on white. ``logo`` is a PNG file, b"" for none, and
    ``logo_words`` what it is read out as."""

    accent: RGB = (11, 95, 108)
    logo: bytes = b""
    logo_words: str = ""


OURS = Branding()
"""Where a project says nothing of it."""
