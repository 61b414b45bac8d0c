"""A form in its language, or in two of them side by side: phrases, numbers, conditions, sentences put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from wta_forms.layout.blocks import Align, Block, Row, Stack, Text
from wta_forms.layout.boxes import Role
from wta_forms.layout.style import Face, FontMetrics, Style, TextStyle
from wta_forms.spec import wording
from wta_forms.spec.form import (
    ANSWERED,
    Appearance,
    Asked,
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
from wta_forms.spec.languages import is_right_to_left, languages_of

Facts = Callable[[str], Mapping[str, str]]
"""What a project knows, in a language, by the names that stand in braces in the product's words."""


def nothing_known(language: str) -> Mapping[str, str]:
    del language
    return {}


def _unheard(language: str) -> None:
    del language


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says what is printed, and knows how much room it takes. ``notes`` has what the facilitator is told of a question,
    by its id; ``heard`` is told the language of every phrase, which is another one where a translation is missing."""

    form: Form
    language: str
    style: Style
    metrics: FontMetrics
    facts: Facts = nothing_known
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heard: Callable[[str], None] = _unheard

    def say(self, phrase: Phrase | None, **values: object) -> str:
        text = phrase.in_(self.language) if phrase else ""
        if phrase and any(map(str.isalpha, text)):
            self.heard(phrase.language_in(self.language))
        return text.format(**values) if values else text

    def fill(self, sentences: Iterable[Phrase]) -> str:
        """The sentences of the product about which enough is known."""
        sentences = tuple(sentences)
        for sentence in sentences:
            self.heard(sentence.language_in(self.language))
        return wording.fill(sentences, self.language, self.facts(self.language))

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
        beside = self.beside(question)
        style = self.style
        return (style.text_width - (beside - 1) * style.gap_columns) / beside - style.gutter

    def beside(self, question: Asked) -> int:
        """How many questions of its width share a line."""
        is_alone = self.style.columns < 2 or self.style.has_notes
        return 1 if is_alone else {Width.FULL: 1, Width.HALF: 2, Width.THIRD: 3}[question.width]

    # --- one language or two ------------------------------------------------------------------------------------------

    def each(self, make: Callable[[Speaker], str]) -> dict[str, str]:
        """What is said, by language; what two languages say alike, or one of them not at all, stands there once.

        Words that stand in for a missing translation are in their own language; a text that has some of these beside
        others is in the language that was asked for.
        """
        said: dict[str, str] = {}
        for language in languages_of(self.language):
            heard: set[str] = set()
            text = make(replace(self, language=language, heard=heard.add))
            if text and text not in said.values():
                said[heard.pop() if len(heard) == 1 else language] = text
        return said

    def both(self, make: Callable[[Speaker], str]) -> str:
        """All of it in one language, then all of it in the other: where there is no room for more than one line."""
        return " / ".join(self.each(make).values())

    def text(
        self,
        make: Callable[[Speaker], str],
        style: TextStyle,
        role: Role | None = Role.PARAGRAPH,
        align: Align = Align.LEFT,
        *,
        is_wide: bool = False,
    ) -> Block:
        """Words on the page. Two languages stand side by side where there is the width for it, or else one under the
        other, and each is a run of its own that says which it is."""
        said, first = self.each(make), languages_of(self.language)[0]
        if len(said) < 2:
            alone = Text("".join(said.values()), style, role, align, next((n for n in said if n != first), ""))
            return replace(alone, align=_flush(alone, first)) if alone.language else alone
        runs = tuple(
            Text(text, style, Role.SPAN, align, "" if language == first else language)
            for language, text in said.items()
        )
        if is_wide and self.style.columns > 1:
            return Row(runs, (1,) * len(runs), gap=self.style.gap_columns, role=role)
        lighter = replace(style, face=Face.REGULAR) if role is not Role.H1 else style
        below = (replace(run, style=lighter, align=_flush(run, first)) for run in runs[1:])
        return Stack((runs[0], *below), role=role, keeps_together=True)

    def phrase(
        self,
        phrase: Phrase | None,
        style: TextStyle,
        role: Role | None = Role.PARAGRAPH,
        align: Align = Align.LEFT,
        *,
        is_wide: bool = False,
    ) -> Block:
        return self.text(saying(phrase), style, role, align, is_wide=is_wide)

    def in_paragraphs(self, phrase: Phrase | None, style: TextStyle) -> tuple[Block, ...]:
        """A text of lines, a paragraph each. Those of two languages that belong together begin on one line."""
        counts = [len(replace(self, language=language).paragraphs(phrase)) for language in languages_of(self.language)]

        def nth(number: int) -> Callable[[Speaker], str]:
            return lambda speaker: "".join(speaker.paragraphs(phrase)[number : number + 1])

        return tuple(self.text(nth(number), style, is_wide=True) for number in range(max(counts)))

    def widest(self, phrase: Phrase | None, style: TextStyle) -> float:
        """How wide a phrase is on one line; of two languages, that of the wider one."""
        said = self.each(saying(phrase)).values()
        return max((self.width(text, style) for text in said), default=0)

    # --- conditions and lists -----------------------------------------------------------------------------------------

    def condition(self, condition: Condition, *, is_wide: bool = True) -> Block:
        return self.text(lambda each: each.condition_in_words(condition), self.style.condition, is_wide=is_wide)

    def condition_in_words(self, condition: Condition) -> str:
        return " ".join(self._clause(id, values) for id, values in condition.any_of)

    def _clause(self, id: str, values: tuple[Key, ...]) -> str:
        asked, number = self.form.question(id), self.number(id)
        if ANSWERED in values:
            return self.say(wording.ONLY_IF_ANSWERED, number=number)
        if isinstance(asked, (Tick, Consent)):
            return self.say(wording.ONLY_IF_TICK, number=number)
        labels = [self.say(words) for key, words in self._offered(asked) if key in values]
        is_list = isinstance(asked, SelectOne) and asked.appearance is Appearance.MINIMAL and self.style.is_fillable
        said = wording.ONLY_IF_CHOSEN if is_list else wording.ONLY_IF_CHOICE
        return self.say(
            said, answer=self.either([self.say(wording.QUOTED, words=label) for label in labels]), number=number
        )

    def _offered(self, asked: Question) -> tuple[tuple[Key, Phrase], ...]:
        return offered(asked) if isinstance(asked, (SelectOne, SelectMultiple, Scale, Sharing)) else ()

    def either(self, labels: list[str]) -> str:
        """ "High, Medium or Low"."""
        return f" {self.say(wording.OR)} ".join(filter(None, [self.listed(labels[:-1]), labels[-1]]))

    def listed(self, words: Iterable[str]) -> str:
        """ "High, Medium, Low", with the comma of the language."""
        return f"{self.say(wording.COMMA)} ".join(filter(None, words))


def _flush(run: Text, first: str) -> Align:
    """Words under others stand at the same side as these, so that they are seen to belong to them: in a script that
    goes the other way they would begin at the other side of the column."""
    turns = is_right_to_left(run.language) is not is_right_to_left(first)
    return _OTHER_END[run.align] if turns else run.align


_OTHER_END = {Align.LEFT: Align.RIGHT, Align.CENTRE: Align.CENTRE, Align.RIGHT: Align.LEFT}


def saying(phrase: Phrase | None) -> Callable[[Speaker], str]:
    return lambda speaker: speaker.say(phrase)


def joined(*sentences: str) -> str:
    """One after the other, each but the last ended; the empty ones are left out."""
    *first, last = [sentence for sentence in sentences if sentence] or [""]
    return " ".join([*map(ended, first), last])


def ended(words: str) -> str:
    return words if words.endswith((".", "?", "!", ":", "…", "؟", "।")) else f"{words}."


def decapitalised(words: str) -> str:
    """ "How we know" after a colon is "how we know"; "NHS" stays."""
    is_word = len(words) > 1 and words[0].isupper() and words[1].islower()
    return words[0].lower() + words[1:] if is_word else words
