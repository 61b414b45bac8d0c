"""What our mails and letters say, in a person's language: :mod:`wta_forms.mail.compose` makes messages of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wta_forms.mail.wording import Facts, computer_steps, helps, phone_ways, said
from wta_forms.spec import wording
from wta_forms.spec.wording import fill


@dataclass(frozen=True, slots=True)
class Text:
    """A subject on one line, and paragraphs with an empty line between them, in one language."""

    subject: str
    body: str
    language: str


def first_mail(language: str, facts: Facts) -> Text:
    """With a person's first copy. ``facts`` are the project's (``Settings.facts``), and ``title`` and ``minutes`` of
    the form, ``languages`` in which it is there too, and ``open_file`` if a copy to pass on is attached."""
    about = [
        fill([wording.ASKS], language, facts),
        said("attached", language, facts),
        said("takes", language, facts),
        said("by_date", language, facts),
    ]
    body = _paragraphs(
        wording.LETTER_HELLO.in_(language),
        " ".join(filter(None, about)),
        phone_ways(language, facts),
        computer_steps(language, facts),
        *helps(language, facts),
        _pass_on(language, facts),
        *_end(language, facts),
    )
    return Text(said("subject", language, facts), body, language)


def reminder(language: str, facts: Facts, *, is_anonymous: bool = False) -> Text:
    """The same copy once more. ``is_anonymous``: it goes to all, also to those who have answered."""
    body = _paragraphs(
        wording.LETTER_HELLO.in_(language),
        said("not_yet_anonymous" if is_anonymous else "not_yet", language, facts),
        " ".join(filter(None, [said("attached_again", language, facts), said("by_date", language, facts)])),
        said("few_answers", language, facts),
        phone_ways(language, facts),
        said("rather_not", language, facts),
        *_end(language, facts),
    )
    return Text(said("subject_reminder", language, facts), body, language)


def question(letter: str, subject: str, language: str, facts: Facts) -> Text:
    """Asking back. ``letter`` has the questions in it, from its greeting to its thanks."""
    body = _paragraphs(letter, said("with_answers", language, facts), _signed(facts))
    return Text(subject, body, language)


def covering_letter(language: str, facts: Facts) -> Text:
    """With a copy on paper."""
    back = [
        said("paper_back", language, facts),
        said("by_date", language, facts),
        said("paper_ring", language, facts),
    ]
    body = _paragraphs(
        wording.LETTER_HELLO.in_(language),
        " ".join(filter(None, [fill([wording.ASKS], language, facts), said("enclosed", language, facts)])),
        said("paper_how", language, facts),
        " ".join(filter(None, back)),
        " ".join(filter(None, [fill([wording.WHO_SEES], language, facts), fill([wording.CHANGE], language, facts)])),
        wording.LETTER_END.in_(language),
        said("kind_regards", language, facts) + "\n" + _signed(facts),
    )
    return Text(said("subject", language, facts), body, language)


def _pass_on(language: str, facts: Facts) -> str:
    how = said("pass_on_file", language, facts) or said("pass_on_ask", language, facts)
    return f"{said('pass_on_title', language, facts)}\n{how}" if how else ""


def _end(language: str, facts: Facts) -> Iterable[str]:
    yield wording.LETTER_END.in_(language)
    yield _signed(facts)


def _signed(facts: Facts) -> str:
    """Names, address and number by themselves: nothing here is in a language."""
    return "\n".join(filter(None, (facts.get(each, "") for each in ("contact.name", "organisation", "contact.phone"))))


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(text.strip() for text in texts if text.strip()) + "\n"
