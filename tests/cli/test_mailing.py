"""send, remind and ask on the screen: what would go out, the typed yes, and what comes next."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.workflow.correspondence import Correspondence, correspondence
from wta_forms import errors

Command = Callable[..., Run]


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Correspondence]:
    with correspondence(tmp_path) as it:
        yield it


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What the person at the keyboard types when asked."""
    return lambda words: monkeypatch.setattr(sys, "stdin", io.StringIO(words))


TO_THREE = "The fridge to 3 people: 2 by e-mail, 1 on paper."


def test_everything_is_shown_and_asked_for_before_it_is_sent(
    run: Command, post: Correspondence, types: Callable[[str], None]
) -> None:
    types("no\n")
    shown = run("send")
    assert TO_THREE in shown.screen
    assert f"First mail: see {Path('outbox') / 'preview.html'}." in shown.screen
    assert "Send now? Type yes" in shown.screen
    assert shown.screen.endswith("Nothing was sent.\n")
    assert post.ledger.letters == []
    types("yes\n")
    sent = run("send")
    assert "2 mails were sent." in sent.screen
    assert len(post.ledger.letters) == 2
    assert (shown.code, sent.code) == (0, 0)


def test_who_cannot_be_asked_has_not_said_yes(run: Command, post: Correspondence, types: Callable[[str], None]) -> None:
    types("")
    assert "Nothing was sent." in run("send").screen
    assert "2 mails were sent." in run("send", "--yes").problems


def test_a_dry_run_says_what_would_go_out_and_to_whom_not(run: Command, post: Correspondence) -> None:
    run("send", "--yes", "--to", "ann")
    shown = run("send", "--dry-run")
    assert "The fridge to 2 people: 1 by e-mail, 1 on paper." in shown.problems
    assert "Not fridge to Ann Reid: they have it already." in shown.problems
    assert shown.screen.endswith("Next: if it is right, run the same without --dry-run\n")


def test_drafts_end_with_what_to_do_with_them(run: Command, post: Correspondence) -> None:
    made = run("send", "--draft")
    assert "2 drafts were made. Nothing was sent." in made.problems
    assert made.screen.endswith("Next: open outbox/outbox.html and send them; then: wta-forms mark sent --all\n")


def test_a_test_goes_to_oneself(run: Command, post: Correspondence) -> None:
    tried = run("send", "--test")
    assert "One mail went to you, at morag@example.org, and nothing to anybody else." in tried.problems
    assert list(post.mails()) == ["morag@example.org"]


def test_what_was_refused_is_told_and_what_is_tried_again_comes_next(run: Command, post: Correspondence) -> None:
    post.change_people("ann@example.org", "550-rcpt@faults.example")
    post.change_people("ewa@example.org", "450-rcpt@faults.example")
    sent = run("send", "--yes")
    why = errors.NOT_SENT.at("", form="fridge", address="550-rcpt@faults.example", why="550 5.1.1 Nobody here")
    assert str(why) in sent.problems
    assert "1 mail was not taken yet and will be tried again." in sent.problems
    assert "Next: run wta-forms send again after " in sent.screen
    assert sent.code == 1


def test_one_road_at_a_time(run: Command, post: Correspondence) -> None:
    assert run("send", "--draft", "--test").code == 2


def test_with_nothing_to_send_remind_of_or_ask_about_it_is_said(run: Command, post: Correspondence) -> None:
    assert str(errors.NOTHING_SENT.at("")) in run("remind").problems
    run("send", "--yes")
    again = run("send", "--yes")
    assert "There is nobody to write to now." in again.problems
    assert again.screen.endswith("Next: take what is in to-print to Jean Mackie; then: wta-forms mark sent jean\n")
    assert "There is nothing to send." in run("ask").problems
