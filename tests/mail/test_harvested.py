"""A project's own mailbox is harvested: over a line that breaks anywhere everything is there once, and only what is
safe is moved."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from tests.harvest.letters import ANN, BOB, PROJECT, Project
from tests.mail.servers import PASSWORD, REAL_SERVERS, PostOffice, cut_after
from tests.mail.test_inbox import PLACES
from tests.programs.needs import needs
from wta_forms.errors import WtaFormsError
from wta_forms.project.lookup import arrivals, waiting
from wta_forms.project.mail_settings import PASSWORD_ENV
from wta_forms.project.returned import Outcome
from wta_forms.project.store import Store
from wta_forms.workflow.harvest import harvest

pytestmark = needs(REAL_SERVERS)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(PASSWORD_ENV, PASSWORD)
    return Project(tmp_path)


def with_mailbox(project: Project, office: PostOffice, port: int = 0, more: str = "") -> None:
    server = f"host: localhost, port: {port or office.imaps}, user: ewa, certificate: {office.certificate}{more}"
    (project.folder / "project.yaml").write_text(f"{PROJECT}mail:\n  imap: {{{server}}}\n", encoding="utf-8")


def fill(project: Project, office: PostOffice) -> None:
    form = ("form.pdf", project.form("ann", "friday"))
    letters = [
        project.mail(ANN, "Here it is.", form),
        project.mail(BOB, "3: Tuesdays are best"),
        project.mail("Gus <gus@friends.example.com>", "Dinner?"),
    ]
    for number, letter in enumerate(letters):
        office.put("ewa", letter.as_bytes(), f"100{number}.M{number}P1.mail")


def outcomes(project: Project) -> list[Outcome]:
    with Store(project.folder) as store:
        return [arrival.outcome for arrival in arrivals(store)]


ALL_THREE = [Outcome.ACCEPTED, Outcome.NEEDS_PERSON, Outcome.NOT_A_FORM]


def test_what_is_in_the_mailbox_is_taken_in_beside_the_inbox(project: Project, post_office: PostOffice) -> None:
    with_mailbox(project, post_office)
    fill(project, post_office)
    project.put("bob.pdf", project.form("bob", "friday"))
    harvest()
    assert outcomes(project) == [Outcome.ACCEPTED, *ALL_THREE]
    assert harvest().looked == ()
    with Store(project.folder) as store:
        assert waiting(store)[0].received.startswith("20")


def test_only_what_is_safe_here_is_moved_and_letters_of_others_stay(project: Project, post_office: PostOffice) -> None:
    with_mailbox(project, post_office, more=", move_to: Taken")
    fill(project, post_office)
    harvest()
    (left,) = post_office.letters("ewa")
    assert b"Dinner?" in left
    assert len(post_office.letters("ewa", "Taken")) == 2


def test_over_a_line_that_breaks_anywhere_everything_is_there_once(project: Project, post_office: PostOffice) -> None:
    fill(project, post_office)
    whole = 40_000
    for place in range(PLACES):
        with Store(project.folder) as store, store.change() as change:
            for table in ("responses", "pieces", "arrivals", "audit"):
                change.run(f"DELETE FROM {table}")
        with cut_after(whole * place // PLACES, post_office.imaps) as port:
            with_mailbox(project, post_office, port)
            with suppress(WtaFormsError):
                harvest()
        with_mailbox(project, post_office)
        harvest()
        assert sorted(outcomes(project)) == sorted(ALL_THREE), f"cut at {place} of {PLACES}"
