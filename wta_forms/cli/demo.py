from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import click

from wta_forms.cli import console


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("wta-forms-demo"), metavar="[DIR]")
@click.option("--force", is_flag=True, help="Write over an earlier demo.")
def demo(folder: Path, force: bool) -> None:
    """See the whole loop: forms out, answers back, one plan.

    An invented project with twelve invented people and three forms, in the folder DIR.
    """
    from wta_forms.workflow import demo as verb

    began = time.perf_counter()
    with console.progress("Forms") as progress:
        made = verb.demo(folder, may_overwrite=force, progress=progress)
    seconds = time.perf_counter() - began
    console.say(f"The Friday fridge: an invented project, made in {seconds:.1f} seconds.\n")
    _table(made)
    problems = [problem for response in made.responses for problem in response.every_problem() if not problem.is_note]
    console.say("\nWhat a facilitator would look at:")
    console.show([*problems, *made.plan.problems])
    first = next(path for path in made.plans if path.suffix == ".html")
    asking = f"to see who said [12]: cd {folder}, then wta-forms why 12"
    console.next_step(f"read {first}, then open {made.blanks[0]} and fill it in; {asking}")


def _table(made: Any) -> None:
    plans = {path.suffix: path for path in made.plans}
    rows = [
        ("The plan, to read first", plans[".html"]),
        ("the same as a Word document", plans[".docx"]),
        ("the same as a PDF", plans[".pdf"]),
        ("the same as plain text", plans[".md"]),
        ("the same as a workbook", plans[".xlsx"]),
        ("the same as tables", made.folder / "plan-….csv"),
        ("the same as data", plans[".json"]),
        (f"{len(made.blanks)} forms, empty", made.blanks[0].parent),
        (f"{len(made.copies)} personal copies", made.copies[0].parent),
        (f"{len(made.returned)} that came back", made.returned[0].parent),
        ("what they say", made.answers),
    ]
    width = max(len(what) for what, _ in rows)
    for what, where in rows:
        console.say(f"  {what:<{width}}  {where}")
