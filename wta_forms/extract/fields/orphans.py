"""Widgets that lie on a page while the form does not list them.

Apple's Preview may leave 3 of 653 widgets in /AcroForm /Fields, and other programs empty the list or lose the whole
/AcroForm; who reads only the list reads an empty questionnaire. A widget's field is found by climbing /Parent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wta_forms.extract.fields.acroform import Found, Walk, partial_name, unnamed, upwards
from wta_forms.extract.fields.objects import Dictionary
from wta_forms.extract.raw import Channel


def with_orphans(walk: Walk, widgets: Iterable[Dictionary]) -> tuple[Found, ...]:
    """The form's fields, each with the widgets it did not list, and then the fields it does not list at all.

    A field that has widgets may still lie on a page itself: where PDFBox 2 puts two forms together that have a field
    of this name, it makes new widgets for both, and leaves the old field on its page.
    """
    fields = {id(field.itself): field for field in walk.fields}
    unlisted: dict[int, list[Dictionary]] = {}
    for widget in widgets:
        if id(widget) not in walk.reached:
            field = _field_of(widget, len(fields) + 1)
            fields.setdefault(id(field.itself), field)
            unlisted.setdefault(id(field.itself), []).append(widget)
        elif id(widget) in fields:
            unlisted.setdefault(id(widget), []).insert(0, widget)
    return tuple(_shown_also_by(field, unlisted.get(key, [])) for key, field in fields.items())


def _shown_also_by(field: Found, widgets: list[Dictionary]) -> Found:
    more = tuple(widget for widget in widgets if all(widget is not other for other in field.widgets))
    if not more:
        return field
    is_itself = more[0] is field.itself
    return replace(field, widgets=(*more, *field.widgets) if is_itself else (*field.widgets, *more))


def _field_of(widget: Dictionary, place: int) -> Found:
    """The nearest dictionary with a name is the field; a widget without any is one by itself."""
    chain = tuple(upwards(widget))
    names = [partial_name(node) for node in chain]
    start = next((step for step, part in enumerate(names) if part), 0)
    full = ".".join(part for part in reversed(names) if part)
    return Found(full or unnamed(place), chain[start:], (), Channel.ORPHAN)
