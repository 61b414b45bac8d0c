"""Plan → CSV, a file for every table."""

from wta_forms.report.csv.files import csv as csv
