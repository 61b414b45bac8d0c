"""Where somebody stands with a form: told by what went out, what came back and what was noted, and by nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wta_forms import errors
from wta_forms.answers import Answer, Response, State, Status
from wta_forms.project.outgoing import FIRST, OutboxState, Outgoing
from wta_forms.project.people import Person
from wta_forms.project.persons import Mark, Marked
from wta_forms.project.returned import Arrival, Came, Outcome, Taken
from wta_forms.workflow.standing.case_words import in_words, notes_on
from wta_forms.workflow.standing.cases import Case, Come, Counted, Stage, case_of
from wta_forms.workflow.standing.records import Records

ANN = Person("ann", "Ann Reid", {"name": "Ann Reid", "email": "ann@example.org"}, 2)
KEY = ("ann", "fridge", 1)
MONDAY, TUESDAY, FRIDAY = "2026-03-02T09:00:00Z", "2026-03-03T09:00:00Z", "2026-03-06T09:00:00Z"


def mail(state: OutboxState = OutboxState.SENT, wave: str = FIRST, at: str = MONDAY, attempts: int = 1) -> Outgoing:
    return Outgoing("fridge", 1, "ann", wave, f"<{wave}>", "ann@example.org", "", state, attempts, at, why="550 no")


def form(received: str = TUESDAY, **answers: Answer) -> Taken:
    response = Response(f"{received}.pdf", received, Status.READ, "fridge", 1, "en", answers=answers)
    return Taken(Outcome.ACCEPTED, received, person="ann", received=received, response=response)


def words(outcome: Outcome = Outcome.NEEDS_PERSON) -> Taken:
    return Taken(outcome, "aa", "Ann wrote without a form", received=TUESDAY, id=7)


def empty() -> Taken:
    response = Response("a.pdf", "", Status.BLANK, "fridge", 1, answers={"gap": Answer(State.BLANK)})
    return Taken(Outcome.NEEDS_PERSON, "aa", "came back empty", received=TUESDAY, response=response, id=8)


def bounce(at: str = TUESDAY, *addresses: str, id: str = "<first>", is_late: bool = False) -> Arrival:
    message = errors.CAME_LATE if is_late else errors.CAME_BACK
    why = message.at("", who="Ann Reid", why="nobody here").message
    return Arrival(
        "b.eml", at, at, Came.MAIL, Outcome.BOUNCE, why, received=at, at=at, refers_to=(id,), bounce=addresses
    )


def case(
    *mails: Outgoing,
    returned: tuple[Taken, ...] = (),
    waiting: tuple[Taken, ...] = (),
    marks: tuple[Marked, ...] = (),
    came: tuple[Arrival, ...] = (),
    person: Person = ANN,
) -> Case:
    waits = {form: tuple(each for each in waiting if each.form == form) for form in ("fridge", "")}
    records = Records(
        mails={KEY: mails} if mails else {},
        returned={KEY: returned} if returned else {},
        waiting={("ann", form): some for form, some in waits.items()},
        marks={(each.person, each.form): (each,) for each in marks},
        automatic={id: tuple(each for each in came if id in each.refers_to) for each in came for id in each.refers_to},
        ids_of_ours=frozenset(each.message_id for each in mails),
    )
    return case_of(records, person, "fridge")


def declined(form: str = "", mark: Mark = Mark.DECLINED) -> tuple[Marked, ...]:
    return (Marked("ann", form, mark, FRIDAY),)


GAP = {"gap": Answer(State.ANSWERED, "A fridge")}


@pytest.mark.parametrize(
    ("it", "stage", "since"),
    [
        (case(), Stage.NOT_SENT, ""),
        (case(mail(OutboxState.QUEUED)), Stage.WAITING, MONDAY),
        (case(mail(OutboxState.DRAFTED)), Stage.DRAFTED, MONDAY),
        (case(mail()), Stage.SENT, MONDAY),
        (case(mail(OutboxState.UNCERTAIN)), Stage.UNSURE, MONDAY),
        (case(mail(OutboxState.FAILED)), Stage.REFUSED, MONDAY),
        (case(mail(), mail(wave="reminder-1", at=FRIDAY)), Stage.REMINDED, FRIDAY),
        (case(mail(), mail(OutboxState.DRAFTED, "reminder-1", FRIDAY)), Stage.SENT, MONDAY),
        (case(mail(), returned=(form(**GAP),)), Stage.ANSWERED, TUESDAY),
        (case(returned=(form(**GAP),)), Stage.ANSWERED, TUESDAY),
        (case(mail(), waiting=(empty(),)), Stage.EMPTY, TUESDAY),
        (case(mail(), waiting=(empty(), words())), Stage.NEEDS_YOU, TUESDAY),
        (case(mail(), waiting=(words(),)), Stage.NEEDS_YOU, TUESDAY),
        (case(waiting=(words(),)), Stage.NOT_SENT, ""),
        (case(mail(), returned=(form(**GAP),), waiting=(words(),)), Stage.ANSWERED, TUESDAY),
        (case(mail(), came=(bounce(),)), Stage.BOUNCED, TUESDAY),
        (case(mail(), came=(bounce(is_late=True),)), Stage.SENT, MONDAY),
        (case(mail(), came=(bounce(),), returned=(form(FRIDAY, **GAP),)), Stage.ANSWERED, FRIDAY),
        (case(mail(), marks=declined()), Stage.DECLINED, FRIDAY),
        (case(mail(), marks=declined("soup")), Stage.SENT, MONDAY),
        (case(mail(), marks=declined(), returned=(form(**GAP),)), Stage.ANSWERED, TUESDAY),
        (case(mail(), marks=declined(mark=Mark.WITHDREW), returned=(form(**GAP),)), Stage.WITHDREW, FRIDAY),
        (case(marks=declined("fridge", Mark.SENT)), Stage.SENT, FRIDAY),
    ],
)
def test_the_stage_is_told_by_all_that_is_on_record(it: Case, stage: Stage, since: str) -> None:
    assert (it.come_to.stage, it.come_to.since) == (stage, since)


def test_a_letter_that_was_not_posted_yet_is_on_paper() -> None:
    jean = replace(ANN, columns={"name": "Jean", "by": "post"})
    letter = replace(mail(OutboxState.DRAFTED, attempts=0), address="")
    assert case(letter, person=jean).stage is Stage.ON_PAPER
    assert case(replace(letter, state=OutboxState.SENT), person=jean).stage is Stage.SENT


def test_a_bounce_of_an_earlier_attempt_says_nothing_of_a_mail_that_was_sent_again() -> None:
    again = mail(at=FRIDAY, attempts=1)
    assert case(again, came=(bounce(TUESDAY, "ann@old.example.org"),)).stage is Stage.SENT
    assert case(again, came=(bounce(FRIDAY, "ann@old.example.org"),)).stage is Stage.BOUNCED


def test_of_a_draft_that_somebody_sent_themselves_the_address_tells_what_a_bounce_is_about() -> None:
    by_hand = mail(at=FRIDAY, attempts=0)
    assert case(by_hand, came=(bounce(TUESDAY, "ann@example.org"),)).stage is Stage.BOUNCED
    assert case(by_hand, came=(bounce(TUESDAY, "ann@old.example.org"),)).stage is Stage.SENT


def test_a_reminder_that_comes_back_counts_as_much_as_the_first_mail() -> None:
    reminded = case(mail(), mail(wave="reminder-1", at=FRIDAY), came=(bounce(FRIDAY, id="<reminder-1>"),))
    assert reminded.stage is Stage.BOUNCED


def test_of_several_forms_the_newest_answer_to_each_question_counts() -> None:
    first = form(TUESDAY, gap=Answer(State.ANSWERED, "A fridge"), helpers=Answer(State.INVALID, raw={"helpers": "few"}))
    second = form(FRIDAY, gap=Answer(State.BLANK), helpers=Answer(State.BLANK), only=Answer(State.NOT_ASKED))
    it = case(mail(), returned=(first, second))
    assert it.counted() == Counted(given=1, asked=2, doubtful=1)
    assert in_words(it) == "answered 6 March 2026, 1 of 2 questions, 1 in doubt"


def test_what_a_stage_does_not_say_stands_in_notes() -> None:
    gone = replace(ANN, line=0)
    it = case(mail(), returned=(form(**GAP),), waiting=(words(),), marks=declined(), person=gone)
    assert list(notes_on(it)) == [
        "not in people.csv any more; everything that came stays",
        "noted as declined on 6 March 2026, and answered",
        "something else came that needs you: wta-forms decide 7",
    ]


def test_what_goes_to_others_has_no_address_and_no_words_of_a_mail_program() -> None:
    reply = Arrival(
        *("r.eml", "", "", Came.MAIL, Outcome.AUTO_REPLY, "Ann's mail program answered by itself: “In hospital”"),
        received=TUESDAY,
        refers_to=("<first>",),
    )
    it = case(mail(OutboxState.FAILED), came=(reply,))
    it = replace(it, mails=(replace(it.mails[0], why="550 <ann@example.org>: no"),))
    mine, others = "; ".join(notes_on(it)), "; ".join(notes_on(it, for_others=True))
    assert "In hospital" in mine
    assert "ann@example.org" in mine
    assert others == "the server did not take it: 550 …: no; a mail program answered by itself on 3 March 2026"


def test_nothing_has_come_of_what_was_not_sent() -> None:
    assert case().come_to == Come(Stage.NOT_SENT)
    assert in_words(case()) == "not sent"
