"""Which form a file was made from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.spec.versions import version
from wta_forms import errors
from wta_forms.answers import Status
from wta_forms.extract.identify import identify
from wta_forms.spec.form import Form
from wta_forms.spec.stamp import Stamp, digest_of

FIRST = version(1, "- {id: gap, kind: text, label: A gap}")
CHANGED = version(1, "- {id: hole, kind: text, label: A hole}")
REWORDED = version(1, "- {id: gap, kind: text, label: What is missing?}")
SECOND = version(2, "- {id: hole, kind: text, label: A hole}")


def stamp(form: Form) -> Stamp:
    return Stamp(form=form.id, version=form.version, digest=digest_of(form), language="en")


@pytest.mark.parametrize("forms", [(FIRST, CHANGED, SECOND), (SECOND, CHANGED, FIRST)])
def test_the_form_with_the_same_questions_is_it_whatever_else_is_there(forms: tuple[Form, ...]) -> None:
    for form in (FIRST, CHANGED, SECOND):
        found = identify(stamp(form), forms, "a.pdf")
        assert (found.form, found.problems) == (form, ())


def test_of_several_with_the_same_questions_the_first_is_it() -> None:
    assert identify(stamp(FIRST), (CHANGED, REWORDED, FIRST), "a.pdf").form is REWORDED
    assert identify(stamp(FIRST), (FIRST, REWORDED), "a.pdf").form is FIRST


def test_a_form_that_has_changed_is_used_where_there_is_no_other_and_told() -> None:
    found = identify(stamp(FIRST), (CHANGED, SECOND), "a.pdf")
    assert found.form is CHANGED
    assert found.problems == (errors.CHANGED_FORM.at("a.pdf", form="small", version=1),)


def test_of_a_code_on_a_page_nobody_knows_whether_the_questions_have_changed() -> None:
    assert identify(replace(stamp(FIRST), digest=""), (CHANGED, FIRST), "a.pdf").problems == ()


def test_without_the_version_or_the_form_nothing_is_guessed() -> None:
    older = identify(stamp(FIRST), (SECOND,), "a.pdf")
    unknown = identify(replace(stamp(FIRST), form="other"), (FIRST,), "a.pdf")
    foreign = identify(None, (FIRST,), "a.pdf")
    assert [each.form for each in (older, unknown, foreign)] == [None, None, None]
    assert (older.status, unknown.status) == (Status.UNKNOWN_VERSION, Status.UNKNOWN_VERSION)
    assert foreign.status is Status.FOREIGN_FORM
