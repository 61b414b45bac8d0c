"""Plan → PDF, laid out and rendered as forms are."""

from wta_forms.report.pdf.document import pdf as pdf
