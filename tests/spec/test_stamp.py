"""The stamp: what it says comes back, whom it is from can be told, and the digest says what the questions were."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.spec.forms import forms
from tests.spec.paper import form_of
from wta_forms.spec.form import Form
from wta_forms.spec.stamp import Stamp, Verified, digest_of, stamp_from_text

STAMP = Stamp(form="small", version=2, digest="ab" * 32, language="en", blank="cd" * 32, recipient_name="Łucja O'Neil")

texts = st.text(st.characters(exclude_categories=["Cs"]))
stamps = st.builds(
    Stamp,
    form=texts.filter(bool),
    version=st.integers(-(10**9), 10**9),
    digest=texts.filter(bool),
    language=texts.filter(bool),
    variant=texts.filter(bool),
    round=st.integers(-(10**9), 10**9),
    blank=texts,
    recipient_id=texts,
    recipient_name=texts,
    mac=texts,
)


@given(stamps)
def test_what_a_stamp_says_comes_back_from_its_text(stamp: Stamp) -> None:
    assert stamp_from_text(stamp.to_text()) == stamp


@given(stamps)
def test_its_text_is_ascii_on_one_line(stamp: Stamp) -> None:
    assert stamp.to_text().isascii()
    assert stamp.to_text().isprintable()


def test_the_same_stamp_is_always_the_same_text() -> None:
    text = '{"blank":"cdcd","digest":"abab","form":"small","language":"en","round":1,"variant":"standard","version":2}'
    assert replace(STAMP, digest="abab", blank="cdcd", recipient_name="").to_text() == text


def test_words_of_a_later_day_are_passed_over() -> None:
    later = json.dumps({**json.loads(STAMP.to_text()), "colour": "green"})
    assert stamp_from_text(later) == STAMP


NOT_STAMPS = [
    "",
    "hello",
    "{}",
    "[]",
    "null",
    "3",
    '"form version digest language"',
    '{"form":"small"}',
    '{"form":"small","version":"2","digest":"","language":""}',
    '{"form":"small","version":true,"digest":"","language":""}',
    '{"form":"small","version":1.0,"digest":"","language":""}',
    '{"form":["small"],"version":1,"digest":"","language":""}',
    '{"form":null,"version":1,"digest":"","language":""}',
    '{"form":"\\ud800","version":1,"digest":"","language":""}',
    '{"form":"small","version":1' + "0" * 5000 + ',"digest":"","language":""}',
    "[" * 100_000,
    '{"form":' * 100_000,
]


@pytest.mark.parametrize("text", NOT_STAMPS, ids=lambda text: text[:60])
def test_what_is_not_a_stamp_is_none_and_never_an_error(text: str) -> None:
    assert stamp_from_text(text) is None


@given(st.text())
def test_any_text_at_all_is_a_stamp_or_none(text: str) -> None:
    stamp_from_text(text)


def test_a_stamp_without_a_signature_is_not_forged() -> None:
    assert not STAMP.is_forged(b"key")


def test_a_signed_stamp_is_forged_to_any_other_key() -> None:
    signed = STAMP.signed(b"key")
    assert not signed.is_forged(b"key")
    assert signed.is_forged(b"another")
    assert signed.signed(b"key") == signed


@pytest.mark.parametrize("word", [field.name for field in fields(Stamp) if field.name != "mac"])
def test_a_signed_stamp_with_one_word_changed_is_forged(word: str) -> None:
    changed: dict[str, Any] = {word: 9 if word in ("version", "round") else "something else"}
    assert replace(STAMP.signed(b"key"), **changed).is_forged(b"key")


def test_without_a_signature_or_a_key_nothing_is_known() -> None:
    """A form that was made before the project had a key is nobody's forgery; nor is one that is read elsewhere."""
    assert STAMP.verified(b"key") is Verified.UNVERIFIED
    assert STAMP.signed(b"key").verified(None) is Verified.UNVERIFIED
    assert STAMP.signed(b"key").verified(b"key") is Verified.GENUINE
    assert STAMP.signed(b"key").verified(b"another") is Verified.FORGED


def test_a_signature_goes_with_its_stamp_alone() -> None:
    """Somebody puts another name into a copy, and the signature of their own beside it."""
    own = replace(STAMP, recipient_id="jan", recipient_name="Jan").signed(b"key")
    assert own.verified(b"key") is Verified.GENUINE
    assert replace(own, recipient_id="ewa", recipient_name="Ewa").verified(b"key") is Verified.FORGED


@given(stamps)
def test_whether_any_stamp_is_forged_can_be_said(stamp: Stamp) -> None:
    assert stamp.is_forged(b"key") == bool(stamp.mac)


def test_the_trailers_id_is_half_the_blank_and_half_the_person() -> None:
    ewa, jan = replace(STAMP, recipient_id="ewa"), replace(STAMP, recipient_id="jan")
    assert len(ewa.file_id()) == 16
    assert ewa.file_id()[:8] == jan.file_id()[:8] == b"\xcd" * 8
    assert ewa.file_id()[8:] != jan.file_id()[8:]


# --- the digest -------------------------------------------------------------------------------------------------------

QUESTIONS = """
- {id: gap, kind: text, label: A gap}
- {id: way, kind: select_one, label: Which way, choices: {bus: By bus, van: By van}, unsure: true}
- {id: far, kind: select_multiple, label: How far, choices: {1: Near, 2: Far}}
- {id: steps, kind: table, label: Steps, rows: 2, columns: [{id: step, kind: text, label: Step}]}
- {id: needs, kind: table, label: Needs, rows: {now: Now}, columns: [{id: need, kind: tick, label: Need}]}
"""


def digest(questions: str = QUESTIONS, head: str = "") -> str:
    return digest_of(form_of(questions, head))


def test_a_digest_stays_as_it_is_for_forms_are_out_in_the_world_with_it() -> None:
    assert digest() == "720d9bbc4dca92906ec6bbfbf08264eb18e6044eb5e985282221e5fdb90919b0"


REWORDED = {
    "label: A gap": "label: What is missing?",
    "bus: By bus": "bus: {label: On a bus, hint: Slowly.}",
    "unsure: true": "unsure: I do not know",
    "now: Now": "now: Today",
    "label: Step}": "label: The step, width: 2}",
    "kind: text, label: A gap": "kind: text, label: A gap, lines: 3, hint: One, share: never, merge: latest",
}


@pytest.mark.parametrize("words", REWORDED)
def test_wording_and_looks_are_no_part_of_the_digest(words: str) -> None:
    assert digest(QUESTIONS.replace(words, REWORDED[words])) == digest()


def test_title_and_headings_are_no_part_of_the_digest() -> None:
    assert digest(QUESTIONS + "- {kind: note, label: Thank you}", "about: A few words.\n") == digest()


CHANGED = {
    "id: gap": "id: gaps",
    "kind: text, label: A gap": "kind: paragraph, label: A gap",
    "bus: By bus": "tram: By bus",
    "bus: By bus, van: By van": "van: By van, bus: By bus",
    "unsure: true": "none: true",
    "1: Near": "3: Near",
    "rows: 2": "rows: 3",
    "id: step,": "id: stage,",
    "kind: text, label: Step": "kind: date, label: Step",
    "now: Now": "soon: Now",
}


@pytest.mark.parametrize("words", CHANGED)
def test_ids_kinds_keys_rows_and_columns_make_another_digest(words: str) -> None:
    assert digest(QUESTIONS.replace(words, CHANGED[words])) != digest()


@given(forms)
def test_another_name_or_version_is_another_digest(form: Form) -> None:
    made = {digest_of(form), digest_of(replace(form, version=2)), digest_of(replace(form, id="other"))}
    assert len(made) == 3


EVERY = """
- {id: way, kind: select_one, label: Way, choices: {bus: Bus, van: Van}, appearance: radio}
- {id: pace, kind: scale, label: Pace, min: 0, max: 5, low: Slow, high: Fast}
- {id: first, kind: rank, label: First, choices: {food: Food, rooms: Rooms}}
- {id: money, kind: points, label: Money, points: 10, choices: {food: Food, rooms: Rooms}}
- {id: feel, kind: grid, label: Feel, rows: {mon: Monday}, choices: {1: Never, 2: Often}}
- {id: steps, kind: table, label: Steps, rows: 2, more_rows: 3, columns: [{id: rate, kind: scale, label: Rate, max: 3}]}
- {id: mail, kind: email, label: Mail}
- {id: agree, kind: consent, label: I agree}
- {id: show, kind: sharing}
- {id: name, kind: signature, label: Name}
"""

EVERY_CHANGED = {
    "appearance: radio": "appearance: minimal",
    ", appearance: radio": "",
    "min: 0, max: 5": "min: 1, max: 5",
    "max: 5, low": "max: 6, low",
    "low: Slow": "unsure: true, low: Slow",
    "label: First, choices: {food: Food, rooms: Rooms}": "label: First, choices: {rooms: Rooms, food: Food}",
    "kind: rank": "kind: points, points: 3",
    "rows: {mon: Monday}": "rows: {mon: Monday, tue: Tuesday}",
    "{1: Never, 2: Often}": "{1: Never, 3: Often}",
    "kind: grid,": "kind: grid, tick: many,",
    "kind: grid, ": "kind: grid, unsure: true, ",
    "more_rows: 3": "more_rows: 4",
    "label: Rate, max: 3": "label: Rate, max: 4",
    "kind: email": "kind: phone",
    "kind: consent": "kind: tick",
    "kind: signature": "kind: text",
}

EVERY_REWORDED = {
    "bus: Bus": "bus: {label: On a bus, hint: Slowly.}",
    "low: Slow": "low: Far too slow",
    ", high: Fast": "",
    "mon: Monday": "mon: On Monday",
    "1: Never, 2: Often": "1: Hardly ever, 2: Often",
    "food: Food": "food: Things to eat",
    "rows: 2, more_rows: 3": "rows: 3, more_rows: 2",
    "kind: sharing": "kind: sharing, label: May we?",
    "kind: rank": "kind: rank, up_to: 1",
    "kind: scale, label: Pace": "kind: scale, merge: median, share: never, hint: Be honest, label: Pace",
}


@pytest.mark.parametrize("words", EVERY_CHANGED)
def test_looks_that_change_fields_rows_and_points_of_every_kind_make_another_digest(words: str) -> None:
    assert EVERY.count(words)
    assert digest(EVERY.replace(words, EVERY_CHANGED[words], 1)) != digest(EVERY)


@pytest.mark.parametrize("words", EVERY_REWORDED)
def test_wording_of_no_kind_is_part_of_the_digest(words: str) -> None:
    assert EVERY.count(words)
    assert digest(EVERY.replace(words, EVERY_REWORDED[words])) == digest(EVERY)
