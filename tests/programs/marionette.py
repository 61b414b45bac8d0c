"""Firefox at the other end of Marionette, the protocol that it brings along for tests and geckodriver speaks.

It is JSON over a socket, so neither a driver nor a package is needed. The commands are those of WebDriver (W3C), under
the names that Firefox's ``remote/marionette/driver.sys.mjs`` has for them.
"""

from __future__ import annotations

import itertools
import json
import shutil
import socket
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from tests.programs.program import PATIENCE, ProgramError, wait_until

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key under which WebDriver hands out elements (section 12.2)."""

_CALM: Mapping[str, object] = {
    "marionette.port": 0,  # one that is free: it is written into a file of the profile
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.enabled": False,
}
"""What keeps a fresh profile from asking, and from talking to anybody."""

_OPTIONS = ("-headless", "-no-remote", "-marionette", "-remote-allow-system-access", "-profile")


class Firefox:
    """A headless Firefox with a profile of its own."""

    def __init__(self, program: str) -> None:
        self._profile = Path(mkdtemp(prefix="firefox-"))
        lines = (f"user_pref({json.dumps(key)}, {json.dumps(value)});\n" for key, value in _CALM.items())
        (self._profile / "user.js").write_text("".join(lines), encoding="utf-8")
        self._process = subprocess.Popen(
            [program, *_OPTIONS, self._profile],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._numbers = itertools.count(1)
        self._socket = socket.create_connection(("127.0.0.1", self._port()), timeout=PATIENCE)
        self._answers = self._socket.makefile("rb")
        self._receive()  # it introduces itself
        self.call("WebDriver:NewSession", capabilities={})

    def close(self) -> None:
        self._answers.close()
        self._socket.close()
        self._process.terminate()
        self._process.wait()
        shutil.rmtree(self._profile, ignore_errors=True)

    def call(self, command: str, **parameters: object) -> Any:
        """What the command gives; a refusal raises `ProgramError` with Firefox's words."""
        message = json.dumps([0, next(self._numbers), command, parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._receive()
        if error:
            raise ProgramError(f"{command}: {error['message']}")
        return result.get("value", result) if isinstance(result, dict) else result

    def open(self, url: str) -> None:
        """In a tab of its own, instead of the one before: nothing of one page is left for the next."""
        opened = self.call("WebDriver:NewWindow", type="tab", focus=True)
        self.call("WebDriver:CloseWindow")
        self.call("WebDriver:SwitchToWindow", handle=opened["handle"], focus=True)
        self.call("WebDriver:Navigate", url=url)

    def run(self, script: str, *arguments: object) -> Any:
        """What a script returns that runs in the page, as the page's own scripts do."""
        return self.call("WebDriver:ExecuteScript", script=script, args=list(arguments))

    def run_in_window(self, script: str, *arguments: object) -> Any:
        """The same, in the window around the page, as Firefox's own scripts do."""
        self.call("Marionette:SetContext", value="chrome")
        try:
            return self.run(script, *arguments)
        finally:
            self.call("Marionette:SetContext", value="content")

    def element(self, selector: str) -> str:
        found = self.call("WebDriver:FindElement", using="css selector", value=selector)
        return str(found[_ELEMENT])

    def click(self, element: str) -> None:
        self.call("WebDriver:ElementClick", id=element)

    def type(self, element: str, keys: str) -> None:
        self.call("WebDriver:ElementSendKeys", id=element, text=keys)

    def wait_for(self, script: str, *arguments: object) -> Any:
        """Run the script until it returns something true."""
        return wait_until(lambda: self.run(script, *arguments), script)

    def _port(self) -> int:
        file = self._profile / "MarionetteActivePort"
        return int(wait_until(lambda: file.exists() and file.read_text(), "Firefox's port"))

    def _receive(self) -> Any:
        """A message has its length before it, in figures, and a colon."""
        digits = b""
        while (digit := self._answers.read(1)) != b":":
            if not digit:
                raise ProgramError("Firefox has gone")
            digits += digit
        return json.loads(self._answers.read(int(digits)))
