"""Mail by SMTP: one connection for a whole run, made anew once when the server drops it.

Each step is taken by itself, so that it is always known whether a letter can have gone. Until its
last byte is handed over, it has not; once the server answers, the answer counts; a connection that
breaks in between leaves it unknown.
"""

from __future__ import annotations

import smtplib
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from bdg_cli.delivery.channel import (
    TIMEOUT,
    PlainRun,
    RecipientRefusedError,
    ServiceError,
    UnknownOutcomeError,
)
from bdg_cli.delivery.message import message_of
from bdg_cli.delivery.smtp_connection import connect, unreachable
from bdg_cli.delivery.smtp_reasons import answer_of, reason_of
from bdg_cli.domain.messages import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from bdg_cli.domain.letters import Letter
    from bdg_cli.domain.messages import Message
    from bdg_cli.settings.contacts import MailServer
    from bdg_cli.settings.login import Login

_READY_FOR_DATA: Final = 354
_DONE: Final = (250, 251, 252)
_CLOSING: Final = 421
_OF_THIS_LETTER: Final = (451, 452, 552)
"""Answers to the sender's address that are about this letter: later, no space, too large."""


class _DroppedError(Exception):
    """The server closed the connection, or did not answer, before the letter was handed over."""

    def __init__(self, reason: Message | str) -> None:
        super().__init__(reason)
        self.reason = reason


class SmtpChannel(PlainRun):
    """Sends letters through one mail server. It connects with the first letter."""

    def __init__(
        self,
        server: MailServer,
        *,
        sender: str,
        reply_to: str,
        now: str,
        login: Login | None = None,
        timeout: float = TIMEOUT,
    ) -> None:
        self._server = server
        self._sender = sender
        self._reply_to = reply_to
        self._now = now
        self._login = login
        self._timeout = timeout
        self._smtp: smtplib.SMTP | None = None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Say goodbye to the server, if nothing has gone wrong."""
        if self._smtp is not None and kind is None:
            with suppress(OSError, smtplib.SMTPException):
                self._smtp.quit()
        self._drop()

    def send(self, to: Sequence[str], letter: Letter) -> tuple[str, ...]:
        """Send a letter; return the addresses that the server refused. Raises as Channel.send."""
        content = message_of(
            letter,
            sender=self._sender,
            to=to,
            reply_to=self._reply_to,
            now=self._now,
            line_end="\r\n",
        )
        if self._smtp is not None:  # a server may close it between two letters
            try:
                return self._hand_over(to, content)
            except _DroppedError:
                self._drop()
        try:
            return self._hand_over(to, content)
        except _DroppedError as dropped:
            self._drop()
            raise unreachable(self._server, dropped.reason) from dropped

    def _hand_over(self, to: Sequence[str], content: bytes) -> tuple[str, ...]:
        if self._smtp is None:
            self._smtp = connect(self._server, self._login, self._timeout)
        smtp = self._smtp
        try:
            refused = self._envelope(smtp, to)
            code, said = smtp.docmd("DATA")
            if code != _READY_FOR_DATA:
                raise self._refused(smtp, code, said)
            smtp.send(content.replace(b"\r\n.", b"\r\n..") + b".\r\n")
        except (OSError, smtplib.SMTPException) as error:
            raise _DroppedError(reason_of(error)) from error
        try:
            code, said = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise UnknownOutcomeError(
                "mail-unknown",
                say("Mất kết nối với máy chủ thư khi chưa biết thư đã được nhận hay chưa."),
                say("Hỏi lại đơn vị trước khi gửi lần nữa."),
            ) from error
        if code not in _DONE:
            raise self._refused(smtp, code, said)
        return refused

    def _envelope(self, smtp: smtplib.SMTP, to: Sequence[str]) -> tuple[str, ...]:
        """Name sender and addresses; return the addresses that are refused, if not all are."""
        code, said = smtp.mail(self._sender)
        if code not in _DONE:
            if code in _OF_THIS_LETTER:
                raise self._refused(smtp, code, said)
            self._raise_if_closing(code, said)
            self._drop()
            raise ServiceError(
                "mail-sender-refused",
                say(
                    "Máy chủ thư không nhận thư gửi từ “{sender}”: {said}",
                    sender=self._sender,
                    said=answer_of(code, said),
                ),
                say("Kiểm tra “from” trong contacts.yaml, và tên đăng nhập, mật khẩu."),
            )
        refused: list[str] = []
        for address in to:
            code, said = smtp.rcpt(address)
            if code not in _DONE:
                self._raise_if_closing(code, said)
                refused.append(address)
        if len(refused) == len(to):
            raise self._refused(smtp, code, said)
        return tuple(refused)

    def _refused(self, smtp: smtplib.SMTP, code: int, said: bytes) -> RecipientRefusedError:
        """Return the error for a letter that the server did not take, and make it forget it."""
        self._raise_if_closing(code, said)
        try:
            if smtp.rset()[0] not in _DONE:
                self._drop()
        except (OSError, smtplib.SMTPException):
            self._drop()
        return RecipientRefusedError(
            "mail-refused", say("Máy chủ thư từ chối: {said}", said=answer_of(code, said))
        )

    def _raise_if_closing(self, code: int, said: bytes) -> None:
        if code == _CLOSING:
            raise _DroppedError(answer_of(code, said))

    def _drop(self) -> None:
        """Close the connection without a word."""
        if self._smtp is not None:
            self._smtp.close()
            self._smtp = None
