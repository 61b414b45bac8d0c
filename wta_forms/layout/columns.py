"""How wide columns are: shares of what there is, and no less than what stands in them needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.layout.blocks import Blank, Block, Drawing, Image, PageNumber, Points, Row, Runs, Stack, Table, Text
from wta_forms.layout.style import FontMetrics, Style
from wta_forms.layout.text import longest_word

_MOST_FOR_A_WORD = 1 / 3
"""Of a table's width: a word that is longer than this is cut rather than given the room of other columns."""


def columns_of(table: Table, width: float, style: Style, metrics: FontMetrics) -> tuple[float, ...]:
    """The width of each column, in points.

    A column gets its share, or more where its longest word would be cut. Where that is too much for all of them
    together, all give up the same part of it, down to what a tick needs. Raises WtaFormsError when even that does not
    fit.
    """
    tick = style.tick + 2 * table.padding
    narrowest = [max(tick, share if isinstance(share, Points) else 0) for share in table.widths]
    words = [_widest_word(column, metrics) + 2 * table.padding for column in _columns(table)]
    wanted = [max(least, min(word, width * _MOST_FOR_A_WORD)) for least, word in zip(narrowest, words, strict=True)]
    if sum(wanted) <= width:
        return shared_out(table.widths, width, wanted)
    if sum(narrowest) <= width:
        part = (width - sum(narrowest)) / (sum(wanted) - sum(narrowest))
        return tuple(least + (word - least) * part for least, word in zip(narrowest, wanted, strict=True))
    first = next((text.text for cell in table.head[1:] for text in _texts(cell)), "")
    raise WtaFormsError(errors.TOO_WIDE.at("", count=len(table.widths), words=first))


def shared_out(widths: Sequence[float], room: float, least: Sequence[float] = ()) -> tuple[float, ...]:
    """Points are taken as they are; what is left is shared out, but nothing gets less than its ``least``. All together
    are as wide as the room, unless points and leasts need more."""
    least = least or [0.0] * len(widths)
    taken = {at: max(width, least[at]) for at, width in enumerate(widths) if isinstance(width, Points)}
    while True:
        left = room - sum(taken.values())
        shares = sum(width for at, width in enumerate(widths) if at not in taken)
        given = {at: left * width / shares for at, width in enumerate(widths) if at not in taken}
        short = {at: least[at] for at, width in given.items() if width < least[at]}
        if not short:
            return tuple(taken[at] if at in taken else given[at] for at in range(len(widths)))
        taken |= short


def edges(widths: Sequence[float]) -> tuple[float, ...]:
    """Where columns begin, and where the last one ends."""
    return tuple(accumulate(widths, initial=0.0))


def _columns(table: Table) -> Iterator[tuple[Block, ...]]:
    return zip(table.head, *table.rows, strict=True)


def _widest_word(cells: Sequence[Block], metrics: FontMetrics) -> float:
    return max((longest_word(text.text, text.style, metrics) for cell in cells for text in _texts(cell)), default=0)


def _texts(block: Block) -> Iterator[Text]:
    match block:
        case Text():
            yield block
        case Runs(runs=runs):
            yield from (Text(run.text, run.style) for run in runs)
        case Stack() | Row():
            for member in block.members:
                yield from _texts(member)
        case Blank() | Image() | Drawing() | PageNumber() | Table():
            return
