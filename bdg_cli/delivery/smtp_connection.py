"""A connection to a mail server: opened, encrypted, logged in; or one error that says why not."""

from __future__ import annotations

import smtplib
import ssl
from typing import TYPE_CHECKING

from bdg_cli.delivery.channel import ServiceError
from bdg_cli.delivery.smtp_reasons import answer_of, reason_of
from bdg_cli.domain.messages import say

if TYPE_CHECKING:
    from bdg_cli.domain.messages import Message
    from bdg_cli.settings.contacts import MailServer
    from bdg_cli.settings.login import Login


def connect(server: MailServer, login: Login | None, timeout: float) -> smtplib.SMTP:
    """Open the connection, encrypt it, and log in. `timeout` is for each step, in seconds.

    Certificates are checked against those that the system trusts, or SSL_CERT_FILE. A password goes
    only over an encrypted connection, or to this machine. Raises ServiceError.
    """
    if login is not None and not (server.encrypted or server.local):
        raise ServiceError(
            "mail-login-open",
            say("Không đăng nhập máy chủ thư qua kết nối không mã hóa."),
            say("Sửa “server” trong contacts.yaml: smtp+starttls:// hoặc smtps://."),
        )
    smtp: smtplib.SMTP | None = None
    try:
        smtp = _open(server, timeout)
        smtp.local_hostname = _own_name(smtp)
        smtp.ehlo_or_helo_if_needed()
        if server.kind == "smtp+starttls":
            smtp.starttls(context=ssl.create_default_context())
            smtp.ehlo()
        if login is not None:
            _log_in(smtp, login)
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        if smtp is not None:
            smtp.close()
        raise unreachable(server, reason_of(error)) from error
    except ServiceError:
        if smtp is not None:
            smtp.close()
        raise
    return smtp


def unreachable(server: MailServer, reason: Message | str) -> ServiceError:
    """Return the error for a server that cannot be used."""
    return ServiceError(
        "mail-unreachable",
        say(
            "Không gửi được qua máy chủ thư {host}:{port}: {reason}",
            host=server.host,
            port=str(server.port),
            reason=reason,
        ),
        say("Kiểm tra “server” trong contacts.yaml và đường mạng; thử: bdg remind --test ĐỊA-CHỈ"),
    )


def _open(server: MailServer, timeout: float) -> smtplib.SMTP:
    # with a name given, smtplib does not look up its own, which can take a minute
    if server.kind == "smtps":
        return smtplib.SMTP_SSL(
            server.host,
            server.port,
            local_hostname="[127.0.0.1]",
            timeout=timeout,
            context=ssl.create_default_context(),
        )
    return smtplib.SMTP(server.host, server.port, local_hostname="[127.0.0.1]", timeout=timeout)


def _own_name(smtp: smtplib.SMTP) -> str:
    """Return what this machine greets with: its address, as RFC 5321 has it in 4.1.3."""
    address = str(smtp.sock.getsockname()[0]) if smtp.sock else "127.0.0.1"
    return f"[IPv6:{address}]" if ":" in address else f"[{address}]"


def _log_in(smtp: smtplib.SMTP, login: Login) -> None:
    try:
        smtp.login(login.user, login.password)
    except smtplib.SMTPAuthenticationError as error:
        raise ServiceError(
            "mail-login-refused",
            say(
                "Máy chủ thư không cho “{user}” đăng nhập: {said}",
                user=login.user,
                said=answer_of(error.smtp_code, error.smtp_error),
            ),
            say(
                "Kiểm tra tên đăng nhập và mật khẩu; nhiều nơi đòi mật khẩu ứng dụng (xem "
                "docs/nhac-viec.md)."
            ),
        ) from None
    except smtplib.SMTPNotSupportedError:
        raise ServiceError(
            "mail-login-unknown",
            say("Máy chủ thư không có cách đăng nhập."),
            say("Bỏ tên đăng nhập và mật khẩu, hoặc đổi sang smtp+starttls:// hay smtps://."),
        ) from None
