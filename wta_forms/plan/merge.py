"""Responses → Plan. A pure function: any order of the responses, any repetition, the same plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from wta_forms.answers import Recipient, Response
from wta_forms.plan.blocks import Material, build
from wta_forms.plan.entries import tell
from wta_forms.plan.language import PlanSpec, SectionSpec
from wta_forms.plan.model import Counts, Plan, Section
from wta_forms.plan.people import Heard, hear, stated
from wta_forms.plan.spoken import count_of, spoken_date
from wta_forms.plan.templates import filled_text, filled_title
from wta_forms.spec.form import Form


def merge(
    plan: PlanSpec,
    forms: Mapping[str, Form],
    responses: Iterable[Response],
    *,
    project_title: str = "",
    people_asked: Sequence[Recipient] | None = None,
    date: str = "",
    language: str = "",
) -> Plan:
    """The plan that ``plan`` describes, from everything that came back.

    ``plan`` and ``forms`` fit each other (see ``load_plan``); only forms that the plan reads count. ``people_asked`` is
    None where nobody knows who was. ``date`` is an ISO date that is shown under the title; no clock is read. Nothing is
    raised for a bad answer: it stands in the plan as what it is, and what only the facilitator can settle is in
    :attr:`Plan.problems`.
    """
    language = language or plan.languages[0]
    read = {name: forms[name] for name in plan.reads if name in forms}
    files = list(responses)
    heard = hear(files, read, language, people_asked or ())
    telling = tell(heard.voices, read.values(), plan.names, language)
    counts = _counts(heard, people_asked)
    material = Material(
        forms=read,
        voices=heard.voices,
        telling=telling,
        asked=people_asked,
        names=plan.names,
        language=language,
        values=_values(counts, project_title or _project(heard, read, language), _days(heard, language)),
        has_every_answer=plan.has_every_answer,
    )
    return Plan(
        title=filled_title(plan.title.in_(language), material.values),
        date=date,
        language=language,
        names=plan.names,
        sections=_sections(plan, material),
        entries=telling.entries,
        counts=counts,
        problems=heard.problems,
    )


def _sections(plan: PlanSpec, material: Material) -> tuple[Section, ...]:
    """Those that say something: where there are blocks, text alone is not enough."""
    sections = ((spec, _section(spec, material)) for spec in plan.sections)
    return tuple(section for spec, section in sections if section.blocks or (section.paragraphs and not spec.show))


def _section(spec: SectionSpec, material: Material) -> Section:
    text = spec.text.in_(material.language) if spec.text else ""
    blocks = (build(block, material) for block in spec.show)
    return Section(
        title=filled_title(spec.title.in_(material.language), material.values),
        paragraphs=filled_text(text, material.values),
        blocks=tuple(block for block in blocks if not block.is_empty),
        is_appendix=spec.is_appendix,
    )


# --- what placeholders stand for --------------------------------------------------------------------------------------


def _counts(heard: Heard, people_asked: Sequence[Recipient] | None) -> Counts:
    """Whoever answered was asked, also when somebody passed the form on."""
    came = {voice.key for voice in heard.voices}
    asked = None if people_asked is None else len(came | {("asked", person.id) for person in people_asked})
    return Counts(len(heard.voices), asked, heard.empty, heard.unreadable)


def _project(heard: Heard, forms: Mapping[str, Form], language: str) -> str:
    """What people call the project, where nobody else says; the newest answer counts."""
    told = (stated(file, forms[file.form], "project.title", language) for file in reversed(heard.files))
    return next(filter(None, told), "")


def _days(heard: Heard, language: str) -> tuple[str, str]:
    """The first and the last day on which an answer came; "" where that is not known of any."""
    days = sorted(file.received[:10] for file in heard.files if file.received) or [""]
    return spoken_date(days[0], language), spoken_date(days[-1], language)


def _values(counts: Counts, project: str, days: tuple[str, str]) -> dict[str, str]:
    """See ``PLACEHOLDERS``; what is not known is ""."""
    return {
        "project.title": project,
        "people.answered": str(counts.answered) if counts.answered else "",
        "people.asked": str(counts.asked or ""),
        "answers.first_date": days[0],
        "answers.last_date": days[1],
        "answers.empty": count_of(counts.empty, "form", "forms") if counts.empty else "",
        "answers.unreadable": count_of(counts.unreadable, "file", "files") if counts.unreadable else "",
    }
