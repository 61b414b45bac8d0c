"""A server that fails as it is told, and a ledger of what it has really kept.

What it does says the address before the "@": ``450-rcpt@faults.example`` is refused for now. After so many times as
stand behind a "+" it gives in: ``450-rcpt+2``.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from tests.mail.servers import free_ports

FAULTS: dict[str, str] = {
    "421-rcpt": "421 4.3.2 Shutting down",
    "450-rcpt": "450 4.2.1 Busy",
    "550-rcpt": "550 5.1.1 Nobody here",
    "452-end": "452 4.3.1 No room",
    "554-end": "554 5.7.1 This looks like spam",
    "drop-rcpt": "",
    "drop-data": "",
    "drop-end-lost": "",
    "drop-end-kept": "",
    "stall-end": "",
}
"""What goes wrong, and when: at the recipient's address, when the text begins, or at its final dot."""


class Ledger:
    """How often each message was really kept, by its id; and how often each fault has come, by address."""

    def __init__(self, stall: float) -> None:
        self.stall = stall
        self.kept: Counter[str] = Counter()
        self.letters: list[bytes] = []
        self.connections = 0
        self._seen: Counter[str] = Counter()

    def keep(self, content: bytes) -> None:
        self.kept[str(message_from_bytes(content)["Message-ID"])] += 1
        self.letters.append(content)

    def fault_of(self, address: str, when: str) -> str:
        """The fault that comes now, or ""."""
        name, _, times = address.partition("@")[0].partition("+")
        if name not in FAULTS or when not in name:
            return ""
        self._seen[address] += 1
        return "" if times and self._seen[address] > int(times) else name

    async def handle_DATA(self, server: SMTP, session: object, envelope: Any) -> str:
        del session
        fault = self.fault_of(envelope.rcpt_tos[0], "-end")
        if fault != "drop-end-lost" and not FAULTS.get(fault):
            self.keep(envelope.original_content)
        if fault == "stall-end":
            await asyncio.sleep(self.stall)
        if fault.startswith("drop"):
            server.transport.abort()
        return FAULTS.get(fault) or "250 2.0.0 Kept"


class _Failing(SMTP):
    def __init__(self, ledger: Ledger, **options: Any) -> None:
        self._ledger = ledger
        ledger.connections += 1
        super().__init__(ledger, **options)

    async def smtp_RCPT(self, arg: str | None) -> None:
        fault = self._ledger.fault_of(_address(arg), "-rcpt")
        if FAULTS.get(fault):
            await self.push(FAULTS[fault])
            if fault.startswith("421"):
                self.transport.close()
        elif fault:
            self.transport.abort()
        else:
            await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg: str | None) -> None:
        if any(self._ledger.fault_of(each, "-data") for each in self.envelope.rcpt_tos):
            await self.push("354 Go on")
            self.transport.abort()
        else:
            await super().smtp_DATA(arg)


def _address(arg: str | None) -> str:
    found = re.search(r"<([^>]*)>", arg or "")
    return found[1] if found else ""


class _Controller(Controller):
    def factory(self) -> SMTP:
        return _Failing(self.handler, **self.SMTP_kwargs)


@contextmanager
def failing_server(stall: float = 0.0, port: int = 0) -> Iterator[tuple[int, Ledger]]:
    """The port it listens on, and its ledger. ``stall``: how many seconds it takes where it stalls."""
    ledger = Ledger(stall)
    (free,) = free_ports(1)
    controller = _Controller(ledger, hostname="127.0.0.1", port=port or free)
    controller.start()
    try:
        yield controller.port, ledger
    finally:
        controller.stop(no_assert=True)
