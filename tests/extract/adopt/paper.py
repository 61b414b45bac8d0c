"""Somebody's form in a few lines: boxes and printed words with their places, in points from the bottom left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from wta_forms.extract.adopt.blank import Blank, Box, Spot, Word
from wta_forms.extract.adopt.draft import Draft, draft_of
from wta_forms.extract.adopt.lines import Line, lines_of
from wta_forms.extract.raw import FieldKind
from wta_forms.project.names import plain
from wta_forms.spec.form import Question
from wta_forms.spec.load import read_form
from wta_forms.spec.questions import kind_of
from wta_forms.spec.write import form_to_yaml

PAGE = (595.0, 842.0)
HEIGHT = 18.0


def text(
    name: str, x: float, y: float, width: float = 150, height: float = HEIGHT, *, page: int = 1, **more: Any
) -> Box:
    return Box(name, FieldKind.TEXT, (spot(x, y, width, height, page),), **more)


def choice(name: str, x: float, y: float, *options: str, page: int = 1, **more: Any) -> Box:
    pairs = tuple((option, option) for option in options)
    return Box(name, FieldKind.LIST, (spot(x, y, 150, HEIGHT, page),), options=pairs, **more)


def tick(name: str, x: float, y: float, on: str = "Yes", page: int = 1, **more: Any) -> Box:
    return Box(name, FieldKind.TICK, (spot(x, y, 12, 12, page, on),), **more)


def radio(name: str, *spots: Spot, **more: Any) -> Box:
    return Box(name, FieldKind.RADIO, spots, **more)


def spot(
    x: float, y: float, width: float = 12, height: float = 12, page: int = 1, on: str = "", label: str = ""
) -> Spot:
    return Spot(page, (x, y, x + width, y + height), on, label)


def words(sentence: str, x: float, y: float, size: float = 10, *, bold: bool = False, page: int = 1) -> list[Word]:
    """A printed line that begins at ``x``: each letter is half as wide as it is high."""
    made = []
    for word in sentence.split(" "):
        width = len(word) * size / 2
        made.append(Word(page, word, (x, y, x + width, y + size), size, bold))
        x += width + size / 4
    return made


def blank(*parts: Box | Iterable[Word], title: str = "A form", language: str = "", pages: int = 1) -> Blank:
    boxes = tuple(part for part in parts if isinstance(part, Box))
    printed = tuple(word for part in parts if not isinstance(part, Box) for word in part)
    return Blank(title, language, (PAGE,) * pages, boxes, printed)


def lines(*parts: Iterable[Word]) -> tuple[Line, ...]:
    return lines_of(word for part in parts for word in part)


def drafted(*parts: Box | Iterable[Word], stem: str = "theirs", **more: Any) -> Draft:
    return draft_of(blank(*parts, **more), stem, plain)


def questions(*parts: Box | Iterable[Word], **more: Any) -> tuple[Question, ...]:
    return drafted(*parts, **more).form.questions


def question(*parts: Box | Iterable[Word], **more: Any) -> Question:
    """The one question that these boxes and words make."""
    (only,) = questions(*parts, **more)
    return only


def shown(asked: Question) -> dict[str, Any]:
    """What a question is, as far as a test says it: words in the first language."""
    seen: dict[str, Any] = {"id": asked.id, "kind": kind_of(asked), "label": said(asked.label)}
    for word in ("hint", "low", "high", "unit", "other", "none", "unsure"):
        if getattr(asked, word, None) is not None:
            seen[word] = said(getattr(asked, word))
    for word in ("choices", "rows"):
        if isinstance(getattr(asked, word, None), tuple):
            seen[word] = {each.key: said(each.label) for each in getattr(asked, word)}
    if hasattr(asked, "columns"):
        seen["rows"] = seen.get("rows", getattr(asked, "rows", None))
        seen["columns"] = [shown(column.cell) for column in asked.columns]
    return seen


def said(phrase: Any) -> str:
    return str(phrase.by_language[0][1])


def loaded_again(draft: Draft, folder: Path) -> Mapping[str, Any]:
    """The form when its YAML is read, and every problem that is no note."""
    path = folder / "draft.yaml"
    path.write_text(form_to_yaml(draft.form, draft.remarks), encoding="utf-8")
    read = read_form(path, [])
    return {"form": read.form, "problems": [problem for problem in read.problems if not problem.is_note]}
