from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from wta_forms.cli import console


@click.command()
@click.argument("person", metavar="PERSON")
@click.option("--yes-forget", "typed", default="", metavar="NAME", help="The name once more: do not ask (for scripts).")
def forget(person: str, typed: str) -> None:
    """Remove somebody for good.

    PERSON is a name or an id. You see what would be removed, what stays and why, and what cannot be removed from here;
    then you type the name. Whatever others have said stays. To take answers out of the plan so that they can come back,
    see wta-forms withdraw.
    """
    from wta_forms.workflow import forget as verb

    done = verb.forget(person, lambda farewell: _may_go(farewell, typed), tell=lambda problem: console.show([problem]))
    name = done.farewell.who.name
    if not done.is_done:
        console.say("Nothing was removed.")
        return
    console.say(f"{name} was removed for good.")
    console.next_step(_next(done.farewell))


def _may_go(farewell: Any, typed: str) -> bool:
    who = farewell.who
    if farewell.is_empty:
        console.say(f"Nothing of {who.name} is here. If you go on, nothing of theirs is taken in from now on.")
    else:
        console.say(f"This removes for good, of {who.name}:")
        for line in _goes(farewell):
            console.say(f"  {line}")
    _listed("It stays:", farewell.stays)
    _listed("I cannot remove:", farewell.cannot)
    try:
        answer = typed or click.prompt("\nType the name to go on", default="", show_default=False, err=True)
    except click.Abort:
        console.say()
        return False
    is_meant = _is_name(str(answer), who)
    if answer and not is_meant:
        console.say(f"“{answer}” is not the name: {who.name}.")
    return is_meant


def _is_name(typed: str, who: Any) -> bool:
    said = " ".join(typed.split()).casefold()
    return said in (who.id.casefold(), *(name.casefold() for name in who.names))


def _listed(title: str, problems: Any) -> None:
    if problems:
        console.say(title)
    for problem in problems:
        console.say(f"  {problem}")


def _goes(farewell: Any) -> Iterator[str]:
    theirs, who, traces = farewell.theirs, farewell.who, farewell.traces
    forms = sorted({each.form for each in theirs.answered})
    if theirs.answered:
        yield f"{console.count(len(theirs.answered), 'form', 'forms')} with answers ({', '.join(forms)})"
    if came := len(theirs.arrivals) + len(theirs.mixed):
        yield f"{console.count(came, 'message or file', 'messages and files')} as they came"
    if theirs.outgoing:
        yield f"{console.count(len(theirs.outgoing), 'mail or letter', 'mails and letters')} that went out"
    for address in who.addresses:
        yield f"the address {address}"
    for path in traces.gone:
        yield f"the file {_shown(path)}"
    for path, _ in traces.changed:
        yield f"the part in {_shown(path)}"


def _shown(path: Path) -> str:
    return path.as_posix()


def _next(farewell: Any) -> str:
    line = f"take line {farewell.who.line} out of people.csv; then " if farewell.who.line else ""
    return f"{line}make the plan again: wta-forms report -o .docx"
