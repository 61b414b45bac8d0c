"""The beginning of every page that lies in a project folder: one file, which any browser shows without a network."""

from __future__ import annotations

import hashlib
from base64 import b64encode

HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<style>{style}</style>
</head>
"""
"""To be filled in with ``format``; what follows it begins with the body."""


def policy_of(style: str, more: str = "") -> str:
    """Nothing is loaded and nothing runs but this style; ``more`` are further directives (CSP Level 3, 2.3)."""
    return "; ".join(filter(None, ["default-src 'none'", more, f"style-src '{hash_of(style)}'"]))


def hash_of(content: str) -> str:
    """As a policy names a style or a script that stands in the page."""
    return "sha256-" + b64encode(hashlib.sha256(content.encode()).digest()).decode()
