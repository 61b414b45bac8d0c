from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from wta_forms.cli import console
from wta_forms.cli.received import received


@click.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="[SOURCE…]")
@received
@click.option("--reread", "is_reread", is_flag=True, help="Read again what was not read, or by an older wta-forms.")
@click.option("--json", "is_json", is_flag=True, help="Print what became of each message and file as JSON Lines.")
def harvest(sources: tuple[Path, ...], received: str, is_reread: bool, is_json: bool) -> None:
    """Take in everything that came back.

    A SOURCE is a folder, a message (.eml, .msg), a mailbox (mbox, Maildir), a zip file, or a form; without any it is
    the folder inbox. Everything is kept as it came, and nothing there is changed, moved or deleted. The same may be
    taken in any number of times: it counts once.
    """
    if is_reread:
        _read_again(is_json)
        return
    from wta_forms.workflow import harvest as verb

    told: list[Any] = []
    with console.progress("Taking in what came") as progress:
        done = verb.harvest(sources, received=received, progress=progress, tell=told.append)
    if is_json:
        _print(done.looked)
    console.show(told)
    console.say(verb.in_words(done))
    _needing(done.waiting())
    if notes := tuple(verb.notes(done)):
        console.say("\n" + "\n".join(notes))
    _end(bool(told))


def _needing(waiting: Iterable[tuple[str, Any]]) -> None:
    for place, each in waiting:
        console.question(each.id, place, each.told)


def _end(has_problems: bool) -> None:
    from wta_forms.workflow.decide import waiting_in

    has_waiting = bool(waiting_in())
    console.next_step("see what needs you: wta-forms decide" if has_waiting else "wta-forms report -o .docx")
    if has_problems:
        console.stop(console.Exit.PROBLEMS)


def _read_again(is_json: bool) -> None:
    from wta_forms.workflow import harvest as verb

    told: list[Any] = []
    with console.progress("Reading again") as progress:
        changed = verb.reread(progress=progress, tell=told.append)
    if is_json:
        _print(changed)
    console.show(told)
    things = console.count(len(changed), "thing says", "things say")
    console.say(f"{things} more than before, or something else." if changed else "Nothing says anything else now.")
    _needing(verb.Harvested(changed).waiting())
    _end(bool(told))


def _print(looked: Iterable[Any]) -> None:
    from wta_forms.workflow import harvest as verb

    for each in looked:
        click.echo(json.dumps(verb.looked_to_json(each), ensure_ascii=False))
