"""Responses → Plan. A pure function: any order of the responses, any repetition, the same plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wta_forms import errors
from wta_forms.answers import Recipient, Response
from wta_forms.errors import Problem
from wta_forms.plan.authored.language import BuiltIn, PlanSpec, SectionSpec
from wta_forms.plan.authored.templates import filled_text, filled_title, paragraphs_of
from wta_forms.plan.codebook import codebook
from wta_forms.plan.model import Counts, Plan, Section
from wta_forms.plan.rounds import moved
from wta_forms.plan.settling.amended import amended, known_keys, with_amendments
from wta_forms.plan.settling.decisions import Decisions
from wta_forms.plan.settling.themes import brought_up, gone
from wta_forms.plan.shown.blocks import build, side_by_side
from wta_forms.plan.shown.material import Material
from wta_forms.plan.spoken import count_of, spoken_date
from wta_forms.plan.voices.entries import Telling, tell
from wta_forms.plan.voices.identity import stated
from wta_forms.plan.voices.people import Heard, hear
from wta_forms.plan.voices.roles import with_roles_to_show
from wta_forms.plan.voices.wishes import Wish
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
    decisions: Decisions | None = None,
) -> Plan:
    """The plan that ``plan`` describes, from everything that came back.

    ``plan`` and ``forms`` fit each other (see ``load_plan``); only forms that the plan reads count. ``people_asked`` is
    None where nobody knows who was; those of them who are :class:`Invited` have a role. ``decisions`` are the
    facilitator's own words, and what they decided where people differ or are not clear. ``date`` is an ISO date that is
    shown under the title; no clock is read. Nothing is raised for a bad answer: it stands in the plan as what it is,
    and what only the facilitator can settle is in :attr:`Plan.problems`.
    """
    ground = groundwork(
        plan, forms, responses, people_asked=people_asked, language=language, decisions=decisions or Decisions()
    )
    return plan_from(ground, project_title=project_title, date=date)


@dataclass(frozen=True, slots=True)
class Groundwork:
    """Who said what, before it is put into sections. ``as_said`` is as they said it, ``heard`` as it was settled.

    ``known`` has the keys of all open answers (see :func:`known_keys`).
    """

    plan: PlanSpec
    forms: Mapping[str, Form]
    asked: Sequence[Recipient] | None
    decisions: Decisions
    language: str
    as_said: Heard
    heard: Heard
    telling: Telling
    known: Mapping[str, str]
    responses: tuple[Response, ...] = ()

    @property
    def round(self) -> int:
        """How often people have been asked, as far as anybody answered."""
        return max((response.round for response in self.responses if response.form in self.forms), default=1)

    def before(self, round: int) -> Groundwork:
        """The same without what came in this round or later."""
        earlier = [response for response in self.responses if response.round < round]
        return groundwork(
            *(self.plan, self.forms, earlier),
            people_asked=self.asked,
            language=self.language,
            decisions=self.decisions,
        )


def groundwork(
    plan: PlanSpec,
    forms: Mapping[str, Form],
    responses: Iterable[Response],
    *,
    people_asked: Sequence[Recipient] | None = None,
    language: str = "",
    decisions: Decisions | None = None,
) -> Groundwork:
    """What a plan is made of; :func:`merge` says what is what."""
    language, decisions = language or plan.languages[0], decisions or Decisions()
    read = {name: forms[name] for name in plan.reads if name in forms}
    files = tuple(responses)
    as_said = hear(files, read, language, people_asked or ())
    settled = amended(as_said.voices, read, decisions, language)
    voices = with_roles_to_show(settled.voices, plan.names, plan.k)
    telling = with_amendments(tell(voices, read.values(), plan.names, language), settled.of, read, language)
    return Groundwork(
        plan=plan,
        forms=read,
        asked=people_asked,
        decisions=decisions,
        language=language,
        as_said=as_said,
        heard=replace(as_said, voices=voices, problems=(*as_said.problems, *settled.problems)),
        telling=telling,
        known=known_keys(as_said.voices, read),
        responses=files,
    )


def plan_from(ground: Groundwork, *, project_title: str = "", date: str = "") -> Plan:
    material = material_of(ground, project_title)
    if ground.round > 1 and any(block.source is BuiltIn.ROUNDS for block in ground.plan.blocks):
        before = material_of(ground.before(ground.round))
        material = replace(material, moved=moved(material, before, ground.responses, ground.round))
    return Plan(
        title=filled_title(ground.plan.title.in_(ground.language), material.values),
        date=date,
        language=ground.language,
        names=ground.plan.names,
        sections=_sections(ground.plan, material),
        entries=ground.telling.entries,
        counts=_counts(ground.heard, ground.asked),
        problems=(*ground.heard.problems, *_gone(ground.decisions, ground.known)),
        codebook=codebook(ground.forms.values(), ground.language),
        k=ground.plan.k,
    )


def material_of(ground: Groundwork, project_title: str = "") -> Material:
    heard, language = ground.heard, ground.language
    title = project_title or _project(heard, ground.forms, language)
    return Material(
        forms=ground.forms,
        voices=heard.voices,
        telling=ground.telling,
        asked=ground.asked,
        wishes=heard.wishes,
        names=ground.plan.names,
        language=language,
        values=_values(_counts(heard, ground.asked), title, _days(heard, language)),
        has_every_answer=ground.plan.has_every_answer,
        decisions=_brought_up(ground.decisions, ground.known),
        k=ground.plan.k,
    )


def _brought_up(decisions: Decisions, known: Mapping[str, str]) -> Decisions:
    """With the answers that corrected earlier ones in their place. ``known`` is as in :func:`known_keys`."""
    pick = {ref: tuple(dict.fromkeys(known.get(key) or key for key in keys)) for ref, keys in decisions.pick.items()}
    return replace(decisions, themes=brought_up(decisions.themes, known), pick=pick)


def _gone(decisions: Decisions, known: Mapping[str, str]) -> Iterator[Problem]:
    """A note of everything that refers to an answer that nobody gives any more."""
    for ref, keys in decisions.pick.items():
        lost = (key for key in keys if key not in known)
        yield from (errors.PICK_GONE.at(decisions.where("pick", ref), key=key, question=ref) for key in lost)
    yield from gone(decisions.themes, known)


def _sections(plan: PlanSpec, material: Material) -> tuple[Section, ...]:
    """Those that say something: where there are blocks, text alone is not enough, but the facilitator's words are."""
    sections = ((spec, _section(spec, material)) for spec in plan.sections)
    return tuple(section for spec, section in sections if _says_something(spec, section, material))


def _says_something(spec: SectionSpec, section: Section, material: Material) -> bool:
    has_words = section.is_unwritten or bool(_written(spec, material))
    return bool(section.blocks) or has_words or (bool(section.paragraphs) and not spec.blocks)


def _section(spec: SectionSpec, material: Material) -> Section:
    built = [build(block, material) for block in spec.show]
    if spec.beside:
        built.append(side_by_side(spec.beside, material))
    own = _written(spec, material)
    return Section(
        title=filled_title(spec.title.in_(material.language), material.values),
        paragraphs=(*filled_text(material.words(spec.text), material.values), *own),
        blocks=tuple(block for block in built if not block.is_empty),
        is_appendix=spec.is_appendix,
        is_unwritten=bool(spec.write) and not own,
    )


def _written(spec: SectionSpec, material: Material) -> tuple[str, ...]:
    """The facilitator's own words for a section, paragraph by paragraph, as they were written."""
    words = material.decisions.words.get(spec.write, "") if spec.write else ""
    return paragraphs_of(words)


# --- what placeholders stand for --------------------------------------------------------------------------------------


def _counts(heard: Heard, people_asked: Sequence[Recipient] | None) -> Counts:
    """Whoever answered was asked, also when somebody passed the form on."""
    came = {voice.key for voice in heard.voices}
    asked = None if people_asked is None else len(came | {("asked", person.id) for person in people_asked})
    return Counts(len(heard.voices), asked, heard.empty, heard.unreadable)


def _project(heard: Heard, forms: Mapping[str, Form], language: str) -> str:
    """What people call the project, where nobody else says; the newest answer of somebody who may be quoted counts."""
    own = {file.sha256 for voice in heard.voices if voice.wish is not Wish.COUNT for file in voice.files}
    files = (file for file in reversed(heard.files) if file.sha256 in own)
    told = (stated(file, forms[file.form], "project.title", language, is_to_show=True) for file in files)
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
