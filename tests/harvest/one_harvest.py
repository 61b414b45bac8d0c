"""A harvest as a program, to be killed: ``python -m tests.harvest.one_harvest PROJECT``.

All of it is done in this process, so that nothing but the store is written to. It ends with 0, or with 3 when it could
tell in a sentence why it could not go on; whatever else is raised ends it with 4.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.harvest.in_process import desk_for
from wta_forms.errors import WtaFormsError
from wta_forms.harvest.run import take_in
from wta_forms.harvest.sources import arrived_from
from wta_forms.project.store import Store

FINE, TOLD, RAISED = 0, 3, 4


def one_harvest(project: Path) -> int:
    """How many were new."""
    with Store(project, who="fay") as store:
        desk = desk_for(project, store)
        return sum(looked.is_new for looked in take_in(arrived_from(Path("inbox"), print), desk, print))


def main() -> None:
    project = Path(sys.argv[1])
    os.chdir(project)
    try:
        new = one_harvest(project)
    except WtaFormsError as error:
        _said("\n".join(map(str, error.problems)))
        os._exit(TOLD)
    except BaseException as error:
        _said(repr(error))
        os._exit(RAISED)
    print(new)


def _said(words: str) -> None:
    """Where somebody may hear it: a disk that is full may be full for everything."""
    try:
        print(words, flush=True)
    except OSError:
        return


if __name__ == "__main__":
    main()
