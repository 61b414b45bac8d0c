"""Whether an answer is longer than its box: on a screen one can scroll, on a printout the end is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wta_forms.errors import OVERFULL, Problem
from wta_forms.extract.fields.match import Returned
from wta_forms.map import Rectangle
from wta_forms.spec.fields import Shape

Shows = Callable[[Shape, Rectangle, str], int]
"""How many characters of a text a box of this shape shows, all of them where it fits. Who reads a form knows nothing of
fonts, so this is passed in."""

_TYPED = frozenset({Shape.LINE, Shape.LINES})


def overfull(box: Returned, shows: Shows) -> Iterator[Problem]:
    """A note where words go on beyond the box in which they came back. Nothing is said of lists and ticks, nor of what
    the form was sent out with."""
    if box.field.shape not in _TYPED or box.is_as_sent:
        return
    places = [value.rectangle for value in box.values if value.rectangle is not None]
    for text in box.texts if places else ():
        if (shown := shows(box.field.shape, places[0], text)) < len(text):
            yield OVERFULL.at("", count=len(text), shown=shown)
