"""The JSON objects of `bdg remind`, described in `docs/json.md`."""

from __future__ import annotations

from bdg_cli.render.json_objects import counts_object, item_object, obstacle_object

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.render.json_objects import JsonObject
    from bdg_cli.services.reminder_messages import Digest
    from bdg_cli.services.reminder_report import Delivery, LeftOut


def message_object(one: Delivery) -> JsonObject:
    """Return a message to a unit, and what became of it."""
    return {
        "unit": one.message.unit,
        "name": one.message.name,
        "addresses": list(one.addresses),
        "outcome": one.outcome,
        "refused": list(one.refused),
        "reminders": [
            {
                **item_object(each.item),
                "step": each.step.key if each.step is not None else None,
                "step_day": each.step.day.isoformat() if each.step is not None else None,
            }
            for each in one.message.reminders
        ],
    }


def left_out_object(one: LeftOut) -> JsonObject:
    """Return what went to a unit on this day."""
    return {"unit": one.unit, "name": one.name, "tasks": one.tasks, "at": one.at, "way": one.way}


def digest_content(page: Digest) -> JsonObject:
    """Return what the page for leaders says."""
    return {
        "plans": [
            {
                "plan": one.plan.id,
                "kind": one.plan.kind,
                "number": one.plan.number,
                **counts_object(one.all, [one.plan]),
            }
            for one in page.summary.totals
        ],
        "late": [
            {"name": one.name, "items": [item_object(item) for item in one.items]}
            for one in page.late
        ],
        "silent": list(page.silent),
        "obstacles": [obstacle_object(one) for one in page.obstacles],
    }
