"""The page on mail: its settings are read as they stand there."""

from __future__ import annotations

import re
from pathlib import Path

from wta_forms.project.mail_settings import WORDS, Security
from wta_forms.project.settings import load_settings

PAGE = Path(__file__).parents[2] / "docs" / "mail.md"


def settings() -> str:
    (found,) = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return str(found)


def test_the_settings_on_the_page_are_read_and_every_word_is_among_them(tmp_path: Path) -> None:
    (tmp_path / "project.yaml").write_text(f"title: T\n{settings()}", encoding="utf-8")
    mail = load_settings(tmp_path).mail
    assert mail.smtp is not None
    assert mail.imap is not None
    assert (mail.smtp.security, mail.smtp.port, mail.imap.port) == (Security.STARTTLS, 587, 993)
    assert (mail.imap.user, mail.imap.move_to, mail.rate, mail.pass_on) == ("forms@example.org", "Read", 20, True)
    assert [word.key for word in WORDS if f"{word.key}:" not in settings()] == []
