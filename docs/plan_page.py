"""The page on plans and projects: ``plan.md``, from their tables of words. A test loads every example on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docs.spec_page import word_table
from wta_forms.plan.authored.language import PLACEHOLDERS, PLAN_WORDS, WAYS, BuiltIn, Way
from wta_forms.project.settings import WORDS as PROJECT_WORDS
from wta_forms.spec.words import KINDS, Place, Word

_OPENING = """\
# Plans and projects

*Made from the tables of words by `python -m docs.make_docs`.*

A plan is a YAML file that says what is shown of everybody's answers, and in which order. This one is complete:

```yaml
plan: first-look
title: "{project.title}: what people told us"
reads: [drivers]
sections:
- title: Who took part
  text: "{people.answered} of the {people.asked} people we asked took part."
  show:
  - {from: people.contributors, as: list}
- title: Gaps
  show:
  - {from: drivers.gaps, as: table, sort: priority}
- title: Every answer
  appendix: true
  show:
  - {from: answers}
```

`wta-forms check` says what is wrong with it, in which line, and what to do; `wta-forms report` follows it. Two plans
are shipped: [one for a single form](../specs/plans/drivers.yaml), and [one for all of a
project](../specs/plans/project-plan.yaml). The examples below are about the shipped forms
[drivers](../specs/drivers.yaml), [project-values](../specs/project-values.yaml) and
[asset-bank](../specs/asset-bank.yaml).

- A section whose blocks are all empty is left out, with its text. So is a block with nothing in it, unless it has words
  under `empty`.
- Where every answer stands at the end (`from: answers`), a block shows 5 quotes or 10 rows unless it says `first`, and
  the numbers of those that are left out. Nothing is cut where the answers do not stand at the end.
- People are shown by their role unless `names` says otherwise. The role is the answer to a question with
  `prefill: role`; of people who have not answered, it is the one in people.csv. What somebody ticked in a question of
  kind `sharing`, and the form's `share`, count where they are stricter.
- A question's `merge` says what becomes of its answers; [the page on forms](spec.md) lists the ways.

In titles and texts these names are filled in. A sentence in which one has no value is left out.
"""

_SHOWS: dict[Way, dict[str, str]] = {
    Way.QUOTES: {"text paragraph": "what people wrote, with who wrote it"},
    Way.LIST: {
        "text paragraph date email phone signature": "a line for each answer",
        "number": "the middle, average or sum, and what it stands on; with `merge: all` a line for each number",
        "select_one select_multiple tick consent sharing": "a line for each choice that was taken, with `counts` how "
        "many took it",
        "scale": "a line for each point that was taken; with `merge: median` or `mean` one line",
        "rank points": "the choices in order",
        "table": "a line for each row, as `item` says, else its first column",
    },
    Way.SENTENCE: {
        "text number date email phone select_one select_multiple scale tick consent sharing signature": "the same, one "
        "after the other in a sentence"
    },
    Way.TABLE: {
        "grid": "its rows and choices, with how many ticked each",
        "table": "everybody's rows; those that `merge: {group: …}` puts together are one",
    },
    Way.CHART: {
        "select_one select_multiple tick consent sharing": "a bar for each choice: how many took it",
        "scale": "a bar for each point; with `merge: median` or `mean` the middle, the lowest and the highest",
        "rank points": "a bar for each choice: its points from everybody",
        "grid": "with `merge: median` or `mean` a rating for each row, else the heatmap",
    },
    Way.HEATMAP: {
        "grid": "how many ticked what in each row: the more, the darker",
        "table": "how many rows have which two points, by the two scales of `score`",
    },
}
"""What each way makes of the kinds."""

_BUILT_IN = {
    BuiltIn.CONTRIBUTORS: "who took part, by name, or how many of each role",
    BuiltIn.WAITING_FOR: "who was asked and has not answered, by name only where plan and person allow it",
    BuiltIn.DISAGREEMENTS: "what people see differently, the widest apart first",
    BuiltIn.DECISIONS: "what the facilitator decided, and where",
    BuiltIn.ROUNDS: "what has moved since people were asked before, and how many left the draft as it was",
    BuiltIn.ANSWERS: "every answer that may be shown, person by person",
}

_BLOCKS = """\
## Rows: which, in what order, with which score

`only` keeps rows by a column with choices, `by` makes a small table for each choice of a column, and `sort` orders rows
by a column, the other way round with `-` in front:

```yaml
- from: asset-bank.assets
  as: table
  title: The asset bank
  by: sort
  columns: [asset, holder, helps]
  only: {available: [yes, maybe]}
```

`score` multiplies two columns that are numbers or scales. The score is a column like the others: it can be sorted by,
shown, and named in `item`.

```yaml
- from: drivers.risks
  as: table
  score: likelihood x impact
  sort: -score
  columns: [risk, likelihood, impact, score, action, owner]
- {from: drivers.risks, as: list, score: likelihood x impact, sort: -score, item: "{risk} (score {score})", first: 3}
- {from: drivers.risks, as: heatmap, score: likelihood x impact}
```

Where the form groups rows (`merge: {group: risk}`), rows that name the same become one. Its score is the middle of the
people's own scores, with the lowest and the highest beside it: (5, 1), (1, 5) and (3, 3) make 5. In `item`, brackets in
which something has no value are left out.

## Several questions in one block

Quotes, lists and sentences take several questions, one after the other. Scales with the same points share a chart, also
with lists whose keys are these points:

```yaml
- from: [project-values.confidence, drivers.confidence, asset-bank.confidence]
  as: chart
  title: How sure people feel
- from: [drivers.anything_else, asset-bank.anything_else]
  as: quotes
  empty: Nobody added anything.
```

Rows out of several tables become one table. `columns` has the heads, and each table says what goes where, with its own
columns in braces. A row with nothing in the first column is left out; what has no value takes its brackets with it.
Rows whose first column says the same in nearly the same words ("Find a fridge", "Find: A fridge") are one, unless they
name another day, figure or choice; who else is named there stands beside it.

```yaml
- as: table
  columns: {step: What we will do, owner: Who, by: By when}
  sort: by
  from:
  - drivers.first_steps: {step: "{step}", owner: "{owner}", by: "{by}"}
  - asset-bank.needs: {step: "Find: {need}", owner: "{helper}", by: "{by}"}
  - drivers.risks: {step: "{action} (risk: {risk})", owner: "{owner}"}
```

`sort` takes one of the heads: days come first, then figures by their size and choices by their place in the list, then
words. With `score` it takes the score, too, whether that is shown or not; rows of tables without one come last.

```yaml
- as: table
  columns: {step: What we will do, risk: Against which risk, owner: Who}
  score: likelihood x impact
  sort: -score
  from:
  - drivers.risks: {step: "{action}", risk: "{risk} (score {score})", owner: "{owner}"}
```

## Answers of some people only

`who` keeps the people who ticked one of these choices, in whichever form the question stands. Several questions mean
all of them; `answered` means any answer at all. Who is picked by an answer that may only be counted is only counted,
too, and nobody can be picked by one that is never shown.

```yaml
- {from: drivers.missing, as: quotes, title: What carers say, who: {role: [carer]}}
- {from: drivers.gaps, as: list, who: {role: [manager, decision_maker], collaboration: partnership}}
```

## Disagreements

`from: disagreements` lists what people see differently, with who takes which side: the widest apart, by most people,
first. `of` narrows it to some forms, `most` says how many are shown.

```yaml
- {from: disagreements, of: [drivers], most: 8, empty: We see everything alike.}
```

- Scales, scored lists and grids count, and how people rate the same row of a table: where two people are at least half
  of the way apart. So do choices, words and dates of which the form wants one for all (`merge: majority` or `decide`);
  dates where a month lies between.
- Numbers may be facts about different people. They count where people are split, or one person is far from the rest:
  one number twice the other, or half of the way from `min` to `max`. Orders and points count where people are split.
- A question that several forms ask in the same words is one topic. Somebody who says different things in two forms is
  told, as far as they are shown.
- Below it is said who stands far from all the others, where people are split, which role sees it otherwise than the
  others (of three people and more, on either side), and how many are not sure. These are in none of the figures.

How far people are apart is taken over all pairs of them: half against half is 1, one against four 0.64, and two people
who differ count for less than four who do. On scales this is the index of ordinal variation of Berry and Mielke (1992).

## Groups of few people

Where people are only counted (`share: count`), a group of fewer than three people is not told apart, however they want
to be shown; `smallest_group` asks for more. What they say stands under *Others*, with what nobody says; and where a
total would give it away the next smallest goes in, too. In tables "–" stands for such a number. This holds for lists,
charts, heatmaps, grids, ratings and disagreements, for blocks with `who`, and in every format.

A role that fewer than three people have is not told either, in a plan with `names: role`: they are *Somebody*, and
*Others* among those who took part. Whoever has said in a question of kind `sharing` that they may be shown by name or
by role is.

With `names: none` nothing puts two answers of one person together: they stand by question, shuffled, and without the
names of files.

## decisions.yaml: your own words, and what you decided

A section with `write` has a place for the facilitator's own words:

```yaml
- title: Summary
  write: summary
  show:
  - {from: project-values.sentence, as: quotes, first: 1}
- title: At a glance
  beside:
  - {from: drivers.strengths, as: list, first: 5, title: Strengths}
  - {from: drivers.gaps, as: list, first: 5, title: Gaps}
```

The words stand in `decisions.yaml`, in the folder in which `wta-forms report` is run:

```yaml
words:
  summary: |
    We start in May with two evenings a month.

    Nobody has to come by car.
answers:
  drivers.collaboration: partnership
```

`answers` settles questions whose form says `merge: decide` (let the one above be one of them), and breaks the ties of
`merge: majority`; what is decided of any other question is only listed. A decision is a choice by its key or its words
(several with commas between them), a number, a date such as 2026-03-31, or words. The plan says of each that it was
decided, and `from: decisions` lists them all. Nothing of what people said is changed.

`wta-forms decide` lists everything that needs you: why it is asked, and what happens if you do nothing. What you can
decide it adds to decisions.yaml, each thing behind a `#` of its own; it changes no line of yours, and what it has
offered once it does not offer again. Take the `#` away, and it is decided. One thing alone can be decided on the
command line: `wta-forms decide drivers.collaboration partnership`.

```yaml
answers:
  drivers.collaboration: partnership
  3f2a91bc04: 2000
words:
  drivers.anything_else: Two people fear that the money will not come in time.
pick:
  drivers.missing: [99d1e0a4b7, 0c7be1d992]
together:
  drivers.strengths:
  - [A van, The bus of the school]
apart:
  drivers.strengths:
  - [Leaflets, Leaflet]
people:
  12: ann-reid
```

- **A key** of ten figures and letters (`3f2a91bc04`) stands for one answer, and says nothing of the person. `decide`
  writes it beside the answer. It is made of form, question and words, so it stays what it is until the answer is
  corrected.
- **`answers`** under a key says what one unclear answer means: two boxes that are ticked, "about two thousand" where a
  number is asked for. The plan says what was given, too. It is about this person and what they gave, in whatever copy
  it comes again.
- **`words`** under a question whose form says `share: paraphrase` (let the one above be one) are your words for its
  answers, which nobody else sees. Until they are there the plan says only how many answers there are.
- **`pick`** says which quotes come first.
- **`together` and `apart`** say which answers are the same and which are not, where nearly the same words were taken
  for the same, or others should be.
- **`people`** says whose form something is that `decide` shows with a number, as `wta-forms decide 12 ann-reid` does.
  `wta-forms decide 12 --undo` takes it back: put a `#` in front of the line first.
- What you change in the file is noted in the project's audit, with what stood there before, when you next run `decide`
  or `report`. Where somebody answers after you have decided you are told, until you look at it again: `wta-forms decide
  drivers.collaboration keep`.

Mistakes in it are told by line, by every command that reads it and by `wta-forms check`; nothing is written while there
is one.

## themes.yaml: what open answers are about

Beside decisions.yaml. A theme has the keys of answers; `decide` adds new ones behind a `#`, with the beginning of their
words. Quotes and lists of a question are shown theme by theme as soon as one of its answers has a theme, in the order
of the file; what has none yet comes first, under a heading that says so. An answer may stand under several themes. One
that is corrected stays where the earlier one was, and you are told.

```yaml themes
Money:
- 3f2a91bc04  # “The bus costs more than the bread.”
Language:
- 99d1e0a4b7
- 3f2a91bc04
```

## answers.en.csv: answers in another language

`wta-forms translate --answers --to en` writes it: a line for every text in another language than the plan's, with its
key, its question and its language, and nobody's name. Whoever translates fills in the column `translation`; what needs
none, such as a name, is written there again as it is. `--from FILE --by NAME` takes in a copy that comes back, and says
whose translation it is. In the plan translations stand in place of the originals, which stand beside each quote and
each answer at the end; what is not translated yet stands as it is, with a word about it.

The language is that of the form, or another where somebody writes in another script. Who writes Polish in an English
form is found with `--every`: then all that people wrote is in the file, and what you leave empty stays as it is.
"""

_FILES = """\
## people.csv: who is asked

A table with one line a person, as Excel and its neighbours save it (CSV; commas, semicolons or tabs). `wta-forms
generate` is told of it with `--people people.csv`; `wta-forms report` reads it where it stands in the folder.

| column | what it is for |
| --- | --- |
| **name** | The person's name: on their copy, in its file name, and to know them by when it comes back. |
| id | What tells people apart; made of the name unless given. Namesakes need one each. |
| language | In which language their copy is: `pl`, or two side by side, `pl+en`. The form's first unless given. |
| variant | Which copy they need: `large-print`, `phone`, `by-hand` or `facilitator`. The standard one unless given. |
| organisation | Filled in where a question has `prefill: organisation`. |
| role | Filled in where a question has `prefill: role`; in the plan, what those are who have not answered. |
| email | Nothing is sent by this program; it is there to be filled in. |
| any other | Filled in where a question names it under `prefill`: small letters, figures and `_`. |

## From answers to a plan

- **A corrected answer** is one more file: the person fills in the form again, or the copy they saved, and sends it.
  Read all files together. Question by question the newest answer that was given counts; an empty box takes nothing
  back. When a file came is said by the message it came in, else by the program that saved it, else by `--received` with
  `harvest` and `extract`; the dates of the file system are those of copying, and are not looked at. Where nobody knows
  which of two different answers is newer, neither counts: both are shown, and you are told to ask.
- **`report` without `--plan`** follows the plan of this folder that reads most of the forms answered, else a shipped
  one, and says which.
- **`--names name`, `role` or `none`** shows people so, whatever the plan says under `names`. What somebody ticked
  themselves counts where it is stricter.
- **`--round 2`** with `generate` and `send` asks the same people again. In a project their copies hold a draft of what
  was said so far, to be corrected: what was decided, what most say (`merge: majority`), the middle or average of
  numbers, and the one answer that counts with `latest` and `first`; no ratings, and nothing that may not be quoted.
  The draft of a round is made once, and kept. **Who leaves it as it is has said nothing**: it is not counted as
  agreement, and takes nothing back. `from: rounds` shows question by question what was said before, what is said now,
  and how many left it as it was.
- **`-o .docx`**, or a folder, makes a file with the date in its name (`plan-2026-12-01.docx`), and never writes over an
  earlier one. In a project the plan that is made next says what is new since. What you change in Word is not in it:
  sentences that should stay belong into decisions.yaml, under `words`.
- **`wta-forms why 12`** says who said what stands under [12] in the plan written last, in which form, question, page
  and file, with whom it was put together, and what was decided about it. Who has asked not to be named is not named
  there either. Outside a project the answers are named, as with `report`: `wta-forms why 12 answers.jsonl`. A file
  called `answers.jsonl` in this folder need not be, as long as the project has taken in nothing itself: in the folder
  that `wta-forms demo` made, `why 12`, `decide` and `report` do as they stand.

## How forms and plans look, and what files are called

- **`logo`** stands above the title, 160 points wide or 44 high at most, and is read out as the name of the organisation
  (without one: of the project). A PNG of 500 to 1,000 pixels across is plenty. For SVG, install what draws it: `pip
  install "wta_forms[svg]"`; words in it have to be turned into paths first, and nothing is taken from outside the file.
- **Plans** have the logo and the colour, too: as a page (`-o plan.html`), as a PDF and as a Word document.
- **`word_template`** is a Word document of your own, such as your letterhead or a funder's form, that plans go into:
  where `{{plan}}` stands in it, else at its end. Header, footer and paper stay as they are. The plan takes the styles
  of your document by their names in Word: Title, Subtitle, Heading 1 to 3, List Bullet, Quote, Caption; `report` tells
  which it lacks. `--template FILE` takes another one. A document with macros is refused.
- **`accent`** is the colour of headings, numbers and bars; what panels are filled with is made of it. A colour in which
  words cannot be read (4.5 to 1, on white and on the panels) is refused, with the nearest that can be taken.
- **`file_name`** and **`blank_name`**: what is empty is left out with the separator before it. Names become small Latin
  letters, figures and `-`. Namesakes are told apart by their id. A language other than the form's first, a variant
  other than `standard` and the round from 2 on are added at the end where the pattern does not name them, so that
  several can lie in one folder. The date is that of the day on which files are made.

## kept: what belongs into your backup

In a folder with a project.yaml, `wta-forms generate` writes a folder `kept`. In it lie every form as copies were made
from it, with the parts and translations it uses and the places of its boxes, and the project's key.

- Answers are read by the form they were made from, years later, too, whatever has become of it since ([when a form
  changes](spec.md#when-a-form-changes)).
- Every copy is signed with the key, so that one whose stamp somebody has changed can be told. `kept/key` is a secret
  like a password: do not send it around. Without it nothing is lost, but nobody can tell any more.
- Nothing in it is ever written over, and nothing in it is for you to change. Put the whole folder of the project into
  your backup.

## Without project.yaml

Forms and plans are made all the same. The form then does not say who asks, until when, and who reads the answers;
questions with `prefill: project.title` or `project.organisation` stay empty, and `{project.title}` is left out of the
plan. A form for nobody in particular is then called by its own name alone: `drivers.pdf`. `wta-forms` takes
project.yaml, people.csv and decisions.yaml from the folder in which it is run.

"""

_PLACES = {
    Place.PLAN: "A plan",
    Place.PLAN_SECTION: "A section of a plan",
    Place.PLAN_BLOCK: "A block of a section",
}

_PROJECT_PLACES = {
    Place.PROJECT: "project.yaml",
    Place.CONTACT: "contact",
    Place.PROJECT_FORM: "a form, under forms",
    Place.MAIL: "mail",
    Place.SMTP: "smtp, under mail",
    Place.IMAP: "imap, under mail",
}


def plan_page() -> str:
    """The page on plans and projects."""
    parts = [
        [_OPENING],
        _placeholders(),
        _ways(),
        [_BLOCKS],
        [_FILES],
        *_places(_PLACES, PLAN_WORDS),
        *_places(_PROJECT_PLACES, PROJECT_WORDS),
    ]
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def _placeholders() -> Iterator[str]:
    yield "| name | what it is |"
    yield "| --- | --- |"
    yield from (f"| `{{{name}}}` | {meaning} |" for name, meaning in PLACEHOLDERS.items())
    yield ""


def _ways() -> Iterator[str]:
    """Every way with every kind that it fits, and what is built in."""
    yield "## What a block shows\n"
    yield "| as | kind | what is shown |"
    yield "| --- | --- | --- |"
    for way, shows in _SHOWS.items():
        said = {kind: words for kinds, words in shows.items() for kind in kinds.split()}
        fitting = [kind for kind in KINDS if way in WAYS.get(kind, ())]
        for words in dict.fromkeys(said[kind] for kind in fitting):
            yield f"| `{way}` | {', '.join(kind for kind in fitting if said[kind] == words)} | {words} |"
    yield ""
    yield "| from | as | what is shown |"
    yield "| --- | --- | --- |"
    for built_in, words in _BUILT_IN.items():
        yield f"| `{built_in}` | {', '.join(f'`{way}`' for way in WAYS[built_in])} | {words} |"
    yield ""


def _places(places: dict[Place, str], table: Sequence[Word]) -> Iterator[Iterator[str]]:
    return (
        word_table(f"## {title}", [word for word in table if word.place is place]) for place, title in places.items()
    )
