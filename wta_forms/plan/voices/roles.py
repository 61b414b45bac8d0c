"""Roles that so few have that they say who somebody is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from wta_forms.plan.entry import Names
from wta_forms.plan.voices.people import Voice
from wta_forms.plan.voices.small_groups import kept_back


def with_roles_to_show(voices: Sequence[Voice], names: Names, k: int) -> tuple[Voice, ...]:
    """Without the roles of fewer than ``k`` people, in a plan that shows people by their role; and without the next
    smallest where those could be worked out. Whoever has asked to be shown by name or by role is."""
    if names is not Names.ROLE:
        return tuple(voices)
    hidden = kept_back(Counter(voice.role for voice in voices if voice.role), k)
    return tuple(
        replace(voice, role="") if voice.role in hidden and not voice.has_asked_to_be_shown else voice
        for voice in voices
    )


def roles_told(roles: Mapping[str, int], k: int) -> dict[str, int]:
    """Of people counted by role those whose role may be told; nobody of them was asked."""
    hidden = kept_back(roles, k)
    return {role: count for role, count in roles.items() if role not in hidden}
