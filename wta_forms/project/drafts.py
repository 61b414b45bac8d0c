"""What copies of a later round are filled in with: made once, and kept, so that everybody corrects the same draft.

kept/drafts/round-2.json      by form and question the value, as answers have it
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wta_forms.errors import WtaFormsError
from wta_forms.project.kept import Kept
from wta_forms.spec.load import content_of

DRAFTS = "drafts"
"""The folder within kept."""

Draft = Mapping[str, Mapping[str, Any]]
"""By form and question."""


def draft_file(kept: Kept, round: int, draft: Draft) -> tuple[Path, bytes]:
    text = json.dumps(draft, ensure_ascii=False, indent=1, sort_keys=True)
    return _path(kept, round), f"{text}\n".encode()


def kept_draft(kept: Kept | None, round: int) -> Draft | None:
    """None where none was made yet; an empty one where the file is damaged, for a person's words are never taken for
    the draft's."""
    if kept is None or round < 2 or not _path(kept, round).is_file():
        return None
    try:
        read = json.loads(content_of(_path(kept, round)))
        return {str(form): dict(values) for form, values in read.items()}
    except (WtaFormsError, ValueError, TypeError, AttributeError):
        return {}


def _path(kept: Kept, round: int) -> Path:
    return kept.folder / DRAFTS / f"round-{round}.json"
