from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from wta_forms.cli import console


@click.command()
@click.argument("spec", metavar="SPEC")
@click.option("--lang", "language", required=True, help="The language to translate into, such as pl.")
@click.option("--from", "source", type=click.Path(path_type=Path), metavar="FILE", help="What a translator sent back.")
@click.option(
    *("-o", "--output", "folder"),
    type=click.Path(path_type=Path),
    help="The folder to write to: beside the form unless given, for a shipped form this folder.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there already; its translations are kept.")
def translate(spec: str, language: str, source: Path | None, folder: Path | None, force: bool) -> None:
    """Have a form translated: its texts out, and back in.

    SPEC is a YAML file or the name of a shipped form. The file is a table (CSV) for any spreadsheet. The translator
    fills in the column 'translation'; what stands there already may be changed.
    """
    from wta_forms.workflow import translate as verb

    made = verb.translate(spec, language, folder, source=source, may_overwrite=force)
    console.show(made.notes)
    click.echo(made.file)
    console.say(f"{console.count(made.texts, 'text', 'texts')}; {made.missing} still to be translated.")
    console.next_step(_next(made, spec, language))


def _next(made: Any, spec: str, language: str) -> str:
    """A form is read with the files beside it, and nobody should write among the shipped ones."""
    copy = "" if made.is_beside else f"a form is read with the files beside it, so copy {made.spec} to where this is"
    if made.missing:
        back = f"wta-forms translate {console.typed(spec)} --lang {language} --from FILE"
        filled = f"have the column 'translation' filled in, then take the file in: {back}"
        return f"{filled}; {copy}" if copy else filled
    return copy or f"wta-forms generate {console.typed(spec)} --lang {language} -o forms"
