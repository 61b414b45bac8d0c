"""What waits for a person: why it is asked, and what could be decided."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.plan.paper import conflict, form_of, invalid, plan_of, said, showing
from wta_forms import errors
from wta_forms.answers import Response
from wta_forms.plan.merge import groundwork
from wta_forms.plan.near import Wanted
from wta_forms.plan.pending import Pending, pending
from wta_forms.plan.settling.decisions import DECISIONS_FILE, Decisions
from wta_forms.plan.settling.keys import answer_key, doubt_key, file_doubt_key
from wta_forms.plan.settling.offers import with_offers
from wta_forms.plan.settling.themes import THEMES_FILE, Theme
from wta_forms.plan.settling.translations import Translation

FORM = form_of(
    """
    - {id: way, kind: select_one, label: Which way?, choices: {bus: By bus, van: By van}, merge: decide}
    - {id: money, kind: number, label: How much?}
    - {id: gap, kind: text, label: Gaps?, merge: union}
    - {id: hope, kind: paragraph, label: Hopes?}
    - {id: worry, kind: paragraph, label: Worries?, share: paraphrase}
    - {id: title, kind: text, label: A name?, merge: majority}
    """
)
PLAN = showing(
    "{from: drivers.way, as: list}",
    "{from: drivers.money, as: list}",
    "{from: drivers.gap, as: list}",
    "{from: drivers.hope, as: quotes, first: 2}",
    "{from: drivers.worry, as: quotes}",
    "{from: drivers.title, as: list}",
).replace("  show:", "  write: summary\n  show:")
WRITTEN = Decisions(words={"summary": "We start in May."})


def waits(*responses: Response, decisions: Decisions = WRITTEN) -> tuple[Pending, ...]:
    loaded = plan_of(PLAN, FORM)
    assert loaded.plan is not None
    ground = groundwork(loaded.plan, loaded.forms, responses, decisions=decisions)
    return pending(ground.plan, ground.forms, ground.as_said.voices, decisions, "en")


def choices(waiting: Pending) -> list[str]:
    assert waiting.offer is not None
    return [line for choice in waiting.offer.choices for line in choice.lines]


def is_asked(message: errors.Message, *responses: Response, decisions: Decisions = WRITTEN) -> bool:
    return any(message.is_said(each.problem) for each in waits(*responses, decisions=decisions))


def test_a_section_waits_for_the_facilitators_words_until_they_are_there() -> None:
    (waiting,) = waits(decisions=Decisions())
    assert (waiting.name, choices(waiting)[0]) == ("summary", "summary: |")
    assert waits() == ()


def test_different_answers_where_one_is_to_be_decided_are_offered_with_how_many_gave_them() -> None:
    answers = [said("Ann", way="bus"), said("Ben", way="van"), said("Cay", way="van")]
    (waiting,) = waits(*answers)
    assert waiting.name == "drivers.way"
    assert choices(waiting) == [
        "drivers.way: van  # By van; 2 people",
        "drivers.way: bus  # By bus; 1 person",
    ]
    assert waits(*answers, decisions=Decisions(WRITTEN.words, {"drivers.way": "bus"})) == ()
    assert waits(*answers[1:]) == ()


def test_of_what_most_say_only_a_tie_waits() -> None:
    tie = [said("Ann", title="The hub"), said("Ben", day=2, title="Fridge: Leith")]
    (waiting,) = waits(*tie)
    assert choices(waiting) == [
        "drivers.title: The hub  # The hub; 1 person",
        'drivers.title: "Fridge: Leith"  # Fridge: Leith; 1 person',
    ]
    assert waits(*tie, said("Cay", day=3, title="the hub")) == ()


def test_two_ticks_where_one_was_asked_wait_under_a_key_of_their_own() -> None:
    ticked = said("Ann", way=conflict({"way-bus": "Yes", "way-van": "Yes"}))
    (waiting,) = waits(ticked)
    key = doubt_key(("named", "ann", ""), "drivers", FORM.question("way"), ticked.answers["way"])
    assert waiting.name == key
    assert choices(waiting) == [f"{key}: bus  # By bus", f"{key}: van  # By van"]
    assert "2 boxes were ticked: By bus, By van" in str(waiting.problem)
    for decided in (key, file_doubt_key(ticked, "way")):
        assert waits(ticked, decisions=Decisions(WRITTEN.words, {decided: "bus"})) == ()


def test_the_same_unclear_answer_in_two_copies_waits_once() -> None:
    both = [said("Ann", day=day, way=conflict({"way-bus": "Yes", "way-van": "Yes"})) for day in (1, 2)]
    assert len(waits(*both)) == 1


def test_of_two_answers_of_which_nobody_knows_which_is_newer_neither_is_called_unusable() -> None:
    both = [said("Ann", money=sum) for sum in (2000, 3000)]
    assert [str(each.problem).partition("Ann: ")[2].partition(" (")[0] for each in waits(*both)] == [
        "“2,000”: nobody knows whether this or another answer of theirs is newer",
        "“3,000”: nobody knows whether this or another answer of theirs is newer",
    ]


def test_what_is_no_number_waits_for_one() -> None:
    unclear = said("Ann", money=invalid(money="about two thousand"))
    (waiting,) = waits(unclear)
    key = doubt_key(("named", "ann", ""), "drivers", FORM.question("money"), unclear.answers["money"])
    assert choices(waiting) == [f"{key}: …"]


def test_answers_that_may_not_be_quoted_wait_for_other_words_and_are_there_to_be_read() -> None:
    (waiting,) = waits(said("Ann", worry="That it\nrains."))
    assert waiting.name == "drivers.worry"
    assert waiting.offer is not None
    assert "- That it rains." in waiting.offer.about
    assert waits(said("Ann", worry="Rain"), decisions=Decisions({**WRITTEN.words, "drivers.worry": "Rain."})) == ()


def test_nobody_is_called_by_a_name_they_do_not_want() -> None:
    form = form_of("- {id: how, kind: sharing}\n- {id: money, kind: number, label: How much?}")
    loaded = plan_of(showing("{from: drivers.money, as: list}"), form)
    assert loaded.plan is not None
    unclear = [said("Ann Reid", how="role", role="carer", money=invalid(money="lots"))]
    ground = groundwork(loaded.plan, loaded.forms, unclear)
    (waiting,) = pending(ground.plan, ground.forms, ground.as_said.voices, Decisions(), "en")
    assert "Carer" in str(waiting.problem)
    assert "Ann" not in repr(waiting)


def test_what_was_taken_for_the_same_can_be_kept_apart() -> None:
    alike = [said("Ann", gap="Leaflets in Polish"), said("Ben", gap="leaflet in Polish")]
    (waiting,) = waits(*alike)
    assert not waiting.is_needed
    assert choices(waiting) == ['drivers.gap: [["leaflet in Polish", "Leaflets in Polish"]]']
    apart = Wanted(apart=(("leaflet in Polish", "Leaflets in Polish"),))
    assert waits(*alike, decisions=Decisions(WRITTEN.words, near={"drivers.gap": apart})) == ()


HOPES = [said(words, day=day, hope=words) for day, words in enumerate(("Soup", "Bread", "Tea", "Songs"), 1)]


def test_more_answers_than_the_plan_quotes_can_be_picked_from() -> None:
    picked = next(each for each in waits(*HOPES) if errors.ASK_PICK.is_said(each.problem))
    keys = [answer_key("drivers", "hope", words) for words in ("Soup", "Bread", "Tea", "Songs")]
    assert choices(picked)[0] == f"drivers.hope: [{keys[0]}, {keys[1]}]"
    assert [line.split()[0] for line in choices(picked)[1:]] == keys
    assert not picked.is_needed


def test_many_open_answers_can_be_put_under_themes_and_new_ones_have_to_be() -> None:
    (themes,) = [each for each in waits(*HOPES) if each.file == THEMES_FILE]
    assert (len(choices(themes)), themes.is_needed) == (4, False)
    food = Theme("Food", tuple(answer_key("drivers", "hope", words) for words in ("Soup", "Bread", "Tea")))
    (new,) = [each for each in waits(*HOPES, decisions=Decisions(WRITTEN.words, themes=(food,))) if each.file]
    assert "1 answer has no theme yet" in str(new.problem)
    assert (choices(new), new.is_needed) == ([f"  - {answer_key('drivers', 'hope', 'Songs')}  # “Songs”"], True)


def test_answers_in_another_script_wait_for_a_translation() -> None:
    foreign = said("Ann", hope="حساء")
    assert is_asked(errors.ASK_TRANSLATION, foreign)
    key = answer_key("drivers", "hope", "حساء")
    known = {key: Translation(key, "Hopes?", "حساء", "ar", "Soup", "Samira")}
    assert not is_asked(errors.ASK_TRANSLATION, foreign, decisions=Decisions(WRITTEN.words, translations=known))


def test_all_of_it_as_a_file(golden: Callable[[Path, str], None]) -> None:
    answers = [
        said("Ann", way="bus", gap="Leaflets in Polish", worry="That it rains, and nobody: comes", title="The hub"),
        said("Ben", way="van", gap="leaflet in polish", money=invalid(money="lots"), title="“Fridge”"),
    ]
    offers = [each.offer for each in waits(*answers, decisions=Decisions()) if each.offer]
    written = with_offers(b"", offers, DECISIONS_FILE, "What you decide.")
    golden(Path(__file__).parent / "golden" / "decisions.yaml", written.decode())
