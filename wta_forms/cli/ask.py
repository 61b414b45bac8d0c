from __future__ import annotations

from typing import Any

import click

from wta_forms.cli import mailing


@click.command()
@click.argument("forms", nargs=-1, metavar="[FORM…]")
@mailing.options
def ask(forms: tuple[str, ...], **how: Any) -> None:
    """Ask back about answers that are missing or in doubt.

    FORM is the name of a form; without one, all of them. Each mail names the questions, and brings a copy with the
    answers in it.
    """
    from wta_forms.workflow.ask import ask as verb

    mailing.carried_out(verb, "Asking", forms=forms, **how)
