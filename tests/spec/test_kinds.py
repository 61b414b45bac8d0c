"""What each kind of question has that others have not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.spec.paper import FILE, asking, loaded, question_of
from wta_forms import errors
from wta_forms.spec import wording
from wta_forms.spec.form import (
    Appearance,
    Choice,
    Consent,
    Email,
    Grid,
    Phone,
    Phrase,
    Points,
    Question,
    Rank,
    Scale,
    SelectOne,
    Share,
    Sharing,
    Signature,
    Table,
    columns_of,
    is_scored,
    offered,
)
from wta_forms.spec.own_words import OWN_WORDS
from wta_forms.spec.words import ASKING


def en(text: str) -> Phrase:
    return Phrase((("en", text),))


def q(words: str, head: str = "") -> Question:
    return question_of(f"- {{id: q, label: Q, {words}}}", head)


AB = (Choice("a", en("A")), Choice("b", en("B")))
KINDS_READ: dict[str, Question] = {
    "kind: scale, max: 5": Scale(id="q", label=en("Q"), min=1, max=5),
    "kind: scale, min: 0, max: 10, low: No, high: Yes, unsure: true": Scale(
        id="q", label=en("Q"), min=0, max=10, low=en("No"), high=en("Yes"), unsure=wording.UNSURE
    ),
    "kind: rank, choices: {a: A, b: B}, up_to: 1": Rank(id="q", label=en("Q"), choices=AB, up_to=1),
    "kind: points, points: 10, choices: {a: A, b: B}": Points(id="q", label=en("Q"), choices=AB, points=10),
    "kind: grid, rows: {a: A, b: B}, choices: {a: A, b: B}": Grid(id="q", label=en("Q"), rows=AB, choices=AB),
    "kind: grid, rows: {other: A}, choices: {a: A}, tick: many, unsure: Who knows": Grid(
        id="q",
        label=en("Q"),
        rows=(Choice("other", en("A")),),
        choices=AB[:1],
        is_many=True,
        unsure=en("Who knows"),
    ),
    "kind: select_one, choices: {a: A, b: B}, appearance: radio": SelectOne(
        id="q", label=en("Q"), choices=AB, appearance=Appearance.RADIO
    ),
    "kind: consent": Consent(id="q", label=en("Q")),
    "kind: sharing": Sharing(id="q", label=en("Q"), choices=wording.SHARING_CHOICES),
    "kind: email": Email(id="q", label=en("Q"), share=Share.NEVER),
    "kind: phone, share: count": Phone(id="q", label=en("Q"), share=Share.COUNT),
    "kind: signature": Signature(id="q", label=en("Q"), share=Share.NEVER),
}


@pytest.mark.parametrize("words", KINDS_READ)
def test_a_question_is_of_its_kind(words: str) -> None:
    assert q(words) == KINDS_READ[words]


def test_every_kind_that_asks_has_a_reader_of_its_own_words() -> None:
    assert {*OWN_WORDS, "table"} == ASKING


def test_rows_and_choices_of_a_grid_may_be_shared_lists_also_with_keys_reserved_in_choices() -> None:
    grid = q("kind: grid, rows: days, choices: speed", "choices: {days: {mon: Monday}, speed: {1: Slow, 2: Fast}}\n")
    assert isinstance(grid, Grid)
    assert [row.key for row in grid.rows] == ["mon"]
    assert is_scored(grid.choices)
    assert columns_of(replace(grid, unsure=en("?"))) == ((1, en("Slow")), (2, en("Fast")), ("unsure", en("?")))


@pytest.mark.parametrize(("up_to", "most"), [("", 2), (", up_to: 1", 1), (", up_to: 2", 2)])
def test_without_a_limit_all_choices_may_be_put_in_order(up_to: str, most: int) -> None:
    rank = q(f"kind: rank, choices: {{a: A, b: B}}{up_to}")
    assert isinstance(rank, Rank)
    assert rank.most == most


def test_a_scale_offers_its_points_in_figures_and_not_sure_at_the_end() -> None:
    scale = q("kind: scale, min: 0, max: 2, unsure: true")
    assert isinstance(scale, Scale)
    assert offered(scale) == ((0, en("0")), (1, en("1")), (2, en("2")), ("unsure", wording.UNSURE))


def test_a_scale_of_one_point_is_none() -> None:
    with pytest.raises(ValueError, match="from 3 to 3"):
        Scale(id="q", label=en("Q"), min=3, max=3)


# --- sharing ----------------------------------------------------------------------------------------------------------


def test_sharing_asks_in_our_words_unless_the_author_has_others() -> None:
    assert question_of("- {id: q, kind: sharing}").label is wording.SHARING
    assert q("kind: sharing").label == en("Q")


def test_our_words_are_never_said_to_be_untranslated() -> None:
    unsure = "{id: s, kind: scale, max: 3, label: {en: S, pl: S}, unsure: true}"
    text = asking(f"- {{id: q, kind: sharing}}\n- {unsure}", "languages: [en, pl]\n")
    assert loaded(text.replace("title: Small", "title: {en: Small, pl: S}")).problems == ()


@pytest.mark.parametrize("kind", ["email", "phone", "signature"])
def test_what_is_personal_is_shown_to_nobody_unless_the_form_says_so(kind: str) -> None:
    assert q(f"kind: {kind}").share is Share.NEVER
    assert q(f"kind: {kind}, share: paraphrase").share is Share.PARAPHRASE


@pytest.mark.parametrize("kind", ["text", "tick", "consent", "sharing"])
def test_what_is_not_personal_may_be_quoted_unless_the_form_says_otherwise(kind: str) -> None:
    assert q(f"kind: {kind}").share is Share.QUOTE


def test_a_column_is_as_personal_as_a_question() -> None:
    table = q("kind: table, rows: 1, columns: [{id: a, kind: email, label: A}, {id: b, kind: text, label: B}]")
    assert isinstance(table, Table)
    assert [column.cell.share for column in table.columns] == [Share.NEVER, Share.QUOTE]


# --- tables -----------------------------------------------------------------------------------------------------------

COLUMNS = "columns: [{id: a, kind: text, label: A}]"


def test_further_rows_go_on_with_the_numbers() -> None:
    table = q(f"kind: table, rows: 2, more_rows: 3, {COLUMNS}")
    assert isinstance(table, Table)
    assert (table.first_rows, table.last_rows) == (("1", "2"), ("3", "4", "5"))
    assert table.row_keys == ("1", "2", "3", "4", "5")


def test_rows_with_names_have_none_further() -> None:
    table = q(f"kind: table, rows: {{now: Now, then: Then}}, {COLUMNS}")
    assert isinstance(table, Table)
    assert (table.first_rows, table.last_rows) == (("now", "then"), ())
    with pytest.raises(ValueError, match="numbered"):
        replace(table, more_rows=1)


def test_a_column_may_be_a_scale_with_words_at_its_ends() -> None:
    table = q("kind: table, rows: 1, columns: [{id: a, kind: scale, label: A, max: 3, low: Low, high: High}]")
    assert isinstance(table, Table)
    assert table.columns[0].cell == Scale(id="a", label=en("A"), max=3, low=en("Low"), high=en("High"))


def test_the_words_of_every_kind_are_counted_when_a_translation_is_missing() -> None:
    questions = """
        - {id: s, kind: scale, label: S, max: 3, low: Low, high: High, unsure: No idea}
        - {id: r, kind: rank, label: R, choices: {a: A, b: {label: B, hint: Hint}}}
        - {id: p, kind: points, label: P, points: 3, choices: {a: A, b: B}}
        - {id: g, kind: grid, label: G, rows: {a: A}, choices: {a: A, b: B}, unsure: No idea}
        - {id: c, kind: consent, label: C}
        """
    (note,) = loaded(asking(questions, "languages: [en, pl]\n")).problems
    counted = {"title": 1, "scale": 4, "rank": 4, "points": 3, "grid": 5, "consent": 1}
    texts = f"'Small', 'S', 'Low' and {sum(counted.values()) - 3} more"
    assert note == errors.NOT_TRANSLATED.at(FILE, texts=texts, language="pl", first="English")
