from __future__ import annotations

from collections import defaultdict
from typing import Any

import click

from wta_forms.cli import console

_WHAT = ("sent", "declined")


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="sent|declined PERSON…")
@click.option("--form", "forms", multiple=True, metavar="FORM", help="Only this form; repeatable. Without it, all.")
@click.option("--all", "is_for_all", is_flag=True, help="Every draft of a mail was sent.")
@click.option("--undo", is_flag=True, help="Take it back.")
def mark(words: tuple[str, ...], forms: tuple[str, ...], is_for_all: bool, undo: bool) -> None:
    """Note what was sent by hand, and who said no.

    PERSON is an id, a name or an e-mail address; put names with a space in quotes. A draft that is marked as sent
    counts as sent: from then on people are reminded. Who has declined gets no mail any more. The word sent or declined
    may stand first or last.
    """
    from wta_forms.workflow import mark as verb
    from wta_forms.workflow import status
    from wta_forms.workflow.where import next_step

    what, people = _parted(words)
    if is_for_all and (people or what != "sent"):
        raise click.UsageError("--all is for: wta-forms mark sent --all")
    if not people and not is_for_all:
        raise click.UsageError(f"Say who: wta-forms mark {what} PERSON")
    done = verb.mark(verb.Mark(what), people, forms=forms, is_for_all=is_for_all, undo=undo)
    for line in _lines(done, undo=undo):
        console.say(line)
    console.next_step(next_step(status.status()))


def _parted(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """What is noted, and of whom; people are called neither "sent" nor "declined"."""
    if words[0].lower() in _WHAT:
        return words[0].lower(), words[1:]
    if words[-1].lower() in _WHAT:
        return words[-1].lower(), words[:-1]
    raise click.UsageError("Say what is to be noted: wta-forms mark sent PERSON, or wta-forms mark declined PERSON")


def _lines(done: tuple[Any, ...], *, undo: bool) -> list[str]:
    """ "drivers was sent to Ann Reid and Bob Hay." """
    names: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for each in done:
        names[each.mark, each.form, each.is_new].append(each.person.name)
    return [
        _sentence(mark, form, ", ".join(people), undo=undo, is_new=is_new)
        for (mark, form, is_new), people in names.items()
    ]


def _sentence(mark: str, form: str, names: str, *, undo: bool, is_new: bool) -> str:
    match mark, undo:
        case "sent", False:
            return f"Noted: {form} was sent to {names}."
        case "sent", True:
            return f"Noted: {form} is not marked as sent any more to {names}."
        case _, True:
            return f"Noted: not declined{f' ({form})' if form else ''}: {names}."
        case _:
            of, about = (f" to {form}", " about it") if form else ("", "")
            noted = "Noted" if is_new else "Noted before"
            return f"{noted}: {names} said no{of}. No mail goes to them{about} any more."
