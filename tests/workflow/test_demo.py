"""The demo, looked at as the person who is shown it would."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from wta_forms.answers import State, Status
from wta_forms.workflow.demo import Demo, demo


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return demo(tmp_path_factory.mktemp("demo"))


def test_it_takes_less_than_ten_seconds(tmp_path: Path) -> None:
    began = time.perf_counter()
    demo(tmp_path)
    assert time.perf_counter() - began < 10


def test_six_people_are_asked_and_seven_files_come_back(made: Demo) -> None:
    assert (len(made.copies), len(made.returned)) == (6, 7)
    assert [response.status for response in made.responses].count(Status.BLANK) == 1


def test_words_in_any_script_come_back_as_they_were_given(made: Demo) -> None:
    values = json.dumps([answer.value for r in made.responses for answer in r.answers.values()], ensure_ascii=False)
    for words in ("لأن الأطفال جائعون الآن.", "Pani Krysia zna wszystkich", "Two short sessions online 👍", "an t-àm"):
        assert words in values


def test_a_long_answer_comes_back_whole(made: Demo) -> None:
    longest = max(len(str(answer.value)) for r in made.responses for answer in r.answers.values() if answer.value)
    assert longest >= 1_450


def test_two_ticks_where_one_is_asked_are_a_conflict(made: Demo) -> None:
    states = [r.answers["collaboration"].state for r in made.responses if r.recipient and r.recipient.id == "bob-hay"]
    assert states == [State.CONFLICT]


def test_a_correction_replaces_one_answer_and_no_other(made: Demo) -> None:
    plan = made.plans[0].read_text(encoding="utf-8")
    assert "£2,150" in plan
    assert "£1,850" not in plan
    assert "Young carers." in plan


def test_making_it_twice_makes_the_same_bytes(made: Demo, tmp_path: Path) -> None:
    again = demo(tmp_path)
    for one, other in zip(
        (*made.copies, *made.returned, made.plans[0], made.plans[2]),
        (*again.copies, *again.returned, again.plans[0], again.plans[2]),
        strict=True,
    ):
        assert one.read_bytes() == other.read_bytes()
