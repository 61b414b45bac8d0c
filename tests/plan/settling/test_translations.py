"""answers.en.csv: what has to be translated, out and back in, without anybody's name."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.plan.paper import form_of, said
from wta_forms import errors
from wta_forms.answers import Response
from wta_forms.plan.settling.keys import answer_key
from wta_forms.plan.settling.translations import (
    Translation,
    by_key,
    language_of,
    read_translations,
    to_translate,
    written_translations,
)
from wta_forms.plan.voices.people import hear

FORM = form_of(
    """
    - {id: hope, kind: paragraph, label: Hopes?}
    - {id: secret, kind: text, label: A secret?, share: never}
    - {id: sort, kind: select_one, label: Which?, choices: {a: A, b: B}, other: true}
    - id: gaps
      kind: table
      label: Gaps
      rows: 2
      columns: [{id: gap, kind: text, label: Gap}, {id: n, kind: number, label: N}]
    - {id: sharing, kind: sharing}
    """
)


def texts(*responses: Response, is_every: bool = False) -> list[tuple[str, str]]:
    voices = hear(responses, {"drivers": FORM}, "en").voices
    wanted = to_translate(voices, {"drivers": FORM}, "en", is_every=is_every)
    return [(line.original, line.language) for line in wanted]


def polish(**answers: object) -> Response:
    return replace(said("Ola", **answers), language="pl")


def test_of_a_form_in_another_language_every_text_that_may_be_shown_is_translated() -> None:
    rows = [{"gap": "Brak zupy", "n": 3}]
    response = polish(hope="Zupa", secret="Nie", sort={"other": "Coś innego"}, gaps=rows)
    assert texts(response) == [("Zupa", "pl"), ("Coś innego", "pl"), ("Brak zupy", "pl")]


def test_the_same_words_are_there_once_and_nobodys_name_is() -> None:
    other = replace(said("Ewa", hope="zupa."), language="pl")
    assert len(texts(polish(hope="Zupa"), other)) == 1


def test_whoever_wants_to_be_no_more_than_counted_is_read_by_no_translator() -> None:
    assert texts(polish(hope="Zupa", sharing="count")) == []


@pytest.mark.parametrize(
    ("form", "words", "language"),
    [
        ("en", "Soup", ""),
        ("pl", "Zupa", "pl"),
        ("pl+en", "Zupa", "pl or en"),
        ("pl+en", "حساء", "pl"),
        ("en", "حساء", "und"),
        ("en", "Soup (حساء)", ""),
        ("en", "12 — ?", ""),
    ],
)
def test_a_language_is_that_of_the_form_or_another_where_the_script_is(form: str, words: str, language: str) -> None:
    assert language_of(replace(said("Ann"), language=form), words, "en") == language


def test_polish_in_an_english_form_is_found_where_everything_is_asked_for() -> None:
    assert texts(said("Ola", hope="Zupa")) == []
    assert texts(said("Ola", hope="Zupa"), is_every=True) == [("Zupa", "")]


# --- the file ---------------------------------------------------------------------------------------------------------

KEY = answer_key("drivers", "hope", "=Zupa")
LINE = Translation(KEY, "Hopes?", "=Zupa", "pl", '="Soup", they said', "Ola")


def read(tmp_path: Path, content: bytes) -> tuple[tuple[Translation, ...], list[str]]:
    path = tmp_path / "answers.en.csv"
    path.write_bytes(content)
    lines, problems = read_translations(path)
    lines = tuple(replace(line, where=line.where.removeprefix(f"{tmp_path}/")) for line in lines)
    return lines, [str(problem).removeprefix(f"{tmp_path}/") for problem in problems]


def test_it_comes_back_as_it_went_out_and_no_spreadsheet_runs_it(tmp_path: Path) -> None:
    content = written_translations([LINE])
    assert not re.search(rb'(?:^|[\n,])"?=', content)
    assert read(tmp_path, content) == ((replace(LINE, where="answers.en.csv:2"),), [])


@pytest.mark.parametrize(("encoding", "separator"), [("utf-16", "\t"), ("utf-8-sig", ";")])
def test_it_may_come_back_as_excel_saves_it(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = [["ID", "Original", "Translation"], [KEY, "Zupa", "Soup"]]
    lines, problems = read(tmp_path, "\r\n".join(map(separator.join, rows)).encode(encoding))
    assert ([(line.key, line.words) for line in lines], problems) == ([(KEY, "Soup")], [])


def test_mistakes_are_told_by_line(tmp_path: Path) -> None:
    text = f"id,original,translation\n{KEY},Zupa,Soup\n{KEY},Zupa,Broth\nx1,Zupa,Soup\n"
    lines, problems = read(tmp_path, text.encode())
    assert [line.words for line in lines] == ["Soup", "Broth"]
    assert by_key(lines)[KEY].words == "Soup"
    assert problems == [
        str(errors.TRANSLATED_TWICE.at("answers.en.csv:3", key=KEY, first=2)),
        str(errors.TRANSLATED_NO_KEY.at("answers.en.csv:4", value="x1")),
    ]


def test_a_file_without_its_columns_and_one_in_an_old_encoding_are_told(tmp_path: Path) -> None:
    assert read(tmp_path, b"id,original\n")[1] == [
        str(errors.TRANSLATED_NO_COLUMN.at("answers.en.csv:1", column="translation"))
    ]
    assert read(tmp_path, "id;original;translation\nx;Ł;y".encode("iso8859-2"))[1] == [
        str(errors.NOT_UTF8.at("answers.en.csv"))
    ]


def test_a_line_that_is_filled_in_counts_before_one_that_is_not() -> None:
    empty = replace(LINE, words="")
    assert by_key([empty, LINE])[KEY] == LINE
