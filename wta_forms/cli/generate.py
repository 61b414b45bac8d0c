from __future__ import annotations

from pathlib import Path

import click

from wta_forms.cli import console

VARIANTS = ("standard", "large-print", "by-hand", "phone", "facilitator")


@click.command()
@click.argument("specs", nargs=-1, required=True, metavar="SPEC…")
@click.option(
    "-o", "--output", "folder", type=click.Path(path_type=Path), required=True, help="The folder to write to."
)
@click.option("--people", type=click.Path(path_type=Path), help="A table (CSV) of people: a copy for each of them.")
@click.option(
    "--lang",
    "language",
    default="",
    help="The language (pl), or two side by side (pl+en); the form's first unless given.",
)
@click.option(
    *("--variant", "variant"),
    type=click.Choice(VARIANTS),
    help="large-print (18 points), by-hand (to print, for a pen), phone (narrow pages), facilitator (with notes); "
    "standard unless given, or what a person's column 'variant' says.",
)
@click.option("--open", "is_open", is_flag=True, help="Also a copy without a person, to pass on.")
@click.option(
    *("--round", "round_"),
    type=click.IntRange(1, 99),
    default=1,
    show_default=True,
    help="Which time you ask the same people: it stands in the files' names and in their answers.",
)
@click.option("--map", "with_map", is_flag=True, help="Also write where every field stands, as JSON.")
@click.option(
    "--force",
    is_flag=True,
    help="Write over files that are there already; in a project, also make a form that has changed since its version "
    "was made for people.",
)
def generate(
    specs: tuple[str, ...],
    folder: Path,
    people: Path | None,
    language: str,
    variant: str | None,
    is_open: bool,
    round_: int,
    with_map: bool,
    force: bool,
) -> None:
    """Make fillable PDFs.

    SPEC is a YAML file or the name of a shipped form, such as drivers.
    """
    from wta_forms.workflow import generate as verb

    with console.progress("Making forms") as progress:
        made = verb.generate(
            specs,
            folder,
            people=people,
            language=language,
            variant=variant or "",
            is_open=is_open,
            round=round_,
            with_map=with_map,
            may_overwrite=force,
            progress=progress,
        )
    console.show(made.notes)
    for path in made.files:
        click.echo(path)
    console.say(f"Made {console.count(len(made.files), 'file', 'files')} in {folder}.")
    console.next_step("open one, fill it in, save it, and read it back: wta-forms extract FILE")
