"""How messages leave: the contacts of the folder, the channel, and the letters that go over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.delivery.channel import Letter, ServiceError
from bdg_cli.domain.messages import say
from bdg_cli.render.chat_messages import chat_messages
from bdg_cli.render.digest_page import digest_lines
from bdg_cli.settings.contacts import CONTACTS, Contacts, is_mail

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bdg_cli.cli.env import Env
    from bdg_cli.delivery.channel import Channel
    from bdg_cli.render.language import Language
    from bdg_cli.services.reminder_messages import Digest, UnitMessage
    from bdg_cli.workspace.workspace import Workspace


def contacts_of(workspace: Workspace) -> Contacts:
    """Return who is reached where; nobody where the folder has no such file."""
    del workspace
    return Contacts()


def open_channel(env: Env, contacts: Contacts) -> Channel:
    """Return the way out. Raises ServiceError where none is set up."""
    del env, contacts
    raise ServiceError(
        "no-way-out",
        say("Chưa có cách nào để gửi: thư mục kế hoạch chưa có {file}.", file=CONTACTS),
        say("Cách lập tệp ấy: docs/nhac-viec.md. Gửi tay: bdg remind --format text."),
    )


def letter_for(t: Language, message: UnitMessage) -> Letter:
    """Return the letter that tells a unit."""
    (text,) = chat_messages(t, [message])
    return Letter(t("Nhắc việc ngày {day}: {unit}", day=message.today, unit=message.name), text)


def page_for(t: Language, digest: Digest) -> Letter:
    """Return the letter with the digest."""
    return Letter(
        t("Tình hình thực hiện kế hoạch, ngày {day}", day=digest.today),
        "\n".join(digest_lines(t, digest)),
    )


def trial_letter(t: Language) -> Letter:
    """Return the letter by which somebody tries the settings."""
    return Letter(
        t("Tin thử của bdg"),
        t("Tin này chỉ để thử: nhận được tức là bdg remind --send gửi được."),
    )


def way_of(addresses: Iterable[str]) -> str:
    """Return by which services addresses are reached, without the secrets in them."""
    services = {"mail" if is_mail(one) else one.partition("://")[0] for one in addresses}
    return ", ".join(sorted(services))
