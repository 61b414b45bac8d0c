"""Which form an answer is read with, and which it is brought into: the one it was made from, and the newest."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from wta_forms.answers import Response
from wta_forms.extract.versions.migrated import migrated
from wta_forms.project.kept import Kept
from wta_forms.spec.form import Form
from wta_forms.spec.stamp import digest_of


@dataclass(slots=True)
class Versions:
    """``at_hand`` are the forms in folders, in the order in which these are looked through; ``kept`` is what the
    project keeps, None outside of one. Not ``brings_up``: responses stay as they were filled in, to be kept so."""

    at_hand: tuple[Form, ...]
    kept: Kept | None = None
    brings_up: bool = True
    _kept_forms: dict[tuple[str, int, str], tuple[Form, ...]] = field(default_factory=dict)

    def to_read(self, form: str, version: int, blank: str = "") -> tuple[Form, ...]:
        """The forms of which a file can have been made, the likeliest first, for ``identify``: those that were kept,
        of these the one of this ``blank`` (its digest, or the 16 figures of a code); then those at hand, of any
        version. Everything, where ``form`` is "" and ``version`` 0."""
        return (*self._kept(form, version, blank), *self.at_hand)

    def _kept(self, form: str, version: int, blank: str) -> tuple[Form, ...]:
        key = (form, version, blank)
        if key not in self._kept_forms:
            self._kept_forms[key] = self.kept.forms_for(*key) if self.kept else ()
        return self._kept_forms[key]

    def newest(self, form: str) -> Form | None:
        """The newest version in the first folder that has the form, by which a plan is made, too."""
        named = [each for each in self.at_hand if each.id == form]
        folders = [Path(each.file).parent.resolve() for each in named]
        first = [each for each, folder in zip(named, folders, strict=True) if folder == folders[0]]
        return max(first, key=lambda each: each.version, default=None)

    def brought_up(self, response: Response, read_with: Form) -> Response:
        """The response by the questions of the newest form; as it is, where that is the one it was read with, or older.

        A form that was changed under the same version is newer than what is kept of it. Where two files at hand are the
        same version, which is told, what was read with one of them stays so.
        """
        newest = self.newest(read_with.id) if self.brings_up else None
        if newest is None or newest.version < read_with.version:
            return response
        as_new = (each for each in self.at_hand if (each.id, each.version) == (newest.id, newest.version))
        if digest_of(read_with) in map(digest_of, as_new):
            return response
        return migrated(response, read_with, newest)

    def as_asked_now(self, response: Response) -> Response:
        """The same of a response that stayed as it was filled in."""
        form = self.read_with(response)
        return replace(self, brings_up=True).brought_up(response, form) if form else response

    def read_with(self, response: Response) -> Form | None:
        """The form by whose questions a response has its answers; None where it is not here any more."""
        if not response.answers:
            return None
        asked = response.answers.keys()
        for form in self.to_read(response.form, response.version):
            is_it = form.id == response.form and form.version == response.version
            if is_it and {question.id for question in form.questions} == asked:
                return form
        return None
