"""Strangers' files are read in a process of its own, which may hang, burst or die."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.extract.small_pdf import choice, pdf, text, tick, utf16
from wta_forms import errors
from wta_forms.answers import Status
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.extract import isolate
from wta_forms.extract.files.read import read
from wta_forms.extract.isolate import Reader, read_isolated
from wta_forms.extract.limits import FILE_BYTES
from wta_forms.extract.raw import RawForm
from wta_forms.extract.wire import Ask, from_wire, to_wire
from wta_forms.isolated import worker
from wta_forms.isolated.wire import READY, REQUEST

GOOD = pdf(text("name", "(Ada)"))
SLOW = pdf(text("name", f"({'v' * 20_000_000})"))  # pypdf reads it letter by letter


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """One for all tests that leave it as it is."""
    with Reader() as one_for_all:
        one_for_all.read(GOOD)
        yield one_for_all


@pytest.fixture
def new_reader() -> Iterator[Reader]:
    """One that has not started its worker yet, and has no patience."""
    with Reader(seconds=2.0) as one:
        yield one


def outcome(raw: RawForm) -> tuple[Status, tuple[Problem, ...]]:
    return raw.status, raw.problems


def worker_that(monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """Another program in the worker's place, which has said that it is ready."""
    program = f"import os, sys, time; os.write(1, {READY!r}); {does}"
    monkeypatch.setattr(isolate, "_FIELDS", ("-c", program))


# --- as long as all is well -----------------------------------------------------------------------------------------


def test_it_reads_what_reading_here_would_read(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "ä form.pdf").write_bytes(GOOD)
    assert reader.read(tmp_path / "ä form.pdf") == reader.read(GOOD) == read(GOOD)


def test_one_worker_reads_many_files(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_started", None)
    assert [reader.read(GOOD).status for _ in range(3)] == [Status.READ] * 3


def test_the_parent_never_loads_the_pdf_library() -> None:
    program = "import sys, wta_forms.extract.isolate; sys.exit('pypdf' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_nothing_that_the_library_says_reaches_the_screen(reader: Reader, capfd: pytest.CaptureFixture[str]) -> None:
    reader.read(GOOD[:-40])
    assert capfd.readouterr() == ("", "")


def test_modules_that_lie_beside_the_files_are_not_loaded(
    new_reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pypdf.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    assert new_reader.read(GOOD).status is Status.READ


@pytest.mark.parametrize(
    "content",
    [
        b"",
        pdf(text("name", utf16("Łódź \uf600 😀"), "/DV (x)"), tick("agree", "/Off", "/yes")),
        pdf(choice("way", "[(t) (Train)] (Bus)", "[(t) (Bus)]", "/Ff 2097152"), listed="[]"),
        pdf(text("wta-stamp", "({})"), text("a", "99 0 R"), trailer="/Info << /Producer (Scribe) >>"),
    ],
)
def test_everything_survives_the_way_from_the_worker(content: bytes) -> None:
    assert from_wire(to_wire(read(content))) == read(content)


# --- when it is not -------------------------------------------------------------------------------------------------


def test_a_file_that_takes_too_long_is_stopped_and_the_next_one_read(new_reader: Reader) -> None:
    start = time.monotonic()
    stopped = new_reader.read(SLOW)
    assert time.monotonic() - start < 8
    assert outcome(stopped) == (Status.DAMAGED, (errors.TOOK_TOO_LONG.at("", limit="2 seconds"),))
    assert new_reader.read(GOOD) == read(GOOD)


@pytest.mark.parametrize(
    "does",
    [
        "sys.exit()",
        "os.kill(os.getpid(), 9)",
        "os.write(1, b'nonsense, nonsense')",
        "os.write(1, bytes(7) + b'\\2{}')",
        "os.write(1, b'\\xff' * 8)",
    ],
)
def test_a_worker_that_dies_or_talks_nonsense_is_replaced(
    does: str, new_reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        worker_that(patched, does)
        broken = new_reader.read(GOOD)
    why = "it broke the program that reads PDFs"
    assert outcome(broken) == (Status.DAMAGED, (errors.READER_STOPPED.at("", why=why),))
    assert new_reader.read(GOOD).status is Status.READ


def test_a_worker_that_hangs_is_ended(new_reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    worker_that(monkeypatch, "time.sleep(60)")
    assert errors.TOOK_TOO_LONG.at("", limit="2 seconds") in new_reader.read(bytes(1_000_000)).problems


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the address space")
def test_a_file_that_needs_more_than_a_gigabyte_is_given_up_and_the_next_one_read(
    new_reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    greedy = "lambda content: bytearray(2**30) if len(content) > 2000 else real(content)"
    program = (
        "from wta_forms.extract import worker; from wta_forms.extract.files import read; "
        f"real = read.read_pdf; read.read_pdf = {greedy}; worker.main()"
    )
    monkeypatch.setattr(isolate, "_FIELDS", ("-c", program))
    why = "it would take more memory than any form needs"
    assert outcome(new_reader.read(GOOD + b" " * 2000)) == (Status.DAMAGED, (errors.READER_STOPPED.at("", why=why),))
    assert new_reader.read(GOOD).status is Status.READ


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not limit the processor time")
def test_a_worker_whose_parent_has_forgotten_it_does_not_run_on() -> None:
    process = worker._started(isolate._FIELDS)
    with process:
        assert process.stdin is not None
        process.stdin.write(REQUEST.pack(Ask.READ, len(SLOW), 0, 0) + SLOW)
        process.stdin.flush()
        assert process.wait(timeout=10) < 0


def test_the_limits_of_the_worker_are_not_those_of_its_parent(reader: Reader) -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    reader.read(GOOD)
    assert resource.getrlimit(resource.RLIMIT_AS) == before


# --- no file, no worker ---------------------------------------------------------------------------------------------


def test_a_file_over_25_mb_is_not_even_sent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(worker, "_started", None)
    (tmp_path / "large.pdf").write_bytes(bytes(FILE_BYTES + 1))
    with Reader() as reader:
        too_large = (Status.TOO_LARGE, (errors.TOO_LARGE.at("", limit="25 MB"),))
        assert outcome(reader.read(tmp_path / "large.pdf")) == too_large


def test_no_file_and_a_folder_are_errors(reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(WtaFormsError) as missing:
        reader.read(tmp_path / "none.pdf")
    with pytest.raises(WtaFormsError) as folder:
        reader.read(tmp_path)
    assert missing.value.problems == (errors.NOT_FOUND.at(str(tmp_path / "none.pdf")),)
    assert folder.value.problems == (errors.NOT_A_FILE.at(str(tmp_path)),)


@pytest.mark.parametrize(
    ("where", "what", "value"), [(isolate, "_FIELDS", ("-c", "pass")), (sys, "executable", "/no/such/python")]
)
def test_a_worker_that_does_not_start_is_not_the_fault_of_the_file(
    where: object, what: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, what, value)
    with pytest.raises(WtaFormsError) as error:
        read_isolated(GOOD)
    assert error.value.problems[0].hint == errors.READER_MISSING.hint
