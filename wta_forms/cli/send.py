from __future__ import annotations

from typing import Any

import click

from wta_forms.cli import mailing


@click.command()
@click.argument("forms", nargs=-1, metavar="[FORM…]")
@click.option(
    *("--round", "round_"),
    type=click.IntRange(1, 99),
    default=1,
    show_default=True,
    help="Which time you ask the same people.",
)
@mailing.options
def send(forms: tuple[str, ...], round_: int, **how: Any) -> None:
    """Send everybody a copy of their own.

    FORM is a YAML file or the name of a shipped form; it may be left out where there is only one. Who has no e-mail
    gets a letter to print. You see what would go out before anything does, and nobody gets it twice.
    """
    from wta_forms.workflow.send import send as verb

    mailing.carried_out(verb, "Sending", specs=forms, round=round_, **how)
