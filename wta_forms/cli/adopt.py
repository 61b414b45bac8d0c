from __future__ import annotations

from pathlib import Path

import click

from wta_forms.cli import console


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("-o", "--output", "to", type=click.Path(path_type=Path), help="The file to write the draft to.")
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
def adopt(file: Path, to: Path | None, force: bool) -> None:
    """Make a draft spec from somebody else's fillable PDF.

    Its boxes become questions, with labels, kinds and choices as far as they can be told; what is guessed is marked.
    What people have filled in is left out. Without -o the draft is printed.
    """
    from wta_forms.workflow import adopt as verb

    made = verb.adopt(file, to, may_overwrite=force)
    if to is None:
        click.echo(made.text, nl=False)
    else:
        click.echo(to)
    sections, questions = len(made.form.sections), len(made.form.questions)
    console.say(
        f"Took over {console.count(questions, 'question', 'questions')} "
        f"in {console.count(sections, 'section', 'sections')}."
    )
    console.show(made.notes)
    if to is None:
        console.next_step(f"keep it in a file: wta-forms adopt {console.typed(str(file))} -o {made.form.id}.yaml")
    else:
        spec = console.typed(str(to))
        console.next_step(f"read it through, then: wta-forms check {spec}, and look at it: wta-forms preview {spec}")
