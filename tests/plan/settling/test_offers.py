"""Adding to decisions.yaml: no line that a person wrote is touched, whatever it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.plan.settling.offers import Choice, Offer, decided, remark, with_offers
from wta_forms.spec.yaml_nodes import Mapping, Node, Scalar, Sequence, read_yaml

WAY = Offer(
    "answers",
    ("Which way? People differ.",),
    (
        Choice("drivers.way: bus", ("drivers.way: bus  # Bus; 1 person",)),
        Choice("drivers.way: van", ("drivers.way: van",)),
    ),
)
SUMMARY = Offer("words", ("Your own words.",), (Choice("summary: |", ("summary: |", "  Write here.")),))


def added(before: str, *offers: Offer) -> str:
    content = with_offers(before.encode(), offers or (WAY, SUMMARY), "decisions.yaml", "What you decide.")
    return content.decode()


def lines_of(text: str) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text)


def uncommented(text: str) -> str:
    """As if somebody took away every # in front of a choice."""
    return re.sub(r"(?m)^(\s*)#(?! ?[A-Z])", r"\1", text)


def test_a_new_file_says_what_it_is_and_every_choice_is_behind_a_hash() -> None:
    assert added("") == (
        "# What you decide.\n"
        "\n"
        "answers:\n"
        "  # Which way? People differ.\n"
        "  #drivers.way: bus  # Bus; 1 person\n"
        "  #drivers.way: van\n"
        "\n"
        "words:\n"
        "  # Your own words.\n"
        "  #summary: |\n"
        "  #  Write here.\n"
    )


def test_what_is_offered_stands_at_the_end_of_its_section_as_far_in_as_the_rest() -> None:
    before = "answers:\n    drivers.when: friday   # we asked\n\n# Mine:\nwords:\n    after: Done.\n"
    assert added(before) == (
        "answers:\n"
        "    drivers.when: friday   # we asked\n"
        "\n"
        "    # Which way? People differ.\n"
        "    #drivers.way: bus  # Bus; 1 person\n"
        "    #drivers.way: van\n"
        "\n"
        "# Mine:\n"
        "words:\n"
        "    after: Done.\n"
        "\n"
        "    # Your own words.\n"
        "    #summary: |\n"
        "    #  Write here.\n"
    )


def test_whoever_takes_the_hashes_away_has_decided() -> None:
    root, problems = read_yaml(uncommented(added("", SUMMARY, decided("answers", "drivers.way", "van"))).encode(), "f")
    assert problems == []
    assert "Write here." in str(root)
    assert "van" in str(root)


def test_run_twice_it_adds_nothing() -> None:
    once = added("answers:\n  drivers.when: friday\n")
    assert added(once) == once


def test_a_choice_that_came_since_is_added_alone() -> None:
    once = added("", WAY)
    more = Offer("answers", WAY.about, (*WAY.choices, Choice("drivers.way: foot", ("drivers.way: foot",))))
    new = [line for line in lines_of(added(once, more)) if line not in lines_of(once)]
    assert new == ["  #drivers.way: foot\n"]


def test_what_begins_alike_is_another_choice() -> None:
    once = added("", Offer("answers", (), (Choice("drivers.way: bus stop", ("drivers.way: bus stop",)),)))
    assert "#drivers.way: bus  # Bus" in added(once, WAY)


@pytest.mark.parametrize(
    "before",
    [
        "words: {after: Done.}\n",
        "{words: {after: Done.}, answers: {drivers.when: friday}}\n",
        "answers: {drivers.when: friday}\n...\n",
        "words:\n  after: |+\n    Done.\n\n\n",
        "words:\n  after: |\n    Done.\n\n    # not a remark\nanswers:\n  drivers.when: friday",
        '\ufeffwords:\r\n      after: "It’s “done”"\r\n\r\n',
        "words:\n  after: >-\n    Done:\n    # yes\n",
        "answers:\n",
        "answers:   # nothing yet\n\nwords:\n  after: Done.\n",
        "# only a remark",
        "words:\n  after: Done.\n  # the end",
        "'words':\n  after: Done.\n",
    ],
)
def test_however_it_is_written_its_lines_stay_and_it_says_the_same(before: str) -> None:
    _is_kept(before)


def _is_kept(before: str) -> None:
    """Its lines in their order with others between them; it says the same; and adding to it again adds nothing."""
    after = added(before)
    assert after.startswith("\ufeff") is before.startswith("\ufeff")
    kept = iter(lines_of(after.removeprefix("\ufeff")))
    for line in lines_of(before.removeprefix("\ufeff")):
        assert any(each in (line, line + _end_of(before)) for each in kept), f"{line!r} is not in {after!r}"
    assert set(re.findall(r"\r\n|\r|\n", after)) == {_end_of(before)}
    assert _said(after) == _said(before)
    assert added(after) == after


def _end_of(text: str) -> str:
    return next(iter(re.findall(r"\r\n|\r|\n", text)), "\n")


def _said(text: str) -> list[tuple[str, ...]]:
    try:
        root, _ = read_yaml(text.encode(), "f")
    except WtaFormsError:
        return []
    return list(_texts(root))


def _texts(node: Node, *path: str) -> Iterator[tuple[str, ...]]:
    match node:
        case Mapping(entries=entries):
            for key, value in entries:
                yield from _texts(value, *path, key.text)
        case Sequence(members=members):
            for member in members:
                yield from _texts(member, *path)
        case Scalar(text=text):
            yield (*path, text.rstrip())


WORDS = st.sampled_from(["May", "“We start”", "10:30", "it’s #1", "a: b", "x  # y", "- z", "ü", ""])
EOL = st.sampled_from(["\n", "\r\n"])


@st.composite
def files(draw: st.DrawFn) -> str:
    """Files as people write them: remarks everywhere, odd indentation, either end of a line, a byte order mark."""
    end, lines = draw(EOL), []
    for section in draw(st.permutations(["words", "answers", "pick"]))[: draw(st.integers(0, 3))]:
        lines += draw(st.lists(st.sampled_from(["", "# mine", "#drivers.way: bus"]), max_size=2))
        lines.append(section + ":" + draw(st.sampled_from(["", "  ", "  # here"])))
        indent = " " * draw(st.integers(1, 7))
        for number in range(draw(st.integers(0, 3))):
            name, words = f"drivers.q{number}", draw(WORDS)
            if draw(st.booleans()):
                lines += [f"{indent}{name}: |", f"{indent}  x{words}", "", f"{indent}   # {words}"]
            else:
                lines.append(f"{indent}{name}: '{words.replace(chr(39), '’')}x'")
            lines += draw(st.lists(st.sampled_from(["", f"{indent}# remark", "# at the edge", "   "]), max_size=2))
    text = end.join(lines) + draw(st.sampled_from(["", end, end * 3]))
    return draw(st.sampled_from(["", "\ufeff"])) + text


@given(files())
def test_no_line_of_anybody_is_ever_touched(before: str) -> None:
    _is_kept(before)


def test_nothing_is_added_to_a_file_with_a_mistake() -> None:
    with pytest.raises(WtaFormsError) as raised:
        added("words:\n  summary: For example: May\n")
    assert raised.value.problems[0].where == "decisions.yaml:2"


def test_a_file_in_another_encoding_is_told() -> None:
    with pytest.raises(WtaFormsError) as raised:
        with_offers("words: {a: b}".encode("utf-16"), (WAY,), "decisions.yaml", "")
    assert [str(problem) for problem in raised.value.problems] == [str(errors.NOT_UTF8.at("decisions.yaml"))]


def test_a_decision_counts_at_once_and_changes_nothing_else() -> None:
    before = "words:\n  after: Done.\nanswers:\n   drivers.when: friday\n"
    assert added(before, decided("answers", "drivers.way", "By: bus")) == (
        'words:\n  after: Done.\nanswers:\n   drivers.when: friday\n\n   drivers.way: "By: bus"\n'
    )


def test_a_reminder_is_one_line_that_can_be_seen() -> None:
    assert remark("two\nlines\u202e and\x07 more") == "two lines? and? more"
    assert remark("a" * 200) == "a" * 99 + "…"
