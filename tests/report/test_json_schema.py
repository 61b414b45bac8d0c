"""The schema of plan.json: shipped, strict enough to be of use, and true."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import fields
from importlib.resources import files
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import Shown
from tests.plan.paper import form_of, invalid, plan_from, said
from tests.report.fridge import plan_for_the_fridge
from tests.report.orchard import ORCHARD
from wta_forms.plan import model
from wta_forms.report.formats import write
from wta_forms.report.json import SCHEMA

SHIPPED = json.loads(files("wta_forms.report").joinpath("plan.schema.json").read_text(encoding="utf-8"))


def objects(part: Any) -> Iterator[dict[str, Any]]:
    """Every part of the schema that describes an object."""
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from objects(each)
    if isinstance(part, dict) and part.get("type") == "object":
        yield part


def strict() -> dict[str, Any]:
    """The schema without the promise that members may be added: what is written has to be described."""
    schema = deepcopy(SHIPPED)
    for each in objects(schema):
        each["additionalProperties"] = False
    return schema


def told(plan: model.Plan) -> Any:
    return json.loads(write(plan, ".json")[""])


def complaints(plan: Any, schema: Any = SHIPPED) -> list[str]:
    return [error.message for error in Draft202012Validator(schema).iter_errors(plan)]


def test_it_is_a_schema_and_says_which_version_of_the_format_it_describes() -> None:
    Draft202012Validator.check_schema(SHIPPED)
    assert SHIPPED["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert SHIPPED["properties"]["schema"]["const"] == SCHEMA


def test_the_plan_of_the_demo_is_as_the_schema_says(shown: Shown) -> None:
    (written,) = (path for path in shown.demo.plans if path.suffix == ".json")
    assert complaints(json.loads(written.read_text(encoding="utf-8")), strict()) == []


@pytest.mark.parametrize("names", ["name", "role", "none"])
def test_every_plan_is_as_the_schema_says_however_people_are_shown(names: str) -> None:
    assert complaints(told(plan_for_the_fridge(names)), strict()) == []


def test_everything_that_a_plan_can_show_is_as_the_schema_says() -> None:
    written = told(ORCHARD)
    assert complaints(written, strict()) == []
    assert {part["is"] for part in objects_in(written) if "is" in part} == SHOWN


SHOWN = {kind.__name__.lower() for kind in get_args(model.Body)}


def objects_in(part: Any) -> Iterator[dict[str, Any]]:
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from objects_in(each)
    if isinstance(part, dict):
        yield part


def test_rows_that_the_plan_leaves_for_the_end_are_told_to_programs() -> None:
    grids = [part for part in objects_in(told(ORCHARD)) if part.get("is") == "grid"]
    assert ["Somebody falls off a ladder"] in [row["cells"][:1] for grid in grids for row in grid["rest"]]


def test_a_plan_without_answers_and_one_with_an_unclear_one_are_as_the_schema_says() -> None:
    form = form_of("- {id: money, kind: number, label: How much?}")
    for came in ([], [said("Ann", money=5), said("Ann", day=2, money=invalid(money="lots"))]):
        assert (
            complaints(told(plan_from(form, came, "{from: drivers.money, as: list}", "{from: answers}")), strict())
            == []
        )


def break_number(plan: Any) -> None:
    plan["entries"][0]["number"] = 0


def break_body(plan: Any) -> None:
    plan["sections"][0]["blocks"][0]["body"]["is"] = "table"


def break_evidence(plan: Any) -> None:
    plan["entries"][0]["evidence"] = []


def break_names(plan: Any) -> None:
    plan["names"] = "initials"


def break_counts(plan: Any) -> None:
    del plan["counts"]["asked"]


@pytest.mark.parametrize("breaking", [break_number, break_body, break_evidence, break_names, break_counts])
def test_a_plan_that_is_not_so_is_refused(breaking: Callable[[Any], None]) -> None:
    plan = told(plan_for_the_fridge("role"))
    breaking(plan)
    assert len(complaints(plan)) == 1


@pytest.mark.parametrize("kind", get_args(model.Body))
def test_every_way_of_showing_is_in_the_schema_with_all_its_members(kind: type) -> None:
    name = kind.__name__.lower()
    assert {"$ref": f"#/$defs/{name}"} in SHIPPED["$defs"]["body"]["oneOf"]
    assert set(SHIPPED["$defs"][name]["properties"]) == {"is", *(member.name for member in fields(kind))}


def test_every_member_is_described() -> None:
    for each in objects(SHIPPED):
        for name, member in each["properties"].items():
            is_described = {"description", "$ref", "const"} & member.keys() or "$ref" in member.get("items", {})
            assert is_described, name
