"""What mail goes out through and comes from is a line in a table each."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self

import pytest

from wta_forms.mail import adapters
from wta_forms.mail.adapters import TRANSPORTS, Adapter, mailbox_of, transport_of
from wta_forms.mail.smtp import Smtp
from wta_forms.mail.transport import Delivered, Letter, Result
from wta_forms.project.mail_settings import MailSettings, Security, Server

HERE = Server("127.0.0.1", 25, Security.NONE)


class Pigeon:
    """A transport of another kind: all that it has to be."""

    def deliver(self, letter: Letter, before_text: Callable[[], None]) -> Result:
        before_text()
        return Delivered(f"flown to {letter.to}")

    def close(self) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def test_a_transport_is_taken_by_what_the_project_says() -> None:
    assert isinstance(transport_of(MailSettings(smtp=HERE)), Smtp)


def test_where_the_project_names_none_there_is_none() -> None:
    assert transport_of(MailSettings()) is None
    assert mailbox_of(MailSettings()) is None


def test_a_line_in_the_table_is_all_that_another_one_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    pigeon = Adapter("pigeon", lambda mail: mail.sender.endswith("@loft.example"), lambda _: Pigeon())
    monkeypatch.setattr(adapters, "TRANSPORTS", (pigeon, *TRANSPORTS))
    transport = transport_of(MailSettings(sender="ewa@loft.example"))
    assert transport is not None
    with transport:
        assert transport.deliver(Letter("a", "ann@x", b""), lambda: None) == Delivered("flown to ann@x")
