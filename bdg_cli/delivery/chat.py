"""Messages to Zalo, Telegram, webhooks and a hundred other services, by apprise.

The URL of a service holds its secret. It is never shown, and apprise, which logs it, is silenced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.delivery.channel import PlainRun, RecipientRefusedError, ServiceError
from bdg_cli.documents.document_errors import install_command
from bdg_cli.domain.messages import say
from bdg_cli.settings.contacts import without_secret

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.letters import Letter


class ChatChannel(PlainRun):
    """Sends letters to the URLs of services. apprise waits some seconds for each, not longer."""

    def send(self, to: Sequence[str], letter: Letter) -> tuple[str, ...]:
        """Send a letter; return what was refused, as it may be shown. Raises as Channel.send.

        Services do not say why they refuse, so nothing here means that all are out of reach.
        """
        refused = tuple([without_secret(url) for url in to if not _notified(url, letter)])
        if len(refused) == len(to):
            raise RecipientRefusedError(
                "chat-refused",
                say("Dịch vụ không nhận: {services}", services=tuple(dict.fromkeys(refused))),
                say("Kiểm tra địa chỉ Apprise và mã truy cập của dịch vụ."),
            )
        return refused


def _notified(url: str, letter: Letter) -> bool:
    """Return True if the service behind a URL took the message."""
    import logging

    try:
        import apprise
    except ImportError:
        raise ServiceError(
            "notify-missing",
            say("Chưa cài phần gửi tới Zalo, Telegram và các dịch vụ khác."),
            say("Cài thêm: {command}", command=install_command("apprise")),
        ) from None
    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
    service = apprise.Apprise()
    if not service.add(url):
        return False
    return bool(
        service.notify(
            title=letter.subject,
            body=letter.short or letter.text,
            body_format=apprise.NotifyFormat.TEXT,
        )
    )
