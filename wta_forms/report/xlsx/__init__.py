"""Plan → XLSX: a workbook."""

from wta_forms.report.xlsx.workbook import xlsx as xlsx
