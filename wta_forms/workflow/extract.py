"""``extract``: what returned files say, by their forms or as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from wta_forms.answers import Response, Status
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.extract.fields.raw_json import raw_json
from wta_forms.extract.isolate import Reader
from wta_forms.extract.raw import RawForm
from wta_forms.project.names import plain
from wta_forms.project.paths import write_files
from wta_forms.project.store import now
from wta_forms.spec.load import content_of
from wta_forms.workflow.progress import Progress, no_progress
from wta_forms.workflow.reading.returned import placed, read_content
from wta_forms.workflow.reading.shelf import Shelf, shelf_of


def extract(
    files: Sequence[Path],
    *,
    specs: Path | None = None,
    blank: Path | None = None,
    key: bytes | None = None,
    received: str = "",
    progress: Progress = no_progress,
    tell: Callable[[Problem], None] = lambda problem: None,
) -> Iterator[Response]:
    """What each file says, as soon as it is read: a response for every form in it. A file that cannot be read is a
    response that says so.

    Forms are looked for in the folder ``specs``, then in this folder, then among the shipped ones; problems of a
    broken spec are told and the spec passed over. ``blank`` is the blank PDF or its map, for files whose fields have
    lost their names, and for pictures whose code cannot be read. With ``key`` (bytes; within a project its own) forged
    stamps are found. Within a project answers are read with the form they were made from, and then brought into its
    newest version.

    When something came is said by the file, where the program that saved it wrote that down, else by ``received`` (ISO
    8601 in UTC); the dates that a file system has are those of copying and unpacking, and are not looked at.
    """
    with Reader() as reader:
        shelf = shelf_of(specs, blank, reader, key)
        for problem in shelf.notes:
            tell(problem)
        for done, path in enumerate(files, 1):
            for response in read_file(path, shelf, reader):
                yield replace(response, received=min(response.received or received, now()))
            progress(done, len(files))


def read_file(path: Path, shelf: Shelf, reader: Reader) -> Iterator[Response]:
    """Every form in a file, in the files that it encloses (of these none are opened in their turn), or why there is
    none."""
    try:
        content = content_of(path)
    except WtaFormsError as error:
        yield Response(str(path), "", Status.DAMAGED, problems=error.problems)
        return
    yield from read_content(str(path), content, "", shelf, reader)


def write_pictures(response: Response, folder: Path, *, may_overwrite: bool = False) -> dict[str, str]:
    """The pictures of a response as PNG files in a folder, which is made if need be; returns their paths by field.

    Their names begin with that of the file, so that they lie together, and have the first figures of its SHA-256, as
    several people may send files of one name. Raises WtaFormsError when one is there already.
    """
    start = f"{plain(Path(response.file).stem)}-{response.sha256[:8]}"
    start += f"-page-{response.first_page}" if response.first_page > 1 else ""
    paths = {field: folder / f"{start}-{field}.png" for field in response.pictures}
    write_files([(paths[field], picture) for field, picture in response.pictures.items()], may_overwrite=may_overwrite)
    return {field: str(path) for field, path in paths.items()}


def extract_raw(files: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Every field of any PDF form, whoever made it, as JSON."""
    with Reader() as reader:
        for path in files:
            try:
                raw = reader.read(content_of(path))
            except WtaFormsError as error:
                raw = RawForm(Status.DAMAGED, {}, problems=error.problems)
            yield {"file": str(path), **raw_json(replace(raw, problems=placed(raw.problems, str(path))))}
