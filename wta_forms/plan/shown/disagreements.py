"""What people see differently, as a plan shows it: who takes which position, and what else there is to say of it.

How far people are apart is measured in ``apart``; which answers count is said in ``topics``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wta_forms.plan.authored.language import DEFAULT_K, BlockSpec, QuestionRef
from wta_forms.plan.figures import camps_in_words
from wta_forms.plan.model import Block, Disagreement, Disagreements, Line
from wta_forms.plan.shown.apart import DIFFERENT, Position, Topic, Worth
from wta_forms.plan.shown.material import Asked, Material, asked_of, numbers_of
from wta_forms.plan.shown.ratings import Yardstick, middle, score_of, score_words, yardstick_of
from wta_forms.plan.shown.spreads import FAR
from wta_forms.plan.shown.topics import can_be_disagreed_on, rated, same_asked, topics_of
from wta_forms.plan.spoken import count_of, enumerated, people_of, quoted
from wta_forms.plan.voices.entries import Told
from wta_forms.spec.form import Question

MOST = 10
"""How many disagreements a block shows, unless it says ``most``."""

__all__ = ["MOST", "can_be_disagreed_on", "disagreements"]


def disagreements(block: BlockSpec, material: Material) -> Block:
    """The strongest first, those of the same strength as they were asked."""
    forms = [form for form in material.forms.values() if not block.of or form.id in block.of]
    refs = (QuestionRef(form.id, question.id) for form in forms for question in form.questions)
    asked = [asked_of(ref, material, is_to_count=True) for ref in refs]
    found = [topic for same in same_asked(asked) for topic in _topics(same, material.k)]
    found.sort(key=lambda topic: -round(topic.strength, 9))
    most = block.most or MOST
    return Block(Disagreements(tuple(map(_told, found[:most]))), more=len(found[most:]))


def _told(topic: Topic) -> Disagreement:
    lines = tuple(_lines(topic))
    return Disagreement(topic.words, lines, topic.remarks, round(topic.strength, 4), len(topic.positions))


def _topics(same: Sequence[Asked], k: int) -> Iterator[Topic]:
    """Of answers that are only counted none in which fewer than ``k`` people say the same."""
    is_only_counted = any(each.is_only_counted for each in same)
    for topic in _of_several(same) if len(same) > 1 else topics_of(same[0], same[0].label):
        differs_by_form = tuple(_by_form(same)) if len(same) > 1 and not is_only_counted else ()
        if is_only_counted:
            yield from [topic] if topic.is_one and min(map(len, topic.shared)) >= k else []
        elif topic.is_one or differs_by_form:
            yield replace(topic, remarks=(*_remarks(topic, same, k), *_asked_in(same), *differs_by_form))


# --- the same question in several forms -------------------------------------------------------------------------------


def _of_several(same: Sequence[Asked]) -> Iterator[Topic]:
    """Of somebody who answered in several forms the middle counts. Of people of whom nothing may be said one answer
    does, the last: two that belong together would say more of them than each alone."""
    asked = next((each for each in same if not each.decision), None)
    yardstick = yardstick_of(same[0].question, same[0].language)
    if asked is None or yardstick is None or not can_be_disagreed_on(asked.question):
        return
    values = [(answer.value, told) for each in same for answer, told in each.given]
    last = {told.voice.key: told for _, told in values}
    counting = [(value, told) for value, told in values if told.person or told is last[told.voice.key]]
    yield rated(asked.label, counting, asked, yardstick)


def _asked_in(same: Sequence[Asked]) -> Iterator[Line]:
    if len(same) > 1:
        titles = [quoted(_title(each)) for each in same]
        yield Line(f"Asked in {enumerated(titles)}; of whoever answered several times the middle counts.")


@dataclass(frozen=True, slots=True)
class _Score:
    asked: Asked
    score: float
    told: Told

    @property
    def words(self) -> str:
        return f"{score_words(self.asked.question, self.score, self.asked.language)} in {quoted(_title(self.asked))}"


def _by_form(same: Sequence[Asked]) -> Iterator[Line]:
    """Who says different things in different forms, as far as people are shown; and forms whose middles differ."""
    yardstick = yardstick_of(same[0].question, same[0].language)
    if yardstick is None:
        return
    scored = [
        _Score(each, score, told)
        for each in same
        for answer, told in each.given
        if (score := score_of(answer.value, yardstick)) is not None
    ]
    said: dict[tuple[str, ...], list[_Score]] = defaultdict(list)
    for one in (one for one in scored if one.told.person):
        said[one.told.voice.key].append(one)
    for own in said.values():
        if _way(own, yardstick) >= FAR:
            people = [one.told for one in own]
            words = enumerated([one.words for one in own])
            yield Line(f"{people[0].person} says different things: {words}.", numbers_of(people))
    by_form = [[one for one in scored if one.asked is each] for each in same]
    middles = [replace(own[0], score=middle([one.score for one in own])) for own in by_form if own]
    if all(len(own) >= DEFAULT_K for own in by_form) and _way(middles, yardstick) >= DIFFERENT:
        yield Line(f"The middle differs: {enumerated([one.words for one in middles])}.")


def _way(scores: Sequence[_Score], yardstick: Yardstick) -> float:
    """The part of the way from the lowest to the highest of them."""
    figures = [one.score for one in scores]
    return (max(figures) - min(figures)) / (yardstick.most - yardstick.least) if figures else 0.0


def _title(asked: Asked) -> str:
    return asked.form.title.in_(asked.language)


# --- what there is to say besides -------------------------------------------------------------------------------------


def _remarks(topic: Topic, same: Sequence[Asked], k: int) -> Iterator[Line]:
    words = {position.place: position.words for position in topic.positions if position.place is not None}
    if topic.camps:
        told = camps_in_words(topic.camps, lambda place: words[place])
        yield Line(f"{told[:1].upper()}{told[1:]}.")
    for position in topic.far_from_the_rest:
        who = position.told.person or people_of(1)
        yield Line(f"Far from the rest: {who} ({position.words}).", position.numbers)
    if topic.worth is not Worth.SPLIT:
        yield from _by_role(topic, max(k, DEFAULT_K))
    if len(same) == 1 and (unsure := _unsure(same[0].question, topic, same[0])):
        yield Line(f"{people_of(unsure)} {'is' if unsure == 1 else 'are'} not sure.")


def _by_role(topic: Topic, k: int) -> Iterator[Line]:
    """A role that at least ``k`` people have, where at least as many others speak, and both see it differently in the
    middle: of fewer it would be said of people, not of a role."""
    by_role: dict[str, list[Position]] = defaultdict(list)
    for position in topic.positions:
        if position.place is not None and position.told.person and position.told.voice.role:
            by_role[position.told.voice.role].append(position)
    for role, own in by_role.items():
        others = [position for position in topic.positions if position not in own]
        if len(own) >= k and len(others) >= k:
            ours, theirs = _middle_one(own), _middle_one(others)
            if topic.apart(ours, theirs) >= DIFFERENT:
                yield Line(
                    f"{role} ({people_of(len(own))}): in the middle {quoted(ours.words)}. "
                    f"Everybody else ({people_of(len(others))}): in the middle {quoted(theirs.words)}."
                )


def _middle_one(positions: Sequence[Position]) -> Position:
    """The one in the middle of them, the lower of two: a place that somebody takes has words."""
    ordered = sorted(positions, key=lambda position: position.place or 0)
    return ordered[(len(ordered) - 1) // 2]


def _unsure(question: Question, topic: Topic, asked: Asked) -> int:
    """How many ticked that they are not sure, of a question or of the row of a grid that the topic is about."""
    rows: Mapping[str, str] = _rows_by_words(question, asked.language)
    row = rows.get(topic.words)
    values = (answer.value.get(row) if row else answer.value for answer, _ in asked.given)
    return sum(value == "unsure" for value in values)


def _rows_by_words(question: Question, language: str) -> dict[str, str]:
    rows = getattr(question, "rows", ())
    return {row.label.in_(language): str(row.key) for row in rows} if isinstance(rows, tuple) else {}


# --- who takes which position -----------------------------------------------------------------------------------------


def _lines(topic: Topic) -> Iterator[Line]:
    for positions in topic.shared:
        people = [position.told for position in positions]
        numbers = sorted({number for position in positions for number in position.numbers})
        yield Line(f"{positions[0].words}: {_people(people)}", tuple(numbers))


def _people(told: Sequence[Told]) -> str:
    """As people are shown; those of whom nothing may be said are counted."""
    shown = Counter({each.voice.key: each.person for each in told if each.person}.values())
    unnamed = len({each.voice.key for each in told if not each.person})
    named = [words if count == 1 else f"{words} ({people_of(count)})" for words, count in shown.items()]
    rest = count_of(unnamed, "more person", "more people") if named else people_of(unnamed)
    return ", ".join([*named, *([rest] if unnamed else [])])
