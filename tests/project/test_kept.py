"""What a project keeps: whole, once, never written over, and enough to read answers by years later."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.map import Map, MapField
from wta_forms.project.kept import Kept, kept_in
from wta_forms.project.paths import write_files
from wta_forms.spec.load import read_form
from wta_forms.spec.stamp import digest_of

FORM = """\
form: fridge
version: {version}
languages: [en, pl]
title: The fridge
sections:
- use: about-you
- questions:
  - {{id: day, kind: select_one, label: Day, choices: {{fri: {label}, sat: Saturday}}}}
"""
PART = "part: about-you\nsections: [{questions: [{id: name, kind: text, label: Your name}]}]\n"
POLISH = "id,original,translation\nday.label,Day,Dzień\n"
MAP = Map(((595.0, 842.0),), (MapField("day-fri", 1, (1.0, 2.0, 3.0, 4.0), 0, "fri"),), ())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "project.yaml").write_text("title: The fridge\n")
    return tmp_path


def keep(
    project: Path, *, version: int = 1, label: str = "Friday", maps: tuple[Map, ...] = (MAP,), sent: str = ""
) -> Kept:
    """A form with a part in another folder, and a translation beside it, is kept."""
    parts = project / "elsewhere"
    parts.mkdir(exist_ok=True)
    (project / "fridge.yaml").write_text(FORM.format(version=version, label=label), encoding="utf-8")
    (parts / "about-you.yaml").write_text(PART, encoding="utf-8")
    (project / "fridge.pl.csv").write_text(POLISH, encoding="utf-8")
    kept = kept_in(project)
    assert kept is not None
    loaded = read_form(project / "fridge.yaml", [parts])
    assert loaded.is_fine, loaded.problems
    write_files(kept.files_for(loaded, {each.digest(): each for each in maps}, sent))
    return kept


def test_outside_a_project_nothing_is_kept(tmp_path: Path) -> None:
    assert kept_in(tmp_path) is None


def test_a_form_is_loaded_from_what_is_kept_alone(project: Path) -> None:
    made = read_form(project / "fridge.yaml", [project / "elsewhere"]).form if keep(project) else None
    for path in (project / "fridge.yaml", project / "fridge.pl.csv", project / "elsewhere" / "about-you.yaml"):
        path.unlink()
    (kept,) = Kept(project / "kept").forms()
    assert kept.load() == made
    assert made is not None
    assert (kept.form, kept.version, kept.digest) == ("fridge", 1, digest_of(made))
    assert made.questions[1].label.in_("pl") == "Dzień"


def test_the_same_content_twice_is_nothing_new(project: Path) -> None:
    kept = keep(project)
    files = {path: path.read_bytes() for path in (project / "kept").rglob("*") if path.is_file()}
    keep(project)
    assert {path: path.read_bytes() for path in (project / "kept").rglob("*") if path.is_file()} == files
    assert len(kept.forms()) == 1


def test_several_contents_of_one_version_are_kept_newest_first(project: Path) -> None:
    keep(project, label="Fri")
    kept = keep(project, label="Friday")
    labels = [form.load().question("day").choices[0].label.in_("en") for form in kept.forms("fridge", 1)]
    assert labels == ["Friday", "Fri"]
    assert kept.forms("fridge", 2) == kept.forms("other") == ()


def test_the_form_of_the_very_blank_comes_first(project: Path) -> None:
    other = Map(((595.0, 842.0),), (), ())
    keep(project, label="Fri", maps=(MAP,))
    kept = keep(project, label="Friday", maps=(other,))

    def first(blank: str) -> str:
        day = kept.forms_for("fridge", 1, blank)[0].question("day")
        return str(day.choices[0].label.in_("en"))

    assert first(MAP.digest()) == first(MAP.digest()[:16]) == "Fri"
    assert first(other.digest()) == first("") == "Friday"
    assert len(kept.forms_for("fridge", 1)) == 2


def test_a_map_is_found_by_its_digest_and_by_what_a_code_has_of_it(project: Path) -> None:
    kept = keep(project)
    assert kept.map(MAP.digest()) == kept.map(MAP.digest()[:16]) == MAP
    assert kept.map(MAP.digest()[:16] + "0" * 48) is None


@pytest.mark.parametrize("blank", ["", "abc", "../../../project", "..%2f..%2f..%2f..", "A" * 64, "g" * 64])
def test_what_stands_in_anybodys_file_is_no_path(project: Path, blank: str) -> None:
    kept = keep(project)
    (project / "kept" / "forms" / "x.json").write_text(MAP.to_json())
    assert kept.map(blank) is None
    assert len(kept.forms_for("fridge", 1, blank)) == 1
    assert kept.forms_for("../fridge", 1, blank) == ()


def test_it_is_known_when_copies_were_first_made_for_people(project: Path) -> None:
    assert keep(project).forms()[0].made_for_people == ""
    assert keep(project, sent="2026-03-03").forms()[0].made_for_people == "2026-03-03"
    assert keep(project, sent="2026-03-09").forms()[0].made_for_people == "2026-03-03"


def test_a_form_that_was_not_kept_whole_is_not_there_and_is_kept_the_next_time(project: Path) -> None:
    kept = keep(project)
    (folder,) = (project / "kept" / "forms").iterdir()
    (folder / "form.json").unlink()
    (folder / "about-you.yaml").unlink()
    assert kept.forms() == ()
    assert keep(project).forms()[0].load()


def test_what_was_damaged_is_told_and_stands_in_the_way_of_nothing(project: Path) -> None:
    keep(project, label="Fri")
    kept = keep(project)
    kept.key_made()
    newest, oldest = kept.forms()
    (newest.folder / "about-you.yaml").write_text("part: [")
    (oldest.folder / "form.json").write_text("{")
    assert kept.forms_for("fridge", 1) == ()
    told = {str(problem) for problem in kept.problems()}
    assert told == {str(errors.KEPT_BROKEN.at(str(each.folder))) for each in (newest, oldest)}


def test_a_note_says_what_the_folder_is_for(project: Path) -> None:
    keep(project)
    assert "backup" in (project / "kept" / "README.txt").read_text()


# --- the key ----------------------------------------------------------------------------------------------------------


def test_the_key_is_made_once(project: Path) -> None:
    kept = Kept(project / "kept")
    assert kept.key() is None
    key = kept.key_made()
    assert len(key) == 32
    assert kept.key_made() == kept.key() == key
    assert Kept(project / "another").key_made() != key


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_only_its_owner_may_read_the_key(project: Path) -> None:
    Kept(project / "kept").key_made()
    assert stat.S_IMODE((project / "kept" / "key").stat().st_mode) == 0o600
    assert [path.name for path in (project / "kept").iterdir()] == ["key"], "nothing is left lying beside it"


@pytest.mark.parametrize("content", ["", "abc", "zz" * 32, "00" * 31])
def test_what_is_no_key_is_told_and_not_written_over(project: Path, content: str) -> None:
    kept = keep(project)
    path = project / "kept" / "key"
    path.write_text(content)
    with pytest.raises(WtaFormsError) as raised:
        kept.key_made()
    assert raised.value.problems == (errors.KEY_BROKEN.at(str(path)),)
    assert path.read_text() == content
    assert tuple(kept.key_problems()) == raised.value.problems


def test_a_key_that_is_gone_is_told_where_forms_were_signed_with_it(project: Path) -> None:
    assert tuple(Kept(project / "kept").key_problems()) == ()
    assert tuple(keep(project).key_problems()) == (errors.KEY_GONE.at(str(project / "kept" / "key")),)
