from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from wta_forms.cli import console


@click.command()
@click.argument("forms", nargs=-1, metavar="[FORM…]")
@click.option("--missing", "is_missing", is_flag=True, help="Only those who have not answered yet.")
@click.option(
    *("-o", "--output", "outputs"),
    multiple=True,
    type=click.Path(path_type=Path),
    help="A file to pass on: .html, .csv or .json; more than one may be given.",
)
@click.option("--force", is_flag=True, help="Write over files that are there already.")
@click.option("--json", "is_json", is_flag=True, help="Print what the .json file has.")
def status(forms: tuple[str, ...], is_missing: bool, outputs: tuple[Path, ...], force: bool, is_json: bool) -> None:
    """See who has answered, and who has not.

    FORM is the name of a form; without one, all of them. Messages that did not arrive and automatic replies are shown
    at the person. In files, whoever has withdrawn is counted and not named.
    """
    from wta_forms.workflow import status as verb
    from wta_forms.workflow.told import status_files
    from wta_forms.workflow.where import next_step

    found = verb.status(forms)
    if outputs:
        for path in status_files.write_status(found, outputs, may_overwrite=force):
            click.echo(path)
    elif is_json:
        click.echo(json.dumps(status_files.status_to_json(found), ensure_ascii=False))
    else:
        _show(found, is_missing=is_missing)
    console.show(found.mistaken)
    console.next_step(next_step(found))


def _show(found: Any, *, is_missing: bool) -> None:
    from wta_forms.workflow.status import notes
    from wta_forms.workflow.where import where_we_are

    for line in where_we_are(found):
        click.echo(line)
    if not found.forms:
        return
    click.echo()
    _table(found, is_missing=is_missing)
    told = notes(found)
    if told:
        click.echo("\nWorth knowing:")
    for note in told:
        click.echo(f"  {note.person.name} ({', '.join(note.forms)}): {note.words}")


_LEAST_NAME, _LEAST_CELL = 20, 26
"""Characters of a column: where less is there, everybody's forms stand below one another."""


def _table(found: Any, *, is_missing: bool) -> None:
    from rich.box import ASCII2, SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    screen = Console(file=sys.stdout, highlight=False, markup=False)
    width = screen.width if screen.is_terminal else 120
    rows = list(_rows(found, is_missing=is_missing))
    if width < _LEAST_NAME + _LEAST_CELL * len(found.forms):
        _list(found, rows)
        return
    table = Table(box=ASCII2 if screen.legacy_windows else SIMPLE_HEAD, pad_edge=False, width=None)
    for head in ("Name", *(form.called for form in found.forms)):
        table.add_column(head, overflow="fold")
    for name, cells in rows:
        table.add_row(Text(name), *map(Text, cells))
    screen.print(table, width=width)


def _list(found: Any, rows: list[tuple[str, tuple[str, ...]]]) -> None:
    for name, cells in rows:
        click.echo(name)
        for form, cell in zip(found.forms, cells, strict=True):
            click.echo(f"  {form.called}: {cell}")


def _rows(found: Any, *, is_missing: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    from wta_forms.workflow.standing.case_words import in_words
    from wta_forms.workflow.standing.cases import AWAITED

    for person in found.everybody:
        cases = {(case.form, case.round): case for case in found.cases_of(person.id)}
        if is_missing and not any(case.stage in AWAITED for case in cases.values()):
            continue
        in_order = (cases.get((form.form, form.round)) for form in found.forms)
        yield person.name, tuple(in_words(case) if case else "–" for case in in_order)
