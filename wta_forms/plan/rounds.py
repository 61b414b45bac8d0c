"""What has moved since people were asked before: question by question, with who left a draft as it was.

From the second round on a copy holds a draft of what all said (:func:`draft_of`). Whoever leaves it as it is has said
nothing: that is told as what it is, and never counted as agreement.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from math import isfinite
from typing import Any

from wta_forms.answers import Answer, Response, State
from wta_forms.plan.authored.language import WAYS, BlockSpec, QuestionRef, Way
from wta_forms.plan.model import Line, Listing
from wta_forms.plan.settling.amended import value_of
from wta_forms.plan.shown.blocks import build
from wta_forms.plan.shown.material import Asked, Material, asked_of
from wta_forms.plan.shown.settled import said_by
from wta_forms.plan.shown.strategies import Strategy
from wta_forms.plan.shown.tallies import most_said, opinions
from wta_forms.plan.spoken import answering, enumerated, people_of
from wta_forms.plan.voices.identity import mark
from wta_forms.plan.voices.people import describes
from wta_forms.spec.form import Number, Question, Scale, Share, Table
from wta_forms.spec.questions import kind_of

_EACH_BY_ITSELF = frozenset({Strategy.ALL, Strategy.UNION, Strategy.STACK})
"""Ways that keep everybody's answer: of these only how many came is told."""


def moved(now: Material, before: Material, files: Iterable[Response], round: int) -> tuple[Line, ...]:
    """A line for every question that anybody answered in this round, or left as it was: in the order of the forms.
    ``files`` are all that came, also those that say nothing."""
    came = [file for file in files if file.round == round]
    refs = (QuestionRef(form.id, question.id) for form in now.forms.values() for question in form.questions)
    lines = (_line(asked_of(ref, now), asked_of(ref, before), now, before, came) for ref in refs)
    return tuple(line for line in lines if line is not None)


def _line(now: Asked, before: Asked, material: Material, earlier: Material, came: Sequence[Response]) -> Line | None:
    if describes(now.question) or now.question.prefill or now.question.share is Share.NEVER:
        return None
    marks = {mark(file) for file in came}
    again = [told for told in now.told if told.standing.clear and mark(told.standing.clear.response) in marks]
    left = _left_as_it_was(now, came, {told.voice.key for told in again})
    if not again and not left:
        return None
    sentences = (*_what(now, before, material, earlier), *_who(len(again), left))
    numbers = tuple(sorted(number for told in again for number in told.numbers))
    return Line(answering(now.label, " ".join(sentences)), numbers)


def _what(now: Asked, before: Asked, material: Material, earlier: Material) -> Iterator[str]:
    """What all said then and say now, where they are put together."""
    if now.strategy in _EACH_BY_ITSELF or isinstance(now.question, Table):
        return
    is_now, was = _words(now, material), _words(before, earlier)
    if is_now == was:
        yield from [f"As before: {is_now}."] if is_now else []
    else:
        yield f"Before: {was or 'nothing'}. Now: {is_now or 'nothing'}."


def _words(asked: Asked, material: Material) -> str:
    """As a list in the plan would say it."""
    if Way.LIST not in WAYS[kind_of(asked.question)]:
        return ""
    spec = BlockSpec(source=(QuestionRef(asked.form.id, asked.question.id),), way=Way.LIST, has_counts=True)
    body = build(spec, material).body
    return "; ".join(line.words for line in body.lines) if isinstance(body, Listing) else ""


def _who(again: int, left: int) -> Iterator[str]:
    told = []
    if again:
        told.append(f"{people_of(again)} answered in this round")
    if left:
        told.append(f"{people_of(left)} left the draft as it was, which says neither yes nor no")
    yield f"{enumerated(told)[:1].upper()}{enumerated(told)[1:]}."


def _left_as_it_was(asked: Asked, came: Iterable[Response], again: Collection[Hashable]) -> int:
    """People whose copy came back with something in it that was there before it was sent, and no other answer."""
    own = (file for file in came if file.form == asked.form.id and _is_left(file.answers.get(asked.question.id)))
    people = {("asked", file.recipient.id) if file.recipient else ("alone", mark(file)) for file in own}
    return len(people - set(again))


def _is_left(answer: Answer | None) -> bool:
    if answer is None or answer.state is not State.BLANK:
        return False
    return any(text.strip() not in ("", "Off") for text in answer.raw.values())


# --- the draft --------------------------------------------------------------------------------------------------------


def draft_of(material: Material) -> dict[str, dict[str, Any]]:
    """What all said so far, where it is one answer: by form and question a value to fill a copy with.

    That is what was decided, what most say, the middle or average of numbers, and of what only the newest or the first
    counts, that one. Nothing of what may not be quoted, and of nobody who does not wish it; and no rating, for how
    somebody feels is theirs to say, without others' feelings before their eyes.
    """
    drafts: dict[str, dict[str, Any]] = {}
    for form in material.forms.values():
        for question in form.questions:
            value = _draft(asked_of(QuestionRef(form.id, question.id), material))
            if value is not None:
                drafts.setdefault(form.id, {})[question.id] = value
    return drafts


def _draft(asked: Asked) -> Any:
    question = asked.question
    if question.prefill or question.share is not Share.QUOTE or isinstance(question, Table):
        return None
    if asked.decision:
        return value_of(question, asked.decision)
    if isinstance(question, Scale):
        return None
    match asked.strategy:
        case Strategy.MAJORITY:
            first = most_said(opinions(said_by(asked)))
            return first[0].told[0].clear.value if len(first) == 1 and first[0].told[0].clear else None
        case Strategy.MEDIAN | Strategy.MEAN:
            return _middle(question, asked)
        case Strategy.LATEST | Strategy.FIRST:
            shown = [told for told in asked.used if told.entry and told.clear]
            return shown[0].clear.value if shown and shown[0].clear else None
        case _:
            return None


def _middle(question: Question, asked: Asked) -> float | int | None:
    """With as many decimals as the question asks for, two where it does not say."""
    figures: list[float] = sorted(answer.value for answer, _ in asked.given if _is_figure(answer.value))
    if not figures or not isinstance(question, Number):
        return None
    half = len(figures) // 2
    middle = figures[half] if len(figures) % 2 else (figures[half - 1] + figures[half]) / 2
    figure = middle if asked.strategy is Strategy.MEDIAN else sum(figures) / len(figures)
    return (
        int(figure) if figure == int(figure) else round(figure, 2 if question.decimals is None else question.decimals)
    )


def _is_figure(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)
