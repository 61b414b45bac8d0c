"""A pytest plugin: tests that need a foreign program, and what happens where it is missing.

    @needs(verapdf)
    def test_the_blank_form_conforms_to_pdf_ua(): ...

The test is skipped, and the reason says how to install the program. With WTA_FORMS_NO_SKIPS=1 in
the environment, as CI has it, every skipped test is a failed one, whatever skipped it: a machine
that lacks a program must not look green. `pytest -m needs` runs these tests alone.
"""

import os
from collections.abc import Generator
from typing import Protocol

import pytest


class MayBeMissing(Protocol):
    """A `Program`, or one of the modules here: `missing()` says how to install it, or None."""

    def missing(self) -> str | None: ...


def needs(*programs: MayBeMissing) -> pytest.MarkDecorator:
    return pytest.mark.needs(*programs)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(*programs): skipped where a program is missing")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for program in mark.args:
            if reason := program.missing():
                pytest.skip(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _fail_what_was_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield  # a module may skip itself as a whole
    _fail_what_was_skipped(report)
    return report


def _fail_what_was_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    if os.environ.get("WTA_FORMS_NO_SKIPS") != "1":
        return
    is_expected_failure = hasattr(report, "wasxfail")  # pytest reports xfail as skipped
    if report.skipped and not is_expected_failure:
        report.outcome = "failed"
        report.longrepr = f"{_reason(report)} (WTA_FORMS_NO_SKIPS=1 lets no test be skipped)"


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    match report.longrepr:
        case (_, _, str(reason)):  # file, line, reason
            return reason
        case other:
            return str(other)
