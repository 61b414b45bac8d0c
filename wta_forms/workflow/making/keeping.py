"""What a project keeps when forms are made, and what it knows by it of the versions that are out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.project.kept import Kept, KeptForm
from wta_forms.spec import wording
from wta_forms.spec.check_migrate import check_against
from wta_forms.spec.form import Form
from wta_forms.spec.load import Loaded
from wta_forms.spec.stamp import digest_of
from wta_forms.workflow.making.blank import Blank


def files_to_keep(
    found: Iterable[Loaded], blanks: Sequence[Blank], kept: Kept, for_people: str
) -> list[tuple[Path, bytes]]:
    """Each form as it was read, with the maps of its blanks; see :meth:`Kept.files_for`."""
    files: dict[Path, bytes] = {}
    for each in found:
        maps = {blank.digest: blank.map for blank in blanks if blank.form == each.form}
        files |= dict(kept.files_for(each, maps, for_people))
    return list(files.items())


def changed_since_sent(form: Form, kept: Kept | None, *, may_change: bool = False) -> Iterator[Problem]:
    """A form whose questions are not those of its version as that was made for people: a problem, or a note if it
    ``may_change``. Blanks do not count: who makes one ten times has not sent it yet."""
    sent = [each for each in kept.forms(form.id) if each.made_for_people] if kept else []
    own = [each for each in sent if each.version == form.version]
    if not own or digest_of(form) in {each.digest for each in own}:
        return
    day = min(each.made_for_people for each in own)
    message = errors.FORM_SENT_TWICE if may_change else errors.FORM_SENT
    yield message.at(
        f"{form.file}:{form.version_line}",
        file=Path(form.file).name,
        version=form.version,
        day=wording.date_in_words(day, "en"),
        next=max(each.version for each in sent) + 1,
        line=form.version_line,
    )


def versions_before(form: Form, kept: Kept) -> Iterator[Problem]:
    """What is to be said of a form's ``migrate`` when it is held against the older versions that are kept."""
    older = [each for each in kept.forms(form.id) if each.version < form.version]
    for version in sorted({each.version for each in older}):
        olds = []
        for each in _that_are_out([one for one in older if one.version == version]):
            try:
                olds.append(each.load())
            except WtaFormsError:
                yield errors.KEPT_BROKEN.at(str(each.folder))
        if olds:
            yield from check_against(olds, form)


def _that_are_out(forms: Sequence[KeptForm]) -> Sequence[KeptForm]:
    """Those made for people; where there are none, the newest."""
    return [each for each in forms if each.made_for_people] or forms[:1]
