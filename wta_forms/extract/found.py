"""Which form the pages of a file are of, when its fields are gone: by the code on each page, or its visible line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from wta_forms.extract.places import Sheet, SheetKind
from wta_forms.map import Map
from wta_forms.spec import wording
from wta_forms.spec.asked import Phrase
from wta_forms.spec.stamp import PageMark, Stamp, read_page_mark

_UNKNOWN = Stamp(form="", version=0, digest="", language="", variant="", round=0)
_LANGUAGES = tuple(language for language, _ in wording.STAMP_LINE.by_language)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The pages of one copy: pairs of a page of the file and that of the blank, in the blank's order.

    ``stamp`` has what the pages say of themselves: no digest; ``blank`` as its first 16 figures, or ""; language and
    variant only where a code says them, the language also by the words of the visible line. ``is_guessed``: some page
    may as well be of another copy in the file, as none says whose it is.
    """

    stamp: Stamp
    pages: tuple[tuple[int, int], ...]
    is_guessed: bool = False

    def missing(self, blank_pages: int) -> tuple[int, ...]:
        """The pages of the blank that did not come."""
        came = {there for _, there in self.pages}
        return tuple(page for page in range(1, blank_pages + 1) if page not in came)


def bundles_in(sheets: Iterable[Sheet]) -> tuple[Bundle, ...]:
    """Pages in any order, of any number of copies; none where no page says what it is.

    A page that says nothing belongs to the copy before it, as the page that comes next there; so do pictures between
    two that can be read, and those before the first. One picture may show several pages.
    """
    opened: list[_Opened] = []
    before: list[int] = []
    for sheet in sheets:
        clues = _clues(sheet)
        if not clues and sheet.kind is not SheetKind.EMPTY:
            if opened:
                opened[-1].add(sheet.page, opened[-1].last + 1)
            elif sheet.kind is SheetKind.PICTURE:
                before.append(sheet.page)
        for clue in clues:
            of_it = _home(opened, clue, sheet)
            of_it.stamp = _together(of_it.stamp, clue.stamp)
            of_it.add(sheet.page, clue.page or of_it.last + 1)
            # The copy that goes on is the last one.
            opened.sort(key=lambda one: one is of_it)
            for up, page in enumerate(reversed(before), 1):
                if clue.page > up:
                    of_it.pages.insert(0, (page, clue.page - up))
            before.clear()
    opened.sort(key=lambda one: one.began)
    return tuple(one.bundle() for one in opened)


def _home(opened: list[_Opened], clue: _Clue, sheet: Sheet) -> _Opened:
    """The copy that a page is of, perhaps a new one. Where it may be of several, it is of the one before it: people's
    pages lie one after another."""
    every = [one for one in opened if one.takes(clue, sheet)]
    if not every:
        opened.append(_Opened(clue.stamp, len(opened)))
        return opened[-1]
    named = [one for one in every if _is_of_one_person(one.stamp, clue.stamp)]
    if len(every) > 1 and not named:
        for one in every:
            one.is_guessed = True
    return (named or every)[-1]


def fit_of(blank: Map, bundle: Bundle, sheets: Sequence[Sheet]) -> float:
    """How much of what is printed on a blank stands on the pages: 0 nothing, 1 every line of it."""
    here = {sheet.page: _squeezed(" ".join(sheet.lines)) for sheet in sheets}
    there = {blank_page: here.get(page, "") for page, blank_page in bundle.pages}
    lines = [(_squeezed(line.text), line.page) for line in blank.words if line.page in there]
    found = sum(line in there[page] for line, page in lines)
    return found / len(lines) if lines else 0.0


# --- one page -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Clue:
    """What a page says it is; ``page`` is that of the blank, 0 when it does not say."""

    stamp: Stamp
    page: int


def _clues(sheet: Sheet) -> tuple[_Clue, ...]:
    """One for each code on a picture, as pages may lie side by side; without any, what the visible line says."""
    line = _line_clue(sheet.lines)
    codes = list(filter(None, map(read_page_mark, sheet.codes)))
    if not codes:
        return (line,) if line else ()
    several = codes if sheet.kind is SheetKind.PICTURE else codes[:1]
    return tuple(_of_code_and_line(code, line) for code in several)


def _of_code_and_line(code: PageMark, line: _Clue | None) -> _Clue:
    stamp = _of_code(code)
    return _Clue(_together(stamp, line.stamp) if line and _agree(stamp, line.stamp) else stamp, code.page)


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


def _line_clue(lines: Iterable[str]) -> _Clue | None:
    for line in lines:
        for language in _LANGUAGES:
            if (clue := _read_line(line, language)) is not None:
                return replace(clue, page=clue.page or _page_number(lines))
    return None


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


def _page_number(lines: Iterable[str]) -> int:
    patterns = [_pattern(wording.PAGE_OF, language) for language in _LANGUAGES]
    found = (pattern.search(line) for line in lines for pattern in patterns)
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

    def __init__(self, stamp: Stamp, began: int) -> None:
        self.stamp = stamp
        self.began = began
        self.pages: list[tuple[int, int]] = []
        self.is_guessed = False

    @property
    def last(self) -> int:
        return self.pages[-1][1] if self.pages else 0

    def takes(self, clue: _Clue, sheet: Sheet) -> bool:
        """A page that is there already is another copy's, if it is not a second picture of it, of the same person."""
        has_it = any(there == clue.page for _, there in self.pages)
        is_second = sheet.kind is SheetKind.PICTURE and _is_of_one_person(self.stamp, clue.stamp)
        return (not has_it or is_second) and _agree(self.stamp, clue.stamp)

    def add(self, page: int, blank_page: int) -> None:
        self.pages.append((page, blank_page))

    def bundle(self) -> Bundle:
        return Bundle(self.stamp, tuple(sorted(self.pages, key=lambda pair: pair[1])), self.is_guessed)


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
