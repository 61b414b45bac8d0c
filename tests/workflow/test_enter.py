"""Typing in for somebody: what stands in the copy, what lies beside it, and whose answers it becomes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tests.extract.paper.forms import BLUE, Paper, jpeg, printed, scanned
from tests.harvest.letters import BOB, TUESDAY, Project
from wta_forms import errors
from wta_forms.answers import Certainty, Response, State
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.project.lookup import counting, waiting
from wta_forms.project.people import Person
from wta_forms.project.returned import Outcome
from wta_forms.project.store import Store
from wta_forms.spec.load import load_form
from wta_forms.workflow.enter import Entering, enter, entered
from wta_forms.workflow.generate import copy_of, lay_out
from wta_forms.workflow.harvest import harvest, reread
from wta_forms.workflow.show import show
from wta_forms.workflow.told.shown_words import shown_in_words

EWA = Person("ewa", "Ewa Nowak", {}, 6)

FRIDGE = """\
form: fridge
version: 1
title: The Friday fridge
sections:
  - title: One
    questions:
      - {id: name, kind: text, label: Your name, prefill: name}
      - {id: near, kind: tick, label: It is near}
      - {id: why, kind: paragraph, label: Why?}
  - title: Two
    new_page: true
    questions: [{id: dear, kind: tick, label: It is dear}]
  - title: Three
    new_page: true
    questions:
      - {id: open, kind: tick, label: It is open}
      - {id: end, kind: text, label: Until when?}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return project_in(tmp_path)


def project_in(folder: Path) -> Project:
    made = Project(folder)
    (folder / "fridge.yaml").write_text(FRIDGE, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """A picture of each page of Ewa's copy for a pen: a box is ticked, and something written, on the first."""
    path = tmp_path_factory.mktemp("form") / "fridge.yaml"
    path.write_text(FRIDGE, encoding="utf-8")
    blank = lay_out(load_form(path), variant="by-hand")
    first, *others = (Paper(page, number) for number, page in enumerate(printed(copy_of(blank, EWA)), 1))
    boxes = {field.name: field.rectangle for field in blank.map.fields}
    first.cross(boxes["near"], BLUE)
    first.write(boxes["why"], BLUE)
    return [jpeg(scanned(paper)) for paper in (first, *others)]


def type_into(made: Entering, **values: str) -> None:
    """And save it; a tick is "/Yes" or "/Off", as in the file."""
    writer = PdfWriter(clone_from=PdfReader(made.pdf))
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, dict(values), auto_regenerate=False)
    writer.write(made.pdf)


def counts() -> tuple[Response, ...]:
    with Store(Path()) as store:
        return counting(store, {})


def said(response: Response) -> Mapping[str, object]:
    return {
        id: answer.value if answer.value is not None else answer.state.value for id, answer in response.answers.items()
    }


def refused(message: errors.Message, error: pytest.ExceptionInfo[WtaFormsError]) -> bool:
    return any(message.is_said(problem) for problem in error.value.problems)


# --- from a photo -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def harvested(pages: list[bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Page 3 of 4 did not come; the last is the one with room for more."""
    folder = tmp_path_factory.mktemp("harvested")
    project = project_in(folder)
    one, two, _, four = pages
    project.put("1.eml", project.mail("", "", ("one.jpg", one), ("two.jpg", two), ("four.jpg", four)))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        harvest()
    return folder


@pytest.fixture
def photo(harvested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was harvested, for each test anew."""
    shutil.copytree(harvested, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)


def test_show_says_where_what_is_written_by_hand_can_be_seen_until_it_is_typed_in(photo: None) -> None:
    (form,) = show("Ewa Nowak").forms
    assert (form.by_hand, form.way_to_see) == (1, "wta-forms enter ewa fridge")
    line = (
        "  1 answer is written by hand. To see the pictures, and to type in what they say: wta-forms enter ewa fridge"
    )
    assert line in list(shown_in_words(show("Ewa Nowak")))
    type_into(enter("Ewa Nowak", "fridge"), why="It is near.")
    entered("Ewa Nowak", "fridge")
    (form,) = show("Ewa Nowak").forms
    assert (form.by_hand, form.way_to_see) == (0, "")


def test_what_could_be_read_stands_in_the_copy_and_what_could_not_lies_beside_it(photo: None) -> None:
    made = enter("Ewa Nowak", "fridge")
    fields = PdfReader(made.pdf).get_fields() or {}
    assert fields["near"].value not in (None, "/Off")
    assert fields["name"].value == "Ewa Nowak"
    assert not fields["why"].value
    assert made.source == "photos 1 to 3 (one.jpg, two.jpg, four.jpg)"
    page = made.page.read_text(encoding="utf-8")
    assert page.count('class="crop"') == 1
    assert re.search(r'Why\?</span></h3><p>Written by hand:</p>.*?<img class="crop"', page)
    assert [path.name for path in sorted(made.pdf.parent.iterdir())] == [
        *("fridge-ewa-1.jpg", "fridge-ewa-2.jpg", "fridge-ewa-3.jpg"),
        *("fridge-ewa.begun.json", "fridge-ewa.html", "fridge-ewa.pdf"),
    ]


def test_a_page_that_did_not_come_is_unknown_and_not_empty(photo: None) -> None:
    made = enter("ewa")
    (told,) = made.told
    assert told.message == errors.PAGE_MISSING.at("", page=3, pages=4).message
    assert told.hint == errors.UNKNOWN_NOT_EMPTY.at("", questions="questions 5 and 6 are").message
    type_into(made, why="It is near the shop.")
    done = entered("ewa")
    assert errors.ENTER_STILL_UNREAD.at("", questions="questions 5 and 6 are") in done.told
    (response,) = counts()
    assert said(response)["open"] == said(response)["end"] == "unread"


def test_what_was_typed_is_theirs_and_says_who_typed_it_from_what(photo: None) -> None:
    type_into(enter("ewa"), why="It is near the shop.")
    entered("ewa")
    (response,) = counts()
    assert said(response) | {"name": ""} == {
        "name": "",
        "near": True,
        "why": "It is near the shop.",
        "dear": "blank",
        "open": "unread",
        "end": "unread",
    }
    why, near = response.answers["why"], response.answers["near"]
    assert response.recipient is not None
    assert response.recipient.id == "ewa"
    assert (why.certainty, near.certainty) == (Certainty.TYPED_IN, Certainty.RECOVERED)
    assert why.source is not None
    assert why.source.file == "typed in by Fay Tait from photos 1 to 3 (one.jpg, two.jpg, four.jpg)"
    assert near.source is not None
    assert near.source.file == "one.jpg, two.jpg, four.jpg", "what was left is as it was read"


def test_what_was_read_wrong_can_be_taken_back(photo: None) -> None:
    type_into(enter("ewa"), near="/Off")
    entered("ewa")
    (response,) = counts()
    assert response.answers["near"].state is State.BLANK


def test_with_confirmed_what_was_left_counts_as_compared(photo: None) -> None:
    type_into(enter("ewa"), why="It is near the shop.")
    entered("ewa")
    entered("ewa", is_confirmed=True)
    (response,) = counts()
    typed = [id for id, answer in response.answers.items() if answer.certainty is Certainty.TYPED_IN]
    assert typed == ["near", "why"]
    assert response.answers["open"].state is State.UNREAD


def test_typing_more_into_it_later_leaves_one_form_and_not_two(photo: None) -> None:
    made = enter("ewa")
    type_into(made, why="It is near")
    entered("ewa")
    type_into(made, why="It is near the shop.")
    entered("ewa")
    (response,) = counts()
    assert said(response)["why"] == "It is near the shop."
    assert waiting_numbers() == []


def waiting_numbers() -> list[int]:
    with Store(Path()) as store:
        return [each.id for each in waiting(store)]


def test_harvest_takes_in_what_was_typed_and_reading_again_leaves_it(photo: None) -> None:
    type_into(enter("ewa"), why="It is near the shop.")
    (looked,) = harvest().looked
    assert (looked.arrival.place, looked.arrival.outcome) == ("entering/fridge-ewa.pdf", Outcome.ACCEPTED)
    assert harvest().looked == ()
    reread()
    (response,) = counts()
    assert said(response)["why"] == "It is near the shop."


def test_a_copy_that_nobody_has_touched_is_passed_over(photo: None) -> None:
    enter("ewa")
    assert harvest().looked == ()
    with pytest.raises(WtaFormsError) as error:
        entered("ewa")
    assert refused(errors.ENTER_NOTHING, error)


# --- from words, and by telephone -------------------------------------------------------------------------------------


def test_words_that_wait_are_done_with_when_they_are_typed_in(project: Project) -> None:
    project.put("1.eml", project.mail(BOB, "3: Because <b>it</b> is near.\n4: yes"))
    harvest()
    assert waiting_numbers() == [1]
    made = enter("bob")
    assert "3: Because &lt;b&gt;it&lt;/b&gt; is near.\n4: yes" in made.page.read_text(encoding="utf-8")
    type_into(made, why="Because it is near.")
    entered("bob")
    assert waiting_numbers() == []
    (response,) = counts()
    assert (response.file, response.received) == (
        "typed in by Fay Tait from a message of 2 March 2026",
        "2026-03-02T09:00:00Z",
    )


def test_who_answers_by_telephone_is_typed_in_from_nothing_and_answers_now(project: Project) -> None:
    made = enter("ewa", "fridge", clock=lambda: "2026-03-05T10:00:00Z", source="telephone")
    type_into(made, end="Until May")
    entered("ewa", clock=lambda: "2026-03-05T11:00:00Z")
    (response,) = counts()
    assert (response.file, response.received) == ("typed in by Fay Tait from telephone", "2026-03-05T10:00:00Z")


def test_a_correction_by_telephone_leaves_the_rest_of_their_own_form(project: Project) -> None:
    project.put("1.eml", project.mail(BOB, "", ("form.pdf", project.form("bob", why="It is near."))))
    harvest()
    made = enter("bob", "fridge", source="telephone", received="2026-03-05T10:00:00Z")
    assert (PdfReader(made.pdf).get_fields() or {})["why"].value == "It is near."
    type_into(made, end="Until May")
    entered("bob")
    own, typed = counts()
    assert (said(own)["why"], own.answers["why"].certainty) == ("It is near.", Certainty.READ)
    assert (said(typed)["why"], said(typed)["end"]) == ("blank", "Until May")


def test_what_they_answered_themselves_later_counts_and_it_is_told(project: Project) -> None:
    project.put("1.eml", project.mail(BOB, "", ("form.pdf", project.form("bob", why="It is near.")), date=TUESDAY))
    harvest()
    made = enter("bob", "fridge", source="paper", received="2026-03-02T09:00:00Z")
    type_into(made, why="It is far.")
    done = entered("bob")
    assert errors.ENTER_LATER_COUNTS.at("", number=3, file="form.pdf") in done.told


def test_where_nobody_knows_which_is_newer_it_is_asked(project: Project) -> None:
    project.put("bob.pdf", project.form("bob", why="It is near."))
    harvest()
    made = enter("bob", "fridge", source="paper", received="2026-03-02T09:00:00Z")
    type_into(made, why="It is far.")
    (taken,) = entered("bob").looked.taken
    assert taken.outcome is Outcome.NEEDS_PERSON
    assert errors.CAME_AT_ONCE.is_said(taken.told)


# --- what stands in the way -------------------------------------------------------------------------------------------


def test_somebody_who_is_in_no_table_gets_a_line_there_first(project: Project) -> None:
    with pytest.raises(WtaFormsError) as error:
        enter("Zoe Low", "fridge")
    assert refused(errors.ENTER_NOBODY, error)


def test_answers_that_are_nobodys_are_not_typed_in_as_somebodys(project: Project) -> None:
    with Path("project.yaml").open("a", encoding="utf-8") as file:
        file.write("forms: [{form: fridge, anonymous: true}]\n")
    with pytest.raises(WtaFormsError) as error:
        enter("ewa", "fridge")
    assert refused(errors.ENTER_ANONYMOUS, error)


def test_nobodys_typing_is_written_over(project: Project) -> None:
    type_into(enter("ewa", "fridge"), end="May")
    with pytest.raises(WtaFormsError) as error:
        enter("ewa", "fridge")
    assert refused(errors.ENTER_NOT_TAKEN_IN, error)
    entered("ewa")
    made = enter("ewa", "fridge")
    assert (PdfReader(made.pdf).get_fields() or {})["end"].value == "May"


def test_another_file_under_its_name_is_refused(project: Project) -> None:
    made = enter("ewa", "fridge")
    made.pdf.write_bytes(project.form("bob", why="It is near."))
    told: list[Problem] = []
    assert harvest(tell=told.append).looked == ()
    assert [errors.ENTER_OTHER_FILE.is_said(problem) for problem in told] == [True]
    assert counts() == ()
