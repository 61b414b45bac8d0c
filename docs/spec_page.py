"""The page on the language of forms: ``spec.md``, from the table of words and the questions in ``docs/examples``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docs.changes import changes
from docs.examples import ANSWERS, FORM, questions
from wta_forms.spec.fields import Shape, fields_of_question
from wta_forms.spec.form import Form
from wta_forms.spec.load import load_form
from wta_forms.spec.merging import STRATEGIES, cell_strategies
from wta_forms.spec.questions import kind_of
from wta_forms.spec.words import ASKING, ASKS, CELLS, KINDS, Place, Word, words_at

_OPENING = """\
# The spec language

*Made from `wta_forms/spec/words.py` and `docs/examples` by `python -m docs.make_docs`.*

A form is a YAML file: some words about the form, then sections with questions. This one is complete:

```yaml
form: fridge
version: 1
title: The community fridge
sections:
- title: What is missing
  questions:
  - id: gap
    kind: paragraph
    label: What is missing on your street?
  - {id: evenings, kind: tick, label: I could help in the evenings.}
```

`wta-forms check` says what is wrong, in which line, and what to do. [A form with a question of every
kind](examples/every-kind.yaml) is what this page shows piece by piece.

## Writing it

- Put a text in double quotes when it has a colon with a space behind it, a `#`, a quotation mark at its beginning, or,
  in a one-line map or list, a comma or a bracket: `low: "Never: not once"`.
- What is typed stays as it is typed: `no`, `010`, `9:30` and `1.10` are texts where a text is meant.
- Any text may be said in [several languages](#languages): `label: {en: A gap, pl: Luka}`.
- Ids and keys are short names of small letters, figures and `_`, beginning with a letter. Answers are kept under them,
  so they stay the same when the words on the page change. When questions change, see [below](#when-a-form-changes).
- Questions are numbered by themselves.

## In your editor

An editor that knows the [schema](../specs/form.schema.json) completes words, explains them, and underlines what does
not belong. It comes with the package, under `wta_forms/specs`; copy it beside the form. In VS Code, install the
extension *YAML* (by Red Hat) and make this the first line of the form:

```yaml
# yaml-language-server: $schema=form.schema.json
```

Editors take `no`, `5` or `true` for something else than text. The schema lets them pass where a text is meant, for
`wta-forms` reads them as they were typed. It looks at one word at a time: two questions with the same id, a condition
on a question that is not there and the like are found by `wta-forms check` alone.
"""

_LANGUAGES = """\
## Languages

A form names its languages; a text is in the first of them unless it is a map of language to text:

```yaml
form: fridge
version: 1
languages: [en, pl]
title: {en: The community fridge, pl: Lodówka sąsiedzka}
sections:
- questions:
  - {id: gap, kind: text, label: What is missing?}
```

Answers are kept under ids and keys, so people may answer in any of the languages, and one plan takes them all in. What
is missing in a language is printed in the first one. `wta-forms check` names it in a note, and nothing fails.

Translations may also lie beside the form, in a table that any spreadsheet opens: `fridge.pl.csv` beside `fridge.yaml`.

```text
id,original,translation
gap.label,What is missing?,Czego brakuje?
```

1. `wta-forms translate fridge.yaml --lang pl` writes this file with every text of the form and of the parts that it
   uses, each once, and with what is translated already.
2. A translator fills in the column `translation`, in a spreadsheet or any editor.
3. `wta-forms translate fridge.yaml --lang pl --from FILE --force` takes in what came back and says what does not fit.
   Lines may be in another order or missing, and so may the column `id`. What was translated before stays.
4. Write the language under `languages`. From then on the form is read with the file, and
   `wta-forms generate fridge.yaml --lang pl -o forms` makes it in Polish.

- What the form itself says in a language counts before the file. Of two lines for the same text the first one counts.
- A line is for the text with its `id` and its `original`, and for every other text with the same `original`. So
  questions can be moved, and words that stand in several places are translated once.
- When you change a text, its line is outdated: a note names it, and the first language is printed until somebody has
  translated the new words. A wrong question is worse than one in another language. The next file for a translator has
  the old words in a column `earlier`.
- The choices of a list have to differ in every language.
- The file is UTF-8, with commas, semicolons or tabs. In Excel, save it as *CSV UTF-8*. An apostrophe before `=`, `+`,
  `-` or `@` keeps a spreadsheet from reckoning with the text, and is not printed.
- For a form that is shipped, copy its YAML file into a folder of yours, and put the translations beside the copy.

`--lang pl+en` makes one form in two languages: Polish leads and English stands beside it, over one set of boxes. In
lists to choose from a choice reads `Wysoki / High`. In `people.csv` a choice may be named by its key or in either
language.
"""

_ON_PAPER = {
    "text": "A line, or as many as `lines` says.",
    "paragraph": "A box of as many lines as `lines` says.",
    "number": "A short box with the unit beside it, and the limits in words.",
    "date": "A short box, and how to write a date.",
    "email": "A line.",
    "phone": "A short line.",
    "select_one": 'A box before each choice, and "Tick one." With `appearance: minimal` all choices in words.',
    "select_multiple": "A box before each choice, and how many to tick.",
    "scale": "A row of boxes under their figures, with `low` and `high` over the ends.",
    "rank": "A small box before each choice to write 1, 2, 3 in.",
    "points": "A small box before each choice to write points in, and how many there are.",
    "grid": "A table with a box to tick in each cell.",
    "table": "A table. What can be chosen in a column stands in words in its head; `more_rows` come at the end.",
    "tick": "A box before the words.",
    "consent": "A box before the words.",
    "sharing": "A box before each of four answers.",
    "signature": "A line to sign on.",
    "heading": "The heading, and `about` under it.",
    "note": "The words, and `about` under them.",
}

_SHAPES = {
    Shape.LINE: "a line to type on",
    Shape.LINES: "a box for several lines",
    Shape.TICK: "a box to tick",
    Shape.RADIO: "radio buttons",
    Shape.LIST: "a list to choose from",
}

_VALUES = {
    "text": "text",
    "paragraph": "text",
    "number": "a number",
    "date": "an ISO date",
    "email": "text",
    "phone": "text",
    "select_one": "a key",
    "select_multiple": "a list of keys",
    "scale": "a whole number",
    "rank": "a list of keys, the first one first",
    "points": "key → number",
    "grid": "row → key, or row → list of keys",
    "table": "a list of column → value, or row → column → value",
    "tick": "`true`",
    "consent": "`true`",
    "sharing": "a key",
    "signature": "text",
}

_REMARKS = {
    "number": "Dots, commas, signs of money and the figures of other scripts are understood; what could be two numbers "
    "is asked back.",
    "date": "Read in figures or with names of months, day first unless the language says otherwise; what could be two "
    "dates is asked back.",
    "select_one": 'A choice of one\'s own is `{"other": "the words"}`. Two ticks are asked back. With '
    "`appearance: radio` or `minimal` all choices share one field, called like the question.",
    "select_multiple": 'A choice of one\'s own is `{"other": "the words"}` in the list.',
    "scale": 'Or `"unsure"`, where that is offered.',
    "rank": "The keys in order, the first one first. The same place twice is asked back, and so is one left out.",
    "points": "Choices without points are left out. Points that do not add up are asked back, never made to fit: in "
    "the plan such an answer is told with its words, and counts nowhere.",
    "grid": "Row by row; a row without a tick is left out. With `tick: many` a list of keys for each row.",
    "table": "Row by row, empty ones at the end left out. Where rows have names, a map of row to cells.",
    "tick": 'Or blank: an empty box is never a "no".',
    "consent": "Or blank: then nobody agreed. That decides nothing by itself: the other answers of this person are "
    "still used. To leave them out today, do not give this person's files to `extract`. A block of a plan that says "
    "`who: {agree: [yes]}`, by the id of the consent, shows those alone who agreed; `from: answers` shows everybody.",
    "sharing": "`name`, `role`, `neither` or `count`. The strictest of what project, form and person say counts.",
    "text": "As it was typed, white space around it apart.",
    "paragraph": "As it was typed, line by line.",
    "email": "As it was typed. Shown to nobody unless `share` says so.",
    "phone": "As it was typed. Shown to nobody unless `share` says so.",
    "signature": "As it was typed. Shown to nobody unless `share` says so.",
}

_MERGED = {
    "all": "Everybody's answer, one after the other.",
    "union": "Each different answer once; nearly the same words count as the same.",
    "majority": "The answer that most people gave.",
    "first": "The answer that was given first.",
    "latest": "The answer that was given last.",
    "decide": "None, until somebody chooses one.",
    "tally": "How many people took which choice.",
    "median": "The number in the middle.",
    "mean": "The average.",
    "sum": "All of them added up.",
    "rank": "One order out of everybody's, by Borda's count.",
    "stack": "The rows of everybody's tables, one under the other.",
}

_MERGING = """\
## Merging

The plan makes one thing of everybody's answers. A question with `prefill` takes the `latest`; any other question takes
what is usual for its kind, unless `merge` says otherwise. `median`, `mean` and `sum` reckon with keys only where the
keys of a list are whole numbers (`{1: Never, 2: Sometimes}`); none, unsure and other are no numbers: they are counted
beside the figures.
"""

_SPREAD = """\
- **Nearly the same words** are one line, or one row: "The leaflets" and "leaflet", "second-hand" and "secondhand", a
  slip of one letter in a long word. The line shows what most people wrote and then the others (*also: …*). A word more
  or less, a figure, a "not", a short word make another answer, in every language: "step-free" and "not step-free",
  "2 keys" and "3 keys", "Bus" and "Bush" stay two.
- **A middle does not stand alone.** Behind it stands from where to where answers go, from 8 answers on where half of
  them lie; with scales and grids how many people are at which point. Where at least a third of the people, and two,
  stand far from as many others with hardly anybody between, the plan says that they are split, and how.
- **rank**: of `up_to: 3` places the first gives three points, the second two, the third one; what somebody leaves out
  gets none from them. Choices with as many points share a place ("2. equal").
- **points** are taken as they are shared out, never scaled. Who shares out 90 of 100 has forgotten something, or has
  another 100 in mind: nobody can know.
"""

_GROUPS = """\
Rows of a table can be put together: with `merge: {group: gap, often: median}` all rows that say the same under `gap`,
in whosever table they stand, become one row. The other columns say how many cells become one. A column that says
nothing shows what most people chose (a list), the number in the middle (numbers and scales), how many ticked it (a
tick), or each different answer once (the rest). This is what may be said of a column:
"""

_CHOICES = """\
## Choices

Choices are the name of a list under the form's `choices`, or a map of key to text, or of key to `{label: , hint: }`.
A PDF holds the words of a choice and answers hold its key, so the words in a list have to differ. With whole numbers as
keys a list is scored. `other`, `none` and `unsure` are no keys; write `other: true` beside the choices, or
`other: Another way` for words of your own.

## Conditions

`only_if: {way: bus}` asks only those who ticked `bus` in the question `way`; `{way: [bus, lift]}` takes either,
`{way: answered}` any answer at all. For a tick or a consent the answer is `yes`; several questions in one condition
mean all of them. A condition stands on a question or a section and names questions that were asked before. It is
printed in words; nothing in the PDF hides or shows itself. Somebody may so answer what was not for them: the answer is
kept and used, and what `extract` prints has a note with it, under the answer's `problems`; the screen does not.
"""

_PARTS = """\
## Parts: questions that several forms share

A part is a file of its own that begins with `part:` and has sections. A form takes them in where they should stand:

```yaml
form: fridge
version: 1
title: The community fridge
sections:
- use: about-you
- title: What is missing
  questions:
  - {id: gap, kind: text, label: What is missing?}
- use: closing
```

- `use: about-you` means the file `about-you.yaml`: first the one beside the form, then the one that is shipped. To
  change a shipped part, put a copy of it beside the form.
- Two are shipped. [`about-you`](../specs/parts/about-you.yaml) asks `name`, `organisation`, `project`, `role`,
  `answering` (one person or a team), `date`, `team` and `sharing`; [`closing`](../specs/parts/closing.yaml) asks
  `anything_else` and `confidence`. The form cannot give these ids to questions of its own.
- A section that says `use` says nothing else: no title, no `only_if`, no questions. All sections of the part come in.
- A part may have lists of its own under `choices`, and use those of the form. It cannot use another part, and a form
  uses a part once.
- `wta-forms check about-you.yaml` looks at a part; `generate` makes nothing of it.
"""

_PLACES = {
    Place.FORM: "A form",
    Place.PART: "A part",
    Place.SECTION: "A section",
    Place.USE: "A section that uses a part",
    Place.CHOICE: "A choice",
    Place.QUESTION: "Every question",
    Place.COLUMN: "A column of a table",
    Place.MOVE: "What became of a question, under migrate",
    Place.COLUMN_MOVE: "What became of a column, under migrate",
}


def spec_page() -> str:
    form = load_form(FORM)
    parts = [
        [_OPENING],
        changes(),
        [_LANGUAGES],
        *(_place(place) for place in (Place.FORM, Place.SECTION, Place.QUESTION)),
        _kinds(),
        *(_kind(kind, form) for kind in KINDS),
        *(_place(place) for place in (Place.COLUMN, Place.CHOICE)),
        [_CHOICES],
        _merging(),
        [_PARTS],
        *(_place(place) for place in (Place.PART, Place.USE)),
        *(_place(place) for place in (Place.MOVE, Place.COLUMN_MOVE)),
    ]
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def _place(place: Place) -> Iterator[str]:
    """The words of a place; of a question only those that most kinds have."""
    words = [word for word in words_at(place) if place is not Place.QUESTION or not _is_own(word)]
    return word_table(f"## {_PLACES[place]}", words)


def _is_own(word: Word) -> bool:
    namesakes = [other for other in words_at(word.place) if other.key == word.key]
    return len({kind for other in namesakes for kind in other.kinds or KINDS}) < len(ASKING) / 2


def word_table(title: str, words: Sequence[Word], *, has_kinds: bool = True) -> Iterator[str]:
    """Words with their sentences; those that have to be there in bold."""
    has_kinds = has_kinds and any(word.kinds for word in words)
    yield f"{title}\n"
    yield "| word | what it is | should be | for example | unless given |" + (" kinds |" if has_kinds else "")
    yield "| --- | --- | --- | --- | --- |" + (" --- |" if has_kinds else "")
    yield from (_row(word, has_kinds) for word in words)
    yield ""


def _row(word: Word, has_kinds: bool) -> str:
    name = f"**{word.key}**" if word.is_required else word.key
    start = f"| {name} | {word.sentence} | {word.type.value} | `{word.example}` | {word.default} |"
    return start + (f" {_some(word.kinds)} |" if has_kinds else "")


def _some(kinds: Iterable[str]) -> str:
    """The kinds, or those that are missing, whichever is shorter."""
    having, lacking = ([k for k in KINDS if (k in kinds) is is_in] for is_in in (True, False))
    if not having or not lacking:
        return ""
    return ", ".join(having) if len(having) <= len(lacking) else f"all but {', '.join(lacking)}"


# --- kinds ------------------------------------------------------------------------------------------------------------


def _kinds() -> Iterator[str]:
    yield "## Kinds of question\n"
    yield "| kind | what it asks for | value of an answer |"
    yield "| --- | --- | --- |"
    yield from (f"| [`{kind}`](#{kind}) | {asks} | {_VALUES.get(kind, '')} |" for kind, asks in ASKS.items())
    yield ""


def _kind(kind: str, form: Form) -> Iterator[str]:
    yield f"### {kind}\n"
    yield f"{ASKS[kind]}\n"
    yield f"```yaml\n{questions()[kind]}\n```\n"
    if kind in ASKING:
        yield from _answered(kind, form)
    yield f"- On paper: {_ON_PAPER[kind]}"
    yield ""
    own = [word for word in words_at(Place.QUESTION, kind) if _is_own(word)]
    if own:
        yield from word_table("Its own words:", own, has_kinds=False)


def _answered(kind: str, form: Form) -> Iterator[str]:
    question = next(question for question in form.questions if kind_of(question) == kind)
    usual, *others = STRATEGIES[kind]
    yield f"- In the PDF: {_boxes([(field.name, field.shape) for field in fields_of_question(question)])}."
    yield f"- Answer: `{json.dumps(ANSWERS[question.id], ensure_ascii=False)}`. {_REMARKS[kind]}"
    yield f"- Merged: `{usual}` unless given; or {', '.join(f'`{strategy}`' for strategy in others)}."


def _boxes(fields: Sequence[tuple[str, Shape]]) -> str:
    """Every field with what it is, the first six of many."""
    shown = fields[:6]
    runs = [(shape, [name for name, _ in run]) for shape, run in groupby(shown, key=lambda field: field[1])]
    each = [
        f"{', '.join(f'`{name}`' for name in names)} ({_SHAPES[shape]}{' each' if len(names) > 1 else ''})"
        for shape, names in runs
    ]
    more = [f"and {len(fields) - len(shown)} more"] if len(fields) > len(shown) else []
    return ", ".join([*each, *more])


# --- merging ----------------------------------------------------------------------------------------------------------


def _merging() -> Iterator[str]:
    yield _MERGING
    yield "| way | what comes out | kinds |"
    yield "| --- | --- | --- |"
    for strategy, sentence in _MERGED.items():
        kinds = [kind for kind in KINDS if strategy in STRATEGIES.get(kind, ())]
        yield f"| `{strategy}` | {sentence} | {', '.join(kinds)} |"
    yield ""
    yield _SPREAD
    yield _GROUPS
    yield "| column | ways |"
    yield "| --- | --- |"
    for kind in KINDS:
        if kind in CELLS:
            yield f"| {kind} | {', '.join(f'`{way}`' for way in cell_strategies(kind))} |"
    yield ""
