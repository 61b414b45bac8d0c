"""mark: what only a person can know is noted, told in the record, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workflow.correspondence import Correspondence, correspondence
from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.mail.outbox import Uncertain
from wta_forms.project.audit import deeds
from wta_forms.project.persons import Mark
from wta_forms.workflow.mark import mark
from wta_forms.workflow.posting.leaving import How, Road
from wta_forms.workflow.posting.mailing import Why
from wta_forms.workflow.remind import remind
from wta_forms.workflow.send import send
from wta_forms.workflow.standing.cases import Stage
from wta_forms.workflow.status import status


@pytest.fixture
def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Correspondence]:
    monkeypatch.chdir(tmp_path)
    with correspondence(tmp_path) as it:
        yield it


@pytest.fixture
def drafts(post: Correspondence) -> Correspondence:
    send(clock=post.clock, how=How(Road.DRAFT))
    post.clock.pass_by(days=1)
    return post


def stages(post: Correspondence) -> dict[str, Stage]:
    return {case.person.id: case.stage for case in status(clock=post.clock).cases()}


def problems(what: Mark, *people: str, undo: bool = False, forms: tuple[str, ...] = ()) -> tuple[Problem, ...]:
    with pytest.raises(WtaFormsError) as raised:
        mark(what, people, undo=undo, forms=forms)
    return raised.value.problems


def said_of(post: Correspondence, person: str) -> list[str]:
    with post.store() as store:
        return [deed.what for deed in deeds(store, person)]


def test_a_draft_becomes_sent_by_id_name_or_address(drafts: Correspondence) -> None:
    mark(Mark.SENT, ["Ann Reid", "EWA@example.org"], clock=drafts.clock)
    assert stages(drafts) == {"ann": Stage.SENT, "ewa": Stage.SENT, "jean": Stage.ON_PAPER}
    assert said_of(drafts, "ann")[-1] == "fridge was marked as sent (first)"


def test_all_drafts_are_mails_and_letters_are_marked_by_name(drafts: Correspondence) -> None:
    noted = mark(Mark.SENT, is_for_all=True, clock=drafts.clock)
    assert [each.person.id for each in noted] == ["ann", "ewa"]
    with pytest.raises(WtaFormsError) as raised:
        mark(Mark.SENT, is_for_all=True)
    assert raised.value.problems == (errors.NO_DRAFTS_AT_ALL.at("", paper="jean"),)
    mark(Mark.SENT, ["jean"], clock=drafts.clock)
    assert stages(drafts)["jean"] is Stage.SENT


def test_what_was_marked_can_be_taken_back_and_what_a_server_sent_cannot(drafts: Correspondence) -> None:
    mark(Mark.SENT, ["ann"], clock=drafts.clock)
    mark(Mark.SENT, ["ann"], undo=True, clock=drafts.clock)
    assert stages(drafts)["ann"] is Stage.DRAFTED
    assert problems(Mark.SENT, "ann", undo=True) == (errors.NOT_MARKED.at("", name="Ann Reid", mark="sent", form=""),)
    send(clock=drafts.clock, to=["ann"])
    assert problems(Mark.SENT, "ann", undo=True)
    assert stages(drafts)["ann"] is Stage.SENT


def test_whoever_was_given_a_form_otherwise_is_marked_by_the_form(post: Correspondence) -> None:
    assert problems(Mark.SENT, "ann") == (errors.NOTHING_DRAFTED.at("", name="Ann Reid", id="ann"),)
    mark(Mark.SENT, ["ann"], forms=["fridge"], clock=post.clock)
    assert stages(post)["ann"] is Stage.SENT
    spared = {each.person.id: each.why for each in send(clock=post.clock).batch.spared}
    assert spared == {"ann": Why.ALREADY}
    post.clock.pass_by(days=30)
    assert {each.person.id: each.why for each in remind(clock=post.clock).batch.spared}["ann"] is Why.GIVEN
    mark(Mark.SENT, ["ann"], forms=["fridge"], undo=True, clock=post.clock)
    assert stages(post)["ann"] is Stage.NOT_SENT


def test_a_mail_of_which_nobody_knew_is_sent_when_somebody_has_looked(post: Correspondence) -> None:
    post.change_people("ann@example.org", "drop-end-kept+1@faults.example")
    send(clock=post.clock, to=["ann"], how=How(uncertain=Uncertain.HOLD))
    assert stages(post)["ann"] is Stage.UNSURE
    mark(Mark.SENT, ["ann"], clock=post.clock)
    assert stages(post)["ann"] is Stage.SENT
    mark(Mark.SENT, ["ann"], undo=True, clock=post.clock)
    assert stages(post)["ann"] is Stage.UNSURE


def test_who_declines_gets_no_mail_any_more_until_it_is_taken_back(post: Correspondence) -> None:
    mark(Mark.DECLINED, ["ann"], forms=["fridge"], clock=post.clock)
    assert [each.is_new for each in mark(Mark.DECLINED, ["ann"], forms=["fridge"])] == [False]
    assert {each.person.id: each.why for each in send(clock=post.clock).batch.spared} == {"ann": Why.DECLINED}
    assert stages(post)["ann"] is Stage.DECLINED
    not_marked = errors.NOT_MARKED.at("", name="Ann Reid", mark="declined", form=" for all forms")
    assert problems(Mark.DECLINED, "ann", undo=True) == (not_marked,)
    mark(Mark.DECLINED, ["ann"], forms=["fridge"], undo=True, clock=post.clock)
    assert stages(post)["ann"] is Stage.NOT_SENT
    assert said_of(post, "ann") == ["declined (fridge)", "has not declined (fridge) after all"]


def test_where_one_of_several_is_wrong_nothing_is_noted(drafts: Correspondence) -> None:
    (unknown,) = problems(Mark.SENT, "ann", "bobb")
    assert unknown.message == errors.PERSON_UNKNOWN.at("", name="bobb", advice="").message
    assert problems(Mark.DECLINED, "ann", forms=("fridgee",)) == (
        errors.FORM_UNKNOWN_HERE.at("", form="fridgee", advice="did you mean 'fridge'?"),
    )
    assert stages(drafts)["ann"] is Stage.DRAFTED
