"""A better reader reads again what is kept; what was read before stays in the record, and what a person decided."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from tests.harvest.conftest import Harvest
from tests.harvest.in_process import desk_for
from tests.harvest.letters import ANN, TUESDAY, Project
from wta_forms.answers import Answer, Response, State, Status
from wta_forms.errors import Problem
from wta_forms.harvest.again import read_again
from wta_forms.harvest.desk import Looked
from wta_forms.harvest.reading import Delivered, FormReader
from wta_forms.project.audit import deeds
from wta_forms.project.lookup import arrivals, counting, taken_by, waiting
from wta_forms.project.returned import Outcome
from wta_forms.project.store import Store
from wta_forms.workflow.decide import decide


class Changed:
    """Reads as another one does, and then changes what it says."""

    def __init__(
        self, reader: FormReader, change: Callable[[Response], Iterable[Response]], version: str = "2"
    ) -> None:
        self.version = version
        self._reader = reader
        self._change = change

    def file(self, file: Delivered) -> Iterator[Response]:
        for response in self._reader.file(file):
            yield from self._change(response)

    def pictures(self, files: Sequence[Delivered]) -> Iterable[tuple[tuple[int, ...], Response]]:
        return self._reader.pictures(files)

    def is_as_drafted(self, response: Response) -> bool:
        return self._reader.is_as_drafted(response)

    def typed_name(self, response: Response) -> str:
        return self._reader.typed_name(response)


def again(
    project: Project, store: Store, change: Callable[[Response], Iterable[Response]], told: list[Problem] | None = None
) -> list[Looked]:
    desk = desk_for(project.folder, store)
    better = replace(desk, forms=Changed(desk.forms, change))
    return list(read_again(better, lambda done, of: None, (told if told is not None else []).append))


def with_answer(value: str) -> Callable[[Response], list[Response]]:
    def change(response: Response) -> list[Response]:
        return [replace(response, answers={**response.answers, "why": Answer(State.ANSWERED, value)})]

    return change


def unread(response: Response) -> list[Response]:
    return [Response(response.file, response.sha256, Status.DAMAGED, received=response.received)]


def a_form(project: Project, harvest: Harvest, **changed: Any) -> None:
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", project.form("ann", "friday", "It is near."))))
    harvest(**changed)


def test_what_a_better_reader_reads_counts(project: Project, harvest: Harvest, store: Store) -> None:
    a_form(project, harvest)
    (changed,) = again(project, store, with_answer("It is dear."))
    assert changed.arrival.place == "inbox/1.eml"
    (counts,) = counting(store, {})
    assert counts.answers["why"].value == "It is dear."


def test_what_was_read_before_stays_in_the_record(project: Project, harvest: Harvest, store: Store) -> None:
    a_form(project, harvest)
    again(project, store, with_answer("It is dear."))
    deed = deeds(store)[-1]
    assert (deed.what, deed.person) == ("form.pdf was read again", "ann")
    assert json.loads(deed.before)["reading"]["answers"]["why"]["value"] == "It is near."


def test_what_says_the_same_leaves_no_trace_and_is_not_read_a_third_time(
    project: Project, harvest: Harvest, store: Store
) -> None:
    a_form(project, harvest)
    before = deeds(store)
    assert again(project, store, lambda response: [response]) == []
    assert deeds(store) == before
    (taken,) = (each for each in taken_by(store, "ann") if each.response)
    assert taken.reader == "2"


def test_what_could_not_be_read_at_first_no_longer_needs_anybody(
    project: Project, harvest: Harvest, store: Store
) -> None:
    desk = desk_for(project.folder, store)
    a_form(project, harvest, forms=Changed(desk.forms, unread))
    assert [each.outcome for each in waiting(store)] == [Outcome.UNREADABLE]
    again(project, store, lambda response: [response])
    assert waiting(store) == ()
    assert [each.outcome for each in arrivals(store)] == [Outcome.ACCEPTED]
    (counts,) = counting(store, {})
    assert counts.received == "2026-03-02T09:00:00Z"


def test_what_is_not_found_any_more_is_taken_out_and_stays_in_the_record(
    project: Project, harvest: Harvest, store: Store
) -> None:
    desk = desk_for(project.folder, store)
    twice = Changed(desk.forms, lambda response: [response, replace(response, first_page=2)], "1")
    a_form(project, harvest, forms=twice)
    again(project, store, lambda response: [response])
    assert [each.response.first_page for each in taken_by(store, "ann") if each.response] == [1]
    assert json.loads(deeds(store)[-1].before)["reading"]["first_page"] == 2


def test_whose_a_person_said_it_is_stays(project: Project, harvest: Harvest, store: Store) -> None:
    ben = project.form("ann", "saturday", name="Ben Ross")
    project.put("1.eml", project.mail("Ben Ross <ben@example.net>", "", ("form.pdf", ben), date=TUESDAY))
    (looked,) = harvest()
    decide(looked.taken[0].id, "new", project=project.folder)
    again(project, store, with_answer("It is dear."))
    (counts,) = counting(store, {})
    assert (counts.recipient, counts.answers["why"].value) == (None, "It is dear.")


def test_an_original_that_is_gone_is_told_and_what_was_read_of_it_stays(
    project: Project, harvest: Harvest, store: Store
) -> None:
    a_form(project, harvest)
    (taken,) = (each for each in taken_by(store, "ann") if each.response)
    store.originals.remove(taken.sha256)
    told: list[Problem] = []
    assert again(project, store, with_answer("It is dear."), told) == []
    assert [problem.where for problem in told] == ["inbox/1.eml"]
    assert counting(store, {})[0].answers["why"].value == "It is near."


def test_a_repetition_stays_one(project: Project, harvest: Harvest, store: Store) -> None:
    form = project.form("ann", "friday")
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", form), ("copy.pdf", form)))
    harvest()
    again(project, store, with_answer("It is dear."))
    assert len(counting(store, {})) == 1
