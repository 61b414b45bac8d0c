"""Where answers come from: folders, messages, mailboxes of other programs, zip files. All of them are only read."""

from __future__ import annotations

import errno
import mailbox
import zipfile
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.mail.letters import letter
from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.harvest.arrived import Arrived, Form, form_of
from wta_forms.harvest.sources import FILE_BYTES, arrived_from
from wta_forms.harvest.zips import BYTES, MEMBERS, is_zip, members_of


def arrived(path: Path, told: list[Problem] | None = None) -> list[Arrived]:
    return list(arrived_from(path, (told if told is not None else []).append))


def places(path: Path) -> list[str]:
    return [each.place.removeprefix(f"{path.as_posix()}") for each in arrived(path)]


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


# --- folders ----------------------------------------------------------------------------------------------------------


def test_a_folder_has_its_files_and_those_of_folders_in_it(tmp_path: Path) -> None:
    (tmp_path / "from post").mkdir()
    (tmp_path / "from post" / "b.pdf").write_bytes(b"%PDF-b")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-a")
    assert [(each.place, each.load()) for each in arrived(tmp_path)] == [
        (f"{tmp_path}/a.pdf", b"%PDF-a"),
        (f"{tmp_path}/from post/b.pdf", b"%PDF-b"),
    ]


@pytest.mark.parametrize("name", [".DS_Store", "~$answers.docx", "Thumbs.db", "desktop.ini", ".hidden.pdf"])
def test_what_systems_and_programs_put_there_themselves_is_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert arrived(tmp_path) == []


def test_messages_come_first_as_they_say_when_a_file_beside_them_came(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "form.pdf").write_bytes(b"%PDF-a")
    (tmp_path / "z").write_bytes(letter("Here it is.").as_bytes())
    assert places(tmp_path) == ["/z", "/a/form.pdf"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "secret").write_bytes(b"x")
    (tmp_path / "inbox" / "link").symlink_to(tmp_path / "secret")
    (tmp_path / "inbox" / "round").symlink_to(tmp_path)
    assert arrived(tmp_path / "inbox") == []


def test_a_file_that_is_too_large_is_told_and_left(tmp_path: Path) -> None:
    with (tmp_path / "film.mov").open("wb") as file:
        file.truncate(FILE_BYTES + 1)
    told: list[Problem] = []
    assert arrived(tmp_path, told) == []
    assert told == [errors.LEFT_TOO_LARGE.at(str(tmp_path / "film.mov"), limit="200 MB")]


def test_a_file_that_may_not_be_read_is_told_and_the_others_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    (tmp_path / "b.pdf").write_bytes(b"x")
    opens = Path.open

    def refused(path: Path, *how: Any, **more: Any) -> object:
        """As the system refuses whoever is not root, whom it refuses nothing."""
        if path.name == "a.pdf":
            raise PermissionError(errno.EACCES, "Permission denied")
        return opens(path, *how, **more)

    monkeypatch.setattr(Path, "open", refused)
    told: list[Problem] = []
    assert [each.name for each in arrived(tmp_path, told)] == ["b.pdf"]
    assert [problem.where for problem in told] == [str(tmp_path / "a.pdf")]


def test_a_place_where_nothing_is_is_told(tmp_path: Path) -> None:
    with pytest.raises(WtaFormsError) as raised:
        arrived(tmp_path / "nowhere")
    assert raised.value.problems == (errors.NOT_FOUND.at(str(tmp_path / "nowhere")),)


def test_looking_changes_nothing(tmp_path: Path) -> None:
    box = mailbox.Maildir(tmp_path / "Maildir")
    box.add(letter("One"))
    (tmp_path / "Inbox").write_bytes(b"From - Mon Mar 02 09:00:00 2026\n" + letter("Two").as_bytes() + b"\n\n")
    (tmp_path / "a.eml").write_bytes(letter("Three").as_bytes())
    before = snapshot(tmp_path)
    assert len([each.load() for each in arrived(tmp_path)]) == 3
    assert snapshot(tmp_path) == before


# --- mailboxes --------------------------------------------------------------------------------------------------------


def texts(path: Path) -> list[str]:
    """The bodies of what came, on Unix's line ends."""
    return [each.load().replace(b"\r\n", b"\n").partition(b"\n\n")[2].decode() for each in arrived(path)]


def test_an_mbox_as_python_writes_it_has_every_message_as_it_was(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "Inbox")
    for text in ("One\n", "From now on\n", "Three\n\nFrom the start\n"):
        box.add(letter(text))
    box.close()
    assert texts(tmp_path / "Inbox") == ["One\n", "From now on\n", "Three\n\nFrom the start\n"]


def test_a_sentence_that_begins_with_from_begins_no_message(tmp_path: Path) -> None:
    first, second = letter("Dear Ewa,\n\nFrom now on call me Ann.\n"), letter("Two\n")
    begin = b"From ann@example.org Mon Mar  2 09:00:00 2026\n"
    (tmp_path / "box").write_bytes(begin + first.as_bytes() + b"\n" + begin + second.as_bytes())
    assert [len(each.load()) for each in arrived(tmp_path / "box")] == [len(first.as_bytes()), len(second.as_bytes())]


@pytest.mark.parametrize(
    "begin",
    [
        b"From - Mon Mar 02 09:00:00 2026\r\n",
        b"From MAILER-DAEMON Mon Mar  2 09:00:00 2026\n",
        b"From 1790000000000000@xxx Mon Mar 02 09:00:00 +0000 2026\n",
    ],
    ids=["Thunderbird", "Apple Mail", "Gmail's Takeout"],
)
def test_an_mbox_is_known_by_how_it_begins_and_not_by_its_name(tmp_path: Path, begin: bytes) -> None:
    (tmp_path / "Sent").write_bytes(begin + letter("One").as_bytes())
    (only,) = arrived(tmp_path)
    assert (only.load(), only.is_chosen) == (letter("One").as_bytes(), False)


def test_of_an_mbox_each_message_has_the_place_of_the_file_as_numbers_change_when_others_go(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "Inbox")
    for text in ("One", "Two"):
        box.add(letter(text))
    box.close()
    assert places(tmp_path) == ["/Inbox", "/Inbox"]


def test_a_maildir_has_new_messages_and_read_ones(tmp_path: Path) -> None:
    box = mailbox.Maildir(tmp_path / "Maildir")
    seen = mailbox.MaildirMessage(letter("Two\n"))
    seen.set_subdir("cur")
    seen.set_flags("SR")
    box.add(letter("One\n"))
    box.add(seen)
    assert texts(tmp_path / "Maildir") == ["One\n", "Two\n"]


def test_a_message_of_a_maildir_keeps_its_place_when_it_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "Maildir"
    box = mailbox.Maildir(folder)
    key = box.add(letter("One\n"))
    (before,) = places(folder)
    message = box[key]
    message.set_subdir("cur")
    message.set_flags("S")
    box[key] = message
    assert places(folder) == [before]


def test_a_message_that_is_moved_while_we_look_is_found_where_it_went(tmp_path: Path) -> None:
    folder = tmp_path / "Maildir"
    mailbox.Maildir(folder).add(letter("One\n"))
    (only,) = arrived(folder)
    (path,) = (folder / "new").iterdir()
    path.rename(folder / "cur" / f"{path.name}:2,S")
    assert only.load().endswith(b"One\r\n")


# --- what a file is ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "name", "form"),
    [
        (letter("One").as_bytes(), "a.txt", Form.MESSAGE),
        (b"Only: a line\n\nand no sender", "a.eml", Form.MESSAGE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le"), "a", Form.OUTLOOK),
        (b"%PDF-1.7", "a.eml", Form.FILE),
        (b"just words", "notes.txt", Form.FILE),
    ],
)
def test_what_a_file_is_is_seen_by_what_is_in_it(content: bytes, name: str, form: Form) -> None:
    assert form_of(content, name) is form


# --- zip files --------------------------------------------------------------------------------------------------------


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def why_not(content: bytes) -> Problem:
    with pytest.raises(WtaFormsError) as raised:
        members_of(content)
    (problem,) = raised.value.problems
    return problem


TOO_MUCH = errors.ZIP_TOO_MUCH.at("", members=MEMBERS, size="200 MB")


def test_a_zip_has_its_files_without_what_macos_puts_beside_them(tmp_path: Path) -> None:
    files = {"forms/a.pdf": b"%PDF-a", "__MACOSX/forms/._a.pdf": b"x", ".DS_Store": b"x", "forms/": b""}
    (tmp_path / "forms.zip").write_bytes(zipped(files))
    assert [(each.place, each.load()) for each in arrived(tmp_path)] == [
        (f"{tmp_path}/forms.zip: forms/a.pdf", b"%PDF-a")
    ]


def test_the_name_of_a_member_is_no_path(tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_bytes(zipped({"../../etc/x.pdf": b"%PDF-a"}))
    assert places(tmp_path) == ["/bad.zip: ../../etc/x.pdf"]
    assert not (tmp_path.parent.parent / "etc").exists()


def test_five_hundred_files_are_what_anybody_sends_and_one_more_is_not() -> None:
    files = {f"{number}.txt": b"x" for number in range(MEMBERS + 1)}
    assert why_not(zipped(files)) == TOO_MUCH
    del files["0.txt"]
    assert len(members_of(zipped(files))) == MEMBERS


def test_a_bomb_is_stopped_when_it_has_unpacked_what_is_allowed() -> None:
    assert why_not(zipped({f"{number}": bytes(BYTES // 4) for number in range(5)})) == TOO_MUCH


def test_a_list_of_a_hundred_thousand_files_is_not_even_read() -> None:
    entry = b"PK\x01\x02" + bytes(42)
    content = b"PK\x03\x04" + entry * 100_000 + b"PK\x05\x06" + bytes(18)
    assert is_zip(content)
    assert why_not(content) == TOO_MUCH


def test_a_locked_one_is_told() -> None:
    content = bytearray(zipped({"a.pdf": b"%PDF-a"}))
    for at in (content.find(b"PK\x03\x04") + 6, content.find(b"PK\x01\x02") + 8):
        content[at] |= 1
    assert why_not(bytes(content)) == errors.ZIP_LOCKED.at("")


@pytest.mark.parametrize("cut", [30, 60, -30])
def test_a_damaged_one_is_told_whatever_is_raised(cut: int) -> None:
    content = zipped({"a.pdf": bytes(range(256)) * 40})
    damaged = content[:cut] + b"\x00\xff" * 10 + content[cut + 20 :]
    assert why_not(damaged).message.startswith(errors.ZIP_BROKEN.text.partition("{")[0])


def test_one_that_lies_about_a_size_is_not_believed() -> None:
    content = bytearray(zipped({"a.pdf": b"x" * 1000}))
    at = content.find(b"PK\x01\x02") + 24
    content[at : at + 4] = (10).to_bytes(4, "little")
    assert why_not(bytes(content)).message.startswith(errors.ZIP_BROKEN.text.partition("{")[0])


def message_in_folder(folder: Path, message: EmailMessage) -> Path:
    path = folder / "a.eml"
    path.write_bytes(message.as_bytes())
    return path


def test_one_message_can_be_named_by_itself(tmp_path: Path) -> None:
    path = message_in_folder(tmp_path, letter("One"))
    (only,) = arrived(path)
    assert (only.place, only.is_chosen) == (path.as_posix(), True)
