"""Ids out of names that programs and people gave."""

from __future__ import annotations

import pytest

from wta_forms.extract.adopt.names import Ids, common_start, own_tokens, tokens
from wta_forms.project.names import plain


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("form1.Page2[0].FirstName_3", ["form", "1", "page", "2", "first", "name", "3"]),
        ("Given Name Text Box", ["given", "name", "text", "box"]),
        ("gaps-1-how_we_know", ["gaps", "1", "how", "we", "know"]),
        ("", []),
    ],
)
def test_a_name_is_made_of_words(name: str, parts: list[str]) -> None:
    assert tokens(name) == parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("topmostSubform[0].Page1[0].LastName[0]", ["last", "name"]),
        ("person.address.Text7", ["person", "address"]),
        ("Text7", []),
        ("Check Box3", []),
        ("Text-RoWq8Gsf6q", []),
        ("f1_07[0]", []),
        ("HomeAddress", ["home", "address"]),
    ],
)
def test_what_a_program_made_up_says_nothing(name: str, parts: list[str]) -> None:
    assert own_tokens(name) == parts


def test_names_have_a_start_in_common() -> None:
    assert common_start([tokens("day-mon"), tokens("day-tue")]) == ["day"]
    assert common_start([]) == []


@pytest.mark.parametrize(
    ("parts", "label", "id"),
    [
        (["last", "name"], "Your surname", "last_name"),
        ([], "What is your full name?", "full_name"),
        ([], "Jak się Pan/Pani nazywa?", "jak_sie_pan_pani"),
        ([], "Ім’я", "im_ya"),
        ([], "2nd name", "n_2nd_name"),
        ([], "???", "question"),
        (["x" * 30, "y" * 30], "Name", "name"),
    ],
)
def test_an_id_is_a_short_name_in_latin_letters(parts: list[str], label: str, id: str) -> None:
    assert Ids(plain).of(parts, label, "question") == id


def test_no_id_is_given_twice_and_none_is_too_long() -> None:
    ids = Ids(plain, ["other"])
    assert [ids.key("Other", "x"), ids.key("Other", "x")] == ["other_2", "other_3"]
    long = [ids.of(["a" * 20, "b" * 19], "", "x") for _ in range(3)]
    assert len(set(long)) == 3
    assert all(len(each) <= 40 for each in long)
