"""`bdg export`: the plans as a file that other programs open."""

from __future__ import annotations

from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env
    from bdg_cli.domain.plan import Plan
    from bdg_cli.publish.calendar.icalendar_file import Entry
    from bdg_cli.publish.calendar.icalendar_updates import Update

HELP = N_("""Viết kế hoạch thành lịch (.ics) cho Google, Outlook, điện thoại.

Thời gian thực hiện là sự kiện cả ngày. Hạn chót là một sự kiện và một việc cần
làm. Nhiệm vụ không có hạn là một việc cần làm không ghi ngày.
Lịch nhắc trước như “remind” của kế hoạch.

Viết lại vào chỗ cũ thì lịch ấy được cập nhật; mục không còn thì đánh dấu hủy.
Vì vậy mỗi đơn vị một tệp, hay một thư mục.

Ví dụ:
  bdg export ics --unit dai -o dai.ics
  bdg export ics --role lead -o lich/
""")

FORMATS = ("ics",)


def run(
    env: Env,
    *,
    format: opt.ExportFormatArgument,  # noqa: A002 -- what it is called on the help page
    unit: opt.UnitOption = None,
    role: opt.RoleOption = "any",
    output: opt.ExportOutputOption = None,
    force: opt.ForceOption = False,
    plan: opt.PlanOption = None,
    as_of: opt.AsOfOption = None,
) -> int:
    """Print the calendar, or write it, or bring the one that is there up to date."""
    from bdg_cli.cli.choices import ROLE_WORDS, require_choice
    from bdg_cli.cli.context import open_context
    from bdg_cli.publish.calendar.icalendar_file import (  # fails without icalendar
        calendar_bytes,
        entries_of,
    )
    from bdg_cli.services.calendar_items import CalendarItems
    from bdg_cli.services.calendar_words import calendar_name
    from bdg_cli.services.lookup import ROLES, StatusQuery
    from bdg_cli.services.record_matching import record_names

    require_choice(env, format, FORMATS, "bdg export")
    roles = ROLES[require_choice(env, role or "any", tuple(ROLES), "--role", ROLE_WORDS)]
    context = open_context(env, plan, as_of)
    scope = context.scope(env, unit)
    statuses = context.statuses(StatusQuery(scope, roles=roles))
    names = {name for status in statuses for name in record_names(status.plan)}
    records = context.workspace.ledger.read(names)
    items = CalendarItems(statuses, records, today=context.today).seen_by(scope, roles)
    entries = entries_of(items, env.t.say)
    name = env.t.say(calendar_name(statuses, scope))
    if output is not None:
        update = _write(entries, name, [one.plan for one in statuses], output, force=force)
        env.stdout.write(_summary(env, update, output) + "\n")
    elif entries:
        env.stdout.write(calendar_bytes(entries, name).decode())
    else:
        env.stderr.write(env.t("Không có gì để đưa vào lịch.") + "\n")
    return 0


def _write(
    entries: Sequence[Entry], name: str, plans: Sequence[Plan], output: str, *, force: bool
) -> Update:
    """Write a file, or the files of a folder, after what is there; nothing that has not changed.

    Raises RefusedError for a file of another program, PlanError if it cannot be written.
    """
    from bdg_cli.publish.calendar.icalendar_file import calendar_bytes
    from bdg_cli.publish.calendar.icalendar_updates import updated
    from bdg_cli.services.calendar_uids import plan_of_uid
    from bdg_cli.workspace import calendar_files as files
    from bdg_cli.workspace.whole_files import write_whole

    folder = files.is_folder(output)
    there = files.entries_there(output) if folder else {"": files.there(output)}
    before = [] if force else _before(output, there)
    update = updated(entries, before, [plan_of_uid(plan) for plan in plans])
    if folder:
        known = set(before)
        for one in update.entries:
            if one not in known:
                write_whole(files.entry_path(output, one.uid), calendar_bytes([one]))
    elif update.entries:
        content = calendar_bytes(update.entries, name)
        if content != there[""]:
            write_whole(output, content)
    return update


def _before(output: str, there: Mapping[str, bytes]) -> list[Entry]:
    """Read what is in a file (it has no UID), or in the files of a folder. Raises RefusedError."""
    from bdg_cli.publish.calendar.icalendar_updates import NotOursError, read_entries, read_entry
    from bdg_cli.workspace.calendar_files import entry_path, not_ours

    found: list[Entry] = []
    for uid, content in there.items():
        try:
            if uid:
                found.append(read_entry(content, uid))
            elif content:
                found += read_entries(content)
        except NotOursError:
            raise not_ours(entry_path(output, uid) if uid else output) from None
    return found


def _summary(env: Env, update: Update, output: str) -> str:
    """Say what a calendar has now."""
    t = env.t
    if not update.entries:
        return t("Không có gì để đưa vào lịch.")
    said = t.count("{n} mục trong {file}", len(update.entries), file=output)
    if update.new:
        said += t.count(", {n} mục mới", update.new)
    if update.changed:
        said += t.count(", {n} mục đã đổi", update.changed)
    if update.dropped:
        said += t.count(", {n} mục không còn (đánh dấu hủy)", update.dropped)
    return said + "."
