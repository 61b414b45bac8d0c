"""Forms read off the pages of a file: what came, what did not, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from wta_forms import errors
from wta_forms.answers import Certainty, Status
from wta_forms.extract.found import Bundle
from wta_forms.extract.places import Places, Seen, Sheet, SheetKind
from wta_forms.extract.raw import Channel, FieldKind, RawForm, RawValue
from wta_forms.map import Map, MapField
from wta_forms.project.people import Person
from wta_forms.spec.stamp import Stamp, page_mark
from wta_forms.workflow.reading.recovered import off_pages, with_person, with_what_lies_on_it

BOX = (0.0, 0.0, 10.0, 10.0)
BLANK = Map(((595, 842),) * 3, tuple(MapField(name, page, BOX, 20) for page, name in enumerate("abc", 1)), ())
STAMP = Stamp(form="drivers", version=1, digest="", language="en")
ANN = Person("ann-reid", "Ann Reid", {}, 2)


@dataclass
class Eyes:
    """A reader that sees what it is told to see, and keeps where it was asked to look."""

    sees: dict[Channel, tuple[RawValue, ...]] = field(default_factory=dict)
    looked: list[tuple[Channel, tuple[tuple[int, int], ...]]] = field(default_factory=list)

    def look(self, channel: Channel, content: bytes, places: Places) -> Seen:
        self.looked.append((channel, places.pages))
        return Seen(self.sees.get(channel, ()))


def seen(name: str, *texts: str) -> RawValue:
    return RawValue(name, FieldKind.TEXT, texts, channel=Channel.PAGE_TEXT, certainty=Certainty.RECOVERED)


def sheets(*kinds: SheetKind) -> list[Sheet]:
    return [Sheet(page, kind) for page, kind in enumerate(kinds, 1)]


def read_off(
    eyes: Eyes, pages: tuple[tuple[int, int], ...], *kinds: SheetKind, remarks: tuple[str, ...] = ()
) -> RawForm:
    raw = RawForm(Status.FLATTENED, {}, pages=len(kinds), remarks=remarks)
    return off_pages(raw, Bundle(STAMP, pages), BLANK, sheets(*kinds), b"", eyes)  # type: ignore[arg-type]


def test_printed_pages_and_pictures_are_looked_at_each_in_its_way() -> None:
    eyes = Eyes()
    read = read_off(eyes, ((1, 1), (2, 2), (3, 3)), SheetKind.TEXT, SheetKind.PICTURE, SheetKind.TEXT)
    assert eyes.looked == [(Channel.PAGE_TEXT, ((1, 1), (3, 3))), (Channel.SCAN, ((2, 2),))]
    assert (read.status, read.problems) == (Status.FLATTENED, ())


def test_pictures_alone_are_a_scan() -> None:
    assert read_off(Eyes(), ((1, 1), (2, 2), (3, 3)), *[SheetKind.PICTURE] * 3).status is Status.SCAN


def test_where_nobody_can_say_whose_pages_these_are_that_is_told() -> None:
    guessed = Bundle(STAMP, ((1, 1), (2, 2), (3, 3)), is_guessed=True)
    raw = RawForm(Status.SCAN, {}, pages=3)
    read = off_pages(raw, guessed, BLANK, sheets(*[SheetKind.PICTURE] * 3), b"", Eyes())  # type: ignore[arg-type]
    assert read.problems == (errors.PAGES_GUESSED.at(""),)


def test_notes_on_a_print_are_looked_for_where_the_file_has_any() -> None:
    eyes = Eyes()
    read_off(eyes, ((1, 1),), SheetKind.TEXT, remarks=("FreeText",))
    assert [channel for channel, _ in eyes.looked] == [Channel.PAGE_TEXT, Channel.ANNOTATION]


@pytest.mark.parametrize(
    ("pages", "problem", "lost"),
    [
        (((1, 1), (2, 3)), errors.PAGE_MISSING.at("", page=2, pages=3), {"b"}),
        (((1, 1),), errors.PAGES_MISSING.at("", listed="2 and 3", pages=3), {"b", "c"}),
        (((4, 1), (5, 2), (6, 3)), None, set()),
    ],
)
def test_a_page_that_did_not_come_is_told_and_its_fields_are_lost(
    pages: tuple[tuple[int, int], ...], problem: errors.Problem | None, lost: set[str]
) -> None:
    read = read_off(Eyes(), pages, *[SheetKind.TEXT] * 6)
    assert (read.problems, read.lost) == ((problem,) if problem else (), lost)
    assert read.first_page == pages[0][0]


def test_an_empty_form_is_looked_at_for_words_on_its_pages() -> None:
    eyes = Eyes({Channel.PAGE_TEXT: (seen("a", "Tea"), seen("b"))})
    raw = RawForm(Status.BLANK, {"a": RawValue("a", FieldKind.TEXT), "b": RawValue("b", FieldKind.TEXT)}, first_page=4)
    read = with_what_lies_on_it(raw, BLANK, b"", eyes)  # type: ignore[arg-type]
    assert eyes.looked == [(Channel.PAGE_TEXT, ((4, 1), (5, 2), (6, 3)))]
    assert read.values["a"].texts == ("Tea",)
    assert read.values["b"] == raw.values["b"]


def test_a_form_that_is_filled_in_is_only_looked_at_for_notes() -> None:
    eyes = Eyes()
    raw = RawForm(Status.READ, {"a": RawValue("a", FieldKind.TEXT, ("Tea",))}, remarks=("Ink",))
    with_what_lies_on_it(raw, BLANK, b"", eyes)  # type: ignore[arg-type]
    assert [channel for channel, _ in eyes.looked] == [Channel.ANNOTATION]


# --- whose it is ------------------------------------------------------------------------------------------------------


def whose(**said: str) -> tuple[str, str]:
    stamp = with_person(Stamp(form="drivers", version=1, digest="", language="en", **said), [ANN])
    return stamp.recipient_id, stamp.recipient_name


def test_the_person_is_known_by_the_code_or_by_the_name_at_the_foot() -> None:
    assert whose(recipient_id="ann-reid") == whose(recipient_name="Ann Reid") == ("ann-reid", "Ann Reid")


def test_a_name_that_the_foot_had_no_room_for_is_known_by_its_beginning() -> None:
    assert whose(recipient_name="Ann R…") == ("ann-reid", "Ann Reid")


def test_an_id_too_long_for_a_code_is_known_by_its_digest() -> None:
    long = Person("x" * 90, "Bob", {}, 3)
    coded = page_mark(Stamp(form="d", version=1, digest="", language="en", variant="by-hand", recipient_id=long.id), 1)
    stamp = Stamp(form="d", version=1, digest="", language="en", recipient_id=coded.person)
    assert with_person(stamp, [ANN, long]).recipient_name == "Bob"


def test_somebody_whom_no_table_has_goes_by_an_id_made_of_the_name() -> None:
    assert whose(recipient_name="Łukasz Żółć") == ("lukasz-zolc", "Łukasz Żółć")


def test_a_copy_for_nobody_stays_so() -> None:
    assert whose() == ("", "")
