"""Which form a file was made from: by its stamp, never by its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wta_forms.answers import Status
from wta_forms.errors import (
    BY_ITS_FIELDS,
    CHANGED_FORM,
    FOREIGN_FORM,
    UNKNOWN_FORM,
    UNKNOWN_VERSION,
    VALUES_OF_NO_FORM,
    Problem,
)
from wta_forms.extract.fields.match import bare_name
from wta_forms.extract.raw import RawForm
from wta_forms.spec.fields import fields_of
from wta_forms.spec.form import Form
from wta_forms.spec.stamp import Stamp, digest_of

_NEARLY_ALL = 0.8
"""Of the fields of a file, for it to be of a form."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The form a file was made from, or None with what to call the file instead and why."""

    form: Form | None
    status: Status = Status.READ
    problems: tuple[Problem, ...] = ()


def identify(stamp: Stamp | None, forms: Iterable[Form], file: str) -> Identity:
    """Look for the form and the version of the stamp among ``forms``; the first with the same questions is it. Those
    that a project has kept come first, of them those of the very blank: words of lists are as they were printed.

    A form of the right version whose questions have changed since is read all the same, with a problem: what belongs
    to no question of today is told as an unknown box. Our own form without its spec here is ``unknown_version``.
    """
    if stamp is None:
        return Identity(None, Status.FOREIGN_FORM, (FOREIGN_FORM.at(file),))
    versions = [form for form in forms if form.id == stamp.form]
    if not versions:
        return Identity(None, Status.UNKNOWN_VERSION, (UNKNOWN_FORM.at(file, form=stamp.form),))
    same = sorted((form for form in versions if form.version == stamp.version), key=lambda form: _differs(form, stamp))
    if not same:
        here = ", ".join(str(version) for version in sorted({form.version for form in versions}))
        problem = UNKNOWN_VERSION.at(file, form=stamp.form, found=stamp.version, here=here)
        return Identity(None, Status.UNKNOWN_VERSION, (problem,))
    changed = CHANGED_FORM.at(file, form=stamp.form, version=stamp.version)
    return Identity(same[0], problems=(changed,) if _differs(same[0], stamp) else ())


def identify_by_fields(raw: RawForm, forms: Iterable[Form], file: str) -> Identity:
    """The one form, in its newest version, that knows the most fields of a file of values without a stamp, and nearly
    all of them: somebody's own may be among them. Else it is anybody's."""
    names = {bare_name(name) for name in raw.values if not name.startswith("#")}
    known = [(len(names & {field.name for field in fields_of(form)}), form) for form in forms]
    most = max((count for count, _ in known), default=0)
    fitting = [form for count, form in known if count == most and count and count >= _NEARLY_ALL * len(names)]
    newest = {form.id: form for form in sorted(fitting, key=lambda form: form.version)}
    if len(newest) != 1:
        return Identity(None, Status.FOREIGN_FORM, (VALUES_OF_NO_FORM.at(file),))
    (form,) = newest.values()
    return Identity(form, problems=(BY_ITS_FIELDS.at(file, form=form.id, version=form.version),))


def _differs(form: Form, stamp: Stamp) -> bool:
    """What a page says of itself on paper has no digest."""
    return bool(stamp.digest) and digest_of(form) != stamp.digest
