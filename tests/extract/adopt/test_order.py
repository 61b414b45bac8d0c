"""The order in which a page is read."""

from __future__ import annotations

from wta_forms.extract.adopt.order import in_reading_order
from wta_forms.map import Rectangle


def read(**places: Rectangle) -> str:
    return "".join(in_reading_order(list(places), lambda name: (1, places[name])))


def box(x: float, y: float, width: float = 100) -> Rectangle:
    return (x, y, x + width, y + 20)


def test_rows_are_read_from_the_top_and_each_from_the_left() -> None:
    assert read(d=box(200, 600), b=box(200, 700), a=box(50, 700), c=box(50, 600)) == "abcd"


def test_columns_that_go_their_own_way_are_read_one_after_the_other() -> None:
    left = {name: box(50, y) for name, y in zip("abcd", (700, 650, 600, 550), strict=True)}
    right = {name: box(300, y) for name, y in zip("efgh", (690, 635, 590, 530), strict=True)}
    assert read(**right, **left) == "abcdefgh"


def test_a_heading_over_two_columns_goes_first() -> None:
    left = {name: box(50, y) for name, y in zip("bcd", (700, 650, 600), strict=True)}
    right = {name: box(300, y) for name, y in zip("efg", (690, 635, 590), strict=True)}
    assert read(**right, **left, a=box(50, 760, 400)) == "abcdefg"


def test_pages_follow_each_other() -> None:
    places = {"a": (1, box(50, 100)), "b": (2, box(50, 700))}
    assert in_reading_order(["b", "a"], lambda name: places[name]) == ["a", "b"]


def test_things_that_lie_on_each_other_are_all_read() -> None:
    assert sorted(read(a=box(50, 700), b=box(52, 701), c=box(60, 695))) == ["a", "b", "c"]
