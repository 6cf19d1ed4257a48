"""Who is reached where, and by which mail server: what `contacts.yaml` says.

Addresses are mail addresses, or the URLs by which apprise knows chat services. Such a URL holds a
secret and is shown only by `without_secret`.
"""

from __future__ import annotations

from bdg_cli.domain.plan import group_of
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Literal

    ServerKind = Literal["smtp", "smtps", "smtp+starttls", "sendmail"]


class MailServer(Value):
    """Where mail is handed over. Of the program `sendmail`, host and port are empty."""

    kind: ServerKind
    host: str = ""
    port: int = 0

    @property
    def encrypted(self) -> bool:
        """Return True if nobody on the way can read what is sent."""
        return self.kind in ("smtps", "smtp+starttls")

    @property
    def local(self) -> bool:
        """Return True if it is on this machine."""
        return self.kind == "sendmail" or self.host in ("localhost", "127.0.0.1", "::1")


class MailSettings(Value):
    """How mail leaves: by which server, from whom, and in which file user and password are."""

    server: MailServer
    sender: str
    login_file: str | None = None


class Contacts(Value):
    """The addresses of units by their codes. `coordinator` is the code of the unit that gets the
    digest, "" if there is none; `leaders` are the addresses that get it as a page.
    """

    units: Mapping[str, tuple[str, ...]] = {}
    coordinator: str = ""
    leaders: tuple[str, ...] = ()
    mail: MailSettings | None = None

    def addresses_of(self, code: str) -> tuple[str, ...]:
        """Return the addresses of a unit, else those of its group; none if nobody knows any."""
        return self.units.get(code) or self.units.get(group_of(code)) or ()

    @property
    def reply_to(self) -> str:
        """The mail address that answers go to: the coordinating unit's, else the sender's."""
        known = self.addresses_of(self.coordinator) if self.coordinator else ()
        sender = self.mail.sender if self.mail else ""
        return next(mail_addresses(known), sender)


def is_mail(address: str) -> bool:
    """Return True for a mail address, False for the URL of another service."""
    return "://" not in address


def mail_addresses(addresses: Iterable[str]) -> Iterator[str]:
    """Yield those that are mail addresses."""
    return (one for one in addresses if is_mail(one))


def without_secret(address: str) -> str:
    """Return an address as it may be shown: of a URL only the service."""
    return address if is_mail(address) else address.partition("://")[0] + "://…"
