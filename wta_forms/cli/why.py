from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from wta_forms.cli import console


@click.command()
@click.argument("number", type=int)
@click.argument("answers", nargs=-1, type=click.Path(path_type=Path), metavar="[RESPONSES.jsonl…]")
@click.option("--plan", type=click.Path(path_type=Path), help="The plan that has the number, as in wta-forms report.")
@click.option(
    "--names",
    type=click.Choice(["name", "role", "none"]),
    default="name",
    show_default=True,
    help="How people are shown here; what they ticked themselves counts where it is stricter.",
)
def why(number: int, answers: tuple[Path, ...], plan: Path | None, names: str) -> None:
    """See who said what stands under a NUMBER in the plan.

    In a project the numbers are those of the plan that was written last. Who has asked not to be named is not named
    here either.
    """
    from wta_forms.workflow import why as verb

    told = verb.why(number, answers, plan=plan, names=names)
    console.say(f"[{number}] {told.question}")
    _said(told.said)
    if told.earlier:
        console.say("  Before that, and not in the plan:")
        _said(told.earlier)
    for each in told.shared:
        console.say(f"  In “{each.section}” it is part of: {each.words}")
        console.say(f"    together with {'; '.join(each.others)}")
    for decided in told.decided:
        console.say(f"  Decided: {decided}")
    for note in told.notes:
        console.say(f"  {note}")
    console.next_step("wta-forms report -o .docx makes the plan anew; wta-forms decide shows what needs you")


def _said(said: Any) -> None:
    for each in said:
        where = f" ({each.where})" if each.where else ""
        console.say(f"  {each.who}: {each.words}{where}")
