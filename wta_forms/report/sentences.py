"""What a document says that is neither an author's nor a participant's: its sentences, and figures in words.

They are English; a plan in another language has them in English until they are translated.
"""

from __future__ import annotations

from collections.abc import Iterator

from wta_forms.plan.figures import KEPT_BACK, camps_in_words
from wta_forms.plan.model import (
    Bar,
    Block,
    Chart,
    Entry,
    HeatCell,
    Heatmap,
    HeatRow,
    Line,
    Quotes,
    Rating,
    Ratings,
    Unit,
)
from wta_forms.plan.spoken import count_of, enumerated, quoted, spoken_number
from wta_forms.report.characters import kept_apart
from wta_forms.spec.languages import in_english

UNWRITTEN = "Here is room for the facilitator's own words."
ANSWER, ANSWERS = "Answer", "Answers"
CONTENTS = "Contents"
TABLE, FIGURE = "Table", "Figure"
"""What captions call it; Word counts both by these names."""
SKIP = "Skip to the plan"
SHOWN_UNDER = "Shown under:"
CHOICE, PLACE, RATED, RANGE = "Choice", "Place", "What was rated", "Range"
"""Heads of the columns of pictures."""
COUNTED = {Unit.PEOPLE: "People", Unit.POINTS: "Points"}
NO_RATING = "no rating"
TOO_FEW = "What only a few people say is not shown here, so that nobody can be told by it."
UNDECIDED = "People see this differently. It is not decided yet."
REWORDED = "These are the facilitator's words for answers that are not quoted."


def ended(words: str) -> str:
    """With a full stop where nothing else ends them."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def with_variants(line: Line) -> Line:
    """With the other ways in which people put the same: "A van (also: “Vans”)"."""
    return Line(f"{line.words} (also: {', '.join(map(quoted, line.also))})", line.numbers) if line.also else line


# --- of a block -------------------------------------------------------------------------------------------------------


def more_of(block: Block, *, is_complete: bool) -> str:
    """``is_complete``: every answer stands at the end, so that the numbers of those left out can be followed."""
    if not block.more:
        return ""
    if not (is_complete and block.left_out):
        return f"And {block.more} more."
    is_of_answers = isinstance(block.body, Quotes)
    return f"{count_of(block.more, 'more answer', 'more answers') if is_of_answers else f'{block.more} more'}:"


def remarks(block: Block) -> Iterator[str]:
    if block.too_few:
        yield TOO_FEW
    if block.reworded:
        yield REWORDED
    if block.translated:
        yield f"{count_of(block.translated, 'answer here was', 'answers here were')} translated."
    if block.foreign:
        yield f"{count_of(block.foreign, 'answer here is', 'answers here are')} not translated yet."
    if block.unclear:
        yield f"{count_of(block.unclear, 'answer is', 'answers are')} not clear."
    if block.unworded:
        yield f"{count_of(block.unworded, 'answer', 'answers')}, not yet put into other words."
    if block.counted:
        yield f"{count_of(block.counted, 'answer is', 'answers are')} only counted, not shown."


def told_as(entry: Entry) -> Iterator[str]:
    """What has to be said of one answer: that it was settled or translated, or waits to be. The person's own words
    stand behind "In Polish:", where they are few."""
    if entry.decided:
        yield f"As it was given: {entry.decided}. The facilitator decided what it means."
    if not entry.language:
        return
    if not entry.original:
        yield f"This is in {in_english(entry.language)}. It is not translated yet."
        return
    by = f"Translated by {ended(entry.translator)}" if entry.translator else "Translated."
    spoken = " or ".join(map(in_english, entry.language.split(" or ")))
    own = f" In {spoken}: {quoted(entry.original)}" if isinstance(entry.original, str) else f" In {spoken}:"
    yield f"{by}{own}"
    if entry.is_foreign:
        yield "Not all of it is translated yet."


def doubt_of(entry: Entry, person: str = "") -> str:
    if not entry.doubt:
        return ""
    whose = f" ({person})" if person else ""
    older = " The answer given before that stands." if entry.words else ""
    return f"Unclear{whose}: {entry.doubt}.{older}"


def answer_called(number: int) -> str:
    """What a link to it is called where it is read out alone."""
    return f"Answer {number}"


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


def remarks_on(chart: Chart) -> Iterator[str]:
    """What has to be said under it: of choices without a bar, and of answers that count nowhere."""
    if chart.unticked:
        yield untaken(chart)
    if chart.others:
        yield f"Too few to show one by one, or nobody: {'; '.join(map(kept_apart, chart.others))}."
    if chart.spoiled:
        answers = count_of(chart.spoiled, "answer", "answers")
        more = f"{chart.spoiled} more {answers.partition(' ')[2]}" if chart.people else answers
        yield f"{more} could not be used and {'counts' if chart.spoiled == 1 else 'count'} nowhere."


def detail_of(bar: Bar) -> str:
    """How its points lie: "put first by 3 people, second by 1"; "half of the people gave it 10 to 30". "" without."""
    if bar.spread:
        lower, upper = figure(bar.spread.lower), figure(bar.spread.upper)
        return f"half of the people gave it {lower if lower == upper else f'{lower} to {upper}'}"
    put = [(place, people) for place, people in enumerate(bar.counts) if people]
    return f"put {', '.join(f'{_place(place)} by {people}' for place, people in put)}" if put else ""


_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def _place(place: int) -> str:
    return _PLACES[place] if place < len(_PLACES) else f"at place {place + 1}"


MOST_POINTS = 11
"""From 0 to 10: on a longer scale a column for every point would be a page wide."""


def has_counts(ratings: Ratings) -> bool:
    """Whether it is shown how many people are at every point."""
    is_short = ratings.most - ratings.least < MOST_POINTS
    return is_short and any(rating.counts for rating in ratings.rows)


def scale_of(ratings: Ratings) -> str:
    """What the figures of all its rows mean."""
    named = ((ratings.least, ratings.low), (ratings.most, ratings.high))
    ends = [f"{number} means {quoted(kept_apart(words))}" for number, words in named if words]
    scale = f"{', '.join(ends)}." if ends else f"The scale is from {ratings.least} to {ratings.most}."
    if has_counts(ratings):
        return f"{scale} You see how many people gave which answer, and the {middle_of(ratings)}."
    return f"{scale} You see the {middle_of(ratings)} answer, then the lowest and the highest."


def middle_of(ratings: Ratings) -> str:
    return "average" if ratings.is_mean else "middle"


def middle_in_words(rating: Rating) -> str:
    """The middle; "split" where it would hide that people are, "no rating" where nobody gave any."""
    if rating.camps:
        return "split"
    return figure(rating.middle) if rating.count else NO_RATING


def rating_in_words(rating: Rating, ratings: Ratings) -> str:
    """ "4 of 5, from 2 to 5, 12 answers, 1 not sure"; "people are split: 5 say 1 to 2, 6 say 5, 11 answers"."""
    middle = f"{figure(rating.middle)} of {ratings.most}" if rating.count else NO_RATING
    told = (split_of(rating) or middle, range_of(rating), answers_of(rating), unsure_of(rating))
    return ", ".join(part for part in told if part)


def counts_in_words(rating: Rating, ratings: Ratings) -> str:
    """How many people are at every point: "1: 0, 2: 3, 3: 5"; "" where that may not be told."""
    points = range(ratings.least, ratings.most + 1)
    return ", ".join(f"{point}: {count}" for point, count in zip(points, rating.counts, strict=False))


def split_of(rating: Rating) -> str:
    """ "people are split: 5 say 1 to 2, 6 say 5"; "" where they are not."""
    return camps_in_words(rating.camps, figure) if rating.camps else ""


def splits_in(ratings: Ratings) -> Iterator[str]:
    """A sentence for every row in which people are split."""
    for rating in ratings.rows:
        if rating.camps:
            between = rating.count - sum(camp.count for camp in rating.camps)
            rest = f", and {between} between" if between else ""
            yield f"{kept_apart(rating.words)}: {split_of(rating)}{rest}."


def range_of(rating: Rating) -> str:
    """ "" where one person rated it, or nobody, or where it may not be told."""
    if rating.count < 2 or not rating.has_range:
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
    cells = [cell for row in heatmap.rows for cell in row.cells]
    has_words = any(cell.words for cell in cells)
    few = [f"{KEPT_BACK} stands for too few people to show, or nobody."] if any(c.is_kept_back for c in cells) else []
    return " ".join(
        [*ways, f"A number says {'how many are named in that place' if has_words else 'how many people'}.", *few]
    )


def count_in(cell: HeatCell) -> str:
    return KEPT_BACK if cell.is_kept_back else str(cell.count)


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
    down, across = (scale.rstrip(" ?:") for scale in (heatmap.down, heatmap.across))
    return f"{f'{down} {row.head}'.strip()}, {f'{across} {head}'.strip()}"


# --- of pages ---------------------------------------------------------------------------------------------------------

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
