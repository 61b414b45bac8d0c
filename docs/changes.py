"""What ``spec.md`` says of forms that change while copies are out; its example lies in ``docs/examples/changed``."""

from __future__ import annotations

from collections.abc import Iterator

from docs.examples import HERE

CHANGED = HERE / "changed"
NEWEST = CHANGED / "fridge.yaml"

_CHANGING = """\
## When a form changes

Before anything is sent, change what you like. Once copies are out, what comes back has the questions it was sent with,
and is read by the form it was made from:

- **In a project**, a folder with a `project.yaml`, `wta-forms generate` keeps every form as it was made, in the folder
  `kept` (see [the page on projects](plan.md)). Change the form, and count its `version` up: that is all. If you forget,
  `generate` and `check` say so, as soon as copies of this version were made for people, with `--people` or `--open`.
  Other words on the page are no change: only ids, kinds, keys, rows and columns are.
- **Elsewhere** keep the form yourself. Copy the file, say `fridge.yaml` to `fridge-2.yaml`, count `version` up in the
  copy and change the copy alone; the name behind `form:` stays. Both stay in the folder, under any names. Two files
  with the same form and the same version are a problem, for nobody could say which of them was sent.

A plan asks the questions of the newest version. `wta-forms extract` brings answers to an earlier one into it: questions
of the same id need no word of yours. Of the others, `migrate` in the newest form says what became of them.

## What became of earlier questions

```yaml
"""

_RULES = """\
```

- The number is a version that people have answered. Under it stand its questions, each with what became of it in the
  version after it. Answers to version 1 go the way of `1`, then that of `2`: lines once written stay as they are.
- `what_we_do: our_work`: the question is called otherwise now. `fax: dropped`: it is not asked any more; in a map, as
  above, with the reason.
- `our_work: [our_work, our_wishes]`: two questions were made of one. Words go to the first that takes them, and the
  others say what was written there. Choices go to the first question that offers them.
- Under `choices` several may become one (`gp` and `nurse`), go to another question (`travel.bus`), or be `dropped`. To
  `other` means that they are something else, in the words they had. The same goes for the `rows` of grids and tables.
- Without a line go: text into paragraph and back, a number or a date into text, select_one into select_multiple, a list
  with more choices or another order, a table with more rows or columns. So does a scale with another end, with a note:
  4 of 5 becomes 4 of 10, unless `choices` says otherwise.
- What fits no question of the newest form is never thrown away: `extract` tells it, in the person's words, and keeps it
  in what it prints under `unplaced`, as it was answered. An answer that was given, but not to this kind of question,
  stands in the plan as one that nobody could use, with its words.
- What is new was not asked then: it is `not_asked`, and nobody is reminded of it.
- `wta-forms check` says what in `migrate` does not exist and, in a project, which answers to versions that are out
  would have no place.
- Give a question that asks something else an id of its own, even when the old one is gone.
"""


def changes() -> Iterator[str]:
    yield _CHANGING.rstrip("\n")
    yield "migrate:" + NEWEST.read_text(encoding="utf-8").split("\nmigrate:")[1].rstrip("\n")
    yield _RULES
