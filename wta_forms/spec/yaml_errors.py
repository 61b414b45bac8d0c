"""What a YAML parser says, in a sentence for an author, and the line as it should be.

Both of PyYAML's parsers come to the same sentence, although they have words of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from wta_forms import errors
from wta_forms.errors import Problem

_SENTENCES: tuple[tuple[str, str], ...] = (
    ("simple key", "there is no colon behind a word"),
    ("plain scalar", "a colon stands right before a bracket or comma"),
    (
        "flow (mapping|sequence)|flow node .*content.* at the end",
        "a bracket that opens here is not closed, a comma is missing, or a text with a colon is not in double quotes",
    ),
    ("quoted scalar .*unexpected", "a quotation mark opens here and is not closed"),
    ("quoted scalar", "a backslash stands between double quotes"),
    ("mapping values", "a colon and a space stand in the text, or the line begins too far to the right"),
    ("mapping keys|sequence entries", "a text cannot begin with a dash or a question mark and a space"),
    ("alias|anchor", "a text cannot begin with * or &"),
    ("cannot start any token|node content", "a text cannot begin with {character}"),
    ("a block scalar", "a text cannot begin with | or >"),
    ("tag", "a text cannot begin with !"),
    ("a block collection", "a dash is missing, or the line begins too far to the left or right"),
    ("a block mapping", "it goes on behind a closing mark, or begins too far to the left or right"),
    ("", "it does not fit what stands before it"),
)
"""Context and problem of a parser's error → our words; the first that fits."""

_BEGINS_MATTER = re.compile("simple key|flow (mapping|sequence)|quoted scalar")
_LINE = re.compile(r"(?P<start>\s*(?:- +)*(?:[^\s:'\"\[\]{},#]+:\s+)?)(?P<text>\S.*?)\s*")


_NO_SPACE = re.compile(r"(?P<start>\s*(?:- +)*)(?P<word>[a-z_]+):(?P<text>[^\s/:].*)")
_NO_SPACE_AFTER_DASH = re.compile(r"(?P<start>\s*)-(?P<text>[a-z_]+:(?:\s.*)?)")
_MOST_CANDIDATES = 20


def explained(error: yaml.YAMLError, file: str, lines: list[str], place_of_error: Callable[[str], int]) -> Problem:
    """The parser's words as a sentence, with the line as it should be where that can be told.

    ``place_of_error`` says in which line a text cannot be read (0: nowhere); a correction is only shown if it helps.
    """
    number = min(line_of(error), _last_line(lines))

    def helps(at: int, *corrected: str) -> bool:
        mended = [*lines[: at - 1], *corrected, *lines[at - 1 + len(corrected) :]]
        return number < (place_of_error("\n".join(mended)) or 1e9)

    if slip := _without_space(lines, number, file, helps) or _unclosed(lines, number, file, helps):
        return slip
    line = lines[number - 1] if number <= len(lines) else ""
    where, why = f"{file}:{number}", _sentence(error, line, number)
    corrected = in_quotes(line)
    if corrected and helps(number, corrected):
        return errors.YAML_BROKEN.at(where, why=why, corrected=corrected.strip())
    return errors.YAML_BROKEN_ELSEWHERE.at(where, why=why)


Helps = Callable[..., bool]
"""Whether other lines from a line on would let the file be read beyond the error."""


def _without_space(lines: list[str], number: int, file: str, helps: Helps) -> Problem | None:
    """``-id: c`` and ``id:c``: the first of the lines typed so, up to the one in which the parser gives up."""
    for last in (number, number - 1):
        first, corrected = last, list[str]()
        while 0 < first <= len(lines) and (mended := with_space(lines[first - 1])):
            corrected.insert(0, mended)
            if helps(first, *corrected):
                mark = "dash" if _NO_SPACE_AFTER_DASH.fullmatch(lines[first - 1]) else "colon"
                return errors.YAML_NO_SPACE.at(f"{file}:{first}", mark=mark, corrected=corrected[0].strip())
            first -= 1
    return None


def with_space(line: str) -> str:
    """The line with the space that is missing behind its dash or its first word's colon; "" where none is."""
    if match := _NO_SPACE_AFTER_DASH.fullmatch(line):
        return f"{match['start']}- {match['text']}"
    match = _NO_SPACE.fullmatch(line)
    return f"{match['start']}{match['word']}: {match['text']}" if match else ""


def _unclosed(lines: list[str], number: int, file: str, helps: Helps) -> Problem | None:
    """A quotation mark far above the place where the parser stops: it takes all up to the next one for one text."""
    last = number if number <= len(lines) and not in_quotes(lines[number - 1]) else number - 1
    opened = [(at, place) for at in range(last, 0, -1) if (place := _left_open(lines[at - 1])) >= 0]
    for at, place in opened[:_MOST_CANDIDATES]:
        mark = "double" if lines[at - 1][place] == '"' else "single"
        for corrected in _closed(lines[at - 1], place):
            if helps(at, corrected):
                return errors.YAML_UNCLOSED.at(f"{file}:{at}", mark=mark, line=at, corrected=corrected.strip())
    return None


_QUOTED = re.compile(r"""(?:^|(?<=[\s\[{,]))(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
_OPENS = re.compile(r"""(?:^\s*(?:- +)*|[:,]\s+|[\[{]\s*)["']""")


def _left_open(line: str) -> int:
    """Where a quotation begins that does not end in this line; -1 where none does."""
    blanked = _QUOTED.sub(lambda match: "x" * len(match[0]), line)
    match = _OPENS.search(blanked)
    return match.end() - 1 if match else -1


def _closed(line: str, place: int) -> list[str]:
    """The line with the quotation closed, in each way in which it may have been meant."""
    mark = line[place]
    brackets = re.sub(r"(\s*[}\]]+\s*)$", rf"{mark}\1", line)
    next_word = line[:place] + re.sub(r"(, *[a-z_]+: )", rf"{mark}\1", line[place:], count=1)
    return [
        corrected for corrected in (in_quotes(line), next_word, brackets, line + mark) if corrected not in ("", line)
    ]


def _last_line(lines: list[str]) -> int:
    """The last line with something in it: one parser finds the end of the file there, the other behind it."""
    return max((number for number, line in enumerate(lines, 1) if line.strip()), default=1)


def line_of(error: yaml.YAMLError) -> int:
    """Where a quotation or a bracket begins says more than where the file ends."""
    mark: Any = getattr(error, "problem_mark", None)
    if _BEGINS_MATTER.search(str(getattr(error, "context", ""))):
        mark = getattr(error, "context_mark", None) or mark
    return int(mark.line) + 1 if mark else 1


def _sentence(error: yaml.YAMLError, line: str, number: int) -> str:
    mark: Any = getattr(error, "problem_mark", None)
    character = line[mark.column : mark.column + 1] if mark and mark.line + 1 == number else ""
    at_the_end = "" if character else " at the end"
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}{at_the_end}"
    if "\N{NO-BREAK SPACE}" in line and "simple key" in said:
        return "there is a space in it that a word processor made"
    if " flow " in said and re.search(r"\s#\S", line):
        return "from ' #' on the line is a remark, so a bracket is not closed"
    sentence = next(ours for theirs, ours in _SENTENCES if re.search(theirs, said))
    return sentence.format(character=character)


def in_quotes(line: str) -> str:
    """The line with its text in double quotes, or "" where it has none or the text is meant as a list or map."""
    match = _LINE.fullmatch(line)
    if not match or _is_in_brackets(match["text"]):
        return ""
    return match["start"] + quoted(match["text"])


def _is_in_brackets(text: str) -> bool:
    """Text in brackets, or with one that never closes: quotes around it would hide what is wrong."""
    closing = {"[": "]", "{": "}"}.get(text[0], "")
    return bool(closing) and (closing not in text or text.endswith(closing))


_CURLY = ("\u201c\u201d", "\u201e\u201c", "\u201e\u201d", "\u2018\u2019", "\xab\xbb", "\xbb\xab")
"""Pairs of quotation marks that word processors make."""


def in_curly_quotes(text: str) -> str:
    """What stands between a word processor's quotation marks around the whole of a text; "" where there are none."""
    inner = text[1:-1]
    for pair in _CURLY:
        opening, closing = pair[0], pair[1]
        is_around = text[:1] == opening and text[-1:] == closing and opening not in inner
        if is_around and (closing not in inner or closing == "\u2019"):  # an apostrophe
            return inner.strip()
    return ""


def quoted(text: str) -> str:
    """The text as it is written in double quotes; quotes that were typed around it are taken off first."""
    bare = text
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        bare = text[1:-1]
    elif text.startswith('"') and text.count('"') == 1:
        bare = text[1:]
    bare = in_curly_quotes(bare) or bare
    return '"' + bare.replace("\\", "\\\\").replace('"', '\\"') + '"'
