"""Bad input: one clear sentence with the file and what to do, exit 1, nothing half-written, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

from tests.cli.conftest import Run
from tests.conftest import Shown
from wta_forms import errors
from wta_forms.errors import Message
from wta_forms.spec.shipped import SPECS

Command = Callable[..., Run]


def told(message: Message, run: Run) -> bool:
    """Whether the screen has the message's words, up to its first placeholder."""
    return message.text.split("{")[0] in run.screen


def locked(path: Path) -> Path:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)
    return path


def without_fields(path: Path) -> Path:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(path)
    return path


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


BAD_FILES = [
    pytest.param(without_fields, errors.EMPTY_PAGES, "flattened", id="a PDF with nothing on its pages"),
    pytest.param(lambda path: written(path, b"Dear all,\n"), errors.IS_DOCUMENT, "not_a_pdf", id="not a PDF"),
    pytest.param(lambda path: written(path, b""), errors.EMPTY_FILE, "not_a_pdf", id="an empty file"),
    pytest.param(locked, errors.ENCRYPTED, "encrypted", id="a locked file"),
    pytest.param(lambda path: written(path, b"%PDF-1.7\n1 0 obj"), errors.DAMAGED, "damaged", id="a cut file"),
]


@pytest.mark.parametrize(("make", "message", "status"), BAD_FILES)
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(
    run: Command, tmp_path: Path, make: Callable[[Path], Path], message: Message, status: str
) -> None:
    file = make(tmp_path / "returned.pdf")
    said = run("extract", file)
    assert said.code == 1
    assert f'"status": "{status}"' in said.data
    assert told(message, said)
    assert sum(str(file) in line for line in said.problems) == 1
    assert "Traceback" not in said.screen


def test_one_bad_file_does_not_keep_the_others_from_being_read(run: Command, fridge: Path) -> None:
    run("generate", fridge, "-o", "out")
    said = run("extract", written(Path("bad.pdf"), b"no"), "out/fridge.pdf", "missing.pdf")
    assert said.code == 1
    assert [f'"file": "{name}"' in said.data for name in ("bad.pdf", "out/fridge.pdf", "missing.pdf")] == [True] * 3
    assert told(errors.NOT_FOUND, said)


def test_a_form_whose_spec_is_not_here_is_named(run: Command, fridge: Path) -> None:
    run("generate", fridge, "-o", "out")
    fridge.unlink()
    said = run("extract", "out/fridge.pdf")
    assert said.code == 1
    assert '"status": "unknown_version"' in said.data
    assert told(errors.UNKNOWN_FORM, said)


def test_a_form_of_an_older_version_is_named(run: Command, fridge: Path) -> None:
    run("generate", fridge, "-o", "out")
    fridge.write_text(fridge.read_text().replace("version: 1", "version: 2"))
    assert told(errors.UNKNOWN_VERSION, run("extract", "out/fridge.pdf"))


def test_a_broken_spec_is_told_by_line_and_nothing_is_written(run: Command, fridge: Path) -> None:
    fridge.write_text(fridge.read_text().replace("label: Your name", "lable: Your name"))
    said = run("generate", fridge, "-o", "out")
    assert said.code == 1
    assert said.problems == [f"{fridge}:6: 'lable' is not a word of a question of kind text (did you mean 'label'?)"]
    assert not Path("out").exists()


def test_a_broken_spec_among_others_is_told_and_passed_over(run: Command, fridge: Path) -> None:
    run("generate", fridge, "-o", "out")
    (fridge.parent / "broken.yaml").write_text("form: broken\n")
    said = run("extract", "out/fridge.pdf", "--specs", fridge.parent)
    assert said.code == 0
    assert "broken.yaml:1: a form needs 'version'" in said.screen


def test_a_name_that_is_no_form_lists_those_there_are(run: Command) -> None:
    said = run("generate", "drivrs", "-o", "out")
    shipped = ", ".join(sorted(path.stem for path in SPECS.glob("*.yaml")))
    assert (said.code, said.problems) == (1, [str(errors.SPEC_NOT_FOUND.at("", name="drivrs", shipped=shipped))])


def test_files_that_are_there_already_are_left_alone(run: Command, fridge: Path) -> None:
    Path("out").mkdir()
    Path("out/fridge.pdf").write_text("mine")
    said = run("generate", fridge, "-o", "out")
    assert (said.code, Path("out/fridge.pdf").read_text()) == (1, "mine")
    assert told(errors.ALREADY_THERE, said)
    assert run("generate", fridge, "-o", "out", "--force").code == 0


def test_a_folder_that_cannot_be_written_is_told(run: Command, fridge: Path) -> None:
    Path("out").write_text("a file, not a folder")
    said = run("generate", fridge, "-o", "out")
    assert said.code == 1
    assert told(errors.CANNOT_WRITE, said)
    assert sorted(path.name for path in Path().iterdir()) == ["fridge.yaml", "out"]


def test_people_who_cannot_be_are_told_by_line_before_anything_is_written(run: Command, fridge: Path) -> None:
    Path("people.csv").write_text("name,day\nAnn,Fryday\n")
    fridge.write_text(fridge.read_text().replace("kind: select_one,", "kind: select_one, prefill: day,"))
    said = run("generate", fridge, "-o", "out", "--people", "people.csv")
    assert said.code == 1
    assert said.problems == ["people.csv:2: 'Fryday' is not one of the choices of 'day' (did you mean 'friday'?)"]
    assert not Path("out").exists()


def test_answers_that_are_none_are_told(run: Command) -> None:
    Path("answers.jsonl").write_text("{}\n")
    assert told(errors.NOT_RESPONSES, run("report", "answers.jsonl", "-o", "plan.md"))
    Path("answers.jsonl").write_text("")
    assert told(errors.NO_RESPONSES, run("report", "answers.jsonl", "-o", "plan.md"))
    assert not Path("plan.md").exists()


def test_an_ending_that_is_no_format_is_told_and_nothing_is_written(run: Command, shown: Shown) -> None:
    said = run("report", shown.demo.answers, "-o", "plan.md", "-o", "plan.pages")
    assert told(errors.UNKNOWN_FORMAT, said)
    assert not Path("plan.md").exists()


def test_wrong_usage_exits_with_two(run: Command) -> None:
    assert run("generate").code == 2
    assert run("nonsense").code == 2


def test_v_shows_the_traceback_wherever_it_stands(run: Command) -> None:
    assert "Traceback" in run("-v", "generate", "missing.yaml", "-o", "out").screen
    assert "Traceback" in run("generate", "missing.yaml", "-o", "out", "-v").screen
    assert "Traceback" not in run("generate", "missing.yaml", "-o", "out").screen


@pytest.mark.skipif(os.name == "nt", reason="a pipe that is closed early is a Unix thing")
def test_a_reader_that_goes_away_is_no_error(run: Command, fridge: Path) -> None:
    run("generate", fridge, "-o", "out")
    line = f"{sys.executable} -m wta_forms extract {'out/fridge.pdf ' * 30}| head -c 10"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr


def test_a_form_that_is_broken_now_reads_no_file(run: Command, fridge: Path) -> None:
    run("generate", fridge, "-o", "out")
    fridge.write_text(fridge.read_text().replace("prefill: name", "prefil: name"))
    said = run("extract", "out/fridge.pdf", "--specs", ".")
    assert said.code == 1
    assert sum("'prefil' is not a word" in line for line in said.problems) == 1, "a folder given twice is read once"
    assert told(errors.UNKNOWN_FORM, said)


PLAN = "plan: ours\nversion: 1\ntitle: Ours\nreads: [fridge]\nsections:\n  - title: One\n    text: Words.\n"


def test_a_plan_of_a_broken_form_tells_what_is_wrong_with_the_form(run: Command, fridge: Path) -> None:
    Path("plan.yaml").write_text(PLAN)
    fridge.write_text(fridge.read_text().replace("prefill: name", "prefil: name"))
    assert any("fridge.yaml:6: 'prefil' is not a word" in line for line in run("check", "plan.yaml").problems)


def test_a_plan_finds_a_form_by_what_it_calls_itself(run: Command, fridge: Path) -> None:
    Path("plan.yaml").write_text(PLAN)
    fridge.rename("another-name.yaml")
    assert run("check", "plan.yaml").code == 0


def test_a_plan_that_is_to_be_made_into_a_form_is_told_what_it_is(run: Command) -> None:
    Path("plan.yaml").write_text("plan: ours\n")
    said = run("generate", "plan.yaml", "-o", "out")
    assert said.problems == [str(errors.IS_A_PLAN.at("plan.yaml", plan="plan.yaml"))]


def test_every_file_that_is_not_there_is_told(run: Command) -> None:
    assert len(run("check", "one.yaml", "two.yaml").problems) == 2
    assert len(run("generate", "one.yaml", "two.yaml", "-o", "out").problems) == 2


def test_a_project_whose_words_cannot_be_drawn_is_told_before_anything_is_written(run: Command, fridge: Path) -> None:
    Path("project.yaml").write_text("title: Soup\norganisation: 日本\ncontact: {name: Morag}\n", encoding="utf-8")
    said = run("generate", fridge, "-o", "out")
    assert said.code == 1
    assert "project.yaml:2: no font here has the character '日' (U+65E5)" in said.screen
    assert not Path("out").exists()


def test_namesakes_with_ids_of_their_own_get_files_of_their_own(run: Command, fridge: Path) -> None:
    Path("people.csv").write_text("id,name\na,Ann Reid\nb,Ann Reid\n")
    said = run("generate", fridge, "-o", "out", "--people", "people.csv", "--round", "2")
    assert said.data.split() == ["out/fridge-ann-reid-a-round-2.pdf", "out/fridge-ann-reid-b-round-2.pdf"]


def test_a_column_that_people_do_not_have_is_noted(run: Command, fridge: Path) -> None:
    Path("people.csv").write_text("name\nAnn\n")
    fridge.write_text(fridge.read_text().replace("prefill: name", "prefill: nam"))
    said = run("generate", fridge, "-o", "out", "--people", "people.csv")
    assert (said.code, told(errors.PEOPLE_NO_COLUMN, said)) == (0, True)


def test_a_needed_answer_that_is_empty_is_told(run: Command, fridge: Path) -> None:
    fridge.write_text(fridge.read_text().replace("prefill: name", "required: true"))
    run("generate", fridge, "-o", "out")
    assert told(errors.REQUIRED_BLANK, run("extract", "out/fridge.pdf"))


def test_a_form_is_made_in_a_language_that_can_be_drawn_whatever_its_other_languages_need(
    run: Command, fridge: Path, tmp_path: Path
) -> None:
    nobody_draws = "title: {en: The Friday fridge, zz: \ue000}\nlanguages: [en, zz]"
    fridge.write_text(fridge.read_text().replace("title: The Friday fridge", nobody_draws), encoding="utf-8")
    assert run("generate", fridge, "-o", tmp_path / "out").code == 0
    for refused in (run("generate", fridge, "--lang", "zz", "-o", tmp_path / "out"), run("check", fridge)):
        assert refused.code == 1
        assert "(U+E000)" in refused.screen
