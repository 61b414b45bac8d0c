"""One table of formats; JSON for programs."""

from __future__ import annotations

import json

import pytest

from tests.plan.paper import form_of, plan_from, said
from tests.report.fridge import plan_for_the_fridge
from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.plan.model import Plan
from wta_forms.report.formats import FORMATS, write

FORM = form_of("- {id: gap, kind: text, label: What is missing?}")


def plan(names: str = "name") -> Plan:
    ann = said("Ann Reid", gap="A van")
    return plan_from(FORM, [ann], "{from: drivers.gap, as: quotes}", "{from: answers}", names=names)


def test_an_unknown_ending_names_those_there_are() -> None:
    with pytest.raises(WtaFormsError) as raised:
        write(plan(), ".odt")
    assert raised.value.problems == (errors.UNKNOWN_FORMAT.at("", ending=".odt", endings=".md, .docx, .csv, .json"),)


def test_capitals_in_an_ending_do_not_matter() -> None:
    assert write(plan(), ".MD") == write(plan(), ".md")


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_plan_gives_the_same_files(ending: str) -> None:
    assert write(plan_for_the_fridge("role"), ending) == write(plan_for_the_fridge("role"), ending)


@pytest.mark.parametrize("ending", [ending for ending in FORMATS if ending != ".docx"])
def test_a_text_ends_with_one_line_end(ending: str) -> None:
    for written in write(plan_for_the_fridge("role"), ending).values():
        assert written.endswith(b"\n")
        assert not written.endswith(b"\n\n")


def test_json_has_every_entry_once_with_its_evidence() -> None:
    told = json.loads(write(plan(), ".json")[""])
    ann = said("Ann Reid", gap="A van")
    evidence = {"file": ann.file, "form": "The drivers", "page": 2, "person": "Ann Reid", "question": 4}
    assert told["schema"] == 1
    assert told["entries"] == [
        {
            "doubt": "",
            "evidence": [{**evidence, "sha256": ann.sha256}],
            "number": 1,
            "question": "What is missing?",
            "words": "A van",
        }
    ]
    quotes, answers = told["sections"][0]["blocks"]
    assert quotes["body"] == {"is": "quotes", "entries": [1]}
    assert answers["body"] == {"is": "answers", "groups": [{"person": "Ann Reid", "entries": [1]}]}


@pytest.mark.parametrize(("names", "known"), [("role", {"sha256"}), ("none", set())])
def test_json_says_no_more_of_people_than_the_plan(names: str, known: set[str]) -> None:
    (entry,) = json.loads(write(plan(names), ".json")[""])["entries"]
    assert entry["evidence"][0].keys() & {"file", "sha256"} == known
