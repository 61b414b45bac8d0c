"""What was measured of every row, kept as JSON: the page is made from it, and tests hold it against what is so now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.matrix.measure import Count

FILE = Path(__file__).parent / "measured.json"


@dataclass(frozen=True, slots=True)
class Result:
    """``everyday`` are words as they come, all forms together; ``world`` are the scripts of the world. ``damaged`` are
    answers that the program itself changed."""

    program: str
    does: str
    way: str
    version: str
    advice: str
    source: str
    everyday: Count
    world: Count
    damaged: int = 0


@dataclass(frozen=True, slots=True)
class Everything:
    forms: int
    results: Mapping[str, Result]


def load() -> Everything:
    read = json.loads(FILE.read_text(encoding="utf-8"))
    results = {
        name: Result(**row | {"everyday": Count(**row["everyday"]), "world": Count(**row["world"])})
        for name, row in read["rows"].items()
    }
    return Everything(read["forms"], results)


def save(everything: Everything) -> None:
    rows = {name: asdict(result) for name, result in everything.results.items()}
    written = json.dumps({"forms": everything.forms, "rows": rows}, ensure_ascii=False, indent=1)
    FILE.write_text(f"{written}\n", encoding="utf-8")
