"""A line to a server that does what lines do: it breaks, it stands still, it is slow."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    Fault = Literal["", "lose-answer", "stand-still", "slow"]

_CHUNK = 4096
_ADDING = b"bdg.add("
_SLOW = 0.02


class Proxy:
    """Passes on what goes to a server and what it answers, until it is told of a fault.

    `lose-answer` cuts the line when the server has answered to an `add`, before the client hears of
    it: the record is there. `stand-still` passes on nothing more of a long answer; `slow` passes it
    on a little at a time.
    """

    def __init__(self, port: int) -> None:
        self._to = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self.fault: Fault = ""
        self.delay = _SLOW
        self._adding = False
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Let nobody in any more."""
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
                far = socket.create_connection(("127.0.0.1", self._to))
            except OSError:
                return
            for pass_on in (self._ask, self._answer):
                threading.Thread(target=pass_on, args=(near, far), daemon=True).start()

    def _ask(self, near: socket.socket, far: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while said := near.recv(_CHUNK):
                self._adding = self.fault == "lose-answer" and _ADDING in said
                far.sendall(said)
        _cut(near, far)

    def _answer(self, near: socket.socket, far: socket.socket) -> None:
        passed = 0
        with contextlib.suppress(OSError):
            while said := far.recv(_CHUNK):
                if self._adding:
                    self.fault, self._adding = "", False
                    break
                passed += len(said)
                if self.fault == "stand-still" and passed > 2 * _CHUNK:
                    time.sleep(30)
                    break
                if self.fault == "slow":
                    time.sleep(self.delay)
                near.sendall(said)
        _cut(near, far)


def _cut(*lines: socket.socket) -> None:
    for line in lines:
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)
        line.close()


@contextlib.contextmanager
def proxy_to(port: int) -> Iterator[Proxy]:
    """Open a line to a port of this machine."""
    made = Proxy(port)
    try:
        yield made
    finally:
        made.close()
