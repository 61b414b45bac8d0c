from __future__ import annotations

import json
from pathlib import Path

import click

from wta_forms.cli import console
from wta_forms.errors import Problem


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--specs", type=click.Path(path_type=Path, exists=True, file_okay=False), help="A folder with forms.")
@click.option(
    "--blank",
    type=click.Path(path_type=Path),
    help="The blank PDF or its map, if fields lost their names, or a picture has no code that can be read.",
)
@click.option("--json", "is_json", is_flag=True, help="The same for programs: JSON Lines, one object a file.")
def doctor(files: tuple[Path, ...], specs: Path | None, blank: Path | None, is_json: bool) -> None:
    """Find out what is wrong with a form that came back.

    In plain words: what the file is, who saved it, what could be read and what not, and what to write to the person.
    Takes any file. Ends with 1 if something could not be read, or somebody has to be asked.
    """
    from wta_forms.workflow import doctor as verb

    unwell = 0
    with console.progress("Looking at files") as progress:
        for number, found in enumerate(verb.doctor(files, specs=specs, blank=blank, progress=progress, tell=_tell)):
            if is_json:
                click.echo(json.dumps(verb.diagnosis_to_json(found), ensure_ascii=False))
            else:
                click.echo(("\n" if number else "") + verb.in_words(found))
            unwell += not found.is_well
    if unwell:
        console.stop(console.Exit.PROBLEMS)


def _tell(problem: Problem) -> None:
    console.show([problem])
