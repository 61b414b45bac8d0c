"""E-mail addresses as people write them into tables: checked strictly, before anything is sent.

Not every address that RFC 5321 allows is taken: nobody has one with a quoted part or an IP address in it, and whoever
writes one has most likely slipped. Letters of any script are fine in the domain (IDNA) and before the "@" (RFC 6531).
"""

from __future__ import annotations

import re

from wta_forms import errors
from wta_forms.errors import Message

_LOCAL = re.compile(r"[^\s@\"(),:;<>\[\]\\\x00-\x20\x7f]{1,64}")
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)", re.IGNORECASE)
_MOST_CHARACTERS = 254  # RFC 5321, 4.5.3.1.3, without the angle brackets

_DIFFER_BY_STANDARD = re.compile("[ßς\u200c\u200d]")
"""Letters that IDNA 2003, which Python has, and IDNA 2008 take to different domains (RFC 5894, 7.2): the mail could
reach a stranger."""


def what_is_wrong(written: str) -> Message | None:
    """The sentence, to be put at its place with ``address=``; None for an address that mail can go to."""
    if any(ord(character) < 32 or ord(character) == 127 for character in written):
        return errors.ADDRESS_BREAKS
    if re.search(r"[<>]", written):
        return errors.ADDRESS_WITH_NAME
    if re.search(r"[;,\s]", written.strip()):
        return errors.ADDRESS_SEVERAL if written.count("@") > 1 else errors.ADDRESS_BROKEN
    local, at, domain = written.rpartition("@")
    if not at or "@" in local or len(written) > _MOST_CHARACTERS:
        return errors.ADDRESS_BROKEN
    if not _LOCAL.fullmatch(local) or local.startswith(".") or local.endswith(".") or ".." in local:
        return errors.ADDRESS_BROKEN
    if _DIFFER_BY_STANDARD.search(domain):
        return errors.ADDRESS_DOMAIN_IN_DOUBT
    return None if _is_domain(domain) else errors.ADDRESS_BROKEN


def _is_domain(domain: str) -> bool:
    labels = _in_ascii(domain).split(".")
    return len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) and not labels[-1].isdigit()


def _in_ascii(domain: str) -> str:
    """ "" for what cannot be a domain."""
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def as_sent(address: str) -> str:
    """With its domain in ASCII, as every server takes it; what stands before the "@" stays as it is."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{_in_ascii(domain) or domain}"


def is_international(address: str) -> bool:
    """Whether only a server with SMTPUTF8 (RFC 6531) takes it."""
    return not address.rpartition("@")[0].isascii()


def same(one: str, other: str) -> bool:
    """Whether two are the same to every server that there is: capitals count for none of them."""
    return bool(one) and as_sent(one).lower() == as_sent(other).lower()
