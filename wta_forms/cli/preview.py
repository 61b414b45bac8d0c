from __future__ import annotations

from pathlib import Path

import click

from wta_forms.cli import console
from wta_forms.cli.generate import VARIANTS


@click.command()
@click.argument("spec", metavar="SPEC")
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path), default=Path("preview"), show_default=True)
@click.option(
    *("--lang", "language"),
    default="",
    help="The language (pl), or two side by side (pl+en); the form's first unless given.",
)
@click.option("--variant", type=click.Choice(VARIANTS), default=VARIANTS[0], show_default=True, help="Which copy.")
def preview(spec: str, folder: Path, language: str, variant: str) -> None:
    """See the pages of a form as pictures.

    SPEC is a YAML file or the name of a shipped form.
    """
    from wta_forms.workflow import preview as verb

    made = verb.preview(spec, folder, language=language, variant=variant)
    for path in made:
        click.echo(path)
    asked = {"--lang": language, "--variant": variant if variant != VARIANTS[0] else ""}
    how = "".join(f" {option} {value}" for option, value in asked.items() if value)
    console.next_step(f"look at them, then make the form: wta-forms generate {spec}{how} -o forms")
