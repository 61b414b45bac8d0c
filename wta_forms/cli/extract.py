from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from wta_forms.cli import console
from wta_forms.cli.received import received


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--specs", type=click.Path(path_type=Path, exists=True, file_okay=False), help="A folder with forms.")
@click.option(
    "--blank",
    type=click.Path(path_type=Path),
    help="The blank PDF or its map, if fields lost their names, or a picture has no code that can be read.",
)
@click.option(
    "--pictures",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder for pictures of what is written by hand.",
)
@received
@click.option("--force", is_flag=True, help="Overwrite pictures that are there already.")
@click.option("--raw", "is_raw", is_flag=True, help="Every field as it is, of anybody's form.")
def extract(files: tuple[Path, ...], is_raw: bool, **how: Any) -> None:
    """Read completed forms: filled in, printed, photographed.

    Prints JSON Lines, one object a form: for programs, and for wta-forms report. To read what somebody wrote: show, or
    doctor.
    """
    if is_raw:
        _print_raw(files)
    else:
        _print_answers(files, **how)


def _print_answers(
    files: tuple[Path, ...],
    *,
    specs: Path | None,
    blank: Path | None,
    pictures: Path | None,
    received: str,
    force: bool,
) -> None:
    from wta_forms.answers import Status, response_to_json
    from wta_forms.workflow import extract as verb

    unread = written = 0
    changed: list[str] = []
    with console.progress("Reading forms") as progress:
        told: list[Any] = []
        how: dict[str, Any] = {"specs": specs, "blank": blank, "received": received}
        for response in verb.extract(files, **how, progress=progress, tell=told.append):
            kept = verb.write_pictures(response, pictures, may_overwrite=force) if pictures else {}
            click.echo(json.dumps(response_to_json(response, kept), ensure_ascii=False))
            console.show([*told, *_without_repeating(response, changed)])
            told.clear()
            unread += not response.is_read and response.status is not Status.BLANK
            written += len(response.pictures)
    if more := len(changed) - len(set(changed)):
        console.say(f"So it is with {console.count(more, 'more file', 'more files')} of a form that has changed.")
    if written and not pictures:
        boxes = console.count(written, "box is", "boxes are")
        console.say(f"{boxes} written in by hand. To see them as pictures, add: --pictures FOLDER")
    keep = "keep what this prints in a file (> answers.jsonl), then merge it" if sys.stdout.isatty() else "merge it"
    _end(len(files), unread, f"{keep}: wta-forms report answers.jsonl")


def _without_repeating(response: Any, changed: list[str]) -> Iterable[Any]:
    """What is wrong with a file, and what is to be known of it as a whole; notes on single answers stand in the data.
    That its form has changed is told of the first file; ``changed`` has each time."""
    from wta_forms import errors

    change = errors.CHANGED_FORM.at(response.file, form=response.form, version=response.version)
    for problem in response.every_problem():
        if problem == change:
            changed.append(problem.message)
        is_of_an_answer = problem.is_note and problem not in response.problems
        if not is_of_an_answer and not (problem == change and changed.count(change.message) > 1):
            yield problem


def _print_raw(files: tuple[Path, ...]) -> None:
    from wta_forms.workflow import extract as verb

    unread = 0
    for read in verb.extract_raw(files):
        click.echo(json.dumps(read, ensure_ascii=False))
        console.say("\n".join(_sentences(read["problems"]))) if read["problems"] else None
        unread += read["status"] not in ("read", "blank")
    _end(len(files), unread, "write a spec for your own form: wta-forms check my-form.yaml")


def _sentences(problems: Iterable[dict[str, Any]]) -> Iterable[str]:
    from wta_forms.errors import Problem

    return (str(Problem(**problem)) for problem in problems)


def _end(count: int, unread: int, next_step: str) -> None:
    files = console.count(count, "file", "files")
    console.say(f"Read {files}." if not unread else f"Looked at {files}; {unread} could not be read.")
    if unread:
        console.stop(console.Exit.PROBLEMS)
    console.next_step(next_step)
