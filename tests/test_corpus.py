"""What other programs made of our form: every answer they were given comes back, or is flagged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.make_corpus import (
    CORPUS,
    EVERY_KIND,
    FORM,
    GIVEN,
    MORE_FORM,
    MORE_GIVEN,
    MOST_BYTES,
    RUNS,
    blank_copy,
)
from tests.programs import needs, qpdf
from wta_forms import errors, extract
from wta_forms.answers import Response, State, Status
from wta_forms.extract.isolate import Reader
from wta_forms.extract.raw import RawForm

CUT_EMOJI = "We meet \uf642 on Fridays \uf469\u200d\uf373"
"""What is left of "We meet 🙂 on Fridays 👩‍🍳" when each character is cut to 16 bits."""

ANSWERS: dict[str, Any] = {
    "name": GIVEN["name"],
    "signs": GIVEN["signs"],
    "polish": GIVEN["polish"],
    "arabic": GIVEN["arabic"],
    "emoji": GIVEN["emoji"],
    "lines": GIVEN["lines"],
    "long": GIVEN["long"],
    "budget": 1850.5,
    "deadline": "2027-02-03",
    "collaboration": "co_production",
    "table_talk": ["carers", "shops", {"other": "Łukasz’s shop"}],
    "agree": True,
    "gaps": [
        {"gap": "No hot food on Fridays", "priority": "high", "by": "2026-12-31", "done": True},
        {},
        {"gap": "Brak polskich ulotek", "priority": "low"},
    ],
}

MORE_ANSWERS: dict[str, Any] = {
    "sure": 4,
    "likely": 0,
    "ways": ["train", "foot", "bus"],
    "effort": {"money": 5, "people": 5},
    "days": {"mon": "pm", "wed": "unsure"},
    "needs": {"carers": ["lift", "quiet"], "shops": ["meal"]},
    "kitchen": "own",
    "travel": {"other": MORE_GIVEN["travel-other-text"]},
    "town": "lodz",
    "language": {"other": MORE_GIVEN["language-other-text"]},
    "influence": 2,
    "interest": 3,
    "drivers": [
        {"who": "Fife Council", "influence": 3, "trust": 4, "mail": "ann@fife.example"},
        {},
        {"who": "Sąsiedzi", "trust": 1},
    ],
    "mail": MORE_GIVEN["mail"],
    "phone": MORE_GIVEN["phone"],
    "agree": True,
    "sharing": "role",
    "signed": MORE_GIVEN["signed"],
}

DAMAGE: dict[str, dict[str, Any]] = {"pdfium-pasted": {"emoji": CUT_EMOJI}}


@pytest.fixture(scope="module")
def raw_forms() -> Iterator[dict[str, RawForm]]:
    with Reader() as reader:
        yield {name: reader.read(CORPUS / f"{name}.pdf") for name in RUNS}


@pytest.fixture(scope="module")
def responses() -> dict[str, Response]:
    files = [CORPUS / f"{name}.pdf" for name in RUNS]
    return {Path(response.file).stem: response for response in extract(files, specs=CORPUS)}


@pytest.mark.parametrize("program", RUNS)
def test_every_field_holds_what_the_program_was_given(program: str, raw_forms: dict[str, RawForm]) -> None:
    damage = DAMAGE.get(program, {})
    for name, given in RUNS[program].values.items():
        value = raw_forms[program].values[name]
        if given is True:
            assert len(value.texts) == 1, name
        else:
            assert value.texts == (damage.get(name, given),), name


@pytest.mark.parametrize("program", RUNS)
def test_every_answer_comes_back_as_it_was_meant(program: str, responses: dict[str, Response]) -> None:
    response = responses[program]
    assert (response.status, response.problems) == (Status.READ, ())
    assert response.recipient is not None
    assert response.recipient.name == "Ann Reid"
    for question, value in _meant(program).items():
        assert response.answers[question].value == value, question


def _meant(program: str) -> dict[str, Any]:
    """The answers by question; not every program is given all of them."""
    if program not in EVERY_KIND:
        return MORE_ANSWERS
    spared = GIVEN.keys() - RUNS[program].values.keys()
    return {question: value for question, value in ANSWERS.items() if question not in spared} | DAMAGE.get(program, {})


@pytest.mark.parametrize("program", RUNS)
def test_what_nobody_answered_is_blank(program: str, responses: dict[str, Response]) -> None:
    for question, answer in responses[program].answers.items():
        if question not in _meant(program):
            assert answer.state is State.BLANK, question


@pytest.mark.parametrize("program", EVERY_KIND)
def test_what_was_filled_in_beforehand_is_blank_and_kept(program: str, responses: dict[str, Response]) -> None:
    answers = responses[program].answers
    assert answers["organisation"].state is State.BLANK
    assert "Fife Council" in answers["organisation"].raw.values()


def test_damage_is_flagged_where_it_is_and_nowhere_else(responses: dict[str, Response]) -> None:
    flagged = {
        (program, question)
        for program, response in responses.items()
        for question, answer in response.answers.items()
        for problem in answer.problems
        if not problem.is_note
    }
    assert flagged == {("pdfium-pasted", "emoji")}
    (problem,) = responses["pdfium-pasted"].answers["emoji"].problems
    assert problem.message == errors.CUT_EMOJI.text


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.pdf")), ids=lambda path: path.name)
def test_a_file_is_small_and_has_its_story(file: Path) -> None:
    assert file.stat().st_size <= MOST_BYTES
    assert f"`{file.name}`" in (CORPUS / "README.md").read_text(encoding="utf-8")


@needs(qpdf)
@pytest.mark.parametrize("form", [FORM, MORE_FORM], ids=lambda form: form.stem)
def test_qpdf_finds_nothing_wrong_with_the_blanks_they_were_made_from(form: Path, tmp_path: Path) -> None:
    (tmp_path / "blank.pdf").write_bytes(blank_copy(form))
    qpdf.qpdf_check(tmp_path / "blank.pdf")
