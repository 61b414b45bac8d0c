"""decide, as far as the plan is concerned: what waits, what is decided, and what has happened since."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workflow.gathering import Gathering
from tests.workflow.gathering import gathering as gathering
from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.plan.settling.keys import answer_key
from wta_forms.project.audit import deeds
from wta_forms.workflow.decide import offers_of, settle_people, waiting_in
from wta_forms.workflow.harvest import harvest
from wta_forms.workflow.planning.deciding import Agenda, agenda, decide_in_plan, write_offers
from wta_forms.workflow.planning.grounds import grounds_for

DECIDED = "# Mine.\nanswers:\n  fridge.day: friday\n"


def looked() -> Agenda:
    found = agenda()
    assert found is not None
    return found


def test_what_waits_is_added_to_the_files_and_nothing_the_second_time(gathering: Gathering) -> None:
    assert [each.name for each in looked().needed] == ["fridge.day"]
    assert write_offers(looked()) == (Path("decisions.yaml"),)
    assert "  #fridge.day: friday  # Friday; 1 person\n" in Path("decisions.yaml").read_text()
    assert write_offers(looked()) == ()


def test_where_nothing_was_taken_in_there_is_nothing_to_look_at(gathering: Gathering) -> None:
    Path("plan.yaml").unlink()
    assert agenda() is None


def test_a_file_with_a_mistake_is_told_by_line_and_stays_as_it_is(gathering: Gathering) -> None:
    gathering.write("decisions.yaml", "answers:\n  fridge.day: fryday\n")
    with pytest.raises(WtaFormsError) as raised:
        agenda()
    assert raised.value.problems[0].where == "decisions.yaml:2"
    assert Path("decisions.yaml").read_text() == "answers:\n  fridge.day: fryday\n"


def test_one_thing_is_decided_by_its_name(gathering: Gathering) -> None:
    gathering.write("decisions.yaml", "# Mine.\n")
    decide_in_plan("fridge.day", "friday")
    assert Path("decisions.yaml").read_text() == "# Mine.\n\nanswers:\n  fridge.day: friday\n"
    assert looked().needed == ()
    with pytest.raises(WtaFormsError) as raised:
        decide_in_plan("fridge.day", "saturday")
    assert raised.value.problems[0].where == "decisions.yaml:4"


@pytest.mark.parametrize(
    ("name", "answer", "problem"),
    [
        ("fridge.dai", "friday", errors.NOT_TO_DECIDE.at("", name="fridge.dai", advice="did you mean 'fridge.day'?")),
        (
            "fridge.day",
            "fryday",
            errors.DECISION_UNFIT.at("", value="fryday", question="fridge.day", advice="did you mean 'friday'?"),
        ),
    ],
)
def test_what_is_not_asked_or_does_not_fit_is_told(
    gathering: Gathering, name: str, answer: str, problem: errors.Problem
) -> None:
    with pytest.raises(WtaFormsError) as raised:
        decide_in_plan(name, answer)
    assert raised.value.problems == (problem,)
    assert not Path("decisions.yaml").exists()


def test_every_edit_of_the_file_is_in_the_audit_with_what_stood_there(gathering: Gathering) -> None:
    gathering.write("decisions.yaml", DECIDED)
    assert looked().noticed == ("decisions.yaml, answers: fridge.day is “friday”",)
    assert looked().noticed == ()
    gathering.write("decisions.yaml", DECIDED.replace(": friday", ": saturday"))
    assert looked().noticed == ("decisions.yaml, answers: fridge.day is now “saturday”",)
    gathering.write("decisions.yaml", "# Mine.\n")
    assert looked().noticed == ("decisions.yaml, answers: fridge.day was taken away",)
    with gathering.store() as store:
        noted = [(deed.what, deed.before) for deed in deeds(store) if deed.what.startswith("decisions.yaml")]
    assert [before for _, before in noted] == ["", '"friday"', '"saturday"']


def test_whoever_answers_after_a_decision_is_told_until_it_is_looked_at_again(gathering: Gathering) -> None:
    gathering.write("decisions.yaml", DECIDED)
    assert looked().notes == ()
    gathering.comes("ann", "saturday", at="2026-03-09T09:00:00Z")
    (note,) = looked().notes
    assert note.where == "decisions.yaml:3"
    assert note.message.startswith("Ann Reid answered since you decided this")
    decide_in_plan("fridge.day", "keep")
    assert looked().notes == ()


def test_whose_form_it_is_can_be_written_into_the_file(gathering: Gathering) -> None:
    gathering.put("x.pdf", gathering.form("cal", "friday", name="Zoe Q"))
    harvest()
    (waiting,) = waiting_in()
    (offer,) = offers_of()
    assert [choice.token for choice in offer.choices] == [
        f"{waiting.number}: cal",
        f"{waiting.number}: new",
        f"{waiting.number}: aside",
    ]
    gathering.write("decisions.yaml", f"people:\n  {waiting.number}: kal\n")
    assert settle_people() == (
        (),
        (errors.NOT_A_PERSON.at("decisions.yaml:2", person="kal", advice="did you mean 'cal'?"),),
    )
    gathering.write("decisions.yaml", f"people:\n  {waiting.number}: new\n")
    done, wrong = settle_people()
    assert (len(done), wrong) == (1, ())
    assert settle_people() == ((), ())
    gathering.write("decisions.yaml", f"people:\n  {waiting.number}: cal\n")
    (problem,) = settle_people()[1]
    assert problem.where == "decisions.yaml:2"


def test_themes_are_applied_to_what_comes_later(gathering: Gathering) -> None:
    key = answer_key("fridge", "why", "We all can come.")
    gathering.write("themes.yaml", f"All:\n  - {key}\n")
    gathering.comes("cal", "", "we all can come", at="2026-03-09T09:00:00Z")
    section = next(each for each in grounds_for().plan().sections if each.title == "Reasons")
    assert looked().noticed == (f"themes.yaml: All is “{key}”",)
    (block,) = section.blocks
    titles = [part.title for part in getattr(block.body, "blocks", ())]
    assert titles == ["1 answer has no theme yet", "All"]
