"""How a batch of mails leaves the house: through a server, as drafts to be sent by hand, or on paper."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.mail.adapters import has_mailbox, mailbox_of, transport_of
from wta_forms.mail.outbox import Sending, held, send_queued
from wta_forms.mail.outbox import Uncertain as Uncertain
from wta_forms.mail.page import PAGE as PAGE
from wta_forms.mail.page import Draft, outbox_page, preview_page
from wta_forms.mail.paper import PaperLetter, address_list, letters_page
from wta_forms.mail.transport import Delivered, Letter, Transport
from wta_forms.project.audit import note
from wta_forms.project.home import OUTBOX as OUTBOX
from wta_forms.project.home import TO_PRINT as TO_PRINT
from wta_forms.project.names import plain
from wta_forms.project.outgoing import OutboxState as OutboxState
from wta_forms.project.outgoing import queue, queue_again
from wta_forms.project.paths import write_files
from wta_forms.project.settings import PROJECT_FILE
from wta_forms.project.store import Change
from wta_forms.workflow.posting.mailing import Batch, Mailing, Post
from wta_forms.workflow.progress import Progress, no_progress

PREVIEW = "preview.html"
LETTERS, ADDRESSES = "letters.html", "addresses.csv"


@dataclass(frozen=True, slots=True)
class Went:
    """What has become of a batch. ``files`` were written; ``told`` is what needs somebody."""

    sent: tuple[Sending, ...] = ()
    drafted: int = 0
    printed: int = 0
    files: tuple[Path, ...] = ()
    told: tuple[Problem, ...] = ()

    def count(self, state: OutboxState) -> int:
        return sum(each.state is state for each in self.sent)


def previewed(post: Post, batch: Batch) -> Path | None:
    """The first mail as a page, written beside the drafts; None where there is no mail."""
    if not batch.mails:
        return None
    path = post.project / OUTBOX / PREVIEW
    page = preview_page(post.settings.title, _draft(post, batch.mails[0]))
    write_files([(path, page.encode())], may_overwrite=True)
    return path


def check_all(post: Post, batch: Batch) -> None:
    """Make every mail once, so that whatever stands in the way of one is told before any has gone out."""
    problems: list[Problem] = []
    for mailing in batch.mails:
        try:
            post.bytes_of(mailing)
        except WtaFormsError as error:
            problems += error.problems
    if problems:
        raise WtaFormsError(dict.fromkeys(problems))


def transport_for(post: Post) -> Transport:
    """Raises WtaFormsError where project.yaml names no server, or there is no password."""
    transport = transport_of(post.settings.mail)
    if transport is None:
        raise WtaFormsError(errors.NO_SMTP.at(str(post.project / PROJECT_FILE)))
    return transport


# --- through a server -------------------------------------------------------------------------------------------------


def sent(
    post: Post,
    batch: Batch,
    transport: Transport,
    uncertain: Uncertain,
    progress: Progress = no_progress,
) -> Went:
    """Put all of it into the outbox, print what goes on paper, and send everything that waits there.

    Raises WtaFormsError when the server cannot be reached; then everything is in the outbox, and the next run sends it.
    """
    check_all(post, batch)
    _keep(post, batch, OutboxState.QUEUED, batch.mails)
    files = _printed(post, batch)
    done: list[Sending] = []
    waiting = len(batch.mails) + batch.waiting
    with transport:
        for sending in send_queued(post.store, transport, post.settings.sender, uncertain=uncertain):
            done.append(sending)
            progress(len(done), max(len(done), waiting))
    return Went(tuple(done), printed=len(batch.letters), files=files, told=tuple(held(post.store)))


def _keep(post: Post, batch: Batch, state: OutboxState, mailings: Sequence[Mailing]) -> None:
    """Its forms, then its messages, then a row for each that names them: nothing is out before it is kept."""
    write_files([pair for pair in batch.to_keep if not pair[0].exists()])
    kept = [(mailing, post.store.keep(post.bytes_of(mailing))) for mailing in mailings]
    with post.store.change() as change:
        for mailing, sha256 in kept:
            _put(post, change, mailing, sha256, state)


def _put(post: Post, change: Change, mailing: Mailing, sha256: str, state: OutboxState) -> None:
    row = post.outgoing(mailing, sha256, state)
    if queue(change, row) is None:
        queue_again(change, row)
    done = "was drafted" if state is OutboxState.DRAFTED else "was put into the outbox"
    note(change, f"{mailing.form} {done} ({mailing.wave})", person=mailing.person.id)


def tested(post: Post, batch: Batch, transport: Transport) -> str:
    """Send the first mail to whoever sends it, and nothing to anybody else. The address it went to.

    Raises WtaFormsError when it did not.
    """
    sender = post.settings.sender
    first = batch.mails[0]
    oneself = replace(first, person=replace(first.person, columns={**first.person.columns, "email": sender}))
    content = post.bytes_of(oneself).replace(
        post.envelope(oneself).message_id.encode(), f"<test.{uuid.uuid4()}@{sender.rpartition('@')[2]}>".encode()
    )
    with transport:
        result = transport.deliver(Letter(sender, sender, content), lambda: None)
    if not isinstance(result, Delivered):
        why = getattr(result, "said", "") or getattr(result, "why", "")
        raise WtaFormsError(errors.TEST_NOT_SENT.at("", address=sender, why=why))
    return sender


# --- as drafts --------------------------------------------------------------------------------------------------------


def drafted(post: Post, batch: Batch, tell: Callable[[Problem], None]) -> Went:
    """Write every mail as a draft: a file that Outlook and Thunderbird open, a page for mail programs in the browser,
    and, where project.yaml names a mailbox, a message among its drafts. They are marked as drafted, not as sent.

    A mailbox that takes no drafts is told; the files are there all the same.
    """
    check_all(post, batch)
    files: dict[Path, bytes] = {}
    for mailing in batch.mails:
        draft = _draft(post, mailing)
        files[post.project / OUTBOX / draft.eml] = post.bytes_of(mailing, is_draft=True)
        files |= {post.project / OUTBOX / file.name: file.content for file in mailing.files}
    if batch.mails:
        page = outbox_page(post.settings.title, [_draft(post, mailing) for mailing in batch.mails])
        files[post.project / OUTBOX / PAGE] = page.encode()
    written = write_files(files.items(), may_overwrite=True)
    _put_into_mailbox(post, batch.mails, tell)
    _keep(post, batch, OutboxState.DRAFTED, batch.mails)
    return Went(drafted=len(batch.mails), printed=len(batch.letters), files=(*written, *_printed(post, batch)))


def _put_into_mailbox(post: Post, mails: Sequence[Mailing], tell: Callable[[Problem], None]) -> None:
    if not mails or not has_mailbox(post.settings.mail):
        return
    try:
        mailbox = mailbox_of(post.settings.mail)
        assert mailbox is not None
        with mailbox:
            for mailing in mails:
                mailbox.put_draft(post.bytes_of(mailing, is_draft=True))
    except WtaFormsError as error:
        for problem in error.problems:
            tell(problem)


def _draft(post: Post, mailing: Mailing) -> Draft:
    person = mailing.person
    stem = mailing.files[0].name.removesuffix(".pdf") if mailing.files else mailing.form
    if plain(person.name) not in stem:  # a copy that carries no person is the same for all of them
        stem = f"{stem}-{plain(person.id)}"
    files = tuple(file.name for file in mailing.files)
    id = post.envelope(mailing).message_id
    return Draft(person.id, person.name, person.email, mailing.text, files, f"{stem}-{mailing.wave}.eml", id)


# --- on paper ---------------------------------------------------------------------------------------------------------


def _printed(post: Post, batch: Batch) -> tuple[Path, ...]:
    """Copies to fill in by hand, letters and the list of addresses; and rows that say that they were made."""
    if not batch.letters:
        return ()
    folder = post.project / TO_PRINT
    letters = [_paper(mailing) for mailing in batch.letters]
    sender = ", ".join(filter(None, (post.settings.organisation, " ".join(post.settings.address.split()))))
    files = {folder / file.name: file.content for mailing in batch.letters for file in mailing.files}
    files[folder / LETTERS] = letters_page(post.settings.title, sender, letters).encode()
    files[folder / ADDRESSES] = address_list(letters)
    written = write_files(files.items(), may_overwrite=True)
    write_files([pair for pair in batch.to_keep if not pair[0].exists()])
    with post.store.change() as change:
        for mailing in batch.letters:
            _put(post, change, mailing, "", OutboxState.DRAFTED)
    return written


def _paper(mailing: Mailing) -> PaperLetter:
    columns = mailing.person.columns
    return PaperLetter(
        name=mailing.person.name,
        address=columns.get("address", ""),
        phone=columns.get("phone", ""),
        by=mailing.person.by,
        text=mailing.text,
        file=mailing.files[0].name if mailing.files else "",
    )


# --- all of it --------------------------------------------------------------------------------------------------------


class Road(Enum):
    """How a batch is to go: through a server, as drafts, once to oneself, or not at all."""

    SERVER = 1
    DRAFT = 2
    TEST = 3
    SHOW = 4


@dataclass(frozen=True, slots=True)
class How:
    road: Road = Road.SERVER
    uncertain: Uncertain = Uncertain.RESEND


SEND = How()


@dataclass(frozen=True, slots=True)
class Done:
    """What was to go out, and what has become of it: None where nobody wanted it after all. ``preview`` is the page
    with the first mail, ``tested`` the address that a test went to."""

    batch: Batch
    went: Went | None = None
    preview: Path | None = None
    tested: str = ""


Confirm = Callable[[Batch, Path | None], bool]
"""Is shown what would go out, and the page with the first mail; says whether it may."""


def always(batch: Batch, preview: Path | None) -> bool:
    del batch, preview
    return True


def carry_out(
    post: Post,
    batch: Batch,
    how: How,
    confirm: Confirm = always,
    tell: Callable[[Problem], None] = lambda problem: None,
    progress: Progress = no_progress,
) -> Done:
    """Send, draft, try or only show a batch. Whatever stands in the way is raised before anybody is asked."""
    check_all(post, batch)
    if how.road is Road.SHOW:
        return Done(batch)
    preview = previewed(post, batch)
    if not batch.mailings and not batch.waiting:
        return Done(batch, Went(told=tuple(held(post.store))), preview)
    if how.road is Road.DRAFT:
        return Done(batch, drafted(post, batch, tell) if batch.mailings else Went(), preview)
    if how.road is Road.TEST:
        return Done(batch, preview=preview, tested=tested(post, batch, transport_for(post)) if batch.mails else "")
    needs_server = bool(batch.mails) or bool(batch.waiting)
    transport = transport_for(post) if needs_server else None
    if not confirm(batch, preview):
        return Done(batch, preview=preview)
    if transport is None:
        return Done(batch, Went(printed=len(batch.letters), files=_printed(post, batch)), preview)
    return Done(batch, sent(post, batch, transport, how.uncertain, progress), preview)
