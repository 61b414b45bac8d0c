from __future__ import annotations

from typing import Any

import click

from wta_forms.cli import console

_MOST = 12


@click.command()
@click.option("--yes", "is_yes", is_flag=True, help="Do not ask (for scripts).")
def close(is_yes: bool) -> None:
    """End the project.

    Packs an archive without names: the plan, the forms, and answers that may be quoted. From the day on that stands
    behind keep_until in project.yaml it deletes the rest: people.csv, what was decided, everything that was sent and
    came back, and copies made for a person, wherever they lie in the folder. You see all of it first.
    """
    from wta_forms.workflow import close as verb

    done = verb.close(confirm=lambda ending: _may(ending, is_yes))
    ending = done.ending
    if not done.is_done and done.is_over:
        console.say("This project is closed: there is nothing left to delete.")
    elif not done.is_done:
        console.say("Nothing was packed, and nothing deleted." if ending.archive else "Nothing was deleted.")
    elif ending.archive:
        click.echo(ending.archive)
        console.say(f"Packed {ending.archive}.{' Everything else of people was deleted.' if done.is_over else ''}")
    else:
        console.say("What was left of the deleting is done.")
    console.next_step(_next(done))


def _next(done: Any) -> str:
    if done.is_over:
        return "keep the archive, and delete old backups of this folder and the mails in your mailbox"
    if done.is_done and done.ending.keep_until:
        return f"from {done.ending.keep_until} on, run wta-forms close again: then the rest is deleted"
    if done.is_done:
        return "write keep_until into project.yaml; from that day on wta-forms close deletes the rest"
    return "when you are ready: wta-forms close"


def _may(ending: Any, is_yes: bool) -> bool:
    console.show(ending.notes)
    if ending.archive:
        console.say(f"This packs {ending.archive}, in which nobody is named by us:")
        for name in ending.contents[:_MOST]:
            console.say(f"  {name}")
        if len(ending.contents) > _MOST:
            console.say(f"  and {len(ending.contents) - _MOST} more")
    if ending.deleted:
        console.say("This deletes for good:")
    elif ending.later:
        console.say(f"Nothing is deleted before {ending.keep_until}. This goes then:")
    for path in (*ending.deleted, *ending.later):
        console.say(f"  {path.as_posix()}{'/' if path.is_dir() else ''}")
    if ending.left:
        console.say("These stay, and name people; keep only what they agreed to:")
        for path, count in ending.left:
            console.say(f"  {path.as_posix()} ({console.count(count, 'person', 'people')})")
    return is_yes or console.typed_yes("Go on?")
