"""What is printed for people who have no e-mail: a letter each, and a list of whom to give it to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from wta_forms.mail.templates import Text
from wta_forms.spec.languages import is_right_to_left
from wta_forms.spec.spreadsheet import decoded, plain, read_sheet, written


@dataclass(frozen=True, slots=True)
class PaperLetter:
    """``address`` is where somebody lives, "" where that is not known; its lines are parted by ends of lines, or by
    commas. ``by`` says how they are reached, ``file`` is the form that goes along."""

    name: str
    address: str
    phone: str
    by: str
    text: Text
    file: str


def letters_page(title: str, sender: str, letters: Sequence[PaperLetter]) -> str:
    """A page a letter, to be printed by any browser. ``sender`` is the line of who writes, above the address."""
    pages = "\n".join(_letter(letter, sender) for letter in letters)
    return _PAGE.format(title=escape(f"Letters: {title}"), style=_STYLE, pages=pages)


def address_list(letters: Sequence[PaperLetter]) -> bytes:
    """As a table for a spreadsheet, with a column to tick by hand."""
    rows = [(letter.name, letter.by, letter.address, letter.phone, letter.file, "") for letter in letters]
    return written([("name", "by", "address", "phone", "file", "done"), *rows])


_ARTICLE = re.compile(r"<article>.*?</article>\n?", re.DOTALL)


def letters_without(page: str, name: str) -> str:
    """The letters without those to somebody; "" where there are no others."""
    to = f"<address>{escape(name)}<"
    left = _ARTICLE.sub(lambda found: "" if to in found[0] else found[0], page)
    return left if _ARTICLE.search(left) else ""


def address_list_without(table: bytes, name: str) -> bytes:
    """The list without somebody; nothing where there is nobody else."""
    sheet, _ = read_sheet(decoded(table), "")
    rows = [[plain(cell) for cell in row.cells] for row in sheet.rows if plain(row.cells[0]) != name]
    return written([sheet.heads, *rows]) if rows else b""


def _letter(letter: PaperLetter, sender: str) -> str:
    language = escape(letter.text.language)
    direction = "rtl" if is_right_to_left(letter.text.language) else "ltr"
    lines = letter.address.splitlines() if "\n" in letter.address else letter.address.split(",")
    to = "<br>".join(escape(line.strip()) for line in (letter.name, *lines) if line.strip())
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in letter.text.body.strip().split("\n\n"))
    return (
        f'<article><p class="sender">{escape(sender)}</p><address>{to}</address>'
        f'<div lang="{language}" dir="{direction}"><h1>{escape(letter.text.subject)}</h1>{paragraphs}</div></article>'
    )


# The address stands where the window of a long envelope is: 20 mm from the left, 45 mm from above (DIN 5008, form B;
# the British DL window is within it).
_STYLE = """\
@page { size: A4; margin: 0; }
html { font: 12pt/1.5 "Atkinson Hyperlegible", Arial, sans-serif; color: #000; background: #fff; }
body { margin: 0; }
article { box-sizing: border-box; width: 210mm; min-height: 296mm; padding: 45mm 25mm 20mm; break-after: page; }
article:last-child { break-after: auto; }
.sender { font-size: 8pt; margin: 0 0 2mm; }
address { font-style: normal; min-height: 45mm; }
h1 { font-size: 14pt; margin: 0 0 6mm; }
p { margin: 0 0 4mm; white-space: pre-line; }
@media screen { article { margin: 1rem auto; box-shadow: 0 0 .5rem #bbb; } }
"""

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{pages}
</body>
</html>
"""
