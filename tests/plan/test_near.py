"""Near duplicates: what is the same in nearly the same words, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from wta_forms.plan.near import Wanted, groups_of, is_near
from wta_forms.plan.spoken import alike

SAME = [
    ("A second-hand fridge", "Secondhand fridge"),
    ("The church hall, on Fridays", "Church hall on Friday"),
    ("Leaflets only in English", "leaflet only in English."),
    ("No way to plan together", "No way to plan together!!"),
    ("Accomodation for families", "Accommodation for families"),
    ("Accessable toilets for everyone", "Accessible toilets for everyone"),
    ("A kitchen with a certificate", "Kitchen with a certifciate"),
    ("Ask Ewa Żółkowska", "Ask Ewa Zolkowska"),
    ("Żółkowska", "Zolkowska"),
    ("We don't have the time", "We dont have time"),
    ("Families in the hotel & the hostel", "Family in hotel and hostel"),
    ("Food goes in the bin at 5:30", "food goes in bin at 5:30"),
    ("٣ مفاتيح", "3 مفاتيح"),  # three keys
    ("لا يُوجَد طعام حلال", "لا يوجد طعام حلال"),  # the same with its vowel signs
    ("Нет горячей еды", "нет горячей еды."),
    ("公交车", "公交车。"),
    ("Find a second-hand fridge", "Find: A second-hand fridge"),
]
OTHER = [
    ("Bus", "Bush"),
    ("Bus", "Buses"),
    ("Van", "Vans"),
    ("step-free", "not step-free"),
    ("The entrance is step-free", "The entrance is not step-free"),
    ("Open on Tuesday afternoons", "Open on Thursday afternoons"),
    ("We need 2 keys", "We need 3 keys"),
    ("It costs £500 a month", "It costs £5,000 a month"),
    ("It costs £500 a month", "It costs $500 a month"),
    ("Meet at 5:30 every week", "Meet at 5:20 every week"),
    ("Two people with a key", "Ten people with a key"),
    ("Employers decide about shifts", "Employees decide about shifts"),
    ("The trainers are there for us", "The trainees are there for us"),
    ("Accessible toilets for everyone", "Inaccessible toilets for everyone"),
    ("The room is usable in winter", "The room is unusable in winter"),
    ("Carers help the staff", "Staff help the carers"),
    ("Support for carers", "Support for careers"),
    ("Meals with meat", "Meals without meat"),
    ("It can be done", "It can't be done"),
    ("No hot food", "Now hot food"),
    ("A notable room for us", "A not able room for us"),
    ("Plan A for carers", "Plan for carers"),
    ("Plan A", "Plan B"),
    ("Not: a second-hand fridge", "A second-hand fridge"),
    ("Find: A fridge", "Buy: A fridge"),
    ("Find: A fridge", "A fridge"),
    ("More staff 👍", "More staff 👎"),
    ("-5 degrees in the fridge", "5 degrees in the fridge"),
    ("Potrzebujemy samochodu", "Nie potrzebujemy samochodu"),  # we need a car, we do not
    ("Cotygodniowe spotkania", "Cogodzinne spotkania"),
    ("Toplantıya geliyorum yarın", "Toplantıya gelmiyorum yarın"),  # I come to the meeting tomorrow, I do not
    ("يوجد طعام حلال", "لا يوجد طعام حلال"),  # there is halal food, there is none
    ("كاتب", "كتاب"),  # a writer, a book
    ("我们需要无障碍的入口", "我们需要有障碍的入口"),  # an entrance without barriers, with barriers
    ("เราไม่ต้องการรถ", "เราต้องการรถ"),  # we do not need a car, we do
    ("हम आ सकते हैं", "हम आ सकता हैं"),
    ("👍", "👎"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_in_nearly_the_same_words(one: str, other: str) -> None:
    assert is_near(one, other)
    assert is_near(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_differs_in_a_short_word_a_figure_or_a_negation_is_another_answer(one: str, other: str) -> None:
    assert not is_near(one, other)
    assert not is_near(other, one)


SCORERS = {
    "ratio": fuzz.ratio,
    "token_sort_ratio": fuzz.token_sort_ratio,
    "token_set_ratio": fuzz.token_set_ratio,
    "WRatio": fuzz.WRatio,
    "Jaro-Winkler": lambda one, other: 100 * JaroWinkler.similarity(one, other),
}


@pytest.mark.parametrize("scorer", SCORERS)
def test_no_cutoff_of_a_scorer_on_whole_answers_tells_them_apart(scorer: str) -> None:
    """Why words are compared one by one: to take in all of the one list, a scorer would take in much of the other."""
    score = SCORERS[scorer]
    lowest = min(score(alike(one), alike(other)) for one, other in SAME)
    wrong = [pair for pair in OTHER if score(alike(pair[0]), alike(pair[1])) >= lowest]
    assert len(wrong) >= len(OTHER) / 2
    highest = max(score(alike(one), alike(other)) for one, other in OTHER)
    missed = [
        pair for pair in SAME if score(alike(pair[0]), alike(pair[1])) <= highest and alike(pair[0]) != alike(pair[1])
    ]
    assert len(missed) >= len(SAME) / 2


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Early detection helps", "Early detaction helps", True),
        ("Early detaction", "Early detection", False),  # two words only
        ("More trial weeks now", "More trail weeks now", False),  # a short word
        ("More morning shifts now", "More mourning shifts now", False),  # one letter more is no slip
        ("More comittee meetings now", "More committee meetings now", True),  # unless it is doubled
        ("Early detaction and prevantion", "Early detection and prevention", False),  # two slips
        ("Meetings on wednesday evening", "Meetings on wednesdax evening", False),  # in the last three letters
        ("Eorly detection helps now", "Early detection helps now", False),
    ],
)
def test_a_slip_is_one_letter_inside_one_long_word(one: str, other: str, is_one: bool) -> None:
    assert is_near(one, other) is is_one


# --- groups -----------------------------------------------------------------------------------------------------------

WORDS = st.sampled_from([words for pair in (*SAME, *OTHER) for words in pair])


@settings(deadline=None)
@given(st.data(), st.lists(WORDS, max_size=12))
def test_groups_are_the_same_in_any_order_and_any_repetition(data: st.DataObject, answers: list[str]) -> None:
    again = data.draw(st.lists(st.sampled_from(answers), max_size=4)) if answers else []
    assert groups_of(data.draw(st.permutations([*answers, *again]))) == groups_of(answers)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=12))
def test_in_a_group_all_are_near_each_other(answers: list[str]) -> None:
    groups = groups_of(answers)
    for one in answers:
        for other in answers:
            if groups[alike(one)] == groups[alike(other)]:
                assert is_near(one, other)


def test_nothing_drifts_from_one_answer_to_the_next() -> None:
    chain = ["Early detection of things", "Early detaction of things", "Early detactiin of things"]
    assert is_near(chain[0], chain[1])
    assert not is_near(chain[0], chain[2])
    assert len(set(groups_of(chain).values())) == 2


def together(*answers: str, wanted: Wanted) -> list[set[str]]:
    groups = groups_of(answers, wanted)
    return [{each for each in answers if groups[alike(each)] == key} for key in sorted(set(groups.values()))]


def test_the_facilitator_puts_together_what_means_the_same() -> None:
    wanted = Wanted(together=(("No hot food", "nothing warm to eat."),))
    assert together("No hot food", "Nothing warm to eat", "A van", wanted=wanted) == [
        {"A van"},
        {"No hot food", "Nothing warm to eat"},
    ]


def test_what_was_put_together_still_takes_in_what_is_near_one_of_them() -> None:
    wanted = Wanted(together=(("No hot food", "Nothing warm"),))
    assert together("No hot food", "No hot foods", "Nothing warm", wanted=wanted) == [
        {"No hot food", "No hot foods", "Nothing warm"}
    ]


def test_the_facilitator_keeps_apart_what_is_not_the_same() -> None:
    wanted = Wanted(apart=(("Form", "Forms"),))
    assert together("Form", "Forms", "The form", wanted=wanted) in ([{"Form", "The form"}, {"Forms"}],)
