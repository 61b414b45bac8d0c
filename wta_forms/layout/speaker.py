"""A form in one language: phrases, numbers, conditions, and sentences put together."""

from __future__ import annotations

from dataclasses import dataclass

from wta_forms.layout.blocks import Block, Text
from wta_forms.layout.style import FontMetrics, Style, TextStyle
from wta_forms.spec import wording
from wta_forms.spec.form import (
    ANSWERED,
    Appearance,
    Condition,
    Consent,
    Form,
    Key,
    Phrase,
    Question,
    Scale,
    SelectMultiple,
    SelectOne,
    Sharing,
    Tick,
    Width,
    offered,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says what is printed, and knows how much room it takes."""

    form: Form
    language: str
    style: Style
    metrics: FontMetrics

    def say(self, phrase: Phrase | None, **values: object) -> str:
        text = phrase.in_(self.language) if phrase else ""
        return text.format(**values) if values else text

    def paragraphs(self, phrase: Phrase | None) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.say(phrase).splitlines() if line.strip())

    def number(self, id: str) -> int:
        return self.form.numbers()[id]

    def figure(self, value: float) -> str:
        """A number without an exponent, and in English with commas between thousands."""
        comma = "," if self.language.split("-")[0] == "en" else ""
        whole, point, decimals = f"{value:{comma}.9f}".partition(".")
        return (whole + point + decimals.rstrip("0")).rstrip(point)

    def date(self, iso: str) -> str:
        return wording.date_in_words(iso, self.language)

    def width(self, text: str, style: TextStyle) -> float:
        return self.metrics.width(text, style.face, style.size)

    def room(self, question: Question) -> float:
        """The least width there is for a question's boxes."""
        beside = {Width.FULL: 1, Width.HALF: 2, Width.THIRD: 3}[question.width]
        style = self.style
        return (style.text_width - (beside - 1) * style.gap_columns) / beside - style.gutter

    # --- conditions and lists -----------------------------------------------------------------------------------------

    def condition(self, condition: Condition) -> Block:
        text = " ".join(self._clause(id, values) for id, values in condition.any_of)
        return Text(text, self.style.condition)

    def _clause(self, id: str, values: tuple[Key, ...]) -> str:
        asked, number = self.form.question(id), self.number(id)
        if ANSWERED in values:
            return self.say(wording.ONLY_IF_ANSWERED, number=number)
        if isinstance(asked, (Tick, Consent)):
            return self.say(wording.ONLY_IF_TICK, number=number)
        labels = [self.say(words) for key, words in self._offered(asked) if key in values]
        is_list = isinstance(asked, SelectOne) and asked.appearance is Appearance.MINIMAL
        said = wording.ONLY_IF_CHOSEN if is_list else wording.ONLY_IF_CHOICE
        return self.say(
            said, answer=self.either([self.say(wording.QUOTED, words=label) for label in labels]), number=number
        )

    def _offered(self, asked: Question) -> tuple[tuple[Key, Phrase], ...]:
        return offered(asked) if isinstance(asked, (SelectOne, SelectMultiple, Scale, Sharing)) else ()

    def either(self, labels: list[str]) -> str:
        """ "High, Medium or Low"."""
        return f" {self.say(wording.OR)} ".join(filter(None, [", ".join(labels[:-1]), labels[-1]]))


def joined(*sentences: str) -> str:
    """One after the other, each but the last ended; the empty ones are left out."""
    *first, last = [sentence for sentence in sentences if sentence] or [""]
    return " ".join([*map(ended, first), last])


def ended(words: str) -> str:
    return words if words.endswith((".", "?", "!", ":", "…")) else f"{words}."


def decapitalised(words: str) -> str:
    """ "How we know" after a colon is "how we know"; "NHS" stays."""
    is_word = len(words) > 1 and words[0].isupper() and words[1].islower()
    return words[0].lower() + words[1:] if is_word else words
