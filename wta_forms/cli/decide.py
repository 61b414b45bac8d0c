from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from wta_forms.cli import console

_ANSWERS = "Answers as wta-forms extract printed them, in place of those that the project has taken in."
_PLAN = "The plan to look at: a YAML file, or the name of a shipped one."


@click.command()
@click.argument("name", required=False, metavar="[NUMBER|QUESTION]")
@click.argument("answer", required=False, metavar="[ANSWER]")
@click.option("--answers", "answers", multiple=True, type=click.Path(path_type=Path), metavar="FILE", help=_ANSWERS)
@click.option("--undo", is_flag=True, help="Take back what was decided about this NUMBER; it waits again.")
@click.option("--plan", type=click.Path(path_type=Path), help=_PLAN)
def decide(name: str | None, answer: str | None, answers: tuple[Path, ...], undo: bool, plan: Path | None) -> None:
    """See everything that needs you, and decide it.

    Without anything it lists what waits, why it is asked, and what happens if you do nothing. What you can decide is
    added to decisions.yaml and themes.yaml, each thing behind a #; no line of yours is changed. Take the # away, and it
    is decided.

    One thing at a time: its NUMBER alone shows it. The NUMBER and whose it is (somebody in people.csv, by name or id,
    or new for somebody who is not there) decides it; or aside when there is no answer in it or you are done with it.
    The NUMBER with --undo takes that back.

    Or a QUESTION of the plan, such as drivers.collaboration, and what you decide; keep says that an earlier decision
    stays. That stands in decisions.yaml: take the line away, and it is not decided any more.
    """
    from wta_forms.workflow import decide as verb
    from wta_forms.workflow.planning import deciding

    number = int(name) if name is not None and name.isdecimal() and len(name) < 10 else None
    if undo:
        _undo(verb, name, number, answer)
        return
    if name is not None and answer is None:
        if number is None:
            raise click.UsageError("Say what you decide: wta-forms decide QUESTION ANSWER")
        _show(verb.waiting_one(number))
        return
    if number is not None and answer is not None:
        console.say(verb.decide(number, answer))
        console.say(f"To take it back: wta-forms decide {number} --undo")
    elif name is not None and answer is not None:
        console.say(deciding.decide_in_plan(name, answer, answers=answers, plan=plan))
    done, wrong = verb.settle_people()
    for sentence in done:
        console.say(sentence)
    _list(verb, deciding, answers, plan, wrong)


def _undo(verb: Any, name: str | None, number: int | None, answer: str | None) -> None:
    if name is None or answer is not None:
        raise click.UsageError("Say which: wta-forms decide NUMBER --undo")
    if number is None:
        raise click.UsageError(f"To take back what was decided about {name}, take its line out of decisions.yaml")
    said, stays = verb.undo(number)
    console.say(said)
    console.show(stays)
    _show(verb.waiting_one(number))


def _show(one: Any) -> None:
    console.question(one.number, one.place, one.problem)
    console.next_step("run what fits, or leave it: nothing is lost")


def _list(verb: Any, deciding: Any, answers: tuple[Path, ...], plan: Path | None, wrong: Iterable[Any]) -> None:
    waiting = verb.waiting_in()
    found = deciding.agenda(answers, plan=plan)
    written = deciding.write_offers(found, verb.offers_of())
    console.show(wrong)
    if waiting:
        verbs = "needs" if len(waiting) == 1 else "need"
        console.say(f"{verb.in_short(waiting)} {verbs} you. What you leave is not in the plan, and stays.")
        for each in waiting:
            console.question(each.number, each.place, each.problem)
    _plan(found, is_first=not waiting)
    if not waiting and not (found and found.needed):
        console.say("Nothing waits for you.")
    for path in written:
        console.say(f"\nAdded to {path}: what you can decide, each behind a #. Nothing else in it was changed.")
    console.next_step(_next(waiting, found))


def _plan(found: Any, *, is_first: bool) -> None:
    if found is None:
        return
    console.noted(found.noticed)
    if found.needed:
        count = console.count(len(found.needed), "thing needs", "things need")
        console.say(f"{'' if is_first else chr(10)}In the plan {count} you:")
    for each in found.needed:
        console.matter(each.name, each.problem)
    if found.better:
        console.say("\nIf you like, to make it better:")
    for each in found.better:
        console.matter(each.name, each.problem)
    if found.notes:
        console.say()
        console.show(found.notes)


def _next(waiting: Any, found: Any) -> str:
    if waiting:
        return f"do what stands under each number; one by itself: wta-forms decide {waiting[0].number}"
    if found and found.needed:
        return "open decisions.yaml in an editor, decide, save it, and run: wta-forms report -o .docx"
    return "wta-forms report -o .docx"
