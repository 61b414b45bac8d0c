"""show: what a person wrote, as another person reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mail.letters import letter
from tests.workflow.answering import answers, put, take_in
from tests.workflow.correspondence import FORM, Correspondence, correspondence
from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.workflow.send import send
from wta_forms.workflow.show import show
from wta_forms.workflow.told.shown_words import shown_in_words

WIDER = FORM.replace(
    "      - {id: helpers",
    """\
      - {id: day, kind: select_one, label: {en: Which day?, pl: Kiedy?}, choices: {fri: Friday, sat: Saturday}}
      - id: who
        kind: table
        label: {en: Who helps?, pl: Kto pomaga?}
        rows: 2
        columns:
          - {id: name, kind: text, label: {en: Name, pl: Imię}}
          - {id: mail, kind: email, label: {en: Address, pl: Adres}}
      - {id: helpers""",
)


@pytest.fixture
def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Correspondence]:
    monkeypatch.chdir(tmp_path)
    with correspondence(tmp_path) as it:
        (tmp_path / "fridge.yaml").write_text(WIDER, encoding="utf-8")
        yield it


def lines(person: str, form: str = "", language: str = "") -> list[str]:
    return [line.strip() for line in shown_in_words(show(person, form, language=language)) if line.strip()]


def after(said: list[str], label: str) -> str:
    return said[next(at for at, line in enumerate(said) if label in line) + 1]


def test_a_form_that_waits_because_its_name_is_anothers_is_told_and_not_mixed_in(post: Correspondence) -> None:
    answers(post, "ann", gap="A fridge.")
    answers(post, "ann", "second.pdf", name="Ben Ross", gap="A lock.")
    said = " ".join(lines("Ann Reid"))
    assert "A fridge." in said
    assert "A lock." not in said
    assert len(show("Ann Reid").waiting) == 1


def test_answers_are_in_words_under_their_questions(post: Correspondence) -> None:
    answers(post, "ann", **{"day-sat": True, "gap": "A fridge.\nAnd room for it.", "helpers": "2"})
    said = lines("Ann Reid")
    assert said[0] == "Ann Reid · ann · ann@example.org"
    assert said[1] == "The fridge (fridge): answered 2 March 2026, 3 of 5 questions"
    assert said[2].startswith("2 March 2026, version 1: inbox/ann.pdf, kept as kept/originals/")
    assert said[3:] == [
        *("1  Your name", "(as it was sent: Ann Reid)"),
        *("2  What is missing?", "A fridge.", "And room for it."),
        *("3  Which day?", "Saturday"),
        *("4  Who helps?", "(empty)"),
        *("5  How many helpers?", "2"),
    ]


def test_questions_are_in_the_facilitators_language_unless_another_is_asked_for(post: Correspondence) -> None:
    answers(post, "ewa", **{"day-fri": True, "gap": "Lodówka"})
    assert after(lines("ewa"), "Which day?") == "Friday"
    assert after(lines("ewa", language="pl"), "Kiedy?") == "Friday"
    assert after(lines("ewa"), "What is missing?") == "Lodówka"


def test_everything_is_shown_also_what_may_not_be_quoted_in_a_plan(post: Correspondence) -> None:
    answers(post, "ann", **{"who-1-name": "Bob", "who-1-mail": "bob@example.org"})
    assert after(lines("ann"), "Who helps?") == "- Name: Bob; Address: bob@example.org"


def test_what_is_in_doubt_stands_with_the_words_and_a_way_out(post: Correspondence) -> None:
    answers(post, "ann", helpers="two or three")
    assert after(lines("ann"), "How many helpers?") == (
        "Look at this: “two or three” could not be used as a number (ask for a number in figures)"
    )


def test_of_several_forms_each_answer_says_which_it_is_from_and_what_was_there_before(post: Correspondence) -> None:
    answers(post, "ann", gap="A fridge", helpers="2")
    post.clock.pass_by(days=1)
    answers(post, "ann", "second.pdf", gap="A freezer")
    said = lines("ann")
    assert [line[:17] for line in said[2:4]] == ["[1] 2 March 2026,", "[2] 3 March 2026,"]
    place = said.index("2  What is missing? [2]")
    assert said[place : place + 4] == ["2  What is missing? [2]", "A freezer", "Before [1]:", "A fridge"]
    assert "5  How many helpers? [1]" in said


def test_an_earlier_version_is_read_with_the_questions_it_asked(post: Correspondence, tmp_path: Path) -> None:
    send(clock=post.clock, to=["ann"])
    answers(post, "ann", gap="A fridge", helpers="2")
    changed = WIDER.replace("version: 1", "version: 2").replace("How many helpers?", "How many hands?")
    (tmp_path / "fridge.yaml").write_text(changed, encoding="utf-8")
    assert after(lines("ann"), "How many helpers?") == "2"
    post.clock.pass_by(days=1)
    answers(post, "ann", "second.pdf", gap="A freezer")
    assert after(lines("ann"), "How many hands? [1]") == "2"
    assert after(lines("ann"), "What is missing? [2]") == "A freezer"


def test_words_in_messages_and_what_waits_stand_below(post: Correspondence) -> None:
    put(post, "1.eml", letter("3: Tuesdays.\nNot before ten."))
    take_in(post)
    said = lines("ann@example.org")
    assert said[1] == "No form was sent to them, and none came from them."
    assert said[2:5] == ["In messages:", "3 March 2026:", "3: Tuesdays."]
    assert said[-2] == "Needs you:"
    assert said[-1].startswith("[1] Ann Reid wrote without a form")


def test_who_is_meant_has_to_be_somebody(post: Correspondence) -> None:
    with pytest.raises(WtaFormsError) as raised:
        show("Anne Reid")
    assert raised.value.problems == (errors.PERSON_UNKNOWN.at("", name="Anne Reid", advice="did you mean 'Ann Reid'?"),)
    answers(post, "ann", gap="A fridge")
    with pytest.raises(WtaFormsError) as raised:
        show("ann", "fridges")
    assert raised.value.problems == (errors.FORM_UNKNOWN_HERE.at("", form="fridges", advice="did you mean 'fridge'?"),)
    post.change_people("ann,Ann Reid,ann@example.org,,\n", "")
    assert lines("Ann Reid")[2] == "not in people.csv any more; everything that came stays"
