"""Fillable, accessible PDF forms from YAML; answers read back from any viewer and merged into a plan.

The verbs are those of the command line, one function each. They raise :class:`WtaFormsError`, which carries every
problem at once; what is wrong with a single returned file or answer is in the response, never an exception.

Names are imported when they are first used (PEP 562), so that no command waits for what it does not need;
``__init__.pyi`` tells type checkers what they are.
"""

from importlib import import_module
from typing import Any

# Three rooms are called as verbs are. Loading a room puts it under its name here, once: so they are loaded first (they
# are empty) and their names freed for the verbs.
import wta_forms.extract
import wta_forms.harvest
import wta_forms.report  # noqa: F401

del extract, harvest, report  # noqa: F821  (the three imports above have made them)

_HOME = {
    "Answer": "answers",
    "Response": "answers",
    "State": "answers",
    "Status": "answers",
    "Problem": "errors",
    "WtaFormsError": "errors",
    "Map": "map",
    "adopt": "workflow.adopt",
    "ask": "workflow.ask",
    "Begun": "workflow.making.first_files",
    "check": "workflow.check",
    "close": "workflow.close",
    "copy_of": "workflow.generate",
    "decide": "workflow.decide",
    "demo": "workflow.demo",
    "doctor": "workflow.doctor",
    "extract": "workflow.extract",
    "extract_raw": "workflow.extract",
    "forget": "workflow.forget",
    "generate": "workflow.generate",
    "harvest": "workflow.harvest",
    "init": "workflow.init",
    "lay_out": "workflow.making.laying_out",
    "mark": "workflow.mark",
    "preview": "workflow.preview",
    "remind": "workflow.remind",
    "report": "workflow.report",
    "send": "workflow.send",
    "reread": "workflow.harvest",
    "show": "workflow.show",
    "status": "workflow.status",
    "take_back": "workflow.withdraw",
    "translate": "workflow.translate",
    "waiting_in": "workflow.decide",
    "withdraw": "workflow.withdraw",
    "write_plan": "workflow.report",
    "write_status": "workflow.told.status_files",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'wta_forms' has no attribute '{name}'")
    return getattr(import_module(f"wta_forms.{_HOME[name]}"), name)
