"""What one field holds: a :class:`RawValue` from a field, its parents and its widgets.

Nothing that stands in the file is lost: where the field says one thing and its widget another, both are kept.
Appearances, /NeedAppearances and /DV are no evidence of an answer, and read-only is no sign of one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pypdf.errors import LimitReachedError

from wta_forms.errors import (
    BROKEN_STRING,
    FIELD_BROKEN,
    FIELD_TOO_LARGE,
    FOUND_OUTSIDE,
    SIGNED,
    STATE_DIFFERS,
    VALUE_LOST,
    Problem,
)
from wta_forms.extract.fields.acroform import Found
from wta_forms.extract.fields.buttons import OFF, buttons_of
from wta_forms.extract.fields.objects import (
    Flag,
    dictionary,
    elements,
    entry,
    inherited,
    is_lost,
    is_wordless,
    name,
    number,
    on_states,
    rectangle,
    size,
    words,
)
from wta_forms.extract.fields.pages import Sheets
from wta_forms.extract.fields.same_name import two_values
from wta_forms.extract.limits import TEXT_BYTES, in_words
from wta_forms.extract.raw import Channel, FieldKind, RawValue
from wta_forms.extract.text import Words, cleaned_words, without_tags

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """What a field of one kind holds, before it is known where it lies."""

    texts: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    options: Options = ()
    initial: str | None = None
    is_multiple: bool = False


def values_of(found: Iterable[Found], sheets: Sheets) -> tuple[RawValue, ...]:
    """Every field, in order; several may have one name."""
    return tuple(_contained(field, sheets) for field in found)


def _contained(found: Found, sheets: Sheets) -> RawValue:
    """pypdf raises nine kinds of errors for broken objects: none of them costs more than this one field."""
    try:
        return _value_of(found, sheets)
    except Exception:
        problem = FIELD_BROKEN.at(found.name)
    return RawValue(found.name, FieldKind.UNKNOWN, channel=found.channel, problems=(problem,))


def _value_of(found: Found, sheets: Sheets) -> RawValue:
    kind = _kind(found)
    held = _HELD.get(kind, _text)(found)
    shown = next((widget for widget in found.widgets if sheets.page_of(widget)), None) or next(
        iter(found.widgets), None
    )
    return RawValue(
        name=found.name,
        kind=kind,
        texts=held.texts,
        options=held.options,
        label=_label(found),
        page=sheets.page_of(shown) if shown is not None else 0,
        rectangle=rectangle(shown) if shown is not None else None,
        initial=held.initial,
        channel=found.channel,
        is_multiple=held.is_multiple,
        problems=(*held.problems, *_problems(found, held)),
    )


def _label(found: Found) -> str:
    labels = (words(entry(place, "/TU")).text for place in (found.itself, *found.widgets))
    return next(filter(None, labels), "")


def _problems(found: Found, held: _Held) -> Iterator[Problem]:
    if found.channel is Channel.ORPHAN:
        yield FOUND_OUTSIDE.at("", field=found.name)
    if not held.texts and any(is_lost(place, "/V") for place in (*found.ancestry, *found.widgets)):
        yield VALUE_LOST.at(found.name)


# --- the kind -----------------------------------------------------------------------------------------------------

_KINDS = {"Tx": FieldKind.TEXT, "Ch": FieldKind.LIST, "Sig": FieldKind.SIGNATURE}


def _kind(found: Found) -> FieldKind:
    places = (*found.ancestry, *found.widgets)
    type_name = name(inherited(places, "/FT"))
    if type_name == "Btn":
        return _kind_of_button(number(inherited(places, "/Ff")))
    return _KINDS.get(type_name) or _guessed_kind(found)


def _kind_of_button(flags: int) -> FieldKind:
    if flags & Flag.PUSH_BUTTON:
        return FieldKind.BUTTON
    return FieldKind.RADIO if flags & Flag.RADIO else FieldKind.TICK


def _guessed_kind(found: Found) -> FieldKind:
    """Without /FT: only a list has /Opt, only a button has states."""
    if inherited(found.ancestry, "/Opt") is not None:
        return FieldKind.LIST
    has_states = any("/AS" in widget or any(on_states(widget)) for widget in found.widgets)
    return FieldKind.TICK if has_states else FieldKind.UNKNOWN


# --- text -----------------------------------------------------------------------------------------------------------


def _stated(found: Found, key: str = "/V") -> Iterator[object]:
    """What the field says (perhaps through a parent), and what widgets say that are not the field itself."""
    stated = (inherited(found.ancestry, key), *(entry(widget, key) for widget in found.bare_widgets))
    return (value for value in stated if value is not None)


def _text(found: Found) -> _Held:
    read = said_in(found)
    texts = _different(each.text for each in read)
    problems = tuple(problem for each in read for problem in each.problems)
    initial = _initial(words(part).text for part in elements(inherited(found.ancestry, "/DV")))
    return _Held(texts, problems + _disagreement(found, texts), initial=initial)


def said_in(found: Found, read: Callable[[object, str], Words] | None = None) -> tuple[Words, ...]:
    """The words of every part of its value; of its rich text only where there is no value.

    ``read`` is for strings that are not encoded as they are in a PDF.
    """
    plain = tuple((read or words_in)(part, found.name) for value in _stated(found) for part in elements(value))
    return plain or tuple(rich_words_in(value, found.name) for value in _stated(found, "/RV"))


def words_in(value: object, where: str) -> Words:
    """The words of one value, or the problem that there are none to be had: a stream may unpack to gigabytes."""
    try:
        if is_wordless(value):
            return Words("", (BROKEN_STRING.at(where),))
        if size(value) <= TEXT_BYTES:
            return words(value, where)
    except (LimitReachedError, MemoryError):
        pass  # too large, as below
    except Exception:  # a broken object
        return Words("", (FIELD_BROKEN.at(where),))
    return Words("", (FIELD_TOO_LARGE.at(where, limit=in_words(TEXT_BYTES)),))


def rich_words_in(value: object, where: str) -> Words:
    """/RV counts only where /V is missing: programs that change /V leave an old /RV behind."""
    rich = words_in(value, where)
    plain = cleaned_words(without_tags(rich.text), where)
    return Words(plain.text, tuple(dict.fromkeys(rich.problems + plain.problems)))


def _different(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))


def _initial(texts: Iterable[str]) -> str | None:
    return "\n".join(filter(None, texts)) or None


def _disagreement(found: Found, texts: tuple[str, ...]) -> tuple[Problem, ...]:
    return (two_values(found.name, texts),) if len(texts) > 1 else ()


# --- lists ----------------------------------------------------------------------------------------------------------


def _list(found: Found) -> _Held:
    """Values are export values; a label that was written in place of one (PyPDFForm 6) is turned into it."""
    places = (*found.ancestry, *found.widgets)
    options = tuple(_option(pair) for pair in elements(inherited(places, "/Opt")))
    exported = {label: export for export, label in reversed(options)} | {export: export for export, _ in options}
    read = [words_in(part, found.name) for value in _stated(found) for part in elements(value)]
    texts = _different(exported.get(each.text, each.text) for each in read)
    if not read:
        texts = _different(_selected(found, options))
    is_multiple = bool(Flag.MULTI_SELECT & number(inherited(places, "/Ff")))
    problems = tuple(problem for each in read for problem in each.problems)
    return _Held(
        texts,
        problems if is_multiple else problems + _disagreement(found, texts),
        options,
        _initial(exported.get(text, text) for text in _initial_choices(found)),
        is_multiple,
    )


def _option(value: object) -> tuple[str, str]:
    """An option is [export value, label] or one text that is both (ISO 32000-2, table 234)."""
    texts = [words(part).text for part in elements(value)] or [""]
    return texts[0], texts[-1]


def _selected(found: Found, options: Options) -> Iterator[str]:
    """/I, which is asked only where /V is missing: pikepdf and qpdf change /V and leave /I as it was."""
    for place in map(number, elements(inherited((*found.ancestry, *found.widgets), "/I"))):
        if 0 <= place < len(options):
            yield options[place][0]


def _initial_choices(found: Found) -> Iterator[str]:
    return (words(part).text for part in elements(inherited(found.ancestry, "/DV")))


# --- buttons and the rest -------------------------------------------------------------------------------------------


def _button(found: Found, *, is_one_of_several: bool) -> _Held:
    buttons = buttons_of(found)
    stated = (part for value in _stated_by_buttons(found) for part in elements(value))
    pressed = buttons.pressed(stated, is_one_of_several=is_one_of_several)
    problems = _disagreement(found, pressed.on)
    if pressed.is_contradicted:
        problems += (STATE_DIFFERS.at("", field=found.name),)
    initial = buttons.meant(inherited(found.ancestry, "/DV")) or None
    texts = (*pressed.on, OFF) if pressed.is_contradicted else pressed.on
    return _Held(texts, problems, buttons.options(), initial)


def _stated_by_buttons(found: Found) -> Iterator[object]:
    """As above, without what a button that is off says beside its field: pypdf 7.1 writes /V into every button of a
    group, and whatever is pressed later leaves it there."""
    own = inherited(found.ancestry, "/V")
    kids = (widget for widget in found.bare_widgets if own is None or name(entry(widget, "/AS")) != OFF)
    stated = (own, *(entry(widget, "/V") for widget in kids))
    return (value for value in stated if value is not None)


def _tick(found: Found) -> _Held:
    return _button(found, is_one_of_several=False)


def _radio(found: Found) -> _Held:
    return _button(found, is_one_of_several=True)


def _push_button(found: Found) -> _Held:
    """A push button has no value (ISO 32000-2, 12.7.5.2.2)."""
    return _Held()


def _signature(found: Found) -> _Held:
    """The name the signature gives, unchecked; a signature may give none (ISO 32000-2, table 255)."""
    signature = dictionary(inherited(found.ancestry, "/V"))
    if signature is None:
        return _text(found)
    return _Held(_different([words(entry(signature, "/Name")).text]), (SIGNED.at(found.name),))


_HELD: dict[FieldKind, Callable[[Found], _Held]] = {
    FieldKind.LIST: _list,
    FieldKind.TICK: _tick,
    FieldKind.RADIO: _radio,
    FieldKind.BUTTON: _push_button,
    FieldKind.SIGNATURE: _signature,
}
