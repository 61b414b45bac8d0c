"""What the page says of forms that change is what happens."""

from __future__ import annotations

import re

from docs.changes import CHANGED, NEWEST, changes
from docs.spec_page import spec_page
from tests.spec.paper import loaded
from wta_forms.spec.load import load_form

SAID = "\n".join(changes())


def test_the_example_is_that_of_the_newest_form_word_for_word() -> None:
    (shown,) = re.findall(r"```yaml\n(migrate:.*?)\n```", SAID, re.DOTALL)
    text = NEWEST.read_text(encoding="utf-8")
    assert text.rstrip().endswith(shown)
    assert loaded(text).problems == ()
    assert SAID in spec_page()


def test_each_version_of_the_example_is_fine_and_keeps_the_lines_of_the_one_before() -> None:
    first, second = (load_form(CHANGED / f"fridge-{number}.yaml") for number in (1, 2))
    newest = load_form(NEWEST)
    assert [form.version for form in (first, second, newest)] == [1, 2, 3]
    assert newest.migrate[:1] == second.migrate
