"""Writes what is made of tables: spec.md, plan.md and commands.md in docs, and the schema in specs.

``python -m docs.make_docs``; a test fails when one of them is stale.
"""

from __future__ import annotations

from pathlib import Path

import click

from docs.plan_page import plan_page
from docs.spec_page import spec_page
from wta_forms.cli.main import COMMANDS, wta_forms
from wta_forms.spec.schema import form_schema_text

ROOT = Path(__file__).parent.parent


def commands_page() -> str:
    """The page on the commands: what ``--help`` says of each."""
    blocks = ["# The commands\n", "*What `--help` says; made by `python -m docs.make_docs`.*\n"]
    settings = {**wta_forms.context_settings, "terminal_width": 100, "max_content_width": 100}
    program = click.Context(wta_forms, info_name="wta-forms", **settings)
    for command in COMMANDS:
        # A context of its own would have other names for --help, and click remembers the names it first used.
        context = click.Context(command, program, info_name=command.name)
        blocks += [f"## {command.name}\n", "```text", command.get_help(context), "```\n"]
    return "\n".join(blocks)


MADE = {
    "docs/spec.md": spec_page,
    "docs/plan.md": plan_page,
    "docs/commands.md": commands_page,
    "specs/form.schema.json": form_schema_text,
}
"""Every file that is made, and what makes it."""


def main() -> None:
    for name, made in MADE.items():
        (ROOT / name).write_text(made(), encoding="utf-8")
        print(ROOT / name)


if __name__ == "__main__":
    main()
