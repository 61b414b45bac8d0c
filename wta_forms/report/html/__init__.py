"""Plan → HTML: one file that needs no network."""

from wta_forms.report.html.page import html as html
