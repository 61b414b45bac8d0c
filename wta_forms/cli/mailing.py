"""What ``send``, ``remind`` and ``ask`` have in common: their options, what is shown before, and what after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from wta_forms.cli import console


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of all three."""
    for option in reversed(
        (
            click.option("--to", multiple=True, metavar="PERSON", help="Only this person, by name or id; repeatable."),
            click.option("--draft", "is_draft", is_flag=True, help="Make drafts to send yourself: no password needed."),
            click.option("--test", "is_test", is_flag=True, help="Send the first mail to yourself, and nothing else."),
            click.option("--dry-run", "is_shown", is_flag=True, help="Say what would go out, and do nothing."),
            click.option("--yes", "is_yes", is_flag=True, help="Do not ask (for scripts)."),
            click.option(
                *("--uncertain",),
                type=click.Choice(("resend", "hold")),
                default="resend",
                show_default=True,
                help="What to do about mails of which nobody knows whether they were sent.",
            ),
        )
    ):
        command = option(command)
    return command


def carried_out(
    verb: Callable[..., Any],
    doing: str,
    *,
    to: tuple[str, ...],
    is_draft: bool,
    is_test: bool,
    is_shown: bool,
    is_yes: bool,
    uncertain: str,
    **more: Any,
) -> None:
    """Run one of the three, and say what became of it."""
    from wta_forms.workflow.posting.leaving import How, Road, Uncertain

    roads = [road for road, is_it in ((Road.SHOW, is_shown), (Road.TEST, is_test), (Road.DRAFT, is_draft)) if is_it]
    if len(roads) > 1:
        console.say("Take one of --dry-run, --test and --draft.")
        console.stop(console.Exit.USAGE)
    how = How(roads[0] if roads else Road.SERVER, Uncertain(uncertain))
    told: list[Any] = []
    with console.progress(doing) as progress:
        done = verb(
            to=to,
            how=how,
            confirm=lambda batch, preview: _may_go(batch, preview, is_yes=is_yes),
            tell=told.append,
            progress=progress,
            **more,
        )
    if how.road is not Road.SERVER or not done.batch.mailings:
        _show(done.batch)
    console.show(told)
    _after(done, how.road)
    if told:
        console.stop(console.Exit.PROBLEMS)


# --- before -----------------------------------------------------------------------------------------------------------


def _may_go(batch: Any, preview: Path | None, *, is_yes: bool) -> bool:
    _show(batch)
    if preview is not None:
        console.say(f"First mail: see {preview}.")
    if batch.waiting:
        console.say(f"{console.count(batch.waiting, 'mail waits', 'mails wait')} in the outbox from before.")
    return is_yes or console.typed_yes("Send now?")


def _show(batch: Any) -> None:
    """ "Project values to 12 people: 10 by e-mail, 2 on paper.", and who is left out, and why."""
    console.show(batch.notes)
    forms: dict[str, list[Any]] = defaultdict(list)
    for each in batch.mailings:
        forms[each.title].append(each)
    for title, mailings in forms.items():
        people = console.count(len(mailings), "person", "people")
        console.say(f"{title} to {people}: {', '.join(_ways(mailings))}.")
    for line in _left_out(batch):
        console.say(line)


def _ways(mailings: list[Any]) -> Iterator[str]:
    on_paper = sum(each.is_on_paper for each in mailings)
    if by_mail := len(mailings) - on_paper:
        yield f"{by_mail} by e-mail"
    if on_paper:
        yield f"{on_paper} on paper"


_MOST_NAMES = 6


def _left_out(batch: Any) -> Iterator[str]:
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in batch.spared:
        reasons[each.form, each.why].append(each.person.name)
    for (form, why), names in reasons.items():
        shown = ", ".join(names[:_MOST_NAMES])
        more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        yield f"Not {form} to {shown}{more}: {why}."


# --- after ------------------------------------------------------------------------------------------------------------


def _after(done: Any, road: Any) -> None:
    from wta_forms.workflow.posting.leaving import Road

    if road is Road.SHOW:
        console.say("Nothing was sent: this was a dry run.")
        if done.batch.mailings:
            console.next_step("if it is right, run the same without --dry-run")
    elif done.tested:
        console.say(f"One mail went to you, at {done.tested}, and nothing to anybody else.")
        console.next_step("look at it; then run the same without --test")
    elif done.went is None:
        console.say("Nothing was sent.")
    else:
        _went(done.went, done.batch)


def _went(went: Any, batch: Any) -> None:
    from wta_forms.workflow.posting.leaving import ADDRESSES, LETTERS, OUTBOX, PAGE, TO_PRINT
    from wta_forms.workflow.status import status
    from wta_forms.workflow.where import next_step

    if not (went.sent or went.drafted or went.printed):
        console.say("There is nothing to send." if not batch.spared else "There is nobody to write to now.")
    for line in _counts(went):
        console.say(line)
    if went.printed:
        console.say(f"To print: {TO_PRINT}/{LETTERS} and the copies beside it; addresses in {TO_PRINT}/{ADDRESSES}.")
    console.show(went.told)
    if went.drafted:
        console.next_step(f"open {OUTBOX}/{PAGE} and send them; then: wta-forms mark sent --all")
    elif later := sorted(each.retry_at for each in went.sent if each.retry_at):
        console.next_step(f"run wta-forms send again after {_local(later[0])}")
    else:
        console.next_step(next_step(status()))
    if any(not problem.is_note for problem in went.told):
        console.stop(console.Exit.PROBLEMS)


def _counts(went: Any) -> Iterator[str]:
    from wta_forms.workflow.posting.leaving import OutboxState

    words = (
        (OutboxState.SENT, "mail was sent", "mails were sent"),
        (OutboxState.RETRY, "mail was not taken yet and will be tried again", "mails were not taken yet and will be"),
        (OutboxState.FAILED, "mail was refused", "mails were refused"),
        (OutboxState.UNCERTAIN, "mail may have been sent: we do not know", "mails may have been sent: we do not know"),
    )
    for state, one, many in words:
        if count := went.count(state):
            again = " tried again" if state is OutboxState.RETRY and count > 1 else ""
            yield f"{console.count(count, one, many)}{again}."
    if went.drafted:
        yield f"{console.count(went.drafted, 'draft was', 'drafts were')} made. Nothing was sent."


def _local(at: str) -> str:
    from datetime import datetime

    return datetime.fromisoformat(at).astimezone().strftime("%H:%M on %d %B %Y")
