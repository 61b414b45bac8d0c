"""Who was removed for good does not come back with the next harvest; who withdrew is kept and does not count."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.harvest.conftest import Harvest
from tests.harvest.in_process import desk_for
from tests.harvest.letters import ANN, BOB, FAY, Project
from wta_forms.harvest.run import take_in
from wta_forms.harvest.sources import arrived_from
from wta_forms.project.lookup import arrivals, counting
from wta_forms.project.persons import Mark, forget, mark, unmark
from wta_forms.project.store import Store


def forgetting(store: Store, *values: str) -> None:
    with store.change() as change:
        forget(change, values)


def left_out(project: Project, store: Store) -> list[str]:
    looked = take_in(arrived_from(Path("inbox"), print), desk_for(project.folder, store), print)
    return [each.arrival.place for each in looked if each.is_forgotten]


def kept(store: Store) -> Iterable[str]:
    return [each.place for each in arrivals(store)]


def test_by_the_address_of_the_sender(project: Project, store: Store) -> None:
    project.put("ann.eml", project.mail(ANN, "3: Tuesdays"))
    project.put("bob.eml", project.mail(BOB, "3: Fridays"))
    forgetting(store, "ann@example.org")
    assert left_out(project, store) == ["inbox/ann.eml"]
    assert kept(store) == ["inbox/bob.eml"]
    assert not [sha256 for sha256 in store.originals if b"Tuesdays" in store.original(sha256)]


def test_by_the_stamp(project: Project, store: Store) -> None:
    project.put("a.pdf", project.form("ann", "friday"))
    forgetting(store, "ann")
    assert left_out(project, store) == ["inbox/a.pdf"]
    assert list(store.originals) == []


def test_by_the_file_itself(project: Project, store: Store) -> None:
    path = project.put("a.txt", b"Ann says: 3: Tuesdays")
    forgetting(store, store.keep(path.read_bytes()))
    assert left_out(project, store) == ["inbox/a.txt"]


def test_an_original_that_another_arrival_names_is_not_touched(
    project: Project, harvest: Harvest, store: Store
) -> None:
    project.put("a.pdf", project.form("ann", "friday"))
    (looked,) = harvest()
    forgetting(store, "ann")
    project.put("b.pdf", project.form("ann", "friday"))
    assert left_out(project, store) == ["inbox/b.pdf"]
    assert store.original(looked.arrival.sha256)


def test_who_withdrew_does_not_count_and_may_come_back(project: Project, harvest: Harvest, store: Store) -> None:
    project.put("a.pdf", project.form("ann", "friday"))
    project.put("b.pdf", project.form("bob", "friday"))
    harvest()
    with store.change() as change:
        mark(change, "ann", Mark.WITHDREW, "fridge")
    assert [each.recipient.id for each in counting(store, {}) if each.recipient] == ["bob"]
    with store.change() as change:
        unmark(change, "ann", Mark.WITHDREW, "fridge")
    assert len(counting(store, {})) == 2


def test_of_a_message_with_two_peoples_forms_the_others_is_taken_in_and_the_whole_is_not_kept(
    project: Project, harvest: Harvest, store: Store
) -> None:
    forms = ("a.pdf", project.form("ann", "friday")), ("b.pdf", project.form("bob", "friday"))
    path = project.put("1.eml", project.mail(FAY, "", *forms))
    forgetting(store, "ann")
    (looked,) = harvest()
    assert [each.person for each in looked.taken] == ["bob"]
    assert path.read_bytes() not in [store.original(sha256) for sha256 in store.originals]
    assert harvest() == []
