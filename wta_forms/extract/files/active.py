"""What a file would do if a viewer opened it. Nothing of it is ever run, unpacked or written; it is only told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from wta_forms.extract.fields.objects import Dictionary, dictionaries, dictionary, name
from wta_forms.extract.fields.pages import Sheets

# /S of an action (ISO 32000-2, table 201), as people would say it. Going to a page of the file itself is harmless.
_ACTIONS = {
    "JavaScript": "a script",
    "Launch": "a command to start another program",
    "SubmitForm": "a command to send the answers somewhere",
    "ImportData": "a command to take in another file",
    "GoToR": "a command to open another file",
    "GoToE": "a command to open another file",
    "URI": "a command to open a web page",
}

_ATTACHMENT = "attached files"

# Keys of the catalogue's /Names (ISO 32000-2, table 32): scripts that run on opening, files that travel along.
_NAMES = {"/JavaScript": _ACTIONS["JavaScript"], "/EmbeddedFiles": _ATTACHMENT}


def active_content(catalogue: Dictionary, sheets: Sheets) -> tuple[str, ...]:
    """What there is of it, in plain words, sorted; links that people click on are not among it."""
    return tuple(sorted(set(_active(catalogue, sheets))))


def _active(catalogue: Dictionary, sheets: Sheets) -> Iterator[str]:
    names = _dictionary(catalogue, "/Names")
    yield from (words for key, words in _NAMES.items() if key in names)
    if "/Collection" in catalogue or "FileAttachment" in sheets.others:
        yield _ATTACHMENT
    for action in _actions(catalogue, sheets):
        with suppress(Exception):  # what cannot be read cannot be told
            yield from filter(None, [_ACTIONS.get(name(dict.get(action, "/S")))])


def _actions(catalogue: Dictionary, sheets: Sheets) -> Iterator[Dictionary]:
    """/OpenAction, and /A and /AA wherever they may stand, each with the first of those that follow it."""
    places: Iterable[Dictionary] = (catalogue, *sheets.pages, *sheets.widgets)
    for place in places:
        for action in _actions_of(place):
            yield action
            yield from dictionaries(action, "/Next")


def _actions_of(place: Dictionary) -> Iterator[Dictionary]:
    yield _dictionary(place, "/OpenAction")
    yield _dictionary(place, "/A")
    additional = _dictionary(place, "/AA")
    yield from (_dictionary(additional, key) for key in additional)


def _dictionary(source: Dictionary, key: str) -> Dictionary:
    with suppress(Exception):  # a broken one is as good as none
        return dictionary(dict.get(source, key)) or Dictionary()
    return Dictionary()
