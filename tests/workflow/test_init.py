"""A new project can be read by everything else, and nothing is written over."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.plan.authored.load import load_plan
from wta_forms.plan.settling.decisions import Decisions, load_decisions
from wta_forms.project.home import store_folder
from wta_forms.project.kept import Kept
from wta_forms.project.people import load_people
from wta_forms.project.settings import load_settings
from wta_forms.project.store import Store
from wta_forms.workflow.init import check_place, init, shipped_forms
from wta_forms.workflow.making.first_files import Begun
from wta_forms.workflow.making.specs import form_called

FRIDGE = Begun(
    title="The Friday fridge: round one",
    organisation="Leith Carers #2",
    name="Ewa Żółkowska",
    email="ewa@example.org",
    phone="0131 496 0000",
    forms={"project-values": "2026-11-20", "drivers": ""},
    who_sees="Ewa reads it: nobody else.\nThe plan goes to all.",
    keep_until="2027-06-30",
)

OWN_FORM = """\
form: fridge
version: 1
title: The fridge
sections:
  - use: about-you
  - questions: [{id: gap, kind: text, label: What is missing?}]
"""


def test_what_was_said_is_read_back_as_it_was_said(tmp_path: Path) -> None:
    init(tmp_path / "fridge", FRIDGE)
    read = load_settings(tmp_path / "fridge")
    assert (read.title, read.organisation, read.contact_name) == (FRIDGE.title, FRIDGE.organisation, FRIDGE.name)
    assert (read.contact_email, read.contact_phone, read.keep_until) == (FRIDGE.email, FRIDGE.phone, FRIDGE.keep_until)
    assert read.who_sees is not None
    assert read.who_sees.in_("en") == FRIDGE.who_sees
    assert [(form.name, form.answer_by) for form in read.forms] == [("project-values", "2026-11-20"), ("drivers", "")]
    assert (read.for_form("project-values").answer_by, read.for_form("drivers").answer_by) == ("2026-11-20", "")


@pytest.mark.parametrize("begun", [FRIDGE, Begun(title="Soup")], ids=["everything", "only a title"])
def test_each_remark_is_a_line_that_is_fine_without_its_mark(tmp_path: Path, begun: Begun) -> None:
    init(tmp_path / "fridge", begun)
    path = tmp_path / "fridge" / "project.yaml"
    text = path.read_text(encoding="utf-8")
    bare = "\n".join(
        line.replace("#", "", 1) if line.lstrip().startswith("#") and not line.startswith("# ") else line
        for line in text.splitlines()
    )
    assert bare != text
    path.write_text(bare, encoding="utf-8")
    (tmp_path / "fridge" / "logo.png").write_bytes(b"")
    load_settings(tmp_path / "fridge")


def test_decisions_can_be_read_before_anything_is_decided(tmp_path: Path) -> None:
    init(tmp_path / "fridge", FRIDGE)
    folder = tmp_path / "fridge"
    plan, forms = load_plan(folder / "plan.yaml", form_called(folder))
    assert load_decisions(folder / "decisions.yaml", plan, forms) == Decisions()


def test_the_table_of_people_is_one_for_excel_and_its_example_is_nobody(tmp_path: Path) -> None:
    init(tmp_path / "fridge", FRIDGE)
    path = tmp_path / "fridge" / "people.csv"
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfname,email,")
    with pytest.raises(WtaFormsError) as raised:
        load_people(path)
    assert raised.value.problems == (errors.PEOPLE_EMPTY.at(str(path)),)
    path.write_bytes(content + b"Ann Reid,ann@example.org,carer\r\n")
    (ann,) = load_people(path)
    assert (ann.id, ann.line) == ("ann-reid", 4)


def test_where_excel_parts_cells_by_semicolons_so_do_we(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wta_forms.workflow.init.locale.getlocale", lambda: ("German_Germany", "1252"))
    init(tmp_path / "fridge", FRIDGE)
    assert (tmp_path / "fridge" / "people.csv").read_text(encoding="utf-8-sig").startswith("name;email;")


def test_the_plan_is_the_shipped_one_that_reads_the_forms(tmp_path: Path) -> None:
    made = init(tmp_path / "fridge", FRIDGE)
    assert (made.plan, made.unplanned) == ("project-plan", ())
    plan, _ = load_plan(tmp_path / "fridge" / "plan.yaml", form_called(tmp_path / "fridge"))
    assert "drivers" in plan.reads
    assert init(tmp_path / "other", Begun("Soup", forms={"drivers": ""})).plan == "drivers"


def test_where_no_plan_reads_them_there_is_none_and_it_is_told(tmp_path: Path) -> None:
    made = init(tmp_path / "fridge", Begun("Soup", forms={"consent": ""}))
    assert (made.plan, made.unplanned) == ("", ("consent",))
    assert not (tmp_path / "fridge" / "plan.yaml").exists()


def test_a_form_of_ones_own_is_copied_and_a_shipped_part_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my-form.yaml").write_text(OWN_FORM, encoding="utf-8")
    init(tmp_path / "fridge", Begun("Soup", forms={"my-form.yaml": ""}))
    names = sorted(path.name for path in (tmp_path / "fridge").iterdir())
    assert names == [".gitignore", "decisions.yaml", "inbox", "kept", "my-form.yaml", "people.csv", "project.yaml"]
    assert [form.name for form in load_settings(tmp_path / "fridge").forms] == ["fridge"]


def test_the_key_is_there_from_the_beginning_for_its_owners_eyes_only(tmp_path: Path) -> None:
    init(tmp_path / "fridge", FRIDGE)
    kept = Kept(tmp_path / "fridge" / "kept")
    assert kept.key()
    assert stat.S_IMODE((kept.folder / "key").stat().st_mode) & 0o077 == 0
    assert "backup" in (kept.folder / "README.txt").read_text(encoding="utf-8")


def test_a_project_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    init(tmp_path / "fridge", FRIDGE)
    before = (tmp_path / "fridge" / "project.yaml").read_bytes()
    with pytest.raises(WtaFormsError) as raised:
        init(tmp_path / "fridge", Begun("Another"))
    assert errors.FOLDER_TAKEN.is_said(raised.value.problems[0])
    assert (tmp_path / "fridge" / "project.yaml").read_bytes() == before


def test_every_mistake_is_told_at_once_and_nothing_is_made(tmp_path: Path) -> None:
    wrong = Begun("Soup", email="ewa at example", forms={"driver": "", "drivers": "soon"}, keep_until="2027-13-01")
    with pytest.raises(WtaFormsError) as raised:
        init(tmp_path / "fridge", wrong)
    shipped = ", ".join(shipped_forms())
    assert raised.value.problems == (
        errors.NO_FORM_TO_ASK.at("", name="driver", shipped=shipped),
        errors.ADDRESS_BROKEN.at("", address="ewa at example"),
        errors.BAD_DAY.at("", value="2027-13-01"),
        errors.BAD_DAY.at("", value="soon"),
    )
    assert not (tmp_path / "fridge").exists()


# --- folders that are synchronised ------------------------------------------------------------------------------------


def test_a_synchronised_folder_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Council" / "fridge"
    with pytest.raises(WtaFormsError) as raised:
        check_place(folder)
    assert raised.value.problems == (errors.FOLDER_SYNCED.at(str(folder), program="OneDrive"),)


def test_with_synced_the_store_lies_in_the_users_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wta_forms.project.home.profile_folder", lambda environment: tmp_path / "profile")
    folder = tmp_path / "OneDrive" / "fridge"
    made = init(folder, FRIDGE, is_synced=True)
    assert made.store is not None
    assert made.store.parent == tmp_path / "profile"
    assert made.store.name.startswith("the-friday-fridge-round-one-")
    with Store(folder) as store:
        assert store.path.parent == made.store == store_folder(folder)
    assert not list(folder.rglob("*.sqlite"))
