"""status, show, mark and the bare command as a person sees them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.workflow.answering import answers
from tests.workflow.correspondence import Correspondence, correspondence
from wta_forms import errors

Command = Callable[..., Run]


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Correspondence]:
    with correspondence(tmp_path) as it:
        yield it


def test_the_bare_command_says_where_a_project_is_and_what_comes_next(run: Command, post: Correspondence) -> None:
    said = run()
    assert (said.code, said.data) == (0, "")
    assert said.problems[:2] == ["The Friday fridge · Leith Carers", "3 people in people.csv. Nothing was sent yet."]
    assert "Next: send the form; you see everything before it goes: wta-forms send fridge" in said.screen
    run("send", "fridge", "--draft")
    said = run()
    assert (
        "  fridge: 0 of 3 have answered; 2 drafted, not marked as sent, 1 on paper, not marked as sent."
        in said.problems
    )
    assert "Next: open outbox/outbox.html and send what is there; then: wta-forms mark sent --all" in said.screen


def test_mistakes_in_project_yaml_are_told_in_one_sentence_with_the_first_line(
    run: Command, post: Correspondence
) -> None:
    path = post.folder / "project.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "answer_by: soon\ncolour: red\n", encoding="utf-8")
    told = errors.SETTINGS_MISTAKEN.at("project.yaml:8", count="2 mistakes begin")
    for command in ([], ["status"]):
        assert str(told) in run(*command).problems
        assert run(*command).code == 0
    assert "project.yaml:8: 'answer_by'" in run("check").screen
    assert json.loads(run("status", "--json").data)
    path.write_text(path.read_text(encoding="utf-8").replace("colour: red\n", ""), encoding="utf-8")
    assert "project.yaml:8: there is a mistake here, and what is wrong does not count" in run("status").screen


def test_a_word_before_or_after_the_names_is_the_same(run: Command, post: Correspondence) -> None:
    run("send", "--draft")
    assert "Noted: fridge was sent to Ann Reid." in run("mark", "sent", "Ann Reid").screen
    assert "Noted: fridge is not marked as sent any more to Ann Reid." in run("mark", "ann", "sent", "--undo").screen
    assert "Noted: fridge was sent to Ann Reid, Ewa Żółkowska." in run("mark", "sent", "--all").screen
    declined = run("mark", "jean", "declined")
    assert "Noted: Jean Mackie said no. No mail goes to them any more." in declined.screen
    assert "Next: " in declined.screen


@pytest.mark.parametrize(
    "words", [("ann",), ("sent",), ("sent", "ann", "--all"), ("declined", "--all"), ("declined",)], ids=str
)
def test_what_is_not_said_in_full_is_wrong_usage_and_nothing_is_noted(
    run: Command, post: Correspondence, words: tuple[str, ...]
) -> None:
    assert run("mark", *words).code == 2
    assert not (post.folder / "kept").exists()


def test_status_is_a_table_and_files(run: Command, post: Correspondence) -> None:
    run("send", "--draft")
    answers(post, "ann", gap="A fridge")
    said = run("status")
    assert "Ann Reid" in said.data
    assert "answered 2 March 2026, 1 of 3 questions" in said.data
    assert "Next: " in said.screen
    assert "Ann Reid" not in run("status", "--missing").data
    assert run("status", "-o", "s.html", "-o", "s.csv").data.split() == ["s.html", "s.csv"]
    assert run("status", "-o", "s.html").code == 1
    assert json.loads(run("status", "--json").data)["forms"][0]["answered"] == 1


def test_where_there_is_little_room_everybodys_forms_stand_below_one_another(
    run: Command, post: Correspondence, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("send", "--draft")
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("FORCE_COLOR", "1")
    rows = run("status").data.splitlines()
    assert rows[rows.index("Ann Reid") + 1].startswith("  fridge: drafted, not marked as sent (since ")


def test_show_is_to_be_read_and_says_what_to_do_about_doubts(run: Command, post: Correspondence) -> None:
    answers(post, "ann", helpers="some")
    said = run("show", "ann@example.org", "fridge")
    assert "How many helpers?" in said.data
    assert "“some” could not be used as a number" in said.data
    assert "Next: ask back: wta-forms ask fridge --to ann" in said.screen
    assert "did you mean 'Ann Reid'?" in run("show", "Anne Reid").screen


def test_check_ends_with_where_the_project_is(run: Command, post: Correspondence) -> None:
    said = run("check", "--mail")
    assert (said.code, "127.0.0.1 lets us in." in said.screen) == (0, True)
    assert "Next: send the form; you see everything before it goes: wta-forms send fridge" in said.screen


@pytest.mark.parametrize("command", ["status", "show", "mark"])
def test_outside_of_a_project_it_is_said_how_to_make_one(run: Command, command: str) -> None:
    said = run(command, *{"show": ["ann"], "mark": ["sent", "ann"]}.get(command, []))
    assert said.code == 1
    assert "wta-forms init FOLDER" in said.screen
