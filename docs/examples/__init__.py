"""A question of every kind and an answer to each: the page on the language shows them, ``test_every_kind`` fills in."""

from __future__ import annotations

import json
import re
from pathlib import Path
from textwrap import dedent
from typing import Any

HERE = Path(__file__).parent
FORM = HERE / "every-kind.yaml"
ANSWERS: dict[str, Any] = json.loads((HERE / "every-kind.answers.json").read_text(encoding="utf-8"))
"""Question → value, as ``extract`` would print it."""


def questions() -> dict[str, str]:
    """Kind → the lines of its question, as they stand in the form."""
    blocks = FORM.read_text(encoding="utf-8").split("\n\n")[1:]
    return {re.findall(r"kind: (\w+)", block)[0]: dedent(block).strip("\n") for block in blocks}
