"""Forms out of a few lines of YAML, laid out with a ruler whose characters are all half as wide as they are high."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from wta_forms.layout.blocks import Block, Stack, Text
from wta_forms.layout.boxes import Page, Pages, Rect, Role, Tag, Widget, Words
from wta_forms.layout.describe import describe
from wta_forms.layout.paginate import Running, paginate
from wta_forms.layout.style import STANDARD, Face, Style
from wta_forms.spec.form import Form
from wta_forms.spec.load import load_form

HEADER = "form: test\nversion: 1\ntitle: A test\nlanguages: [en, pl]\nsections:\n"
SECTION = "- title: A section\n  questions:\n"

MORE_KINDS = """
- {id: age, kind: number, label: Your age}
- {id: since, kind: date, label: Since when?}
- {id: mail, kind: email, label: Your email address}
- {id: ring, kind: phone, label: Your telephone number}
- {id: keep, kind: consent, label: You may keep what I write, hint: Until the end.}
- {id: sure, kind: scale, label: How sure are you?, max: 5, low: Not at all, high: Very, unsure: true}
- {id: first, kind: rank, label: What comes first?, choices: {bus: Buses, train: Trains, van: Vans}, up_to: 2}
- {id: share, kind: points, label: What would you spend?, points: 10, choices: {bus: Buses, train: Trains}}
- id: agree_to
  kind: grid
  label: Do you agree?
  rows: {a: It works, b: It is cheap}
  choices: {1: "Yes", 2: "No"}
  unsure: true
- id: reach
  kind: grid
  tick: many
  label: How do you reach them?
  rows: {old: Older people}
  choices: {post: Post, ring: Telephone}
- {id: show, kind: sharing}
- id: travel
  kind: select_one
  label: How will you come?
  appearance: radio
  choices: {bus: By bus, train: Pociągiem}
  other: true
- id: hearing
  kind: select_one
  label: How is your hearing?
  appearance: minimal
  choices: {good: Good, bad: Słaby}
  other: true
- id: risks
  kind: table
  label: What could go wrong
  rows: 2
  more_rows: 2
  columns:
  - {id: risk, kind: text, label: Risk}
  - {id: likely, kind: scale, label: How likely?, max: 5, low: Unlikely, high: Certain}
  - {id: whom, kind: email, label: Whom to ask}
- {id: sign, kind: signature, label: Your signature}
"""
"""Every kind that is more than a line, a text of lines or a list of ticks, and every other way to show choices."""


class HalfEm:
    """Every character is half an em wide, and every line rises 0.8 of an em above its baseline."""

    def width(self, text: str, face: Face, size: float) -> float:
        return len(text) * size / 2

    def ascent(self, face: Face, size: float) -> float:
        return 0.8 * size

    def lacks(self, text: str) -> str:
        return ""


RULER = HalfEm()


@cache
def form_of(yaml: str, first_line: str = "title: A test", languages: str = "en, pl") -> Form:
    """A form of some questions, or of whole sections where those are given."""
    body = textwrap.dedent(yaml).strip("\n")
    is_sections = body.startswith(("- title:", "- about:", "- questions:", "- new_page:"))
    header = HEADER.replace("title: A test", first_line).replace("en, pl", languages)
    text = header + (body if is_sections else SECTION + textwrap.indent(body, "  "))
    with TemporaryDirectory() as folder:
        path = Path(folder, "test.yaml")
        path.write_text(text + "\n", encoding="utf-8")
        return load_form(path)


def lay_out(
    form: Form,
    language: str = "en",
    style: Style = STANDARD,
    notes: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    **facts: str,
) -> Pages:
    """The pages of a form; ``facts`` have a full stop where their names have two underscores."""
    known = {name.replace("__", "."): value for name, value in facts.items()}
    blocks = describe(form, language, lambda _: known, style, RULER, notes)
    return paginate(blocks.body, blocks.running, style, RULER, language)


def pages_of(yaml: str, language: str = "en", style: Style = STANDARD, **facts: str) -> Pages:
    return lay_out(form_of(yaml), language, style, **facts)


def paginated(*members: Block, head: str = "Head") -> Pages:
    """Blocks that no form is behind."""
    return paginate(Stack(members), Running(head, "{page}/{pages}"), STANDARD, RULER)


def filler(lines: int) -> Text:
    """A text that is so many lines high."""
    return Text("\n".join(["filler"] * lines), STANDARD.body)


def words(pages: Pages) -> list[str]:
    """Everything printed that is read, in reading order."""
    return [box.text for _, box in read(pages) if isinstance(box, Words)]


def widgets(pages: Pages) -> dict[str, Widget]:
    return {widget.name: widget for _, widget in pages.widgets()}


def tooltips(pages: Pages) -> dict[str, str]:
    return {name: widget.tooltip for name, widget in widgets(pages).items()}


def read(pages: Pages) -> Iterator[tuple[int, Words | Widget]]:
    """Every box that is read with its page (from 0), in reading order."""
    for _, leaf in pages.tree.leaves():
        yield leaf.page, pages.box(leaf)


def page_of(pages: Pages, text: str) -> int:
    """The page (from 0) on which words begin."""
    return next(page for page, box in read(pages) if isinstance(box, Words) and box.text.startswith(text))


def place_of(pages: Pages, text: str) -> Rect:
    return next(box.rect for _, box in read(pages) if isinstance(box, Words) and box.text.startswith(text))


def unread(page: Page) -> list[str]:
    """The words of a page's artifacts: what is repeated on it."""
    return [box.text for box in page.artifacts if isinstance(box, Words)]


def tags(tag: Tag, role: Role) -> list[Tag]:
    """Every element of a role, in reading order."""
    own = [tag] if tag.role is role else []
    return own + [found for child in tag.children if isinstance(child, Tag) for found in tags(child, role)]


def said_in(tag: Tag, pages: Pages) -> list[str]:
    """What is read within an element: words and tooltips."""
    boxes = [pages.box(leaf) for _, leaf in tag.leaves()]
    return [box.text if isinstance(box, Words) else box.tooltip for box in boxes]
