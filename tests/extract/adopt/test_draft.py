"""Boxes with words around them become questions, as a person would have written them down."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.adopt.paper import (
    blank,
    choice,
    drafted,
    loaded_again,
    question,
    questions,
    radio,
    said,
    shown,
    spot,
    text,
    tick,
    words,
)
from wta_forms.extract.adopt.blank import Box, Word
from wta_forms.extract.adopt.draft import draft_of
from wta_forms.extract.raw import FieldKind
from wta_forms.project.names import plain
from wta_forms.spec.form import Heading, Note, Width
from wta_forms.spec.write import form_to_yaml

# --- labels -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "beside",
    [
        words("Family name:", 30, 703),
        words("Family name", 100, 722),
        words("Family name *", 100, 722),
        words("3. Family name", 100, 722),
        words("Family name ______", 25, 703),
    ],
    ids=["to the left", "above", "with a star", "with a number", "with a line to write on"],
)
def test_a_label_is_what_is_printed_beside_a_box_without_its_number_and_colon(beside: list[Word]) -> None:
    assert said(question(text("Text1", 100, 700), beside).label) == "Family name"


def test_a_label_may_stand_under_the_line_that_is_written_on() -> None:
    asked = questions(text("a", 50, 700), words("surname", 50, 688), text("b", 50, 650), words("first name", 50, 638))
    assert [said(each.label) for each in asked] == ["surname", "first name"]


def test_every_line_is_the_label_of_one_box_alone() -> None:
    asked = questions(text("a", 100, 700), text("b", 100, 670), words("Street", 60, 703), words("Town", 62, 673))
    assert [said(each.label) for each in asked] == ["Street", "Town"]


def test_help_stands_in_smaller_letters_between_a_label_and_its_box() -> None:
    asked = question(
        text("t", 50, 660, is_tall=True, height=64),
        words("What is missing?", 50, 740, 12, bold=True),
        words("Think of people without internet.", 50, 728, 9),
    )
    assert shown(asked) == {
        "id": "missing", "kind": "paragraph", "label": "What is missing?", "hint": "Think of people without internet.",
    }  # fmt: skip


def test_what_a_screen_reader_says_is_the_label_where_nothing_is_printed() -> None:
    draft = drafted(text("f1_02[0]", 50, 700, label="Enter your date of birth. Day, month, year."))
    (asked,) = draft.form.questions
    assert (said(asked.label), said(asked.hint)) == ("Date of birth", "Day, month, year.")
    assert draft.remarks[f"{asked.id}.label"] == "as a screen reader says it"


def test_a_printed_label_has_what_a_screen_reader_says_beyond_it_as_a_hint() -> None:
    asked = question(text("t", 50, 700, label="2: Organisation. Leave empty if none"), words("Organisation", 50, 722))
    assert (said(asked.label), said(asked.hint)) == ("Organisation", "Leave empty if none")


def test_a_box_of_which_nothing_is_known_is_called_by_its_name_and_marked() -> None:
    draft = drafted(text("form1.Page1[0].OfficeAddress[0]", 50, 700))
    (asked,) = draft.form.questions
    assert (asked.id, said(asked.label)) == ("office_address", "Office address")
    assert "guessed from the box's name" in draft.remarks["office_address.label"]


def test_what_acrobat_says_where_it_found_no_words_is_no_label() -> None:
    printed, alone = questions(
        text("undefined_7", 100, 700, label="undefined"), words("Town:", 50, 703), text("undefined", 100, 500)
    )
    assert (said(printed.label), said(alone.label)) == ("Town", "A box")


def test_a_sentence_that_several_boxes_are_numbered_after_is_no_label_where_words_stand_beside_them() -> None:
    sentence = "Do hereby place the children in the care of the following persons"
    boxes = [text(f"g{at}", 250, 700 - 30 * at, label=f"{sentence} [{at}]") for at in (1, 2, 3)]
    beside = [words(f"{sentence}:", 50, 710), words("Name:", 100, 673), words("Address:", 100, 643)]
    assert [said(each.label) for each in questions(*boxes, *beside)] == ["Name", "Address", sentence]


def test_a_label_that_stands_far_away_is_marked() -> None:
    draft = drafted(text("t", 300, 700), words("Family name", 50, 703))
    assert draft.remarks == {"": draft.remarks[""], "family_name.label": "guessed from the words beside it"}
    assert draft.guesses == 1


# --- kinds ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Email address", "email"),
        ("Telephone (daytime)", "phone"),
        ("Date of birth", "date"),
        ("Signature", "signature"),
        ("How many people live with you?", "number"),
        ("Numer telefonu", "phone"),
        ("Notes", "text"),
    ],
)
def test_a_kind_is_guessed_from_the_words_and_marked(label: str, kind: str) -> None:
    draft = drafted(text("t", 50, 700), words(label, 50, 722))
    (asked,) = draft.form.questions
    assert shown(asked)["kind"] == kind
    assert draft.remarks.get(f"{asked.id}.kind", "") == ("" if kind == "text" else "guessed from its words")


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ('AFNumber_Format(2, 0, 0, 0, "\\u20ac", true);', {"kind": "number", "unit": "€"}),
        ("AFPercent_Format(1, 0);", {"kind": "number", "unit": "%"}),
        ('AFDate_FormatEx("dd/mm/yyyy");', {"kind": "date"}),
        ("AFSpecial_Format(2);", {"kind": "phone"}),
    ],
)
def test_a_program_behind_a_box_says_for_sure_what_it_wants(script: str, found: dict[str, str]) -> None:
    draft = drafted(text("t", 50, 700, scripts={"format": script}), words("Worth", 50, 722))
    assert shown(draft.form.questions[0]) | found == shown(draft.form.questions[0])
    assert draft.guesses == 0


def test_bounds_and_sums_are_read_out_of_programs_and_never_run() -> None:
    scripts = {"format": "AFNumber_Format(0)", "check": "AFRange_Validate(true, 0, true, 40);",
               "calculate": 'AFSimple_Calculate("SUM", new Array ("rent", "food"));'}  # fmt: skip
    draft = drafted(text("total", 50, 700, scripts=scripts, is_locked=True), words("Altogether", 50, 722))
    (asked,) = draft.form.questions
    assert (getattr(asked, "min", None), getattr(asked, "max", None)) == (0, 40)
    assert draft.remarks[asked.id] == "This box was calculated: the sum of rent, food"


def test_a_sign_beside_a_box_is_the_unit_of_a_number() -> None:
    found = shown(question(text("t", 70, 700), words("£", 60, 703), words("Budget", 60, 722)))
    assert found == {"id": "budget", "kind": "number", "label": "Budget", "unit": "£"}


def test_a_box_says_how_much_is_wanted() -> None:
    asked = question(text("code", 50, 700, most=6, is_comb=True, is_required=True), words("Code", 50, 722))
    assert (getattr(asked, "max_chars", None), asked.required) == (6, True)


def test_a_list_has_its_choices_without_the_one_that_only_asks_to_choose() -> None:
    found = shown(question(choice("way", 50, 700, "-- choose --", "By bus", "On foot"), words("How?", 50, 722)))
    assert found["choices"] == {"bus": "By bus", "foot": "On foot"}


def test_a_box_that_only_looks_high_is_taken_for_several_lines_and_marked() -> None:
    draft = drafted(text("t", 50, 640, height=64), words("Wishes", 50, 706))
    assert shown(draft.form.questions[0])["kind"] == "paragraph"
    assert draft.remarks["wishes.kind"] == "guessed from the size of its box"


# --- choices ----------------------------------------------------------------------------------------------------------


def test_buttons_of_one_name_are_one_question() -> None:
    found = shown(
        question(
            radio("Group1", spot(50, 700, on="0"), spot(50, 680, on="1")),
            words("Do you drive?", 50, 720, 11, bold=True),
            words("Every day", 68, 701),
            words("Never", 68, 681),
        )
    )
    assert found == {
        "id": "drive", "kind": "select_one", "label": "Do you drive?",
        "choices": {"every_day": "Every day", "never": "Never"},
    }  # fmt: skip


def test_ticks_of_which_a_screen_reader_says_the_same_question_belong_together() -> None:
    boxes = [
        tick(f"c{at}", 50, 700 - 20 * at, label=f"4: Who are you? {who}") for at, who in enumerate(("Carer", "Manager"))
    ]
    found = shown(
        question(*boxes, words("Who are you?", 50, 722, bold=True), words("Carer", 68, 701), words("Manager", 68, 681))
    )
    assert (found["kind"], found["label"], found["choices"]) == (
        "select_multiple", "Who are you?", {"carer": "Carer", "manager": "Manager"},
    )  # fmt: skip


def test_ticks_under_one_line_are_its_choices_even_without_telling_names() -> None:
    boxes = [tick(f"Check Box{at}", 50 + 80 * at, 700) for at in range(3)]
    labels = [words(day, 66 + 80 * at, 701) for at, day in enumerate(("Mon", "Tue", "Wed"))]
    found = shown(question(*boxes, *labels, words("Which days suit you?", 50, 722, bold=True)))
    assert found["choices"] == {"mon": "Mon", "tue": "Tue", "wed": "Wed"}


@pytest.mark.parametrize("cue", ["Please tick one.", "Only one box", "Choose one"])
def test_one_choice_is_asked_for_in_words(cue: str) -> None:
    boxes = [tick(f"day_{day}", 50 + 80 * at, 680) for at, day in enumerate(("mon", "tue"))]
    labels = [words(day, 66 + 80 * at, 681) for at, day in enumerate(("Mon", "Tue"))]
    prompt = [words("Which day?", 50, 712, 11, bold=True), words(cue, 50, 700)]
    assert shown(question(*boxes, *labels, *prompt))["kind"] == "select_one"


def test_sentences_to_agree_to_stay_a_box_each() -> None:
    asked = questions(
        tick("c1", 50, 700), words("I agree that you take notes of what I say today.", 68, 701),
        tick("c2", 50, 670), words("Send me the newsletter that comes out every month.", 68, 671),
    )  # fmt: skip
    assert [shown(each)["kind"] for each in asked] == ["consent", "tick"]


def test_a_line_beside_something_else_is_no_question_of_its_own() -> None:
    found = shown(
        question(
            tick("way_bus", 50, 700), words("Bus", 68, 701),
            tick("way_other", 50, 680), words("Other (say which)", 68, 681),
            text("way_other_text", 160, 678, width=100), words("How do you come?", 50, 722, bold=True),
        )
    )  # fmt: skip
    assert found["choices"] == {"bus": "Bus"}
    assert found["other"] == "Other (say which)"


def test_figures_that_follow_each_other_are_a_scale() -> None:
    boxes = [tick(f"sure_{at}", 50 + 40 * at, 700, on=str(at), label=f"How sure? {at}") for at in (1, 2, 3)]
    found = shown(question(*boxes, words("How sure are you?", 50, 722, bold=True)))
    assert (found["kind"], found["label"]) == ("scale", "How sure are you?")


# --- tables -----------------------------------------------------------------------------------------------------------

HEADS = [words("Who", 50, 722, bold=True), words("By when", 210, 722, bold=True)]


def test_boxes_in_rows_under_heads_are_a_table() -> None:
    boxes = [
        text(f"Row{row}{part}", x, 720 - 20 * row) for row in (1, 2, 3) for part, x in (("Who", 50), ("When", 210))
    ]
    found = shown(question(*boxes, *HEADS, words("The first steps", 50, 745, 12, bold=True)))
    assert (found["kind"], found["label"], found["rows"]) == ("table", "The first steps", 3)
    assert [(each["id"], each["label"]) for each in found["columns"]] == [("who", "Who"), ("when", "By when")]


def test_words_to_the_left_of_rows_are_the_keys_of_a_table() -> None:
    boxes = [
        text(f"{row}_{part}", x, y)
        for row, y in (("rent", 700), ("food", 680))
        for part, x in (("now", 150), ("then", 310))
    ]
    names = [words("Rent", 60, 703), words("Food", 60, 683)]
    heads = [words("Now", 150, 722), words("Later", 310, 722)]
    found = shown(question(*boxes, *names, *heads))
    assert found["rows"] == {"rent": "Rent", "food": "Food"}


def test_questions_beside_each_other_are_no_table() -> None:
    boxes = [text(f"t{at}", x, y) for at, (x, y) in enumerate([(100, 700), (340, 700), (100, 680), (340, 680)])]
    labels = [
        words(label, x, y)
        for label, x, y in (("Name", 60, 703), ("Post", 300, 703), ("Street", 60, 683), ("Town", 300, 683))
    ]
    asked = questions(*boxes, *labels)
    assert [said(each.label) for each in asked] == ["Name", "Post", "Street", "Town"]
    assert {each.width for each in asked} == {Width.HALF}


def test_buttons_in_rows_and_columns_are_a_grid() -> None:
    rows = [radio(f"q{at}", spot(200, 700 - 20 * at, on="0"), spot(260, 700 - 20 * at, on="1")) for at in (0, 1)]
    names = [words("We trust each other", 50, 701), words("We have time", 50, 681)]
    heads = [words("No", 201, 720), words("Yes", 259, 720)]
    found = shown(question(*rows, *names, *heads, words("How is it?", 50, 745, 12, bold=True)))
    assert (found["kind"], found["label"], found["choices"]) == ("grid", "How is it?", {"no": "No", "yes": "Yes"})
    assert list(found["rows"].values()) == ["We trust each other", "We have time"]


def test_rows_that_stand_as_cards_are_a_table_by_their_names() -> None:
    boxes = [
        text(f"child_{n}_{part}", 150, 760 - 60 * n - 25 * at)
        for n in (1, 2)
        for at, part in enumerate(("name", "age"))
    ]
    labels = [words(label, 100, 763 - 60 * n - 25 * at) for n in (1, 2) for at, label in enumerate(("Name", "Age"))]
    found = shown(question(*boxes, *labels))
    assert (found["kind"], found["rows"]) == ("table", 2)
    assert [each["label"] for each in found["columns"]] == ["Name", "Age"]


# --- pieces -----------------------------------------------------------------------------------------------------------


def test_a_date_in_three_boxes_is_one_date() -> None:
    boxes = [text(f"born_{part}", x, 700, 30, most=2) for part, x in (("dd", 100), ("mm", 140), ("yyyy", 180))]
    draft = drafted(*boxes, words("Born", 60, 703))
    (asked,) = draft.form.questions
    assert shown(asked) == {"id": "born", "kind": "date", "label": "Born"}
    assert draft.remarks["born"] == "3 boxes beside each other were put together."


def test_lines_close_under_each_other_are_one_text() -> None:
    boxes = [text(f"Address{at}", 100, 700 - 20 * at, 300) for at in range(3)]
    asked = question(*boxes, words("Address", 50, 703))
    assert (shown(asked)["kind"], getattr(asked, "lines", None)) == ("paragraph", 3)


# --- the form ---------------------------------------------------------------------------------------------------------


def test_a_title_is_what_the_file_says_or_else_its_largest_words() -> None:
    parts = [text("t", 50, 600), words("Name", 50, 622), words("Membership of the club", 50, 780, 20, bold=True)]
    parts += [words("Please write clearly, and keep a copy of this.", 50, 500)]
    assert said(drafted(*parts, title="Joining us").form.title) == "Joining us"
    assert said(drafted(*parts, title="Microsoft Word - x.doc").form.title) == "Membership of the club"
    assert said(drafted(text("t", 50, 600), title="", stem="joining_form").form.title) == "Joining form"


@pytest.mark.parametrize(
    ("stem", "title", "id"),
    [("fridge", "The community fridge", "fridge"), ("f1040-2019", "Income Tax", "income-tax"), ("1", "", "my-form")],
)
def test_a_form_is_called_by_its_file_where_that_is_a_word(stem: str, title: str, id: str) -> None:
    assert drafted(text("t", 50, 600), title=title, stem=stem).form.id == id


def test_headings_make_sections_and_paragraphs_are_kept() -> None:
    form = drafted(
        words("Joining the club", 50, 790, 20, bold=True),
        words("It takes five minutes.", 50, 770),
        words("About you", 50, 740, 14, bold=True),
        words("We keep this to ourselves.", 50, 722),
        text("a", 50, 680), words("Name", 50, 702),
        words("Please turn over when you are done here.", 50, 640),
        words("Your wishes", 50, 600, 14, bold=True),
        text("b", 50, 550), words("Wish", 50, 572),
        title="",
    ).form  # fmt: skip
    assert said(form.about) == "It takes five minutes."
    assert [(said(each.title), said(each.about) if each.about else "") for each in form.sections] == [
        ("About you", "We keep this to ourselves."), ("Your wishes", ""),
    ]  # fmt: skip
    assert [said(each.label) for each in form.sections[0].members if isinstance(each, (Note, Heading))] == [
        "Please turn over when you are done here."
    ]


def test_what_stands_on_every_page_is_no_part_of_a_form() -> None:
    feet = [part for page in (1, 2) for part in (words(f"Club form, page {page} of 2", 50, 20, 8, page=page),)]
    form = drafted(*feet, text("a", 50, 600), text("b", 50, 600, page=2), pages=2).form
    assert [each for section in form.sections for each in section.members if isinstance(each, Note)] == []


def test_a_form_is_read_column_by_column_where_columns_go_down_the_page() -> None:
    left = [
        part
        for at in range(4)
        for part in (text(f"l{at}", 50, 700 - 50 * at), words(f"Left {'abcd'[at]}", 50, 722 - 50 * at))
    ]
    right = [
        part
        for at in range(4)
        for part in (text(f"r{at}", 330, 680 - 43 * at), words(f"Right {'abcd'[at]}", 330, 702 - 43 * at))
    ]
    labels = [said(each.label) for each in questions(*left, *right)]
    assert labels == [f"{side} {letter}" for side in ("Left", "Right") for letter in "abcd"]


def test_buttons_hidden_boxes_and_locked_ones_are_left_out_by_name() -> None:
    draft = drafted(
        Box("go", FieldKind.BUTTON, (spot(50, 100, 60, 20),), caption="Send"),
        text("secret", 50, 300, is_hidden=True),
        text("office", 50, 350, is_locked=True),
        text("name", 50, 700),
    )
    assert [each.id for each in draft.form.questions] == ["name"]
    assert draft.left_out == ("buttons (Send)", "boxes that nobody can see or fill in (secret, office)")
    assert "# Left out: buttons (Send)." in form_to_yaml(draft.form, draft.remarks)


def test_a_form_in_another_language_says_so() -> None:
    assert drafted(text("t", 50, 700), words("Nazwisko", 50, 722), language="pl-PL").form.languages == ("pl",)


def test_a_form_from_right_to_left_is_read_from_the_right() -> None:
    label = [Word(1, "الاسم", (500, 722, 530, 732), 10), Word(1, "الأول", (465, 722, 495, 732), 10)]
    asked = question(text("name", 380, 700), label, language="ar")
    assert said(asked.label) == "الاسم الأول"


def test_a_box_that_shows_in_several_places_is_asked_once() -> None:
    box = Box("name", FieldKind.TEXT, (spot(50, 700, 100, 18), spot(50, 300, 100, 18)))
    assert [each.id for each in questions(box)] == ["name"]


def test_ids_differ_and_say_something() -> None:
    boxes = [text(f"Text{at}", 100, 700 - 40 * at) for at in range(3)]
    labels = [words(label, 40, 703 - 40 * at) for at, label in enumerate(("Name", "Name", "2nd name"))]
    assert [each.id for each in questions(*boxes, *labels)] == ["name", "name_2", "n_2nd_name"]


# --- whatever it is ---------------------------------------------------------------------------------------------------

_places = st.tuples(st.integers(0, 28), st.integers(0, 40)).map(lambda at: (at[0] * 20.0, at[1] * 20.0))
_labels = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_names = st.one_of(st.sampled_from(["a.1", "a.2", "row_1_x", "row_1_y", "row_2_x", "Text1", ""]), _labels)
_kinds = st.sampled_from([FieldKind.TEXT, FieldKind.TICK, FieldKind.RADIO, FieldKind.LIST, FieldKind.SIGNATURE])


@st.composite
def _boxes(draw: st.DrawFn) -> Box:
    kind = draw(_kinds)
    spots = tuple(
        spot(x, y, 14 if kind in (FieldKind.TICK, FieldKind.RADIO) else 100, 14, on=draw(_labels))
        for x, y in draw(st.lists(_places, min_size=1, max_size=3))
    )
    options = tuple((each, each) for each in draw(st.lists(_labels, max_size=3))) if kind is FieldKind.LIST else ()
    return Box(draw(_names), kind, spots, draw(_labels), options=options, most=draw(st.integers(0, 3)))


@st.composite
def _words(draw: st.DrawFn) -> Word:
    (x, y), size = draw(_places), draw(st.sampled_from([8.0, 10.0, 16.0]))
    written = draw(_labels.filter(str.strip))
    return Word(1, written, (x, y, x + 40, y + size), size, draw(st.booleans()))


@given(st.lists(_boxes(), min_size=1, max_size=12), st.lists(_words(), max_size=20), _labels)
def test_whatever_stands_on_a_page_the_draft_is_a_form_without_a_problem(
    tmp_path_factory: pytest.TempPathFactory, boxes: list[Box], printed: list[Word], title: str
) -> None:
    draft = draft_of(blank(*boxes, printed, title=title), "theirs", plain)
    read = loaded_again(draft, tmp_path_factory.mktemp("draft"))
    assert read == {"form": draft.form, "problems": []}


def test_a_form_is_drafted_without_what_stands_in_its_boxes(tmp_path: Path) -> None:
    assert "values" not in Box.__dataclass_fields__
    assert "texts" not in Box.__dataclass_fields__
    assert loaded_again(drafted(text("a", 50, 700)), tmp_path)["problems"] == []
