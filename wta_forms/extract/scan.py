"""Pictures of pages: ticks are measured, handwriting is kept as pictures."""

from __future__ import annotations

from wta_forms.errors import SCAN_EXTRA_MISSING
from wta_forms.extract.pictures import seeing
from wta_forms.extract.places import Places, Seen


def look_at_scan(content: bytes, places: Places) -> Seen:
    """Photographs and scans, and pages of PDFs as they look. Without the extra ``scan`` that is all that is said."""
    if seeing.missing():
        return Seen(problems=(SCAN_EXTRA_MISSING.at(""),))
    # All of it begins with OpenCV.
    from wta_forms.extract.paper.look import look_at_paper

    return look_at_paper(content, places)
