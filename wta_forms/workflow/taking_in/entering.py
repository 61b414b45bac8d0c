"""The folder ``entering``: copies that somebody is typing into for another person, and what is known of each.

entering/drivers-ewa.pdf          the copy, with everything in it that is known
entering/drivers-ewa.html         what it is typed from: pictures, words, what was read
entering/drivers-ewa-1.jpg        pictures and files as they came, for the page
entering/drivers-ewa.begun.json   what stood in the copy when it was made, and what it is typed from
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from wta_forms import errors
from wta_forms.answers import Answer, Certainty, Response, State
from wta_forms.errors import WtaFormsError
from wta_forms.extract.isolate import Reader
from wta_forms.project.home import ENTERING
from wta_forms.project.lookup import taken_by
from wta_forms.project.names import plain
from wta_forms.project.returned import NEEDING, Outcome, Taken
from wta_forms.project.store import Rows
from wta_forms.spec.form import Form
from wta_forms.spec.load import content_of
from wta_forms.spec.stamp import digest_of
from wta_forms.workflow.reading.versions import Versions

_BEGUN = ".begun.json"

Texts = Mapping[str, tuple[str, ...]]
"""What stands in each field, by its name."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A copy that was made to be typed into. ``source`` says what it is typed from ("photo 1 (page.jpg)", "telephone"),
    and ``received`` when that came (ISO 8601 in UTC, "" if nobody knows). ``shown`` are the numbers of what lies beside
    it, ``made`` is what stood in it, and ``sha256`` that of the copy as it was made."""

    form: str
    version: int
    round: int
    person: str
    source: str
    received: str
    shown: tuple[int, ...]
    made: Texts
    sha256: str

    @property
    def stem(self) -> str:
        return stem_of(self.form, self.person)

    def to_json(self) -> bytes:
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n").encode()


def stem_of(form: str, person: str) -> str:
    return f"{form}-{plain(person)}"


def pdf_of(project: Path, stem: str) -> Path:
    return project / ENTERING / f"{stem}.pdf"


def begun_file(project: Path, stem: str) -> Path:
    return project / ENTERING / f"{stem}{_BEGUN}"


def begun_at(project: Path, stem: str) -> Begun | None:
    """None where nothing was begun under that name."""
    path = begun_file(project, stem)
    return _read(path) if path.is_file() else None


def every_begun(project: Path) -> Iterator[Begun]:
    for path in sorted((project / ENTERING).glob(f"*{_BEGUN}")):
        yield _read(path)


def _read(path: Path) -> Begun:
    with suppress(ValueError, KeyError, TypeError, AttributeError):
        read = json.loads(content_of(path))
        made = {str(name): tuple(map(str, texts)) for name, texts in read["made"].items()}
        return Begun(**read | {"made": made, "shown": tuple(map(int, read["shown"]))})
    raise WtaFormsError(errors.ENTER_BEGUN_BROKEN.at(str(path)))


def files_of(project: Path, person: str) -> tuple[Path, ...]:
    """Everything in the folder that is about somebody: it goes when they go."""
    stems = [begun.stem for begun in every_begun(project) if begun.person == person]
    folder = project / ENTERING
    return tuple(path for stem in stems for path in sorted(folder.glob(f"{stem}*")) if _belongs(path.name, stem))


def _belongs(name: str, stem: str) -> bool:
    """ "drivers-ewa-1.jpg" is drivers-ewa's, and so is not "drivers-ewa-nowak.pdf"."""
    rest = name.removeprefix(stem)
    return rest.startswith(".") or (rest.startswith("-") and rest[1:].partition(".")[0].isdigit())


def texts_in(reader: Reader, content: bytes) -> Texts:
    """White space and ends of lines make no difference: programs change them when they save."""
    values = reader.read(content).values
    return {name: tuple(" ".join(text.split()) for text in value.texts) for name, value in values.items()}


def pdf_content(project: Path, begun: Begun) -> bytes | None:
    """None where it has been taken away."""
    path = pdf_of(project, begun.stem)
    return content_of(path) if path.is_file() else None


def is_as_made(begun: Begun, content: bytes) -> bool:
    return hashlib.sha256(content).hexdigest() == begun.sha256


# --- what is known already --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Known:
    """One response of somebody, and its answers by the questions of the form that is typed into. Not ``is_same``: they
    were brought there from another version."""

    taken: Taken
    response: Response
    is_same: bool


def known_of(store: Rows, versions: Versions, person: str, form: Form) -> tuple[Known, ...]:
    """Everything that is somebody's on this form, oldest first; also what was typed in from pictures once, and what
    they were replaced by."""
    return tuple(_known(taken_by(store, person, form.id), versions, form))


def _known(taken: Iterable[Taken], versions: Versions, form: Form) -> Iterator[Known]:
    for each in taken:
        if each.response is None or not each.response.answers:
            continue
        if each.outcome is not Outcome.ACCEPTED and each.outcome not in NEEDING and not is_replaced(each):
            continue
        read_with = versions.read_with(each.response)
        is_same = read_with is not None and digest_of(read_with) == digest_of(form)
        if is_same:
            yield Known(each, each.response, is_same=True)
        elif read_with is not None and versions.newest(form.id) == form:
            yield Known(each, versions.brought_up(each.response, read_with), is_same=False)


def is_replaced(each: Taken) -> bool:
    """What was typed in from it stands in its place."""
    return each.outcome is Outcome.DUPLICATE and each.is_settled


def is_typed_in(response: Response) -> bool:
    return any(answer.certainty is Certainty.TYPED_IN for answer in response.answers.values())


def standing(known: Iterable[Known], question: str) -> tuple[Known, Answer] | None:
    """The newest answer given to a question; where there is none, the newest that could not be read."""
    there = [(each, each.response.answers[question]) for each in known if question in each.response.answers]
    given = [pair for pair in there if pair[1].is_given]
    unread = [pair for pair in there if pair[1].state is State.UNREAD]
    return next(iter([*given[-1:], *unread[-1:]]), None)
