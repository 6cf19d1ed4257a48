"""A mail server on this machine, on a port that is free, for tests that send."""

from __future__ import annotations

import asyncio
import ssl
from contextlib import contextmanager
from email import message_from_bytes, policy
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from aiosmtpd.smtp import SMTP, Envelope, Session

CERTIFICATES = Path(__file__).resolve().parent / "delivery" / "certificates"
"""One for `localhost` with its key, by an authority that nobody else knows; until 2126."""
AUTHORITY = CERTIFICATES / "authority.pem"
OK = "250 OK"


class Received(NamedTuple):
    """A letter as the server took it."""

    sender: str
    to: tuple[str, ...]
    message: EmailMessage
    content: bytes


class PostOffice:
    """What the server does with letters: it keeps them, or what a test wants of it.

    `refused` are answers by address; `answers` are those to whole letters, in order, instead of OK.
    An answer of "" closes the connection instead.
    """

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.refused: dict[str, str] = {}
        self.answers: list[str] = []
        self.senders: list[str] = []
        self.connections = 0
        self.logins: list[tuple[bytes, bytes]] = []
        self.port = 0

    async def handle_EHLO(  # noqa: N802 -- the name that aiosmtpd calls
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        """Count connections."""
        del server, envelope
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(  # noqa: N802 -- as above
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a sender, or answer as a test wants."""
        del session, options
        answer = self.senders.pop(0) if self.senders else OK
        if answer != OK:
            return self._answer(server, answer)
        envelope.mail_from = address
        return answer

    async def handle_RCPT(  # noqa: N802 -- as above
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take an address, unless it is to be refused."""
        del session, options
        if address in self.refused:
            return self._answer(server, self.refused[address])
        envelope.rcpt_tos.append(address)
        return OK

    async def handle_DATA(  # noqa: N802 -- as above
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Keep a letter, unless another answer is wanted."""
        del session
        answer = self.answers.pop(0) if self.answers else OK
        if answer == OK:
            content = envelope.content or b""
            assert isinstance(content, bytes)
            message = message_from_bytes(content, policy=policy.default)
            sender = envelope.mail_from or ""
            self.received.append(Received(sender, tuple(envelope.rcpt_tos), message, content))
        return self._answer(server, answer)

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        """Let in whoever has the one password."""
        del server, session, envelope, mechanism
        login, password = bytes(getattr(data, "login", b"")), bytes(getattr(data, "password", b""))
        self.logins.append((login, password))
        return AuthResult(success=password == b"dung-mat-khau", handled=False)

    def _answer(self, server: SMTP, answer: str) -> str:
        if not answer:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return answer or OK


class _Controller(Controller):
    """Listens on a port that the system chooses."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[attr-defined]  # a real one
        super()._trigger_server()  # type: ignore[no-untyped-call]  # aiosmtpd has no types here


@contextmanager
def mail_server(
    office: PostOffice | None = None,
    *,
    tls: bool = False,
    starttls: bool = False,
    login: bool = False,
) -> Iterator[PostOffice]:
    """Run a server; `office.port` is where it listens."""
    office = office or PostOffice()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATES / "localhost.pem")
    controller = _Controller(
        office,
        hostname="127.0.0.1",
        port=0,
        ssl_context=context if tls else None,
        tls_context=context if starttls else None,
        require_starttls=starttls,
        authenticator=office.authenticate if login else None,
        auth_required=login,
        auth_require_tls=starttls or not login,
    )
    controller.start()
    office.port = controller.port
    try:
        yield office
    finally:
        controller.stop()
