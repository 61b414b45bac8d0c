"""Java programs that lie here as one source file each, compiled by `java` as it starts them."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.programs.program import run

_HERE = Path(__file__).parent
DEBIAN_JARS = Path("/usr/share/java")


def missing(purpose: str) -> str | None:
    # The compiler is asked for: a Java without one cannot start a source file.
    if shutil.which("java") and shutil.which("javac"):
        return None
    return f"{purpose} needs a Java development kit: apt-get install default-jdk-headless"


def run_source(
    source: str,
    *arguments: str | Path,
    class_path: Sequence[Path],
    options: Sequence[str] = (),
    stdin: str = "",
) -> str:
    """Run a source file of this folder; earlier jars win where two hold the same class."""
    jars = ":".join(str(jar) for jar in class_path)
    return run(["java", *options, "-cp", jars, _HERE / source, *arguments], stdin)
