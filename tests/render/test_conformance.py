"""PDF/UA-1 (ISO 14289-1), as veraPDF judges it; it passes over some things, which test_fields and test_tags look at."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from tests.programs import needs, verapdf
from tests.render.paper import EVERY_KIND, MORE_KINDS, blank, copy_for, pdf_of
from tests.render.test_logo import branded
from tests.render.test_scripts import arabic, every_script

LONG = "Many people told us that this takes longer than anybody thinks it should. " * 20

HARD = f"""
- title: Łódź
  about: {LONG * 4}
  questions:
  - {{kind: heading, label: A heading, about: About it.}}
  - id: keyed
    kind: table
    label: Rows with names
    rows: {{bus: Buses, train: Trains}}
    columns: [{{id: now, kind: text, label: Now}}, {{id: fine, kind: tick, label: Fine}}]
  - id: long
    kind: table
    label: Many rows
    rows: 40
    columns: [{{id: a, kind: date, label: A}}, {{id: b, kind: number, label: B, unit: £}}]
  - id: many
    kind: select_multiple
    label: Many choices
    choices: {{{", ".join(f"c{n}: {n} {LONG[:120]}" for n in range(20))}}}
    other: true
  - id: buttons
    kind: select_one
    appearance: radio
    label: Buttons on two pages
    choices: {{{", ".join(f"c{n}: {n} {LONG[:120]}" for n in range(40))}}}
  - {{id: scale, kind: scale, label: In two rows, max: 10, low: Źle, high: Dobrze, width: third}}
- questions: [{{id: last, kind: paragraph, label: Without a title, only_if: {{many: answered}}}}]
"""


def taken_apart() -> Any:
    return PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(EVERY_KIND))))


def put_together(writer: Any) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def without_a_tooltip() -> bytes:
    writer = taken_apart()
    del writer.pages[0]["/Annots"][0].get_object()["/TU"]
    return put_together(writer)


def without_a_title_on_the_window() -> bytes:
    writer = taken_apart()
    del writer.root_object["/ViewerPreferences"]
    return put_together(writer)


def with_a_heading_level_left_out() -> bytes:
    writer = taken_apart()
    for element in writer.root_object["/StructTreeRoot"]["/K"]["/K"]:
        if element.get_object()["/S"] == "/H2":
            element.get_object()[NameObject("/S")] = NameObject("/H4")
    return put_together(writer)


BROKEN = {"7.18.1": without_a_tooltip, "7.1": without_a_title_on_the_window, "7.4.2": with_a_heading_level_left_out}


@needs(verapdf)
def test_what_we_write_conforms_and_what_is_broken_afterwards_does_not(tmp_path: Path) -> None:
    """One start of Java for all of them."""
    made = {
        "blank": blank(),
        "polish": copy_for("ewa-zolkowska"),
        "arabic": copy_for("samira-haddad"),
        "answered": pdf_of(EVERY_KIND, name="Zażółć", way__bus=True, gaps__1__urgent="Łow", story="One\nTwo"),
        "more": pdf_of(MORE_KINDS),
        "more answered": pdf_of(MORE_KINDS, travel="train", sure__3=True, first__bus="1", hearing="Słaby", keep=True),
        "hard": pdf_of(HARD),
        **{f"branded {variant}": branded(variant)[1] for variant in ("standard", "by-hand", "phone")},
        "every script": every_script(),
        "from the right": arabic(name="Ada (Dr.)", story="بِسْمِ اللَّهِ\nالسطر 2", t__1__list="عالية"),
        **{clause: break_it() for clause, break_it in BROKEN.items()},
    }
    paths = {name: tmp_path / f"{name}.pdf" for name in made}
    for name, path in paths.items():
        path.write_bytes(made[name])
    verdicts = verapdf.judge(list(paths.values()))

    for name, path in paths.items():
        verdict = verdicts[path]
        assert verdict.rules_checked == verapdf.RULES
        broken = {failure.clause for failure in verdict.failures}
        assert broken == ({name} if name in BROKEN else set()), name


@pytest.mark.parametrize("clause", BROKEN)
def test_a_file_that_is_broken_for_the_judge_still_opens(clause: str) -> None:
    assert PdfReader(io.BytesIO(BROKEN[clause]())).get_fields()
