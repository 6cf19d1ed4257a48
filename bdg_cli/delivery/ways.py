"""Which way a letter goes: by mail, or to the service that a URL names, and to both where a unit
has both.
"""

from __future__ import annotations

from bdg_cli.delivery.channel import (
    TIMEOUT,
    RecipientRefusedError,
    ServiceError,
    UnknownOutcomeError,
)
from bdg_cli.domain.messages import say
from bdg_cli.settings.contacts import is_mail, mail_addresses, without_secret

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType
    from typing import Self

    from bdg_cli.delivery.channel import Channel
    from bdg_cli.domain.errors import BdgError
    from bdg_cli.domain.letters import Letter
    from bdg_cli.settings.contacts import Contacts
    from bdg_cli.settings.login import Login


def channel_for(
    contacts: Contacts, *, now: str, login: Login | None = None, timeout: float = TIMEOUT
) -> Channel:
    """Return the way out to all addresses of a folder. `now` is the time, ISO 8601 with offset."""
    return _Ways(_mail(contacts, now, login, timeout))


class _Ways:
    """Sends a letter to each address by its own way."""

    def __init__(self, mail: Channel | None) -> None:
        self._mail = mail

    def __enter__(self) -> Self:
        if self._mail is not None:
            self._mail.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._mail is not None:
            self._mail.__exit__(kind, error, traceback)

    def send(self, to: Sequence[str], letter: Letter) -> tuple[str, ...]:
        """Send a letter, first by mail. Raises as Channel.send.

        One address that took it is enough; it is unknown only if no other took it.
        """
        mail = tuple(mail_addresses(to))
        urls = tuple([one for one in to if not is_mail(one)])
        if not urls:
            return self._by_mail(mail, letter)
        from bdg_cli.delivery.chat import ChatChannel

        chat = ChatChannel()
        if not mail:
            return chat.send(urls, letter)
        refused: tuple[str, ...] = ()
        failed: list[BdgError] = []
        for send, addresses in ((self._by_mail, mail), (chat.send, urls)):
            try:
                refused += send(addresses, letter)
            except (RecipientRefusedError, UnknownOutcomeError) as error:
                refused += tuple(map(without_secret, addresses))
                failed.append(error)
        if len(refused) == len(to):
            raise next((one for one in failed if isinstance(one, UnknownOutcomeError)), failed[0])
        return refused

    def _by_mail(self, to: Sequence[str], letter: Letter) -> tuple[str, ...]:
        if self._mail is None:
            raise ServiceError(
                "mail-not-set",
                say("contacts.yaml chưa nói thư gửi qua máy chủ nào."),
                say("Thêm khóa “mail:” có “server:” và “from:”; xem docs/nhac-viec.md."),
            )
        return self._mail.send(to, letter)


def _mail(contacts: Contacts, now: str, login: Login | None, timeout: float) -> Channel | None:
    settings = contacts.mail
    if settings is None:
        return None
    if settings.server.kind == "sendmail":
        from bdg_cli.delivery.sendmail import SendmailChannel

        return SendmailChannel(
            sender=settings.sender, reply_to=contacts.reply_to, now=now, timeout=timeout
        )
    from bdg_cli.delivery.smtp import SmtpChannel

    return SmtpChannel(
        settings.server,
        sender=settings.sender,
        reply_to=contacts.reply_to,
        now=now,
        login=login,
        timeout=timeout,
    )
