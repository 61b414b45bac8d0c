"""Whose a form is: the stamp's, unless the sender or the name in it says otherwise; then a person is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.harvest.conftest import Harvest
from tests.harvest.letters import ANN, BOB, FAY, TUESDAY, Project
from wta_forms import errors
from wta_forms.answers import Recipient, Response, Status
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.harvest.whose import NOBODY, Circle, Sender, Whose, are_alike, whose
from wta_forms.project.audit import deeds
from wta_forms.project.lookup import arrival_of, counting, taken, taken_by, waiting
from wta_forms.project.people import Person
from wta_forms.project.persons import addresses
from wta_forms.project.returned import NUMBER, Outcome
from wta_forms.project.store import Store
from wta_forms.workflow.decide import decide, settle_people, undo

PEOPLE = (
    Person("ann", "Ann Reid", {"email": "ann@example.org"}, 2),
    Person("bob", "Bob Hay", {"email": "Bob@Example.org; bob@home.example.net"}, 3),
    Person("cal", "Cal Orr", {"email": "couple@example.org"}, 4),
    Person("dee", "Dee Orr", {"email": "couple@example.org"}, 5),
    Person("ewa", "Ewa Nowak", {"email": ""}, 6),
)
CIRCLE = Circle(PEOPLE, frozenset({"fay@centre.example.org"}))


def form_of(owner: str = "", name: str = "") -> Response:
    names = {person.id: person.name for person in PEOPLE}
    recipient = Recipient(owner, name or names[owner]) if owner else None
    return Response("form.pdf", "", Status.READ, recipient=recipient)


def asked(owner: str = "", typed: str = "", sender: Sender = NOBODY, circle: Circle = CIRCLE) -> Problem:
    found = whose(form_of(owner), typed, sender, circle)
    assert found.doubt is not None
    assert not found.person
    return found.doubt


# --- on paper -------------------------------------------------------------------------------------------------------


def test_a_page_filled_in_by_hand_that_does_not_say_whose_it_is_is_asked_about() -> None:
    page = replace(form_of(), pictures={"name": b"a picture of a name"})
    loose, sent = (whose(page, "", sender, CIRCLE) for sender in (NOBODY, Sender("ann@example.org")))
    assert loose == Whose(doubt=errors.CAME_ON_PAPER.at("", sent="", whom="PERSON", number=NUMBER))
    assert sent == Whose(doubt=errors.CAME_ON_PAPER.at("", sent=" from Ann Reid", whom="ann", number=NUMBER))


def test_one_with_a_name_that_could_be_read_is_looked_at_like_any_other() -> None:
    page = replace(form_of(), pictures={"why": b"a picture of a reason"})
    assert whose(page, "Zoe Zed", NOBODY, CIRCLE) == Whose()


# --- with a stamp -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("owner", "typed", "sender"),
    [
        ("ann", "", NOBODY),
        ("ann", "", Sender("ann@example.org")),
        ("ann", "", Sender("ANN@example.org")),
        ("ann", "Reid, Ann", Sender("ann@example.org")),
        ("bob", "", Sender("bob@home.example.net")),
        ("cal", "", Sender("couple@example.org", "Dee Orr")),
        ("dee", "", Sender("couple@example.org")),
        ("ann", "", Sender("fay@centre.example.org")),
        ("ewa", "", Sender("daughter@example.net")),
        ("ann", "", Sender("ann.private@example.net", "Ann Reid")),
        ("ann", "—", Sender("ann@example.org")),
    ],
    ids=[
        "a file in a folder",
        "her own address",
        "in capitals",
        "her name the other way round",
        "his second address",
        "a shared address",
        "the other one at it",
        "passed on by us",
        "nobody knows an address of hers",
        "another address under her name",
        "a dash for a name",
    ],
)
def test_it_is_the_stamps_where_nothing_says_otherwise(owner: str, typed: str, sender: Sender) -> None:
    assert whose(form_of(owner), typed, sender, CIRCLE) == Whose(owner)


def test_from_somebody_elses_address_it_is_asked() -> None:
    told = errors.CAME_FROM_ANOTHER.at("", owner="Ann Reid", sender="Bob Hay", whom="ann", number=NUMBER)
    assert asked("ann", sender=Sender("bob@example.org")) == told


def test_from_an_address_that_nobody_has_it_is_asked() -> None:
    sender = "Ben Ross (ben@example.net)"
    told = errors.CAME_FROM_ANOTHER.at("", owner="Ann Reid", sender=sender, whom="ann", number=NUMBER)
    assert asked("ann", sender=Sender("ben@example.net", "Ben Ross")) == told


def test_with_another_name_in_it_it_is_asked() -> None:
    told = errors.CAME_WITH_ANOTHER_NAME.at("", owner="Ann Reid", typed="Ben Ross", whom="ann", number=NUMBER)
    assert asked("ann", "Ben Ross", Sender("ann@example.org")) == told


def test_with_both_both_are_told() -> None:
    told = errors.CAME_FROM_ANOTHER_WITH_NAME.at(
        "", owner="Ann Reid", typed="Ben Ross", sender="ben@example.net", whom="ann", number=NUMBER
    )
    assert asked("ann", "Ben Ross", Sender("ben@example.net")) == told


def test_a_name_that_was_corrected_since_is_hers_too() -> None:
    stamped = form_of("ann", "Anne Reed")
    assert whose(stamped, "Ann Reid", NOBODY, CIRCLE) == Whose("ann")
    assert whose(stamped, "Anne Reed", NOBODY, CIRCLE) == Whose("ann")


def test_somebody_who_was_taken_out_of_people_csv_still_is_who_it_was_made_for() -> None:
    gone = Response("form.pdf", "", Status.READ, recipient=Recipient("gus", "Gus Bell"))
    assert whose(gone, "", Sender("gus@example.org"), CIRCLE) == Whose("gus")


def test_an_address_that_turned_out_to_be_hers_asks_nothing() -> None:
    knowing = Circle(PEOPLE, known=(("reid@example.net", "ann"),))
    assert whose(form_of("ann"), "", Sender("Reid@example.net"), knowing) == Whose("ann")


# --- without a stamp --------------------------------------------------------------------------------------------------


def test_the_sender_alone_makes_it_nobodys() -> None:
    assert whose(form_of(), "", Sender("ann@example.org"), CIRCLE) == Whose()


def test_a_name_that_nobody_has_is_a_new_persons() -> None:
    assert whose(form_of(), "Ben Ross", Sender("ann@example.org"), CIRCLE) == Whose()


def test_the_name_of_somebody_who_was_asked_is_asked_about() -> None:
    told = errors.CAME_WITH_A_NAME.at("", typed="ann reid", whom="ann", number=NUMBER)
    assert asked(typed="ann reid") == told


def test_name_and_address_together_are_enough() -> None:
    assert whose(form_of(), "Ann Reid", Sender("ann@example.org"), CIRCLE) == Whose("ann")
    assert whose(form_of(), "Dee Orr", Sender("couple@example.org"), CIRCLE) == Whose("dee")


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ann Reid", "ANN REID"), ("Ann Reid", "Reid, Ann"), ("Ann Reid", "Dr Ann Reid"), ("Łukasz Żółć", "Lukasz Zolc"),
     ("Ann Reid", "ann"), ("Олена Шевченко", "олена шевченко")],
)  # fmt: skip
def test_names_that_may_be_one_persons(one: str, other: str) -> None:
    assert are_alike(one, other)
    assert are_alike(other, one)


@pytest.mark.parametrize(("one", "other"), [("Ann Reid", "Ann Rice"), ("Ann Reid", "Bob Reid"), ("Ann Reid", "")])
def test_names_that_are_not(one: str, other: str) -> None:
    assert not are_alike(one, other)


# --- taken in ---------------------------------------------------------------------------------------------------------


def test_what_is_asked_about_supersedes_nothing(project: Project, harvest: Harvest, store: Store) -> None:
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", project.form("ann", "friday"))))
    ben = project.form("ann", "saturday", name="Ben Ross")
    project.put("2.eml", project.mail("Ben Ross <ben@example.net>", "", ("form.pdf", ben), date=TUESDAY))
    harvest()
    (counts,) = counting(store, {"ann": "Ann Reid"})
    assert counts.answers["day"].value == "friday"
    assert len(waiting(store)) == 1


def asked_about_ben(project: Project, harvest: Harvest) -> int:
    ben = project.form("ann", "saturday", name="Ben Ross")
    project.put("2.eml", project.mail("Ben Ross <ben@example.net>", "", ("form.pdf", ben), date=TUESDAY))
    (looked,) = harvest()
    return looked.taken[0].id


def test_what_is_settled_as_hers_counts_as_hers_whatever_name_is_in_it(
    project: Project, harvest: Harvest, store: Store
) -> None:
    decide(asked_about_ben(project, harvest), "ann", project=project.folder)
    (counts,) = counting(store, {"ann": "Ann Reid"})
    assert (counts.recipient, counts.is_settled) == (Recipient("ann", "Ann Reid"), True)
    assert not waiting(store)


def test_what_is_settled_as_a_new_persons_has_no_stamp_any_more(
    project: Project, harvest: Harvest, store: Store
) -> None:
    decide(asked_about_ben(project, harvest), "new", project=project.folder)
    (counts,) = counting(store, {"ann": "Ann Reid"})
    assert (counts.recipient, counts.is_settled) == (None, True)


def test_what_is_set_aside_does_not_count_and_does_not_wait(project: Project, harvest: Harvest, store: Store) -> None:
    decide(asked_about_ben(project, harvest), "aside", project=project.folder)
    assert counting(store, {}) == ()
    assert not waiting(store)


def test_whose_it_is_settles_the_address_it_came_from(project: Project, harvest: Harvest, store: Store) -> None:
    private = "reid79@example.net"
    project.put("1.eml", project.mail(private, "", ("form.pdf", project.form("ann", "friday"))))
    (first,) = harvest()
    decide(first.taken[0].id, "ann", project=project.folder)
    project.put("2.eml", project.mail(private, "", ("form.pdf", project.form("ann", "saturday")), date=TUESDAY))
    (second,) = harvest()
    assert second.arrival.outcome is Outcome.ACCEPTED
    assert len(taken_by(store, "ann")) == 2


# --- and taken back ---------------------------------------------------------------------------------------------------


def as_it_stands(store: Store, number: int) -> tuple[object, ...]:
    each = taken(store, number)
    arrival = arrival_of(store, number)
    return each, arrival.outcome, addresses(store), [response.answers for response in counting(store, {})]


@pytest.mark.parametrize("answer", ["ann", "new", "aside"])
def test_a_decision_is_taken_back_and_waits_as_it_did(
    answer: str, project: Project, harvest: Harvest, store: Store
) -> None:
    number = asked_about_ben(project, harvest)
    before = as_it_stands(store, number)
    said = decide(number, answer, project=project.folder)
    assert as_it_stands(store, number) != before
    assert undo(number, project=project.folder) == (f"{said} (taken back)", ())
    assert as_it_stands(store, number) == before
    assert [deed.what for deed in deeds(store)][-2:] == [said, f"{said} (taken back)"]


def test_which_of_two_counts_is_taken_back_with_its_date(project: Project, harvest: Harvest, store: Store) -> None:
    number = of_the_same_moment(project, harvest)
    before = as_it_stands(store, number)
    decide(number, "ann", project=project.folder)
    undo(number, project=project.folder)
    assert as_it_stands(store, number) == before


def test_the_last_of_several_decisions_is_taken_back(project: Project, harvest: Harvest, store: Store) -> None:
    number = asked_about_ben(project, harvest)
    before = as_it_stands(store, number)
    for answer in ("aside", "ann", "aside"):
        decide(number, answer, project=project.folder)
        undo(number, project=project.folder)
    assert as_it_stands(store, number) == before


def test_what_came_by_an_address_that_was_learned_stays_and_it_is_told(
    project: Project, harvest: Harvest, store: Store
) -> None:
    private = "reid79@example.net"
    project.put("1.eml", project.mail(private, "", ("form.pdf", project.form("ann", "friday"))))
    (first,) = harvest()
    decide(first.taken[0].id, "ann", project=project.folder)
    project.put("2.eml", project.mail(private, "", ("form.pdf", project.form("ann", "saturday")), date=TUESDAY))
    (second,) = harvest()
    _, stays = undo(first.taken[0].id, project=project.folder)
    assert stays == (errors.UNDO_LEAVES.at("", address=private, who="Ann Reid", places=second.arrival.place),)
    assert [each.id for each in waiting(store)] == [first.taken[0].id]
    assert addresses(store) == ()


def refused(number: int, project: Project) -> tuple[Problem, ...]:
    with pytest.raises(WtaFormsError) as raised:
        undo(number, project=project.folder)
    return raised.value.problems


def test_what_was_not_decided_cannot_be_taken_back(project: Project, harvest: Harvest, store: Store) -> None:
    number = asked_about_ben(project, harvest)
    project.put("3.eml", project.mail(BOB, "", ("form.pdf", project.form("bob", "friday"))))
    (accepted,) = harvest()
    for each in (number, accepted.taken[0].id, 99):
        assert refused(each, project) == (errors.NOTHING_TO_UNDO.at("", number=each),)


def test_what_decisions_yaml_would_decide_again_is_told_by_line(project: Project, harvest: Harvest) -> None:
    number = asked_about_ben(project, harvest)
    path = project.folder / "decisions.yaml"
    path.write_text(f"people:\n  {number}: ann\n", encoding="utf-8")
    settle_people(project.folder)
    assert refused(number, project) == (errors.UNDO_STANDS_IN_FILE.at(f"{path}:2", number=str(number), said="ann"),)


def test_a_form_that_we_pass_on_is_the_stamps(project: Project, harvest: Harvest) -> None:
    project.put("1.eml", project.mail(FAY, "Ann gave me this.", ("form.pdf", project.form("ann", "friday"))))
    (looked,) = harvest()
    assert [each.person for each in looked.taken if each.response] == ["ann"]


# --- which of two is newer --------------------------------------------------------------------------------------------


def of_the_same_moment(project: Project, harvest: Harvest) -> int:
    """The number of the second one."""
    project.put("1.pdf", project.form("ann", "friday", "It is near."))
    project.put("2.pdf", project.form("ann", "saturday"))
    first, second = harvest()
    assert first.arrival.outcome is Outcome.ACCEPTED
    told = errors.CAME_AT_ONCE.at("", who="Ann Reid", name="1.pdf", whom="ann", number=second.taken[0].id)
    assert second.taken[0].told == told
    return second.taken[0].id


def days(store: Store) -> list[str]:
    return [each.answers["day"].value for each in counting(store, {})]


def test_of_two_forms_nobody_knows_when_they_came_the_one_that_is_named_counts(
    project: Project, harvest: Harvest, store: Store
) -> None:
    decide(of_the_same_moment(project, harvest), "ann", project=project.folder)
    assert days(store) == ["friday", "saturday"]
    earlier, later = counting(store, {})
    assert earlier.received < later.received


def test_or_the_other_one_does(project: Project, harvest: Harvest, store: Store) -> None:
    decide(of_the_same_moment(project, harvest), "aside", project=project.folder)
    assert days(store) == ["friday"]


def test_what_does_not_contradict_asks_nothing(project: Project, harvest: Harvest) -> None:
    project.put("1.pdf", project.form("ann", "friday"))
    project.put("2.pdf", project.form("ann", why="It is near."))
    assert [looked.arrival.outcome for looked in harvest()] == [Outcome.ACCEPTED] * 2
