"""Open answers theme by theme: what is new stands first, and what was corrected keeps its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plan.paper import form_of, only_block, plan_from, said
from wta_forms import errors
from wta_forms.plan.model import Block, Listing, Parts, Quotes
from wta_forms.plan.settling.decisions import Decisions
from wta_forms.plan.settling.keys import answer_key
from wta_forms.plan.settling.themes import Theme, read_themes

FORM = form_of("- {id: hope, kind: paragraph, label: Hopes?}")
QUOTES = "{from: drivers.hope, as: quotes}"


def key(words: str) -> str:
    return answer_key("drivers", "hope", words)


def by_title(block: Block) -> dict[str, list[str]]:
    assert isinstance(block.body, Parts)
    parts = {part.title: part.body for part in block.body.blocks}
    return {title: _words(body) for title, body in parts.items()}


def _words(body: object) -> list[str]:
    match body:
        case Quotes(entries=entries):
            return [str(entry.words) for entry in entries]
        case Listing(lines=lines):
            return [line.words for line in lines]
        case _:
            return []


ANSWERS = [said("Ann", hope="Soup"), said("Ben", hope="Songs"), said("Cay", hope="bread and soup")]
FOOD = Theme("Food", (key("Soup"), key("Bread and soup.")))
MUSIC = Theme("Music", (key("Songs"),))


@pytest.mark.parametrize("way", ["quotes", "list"])
def test_answers_stand_under_their_themes_in_the_order_of_the_file_and_new_ones_first(way: str) -> None:
    new = said("Dee", day=9, hope="Quiet")
    decided = Decisions(themes=(MUSIC, FOOD))
    block = only_block(plan_from(FORM, [*ANSWERS, new], f"{{from: drivers.hope, as: {way}}}", decisions=decided))
    assert list(by_title(block).items()) == [
        ("1 answer has no theme yet", ["Quiet"]),
        ("Music", ["Songs"]),
        ("Food", ["Soup", "bread and soup"]),
    ]


def test_an_answer_may_stand_under_several_themes() -> None:
    decided = Decisions(themes=(FOOD, Theme("Warm", (key("Soup"),))))
    shown = by_title(only_block(plan_from(FORM, ANSWERS, QUOTES, decisions=decided)))
    assert shown["Food"] == ["Soup", "bread and soup"]
    assert shown["Warm"] == ["Soup"]


def test_a_block_without_any_themed_answer_is_as_it_was() -> None:
    decided = Decisions(themes=(Theme("Money", (key("Gold"),)),))
    assert isinstance(only_block(plan_from(FORM, ANSWERS, QUOTES, decisions=decided)).body, Quotes)


def test_of_each_theme_as_many_are_shown_as_the_block_says() -> None:
    decided = Decisions(themes=(FOOD,))
    block = only_block(plan_from(FORM, ANSWERS, "{from: drivers.hope, as: quotes, first: 1}", decisions=decided))
    assert by_title(block)["Food"] == ["Soup"]
    assert isinstance(block.body, Parts)
    assert [part.more for part in block.body.blocks] == [0, 1]


def test_a_corrected_answer_stands_where_the_first_one_did_and_that_is_told() -> None:
    corrected = said("Ann", day=5, stamped=True, hope="Hot soup")
    first = said("Ann", stamped=True, hope="Soup")
    made = plan_from(FORM, [first, corrected], QUOTES, decisions=Decisions(themes=(Theme("Food", (key("Soup"),)),)))
    assert by_title(only_block(made)) == {"Food": ["Hot soup"]}
    values = {"theme": "Food", "key": key("Soup"), "now": key("Hot soup")}
    assert errors.THEME_CORRECTED.at("themes.yaml", **values) in made.problems


def test_what_nobody_says_any_more_is_told_and_does_no_harm() -> None:
    made = plan_from(FORM, ANSWERS, QUOTES, decisions=Decisions(themes=(MUSIC, Theme("Money", (key("Gold"),)))))
    assert made.problems == (errors.THEME_GONE.at("themes.yaml", theme="Money", key=key("Gold")),)
    assert "Money" not in by_title(only_block(made))


# --- the file ---------------------------------------------------------------------------------------------------------


def read(tmp_path: Path, text: str) -> tuple[tuple[Theme, ...], list[str]]:
    path = tmp_path / "themes.yaml"
    path.write_text(text, encoding="utf-8")
    themes, problems = read_themes(path)
    return themes, [str(problem).removeprefix(f"{tmp_path}/") for problem in problems]


def test_a_theme_has_keys_and_remarks_behind_them(tmp_path: Path) -> None:
    themes, problems = read(tmp_path, "Money:\n  - 0123456789  # “It costs.”\nOther: [abcdef0123]\nNothing yet:\n")
    assert problems == []
    assert [(theme.name, theme.keys) for theme in themes] == [
        ("Money", ("0123456789",)),
        ("Other", ("abcdef0123",)),
        ("Nothing yet", ()),
    ]


def test_a_file_with_nothing_but_remarks_has_no_themes(tmp_path: Path) -> None:
    assert read(tmp_path, "# - 0123456789\n") == ((), [])


def test_mistakes_are_told_by_line(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "Money:\n  - It costs.\n  - 0123456789\n  - 0123456789\n")
    assert problems == [
        str(errors.THEME_NO_KEY.at("themes.yaml:2", value="It costs.", theme="Money")),
        str(errors.TWICE_IN_LIST.at("themes.yaml:4", value="0123456789", word="Money")),
    ]
    _, (problem,) = read(tmp_path, "- Money\n")
    assert problem.startswith("themes.yaml:1:")
