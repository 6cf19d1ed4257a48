"""A draft as JSON, and the changes of a new edition."""

from __future__ import annotations

from bdg_cli.render.json_objects import window_object

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bdg_cli.domain.messages import Message
    from bdg_cli.drafting.draft import Draft, DraftSection, DraftTask
    from bdg_cli.render.json_objects import JsonObject, JsonValue
    from bdg_cli.services.edition_diff import Change


def draft_object(draft: Draft, translate: Callable[[Message], str]) -> JsonObject:
    """Return all that was read from a document; `translate` puts the doubts into words."""
    head = draft.head
    return {
        "kind": head.kind,
        "number": head.number,
        "title": head.title,
        "issuer": head.issuer,
        "place": head.place,
        "issued": head.issued.isoformat(),
        "period": window_object(head.period),
        "based_on": list(head.based_on),
        "recipients": list(head.recipients),
        "signer": {"name": head.signer[0], "capacity": head.signer[1]} if head.signer else None,
        "lines": {name: list(numbers) for name, numbers in head.lines.items()},
        "unsure": [translate(doubt) for doubt in head.doubts],
        "units": [
            {
                "code": unit.code,
                "name": unit.name,
                "spellings": list(unit.spellings),
                "line": unit.line,
                "group": unit.group,
            }
            for unit in draft.units
        ],
        "sections": [one for section in draft.sections for one in _sections(section, "")],
        "tasks": [_task(task, translate) for task in draft.tasks],
        "aside": [
            {"line": [one.first, one.last], "kind": one.kind, "text": one.text}
            for one in draft.skipped
        ],
    }


def changes_object(changes: Sequence[Change]) -> JsonObject:
    """Return what happened to each task in the new edition."""
    return {
        "changes": [
            {
                "fate": one.fate,
                "id": one.id,
                "before": one.before or None,
                "after": one.after or None,
            }
            for one in changes
        ]
    }


def _sections(section: DraftSection, above: str) -> Iterator[JsonValue]:
    number = f"{above}.{section.number}" if above else section.number
    yield {
        "number": number,
        "title": section.title,
        "line": section.line,
        "statements": list(section.statements),
        "targets": list(section.targets),
    }
    for one in section.sections:
        yield from _sections(one, number)


def _task(task: DraftTask, translate: Callable[[Message], str]) -> JsonValue:
    return {
        "id": task.id,
        "ref": task.ref,
        "text": task.text,
        "line": [task.first, task.last],
        "lead": list(task.lead),
        "support": list(task.support),
        "times": [
            {
                "words": time.words,
                "windows": [window_object(window) for window in time.windows],
                "every": time.every or None,
                "by": list(time.by),
            }
            for time in task.times
        ],
        "unsure": [translate(doubt) for doubt in task.unsure],
    }
