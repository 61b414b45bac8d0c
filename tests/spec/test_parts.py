"""Parts: sections that several forms share, found by their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec.paper import FILE, asking, loaded, problems
from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.spec.load import load_form, read_form

USING = """
form: small
version: 1
title: Small
choices: {speed: {fast: Fast, slow: Slow}}
sections:
- use: about-you
- questions:
  - {id: gap, kind: text, label: A gap}
"""
ABOUT_YOU = """
part: about-you
version: 4
sections:
- title: About you
  questions:
  - {id: name, kind: text, label: Your name}
"""


def test_the_sections_of_a_part_stand_where_it_is_used() -> None:
    form = loaded(USING, about_you=ABOUT_YOU).form
    assert form is not None
    assert [question.id for question in form.questions] == ["name", "gap"]
    assert form.parts == (("about-you", 4),)
    assert form.question("name").where.endswith("about-you.yaml:6")


def test_a_part_is_looked_for_beside_the_form_and_then_among_those_that_are_shipped(tmp_path: Path) -> None:
    shipped, form = tmp_path / "parts", tmp_path / "forms" / FILE
    shipped.mkdir()
    form.parent.mkdir()
    form.write_text(USING, encoding="utf-8")
    (shipped / "about-you.yaml").write_text(ABOUT_YOU.lstrip(), encoding="utf-8")
    assert load_form(form, [shipped]).parts == (("about-you", 4),)
    (form.parent / "about-you.yaml").write_text(ABOUT_YOU.replace("4", "5").lstrip(), encoding="utf-8")
    assert load_form(form, [shipped]).parts == (("about-you", 5),)


def test_a_part_without_a_version_has_the_first() -> None:
    form = loaded(USING, about_you=ABOUT_YOU.replace("version: 4\n", "")).form
    assert form is not None
    assert form.parts == (("about-you", 1),)


def test_a_part_may_take_the_forms_lists_and_have_its_own() -> None:
    part = """
        part: about-you
        choices: {role: {carer: Carer, manager: Manager}}
        sections:
        - questions:
          - {id: role, kind: select_one, label: Your part, choices: role}
          - {id: pace, kind: select_one, label: How fast, choices: speed}
        """
    assert problems(USING, about_you=part) == []
    unknown = problems(USING.replace("speed", "pace"), about_you=part)
    assert unknown == [errors.UNKNOWN_LIST.at("about-you.yaml:6", name="speed", advice="use one of: pace, role")]


def test_what_is_wrong_in_a_part_is_told_with_the_parts_file_and_line() -> None:
    found = problems(USING, about_you=ABOUT_YOU.replace("label", "lable"))
    values = {"word": "lable", "place": "a question of kind text", "advice": "did you mean 'label'?"}
    assert found == [errors.UNKNOWN_WORD.at("about-you.yaml:6", **values)]


def test_a_part_that_cannot_be_read_does_not_hide_what_is_wrong_with_the_form() -> None:
    found = problems(USING.replace("label", "lable"), about_you="part: about-you\nsections: @home")
    values = {"word": "lable", "place": "a question of kind text", "advice": "did you mean 'label'?"}
    assert found == [
        errors.YAML_BROKEN.at("about-you.yaml:2", why="a text cannot begin with @", corrected='sections: "@home"'),
        errors.UNKNOWN_WORD.at(f"{FILE}:8", **values),
    ]


def test_a_part_that_is_not_there_is_told_with_those_that_are() -> None:
    found = problems(USING, about_me="part: about-me\nsections: [{title: Me}]")
    assert found == [errors.PART_NOT_FOUND.at(f"{FILE}:6", name="about-you", advice="did you mean 'about-me'?")]
    alone = problems(USING)
    assert alone == [
        errors.PART_NOT_FOUND.at(f"{FILE}:6", name="about-you", advice="put about-you.yaml beside the form")
    ]


def test_only_parts_are_named_for_a_part_that_is_not_there() -> None:
    found = problems(USING, about_me="form: about-me", about_us="plan: about-us", extra="part: extra")
    assert found == [errors.PART_NOT_FOUND.at(f"{FILE}:6", name="about-you", advice="use one of: extra")]


def test_nothing_is_said_of_what_depends_on_a_part_that_is_not_there() -> None:
    found = problems(USING.replace("A gap}", "A gap, only_if: {name: answered}}"))
    assert [problem.where for problem in found] == [f"{FILE}:6"]


def test_a_form_cannot_be_used_as_a_part() -> None:
    found = problems(USING, about_you=ABOUT_YOU.replace("part: about-you", "form: about-you"))
    assert found == [errors.NOT_A_PART.at(f"{FILE}:6", name="about-you", what="a form")]


def test_a_plan_cannot_be_used_as_a_part() -> None:
    plan = "plan: about-you\ntitle: Us\nreads: [small]\nsections:\n- title: Gaps #1\n  show: [{from: answers}]\n"
    found = problems(USING, about_you=plan)
    assert found == [errors.NOT_A_PART.at(f"{FILE}:6", name="about-you", what="a plan")]


def test_a_part_cannot_use_another() -> None:
    found = problems(USING, about_you=ABOUT_YOU + "- use: closing\n", closing="part: closing\nsections: [{title: End}]")
    assert found == [errors.PART_IN_PART.at("about-you.yaml:7")]


def test_a_part_cannot_be_used_twice() -> None:
    found = problems(USING.replace("- use: about-you", "- use: about-you\n- use: about-you"), about_you=ABOUT_YOU)
    assert found == [errors.TWICE_IN_LIST.at(f"{FILE}:7", value="about-you", word="sections")]


def test_an_id_that_a_part_has_taken_is_told_with_the_parts_name() -> None:
    found = problems(USING.replace("id: gap", "id: name"), about_you=ABOUT_YOU)
    assert found == [errors.PART_ASKS.at(f"{FILE}:8", id="name", part="about-you")]


def test_an_id_that_a_part_takes_later_is_told_at_the_forms_own_line() -> None:
    form = USING.replace("id: gap", "id: name").replace("- use: about-you\n", "") + "- use: about-you\n"
    assert problems(form, about_you=ABOUT_YOU) == [errors.PART_ASKS.at(f"{FILE}:7", id="name", part="about-you")]


def test_an_id_that_two_parts_have_is_told_where_the_form_uses_the_second() -> None:
    form = USING.replace("- use: about-you\n", "- use: about-you\n- use: closing\n")
    found = problems(form, about_you=ABOUT_YOU, closing=ABOUT_YOU.replace("part: about-you", "part: closing"))
    assert found == [errors.PARTS_ASK.at(f"{FILE}:7", id="name", part="closing", first="about-you")]


def test_a_condition_of_a_section_in_a_part_is_told_with_the_parts_file() -> None:
    part = ABOUT_YOU.replace("  questions:", "  only_if: {gap: answered}\n  questions:")
    assert problems(USING, about_you=part) == [errors.CONDITION_LATER.at("about-you.yaml:5", id="gap")]


def test_a_part_read_by_itself_is_fine_and_no_form(tmp_path: Path) -> None:
    path = tmp_path / "about-you.yaml"
    path.write_text(ABOUT_YOU.lstrip(), encoding="utf-8")
    assert (read_form(path).form, read_form(path).problems) == (None, ())
    with pytest.raises(WtaFormsError) as raised:
        load_form(path)
    assert raised.value.problems == (errors.IS_A_PART.at(str(path)),)


def test_a_part_read_by_itself_may_depend_on_what_a_form_asks_but_not_on_what_it_asks_later() -> None:
    condition = "  only_if: {gap: answered, name: answered}\n"
    found = problems(ABOUT_YOU.replace("  questions:", condition + "  questions:"))
    assert found == [errors.CONDITION_LATER.at(f"{FILE}:5", id="name")]


def test_a_part_whose_first_word_is_misspelt_is_still_taken_for_one() -> None:
    found = problems(ABOUT_YOU.replace("part:", "prat:"))
    assert found == [errors.UNKNOWN_WORD.at(f"{FILE}:1", word="prat", place="a part", advice="did you mean 'part'?")]


def test_a_part_has_no_title_of_its_own() -> None:
    found = problems(ABOUT_YOU.replace("version: 4", "title: About you"))
    assert [problem.where for problem in found] == [f"{FILE}:2"]


def test_using_a_part_says_nothing_else() -> None:
    head = asking("- {id: gap, kind: text, label: A gap}")
    found = problems(head + "- use: about-you\n  title: Who you are\n", about_you=ABOUT_YOU)
    values = {"word": "title", "place": "a section that uses a part", "advice": "use one of: use"}
    assert found == [errors.UNKNOWN_WORD.at(f"{FILE}:8", **values)]
