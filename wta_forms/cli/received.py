"""The option that says when something came, where nothing else does."""

from __future__ import annotations

import click

from wta_forms import errors
from wta_forms.cli import console

_HELP = "When these came, where neither a message nor a file says so: 2026-03-31, or 2026-03-31T15:30."


def _moment(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """In UTC, as it is kept; without a time the first second of that day here."""
    del context, parameter
    from datetime import UTC, datetime

    try:
        return value and datetime.fromisoformat(value).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        console.show([errors.BAD_MOMENT.at("", value=value)])
        console.stop(console.Exit.USAGE)
        raise


received = click.option("--received", default="", callback=_moment, metavar="DATE", help=_HELP)
