"""Closing: an archive in which nobody is named, and nothing else when its time is over."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.harvest.letters import ANN, BOB, PROJECT, Project
from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.project.settings import load_settings
from wta_forms.workflow.close import Closed, Ending, close, said_of_the_end
from wta_forms.workflow.ending import notes_on_the_end
from wta_forms.workflow.forget import forget
from wta_forms.workflow.generate import copy_of
from wta_forms.workflow.harvest import harvest
from wta_forms.workflow.posting.leaving import How, Road
from wta_forms.workflow.send import send

FORM = """\
form: fridge
version: 1
title: The Friday fridge
sections:
  - questions:
      - {id: name, kind: text, label: Your name, prefill: name}
      - {id: sharing, kind: sharing}
      - {id: day, kind: select_one, label: Which day?, choices: {friday: Friday, saturday: Saturday}}
      - {id: why, kind: paragraph, label: Why?}
      - {id: phone, kind: phone, label: Your telephone}
      - {id: secret, kind: text, label: Between us, share: never}
      - {id: health, kind: text, label: How are you?, share: count}
"""

PLAN = """\
plan: ours
version: 1
title: "{project.title}: our plan"
reads: [fridge]
sections:
  - {title: Who took part, show: [{from: people.contributors, as: list}]}
  - {title: Why, show: [{from: fridge.why, as: quotes}]}
"""

LATER, BEFORE = "2027-07-01", "2026-12-31"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    (tmp_path / "fridge.yaml").write_text(FORM, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "project.yaml").write_text(f"{PROJECT}keep_until: 2027-06-30\n", encoding="utf-8")
    send(["fridge.yaml"], how=How(Road.DRAFT))
    made.put("1.eml", made.mail(ANN, "", ("a.pdf", answered(made, "ann", "It is near.", "friday"))))
    made.put("2.eml", made.mail(BOB, "", ("b.pdf", answered(made, "bob", "A warm room.", "saturday", "count"))))
    harvest()
    return made


def answered(project: Project, person: str, why: str, day: str, wish: str = "role") -> bytes:
    values: dict[str, str | bool] = {
        "why": why,
        "phone": "0131 496 0123",
        "secret": "the safe code",
        "health": "rather ill",
        f"day-{day}": True,
        f"sharing-{wish}": True,
    }
    return copy_of(project.blank, project.people[person], values=values)


def closing(day: str) -> Closed:
    return close(confirm=lambda ending: True, today=day)


def packed(folder: Path, name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(folder / name) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def test_before_its_day_an_archive_is_packed_and_nothing_deleted(project: Project, tmp_path: Path) -> None:
    done = closing(BEFORE)
    assert (done.is_done, done.is_over, done.ending.deleted) == (True, False, ())
    names = packed(tmp_path, done.ending.archive)
    assert {"README.txt", "plan.md", "plan.docx", "plan.yaml", "answers/fridge.json"} <= names.keys()
    assert any(name.startswith("forms/fridge-1-") for name in names)
    assert (tmp_path / "people.csv").is_file()


def test_nobody_is_named_in_the_archive_and_nothing_is_told_that_was_not_to_be(
    project: Project, tmp_path: Path
) -> None:
    files = packed(tmp_path, closing(BEFORE).ending.archive)
    with zipfile.ZipFile(tmp_path / closing(BEFORE).ending.archive) as archive:
        archive.extract("plan.docx", tmp_path / "out")
    with zipfile.ZipFile(tmp_path / "out" / "plan.docx") as document:
        files |= {name: document.read(name) for name in document.namelist()}
    everything = b"\n".join(files.values()) + "\n".join(files).encode()
    for word in ("Ann Reid", "Bob Hay", "example.org", "0131 496 0123", "safe code", "rather ill", "A warm room"):
        assert word.encode() not in everything, word
    assert json.loads(files["answers/fridge.json"]) == {"day": ["friday"], "why": ["It is near."]}
    assert b"It is near." in files["plan.md"]


def test_from_its_day_on_the_rest_is_deleted(project: Project, tmp_path: Path) -> None:
    done = closing(LATER)
    assert (done.is_done, done.is_over) == (True, True)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["closed.txt", "fridge.yaml", "plan.yaml", "project.yaml", done.ending.archive]


def test_twice_is_once(project: Project, tmp_path: Path) -> None:
    first = closing(LATER)
    content = (tmp_path / first.ending.archive).read_bytes()
    again = closing(LATER)
    assert (again.is_done, again.is_over) == (False, True)
    assert (tmp_path / first.ending.archive).read_bytes() == content
    assert len(list(tmp_path.glob("*.zip"))) == 1


def test_twice_before_its_day_packs_the_same_file(project: Project, tmp_path: Path) -> None:
    assert closing(BEFORE).ending.archive == closing(BEFORE).ending.archive
    assert len(list(tmp_path.glob("*.zip"))) == 1


def test_interrupted_it_deletes_the_rest_and_packs_nothing_again(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def stopped(path: Path) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("wta_forms.workflow.close.shutil.rmtree", stopped)
        with pytest.raises(Killed):
            closing(LATER)
    assert not (tmp_path / "people.csv").exists()
    assert (tmp_path / "kept").exists()
    done = closing(LATER)
    assert (done.ending.archive, done.is_over) == ("", True)
    assert not (tmp_path / "kept").exists()
    (archive,) = tmp_path.glob("*.zip")
    assert b"It is near." in packed(tmp_path, archive.name)["plan.md"]


def test_without_its_archive_nothing_more_is_deleted(project: Project, tmp_path: Path) -> None:
    name = closing(LATER).ending.archive
    (tmp_path / name).unlink()
    (tmp_path / "inbox").mkdir()
    with pytest.raises(WtaFormsError) as raised:
        closing(LATER)
    assert raised.value.problems == (errors.ARCHIVE_GONE.at("closed.txt", name=name),)
    assert (tmp_path / "inbox").exists()


def test_nothing_happens_before_somebody_has_seen_it(project: Project, tmp_path: Path) -> None:
    (tmp_path / "plan-2026.md").write_text("Said Ann Reid and Bob Hay", encoding="utf-8")
    seen: list[Ending] = []

    def no(ending: Ending) -> bool:
        seen.append(ending)
        return False

    assert not close(confirm=no, today=LATER).is_done
    assert list(tmp_path.glob("*.zip")) == []
    assert [path.as_posix() for path in seen[0].deleted] == ["people.csv", "inbox", "outbox", "to-print", "kept"]
    assert [(path.as_posix(), count) for path, count in seen[0].left] == [("plan-2026.md", 2)]


def test_copies_made_for_a_person_go_wherever_they_lie_and_blank_ones_stay(project: Project, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for name, content in (("ann", copy_of(project.blank, project.people["ann"])), ("blank", copy_of(project.blank))):
        (tmp_path / "out" / f"{name}.pdf").write_bytes(content)
    (tmp_path / "answers.en.csv").write_text("id,original,translation\n", encoding="utf-8")
    (tmp_path / "themes.yaml").write_text("Near: []\n", encoding="utf-8")
    before = closing(BEFORE).ending
    gone = ["out/ann.pdf", "people.csv", "themes.yaml", "answers.en.csv", "inbox", "outbox", "to-print", "kept"]
    assert (before.deleted, [path.as_posix() for path in before.later]) == ((), gone)
    assert before.left == ()
    after = closing(LATER).ending
    assert ([path.as_posix() for path in after.deleted], after.later) == (gone, ())
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["blank.pdf"]


def test_a_copy_that_cannot_be_deleted_keeps_the_rest_until_it_is_gone(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "ann.pdf"
    copy.write_bytes(copy_of(project.blank, project.people["ann"]))

    unlink = Path.unlink

    def refused(path: Path, missing_ok: bool = False) -> None:
        if path.name == copy.name:
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path, missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refused)
        with pytest.raises(WtaFormsError) as raised:
            closing(LATER)
    assert raised.value.problems == (errors.CANNOT_DELETE.at("ann.pdf", why="Permission denied"),)
    assert (tmp_path / "people.csv").is_file()
    assert closing(LATER).is_over
    assert not copy.exists()
    assert not (tmp_path / "people.csv").exists()


def test_without_keep_until_nothing_is_deleted_and_it_is_told(project: Project, tmp_path: Path) -> None:
    (tmp_path / "project.yaml").write_text(PROJECT, encoding="utf-8")
    done = closing(LATER)
    assert errors.NO_KEEP_UNTIL.at("project.yaml", example="2027-12-28") in done.ending.notes
    assert (tmp_path / "people.csv").is_file()


# --- what check and status say ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "told"),
    [("2027-06-01", None), ("2027-06-20", errors.KEEP_UNTIL_NEAR), ("2027-06-30", errors.KEEP_UNTIL_PAST)],
)
def test_the_end_is_told_when_it_is_near(tmp_path: Path, today: str, told: object) -> None:
    (tmp_path / "project.yaml").write_text("title: Soup\nkeep_until: 2027-06-30\n", encoding="utf-8")
    found = list(said_of_the_end(tmp_path, load_settings(tmp_path), today))
    assert [each.is_note for each in found] == ([True] if told else [])
    assert not found or told.is_said(found[0])  # type: ignore[attr-defined]


def test_who_was_forgotten_and_still_has_a_line_is_told(project: Project) -> None:
    forget("ann", lambda farewell: True)
    assert errors.FORGOTTEN_IN_PEOPLE.at("people.csv:2", who="Ann Reid") in list(notes_on_the_end(today=BEFORE))
