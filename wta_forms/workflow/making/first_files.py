"""What stands in the files of a new project, before anybody has changed them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Begun:
    """What is known of a new project; all but the title may be "". ``forms`` are names of shipped forms or paths, each
    with the ISO date by which it is to be answered, or ""."""

    title: str
    organisation: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    forms: Mapping[str, str] = field(default_factory=dict)
    who_sees: str = ""
    keep_until: str = ""


_COLUMN = 44
"""Where remarks begin."""


def project_yaml(begun: Begun, forms: Sequence[str]) -> str:
    """``forms`` are what the forms call themselves, in the order of ``begun.forms``."""
    return "\n".join([*_about(begun), "", *_forms(forms, list(begun.forms.values())), "", *_rest(begun), ""])


def _about(begun: Begun) -> Iterator[str]:
    yield "# The project: what it says of itself on its forms and in its mails. Change what you like, and then run:"
    yield "# wta-forms check. What stands behind a # is a remark; take the # away where you want what stands there."
    yield _line("title", begun.title, "printed on every form, and told in every mail")
    yield _line("organisation", begun.organisation, "who asks", "Leith Carers")
    has_contact = begun.name or begun.email or begun.phone
    yield _remarked("contact:" if has_contact else "#contact:", "whom people can ask, and where forms come back to")
    yield _line("name", begun.name, "mails are signed with it", "Ewa Nowak", indent="  ")
    yield _line("email", begun.email, "mails are from here, and answers go here", "ewa@example.org", indent="  ")
    yield _line("phone", begun.phone, "who answers the telephone", "0131 496 0000", indent="  ")
    yield _line("address", "", "where paper is sent back to", "1 Shore, Edinburgh EH6 6QW")


def _forms(forms: Iterable[str], days: Iterable[str]) -> Iterator[str]:
    yield "# The forms, in the order in which people get them: shipped ones by their names, your own lie here."
    yield "# anonymous: true under a form makes copies that carry no name, and keeps answers without their sender."
    pairs = list(zip(forms, days, strict=True))
    yield "forms:" if pairs else "#forms: [drivers]"
    for form, day in pairs:
        yield f"  - form: {form}"
        yield _line("answer_by", day, "when its answers are needed", "2026-12-04", indent="    ")


def _rest(begun: Begun) -> Iterator[str]:
    yield "# Who reads the answers: printed on the first page of every form. Say what is true."
    yield _line("who_sees", begun.who_sees, "", "Ewa and one colleague read what you write.")
    yield ""
    yield "# Until when answers and addresses are kept. Then wta-forms close packs an archive without names, and"
    yield "# deletes the rest; it shows everything, and asks."
    yield _line("keep_until", begun.keep_until, "", "2027-06-30")
    yield ""
    yield "# Other things that can be said here; all of them are explained in docs/plan.md and docs/mail.md."
    yield _line("final_date", "", "until when answers can be changed", "2026-12-20")
    yield _line("remind_every", "", "how many days lie between two reminders", "7")
    yield _line("logo", "", "a picture beside this file, PNG or SVG", "logo.png")
    yield _line("accent", "", "the colour of headings", "#0b5f6c")
    yield _remarked("#mail: {smtp: {host: smtp.example.org}}", "to send without drafts; no password stands here")


def _line(word: str, value: str, remark: str, example: str = "", *, indent: str = "") -> str:
    """Without a value it is a remark itself, with an example: a line that is fine when its # is taken away."""
    return _remarked(f"{indent}{'' if value else '#'}{word}: {yaml_text(value or example)}", remark)


def _remarked(line: str, remark: str) -> str:
    return f"{line:<{_COLUMN}}  # {remark}" if remark else line


_PLAIN = re.compile(r"[^\W\d_][\w ,.'’()-]*[\w.)]|\d{4}-\d\d-\d\d|\d+")


def yaml_text(text: str) -> str:
    """As it is where nothing in it means anything to YAML, else in double quotes."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def people_rows() -> tuple[tuple[str, ...], ...]:
    """The heads, and a line that is passed over, as a remark in CSV is a line that begins with "#"."""
    heads = ("name", "email", "role", "language", "by", "organisation", "phone", "address", "id")
    example = ("# Ann Reid", "ann@example.org", "carer", "en", "email", "Leith Carers", "", "", "ann-reid")
    how = "# Lines that begin with # are passed over. Only the name is needed; by: email, post, phone or hand."
    return heads, example, (how, *("" for _ in heads[1:]))


def decisions_yaml() -> str:
    return """\
# What you write and decide yourself, so that it is there again in every new plan. Take away the # in front of a line,
# and write what you want. wta-forms decide adds what waits for you, and changes no line of yours.

# Your own words, by the names that plan.yaml has behind write.
words:
  #summary: |
  #  We start in May.

# What counts where people said different things, by form and question.
answers:
  #drivers.collaboration: partnership
"""


def gitignore() -> str:
    return """\
# Names, addresses and answers do not belong into a repository.
/people.csv
/kept/key
/kept/store.sqlite*
/kept/originals/
/kept/sending.lock
/inbox/
/outbox/
/to-print/
/entering/
/decisions.yaml
/themes.yaml
/kept/drafts/
# What is made of them.
*.docx
*.xlsx
*.pdf
*.html
*.csv
*.jsonl
*.zip
!/*.??.csv
/answers.??.csv
"""
