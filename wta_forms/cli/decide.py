from __future__ import annotations

import click

from wta_forms.cli import console


@click.command()
@click.argument("number", type=int, required=False)
@click.argument("answer", required=False, metavar="[PERSON|new|aside]")
def decide(number: int | None, answer: str | None) -> None:
    """Say what becomes of what came back and needs you.

    Without anything it lists what waits, each with its NUMBER, why it is asked and what can be answered: whose it is
    (the id of a PERSON in people.csv, or new for somebody who is not there), or aside when there is no answer in it or
    you are done with it. What is not decided stays as it is, and is not in the plan.
    """
    from wta_forms.workflow import decide as verb

    if number is not None and answer is None:
        raise click.UsageError("Say what becomes of it: the id of a person, new, or aside.")
    if number is not None and answer is not None:
        console.say(verb.decide(number, answer))
    waiting = verb.waiting_in()
    if not waiting:
        console.say("Nothing waits for you.")
        console.next_step("wta-forms report -o plan.docx")
        return
    verbs = "needs" if len(waiting) == 1 else "need"
    console.say(f"{verb.in_short(waiting)} {verbs} you. What you leave is not in the plan, and stays.")
    for each in waiting:
        console.question(each.number, each.place, each.problem)
    console.next_step(f"for example: wta-forms decide {waiting[0].number} aside")
