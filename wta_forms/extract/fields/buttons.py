"""Tick boxes and radio groups: which states are on, from /V, /AS and /Opt (ISO 32000-2, 12.7.5.2).

/V and /AS should agree. Where a program wrote one of them only, that one counts; where the two contradict each other
trusted readers differ, so both are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from wta_forms.extract.fields.acroform import Found
from wta_forms.extract.fields.objects import Dictionary, elements, entry, inherited, name, on_states, words

OFF = "Off"
"""The one state of a button that means not ticked; what the others are called is the form's own business."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """The states that are on. ``is_contradicted``: the same button is off elsewhere in the file."""

    on: tuple[str, ...]
    is_contradicted: bool = False


@dataclass(frozen=True, slots=True)
class _Button:
    """A widget: /AS ("" when absent), the states it can be in but for Off, the words beside it (/TU)."""

    state: str
    states: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Buttons:
    """All widgets of one field. ``meanings`` has what /Opt says in place of a state."""

    each: tuple[_Button, ...]
    meanings: Mapping[str, str]

    def meant(self, value: object) -> str:
        """The state a value names, in the words of /Opt where there are any; "" for none and for Off."""
        state = name(value)
        return "" if state == OFF else self.meanings.get(state, state)

    def options(self) -> tuple[tuple[str, str], ...]:
        """Each state that can be on, with the words beside its button."""
        pairs = ((state, button.label or state) for button in self.each for state in button.states)
        return tuple(dict.fromkeys(pairs))

    def pressed(self, values: Iterable[object], *, is_one_of_several: bool) -> Pressed:
        """``values`` are the field's /V and its widgets' own; ``is_one_of_several`` says that this is a radio group."""
        said = [name(value) for value in values]
        meant = [self.meanings.get(state, state) for state in said if state not in {"", OFF}]
        shown = [button.state for button in self.each if button.state not in {"", OFF}]
        if shown and not is_one_of_several:
            # A tick box is on under whatever name: some programs write /V /Yes beside an /AS of the form's own name.
            meant = [state for state in meant if state in shown or self._owners(state)]
        on = tuple(dict.fromkeys([*meant, *shown]))
        off_by_value = OFF in said and not meant and bool(shown)
        off_by_look = any(self._is_off(state, all if is_one_of_several else any) for state in meant)
        return Pressed(on, is_contradicted=len(on) == 1 and (off_by_value or off_by_look))

    def _owners(self, state: str) -> list[_Button]:
        """The buttons that show a state; a single button whose states are not known shows every state."""
        if len(self.each) == 1 and not self.each[0].states:
            return list(self.each)
        return [button for button in self.each if state in button.states]

    def _is_off(self, state: str, how_many: Callable[[Iterable[bool]], bool]) -> bool:
        """Whether the buttons of a state look off: all of a group, as several may bear one state; any tick box. All
        buttons are asked about a state that none of them knows."""
        looks = [button.state == OFF for button in self._owners(state) or self.each if button.state]
        return bool(looks) and how_many(looks)


def buttons_of(found: Found) -> Buttons:
    meanings = _meanings(found)
    each = tuple(_button(widget, meanings) for widget in found.widgets)
    return Buttons(each, meanings)


def _button(widget: Dictionary, meanings: Mapping[str, str]) -> _Button:
    state = name(entry(widget, "/AS"))
    states = tuple(meanings.get(on, on) for on in on_states(widget))
    return _Button(meanings.get(state, state), states, words(entry(widget, "/TU")).text)


def _meanings(found: Found) -> dict[str, str]:
    """/Opt has one text for each kid, in order; states may be the places of these kids, counted from 0 (table 230).

    The number wins, as kids get lost and the rest keeps its numbers; but not where some are no such places.
    """
    texts = [words(text).text for text in elements(inherited(found.ancestry, "/Opt"))]
    named = [(on, text) for widget, text in zip(found.widgets, texts, strict=False) for on in on_states(widget)]
    numbered = [(str(place), text) for place, text in enumerate(texts)]
    are_places = {on for widget in found.widgets for on in on_states(widget)} <= {place for place, _ in numbered}
    by_weight = (*named, *numbered) if are_places else (*numbered, *named)
    return {state: text for state, text in by_weight if text}
