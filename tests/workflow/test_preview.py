"""Pages as pictures."""

from __future__ import annotations

from pathlib import Path

from wta_forms import preview


def test_every_page_is_a_picture_of_a4_at_96_dots_an_inch(tmp_path: Path) -> None:
    pages = preview("drivers", tmp_path)
    assert [path.name for path in pages][:2] == ["drivers-1.png", "drivers-2.png"]
    header = pages[0].read_bytes()[:24]
    assert header.startswith(b"\x89PNG")
    assert (int.from_bytes(header[16:20]), int.from_bytes(header[20:24])) == (794, 1123)
