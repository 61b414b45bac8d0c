"""The shipped form as its readers get it, kept as text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from wta_forms.layout.boxes import Pages
from wta_forms.layout.show import show_pages, show_tree
from wta_forms.project.settings import load_settings
from wta_forms.spec.load import load_form
from wta_forms.spec.shipped import EXAMPLES, PARTS, SPECS
from wta_forms.workflow.generate import lay_out

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def drivers() -> Pages:
    settings = load_settings(EXAMPLES / "friday-fridge")
    return lay_out(load_form(SPECS / "drivers.yaml", [PARTS]), settings=settings).pages


def test_where_everything_stands(drivers: Pages, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "drivers-pages.txt", show_pages(drivers))


def test_what_is_read_and_in_which_order(drivers: Pages, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "drivers-tree.txt", show_tree(drivers))
