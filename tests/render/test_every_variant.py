"""Every shipped form in every variant and language: that it conforms, how large it is, and that it is read as it was
written."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import cycle, pairwise
from pathlib import Path

import pytest

from tests.programs import needs, verapdf
from tests.render.shipped import EVERY_COPY, Copy, pdf_of_copy
from tests.render.tagged import Element, Tagged, show
from tests.render.test_tags import in_one
from wta_forms.layout.show import show_tree
from wta_forms.spec import wording
from wta_forms.spec.asked import Phrase
from wta_forms.spec.languages import languages_of
from wta_forms.spec.texts import texts_of
from wta_forms.workflow.generate import Blank, copy_of

pytestmark = pytest.mark.slow

# --- how large it is, and whether it conforms -------------------------------------------------------------------------

MOST_BYTES = 150_000
"""Of every shipped form, with its fonts. A mail with a few of them stays under every limit."""

MOST_BYTES_OF_TWO_LANGUAGES = 185_000
"""Twice the words, often on twice the pages; 150,000 is a wish here."""


def test_every_form_is_small() -> None:
    sizes = sorted(((len(pdf_of_copy(copy)), copy) for copy in EVERY_COPY), key=lambda each: -each[0])
    table = "\n".join(f"{size:8,}  {copy}" for size, copy in sizes[:12])
    assert not [copy for size, copy in sizes if size > most_bytes(copy)], table


def most_bytes(copy: Copy) -> int:
    return MOST_BYTES_OF_TWO_LANGUAGES if copy.is_in_two_languages else MOST_BYTES


TYPED = ("Zażółć gęślą jaźń, Łódź", "سميرة حداد (2026)", "Олена Шевченко, Київ", "श्रीमती कृष्णा, क्षत्रिय 7")
FILLED = (Copy("drivers", "ar", "standard"), Copy("drivers", "pl+en", "phone"), Copy("drivers", "ar", "by-hand"))


def filled(copy: Copy) -> bytes:
    """Every box that is written in holds words, in one script after the other."""
    blank = copy.blank()
    boxes = [box.name for _, box in blank.pages.widgets() if not box.is_pressed and not box.options]
    return copy_of(blank, values=dict(zip(boxes, cycle(TYPED), strict=False)))


@needs(verapdf)
def test_verapdf_finds_nothing_in_any_form_variant_or_language(tmp_path: Path) -> None:
    """One start of Java for all of them."""
    made = {str(copy): pdf_of_copy(copy) for copy in EVERY_COPY}
    made |= {f"{copy}-filled": filled(copy) for copy in FILLED}
    for name, pdf in made.items():
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
    verdicts = verapdf.judge([tmp_path / f"{name}.pdf" for name in made])
    assert len(verdicts) == len(EVERY_COPY) + len(FILLED)
    assert {verdict.rules_checked for verdict in verdicts.values()} == {verapdf.RULES}
    assert {path.stem: verdict.failures for path, verdict in verdicts.items() if verdict.failures} == {}


IN_ORDER = """
import hashlib, sys
from tests.render.shipped import Copy, pdf_of_copy
for copy in sys.argv[1:]:
    print(copy, hashlib.sha256(pdf_of_copy(Copy(*copy.split(":")))).hexdigest())
"""


def made_in_order(copies: Sequence[str]) -> set[str]:
    done = subprocess.run([sys.executable, "-c", IN_ORDER, *copies], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines())


def test_copies_have_the_same_bytes_in_whatever_order_they_are_made() -> None:
    copies = ["drivers:ar+en:standard", "workshop-feedback:pl:phone", "drivers:ar:by-hand", "drivers:pl+en:standard"]
    made = made_in_order(copies)
    assert len(made) == len(copies)
    assert made == made_in_order(copies[::-1])


# --- read aloud -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opened:
    """A copy as layout made it, and as the file says it through its own tag tree."""

    blank: Blank
    tagged: Tagged

    def said(self) -> str:
        return " ".join(" ".join(self.tagged.said()).split())

    def headings(self) -> list[int]:
        return [int(element.type[1]) for element in self.tagged.tree.find("H1", "H2", "H3", "H4", "H5", "H6")]


@pytest.fixture(scope="module", params=EVERY_COPY, ids=str)
def opened(request: pytest.FixtureRequest) -> Opened:
    copy: Copy = request.param
    return Opened(copy.blank(), Tagged(pdf_of_copy(copy)))


def test_what_is_read_is_what_layout_made(opened: Opened) -> None:
    assert in_one(show(opened.tagged.tree)) == in_one(show_tree(opened.blank.pages))


def test_every_phrase_of_the_spec_is_read_in_its_order(opened: Opened) -> None:
    """Titles, questions, hints, prompts, choices; for the facilitator also what is for nobody else, under its
    question."""
    said, texts = opened.said(), texts_of(opened.blank.form)
    notes = [text.phrase for text in texts if not text.is_for_participants]
    for language in languages_of(opened.blank.language):
        assert_read([text.phrase for text in texts if text.is_for_participants], language, said)
        assert_read(notes if opened.blank.style.has_notes else [], language, said)


def assert_read(phrases: Iterable[Phrase], language: str, said: str) -> None:
    at = 0
    for phrase in phrases:
        for line in (" ".join(line.split()) for line in phrase.in_(language).splitlines()):
            assert line in said[at:], f"{line!r} is read nowhere, or too early"
            at = said.index(line, at) + len(line)


def test_headings_begin_with_the_title_and_no_level_is_left_out(opened: Opened) -> None:
    levels = opened.headings()
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert set(levels) <= {1, 2, 3}
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_box_says_something_of_its_own(opened: Opened) -> None:
    said = [said_at(form) for form in opened.tagged.tree.find("Form")]
    assert len(said) == len(list(opened.blank.pages.widgets()))
    assert all(words.strip() for words in said)
    assert [words for words, times in Counter(said).items() if times > 1] == []


def said_at(form: Element) -> str:
    return form.alt or str(form.fields[0].get("/TU", ""))


def test_a_place_for_a_pen_says_that_it_is_one_and_a_field_needs_not(opened: Opened) -> None:
    for form in opened.tagged.tree.find("Form"):
        entries = opened.tagged.reader.get_object(form.reference)
        if opened.blank.style.is_fillable:
            assert len(form.fields) == 1
        else:
            assert not form.fields
            assert entries["/A"]["/O"] == "/PrintField"
            assert entries["/A"]["/Role"] in {"/tv", "/cb"}
            assert entries["/Alt"]


def test_words_in_the_other_language_say_so(opened: Opened) -> None:
    """What a plan does with answers is told to the facilitator in English."""
    first, *others = languages_of(opened.blank.language)
    others += ["en"] if opened.blank.style.has_notes and first != "en" else []
    assert opened.tagged.root["/Lang"] == first
    named = {element.language for element in opened.tagged.tree.all()} - {"", first}
    assert named == set(others)


def test_nothing_is_drawn_that_is_not_read_but_what_every_page_repeats(opened: Opened) -> None:
    """Letters are counted, because what goes from right to left is drawn the other way round."""
    read = {drawn.strip() for content in opened.tagged.content for drawn in content.marked.values()}
    for number, content in enumerate(opened.tagged.content, 1):
        assert content.outside == []
        assert all(is_running(words, number, opened) for words in content.artifacts if words not in read)


def is_running(words: str, page: int, opened: Opened) -> bool:
    """Whether it is the foot of the page or the line of its stamp, or what fits of the title."""
    blank = opened.blank
    foot = wording.PAGE_OF.in_(blank.language).format(page=page, pages=len(blank.pages.pages))
    first = languages_of(blank.language)[0]
    stamp = wording.STAMP_LINE.in_(first).format(form=blank.form.id, version=blank.form.version)
    is_head = page > 1 and letters(words.removesuffix("…")) <= letters(blank.form.title.in_(blank.language))
    return letters(words) in (letters(foot), letters(stamp)) or is_head


def letters(words: str) -> Counter[str]:
    return Counter(words.replace(")", "(").replace(" ", ""))
