"""Which colours stand on paper for the names that layout has for them."""

from __future__ import annotations

from dataclasses import dataclass

from wta_forms.layout.style import Colour

RGB = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Palette:
    """An organisation's own colour and its tint. That words can be read in them is seen to where they are chosen."""

    accent: RGB = Colour.ACCENT.value
    tint: RGB = Colour.TINT.value

    def of(self, colour: Colour) -> RGB:
        own = {Colour.ACCENT: self.accent, Colour.TINT: self.tint}
        return own.get(colour, colour.value)

    def mixed(self, colour: Colour, strength: float) -> RGB:
        """So much of the colour on white."""
        red, green, blue = (round(255 - (255 - part) * strength) for part in self.of(colour))
        return (red, green, blue)


OURS = Palette()
