"""What the processes have in common in which strangers' files are read; :mod:`wta_forms.isolated.worker` starts them.

They take one question after another from standard input and answer on standard output (see
:mod:`wta_forms.isolated.wire`); what libraries print goes nowhere.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

from wta_forms.isolated.wire import READY, REPLY, REQUEST

if sys.platform != "win32":
    import resource


def serve(answer: Callable[[int, bytes, bytes], bytes], memory: int) -> None:
    """Answer until nobody asks any more, with no more than so many bytes of memory."""
    with os.fdopen(os.dup(0), "rb") as files, os.fdopen(os.dup(1), "wb") as answers:
        _shut_off(memory)
        answers.write(READY)
        answers.flush()
        while header := files.read(REQUEST.size):
            ask, length, more, seconds = REQUEST.unpack(header)
            _allow_processor_time(seconds)
            said = answer(ask, files.read(length), files.read(more))
            answers.write(REPLY.pack(len(said)) + said)
            answers.flush()


def _shut_off(memory: int) -> None:
    """No standard streams, no files written, and no image of the memory, with answers in it, left behind.

    Control-C is for the parent, which ends this.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    if sys.platform != "win32":
        _limit(resource.RLIMIT_AS, memory)
        _limit(resource.RLIMIT_FSIZE, 0)
        _limit(resource.RLIMIT_CORE, 0)


def _allow_processor_time(seconds: int) -> None:
    """From now on: the limit counts from the start of the process, which reads many files.

    The parent's wall clock ends a slow file sooner; this one ends a worker whose parent is no more.
    """
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + seconds)


def _limit(what: int, most: int) -> None:
    """Only the soft limit, so that it can be raised again. macOS knows RLIMIT_AS but refuses to set it."""
    if sys.platform != "win32":
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))
