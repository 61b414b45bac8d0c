from __future__ import annotations

import click

from wta_forms.cli import console


@click.command()
@click.argument("person", metavar="PERSON")
@click.argument("form", required=False, default="", metavar="[FORM]")
@click.option("--lang", "language", default="", help="The language of the questions; the form's first unless given.")
def show(person: str, form: str, language: str) -> None:
    """Read what somebody wrote.

    PERSON is an id, a name or an e-mail address, FORM the name of a form; without one, all of them. Every answer is in
    words, with what is in doubt; where several forms came, the number behind a question says which of them it is from.
    """
    from wta_forms.workflow import show as verb
    from wta_forms.workflow.told.shown_words import shown_in_words

    shown = verb.show(person, form, language=language)
    for line in shown_in_words(shown):
        click.echo(line)
    doubtful = next((each for each in shown.forms if each.case.returned and each.case.counted().doubtful), None)
    written = next((each for each in shown.forms if each.by_hand), None)
    if shown.waiting:
        console.next_step("say what becomes of it: wta-forms decide")
    elif written:
        console.next_step(f"see what is written by hand, and type it in: {written.way_to_see}")
    elif doubtful:
        console.next_step(f"ask back: wta-forms ask {doubtful.case.form} --to {shown.person.id}")
    else:
        console.next_step("see who else has answered: wta-forms status")
