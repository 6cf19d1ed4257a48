"""What may stand in `contacts.yaml` for an address and for a mail server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.messages import say
from bdg_cli.settings.contacts import MailServer, is_mail

if TYPE_CHECKING:
    from bdg_cli.domain.messages import Message
    from bdg_cli.settings.contacts import ServerKind

_MAIL: Final = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~][A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{0,63}"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*"
    r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?",
    re.ASCII,
)
"""An address by RFC 5321, without quotes. It cannot begin with a dash: no program takes it for an
option.
"""
_LONGEST_MAIL: Final = 254
_URL: Final = re.compile(r"[a-z][a-z0-9+.-]*://[^\s\x00-\x1f\x7f]+", re.IGNORECASE)
_SERVER: Final = re.compile(
    r"(smtp|smtps|smtp\+starttls)://(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::([0-9]{1,5}))?/?",
    re.IGNORECASE,
)
_PORTS: Final[dict[ServerKind, int]] = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
_LAST_PORT: Final = 65535
_SECRET: Final = re.compile(r"//[^/\s]*@")


def address_mistake(address: str) -> tuple[Message, Message] | None:
    """Return what is wrong with an address and how it is written, None if it can be one.

    A URL is never shown: it holds a secret.
    """
    if not is_mail(address):
        if _URL.fullmatch(address):
            return None
        return say("Địa chỉ Apprise không viết liền một dòng."), _address_forms()
    if _MAIL.fullmatch(address) and len(address) <= _LONGEST_MAIL and ".." not in address:
        return None
    return say("“{address}” không phải là địa chỉ thư.", address=address), _address_forms()


def has_login(server: str) -> bool:
    """Return True if a server is written with a user or a password in front of it."""
    return _SECRET.search(server) is not None


def mail_server(text: str) -> MailServer | None:
    """Read how a mail server is written; None if it is in no form that is known."""
    if text.lower() in ("sendmail:", "sendmail"):
        return MailServer("sendmail")
    found = _SERVER.fullmatch(text)
    if found is None:
        return None
    kind = next(one for one in _PORTS if one == found[1].lower())
    port = int(found[3] or _PORTS[kind])
    if not 0 < port <= _LAST_PORT:
        return None
    return MailServer(kind, found[2].lower().strip("[]"), port)


def _address_forms() -> Message:
    return say("Viết ten@don-vi.vn, hoặc địa chỉ Apprise như zalo://…, tgram://…, json://….")
