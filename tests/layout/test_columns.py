"""How room is shared out among columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.paper import RULER
from wta_forms.errors import WtaFormsError
from wta_forms.layout.blocks import Points, Table, Text
from wta_forms.layout.columns import columns_of, edges, shared_out
from wta_forms.layout.style import STANDARD

SHARES = st.floats(0.1, 20)


def table(words: list[str], widths: tuple[float, ...]) -> Table:
    head = tuple(Text(word, STANDARD.cell_head) for word in words)
    return Table(head, (head,), widths)


def test_shares_are_of_what_points_leave() -> None:
    assert shared_out((Points(34), 1, 3), 434) == (34, 100, 300)


def test_nothing_gets_less_than_its_least_and_the_others_pay_for_it() -> None:
    assert shared_out((1, 1, 8), 100, (25, 0, 0)) == pytest.approx((25, 75 / 9, 600 / 9))


def test_points_alone_need_no_shares() -> None:
    assert shared_out((Points(10), Points(20)), 100) == (10, 20)


def test_edges_are_where_columns_begin_and_the_last_one_ends() -> None:
    assert edges((10, 20, 5)) == (0, 10, 30, 35)


@given(st.lists(st.tuples(SHARES, st.text("abcdefg ", max_size=25)), min_size=1, max_size=16), st.integers(200, 600))
def test_columns_fill_the_table_and_none_is_narrower_than_a_tick(columns: list[tuple[float, str]], width: int) -> None:
    made = table(["Row", *(word for _, word in columns)], (Points(34), *(share for share, _ in columns)))
    try:
        widths = columns_of(made, width, STANDARD, RULER)
    except WtaFormsError:
        assert 34 + len(columns) * (STANDARD.tick + 2 * made.padding) > width
        return
    assert sum(widths) == pytest.approx(width)
    assert widths[0] >= 34
    assert min(widths) >= STANDARD.tick + 2 * made.padding - 0.001


def test_a_column_is_as_wide_as_its_longest_word_while_there_is_room() -> None:
    words = ["Row", "Responsible", "A"]
    (_, responsible, _) = columns_of(table(words, (Points(34), 0.1, 9)), 300, STANDARD, RULER)
    assert responsible == len("Responsible") * STANDARD.cell_head.size / 2 + 10


def test_no_word_gets_more_than_a_third_of_the_table() -> None:
    words = ["Row", "Donaudampfschifffahrtsgesellschaft", "A"]
    (_, ship, _) = columns_of(table(words, (Points(34), 1, 9)), 300, STANDARD, RULER)
    assert ship == 100


def test_where_not_all_words_fit_every_column_gives_up_the_same_part() -> None:
    words = ["Row", "Responsibility", "Understanding", "Communication", "A"]
    made = table(words, (Points(34), 1, 1, 1, 1))
    widths = columns_of(made, 220, STANDARD, RULER)
    tick = STANDARD.tick + 2 * made.padding
    wanted = [min(len(word) * STANDARD.cell_head.size / 2 + 10, 220 / 3) for word in words[1:4]]
    given_up = [(wish - width) / (wish - tick) for wish, width in zip(wanted, widths[1:4], strict=True)]
    assert given_up == pytest.approx([given_up[0]] * 3)
    assert 0 < given_up[0] < 1
    assert widths[4] == pytest.approx(tick)
