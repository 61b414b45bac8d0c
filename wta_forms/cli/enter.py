from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from wta_forms.cli import console
from wta_forms.cli.received import received


@click.command()
@click.argument("person", metavar="PERSON")
@click.argument("form", required=False, default="", metavar="[FORM]")
@click.option("--done", "is_done", is_flag=True, help="Take in what you typed and saved.")
@click.option("--confirmed", "is_confirmed", is_flag=True, help="With --done: all of it is right, also what you left.")
@click.option("--from", "source", default="", metavar="WORDS", help='What you type from, such as "telephone".')
@received
@click.option("--no-open", "is_quiet", is_flag=True, help="Do not open the copy and the page beside it.")
@click.option("--force", is_flag=True, help="Begin anew, also where something was typed that was not taken in.")
def enter(person: str, form: str, is_done: bool, is_confirmed: bool, **how: Any) -> None:
    """Type in what somebody said or wrote by hand.

    From a photograph, a message, paper or the telephone. PERSON is a name or an id in people.csv; FORM may be left out
    where only one can be meant. It opens a copy in which everything stands that is known, and a page with all that
    came. Type, save, and run it again with --done (or wta-forms harvest): the answers are that person's, typed in by
    you. What you leave as it is stays as it was read; what did not come stays unknown.
    """
    if is_done or is_confirmed:
        _take_in(person, form, is_confirmed)
    else:
        _begin(person, form, **how)


def _begin(person: str, form: str, *, source: str, received: str, is_quiet: bool, force: bool) -> None:
    from wta_forms.workflow import enter as verb

    made = verb.enter(person, form, source=source, received=received, may_overwrite=force)
    console.say(f"{made.title} for {made.person.name}, to be typed in from: {made.source}.")
    for problem in made.told:
        console.say(str(problem))
    for path in (made.page, made.pdf):
        console.say(f"  {path}")
        if not is_quiet:
            click.launch(_address(path))
    command = f"wta-forms enter {console.typed(made.person.id)} {made.form} --done"
    console.next_step(f"type into {made.pdf.name}, save it, then run: {command}")


def _address(path: Path) -> str:
    return str(path.resolve())


def _take_in(person: str, form: str, is_confirmed: bool) -> None:
    from wta_forms.workflow import enter as verb
    from wta_forms.workflow.decide import waiting_in

    told: list[Any] = []
    done = verb.entered(person, form, is_confirmed=is_confirmed, tell=told.append)
    console.show(told)
    (taken,) = done.looked.taken
    if taken.hint:
        console.question(taken.id, done.looked.arrival.place, taken.told)
    else:
        console.say(f"Taken in: {taken.why}.")
    for problem in done.told:
        console.say(str(problem))
    has_waiting = bool(waiting_in())
    console.next_step("see what needs you: wta-forms decide" if has_waiting else "wta-forms report -o .docx")
