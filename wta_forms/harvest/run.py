"""Taking in what came. Each message or file is taken in whole, in one change, or not at all; whatever stops us, the
next run goes on where this one ended.

The order of things: its bytes are safe on the disk before anybody looks into them; then it is taken apart and read, by
processes that may die of it; then one change writes all that became of it. Whoever else is taking in the same at that
moment finds it there, or we do.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wta_forms import errors
from wta_forms.answers import Response
from wta_forms.harvest.anonymous import Nameless, taken_out, write_nameless
from wta_forms.harvest.apart import Opened, Part, taken_apart
from wta_forms.harvest.arrived import Arrived
from wta_forms.harvest.desk import Desk, Looked
from wta_forms.harvest.judged import READ, Said, is_beside
from wta_forms.harvest.reading import Delivered
from wta_forms.harvest.sources import Tell
from wta_forms.harvest.written import seen_before, write
from wta_forms.mail.received import Content
from wta_forms.project.lookup import is_known, is_named
from wta_forms.project.persons import Forgotten, is_seen, see
from wta_forms.project.returned import strongest
from wta_forms.project.store import Change


def take_in(arrived: Iterable[Arrived], desk: Desk, tell: Tell) -> Iterator[Looked]:
    """Each as soon as it is safe in the store. What cannot be loaded is told, and nothing is known of it.

    Raises WtaFormsError when the store fails; everything before that is kept.
    """
    forgotten = Forgotten(desk.store)
    for each in arrived:
        if each.is_fixed and (is_known(desk.store, each.place) or is_seen(desk.store, each.place)):
            yield seen_before(each, "")
            continue
        try:
            content = each.load()
        except OSError as error:
            tell(errors.CANNOT_READ.at(each.place, why=error.strerror or error))
            continue
        taken = _take_in(each, content, desk, forgotten)
        if not taken.is_forgotten and taken.arrival.is_kept:
            each.done()
        yield taken


def _take_in(each: Arrived, content: bytes, desk: Desk, forgotten: Forgotten) -> Looked:
    sha256 = hashlib.sha256(content).hexdigest()
    if is_known(desk.store, each.place, sha256) or is_seen(desk.store, each.place, sha256):
        return seen_before(each, sha256)
    if sha256 in forgotten:
        return seen_before(each, sha256, is_forgotten=True)
    desk.store.keep(content)
    opened = taken_apart(each, content, desk.mails)
    rest = _without_forgotten(opened, said_in(opened.parts, desk), forgotten)
    if rest is None:
        _let_go([sha256], desk)
        return seen_before(each, sha256, is_forgotten=True)
    opened, read = rest
    for part in opened.parts:
        if part.is_file:
            desk.store.keep(part.content)
    nameless, left, said = taken_out(opened, read, desk.circle.anonymous)
    with desk.store.change() as change:
        _make_sure([content, *(part.content for part in opened.parts if part.is_file)], desk)
        if not nameless:
            looked = write(change, each, sha256, opened, read, desk)
        elif is_seen(change, each.place, sha256):  # another process was faster
            looked = seen_before(each, sha256)
        else:
            looked = _write_nameless(change, each, sha256, nameless, left, said, desk)
    if nameless or not looked.arrival.is_kept:
        _let_go([sha256, *(part.sha256(sha256) for part in opened.parts if part.is_file)], desk)
    return looked


def _write_nameless(
    change: Change,
    each: Arrived,
    sha256: str,
    nameless: Sequence[Nameless],
    left: Opened,
    said: list[list[Said]],
    desk: Desk,
) -> Looked:
    """Anonymous forms by themselves, and the rest of their message as one that is not kept as a whole."""
    see(change, each.place, sha256)
    if each.is_fixed:
        see(change, each.place)
    looked = [write_nameless(change, one, desk) for one in nameless]
    taken = tuple(one for each_looked in looked for one in each_looked.taken)
    if left.parts:
        rest = write(change, each, sha256, left, said, desk)
        return replace(rest, taken=(*rest.taken, *taken), is_anonymous=True)
    outcome = strongest(one.arrival.outcome for one in looked)
    return replace(looked[0], arrival=replace(looked[0].arrival, outcome=outcome), taken=taken)


def _make_sure(contents: Iterable[bytes], desk: Desk) -> None:
    """Nobody can let go of an original while we write; somebody may have done so just before, who did not need it."""
    for content in contents:
        if not desk.store.originals.path(hashlib.sha256(content).hexdigest()).is_file():
            desk.store.keep(content)


def _let_go(originals: Iterable[str], desk: Desk) -> None:
    """A letter of the mailbox that is none of our business lies there still, and nothing of it is kept here; nor of
    anybody who was removed for good."""
    with desk.store.change() as change:
        for sha256 in originals:
            if not is_named(change, sha256):
                desk.store.originals.remove(sha256)


# --- who must not come back -------------------------------------------------------------------------------------------


def _without_forgotten(
    opened: Opened, read: list[list[Said]], forgotten: Forgotten
) -> tuple[Opened, list[list[Said]]] | None:
    """Without what is of somebody who was removed for good, by the address it came from, its stamp or the file itself;
    None where nothing else is there. Words go with the forms they came with."""
    mail = opened.mail
    if mail is not None and not opened.parts:
        about = (mail.sender, *(mail.bounce.addresses if mail.bounce else ()))
        return None if any(address in forgotten for address in about) else (opened, read)
    out = [_is_of_forgotten(part, said, forgotten) for part, said in zip(opened.parts, read, strict=True)]
    groups = {part.group for part, is_out in zip(opened.parts, out, strict=True) if is_out}
    left = [at for at, part in enumerate(opened.parts) if not (out[at] or (part.group in groups and not part.is_file))]
    if not left:
        return None if opened.parts else (opened, read)
    parts = tuple(opened.parts[at] for at in left)
    return replace(opened, parts=parts, is_whole=len(left) == len(opened.parts)), [read[at] for at in left]


def _is_of_forgotten(part: Part, said: Sequence[Said], forgotten: Forgotten) -> bool:
    stamped = {each.response.recipient.id for each in said if each.response.recipient}
    files = {each.response.sha256 for each in said} | ({part.sha256("")} if part.is_file else set())
    return any(value in forgotten for value in (part.sender.address, *sorted(stamped), *sorted(files)))


# --- reading ----------------------------------------------------------------------------------------------------------


def said_in(parts: Sequence[Part], desk: Desk) -> list[list[Said]]:
    """What each part says that may be a form, in their order. Pictures of one message are read together: the first of
    those that are pages of one form has what all of them say."""
    said: list[list[Said]] = [[] for _ in parts]
    pictures: dict[int, list[int]] = defaultdict(list)
    for at, part in enumerate(parts):
        if not part.is_file or part.problem:
            continue
        if part.kind is Content.PICTURE and not is_beside(part):
            pictures[part.group].append(at)
        elif part.kind in READ:
            said[at] = [_said(response, desk) for response in desk.forms.file(_delivered(part))]
    for places in pictures.values():
        for of_it, response in desk.forms.pictures([_delivered(parts[at]) for at in places]):
            said[places[of_it[0]]].append(_said(response, desk))
    return said


def _said(response: Response, desk: Desk) -> Said:
    return Said(response, desk.forms.typed_name(response), desk.forms.is_as_drafted(response))


def _delivered(part: Part) -> Delivered:
    return Delivered(part.name, part.content, part.received)
