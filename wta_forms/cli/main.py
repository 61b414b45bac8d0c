"""``wta-forms``: the commands in the order in which a project needs them."""

from __future__ import annotations

import click

from wta_forms.cli import console
from wta_forms.cli.adopt import adopt
from wta_forms.cli.ask import ask
from wta_forms.cli.check import check
from wta_forms.cli.close import close
from wta_forms.cli.decide import decide
from wta_forms.cli.demo import demo
from wta_forms.cli.doctor import doctor
from wta_forms.cli.enter import enter
from wta_forms.cli.extract import extract
from wta_forms.cli.forget import forget
from wta_forms.cli.generate import generate
from wta_forms.cli.harvest import harvest
from wta_forms.cli.init import init
from wta_forms.cli.mark import mark
from wta_forms.cli.preview import preview
from wta_forms.cli.remind import remind
from wta_forms.cli.report import report
from wta_forms.cli.send import send
from wta_forms.cli.show import show
from wta_forms.cli.status import status
from wta_forms.cli.translate import translate
from wta_forms.cli.why import why
from wta_forms.cli.withdraw import withdraw

COMMANDS = (
    *(demo, init, check, translate, preview, generate),
    *(send, remind, ask, status, show, mark),
    *(harvest, enter, decide, report, why),
    *(withdraw, forget, close),
    *(extract, doctor, adopt),
)


class _InOrder(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return [str(command.name) for command in COMMANDS]


@click.group(cls=_InOrder, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-v", "--verbose", is_flag=True, help="Show where in the program something went wrong.")
@click.version_option(package_name="wta_forms", prog_name="wta-forms")
@click.pass_context
def wta_forms(context: click.Context, verbose: bool) -> None:
    """Fillable, accessible PDF forms out by e-mail; answers back from any viewer; one plan of them all."""
    del verbose  # read by console.run, which is also there when the arguments cannot be read
    if context.invoked_subcommand is None:
        _where_we_are(context)


for _command in COMMANDS:
    wta_forms.add_command(_command)


def _where_we_are(context: click.Context) -> None:
    """In a project a few lines and the next step; elsewhere what there is."""
    from wta_forms.workflow import status as verb
    from wta_forms.workflow.ending import notes_on_the_end
    from wta_forms.workflow.where import is_project, next_step, where_we_are

    if not is_project():
        console.say(context.get_help())
        console.next_step("see the whole loop on an invented project: wta-forms demo")
        return
    found = verb.status()
    for line in where_we_are(found):
        console.say(line)
    console.show((*found.mistaken, *notes_on_the_end()))
    console.next_step(next_step(found))
    console.say("Everything there is: wta-forms --help")


def run() -> None:
    """The console script."""
    console.run(wta_forms)
