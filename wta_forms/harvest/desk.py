"""What harvesting works with, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wta_forms.harvest.reading import FormReader
from wta_forms.harvest.whose import Circle
from wta_forms.mail.isolate import MailReader
from wta_forms.project.returned import Arrival, Taken
from wta_forms.project.store import Store


def nobody_asked(message_id: str) -> bool:
    """What is known of messages where a project sends none."""
    del message_id
    return False


@dataclass(frozen=True, slots=True)
class Desk:
    """``received`` (ISO 8601 in UTC) stands in where nothing says when something came; ``is_ours`` says whether a
    message id is that of a message that this project sent."""

    store: Store
    forms: FormReader
    mails: MailReader
    circle: Circle
    received: str = ""
    is_ours: Callable[[str], bool] = nobody_asked


@dataclass(frozen=True, slots=True)
class Looked:
    """One message or file and what became of it; ``taken`` is what it held. Not ``is_new``: it was there already, from
    the same place. ``is_forgotten``: it must not be taken in again. ``is_anonymous``: it holds nobody's answers, and
    nothing here says where it came from."""

    arrival: Arrival
    taken: tuple[Taken, ...] = ()
    is_new: bool = True
    is_forgotten: bool = False
    is_anonymous: bool = False
