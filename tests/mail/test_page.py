"""The page with drafts, and what is printed: complete, harmless, and usable without JavaScript."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from base64 import b64encode
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from wta_forms.mail.page import Draft, outbox_page, preview_page
from wta_forms.mail.paper import PaperLetter, address_list, letters_page
from wta_forms.mail.templates import Text

TEXT = Text("Drivers (Soup)", "Hello,\n\nyour copy is attached.\n", "en")
ANN = Draft("ann", "Ann Reid", "ann@example.org", TEXT, ("drivers-ann.pdf",), "drivers-ann-first.eml", "<1@x>")
HOSTILE = '<script>alert("x")</script>&quot;'


class Page(HTMLParser):
    """The elements of a page, with their attributes, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def test_everything_that_has_to_be_copied_stands_on_the_page() -> None:
    page = Page(outbox_page("Soup", [ANN]))
    words = "".join(page.words)
    for each in ("Ann Reid", "ann@example.org", "Drivers (Soup)", "your copy is attached.", "drivers-ann.pdf"):
        assert each in words
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    copied = {attributes["data-copies"] for attributes in page.all("button")}
    assert copied <= set(ids)


def test_it_needs_no_network_and_lets_nothing_run_but_its_own() -> None:
    html = outbox_page("Soup", [ANN])
    assert not re.search(r"https?://", html)
    (policy,) = [each["content"] for each in Page(html).all("meta") if "http-equiv" in each]
    for tag, word in (("script", "script-src"), ("style", "style-src")):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{word} 'sha256-{digest}'" in str(policy)
    assert " style=" not in html, "the policy lets no style stand at an element"


def test_without_javascript_nothing_is_offered_that_does_not_work() -> None:
    page = Page(outbox_page("Soup", [ANN]))
    assert all("hidden" in attributes for attributes in page.all("button"))
    (box,) = page.all("input")
    assert box["type"] == "checkbox"
    assert [each["href"] for each in page.all("a") if "download" in each] == [
        "drivers-ann.pdf",
        "drivers-ann-first.eml",
    ]


@pytest.mark.parametrize("name", ["name", "person", "address", "id"])
def test_nothing_that_somebody_is_called_is_more_than_words(name: str) -> None:
    page = Page(outbox_page(HOSTILE, [replace(ANN, **{name: HOSTILE})]))
    assert len(page.all("script")) == 1
    text = Text(HOSTILE, HOSTILE, "en")
    assert len(Page(outbox_page("Soup", [replace(ANN, text=text)])).all("script")) == 1
    assert Page(preview_page("Soup", replace(ANN, text=text, **{name: HOSTILE}))).all("script") == []


def test_every_box_says_to_a_screen_reader_whose_it_is() -> None:
    page = Page(outbox_page("Soup", [ANN]))
    assert " to Ann Reid" in page.words
    (article,) = page.all("article")
    assert {"id": article["aria-labelledby"]} in page.all("h2")


def test_words_from_right_to_left_say_so() -> None:
    page = Page(outbox_page("Soup", [replace(ANN, text=Text("السائقون", "مرحبًا", "ar"))]))
    assert {(each.get("lang"), each.get("dir")) for each in page.all("p") if "lang" in each} == {("ar", "rtl")}


def test_a_link_begins_the_mail_and_is_short_enough_for_windows() -> None:
    (link,) = [str(each["href"]) for each in Page(outbox_page("Soup", [ANN])).all("a") if "mailto" in str(each["href"])]
    asked = parse_qs(urlsplit(link).query)
    assert asked == {"subject": ["Drivers (Soup)"], "body": ["Hello,\r\n\r\nyour copy is attached.\r\n"]}
    long = replace(ANN, text=replace(TEXT, body="word " * 1000))
    assert all(len(str(each["href"])) < 2000 for each in Page(outbox_page("Soup", [long])).all("a"))


# --- on paper ---------------------------------------------------------------------------------------------------------

JEAN = PaperLetter("Jean Mackie", "7 Quay Street, Leith, EH6 7AB", "0131 496 0001", "post", TEXT, "drivers-jean.pdf")


def test_a_letter_has_name_and_address_line_by_line() -> None:
    html = letters_page("Soup", "Leith Carers, 1 Shore", [JEAN])
    assert "<address>Jean Mackie<br>7 Quay Street<br>Leith<br>EH6 7AB</address>" in html
    assert "Leith Carers, 1 Shore" in html
    assert len(Page(html).all("article")) == 1


def test_nothing_in_a_letter_is_more_than_words() -> None:
    html = letters_page(
        HOSTILE, HOSTILE, [replace(JEAN, name=HOSTILE, address=HOSTILE, text=Text(HOSTILE, HOSTILE, "en"))]
    )
    assert Page(html).all("script") == []


def test_the_list_of_addresses_can_be_opened_in_a_spreadsheet_which_runs_nothing() -> None:
    content = address_list([JEAN, replace(JEAN, name="=1+1")]).decode("utf-8-sig")
    head, jean, other = csv.reader(io.StringIO(content))
    assert head == ["name", "by", "address", "phone", "file", "done"]
    assert jean[:3] == ["Jean Mackie", "post", "7 Quay Street, Leith, EH6 7AB"]
    assert other[0] == "'=1+1"
