"""What a document says that is neither an author's nor a participant's: its sentences, and figures in words.

They are English; a plan in another language has them in English until they are translated.
"""

from __future__ import annotations

from collections.abc import Iterator

from wta_forms.plan.model import Bar, Block, Chart, Disagreements, Entry, Heatmap, HeatRow, Line, Rating, Ratings, Unit
from wta_forms.plan.spoken import count_of, enumerated, quoted, spoken_number
from wta_forms.report.characters import kept_apart

UNWRITTEN = "Here is room for the facilitator's own words."
ANSWERS = "Answers"
ANSWER = "Answer"
NO_RATING = "no rating"
UNDECIDED = "People see this differently. It is not decided yet."


def ended(words: str) -> str:
    """With a full stop where nothing else ends them."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


# --- of a block -------------------------------------------------------------------------------------------------------


def more_of(block: Block, *, is_complete: bool) -> str:
    """``is_complete``: every answer stands at the end."""
    if not block.more:
        return ""
    is_at_the_end = is_complete and not isinstance(block.body, Disagreements)
    return f"And {block.more} more, at the end." if is_at_the_end else f"And {block.more} more."


def remarks(block: Block) -> Iterator[str]:
    if block.unclear:
        yield f"{count_of(block.unclear, 'answer is', 'answers are')} not clear."
    if block.unworded:
        yield f"{count_of(block.unworded, 'answer', 'answers')}, not yet put into other words."
    if block.counted:
        yield f"{count_of(block.counted, 'answer is', 'answers are')} only counted, not shown."


def doubt_of(entry: Entry, person: str = "") -> str:
    if not entry.doubt:
        return ""
    whose = f" ({person})" if person else ""
    older = " The answer given before that stands." if entry.words else ""
    return f"Unclear{whose}: {entry.doubt}.{older}"


def question_of(entry: Entry, *, has_forms: bool) -> str:
    """By its number and words, and by its form where there are several."""
    evidence = entry.evidence[0]
    form = f" of “{evidence.form}”" if has_forms else ""
    return f"Question {evidence.question}{form}: {entry.question}"


# --- figures ----------------------------------------------------------------------------------------------------------


def figure(number: float) -> str:
    """Rounded to two decimals, which are left out where they are 0: "4", "3.5", "1,200"."""
    rounded = round(number, 2)
    return spoken_number(int(rounded) if rounded == int(rounded) else rounded)


def share_of(bar: Bar, chart: Chart) -> str:
    match chart.unit:
        case Unit.PEOPLE:
            return f"{figure(bar.count)} of {figure(chart.of)}"
        case Unit.POINTS:
            return f"{figure(bar.count)} of {figure(chart.of)} points"


def out_of(chart: Chart) -> str:
    """What all its bars are compared with."""
    match chart.unit:
        case Unit.PEOPLE:
            return f"{count_of(int(chart.of), 'person', 'people')} answered."
        case Unit.POINTS:
            return f"The most that one of them could get is {figure(chart.of)} points."


def place_of(bar: Bar, chart: Chart) -> str:
    """ "1.", "2. equal"; "" where there is no order."""
    if not bar.place:
        return ""
    is_shared = sum(other.place == bar.place for other in chart.bars) > 1
    return f"{bar.place}. equal" if is_shared else f"{bar.place}."


def untaken(chart: Chart) -> str:
    untaken_words = "; ".join(map(kept_apart, chart.unticked))
    match chart.unit:
        case Unit.PEOPLE:
            return f"Nobody ticked: {untaken_words}."
        case Unit.POINTS:
            return f"No points: {untaken_words}."


def scale_of(ratings: Ratings) -> str:
    """What the figures of all its rows mean."""
    named = ((ratings.least, ratings.low), (ratings.most, ratings.high))
    ends = [f"{number} means {quoted(kept_apart(words))}" for number, words in named if words]
    scale = f"{', '.join(ends)}." if ends else f"The scale is from {ratings.least} to {ratings.most}."
    return f"{scale} You see the {middle_of(ratings)} answer, then the lowest and the highest."


def middle_of(ratings: Ratings) -> str:
    return "average" if ratings.is_mean else "middle"


def rating_in_words(rating: Rating, ratings: Ratings) -> str:
    """ "4 of 5, from 2 to 5, 12 answers, 1 not sure"."""
    middle = f"{figure(rating.middle)} of {ratings.most}" if rating.count else NO_RATING
    told = (middle, range_of(rating), answers_of(rating), unsure_of(rating))
    return ", ".join(part for part in told if part)


def range_of(rating: Rating) -> str:
    """ "" where one person rated it, or nobody."""
    if rating.count < 2:
        return ""
    if rating.low == rating.high:
        return "all the same"
    return f"from {figure(rating.low)} to {figure(rating.high)}"


def answers_of(rating: Rating) -> str:
    return count_of(rating.count, "answer", "answers") if rating.count else ""


def unsure_of(rating: Rating) -> str:
    return f"{rating.unsure} not sure" if rating.unsure else ""


def ways_of(heatmap: Heatmap) -> str:
    """What its rows, its columns and its numbers are."""
    named = (("From top to bottom", heatmap.down), ("From left to right", heatmap.across))
    ways = [ended(f"{way}: {words}") for way, words in named if words]
    has_words = any(cell.words for row in heatmap.rows for cell in row.cells)
    return " ".join([*ways, f"A number says {'how many are named in that place' if has_words else 'how many people'}."])


def words_in_cells(heatmap: Heatmap) -> tuple[Line, ...]:
    """What the cells name, cell by cell."""
    return tuple(
        Line(f"{_met(heatmap, row, head)}: {'; '.join(map(kept_apart, cell.words))}", cell.numbers)
        for row in heatmap.rows
        for head, cell in zip(heatmap.heads, row.cells, strict=True)
        if cell.words
    )


def _met(heatmap: Heatmap, row: HeatRow, head: str) -> str:
    """Where a cell is: "How likely 4, How bad 5"."""
    return f"{f'{heatmap.down} {row.head}'.strip()}, {f'{heatmap.across} {head}'.strip()}"


# --- of pages ---------------------------------------------------------------------------------------------------------

CONTENTS = "Contents"
UNTITLED = "A plan"
PAGE_OF = "{page} / {pages}"


def leads_to(number: int) -> str:
    return f"To answer {number} in full"


def leads_back(number: int) -> str:
    return f"Back to where answer {number} is used first"


def leads_to_section(title: str) -> str:
    return f"To “{title}”"


def not_drawn(letters: str, numbers: tuple[int, ...]) -> str:
    """Of letters that no font here has: what stands in their place, and where they are."""
    named = ", ".join(f"U+{ord(letter):04X}" for letter in letters)
    where = (
        f" They are in {'answer' if len(numbers) == 1 else 'answers'} {enumerated(list(map(str, numbers)))}."
        if numbers
        else ""
    )
    return (
        f"“?” stands here also for {count_of(len(letters), 'letter', 'letters')} that this document has no font for: "
        f"{named}.{where} What is read aloud has them."
    )
