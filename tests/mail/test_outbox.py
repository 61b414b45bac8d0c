"""The outbox: no mail is lost, none goes out twice by mistake, and what nobody knows is not said to be known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.mail.faults import FAULTS, Ledger, failing_server
from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.mail.outbox import Sending, Uncertain, held, send_queued
from wta_forms.mail.secrets import Secret
from wta_forms.mail.smtp import Smtp
from wta_forms.mail.transport import Broken, Delivered, Letter, Refused, Result
from wta_forms.project.audit import deeds
from wta_forms.project.mail_settings import Security, Server
from wta_forms.project.outgoing import (
    FIRST,
    OutboxState,
    Outgoing,
    begin,
    noted,
    outgoing,
    queue,
    queue_again,
    sole_sender,
)
from wta_forms.project.store import Store

EWA = "ewa@example.org"


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def __call__(self) -> str:
        return self.time.strftime("%Y-%m-%dT%H:%M:%SZ")

    def pass_by(self, **time: int) -> None:
        self.time += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    with Store(tmp_path, clock=clock, who="ewa") as store:
        yield store


class Scripted:
    """A transport that does as it is told, and keeps what it was given."""

    def __init__(self, *results: Result | type[BaseException]) -> None:
        self.results = list(results)
        self.given: list[str] = []

    def deliver(self, letter: Letter, before_text: Callable[[], None]) -> Result:
        result = self.results.pop(0) if self.results else Delivered("250 fine")
        if isinstance(result, Refused):
            return result
        before_text()
        self.given.append(letter.to)
        if isinstance(result, type):
            raise result
        return result

    def close(self) -> None: ...


def put(store: Store, *addresses: str) -> None:
    for address in addresses:
        content = f"Message-ID: <{address}>\r\nTo: {address}\r\n\r\nHello\r\n".encode()
        sha256 = store.keep(content)
        with store.change() as change:
            queue(change, Outgoing("drivers", 1, address.partition("@")[0], FIRST, f"<{address}>", address, sha256))


def states(store: Store) -> list[OutboxState]:
    return [mail.state for mail in outgoing(store)]


def send(store: Store, transport: Scripted, **how: Uncertain) -> list[Sending]:
    return list(send_queued(store, transport, EWA, **how))


# --- the states -------------------------------------------------------------------------------------------------------


def test_twice_run_is_once_mailed(store: Store) -> None:
    put(store, "ann@example.org", "bob@example.org")
    put(store, "ann@example.org")
    transport = Scripted()
    assert [each.state for each in send(store, transport)] == [OutboxState.SENT] * 2
    assert send(store, transport) == []
    assert transport.given == ["ann@example.org", "bob@example.org"]


def test_what_was_sent_is_noted_at_the_person(store: Store) -> None:
    put(store, "ann@example.org")
    send(store, Scripted())
    assert [deed.what for deed in deeds(store, "ann")] == ["drivers was sent to ann@example.org (first)"]


def test_a_mail_is_being_sent_before_its_text_goes_out(store: Store) -> None:
    put(store, "ann@example.org")
    with pytest.raises(KeyboardInterrupt):
        send(store, Scripted(KeyboardInterrupt))
    assert states(store) == [OutboxState.SENDING]


def test_after_a_crash_nobody_knows_and_it_is_sent_again_or_held(store: Store) -> None:
    put(store, "ann@example.org")
    with pytest.raises(KeyboardInterrupt):
        send(store, Scripted(KeyboardInterrupt))
    assert send(store, transport := Scripted(), uncertain=Uncertain.HOLD) == []
    assert states(store) == [OutboxState.UNCERTAIN]
    assert list(held(store)) == [errors.SENT_PERHAPS.at("", form="drivers", address="ann@example.org")]
    assert [each.state for each in send(store, transport, uncertain=Uncertain.RESEND)] == [OutboxState.SENT]


def test_a_line_that_breaks_after_the_mail_is_uncertain_and_before_it_is_tried_again(store: Store) -> None:
    put(store, "ann@example.org", "bob@example.org")
    send(store, Scripted(Broken("gone", is_unclear=True), Broken("gone", is_unclear=False)), uncertain=Uncertain.HOLD)
    assert states(store) == [OutboxState.UNCERTAIN, OutboxState.RETRY]


def test_what_is_refused_for_good_is_never_tried_again(store: Store, clock: Clock) -> None:
    put(store, "ann@example.org")
    send(store, Scripted(Refused("550 nobody", is_final=True)))
    clock.pass_by(days=30)
    assert send(store, Scripted()) == []
    why = errors.NOT_SENT.at("", form="drivers", address="ann@example.org", why="550 nobody")
    assert list(held(store)) == [why]


def test_what_is_refused_for_now_is_tried_again_after_longer_and_longer(store: Store, clock: Clock) -> None:
    put(store, "ann@example.org")
    waits = []
    while states(store) != [OutboxState.FAILED]:
        (sending,) = send(store, Scripted(Refused("450 busy", is_final=False)))
        if sending.retry_at:
            until = datetime.fromisoformat(sending.retry_at)
            waits.append(until - clock.time)
            clock.time = until - timedelta(seconds=1)
            assert send(store, Scripted()) == [], "a second too early"
            clock.time = until
    assert waits == sorted(waits)
    assert len(waits) == 7
    assert timedelta(days=3) < sum(waits, timedelta()) < timedelta(days=5)


def test_a_server_that_keeps_breaking_is_left_alone(store: Store) -> None:
    put(store, *(f"{n}@example.org" for n in range(5)))
    with pytest.raises(WtaFormsError) as raised:
        send(store, Scripted(*[Broken("gone", is_unclear=False)] * 5))
    assert raised.value.problems == (errors.LINE_KEEPS_BREAKING.at("", why="gone"),)
    assert states(store) == [OutboxState.RETRY] * 3 + [OutboxState.QUEUED] * 2


def test_a_server_that_refuses_for_now_is_asked_about_everybody(store: Store) -> None:
    put(store, *(f"{n}@example.org" for n in range(5)))
    send(store, Scripted(*[Refused("450 busy", is_final=False)] * 5))
    assert states(store) == [OutboxState.RETRY] * 5


def test_only_one_sends_from_a_project_at_a_time(store: Store) -> None:
    put(store, "ann@example.org")
    with sole_sender(store), pytest.raises(WtaFormsError) as raised:
        send(store, Scripted())
    assert raised.value.problems == (errors.OUTBOX_IN_USE.at(str(store.project)),)
    assert [each.state for each in send(store, Scripted())] == [OutboxState.SENT]


def test_a_draft_is_never_sent_and_is_sent_only_when_somebody_says_so(store: Store) -> None:
    with store.change() as change:
        draft = Outgoing("drivers", 1, "ann", FIRST, "<1>", "ann@example.org", "", OutboxState.DRAFTED)
        queue(change, draft)
    assert send(store, Scripted()) == []
    assert states(store) == [OutboxState.DRAFTED]
    with store.change() as change:
        noted(change, outgoing(change)[0].id, OutboxState.SENT)
    assert [(row.state, row.attempts) for row in outgoing(store)] == [(OutboxState.SENT, 0)]


def test_a_mail_that_failed_can_be_queued_again_and_keeps_its_id(store: Store) -> None:
    put(store, "ann@example.org")
    send(store, Scripted(Refused("550 nobody", is_final=True)))
    (failed,) = outgoing(store)
    again = Outgoing("drivers", 1, "ann", FIRST, "<other>", "ann@new.example.org", failed.sha256)
    with store.change() as change:
        assert queue_again(change, again)
        begin(change, failed.id)
        assert not queue_again(change, again), "it is being sent"
    (now,) = outgoing(store)
    assert (now.message_id, now.address) == (failed.message_id, "ann@new.example.org")


# --- a server that fails ----------------------------------------------------------------------------------------------

BECOMES = {
    "421-rcpt": {OutboxState.RETRY},
    "450-rcpt": {OutboxState.RETRY},
    "550-rcpt": {OutboxState.FAILED},
    "452-end": {OutboxState.RETRY},
    "554-end": {OutboxState.FAILED},
    "drop-rcpt": {OutboxState.RETRY},
    # What went out may still be on its way when the line breaks: then it is safer not to know.
    "drop-data": {OutboxState.RETRY, OutboxState.UNCERTAIN},
    "drop-end-lost": {OutboxState.UNCERTAIN},
    "drop-end-kept": {OutboxState.UNCERTAIN},
    "stall-end": {OutboxState.UNCERTAIN},
}


@pytest.fixture
def faults() -> Iterator[tuple[int, Ledger]]:
    with failing_server(stall=3) as (port, ledger):
        yield port, ledger


def smtp(port: int, seconds: float = 60) -> Smtp:
    server = Server("127.0.0.1", port, Security.NONE)
    return Smtp(server, Secret(), rate=60_000, seconds_for_the_dot=seconds)


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_what_it_is_and_the_next_mail_goes_out(
    fault: str, store: Store, faults: tuple[int, Ledger]
) -> None:
    port, ledger = faults
    put(store, f"{fault}@faults.example", "ann@example.org")
    with smtp(port, seconds=1) as transport:
        list(send_queued(store, transport, EWA, uncertain=Uncertain.HOLD))
    became, then = states(store)
    assert became in BECOMES[fault]
    assert then is OutboxState.SENT
    assert ledger.kept["<ann@example.org>"] == 1


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if not fault.startswith("5")])
def test_whatever_failed_once_arrives_in_the_end(
    fault: str, store: Store, clock: Clock, faults: tuple[int, Ledger]
) -> None:
    port, ledger = faults
    address = f"{fault}+1@faults.example"
    put(store, address)
    with smtp(port, seconds=1) as transport:
        for _ in range(2):
            list(send_queued(store, transport, EWA))
            clock.pass_by(days=3)
    may_come_twice = fault in ("drop-end-kept", "stall-end")
    assert ledger.kept[f"<{address}>"] == (2 if may_come_twice else 1) or fault == "554-end"
    assert states(store) == ([OutboxState.FAILED] if fault == "554-end" else [OutboxState.SENT])


def test_an_unreachable_server_is_one_sentence_and_everything_waits(store: Store) -> None:
    put(store, "ann@example.org")
    with pytest.raises(WtaFormsError) as raised, smtp(9) as transport:
        list(send_queued(store, transport, EWA))
    assert raised.value.problems == (errors.NOBODY_LISTENS.at("", host="127.0.0.1", port=9),)
    assert states(store) == [OutboxState.QUEUED]
