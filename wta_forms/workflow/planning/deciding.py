"""``decide``, as far as the plan is concerned: what waits for a person, and what they have decided in files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Message, Problem, WtaFormsError
from wta_forms.plan.authored.language import QuestionRef
from wta_forms.plan.entry import Names
from wta_forms.plan.pending import Pending, pending
from wta_forms.plan.settling.decisions import DECISIONS_FILE, Name, advice_on
from wta_forms.plan.settling.keys import KEY
from wta_forms.plan.settling.offers import Offer, decided, with_offers
from wta_forms.plan.settling.themes import THEMES_FILE
from wta_forms.plan.spoken import count_of, enumerated, spoken_date
from wta_forms.plan.voices.entries import NOBODY, shown_as
from wta_forms.project.decided import Known, known_decisions, look_again, notice
from wta_forms.project.paths import write_files
from wta_forms.project.store import Clock, Store, now
from wta_forms.spec.load import content_of
from wta_forms.spec.words import advice
from wta_forms.workflow.planning.grounds import Grounds, answers_to, grounds_for, id_of

KEEP = "keep"
"""In place of an answer: what is decided stays."""

HEADS = {
    DECISIONS_FILE: """\
What you write and decide. wta-forms decide adds to this file, and changes no line of yours.
To decide something take away the # in front of it, and write what you want. Then: wta-forms report""",
    THEMES_FILE: """\
What answers are about. Write a theme at the left edge, with a colon behind it. Move answers under it, and take
away the sign in front of them. An answer may stand under several themes. For example:

Money:
  - 0123456789  # “The bus costs more than the bread.”
Language:
  - 9876543210""",
}


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything in the plan of a project that waits for a person. ``plan`` is the file that is followed. ``notes`` say
    what has become of decisions, ``noticed`` what was decided in decisions.yaml since it was last looked at."""

    plan: Path
    waiting: tuple[Pending, ...]
    notes: tuple[Problem, ...]
    noticed: tuple[str, ...]

    @property
    def needed(self) -> tuple[Pending, ...]:
        return tuple(each for each in self.waiting if each.is_needed)

    @property
    def better(self) -> tuple[Pending, ...]:
        """What would make the plan better; of themes and picks only for how many questions, for there are many."""
        left = [each for each in self.waiting if not each.is_needed]
        themes = [each for each in left if each.file == THEMES_FILE]
        picks = [each for each in left if each.offer and each.offer.section == "pick"]
        return (
            *(each for each in left if each not in (*themes, *picks)),
            *_in_short(themes, errors.ASK_THEMES),
            *_in_short(picks, errors.ASK_PICKS),
        )


def _in_short(left: Sequence[Pending], message: Message) -> Iterator[Pending]:
    if left:
        count = count_of(len(left), "question", "questions")
        yield Pending("", message.at("", count=count), is_needed=False)


def agenda(answers: Sequence[Path] = (), *, plan: Path | None = None, clock: Clock = now) -> Agenda | None:
    """What waits, in this folder; None where there is nothing to make a plan of, or no plan. Whatever was changed in
    decisions.yaml since it was last looked at is noted in the audit. Raises WtaFormsError with every mistake in it."""
    try:
        grounds = grounds_for(answers, plan=plan)
    except WtaFormsError as error:
        if any(message.is_said(problem) for problem in error.problems for message in _NO_PLAN_YET):
            return None
        raise
    ground = grounds.ground
    noticed, since = noticed_in(grounds, clock) if grounds.is_of_store else ((), ())
    waiting = pending(ground.plan, ground.forms, ground.as_said.voices, ground.decisions, ground.language)
    gone = [problem for problem in grounds.plan().problems if _is_about_decisions(problem)]
    return Agenda(grounds.path, waiting, (*since, *gone), noticed)


_NO_PLAN_YET = (errors.NOTHING_TAKEN_IN, errors.NO_PLAN)


def _is_about_decisions(problem: Problem) -> bool:
    told = (
        errors.DECIDED_ABOUT_NOBODY,
        errors.PICK_GONE,
        errors.THEME_GONE,
        errors.THEME_CORRECTED,
        errors.DECISION_UNFIT,
    )
    return any(message.is_said(problem) for message in told)


def write_offers(agenda: Agenda | None, people: Sequence[Offer] = ()) -> tuple[Path, ...]:
    """Add to decisions.yaml and themes.yaml what can be decided there; the files to which anything was added.
    ``people`` are offers about what waits in the store.

    No line that is there is changed. Raises WtaFormsError for a file with mistakes, and writes nothing to it.
    """
    files: list[tuple[Path, bytes]] = []
    for name, head in HEADS.items():
        path = Path(name)
        before = content_of(path) if path.is_file() else b""
        waiting = agenda.waiting if agenda else ()
        offers = [each.offer for each in waiting if each.file == name and each.offer]
        offers += people if name == DECISIONS_FILE else ()
        after = with_offers(before, offers, name, head)
        files += [(path, after)] if after != before else []
    return write_files(files, may_overwrite=True)


# --- one decision -----------------------------------------------------------------------------------------------------


def decide_in_plan(name: str, answer: str, *, answers: Sequence[Path] = (), plan: Path | None = None) -> str:
    """Write one decision into decisions.yaml: ``name`` is "form.question", or the key of an answer that is not clear,
    as :func:`agenda` lists them. The sentence for the screen.

    With ``keep`` something that is decided already stands for what is said now: what was told of it since is told no
    more. Raises WtaFormsError when nothing is called so, it is decided already, or the answer does not fit.
    """
    grounds = grounds_for(answers, plan=plan)
    ground = grounds.ground
    if answer == KEEP:
        return _kept(name, grounds)
    if said := ground.decisions.answers.get(name):
        values = {"name": name, "said": f"“{said}”"}
        raise WtaFormsError(errors.DECIDED_ALREADY.at(ground.decisions.where("answers", name), **values))
    waiting = pending(ground.plan, ground.forms, ground.as_said.voices, ground.decisions, ground.language)
    named = {each.name: each for each in waiting if each.name and each.offer and each.offer.section == "answers"}
    if name not in named:
        hint = advice(name, named) if named else "nothing in the plan waits for a decision"
        raise WtaFormsError(errors.NOT_TO_DECIDE.at("", name=name, advice=hint))
    if not KEY.fullmatch(name):
        form, _, question = name.partition(".")
        if hint := advice_on(answer, ground.forms[form].question(question)):
            raise WtaFormsError(errors.DECISION_UNFIT.at("", value=answer, question=name, advice=hint))
    path = Path(DECISIONS_FILE)
    before = content_of(path) if path.is_file() else b""
    after = with_offers(before, [decided("answers", name, answer)], DECISIONS_FILE, HEADS[DECISIONS_FILE])
    write_files([(path, after)], may_overwrite=True)
    return f"{DECISIONS_FILE}, answers: {name} is “{answer}”"


# --- what was decided, and what has happened since --------------------------------------------------------------------


def noticed_in(grounds: Grounds, clock: Clock = now) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """What is new in decisions.yaml since it was last looked at, which is noted in the audit; and a note of each
    decision that was made about other answers than there are now."""
    ground = grounds.ground
    said = dict(ground.decisions.every())
    on = {name: _about(name, grounds) for name in said}
    with Store(Path(), clock=clock) as store:
        known = known_decisions(store)
        is_other = {name: each.said for name, each in known.items()} != said
        sentences: tuple[str, ...] = ()
        if is_other:
            with store.change() as change:
                sentences = notice(change, said, on)
    stays = {name: each for name, each in known.items() if said.get(name) == each.said}
    return sentences, tuple(
        problem for name, each in stays.items() for problem in _since(name, each, on[name], grounds)
    )


def _about(name: Name, grounds: Grounds) -> Mapping[str, str]:
    """The answers that a decision is about, by whose they are; nothing where it is about none or about one alone."""
    ref = _ref(name[1])
    if ref is None or ref.form not in grounds.ground.forms:
        return {}
    return answers_to(grounds.ground.as_said.voices, ref.form, ref.question)


def _ref(name: str) -> QuestionRef | None:
    form, _, question = name.partition(".")
    return QuestionRef(form, question) if question else None


def _since(name: Name, known: Known, now_said: Mapping[str, str], grounds: Grounds) -> Iterator[Problem]:
    where, day = grounds.ground.decisions.where(*name), spoken_date(known.at[:10], "en")
    called = {
        id_of(voice.key): shown_as(voice, Names.NAME) or NOBODY.lower() for voice in grounds.ground.as_said.voices
    }
    other = [id for id, answer in now_said.items() if known.on.get(id) != answer]
    left = [id for id in known.on if id not in now_said]
    if other:
        who = _people(other, called)
        yield errors.ANSWERED_SINCE.at(where, who=who, day=day, name=name[1])
    if left:
        yield errors.LEFT_SINCE.at(where, who=_people(left, called), day=day, name=name[1])


def _people(ids: Sequence[str], called: Mapping[str, str]) -> str:
    return enumerated(list(dict.fromkeys(called.get(id, "somebody") for id in ids)))


def _kept(name: str, grounds: Grounds) -> str:
    sections = [each[0] for each, _ in grounds.ground.decisions.every() if each[1] == name]
    if not sections or not grounds.is_of_store:
        raise WtaFormsError(errors.NOT_TO_DECIDE.at("", name=name, advice="nothing of that name is decided yet"))
    noticed_in(grounds)
    with Store(Path()) as store, store.change() as change:
        for section in sections:
            look_again(change, (section, name), _about((section, name), grounds))
    return f"{DECISIONS_FILE}: {name} stays as it is"
