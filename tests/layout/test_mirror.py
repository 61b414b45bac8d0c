"""Pages that begin at the right, and two languages side by side."""

from __future__ import annotations

from dataclasses import replace

from tests.layout.paper import RULER, form_of, lay_out, page_of, tags, widgets, words
from wta_forms.layout.boxes import Line, Pages, Rect, Role, Words, is_right_to_left
from wta_forms.layout.mirror import turned
from wta_forms.layout.paginate import Running, paginate, stamp_words
from wta_forms.layout.speaker import Speaker
from wta_forms.layout.style import PHONE, STANDARD
from wta_forms.spec.form import Form

BUS = """
- id: way
  kind: select_one
  label: {en: Your way, pl: Dojazd}
  hint: {en: Only the last part., pl: Tylko koniec drogi.}
  choices: {bus: {en: By bus, pl: Autobusem}, other_way: {en: Tram, pl: Tram}}
- {id: name, kind: text, label: {en: Your name, pl: Nazwisko}, width: half}
"""


def bus() -> Form:
    return form_of(BUS)


def boxes(pages: Pages) -> list[Words]:
    return [box for page in pages.pages for box in page.boxes if isinstance(box, Words)]


def place(pages: Pages, text: str) -> tuple[float, float]:
    """Where the first line of some words begins and ends, from the left edge of the page."""
    box = next(box for box in boxes(pages) if box.text == text)
    return box.rect.x + box.lines[0].x, box.rect.x + box.lines[0].x + box.lines[0].width


# --- from right to left -----------------------------------------------------------------------------------------------


def test_what_is_listed_has_the_comma_of_the_language() -> None:
    form = form_of("""
        - id: t
          kind: table
          label: Which?
          rows: 1
          columns: [{id: c, kind: select_one, label: Which?, choices: {a: A, b: B, c: C}}]
        - {id: r, kind: rank, label: Which?, choices: {a: A, b: B, c: C}}
        """)
    assert {"A، B أو C", "يُرجى كتابة 1 بجانب الأهم، ثم 2، 3."} <= set(words(lay_out(form, "ar")))
    assert {"A, B or C", "Write 1 beside the one that matters most, then 2, 3."} <= set(words(lay_out(form, "en")))


def test_a_page_that_begins_at_the_right_is_the_other_page_in_a_mirror() -> None:
    usual, mirrored = lay_out(bus()), lay_out(bus(), "ar")
    for name, widget in widgets(usual).items():
        assert abs(widgets(mirrored)[name].rect.right - (STANDARD.page_width - widget.rect.x)) < 0.01
    left, _ = place(usual, "By bus")
    _, right = place(mirrored, "By bus")
    assert abs(right - (STANDARD.page_width - left)) < 0.01


def test_what_is_read_first_is_the_same_in_a_mirror() -> None:
    assert [w.name for _, w in lay_out(bus(), "ar").widgets()] == [w.name for _, w in lay_out(bus()).widgets()]


def test_the_stamp_begins_where_the_page_begins() -> None:
    line = stamp_words("test, version 1", STANDARD, RULER, "ar")
    assert (
        abs(line.rect.x + line.lines[0].x + line.lines[0].width - (STANDARD.page_width - STANDARD.margin_right)) < 0.01
    )


# --- two languages ----------------------------------------------------------------------------------------------------


def test_two_languages_stand_side_by_side_over_one_set_of_fields() -> None:
    pages = lay_out(bus(), "pl+en")
    assert set(widgets(pages)) == set(widgets(lay_out(bus())))
    (polish, _), (english, _) = place(pages, "Dojazd"), place(pages, "Your way")
    assert english - polish > STANDARD.text_width / 3
    tops = {box.rect.y for box in boxes(pages) if box.text in ("Dojazd", "Your way")}
    assert len(tops) == 1


def test_where_there_is_no_room_side_by_side_one_language_stands_under_the_other() -> None:
    pages = lay_out(bus(), "pl+en", PHONE)
    assert place(pages, "Dojazd")[0] == place(pages, "Your way")[0]
    assert place(pages, "Autobusem")[0] == place(pages, "By bus")[0]


def test_words_that_are_the_same_in_both_languages_stand_there_once() -> None:
    assert words(lay_out(bus(), "pl+en")).count("Tram") == 1


def test_the_second_language_is_a_run_that_says_which_it_is() -> None:
    pages = lay_out(bus(), "pl+en")
    runs = tags(pages.tree, Role.SPAN)
    said = {pages.box(leaf).text: tag.language for tag in runs for _, leaf in tag.leaves()}  # type: ignore[union-attr]
    assert said["Dojazd"] == ""
    assert said["Your way"] == "en"


def test_a_tooltip_says_all_in_one_language_and_then_in_the_other() -> None:
    tooltip = widgets(lay_out(bus(), "pl+en"))["name"].tooltip
    assert tooltip == "2: Nazwisko / 2: Your name"


def test_a_line_begins_where_its_own_language_begins() -> None:
    """English beside Arabic: its column is mirrored with the page, and its lines still begin at their left."""
    words = Words(Rect(100, 0, 200, 15), (Line("One line", 0, 11, 44),), STANDARD.body)
    arabic, english = turned([words, replace(words, language="en")], 600, "ar")
    assert arabic.rect == english.rect == Rect(300, 0, 200, 15)
    assert (arabic.lines[0].x, english.lines[0].x) == (156, 0)
    (beside_english,) = turned([replace(words, language="ar")], 600, "en")
    assert (beside_english.rect.x, beside_english.lines[0].x) == (100, 156)


def test_words_under_words_that_go_the_other_way_begin_or_end_at_the_same_side() -> None:
    """English under Arabic ends where the Arabic begins, Arabic under English begins where the English does."""
    for language, side in (("ar+en", 1), ("en+ar", 0)):
        speaker = Speaker(bus(), language, STANDARD, RULER)
        words = speaker.text(lambda each: {"ar": "بالحافلة", "en": "By bus"}[each.language], STANDARD.body)
        pages = paginate(words, Running("Head", "{page}"), STANDARD, RULER, language)
        assert abs(place(pages, "By bus")[side] - place(pages, "بالحافلة")[side]) < 0.01


def test_what_is_said_in_two_languages_is_not_parted_by_the_end_of_a_page() -> None:
    many = "\n".join(f"- {{id: q{n}, kind: tick, label: {{en: Your {n}, pl: Dojazd {n}}}}}" for n in range(30))
    notes = "\n".join(f"- {{kind: note, label: {{en: Note {n}, pl: Notatka {n}}}}}" for n in range(30))
    pages = lay_out(form_of(f"{many}\n{notes}"), "pl+en", PHONE)
    for english, polish in (("Your", "Dojazd"), ("Note", "Notatka")):
        assert [n for n in range(30) if page_of(pages, f"{english} {n}") != page_of(pages, f"{polish} {n}")] == []


def test_a_title_in_two_languages_is_never_left_alone_on_its_page() -> None:
    form = form_of(BUS, "title: {en: A test, pl: Próba}\nminutes: 30")
    for sentences in range(0, 60, 5):
        pages = lay_out(form, "pl+en", contact__name="Morag", who_sees="Nobody else reads it. " * sentences)
        assert page_of(pages, "A test") == page_of(pages, "Before you start") == 0


# --- what is not translated -------------------------------------------------------------------------------------------


def languages(pages: Pages) -> dict[str, str]:
    return {box.text: box.language for box in boxes(pages)}


def test_words_that_stand_in_for_a_translation_say_which_language_they_are_in() -> None:
    """A voice would read English as if it were Polish."""
    form = form_of("- {id: q, kind: text, label: The label, hint: {en: A hint, pl: Podpowiedź}}")
    assert languages(lay_out(form, "pl")).items() >= {"The label": "en", "Podpowiedź": "", "1": ""}.items()
    assert languages(lay_out(form, "pl+en")).items() >= {"The label": "en", "Podpowiedź": "", "A hint": "en"}.items()
    assert languages(lay_out(form, "en"))["The label"] == ""


def test_the_products_words_are_in_english_where_nobody_has_translated_them() -> None:
    form = form_of("- {id: q, kind: tick, label: {en: Yes?, pl: Tak?}}")
    assert languages(lay_out(form, "de"))["Before you start"] == "en"


def test_words_that_are_not_translated_stand_beside_their_boxes_all_the_same() -> None:
    pages = lay_out(form_of("- {id: q, kind: text, label: Only in English}"), "ar")
    _, right = place(pages, "Only in English")
    assert abs(right - (STANDARD.page_width - STANDARD.margin_right - STANDARD.gutter)) < 0.01


def test_a_translation_under_other_words_begins_where_they_do() -> None:
    """At the other end of the line nobody would see that it belongs to the same box."""
    choices = "- {id: q, kind: select_one, label: Way, choices: {a: {en: Bus, ar: حافلة}, b: B}}"
    form = form_of(choices, languages="en, ar")
    for language, side in (("ar+en", 1), ("en+ar", 0)):
        pages = lay_out(form, language)
        assert abs(place(pages, "Bus")[side] - place(pages, "حافلة")[side]) < 0.01


def test_two_languages_side_by_side_begin_where_each_of_them_does() -> None:
    form = form_of("- {id: q, kind: text, label: {en: Your name, ar: الاسم}}", languages="en, ar")
    pages = lay_out(form, "ar+en")
    left, middle = STANDARD.margin_left, STANDARD.page_width / 2
    assert left - 0.01 <= place(pages, "Your name")[0] < middle < place(pages, "الاسم")[0]


def test_what_stands_over_the_last_point_of_a_scale_is_over_it_translated_or_not() -> None:
    form = form_of("- {id: q, kind: scale, label: Q, max: 5, low: Bad, high: Good}")
    pages = lay_out(form, "ar")
    left, _ = place(pages, "Good")
    assert abs(left - widgets(pages)["q-5"].rect.x) < 5


def test_so_does_a_long_text_that_is_not_translated() -> None:
    note = f"- {{kind: note, label: Note, about: {'word ' * 400}}}\n- {{id: q, kind: text, label: Q}}"
    lines = [box for box in boxes(lay_out(form_of(note), "ar")) if box.text.startswith("word")]
    ends = {round(box.rect.x + box.lines[0].x + box.lines[0].width) for box in lines}
    assert len(lines) > 12
    assert ends == {round(STANDARD.page_width - STANDARD.margin_right)}


def test_a_script_says_which_way_words_go_where_nothing_is_known_of_their_language() -> None:
    assert is_right_to_left("und-Arab")
    assert not is_right_to_left("und-Cyrl")
