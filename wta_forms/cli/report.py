from __future__ import annotations

from pathlib import Path

import click

from wta_forms.cli import console


@click.command()
@click.argument("answers", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RESPONSES.jsonl…")
@click.option("--plan", type=click.Path(path_type=Path), help="The plan to follow (YAML).")
@click.option(
    *("-o", "--output", "outputs"),
    multiple=True,
    type=click.Path(path_type=Path),
    help="A file to write: .docx, .md, .csv (several files) or .json; more than one may be given.",
)
@click.option("--names", type=click.Choice(["name", "role", "none"]), default=None, help="How people are shown.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="The date to print on the plan.")
@click.option("--force", is_flag=True, help="Write over files that are there already.")
def report(
    answers: tuple[Path, ...],
    plan: Path | None,
    outputs: tuple[Path, ...],
    names: str | None,
    date: object,
    force: bool,
) -> None:
    """Merge answers into a plan.

    RESPONSES are what wta-forms extract printed. Without -o the plan is printed as Markdown. people.csv and
    decisions.yaml in this folder are read too; what is still missing in decisions.yaml is said at the end.
    """
    from wta_forms.workflow import report as verb

    on = f"{date:%Y-%m-%d}" if date else ""
    made = verb.report(answers, plan=plan, names=names or "", date=on)
    missing = verb.still_missing(made)
    console.show(problem for problem in made.problems if problem not in missing)
    if not outputs:
        click.echo(verb.plan_as_markdown(made), nl=False)
        console.show(missing)
        return
    written = verb.write_plan(made, outputs, may_overwrite=force)
    for path in written:
        click.echo(path)
    console.show(missing)
    first = "write what is missing into decisions.yaml and run this again, or " if missing else ""
    console.next_step(f"{first}read it from top to bottom: {written[0]}")
