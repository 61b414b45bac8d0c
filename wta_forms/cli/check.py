from __future__ import annotations

from pathlib import Path

import click

from wta_forms.cli import console
from wta_forms.errors import Problem, WtaFormsError


@click.command()
@click.argument("specs", nargs=-1, metavar="[SPEC…]")
@click.option("--mail", "is_mail", is_flag=True, help="Also log in to the mail servers; nothing is sent.")
def check(specs: tuple[str, ...], is_mail: bool) -> None:
    """Find every problem, with its line and what to do.

    SPEC is a YAML file or the name of a shipped form. Without one, everything in this folder is looked at: in a project
    also the people, what was sent to them, and the settings for mail.
    """
    from wta_forms.workflow import check as verb

    problems = (*verb.check(specs), *(_mail_problems() if is_mail else ()))
    console.show(problems)
    wrong = [problem for problem in problems if not problem.is_note]
    if wrong:
        console.say(f"\n{console.count(len(wrong), 'problem', 'problems')} to mend.")
        again = " ".join(["wta-forms check", *map(console.typed, specs)])
        console.next_step(f"mend {'it' if len(wrong) == 1 else 'them'}, and look again: {again}")
        console.stop(console.Exit.PROBLEMS)
    console.say("Everything is in order.")
    console.next_step(_next(specs))


def _mail_problems() -> tuple[Problem, ...]:
    """What stands in the way of logging in; where nothing does, that is said."""
    from wta_forms.workflow.check_project import check_mail

    try:
        for server in check_mail():
            console.say(f"{server.host} lets {server.user or 'us'} in.")
    except WtaFormsError as error:
        return error.problems
    return ()


def _next(specs: tuple[str, ...]) -> str:
    """Forms are made, plans are followed, and so is what was decided; a part waits for a form that uses it. Of a whole
    project it is told where it is."""
    from wta_forms.workflow.check import is_decisions
    from wta_forms.workflow.making.specs import that_are
    from wta_forms.workflow.status import status
    from wta_forms.workflow.where import is_project, next_step

    if not specs and is_project():
        return next_step(status())

    here = specs or tuple(str(path) for path in sorted(Path().glob("*.yaml")))
    forms, plans, parts = (that_are(word, here) for word in ("form", "plan", "part"))
    if plans and (specs or not forms):
        return f"wta-forms report answers.jsonl --plan {console.typed(plans[0])} -o plan.md"
    if specs and all(map(is_decisions, specs)):
        return "wta-forms report answers.jsonl -o plan.md"
    if forms and (specs or len(forms) == 1):
        return f"wta-forms generate {' '.join(map(console.typed, forms))} -o forms"
    if parts and not forms:
        return f"use it in a form, under sections: - use: {Path(parts[0]).stem}"
    return "wta-forms generate SPEC -o forms"
