"""How well forms on paper are read: ``python -m tests.measure_scans [--pages N]``.

Every page of every shipped form, in the variants that are printed, is marked at random with crosses, ticks, strokes,
over-runs, boxes filled in, struck through and scribbled over, and with writing; scanned at 150 dots an inch, turned by
up to 3 degrees, JPEG quality 60, or photographed with 12 million points; and read. Nothing here is left to chance: the
same numbers come out every time.

A box that is ticked is right where it is read as ticked; an empty one, or one that was filled in to take it back, where
it is not. One that was struck through or scribbled over is right where it is not read as ticked: it is not sure.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from time import perf_counter

from tests.extract.paper.forms import (
    BLACK,
    BLUE,
    FELT_TIP,
    PENCIL,
    PENS,
    Paper,
    Pen,
    jpeg,
    photographed,
    printed,
    scanned,
)
from tests.render.shipped import Copy, pdf_of_copy, shipped
from wta_forms.errors import TICK_TAKEN_BACK
from wta_forms.extract.places import Places
from wta_forms.extract.raw import RawValue
from wta_forms.extract.scan import look_at_scan
from wta_forms.map import Map, MapField, Rectangle

VARIANTS = ("standard", "large-print", "by-hand")

_Draw = Callable[[Paper, Rectangle, Pen], object]


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to mark a box to tick: how, whether it is then ticked, and how often it comes among 100."""

    name: str
    draw: _Draw
    is_ticked: bool
    share: int


def _nothing(paper: Paper, box: Rectangle, pen: Pen) -> None:
    pass


def _large_cross(paper: Paper, box: Rectangle, pen: Pen) -> None:
    paper.cross(box, pen, over=paper.chance.uniform(0.2, 0.6))


def _large_check(paper: Paper, box: Rectangle, pen: Pen) -> None:
    paper.check(box, pen, over=paper.chance.uniform(0.2, 0.7))


def _felt_tip(paper: Paper, box: Rectangle, pen: Pen) -> None:
    paper.cross(box, FELT_TIP)


def _struck(paper: Paper, box: Rectangle, pen: Pen) -> None:
    paper.check(box, pen)
    paper.strike(box, pen)


def _scribbled(paper: Paper, box: Rectangle, pen: Pen) -> None:
    paper.cross(box, pen)
    paper.scribble(box, pen, lines=int(paper.chance.integers(5, 10)))


KINDS = (
    Kind("empty", _nothing, False, 40),
    Kind("cross", Paper.cross, True, 10),
    Kind("cross over the border", _large_cross, True, 10),
    Kind("tick", Paper.check, True, 10),
    Kind("tick over the border", _large_check, True, 8),
    Kind("stroke", Paper.slash, True, 4),
    Kind("felt-tip cross", _felt_tip, True, 5),
    Kind("filled in", Paper.fill, False, 5),
    Kind("struck through", _struck, False, 4),
    Kind("scribbled over", _scribbled, False, 4),
)


def _word(paper: Paper, box: Rectangle, pen: Pen) -> None:
    paper.write(box, pen, letters=4)


def _lines(paper: Paper, box: Rectangle, pen: Pen) -> None:
    paper.write(box, BLUE, letters=40)


def _small_pencil(paper: Paper, box: Rectangle, pen: Pen) -> None:
    paper.write(box, PENCIL, letters=5, size=6.0)


def _figure(paper: Paper, box: Rectangle, pen: Pen) -> None:
    paper.figure(box, str(paper.chance.integers(1, 4)), pen)


def _dash(paper: Paper, box: Rectangle, pen: Pen) -> None:
    x0, y0, _, y1 = box
    paper.stroke([(x0 + 8, (y0 + y1) / 2), (x0 + 14, (y0 + y1) / 2)], BLACK)


WRITINGS: tuple[_Draw, ...] = (*[_nothing] * 5, _word, _lines, _small_pencil, _figure, _dash)


@dataclass
class Count:
    """``marks`` counts by the name of a kind and what came of it; ``boxes`` by whether something was and is written."""

    pages: int = 0
    not_found: int = 0
    remarks: int = 0
    marks: Counter[tuple[str, str]] = field(default_factory=Counter)
    boxes: Counter[tuple[bool, bool]] = field(default_factory=Counter)
    seconds: float = 0.0

    def add(self, other: Count) -> None:
        self.pages += other.pages
        self.not_found += other.not_found
        self.remarks += other.remarks
        self.marks += other.marks
        self.boxes += other.boxes
        self.seconds += other.seconds

    @property
    def ticks(self) -> int:
        return sum(self.marks.values())

    @property
    def right(self) -> int:
        return sum(count for (_, outcome), count in self.marks.items() if outcome == "right")

    def row(self) -> list[str]:
        share = f"{100 * self.right / self.ticks:.2f} %" if self.ticks else ""
        wrong, unsure = (
            sum(n for (_, came), n in self.marks.items() if came == what) for what in ("wrong", "not sure")
        )
        empty, full = (sum(n for (was, _), n in self.boxes.items() if was == what) for what in (False, True))
        return [
            *(str(self.pages), str(self.not_found), str(self.ticks), share, str(wrong), str(unsure)),
            *(f"{self.boxes[False, True]} of {empty}", f"{self.boxes[True, False]} of {full}", str(self.remarks)),
            f"{self.seconds / max(1, self.pages):.1f}",
        ]


HEADS = (
    *("how", "pages", "not found", "boxes to tick", "right", "wrong", "not sure"),
    *("empty boxes taken for written", "writing not seen", "remarks made up", "seconds a page"),
)


def page_read(blank: Map, pdf: bytes, number: int, seed: int, is_photo: bool) -> Count:
    """One page, marked, pictured and read."""
    paper = Paper(printed(pdf)[number - 1], seed)
    fields = [field for field in blank.fields if field.page == number]
    kinds = {_key(each): _marked(paper, each) for each in fields if each.on}
    written = {each.name: _is_written(paper, each) for each in fields if not each.on}
    picture = photographed(paper) if is_photo else scanned(paper, paper.chance.uniform(-3, 3))
    content = jpeg(picture)
    started = perf_counter()
    seen = look_at_scan(content, Places(blank, ((1, number),)))
    count = Count(pages=1, not_found=int(seen.fit == 0), seconds=perf_counter() - started)
    values = {value.name: value for value in seen.values}
    for (name, on), kind in kinds.items():
        count.marks[kind.name, _outcome(kind, values[name], on)] += 1
    for name, was in written.items():
        count.boxes[was, bool(values[name].picture)] += 1
    count.remarks = sum(name.startswith("#") for name in values)
    return count


def _key(box: MapField) -> tuple[str, str]:
    return (box.name, box.on)


def _marked(paper: Paper, box: MapField) -> Kind:
    shares = [kind.share / 100 for kind in KINDS]
    kind = KINDS[paper.chance.choice(len(KINDS), p=shares)]
    kind.draw(paper, box.rectangle, PENS[paper.chance.integers(len(PENS))])
    return kind


def _is_written(paper: Paper, box: MapField) -> bool:
    draw = WRITINGS[paper.chance.integers(len(WRITINGS))]
    draw(paper, box.rectangle, PENS[paper.chance.integers(len(PENS))])
    return draw is not _nothing


def _outcome(kind: Kind, value: RawValue, on: str) -> str:
    if (on in value.texts) != kind.is_ticked:
        return "not sure" if kind.is_ticked and any(not problem.is_note for problem in value.problems) else "wrong"
    is_told = any(problem != TICK_TAKEN_BACK.at("") for problem in value.problems)
    is_doubtful = kind.name in {"filled in", "struck through", "scribbled over"}
    return "not sure" if is_told and not is_doubtful and not kind.is_ticked else "right"


def counted(copy: Copy, is_photo: bool, every: int = 1) -> Count:
    """Every so-and-so-many-th page of a copy."""
    count, blank, pdf = Count(), copy.blank().map, pdf_of_copy(copy)
    for number in range(1, len(blank.sizes) + 1, every):
        seed = zlib.crc32(f"{copy} {number} {is_photo}".encode())
        count.add(page_read(blank, pdf, number, seed, is_photo))
    printed.cache_clear()
    return count


def _copies(variant: str) -> Iterator[Copy]:
    yield from (Copy(form, spec.languages[0], variant) for form, spec in shipped().items())


def table(rows: Mapping[str, Count]) -> str:
    lines = [HEADS, ["---"] * len(HEADS), *([name, *count.row()] for name, count in rows.items())]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--every", type=int, default=1, metavar="N", help="only every N-th page")
    every = arguments.parse_args().every
    rows: dict[str, Count] = {}
    for way, is_photo, step in (("scanned", False, every), ("photographed", True, 3 * every)):
        for variant in VARIANTS:
            row = rows.setdefault(f"{way}, {variant}", Count())
            for copy in _copies(variant):
                row.add(counted(copy, is_photo, step))
    together = Count()
    for row in rows.values():
        together.add(row)
    print(table({**rows, "together": together}))
    print()
    for kind in KINDS:
        outcomes = {what: together.marks[kind.name, what] for what in ("right", "wrong", "not sure")}
        print(f"{kind.name}: {', '.join(f'{count} {what}' for what, count in outcomes.items())}")


if __name__ == "__main__":
    main()
