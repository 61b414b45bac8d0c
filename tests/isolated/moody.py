"""A worker that says how many it was asked before, and dies or sleeps when it is told to."""

from __future__ import annotations

import os
import time
from itertools import count

from wta_forms.isolated.serve import serve

ASKED = count()


def answer(_: int, content: bytes, __: bytes) -> bytes:
    before = next(ASKED)
    if content == b"die" or (content == b"die unless alone" and before):
        os._exit(1)
    if content == b"sleep":
        time.sleep(60)
    return f"{os.getpid()} {before}".encode()


if __name__ == "__main__":
    serve(answer, 2**30)
