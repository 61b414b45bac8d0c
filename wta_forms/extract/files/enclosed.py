"""The files of a portfolio, and others attached to a PDF (ISO 32000-2, 7.11.4 and 12.5.6.15).

They are unpacked in memory, within limits, and handed on as bytes; nothing is written or opened here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pypdf import apply_configuration
from pypdf.generic import StreamObject

from wta_forms.errors import ENCLOSED_UNREAD, Problem
from wta_forms.extract.fields.objects import Dictionary, dictionaries, dictionary, entry, words
from wta_forms.extract.files.contents import Contents, contents_of
from wta_forms.extract.limits import (
    ENCLOSED_BYTES,
    ENCLOSED_FILES,
    ENCLOSED_TOGETHER_BYTES,
    PAGE_DEPTH,
    PAGE_NODES,
    in_words,
)
from wta_forms.extract.raw import Enclosed

_NAME_CHARACTERS = 200
_PATH = re.compile(r"[/\\:\n\t\ufffd]+")

_OUTPUT_LIMITS = (
    "array_based_stream_maximum_output_length",
    "zlib_maximum_output_length",
    "lzw_maximum_output_length",
    "run_length_maximum_output_length",
    "brotli_maximum_output_length",
)

_READABLE = frozenset({Contents.PDF, Contents.FDF, Contents.XFDF, Contents.PICTURE})


@dataclass(frozen=True, slots=True)
class Attached:
    files: tuple[Enclosed, ...] = ()
    problems: tuple[Problem, ...] = ()


def enclosed_in(catalogue: Dictionary, notes: Iterable[Dictionary]) -> Attached:
    """At most 50 forms, files of data and pictures of 25 MB each and 100 MB together, each once. ``notes`` are
    annotations with a file in them. What else is attached is counted in one sentence, and stays closed."""
    files: list[Enclosed] = []
    room = ENCLOSED_TOGETHER_BYTES
    found = list(islice(_streams(catalogue, notes), PAGE_NODES))
    for place, (name, stream) in enumerate(found, 1):
        content = _content(stream, min(ENCLOSED_BYTES, room)) if len(files) < ENCLOSED_FILES else b""
        if contents_of(content) in _READABLE:
            files.append(Enclosed(name or f"attached-{place}", content))
            room -= len(content)
    unread = len(found) - len(files)
    if not unread:
        return Attached(tuple(files))
    told = ENCLOSED_UNREAD.at("", count=unread, all=len(found), limit=in_words(ENCLOSED_BYTES))
    return Attached(tuple(files), (told,))


def _content(stream: StreamObject, most: int) -> bytes:
    """Nothing where it is broken, or larger; pypdf stops unpacking there."""
    limits: dict[str, Any] = {**dict.fromkeys(_OUTPUT_LIMITS, most), "stream_decoding_work_maximum_length": 4 * most}
    with suppress(Exception), apply_configuration(**limits):
        content = stream.get_data()
        return content if len(content) <= most else b""
    return b""


# --- where they are -------------------------------------------------------------------------------------------------


def _streams(catalogue: Dictionary, notes: Iterable[Dictionary]) -> Iterator[tuple[str, StreamObject]]:
    """Every attached file once, with its name: the same one may hang at several places."""
    seen: set[int] = set()
    for specification in _specifications(catalogue, notes):
        with suppress(Exception):  # a broken one harms only itself
            stream = _stream(specification)
            if stream is not None and id(stream) not in seen:
                seen.add(id(stream))
                yield _name(specification), stream


def _specifications(catalogue: Dictionary, notes: Iterable[Dictionary]) -> Iterator[Dictionary]:
    yield from _named(catalogue)
    yield from dictionaries(catalogue, "/AF")
    for note in notes:
        yield from dictionaries(note, "/FS")


def _named(catalogue: Dictionary) -> Iterator[Dictionary]:
    """The leaves of the name tree /EmbeddedFiles (7.9.6), whose /Names has names and files in turn."""
    names = next(dictionaries(catalogue, "/Names"), Dictionary())
    waiting = [(node, 0) for node in dictionaries(names, "/EmbeddedFiles")]
    seen: set[int] = set()
    while waiting and len(seen) < PAGE_NODES:
        node, depth = waiting.pop()
        if id(node) in seen or depth > PAGE_DEPTH:
            continue
        seen.add(id(node))
        yield from dictionaries(node, "/Names")
        waiting += reversed([(kid, depth + 1) for kid in dictionaries(node, "/Kids")])


def _stream(specification: Dictionary) -> StreamObject | None:
    files = dictionary(dict.get(specification, "/EF")) or Dictionary()
    streams = (entry(files, key) for key in ("/UF", "/F", "/Unix", "/Mac", "/DOS"))
    return next((stream for stream in streams if isinstance(stream, StreamObject)), None)


def _name(specification: Dictionary) -> str:
    """The last part of what may be a path (7.11.2), "" for none."""
    named = (words(entry(specification, key)).text for key in ("/UF", "/F", "/Unix", "/DOS", "/Desc"))
    parts = _PATH.split(next(filter(None, named), ""))
    return next((part.strip(". ")[:_NAME_CHARACTERS] for part in reversed(parts) if part.strip(". ")), "")
