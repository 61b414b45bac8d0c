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

_RETURNED = (
    """
    CREATE TABLE arrivals (
        id          INTEGER PRIMARY KEY,
        place       TEXT NOT NULL,
        sha256      TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        kind        TEXT NOT NULL CHECK (kind IN ('mail', 'file')),
        at          TEXT NOT NULL,
        outcome     TEXT NOT NULL CHECK (outcome IN
                    ('accepted', 'duplicate', 'needs_person', 'not_a_form', 'unreadable', 'bounce', 'auto_reply')),
        why         TEXT NOT NULL,
        hint        TEXT NOT NULL,
        person      TEXT NOT NULL,
        sender      TEXT NOT NULL,
        sender_name TEXT NOT NULL,
        subject     TEXT NOT NULL,
        received    TEXT NOT NULL,
        message_id  TEXT NOT NULL,
        refers_to   TEXT NOT NULL,
        bounce      TEXT NOT NULL,
        is_kept     INTEGER NOT NULL,
        UNIQUE (place, sha256)
    )
    """,
    "CREATE UNIQUE INDEX arrivals_once ON arrivals (fingerprint) WHERE outcome <> 'duplicate'",
    "CREATE INDEX arrivals_by_sha256 ON arrivals (sha256)",
    """
    CREATE TABLE pieces (
        id          INTEGER PRIMARY KEY,
        arrival     INTEGER NOT NULL REFERENCES arrivals ON DELETE CASCADE,
        part        INTEGER NOT NULL,
        name        TEXT NOT NULL,
        sha256      TEXT NOT NULL,
        kind        TEXT NOT NULL,
        words       TEXT NOT NULL,
        person      TEXT NOT NULL,
        sender      TEXT NOT NULL,
        sender_name TEXT NOT NULL,
        received    TEXT NOT NULL,
        UNIQUE (arrival, part)
    )
    """,
    "CREATE INDEX pieces_by_sha256 ON pieces (sha256)",
    """
    CREATE TABLE responses (
        id         INTEGER PRIMARY KEY,
        piece      INTEGER NOT NULL REFERENCES pieces ON DELETE CASCADE,
        sha256     TEXT NOT NULL,
        first_page INTEGER NOT NULL,
        outcome    TEXT NOT NULL CHECK (outcome IN
                   ('accepted', 'duplicate', 'needs_person', 'not_a_form', 'unreadable')),
        why        TEXT NOT NULL,
        hint       TEXT NOT NULL,
        person     TEXT NOT NULL,
        is_settled INTEGER NOT NULL,
        form       TEXT NOT NULL,
        round      INTEGER NOT NULL,
        received   TEXT NOT NULL,
        reader     TEXT NOT NULL,
        reading    TEXT NOT NULL
    )
    """,
    "CREATE UNIQUE INDEX responses_once ON responses (sha256, first_page) WHERE outcome = 'accepted'",
    "CREATE INDEX responses_by_sha256 ON responses (sha256)",
    "CREATE INDEX responses_by_piece ON responses (piece)",
    "CREATE INDEX responses_by_person ON responses (person, form)",
    """
    CREATE TABLE pictures (
        response INTEGER NOT NULL REFERENCES responses ON DELETE CASCADE,
        field    TEXT NOT NULL,
        png      BLOB NOT NULL,
        UNIQUE (response, field)
    )
    """,
)
"""Everything that came (``arrivals``: messages and loose files), what each held (``pieces``: files, and words that are
an answer themselves), and what each of these says (``responses``, a row also for what could not be read; ``reading`` is
JSON). What is an exact repetition has a row that says so; of all others each is there once, by the UNIQUE keys."""

_PERSONS = (
    """
    CREATE TABLE marks (
        person TEXT NOT NULL,
        form   TEXT NOT NULL,
        mark   TEXT NOT NULL,
        at     TEXT NOT NULL,
        UNIQUE (person, form, mark)
    )
    """,
    "CREATE TABLE addresses (address TEXT NOT NULL, person TEXT NOT NULL, UNIQUE (address, person))",
    "CREATE TABLE forgotten (digest BLOB NOT NULL UNIQUE)",
    "CREATE TABLE salt (salt BLOB NOT NULL)",
)
"""``marks`` are what was noted of people by hand (``form`` is "" for all forms); ``addresses`` turned out to be
somebody's though people.csv does not say so; ``forgotten`` has what must not be taken in again, salted and hashed."""

_OUTBOX = (
    """
    CREATE TABLE outbox (
        id         INTEGER PRIMARY KEY,
        form       TEXT NOT NULL,
        round      INTEGER NOT NULL,
        person     TEXT NOT NULL,
        wave       TEXT NOT NULL,
        message_id TEXT NOT NULL,
        address    TEXT NOT NULL,
        sha256     TEXT NOT NULL,
        state      TEXT NOT NULL CHECK (state IN
                   ('queued', 'sending', 'sent', 'retry', 'failed', 'uncertain', 'drafted')),
        attempts   INTEGER NOT NULL,
        at         TEXT NOT NULL,
        retry_at   TEXT NOT NULL,
        why        TEXT NOT NULL,
        UNIQUE (form, round, person, wave)
    )
    """,
    "CREATE INDEX outbox_by_message_id ON outbox (message_id)",
    "CREATE INDEX outbox_by_state ON outbox (state)",
)
"""Every mail that is to go out, once: twice run is once mailed by its UNIQUE key."""

_PLANS = (
    """
    CREATE TABLE decided (
        section TEXT NOT NULL,
        name    TEXT NOT NULL,
        said    TEXT NOT NULL,
        at      TEXT NOT NULL,
        who     TEXT NOT NULL,
        UNIQUE (section, name)
    )
    """,
    """
    CREATE TABLE decided_on (
        section TEXT NOT NULL,
        name    TEXT NOT NULL,
        person  TEXT NOT NULL,
        answer  TEXT NOT NULL,
        UNIQUE (section, name, person)
    )
    """,
    """
    CREATE TABLE reports (
        id    INTEGER PRIMARY KEY,
        at    TEXT NOT NULL,
        day   TEXT NOT NULL,
        plan  TEXT NOT NULL,
        names TEXT NOT NULL,
        files TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE reported (
        report     INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
        number     INTEGER NOT NULL,
        person     TEXT NOT NULL,
        form       TEXT NOT NULL,
        question   TEXT NOT NULL,
        sha256     TEXT NOT NULL,
        first_page INTEGER NOT NULL,
        answer     TEXT NOT NULL,
        UNIQUE (report, person, form, question)
    )
    """,
)
"""``decided`` is decisions.yaml as it was last seen, ``decided_on`` the answers (digests) that each decision was made
about; ``reports`` are the plans that were written, ``reported`` the answers in each, under their numbers (0 where they
have none). Of people there are only ids; what they said is nowhere in it."""

_LEAVING = (
    "CREATE TABLE removals (sha256 TEXT NOT NULL UNIQUE)",
    "CREATE TABLE seen (digest BLOB PRIMARY KEY) WITHOUT ROWID",
)
"""``removals`` are originals that nothing names any more and that are still to be deleted, and "" while the file is to
be packed anew. ``seen`` are places and files of anonymous answers, salted and hashed, in no order."""

STEPS: tuple[tuple[str, ...], ...] = ((*_AUDIT, *_RETURNED, *_PERSONS, *_OUTBOX, *_PLANS, *_LEAVING),)
"""Version 1 is what the first step makes. Older releases of SQLite have to know every word (RHEL 8 has 3.26): no STRICT
tables, no RETURNING."""
