"""One table of formats; JSON for programs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from io import BytesIO

import html5lib
import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.plan.paper import form_of, plan_from, said
from tests.report.fridge import plan_for_the_fridge
from tests.report.orchard import ORCHARD
from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.plan.model import Plan
from wta_forms.report.formats import FORMATS, adapter_for, write

PACKED = (".docx", ".xlsx", ".pdf")
FORM = form_of("- {id: gap, kind: text, label: What is missing?}")


def plan(names: str = "name") -> Plan:
    ann = said("Ann Reid", gap="A van")
    return plan_from(FORM, [ann], "{from: drivers.gap, as: quotes}", "{from: answers}", names=names)


def test_an_unknown_ending_names_those_there_are() -> None:
    with pytest.raises(WtaFormsError) as raised:
        write(plan(), ".odt")
    assert raised.value.problems == (errors.UNKNOWN_FORMAT.at("", ending=".odt", endings=", ".join(FORMATS)),)


def test_capitals_in_an_ending_do_not_matter() -> None:
    assert write(plan(), ".MD") == write(plan(), ".md")


@pytest.mark.parametrize(("wanted", "others"), [(".md", {"docx", "reportlab"}), (".pdf", {"docx"})])
def test_nobody_waits_for_an_adapter_who_wants_another_format(wanted: str, others: set[str]) -> None:
    script = (
        "import sys; from tests.report.orchard import ORCHARD; from wta_forms.report.formats import write; "
        f"write(ORCHARD, '{wanted}'); print(*sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not others & set(ran.stdout.split())


@pytest.mark.parametrize("ending", FORMATS)
def test_every_ending_has_an_adapter(ending: str) -> None:
    assert adapter_for(ending)(ORCHARD)


@pytest.mark.parametrize("ending", FORMATS)
def test_half_a_character_stops_no_format(ending: str) -> None:
    ann = said("Ann \udc00", gap="A van\ud800")
    broken = plan_from(FORM, [ann], "{from: drivers.gap, as: quotes}", "{from: answers}", names="name")
    written = write(broken, ending)
    if ending not in PACKED:
        assert any("A van\ufffd" in content.decode() for content in written.values())


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


HEADS = "Place Choice Points People Middle Average Range"
CAPTION = "The most that one of them could get is 12 points. 4 people answered."


def test_the_same_words_stand_in_the_text_and_in_the_document() -> None:
    document = Document(BytesIO(write(ORCHARD, ".docx")[""]))
    told = words_of(" ".join(text.text or "" for text in document.element.body.iter(qn("w:t"))))
    text = words_of(write(ORCHARD, ".md")[""].decode())
    assert text - told == {"answers"}  # of ratings: the document has a column for them
    assert told - text <= words_of(f"{HEADS} {CAPTION} Contents Table Figure")


def test_the_same_words_stand_in_the_text_and_on_the_page() -> None:
    page = html5lib.parse(write(ORCHARD, ".html")[""].decode(), namespaceHTMLElements=False)
    told = words_of(" ".join(page.find("body").itertext()))
    text = words_of(write(ORCHARD, ".md")[""].decode())
    assert text <= told
    assert told - text <= words_of(f"{HEADS} {CAPTION} Skip to the plan Contents Shown under What was rated")


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_plan_gives_the_same_files(ending: str) -> None:
    assert write(plan_for_the_fridge("role"), ending) == write(plan_for_the_fridge("role"), ending)


@pytest.mark.parametrize("ending", [ending for ending in FORMATS if ending not in PACKED])
def test_a_text_ends_with_one_line_end(ending: str) -> None:
    for written in write(plan_for_the_fridge("role"), ending).values():
        assert written.endswith(b"\n")
        assert not written.endswith(b"\n\n")


def test_json_has_every_entry_once_with_its_evidence() -> None:
    told = json.loads(write(plan(), ".json")[""])
    ann = said("Ann Reid", gap="A van")
    evidence = {"file": ann.file, "form": "The drivers", "page": 2, "person": "Ann Reid", "question": 4}
    assert told["schema"] == 1
    (entry,) = told["entries"]
    assert (entry["number"], entry["question"], entry["words"]) == (1, "What is missing?", "A van")
    assert entry["evidence"] == [{**evidence, "sha256": ann.sha256}]
    quotes, answers = told["sections"][0]["blocks"]
    assert quotes["body"] == {"is": "quotes", "entries": [1]}
    assert answers["body"] == {"is": "answers", "groups": [{"person": "Ann Reid", "entries": [1]}]}


@pytest.mark.parametrize(("names", "known"), [("role", {"sha256"}), ("none", set())])
def test_json_says_no_more_of_people_than_the_plan(names: str, known: set[str]) -> None:
    (entry,) = json.loads(write(plan(names), ".json")[""])["entries"]
    assert entry["evidence"][0].keys() & {"file", "sha256"} == known
