"""Passwords and tokens. They stand in no file of ours and in no message."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.project.mail_settings import MailSettings

SERVICE = "wta_forms"
"""Under which name the keyring has the password: ``keyring set wta_forms ewa@example.org``."""

_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Secret:
    """A password, or an OAuth token (``is_token``). It is not shown where an object is printed."""

    value: str = field(default="", repr=False)
    is_token: bool = False

    def as_token(self, user: str) -> str:
        """For XOAUTH2 (developers.google.com/gmail/imap/xoauth2-protocol; Microsoft's is the same)."""
        return f"user={user}\x01auth=Bearer {self.value}\x01\x01"


def secret_for(mail: MailSettings, user: str, environment: Mapping[str, str] = os.environ) -> Secret:
    """As project.yaml says: what a command prints, else what the environment or the keyring has.

    Raises WtaFormsError when there is none, though somebody is to log in.
    """
    if not user:
        return Secret()
    if mail.token_command:
        return Secret(_printed_by(mail.token_command), is_token=True)
    password = environment.get(mail.password_env, "") or (_in_keyring(user) if mail.uses_keyring else "")
    if not password:
        missing = errors.NO_OAUTH_TOKEN if mail.has_tokens else errors.NO_PASSWORD
        raise WtaFormsError(missing.at("", user=user, variable=mail.password_env))
    return Secret(password, is_token=mail.has_tokens)


def _printed_by(command: str) -> str:
    """Its first line. It is run without a shell; what it says about mistakes is shown."""
    parts = shlex.split(command, posix=os.name != "nt")
    try:
        done = subprocess.run(parts, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise WtaFormsError(errors.NO_TOKEN.at("", command=parts[0], why=error)) from error
    token = done.stdout.strip().partition("\n")[0]
    if done.returncode or not token:
        why = done.stderr.strip().rpartition("\n")[2] or f"it ended with {done.returncode} and printed nothing"
        raise WtaFormsError(errors.NO_TOKEN.at("", command=parts[0], why=why))
    return token


def _in_keyring(user: str) -> str:
    try:
        keyring = import_module("keyring")
    except ImportError as error:
        raise WtaFormsError(errors.EXTRA_MISSING.at("", what="passwords in the keyring", extra="keyring")) from error
    return str(keyring.get_password(SERVICE, user) or "")
