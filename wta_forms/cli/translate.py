from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from wta_forms.cli import console

_OUT = "The folder to write to: beside the form unless given, for a shipped form this folder."
_RESPONSES = "Answers as wta-forms extract printed them, in place of those that the project has taken in."


@click.command()
@click.argument("spec", metavar="[SPEC]", required=False)
@click.option("--lang", "--to", "language", required=True, help="The language to translate into, such as pl.")
@click.option("--from", "source", type=click.Path(path_type=Path), metavar="FILE", help="What a translator sent back.")
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path), help=_OUT)
@click.option("--force", is_flag=True, help="Write over a file that is there already; its translations are kept.")
@click.option(
    "--answers", "is_answers", is_flag=True, help="What people wrote in another language, in place of a form."
)
@click.option("--by", default="", metavar="NAME", help="Who has translated what comes --from FILE, for the plan.")
@click.option("--every", is_flag=True, help="All that people wrote: some write in another language than their form.")
@click.option("--responses", multiple=True, type=click.Path(path_type=Path), metavar="FILE", help=_RESPONSES)
def translate(
    spec: str | None,
    language: str,
    source: Path | None,
    folder: Path | None,
    force: bool,
    is_answers: bool,
    by: str,
    every: bool,
    responses: tuple[Path, ...],
) -> None:
    """Have a form translated, or the answers to it.

    The texts go out to a translator, and come back in. SPEC is a YAML file or the name of a shipped form. The file is a
    table (CSV) for any spreadsheet. The translator fills in the column 'translation'; what stands there already may be
    changed.

    With --answers it is answers.en.csv: every text in another language, without anybody's name. The plan shows
    translations with the person's own words beside them. What needs no translation, such as a name, is written there
    again as it is.
    """
    from wta_forms.workflow import translate as verb

    if is_answers:
        if spec or folder:
            raise click.UsageError("With --answers there is no SPEC and no folder: the file lies in this one.")
        _answers(language, responses, source, by, is_every=every)
        return
    if not spec:
        raise click.UsageError("Say which form, or --answers for what people wrote.")
    made = verb.translate(spec, language, folder, source=source, may_overwrite=force)
    console.show(made.notes)
    click.echo(made.file)
    console.say(f"{console.count(made.texts, 'text', 'texts')}; {made.missing} still to be translated.")
    console.next_step(_next(made, spec, language))


def _answers(language: str, responses: tuple[Path, ...], source: Path | None, by: str, *, is_every: bool) -> None:
    from wta_forms.workflow.translate_answers import translate_answers

    made = translate_answers(language, responses, source=source, by=by, is_every=is_every)
    console.show(made.notes)
    click.echo(made.file)
    console.say(f"{console.count(made.texts, 'text', 'texts')}; {made.missing} still to be translated.")
    back = f"wta-forms translate --answers --to {language} --from FILE --by NAME"
    todo = f"have the column 'translation' filled in, there or in a copy; take a copy in: {back}"
    console.next_step(todo if made.missing else "wta-forms report -o .docx")


def _next(made: Any, spec: str, language: str) -> str:
    """A form is read with the files beside it, and nobody should write among the shipped ones."""
    copy = "" if made.is_beside else f"a form is read with the files beside it, so copy {made.spec} to where this is"
    if made.missing:
        back = f"wta-forms translate {console.typed(spec)} --lang {language} --from FILE"
        filled = f"have the column 'translation' filled in, then take the file in: {back}"
        return f"{filled}; {copy}" if copy else filled
    return copy or f"wta-forms generate {console.typed(spec)} --lang {language} -o forms"
