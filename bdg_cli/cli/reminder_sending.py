"""Sending the messages of a day, one after the other.

Each is claimed in the ledger before it goes: at most once. What the server did not take is given
back, and goes the next time.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bdg_cli.cli.reminder_ways import way_of
from bdg_cli.delivery.channel import RecipientRefusedError, ServiceError, UnknownOutcomeError
from bdg_cli.domain.value import Value
from bdg_cli.services.reminder_report import Delivery
from bdg_cli.settings.contacts import without_secret

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bdg_cli.delivery.channel import Channel
    from bdg_cli.domain.letters import Letter
    from bdg_cli.services.reminder_messages import UnitMessage
    from bdg_cli.services.reminder_report import Outcome
    from bdg_cli.settings.contacts import Contacts
    from bdg_cli.workspace.reminder_run import ReminderRun


class Sending(Value):
    """What became of the messages; `failure` is why the run stopped before its end."""

    deliveries: tuple[Delivery, ...]
    failure: ServiceError | None = None

    @property
    def complete(self) -> bool:
        """Return True if nothing was refused or is in doubt."""
        return not any(
            one.refused or one.outcome in ("refused", "unknown") for one in self.deliveries
        )

    @property
    def sent(self) -> bool:
        """Return True if some message went."""
        return any(one.outcome == "sent" for one in self.deliveries)


def send_messages(
    messages: Sequence[UnitMessage],
    contacts: Contacts,
    channel: Channel,
    letter_for: Callable[[UnitMessage], Letter],
    run: ReminderRun,
) -> Sending:
    """Send each message to its unit, unless it went meanwhile or has nothing to say any more."""
    done: list[Delivery] = []
    failure: ServiceError | None = None
    for message in messages:
        to = contacts.addresses_of(message.unit)
        shown = tuple(map(without_secret, to))
        if not to or failure is not None:
            done.append(Delivery(message, shown, "not-sent" if to else "no-address"))
            continue
        current = run.claim(message, way_of(to))
        if current is None:
            continue
        outcome: Outcome = "sent"
        refused: tuple[str, ...] = ()
        try:
            refused = send_claimed(channel, to, partial(letter_for, current), run)
        except RecipientRefusedError:
            outcome, refused = "refused", shown
        except UnknownOutcomeError:
            outcome = "unknown"
        except ServiceError as error:
            outcome, failure = "not-sent", error
        done.append(Delivery(current, shown, outcome, refused))
    return Sending(tuple(done), failure)


def send_claimed(
    channel: Channel, to: Sequence[str], letter: Callable[[], Letter], run: ReminderRun
) -> tuple[str, ...]:
    """Send what was claimed; give it back if it certainly did not go, and raise why.

    Whatever else happens, the claim stands: the letter may have gone.
    """
    try:
        whole = letter()
    except BaseException:
        run.take_back()
        raise
    try:
        return tuple(channel.send(to, whole))
    except (RecipientRefusedError, ServiceError):
        run.take_back()
        raise
