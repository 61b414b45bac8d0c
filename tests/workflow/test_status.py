"""status: everybody with every form, and what of it may be passed on."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.workflow.answering import answers, bounces, filled_in, is_away, put, take_in
from tests.workflow.correspondence import FORM, Correspondence, correspondence
from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.project.persons import Mark
from wta_forms.workflow.mark import mark
from wta_forms.workflow.posting.leaving import How, Road
from wta_forms.workflow.send import send
from wta_forms.workflow.standing.cases import Stage
from wta_forms.workflow.status import Status, notes, status
from wta_forms.workflow.told.status_files import status_to_json, write_status
from wta_forms.workflow.where import in_short, next_step, where_we_are

MORE = "bob,Bob Hay,bob@example.org,,\ncal,=Cal Orr,cal@example.org,,\nhal,Hal Low,hal@example.org,,\n"


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Correspondence]:
    """Ann has answered, Ewa is away, Jean gets paper, Bob's mail came back, Cal's form was empty, Hal has withdrawn."""
    folder = tmp_path_factory.mktemp("project")
    with correspondence(folder) as post, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        post.change_people("jean,", f"{MORE}jean,")
        send(clock=post.clock)
        bounces(post, "bob@example.org")
        is_away(post, "ewa@example.org")
        post.clock.pass_by(days=1)
        answers(post, "ann", gap="A fridge", helpers="2")
        put(post, "cal.pdf", filled_in(post, "cal"))
        put(post, "loose.txt", b"Tuesdays are best")
        take_in(post)
        mark(Mark.DECLINED, ["hal"], clock=post.clock)
        with post.store() as store, store.change() as change:
            change.run("UPDATE marks SET mark = 'withdrew'")
        yield post


@pytest.fixture
def now(post: Correspondence, monkeypatch: pytest.MonkeyPatch) -> Status:
    monkeypatch.chdir(post.folder)
    return status(clock=post.clock)


def stages(status: Status) -> dict[str, Stage]:
    return {case.person.id: case.stage for case in status.cases()}


def test_everybody_stands_somewhere(now: Status) -> None:
    assert stages(now) == {
        "ann": Stage.ANSWERED,
        "ewa": Stage.SENT,
        "bob": Stage.BOUNCED,
        "cal": Stage.EMPTY,
        "hal": Stage.WITHDREW,
        "jean": Stage.ON_PAPER,
    }
    (fridge,) = now.forms
    assert in_short(fridge) == (
        "1 of 5 has answered; 1 came back empty, 1 sent, 1 does not arrive, 1 on paper, not marked as sent, 1 withdrew."
    )
    assert now.waiting == 2, "a text that is nobody's needs somebody as well"


def test_bounces_and_automatic_replies_stand_at_the_person(now: Status) -> None:
    told = {note.person.id: note.words for note in notes(now)}
    assert told["bob"].startswith("the message to Bob Hay did not arrive: 550 5.1.1")
    assert "I am in hospital until May." in told["ewa"]


def test_only_a_form_that_is_known_can_be_asked_for(now: Status) -> None:
    assert status(["fridge"]).forms
    with pytest.raises(WtaFormsError) as raised:
        status(["fridg"])
    assert raised.value.problems == (errors.FORM_UNKNOWN_HERE.at("", form="fridg", advice="did you mean 'fridge'?"),)


# --- files ------------------------------------------------------------------------------------------------------------


def written(now: Status, folder: Path, ending: str) -> str:
    (path,) = write_status(now, [folder / f"status{ending}"])
    return path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("ending", [".html", ".csv", ".json"])
def test_what_may_be_passed_on_names_nobody_who_withdrew_and_has_no_address(
    now: Status, tmp_path: Path, ending: str
) -> None:
    text = written(now, tmp_path, ending)
    assert "Ann Reid" in text
    assert "Hal" not in text
    assert "example.org" not in text
    assert "hospital" not in text


def test_the_table_runs_nothing_in_a_spreadsheet(now: Status, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(written(now, tmp_path, ".csv"))))
    assert [row["Name"] for row in rows] == ["Ann Reid", "Ewa Żółkowska", "Bob Hay", "'=Cal Orr", "Jean Mackie"]
    ann = rows[0]
    assert (ann["Where it stands"], ann["Since"], ann["Sent"]) == ("answered", "2026-03-03", "2026-03-02")
    assert (ann["Answered"], ann["Of"]) == ("2", "3")


def test_for_programs_the_same_is_there_as_it_says_on_the_page(now: Status, tmp_path: Path) -> None:
    read = json.loads(written(now, tmp_path, ".json"))
    assert read == status_to_json(now)
    page = (Path(__file__).parents[2] / "docs" / "status.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `(\w+)`", page, re.MULTILINE))
    keys = {*read, *read["forms"][0], *read["forms"][0]["cases"][0]}
    assert keys - told == set()
    assert {stage.name.lower() for stage in Stage} - told == set()


class Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))


def test_the_page_has_heads_on_every_row_and_column_and_needs_nothing_from_elsewhere(
    now: Status, tmp_path: Path
) -> None:
    outline = Outline()
    outline.feed(written(now, tmp_path, ".html"))
    names = [tag for tag, _ in outline.tags]
    assert names.count("table") == names.count("caption") == 2
    assert {attributes.get("scope") for tag, attributes in outline.tags if tag == "th"} == {"col", "row"}
    assert not {"script", "link", "img", "iframe"} & set(names)
    assert not any("src" in attributes or "href" in attributes for _, attributes in outline.tags)
    assert ("html", {"lang": "en"}) in outline.tags


def test_nothing_is_written_over(now: Status, tmp_path: Path) -> None:
    written(now, tmp_path, ".html")
    with pytest.raises(WtaFormsError) as raised:
        written(now, tmp_path, ".html")
    assert raised.value.problems == (errors.ALREADY_THERE.at(str(tmp_path / "status.html")),)
    with pytest.raises(WtaFormsError):
        write_status(now, [tmp_path / "status.odt"])


# --- where we are -----------------------------------------------------------------------------------------------------


def test_where_a_project_is_takes_a_few_lines(now: Status) -> None:
    assert list(where_we_are(now)) == [
        "The Friday fridge · Leith Carers",
        "6 people in people.csv.",
        f"  fridge: {in_short(now.forms[0])}",
    ]
    assert next_step(now) == "see what needs you (2 things): wta-forms decide"


def test_what_comes_next_is_told_from_the_first_day_to_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with correspondence(tmp_path) as post:

        def comes_next() -> str:
            return next_step(status(clock=post.clock))

        people = (tmp_path / "people.csv").read_text(encoding="utf-8")
        (tmp_path / "people.csv").write_text("id,name,email\n", encoding="utf-8")
        assert comes_next() == "write the names into people.csv (open it with Excel), then: wta-forms check"
        (tmp_path / "people.csv").write_text("\n".join(people.splitlines()[:3]), encoding="utf-8")
        assert comes_next() == "send the form; you see everything before it goes: wta-forms send fridge"
        assert not (tmp_path / "kept").exists(), "to look makes no store"
        send(clock=post.clock, how=How(Road.DRAFT))
        assert comes_next() == "open outbox/outbox.html and send what is there; then: wta-forms mark sent --all"
        mark(Mark.SENT, is_for_all=True, clock=post.clock)
        assert comes_next() == "put what comes back into inbox/ and take it in: wta-forms harvest"
        post.clock.pass_by(days=8)
        assert comes_next() == "remind those who have not answered (2): wta-forms remind"
        put(post, "ann.pdf", filled_in(post, "ann", gap="A fridge"))
        assert comes_next() == "take in what came (1 new file in inbox): wta-forms harvest"
        take_in(post)
        mark(Mark.DECLINED, ["ewa"], clock=post.clock)
        assert comes_next() == "make the plan: wta-forms report -o .docx"
        post.change_people("ewa,", "bob,Bob Hay,bob@example.org,,\newa,")
        assert comes_next() == "fridge was not sent to Bob Hay yet: wta-forms send fridge"


def test_without_a_server_every_command_that_comes_next_makes_drafts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with correspondence(tmp_path) as post:
        (tmp_path / "project.yaml").write_text("title: T\ncontact: {email: morag@example.org}\n", encoding="utf-8")
        assert next_step(status(clock=post.clock)).endswith(": wta-forms send fridge --draft")
        send(clock=post.clock, how=How(Road.DRAFT))
        mark(Mark.SENT, is_for_all=True, clock=post.clock)
        mark(Mark.SENT, ["jean"], clock=post.clock)
        post.clock.pass_by(days=8)
        assert next_step(status(clock=post.clock)).endswith(": wta-forms remind --draft")


def test_whoever_gets_two_forms_on_paper_is_one_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with correspondence(tmp_path) as post:
        (tmp_path / "other.yaml").write_text(FORM.replace("form: fridge", "form: other"), encoding="utf-8")
        send(["fridge.yaml", "other.yaml"], to=["jean"], clock=post.clock)
        assert next_step(status(clock=post.clock)).startswith("take what is in to-print to Jean Mackie; ")


def test_an_answer_shows_that_a_draft_was_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with correspondence(tmp_path) as post:
        send(clock=post.clock, to=["ann"], how=How(Road.DRAFT))
        answers(post, "ann", gap="A fridge")
        (case,) = status(clock=post.clock).cases_of("ann")
        assert (case.stage, case.sent) == (Stage.ANSWERED, post.clock())


def test_whoever_was_taken_out_of_the_table_is_still_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with correspondence(tmp_path) as post:
        send(clock=post.clock, to=["ann"])
        answers(post, "ann", gap="A fridge")
        post.change_people("ann,Ann Reid,ann@example.org,,\n", "")
        now = status(clock=post.clock)
        assert stages(now)["ann"] is Stage.ANSWERED
        assert [(note.person.name, note.words) for note in notes(now)] == [
            ("Ann Reid", "not in people.csv any more; everything that came stays")
        ]
