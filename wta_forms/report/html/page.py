"""Plan → HTML: one file without scripts that asks the network for nothing, for screens of any width and for paper.

The same plan gives the same bytes. Nothing but its own style is allowed by its policy (CSP), so that even markup that
had got into it would do nothing. A person's words are escaped in ``html_words``, and nowhere else.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from wta_forms.plan.model import Chart, Grid, Heatmap, Plan, Ratings, Rows
from wta_forms.report import sentences
from wta_forms.report.branding import OURS, Branding
from wta_forms.report.characters import written_lines
from wta_forms.report.html.charts import chart, heatmap
from wta_forms.report.html.links import Chapter, Links, chapters_of, links_of
from wta_forms.report.html.look import policy, style
from wta_forms.report.html.ratings import ratings
from wta_forms.report.html.tables import answered_rows, grid
from wta_forms.report.html.words import (
    NOTHING,
    Html,
    direction_of,
    element,
    inline,
    joined,
    lines,
    on_one_line,
    paragraphs,
    text,
    way_of,
)
from wta_forms.report.outline import (
    Answer,
    Bullets,
    Columns,
    Heading,
    Node,
    PageBreak,
    Paragraph,
    Quotation,
    outline,
)


def html(plan: Plan, branding: Branding = OURS) -> Mapping[str, bytes]:
    opening, *chapters = chapters_of(outline(plan))
    links = links_of(chapters, plan.language)
    page = element(
        "html", _head(plan, branding), _body(opening, chapters, links, branding), **_of_document(plan.language)
    )
    return {"": f"<!doctype html>\n{page}\n".encode()}


def _of_document(language: str) -> dict[str, str]:
    return {"lang": language.partition("+")[0], "dir": direction_of(language)}


def _head(plan: Plan, branding: Branding) -> Html:
    css = style(branding.accent)
    allowed = policy(css, has_pictures=bool(branding.logo))
    members = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=allowed),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", text(on_one_line(plan.title))),
        element("style", Html(css)),
    )
    return element("head", joined(members, "\n"))


def _body(opening: Chapter, chapters: Sequence[Chapter], links: Links, branding: Branding) -> Html:
    title, *before = opening.nodes
    top = [*_logo(branding), *(_node(node, links, sentences.CONTENTS) for node in (title, *before))]
    main = element("main", joined((_chapter(chapter, links) for chapter in chapters), "\n"), id="plan", tabindex=-1)
    return element(
        "body",
        element("a", text(sentences.SKIP), class_="skip", href="#plan"),
        element("header", joined(top)),
        element("div", *_contents(chapters, links.language), main, class_="page"),
    )


def _logo(branding: Branding) -> Iterator[Html]:
    if branding.logo:
        source = f"data:image/png;base64,{b64encode(branding.logo).decode()}"
        yield element("img", class_="logo", src=source, alt=branding.logo_words)


def _contents(chapters: Sequence[Chapter], language: str) -> Iterator[Html]:
    if len(chapters) < 2:
        return
    leading = (
        element("li", element("a", lines(chapter.title), href=f"#{chapter.id}"), **way_of(chapter.title, language))
        for chapter in chapters
    )
    heading = element("h2", text(sentences.CONTENTS), id="contents")
    yield element("nav", heading, element("ol", joined(leading)), aria_labelledby="contents")


# --- from top to bottom -----------------------------------------------------------------------------------------------


def _chapter(chapter: Chapter, links: Links) -> Html:
    links.chapter = chapter
    heading = element("h2", lines(chapter.title), id=chapter.id, **way_of(chapter.title, links.language))
    within = _nodes(chapter.nodes, links, chapter.title)
    return element("section", heading, within, class_="apart" if chapter.is_apart else None, aria_labelledby=chapter.id)


def _nodes(nodes: Sequence[Node], links: Links, heading: str) -> Html:
    """Every heading with what stands below it is a block, so that a printed page does not part them."""
    blocks, within = list[Html](), list[Html]()
    for node in nodes:
        if isinstance(node, Heading):
            blocks.append(_block(within))
            within, heading = [], node.words
        within.append(_node(node, links, heading))
    return joined([*blocks, _block(within)], "\n")


def _block(members: Sequence[Html]) -> Html:
    return element("div", joined(members, "\n"), class_="block") if members else NOTHING


def _node(node: Node, links: Links, heading: str) -> Html:
    """``heading`` is the one above, which tables are called by."""
    language = links.language
    match node:
        case Heading(level=level, words=words):
            return element(f"h{min(level, 6)}", lines(words), **way_of(words, language))
        case Paragraph(words=words, numbers=numbers):
            return element("p", _cited(words, numbers, links), **way_of(words, language))
        case Bullets(lines=members):
            told = ((line, _cited(line.words, line.numbers, links)) for line in members)
            return element("ul", joined(element("li", said, **way_of(line.words, language)) for line, said in told))
        case Quotation():
            return _quotation(node, links)
        case Grid():
            return grid(node, links, heading)
        case Chart():
            return chart(node, links, heading)
        case Ratings():
            return ratings(node, links, heading)
        case Heatmap():
            return heatmap(node, links, heading)
        case Answer():
            return _answer(node, links, heading)
        case Columns(columns=columns):
            within = (element("div", _nodes(column, links, heading), class_="column") for column in columns)
            return element("div", joined(within), class_="columns")
        case PageBreak():
            return NOTHING
        case _:
            assert_never(node)


def _cited(words: str, numbers: Sequence[int], links: Links) -> Html:
    """Isolated from the numbers behind them, where there are any."""
    return joined([inline(words, links.language), links.to(numbers)]) if numbers else lines(words)


def _quotation(quotation: Quotation, links: Links) -> Html:
    said = element("blockquote", paragraphs(quotation.words, links.language))
    way = way_of(quotation.words, links.language)
    if not quotation.attribution:
        numbers = element("figcaption", Html(links.to(quotation.numbers).strip())) if quotation.numbers else NOTHING
        return element("figure", said, numbers, class_="quote", dir=way["dir"])
    whose = joined([Html("— "), inline(quotation.attribution, links.language), links.to(quotation.numbers)])
    return element("figure", said, element("figcaption", whose), class_="quote", dir=way["dir"])


def _answer(answer: Answer, links: Links, heading: str) -> Html:
    number = element("span", text(f"[{answer.number}]"), class_="number", dir="ltr")
    question = [inline(answer.question, links.language)] if answer.question else []
    members = [element("p", joined([number, *question], " "), class_="question")]
    match answer.words:
        case Rows():
            members.append(answered_rows(answer.words, answer.question or heading, links.language))
        case str():
            members.append(paragraphs(answer.words, links.language) if written_lines(answer.words) else NOTHING)
        case _:
            assert_never(answer.words)
    if answer.doubt:
        members.append(element("p", lines(answer.doubt), class_="doubt"))
    members.append(links.back_from(answer.number))
    return element("div", joined(members), class_="answer", id=links.mark_of(answer.number))
