"""Plan → DOCX: a Word document."""

from wta_forms.report.docx.document import docx as docx
