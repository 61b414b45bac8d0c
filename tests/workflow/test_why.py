"""why, and what is new since the last plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workflow.gathering import Gathering
from tests.workflow.gathering import gathering as gathering
from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.project.persons import Mark, mark
from wta_forms.workflow.planning.grounds import grounds_for
from wta_forms.workflow.planning.news import News, dated, keep_report
from wta_forms.workflow.why import why


def reported(day: str = "2026-03-03") -> News | None:
    return keep_report(grounds_for(), [Path("plan.md")], day)


# --- who said what ----------------------------------------------------------------------------------------------------


def test_it_says_who_where_and_what(gathering: Gathering) -> None:
    told = why(1)
    assert told.question == "Question 2 of “The Friday fridge”: Which day?"
    (said,) = told.said
    assert said.who.startswith("Ann Reid")
    assert said.words == "“Friday”"
    assert said.where == "page 1, ann-2026-03-02.pdf, came 2 March 2026"


@pytest.mark.parametrize("names", ["role", "none"])
def test_names_can_be_left_out_and_files_are_with_them(gathering: Gathering, names: str) -> None:
    (said,) = why(1, names=names).said
    assert "Ann" not in said.who + said.where
    assert "ann" not in said.where


def test_a_decision_about_it_is_told_with_its_line(gathering: Gathering) -> None:
    gathering.write("decisions.yaml", "answers: {fridge.day: friday}\n")
    assert why(1).decided == ("decisions.yaml:1, answers: “friday”",)


def test_a_number_that_is_not_there_is_told(gathering: Gathering) -> None:
    with pytest.raises(WtaFormsError) as raised:
        why(99)
    assert raised.value.problems == (errors.WHY_NO_NUMBER.at("", number=99, most=4),)
    with pytest.raises(WtaFormsError):
        why(0)


def test_numbers_are_those_of_the_last_plan_and_what_changed_since_is_told(gathering: Gathering) -> None:
    reported()
    bobs = why(3)
    with gathering.store() as store, store.change() as change:
        mark(change, "ann", Mark.WITHDREW)
    now = why(3)
    assert now.said == bobs.said
    assert now.notes == ("The plan has changed since 3 March 2026: in a new one this is [1].",)
    with pytest.raises(WtaFormsError) as raised:
        why(1)
    assert raised.value.problems == (errors.WHY_GONE.at("", number=1, day="3 March 2026"),)


def test_an_answer_that_was_corrected_since_is_told_with_the_earlier_one(gathering: Gathering) -> None:
    reported()
    gathering.comes("ann", "saturday", at="2026-03-09T09:00:00Z")
    told = why(1)
    assert [said.words for said in (*told.said, *told.earlier)] == ["“Saturday”", "“Friday”"]
    assert told.notes == ("The answer has changed since 3 March 2026: this is what it is now.",)
    (shared,) = told.shared
    assert shared.others[0].startswith("[3] Bob Hay")


# --- what is new ------------------------------------------------------------------------------------------------------


def test_the_first_plan_has_no_news(gathering: Gathering) -> None:
    assert reported() is None


def test_who_answered_and_who_answered_otherwise_is_new(gathering: Gathering) -> None:
    reported()
    gathering.comes("cal", "friday", at="2026-03-09T09:00:00Z")
    gathering.comes("ann", "saturday", at="2026-03-10T09:00:00Z")
    news = reported("2026-03-11")
    assert news is not None
    assert (news.day, news.files) == ("2026-03-03", ("plan.md",))
    assert news.sentences == (
        "Cal Orr answered “The Friday fridge”: 1 answer",
        "Ann Reid answered question 2 of “The Friday fridge” otherwise",
    )
    again = reported("2026-03-12")
    assert again is not None
    assert again.sentences == ()


def test_what_was_decided_is_no_new_answer(gathering: Gathering) -> None:
    reported()
    gathering.write("decisions.yaml", "answers: {fridge.day: friday}\n")
    news = reported("2026-03-04")
    assert news is not None
    assert news.sentences == ()


def test_who_withdrew_is_no_longer_in_it(gathering: Gathering) -> None:
    reported()
    with gathering.store() as store, store.change() as change:
        mark(change, "ann", Mark.WITHDREW)
    news = reported("2026-03-04")
    assert news is not None
    assert news.sentences == ("2 answers of somebody to “The Friday fridge” are no longer in it",)


# --- names of files ---------------------------------------------------------------------------------------------------


def test_a_folder_and_an_ending_alone_get_a_name_with_the_date(tmp_path: Path) -> None:
    named = dated([tmp_path, tmp_path / ".md", tmp_path / "mine.docx"], "2026-12-01")
    assert [path.name for path in named] == ["plan-2026-12-01.docx", "plan-2026-12-01.md", "mine.docx"]


def test_an_earlier_plan_of_the_day_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "plan-2026-12-01.docx").touch()
    (tmp_path / "plan-2026-12-01-answers.csv").touch()
    names = [path.name for path in dated([tmp_path, tmp_path / ".csv"], "2026-12-01")]
    assert names == ["plan-2026-12-01-2.docx", "plan-2026-12-01-2.csv"]
    assert [path.name for path in dated([tmp_path], "2026-12-01", may_overwrite=True)] == ["plan-2026-12-01.docx"]
