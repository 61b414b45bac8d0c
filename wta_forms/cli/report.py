from __future__ import annotations

from collections.abc import Sequence
from datetime import date as day
from pathlib import Path

import click

from wta_forms import errors
from wta_forms.cli import console

_NAMES = "How people are shown, whatever the plan says; what they ticked themselves counts where it is stricter."


def _iso_date(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """The same date; one that is none is told in a sentence, as wrong usage."""
    del context, parameter
    try:
        return value and day.fromisoformat(value).isoformat()
    except ValueError:
        console.show([errors.BAD_DATE.at("", value=value)])
        console.stop(console.Exit.USAGE)
        raise


@click.command()
@click.argument("answers", nargs=-1, type=click.Path(path_type=Path), metavar="[RESPONSES.jsonl…]")
@click.option(
    "--plan",
    type=click.Path(path_type=Path),
    help="The plan to follow: a YAML file, or the name of a shipped one. Unless given, the one of this folder (else of "
    "the shipped ones) that reads most of the forms answered.",
)
@click.option(
    *("-o", "--output", "outputs"),
    multiple=True,
    type=click.Path(path_type=Path),
    help="A file to write: .docx, .pdf, .md, .csv (several files) or .json; more than one may be given.",
)
@click.option("--names", type=click.Choice(["name", "role", "none"]), default=None, help=_NAMES)
@click.option("--date", default="", callback=_iso_date, help="The date to print on the plan, such as 2026-03-31.")
@click.option("--force", is_flag=True, help="Write over files that are there already.")
def report(
    answers: tuple[Path, ...],
    plan: Path | None,
    outputs: tuple[Path, ...],
    names: str | None,
    date: str,
    force: bool,
) -> None:
    """Merge answers into a plan.

    RESPONSES are what wta-forms extract printed; without any, in a project, the answers that wta-forms harvest has
    taken in. Without -o the plan is printed as Markdown. people.csv and
    decisions.yaml in this folder are read too; what is still missing in decisions.yaml is said at the end.
    """
    from wta_forms.workflow import report as verb

    taken = "No plan was named: this follows {}."
    made = verb.report(
        answers, plan=plan, names=names or "", date=date, tell=lambda path: console.say(taken.format(path))
    )
    missing = verb.still_missing(made)
    console.show(problem for problem in made.problems if problem not in missing)
    if not outputs:
        click.echo(verb.plan_as_markdown(made), nl=False)
        console.show(missing)
        return
    written = verb.write_plan(made, outputs, may_overwrite=force)
    for path in written:
        click.echo(path)
    console.show([*verb.undrawn(made, written), *missing])
    first = "write what is missing into decisions.yaml and run this again, or " if missing else ""
    console.next_step(f"{first}{_reading(written)}")


_READ_FIRST = (".docx", ".md", ".html", ".pdf")


def _reading(written: Sequence[Path]) -> str:
    """A file that a person reads, where one was made; else where the tables or data lie."""
    texts = [path for ending in _READ_FIRST for path in written if path.suffix == ending]
    if texts:
        return f"read it from top to bottom: {texts[0]}"
    if len(written) > 1:
        return f"open the tables in the folder {written[0].parent.resolve()}"
    return f"open {written[0]}"
