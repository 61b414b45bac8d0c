"""strace (BSD/LGPL), which lets a program die or fail at the one call to the system that we name."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path


def missing() -> str | None:
    if not sys.platform.startswith("linux"):
        return "strace is for Linux"
    if shutil.which("strace") is None:
        return "strace is missing: apt-get install strace"
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return None if tried.returncode == 0 else "strace may not trace here (a container without CAP_SYS_PTRACE?)"


WRITING = ("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "mkdir")
"""Whatever changes what is on a disk, when a file is open."""


def calls_of(command: Sequence[str], calls: Sequence[str] = WRITING) -> tuple[str, ...]:
    """Each of these calls that a program makes, in their order."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        subprocess.run(["strace", "-o", str(log), "-e", f"trace={','.join(calls)}", *command], check=True)
        lines = log.read_text(errors="replace").splitlines()
    return tuple(found[1] for line in lines if (found := re.match(r"(\w+)\(", line)))


def killed_at(number: int, made: Sequence[str], command: Sequence[str]) -> int:
    """Run it and kill it (SIGKILL) when it makes its call of that number (from 0) of those ``made``, before that is
    carried out; what it ends with."""
    call = made[number]
    return _run([f"{call}:signal=SIGKILL:when={made[:number].count(call) + 1}"], command)


def full_from(number: int, made: Sequence[str], command: Sequence[str]) -> int:
    """Run it with a disk on which there is no room from its call of that number on; what it ends with. Each kind of
    call is counted by itself (strace(1), inject)."""
    kinds = dict.fromkeys(made)
    return _run([f"{call}:error=ENOSPC:when={made[:number].count(call) + 1}+" for call in kinds], command)


def _run(injected: Sequence[str], command: Sequence[str]) -> int:
    options = [option for each in injected for option in ("-e", f"inject={each}")]
    named = ",".join(each.partition(":")[0] for each in injected)
    traced = ["strace", "-o", "/dev/null", "-e", f"trace={named}", *options, *command]
    return subprocess.run(traced, capture_output=True, check=False).returncode
