"""Fillable, accessible PDF forms from YAML; answers read back from any viewer and merged into a plan.

The verbs are those of the command line, one function each. They raise :class:`WtaFormsError`, which carries every
problem at once; what is wrong with a single returned file or answer is in the response, never an exception.
"""

from wta_forms.answers import Answer, Response, State, Status
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.map import Map
from wta_forms.workflow import check, demo, extract, extract_raw, generate, report, write_plan

__all__ = [
    "Answer",
    "Map",
    "Problem",
    "Response",
    "State",
    "Status",
    "WtaFormsError",
    "check",
    "demo",
    "extract",
    "extract_raw",
    "generate",
    "report",
    "write_plan",
]
