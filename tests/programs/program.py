"""What every foreign program here offers to the tests, and how they are run."""

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any

Value = str | bool
"""What is put into a field: its text, the label of a drop-down, the on-state of the button that is pressed in a radio
group, or whether a box is ticked. Labels are export values too, as in all our forms."""

PATIENCE = 600
"""Seconds until a program counts as hung; the slowest measured, a cold JVM, takes 4."""


class ProgramError(RuntimeError):
    """A foreign program refused; the message is what it said."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program that completes forms, as one of its users or callers would.

    `fill(blank, values, target)` writes a completed copy. A value for a field that the form does
    not have, or for a button that is not in the radio group, raises `ProgramError`. Whether the
    program wrote what it was given is *not* checked: that is the question which the tests ask. Of
    a radio group one button can be pressed and none released; list boxes are not offered.

    ``halves`` is what the program makes of a character beyond U+FFFF that is typed, where it does not keep it whole.
    """

    name: str
    version: Callable[[], str]
    missing: Callable[[], str | None]
    fill: Callable[[Path, Mapping[str, Value], Path], None]
    halves: str | None = None

    def keeps(self, value: Value) -> Value:
        """What it writes when it is given this."""
        if self.halves is None or isinstance(value, bool):
            return value
        return "".join(self.halves if ord(character) > 0xFFFF else character for character in value)


def run(command: Sequence[str | Path], stdin: str = "") -> str:
    """What the command prints; text goes in and comes out as UTF-8, line ends as they are."""
    done = subprocess.run(
        command,
        input=stdin.encode(),
        capture_output=True,
        timeout=PATIENCE,
        check=False,  # the exception would hide what the program said
    )
    if done.returncode:
        raise ProgramError((done.stdout + done.stderr).decode(errors="replace").strip())
    return done.stdout.decode()


def wait_until(look: Callable[[], Any], what: str, seconds: float = 60.0) -> Any:
    """What ``look`` returns as soon as it is true."""
    end = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > end:
            raise ProgramError(f"waited {seconds:.0f} s in vain: {what}")
        time.sleep(0.05)
    return found


def at_end(close: Callable[[], Any]) -> None:
    """Have it closed when this process ends, also where that is one of a pool, which passes over `atexit`."""
    Finalize(None, close, exitpriority=1)
