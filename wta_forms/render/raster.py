"""A PDF as pictures, a page each, as Chrome's engine draws them."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2

POINTS_PER_INCH = 72


def pictures(pdf: bytes, dots_per_inch: int = 96) -> Iterator[bytes]:
    """Every page as PNG, forms drawn."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        document.init_forms()
        for page in document:
            drawn = io.BytesIO()
            page.render(scale=dots_per_inch / POINTS_PER_INCH).to_pil().save(drawn, "PNG")
            yield drawn.getvalue()
    finally:
        document.close()
