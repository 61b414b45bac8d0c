"""``migrate`` as an author writes it: what can be said, and every mistake at its line."""

from __future__ import annotations

import pytest

from docs.changes import CHANGED, NEWEST
from tests.spec.paper import FILE
from tests.spec.versions import mistakes, version
from wta_forms import errors
from wta_forms.errors import Message
from wta_forms.spec.check_migrate import check_against
from wta_forms.spec.form import Form
from wta_forms.spec.load import load_form
from wta_forms.spec.moves import Axis, Spot, route_from
from wta_forms.spec.stamp import digest_of

ASKED = """
- {id: work, kind: paragraph, label: Our work}
- {id: help, kind: select_multiple, label: Help, choices: {health: Health, money: Money}, other: true}
- {id: travel, kind: select_one, label: Travel, choices: {bus: Bus, foot: Foot}}
- {id: days, kind: grid, label: Days, rows: {monday: Monday}, choices: {1: No, 2: Yes}}
- id: jobs
  kind: table
  label: Jobs
  rows: 2
  columns: [{id: owner, kind: text, label: Who}, {id: often, kind: select_one, label: O, choices: {now: N, late: L}}]
"""
LINE = 17
"""Where the first line below ``1:`` stands."""


def route_by(migrate: str, number: int = 1) -> object:
    return route_from(version(3, ASKED, migrate).migrate, number)


# --- what can be said -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "to"),
    [
        ("old: work", ("work",)),
        ("old: dropped", ()),
        ("old: [work, travel]", ("work", "travel")),
        ("old: {to: work}", ("work",)),
        ("old: {to: [work, travel]}", ("work", "travel")),
        ("old: {to: dropped, reason: Nobody has one.}", ()),
        ("help: {choices: {gp: health}}", ("help",)),
    ],
)
def test_a_question_is_called_otherwise_was_dropped_or_became_several(line: str, to: tuple[str, ...]) -> None:
    form = version(2, ASKED, f"1:\n  {line}")
    assert route_from(form.migrate, 1).questions(line.partition(":")[0]) == to


def test_choices_rows_and_columns_are_called_otherwise() -> None:
    form = version(
        2,
        ASKED,
        """
        1:
          partners: {to: help, choices: {gp: health, nurse: health, lift: travel.bus, fax: dropped, fun: other}}
          days: {rows: {mon: monday}, choices: {0: 1}}
          jobs: {columns: {who: owner, when: dropped, often: {choices: {soon: now}}}}
        """,
    )
    route = route_from(form.migrate, 1)
    choices = {key: route.spots(Axis.CHOICES, "partners", key) for key in ("gp", "lift", "fax", "fun")}
    assert choices == {
        "gp": (Spot("help", "health"),),
        "lift": (Spot("travel", "bus"),),
        "fax": (),
        "fun": (Spot("help", "other"),),
    }
    assert route.spots(Axis.ROWS, "days", "mon") == (Spot("days", "monday"),)
    assert route.spots(Axis.CHOICES, "days", "0") == (Spot("days", "1"),)
    assert route.spots(Axis.COLUMNS, "jobs", "who") == (Spot("jobs", "owner"),)
    assert route.cell_choices("jobs", "often", "soon") == ((Spot("jobs", "often"), "now"),)


def test_a_line_stays_true_when_the_form_changes_again() -> None:
    """``job`` of version 1 was ``task`` in version 2, and is ``work`` now."""
    form = version(3, ASKED, "1: {job: task, fun: sport}\n2: {task: work, sport: dropped}")
    assert route_from(form.migrate, 1).questions("job") == ("work",)
    assert route_from(form.migrate, 1).questions("fun") == ()


def test_what_became_of_earlier_versions_is_no_part_of_what_answers_mean() -> None:
    assert digest_of(version(2, ASKED)) == digest_of(version(2, ASKED, "1: {fax: dropped}"))


# --- mistakes ---------------------------------------------------------------------------------------------------------

IDS = "work, help, travel, days, jobs, dropped"
MISTAKES: dict[str, tuple[Message, dict[str, object]]] = {
    "old: wrok": (errors.MIGRATE_NO_QUESTION, {"id": "wrok", "advice": "did you mean 'work'?"}),
    "old: removed": (errors.MIGRATE_NO_QUESTION, {"id": "removed", "advice": "here it is dropped"}),
    "old: [work, play]": (errors.MIGRATE_NO_QUESTION, {"id": "play", "advice": f"use one of: {IDS}"}),
    "old: {reason: Gone}": (errors.MIGRATE_NO_QUESTION, {"id": "old", "advice": f"use one of: {IDS}"}),
    "old: {choices: {a: health}}": (errors.MIGRATE_NO_QUESTION, {"id": "old", "advice": f"use one of: {IDS}"}),
    "old: {to: dropped, choices: {a: fun.x}}": (
        errors.MIGRATE_NO_QUESTION,
        {"id": "fun", "advice": f"use one of: {IDS}"},
    ),
    "help: {choices: {gp: helth}}": (
        errors.MIGRATE_NO_PART,
        {"question": "help", "what": "choice", "name": "helth", "advice": "did you mean 'health'?"},
    ),
    "help: {choices: {gp: travel.train}}": (
        errors.MIGRATE_NO_PART,
        {"question": "travel", "what": "choice", "name": "train", "advice": "use one of: bus, foot, dropped"},
    ),
    "help: {choices: {other: health}}": (errors.MIGRATE_OTHER, {"name": "health"}),
    "work: {choices: {a: b}}": (
        errors.MIGRATE_NO_PART,
        {"question": "work", "what": "choice", "name": "b", "advice": "a paragraph question has none"},
    ),
    "days: {rows: {mon: mondy}}": (
        errors.MIGRATE_NO_PART,
        {"question": "days", "what": "row", "name": "mondy", "advice": "did you mean 'monday'?"},
    ),
    "jobs: {rows: {1: 2}}": (
        errors.MIGRATE_NO_PART,
        {"question": "jobs", "what": "row", "name": "2", "advice": "a table question has none"},
    ),
    "jobs: {columns: {who: ownr}}": (
        errors.MIGRATE_NO_PART,
        {"question": "jobs", "what": "column", "name": "ownr", "advice": "did you mean 'owner'?"},
    ),
    "jobs: {columns: {often: {choices: {soon: nwo}}}}": (
        errors.MIGRATE_NO_PART,
        {"question": "often", "what": "choice", "name": "nwo", "advice": "did you mean 'now'?"},
    ),
    "Old: work": (
        errors.BAD_IDENTIFIER,
        {"value": "Old", "word": "id", "separator": "'_'", "example": "better: old"},
    ),
    "old: Our work": (
        errors.BAD_IDENTIFIER,
        {"value": "Our work", "word": "id", "separator": "'_'", "example": "better: our_work"},
    ),
    "help: {choices: {Not sure: health}}": (
        errors.BAD_IDENTIFIER,
        {"value": "Not sure", "word": "key", "separator": "'_'", "example": "better: not_sure"},
    ),
    "help: {choice: {gp: health}}": (
        errors.UNKNOWN_WORD,
        {"word": "choice", "place": "a question of an earlier version", "advice": "did you mean 'choices'?"},
    ),
}


@pytest.mark.parametrize("line", MISTAKES)
def test_a_mistake_is_one_problem_at_its_line(line: str) -> None:
    message, values = MISTAKES[line]
    assert mistakes(2, ASKED, f"1:\n  {line}") == [message.at(f"{FILE}:{LINE}", **values)]


@pytest.mark.parametrize("number", ["2", "3", "0", "one", "1.5"])
def test_only_a_version_before_this_one_can_have_been_answered(number: str) -> None:
    expected = errors.MIGRATE_VERSION.at(f"{FILE}:{LINE - 1}", value=number)
    assert mistakes(2, ASKED, f"{number}: {{fax: dropped}}") == [expected]


def test_what_a_later_step_takes_on_has_to_arrive_in_the_end() -> None:
    assert mistakes(3, ASKED, "1: {job: task}\n2: {task: work}") == []
    expected = errors.MIGRATE_NO_QUESTION.at(f"{FILE}:{LINE}", id="wrk", advice="did you mean 'work'?")
    assert mistakes(3, ASKED, "1: {job: task}\n2: {task: wrk}") == [
        errors.MIGRATE_NO_QUESTION.at(
            f"{FILE}:{LINE - 1}",
            id="task",
            advice=f"use one of: {IDS}; if version 2 had it, say under 2: what became of it",
        ),
        expected,
    ]


def test_what_only_the_version_after_it_had_needs_a_line_of_its_own() -> None:
    """A line once written stays true: it is not the one to change."""
    (problem,) = mistakes(3, ASKED, "1: {partners: {to: help, choices: {gp: nurse}}}")
    assert problem.hint.endswith("; if version 2 had it, say under 2: what became of it")
    assert (
        mistakes(3, ASKED, "1: {partners: {to: help, choices: {gp: nurse}}}\n2: {help: {choices: {nurse: dropped}}}")
        == []
    )


# --- against versions that are kept -----------------------------------------------------------------------------------

OLD = """
- {id: job, kind: text, label: Our work}
- {id: partners, kind: select_multiple, label: Help, choices: {gp: Doctor, bank: Bank}}
- {id: fax, kind: text, label: Fax}
- {id: days, kind: grid, label: Days, rows: {mon: Monday, tue: Tuesday}, choices: {1: No, 2: Yes}}
"""
WHOLE = """
1:
  job: work
  partners: {to: help, choices: {gp: health, bank: money}}
  fax: dropped
  days: {rows: {mon: monday, tue: dropped}}
"""


def against(old: str, migrate: str, asked: str = ASKED) -> list[str]:
    return [str(problem) for problem in check_against([version(1, old)], version(2, asked, migrate))]


def test_nothing_is_said_where_everything_has_its_place() -> None:
    assert against(OLD, WHOLE) == []
    assert against(ASKED, "1: {work: work}") == []


def test_each_question_without_a_place_is_a_note() -> None:
    said = against(OLD, "1: {job: work}")
    homeless = [errors.MIGRATE_HOMELESS.at(f"{FILE}:{LINE - 1}", version=1, question=id) for id in ("partners", "fax")]
    rows = {
        "version": 1,
        "question": "days",
        "of": "days",
        "what": "rows",
        "names": "mon, tue",
        "part": "rows: {mon: …}",
    }
    assert said == [*map(str, homeless), str(errors.MIGRATE_PART_HOMELESS.at(f"{FILE}:{LINE - 1}", **rows))]
    assert all(problem.is_note for problem in check_against([version(1, OLD)], version(2, ASKED)))


@pytest.mark.parametrize(
    ("written", "slip", "line"), [("fax:", "fxa:", LINE + 2), ("bank:", "bnak:", LINE + 1), ("tue:", "teu:", LINE + 3)]
)
def test_a_line_about_what_was_never_there_is_a_problem_with_what_was_meant(written: str, slip: str, line: int) -> None:
    found = check_against([version(1, OLD)], version(2, ASKED, WHOLE.replace(written, slip)))
    (problem,) = [each for each in found if not each.is_note]
    assert (problem.where, problem.hint) == (f"{FILE}:{line}", f"did you mean '{written[:-1]}'?")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kind: text", "kind: select_one, choices: {a: A, b: B}", errors.MIGRATE_OTHER_KIND),
        ("kind: consent", "kind: tick", errors.MIGRATE_OTHER_KIND),
        ("kind: email", "kind: text", errors.MIGRATE_OTHER_KIND),
        ("kind: scale, max: 5", "kind: scale, max: 10", errors.MIGRATE_OTHER_SCALE),
        ("kind: text, share: count", "kind: text", errors.MIGRATE_FREER),
        ("kind: select_one, choices: {a: A, b: B}", "kind: select_one, choices: {a: A, c: C}",
         errors.MIGRATE_PART_HOMELESS),
        ("kind: text", "kind: paragraph", None),
        ("kind: date", "kind: text", None),
        ("kind: select_one, choices: {a: A, b: B}", "kind: select_multiple, choices: {c: C, b: B, a: A}", None),
    ],
)  # fmt: skip
def test_what_means_something_else_now_is_a_note(old: str, new: str, message: Message | None) -> None:
    said = against(f"- {{id: q, label: Q, {old}}}", "", f"- {{id: q, label: Q, {new}}}")
    assert len(said) == (message is not None)
    assert message is None or message.hint.split("{")[0] in said[0]


def test_the_line_that_is_asked_for_is_the_one_that_mends_it() -> None:
    old = ASKED.replace("now: N", "soon: S, now: N")
    (said,) = against(old, "")
    assert "migrate: {1: {jobs: {columns: {often: {choices: {soon: …}}}}}}" in said
    assert against(old, "1: {jobs: {columns: {often: {choices: {soon: now}}}}}") == []


def test_what_one_of_two_forms_of_the_same_version_had_is_no_mistake() -> None:
    """Somebody changed a form that was out, with --force."""
    first, second = version(1, OLD), version(1, OLD.replace("fax", "telex"))
    move = WHOLE.replace("fax: dropped", "{fax: dropped, telex: dropped}"[1:-1].replace(", ", "\n  "))
    assert list(check_against([first, second], version(2, ASKED, move))) == []
    (problem,) = check_against([second], version(2, ASKED, move))
    assert problem == errors.MIGRATE_NEVER_ASKED.at(
        f"{FILE}:{LINE + 2}", version=1, id="fax", advice="use one of: job, partners, telex, days"
    )


SCALES = {
    ("max: 5", "max: 10"): "went from 1 to 5 in version 1 and goes from 1 to 10: a 5 stays a 5",
    ("max: 5", "min: 0, max: 5"): "went from 1 to 5 in version 1 and goes from 0 to 5: a 5 stays a 5",
    ("max: 5", "max: 3"): "went from 1 to 5 in version 1 and goes from 1 to 3: a 3 stays a 3",
}


@pytest.mark.parametrize(("old", "new"), SCALES)
def test_a_scale_that_goes_elsewhere_is_told_with_a_point_that_is_on_both(old: str, new: str) -> None:
    expected = SCALES[old, new]
    scale = "- {id: q, kind: scale, label: Q, "
    table = "- {id: t, kind: table, label: T, rows: 2, columns: [{id: c, kind: scale, label: C, "
    (own,) = (line for line in against(f"{scale}{old}}}", "", f"{scale}{new}}}") if "went from" in line)
    (column,) = (line for line in against(f"{table}{old}}}]}}", "", f"{table}{new}}}]}}") if "went from" in line)
    assert f"the scale of 'q' {expected}" in own
    assert f"the scale of 't, column c' {expected}" in column


def test_nothing_is_said_of_a_scale_whose_points_all_have_their_line() -> None:
    old, new = "- {id: q, kind: scale, label: Q, max: 2}", "- {id: q, kind: scale, label: Q, max: 4}"
    assert against(old, "1: {q: {choices: {1: 1, 2: 4}}}", new) == []
    assert len(against(old, "1: {q: {choices: {2: 4}}}", new)) == 1


@pytest.mark.parametrize("number", [1, 2])
def test_the_example_of_the_page_brings_every_answer_along(number: int) -> None:
    newest, earlier = load_form(NEWEST), load_form(CHANGED / f"fridge-{number}.yaml")
    assert isinstance(newest, Form)
    assert list(check_against([earlier], newest)) == []
