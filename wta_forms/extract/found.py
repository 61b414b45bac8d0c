"""Which form the pages of a file are of, when its fields are gone: by the code on each page, or its visible line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from wta_forms.extract.places import Sheet, SheetKind
from wta_forms.map import Map
from wta_forms.spec import wording
from wta_forms.spec.asked import Phrase
from wta_forms.spec.stamp import PageMark, Stamp, page_mark, read_page_mark

_UNKNOWN = Stamp(form="", version=0, digest="", language="", variant="", round=0)
_LANGUAGES = tuple(language for language, _ in wording.STAMP_LINE.by_language)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The pages of one copy: pairs of a page of the file and that of the blank, in the blank's order.

    ``stamp`` has what the pages say of themselves: no digest; ``blank`` as its first 16 figures, or ""; language and
    variant only where a code says them, the language also by the words of the visible line. ``is_guessed``: some page
    may as well be of another copy in the file, as none says whose it is. A page of the blank may stand there twice, on
    a second picture of it.

    ``crowded`` are pairs that are not among ``pages``: on that sheet the same page of several copies was printed, and
    nothing says which of them is this copy's.
    """

    stamp: Stamp
    pages: tuple[tuple[int, int], ...]
    is_guessed: bool = False
    crowded: tuple[tuple[int, int], ...] = ()

    def missing(self, blank_pages: int) -> tuple[int, ...]:
        """The pages of the blank that did not come."""
        came = {there for _, there in (*self.pages, *self.crowded)}
        return tuple(page for page in range(1, blank_pages + 1) if page not in came)


def bundles_in(sheets: Iterable[Sheet], known: Bundle | None = None) -> tuple[Bundle, ...]:
    """Pages in any order, of any number of copies, several of them on one sheet if they were printed so; none where no
    page says what it is. ``known`` is a copy of which some pages are known already: it goes first, with those of its
    pages that are found.

    A page that says nothing belongs to the copy of the page before it, as the page that comes next there, unless that
    one is in the file: then it is of no form, a letter perhaps. So do pictures between two that can be read, and those
    before the first.
    """
    opened = [_Opened(known.stamp, known.pages)] if known else []
    silent: list[Sheet] = []
    for sheet in sheets:
        clues = _clues(sheet)
        if not clues and sheet.kind is not SheetKind.EMPTY:
            silent.append(sheet)
        several = _several(sheet, clues)
        for clue in clues:
            _home(opened, clue, sheet).add(sheet.page, clue, is_crowded=clue.page in several)
    _give_first([sheet.page for sheet in silent if sheet.kind is SheetKind.PICTURE], opened)
    for sheet in silent:
        _give(sheet.page, opened)
    return tuple(one.bundle() for one in opened)


def _home(opened: list[_Opened], clue: _Clue, sheet: Sheet) -> _Opened:
    """The copy that a page is of, perhaps a new one. Where it may be of several, it is of the one before it: people's
    pages lie one after another."""
    every = [one for one in opened if one.takes(clue, sheet)]
    if not every:
        opened.append(_Opened(clue.stamp))
        return opened[-1]
    named = [one for one in every if _is_of_one_person(one.stamp, clue.stamp)]
    if len(every) > 1 and not named:
        for one in every:
            one.is_guessed = True
    return max(named or every, key=_Opened.newest)


def _give_first(pages: Iterable[int], opened: Iterable[_Opened]) -> None:
    """Pages before the first that says what it is, to its copy: they come before it there, too."""
    known = [(here, there, one) for one in opened for here, there in one.pages]
    if not known:
        return
    here, there, one = min(known, key=lambda each: each[:2])
    for up, page in enumerate(sorted((page for page in pages if page < here), reverse=True), 1):
        if there > up and not one.has(there - up):
            one.pages.append((page, there - up))


def _give(page: int, opened: Iterable[_Opened]) -> None:
    """A page that says nothing to the copy that goes on there; empty pages may lie between."""
    before = [(here, there, one) for one in opened for here, there in one.pages if here <= page]
    if before:
        here, there, one = max(before, key=lambda each: each[:2])
        if here < page and not one.has(there + 1):
            one.pages.append((page, there + 1))


def as_on_paper(stamp: Stamp) -> Stamp:
    """What the pages of a file with this stamp say of themselves: no digest, and of a person the name."""
    coded = _of_code(page_mark(stamp, 1))
    return replace(coded, recipient_name=stamp.recipient_name)


def fit_of(blank: Map, bundle: Bundle, sheets: Sequence[Sheet]) -> float:
    """How much of what is printed on a blank stands on the pages: 0 nothing, 1 every line of it."""
    here = {sheet.page: _squeezed(" ".join(sheet.lines)) for sheet in sheets}
    there = {blank_page: here.get(page, "") for page, blank_page in bundle.pages}
    lines = [(_squeezed(line.text), line.page) for line in blank.words if line.page in there]
    found = sum(line in there[page] for line, page in lines)
    return found / len(lines) if lines else 0.0


# --- one page -------------------------------------------------------------------------------------------------------


def _several(sheet: Sheet, clues: Sequence[_Clue]) -> frozenset[int]:
    """The pages of the blank that were printed on a sheet more than once. Of pictures each is found by its code."""
    counted = Counter(clue.page for clue in clues)
    are_printed = sheet.kind is SheetKind.TEXT
    return frozenset(page for page, count in counted.items() if page and count > 1 and are_printed)


@dataclass(frozen=True, slots=True)
class _Clue:
    """What a page says it is; ``page`` is that of the blank, 0 when it does not say."""

    stamp: Stamp
    page: int


def _clues(sheet: Sheet) -> list[_Clue]:
    """One for each page of a blank on it: what the code of a page says, with the line that may say it too. A code that
    is too small to be read leaves the line."""
    lines = _line_clues(sheet.lines)
    codes = [_Clue(_of_code(code), code.page) for code in map(read_page_mark, sheet.codes) if code is not None]
    if not codes:
        return lines
    is_alone = len(codes) == 1 and len(lines) <= 1
    if is_alone:
        return [_with_line(codes[0], lines)]
    by_page = {code.page: [line for line in lines if line.page == code.page] for code in codes}
    found = [clue for code in codes for clue in _with_each_line(code, by_page[code.page])]
    return [*found, *(line for line in lines if line.page and line.page not in by_page)]


def _with_each_line(code: _Clue, lines: Sequence[_Clue]) -> list[_Clue]:
    """Copies that were printed side by side may share a code; then every one of them has its line."""
    return [_with_line(code, [line]) for line in lines if _agree(code.stamp, line.stamp)] or [code]


def _with_line(code: _Clue, lines: Iterable[_Clue]) -> _Clue:
    said = (_together(code.stamp, line.stamp) for line in lines if _agree(code.stamp, line.stamp))
    return replace(code, stamp=next(said, code.stamp))


def _of_code(code: PageMark) -> Stamp:
    return Stamp(
        form=code.form,
        version=code.version,
        digest="",
        language=code.language,
        variant=code.variant,
        round=code.round,
        blank=code.blank,
        recipient_id=code.person,
    )


def _line_clues(lines: Sequence[str]) -> list[_Clue]:
    """The lines at the feet of pages. The page may stand by itself beside each."""
    found = [clue for clue in map(_read_in_any_language, lines) if clue is not None]
    beside = [number for number in map(_page_number, lines) if number]
    if len(found) > 1 and len(beside) != len(found):
        return found
    numbers = [*beside, *(0 for _ in found)]
    return [replace(clue, page=clue.page or number) for clue, number in zip(found, numbers, strict=False)]


def _read_in_any_language(line: str) -> _Clue | None:
    return next(filter(None, (_read_line(line, language) for language in _LANGUAGES)), None)


def _read_line(line: str, language: str) -> _Clue | None:
    """``drivers, version 1, for Ann Reid``, perhaps with ``Page 2 of 5`` behind it."""
    page = _pattern(wording.PAGE_OF, language).search(line)
    said = line.replace(page[0], "") if page else line
    number = int(page["page"]) if page else 0
    for phrase in (wording.STAMP_LINE_PERSON, wording.STAMP_LINE):
        if found := _pattern(phrase, language).fullmatch(said.strip()):
            person = found.groupdict().get("person", "").strip()
            stamp = replace(
                _UNKNOWN, form=found["form"], version=int(found["version"]), language=language, recipient_name=person
            )
            return _Clue(stamp, number)
    return None


def _page_number(line: str) -> int:
    """Of a line that says nothing else, be it in two languages; 0 of any other."""
    patterns = [_pattern(wording.PAGE_OF, language) for language in _LANGUAGES]
    numbers = {_number(each.strip(), patterns) for each in line.split(" / ")}
    return numbers.pop() if len(numbers) == 1 else 0


def _number(said: str, patterns: Iterable[re.Pattern[str]]) -> int:
    found = (pattern.fullmatch(said) for pattern in patterns)
    return next((int(page["page"]) for page in found if page), 0)


_PARTS = {
    "form": r"(?P<form>[a-z][a-z0-9-]{0,39})",
    "version": r"(?P<version>\d{1,9})",
    "person": r"(?P<person>\S.*?)",
    "page": r"(?P<page>\d{1,4})",
    "pages": r"\d{1,4}",
}


def _pattern(phrase: Phrase, language: str) -> re.Pattern[str]:
    """A sentence of ours with what may stand at its placeholders."""
    parts = re.split(r"\{(\w+)\}", phrase.in_(language))
    return re.compile("".join(_PARTS[text] if at % 2 else _spaced(text) for at, text in enumerate(parts)))


def _spaced(text: str) -> str:
    """As words come out of a page: with any white space between them, or more of it."""
    return r"\s*".join(re.escape(piece) for piece in re.split(r"\s+", text))


# --- one copy -------------------------------------------------------------------------------------------------------


class _Opened:
    """A copy whose pages are still coming."""

    def __init__(self, stamp: Stamp, pages: Iterable[tuple[int, int]] = ()) -> None:
        self.stamp = stamp
        self.pages = list(pages)
        self.crowded: list[tuple[int, int]] = []
        self.is_guessed = False

    def newest(self) -> int:
        return max((here for here, _ in (*self.pages, *self.crowded)), default=0)

    def has(self, blank_page: int) -> bool:
        return any(there == blank_page for _, there in (*self.pages, *self.crowded))

    def takes(self, clue: _Clue, sheet: Sheet) -> bool:
        """A page that is there already is another copy's, if it is not a second picture of it, of the same person."""
        is_second = sheet.kind is SheetKind.PICTURE and _is_of_one_person(self.stamp, clue.stamp)
        return (is_second or not self.has(clue.page)) and _agree(self.stamp, clue.stamp)

    def add(self, page: int, clue: _Clue, *, is_crowded: bool = False) -> None:
        """A page that does not say its number comes behind the last one."""
        last = self.pages[-1][1] if self.pages else 0
        self.stamp = _together(self.stamp, clue.stamp)
        (self.crowded if is_crowded else self.pages).append((page, clue.page or last + 1))

    def bundle(self) -> Bundle:
        in_order = sorted(self.pages, key=lambda pair: pair[1])
        return Bundle(self.stamp, tuple(in_order), self.is_guessed, tuple(self.crowded))


_NOT_SAID = ("", 0)


def _agree(one: Stamp, other: Stamp) -> bool:
    """Whether two pages may be of one copy: nothing that both say differs."""
    return all(here == there for here, there in _said_by_both(one, other))


def _is_of_one_person(one: Stamp, other: Stamp) -> bool:
    return one.recipient_id != "" and one.recipient_id == other.recipient_id


def _said_by_both(one: Stamp, other: Stamp) -> Iterator[tuple[object, object]]:
    for field in fields(Stamp):
        here, there = getattr(one, field.name), getattr(other, field.name)
        if here not in _NOT_SAID and there not in _NOT_SAID and not _is_first_of_two(field.name, here, there):
            yield here, there


def _is_first_of_two(name: str, here: object, there: object) -> bool:
    """A copy in two languages has its visible line in the first of them."""
    return name == "language" and str(here).partition("+")[0] == str(there).partition("+")[0]


def _together(one: Stamp, other: Stamp) -> Stamp:
    """What either says; of the language, what says more."""
    said = {field.name: getattr(one, field.name) or getattr(other, field.name) for field in fields(Stamp)}
    return Stamp(**said | {"language": max(one.language, other.language, key=len)})


def _squeezed(text: str) -> str:
    return "".join(text.split())
