"""What is known of people beyond people.csv."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from wta_forms.project.persons import Forgotten, Mark, add_address, addresses, forget, mark, marked, unmark
from wta_forms.project.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as store:
        yield store


def test_a_mark_is_made_once_and_can_be_taken_back(store: Store) -> None:
    with store.change() as change:
        assert mark(change, "ann", Mark.WITHDREW)
        assert not mark(change, "ann", Mark.WITHDREW)
        assert mark(change, "ann", Mark.DECLINED, "drivers")
    assert marked(store, Mark.WITHDREW) == {("ann", "")}
    with store.change() as change:
        assert unmark(change, "ann", Mark.WITHDREW)
        assert not unmark(change, "ann", Mark.WITHDREW)
    assert marked(store, Mark.WITHDREW) == frozenset()
    assert marked(store, Mark.DECLINED) == {("ann", "drivers")}


def test_an_address_is_kept_in_small_letters(store: Store) -> None:
    with store.change() as change:
        add_address(change, "Reid@Example.net", "ann")
        add_address(change, "reid@example.net", "ann")
    assert addresses(store) == (("reid@example.net", "ann"),)


def test_what_is_forgotten_is_known_again_and_cannot_be_read(store: Store) -> None:
    with store.change() as change:
        forget(change, ["ann", "Ann@Example.org"])
    forgotten = Forgotten(store)
    assert "ann" in forgotten
    assert "ann@example.org" in forgotten
    assert "bob" not in forgotten
    assert "" not in forgotten
    content = store.path.read_bytes().lower()
    assert b"ann@example.org" not in content


def test_two_stores_have_nothing_in_common_of_what_they_forgot(tmp_path: Path) -> None:
    digests = []
    for name in ("one", "two"):
        with Store(tmp_path / name) as store:
            with store.change() as change:
                forget(change, ["ann"])
            digests.append(store.rows("SELECT digest FROM forgotten")[0][0])
    assert digests[0] != digests[1]
