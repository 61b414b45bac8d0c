"""What ``extract --raw`` prints of anybody's form."""

from __future__ import annotations

import json

from tests.extract.small_pdf import choice, pdf, text, tick
from wta_forms import errors
from wta_forms.extract.fields.raw_json import raw_json
from wta_forms.extract.files.read import read


def value_of(field: str) -> object:
    (printed,) = raw_json(read(pdf(field)))["fields"].values()
    return printed["value"]


def test_a_field_is_printed_with_all_that_is_known_of_it() -> None:
    assert raw_json(read(pdf(tick("agree", "/yes", "/yes", more="/TU (I agree)")))) == {
        "status": "read",
        "fields": {
            "agree": {
                "value": "yes",
                "kind": "tick",
                "options": [["yes", "I agree"]],
                "label": "I agree",
                "page": 1,
                "rectangle": [50.0, 700.0, 300.0, 720.0],
                "problems": [],
            }
        },
        "problems": [],
    }


def test_what_is_empty_is_null() -> None:
    assert value_of(text("q")) is None
    assert value_of(tick("q", "/Off", "/Off")) is None
    assert value_of(choice("q", "(a) (b)", more="/Ff 2097152")) is None
    assert raw_json(read(pdf("<< /FT /Tx /T (q) >>", on_page="[]")))["fields"]["q"]["page"] is None


def test_several_values_are_a_list() -> None:
    assert value_of(choice("q", "(a) (b)", "[(b)]", more="/Ff 2097152")) == ["b"]
    assert value_of(tick("q", "/Off", "/yes")) == ["yes", "Off"]


def test_problems_are_printed_with_what_to_do() -> None:
    printed = raw_json(read(pdf(tick("q", "/Off", "/yes"))))
    assert printed["fields"]["q"]["problems"] == [
        {
            "where": "",
            "message": errors.STATE_DIFFERS.text.format(field="q"),
            "hint": errors.STATE_DIFFERS.hint,
            "is_note": False,
        }
    ]
    assert json.loads(json.dumps(printed)) == printed
