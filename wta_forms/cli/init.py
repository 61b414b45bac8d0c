from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from wta_forms import errors
from wta_forms.cli import console


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--title", default=None, help="What the project is called.")
@click.option("--organisation", default=None, help="Who asks.")
@click.option("--name", default=None, help="Whom people can ask.")
@click.option("--email", default=None, help="Where mails are from and forms come back to.")
@click.option("--phone", default=None, help="Who answers the telephone.")
@click.option(
    *("--form", "forms"),
    multiple=True,
    metavar="FORM[=DATE]",
    help="A form to ask: a YAML file or the name of a shipped one, and by when it is to be answered; repeatable.",
)
@click.option("--who-sees", default=None, help="Who reads the answers: printed on every form.")
@click.option("--keep-until", default=None, metavar="DATE", help="Until when answers and addresses are kept.")
@click.option("--synced", "is_synced", is_flag=True, help="The folder may be synchronised: keep the store elsewhere.")
@click.option("--yes", "is_yes", is_flag=True, help="Ask nothing: what is not said is left out (for scripts).")
def init(folder: Path, forms: tuple[str, ...], is_synced: bool, is_yes: bool, **said: str | None) -> None:
    """Make a project.

    It is a folder with everything in it that the other commands need. It asks what is not given as an option, and
    nothing at all with --yes. Nothing is written over.
    """
    from wta_forms.workflow import init as verb

    verb.check_place(folder, is_synced=is_synced)
    asking = _Asking(folder, said, is_yes)
    begun = asking.begun(forms)
    made = verb.init(folder, begun, is_synced=is_synced)
    for path in made.files:
        click.echo(path)
    _told(made)


class _Asking:
    """What is said by options, and else by a person. Without a terminal to the end of it, it stops as wrong usage."""

    def __init__(self, folder: Path, said: dict[str, str | None], is_yes: bool) -> None:
        self._folder = folder
        self._said = said
        self._is_yes = is_yes

    def begun(self, forms: tuple[str, ...]) -> Any:
        from wta_forms.workflow.making.first_files import Begun

        title = self._asked("title", "What is the project called", self._called())
        organisation = self._asked("organisation", "Who asks (organisation or group)")
        name = self._asked("name", "Your name, for the people you ask")
        email = self._asked("email", "Your e-mail address")
        phone = self._asked("phone", "Your telephone number")
        days = dict(self._days(forms or self._forms()))
        reader = f"{name} and nobody else reads" if name else "We read"
        who_sees = self._asked("who_sees", "Who reads the answers", f"{reader} what you write." if name else "")
        return Begun(
            title, organisation, name, email, phone, days, who_sees, self._asked("keep_until", *self._a_year())
        )

    def _called(self) -> str:
        return self._folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize() or "Our project"

    def _a_year(self) -> tuple[str, str]:
        from datetime import date, timedelta

        return "Until when are answers and addresses kept", (date.today() + timedelta(days=365)).isoformat()

    def _asked(self, option: str, question: str, default: str = "") -> str:
        said = self._said.get(option)
        if said is not None:
            return said.strip()
        if self._is_yes:
            return default if option in ("title", "keep_until") else ""
        try:
            answer: str = click.prompt(question, default=default, show_default=bool(default), err=True)
            return answer.strip()
        except click.Abort:
            console.say()
            console.show([errors.INIT_NEEDS.at("", what=question, option=f"--{option.replace('_', '-')}")])
            console.stop(console.Exit.USAGE)
            raise

    def _forms(self) -> tuple[str, ...]:
        from wta_forms.workflow.init import shipped_forms

        if self._is_yes:
            return ()
        console.say("Shipped forms:")
        for name, title in shipped_forms().items():
            console.say(f"  {name:<20} {title}")
        answer = self._asked("form", "Which forms (names, or YAML files of your own, with commas between)", "drivers")
        return tuple(filter(None, (each.strip() for each in answer.split(","))))

    def _days(self, forms: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Each form with its date; asked for where the option does not say it and nothing else was given."""
        for each in forms:
            form, equals, day = each.rpartition("=")
            if equals or self._is_yes or self._said.get("title") is not None:
                yield (form, day) if equals else (each, "")
            else:
                yield each, self._asked("answer_by", f"By when is {each} to be answered (2026-12-04; nothing: open)")


def _told(made: Any) -> None:
    if made.plan:
        console.say(f"plan.yaml is the shipped plan {made.plan}.")
    if made.files and not made.plan:
        console.say(
            "There is no plan.yaml: wta-forms report takes a shipped plan that reads the forms, if there is one."
        )
    for form in made.unplanned:
        console.say(f"No shipped plan reads {form}: write one of your own into plan.yaml when answers are there.")
    if made.store is not None:
        console.say(f"Everything that is sent and comes back is kept in {made.store}.")
    console.say("Put this folder into your backup, with kept/ in it: without it answers could not be read any more,")
    console.say("and nobody could tell your forms from others. kept/key is a secret, like a password.")
    console.say(f"Made {made.folder.resolve().name}.")
    people = made.folder / "people.csv"
    check = "wta-forms check" if made.folder.resolve() == Path.cwd() else f"wta-forms check (in {made.folder})"
    console.next_step(f"write the names into {people} (open it with Excel), then run: {check}")
