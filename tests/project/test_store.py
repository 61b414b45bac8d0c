"""The store: every change is there whole or not at all, and whatever stands in its way is told in a sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wta_forms import errors
from wta_forms.errors import Message, Problem, WtaFormsError
from wta_forms.project import store as store_module
from wta_forms.project.audit import Deed, deeds, note
from wta_forms.project.home import ELSEWHERE, HOME, store_folder
from wta_forms.project.schema import STEPS
from wta_forms.project.store import ORIGINALS, STORE_FILE, Change, Store, clean

MONDAY = "2026-03-02T09:00:00Z"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path, clock=lambda: MONDAY, who="ewa") as store:
        yield store


def problem(of: pytest.ExceptionInfo[WtaFormsError]) -> Problem:
    (only,) = of.value.problems
    return only


def is_made_from(problem: Problem, message: Message) -> bool:
    """Whether a sentence is this one of the catalogue, whatever stands in its gaps."""
    pieces = message.text.replace("{seconds:g}", "{}").split("{")
    return all(piece.partition("}")[2] in problem.message for piece in pieces[1:]) and pieces[0] in problem.message


# --- changes ----------------------------------------------------------------------------------------------------------


def test_a_change_is_there_when_it_has_ended_with_who_made_it_and_when(store: Store) -> None:
    with store.change() as change:
        note(change, "Ann Reid's form was taken in", person="ann-reid")
    assert deeds(store) == (Deed(MONDAY, "ewa", "Ann Reid's form was taken in", "ann-reid"),)


def test_of_a_change_that_fails_nothing_is_there(store: Store) -> None:
    def note_and_fail(change: Change) -> None:
        note(change, "something")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), store.change() as change:
        note_and_fail(change)
    assert deeds(store) == ()


def test_deeds_can_be_asked_for_one_person(store: Store) -> None:
    with store.change() as change:
        note(change, "a mail was written", person="ann-reid")
        note(change, "the project was closed")
    assert [deed.what for deed in deeds(store, "ann-reid")] == ["a mail was written"]


def test_what_is_there_already_by_a_unique_key_is_not_added_again(store: Store) -> None:
    with store.change() as change:
        assert change.add("audit", id=7, at="", who="", what="", person="", before="") == 7
        assert change.add("audit", id=7, at="", who="", what="", person="", before="") is None


def test_time_is_that_of_the_clock_that_is_passed_in(tmp_path: Path) -> None:
    days = count(1)
    with Store(tmp_path, clock=lambda: f"2026-03-0{next(days)}T09:00:00Z") as store:
        for _ in range(2):
            with store.change() as change:
                note(change, "looked")
        assert [deed.at[:10] for deed in deeds(store)] == ["2026-03-02", "2026-03-03"]  # the first made the store


def test_what_was_kept_is_there_for_the_next_one_who_opens_it(tmp_path: Path) -> None:
    with Store(tmp_path) as store, store.change() as change:
        note(change, "looked")
        sha256 = store.keep(b"a form")
    with Store(tmp_path) as again:
        assert [deed.what for deed in deeds(again)] == ["looked"]
        assert again.original(sha256) == b"a form"
        assert not list(again.problems())


@pytest.mark.parametrize(
    "words", ["the heron nests", "the heron nests " * 5_000], ids=["in a row", "on pages of its own"]
)
def test_what_was_deleted_is_wiped_at_once_and_not_only_when_the_file_is_packed(words: str, tmp_path: Path) -> None:
    """Whoever stops forget between the two must not leave the words of a person in the file."""
    with Store(tmp_path) as store:
        with store.change() as change:
            note(change, "first", before=words)
            note(change, "second", before=words)
        assert b"heron" in store.path.read_bytes()
        with store.change() as change:
            change.run("DELETE FROM audit WHERE what = 'first'")
            change.run("UPDATE audit SET before = ''")
        assert b"heron" not in store.path.read_bytes()


def test_eight_that_change_it_at_once_each_have_their_say(tmp_path: Path) -> None:
    def twelve_notes(name: str) -> None:
        with Store(tmp_path, who=name) as store:
            for number in range(12):
                with store.change() as change:
                    note(change, f"{number}")

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(twelve_notes, "abcdefgh"))
    with Store(tmp_path) as store:
        said = [(deed.who, deed.what) for deed in deeds(store)]
    assert sorted(said) == sorted((name, f"{number}") for name in "abcdefgh" for number in range(12))


# --- text -------------------------------------------------------------------------------------------------------------


@given(st.text(st.characters(codec=None), max_size=40))
def test_any_text_can_be_kept_and_comes_back_as_it_was_but_for_what_no_store_keeps(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    (back,) = connection.execute("SELECT ?", (clean(text),)).fetchone()
    assert back == clean(text)
    assert [a for a in text if a != "\0" and not "\ud800" <= a <= "\udfff"] == [
        b for a, b in zip(text, back, strict=True) if a == b or b != "\ufffd"
    ]


def test_half_a_character_and_nul_are_cleaned_at_the_door(store: Store) -> None:
    with store.change() as change:
        note(change, "half \ud83d and \0 nothing")
    assert deeds(store)[0].what == "half \ufffd and \ufffd nothing"


# --- versions ---------------------------------------------------------------------------------------------------------


def test_a_new_store_has_the_newest_version_and_says_whose_it_is(store: Store) -> None:
    assert store.rows("PRAGMA user_version")[0][0] == len(STEPS)
    assert store.path.read_bytes()[68:72] == b"wtaf"


def test_an_older_store_is_brought_up_to_date_with_all_that_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path) as store, store.change() as change:
        note(change, "looked")
    newer = (*STEPS, ("CREATE TABLE later (id INTEGER)", "ALTER TABLE audit ADD COLUMN place TEXT DEFAULT 'here'"))
    monkeypatch.setattr(store_module, "STEPS", newer)
    with Store(tmp_path) as store:
        assert [tuple(row) for row in store.rows("SELECT what, place FROM audit")] == [("looked", "here")]
        assert store.rows("PRAGMA user_version")[0][0] == len(newer)


def test_a_store_that_could_not_be_brought_up_to_date_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(tmp_path).close()
    with monkeypatch.context() as patched:
        patched.setattr(store_module, "STEPS", (*STEPS, ("CREATE TABLE later (id INTEGER)", "SELECT nonsense")))
        with pytest.raises(WtaFormsError):
            Store(tmp_path)
    with Store(tmp_path) as store:
        assert store.rows("PRAGMA user_version")[0][0] == len(STEPS)
        assert not store.rows("SELECT 1 FROM sqlite_master WHERE name = 'later'")


def test_a_store_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    with Store(tmp_path) as store, store.change() as change:
        change.run(f"PRAGMA user_version = {len(STEPS) + 1}")
    with pytest.raises(WtaFormsError) as raised:
        Store(tmp_path)
    path = tmp_path / HOME / STORE_FILE
    assert problem(raised) == errors.STORE_NEWER.at(str(path), found=len(STEPS) + 1, known=len(STEPS))


def test_a_database_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / HOME / STORE_FILE
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(WtaFormsError) as raised:
        Store(tmp_path)
    assert problem(raised) == errors.STORE_NOT_OURS.at(str(path))
    assert path.read_bytes() == before


# --- what stands in its way -------------------------------------------------------------------------------------------


def test_one_that_is_busy_too_long_is_told(tmp_path: Path) -> None:
    with Store(tmp_path) as busy, Store(tmp_path, patience=0.05) as waiting:
        with busy.change(), pytest.raises(WtaFormsError) as raised, waiting.change():
            pass
        assert problem(raised) == errors.STORE_LOCKED.at(str(waiting.path), seconds=0.05)
        with waiting.change() as change:
            note(change, "afterwards")


@pytest.mark.parametrize("begins", [b"%PDF-1.7 not a database at all", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_store_is_told_with_what_to_do(tmp_path: Path, begins: bytes) -> None:
    path = tmp_path / HOME / STORE_FILE
    path.parent.mkdir()
    path.write_bytes(begins)
    with pytest.raises(WtaFormsError) as raised:
        Store(tmp_path)
    assert is_made_from(problem(raised), errors.STORE_DAMAGED)
    assert str(path.parent / ORIGINALS) in problem(raised).hint
    assert path.read_bytes() == begins


def test_a_page_that_was_overwritten_is_found_when_the_store_is_looked_at(tmp_path: Path) -> None:
    with Store(tmp_path) as store, store.change() as change:
        for number in range(2000):
            note(change, f"{number}", person=f"{number}")
    path = tmp_path / HOME / STORE_FILE
    content = bytearray(path.read_bytes())
    content[-3 * 4096 : -2 * 4096] = b"\x07" * 4096
    path.write_bytes(content)
    with Store(tmp_path) as store:
        try:
            found = list(store.problems())
        except WtaFormsError as error:  # where the damage stops SQLite from looking on
            found = list(error.problems)
    assert found
    assert all(is_made_from(each, errors.STORE_DAMAGED) for each in found)


def test_a_store_that_was_emptied_from_outside_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.keep(b"a form")
    store.path.write_bytes(b"")
    with pytest.raises(WtaFormsError) as raised:
        Store(tmp_path)
    assert is_made_from(problem(raised), errors.STORE_DAMAGED)
    store.path.unlink()  # as the sentence says
    Store(tmp_path).close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "project").write_text("a file")
    with pytest.raises(WtaFormsError) as raised:
        Store(tmp_path / "project")
    assert is_made_from(problem(raised), errors.STORE_READ_ONLY)


def test_an_original_that_cannot_be_written_for_want_of_room_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wta_forms.project.originals.os.fsync", no_room)
    with pytest.raises(WtaFormsError) as raised:
        store.keep(b"a form")
    assert problem(raised) == errors.STORE_FULL.at(str(store.home))


def test_a_store_that_may_not_grow_is_told_and_keeps_what_it_has(store: Store) -> None:
    with store.change() as change:
        note(change, "before")
    store.rows(f"PRAGMA max_page_count = {store.rows('PRAGMA page_count')[0][0]}")
    with pytest.raises(WtaFormsError) as raised, store.change() as change:
        note(change, "x" * 100_000)
    assert problem(raised) == errors.STORE_FULL.at(str(store.home))
    assert [deed.what for deed in deeds(store)] == ["before"]


# --- where it lies ----------------------------------------------------------------------------------------------------


def test_the_store_lies_in_the_folder_with_what_the_project_keeps(tmp_path: Path) -> None:
    assert store_folder(tmp_path) == tmp_path / "kept"


def test_a_file_may_name_another_folder_where_it_lies(tmp_path: Path) -> None:
    elsewhere = tmp_path / "profile"
    elsewhere.mkdir()
    (tmp_path / HOME).mkdir()
    (tmp_path / HOME / ELSEWHERE).write_text(f"{elsewhere}\nMore words.\n", encoding="utf-8")
    with Store(tmp_path) as store:
        assert store.path == elsewhere / STORE_FILE


def test_a_folder_that_is_not_there_any_more_is_told_and_not_made_anew(tmp_path: Path) -> None:
    (tmp_path / HOME).mkdir()
    pointer = tmp_path / HOME / ELSEWHERE
    pointer.write_text("/nowhere/at/all\n", encoding="utf-8")
    with pytest.raises(WtaFormsError) as raised:
        Store(tmp_path)
    assert problem(raised) == errors.STORE_POINTS_NOWHERE.at(str(pointer), home="/nowhere/at/all")
