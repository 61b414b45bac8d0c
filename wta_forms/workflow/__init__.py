"""The verbs: one file and one function a command, and the only place where the rooms are put together."""

from __future__ import annotations

from wta_forms.workflow.check import check
from wta_forms.workflow.demo import demo
from wta_forms.workflow.extract import extract, extract_raw
from wta_forms.workflow.generate import copy_of, generate, lay_out
from wta_forms.workflow.report import plan_as, report, write_plan

__all__ = [
    "check",
    "copy_of",
    "demo",
    "extract",
    "extract_raw",
    "generate",
    "lay_out",
    "plan_as",
    "report",
    "write_plan",
]
