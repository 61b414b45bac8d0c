"""The tables of the store. Each step leads from one version of it to the next; a step that was published is never
changed, only followed by another."""

from __future__ import annotations

# What shows in the header that a SQLite file is ours: "wtaf".
APPLICATION = 0x77746166

_AUDIT = (
    """
    CREATE TABLE audit (
        id      INTEGER PRIMARY KEY,
        at      TEXT NOT NULL,
        who     TEXT NOT NULL,
        what    TEXT NOT NULL,
        person  TEXT NOT NULL,
        before  TEXT NOT NULL
    )
    """,
    "CREATE INDEX audit_by_person ON audit (person)",
)
"""Who did what when. ``person`` is whom it was about, ``before`` (JSON, or "") what stood there before."""

STEPS: tuple[tuple[str, ...], ...] = ((*_AUDIT,),)
"""Version 1 is what the first step makes. Older releases of SQLite have to know every word (RHEL 8 has 3.26): no STRICT
tables, no RETURNING."""
