"""What a project keeps of what it sends: every form as copies were made from it, where their boxes stand, and the key.

    kept/key                                      32 random bytes as figures and letters: stamps are signed with them
    kept/forms/drivers-1-3f2a91bc04d7e811/        one content of one version
        form.json                                 which it is; written last, so that what has it is whole
        drivers.yaml, about-you.yaml, …           the spec, the parts it uses, its translations
        maps/9c41d0b27e5f8a36.json                where everything stands in a blank made of it
        made-for-people.txt                       on which day copies were first made to be sent
    kept/anonymous/fridge.txt                     that copies of this form were made without a person

Files are only ever added: nothing that is kept is written over. What the name of a folder or a map ends in is the
beginning of a digest (SHA-256), of the contents of its files or of the map.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.map import Map, map_from_json
from wta_forms.project.home import HOME
from wta_forms.project.paths import write_once
from wta_forms.project.settings import PROJECT_FILE
from wta_forms.spec.form import Form
from wta_forms.spec.load import Loaded, content_of, load_form
from wta_forms.spec.stamp import digest_of

KEPT = HOME

_KEY_BYTES = 32
_FIGURES = 16
"""Of a digest in a name: as many as the code on a page has of the blank's."""

_DIGEST = re.compile(r"[0-9a-f]{16,64}")
"""What stands in anybody's file is never a path."""

_README = """\
This folder belongs to the project beside it. It is written by wta-forms; change nothing in it.

Put it into your backup, together with the rest of the project. Without it,
- answers to an earlier version of a form could not be read any more (forms/),
- nobody could tell whether a form that comes back is one that you made (key),
- everything that came back would be lost (store.sqlite, originals/).

The file "key" is a secret, like a password: do not send it to anybody.
"""


@dataclass(frozen=True, slots=True)
class KeptForm:
    """One content of one version of a form. ``digest`` is that of its questions, ``made`` when it was kept (ISO 8601 in
    UTC). ``files`` lie in ``folder``; the first is the spec."""

    form: str
    version: int
    digest: str
    made: str
    files: tuple[str, ...]
    folder: Path

    @property
    def made_for_people(self) -> str:
        """The day on which copies were first made to be sent, as an ISO date; "" when none were."""
        path = self.folder / _FOR_PEOPLE
        return path.read_text(encoding="ascii").strip() if path.is_file() else ""

    def has_blank(self, digest: str) -> bool:
        """Whether a blank was made of it, by the blank's digest or the beginning of it."""
        return bool(_DIGEST.fullmatch(digest)) and self._map(digest).is_file()

    @property
    def is_whole(self) -> bool:
        """Whether every file is what it was, as the folder's name says; others may have come to lie beside them."""
        try:
            files = [(name, content_of(self.folder / name)) for name in self.files]
        except WtaFormsError:
            return False
        return self.folder.name == _folder_name(self.form, self.version, files)

    def load(self) -> Form:
        """The form, from what is kept and nothing else. Raises WtaFormsError when that is damaged."""
        if not self.is_whole:
            raise WtaFormsError(errors.KEPT_BROKEN.at(str(self.folder)))
        return load_form(self.folder / self.files[0])

    def map(self, digest: str) -> Map | None:
        """Raises WtaFormsError when it is damaged."""
        if not self.has_blank(digest):
            return None
        path = self._map(digest)
        found = map_from_json(content_of(path).decode("utf-8", "replace"), str(path))
        return found if found.digest().startswith(digest) else None

    def _map(self, digest: str) -> Path:
        return self.folder / _map_file(digest)


_INDEX, _FOR_PEOPLE = "form.json", "made-for-people.txt"
_ANONYMOUS = "anonymous"


def _map_file(digest: str) -> str:
    return f"maps/{digest[:_FIGURES]}.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """What lies in a project's folder ``kept``; nothing, before the first form is made."""

    folder: Path

    # --- reading ------------------------------------------------------------------------------------------------------

    def forms(self, form: str = "", version: int = 0) -> tuple[KeptForm, ...]:
        """Every form, newest first; of one id and version where these are given. What cannot be read is left out (see
        :meth:`problems`)."""
        found = (_kept_form(path) for path in sorted(self.folder.glob(f"forms/*/{_INDEX}")))
        fitting = [each for each in found if each and form in ("", each.form) and version in (0, each.version)]
        return tuple(sorted(fitting, key=lambda each: each.made, reverse=True))

    def forms_for(self, form: str, version: int, blank: str = "") -> tuple[Form, ...]:
        """The forms of which a file can have been made: first those of this blank (its digest, or the 16 figures of a
        code), then newest first. What cannot be read is left out."""
        found = sorted(self.forms(form, version), key=lambda each: not each.has_blank(blank))
        made: list[Form] = []
        for each in found:
            with suppress(WtaFormsError):
                made.append(each.load())
        return tuple(made)

    def map(self, blank: str) -> Map | None:
        """The map of a blank, by its digest or the 16 figures of a code; None where it was not made here."""
        for each in self.forms():
            with suppress(WtaFormsError):
                if found := each.map(blank):
                    return found
        return None

    def anonymous_forms(self) -> frozenset[str]:
        """The names of forms that were sent as anonymous ones: that was promised, whatever project.yaml says later."""
        return frozenset(path.stem for path in self.folder.glob(f"{_ANONYMOUS}/*.txt"))

    def key(self) -> bytes | None:
        """The project's key; None where it has none. Raises WtaFormsError for a file that is no key."""
        path = self.folder / "key"
        if not path.is_file():
            return None
        with suppress(ValueError):
            if len(key := bytes.fromhex(content_of(path).decode("ascii"))) == _KEY_BYTES:
                return key
        raise WtaFormsError(errors.KEY_BROKEN.at(str(path)))

    def problems(self) -> Iterator[Problem]:
        """What is there and is not what it was."""
        for path in sorted(self.folder.glob(f"forms/*/{_INDEX}")):
            kept = _kept_form(path)
            if kept is None or not kept.is_whole:
                yield errors.KEPT_BROKEN.at(str(path.parent))
        yield from self.key_problems()

    def key_problems(self) -> Iterator[Problem]:
        """A key that is broken, or gone although forms were signed with it."""
        try:
            if self.key() is None and self.forms():
                yield errors.KEY_GONE.at(str(self.folder / "key"))
        except WtaFormsError as error:
            yield from error.problems

    # --- writing ------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Make the key, and say in the folder what it is for. Nothing that is there is written over."""
        write_once(self.folder / "README.txt", _README.encode())
        self.key_made()

    def key_made(self) -> bytes:
        """The project's key, which is made if there is none: once, for the eyes of its owner only."""
        if self.key() is None:
            write_once(self.folder / "key", f"{secrets.token_hex(_KEY_BYTES)}\n".encode(), mode=0o600)
        key = self.key()
        if key is None:
            raise WtaFormsError(errors.KEY_GONE.at(str(self.folder / "key")))
        return key

    def files_for(self, loaded: Loaded, maps: Mapping[str, Map], for_people: str = "") -> list[tuple[Path, bytes]]:
        """What there is to write so that a form is kept, with the maps of blanks by their digests; nothing of what is
        there already. ``for_people`` is the ISO date on which copies to be sent are made, "" where there are none."""
        if loaded.form is None:
            return []
        form = loaded.form
        folder = self.folder / "forms" / _folder_name(form.id, form.version, loaded.files)
        files = [(self.folder / "README.txt", _README.encode())]
        files += [(folder / name, content) for name, content in loaded.files]
        files += [(folder / _map_file(digest), map.to_json().encode()) for digest, map in maps.items()]
        files += [(folder / _FOR_PEOPLE, f"{for_people}\n".encode())] if for_people else []
        files.append((folder / _INDEX, _index(form, [name for name, _ in loaded.files])))
        return [(path, content) for path, content in files if not path.exists()]


def sent_anonymously(kept: Kept, form: str, day: str) -> list[tuple[Path, bytes]]:
    """What there is to write so that a form stays anonymous; ``day`` is an ISO date."""
    path = kept.folder / _ANONYMOUS / f"{form}.txt"
    return [] if path.exists() else [(path, f"{day}\n".encode())]


def kept_in(folder: Path) -> Kept | None:
    """What the project in a folder keeps; None where no project.yaml lies there."""
    return Kept(folder / KEPT) if (folder / PROJECT_FILE).is_file() else None


def _folder_name(form: str, version: int, files: Iterable[tuple[str, bytes]]) -> str:
    contents = sorted([name, hashlib.sha256(content).hexdigest()] for name, content in files)
    digest = hashlib.sha256(json.dumps(contents).encode()).hexdigest()
    return f"{form}-{version}-{digest[:_FIGURES]}"


def _index(form: Form, files: Sequence[str]) -> bytes:
    made = datetime.now(UTC).isoformat(timespec="microseconds")
    words = {"form": form.id, "version": form.version, "digest": digest_of(form), "made": made, "files": files}
    return (json.dumps(words, ensure_ascii=False, indent=1) + "\n").encode()


def _kept_form(path: Path) -> KeptForm | None:
    try:
        read = json.loads(content_of(path))
        words = {word: str(read[word]) for word in ("form", "digest", "made")}
        names = tuple(Path(name).name for name in read["files"])
        return KeptForm(**words, version=int(read["version"]), files=names, folder=path.parent) if names else None
    except (WtaFormsError, ValueError, TypeError, KeyError):
        return None
