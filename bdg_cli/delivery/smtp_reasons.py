"""Why a mail server cannot be used, in words that tell what to look at."""

from __future__ import annotations

import smtplib
import socket
import ssl
from typing import TYPE_CHECKING, Final

from bdg_cli.domain import system_errors
from bdg_cli.domain.messages import say

if TYPE_CHECKING:
    from bdg_cli.domain.messages import Message

_REASONS: Final = (
    (TimeoutError, say("máy chủ không trả lời")),
    (ssl.SSLError, say("hai bên không thống nhất được cách mã hóa")),
    (socket.gaierror, say("không có máy nào tên như vậy")),
    (ConnectionRefusedError, say("máy ấy không nhận kết nối")),
    (UnicodeError, say("tên đăng nhập và mật khẩu phải là chữ không dấu")),
    (smtplib.SMTPNotSupportedError, say("máy chủ không có STARTTLS")),
    (smtplib.SMTPServerDisconnected, say("máy chủ đóng kết nối")),
)
"""The first that fits counts."""


def answer_of(code: int, said: bytes | str) -> str:
    """Return what the server answered, on one line."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return f"{code} {' '.join(text.split())}"[:200]


def reason_of(error: Exception) -> Message | str:
    """Return why a connection failed."""
    if isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(error.__context__, OSError):
        return reason_of(error.__context__)
    if isinstance(error, ssl.SSLCertVerificationError):
        return say("chứng chỉ của máy chủ không được tin cậy ({why})", why=error.verify_message)
    if isinstance(error, smtplib.SMTPResponseException):
        return answer_of(error.smtp_code, error.smtp_error)
    for kind, said in _REASONS:
        if isinstance(error, kind):
            return said
    if isinstance(error, OSError) and not isinstance(error, smtplib.SMTPException):
        return system_errors.reason_of(error)
    return say("máy chủ trả lời không như một máy chủ thư")
