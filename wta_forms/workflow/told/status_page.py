"""Where everybody stands, as one page that needs no network and no script: to be read, printed or passed on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from wta_forms.project.people import Person
from wta_forms.project.web_page import HEAD, policy_of
from wta_forms.workflow.standing.case_words import day, stage_in_words
from wta_forms.workflow.standing.cases import AWAITED, STOPPED, Case, Stage
from wta_forms.workflow.status import FormStatus, Note, Status, notes

_STYLE = Path(__file__).with_name("status.css")

_MARKS = {
    Stage.ANSWERED: ("done", "✓"),
    Stage.NEEDS_YOU: ("care", "!"),
    Stage.EMPTY: ("care", "!"),
    **dict.fromkeys(STOPPED, ("care", "!")),
}
"""A sign in front of the words, for the eye alone: nothing is said by it, or by its colour, that the words do not."""


def status_page(status: Status) -> str:
    """The whole page. Nobody is named who has withdrawn."""
    style = _STYLE.read_text(encoding="utf-8")
    title = escape(f"Who has answered: {status.settings.title}")
    told = notes(status, for_others=True)
    parts = [
        _totals(status) if status.forms else "<p>Nothing was sent yet.</p>",
        _people(status) if status.forms else "",
        _waiting_for(status),
        f"<h2>Worth knowing</h2>\n<ul>{''.join(map(_note, told))}</ul>" if told else "",
    ]
    return _PAGE.format(
        title=title,
        style=style,
        policy=policy_of(style),
        lead=escape(_lead(status)),
        body="\n".join(filter(None, parts)),
    )


def _lead(status: Status) -> str:
    by = status.settings.answer_by
    until = f" Answers are needed by {day(f'{by}T12:00:00Z')}." if by else ""
    who = f"{status.settings.organisation}. " if status.settings.organisation else ""
    return f"{who}As it was on {day(status.at)}.{until}"


# --- how many ---------------------------------------------------------------------------------------------------------


def _totals(status: Status) -> str:
    """Stages below one another: there are more of them than forms."""
    columns = [(form.title + _round(form), form.asked, form.counts) for form in status.forms]
    if len(columns) > 1:
        asked = sum(form.asked for form in status.forms)
        columns.append(("All forms", asked, sum((Counter(form.counts) for form in status.forms), Counter())))
    heads = "".join(f'<th scope="col">{escape(title)}</th>' for title, _, _ in columns)
    stages = [stage for stage in Stage if any(stage in counts for _, _, counts in columns)]
    rows = [_total_row("Asked", [asked for _, asked, _ in columns])]
    rows += [_total_row(stage.value, [counts.get(stage, 0) for _, _, counts in columns]) for stage in stages]
    nobodys = sum(form.nobodys for form in status.forms)
    more = f"<p>Besides, {nobodys} came from people who are in no list, or without a name.</p>" if nobodys else ""
    table = (
        f'<caption>How many people, form by form</caption><thead><tr><th scope="col">Where they stand</th>{heads}'
        f"</tr></thead><tbody>{''.join(rows)}</tbody>"
    )
    return _wide("How many", table) + more


def _total_row(words: str, numbers: Iterable[int]) -> str:
    cells = "".join(f"<td>{number}</td>" for number in numbers)
    return f'<tr><th scope="row">{escape(words[:1].upper() + words[1:])}</th>{cells}</tr>'


def _round(form: FormStatus) -> str:
    return f", round {form.round}" if form.round > 1 else ""


def _wide(name: str, table: str) -> str:
    """A wide table is scrolled by itself, also with the keyboard (WCAG 2.1.1)."""
    return f'<div class="wide" role="region" tabindex="0" aria-label="{escape(name)}"><table>{table}</table></div>'


# --- who --------------------------------------------------------------------------------------------------------------


def _people(status: Status) -> str:
    heads = "".join(f'<th scope="col">{escape(form.title)}{_round(form)}</th>' for form in status.forms)
    rows = "".join(_person_row(status, person) for person in status.everybody)
    return "<h2>Everybody</h2>\n" + _wide(
        "Everybody",
        f'<caption>Where everybody stands with every form</caption><thead><tr><th scope="col">Name</th>{heads}</tr>'
        f"</thead><tbody>{rows}</tbody>",
    )


def _person_row(status: Status, person: Person) -> str:
    """None for somebody who has withdrawn from everything; of a form they have withdrawn from, nothing is said."""
    cases = {(case.form, case.round): case for case in status.cases_of(person.id) if case.stage is not Stage.WITHDREW}
    if not cases:
        return ""
    cells = "".join(_cell(cases.get((form.form, form.round))) for form in status.forms)
    return f'<tr><th scope="row" dir="auto">{escape(person.name)}</th>{cells}</tr>'


def _cell(case: Case | None) -> str:
    if case is None:
        return "<td>–</td>"
    kind, sign = _MARKS.get(case.stage, ("", ""))
    shown = f'<span class="mark" aria-hidden="true">{sign}</span> ' if sign else ""
    small = f"<small>{escape(', '.join(_details(case)))}</small>" if list(_details(case)) else ""
    words = stage_in_words(case)
    return f'<td class="{kind}">{shown}{escape(words[:1].upper() + words[1:])}{small}</td>'


def _details(case: Case) -> Iterator[str]:
    if case.come_to.since:
        yield day(case.come_to.since)
    if case.returned:
        counted = case.counted()
        yield f"{counted.given} of {counted.asked} questions"
        if counted.doubtful:
            yield f"{counted.doubtful} in doubt"


def _waiting_for(status: Status) -> str:
    """Who has not answered, in a sentence that can be read aloud on the telephone."""
    lines = []
    for form in (each for each in status.forms if not each.is_anonymous):
        names = [case.person.name for case in form.cases if case.stage in AWAITED]
        if names:
            lines.append(f"<li><b>{escape(form.title)}{_round(form)}:</b> {escape(', '.join(names))}</li>")
    return f"<h2>Not answered yet</h2>\n<ul>{''.join(lines)}</ul>" if lines else ""


def _note(note: Note) -> str:
    forms = escape(", ".join(note.forms))
    return f'<li><b dir="auto">{escape(note.person.name)}</b> ({forms}): {escape(note.words)}</li>'


_PAGE = (
    HEAD
    + """\
<body>
<main>
<h1>{title}</h1>
<p class="lead">{lead}</p>
{body}
<footer>Whoever has withdrawn is counted and not named.</footer>
</main>
</body>
</html>
"""
)
