"""The channels that look at pages, each a line of a table. They run in the worker alone (see ``isolate``)."""

from __future__ import annotations

from collections.abc import Mapping

from wta_forms.extract.on_page.annotations import look_at_annotations
from wta_forms.extract.on_page.page_text import look_at_page_text
from wta_forms.extract.places import Look
from wta_forms.extract.raw import Channel
from wta_forms.extract.scan import look_at_scan

LOOKS: Mapping[Channel, Look] = {
    Channel.ANNOTATION: look_at_annotations,
    Channel.PAGE_TEXT: look_at_page_text,
    Channel.SCAN: look_at_scan,
}
