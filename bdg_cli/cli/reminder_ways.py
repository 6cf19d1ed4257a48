"""How messages leave: the channel of the folder's contacts, and the letters that go over it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bdg_cli.delivery.channel import ServiceError
from bdg_cli.delivery.ways import channel_for
from bdg_cli.domain.errors import MissingError
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import group_of
from bdg_cli.publish.letters.unit_letter import letter_of
from bdg_cli.services.calendar_items import CalendarItems
from bdg_cli.services.calendar_words import calendar_name
from bdg_cli.services.lookup import ROLES, Scope
from bdg_cli.services.record_matching import record_names
from bdg_cli.settings.contacts import is_mail
from bdg_cli.settings.login import login_for
from bdg_cli.workspace.discovery import CONTACTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bdg_cli.cli.env import Env
    from bdg_cli.delivery.channel import Channel
    from bdg_cli.domain.letters import Letter
    from bdg_cli.ledger.protocol import Ledger
    from bdg_cli.publish.calendar.icalendar_file import CalendarWriter
    from bdg_cli.services.reminder_messages import UnitMessage
    from bdg_cli.services.status import PlanStatus
    from bdg_cli.settings.contacts import Contacts


def open_channel(env: Env, contacts: Contacts) -> Channel:
    """Return the way out. Raises ServiceError where none is set up, LoginFileError."""
    if contacts == type(contacts)():
        raise ServiceError(
            "no-way-out",
            say("Chưa có cách nào để gửi: thư mục kế hoạch chưa có {file}.yaml.", file=CONTACTS),
            say("Cách lập tệp ấy: docs/nhac-viec.md. Gửi tay: bdg remind --format text."),
        )
    user, password = env.var("BDG_SMTP_USER"), env.var("BDG_SMTP_PASSWORD")
    return channel_for(contacts, now=env.now(), login=login_for(contacts.mail, user, password))


def way_of(addresses: Iterable[str]) -> str:
    """Return by which services addresses are reached, without the secrets in them."""
    services = {"mail" if is_mail(one) else one.partition("://")[0] for one in addresses}
    return ", ".join(sorted(services))


class LetterWriter:
    """Writes the letters of a run. `statuses` are all tasks, each with all who owe it: what a unit
    has in its calendar.
    """

    def __init__(
        self, env: Env, contacts: Contacts, statuses: Sequence[PlanStatus], ledger: Ledger
    ) -> None:
        self._t = env.t
        self._contacts = contacts
        self._statuses = statuses
        self._calendars = _calendar_writer(env)
        if self._calendars is not None:
            names = {name for status in statuses for name in record_names(status.plan)}
            records = ledger.read(names) if names else []
            self._items = CalendarItems(statuses, records, today=env.today())

    def letter_for(self, message: UnitMessage) -> Letter:
        """Return the letter that tells a unit; the one that keeps the ledger is told how."""
        from bdg_cli.render.chat_messages import chat_messages

        letter = letter_of(
            message,
            self._t,
            record=message.unit == self._contacts.coordinator,
            to_confirm=self._to_confirm(message.unit),
        )
        to = self._contacts.addresses_of(message.unit)
        (short,) = ("",) if all(map(is_mail, to)) else chat_messages(self._t, [message])
        calendar = self._calendar_of(message.unit) if any(map(is_mail, to)) else None
        return letter.replace(short=short, calendar=calendar)

    def _to_confirm(self, unit: str) -> int:
        """Return how much waits that a unit has to confirm."""
        return sum(
            status.awaiting
            for status in self._statuses
            if status.plan.confirm in (unit, group_of(unit))
        )

    def _calendar_of(self, unit: str) -> bytes | None:
        """Return the calendar of a unit; None if it has none, or nothing can write it."""
        if self._calendars is None:
            return None
        units = tuple([(status.plan.id, unit) for status in self._statuses])
        scope = Scope(asked=True, units=units)
        items = self._items.seen_by(scope, ROLES["any"])
        if not items:
            return None
        return self._calendars.calendar(items, calendar_name(self._statuses, scope))


def _calendar_writer(env: Env) -> CalendarWriter | None:
    """Return what writes calendars; None without the package for it."""
    try:
        from bdg_cli.publish.calendar.icalendar_file import CalendarWriter
    except MissingError:
        return None
    return CalendarWriter(env.t.say, datetime.fromisoformat(env.now()).astimezone(UTC))
