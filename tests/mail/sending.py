"""A process that sends what is queued in a project, to be killed at any moment:

    python -m tests.mail.sending PROJECT PORT resend|hold

It prints a line for every mail that is settled.
"""

from __future__ import annotations

import sys
from pathlib import Path

from wta_forms.mail.outbox import Uncertain, send_queued
from wta_forms.mail.secrets import Secret
from wta_forms.mail.smtp import Smtp
from wta_forms.project.mail_settings import Security, Server
from wta_forms.project.store import Store


def main(project: str, port: str, uncertain: str) -> None:
    server = Server("127.0.0.1", int(port), Security.NONE)
    with Store(Path(project)) as store, Smtp(server, Secret(), rate=600_000) as transport:
        for sending in send_queued(store, transport, "ewa@example.org", uncertain=Uncertain(uncertain)):
            print(sending.state, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
