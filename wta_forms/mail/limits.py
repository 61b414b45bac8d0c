"""How much of a stranger's message is looked at."""

from __future__ import annotations

MAIL_BYTES = 30_000_000
"""What servers let through is 25 MB with few exceptions (Gmail, Microsoft 365: 25 to 35 MB as sent)."""

PARTS = 50
DEPTH = 8
TEXT_CHARACTERS = 1_000_000

SECONDS = 20.0
"""For each message: 30 MB of attachments take three on a slow machine."""

REPLY_BYTES = 8 * MAIL_BYTES
MEMORY_BYTES = 2**30
