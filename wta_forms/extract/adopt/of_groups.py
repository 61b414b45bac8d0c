"""Ticks and radio buttons that are one question → a question of a kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wta_forms.extract.adopt.asking import GUESSED_KIND, Asking, Wish, choices_of, is_unsure, scale_of
from wta_forms.extract.adopt.figures import with_figures
from wta_forms.extract.adopt.labels import Words
from wta_forms.extract.adopt.lattice import around
from wta_forms.extract.adopt.names import common_start, own_tokens, telling, tokens
from wta_forms.extract.adopt.speech import Speech, limits_said, without_cue
from wta_forms.extract.adopt.ticks import Group, Option
from wta_forms.extract.raw import FieldKind
from wta_forms.spec import wording
from wta_forms.spec.choices import EXTRAS

_AGREES = re.compile(
    r"\b(i|we) (hereby )?(agree|consent|give|authori[sz]e|accept|allow|permit)\b|\byou (may|can)\b|\bconsent\b"
    r"|\bi want to take part\b",
    re.IGNORECASE,
)
_PAIRS = ({"yes", "no"}, {"male", "female"}, {"true", "false"}, {"tak", "nie"}, {"так", "ні"}, {"oui", "non"},
          {"ja", "nein"}, {"sí", "no"}, {"نعم", "لا"})  # fmt: skip
"""Of these nobody ticks both."""


def of_group(group: Group, words: Words, speech: Speech, *, has_line: bool) -> Asking:
    """``has_line``: a line to write on stands beside something else. A box alone is a tick, with words of its own."""
    if len(group.options) == 1:
        return _of_tick(group.options[0])
    asking = Asking(
        group.page,
        around([group.rectangle, *(line.rectangle for line in words.lines)]),
        "select_multiple",
        words.label,
        words.hint,
        words.is_required or any(option.place.box.is_required for option in group.options),
        tuple(_names(group)),
    )
    is_written_in = group.options[0].place.box.kind is FieldKind.TEXT
    made = with_figures(asking, group, speech) if is_written_in else _of_choices(asking, group, speech, has_line)
    return made.with_remark("label", words.remark)


def _of_tick(option: Option) -> Asking:
    box, words = option.place.box, option.words
    kind = "consent" if _AGREES.search(words.label) else "tick"
    asking = Asking(
        option.place.spot.page,
        around([option.place.spot.rectangle, *(line.rectangle for line in words.lines)]),
        kind,
        words.label,
        words.hint,
        words.is_required or box.is_required,
        tuple(own_tokens(box.name)),
    )
    return asking.with_remark("label", words.remark).with_remark("kind", GUESSED_KIND if kind == "consent" else "")


def _names(group: Group) -> list[str]:
    if group.is_one_name:
        return own_tokens(group.options[0].place.box.name)
    return telling(common_start([tokens(option.place.box.name) for option in group.options]))


def _of_choices(asking: Asking, group: Group, speech: Speech, has_line: bool) -> Asking:
    wishes = [_wish(option) for option in group.options]
    made = replace(asking, hint=without_cue(asking.hint))
    if _is_sharing(wishes, speech.language):
        is_ours = wording.SHARING.in_(speech.language) == asking.label
        label = {"label": wording.SHARING} if is_ours else {}
        return replace(made, kind="sharing", own={"choices": wording.SHARING_CHOICES, **label})
    sure = [wish for wish in wishes if not is_unsure(wish.label)]
    if scale := scale_of(sure, speech):
        return replace(made, kind="scale", own={**scale, **({"unsure": EXTRAS["unsure"]} if sure != wishes else {})})
    return _of_list(made, asking, group, wishes, speech, has_line)


def _of_list(
    made: Asking, asking: Asking, group: Group, wishes: Sequence[Wish], speech: Speech, has_line: bool
) -> Asking:
    is_radio = any(option.place.box.kind is FieldKind.RADIO for option in group.options)
    extras = ("none", "unsure", *(["other"] if has_line else []))
    choices = choices_of(wishes, speech, extras=extras, with_figures=not is_radio)
    own = {"choices": choices.listed, **choices.extras}
    said = f"{asking.label} {asking.hint} {group.spoken}"
    if group.is_one_name or speech.asks_for_one(said):
        return replace(made, kind="select_one", own=own)
    if any({wish.label.casefold() for wish in wishes} == pair for pair in _PAIRS):
        return replace(made, kind="select_one", own=own).with_remark("kind", GUESSED_KIND)
    return replace(made, own={**own, **limits_said(said, len(choices.listed) + ("other" in choices.extras))})


def _wish(option: Option) -> Wish:
    """A point of a scale is a figure, with what it means behind it: so a screen reader says it."""
    names = own_tokens(option.place.box.name)
    point = re.fullmatch(r"(\d{1,2})(?:[,:،]\s*(\D+))?", option.spoken)
    label, hint = (point[1], point[2] or "") if point else (option.words.label, option.words.hint)
    return Wish(label, option.place.spot.on or "_".join(names[-1:]), hint)


def _is_sharing(wishes: Sequence[Wish], language: str) -> bool:
    """Whether the choices are those that the product itself offers under this name."""
    ours = sorted(choice.label.in_(language) for choice in wording.SHARING_CHOICES)
    return sorted(wish.label for wish in wishes) == ours
