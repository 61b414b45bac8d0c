"""A PDF as pictures, a page each, as Chrome's engine draws them. Needs the extra ``preview``."""

from __future__ import annotations

import io
from collections.abc import Iterator

from wta_forms import errors
from wta_forms.errors import WtaFormsError

POINTS_PER_INCH = 72


def pictures(pdf: bytes, dots_per_inch: int = 96) -> Iterator[bytes]:
    """Every page as PNG, forms drawn. Raises WtaFormsError when pypdfium2 is not installed."""
    try:
        # PDFium is 10 MB, and nothing but this needs it.
        import pypdfium2
    except ImportError as error:
        raise WtaFormsError(errors.EXTRA_MISSING.at("", what="PNG pictures", extra="preview")) from error
    document = pypdfium2.PdfDocument(pdf)
    try:
        document.init_forms()
        for page in document:
            drawn = io.BytesIO()
            page.render(scale=dots_per_inch / POINTS_PER_INCH).to_pil().save(drawn, "PNG")
            yield drawn.getvalue()
    finally:
        document.close()
