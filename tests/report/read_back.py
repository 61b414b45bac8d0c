"""What each format says, read by other libraries than those that wrote it, and that it is words and nothing else."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import html5lib
import openpyxl
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from markdown_it import MarkdownIt

from tests.render.tagged import Tagged
from wta_forms.spec import spreadsheet

_TURNING = dict.fromkeys(map(ord, "\u200e\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e"))


def plain(text: str) -> str:
    """Without white space, and without characters of direction: formats close those that somebody left open."""
    return "".join(text.translate(_TURNING).split())


def of_html(files: Mapping[str, bytes]) -> str:
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(files[""].decode())
    names = {str(each.tag) for each in page.iter()}
    assert not names & {"script", "img", "iframe", "object", "embed", "form", "link", "base", "b", "f"}
    assert not [each for each in page.iter() if any(name.startswith("on") or name == "style" for name in each.attrib)]
    return "\n".join(page.find("body").itertext())


def of_markdown(files: Mapping[str, bytes]) -> str:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(files[""].decode())
    assert not [token for token in tokens if token.type in ("html_block", "fence", "code_block")]
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "text_special", "softbreak", "strong_open", "strong_close"}
    return "\n".join("".join(child.content for child in token.children or ()) for token in tokens if token.children)


def of_docx(files: Mapping[str, bytes]) -> str:
    no_outside(files[""])
    body = Document(BytesIO(files[""])).element.body
    assert not list(body.iter(qn("w:object"), qn("w:altChunk"), qn("w:drawing")))
    assert {(each.get(qn("w:instr")) or "").split(" ")[0] for each in body.iter(qn("w:fldSimple"))} <= {"SEQ"}
    assert {(each.text or "").split(" ")[0] for each in body.iter(qn("w:instrText"))} <= {"TOC"}
    return "\n".join("".join(each.text or "" for each in line.iter(qn("w:t"))) for line in body.iter(qn("w:p")))


def of_xlsx(files: Mapping[str, bytes]) -> str:
    no_outside(files[""])
    cells = [
        cell for sheet in openpyxl.load_workbook(BytesIO(files[""])) for column in sheet.iter_cols() for cell in column
    ]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if cell.hyperlink and cell.hyperlink.target]
    running = [cell for cell in cells if isinstance(cell.value, str) and spreadsheet.defused(cell.value) != cell.value]
    assert all(cell.quotePrefix for cell in running)
    return "".join(map(seen, cells))


def seen(cell: Any) -> str:
    """What is seen in a cell, by its format, as far as we use formats."""
    match cell.value:
        case None:
            return ""
        case datetime() as day:
            return f"{day.day} {day:%B} {day.year}"
        case int() | float() as number if cell.number_format != "General":
            return re.sub(r"#,##0(\.0+)?", f"{number:,}", cell.number_format).replace('"', "")
        case other:
            return str(other)


def no_outside(zipped: bytes) -> None:
    """Every part is XML without a document type, and leads to nothing outside the file."""
    with ZipFile(BytesIO(zipped)) as parts:
        for name in parts.namelist():
            tree = etree.fromstring(parts.read(name)).getroottree()
            assert not tree.docinfo.doctype
            assert b'TargetMode="External"' not in parts.read(name)


def of_csv(files: Mapping[str, bytes]) -> str:
    tables = [list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))) for content in files.values()]
    cells = [cell for table in tables for row in table for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    return "\n".join(map(spreadsheet.plain, cells))


def of_json(files: Mapping[str, bytes]) -> str:
    return "\n".join(texts_in(json.loads(files[""])))


def texts_in(part: Any) -> list[str]:
    if isinstance(part, str):
        return [part]
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [text for each in inside for text in texts_in(each)]


def of_pdf(files: Mapping[str, bytes]) -> str:
    """What is read aloud."""
    return Tagged(files[""]).tree.words()


READ: Mapping[str, Callable[[Mapping[str, bytes]], str]] = {
    ".html": of_html,
    ".md": of_markdown,
    ".docx": of_docx,
    ".xlsx": of_xlsx,
    ".csv": of_csv,
    ".json": of_json,
    ".pdf": of_pdf,
}
