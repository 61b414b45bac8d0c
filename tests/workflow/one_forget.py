"""Forgetting Ann as a program, to be killed: ``python -m tests.workflow.one_forget PROJECT``."""

from __future__ import annotations

import os
import sys

from wta_forms.workflow.forget import forget

if __name__ == "__main__":
    os.chdir(sys.argv[1])
    forget("ann", lambda farewell: True)
