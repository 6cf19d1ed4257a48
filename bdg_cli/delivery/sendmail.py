"""Mail by the program `sendmail` of this machine, which queues it and sends it on by itself."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

from bdg_cli.delivery.channel import (
    TIMEOUT,
    PlainRun,
    RecipientRefusedError,
    ServiceError,
    UnknownOutcomeError,
)
from bdg_cli.delivery.message import message_of
from bdg_cli.domain.messages import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.letters import Letter

USUAL_PLACE: Final = "/usr/sbin/sendmail"
_OF_THIS_LETTER: Final = (65, 67, 68, 75)
"""Exit codes of sysexits.h that are about a letter: bad data, no such user, no such host, later."""


class SendmailChannel(PlainRun):
    """Hands letters to the program; `program` is its path, if it is not the usual one."""

    def __init__(
        self,
        *,
        sender: str,
        reply_to: str,
        now: str,
        program: str | None = None,
        timeout: float = TIMEOUT,
    ) -> None:
        self._sender = sender
        self._reply_to = reply_to
        self._now = now
        self._program = program
        self._timeout = timeout

    def send(self, to: Sequence[str], letter: Letter) -> tuple[str, ...]:
        """Hand a letter over; the program takes all its addresses or none. As Channel.send."""
        content = message_of(
            letter,
            sender=self._sender,
            to=to,
            reply_to=self._reply_to,
            now=self._now,
            line_end="\n",
        )
        words = [self._path(), "-i", "-f", self._sender, "--", *to]
        try:
            done = subprocess.run(  # noqa: S603 -- no shell, and the addresses were checked
                words, input=content, capture_output=True, timeout=self._timeout, check=False
            )
        except subprocess.TimeoutExpired:
            raise _unknown() from None
        except OSError as error:
            from bdg_cli.domain.system_errors import reason_of

            raise _not_running(words[0], reason_of(error)) from error
        if done.returncode < 0:
            raise _unknown()
        if done.returncode in _OF_THIS_LETTER:
            raise RecipientRefusedError(
                "mail-refused", say("sendmail từ chối: {said}", said=_said(done))
            )
        if done.returncode:
            raise _not_running(words[0], _said(done))
        return ()

    def _path(self) -> str:
        if self._program is None:
            usual = USUAL_PLACE if os.access(USUAL_PLACE, os.X_OK) else None
            self._program = usual or shutil.which("sendmail")
        if self._program is None:
            raise ServiceError(
                "sendmail-missing",
                say("Máy này không có chương trình sendmail."),
                say("Cài postfix hoặc msmtp, hoặc ghi máy chủ thư ở “server” trong contacts.yaml."),
            )
        return self._program


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    words = " ".join(done.stderr.decode("utf-8", "replace").split())
    return f"{done.returncode} {words}"[:200].strip()


def _not_running(program: str, reason: object) -> ServiceError:
    return ServiceError(
        "sendmail-failed",
        say("Chương trình {program} không gửi được: {reason}", program=program, reason=str(reason)),
        say("Thử: bdg remind --test ĐỊA-CHỈ; xem nhật ký thư của máy."),
    )


def _unknown() -> UnknownOutcomeError:
    return UnknownOutcomeError(
        "mail-unknown",
        say("sendmail bị ngắt khi chưa biết thư đã được nhận hay chưa."),
        say("Hỏi lại đơn vị trước khi gửi lần nữa."),
    )
