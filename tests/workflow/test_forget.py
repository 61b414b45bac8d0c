"""Somebody who wants to be forgotten is: nothing of them is anywhere, and nothing of others is lost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harvest.letters import ANN, BOB, CAL, FAY, TUESDAY, Project
from tests.programs import strace
from tests.programs.needs import needs
from wta_forms import errors
from wta_forms.errors import Message, Problem, WtaFormsError
from wta_forms.project.audit import deeds
from wta_forms.project.decided import known_decisions, notice
from wta_forms.project.lookup import arrivals, counting, taken_by
from wta_forms.project.persons import Mark, add_address, mark
from wta_forms.project.removal import is_unfinished
from wta_forms.project.reports import Report, Reported, add_report, last_report
from wta_forms.project.store import Store
from wta_forms.workflow.decide import decide
from wta_forms.workflow.enter import enter, entered
from wta_forms.workflow.forget import Farewell, Forgotten, forget
from wta_forms.workflow.generate import copy_of
from wta_forms.workflow.harvest import harvest
from wta_forms.workflow.posting.leaving import How, Road
from wta_forms.workflow.send import send
from wta_forms.workflow.status import status


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


def gone(name: str = "Ann Reid") -> Forgotten:
    return forget(name, lambda farewell: True)


def told(problems: tuple[Problem, ...], message: Message) -> list[Problem]:
    return [problem for problem in problems if message.is_said(problem)]


def everything_in(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every byte of the project but people.csv, which we never write to."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "people.csv":
            yield path, path.read_bytes()


def naming(folder: Path, *words: str) -> list[str]:
    """Files in which somebody is still named, in bytes or in their names."""
    low = [word.lower().encode() for word in words]
    found = everything_in(folder)
    return [
        path.relative_to(folder).as_posix()
        for path, content in found
        if any(word in content.lower() or word.decode() in path.as_posix().lower() for word in low)
    ]


def with_everything(project: Project) -> None:
    """Drafts are made; Ann has sent a form, another one and a word, Bob has sent his."""
    send(["fridge.yaml"], how=How(Road.DRAFT))
    first = project.form("ann", "friday", "Because the heron nests beside it.")
    project.put("1.eml", project.mail(ANN, "Dear Fay, the heron again.", ("form.pdf", first)))
    project.put("2.eml", project.mail(ANN, "3: Tuesdays, says Ann Reid"))
    second = project.form("ann", "saturday", "And the otter likes Saturdays.")
    project.put("ann-reid.eml", project.mail(ANN, "", ("form.pdf", second), date=TUESDAY))
    project.put("bob.eml", project.mail(BOB, "", ("form.pdf", project.form("bob", "friday", "My own reasons."))))
    harvest()


def test_what_was_decided_and_reported_of_them_is_not_on_record_any_more(project: Project, tmp_path: Path) -> None:
    answers = tuple(Reported(n, id, "fridge", "why", "", 1, "digest") for n, id in enumerate(("ann", "bob"), 1))
    with Store(tmp_path) as store, store.change() as change:
        add_report(change, Report("", "2026-12-01", "plan.yaml", "name", (), answers))
        notice(change, {("words", "why"): "Birds."}, {("words", "why"): {"ann": "digest", "bob": "digest"}})
    gone()
    with Store(tmp_path) as store:
        last = last_report(store)
        assert last is not None
        assert [each.person for each in last.answers] == ["bob"]
        assert list(known_decisions(store)["words", "why"].on) == ["bob"]


def test_nothing_of_somebody_is_left_in_any_byte_of_the_project(project: Project, tmp_path: Path) -> None:
    with_everything(project)
    with Store(tmp_path) as store, store.change() as change:
        mark(change, "ann", Mark.DECLINED)
        add_address(change, "reid@other.example", "ann")
    assert naming(tmp_path, "ann reid", "ann@example.org", "heron")
    done = gone()
    assert done.is_done
    assert naming(tmp_path, "ann reid", "ann-reid", "ann@example.org", "reid@other.example", "heron", "otter") == []
    with Store(tmp_path) as store:
        assert [each.recipient.id for each in counting(store, {}) if each.recipient] == ["bob"]
        assert list(store.problems()) == []
        assert deeds(store, "ann") == ()
        assert deeds(store)[-1].what == "somebody was removed for good; forms with answers: 2"


def test_what_was_typed_in_for_them_goes_too(project: Project, tmp_path: Path) -> None:
    project.put("1.eml", project.mail(ANN, "3: Because the heron nests beside it."))
    harvest()
    path = enter("ann", "fridge").pdf
    path.write_bytes(project.form("ann", why="Because the heron nests beside it."))
    entered("ann")
    assert len(list((tmp_path / "entering").iterdir())) == 3
    gone()
    assert list((tmp_path / "entering").iterdir()) == []
    assert naming(tmp_path, "ann reid", "heron") == []


def test_it_is_shown_first_and_nothing_happens_without_a_yes(project: Project, tmp_path: Path) -> None:
    with_everything(project)
    before = dict(everything_in(tmp_path))
    seen: list[Farewell] = []

    def no(farewell: Farewell) -> bool:
        seen.append(farewell)
        return False

    assert not forget("ann", no).is_done
    assert dict(everything_in(tmp_path)) == before
    (farewell,) = seen
    assert len(farewell.theirs.answered) == 2
    names = [path.name for path in farewell.traces.gone]
    assert names == [
        "1.eml",
        "2.eml",
        "ann-reid.eml",
        *(n for n in names if n.startswith("fridge-ann")),
        "preview.html",
    ]
    assert [path.name for path, _ in farewell.traces.changed] == ["outbox.html"]


def test_the_next_harvest_does_not_bring_them_back(project: Project, tmp_path: Path) -> None:
    project.put("ann.eml", project.mail(ANN, "Hello", ("form.pdf", project.form("ann", "friday"))))
    kept = (project.inbox / "ann.eml").read_bytes()
    harvest()
    gone()
    project.put("ann.eml", kept)
    project.put("elsewhere.pdf", project.form("ann", "saturday"))
    project.put("word.eml", project.mail(ANN, "3: Tuesdays"))
    assert harvest().forgotten == 3
    with Store(tmp_path) as store:
        assert (arrivals(store), list(store.originals)) == ((), [])


def test_a_message_with_anothers_form_is_removed_and_the_others_form_stays(project: Project, tmp_path: Path) -> None:
    both = ("a.pdf", project.form("ann", "friday", "Ann Reid says so")), ("b.pdf", project.form("bob", "saturday"))
    project.put("1.eml", project.mail(FAY, "Two of them", *both))
    harvest()
    seen = gone().farewell
    assert told(seen.stays, errors.STAYS_TOGETHER)
    with Store(tmp_path) as store:
        (bobs,) = taken_by(store, "bob")
        assert store.original(bobs.sha256)
        assert bobs.response is not None
        assert bobs.response.answers["day"].value == "saturday"
        assert taken_by(store, "ann") == ()
        assert not [each for each in store.originals if b"Ann Reid" in store.original(each)]
    assert harvest().looked == ()


def test_what_may_be_anothers_has_to_be_decided_first(project: Project) -> None:
    project.put("1.eml", project.mail(BOB, "", ("f.pdf", project.form("ann", "friday", name="Bob Hay"))))
    harvest()
    with pytest.raises(WtaFormsError) as raised:
        gone()
    assert raised.value.problems == (errors.DECIDE_FIRST.at("", number=1, place="inbox/1.eml", who="Ann Reid"),)


def test_anothers_answers_on_a_copy_made_for_them_stay_and_it_is_told(project: Project, tmp_path: Path) -> None:
    project.put("1.eml", project.mail(BOB, "", ("f.pdf", project.form("ann", "friday", name="Bob Hay"))))
    harvest()
    decide(1, "bob")
    seen = gone().farewell
    assert told(seen.stays, errors.STAYS_STAMPED)
    with Store(tmp_path) as store:
        (bobs,) = taken_by(store, "bob")
        assert bobs.response is not None
        assert bobs.response.recipient is None
        assert "Ann" not in bobs.why


def test_an_address_that_another_has_too_is_not_forgotten(project: Project, tmp_path: Path) -> None:
    project.put("1.eml", project.mail(CAL, "3: Tuesdays"))
    project.put("2.eml", project.mail(CAL, "", ("f.pdf", project.form("cal", "friday"))))
    harvest()
    seen = gone("Cal Orr").farewell
    assert seen.who.addresses == ()
    assert told(seen.stays, errors.STAYS_SHARED)
    project.put("3.eml", project.mail(CAL, "", ("f.pdf", project.form("dee", "friday"))))
    harvest()
    with Store(tmp_path) as store:
        assert len(taken_by(store, "dee")) == 1
        assert taken_by(store, "cal") == ()


def test_reports_that_quote_them_and_their_line_are_told(project: Project, tmp_path: Path) -> None:
    with_everything(project)
    report = "# Plan\n> Because the heron\n> nests beside it.\n\nSaid Ann Reid.".replace("\n> nests", " nests")
    (tmp_path / "plan-2026.md").write_text(report, encoding="utf-8")
    (tmp_path / "decisions.yaml").write_text("people: {ann@example.org: Ann Reid}\n", encoding="utf-8")
    cannot = gone().farewell.cannot
    what = "1 of the answers and the name or address once"
    assert cannot[0] == errors.CANNOT_LINE.at("", line=2, who="Ann Reid")
    assert errors.CANNOT_QUOTED.at("", file="plan-2026.md", what=what) in cannot
    assert errors.CANNOT_OWN.at("", file="decisions.yaml", what="the name or address 2 times, in line 1") in cannot


def test_words_of_theirs_that_deciding_has_put_down_go_or_are_told_by_line(project: Project, tmp_path: Path) -> None:
    with_everything(project)
    bobs = "bbbbbbbbbb,Why?,My own reasons.,en,,"
    table = f"id,question,original,language\naaaaaaaaaa,Why?,Because the heron nests beside it.,en\n{bobs}\n"
    (tmp_path / "answers.pl.csv").write_text(table.replace(",,\n", "\n"), encoding="utf-8")
    draft = {
        "fridge": {"why": "Because the heron nests beside it.", "day": "friday"},
        "other": {"why": "My own reasons."},
    }
    (tmp_path / "kept" / "drafts").mkdir()
    (tmp_path / "kept" / "drafts" / "round-2.json").write_text(json.dumps(draft), encoding="utf-8")
    themes = "Birds:\n  - cccccccccc  # “Because the heron nests\n    # beside it.”\nOther: []\n"
    (tmp_path / "themes.yaml").write_text(themes, encoding="utf-8")
    cannot = gone().farewell.cannot
    left = (tmp_path / "answers.pl.csv").read_text(encoding="utf-8-sig")
    assert [line.split(",")[0] for line in left.splitlines()] == ["id", "bbbbbbbbbb"]
    kept = json.loads((tmp_path / "kept" / "drafts" / "round-2.json").read_text(encoding="utf-8"))
    assert kept == {"fridge": {"day": "friday"}, "other": {"why": "My own reasons."}}, "Bob said friday, too"
    assert errors.CANNOT_OWN.at("", file="themes.yaml", what="1 of the answers, in line 2") in cannot
    assert (tmp_path / "themes.yaml").read_text(encoding="utf-8") == themes


def test_others_who_name_them_keep_their_words(project: Project, tmp_path: Path) -> None:
    project.put("a.pdf", project.form("ann", "friday"))
    project.put("b.pdf", project.form("bob", "friday", "Ann Reid will bring the fridge."))
    harvest()
    assert told(gone().farewell.stays, errors.STAYS_NAMED)
    with Store(tmp_path) as store:
        (bobs,) = taken_by(store, "bob")
        assert bobs.response is not None
        assert bobs.response.answers["why"].value == "Ann Reid will bring the fridge."


def test_somebody_whose_line_is_gone_already_can_be_forgotten(project: Project, tmp_path: Path) -> None:
    project.put("a.pdf", project.form("ann", "friday"))
    harvest()
    people = (tmp_path / "people.csv").read_text(encoding="utf-8")
    (tmp_path / "people.csv").write_text(people.replace("ann,Ann Reid,ann@example.org,carer\n", ""), encoding="utf-8")
    done = gone()
    assert (done.farewell.who.id, done.farewell.who.line) == ("ann", 0)
    assert naming(tmp_path, "ann reid") == []


def test_who_was_forgotten_is_not_said_to_wait_for_a_form(project: Project) -> None:
    with_everything(project)
    gone()
    assert "ann" not in {person.id for person in status().people}
    assert status().cases_of("ann") == ()


def test_twice_is_no_different(project: Project, tmp_path: Path) -> None:
    with_everything(project)
    gone()
    assert gone().farewell.is_empty


def test_nobody_of_that_name_is_told(project: Project) -> None:
    with pytest.raises(WtaFormsError) as raised:
        gone("Anne Reid")
    assert raised.value.problems == (errors.NOBODY_SUCH.at("", name="Anne Reid", advice="did you mean 'Ann Reid'?"),)


def test_who_was_forgotten_is_not_written_to_again(project: Project) -> None:
    gone()
    done = send(["fridge.yaml"], how=How(Road.SHOW))
    assert "Ann Reid" not in [each.person.name for each in done.batch.mailings]


# --- whatever stops it ------------------------------------------------------------------------------------------------

PLACES = 60 if os.environ.get("WTA_FORMS_FULL") == "1" else 4
"""How many of its writes it is killed at."""


@needs(strace)
def test_killed_at_any_write_the_next_one_finishes(project: Project, tmp_path: Path) -> None:
    with_everything(project)
    before = tmp_path.parent / f"{tmp_path.name}-before"
    shutil.copytree(tmp_path, before)
    command = [sys.executable, "-m", "tests.workflow.one_forget", str(tmp_path)]
    made = strace.calls_of(command)
    assert len(made) > 30
    finished = 0
    for number in sorted({(len(made) - 1) * place // PLACES for place in range(1, PLACES + 1)}):
        _again(before, tmp_path)
        assert strace.killed_at(number, made, command) == -9, number
        with Store(tmp_path) as store:
            finished += is_unfinished(store)
        assert subprocess.run(command, check=False, capture_output=True).returncode == 0
        left = naming(tmp_path, "ann reid", "ann@example.org", "heron", "otter")
        assert left == [], f"killed at write {number} of {len(made)}: {made[number]}"
        with Store(tmp_path) as store:
            assert len(taken_by(store, "bob")) == 1
            assert not is_unfinished(store)
    assert finished, "one of them was stopped between the rows and the files"


def _again(before: Path, folder: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(before, folder, dirs_exist_ok=True)


def test_a_copy_of_hers_anywhere_in_the_folder_goes_and_a_blank_one_stays(project: Project, tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "hers.pdf").write_bytes(project.form("ann"))
    (tmp_path / "forms" / "blank.pdf").write_bytes(copy_of(project.blank))
    gone()
    assert [path.name for path in (tmp_path / "forms").iterdir()] == ["blank.pdf"]
