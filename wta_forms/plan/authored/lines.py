"""Where the parts of a YAML value stand."""

from __future__ import annotations

from collections.abc import Iterator

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
