from __future__ import annotations

import click

from wta_forms.cli import console


@click.command()
@click.argument("specs", nargs=-1, metavar="[SPEC…]")
def check(specs: tuple[str, ...]) -> None:
    """Find every problem of forms, plans and decisions.yaml.

    SPEC is a YAML file or the name of a shipped form. Without one, everything in this folder is looked at.
    """
    from wta_forms.workflow import check as verb

    problems = verb.check(specs)
    console.show(problems)
    wrong = [problem for problem in problems if not problem.is_note]
    if wrong:
        console.say(f"\n{console.count(len(wrong), 'problem', 'problems')} to mend.")
        console.stop(console.Exit.PROBLEMS)
    console.say("Everything is in order.")
    console.next_step(_next(specs))


def _next(specs: tuple[str, ...]) -> str:
    """Forms are made, plans are followed, and so is what was decided."""
    from wta_forms.workflow.check import is_decisions
    from wta_forms.workflow.specs import begins_with, find_spec

    plans = [spec for spec in specs if begins_with(find_spec(spec), "plan")]
    if plans:
        return f"wta-forms report answers.jsonl --plan {plans[0]} -o plan.md"
    if specs and all(map(is_decisions, specs)):
        return "wta-forms report answers.jsonl -o plan.md"
    return f"wta-forms generate {' '.join(specs) or 'SPEC'} -o forms"
