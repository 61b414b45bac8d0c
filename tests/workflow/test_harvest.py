"""harvest, decide and report together, as a project has them: with the readers in processes of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.harvest.letters import ANN, BOB, FRIDGE, TUESDAY, Project
from wta_forms import errors, report
from wta_forms.answers import Recipient, State
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.project.lookup import arrivals
from wta_forms.project.returned import Outcome
from wta_forms.project.store import Store
from wta_forms.workflow.decide import decide, waiting_in
from wta_forms.workflow.harvest import harvest, in_words, notes, reread
from wta_forms.workflow.reading.taken_in import answers_of
from wta_forms.workflow.report import plan_as_markdown

PLAN = """\
plan: fridge-plan
version: 1
title: The plan
reads: [fridge]
sections:
  - {title: Why, show: [{from: fridge.why, as: quotes}]}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


def test_what_is_left_to_do_is_said_in_words_that_add_up(project: Project) -> None:
    form = project.form("ann", "friday")
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", form)))
    project.put("2.pdf", form)
    project.put("3.eml", project.mail(BOB, "3: Tuesdays"))
    done = harvest()
    assert in_words(done) == (
        "Looked at 3 messages and files: 1 was taken in, 1 is the same again, 1 needs you. Nothing was thrown away."
    )
    assert in_words(harvest()) == "Nothing new: 3 messages and files there were taken in before."


def test_a_second_form_is_worth_a_note(project: Project) -> None:
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", project.form("ann", "friday", "It is near."))))
    project.put("2.eml", project.mail(ANN, "", ("form.pdf", project.form("ann", "saturday")), date=TUESDAY))
    told = errors.CAME_SECOND.at("inbox/2.eml", who="Ann Reid", newer=1, older=1)
    assert list(notes(harvest())) == [str(told)]


def test_a_plan_is_made_of_what_was_taken_in(project: Project) -> None:
    (project.folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", project.form("ann", "friday", "It is near."))))
    project.put("2.eml", project.mail(BOB, "3: Tuesdays"))
    harvest()
    plan = report()
    assert "It is near." in plan_as_markdown(plan)
    assert errors.STILL_WAITING.at("", count="1 thing") in plan.problems


def test_of_two_forms_the_newest_given_answer_counts_question_by_question(project: Project) -> None:
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", project.form("ann", "friday", "It is near."))))
    project.put("2.eml", project.mail(ANN, "", ("form.pdf", project.form("ann", "saturday")), date=TUESDAY))
    harvest()
    responses, told = answers_of(project.folder)
    assert told == ()
    assert [(each.answers["day"].value, each.answers["why"].state) for each in responses] == [
        ("friday", State.ANSWERED),
        ("saturday", State.BLANK),
    ]


def test_answers_are_brought_into_a_version_that_was_made_after_they_came(project: Project) -> None:
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", project.form("ann", "friday"))))
    harvest()
    newer = FRIDGE.replace("version: 1", "version: 2").replace("id: why", "id: reason")
    (project.folder / "fridge-2.yaml").write_text(newer, encoding="utf-8")
    ((response,), _) = answers_of(project.folder)
    assert set(response.answers) == {"name", "day", "reason"}
    assert (response.version, response.answers["day"].value) == (1, "friday")


def test_what_needs_a_person_is_listed_with_its_number_and_settled_by_it(project: Project) -> None:
    ben = project.form("ann", "saturday", name="Ben Ross")
    project.put("1.eml", project.mail("Ben Ross <ben@example.net>", "", ("form.pdf", ben)))
    harvest()
    (waiting,) = waiting_in()
    decide(waiting.number, "bob hay")
    ((response,), _) = answers_of(project.folder)
    assert response.recipient == Recipient("bob", "Bob Hay")
    assert waiting_in() == ()


def why(number: int, answer: str) -> Problem:
    with pytest.raises(WtaFormsError) as raised:
        decide(number, answer)
    return raised.value.problems[0]


def test_what_cannot_be_settled_so_is_told(project: Project) -> None:
    project.put("1.eml", project.mail(BOB, "3: Tuesdays"))
    harvest()
    (waiting,) = waiting_in()
    assert why(99, "bob") == errors.NOTHING_TO_DECIDE.at("", number=99, advice=f"these wait: {waiting.number}")
    assert why(waiting.number, "bop") == errors.NOT_A_PERSON.at("", person="bop", advice="did you mean 'bob'?")
    assert why(waiting.number, "bob") == errors.NO_ANSWERS_IN_IT.at("", number=waiting.number)
    decide(waiting.number, "aside")
    assert why(waiting.number, "aside").message == errors.NOTHING_TO_DECIDE.at("", number=1, advice="").message


def test_where_there_is_no_project_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WtaFormsError) as raised:
        harvest()
    assert raised.value.problems == (errors.NO_PROJECT.at("project.yaml"),)
    assert list(tmp_path.iterdir()) == []


def test_where_there_is_nothing_to_harvest_it_says_so(project: Project) -> None:
    project.inbox.rmdir()
    with pytest.raises(WtaFormsError) as raised:
        harvest()
    assert raised.value.problems == (errors.NOTHING_TO_HARVEST.at("", folder="inbox"),)


def test_nothing_was_taken_in_yet(project: Project) -> None:
    with pytest.raises(WtaFormsError) as raised:
        answers_of(project.folder)
    assert raised.value.problems[0].message == errors.NOTHING_TAKEN_IN.text


def test_a_place_in_the_project_is_the_same_however_it_is_named(project: Project, tmp_path: Path) -> None:
    project.put("1.eml", project.mail(BOB, "3: Tuesdays"))
    harvest([Path("inbox")])
    assert harvest([project.inbox]).looked == ()
    assert harvest([Path("inbox/1.eml")]).looked == ()


def test_what_could_not_be_read_is_read_again_when_its_form_is_here(project: Project) -> None:
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", project.form("ann", "friday"))))
    spec = project.folder / "fridge.yaml"
    spec.rename(project.folder / "fridge.txt")
    harvest()
    assert [each.problem.message for each in waiting_in()]
    (project.folder / "fridge.txt").rename(spec)
    assert [looked.arrival.place for looked in reread()] == ["inbox/1.eml"]
    assert waiting_in() == ()


def test_a_store_that_is_lost_can_be_made_again_out_of_the_originals(project: Project) -> None:
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", project.form("ann", "friday", "It is near."))))
    project.put("2.pdf", project.form("bob", "friday"))
    harvest()
    before, _ = answers_of(project.folder)
    with Store(project.folder) as store:
        store.path.rename(project.folder / "damaged.sqlite")
        originals = store.originals.folder
    harvest([originals])
    after, _ = answers_of(project.folder)
    assert {(each.sha256, each.received) for each in after} >= {(each.sha256, each.received) for each in before}
    with Store(project.folder) as store:
        assert {each.outcome for each in arrivals(store)} == {Outcome.ACCEPTED, Outcome.DUPLICATE}
