"""What a plan can show that is no question: people, every answer, what the facilitator decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from wta_forms.answers import Recipient
from wta_forms.plan.authored.language import WAYS, BlockSpec, BuiltIn, QuestionRef, Way
from wta_forms.plan.model import Answers, Block, Line, Listing, Names, Sentence
from wta_forms.plan.shown.disagreements import disagreements
from wta_forms.plan.shown.material import Asked, Material, asked_of, numbers_of
from wta_forms.plan.shown.settled import decided_words
from wta_forms.plan.spoken import answering, count_of, enumerated, people_of, quoted
from wta_forms.plan.voices.entries import NOBODY
from wta_forms.plan.voices.people import Voice, role_of
from wta_forms.plan.voices.roles import roles_told
from wta_forms.plan.voices.wishes import Wish, names_for
from wta_forms.spec.form import Share


def built_in(block: BlockSpec, source: BuiltIn, material: Material) -> Block:
    way = block.way or next(iter(WAYS[source]), Way.LIST)
    match source:
        case BuiltIn.CONTRIBUTORS:
            return Block(_said(way, map(Line, _contributors(material))))
        case BuiltIn.WAITING_FOR:
            return Block(_said(way, map(Line, _waiting_for(material))))
        case BuiltIn.DISAGREEMENTS:
            return disagreements(block, material)
        case BuiltIn.DECISIONS:
            return Block(Listing(tuple(_decisions(material))))
        case BuiltIn.ROUNDS:
            return Block(Listing(material.moved))
        case BuiltIn.ANSWERS:
            asked = _questions(material)
            counted, unworded = (
                sum(each.kept_back(share) for each in asked) for share in (Share.COUNT, Share.PARAPHRASE)
            )
            return Block(Answers(material.telling.groups), counted=counted, unworded=unworded)
        case _:
            assert_never(source)


def _said(way: Way, lines: Iterable[Line]) -> Listing | Sentence:
    return Sentence(tuple(lines)) if way is Way.SENTENCE else Listing(tuple(lines))


def _questions(material: Material) -> list[Asked]:
    refs = (QuestionRef(form.id, question.id) for form in material.forms.values() for question in form.questions)
    return [asked_of(ref, material) for ref in refs]


# --- people -----------------------------------------------------------------------------------------------------------


def _contributors(material: Material) -> Iterator[str]:
    """Each as they want to be shown; of the others there is only how many."""
    shown = [(voice, names_for(voice.wish, material.names)) for voice in material.voices]
    named = [_introduced(voice) for voice, names in shown if names is Names.NAME]
    roles = Counter(voice.role or NOBODY for voice, names in shown if names is Names.ROLE)
    counted = sum(voice.wish is Wish.COUNT for voice, _ in shown)
    more = sum(names is Names.NONE for _, names in shown) - counted
    others = {_OTHERS: roles.pop(NOBODY)} if len(roles) > 1 and NOBODY in roles else {}
    by_role = [f"{role} ({people_of(count)})" for role, count in (*roles.most_common(), *others.items())]
    yield from (*named, *by_role)
    if more:
        yield f"{people_of(more)} not named here" if named or by_role else people_of(more)
    if counted:
        yield f"{people_of(counted)} whose words are not shown, only counted"


_OTHERS = "Others"
"""People of whom no role is told, behind roles that are."""


def _introduced(voice: Voice) -> str:
    who = ", ".join(filter(None, [voice.name or NOBODY, voice.organisation]))
    return f"{who} ({voice.role})" if voice.role else who


def _waiting_for(material: Material) -> Iterator[str]:
    """By name only where names are shown, elsewhere it would be the one list of names in the plan; and of those who
    sent back nothing but how they want to be shown, as they want to be."""
    came = {voice.key for voice in material.voices}
    missing = [person for person in material.asked or () if ("asked", person.id) not in came]
    shown = [(person, names_for(material.wishes.get(person.id, Wish.NAME), material.names)) for person in missing]
    named = [person.name for person, names in shown if names is Names.NAME]
    yield from named
    if len(named) < len(missing):
        unnamed = len(missing) - len(named)
        count = count_of(unnamed, "more person", "more people") if named else people_of(unnamed)
        roles = _roles([(person, names) for person, names in shown if names is not Names.NAME], material)
        yield f"{count}: {enumerated(roles)}" if roles else count


def _roles(people: Sequence[tuple[Recipient, Names]], material: Material) -> list[str]:
    """ "a carer", "a manager (2 people)", "somebody"; nothing where no role is known of anybody."""
    forms = material.forms.values()
    roles = Counter(
        role_of(person, forms, material.language) if names is Names.ROLE else "" for person, names in people
    )
    known = roles_told({role: count for role, count in roles.items() if role}, material.k)
    unknown = {NOBODY: roles.total() - sum(known.values())} if known and roles.total() > sum(known.values()) else {}
    return [_within(role, count) for role, count in (known | unknown).items()]


def _within(role: str, count: int) -> str:
    """A role within a sentence: in small, unless it begins with an abbreviation; one that says "I am" as a quote."""
    says_i = role[:2] in ("I ", "I’", "I'")
    words = quoted(role) if says_i else role if role[1:2].isupper() else role[:1].lower() + role[1:]
    return words if count == 1 else f"{words} ({people_of(count)})"


# --- decisions --------------------------------------------------------------------------------------------------------


def _decisions(material: Material) -> Iterator[Line]:
    """Each question that was decided, with its decision, on the answers that it was decided about; and each unclear
    answer that the facilitator has settled."""
    for asked in _questions(material):
        if asked.decision:
            yield Line(answering(asked.label, decided_words(asked)), numbers_of(asked.told))
        for told in asked.told:
            if told.entry and told.entry.decided:
                words = f"{told.entry.words} (as it was given: {told.entry.decided})"
                yield Line(answering(asked.label, words), told.numbers)
