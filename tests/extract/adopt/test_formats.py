"""What programs behind boxes say, without running them."""

from __future__ import annotations

import pytest

from tests.extract.adopt.paper import text
from wta_forms.extract.adopt.formats import Wanted, calculation, is_a_unit, wanted_by_script, wanted_by_words


@pytest.mark.parametrize(
    ("event", "script", "wanted"),
    [
        ("format", 'AFNumber_Format(2, 0, 0, 0, "$", true)', Wanted("number", 2, "$")),
        ("keys", 'AFNumber_Keystroke(0, 1, 0, 0, "", false);', Wanted("number", 0)),
        ("format", "AFPercent_Format(1, 0)", Wanted("number", 1, "%")),
        ("format", "AFDate_Format(4)", Wanted("date")),
        ("keys", 'AFDate_KeystrokeEx("mm/dd/yyyy")', Wanted("date")),
        ("keys", "AFSpecial_Keystroke(2)", Wanted("phone")),
        ("format", "AFSpecial_Format(0)", None),
        ("format", "event.value = event.value.toUpperCase();", None),
    ],
)
def test_a_format_is_a_kind(event: str, script: str, wanted: Wanted | None) -> None:
    assert wanted_by_script(text("a", 0, 0, scripts={event: script})) == wanted


@pytest.mark.parametrize(
    ("check", "least", "most"),
    [
        ("AFRange_Validate(true, 0, true, 100);", 0, 100),
        ("AFRange_Validate(false, 0, true, 9.5);", None, 9.5),
        ("AFRange_Validate(true, x, true, y);", None, None),
        ("", None, None),
    ],
)
def test_a_range_is_a_least_and_a_most(check: str, least: float | None, most: float | None) -> None:
    wanted = wanted_by_script(text("a", 0, 0, scripts={"format": "AFNumber_Format(0)", "check": check}))
    assert wanted is not None
    assert (wanted.least, wanted.most) == (least, most)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ('AFSimple_Calculate("SUM", new Array ("a", "b"));', "the sum of a, b"),
        ('AFSimple_Calculate("AVG", ["a"])', "the average of a"),
        ("event.value = 2 *\n this.getField('x').value;", "by a program: event.value = 2 * this.getField('x').value;"),
        ("", ""),
    ],
)
def test_a_calculation_is_told_in_words(script: str, said: str) -> None:
    assert calculation(text("a", 0, 0, scripts={"calculate": script})) == said


def test_the_label_counts_before_the_name_of_a_box() -> None:
    assert wanted_by_words("Email", "", "phone") == Wanted("email", is_sure=False)
    assert wanted_by_words("Contact", "", "phone") == Wanted("phone", is_sure=False)
    assert wanted_by_words("Date of signature", "", "") == Wanted("date", is_sure=False)
    assert wanted_by_words("Notes", "", "") is None


@pytest.mark.parametrize(
    ("text", "is_unit"), [("£", True), ("kg", True), ("hours", True), ("Name", False), ("", False)]
)
def test_a_unit_is_a_sign_or_a_short_word(text: str, is_unit: bool) -> None:
    assert is_a_unit(text) is is_unit
