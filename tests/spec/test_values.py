"""Words, kinds and values that cannot be: one problem each, at its line, with what to write instead."""

from __future__ import annotations

import pytest

from tests.spec.paper import FILE, asking, problems, question_of
from wta_forms import errors
from wta_forms.spec.words import NEIGHBOURS

# --- kinds and words of others, and of a later day --------------------------------------------------------------------


def of_kind(place: str, kind: str) -> str:
    return f"{place} of kind {kind}"


NOT_OURS = {
    "relevant: {a: b}": ("relevant", "'relevant' is XLSForm's word; here it is only_if"),
    "guidance: Wait.": (
        "guidance",
        "'guidance' is GOV.UK Forms' word; here it is hint (for the person who fills it in) or facilitator",
    ),
    "isRequired: true": ("isRequired", "'isRequired' is SurveyJS's word; here it is required"),
    "maxLength: 3": ("maxLength", "'maxLength' is SurveyJS's word; here it is max_chars"),
    "guidance_hint: Wait.": ("guidance_hint", "'guidance_hint' is XLSForm's word; here it is facilitator"),
    "appearance: radio": ("appearance", "it is a word of kind select_one"),
    "up_to: 3": ("up_to", "it is a word of kind rank, select_multiple"),
    "min: 3": ("min", "it is a word of kind date, number, scale"),
    "low: Never": ("low", "it is a word of kind scale"),
    "rows: 3": ("rows", "it is a word of kind grid, table"),
    "columns: 3": ("columns", "it is a word of kind table"),
    "points: 3": ("points", "it is a word of kind points"),
    "Hint: Help": ("Hint", "did you mean 'hint'?"),
}


@pytest.mark.parametrize("line", NOT_OURS)
def test_a_word_that_is_not_ours_is_told_with_what_to_write(line: str) -> None:
    word, advice = NOT_OURS[line]
    found = problems(asking(f"- id: gap\n  kind: text\n  label: A gap\n  {line}"))
    place = of_kind("a question", "text")
    assert found == [errors.UNKNOWN_WORD.at(f"{FILE}:9", word=word, place=place, advice=advice)]


SCALE, GRID, SELECT = "kind: scale", "kind: grid\n  rows: {a: A}", "kind: select_multiple"
OF_NEIGHBOURS = {
    (SCALE, "rateMax: 5"): "max",
    (SCALE + "\n  max: 5", "rateMin: 0"): "min",
    (SCALE, "rateCount: 5"): "max",
    (SCALE + "\n  max: 5", "minRateDescription: Never"): "low",
    (SCALE + "\n  max: 5", "highLabel: Always"): "high",
    (GRID, "columns: {a: A, b: B}"): "choices",
    ("kind: grid\n  choices: {a: A, b: B}", "statements: [Who?, What?]"): "rows",
    (SELECT, "options: {a: A, b: B}"): "choices",
    (SELECT + "\n  choices: {a: A, b: B}", "maxSelectedChoices: 1"): "up_to",
    (SELECT + "\n  choices: {a: A, b: B}", "minSelectedChoices: 1"): "at_least",
    (SELECT + "\n  choices: {a: A, b: B}", "or_other: true"): "other",
}


@pytest.mark.parametrize(("words", "line"), OF_NEIGHBOURS)
def test_a_neighbours_word_is_told_with_ours_and_ours_is_not_also_missing(words: str, line: str) -> None:
    (problem,) = problems(asking(f"- id: gap\n  label: A gap\n  {words}\n  {line}"))
    word = line.split(":")[0]
    owner = NEIGHBOURS[word][0]
    advice = f"'{word}' is {owner} word; here it is {OF_NEIGHBOURS[words, line]}"
    kind = words.split()[1]
    assert problem == errors.UNKNOWN_WORD.at(problem.where, word=word, place=of_kind("a question", kind), advice=advice)
    assert problem.where == f"{FILE}:{8 + words.count(chr(10)) + 1}"


def test_a_word_that_nobody_knows_is_told_with_all_that_are_known() -> None:
    found = problems(asking("- {kind: note, label: Wait, xyz: b}\n- {id: q, kind: tick, label: Q}"))
    words = "use one of: kind, label, about"
    assert found == [errors.UNKNOWN_WORD.at(f"{FILE}:6", word="xyz", place=of_kind("a question", "note"), advice=words)]


KINDS_OF_OTHERS = {
    "dropdown": errors.NOT_ONE_OF.at(f"{FILE}:7", value="dropdown", word="kind", advice="here it is select_one"),
    "checkbox": errors.NOT_ONE_OF.at(
        f"{FILE}:7", value="checkbox", word="kind", advice="here it is select_multiple (or tick for a single box)"
    ),
    **{
        kind: errors.NOT_ONE_OF.at(f"{FILE}:7", value=kind, word="kind", advice=f"here it is {ours}")
        for kind, ours in {
            "rating": "scale",
            "range": "scale",
            "ranking": "rank",
            "constant_sum": "points",
            "likert": "grid",
            "matrix": "grid",
            "matrixdynamic": "table",
            "acknowledge": "consent",
            "signaturepad": "signature",
            "tel": "phone",
        }.items()
    },
    "Text": errors.NOT_ONE_OF.at(f"{FILE}:7", value="Text", word="kind", advice="did you mean 'text'?"),
}


@pytest.mark.parametrize("kind", KINDS_OF_OTHERS)
def test_a_kind_that_is_not_here_is_one_problem_whatever_words_come_with_it(kind: str) -> None:
    words = f"- id: gap\n  kind: {kind}\n  label: A gap\n  low: Never\n  choices: {{a: A, b: B}}\n  merge: mean"
    assert problems(asking(words)) == [KINDS_OF_OTHERS[kind]]


def test_what_is_wrong_beside_an_unknown_kind_is_told_too() -> None:
    found = problems(asking("- id: gap\n  kind: rating\n  label: ''\n  share: all"))
    shares = "use one of: quote, paraphrase, count, never"
    assert found == [
        errors.NOT_ONE_OF.at(f"{FILE}:7", value="rating", word="kind", advice="here it is scale"),
        errors.EMPTY_TEXT.at(f"{FILE}:8", word="label"),
        errors.NOT_ONE_OF.at(f"{FILE}:9", value="all", word="share", advice=shares),
    ]


def test_a_column_cannot_be_of_every_kind() -> None:
    column = "{id: a, kind: select_multiple, label: A}"
    found = problems(asking(f"- id: t\n  kind: table\n  label: T\n  rows: 2\n  columns:\n  - {column}"))
    assert found == [
        errors.NOT_ONE_OF.at(f"{FILE}:11", value="select_multiple", word="kind", advice="did you mean 'select_one'?")
    ]


def test_a_column_is_not_advised_to_be_what_it_cannot_be() -> None:
    columns = "[{id: a, kind: likert, label: A}, {id: b, kind: radio, label: B}]"
    found = problems(asking(f"- id: t\n  kind: table\n  label: T\n  rows: 2\n  columns: {columns}"))
    cells = "text, paragraph, number, date, email, phone, select_one, scale, tick"
    assert found == [
        errors.NOT_ONE_OF.at(f"{FILE}:10", value="likert", word="kind", advice=f"use one of: {cells}"),
        errors.NOT_ONE_OF.at(f"{FILE}:10", value="radio", word="kind", advice="here it is select_one"),
    ]


# --- values -----------------------------------------------------------------------------------------------------------

VALUES = {
    "kind: number\n  max: 3\n  min: 5": [
        errors.LESS_THAN.at(f"{FILE}:9", high="max", high_value=3, low="min", low_value=5)
    ],
    "kind: date\n  min: 2026-02-01\n  max: 2026-01-31": [
        errors.LESS_THAN.at(f"{FILE}:10", high="max", high_value="2026-01-31", low="min", low_value="2026-02-01")
    ],
    "kind: select_multiple\n  choices: {a: A, b: B}\n  at_least: 2\n  up_to: 1": [
        errors.LESS_THAN.at(f"{FILE}:11", high="up_to", high_value=1, low="at_least", low_value=2)
    ],
    "kind: select_multiple\n  choices: {a: A, b: B}\n  other: true\n  at_least: 4": [
        errors.OUT_OF_BOUNDS.at(f"{FILE}:11", word="at_least", value=4, least=1, most=3, example="at_least: 1")
    ],
    "kind: select_multiple\n  choices: {a: A, b: B}\n  up_to: 3": [
        errors.OUT_OF_BOUNDS.at(f"{FILE}:10", word="up_to", value=3, least=1, most=2, example="up_to: 1")
    ],
    "kind: select_multiple\n  choices: {a: A, b: B}\n  other: true\n  none: true\n  unsure: true\n  up_to: 4": [
        errors.OUT_OF_BOUNDS.at(f"{FILE}:13", word="up_to", value=4, least=1, most=3, example="up_to: 1")
    ],
    "kind: select_multiple\n  choices: {a: A, b: B}\n  other: true\n  up_to: 3": [],
    "kind: text\n  pattern: '[A-Z]+'": [errors.PATTERN_NEEDS_MESSAGE.at(f"{FILE}:9")],
    "kind: text\n  pattern: '[A-Z'\n  message: Capitals.": [
        errors.BAD_PATTERN.at(f"{FILE}:9", value="[A-Z", why="unterminated character set at position 0")
    ],
    "kind: text\n  pattern: 'a{9999999999}'\n  message: Many.": [
        errors.BAD_PATTERN.at(f"{FILE}:9", value="a{9999999999}", why="the repetition number is too large")
    ],
    "kind: text\n  prefill: Full Name": [
        errors.BAD_PREFILL.at(f"{FILE}:9", value="Full Name", advice="for example: prefill: name")
    ],
    "kind: text\n  prefill: project.titel": [
        errors.BAD_PREFILL.at(f"{FILE}:9", value="project.titel", advice="did you mean 'project.title'?")
    ],
    "kind: text\n  prefill: people.name": [
        errors.BAD_PREFILL.at(
            f"{FILE}:9", value="people.name", advice="use one of: project.title, project.organisation"
        )
    ],
    "kind: scale\n  max: 5\n  min: 5": [
        errors.NO_SCALE.at(f"{FILE}:9", high="max", high_value=5, low="min", low_value=5)
    ],
    "kind: scale\n  max: 1": [errors.NO_SCALE.at(f"{FILE}:9", high="max", high_value=1, low="min", low_value=1)],
    "kind: scale\n  min: -1\n  max: 1": [
        errors.OUT_OF_BOUNDS.at(f"{FILE}:9", word="min", value=-1, least=0, most=9, example="min: 0")
    ],
    "kind: rank\n  choices: {a: A, b: B}\n  up_to: 3": [
        errors.OUT_OF_BOUNDS.at(f"{FILE}:10", word="up_to", value=3, least=1, most=2, example="up_to: 1")
    ],
    "kind: rank\n  choices: {a: A}": [errors.TOO_FEW_CHOICES.at(f"{FILE}:9", least=2)],
    "kind: points\n  points: 10\n  choices: {a: A}": [errors.TOO_FEW_CHOICES.at(f"{FILE}:10", least=2)],
    "kind: points\n  points: ten\n  choices: {a: A, b: B}": [
        errors.WRONG_TYPE.at(f"{FILE}:9", word="points", expected="a whole number", found="'ten'", example="points: 10")
    ],
    "kind: grid\n  rows: {a: A}\n  choices: {a: A}": [errors.TOO_FEW_CHOICES.at(f"{FILE}:10", least=2)],
    "kind: grid\n  rows: {a: A}\n  choices: {a: A}\n  unsure: ''": [errors.EMPTY_TEXT.at(f"{FILE}:11", word="unsure")],
    "kind: grid\n  rows: {a: A, b: a}\n  choices: {a: A, b: B}": [
        errors.SAME_LABEL.at(f"{FILE}:9", label="a", language="en")
    ],
    "kind: grid\n  rows: {a: A}\n  choices: {a: A, b: B}\n  tick: all": [
        errors.NOT_ONE_OF.at(f"{FILE}:11", value="all", word="tick", advice="use one of: one, many")
    ],
    "kind: select_one\n  choices: {a: A, b: B}\n  appearance: dropdown": [
        errors.NOT_ONE_OF.at(f"{FILE}:10", value="dropdown", word="appearance", advice="here it is minimal")
    ],
    "kind: table\n  rows: {a: A}\n  more_rows: 2\n  columns: [{id: a, kind: text, label: A}]": [
        errors.ONLY_NUMBERED.at(f"{FILE}:10")
    ],
    'kind: text\n  hint: "a\\x07b"': [errors.CONTROL_CHARACTER.at(f"{FILE}:9", word="hint")],
    'kind: text\n  hint: " "': [errors.EMPTY_TEXT.at(f"{FILE}:9", word="hint")],
    "kind: text\n  prompts: [Who?, '']": [errors.EMPTY_TEXT.at(f"{FILE}:9", word="prompts")],
    "kind: text\n  prompts:\n  - For example: a name\n  - Who?": [
        errors.YAML_BROKEN.at(
            f"{FILE}:10", why="a colon and a space stand in the text", corrected='"For example: a name"'
        )
    ],
}


@pytest.mark.parametrize("words", VALUES)
def test_a_value_that_cannot_be_is_one_problem_at_its_line(words: str) -> None:
    assert problems(asking(f"- id: q\n  label: Q\n  {words}")) == VALUES[words]


@pytest.mark.parametrize("word", ["yes", "no", "true", "False", "'yes'", '"no"'])
def test_yes_and_no_may_be_written_as_in_english_or_in_yaml(word: str) -> None:
    question = question_of(f"- {{id: q, kind: text, label: Q, required: {word}}}")
    assert question.required is (word.strip("'\"").lower() in ("yes", "true"))
