"""What becomes of each thing that came: taken in, the same again, or a question to a person."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wta_forms import errors
from wta_forms.answers import Response, State, Status
from wta_forms.errors import Message, Problem
from wta_forms.harvest.apart import Part
from wta_forms.harvest.unnamed import is_anonymous, without_traces
from wta_forms.harvest.whose import Circle, Whose, shown, whose
from wta_forms.mail.received import Content
from wta_forms.project.lookup import same_files, taken_by, taken_of
from wta_forms.project.returned import NUMBER, Outcome, Piece, Taken
from wta_forms.project.store import Rows
from wta_forms.spec import wording

READ = (Content.PDF, Content.FORM_DATA, Content.PICTURE)
"""What a form may be. All else is told by what it is."""

_SMALL_PICTURE = 40_000
"""Bytes: a photograph of a page has more, and the logo below a signature has not."""

_EXCERPT = 70


@dataclass(frozen=True, slots=True)
class Said:
    """A response, the name that somebody has put into it, and whether the draft of a later round stands there still."""

    response: Response
    typed: str = ""
    is_as_drafted: bool = False


@dataclass(frozen=True, slots=True)
class Judge:
    """Looks at one arrival, inside the change that takes it in. ``received`` stands in where nothing says when
    something came; ``reader`` is the version of what read it; ``is_chosen`` as in
    :class:`~wta_forms.harvest.arrived.Arrived`. ``piece`` is one that is looked at again, which is no repetition of
    itself; 0 for what is new."""

    store: Rows
    circle: Circle
    at: str
    reader: str
    received: str = ""
    is_chosen: bool = True
    piece: int = 0

    # --- words ---

    def words(self, part: Part, sha256: str, *, has_form: bool, is_alone: bool, is_reply: bool) -> Taken:
        """``has_form``: a form came with them. ``is_alone``: no other message in the same one. ``is_reply``: to one of
        our messages. Without any words it is a message with nothing in it."""
        is_own = self.circle.is_own(part.sender.address) and not part.is_passed_on
        if has_form:
            return self._taken(part, sha256, Outcome.ACCEPTED, errors.CAME_WITH_A_FORM.at(""))
        if is_own and not (self.is_chosen and is_alone):
            return self._taken(part, sha256, Outcome.NOT_A_FORM, errors.CAME_OUR_OWN.at(""))
        if not (self.is_chosen or is_reply or self.circle.at(part.sender.address)):
            told = errors.CAME_FROM_A_STRANGER.at("", who=self._who(part))
            return self._taken(part, sha256, Outcome.NOT_A_FORM, told)
        if not part.words:
            return self._asked(part, sha256, errors.SENT_NOTHING)
        link = _LINK.search(part.words)
        if link:
            return self._asked(part, sha256, errors.SENT_A_LINK, link=link[0])
        return self._asked(part, sha256, errors.WROTE_WITHOUT_FORM, words=excerpt(part.words))

    # --- files that are no form ---

    def other(self, part: Part, sha256: str) -> Taken:
        again = self._again(part, sha256)
        if again:
            return again
        if part.problem or part.kind is Content.EMPTY:
            why = part.problem or errors.EMPTY_FILE.at("")
            return self._taken(part, sha256, Outcome.UNREADABLE, self._told(part, why))
        if is_beside(part):
            return self._taken(part, sha256, Outcome.NOT_A_FORM, errors.CAME_BESIDE.at(""))
        if part.kind is Content.ARCHIVE:
            return self._taken(part, sha256, Outcome.UNREADABLE, self._told(part, errors.ZIP_IN_ZIP.at("")))
        if part.words:
            return self._asked(part, sha256, errors.WROTE_WITHOUT_FORM, words=excerpt(part.words))
        what = _WHAT.get(part.kind, "a file that is no PDF")
        return self._asked(part, sha256, errors.SENT_OTHER, what=what, name=part.name or "without a name")

    # --- forms ---

    def form(self, part: Part, said: Said, sha256: str) -> Taken:
        response = said.response
        # nothing comes out of the future: a clock was wrong
        received = min(response.received or part.received or self.received, self.at)
        response = replace(response, received=received)
        if is_anonymous(response, self.circle.anonymous):
            response, owner = without_traces(response), Whose()
        else:
            owner = whose(response, said.typed, part.sender, self.circle)
        again = self._again(part, sha256, response)
        if again:
            return replace(again, response=response, person=owner.person, received=response.received)
        if gives_something(response):
            return self._of_answers(part, response, owner)
        return self._without_answers(part, response, owner, is_as_drafted=said.is_as_drafted)

    def _of_answers(self, part: Part, response: Response, owner: Whose) -> Taken:
        if is_forged(response) and response.recipient:
            doubt = errors.CAME_FORGED.at(
                "",
                owner=response.recipient.name or response.recipient.id,
                name=part.name,
                whom=response.recipient.id,
                number=NUMBER,
            )
            return self._of(response, Outcome.NEEDS_PERSON, doubt)
        if owner.doubt:
            return self._of(response, Outcome.NEEDS_PERSON, owner.doubt)
        earlier = [each for each in self._before(owner.person, response) if gives_something(each)]
        newest = earlier[-1] if earlier else None
        # what is written by hand cannot be compared
        if newest and not response.pictures and given_in(newest) == given_in(response):
            told = errors.CAME_WITH_THE_SAME.at("", name=newest.file, when=when(newest.received))
            return self._of(response, Outcome.DUPLICATE, told, owner.person)
        tied = tied_with(response, earlier)
        if tied is not None:
            who = self.circle.called(owner.person)
            doubt = errors.CAME_AT_ONCE.at("", who=who, name=tied.file, whom=owner.person, number=NUMBER)
            return self._of(response, Outcome.NEEDS_PERSON, doubt, owner.person)
        return self._of(response, Outcome.ACCEPTED, self._second(response, earlier), owner.person)

    def _without_answers(self, part: Part, response: Response, owner: Whose, *, is_as_drafted: bool) -> Taken:
        person = owner.person or self._sender(part)
        problem = next((each for each in response.problems if not each.is_note), None)
        if self.circle.is_own(part.sender.address) and response.form:
            return self._of(response, Outcome.NOT_A_FORM, errors.CAME_OUR_OWN.at(""), person)
        if response.status is Status.BLANK or response.is_read:
            before = self._before(owner.person, response)
            if any(map(gives_something, before)):
                told = errors.CAME_BLANK_BESIDE.at("", name=before[-1].file, when=when(before[-1].received))
                return self._of(response, Outcome.DUPLICATE, told, person)
            who = response.recipient.name if response.recipient else self._who(part)
            if is_as_drafted and not owner.doubt:
                left = errors.CAME_AS_DRAFTED.at("", who=who or "somebody", round=response.round)
                return self._of(response, Outcome.ACCEPTED, left, owner.person)
            blank = errors.CAME_BLANK if who else errors.CAME_BLANK_LOOSE
            told = blank.at("", who=who, saved=_saved(response), number=NUMBER)
            return self._of(response, Outcome.NEEDS_PERSON, told, person)
        if response.status in _NO_FORM:
            if is_beside(part):
                return self._of(response, Outcome.NOT_A_FORM, errors.CAME_BESIDE.at(""), person)
            told = self._told(part, problem or errors.NO_FORM_FIELDS.at(""))
            return self._of(response, Outcome.NEEDS_PERSON, told, person)
        if response.status is Status.FOREIGN_FORM:
            told = self._said(part, errors.CAME_FOREIGN, name=part.name)
            return self._of(response, Outcome.NEEDS_PERSON, told, person)
        is_ours = response.status is Status.UNKNOWN_VERSION
        outcome = Outcome.NEEDS_PERSON if is_ours else Outcome.UNREADABLE
        return self._of(response, outcome, self._told(part, problem or errors.NOT_A_PDF.at("")), person)

    def _before(self, person: str, response: Response) -> list[Response]:
        """What the same person has given on the same form, oldest first."""
        taken = taken_by(self.store, person, response.form) if person else ()
        own = {each.id for each in taken_of(self.store, self.piece)}
        return before_it(response, [each for each in taken if each.id not in own])

    def _second(self, response: Response, earlier: Sequence[Response]) -> Problem | None:
        if not earlier or not response.recipient:
            return None
        here, before = given_in(response), {key for each in earlier for key in given_in(each)}
        older = [each for each in earlier if each.received <= response.received]
        newer = len(here) if len(older) == len(earlier) else len(here.keys() - before)
        who = self.circle.called(response.recipient.id)
        return errors.CAME_SECOND.at("", who=who, newer=newer, older=len(before - here.keys()))

    def _again(self, part: Part, sha256: str, response: Response | None = None) -> Taken | None:
        """The very same file, from whomever: there is nothing new in it. Only of files without an answer one may come
        from several people, such as an empty form that was passed on."""
        for piece in same_files(self.store, sha256):
            if piece.id >= self.piece > 0:
                break
            taken = taken_of(self.store, piece.id)
            has_answers = any(each.response and gives_something(each.response) for each in taken)
            if has_answers or piece.sender.lower() == part.sender.address.lower():
                told = errors.CAME_AGAIN.at("", name=piece.name or piece.words[:_EXCERPT], when=when(piece.received))
                sha256 = response.sha256 if response else sha256
                return self._taken(part, sha256, Outcome.DUPLICATE, told)
        return None

    # --- putting it in words ---

    def _of(self, response: Response, outcome: Outcome, told: Problem | None, person: str = "") -> Taken:
        return Taken(
            outcome,
            response.sha256,
            told.message if told else "",
            told.hint if told else "",
            person,
            received=response.received,
            reader=self.reader,
            response=response,
        )

    def _taken(self, part: Part, sha256: str, outcome: Outcome, told: Problem) -> Taken:
        return Taken(
            outcome,
            sha256,
            told.message,
            told.hint,
            self._sender(part),
            received=part.received or self.received,
            reader=self.reader,
        )

    def _asked(self, part: Part, sha256: str, message: Message, **values: str) -> Taken:
        return self._taken(part, sha256, Outcome.NEEDS_PERSON, self._said(part, message, **values))

    def _told(self, part: Part, problem: Problem) -> Problem:
        return self._said(part, errors.CAME_UNKNOWN, why=problem.message, hint=problem.hint or "look at it by eye")

    def _said(self, part: Part, message: Message, **values: str) -> Problem:
        who = self._who(part)
        message = message if who else _LOOSE[message]
        whom = self._sender(part) or "PERSON"
        return message.at("", who=who, whom=whom, when=when(part.received), number=NUMBER, **values)

    def _who(self, part: Part) -> str:
        """ "" for a file that lay in a folder."""
        return shown(part.sender, self.circle)

    def _sender(self, part: Part) -> str:
        """The one person whose address it came from."""
        at = self.circle.at(part.sender.address)
        return at[0] if len(at) == 1 else ""


_LOOSE = {
    errors.WROTE_WITHOUT_FORM: errors.WROTE_WITHOUT_FORM_LOOSE,
    errors.SENT_A_LINK: errors.WROTE_WITHOUT_FORM_LOOSE,
    errors.SENT_NOTHING: errors.SENT_NOTHING,
    errors.SENT_OTHER: errors.SENT_OTHER_LOOSE,
    errors.CAME_FOREIGN: errors.CAME_FOREIGN_LOOSE,
    errors.CAME_UNKNOWN: errors.CAME_UNKNOWN_LOOSE,
}
"""How the same is said of a file that nobody is known to have sent."""

_NO_FORM = (Status.FLATTENED, Status.SCAN)
_BESIDE = (Content.CALENDAR, Content.CONTACT)
_WHAT = {
    Content.DOCUMENT: "a document",
    Content.WEB_PAGE: "a web page",
    Content.WINMAIL: "a packet of Outlook's (winmail.dat)",
    Content.MAIL: "a message within a message",
}

_LINK = re.compile(
    r"https?://(?:[\w-]+\.)*(?:1drv\.ms|onedrive\.live\.com|sharepoint\.com|dropbox\.com|drive\.google\.com"
    r"|docs\.google\.com|icloud\.com|wetransfer\.com|we\.tl|box\.com|mega\.nz|transfernow\.net|filemail\.com"
    r"|photos\.app\.goo\.gl|photos\.google\.com|swisstransfer\.com|smash\.(?:gg|com)|hidrive\.com)\S*",
    re.IGNORECASE,
)
"""Where mail programs put files that are too large for them, and people those on their telephone."""


def is_beside(part: Part) -> bool:
    """Not what anybody wanted to send with a message: the logo below a signature, an invitation, a card."""
    is_small = part.kind is Content.PICTURE and len(part.content) < _SMALL_PICTURE
    return part.problem is None and part.group > 0 and (part.kind in _BESIDE or is_small)


def excerpt(words: str) -> str:
    """The beginning, on one line; all of it is kept."""
    line = " ".join(words.split())
    return line if len(line) <= _EXCERPT else f"{line[:_EXCERPT].rsplit(' ', 1)[0]} …"


def when(received: str) -> str:
    return f" ({wording.date_in_words(received[:10], 'en')})" if received else ""


def _saved(response: Response) -> str:
    """Who saved it last is what a facilitator can do something about."""
    said = (problem.message for problem in response.problems if errors.SAVED_BY.is_said(problem))
    return "".join(f"; {words}" for words in said)


def is_forged(response: Response) -> bool:
    return any(problem.message == errors.FORGED.text for problem in response.problems)


def gives_something(response: Response) -> bool:
    """Whether there is an answer in it, or something that may be one: what is written by hand is yet to be read."""
    return response.is_read and any(
        answer.is_given or (answer.state is State.UNREAD and bool(response.pictures))
        for answer in response.answers.values()
    )


def given_in(response: Response) -> Mapping[str, str]:
    """What was answered, by question, in a form that can be compared."""
    return {
        question: json.dumps([answer.state, answer.value or dict(answer.raw)], sort_keys=True)
        for question, answer in response.answers.items()
        if answer.is_given
    }


def before_it(response: Response, taken: Iterable[Taken]) -> list[Response]:
    """What was taken in of the same form and round, each with when it came."""
    return [
        replace(each.response, received=each.received)
        for each in taken
        if each.response is not None and each.outcome is Outcome.ACCEPTED
        if (each.form, each.response.round) == (response.form, response.round)
    ]


def tied_with(response: Response, others: Iterable[Response]) -> Response | None:
    """One that answers a question otherwise and came at the same moment, or nobody knows when: which is the newer one
    cannot be told."""
    here = given_in(response)
    for other in others:
        is_unknown = not (response.received and other.received) or response.received == other.received
        there = given_in(other)
        if is_unknown and any(here[question] != there[question] for question in here.keys() & there.keys()):
            return other
    return None


def piece_of(part: Part, number: int, sha256: str, circle: Circle) -> Piece:
    at = circle.at(part.sender.address)
    return Piece(
        part=number,
        name=part.name,
        sha256=sha256,
        kind=part.kind if part.is_file else "words",
        words=part.words,
        person=at[0] if len(at) == 1 else "",
        sender=part.sender.address,
        sender_name=part.sender.name,
        received=part.received,
    )
