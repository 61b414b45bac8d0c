"""Each command on good input: what is made, what is printed, and what to do next."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter

from tests.cli.conftest import Run
from tests.conftest import Shown
from tests.render.tagged import Tagged
from wta_forms.project.people import load_people
from wta_forms.spec.stamp import stamp_from_text

Command = Callable[..., Run]


def test_without_a_command_it_says_what_there_is_and_where_to_begin(run: Command) -> None:
    said = run()
    assert said.code == 0
    assert [word in said.screen for word in ("demo", "check", "generate", "extract", "report")] == [True] * 5
    assert "Next: " in said.screen


def test_check_finds_a_good_form_in_order(run: Command, fridge: Path) -> None:
    said = run("check", fridge)
    assert (said.code, said.data) == (0, "")
    assert "Everything is in order." in said.screen


def test_check_says_what_a_plan_is_for(run: Command, fridge: Path) -> None:
    plan = fridge.parent / "plan.yaml"
    plan.write_text(
        """\
plan: our-plan
version: 1
title: Our fridge
reads: [fridge]
sections:
  - title: When
    show:
      - {from: fridge.day, as: chart}
"""
    )
    assert "Next: wta-forms generate" in run("check", fridge).screen
    assert f"Next: wta-forms report answers.jsonl --plan {plan}" in run("check", plan).screen


def test_check_without_a_name_looks_at_the_whole_folder(run: Command, fridge: Path) -> None:
    (fridge.parent / "people.csv").write_text("name\nAnn\nAnn\n")
    fridge.write_text(fridge.read_text().replace("kind: text", "kind: txt"))
    said = run("check")
    assert said.code == 1
    assert "fridge.yaml:6: 'kind' cannot be 'txt' (did you mean 'text'?)" in said.screen
    assert "people.csv:3: 'Ann' stands here twice" in said.screen
    assert "2 problems to mend." in said.screen


def test_generate_makes_a_blank_and_prints_its_path(run: Command, fridge: Path) -> None:
    said = run("generate", fridge, "-o", "out")
    assert said.code == 0
    assert said.data == "out/fridge.pdf\n"
    assert Path("out/fridge.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_generate_takes_the_name_of_a_shipped_form_and_writes_its_map(run: Command) -> None:
    assert run("generate", "drivers", "-o", "out", "--map").code == 0
    assert json.loads(Path("out/drivers.map.json").read_text())["fields"]


def test_generate_makes_a_prefilled_copy_for_each_person_and_one_to_pass_on(run: Command, fridge: Path) -> None:
    (fridge.parent / "people.csv").write_text("name;id\nAnn Reid;ann\nŁukasz Żółć;lukasz\n", encoding="utf-8")
    said = run("generate", fridge, "-o", "out", "--people", "people.csv", "--open")
    assert said.data.split() == ["out/fridge-ann-reid.pdf", "out/fridge-lukasz-zolc.pdf", "out/fridge.pdf"]
    fields = PdfReader("out/fridge-lukasz-zolc.pdf").get_fields() or {}
    stamp = stamp_from_text(str(fields["wta-stamp"]["/V"]))
    assert stamp is not None
    assert (stamp.recipient_id, stamp.recipient_name) == ("lukasz", "Łukasz Żółć")
    assert fields["name"]["/V"] == fields["name"]["/DV"] == "Łukasz Żółć"


def test_a_project_says_who_asks_on_the_first_page(run: Command, fridge: Path) -> None:
    (fridge.parent / "project.yaml").write_text("title: Soup\norganisation: Leith Carers\ncontact: {name: Morag}\n")
    run("generate", fridge, "-o", "out", "--map")
    words = [text for text, *_ in json.loads(Path("out/fridge.map.json").read_text())["words"]]
    assert any("Morag of Leith Carers asks you for the project Soup." in text for text in words)
    assert [path.name for path in Path("out").glob("leith-carers-soup-20??-??-??-fridge.pdf")]


def test_extract_prints_one_object_a_file_on_stdout_and_nothing_else_there(run: Command, fridge: Path) -> None:
    run("generate", fridge, "-o", "out")
    _fill(Path("out/fridge.pdf"), Path("ann.pdf"), {"name": "Ann", "day-friday": "/friday"})
    said = run("extract", "ann.pdf", "out/fridge.pdf")
    first, second = (json.loads(line) for line in said.data.splitlines())
    assert said.code == 0
    assert list(first) == [
        *("file", "sha256", "status", "form", "version", "language", "variant", "round"),
        *("recipient", "received", "answers", "unplaced", "problems", "first_page", "pictures"),
    ]
    assert first["status"] == "read"
    assert first["answers"]["day"]["value"] == "friday"
    assert first["answers"]["name"]["raw"] == {"name": "Ann"}
    assert second["status"] == "blank"


def test_extract_raw_reads_anybodys_form(run: Command, fridge: Path) -> None:
    run("generate", fridge, "-o", "out")
    fields = json.loads(run("extract", "--raw", "out/fridge.pdf").data)["fields"]
    assert fields["day-friday"]["label"] == "2: Which day? Friday"
    assert fields["day-friday"]["page"] == 1
    assert len(fields["day-friday"]["rectangle"]) == 4


def test_report_prints_markdown_or_writes_the_formats_of_the_endings(run: Command, shown: Shown) -> None:
    answers = shown.demo.answers
    printed = run("report", answers)
    assert printed.code == 0
    assert printed.data.startswith("# ")
    written = run("report", answers, "-o", "plan.md", "-o", "plan.json", "--names", "none", "--date", "2026-11-24")
    assert written.data.split() == ["plan.md", "plan.json"]
    assert "A carer" not in Path("plan.md").read_text(encoding="utf-8")
    assert "24 November 2026" in Path("plan.md").read_text(encoding="utf-8")


def test_report_makes_a_pdf_in_the_look_of_the_project_and_tells_what_no_font_has(run: Command, shown: Shown) -> None:
    answers, told = Path("answers.jsonl"), shown.demo.answers.read_text(encoding="utf-8")
    answers.write_text(told.replace("Shop staff", "Shop staff 中"), encoding="utf-8")
    Path("project.yaml").write_text('title: The fridge\naccent: "#7a1f5c"\n', encoding="utf-8")
    said = run("report", answers, "--plan", "project-plan", "-o", "plan.pdf")
    assert (said.code, said.data.split()) == (0, ["plan.pdf"])
    assert "plan.pdf: no font here has '中' (U+4E2D)" in said.screen
    assert said.screen.rstrip().endswith("read it from top to bottom: plan.pdf")
    assert b"0.478 0.122 0.361 rg" in Tagged(Path("plan.pdf").read_bytes()).pages[0].get_contents().get_data()


def test_a_plan_goes_into_a_word_document_and_what_is_missing_in_it_is_told(run: Command, shown: Shown) -> None:
    Document().save("funder.docx")
    said = run("report", shown.demo.answers, "-o", "plan.docx", "--template", "funder.docx")
    assert said.code == 0
    assert "note: funder.docx: {{plan}} stands nowhere in this Word document: the plan goes to its end" in said.screen
    assert {style.name for style in Document("plan.docx").styles} >= {"Intense Quote", "Answered Question"}


def test_a_template_without_a_word_document_is_wrong_usage(run: Command, shown: Shown) -> None:
    said = run("report", shown.demo.answers, "-o", "plan.md", "--template", "funder.docx")
    assert said.code == 2
    assert "add -o plan.docx" in said.screen


def test_a_sign_that_some_take_for_the_end_of_a_line_does_not_cut_an_answer_in_two(run: Command, shown: Shown) -> None:
    answers, told = Path("answers.jsonl"), shown.demo.answers.read_text(encoding="utf-8")
    answers.write_text(told.replace("Shop staff", "Shop\x85staff\u2029"), encoding="utf-8")
    assert run("report", answers, "-o", "plan.json").code == 0


@pytest.mark.slow
def test_demo_says_where_everything_lies_and_what_to_look_at_first(run: Command) -> None:
    said = run("demo", "d")
    assert said.code == 0
    made = ("plan.md", "plan.json", "decisions.yaml", "blank/drivers.pdf", "answers.jsonl")
    assert [name for name in made if not Path("d", name).is_file()] == []
    forms, people = len(list(Path("d/blank").glob("*.pdf"))), len(load_people(Path("d/people.csv")))
    assert len(list(Path("d/copies").glob("*.pdf"))) == forms * people
    assert "The plan, to read first" in said.screen


def _fill(blank: Path, target: Path, values: dict[str, str]) -> None:
    writer = PdfWriter(clone_from=blank)
    writer.update_page_form_field_values(None, values, auto_regenerate=False)
    writer.write(target)
