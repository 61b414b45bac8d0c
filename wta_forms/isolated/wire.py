"""How a worker and its parent talk.

First the worker says :data:`READY`; then comes, again and again, a :data:`REQUEST` with two parts, and goes a
:data:`REPLY`. Both rooms that have workers put JSON into it and no pickle: a file that took over the worker could make
a pickle run anything in the parent.
"""

from __future__ import annotations

import struct

READY = b"ready"

REQUEST = struct.Struct(">BQQI")
"""What is asked, how many bytes of a file follow, how many of what belongs to the question, and how many seconds of
processor time it may cost."""

REPLY = struct.Struct(">Q")
"""How many bytes follow."""
