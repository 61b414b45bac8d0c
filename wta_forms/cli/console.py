"""Talking to a person: problems, what was done, what comes next. People's text on stderr, data on stdout."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from typing import Any

import click

from wta_forms.errors import Problem, WtaFormsError


class Exit(IntEnum):
    FINE = 0
    PROBLEMS = 1
    USAGE = 2


def say(text: str = "") -> None:
    click.echo(text, err=True)


def next_step(text: str) -> None:
    say(f"\nNext: {text}")


def show(problems: Iterable[Problem]) -> None:
    """Each problem on a line of its own: where, what, and what to do."""
    for problem in problems:
        say(f"{'note: ' if problem.is_note else ''}{problem}")


def question(number: int, place: str, problem: Problem) -> None:
    """Something that only a person can answer, with its number and what can be said."""
    say(f"\n[{number}] {place}: {problem.message}")
    if problem.hint:
        say(f"    {problem.hint}")


def noted(sentences: Sequence[str]) -> None:
    """What was put into the audit; the beginnings of the first will do here."""
    for sentence in sentences[:_MANY]:
        line = " ".join(sentence.split())
        say(f"Noted: {line if len(line) <= _LONG else f'{line[:_LONG]}…'}")
    if len(sentences) > _MANY:
        say(f"Noted: {len(sentences) - _MANY} more changes of what was decided.")


_MANY = 5
_LONG = 100


def matter(name: str, problem: Problem) -> None:
    """Something in the plan that waits, by what it is called, and what happens if nothing is done."""
    called = f"[{name}] " if name else "- "
    say(f"\n{called}{problem.message[:1].upper()}{problem.message[1:]}")
    say(f"    {problem.hint[:1].upper()}{problem.hint[1:]}")


def count(number: int, one: str, many: str) -> str:
    """ "1 problem", "3 problems"."""
    return f"{number} {one if number == 1 else many}"


def typed(path: str) -> str:
    """As it has to be typed in a command."""
    return f'"{path}"' if " " in path else path


def typed_yes(question: str) -> bool:
    """Whether a person types yes. Who cannot be asked has not said so."""
    try:
        return (
            str(click.prompt(f"{question} Type yes", default="", show_default=False, err=True)).strip().lower() == "yes"
        )
    except click.Abort:
        say()
        return False


def stop(code: Exit) -> None:
    raise SystemExit(int(code))


VERBOSE = ("-v", "--verbose")


def run(command: Callable[..., Any]) -> None:
    """Run the command line. Whatever happens is told in sentences; ``-v``, anywhere, shows the traceback as well."""
    is_verbose = any(argument in VERBOSE for argument in sys.argv[1:])
    try:
        command([argument for argument in sys.argv[1:] if argument not in VERBOSE])
    except WtaFormsError as error:
        _traceback(is_verbose)
        show(error.problems)
        stop(Exit.PROBLEMS)
    except BrokenPipeError:
        # Whoever read our data has closed the pipe (head, less): nothing to tell, and nobody to tell it to.
        sys.stderr.close()
        stop(Exit.FINE)
    except Exception as error:
        _traceback(is_verbose)
        say(f"Something went wrong that should not have: {error}")
        say("Please tell us, with what you did and what this prints: run the same command again with -v")
        stop(Exit.PROBLEMS)


def _traceback(is_verbose: bool) -> None:
    if is_verbose:
        traceback.print_exc()


@contextmanager
def progress(title: str) -> Iterator[Callable[[int, int], None]]:
    """A bar in a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    # Rich takes 60 ms to load: only where somebody watches.
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
