"""What no font can draw is told before anything is made: which character, where it is written, what to install."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.map import Map, Print
from wta_forms.workflow.check import check
from wta_forms.workflow.generate import generate
from wta_forms.workflow.making.undrawable import undrawable_person, undrawable_print

FORM = """form: test
version: 1
title: A test
sections:
- title: One
  questions:
  - {id: a, kind: text, label: Your name}
  - {id: b, kind: text, label: "Well 😀 done"}
- use: ours
"""

PART = """part: ours
sections:
- title: Two
  questions:
  - {id: c, kind: text, label: שלום and more}
"""


def written(folder: Path) -> Path:
    (folder / "ours.yaml").write_text(PART, encoding="utf-8")
    path = folder / "test.yaml"
    path.write_text(FORM, encoding="utf-8")
    return path


def test_the_character_and_its_line_are_named_in_the_form_and_in_a_part_it_uses(tmp_path: Path) -> None:
    form = written(tmp_path)
    assert check([str(form)]) == (
        errors.CANNOT_DRAW.at(f"{form}:8", characters="'😀' (U+1F600)", word="😀"),
        errors.CANNOT_DRAW.at(f"{tmp_path / 'ours.yaml'}:5", characters="'ש' (U+05E9) and 3 others", word="שלום"),
    )


def test_of_two_lines_with_a_character_the_one_with_its_word_is_named(tmp_path: Path) -> None:
    path = tmp_path / "test.yaml"
    path.write_text("about: 'ab李c'\ntitle: 李x\n", encoding="utf-8")
    assert [problem.where for problem in told("李x", path)] == [f"{path}:2"]


def test_a_translation_beside_the_form_is_looked_through(tmp_path: Path) -> None:
    (tmp_path / "test.zh.csv").write_text("id,original,translation\ntitle,A test,李\n", encoding="utf-8")
    path = tmp_path / "test.yaml"
    path.write_text("title: A test\n", encoding="utf-8")
    assert [problem.where for problem in told("李", path)] == [f"{tmp_path / 'test.zh.csv'}:2"]


def test_a_word_that_stands_nowhere_is_told_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "test.yaml"
    path.write_text('title: "\\u674e"\n', encoding="utf-8")
    assert [problem.where for problem in told("李", path)] == [str(path)]


def told(words: str, path: Path) -> list[Problem]:
    line = Print(words, 1, (0.0, 0.0, 10.0, 10.0))
    return list(undrawable_print(Map(((595.0, 842.0),), (), (line,)), str(path)))


def test_of_a_person_everything_that_is_filled_in_is_looked_at_and_is_only_a_note() -> None:
    problems = list(undrawable_person(["Ada", "李明", "Łódź", "李明"], "people.csv:3"))
    assert problems == [
        errors.PEOPLE_UNDRAWABLE.at("people.csv:3", name="李明", characters="'李' (U+674E) and another", advice="")
    ]
    assert problems[0].is_note


def test_forms_with_every_script_of_the_extra_are_made(tmp_path: Path) -> None:
    path = tmp_path / "test.yaml"
    path.write_text(FORM.replace("😀", "Київ नाम اسم").replace("- use: ours\n", ""), encoding="utf-8")
    assert check([str(path)]) == ()
    assert len(generate([str(path)], tmp_path / "made").files) == 1


WITHOUT = """
import sys
sys.modules |= dict.fromkeys(["uharfbuzz", "bidi.algorithm", "fontTools.ttLib"])
from wta_forms.workflow.check import check
from wta_forms.workflow.making.undrawable import undrawable_person
for problem in (*check(sys.argv[1:]), *undrawable_person(["سميرة"], "people.csv:3")):
    print(problem)
"""


def test_without_the_extra_each_script_is_one_problem_that_says_what_to_install(tmp_path: Path) -> None:
    path = tmp_path / "test.yaml"
    path.write_text(FORM.replace("😀", "Київ،").replace("- use: ours\n", ""), encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", WITHOUT, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        str(errors.CANNOT_DRAW_YET.at(f"{path}:8", characters="'К' (U+041A) and 3 others", word="Київ،")),
        str(errors.CANNOT_DRAW_YET.at(f"{path}:8", characters="'،' (U+060C)", word="Київ،")),
        str(
            errors.PEOPLE_UNDRAWABLE.at(
                "people.csv:3",
                name="سميرة",
                characters="'س' (U+0633) and 4 others",
                advice='install more: pip install "wta_forms[scripts]"; ',
            )
        ),
    ]
