"""The forms that returned files are read with, and where their fields stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from wta_forms.errors import Problem, WtaFormsError
from wta_forms.extract.found import Bundle, bundles_in, fit_of
from wta_forms.extract.isolate import Reader
from wta_forms.extract.places import Sheet
from wta_forms.extract.raw import RawForm
from wta_forms.layout.style import VARIANTS
from wta_forms.map import Map, MapField, map_from_json
from wta_forms.project.drafts import kept_draft
from wta_forms.project.kept import Kept, kept_in
from wta_forms.project.people import PEOPLE_FILE, Person, load_people
from wta_forms.project.settings import Settings, load_settings
from wta_forms.spec.fields import fields_of
from wta_forms.spec.filling import FieldValue
from wta_forms.spec.form import Form
from wta_forms.spec.load import content_of, read_form
from wta_forms.spec.shipped import PARTS, SPECS
from wta_forms.spec.stamp import Stamp, digest_of, stamp_from_text
from wta_forms.workflow.making.prefilled import known_of, prefilled
from wta_forms.workflow.making.specs import same_forms, specs_in
from wta_forms.workflow.reading.versions import Versions

_LEAST_FIT = 0.6
"""Of what a blank prints: below it the pages are those of another form, or of another version of it."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A map, and what it is a map of."""

    map: Map
    language: str
    variant: str


@dataclass(slots=True)
class Shelf:
    """The forms answers are read with, and what is known of where their fields stood. ``key`` is the project's;
    ``blank_stamp`` says what ``blank_map`` is a blank of, and of nobody's copy."""

    versions: Versions
    blank_map: Map | None = None
    blank_stamp: Stamp | None = None
    settings: Settings = field(default_factory=Settings)
    notes: tuple[Problem, ...] = ()
    people: tuple[Person, ...] = ()
    key: bytes | None = None
    _laid_out: dict[tuple[int, str, str], tuple[Laid, ...]] = field(default_factory=dict)

    def forms_for(self, stamp: Stamp | None) -> tuple[Form, ...]:
        """Those that a file can have been made of, the likeliest first: as they were sent, then as they are today. All
        that there are, of whatever form, for a file that does not say."""
        versions = self.versions
        return versions.to_read(stamp.form, stamp.version, stamp.blank) if stamp else versions.to_read("", 0)

    def sent(self, form: Form, stamp: Stamp) -> Mapping[str, FieldValue]:
        """What a copy was filled in with, as far as it is known today: of somebody who is in no table, the name."""
        if not form.is_in(stamp.language) or stamp.variant not in VARIANTS:
            return {}
        name = stamp.recipient_name
        alone = Person(stamp.recipient_id, name, {"name": name}, 0) if name else None
        person = next((each for each in self.people if each.id == stamp.recipient_id), alone)
        draft = (kept_draft(self.versions.kept, stamp.round) or {}).get(form.id, {})
        return prefilled(form, stamp.language, VARIANTS[stamp.variant], known_of(self.settings, person), draft)

    def map_for(self, form: Form, stamp: Stamp, raw: RawForm) -> Map | None:
        """A map only where names do not suffice, and only of the very blank the file was made from."""
        if self.blank_map is not None or all(field.name in raw.values for field in fields_of(form)):
            return self.blank_map
        laid = self.laid_as(form, stamp)
        return laid.map if laid else None

    def laid_as(self, form: Form, stamp: Stamp) -> Laid | None:
        """The very blank that a stamp names; a code names it by the first 16 figures of its digest."""
        if not stamp.blank:
            return None
        if self.blank_map is not None and self.blank_map.sizes and self.blank_map.digest().startswith(stamp.blank):
            return Laid(self.blank_map, stamp.language, stamp.variant)
        if self.versions.kept is not None and (kept := self.versions.kept.map(stamp.blank)) is not None:
            return Laid(kept, stamp.language, stamp.variant)
        return next((each for each in self._each(form, stamp) if each.map.digest().startswith(stamp.blank)), None)

    def likeliest(self, form: Form, bundle: Bundle, sheets: Sequence[Sheet]) -> Laid | None:
        """The same, or where the pages do not say it, or no such blank can be made any more, the one whose printed
        words stand on the pages."""
        known = self.laid_as(form, bundle.stamp)
        if known is not None:
            return known
        fits = [(fit_of(each.map, bundle, sheets), each) for each in self._each(form, bundle.stamp)]
        best, found = max(fits, key=lambda pair: pair[0], default=(0.0, None))
        return found if best >= _LEAST_FIT else None

    def _each(self, form: Form, stamp: Stamp) -> Iterator[Laid]:
        if self.blank_map is not None and self.blank_map.words:
            yield Laid(self.blank_map, stamp.language, stamp.variant)
        for language in _either(stamp.language, form.languages):
            for variant in _either(stamp.variant, VARIANTS):
                yield from self._made(form, language, variant)

    def _made(self, form: Form, language: str, variant: str) -> tuple[Laid, ...]:
        """Laid out anew, with what the project says of itself today and without it."""
        key = (id(form), language, variant)
        if key not in self._laid_out:
            self._laid_out[key] = tuple(self._lay_out(form, language, variant))
        return self._laid_out[key]

    def _lay_out(self, form: Form, language: str, variant: str) -> Iterator[Laid]:
        if not form.is_in(language) or variant not in VARIANTS:
            return
        # With reportlab and fonts: seldom needed, slow to load.
        from wta_forms.workflow.making.laying_out import lay_out

        for settings in (self.settings, Settings()):
            with suppress(WtaFormsError):  # a logo that was taken away since is nothing to a file that came back
                yield Laid(lay_out(form, language, settings, variant).map, language, variant)


def _either(said: str, possible: Iterable[str]) -> tuple[str, ...]:
    return (said,) if said else tuple(possible)


def shelf_of(
    specs: Path | None, blank: Path | None, reader: Reader, key: bytes | None = None, project: Path = Path()
) -> Shelf:
    """Every form at hand; a broken spec is passed over, its problems kept in ``notes``. So is it told there when two
    files of a folder are the same version of a form; of these the one is used whose questions are those of the file.

    Within a project what it keeps of the forms it sent is there as well, and its key unless another is given.
    """
    folders = [specs] if specs else []
    loaded = [(path, read_form(path, [PARTS])) for path in specs_in([*folders, project, SPECS])]
    notes = [problem for _, each in loaded for problem in each.problems if not problem.is_note]
    forms = [(path, each.form) for path, each in loaded if each.form is not None and each.is_fine]
    notes += same_forms(forms)
    blank_map, blank_stamp = _blank_from(blank, [form for _, form in forms], reader) if blank else (None, None)
    kept = kept_in(project) or (kept_in(specs) if specs else None)
    if kept is not None:
        notes += kept.problems()
    return Shelf(
        Versions(tuple(form for _, form in forms), kept),
        blank_map,
        blank_stamp,
        load_settings(project),
        tuple(notes),
        people_in(project),
        key or (_key_of(kept) if kept else None),
    )


def _key_of(kept: Kept) -> bytes | None:
    """None also where it is broken, which is told with what else is."""
    with suppress(WtaFormsError):
        return kept.key()
    return None


def people_in(folder: Path) -> tuple[Person, ...]:
    """Those of a project; none where there is no table, or a broken one: who sent a file is said by the file."""
    with suppress(WtaFormsError):
        return load_people(folder / PEOPLE_FILE)
    return ()


def _blank_from(path: Path, forms: Sequence[Form], reader: Reader) -> tuple[Map, Stamp | None]:
    """The map of a blank and what it is of: its JSON, or the blank PDF itself."""
    content = content_of(path)
    if not content.startswith(b"%PDF-"):
        blank = map_from_json(content.decode("utf-8", "replace"), str(path))
        return blank, _stamp_by_fields(blank, forms)
    raw = reader.read(content)
    stood = (value for value in raw.values.values() if value.rectangle is not None)
    blank = Map((), tuple(MapField(v.name, v.page, v.rectangle, 0) for v in stood if v.rectangle), ())
    # A blank to be written on by hand has no fields, and says on its pages what it is.
    on_pages = (bundle.stamp for bundle in ([] if raw.stamp else bundles_in(reader.sheets(content))))
    stamp = stamp_from_text(raw.stamp) or next(on_pages, None)
    return blank, replace(stamp, recipient_id="", recipient_name="", mac="") if stamp else None


def _stamp_by_fields(blank: Map, forms: Iterable[Form]) -> Stamp | None:
    """A map does not say what it is of, but has every field of it: of the form with most fields, and the newest."""
    names = {field.name for field in blank.fields}
    owned = {form: {field.name for field in fields_of(form)} for form in forms}
    fitting = [form for form, own in owned.items() if own and own <= names]
    likest = max(fitting, key=lambda form: (len(owned[form]), form.version), default=None)
    if likest is None:
        return None
    return Stamp(
        form=likest.id,
        version=likest.version,
        digest=digest_of(likest),
        language=likest.languages[0],
        blank=blank.digest(),
    )
