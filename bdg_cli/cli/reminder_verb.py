"""The parts of `bdg remind` that most calls do not need: there is something to show, or to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.cli.context import renderer_for
from bdg_cli.cli.exit_codes import FINDINGS, OK
from bdg_cli.cli.recording_verbs import record_stamp
from bdg_cli.cli.reminder_sending import send_claimed, send_messages
from bdg_cli.cli.reminder_ways import LetterWriter, open_channel, way_of
from bdg_cli.delivery.channel import RecipientRefusedError
from bdg_cli.domain.errors import RefusedError, UsageError
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.publish.letters.digest_letter import page_of
from bdg_cli.publish.letters.trial_letter import trial_letter
from bdg_cli.render.chat_messages import chat_messages
from bdg_cli.services.digest import digest
from bdg_cli.services.lookup import ROLES, StatusQuery
from bdg_cli.services.reminder_report import Delivery, ReminderReport, left_out
from bdg_cli.services.reminder_steps import AFTER_PERIOD, later
from bdg_cli.services.reminding import EVERYBODY, name_of
from bdg_cli.services.sent_reminders import RECIPIENT, extras, in_doubt
from bdg_cli.settings.addresses import address_mistake
from bdg_cli.settings.contacts import without_secret
from bdg_cli.wording.labels import recorded_moment
from bdg_cli.workspace.contacts import contacts_in
from bdg_cli.workspace.reminder_run import ReminderRun

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bdg_cli.cli.context import CommandContext
    from bdg_cli.cli.env import Env
    from bdg_cli.delivery.channel import Channel
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.reminder_messages import Digest, UnitMessage
    from bdg_cli.services.sent_reminders import SentReminder
    from bdg_cli.settings.contacts import Contacts

LEADERS = ""
"""The recipient of the page for leaders, in the ledger."""


class ReminderCall(Value):
    """How a call of `bdg remind` answers. `told` are the stopped runs of which it was told."""

    shape: str
    scope: Scope
    send: bool
    again: bool
    told: tuple[str, ...] = ()


def give_messages(
    env: Env, context: CommandContext, found: Sequence[UnitMessage], call: ReminderCall
) -> int:
    """Show the messages of a day, or send them and show what became of them."""
    contacts = contacts_in(context.workspace.folder)
    if call.send and found:
        return _send(env, context, found, contacts, call)
    if call.shape == "text":
        env.stdout.write("\n\n".join(chat_messages(env.t, found)) + "\n" if found else "")
        return OK
    planned = [
        Delivery(one, tuple(map(without_secret, contacts.addresses_of(one.unit))), "planned")
        for one in found
    ]
    _show(env, context, planned, call)
    return OK


def give_digest(env: Env, context: CommandContext, scope: Scope, *, send: bool, json: bool) -> int:
    """Show the page for leaders, or send it to them unless they have got it today."""
    page = _digest(context, scope)
    if not send:
        if json or page.summary.statuses:
            renderer_for(env, json=json).digest(page)
        return OK
    contacts = contacts_in(context.workspace.folder)
    run = _run(env, context)
    with open_channel(env, contacts) as channel:
        refused = _send_digest(env, channel, run, page, recipient=LEADERS, to=contacts.leaders)
    run.finish()
    return FINDINGS if refused else OK


def send_trial(env: Env, context: CommandContext, address: str) -> int:
    """Send a letter to try the settings. Raises UsageError for what can be no address."""
    mistake = address_mistake(address)
    if mistake is not None:
        raise UsageError("no-address", *mistake)
    with open_channel(env, contacts_in(context.workspace.folder)) as channel:
        channel.send((address,), trial_letter(env.t, now=env.now()))
    env.stdout.write(env.t("Đã gửi tin thử đến {address}.", address=without_secret(address)) + "\n")
    return OK


def tell_of_stopped_runs(
    env: Env, context: CommandContext, runs: Collection[str]
) -> tuple[str, ...]:
    """Say which message of a run that did not come to its end may not have gone; return the runs
    that this is said of.
    """
    for record in in_doubt(context.workspace.ledger.read(), runs):
        unit = extras(record)[RECIPIENT]
        said = env.t(
            "Lần gửi lúc {moment} chưa ghi là đã xong. Nếu không còn chạy thì tin cho {unit} có "
            "thể chưa đi; gửi lại: bdg remind --send --again {code}",
            moment=recorded_moment(record),
            unit=name_of(context.plans, unit),
            code=unit,
        )
        env.stderr.write(said + "\n")
    return tuple(sorted(runs))


def _send(
    env: Env,
    context: CommandContext,
    found: Sequence[UnitMessage],
    contacts: Contacts,
    call: ReminderCall,
) -> int:
    page = _digest(context, EVERYBODY) if contacts.addresses_of(contacts.coordinator) else None
    channel = open_channel(env, contacts)
    everything = context.statuses(StatusQuery(roles=ROLES["any"], apart=True))
    letters = LetterWriter(env, contacts, everything, context.workspace.ledger)
    run = _run(env, context, again=call.again, told=call.told)
    with channel, context.workspace.ledger.writing_often():
        sending = send_messages(found, contacts, channel, letters.letter_for, run)
        refused = False
        if page is not None and sending.sent and sending.failure is None:
            unit = contacts.coordinator
            to = contacts.addresses_of(unit)
            refused = _send_digest(env, channel, run, page, recipient=unit, to=to)
    run.finish()
    _show(env, context, sending.deliveries, call)
    if sending.failure is not None:
        raise sending.failure
    return OK if sending.complete and not refused else FINDINGS


def _send_digest(
    env: Env,
    channel: Channel,
    run: ReminderRun,
    page: Digest,
    *,
    recipient: str,
    to: Sequence[str],
) -> bool:
    """Send a digest, unless it went today; return True if somebody did not get it."""
    plans = [status.plan for status in page.summary.statuses]
    if not to:
        raise RefusedError(
            "no-leaders",
            say("Chưa có địa chỉ nào của lãnh đạo."),
            say("Ghi vào contacts.yaml: leaders: [ĐỊA-CHỈ]. Chỉ xem: bdg remind --digest."),
        )
    if not plans or not run.claim_digest(plans, recipient, way_of(to)):
        return False
    try:
        refused = send_claimed(channel, to, lambda: page_of(page, env.t), run)
    except RecipientRefusedError as error:
        env.stderr.write(env.t.say(error.message) + "\n")
        return True
    return bool(refused)


def _show(
    env: Env, context: CommandContext, deliveries: Sequence[Delivery], call: ReminderCall
) -> None:
    """Show deliveries, and if nothing is sent, what is left out since it went today."""
    gone = () if call.send or call.again else _sent_today(context, call.scope)
    report = ReminderReport(context.today, tuple(deliveries), left_out(context.plans, gone))
    json = call.shape == "json"
    if json or not report.is_empty:
        renderer_for(env, json=json).reminders(report)
    if call.send:
        silent = tuple([one.message.name for one in deliveries if not one.addresses])
        if silent:
            said = env.t("Chưa có địa chỉ nên chưa gửi: {units}.", units=silent)
            env.stderr.write(said + "\n")


def _sent_today(context: CommandContext, scope: Scope) -> list[SentReminder]:
    return context.ask(
        lambda views: [
            one
            for view in views
            for one in view.sent_today()
            if scope.covers(view.plan, one.recipient)
        ]
    )


def _digest(context: CommandContext, scope: Scope) -> Digest:
    everything = context.statuses(StatusQuery(scope, apart=True))
    recent = [
        one for one in everything if context.today <= later(one.plan.period.last, AFTER_PERIOD)
    ]
    statuses = recent or everything
    records = context.workspace.ledger.read()
    return digest(statuses, records, today=context.today, scope=scope)


def _run(
    env: Env, context: CommandContext, *, again: bool = False, told: Sequence[str] = ()
) -> ReminderRun:
    """Return a run; what messages say of their plans is loaded, so that the read model is free for
    others while letters go.
    """
    for plan in context.plans:
        len(plan.units), len(plan.sections), len(plan.calendar.years)
    known = {view.checkpoint for view in context.views}
    context.workspace.close()
    return ReminderRun(
        context.workspace.ledger,
        known.pop() if len(known) == 1 else None,
        lambda: record_stamp(env, None),
        today=context.today,
        again=again,
        told=told,
    )
