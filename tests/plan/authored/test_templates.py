"""What has no value leaves no gap."""

from __future__ import annotations

from wta_forms.plan.authored.templates import filled_item, filled_text, filled_title


def test_a_sentence_without_its_value_is_left_out() -> None:
    text = "{people.answered} people took part. We asked {people.asked} people. Thank you!"
    assert filled_text(text, {"people.answered": "6"}) == ("6 people took part. Thank you!",)


def test_one_is_a_person() -> None:
    assert filled_text("{people.answered} people took part.", {"people.answered": "1"}) == ("1 person took part.",)


def test_a_blank_line_ends_a_paragraph_and_a_paragraph_can_be_left_out() -> None:
    text = "First.\nStill the first.\n\nOn {answers.last_date}.\n\nLast."
    assert filled_text(text, {}) == ("First. Still the first.", "Last.")


def test_a_title_goes_on_without_its_value() -> None:
    assert filled_title("{project.title}: our plan", {"project.title": "The fridge"}) == "The fridge: our plan"
    assert filled_title("{project.title}: our plan", {}) == "Our plan"


def test_brackets_without_their_value_are_left_out_of_a_line() -> None:
    line = "{step} ({owner}, by {by})"
    assert filled_item(line, {"step": "Ring Bob", "owner": "Ann", "by": "1 May"}) == "Ring Bob (Ann, by 1 May)"
    assert filled_item(line, {"step": "Ring Bob", "owner": "Ann", "by": ""}) == "Ring Bob"


def test_a_line_with_nothing_in_it_is_no_line() -> None:
    assert filled_item("Find: {need}", {"need": ""}) == ""


def test_what_people_wrote_is_not_read_as_a_template() -> None:
    assert filled_item("{gap}: {who}", {"gap": "{who} (me)", "who": "Ann"}) == "{who} (me): Ann"
    assert filled_item("{gap} - {who}", {"gap": "-- (none) --", "who": ""}) == "-- (none) --"


def test_a_line_without_what_it_is_about_is_left_out() -> None:
    line = "{risk} (score {score}). What we will do: {action} ({owner})"
    assert filled_item(line, {"score": "15", "action": "Wait"}) == ""
    assert filled_item(line, {"risk": "Fire", "score": "15"}) == "Fire (score 15)."
    assert filled_item(line, {"risk": "Fire", "action": "Wait"}) == "Fire. What we will do: Wait"
