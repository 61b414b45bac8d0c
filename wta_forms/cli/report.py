from __future__ import annotations

from collections.abc import Sequence
from datetime import date as day
from pathlib import Path
from typing import Any

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
    help="A file to write: .html, .docx, .pdf, .xlsx, .md, .csv (several files) or .json; more than one may be given. "
    "A folder, or an ending alone, makes a file with the date in its name: plan-2026-12-01.docx.",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    help="A Word document that the plan goes into, where {{plan}} stands; else the word_template of project.yaml.",
)
@click.option("--names", type=click.Choice(["name", "role", "none"]), default=None, help=_NAMES)
@click.option("--date", default="", callback=_iso_date, help="The date to print on the plan, such as 2026-03-31.")
@click.option("--force", is_flag=True, help="Write over files that are there already.")
def report(
    answers: tuple[Path, ...],
    plan: Path | None,
    outputs: tuple[Path, ...],
    template: Path | None,
    names: str | None,
    date: str,
    force: bool,
) -> None:
    """Merge answers into a plan.

    RESPONSES are what wta-forms extract printed; without any, in a project, the answers that wta-forms harvest has
    taken in. Without -o the plan is printed as Markdown. people.csv, decisions.yaml, themes.yaml and translations
    (answers.en.csv) in this folder are read too; what is still missing in decisions.yaml is said at the end. In a
    project it says what is new since the plan that was written before.
    """
    from wta_forms.workflow import report as verb
    from wta_forms.workflow.planning import deciding, news
    from wta_forms.workflow.planning.grounds import grounds_for

    is_for_word = any(path.name.lower().endswith(".docx") for path in outputs)
    if template and not is_for_word:
        console.show([errors.TEMPLATE_FOR_WORD.at("")])
        console.stop(console.Exit.USAGE)
    taken = "No plan was named: this follows {}."
    grounds = grounds_for(answers, plan=plan, names=names or "", tell=lambda path: console.say(taken.format(path)))
    today = date or day.today().isoformat()
    made = grounds.plan(date or (today if any(map(news.is_dated, outputs)) else ""))
    noticed, since = deciding.noticed_in(grounds) if grounds.is_of_store else ((), ())
    console.noted(noticed)
    console.show(since)
    missing = verb.still_missing(made)
    console.show(problem for problem in made.problems if problem not in missing)
    if not outputs:
        click.echo(verb.plan_as_markdown(made), nl=False)
        console.show(missing)
        return
    branding = verb.branding_here(template)
    if is_for_word and branding.template:
        console.show(branding.template.notes)
    files = news.dated(outputs, today, may_overwrite=force)
    written = verb.write_plan(made, files, may_overwrite=force, branding=branding)
    for path in written:
        click.echo(path)
    if found := news.keep_report(grounds, written, today):
        _tell(found, news.since(found))
    console.show([*verb.undrawn(made, written), *missing])
    first = "write what is missing into decisions.yaml and run this again, or " if missing else ""
    console.next_step(f"{first}{_reading(written)}")


def _tell(found: Any, since: str) -> None:
    """What is new in it, and that nobody's own changes in Word are."""
    console.say(f"{since}: {'; '.join(found.sentences) or 'nothing in the answers'}.")
    if any(file.endswith(".docx") for file in found.files):
        console.say(
            "What you changed in Word is not in it: put sentences that should stay into decisions.yaml, under words."
        )


_READ_FIRST = (".docx", ".html", ".pdf", ".md")


def _reading(written: Sequence[Path]) -> str:
    """A file that a person reads, where one was made; else where the tables or data lie."""
    texts = [path for ending in _READ_FIRST for path in written if path.suffix == ending]
    if texts:
        return f"read it from top to bottom: {texts[0]}"
    if len(written) > 1:
        return f"open the tables in the folder {written[0].parent.resolve()}"
    return f"open {written[0]}"
