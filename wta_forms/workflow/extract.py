"""``extract``: what returned files say, by their forms or as they are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wta_forms import errors
from wta_forms.answers import Recipient, Response, Status
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.extract.identify import identify
from wta_forms.extract.interpret import response_of
from wta_forms.extract.isolate import Reader
from wta_forms.extract.raw import RawForm
from wta_forms.extract.raw_json import raw_json
from wta_forms.layout.style import VARIANTS
from wta_forms.map import Map, MapField, map_from_json
from wta_forms.project.settings import Settings, load_settings
from wta_forms.spec.fields import fields_of
from wta_forms.spec.form import Form
from wta_forms.spec.load import content_of, read_form
from wta_forms.spec.shipped import PARTS, SPECS
from wta_forms.spec.stamp import Stamp, stamp_from_text
from wta_forms.workflow.progress import Progress, no_progress
from wta_forms.workflow.room import shows
from wta_forms.workflow.specs import same_forms, specs_in


@dataclass(slots=True)
class Shelf:
    """The forms answers are read with, and what is known of where their fields stood."""

    forms: tuple[Form, ...]
    blank_map: Map | None = None
    settings: Settings = field(default_factory=Settings)
    notes: tuple[Problem, ...] = ()
    _maps: dict[str, Map] = field(default_factory=dict)

    def map_for(self, form: Form, stamp: Stamp, raw: RawForm) -> Map | None:
        """A map only where names do not suffice, and only of the very blank the file was made from."""
        if self.blank_map is not None or all(field.name in raw.values for field in fields_of(form)):
            return self.blank_map
        if stamp.blank not in self._maps and form.is_in(stamp.language) and stamp.variant in VARIANTS:
            from wta_forms.workflow.generate import lay_out  # with reportlab and fonts: seldom needed, slow to load

            for settings in (self.settings, Settings()):
                with suppress(WtaFormsError):  # a logo that was taken away since is nothing to a file that came back
                    made = lay_out(form, stamp.language, settings, stamp.variant).map
                    self._maps[made.digest()] = made
        return self._maps.get(stamp.blank)


def extract(
    files: Sequence[Path],
    *,
    specs: Path | None = None,
    blank: Path | None = None,
    key: bytes | None = None,
    progress: Progress = no_progress,
    tell: Callable[[Problem], None] = lambda problem: None,
) -> Iterator[Response]:
    """What each file says, as soon as it is read. A file that cannot be read is a response that says so.

    Forms are looked for in the folder ``specs``, then in this folder, then among the shipped ones; problems of a
    broken spec are told and the spec passed over. ``blank`` is the blank PDF or its map, for files whose fields have
    lost their names. With ``key`` (the project's, bytes) forged stamps are found.
    """
    with Reader() as reader:
        shelf = shelf_of(specs, blank, reader)
        for problem in shelf.notes:
            tell(problem)
        for done, path in enumerate(files, 1):
            yield _read(path, shelf, reader, key)
            progress(done, len(files))


def shelf_of(specs: Path | None, blank: Path | None, reader: Reader) -> Shelf:
    """Every form at hand; a broken spec is passed over, its problems kept in ``notes``. So is it told there when two
    files of a folder are the same version of a form; of these the one is used whose questions are those of the file.
    """
    folders = [specs] if specs else []
    loaded = [(path, read_form(path, [PARTS])) for path in specs_in([*folders, Path(), SPECS])]
    notes = [problem for _, each in loaded for problem in each.problems if not problem.is_note]
    forms = [(path, each.form) for path, each in loaded if each.form is not None and each.is_fine]
    notes += same_forms(forms)
    blank_map = _map_from(blank, reader) if blank else None
    return Shelf(tuple(form for _, form in forms), blank_map, load_settings(Path()), tuple(notes))


def _map_from(path: Path, reader: Reader) -> Map:
    """The map of a blank: its JSON, or the blank PDF itself."""
    content = content_of(path)
    if not content.startswith(b"%PDF-"):
        return map_from_json(content.decode("utf-8", "replace"), str(path))
    raw = reader.read(content)
    stood = (value for value in raw.values.values() if value.rectangle is not None)
    return Map((), tuple(MapField(v.name, v.page, v.rectangle, 0) for v in stood if v.rectangle), ())


def _read(path: Path, shelf: Shelf, reader: Reader, key: bytes | None) -> Response:
    try:
        content = content_of(path)
    except WtaFormsError as error:
        return Response(str(path), "", Status.DAMAGED, problems=error.problems)
    sha256 = hashlib.sha256(content).hexdigest()
    raw = reader.read(content)
    stamp = stamp_from_text(raw.stamp)
    unread = Response(str(path), sha256, raw.status, received=_received(path), problems=_placed(raw.problems, path))
    if stamp is None and not raw.values:
        return unread
    found = identify(stamp, shelf.forms, str(path))
    problems = (*found.problems, *([errors.FORGED.at(str(path))] if key and stamp and stamp.is_forged(key) else []))
    if found.form is None or stamp is None:
        return _unknown(stamp, replace(unread, status=found.status, problems=(*problems, *unread.problems)))
    return response_of(
        found.form,
        raw,
        stamp,
        file=str(path),
        sha256=sha256,
        received=unread.received,
        blank_map=shelf.map_for(found.form, stamp, raw),
        shows=shows(stamp),
        problems=problems,
    )


def _unknown(stamp: Stamp | None, response: Response) -> Response:
    """What can be said of a form whose spec is not here."""
    if stamp is None:
        return response
    recipient = Recipient(stamp.recipient_id, stamp.recipient_name) if stamp.recipient_id else None
    return replace(
        response,
        form=stamp.form,
        version=stamp.version,
        language=stamp.language,
        round=stamp.round,
        recipient=recipient,
    )


def _placed(problems: Iterable[Problem], path: Path) -> tuple[Problem, ...]:
    return tuple(replace(problem, where=problem.where or str(path)) for problem in problems)


def _received(path: Path) -> str:
    """When the file was last written here: the best that is known of when it came."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def extract_raw(files: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Every field of any PDF form, whoever made it, as JSON."""
    with Reader() as reader:
        for path in files:
            try:
                raw = reader.read(content_of(path))
            except WtaFormsError as error:
                raw = RawForm(Status.DAMAGED, {}, problems=error.problems)
            yield {"file": str(path), **raw_json(replace(raw, problems=_placed(raw.problems, path)))}
