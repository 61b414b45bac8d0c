"""A plan that has everything a plan can show, put together by hand: what merging makes of answers is not looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from wta_forms.plan.model import (
    Answers,
    Bar,
    Beside,
    Block,
    Chart,
    Counts,
    Disagreement,
    Disagreements,
    Entry,
    Evidence,
    Grid,
    Group,
    HeatCell,
    Heatmap,
    HeatRow,
    Line,
    Listing,
    Names,
    Parts,
    Plan,
    Quotes,
    Rating,
    Ratings,
    Row,
    Rows,
    Section,
    Sentence,
    Unit,
)

CARER, WORKER, MANAGER, NEIGHBOUR = "A carer", "A practitioner", "A manager", "Someone who lives nearby"
PEOPLE = (CARER, WORKER, MANAGER, NEIGHBOUR)
FORMS = ("The values of our project", "The drivers of our project", "Our asset bank")


def entry(number: int, person: str, form: int, question: int, label: str, words: str | Rows) -> Entry:
    evidence = Evidence(person, FORMS[form], question, 2, f"{number}.pdf", f"{number:064x}")
    return Entry(number, label, words, "", (evidence,))


WHY = (
    "The old orchard is sold in the autumn. If nobody asks for it, it becomes a car park.",
    "Three of the people I support have not been outside since spring.",
    "The board decides about land in May.",
    "There is no place in our street where you can sit down without buying something.",
)
RISKS = (
    ("Nobody waters the trees in August", "4", "3", "12", "A list on the gate"),
    ("The council takes back the land", "2", "5", "10", "Ask for a lease of ten years"),
    ("The same five people do everything", "4", "4", "16", "Small tasks, with an end"),
    ("Somebody falls off a ladder", "2", "4", "8", "Pick from the ground"),
)
RISK_HEADS = ("The risk", "How likely", "How bad", "Score", "What we do about it")


def _entries() -> Iterable[Entry]:
    number = 0
    for place, person in enumerate(PEOPLE):
        told: list[tuple[int, int, str, str | Rows]] = [
            (0, 5, "Why does this have to happen now?", WHY[place]),
            (0, 9, "What matters most?", ("Being asked first", "Time", "Trust", "Time")[place]),
            (1, 12, "What could go wrong?", Rows(RISK_HEADS, (RISKS[place],))),
            (1, 14, "Are we ready?", ("4; 5; 2", "4; 3; 2", "5; 4; 3", "2; Not sure; 2")[place]),
            (2, 6, "When can you come?", "Saturday: morning; Sunday: afternoon"),
        ]
        for form, question, label, words in told:
            number += 1
            yield entry(number, person, form, question, label, words)


ENTRIES = tuple(_entries())
"""Five a person: why (1, 6, 11, 16), what matters (2 …), risks (3 …), readiness (4 …), times (5 …)."""
WHY_NUMBERS, FIRST, RISK, READY, TIMES = ((start, start + 5, start + 10, start + 15) for start in range(1, 6))

READINESS = Ratings(
    1,
    5,
    "Not at all",
    "Very much",
    (
        Rating("We trust each other", 4, 2, 5, 4, numbers=READY),
        Rating("We have the time to do this well", 4, 3, 5, 3, unsure=1, numbers=READY),
        Rating("People who use services decide with us, and not only about small things", 2, 2, 3, 4, numbers=READY),
        Rating("We know who pays", 1, 1, 1, 2, unsure=2, numbers=READY[:2]),
        Rating("We know what happens when the money ends", 0, 0, 0, 0, unsure=4, numbers=READY),
    ),
)
CONFIDENCE = Ratings(
    0,
    10,
    "",
    "",
    (
        Rating("The values of our project", 6.75, 3, 9, 4, numbers=FIRST),
        Rating("Our asset bank", 8, 8, 8, 2, unsure=1, numbers=TIMES[:2]),
    ),
    is_mean=True,
)

MATTERS = Chart(
    12,
    (
        Bar("Time", 10, (FIRST[1], FIRST[3]), 1),
        Bar("Trust", 7, (FIRST[2],), 2),
        Bar("Being asked first, before anything is decided", 7, (FIRST[0],), 2),
        Bar("Money", 2.5, (), 4),
    ),
    ("Speed",),
    Unit.POINTS,
)
DEVICES = Chart(4, (Bar("A phone", 4, TIMES), Bar("A computer", 1, TIMES[:1])), ("A tablet",))

_DAYS = {"Friday": (0, 0, 2), "Saturday": (4, 2, 1), "Sunday": (0, 3, 0)}
WHEN = Heatmap(
    "",
    "",
    ("Morning", "Afternoon", "Evening"),
    tuple(HeatRow(day, tuple(HeatCell(count, TIMES[:count]) for count in counts)) for day, counts in _DAYS.items()),
)


def _risk_row(likely: int) -> HeatRow:
    met = {
        bad: [place for place, risk in enumerate(RISKS) if risk[1:3] == (str(likely), str(bad))] for bad in range(1, 6)
    }
    cells = (
        HeatCell(len(there), tuple(RISK[place] for place in there), tuple(RISKS[place][0] for place in there))
        for there in met.values()
    )
    return HeatRow(str(likely), tuple(cells))


RISK_MAP = Heatmap("How likely", "How bad", tuple("12345"), tuple(_risk_row(likely) for likely in (5, 4, 3, 2, 1)))

ASSETS = Parts(
    (
        Block(
            Grid(
                ("What", "Who has it"),
                (Row(("A van", "The council"), TIMES[:1]), Row(("A kitchen", "Carers"), TIMES[1:2])),
                (Row(("Two ladders", "Neighbours"), TIMES[3:]),),
            ),
            "Things",
            more=1,
            left_out=TIMES[3:],
        ),
        Block(
            Grid(("What", "Who has it"), (Row(("Somebody who can prune", "The garden club"), TIMES[2:3]),)), "Skills"
        ),
        Block(Grid(("What", "Who has it"), ()), "Money", empty="Nobody has offered money yet."),
    )
)

DIFFER = Disagreements(
    (
        Disagreement(
            "Should the gate be locked at night?",
            (Line("Yes: a manager, a practitioner", READY[1:3]), Line("No: someone who lives nearby", READY[3:])),
        ),
        Disagreement(
            "People who use services decide with us: from 2 to 5",
            (Line("2: a carer", READY[:1]), Line("5: a manager", READY[2:3])),
        ),
    )
)


def listed(title: str, *lines: tuple[str, tuple[int, ...]], **options: Any) -> Block:
    return Block(Listing(tuple(Line(words, numbers) for words, numbers in lines)), title, **options)


WILL = listed(
    "We will",
    ("Keep every tree that bears fruit", WHY_NUMBERS[:2]),
    ("Open the gate from nine to dusk", WHY_NUMBERS[3:]),
    ("Ask before we build", WHY_NUMBERS[2:3]),
)
WILL_NOT = listed(
    "We will not",
    ("Sell the fruit", WHY_NUMBERS[1:2]),
    ("Put up a fence", WHY_NUMBERS[3:]),
    more=2,
    left_out=(WHY_NUMBERS[0], WHY_NUMBERS[2]),
)
READY_BY = (("By 1 May [then we hear from the board]", WHY_NUMBERS[2:3]), ("By the autumn", WHY_NUMBERS[:1]))
GAPS = listed("Gaps", ("No bench within a mile", ()), ("Nobody prunes", ()), ("No water in summer", ()))
NAMED_RISKS = listed("Risks", *((risk[0], (number,)) for risk, number in zip(RISKS, RISK, strict=True)))
RANKED = tuple(Row(RISKS[place], (RISK[place],)) for place in (2, 0, 1, 3))


def _sections() -> Iterable[Section]:
    summary = (
        Block(Sentence((Line("an orchard for everybody", WHY_NUMBERS[:1]),)), lead="We want"),
        listed("When we have to be ready", *READY_BY, is_undecided=True),
        listed("What we need from others", empty="Nobody named anything yet."),
    )
    yield Section("Summary", ("4 of the 6 people we asked took part.",), summary, is_unwritten=True)
    yield Section("Why now", (), (Block(Quotes(tuple(ENTRIES[number - 1] for number in WHY_NUMBERS))),))
    agreed = Block(Beside((WILL, WILL_NOT)))
    yield Section("What we will do and what we will not do", ("This is what we agree on.",), (agreed,))
    yield Section("What matters most in how we work", (), (Block(MATTERS),))
    glance = Block(Beside((GAPS, Block(Quotes(ENTRIES[15:16]), "Strengths"), NAMED_RISKS)))
    yield Section("Gaps, strengths and risks at a glance", (), (glance,))
    yield Section("Our assets", (), (Block(ASSETS, "The asset bank"),))
    ranked = Block(Grid(RISK_HEADS, RANKED[:3], RANKED[3:]), more=1, left_out=RANKED[3].numbers)
    risks = (ranked, Block(RISK_MAP, "Where the risks stand"))
    yield Section("Risks", ("The score is how likely a risk is, times how bad it would be.",), risks)
    rated = (Block(READINESS), Block(CONFIDENCE, "How confident people feel"))
    yield Section("Are we ready to work together?", (), rated)
    wide = Block(Beside((Block(DEVICES, "Devices"), listed("What people need", ("A ramp at the gate", ())))), "Access")
    yield Section("How and when we will work together", (), (Block(WHEN, "Times that work"), wide))
    yield Section("What we still disagree on", ("That is worth a conversation, not a vote.",), (Block(DIFFER),))
    groups = (Group(person, ENTRIES[5 * place : 5 * place + 5]) for place, person in enumerate(PEOPLE))
    yield Section("Every answer", (), (Block(Answers(tuple(groups))),), is_appendix=True)


ORCHARD = Plan(
    "An orchard for everybody: our plan",
    "2026-03-12",
    "en",
    Names.ROLE,
    tuple(_sections()),
    ENTRIES,
    Counts(4, 6, 0, 0),
)


def showing_only(*blocks: Block) -> Plan:
    """The same people and answers, and nothing but these blocks under the heading "All"."""
    return replace(ORCHARD, date="", sections=(Section("All", (), blocks),))
