from __future__ import annotations

from typing import Any

import click

from wta_forms.cli import console


@click.command()
@click.argument("person", metavar="PERSON")
@click.argument("form", required=False, default="", metavar="[FORM]")
@click.option("--back", "is_back", is_flag=True, help="Let the answers count again.")
@click.option("--yes", "is_yes", is_flag=True, help="Do not ask (for scripts).")
def withdraw(person: str, form: str, is_back: bool, is_yes: bool) -> None:
    """Take somebody's answers out of the plan.

    PERSON is a name or an id; FORM is one form, all without it. Nothing is deleted, and with --back the answers count
    again. Nobody writes to them any more. To remove somebody for good, see wta-forms forget.
    """
    from wta_forms.workflow import withdraw as verb

    do = verb.take_back if is_back else verb.withdraw
    meant, is_done = do(person, form, confirm=lambda meant: _may(meant, is_back=is_back, is_yes=is_yes))
    name = meant.who.name
    if not meant.is_new:
        console.say(f"{name} has withdrawn that already.")
    elif not is_done:
        console.say("Nothing was changed.")
        return
    else:
        console.say(f"{name} takes part again." if is_back else f"{name} has withdrawn. Everything is still kept.")
    whom = f"{console.typed(person)} {form}".strip()
    again = "" if is_back else f"; to take it back: wta-forms withdraw {whom} --back"
    console.next_step(f"make the plan again: wta-forms report -o .docx{again}")


def _may(meant: Any, *, is_back: bool, is_yes: bool) -> bool:
    forms = [f"{each.form}{f', received {each.received[:10]}' if each.received else ''}" for each in meant.taken]
    verb = "come back to the plan" if is_back else "leave the plan"
    if forms:
        console.say(f"These answers of {meant.who.name} {verb}:")
        for line in forms:
            console.say(f"  {line}")
    else:
        console.say(f"No answers of {meant.who.name} were taken in{f' to {meant.form}' if meant.form else ''}.")
    if not is_back:
        console.say("Nobody is written to about them any more. They are kept, and can come back.")
    return is_yes or console.typed_yes("Go on?")
