"""axe-core, which knows what is wrong for people with screen readers, keyboards and weak eyes, run in Chromium."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.programs import chromium
from tests.programs.devtools import Tab

_SCRIPT = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def missing() -> str | None:
    if not _SCRIPT.is_file():
        return "axe-core is missing: npm ci --prefix tests/programs"
    return chromium.missing()


def findings(tab: Tab) -> list[str]:
    """Every rule that is broken, with how bad that is and the first three places."""
    tab.run(_SCRIPT.read_text(encoding="utf-8"))
    options = {"runOnly": {"type": "tag", "values": _TAGS}, "resultTypes": ["violations"]}
    found = tab.run(f"axe.run(document, {options}).then(found => found.violations)".replace("'", '"'))
    return [_told(finding) for finding in found]


def _told(finding: dict[str, Any]) -> str:
    places = "; ".join(node["html"][:120] for node in finding["nodes"][:3])
    return f"{finding['impact']}: {finding['id']} ({finding['help']}): {places}"
