"""Files of Outlook's (.msg), written by hand: as much of [MS-CFB] and [MS-OXMSG] as a message needs."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

SECTOR, SMALL = 512, 64
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD

TEXT, BINARY, NUMBER, TIME = 0x001F, 0x0102, 0x0003, 0x0040


@dataclass
class Folder:
    streams: dict[str, bytes] = field(default_factory=dict)
    folders: dict[str, Folder] = field(default_factory=dict)


def message(
    texts: Mapping[int, str],
    files: list[tuple[str, bytes]] | None = None,
    within: list[Folder] | None = None,
    *,
    is_within: bool = False,
) -> Folder:
    """A message: texts by their property, files, and messages within it."""
    folder = Folder()
    head = bytes(24 if is_within else 32)
    _put(folder, head, {property: (TEXT, text.encode("utf-16-le")) for property, text in texts.items()})
    attachments = [_file(name, content) for name, content in files or []]
    attachments += [_message_as_file(inner) for inner in within or []]
    for number, attachment in enumerate(attachments):
        folder.folders[f"__attach_version1.0_#{number:08X}"] = attachment
    return folder


def _file(name: str, content: bytes) -> Folder:
    folder = Folder()
    _put(folder, bytes(8), {0x3707: (TEXT, name.encode("utf-16-le")), 0x3701: (BINARY, content)})
    return folder


def _message_as_file(inner: Folder) -> Folder:
    folder = Folder(folders={"__substg1.0_3701000D": inner})
    _put(folder, bytes(8), {0x3707: (TEXT, "forwarded".encode("utf-16-le"))})
    return folder


def _put(folder: Folder, head: bytes, properties: Mapping[int, tuple[int, bytes]]) -> None:
    table = head
    for property, (kind, content) in properties.items():
        size = len(content) + (2 if kind == TEXT else 0)
        table += struct.pack("<HHIII", kind, property, 6, size, 0)
        folder.streams[f"__substg1.0_{property:04X}{kind:04X}"] = content
    folder.streams["__properties_version1.0"] = table


CUTOFF = 4096
"""Streams shorter than this lie in small sectors, which lie in a stream themselves."""


@dataclass
class _Sectors:
    """Contents in sectors of one size, and the chains that they make."""

    size: int
    content: bytes = b""
    chains: list[int] = field(default_factory=list)

    def store(self, content: bytes) -> int:
        if not content:
            return _END
        first, count = len(self.chains), -(-len(content) // self.size)
        self.content += content.ljust(count * self.size, b"\0")
        self.chains += [*range(first + 1, first + count), _END]
        return first


def compound(root: Folder) -> bytes:
    """The file."""
    whole, small = _Sectors(SECTOR), _Sectors(SMALL)
    entries: list[bytes] = []

    def add(name: str, kind: int, folder: Folder) -> int:
        """A folder, then what is in it, each the right neighbour of the one before."""
        at = len(entries)
        entries.append(b"")
        children = [add_stream(each, content) for each, content in folder.streams.items()]
        children += [add(each, 1, inner) for each, inner in folder.folders.items()]
        for one, next_one in pairwise(children):
            entries[one] = entries[one][:72] + struct.pack("<I", next_one) + entries[one][76:]
        entries[at] = _entry(name, kind, children[0] if children else _FREE, _END, 0)
        return at

    def add_stream(name: str, content: bytes) -> int:
        start = (small if len(content) < CUTOFF else whole).store(content)
        entries.append(_entry(name, 2, _FREE, start, len(content)))
        return len(entries) - 1

    add("Root Entry", 5, root)
    entries[0] = entries[0][:116] + struct.pack("<IQ", whole.store(small.content), len(small.content))
    small_chains = struct.pack(f"<{len(small.chains)}I", *small.chains)
    filled = -(-len(small_chains) // SECTOR)
    small_fat = whole.store(small_chains.ljust(filled * SECTOR, b"\xff"))
    directory = whole.store(b"".join(entries))
    return _with_header(whole, directory, small_fat, filled)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    coded = (name + "\0").encode("utf-16-le")
    rest = struct.pack("<HBBIII16sIQQIQ", len(coded), kind, 1, _FREE, _FREE, child, bytes(16), 0, 0, 0, start, size)
    return coded.ljust(64, b"\0") + rest


def _with_header(whole: _Sectors, directory: int, small_fat: int, small_count: int) -> bytes:
    sectors = len(whole.chains)
    tables = 1
    while sectors + tables > tables * SECTOR // 4:
        tables += 1
    fat = [*whole.chains, *[_FAT] * tables]
    fat += [_FREE] * (tables * SECTOR // 4 - len(fat))
    places = [sectors + at for at in range(tables)] + [_FREE] * (109 - tables)
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6), 0, tables, directory, 0),
        *(CUTOFF, small_fat, small_count, _END, 0),
    )
    return header + struct.pack("<109I", *places) + whole.content + struct.pack(f"<{len(fat)}I", *fat)
