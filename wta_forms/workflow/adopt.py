"""``adopt``: a draft of a spec out of somebody else's fillable PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wta_forms import errors
from wta_forms.answers import Status
from wta_forms.errors import Message, Problem, WtaFormsError
from wta_forms.extract.adopt.blank import Blank
from wta_forms.extract.adopt.draft import Draft, draft_of
from wta_forms.extract.files.magic import other_file
from wta_forms.extract.isolate import Reader
from wta_forms.extract.raw import RawForm
from wta_forms.project.names import plain
from wta_forms.project.paths import write_files
from wta_forms.spec.form import Form
from wta_forms.spec.load import content_of
from wta_forms.spec.stamp import stamp_from_text
from wta_forms.spec.write import form_to_yaml


@dataclass(frozen=True, slots=True)
class Adopted:
    """``text`` is the draft as YAML, with a remark (``#``) at everything that was guessed; ``notes`` say in words what
    was guessed and what was left out. ``path`` is the file it was written to, None when none was named."""

    form: Form
    text: str
    notes: tuple[Problem, ...] = ()
    path: Path | None = None


def adopt(file: Path, to: Path | None = None, *, may_overwrite: bool = False) -> Adopted:
    """A form of ours with the questions of any PDF form, as a person could have begun it.

    Boxes become questions of a kind, in the order in which a page is read; their labels are what a screen reader says
    or what is printed beside them. What stands in the boxes is never taken over. Raises WtaFormsError for what has no
    boxes, cannot be opened, or is no PDF; and when ``to`` is there already.
    """
    content = content_of(file)
    with Reader() as reader:
        raw = reader.read(content)
        if (why := _why_not(raw, content, str(file))) is not None:
            raise WtaFormsError(why)
        blank = reader.blank(content)
    if isinstance(blank, Problem):
        raise WtaFormsError(errors.ADOPT_UNREADABLE.at(str(file), why=blank.message))
    draft = _drafted(blank, file, raw)
    text = form_to_yaml(draft.form, draft.remarks)
    if to is not None:
        write_files([(to, text.encode("utf-8"))], may_overwrite=may_overwrite)
    return Adopted(draft.form, text, tuple(_notes(draft, raw, has_words=bool(blank.words))), to)


_MOST_BOXES = 2_000
"""A tax return has 250; every box is held against all others of its page."""

_REFUSED: dict[Status, Message] = {Status.ENCRYPTED: errors.ADOPT_LOCKED, Status.XFA_ONLY: errors.ADOPT_XFA}


def _why_not(raw: RawForm, content: bytes, where: str) -> Problem | None:
    """None for what may have boxes."""
    if raw.status is Status.NOT_A_PDF:
        return other_file(content, where)
    if raw.status in _REFUSED:
        return _REFUSED[raw.status].at(where)
    if raw.status in (Status.DAMAGED, Status.TOO_LARGE):
        return Problem(where, raw.problems[0].message, raw.problems[0].hint)
    return None


def _drafted(blank: Blank, file: Path, raw: RawForm) -> Draft:
    if len(blank.boxes) > _MOST_BOXES:
        raise WtaFormsError(errors.ADOPT_TOO_MANY.at(str(file), count=len(blank.boxes), most=_MOST_BOXES))
    draft = draft_of(blank, file.stem, plain)
    if not draft.form.questions:
        message = errors.ADOPT_PICTURE if not blank.words and not raw.values else errors.ADOPT_NO_BOXES
        raise WtaFormsError(message.at(str(file)))
    return draft


def _notes(draft: Draft, raw: RawForm, *, has_words: bool) -> Iterator[Problem]:
    if (stamp := stamp_from_text(raw.stamp)) is not None:
        yield errors.ADOPT_OURS.at("", form=stamp.form, version=stamp.version)
    if not has_words:
        yield errors.ADOPT_NO_WORDS.at("")
    if draft.guesses:
        things = f"{draft.guesses} {'thing was' if draft.guesses == 1 else 'things were'}"
        yield errors.ADOPT_GUESSED.at("", count=things)
    for what in draft.left_out:
        yield errors.ADOPT_LEFT_OUT.at("", what=what)
