"""What stands in a returned file, and where, before anybody asks what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wta_forms.answers import Certainty, Status
from wta_forms.errors import Problem
from wta_forms.map import Rectangle


class FieldKind(StrEnum):
    """What an AcroForm field is (ISO 32000-2, 12.7.5), in plain words."""

    TEXT = "text"
    TICK = "tick"
    RADIO = "radio"
    BUTTON = "button"
    LIST = "list"
    SIGNATURE = "signature"
    UNKNOWN = "unknown"


class Channel(StrEnum):
    """How a value was found, the surest way first: in the form's own list of fields, only as a widget on a page, in a
    file of nothing but values (FDF, XFDF), in a note that lies on a page, in a page's printed text, in a picture."""

    ACROFORM = "acroform"
    ORPHAN = "orphan"
    DATA_FILE = "data_file"
    ANNOTATION = "annotation"
    PAGE_TEXT = "page_text"
    SCAN = "scan"


@dataclass(frozen=True, slots=True)
class RawValue:
    """One field as it came back.

    ``texts`` has every different value that stands in the file for it: none when it is empty, one as a rule, several
    when the file contradicts itself or a list box allows several (``is_multiple``). The value of a tick or a radio is
    its on-state. ``options`` are (export value, label) pairs. ``page`` counts from 1, 0 when it is on none;
    ``rectangle`` is in points, origin bottom left, None when the widget has none. ``initial`` is the value it was sent
    out with (/DV). ``label`` is the tooltip (/TU), of a note its author (/T).

    What was not typed into the field itself is ``recovered``. ``picture`` is the piece of the page around a box (PNG)
    in which something was written that no program can be trusted to read; ``suggestion`` is what it may say.
    """

    name: str
    kind: FieldKind
    texts: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    label: str = ""
    page: int = 0
    rectangle: Rectangle | None = None
    initial: str | None = None
    channel: Channel = Channel.ACROFORM
    is_multiple: bool = False
    certainty: Certainty = Certainty.READ
    picture: bytes = b""
    suggestion: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file within a file. Its name is somebody's word, and never a path to write to."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class RawForm:
    """Everything in one file: ``values`` by full field name, in document order.

    ``status`` is what can be said without a spec. ``stamp`` is the text of the hidden stamp field, "" when there is
    none; ``pages`` counts the pages, of which ``first_page`` is this form's first. ``producer`` and ``creator`` are
    what /Info says of the programs that made the file, ``modified`` (an ISO date, "" when none can be read) when it
    was last changed, and ``saved_at`` the same as a moment (ISO 8601 in UTC, to the second): neither need be true, and
    few programs that save a form say it.
    ``drawn_over`` are the pages (from 1) on which something is drawn that we did not draw; nobody asks that of a file
    without fields. ``remarks`` are the kinds of annotations that people add (/Subtype without its slash: FreeText, Ink,
    Stamp …).

    Where several of our forms were put into one file, ``values`` has all of it, and ``copies`` each form by itself,
    with the pages from its own first to the next one's. Where their stamps do not tell them apart and a name lies on
    several pages, ``apart`` has every value by itself, those of one name too, for the pages to say whose it is.
    ``enclosed`` are the files of a portfolio. ``lost`` are the
    fields of pages that did not come.
    """

    status: Status
    values: Mapping[str, RawValue]
    stamp: str = ""
    pages: int = 0
    producer: str = ""
    creator: str = ""
    modified: str = ""
    saved_at: str = ""
    problems: tuple[Problem, ...] = ()
    first_page: int = 1
    remarks: tuple[str, ...] = ()
    drawn_over: tuple[int, ...] = ()
    copies: tuple[RawForm, ...] = ()
    apart: tuple[RawValue, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()
    lost: frozenset[str] = frozenset()
