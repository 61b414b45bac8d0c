"""Damaged and hostile things, with the readers in processes of their own: each is kept, told, and stops nothing."""

from __future__ import annotations

import zipfile
from base64 import encodebytes
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest

from tests.harvest.letters import ANN, Project
from wta_forms.project.lookup import arrivals, pieces_of, waiting
from wta_forms.project.returned import Outcome
from wta_forms.project.store import Store
from wta_forms.workflow.harvest import Harvested, harvest

FORM = "zz-form.pdf"
"""Comes last, so that it shows whether anything before it stopped the harvest."""


def harvested(project: Project, **files: bytes | EmailMessage) -> Harvested:
    for name, content in files.items():
        project.put(name.replace("_", "."), content)
    project.put(FORM, project.form("ann", "friday"))
    done = harvest(project=project.folder)
    assert done.outcomes[Outcome.ACCEPTED] >= 1
    return done


def nested(depth: int) -> bytes:
    """Parts in parts in parts."""
    head = b"From: ann@example.org\r\nMIME-Version: 1.0\r\n"
    opened = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (level, level) for level in range(depth)
    )
    return head + opened + b"Content-Type: text/plain\r\n\r\n3: Tuesdays\r\n"


def bomb() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"{number}.pdf", bytes(50_000_000))
    return packed.getvalue()


@pytest.mark.slow
def test_whatever_comes_is_kept_with_an_outcome_and_stops_nothing(project: Project) -> None:
    parentheses = b"From: " + b"(" * 3000 + b"\r\nTo: " + b"(" * 3000 + b"\r\nSubject: x\r\n\r\n3: Tuesdays\r\n"
    things: dict[str, bytes | EmailMessage] = {
        "a_eml": nested(5000),
        "b_eml": parentheses,
        "c_zip": bomb(),
        "d_pdf": b"%PDF-1.7\n" + b"[" * 2_000_000,
        "e_eml": b"From: ann@example.org\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\n" * 5000,
        "f_msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le") + bytes(3000),
        "g_eml": b"From: \xff\xfe\x00\r\nDate: never\r\nSubject: =?x?q?=\r\n\r\n\x00\xff",
    }
    done = harvested(project, **things)
    with Store(project.folder) as store:
        found = {arrival.place: arrival for arrival in arrivals(store)}
        assert set(found) == {f"inbox/{name.replace('_', '.')}" for name in things} | {f"inbox/{FORM}"}
        for name, content in things.items():
            arrival = found[f"inbox/{name.replace('_', '.')}"]
            assert store.original(arrival.sha256) == content
            assert arrival.outcome in (Outcome.NEEDS_PERSON, Outcome.UNREADABLE), name
        assert len(waiting(store)) == len(done.waiting()) >= len(things)
        assert list(store.problems()) == []


NAMES = {
    "a path": "../../etc/x.pdf",
    "a path of Windows": "..\\..\\x.pdf",
    "with NUL": "a%00/../b.pdf",
    "a device": "CON",
    "very long": "x" * 300 + ".pdf",
    "turned round": "%E2%80%AEfdp.exe",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_the_name_of_a_file_is_never_a_path(project: Project, name: str) -> None:
    head = f"From: {ANN}\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n"
    called = f"Content-Disposition: attachment; filename*=utf-8''{name}\r\n\r\n"
    project.put("1.eml", (head + called).encode() + encodebytes(project.form("ann", "friday")))
    before = files_beside_the_store(project)
    done = harvest(project=project.folder)
    assert done.outcomes == {Outcome.ACCEPTED: 1}
    assert files_beside_the_store(project) == before
    with Store(project.folder) as store:
        (arrival,) = arrivals(store)
        shown = pieces_of(store, arrival.id)[-1].name
    assert not any(mark in shown for mark in ("/", "\\", "\0", "\u202e"))
    assert len(shown) <= 150


def files_beside_the_store(project: Project) -> set[Path]:
    """Also around the project: a name may lead out of it."""
    return {path for path in project.folder.parent.rglob("*") if path.is_file() and "kept" not in path.parts}


def test_half_a_character_and_nul_in_what_people_wrote_are_no_trouble_for_the_store(project: Project) -> None:
    head = b"From: Bob <bob@example.org>\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n"
    project.put("1.eml", head + b"3: +2D0- Tuesdays \x00 best\r\n")
    harvest(project=project.folder)
    with Store(project.folder) as store:
        (asked,) = waiting(store)
    assert "Tuesdays" in asked.why
