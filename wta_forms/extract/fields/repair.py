"""Whether a file is whole, and how to read one that is not.

A file that was cut while an answer was being saved still opens: pypdf finds the end of the revision before it, and
the answers of that revision, mostly none. So what does not end as it should is searched object by object, the later
winning over the earlier, and the result is marked as recovered.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from pypdf import PdfReader
from pypdf.errors import PdfReadError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024
_END = b"%%EOF"

_START = re.compile(rb"startxref\s{0,9}(\d{1,10})\s")
_REFERENCE_TABLE = re.compile(rb"\s{0,9}(?:xref\s|\d{1,9}\s{1,9}\d{1,5}\s{1,9}obj)")
_OBJECT = re.compile(rb"(?<!\d)(\d{1,7})\s{1,9}\d{1,5}\s{1,9}obj")
_LOCKED_BY = re.compile(rb"/Encrypt\s{1,9}\d{1,7}\s{1,9}\d{1,5}\s{1,9}R")
_LOCK = re.compile(rb"/Filter\s{0,9}/Standard\b")
_LOCK_BYTES = 2_000  # of one, before it says this; its keys take 500
_NAMED_LOCK = re.compile(rb"/Encrypt\s{0,9}(?:<<|\d)")
_IDENTITY = re.compile(rb"/ID\s{0,9}\[\s{0,9}<[^\]]{0,400}\]")
# What only stands readable where nothing is locked: a date, and how a box is to be written in.
_UNLOCKED = re.compile(rb"\((?:D:[12]\d{7}|[^()]{0,200}\d\sTf\b)")
_CUT_OBJECT = re.compile(rb"\s*\d+(?:\s+\d+(?:\s+ob?)?)?\s*$")

# A disk or a download leaves NULs where it lost something. They are white space (ISO 32000-2, table 1), but to pypdf's
# names, the longest of which ends its search.
_LOST_BLOCK = bytes(64)


def first_header(content: bytes) -> int:
    """Where ``%PDF-`` stands in the first 1,024 bytes, -1 when it does not: a web page or a mail may lie before it."""
    return content.find(_HEADER, 0, _HEADER_WITHIN)


def from_header(content: bytes) -> bytes:
    """The file without what lies before its header, however far down that is; all of it where the header is lost."""
    return content[max(0, content.find(_HEADER)) :]


def is_sound(content: bytes) -> bool:
    """Whether the file ends with a pointer to its cross-reference table (ISO 32000-2, 7.5.5), and no object after."""
    end = content.rfind(_END)
    after = content[end + len(_END) :]
    if end < 0 or _OBJECT.search(after) or _CUT_OBJECT.match(after):
        return False
    start = _START.match(content, max(0, content.rfind(b"startxref", 0, end)))
    return bool(start and _REFERENCE_TABLE.match(content, int(start[1])))


def to_be_searched(content: bytes) -> bytes:
    """The file with an end that makes pypdf search all of it: a pointer to 0, which is never a table.

    The trailer gives the number of objects to look through for the catalogue, if the file's own trailer is lost.
    """
    whole = _without_cut_trailer(content).replace(_LOST_BLOCK, b" " * len(_LOST_BLOCK))
    size = max((int(number) for number in _OBJECT.findall(whole)), default=0) + 1
    lock = b"" if _LOCKED_BY.search(whole) else _lock_in(content)
    return whole + b"\ntrailer\n<< /Size %d %s >>\nstartxref\n0\n%%%%EOF\n" % (size, lock)


def _lock_in(content: bytes) -> bytes:
    """What a lost or cut trailer said of the lock: without it, what is locked would be read as words, and be nonsense.

    What encrypts a file is an object of its own, also where nothing names it any more; MuPDF leaves it in a file that
    it has unlocked. Locks before AES-256 need the /ID too, and stay closed where that is lost (ISO 32000-2, 7.6.4.3).
    """
    named, identity = _LOCKED_BY.search(content), _IDENTITY.search(content)
    lock = named[0] if named else _nameless_lock(content)
    return b"%s %s" % (lock, identity[0]) if lock and identity else lock


def _nameless_lock(content: bytes) -> bytes:
    lock = _LOCK.search(content)
    if lock is None or _UNLOCKED.search(content):
        return b""
    before = content[max(0, lock.start() - _LOCK_BYTES) : lock.start()].rpartition(b"endobj")[2]
    numbers = _OBJECT.findall(before)
    return b"/Encrypt %s 0 R" % numbers[-1] if numbers else b""


def without_trailers(content: bytes) -> bytes:
    """One trailer that cannot be read ends pypdf's search; without any, the catalogue is looked for."""
    return content.replace(b"trailer", b"-------")


def is_locked(content: bytes) -> bool:
    """Whether a trailer names a lock, be it in a part that cannot be read."""
    return bool(_NAMED_LOCK.search(content)) and not _UNLOCKED.search(content)


def _without_cut_trailer(content: bytes) -> bytes:
    """pypdf's search reads every trailer to its end, and one that has none would swallow ours."""
    place = content.rfind(b"trailer")
    return content[:place] if place >= 0 and b">>" not in content[place:] else content


def before_cut_object(content: bytes) -> bytes | None:
    """The file without the object in the middle of which it ends, if there is an older one of its number."""
    *_, last = (None, *_OBJECT.finditer(content, max(0, content.rfind(b"endobj"))))
    if last is None:
        return None
    older = re.compile(rb"(?<!\d)%s\s{1,9}\d{1,5}\s{1,9}obj" % last[1])
    return content[: last.start()] if older.search(content, 0, last.start()) else None


def prefer_later_objects(reader: PdfReader) -> None:
    """After a search: an object that follows its packed copy replaces it.

    pypdf looks into object streams first (ISO 32000-2, 7.5.7); Firefox appends what it changes unpacked, so that the
    empty boxes of the blank would win over the filled ones.
    """
    plain = reader.xref.get(0, {})
    for number, (container, _) in list(reader.xref_objStm.items()):
        if plain.get(number, -1) > plain.get(container, 0):
            del reader.xref_objStm[number]


def catalogue_of(reader: PdfReader) -> DictionaryObject:
    """The catalogue; where it is lost, one of all pages that are still there, with the boxes on them.

    Raises PdfReadError where there is no page either.
    """
    try:
        return reader.root_object
    except PdfReadError:
        pages = [IndirectObject(number, 0, reader) for number in sorted({*reader.xref.get(0, {}), *reader.xref_objStm})]
        found = ArrayObject(page for page in pages if _is_page(page))
        if not found:
            raise
    return DictionaryObject({NameObject("/Pages"): DictionaryObject({NameObject("/Kids"): found})})


def _is_page(reference: IndirectObject) -> bool:
    with suppress(Exception):  # what cannot be read is none
        found = reference.get_object()
        return isinstance(found, DictionaryObject) and dict.get(found, "/Type") == "/Page"
    return False


# What pypdf 7.1 says in its log when it guesses. What else it says there is about harmless things.
_GUESSES = (
    "ref repaired",
    "%(generation)d found",
    "Xref table invalid",
    "can not be read",
    "Previous trailer cannot be read",
    "Invalid parent xref",
    "Truncated xref table",
    "Invalid object number",
    "Invalid /N",
    "Invalid Root",
    'Cannot find "/Root"',
    "Invalid stream",
    "%(exception)",
)


# Which of two entries with one key counts is left open (ISO 32000-2, 7.3.7): pypdf takes the first, others the last.
_TWICE = "Multiple definitions"
_TOLD_OF = frozenset({"/AcroForm", "/Annots", "/AS", "/Fields", "/FT", "/I", "/Kids", "/Opt", "/Parent", "/T", "/V"})


class Repairs(logging.Handler):
    """Listens to pypdf's log; ``were_made`` once it has guessed."""

    def __init__(self) -> None:
        super().__init__()
        self.were_made = False

    def emit(self, record: logging.LogRecord) -> None:
        self.were_made = self.were_made or any(guess in str(record.msg) for guess in _GUESSES) or _is_twice(record)


def _is_twice(record: logging.LogRecord) -> bool:
    is_told = isinstance(record.args, Mapping) and str(record.args.get("key")) in _TOLD_OF
    return is_told and _TWICE in str(record.msg)


@contextmanager
def listening() -> Iterator[Repairs]:
    """Take pypdf's log for as long as this lasts; nothing of it is printed."""
    logger = logging.getLogger("pypdf")
    repairs, level, does_propagate = Repairs(), logger.level, logger.propagate
    logger.addHandler(repairs)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield repairs
    finally:
        logger.propagate = does_propagate
        logger.setLevel(level)
        logger.removeHandler(repairs)
