"""Whoever sends is killed at any moment: nobody is left out, and at most one mail for each kill goes out twice."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.mail.faults import failing_server
from tests.mail.test_outbox import put
from wta_forms.mail.outbox import Uncertain
from wta_forms.project.outgoing import OutboxState, outgoing
from wta_forms.project.store import Store

pytestmark = pytest.mark.slow

MAILS, KILLS = (1000, 200) if os.environ.get("WTA_FORMS_FULL") == "1" else (60, 8)


def send_and_be_killed(project: Path, port: int, uncertain: Uncertain, seed: int) -> None:
    """Send everything, killed as often as that takes or as is wished; each time after some mails, and somewhere within
    the next one."""
    chance = random.Random(seed)
    for kill in range(KILLS + 1):
        command = [sys.executable, "-m", "tests.mail.sending", str(project), str(port), uncertain]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as sender:
            assert sender.stdout is not None
            if kill < KILLS:
                for _ in range(chance.randrange(2 * MAILS // KILLS)):
                    sender.stdout.readline()
                time.sleep(chance.random() * 0.02)
                sender.kill()
            sender.stdout.read()


@pytest.mark.parametrize("uncertain", Uncertain)
def test_killed_at_any_moment_nobody_is_left_out_and_at_most_one_mail_a_kill_comes_twice(
    uncertain: Uncertain, tmp_path: Path
) -> None:
    with Store(tmp_path) as store:
        put(store, *(f"{n}@example.org" for n in range(MAILS)))
    with failing_server() as (port, ledger):
        send_and_be_killed(tmp_path, port, uncertain, seed=MAILS)
        kept = ledger.kept
    with Store(tmp_path) as store:
        mails = outgoing(store)
    states = [mail.state for mail in mails]
    assert set(states) <= {OutboxState.SENT, OutboxState.UNCERTAIN}
    assert all(kept[mail.message_id] for mail in mails if mail.state is OutboxState.SENT), (
        "said to be sent, and was not"
    )
    if uncertain is Uncertain.RESEND:
        assert set(states) == {OutboxState.SENT}
        assert sum(kept.values()) - MAILS <= KILLS
    else:
        assert states.count(OutboxState.UNCERTAIN) <= KILLS
        assert max(kept.values()) == 1
