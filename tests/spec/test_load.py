"""From a file to a form: what is read, and everything that is wrong with it at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec.paper import FILE, asking, form_of, loaded, problems, question_of
from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.spec.form import (
    Choice,
    Date,
    Heading,
    Note,
    Number,
    Paragraph,
    Phrase,
    Question,
    SelectMultiple,
    SelectOne,
    Share,
    Table,
    Text,
    Tick,
    Width,
)
from wta_forms.spec.load import content_of, load_form, read_form
from wta_forms.spec.merging import STRATEGIES
from wta_forms.spec.questions import kind_of
from wta_forms.spec.shipped import EXAMPLES, PARTS, PLANS, SPECS
from wta_forms.spec.words import KINDS, TALKING


def en(text: str) -> Phrase:
    return Phrase((("en", text),))


# --- what is read -----------------------------------------------------------------------------------------------------


def test_a_form_is_read_as_it_was_meant() -> None:
    form = loaded(
        """
        form: small
        version: 3
        title: The small form
        about: A few sentences.
        minutes: 5
        sections:
        - title: Gaps
          new_page: true
          prompts: [Who knows?]
          questions:
          - {id: gap, kind: text, label: A gap}
          - {kind: heading, label: And now, about: Take your time.}
        - questions:
          - {id: why, kind: paragraph, label: Why}
        """
    ).form
    assert form is not None
    assert (form.id, form.version, form.languages, form.minutes, form.parts) == ("small", 3, ("en",), 5, ())
    assert (form.title, form.about) == (en("The small form"), en("A few sentences."))
    gaps, last = form.sections
    assert (gaps.title, gaps.new_page, gaps.prompts) == (en("Gaps"), True, (en("Who knows?"),))
    assert gaps.members[1] == Heading(label=en("And now"), about=en("Take your time."))
    assert (last.title, last.new_page) == (None, False)
    assert form.numbers() == {"gap": 1, "why": 2}
    assert form.question("why") is last.questions[0]
    assert [(section, question.id) for section, question in form.asked()] == [(gaps, "gap"), (last, "why")]


KINDS_READ: dict[str, Question] = {
    "kind: text": Text(id="q", label=en("Q")),
    "kind: text\nlines: 2\nmax_chars: 9": Text(id="q", label=en("Q"), lines=2, max_chars=9),
    "kind: paragraph": Paragraph(id="q", label=en("Q"), lines=5),
    "kind: number\nmin: 0\nmax: 1.5\nunit: £\ndecimals: 2": Number(
        id="q", label=en("Q"), min=0, max=1.5, unit=en("£"), decimals=2
    ),
    "kind: date\nmin: 2026-01-01": Date(id="q", label=en("Q"), min="2026-01-01"),
    "kind: select_one\nchoices: {yes: Yes, no: No}": SelectOne(
        id="q", label=en("Q"), choices=(Choice("yes", en("Yes")), Choice("no", en("No")))
    ),
    "kind: select_multiple\nchoices: {1: One, 2: Two}\nat_least: 1\nup_to: 2": SelectMultiple(
        id="q", label=en("Q"), choices=(Choice(1, en("One")), Choice(2, en("Two"))), at_least=1, up_to=2
    ),
    "kind: tick": Tick(id="q", label=en("Q")),
}


@pytest.mark.parametrize("words", KINDS_READ)
def test_a_question_is_of_its_kind(words: str) -> None:
    assert question_of("- id: q\n  label: Q\n  " + words.replace("\n", "\n  ")) == KINDS_READ[words]


def test_what_every_question_may_say() -> None:
    question = question_of(
        """
        - id: name
          kind: text
          label: Your name
          hint: As you like it.
          prompts: [Who are you?]
          facilitator: Wait.
          required: yes
          width: half
          prefill: name
          merge: latest
          share: never
        """
    )
    assert (question.hint, question.prompts, question.facilitator) == (
        en("As you like it."),
        (en("Who are you?"),),
        en("Wait."),
    )
    assert (question.required, question.width, question.prefill) == (True, Width.HALF, "name")
    assert (question.merge, question.share) == ("latest", Share.NEVER)
    assert question.where.endswith(f"{FILE}:6")


def test_a_table_has_columns_of_several_kinds_and_rows_by_number_or_by_name() -> None:
    table = question_of(
        """
        - id: steps
          kind: table
          label: Steps
          rows: {first: The first step, other: Another}
          columns:
          - {id: step, kind: text, label: The step, width: 2.5, share: count}
          - {id: by, kind: date, label: By when}
        """
    )
    assert isinstance(table, Table)
    assert table.row_keys == ("first", "other")
    assert [(column.id, type(column.cell), column.share_of_width) for column in table.columns] == [
        ("step", Text, 2.5),
        ("by", Date, 1.0),
    ]
    assert table.columns[0].cell.share is Share.COUNT
    numbered = question_of(
        "- {id: t, kind: table, label: T, rows: 2, columns: [{id: a, kind: tick, label: A}]}",
    )
    assert isinstance(numbered, Table)
    assert numbered.row_keys == ("1", "2")


def test_a_quoted_word_of_the_language_is_still_that_word() -> None:
    form = form_of('- {id: q, kind: "tick", label: Q}', '"minutes": "5"\n')
    assert (form.minutes, kind_of(form.questions[0])) == (5, "tick")


def test_white_space_around_a_text_is_left_off_also_around_an_id() -> None:
    question = question_of('- {id: " q ", kind: text, label: "  Q  "}')
    assert (question.id, question.label) == ("q", en("Q"))


def test_every_kind_has_a_word_and_ways_of_merging() -> None:
    assert set(STRATEGIES) == set(KINDS) - TALKING
    assert kind_of(Heading(label=en("H"))) == "heading"
    assert kind_of(Note(label=en("N"))) == "note"


# --- what is wrong ----------------------------------------------------------------------------------------------------


def test_every_problem_comes_at_once_in_the_order_of_lines() -> None:
    found = problems(
        """
        form: Small
        version: 0
        titel: Small
        sections:
        - title: Gaps
          questions:
          - id: Gap
            kind: text
            label: A gap
          - {id: way, kind: select_one, choices: ways}
          - {id: why, kind: paragraf, label: Why, hint: ""}
          - {id: way, kind: text, label: The way, only_if: {who: answered}}
        """
    )
    values = {"separator": "'-'", "example": "better: small"}
    of_id = {"separator": "'_'", "example": "better: gap"}
    nowhere = "write the choices here: {yes: Yes, no: No}"
    assert found == [
        errors.BAD_IDENTIFIER.at(f"{FILE}:1", value="Small", word="name of a form", **values),
        errors.OUT_OF_BOUNDS.at(f"{FILE}:2", word="version", value=0, least=1, most=9999, example="version: 1"),
        errors.UNKNOWN_WORD.at(f"{FILE}:3", word="titel", place="a form", advice="did you mean 'title'?"),
        errors.BAD_IDENTIFIER.at(f"{FILE}:7", value="Gap", word="id", **of_id),
        errors.MISSING_WORD.at(
            f"{FILE}:10", place="a question of kind select_one", word="label", example="label: What is missing?"
        ),
        errors.UNKNOWN_LIST.at(f"{FILE}:10", name="ways", advice=nowhere),
        errors.NOT_ONE_OF.at(f"{FILE}:11", value="paragraf", word="kind", advice="did you mean 'paragraph'?"),
        errors.EMPTY_TEXT.at(f"{FILE}:11", word="hint"),
        errors.DUPLICATE_ID.at(f"{FILE}:12", id="way", first=10),
    ]


def test_two_questions_cannot_have_the_same_id_nor_two_columns_of_a_table() -> None:
    found = problems(
        asking(
            """
            - {id: gap, kind: text, label: A gap}
            - {id: gap, kind: text, label: Another}
            - id: steps
              kind: table
              label: Steps
              rows: 2
              columns:
              - {id: gap, kind: text, label: The gap}
              - {id: gap, kind: text, label: And again}
            """
        )
    )
    assert found == [
        errors.DUPLICATE_ID.at(f"{FILE}:7", id="gap", first=6),
        errors.DUPLICATE_ID.at(f"{FILE}:14", id="gap", first=13),
    ]


BETTER = {"Gap": "gap", "1st": "", "a-b": "a_b", "a b": "a_b", "żaba": "zaba", "a" * 41: "", "_a": "a", "Łuk": ""}


@pytest.mark.parametrize("id", BETTER)
def test_an_id_is_of_small_letters_figures_and_underscores(id: str) -> None:
    example = f"better: {BETTER[id]}" if BETTER[id] else "for example: id: budget"
    values = {"word": "id", "separator": "'_'", "example": example}
    value = id if len(id) <= 40 else id[:40] + "…"
    found = problems(asking(f"- {{id: {id}, kind: text, label: A}}"))
    assert found == [errors.BAD_IDENTIFIER.at(f"{FILE}:6", value=value, **values)]


def test_a_form_that_asks_nothing_is_a_problem() -> None:
    text = "form: small\nversion: 1\ntitle: Small\nsections: [{title: Gaps}]"
    assert problems(text) == [errors.NO_QUESTIONS.at(FILE)]


def test_a_form_whose_only_question_is_wrong_does_not_also_ask_nothing() -> None:
    found = problems(asking("- {id: gap, kind: text}"))
    assert [problem.where for problem in found] == [f"{FILE}:6"]


def test_a_list_where_words_belong_is_told_with_an_example() -> None:
    text = "form: small\nversion: 1\ntitle: Small\nsections:\n- Gaps\n- questions:\n  - Who?"
    assert problems(text) == [
        errors.YAML_NOT_A_MAP.at(f"{FILE}:5", what="a section", example="title: Gaps"),
        errors.YAML_NOT_A_MAP.at(f"{FILE}:7", what="a question", example="id: budget"),
    ]
    assert problems("- form: small") == [errors.YAML_NOT_A_MAP.at(f"{FILE}:1", what="a form", example="form: my-form")]


def test_what_is_wrong_with_the_yaml_of_one_line_does_not_hide_the_rest() -> None:
    found = problems(asking("- {id: gap, kind: text, label: }\n- {id: why, kind: text, lable: Why}"))
    place = "a question of kind text"
    assert found == [
        errors.KEY_WITHOUT_VALUE.at(f"{FILE}:6", key="label"),
        errors.UNKNOWN_WORD.at(f"{FILE}:7", word="lable", place=place, advice="did you mean 'label'?"),
    ]


def test_a_file_that_cannot_be_read_further_is_one_problem() -> None:
    why = "a text cannot begin with @"
    found = problems("form: small\ntitle: @home\nversion: 0")
    assert found == [errors.YAML_BROKEN.at(f"{FILE}:2", why=why, corrected='title: "@home"')]


# --- files ------------------------------------------------------------------------------------------------------------


def test_loading_raises_with_every_problem_and_passes_over_notes(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_text(asking("- {id: gap, kind: text}\n- {id: why, label: Why}"), encoding="utf-8")
    with pytest.raises(WtaFormsError) as raised:
        load_form(path)
    assert [problem.where for problem in raised.value.problems] == [f"{path}:6", f"{path}:7"]
    path.write_text(asking("- id: gap\n  kind: text\n  label: Room #4", "languages: [en, pl]\n"), encoding="utf-8")
    assert load_form(path).languages == ("en", "pl")


def test_a_file_that_is_not_there_is_told_with_its_path(tmp_path: Path) -> None:
    gone = tmp_path / "gone.yaml"
    assert read_form(gone).problems == (errors.NOT_FOUND.at(str(gone)),)
    assert read_form(tmp_path).problems == (errors.NOT_A_FILE.at(str(tmp_path)),)


def test_a_file_that_may_not_be_read_is_told_with_the_systems_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(WtaFormsError) as raised:
        content_of(tmp_path / FILE)
    assert raised.value.problems == (errors.CANNOT_READ.at(str(tmp_path / FILE), why="Permission denied"),)


@pytest.mark.parametrize("path", sorted(SPECS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_form_is_fine(path: Path) -> None:
    assert read_form(path, [PARTS]).problems == ()
    assert load_form(path, [PARTS]).id == path.stem


@pytest.mark.parametrize("path", sorted(PARTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_part_is_fine_and_is_no_form(path: Path) -> None:
    loaded = read_form(path)
    assert (loaded.form, loaded.problems) == (None, ())


def test_what_is_shipped_lies_where_the_package_looks_for_it() -> None:
    assert all(folder.is_dir() for folder in (SPECS, PARTS, PLANS, EXAMPLES))
    assert form_of("- {id: q, kind: tick, label: Q}").questions
