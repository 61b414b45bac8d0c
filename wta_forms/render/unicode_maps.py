"""What the codes of a font say (ISO 32000-2, 9.10.3), so that words can be copied from a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

_AT_ONCE = 100
"""Lines between beginbfchar and endbfchar (Adobe Technical Note 5014)."""

_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<{least}> <{most}>
endcodespacerange
{lines}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def unicode_map(texts: Mapping[int, str], bytes_a_code: int) -> bytes:
    """The text of every code, several characters where a glyph stands for them all."""
    figures = 2 * bytes_a_code
    lines = "\n".join(_blocks(texts, figures))
    return _MAP.format(least="0" * figures, most="F" * figures, lines=lines).encode("ascii")


def _blocks(texts: Mapping[int, str], figures: int) -> Iterator[str]:
    lines = (f"<{code:0{figures}X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in texts.items())
    while block := list(islice(lines, _AT_ONCE)):
        yield "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"])
