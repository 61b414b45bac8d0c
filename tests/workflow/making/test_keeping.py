"""Making forms in a project: what is made is kept and signed, and a form that is out is not changed unawares."""

from __future__ import annotations

from pathlib import Path

import pytest

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.extract.isolate import Reader
from wta_forms.project.kept import Kept, kept_in
from wta_forms.spec.load import load_form
from wta_forms.spec.stamp import Stamp, Verified, digest_of, stamp_from_text
from wta_forms.workflow.check import check
from wta_forms.workflow.generate import Generated, generate

FORM = """\
form: fridge
version: 1
title: The fridge
sections:
- questions:
  - {id: name, kind: text, label: Your name, prefill: name}
  - {id: day, kind: select_one, label: Day, choices: {fri: Friday, sat: Saturday}, appearance: minimal}
"""
SPEC = Path("fridge.yaml")
OUT = Path("out")
SENT = "2026-03-03"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("project.yaml").write_text("title: The fridge\ncontact: {email: fay@example.org}\n")
    Path("people.csv").write_text("name\nAnn Reid\n")
    SPEC.write_text(FORM)
    return tmp_path


def change(before: str = "sat: Saturday", after: str = "sun: Sunday") -> None:
    SPEC.write_text(SPEC.read_text().replace(before, after))


def made(*, is_open: bool = False, to: bool = False, force: bool = True, today: str = SENT) -> Generated:
    people = Path("people.csv") if to else None
    return generate(["fridge.yaml"], OUT, people=people, is_open=is_open, may_overwrite=force, today=today)


def kept() -> Kept:
    found = kept_in(Path())
    assert found is not None
    return found


def stamp_of(path: Path) -> Stamp:
    with Reader() as reader:
        stamp = stamp_from_text(reader.read(path.read_bytes()).stamp)
    assert stamp is not None
    return stamp


def refused(**how: bool) -> tuple[Problem, ...]:
    with pytest.raises(WtaFormsError) as raised:
        made(**how)
    return raised.value.problems


def told(day: str = "3 March 2026", version: int = 1, next: int = 2) -> Problem:
    return errors.FORM_SENT.at("fridge.yaml:2", file="fridge.yaml", version=version, day=day, next=next, line=2)


# --- kept and signed --------------------------------------------------------------------------------------------------


def test_what_is_made_is_kept_with_its_map_and_signed_with_the_projects_key() -> None:
    (path,) = made(to=True).files
    stamp = stamp_of(path)
    assert stamp.verified(kept().key()) is Verified.GENUINE
    (form,) = kept().forms()
    assert (form.form, form.version, form.digest) == ("fridge", 1, stamp.digest)
    assert form.load() == load_form(SPEC)
    blank = kept().map(stamp.blank)
    assert blank is not None
    assert blank.digest() == stamp.blank


def test_outside_a_project_nothing_is_kept_or_signed() -> None:
    Path("project.yaml").unlink()
    (path,) = made().files
    assert stamp_of(path).verified(b"any key") is Verified.UNVERIFIED
    assert not Path("kept").exists()


def test_only_what_was_asked_for_is_said_to_be_made() -> None:
    assert {path.parent for path in made(to=True, is_open=True).files} == {OUT}


def test_nothing_is_kept_where_nothing_could_be_made() -> None:
    made(to=True)
    change()
    change("version: 1", "version: 2")
    assert refused(to=True, force=False)
    assert len(kept().forms()) == 1


def test_every_copy_is_signed_with_the_same_key() -> None:
    first = stamp_of(made(to=True).files[0])
    second = stamp_of(made(is_open=True).files[0])
    assert first.verified(kept().key()) is second.verified(kept().key()) is Verified.GENUINE


def test_a_key_that_is_lost_is_told_before_another_is_made() -> None:
    made()
    Path("kept/key").unlink()
    assert refused(force=False) == (errors.KEY_GONE.at(str(Path("kept/key"))),)
    assert errors.KEY_GONE.at(str(Path("kept/key"))) in check([])
    assert made(force=True).files
    assert kept().key()


# --- a form that is out -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", [{"to": True}, {"is_open": True}])
def test_a_form_that_has_changed_since_it_was_made_for_people_is_refused_with_the_line_to_change(
    how: dict[str, bool],
) -> None:
    made(**how)
    change()
    for again in ({"to": True}, {"is_open": True}, {}):
        assert refused(**again, force=False) == (told(),)
    assert told() in check([])
    assert told() in check(["fridge.yaml"])


def test_counting_the_version_up_is_all_there_is_to_do() -> None:
    made(to=True)
    change()
    change("version: 1", "version: 2")
    made(to=True)
    assert [form.version for form in kept().forms()] == [2, 1]
    assert not any(problem.message == told().message for problem in check([]))


def test_a_version_that_is_out_already_is_not_advised() -> None:
    made(to=True)
    SPEC.write_text(FORM.replace("version: 1", "version: 2"))
    made(to=True)
    SPEC.write_text(FORM)
    change()
    assert refused(force=False) == (told(next=3),)


def test_who_tries_a_blank_ten_times_is_not_stopped_and_every_one_of_them_can_be_read() -> None:
    for number in range(3):
        change("sat", f"sat{number}")
        made(force=True)
    assert len(kept().forms("fridge", 1)) == 3
    assert all(form.made_for_people == "" for form in kept().forms())


@pytest.mark.parametrize(
    ("before", "after"),
    [("Your name", "Your full name"), ("Saturday", "On Saturdays"), ("title: The fridge", "title: Our fridge")],
)
def test_other_words_are_no_other_form(before: str, after: str) -> None:
    made(to=True)
    change(before, after)
    made(to=True)
    assert len(kept().forms("fridge", 1)) == 2, "both are kept: a list holds what is printed"


def test_a_file_is_read_with_the_very_words_of_its_own_list() -> None:
    """The digest of the questions is the same; that of the blank is not."""
    first = stamp_of(made(to=True).files[0])
    change("Saturday", "On Saturdays")
    second = stamp_of(made(to=True).files[0])
    assert first.digest == second.digest == digest_of(load_form(SPEC))
    for stamp, words in ((first, "Saturday"), (second, "On Saturdays")):
        form = kept().forms_for(stamp.form, stamp.version, stamp.blank)[0]
        day = form.question("day")
        assert getattr(day, "choices")[1].label.in_("en") == words  # noqa: B009


def test_with_force_both_are_kept_and_it_is_noted() -> None:
    made(to=True)
    change()
    values = {"file": "fridge.yaml", "version": 1, "day": "3 March 2026"}
    assert errors.FORM_SENT_TWICE.at("fridge.yaml:2", **values) in made(to=True, force=True).notes
    assert len(kept().forms("fridge", 1)) == 2
    assert not any(problem.message == told().message for problem in check([])), "it is one of those that are out"


# --- check ------------------------------------------------------------------------------------------------------------


def test_check_says_which_answers_to_versions_that_are_out_would_have_no_place() -> None:
    made(to=True)
    change()
    change("version: 1", "version: 2")
    parts = {"of": "day", "what": "choice", "part": "choices: {sat: …}", "names": "sat"}
    note = errors.MIGRATE_PART_HOMELESS.at("fridge.yaml:2", version=1, question="day", **parts)
    assert note in check([])
    SPEC.write_text(SPEC.read_text() + "migrate: {1: {day: {choices: {sat: sun}}}}\n")
    assert check([]) == ()


def test_check_looks_at_what_is_out_and_not_at_what_was_only_tried() -> None:
    change("id: day", "id: tried")
    made()
    SPEC.write_text(FORM)
    made(to=True)
    change("version: 1", "version: 2")
    assert check([]) == ()


def test_a_line_about_a_question_that_was_never_asked_is_a_problem() -> None:
    made(to=True)
    SPEC.write_text(FORM.replace("version: 1", "version: 2") + "migrate: {1: {dya: day}}\n")
    (problem,) = [problem for problem in check([]) if not problem.is_note]
    assert problem.hint == "did you mean 'day'?"
