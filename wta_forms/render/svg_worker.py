"""Draws one SVG, from standard input to standard output, and ends. Started by :mod:`wta_forms.render.svg` alone."""

from __future__ import annotations

import sys
from contextlib import suppress

import resvg_py

if sys.platform != "win32":
    import resource

_MOST_MEMORY = 1 << 30
_MOST_SECONDS = 20


def main(width: int, height: int) -> None:
    """No typefaces, and no folder in which anything would be looked for. Without dots an inch resvg-py 0.5 refuses
    files that are so many millimetres wide."""
    if sys.platform != "win32":
        _limit(resource.RLIMIT_AS, _MOST_MEMORY)
        _limit(resource.RLIMIT_CPU, _MOST_SECONDS)
        _limit(resource.RLIMIT_CORE, 0)
    svg = sys.stdin.buffer.read().decode("utf-8")
    drawn = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, width=width, height=height, dpi=96)
    sys.stdout.buffer.write(bytes(drawn))


def _limit(what: int, most: int) -> None:
    """macOS knows RLIMIT_AS but refuses to set it."""
    if sys.platform != "win32":
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
