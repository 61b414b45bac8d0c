"""Writes spec.md, plan.md and commands.md in docs: ``python -m docs.make_docs``. A test fails when they are stale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from wta_forms.cli.main import COMMANDS, wta_forms
from wta_forms.plan.language import PLAN_WORDS, WAYS, Way
from wta_forms.project.settings import WORDS as PROJECT_WORDS
from wta_forms.spec.questions import STRATEGIES
from wta_forms.spec.words import KINDS, WORDS, Place, Word

HERE = Path(__file__).parent

_PLACES = {
    Place.FORM: "A form",
    Place.PART: "A part",
    Place.SECTION: "A section",
    Place.USE: "A section that uses a part",
    Place.QUESTION: "A question",
    Place.COLUMN: "A column of a table",
    Place.CHOICE: "A choice",
}

_PLAN_PLACES = {
    Place.PLAN: "A plan",
    Place.PLAN_SECTION: "A section of a plan",
    Place.PLAN_BLOCK: "A block of a section",
}

_PROJECT_PLACES = {Place.PROJECT: "project.yaml", Place.CONTACT: "contact"}

_PLAN_OPENING = """\
# Plans and projects

*Made from the tables of words by `python -m docs.make_docs`.*

A plan is a YAML file that says what is shown of the answers, in which order. `from` names a question as
`form.question`; `people.contributors`, `people.waiting_for` and `answers` are built in. In texts and titles
`{project.title}`, `{people.answered}`, `{people.asked}`, `{answers.first_date}` and `{answers.last_date}` are filled
in; a sentence whose value nobody knows is left out. [The plan that is shipped](../specs/plans/drivers.yaml) is an
example of everything.

People are shown by their role unless `names` says otherwise; the role is the answer to a question with `prefill: role`.
"""

_OPENING = """\
# The spec language

*Made from `wta_forms/spec/words.py` by `python -m docs.make_docs`.*

A form is a YAML file of sections with questions. Any text may be a text, or a map of language to text. What is typed
stays as it is typed: `no`, `010` and `9:30` are texts. A text with a colon, a comma, a `#` or a quote in it needs
double quotes around it. `wta-forms check` says what is wrong, in which line, and what to do.
"""

_SHOWN = {
    Way.QUOTES: "what people wrote, with who wrote it",
    Way.LIST: "a line for each answer, choice or row",
    Way.SENTENCE: "answers one after the other",
    Way.TABLE: "the rows of everybody's tables",
    Way.CHART: "how many took which choice",
}

_KINDS = {
    "text": ("a line of words", "text"),
    "paragraph": ("several lines of words", "text"),
    "number": ("a number", "a number"),
    "date": ("a date", "`2026-03-31`"),
    "select_one": ("one of several boxes to tick", "a key"),
    "select_multiple": ("any of several boxes to tick", "a list of keys"),
    "table": ("rows of boxes", "a list of `{column: value}`"),
    "tick": ("a single box to tick", 'true, or blank: never "no"'),
    "heading": ("a heading between questions", ""),
    "note": ("words between questions", ""),
}


def spec_page() -> str:
    """The page on the language, from the table of words."""
    words = (line for place, title in _PLACES.items() for line in _words(place, title, WORDS))
    return "\n".join([_OPENING, *_kinds(), *words]).rstrip() + "\n"


def plan_page() -> str:
    """The page on plans and projects, from their tables of words."""
    plans = (line for place, title in _PLAN_PLACES.items() for line in _words(place, title, PLAN_WORDS))
    project = (line for place, title in _PROJECT_PLACES.items() for line in _words(place, title, PROJECT_WORDS))
    return "\n".join([_PLAN_OPENING, *_ways(), *plans, *project]).rstrip() + "\n"


def _ways() -> Iterator[str]:
    yield "| as | shows | fits |"
    yield "| --- | --- | --- |"
    for way, shows in _SHOWN.items():
        yield f"| `{way}` | {shows} | {', '.join(kind for kind in KINDS if way in WAYS.get(kind, ()))} |"
    yield ""


def _kinds() -> Iterator[str]:
    yield "## Kinds\n"
    yield "| kind | what it asks for | value | ways of merging, the usual one first |"
    yield "| --- | --- | --- | --- |"
    for kind in KINDS:
        asks, value = _KINDS[kind]
        yield f"| `{kind}` | {asks} | {value} | {', '.join(STRATEGIES.get(kind, ()))} |"
    yield ""


def _words(place: Place, title: str, table: Sequence[Word]) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| word | what it is | should be | for example | unless given | kinds |"
    yield "| --- | --- | --- | --- | --- | --- |"
    yield from (_row(word) for word in table if word.place is place)
    yield ""


def _row(word: Word) -> str:
    name = f"**{word.key}**" if word.is_required else word.key
    kinds = ", ".join(kind for kind in KINDS if kind in word.kinds) if word.kinds else ""
    return f"| {name} | {word.sentence} | {word.type.value} | `{word.example}` | {word.default} | {kinds} |"


def commands_page() -> str:
    """The page on the commands: what ``--help`` says of each."""
    blocks = ["# The commands\n", "*What `--help` says; made by `python -m docs.make_docs`.*\n"]
    settings = wta_forms.context_settings | {"terminal_width": 100, "max_content_width": 100}
    program = click.Context(wta_forms, info_name="wta-forms", **settings)
    for command in COMMANDS:
        # A context of its own would have other names for --help, and click remembers the names it first used.
        context = click.Context(command, program, info_name=command.name)
        blocks += [f"## {command.name}\n", "```text", command.get_help(context), "```\n"]
    return "\n".join(blocks)


PAGES = {"spec.md": spec_page, "plan.md": plan_page, "commands.md": commands_page}


def main() -> None:
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
        print(HERE / name)


if __name__ == "__main__":
    main()
