"""The demo, looked at as the person who is shown it would."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.conftest import Shown
from tests.render.tagged import Tagged
from wta_forms.answers import State, Status
from wta_forms.workflow.demo import Demo, demo
from wta_forms.workflow.why import why

_PARAGRAPH = qn("w:p")


@pytest.fixture
def made(shown: Shown) -> Demo:
    return shown.demo


def the(made: Demo, ending: str) -> Path:
    """Its plan in this format."""
    return next(path for path in made.plans if path.suffix == ending)


def test_it_takes_less_than_fifteen_seconds_of_work(shown: Shown) -> None:
    """Of which 70 PDFs take half, and seven formats of the plan a quarter."""
    assert shown.seconds < 15


def test_twelve_people_are_asked_three_forms_and_31_files_come_back(made: Demo) -> None:
    assert (len(made.blanks), len(made.copies), len(made.returned)) == (3, 36, 31)
    assert [response.status for response in made.responses].count(Status.BLANK) == 1


def test_words_in_any_script_come_back_as_they_were_given(made: Demo) -> None:
    values = json.dumps([answer.value for r in made.responses for answer in r.answers.values()], ensure_ascii=False)
    for words in ("لأن الأطفال جائعون الآن.", "Pani Krysia zna wszystkich", "Two short sessions online 👍", "an t-àm"):
        assert words in values


def test_a_long_answer_comes_back_whole(made: Demo) -> None:
    longest = max(len(str(answer.value)) for r in made.responses for answer in r.answers.values() if answer.value)
    assert longest >= 1_450


def test_two_ticks_where_one_is_asked_are_a_conflict(made: Demo) -> None:
    bobs = [r for r in made.responses if r.form == "drivers" and r.recipient and r.recipient.id == "bob-hay"]
    assert [response.answers["collaboration"].state for response in bobs] == [State.CONFLICT]


def test_a_correction_replaces_one_answer_and_no_other(made: Demo) -> None:
    plan = the(made, ".md").read_text(encoding="utf-8")
    assert "£2,150" in plan
    assert "£1,850" not in plan
    assert "Young carers." in plan


ASKED_BY_A_STRANGER = {
    "What is the project?": "a fridge in the South Leith church hall with people round it",
    "Whom is it for?": "older people who live alone",
    "What will it not do?": "We will not be a food bank.",
    "Why now?": "The community fund closes on 18 December",
    "What is the greatest risk, and who sees to it?": "People without internet are left out (score 16, from 9 to 25)",
    "What do we have?": "A van, on Fridays after 3",
    "What do we need?": "Two people with a key",
    "What do people disagree about?": "Everyone has an equal voice",
    "What happens next, by whom and when?": "Ask the church for the room (Ann, by 30 November 2026)",
    "Who has not answered?": "We are still waiting for 2 people.",
    "What was decided?": "The bid to the community fund has to be in by 18 December.",
}


@pytest.mark.parametrize("question", ASKED_BY_A_STRANGER)
def test_the_word_document_alone_answers(question: str, made: Demo) -> None:
    assert ASKED_BY_A_STRANGER[question] in words_of(the(made, ".docx"))


@pytest.mark.parametrize("question", ASKED_BY_A_STRANGER)
def test_the_pdf_alone_answers(question: str, made: Demo) -> None:
    assert ASKED_BY_A_STRANGER[question] in said_in_the_pdf(the(made, ".pdf"))


@cache
def said_in_the_pdf(path: Path) -> str:
    return " ".join(Tagged(path.read_bytes()).tree.words().split())


def words_of(path: Path) -> str:
    """Everything that is read in a Word document, paragraphs and tables alike."""
    return "\n".join("".join(paragraph.itertext()) for paragraph in Document(str(path)).element.body.iter(_PARAGRAPH))


def test_it_shows_translations_themes_and_what_was_joined(made: Demo) -> None:
    plan = the(made, ".md").read_text(encoding="utf-8")
    assert "> Because the children are hungry now. [258]\n\nTranslated by Women Together. In Arabic: “" in plan
    assert "not translated yet" not in plan
    assert "#### The time is now, and it will pass\n" in plan
    assert "Food goes in the bin at five o'clock (also: “Shops throw good food away”)" in plan


def test_in_its_folder_one_can_ask_who_said_something(made: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(made.folder)
    (said,) = why(12).said
    assert said.who == "Ann Reid (A carer)"


def test_nobody_is_called_by_a_name_that_the_plan_does_not_show(made: Demo) -> None:
    """The plan shows roles; first names stand only where people wrote them themselves."""
    words = words_of(the(made, ".docx"))
    for name in ("Ann Reid", "Bob Hay", "Jean Mackie", "Kenny Doig", "سميرة حداد"):
        assert name not in words


def test_who_only_wants_to_be_counted_is_not_quoted(made: Demo) -> None:
    everything = "".join(
        path.read_text(encoding="utf-8") for path in made.plans if path.suffix in (".md", ".json", ".csv")
    )
    assert "No bingo." not in everything
    assert "I can make soup for forty" not in everything


@pytest.mark.slow
def test_making_it_twice_makes_the_same_bytes(made: Demo, tmp_path: Path) -> None:
    again = demo(tmp_path)
    ours, theirs = ([*each.copies, *each.returned, *each.plans] for each in (made, again))
    for one, other in zip(ours, theirs, strict=True):
        assert one.name == other.name
        assert without_folder(one, made) == without_folder(other, again)


def without_folder(path: Path, made: Demo) -> bytes:
    """The data name the files that answers came in, with the folder in which they lie."""
    return path.read_bytes().replace(str(made.folder).encode(), b"demo")
