"""Messages that were dragged out of Outlook, made by a program that is not ours."""

from __future__ import annotations

from tests.harvest.conftest import Harvest
from tests.harvest.letters import ANN, BOB, FAY, Project
from tests.programs import outlook
from tests.programs.needs import needs
from tests.programs.outlook import saved_by_outlook
from wta_forms.project.lookup import pieces_of
from wta_forms.project.returned import Outcome
from wta_forms.project.store import Store

pytestmark = needs(outlook)


def test_a_form_in_it_is_taken_in_with_who_sent_it_and_when(project: Project, harvest: Harvest, store: Store) -> None:
    form = project.form("ann", "friday", "It is near.")
    project.put("ann.msg", saved_by_outlook(project.mail(ANN, "Here it is.", ("form.pdf", form))))
    (looked,) = harvest()
    assert (looked.arrival.outcome, looked.arrival.sender) == (Outcome.ACCEPTED, "ann@example.org")
    assert [(each.person, each.received) for each in looked.taken if each.response] == [("ann", "2026-03-02T09:00:00Z")]
    words, file = pieces_of(store, looked.arrival.id)
    assert (words.words, store.original(file.sha256)) == ("Here it is.", form)


def test_an_answer_in_its_text_waits_to_be_typed_in(project: Project, harvest: Harvest) -> None:
    project.put("bob.msg", saved_by_outlook(project.mail(BOB, "3: Tuesdays are best.\n\nBob")))
    (looked,) = harvest()
    assert "3: Tuesdays are best. Bob" in looked.taken[0].why


def test_the_same_message_as_it_was_sent_is_the_same(project: Project, harvest: Harvest) -> None:
    message = project.mail(ANN, "Here it is.", ("form.pdf", project.form("ann", "friday")))
    project.put("a.eml", message)
    project.put("b.msg", saved_by_outlook(message))
    assert [looked.arrival.outcome for looked in harvest()] == [Outcome.ACCEPTED, Outcome.DUPLICATE]


def test_a_message_that_was_passed_on_as_a_file_is_the_first_senders(
    project: Project, harvest: Harvest, store: Store
) -> None:
    inner = project.mail(ANN, "Here.", ("form.pdf", project.form("ann", "friday")))
    outer = project.mail(FAY, "See below.")
    outer.add_attachment(inner)
    project.put("fwd.msg", saved_by_outlook(outer))
    (looked,) = harvest()
    assert looked.arrival.outcome is Outcome.ACCEPTED
    assert "ann@example.org" in [piece.sender for piece in pieces_of(store, looked.arrival.id)]
