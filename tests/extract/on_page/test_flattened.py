"""Every shipped form, filled in and flattened by real programs: at least 95 % of its words and 99 % of its ticks come
back in the right box. What is lost is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.answered import answers_for, score
from tests.programs.flatten import FLATTENERS, Flattener
from tests.programs.needs import needs
from tests.render.shipped import EVERY_COPY, Copy
from wta_forms.errors import BOX_FULL, BOX_PERHAPS_FULL
from wta_forms.extract.on_page.page_text import look_at_page_text
from wta_forms.extract.places import Places, Seen
from wta_forms.spec.filling import FieldValue
from wta_forms.workflow.generate import copy_of
from wta_forms.workflow.making.blank import Blank

IN_FULL = [copy for copy in EVERY_COPY if copy.variant == "standard" and not copy.is_in_two_languages]
"""Through every program; the others through PDFium and pdftocairo, which differ most."""

RUNS = [
    *((name, copy) for name in FLATTENERS for copy in IN_FULL),
    *((name, copy) for name in ("pdfium", "cairo") for copy in EVERY_COPY if copy not in IN_FULL),
]


def looked_at(blank: Blank, answers: dict[str, FieldValue], flattener: Flattener, folder: Path) -> Seen:
    source, target = folder / "filled.pdf", folder / "flat.pdf"
    source.write_bytes(copy_of(blank, values=answers))
    flattener.write(source, target)
    pages = tuple((page, page) for page in range(1, len(blank.map.sizes) + 1))
    return look_at_page_text(target.read_bytes(), Places(blank.map, pages))


@pytest.mark.parametrize(
    ("name", "copy"), [pytest.param(*run, id=f"{run[0]}-{run[1]}", marks=needs(FLATTENERS[run[0]])) for run in RUNS]
)
def test_a_flattened_form_comes_back(name: str, copy: Copy, tmp_path: Path) -> None:
    blank = copy.blank()
    answers = answers_for(blank)
    seen = looked_at(blank, answers, FLATTENERS[name], tmp_path)
    found = {value.name: value for value in seen.values}
    result = score(blank, answers, found)
    print(f"\n{name} {copy}: {result}")
    assert result.words >= 0.95 * result.all_words
    assert result.ticks >= 0.99 * result.all_ticks
    assert seen.fit > 0.99
    assert [value.name for value in seen.values if value.name.startswith("#")] == []


@needs(FLATTENERS["cairo"])
@pytest.mark.parametrize("variant", ["standard", "large-print", "phone"])
def test_what_a_program_left_out_below_the_edge_of_a_box_is_told(variant: str, tmp_path: Path) -> None:
    """pdftocairo leaves out the lines that are not shown, and so does every printer."""
    blank = Copy("drivers", "en", variant).blank()
    answers = answers_for(blank, is_long=True)
    full = {BOX_FULL.at(""), BOX_PERHAPS_FULL.at("")}
    cut = []
    for value in looked_at(blank, answers, FLATTENERS["cairo"], tmp_path).values:
        answer = answers.get(value.name)
        if isinstance(answer, str) and value.texts and " ".join(value.texts).split() != answer.split():
            cut.append(value.name)
            assert full & set(value.problems), value
    assert len(cut) > 20, "or this test shows nothing"
