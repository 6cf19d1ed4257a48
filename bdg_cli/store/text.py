"""The ledger as text: one JSON object a line, to keep in version control and to carry away.

What a newer program wrote and this one does not know is kept and written out again.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.days import date
from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.messages import say
from bdg_cli.domain.records import About, Details, Record

if TYPE_CHECKING:
    from typing import TypeAlias

    Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

SCHEMA_VERSION: Final = 1


class _BadLineError(ValueError):
    """A line is no record; the text says what is missing."""


def to_line(record: Record) -> str:
    """Write a record as one line, without the line end."""
    said = record.details
    data: dict[str, Json] = json.loads(said.rest) if said.rest else {}
    known: dict[str, Json] = {
        "evidence": list(said.evidence),
        "count": said.count,
        "counted": said.counted,
        "text": said.text,
        "to": said.to.isoformat() if said.to else None,
        "takes_back": said.takes_back,
    }
    data.update({key: value for key, value in known.items() if value not in ("", None, [])})
    return json.dumps(
        {
            "schema_version": SCHEMA_VERSION,
            "id": record.id,
            "number": record.number,
            "batch": record.batch,
            "recorded_at": record.recorded_at,
            "by": record.by,
            "kind": record.kind,
            "plan": record.about.plan,
            "task": record.about.task,
            "unit": record.about.unit,
            "window": record.about.window,
            "day": record.day.isoformat(),
            "data": data,
        },
        ensure_ascii=False,
    )


def from_line(line: str) -> Record:
    """Read a line; raises ValueError for one that is no record."""
    try:
        found: Json = json.loads(line)
    except RecursionError:
        raise _BadLineError from None
    if not isinstance(found, dict):
        raise _BadLineError
    if found.get("schema_version") != SCHEMA_VERSION:
        raise _BadLineError
    data = found.get("data", {})
    if not isinstance(data, dict):
        raise _BadLineError
    return Record(
        id=_text(found, "id"),
        number=_number(found, "number"),
        batch=_text(found, "batch"),
        recorded_at=_text(found, "recorded_at"),
        by=_text(found, "by"),
        kind=_text(found, "kind"),
        about=About(
            _text(found, "plan"),
            _text(found, "task"),
            _text(found, "unit"),
            _text(found, "window", empty=True),
        ),
        day=date.fromisoformat(_text(found, "day")),
        details=_details(dict(data)),
    )


def from_text(text: str, *, file: str) -> list[Record]:
    """Read all lines, blank ones aside; raises LedgerError for a bad line, and names it."""
    records: list[Record] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                records.append(from_line(line))
            except ValueError as error:
                raise LedgerError(
                    "bad-line",
                    say("{file}:{line}: dòng này không phải là bản ghi.", file=file, line=number),
                    say("Không có gì được đưa vào sổ. Sửa hoặc bỏ dòng này rồi làm lại."),
                ) from error
    return records


def _details(data: dict[str, Json]) -> Details:
    evidence = data.pop("evidence", [])
    count = data.pop("count", None)
    to = data.pop("to", None)
    texts = [data.pop(key, "") for key in ("counted", "text", "takes_back")]
    if (
        not isinstance(evidence, list)
        or not all(isinstance(one, str) for one in evidence)
        or not (count is None or type(count) is int)
        or not all(isinstance(one, str) for one in texts)
        or not (to is None or isinstance(to, str))
    ):
        raise _BadLineError
    counted, text, takes_back = (str(one) for one in texts)
    return Details(
        evidence=tuple(str(one) for one in evidence),
        count=count if isinstance(count, int) else None,
        counted=counted,
        text=text,
        to=date.fromisoformat(to) if isinstance(to, str) else None,
        takes_back=takes_back,
        rest=json.dumps(data, ensure_ascii=False, sort_keys=True) if data else "",
    )


def _text(found: dict[str, Json], key: str, *, empty: bool = False) -> str:
    value = found.get(key)
    if isinstance(value, str) and (value or empty):
        return value
    raise _BadLineError(key)


def _number(found: dict[str, Json], key: str) -> int:
    value = found.get(key)
    if type(value) is int and 0 < value < 2**53:
        return value
    raise _BadLineError(key)
