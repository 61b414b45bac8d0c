"""The words of strangers' messages: out of whatever encoding they claim, out of HTML, without what they quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_LONE = re.compile(r"[\ud800-\udfff]")


def cleaned(text: str) -> str:
    """Text that every store and document takes: no control characters but ends of lines and tabs, and the sign for a
    damaged character in place of half a one."""
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", _LONE.sub("\N{REPLACEMENT CHARACTER}", unix))


def one_line(text: str) -> str:
    return " ".join(cleaned(text).split())


def decoded(content: bytes, charset: str) -> str:
    """By the charset that is claimed, else UTF-8, else Windows-1252, which has a character for nearly every byte."""
    for each in (charset, "utf-8"):
        try:
            return content.decode(each or "utf-8")
        except (LookupError, UnicodeError, ValueError):  # not known, not one for text, or not this one
            continue
    return content.decode("cp1252", "replace")


def unflowed(text: str, is_without_space: bool) -> str:
    """Lines of ``format=flowed`` (RFC 3676, 4) as the paragraphs they were. ``is_without_space`` is its ``DelSp``."""
    return "".join(_paragraphs(text.split("\n"), is_without_space))[:-1]


def _paragraphs(lines: list[str], is_without_space: bool) -> Iterator[str]:
    for at, line in enumerate(lines):
        is_soft = line.endswith(" ") and line != "-- " and at + 1 < len(lines)
        is_stuffed = line.startswith(" ")
        whole = line[1:] if is_stuffed else line
        if is_soft and not line.startswith(">"):
            yield whole[:-1] if is_without_space else whole
        else:
            yield whole + "\n"


# --- HTML -----------------------------------------------------------------------------------------------------------

_UNSEEN = frozenset({"script", "style", "head", "title", "template"})
_BREAKING = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "hr"})
_MOST_OPEN = 5000


class _Stripper(HTMLParser):
    """The words that are seen. What quotes another message stands behind a mark, as in plain text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self._unseen = 0
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        if tag in _BREAKING:
            self._break()
        if tag not in _EMPTY and len(self._open) < _MOST_OPEN:
            self._open.append((tag, tag == "blockquote" or _quotes(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        if tag in _BREAKING:
            self._break()
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                break

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.lines[-1] += re.sub(r"\s+", " ", data)

    def _break(self) -> None:
        self._mark()
        self.lines.append("")

    def _mark(self) -> None:
        if any(is_quote for _, is_quote in self._open) and self.lines[-1].strip():
            self.lines[-1] = f"> {self.lines[-1].strip()}"

    def text(self) -> str:
        self._mark()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in self.lines)).strip()


_EMPTY = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "area", "base", "wbr", "source"})

_QUOTES = re.compile(r"gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote|divRplyFwdMsg|appendonsend", re.I)


def _quotes(attributes: list[tuple[str, str | None]]) -> bool:
    """Whether an element holds what a mail program quotes, by the name that it gives it."""
    return any(name in ("class", "id") and value and _QUOTES.search(value) for name, value in attributes)


def stripped(html: str) -> str:
    """The words of a page, a line a paragraph."""
    stripper = _Stripper()
    stripper.feed(html)
    stripper.close()
    return stripper.text()


# --- what is quoted -------------------------------------------------------------------------------------------------

_WROTE = re.compile(
    r"^.{0,200}(wrote|sgrìobh|napisał\(?a?\)?|pisze|пише|написав(ла)?|كتب|a écrit|schrieb|escribió)\b.{0,80}:\s*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"^(-{2,}\s?(original message|forwarded message|wiadomość oryginalna|oryginalna wiadomość|пересланное сообщение"
    r"|ursprüngliche nachricht|message d'origine|вихідне повідомлення|الرسالة الأصلية)\s?-{2,}|_{20,})\s*$",
    re.IGNORECASE,
)


def without_quotes(text: str) -> str:
    """What somebody wrote themselves: without lines behind ">" and what announces them, nor what a mail program has put
    below a line that says so."""
    kept: list[str] = []
    for line in text.split("\n"):
        if _BEHIND.match(line.strip()):
            break
        if line.lstrip().startswith(">"):
            while kept and not kept[-1].strip():
                kept.pop()
            if kept and _WROTE.match(kept[-1].strip()):
                kept.pop()
            continue
        kept.append(line)
    own = "\n".join(kept).strip()
    return re.sub(r"\n{3,}", "\n\n", own)
