"""``outbox.html``: every mail that is to be sent by hand, on one page that needs no network.

For mail programs in the browser, which take no drafts from elsewhere: address, subject and text with buttons to copy
them, the file to attach, and a box to tick. All of it can be read and ticked without JavaScript.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from wta_forms.mail.templates import Text
from wta_forms.project.web_page import HEAD, hash_of, policy_of
from wta_forms.spec.languages import is_right_to_left

PAGE = "outbox.html"

_STYLE = Path(__file__).with_name("page.css")
_SCRIPT = Path(__file__).with_name("page.js")

_LONGEST_LINK = 1800
"""Characters of a mailto link: Windows cuts longer ones, at 2,048."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A mail to be sent by hand. ``files`` and ``eml`` are the names of what lies beside the page; ``id`` is the
    message's own."""

    person: str
    name: str
    address: str
    text: Text
    files: tuple[str, ...]
    eml: str
    id: str


def outbox_page(title: str, drafts: Sequence[Draft]) -> str:
    """The whole page. ``title`` is the project's."""
    style, script = _STYLE.read_text(encoding="utf-8"), _SCRIPT.read_text(encoding="utf-8")
    cards = "\n".join(_card(number, draft) for number, draft in enumerate(drafts, 1))
    mails = "1 mail" if len(drafts) == 1 else f"{len(drafts)} mails"
    return _PAGE.format(
        title=escape(f"{mails} to send: {title}"),
        style=style,
        script=script,
        policy=policy_of(style, f"script-src '{hash_of(script)}'"),
        outbox=hashlib.sha256("\n".join(draft.id for draft in drafts).encode()).hexdigest()[:16],
        total=len(drafts),
        cards=cards,
    )


_ARTICLE = re.compile(r"<article\b.*?</article>\n?", re.DOTALL)


def without_person(page: str, person: str) -> str:
    """The page without what is to be sent to somebody (their id); "" where nothing else is on it."""
    theirs = f'data-person="{escape(person)}"'
    left = _ARTICLE.sub(lambda found: "" if theirs in found[0] else found[0], page)
    count = len(_ARTICLE.findall(left))
    if left == page or not count:
        return page if count else ""
    left = re.sub(r"\b\d+ mails? to send", f"{count} mail{'s' * (count > 1)} to send", left)
    return re.sub(r'(?<=of )\d+(?= sent)|(?<=max=")\d+(?=")', str(count), left)


def preview_page(title: str, mail: Draft) -> str:
    """One mail as it will go out, to be looked at before anything does."""
    style = _STYLE.read_text(encoding="utf-8")
    files = "".join(f"<li>{escape(name)}</li>" for name in mail.files)
    return _PREVIEW.format(
        title=escape(f"The first mail: {title}"),
        style=style,
        policy=policy_of(style),
        to=escape(f"{mail.name} <{mail.address}>"),
        subject=escape(mail.text.subject),
        files=files,
        language=escape(mail.text.language),
        direction=_direction(mail.text.language),
        body=escape(mail.text.body.strip()),
    )


def _direction(language: str) -> str:
    return "rtl" if is_right_to_left(language) else "ltr"


def _card(number: int, draft: Draft) -> str:
    language, direction = escape(draft.text.language), _direction(draft.text.language)
    written = f'lang="{language}" dir="{direction}"'
    rows = "".join(
        (
            _row(f"to-{number}", "To", "Address", escape(draft.address)),
            _row(f"subject-{number}", "Subject", "Subject", escape(draft.text.subject), written),
            f"<dt>Text</dt><dd>{_copy(f'text-{number}', 'Text')}<details><summary>Show the text</summary>"
            f'<p class="text" id="text-{number}" {written}>{escape(draft.text.body.strip())}</p></details></dd>',
            f'<dt>Attach</dt><dd class="files">{"".join(_links(draft))}</dd>',
            f'<dt>Or</dt><dd><a class="button" href="{escape(_mailto(draft))}">Begin the mail in your mail program</a>'
            f'<a class="button" href="{quote(draft.eml)}" download>Open it in Outlook or Thunderbird</a></dd>',
        )
    )
    return (
        f'<article aria-labelledby="name-{number}"><div class="head"><h2 id="name-{number}">{escape(draft.name)}</h2>'
        f'<label class="box"><input type="checkbox" class="sent" value="{escape(draft.id)}"'
        f' data-person="{escape(draft.person)}"> Sent<span class="unseen"> to {escape(draft.name)}</span></label></div>'
        f"<dl>{rows}</dl></article>"
    )


def _row(id: str, term: str, what: str, value: str, written: str = "") -> str:
    return f'<dt>{term}</dt><dd><span class="value" id="{id}" {written}>{value}</span>{_copy(id, what)}</dd>'


def _copy(id: str, what: str) -> str:
    return (
        f'<button type="button" hidden data-copies="{id}" data-what="{what}" aria-label="Copy the {what.lower()}">'
        "Copy</button>"
    )


def _links(draft: Draft) -> Iterator[str]:
    for name in draft.files:
        yield f'<a href="{quote(name)}" download>{escape(name)}</a>'


def _mailto(draft: Draft) -> str:
    """RFC 6068. Without the text where it would be too long for Windows; files cannot be attached so."""
    begins = f"mailto:{quote(draft.address, safe='@')}?subject={quote(draft.text.subject)}"
    whole = f"{begins}&body={quote(draft.text.body.replace(chr(10), chr(13) + chr(10)))}"
    return whole if len(whole) <= _LONGEST_LINK else begins


_PAGE = (
    HEAD
    + """\
<body data-outbox="{outbox}">
<main>
<h1>{title}</h1>
<p class="lead">Nothing has been sent. Each person has a mail and a file of their own: take care that they stay
together.</p>
<ol class="how">
<li>Begin a new mail, and copy address, subject and text into it.</li>
<li>Attach the file that stands with it. Its name holds the person’s.</li>
<li>Send it, and tick the box.</li>
</ol>
<p class="count" id="count" hidden><span id="ticked">0</span> of {total} sent
<progress id="bar" max="{total}" value="0" aria-label="Sent"></progress></p>
<p id="said" role="status" class="unseen"></p>
{cards}
<section class="after">
<h2>When you have sent them</h2>
<p>Tell wta-forms, so that it can remind those who do not answer:</p>
<p><code id="command">wta-forms mark sent --all</code>
<button type="button" hidden data-copies="command" data-what="Command" aria-label="Copy the command">Copy</button></p>
</section>
</main>
<script>{script}</script>
</body>
</html>
"""
)

_PREVIEW = (
    HEAD
    + """\
<body>
<main>
<h1>{title}</h1>
<p class="lead">Nothing has been sent. The others get the same in their own language, with their own file.</p>
<article>
<dl>
<dt>To</dt><dd><span class="value">{to}</span></dd>
<dt>Subject</dt><dd><span class="value" lang="{language}" dir="{direction}">{subject}</span></dd>
<dt>Attached</dt><dd><ul>{files}</ul></dd>
</dl>
<p class="text" lang="{language}" dir="{direction}">{body}</p>
</article>
</main>
</body>
</html>
"""
)
