"""Where the parts of a YAML value stand, and problems in the order of their lines."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from wta_forms.errors import Problem
from wta_forms.spec.yaml_nodes import Mapping, Node, Sequence


def lines_in(node: Node, path: str) -> Iterator[tuple[str, int]]:
    """The line of a value and of everything in it: "from", "from.0", "only.available", "only.available.1" …"""
    yield path, node.line
    match node:
        case Sequence(members=members):
            for place, member in enumerate(members):
                yield from lines_in(member, f"{path}.{place}")
        case Mapping(entries=entries):
            for key, value in entries:
                yield from lines_in(value, f"{path}.{key.text}")
        case _:
            return


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems of one file line by line, each once; what is said of all of it comes behind its lines."""
    return tuple(sorted(dict.fromkeys(problems), key=_line))


def _line(problem: Problem) -> float:
    _, _, line = problem.where.rpartition(":")
    return int(line) if line.isdecimal() else math.inf
