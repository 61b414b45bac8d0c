from __future__ import annotations

from typing import Any

import click

from wta_forms.cli import mailing


@click.command()
@click.argument("forms", nargs=-1, metavar="[FORM…]")
@mailing.options
def remind(forms: tuple[str, ...], **how: Any) -> None:
    """Remind those who have not answered.

    FORM is the name of a form that was sent; without one, all of them. Nobody is reminded who declined, withdrew or has
    sent something that waits for you, nor twice within a week (remind_every in project.yaml).
    """
    from wta_forms.workflow.remind import remind as verb

    mailing.carried_out(verb, "Reminding", forms=forms, **how)
