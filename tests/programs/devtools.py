"""Chromium at the other end of its DevTools protocol.

Messages are JSON with a zero byte behind each, over two pipes (``--remote-debugging-pipe``), so neither a driver nor a
package is needed. Commands are those of https://chromedevtools.github.io/devtools-protocol/.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from tests.programs.program import ProgramError, wait_until

_READS, _WRITES = 3, 4  # the descriptors that Chromium expects
_OPTIONS = (
    "--headless=new",
    "--no-sandbox",  # it refuses to have one as root
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-sync",
    "--remote-debugging-pipe",
)


class Chromium:
    """A headless Chromium with a profile of its own."""

    def __init__(self, program: str) -> None:
        self._profile = Path(mkdtemp(prefix="chromium-"))
        theirs, self._commands = os.pipe()
        answers, ours = os.pipe()
        command = [program, *_OPTIONS, f"--user-data-dir={self._profile}", "about:blank"]
        self._process = subprocess.Popen(
            # Descriptors cannot be numbered by Popen; a shell can, and then is Chromium itself.
            ["bash", "-c", f'exec "$@" {_READS}<&{theirs} {_WRITES}>&{ours}', "bash", *command],
            pass_fds=(theirs, ours),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs)
        os.close(ours)
        self._answers = os.fdopen(answers, "rb")
        self._numbers = itertools.count(1)
        self.events: list[Any] = []
        self._unread = b""

    def close(self) -> None:
        os.close(self._commands)
        self._answers.close()
        self._process.terminate()
        self._process.wait()
        shutil.rmtree(self._profile, ignore_errors=True)

    def call(self, command: str, session: str = "", **parameters: object) -> Any:
        """What the command gives; a refusal raises `ProgramError` with Chromium's words. What happens meanwhile is kept
        in `events`."""
        number = next(self._numbers)
        message: dict[str, object] = {"id": number, "method": command, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while (answer := self._receive()).get("id") != number:
            self.events.append(answer)
        if "error" in answer:
            raise ProgramError(f"{command}: {answer['error']['message']}")
        return answer["result"]

    def open(self, url: str) -> Tab:
        made = self.call("Target.createTarget", url=url, newWindow=True, width=1300, height=1300)
        return self.attach(made["targetId"])

    def attach(self, target: str) -> Tab:
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        return Tab(self, target, attached["sessionId"])

    def _receive(self) -> Any:
        while b"\0" not in self._unread:
            more = self._answers.read1(1 << 16)
            if not more:
                raise ProgramError("Chromium has gone")
            self._unread += more
        message, _, self._unread = self._unread.partition(b"\0")
        return json.loads(message)


class Tab:
    """A page in it, or another thing that runs scripts and takes keys."""

    def __init__(self, chromium: Chromium, target: str, session: str) -> None:
        self._chromium, self.target, self._session = chromium, target, session

    def close(self) -> None:
        self._chromium.call("Target.closeTarget", targetId=self.target)

    def call(self, command: str, **parameters: object) -> Any:
        return self._chromium.call(command, self._session, **parameters)

    def events(self, *named: str) -> list[Any]:
        """What has happened in it and is called so, since its domain was enabled."""
        ours = (event for event in self._chromium.events if event.get("sessionId") == self._session)
        return [event["params"] for event in ours if event["method"] in named]

    def run(self, script: str) -> Any:
        """What an expression is in the page; of a promise, what it becomes."""
        done = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in done:
            raise ProgramError(str(done["exceptionDetails"]))
        return done["result"].get("value")

    def wait_for(self, script: str) -> Any:
        """Run the script until it is something true."""
        return wait_until(lambda: self.run(script), script)

    def click(self, x: float, y: float) -> None:
        """With the mouse, so many pixels from the left and the top of what is seen."""
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key: str, code: int, modifiers: int = 0, **more: object) -> None:
        """A key by its name and its number in Windows."""
        for kind in ("keyDown", "keyUp"):
            named = {"key": key, "code": key, "windowsVirtualKeyCode": code, "modifiers": modifiers}
            self.call("Input.dispatchKeyEvent", type=kind, **named, **(more if kind == "keyDown" else {}))

    def type(self, text: str) -> None:
        """Character by character, as from a keyboard; one that no key can have comes as from a panel of emoji."""
        for character in text:
            if character == "\n":
                self.press("Enter", 13, text="\r")
            elif ord(character) > 0xFFFF:
                self.call("Input.insertText", text=character)
            else:
                self.call("Input.dispatchKeyEvent", type="char", text=character)
