"""Answers to an earlier version of a form, brought into a newer one by what its ``migrate`` says.

Answers are by the questions of the newer form then, and fit them. Whatever has no place there is kept as it was
answered, in ``Response.unplaced``, and told: of what somebody gave, everything is in one of the two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from wta_forms import errors
from wta_forms.answers import Answer, Response, State
from wta_forms.errors import Problem
from wta_forms.extract.quote import quoted
from wta_forms.extract.versions.carried import Carried, Carrying
from wta_forms.extract.versions.moved import together
from wta_forms.extract.versions.moving import Moving
from wta_forms.spec.form import Form, Question, SelectMultiple, Sharing
from wta_forms.spec.moves import Move, Route, Step, route_from

_NOT_ASKED = Answer(State.NOT_ASKED)
_BY_WEIGHT = (State.UNREAD, State.BLANK, State.NOT_ASKED)
"""Of several empty answers the first of these is told."""


def migrated(response: Response, old: Form, new: Form) -> Response:
    """The response with its answers by the questions of ``new``; ``version`` stays the one that was filled in.

    ``old`` is the form by which its answers are now. What was not asked then is ``not_asked``, without a problem. A
    note says how many answers fit; what does not is told by its question, in the words of the person.
    """
    asked: dict[str, Question] = {question.id: question for question in new.questions}
    language = response.language or old.languages[0]
    carrying = Carrying(old, new, Moving(_route(old, new), asked, language), response.file)
    given = [(question, response.answers[question.id]) for question in old.questions if question.id in response.answers]
    carried = [carrying.carried(question, answer) for question, answer in given]
    settled = {id: _settled(question, carried, carrying) for id, question in asked.items()}
    taken = [each for one in settled.values() for each in one.taken]
    unplaced = {one.asked.id: one.unplaced for one in carried if one.unplaced is not None}
    unplaced |= {one.asked.id: one.answer for one in taken}
    unknown = {id: answer for id, answer in response.answers.items() if id not in {each.id for each in old.questions}}
    return replace(
        response,
        answers=MappingProxyType({id: one.answer for id, one in settled.items()}),
        unplaced=MappingProxyType({**unknown, **unplaced}),
        pictures=MappingProxyType(_pictures(response.pictures, carrying)),
        problems=(
            *response.problems,
            _summary(response, carried, taken, carrying),
            *(problem for one in carried for problem in one.problems),
            *(problem for one in settled.values() for problem in one.problems),
        ),
    )


def _pictures(pictures: Mapping[str, bytes], carrying: Carrying) -> dict[str, bytes]:
    """By the boxes of the newer version; those of boxes that it has not stay under their names, or ``name#2``."""
    made: dict[str, bytes] = {}
    for name, picture in sorted(pictures.items(), key=lambda pair: carrying.box(pair[0]) == pair[0]):
        now = carrying.box(name)
        same = sum(known.partition("#")[0] == now for known in made)
        made[f"{now}#{same + 1}" if same else now] = picture
    return made


def _route(old: Form, new: Form) -> Route:
    """How somebody wants to be shown goes to the question that asks for it now, be it named or not."""
    route = route_from(new.migrate, old.version)
    asking = [question.id for question in new.questions if isinstance(question, Sharing)]
    wishes = [question.id for question in old.questions if isinstance(question, Sharing)]
    lost = [id for id in wishes if route.questions(id) == (id,) and id not in asking]
    moves = tuple(Move(id, (asking[0],)) for id in lost if asking)
    return Route((*route.steps, Step(new.version, moves)))


# --- what arrives at one question -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Settled:
    """The answer to a question of the newer version; ``taken`` are answers for which it has no room."""

    answer: Answer
    taken: tuple[Carried, ...] = ()
    problems: tuple[Problem, ...] = ()


def _settled(question: Question, carried: Sequence[Carried], carrying: Carrying) -> _Settled:
    """Its own answer comes first where others went to the same place. Choices of several are put together."""
    arrived = [one for one in carried if question.id in one.arrivals]
    arrived.sort(key=lambda one: one.asked.id != question.id)
    given = [one for one in arrived if one.arrivals[question.id].is_given]
    answers = [one.arrivals[question.id] for one in given]
    if not given:
        empty = [one.arrivals[question.id] for one in arrived]
        return _Settled(min(empty, key=lambda answer: _BY_WEIGHT.index(answer.state), default=_NOT_ASKED))
    if isinstance(question, SelectMultiple) and all(answer.state is State.ANSWERED for answer in answers):
        return _Settled(_put_together(question, answers))
    values = {"number": carrying.new.numbers()[question.id]}
    told = [carrying.left(one.asked, errors.MIGRATED_TAKEN, _words(one, carrying), **values) for one in given[1:]]
    return _Settled(answers[0], tuple(given[1:]), tuple(told))


def _put_together(question: SelectMultiple, answers: Sequence[Answer]) -> Answer:
    raw = {name: text for answer in reversed(answers) for name, text in answer.raw.items()}
    value = together(question, [each for answer in answers for each in answer.value])
    problems = tuple(problem for answer in answers for problem in answer.problems)
    return replace(answers[0], value=value, raw=MappingProxyType(raw), problems=problems)


def _words(one: Carried, carrying: Carrying) -> str:
    is_answered = one.answer.state is State.ANSWERED
    return carrying.words(one.asked, one.answer.value) if is_answered else quoted(" | ".join(one.answer.raw.values()))


# --- in one sentence --------------------------------------------------------------------------------------------------


def _summary(response: Response, carried: Sequence[Carried], taken: Sequence[Carried], carrying: Carrying) -> Problem:
    """ "Bob used version 1. 21 of 22 answers fit version 2; its question 9 was not asked then" """
    given = [one for one in carried if one.answer.is_given]
    fit = sum(one.does_fit and one not in taken for one in given)
    is_unread = any(one.answer.state is State.UNREAD for one in carried)
    reached = {id for one in carried for id in one.arrivals}
    numbers = [str(number) for id, number in carrying.new.numbers().items() if id not in reached]
    return errors.MIGRATED.at(
        response.file,
        who=response.recipient.name if response.recipient else "somebody",
        old=carrying.old.version,
        fits=_NOTHING[is_unread] if not given else _fits(fit, len(given), carrying.newer),
        not_asked=_not_asked(numbers),
    )


_NOTHING = {False: "Nothing is answered", True: "No answer could be read"}


def _fits(fit: int, count: int, version: str) -> str:
    if count == 1:
        return f"The one answer {'fits' if fit else 'does not fit'} version {version}"
    if fit == count:
        return f"{'Both' if count == 2 else f'All {count}'} answers fit version {version}"
    return f"{fit or 'None'} of {count} answers {'fits' if fit < 2 else 'fit'} version {version}"


def _not_asked(numbers: Sequence[str]) -> str:
    if not numbers:
        return ""
    *others, last = numbers
    listed = f"{', '.join(others)} and {last}" if others else last
    return f"; its {'questions' if others else 'question'} {listed} {'were' if others else 'was'} not asked then"
