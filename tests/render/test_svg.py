"""SVG logos: drawn from themselves alone, or told why not."""

from __future__ import annotations

import io
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
from PIL import Image

from tests.render.logos import SVG, logo
from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.render import svg
from wta_forms.render.svg import png_of_svg

MOST = (667, 184)


def problems(text: str | bytes) -> list[errors.Problem]:
    with pytest.raises(WtaFormsError) as raised:
        png_of_svg(text.encode() if isinstance(text, str) else text, "logo.svg", MOST)
    return list(raised.value.problems)


def why(text: str | bytes) -> str:
    (found,) = problems(text)
    return found.message.partition("picture: ")[2]


def test_it_is_drawn_as_large_as_there_is_room_for() -> None:
    made = png_of_svg(SVG.encode(), "logo.svg", MOST)
    picture = Image.open(io.BytesIO(made.content)).convert("RGBA")
    assert (made.width, made.height) == picture.size == (667, 167)
    assert picture.getpixel((20, 20)) == (163, 25, 91, 255)
    assert picture.getpixel((180, 20))[3] == 0


@pytest.mark.parametrize("size", ['width="80mm" height="40mm"', 'width="100%" height="100%" viewBox="0,0 90 45"'])
def test_its_proportions_are_those_it_says(size: str) -> None:
    made = png_of_svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect width="9" height="9"/></svg>'.encode(), "a.svg", MOST
    )
    assert (made.width, made.height) == (368, 184)


@pytest.mark.parametrize(
    "reference",
    [
        '<image href="FILE" width="9" height="9"/>',
        '<image xmlns:x="http://www.w3.org/1999/xlink" x:href="FILE" width="9" height="9"/>',
        '<image href="file://FILE" width="9" height="9"/>',
        '<image href=" ../logo.png" width="9" height="9"/>',
        '<use href="https://example.org/a.svg#b"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>',
        '<filter id="f"><feImage href="&#47;etc/passwd"/></filter>',
    ],
)
def test_a_part_from_elsewhere_is_told_and_never_opened(reference: str, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(logo())
    text = SVG.replace("</svg>", reference.replace("FILE", str(tmp_path / "logo.png")) + "</svg>")
    (found,) = problems(text)
    assert found.hint == errors.LOGO_REACHES_OUT.hint


def test_entities_are_told_before_they_grow() -> None:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 20))
    found = problems(f'<!DOCTYPE svg [<!ENTITY e0 "a">{lines}]>' + SVG.replace("</svg>", "<g id='&e1;'/></svg>"))
    assert {problem.hint for problem in found} == {errors.LOGO_REACHES_OUT.hint}


def test_a_file_that_says_it_is_in_another_encoding_is_seen_as_it_is_drawn() -> None:
    hidden = SVG.replace("</svg>", '<image href="/etc/passwd"/></svg>').encode("cp037")
    declared = b'<?xml version="1.0" encoding="cp037"?>'
    for content in (declared + hidden, SVG.encode("utf-16"), SVG.encode("utf-16-le")):
        assert why(content) == "it is damaged or no SVG"
    reaching = SVG.replace("</svg>", '<image href="/etc/passwd"/></svg>').encode()
    assert problems(declared + reaching)[0].hint == errors.LOGO_REACHES_OUT.hint


def test_words_that_need_a_typeface_are_told() -> None:
    assert problems(SVG.replace("</svg>", "<g><text>Leith</text></g><text/></svg>")) == [
        errors.LOGO_HAS_TEXT.at("", name="logo.svg")
    ]


def test_what_is_no_svg_or_no_whole_one_is_told() -> None:
    damaged = "it is damaged or no SVG"
    assert why("") == damaged
    assert why(logo()) == damaged
    assert why(SVG[:-20]) == damaged
    assert why("<html/>") == damaged
    assert why(SVG.encode("utf-8").replace(b"rect", b"\xff")) == damaged
    assert why(SVG.replace("<rect", "<g>" * 200 + "<rect").replace("</svg>", "</g>" * 200 + "</svg>")) == damaged
    assert why('<svg xmlns="http://www.w3.org/2000/svg" width="9"/>') == "it does not say how wide and high it is"
    for side in ("inf", "nan", "1e999"):
        endless = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} 20"/>'
        assert why(endless) == "it does not say how wide and high it is"
    assert problems(SVG + " " * (1 << 20)) == [errors.LOGO_TOO_LARGE.at("", name="logo.svg", limit="1 MiB")]


def test_one_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg, "_SECONDS", 0.001)
    assert why(SVG) == "it cannot be drawn"


def test_one_that_grows_without_end_harms_nobody() -> None:
    groups = "".join(
        f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 20 + "</g>"
        if n
        else '<g id="g0"><rect width="1" height="1"/></g>'
        for n in range(12)
    )
    text = SVG.replace("</svg>", f'<defs>{groups}</defs><use href="#g11"/></svg>')
    assert why(text) == "it cannot be drawn"


def test_without_resvg_the_pip_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = svg.importlib.util.find_spec

    def without_resvg(name: str) -> ModuleSpec | None:
        return None if name == "resvg_py" else real(name)

    monkeypatch.setattr(svg.importlib.util, "find_spec", without_resvg)
    (found,) = problems(SVG)
    assert found == errors.EXTRA_MISSING.at("", what="SVG logos", extra="svg")
    assert "resvg_py" not in sys.modules
