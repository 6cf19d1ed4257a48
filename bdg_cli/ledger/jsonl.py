"""The ledger as text: one JSON object a line, to keep in version control and to carry away.

What a newer program put into a record's data and this one does not know is kept and written out
again. A text is read whole or not at all.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NoReturn

from bdg_cli.domain.days import date
from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.invisible import escape_json
from bdg_cli.domain.messages import say
from bdg_cli.domain.moments import written_form
from bdg_cli.domain.records import KINDS, AssignmentKey, Details, Record

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

SCHEMA_VERSION: Final = 1

_KEYS: Final = frozenset(
    (
        *("schema_version", "id", "number", "batch", "recorded_at", "by", "kind"),
        *("plan", "task", "unit", "window", "day", "data"),
    )
)
_HIGHEST: Final = 2**53
"""Numbers stay below what every reader of JSON keeps exactly."""


class _BadLineError(ValueError):
    """A line is no record."""


class _NewerLineError(ValueError):
    """A line has a later form than this program knows."""


def to_line(record: Record) -> str:
    """Write a record as one line, without the line end."""
    return escape_json(json.dumps(to_object(record), ensure_ascii=False))


def to_object(record: Record) -> dict[str, Json]:
    """Return what a line says of a record, as values of JSON."""
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
    return {
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
    }


def from_line(line: str, number: int | None = None) -> Record:
    """Read a line; raises ValueError for one that is no record.

    A number that is given is the record's, whatever the line says of it.
    """
    try:
        found: Json = json.loads(
            line, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite
        )
        json.dumps(found, ensure_ascii=False).encode()  # half characters have no UTF-8
    except RecursionError:
        raise _BadLineError from None
    if not isinstance(found, dict):
        raise _BadLineError
    if number is not None:
        found["number"] = number
    version = found.get("schema_version")
    if type(version) is not int:
        raise _BadLineError
    if version > SCHEMA_VERSION:
        raise _NewerLineError
    data = found.get("data")
    if version != SCHEMA_VERSION or found.keys() != _KEYS or not isinstance(data, dict):
        raise _BadLineError
    kind = _text(found, "kind")
    return Record(
        id=_text(found, "id"),
        number=_number(found, "number"),
        batch=_text(found, "batch"),
        recorded_at=written_form(_text(found, "recorded_at")),
        by=_text(found, "by"),
        kind=kind,
        about=AssignmentKey(
            _text(found, "plan"),
            _text(found, "task", empty=True),
            _text(found, "unit", empty=True),
            _text(found, "window", empty=True),
        ),
        day=date.fromisoformat(_text(found, "day")),
        details=_details(dict(data), strict=kind in KINDS),
    )


def from_text(text: str, *, file: str) -> list[Record]:
    """Read all lines, blank ones aside; raises LedgerError for a bad line, and names it."""
    records: list[Record] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                records.append(from_line(line))
            except _NewerLineError as error:
                raise LedgerError(
                    "text-newer",
                    say("{file}:{line}: do một bản bdg mới hơn ghi ra.", file=file, line=number),
                    say("Không có gì được đưa vào sổ. Cài bản bdg mới nhất rồi làm lại."),
                ) from error
            except ValueError as error:
                raise LedgerError(
                    "bad-line",
                    say("{file}:{line}: dòng này không phải là bản ghi.", file=file, line=number),
                    say("Không có gì được đưa vào sổ. Sửa hoặc bỏ dòng này rồi làm lại."),
                ) from error
    return records


def _details(data: dict[str, Json], *, strict: bool) -> Details:
    """Take what is known out of the data; what is left is kept as it is.

    In a record of an unknown kind, a known key may mean something else: then it is left as well.
    """

    def take(key: str, fits: Callable[[Json], bool]) -> Json:
        if key in data and not fits(data[key]):
            if strict:
                raise _BadLineError(key)
            return None
        return data.pop(key, None)

    evidence = take("evidence", _is_texts)
    count = take("count", _is_number)
    counted, text, takes_back = (take(key, _is_text) for key in ("counted", "text", "takes_back"))
    to = take("to", _is_day)
    return Details(
        evidence=tuple(str(one) for one in evidence) if isinstance(evidence, list) else (),
        count=count if isinstance(count, int) else None,
        counted=str(counted or ""),
        text=str(text or ""),
        to=date.fromisoformat(to) if isinstance(to, str) else None,
        takes_back=str(takes_back or ""),
        rest=json.dumps(data, ensure_ascii=False, sort_keys=True) if data else "",
    )


def _is_text(value: Json) -> bool:
    return isinstance(value, str)


def _is_texts(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_number(value: Json) -> bool:
    return type(value) is int and abs(value) < _HIGHEST


def _is_day(value: Json) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _text(found: dict[str, Json], key: str, *, empty: bool = False) -> str:
    value = found[key]
    if isinstance(value, str) and (value or empty):
        return value
    raise _BadLineError(key)


def _number(found: dict[str, Json], key: str) -> int:
    value = found[key]
    if type(value) is int and 0 < value < _HIGHEST:
        return value
    raise _BadLineError(key)


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """Refuse an object that says a thing twice; JSON would keep the last."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _BadLineError
    return found


def _no_number(text: str) -> NoReturn:
    raise _BadLineError(text)


def _finite(text: str) -> float:
    number = float(text)
    if number in {float("inf"), float("-inf")}:
        raise _BadLineError(text)
    return number
