"""people.csv as Excel and its neighbours save it: everybody in it, or every problem at its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.project.people import PEOPLE_FILE, By, Person, load_people, notes_on, short_name
from wta_forms.spec.shipped import EXAMPLES


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / PEOPLE_FILE
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def people(folder: Path, content: str | bytes) -> list[tuple[str, str, int]]:
    return [(person.id, person.name, person.line) for person in load_people(write(folder, content))]


def problems(folder: Path, content: str | bytes) -> list[Problem]:
    with pytest.raises(WtaFormsError) as raised:
        load_people(write(folder, content))
    return list(raised.value.problems)


def at(folder: Path, line: int) -> str:
    return f"{folder / PEOPLE_FILE}:{line}"


EWA_AND_JAN = [("ewa-nowak", "Ewa Nowak", 2), ("jan-kos", "Jan Kos", 3)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cells_are_parted_by_commas_semicolons_or_tabs(tmp_path: Path, delimiter: str, end: str) -> None:
    lines = ["name,role", "Ewa Nowak,carer", "Jan Kos,manager"]
    assert people(tmp_path, end.join(lines).replace(",", delimiter)) == EWA_AND_JAN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_may_be_in_any_encoding_that_excel_saves(tmp_path: Path, encoding: str) -> None:
    text = "name,town\nZoë Müller,Skarrild – Süd\n"
    (person,) = load_people(write(tmp_path, text.encode(encoding)))
    assert (person.name, person.columns["town"]) == ("Zoë Müller", "Skarrild – Süd")


def test_utf_16_of_either_kind_is_known_by_its_byte_order_mark(tmp_path: Path) -> None:
    text = "name\nŁucja\n"
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert people(tmp_path, mark + text.encode(encoding)) == [("lucja", "Łucja", 2)]


def test_a_person_has_every_cell_by_its_heading_in_small_letters(tmp_path: Path) -> None:
    content = "ID, Name ,Role,,E-mail\n7,  Ewa   Nowak , carer ,x\n"
    (person,) = load_people(write(tmp_path, content))
    assert person == Person("7", "Ewa Nowak", {"id": "7", "name": "Ewa   Nowak", "role": "carer"}, 2)


def test_empty_lines_are_passed_over_and_lines_are_counted_as_an_editor_does(tmp_path: Path) -> None:
    content = '\nname;about\n\n;;\nEwa Nowak;"Two\nlines; here"\nJan Kos;\n'
    assert people(tmp_path, content) == [("ewa-nowak", "Ewa Nowak", 5), ("jan-kos", "Jan Kos", 7)]


def test_without_a_column_name_nobody_can_be_told_apart(tmp_path: Path) -> None:
    assert problems(tmp_path, "\nNachname;Rolle\nNowak;x") == [errors.PEOPLE_NO_NAME_COLUMN.at(at(tmp_path, 2))]
    assert problems(tmp_path, "") == [errors.PEOPLE_NO_NAME_COLUMN.at(at(tmp_path, 1))]


def test_a_file_with_headings_alone_has_nobody_in_it(tmp_path: Path) -> None:
    assert problems(tmp_path, "name,role\n\n") == [errors.PEOPLE_EMPTY.at(str(tmp_path / PEOPLE_FILE))]


def test_every_problem_comes_at_once_each_at_its_line(tmp_path: Path) -> None:
    content = "name,role\nEwa Nowak,carer\n,manager\nJan Kos,x,and more\newa  NOWAK,x\n"
    assert problems(tmp_path, content) == [
        errors.PEOPLE_NO_NAME.at(at(tmp_path, 3)),
        errors.CSV_TOO_MANY_CELLS.at(at(tmp_path, 4)),
        errors.PEOPLE_NAMESAKES.at(at(tmp_path, 5), name="ewa NOWAK", first=2),
    ]


def test_two_people_of_one_name_are_told_apart_by_the_column_id(tmp_path: Path) -> None:
    assert people(tmp_path, "id,name\n1,Ewa\n2,Ewa\n,Jan") == [("1", "Ewa", 2), ("2", "Ewa", 3), ("jan", "Jan", 4)]
    same = errors.PEOPLE_SAME.at(at(tmp_path, 3), name="Jan", first=2)
    assert problems(tmp_path, "id,name\n1,Ewa\n1,Jan") == [same]
    without = errors.PEOPLE_NAMESAKES.at(at(tmp_path, 3), name="Ewa", first=2)
    assert problems(tmp_path, "name\nEwa\nEwa") == [without], "there is no column id to look at"


def test_a_heading_cannot_stand_twice(tmp_path: Path) -> None:
    twice = errors.TWICE_IN_LIST.at(at(tmp_path, 1), value="name", word=PEOPLE_FILE)
    assert problems(tmp_path, "name,Name\nEwa,Nowak") == [twice]


def test_empty_cells_behind_the_last_heading_are_no_problem(tmp_path: Path) -> None:
    assert people(tmp_path, "name;role;;\nEwa Nowak;carer;;;;\nJan Kos\n") == EWA_AND_JAN


@pytest.mark.parametrize("line", ['"Ewa,carer', '"Ewa" Nowak,carer'])
def test_a_quotation_mark_that_is_not_closed_does_not_swallow_anybody(tmp_path: Path, line: str) -> None:
    assert problems(tmp_path, f"name,role\nZoë,x\n{line}\nJan Kos,x\n") == [errors.CSV_BROKEN.at(at(tmp_path, 3))]


def test_quotes_inside_a_name_are_part_of_it(tmp_path: Path) -> None:
    assert people(tmp_path, 'name\nAnna "Ania" Kos\n"Jan ""Janek"" Kos"\n') == [
        ("anna-ania-kos", 'Anna "Ania" Kos', 2),
        ("jan-janek-kos", 'Jan "Janek" Kos', 3),
    ]


def test_a_cell_longer_than_any_answer_is_a_problem_at_its_line(tmp_path: Path) -> None:
    assert problems(tmp_path, "name,about\nEwa," + "a" * 200_000) == [errors.CSV_BROKEN.at(at(tmp_path, 2))]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WtaFormsError) as raised:
        load_people(tmp_path / PEOPLE_FILE)
    assert raised.value.problems == (errors.NOT_FOUND.at(str(tmp_path / PEOPLE_FILE)),)


def test_the_people_of_the_example_are_fine() -> None:
    assert len(load_people(EXAMPLES / "friday-fridge" / PEOPLE_FILE)) == 12


# --- how they are reached ---------------------------------------------------------------------------------------------


def test_people_are_reached_as_the_table_says_else_by_mail_where_there_is_an_address(tmp_path: Path) -> None:
    content = "name,email,by\nAnn,ann@example.org,\nBob,bob@example.org,Post\nCal,,phone\nDee,,\n"
    assert [person.by for person in load_people(write(tmp_path, content))] == [By.EMAIL, By.POST, By.PHONE, By.POST]


def test_a_table_without_addresses_is_fine(tmp_path: Path) -> None:
    assert [person.email for person in load_people(write(tmp_path, "name\nAnn\n"))] == [""]


def test_what_is_no_address_or_no_way_to_reach_anybody_is_told_at_its_line(tmp_path: Path) -> None:
    content = "name,email,by\nAnn,ann at example.org,\nBob,,pots\nCal,,email\n"
    assert problems(tmp_path, content) == [
        errors.ADDRESS_BROKEN.at(at(tmp_path, 2), address="ann at example.org"),
        errors.PEOPLE_BY.at(at(tmp_path, 3), value="pots", advice="did you mean 'post'?"),
        errors.PEOPLE_NO_ADDRESS.at(at(tmp_path, 4), name="Cal"),
    ]


def test_an_address_that_would_add_a_header_is_refused_at_its_line(tmp_path: Path) -> None:
    content = 'name,email\nAnn,"ann@example.org\nBcc: all@example.org"\n'
    shown = "ann@example.org\\x0aBcc: all@example.org"
    assert problems(tmp_path, content) == [errors.ADDRESS_BREAKS.at(at(tmp_path, 2), address=shown)]


def test_an_address_that_two_people_share_is_a_note(tmp_path: Path) -> None:
    path = write(tmp_path, "name,email\nAnn,home@example.org\nBob,Home@Example.org\n")
    shared = errors.PEOPLE_SHARE_ADDRESS.at(f"{path}:3", address="Home@Example.org", name="Ann", first=2)
    assert list(notes_on(load_people(path), path)) == [shared]


# --- names for files --------------------------------------------------------------------------------------------------

NAMES = {
    "Łukasz Żółć": "lukasz-zolc",
    "Øystein Ærø": "oystein-aero",
    "Straße": "strasse",
    "O'Neil, Seán": "o-neil-sean",
    "IŞIL Işıl": "isil-isil",
    "Đặng Þór": "dang-thor",
    "../../etc/passwd": "etc-passwd",
    "李": "674e",
    "Мария": "41c-430-440-438-44f",
    "---": "2d-2d-2d",
    "  ": "",
    "": "",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_becomes_small_latin_letters_figures_and_dashes(name: str) -> None:
    assert short_name(name) == NAMES[name]


@given(st.text())
def test_any_name_that_is_not_blank_has_a_short_one_that_is_safe_in_a_file_name(name: str) -> None:
    short = short_name(name)
    assert bool(short) == bool(name.strip())
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", short)
    assert len(short) <= 60


@given(st.text(st.characters(min_codepoint=0x400, max_codepoint=0x4FF, categories=["L"]), min_size=1, max_size=9))
def test_names_in_other_scripts_stay_different(name: str) -> None:
    assert short_name(name) != short_name(name + "я")
