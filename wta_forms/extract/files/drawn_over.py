"""Pages on which something is drawn that is not ours: words of Acrobat's Fill & Sign, or fields that were made content
of their page.

All that we draw is marked, with its place in the tag tree or as an artifact (ISO 32000-2, 14.8.2.2), and programs that
save a form leave that as it is. So what is drawn outside of such marks was added by somebody, or the page was written
anew. This says only where it is worth to look at a page, which takes a hundred times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice

from pypdf.generic import StreamObject

from wta_forms.extract.fields.objects import Dictionary, elements, followed
from wta_forms.extract.fields.strings import end_of_string
from wta_forms.extract.limits import CONTENT_BYTES, PAGES_SHOWN

_TOKEN = re.compile(
    rb"(?P<string>\()"
    rb"|%[^\r\n]*|<[0-9A-Fa-f\s]*>"
    rb"|(?P<ours>/Artifact\s+BMC|/Artifact\s*(?:<<[^<>]{0,99}>>|/\w+)\s*BDC|/\w+\s*<<[^<>]{0,99}/MCID[^<>]{0,99}>>\s*BDC|/\w+\s*/\w+\s+BDC)"
    rb"|(?P<picture>(?<![\w/])BI(?!\w))"
    rb"|(?P<opens>(?<![\w/])B(?:MC|DC)(?!\w))"
    rb"|(?P<closes>(?<![\w/])EMC(?!\w))"
    rb"|(?P<paints>(?<![\w/])(?:T[jJ]|['\"]|Do|sh|EI|[SsF]|[fBb]\*?)(?![\w*]))"
)
"""Marks (ISO 32000-2, table 352) and operators that paint (tables 59, 74, 86, 90, 107)."""


def pages_drawn_over(pages: Iterable[Dictionary]) -> tuple[int, ...]:
    """Their numbers, from 1. A page that cannot be read, or is larger than any of ours, is among them."""
    looked_at = enumerate(islice(pages, PAGES_SHOWN), 1)
    return tuple(number for number, page in looked_at if _is_drawn_over(page))


def _is_drawn_over(page: Dictionary) -> bool:
    with suppress(Exception):  # pypdf raises nine kinds of errors for what is broken
        content = b"\n".join(_streams(page))
        return len(content) > CONTENT_BYTES or _paints_outside_of_marks(content)
    return True


def _streams(page: Dictionary) -> Iterator[bytes]:
    """A stream, or several that are one (7.8.2)."""
    for element in elements(dict.get(page, "/Contents")):
        stream = followed(element)
        if isinstance(stream, StreamObject):
            yield stream.get_data()


def _paints_outside_of_marks(content: bytes) -> bool:
    marks: list[bool] = []
    place = 0
    while token := _TOKEN.search(content, place):
        place = token.end()
        match token.lastgroup:
            case "string":
                place = end_of_string(content, place)
            case "picture":  # in the page itself, up to an operator of its own (8.9.7)
                place = content.find(b" EI", place) + 1 or len(content)
            case "ours" | "opens" as kind:
                marks.append(kind == "ours")
            case "closes":
                del marks[-1:]
            case "paints" if not any(marks):
                return True
            case _:
                pass
    return False
