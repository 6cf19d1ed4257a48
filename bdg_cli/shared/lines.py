"""A record as the line that a shared ledger keeps: JSON without the number, always written alike.

All letters but those of ASCII are escaped, so the server can keep whatever a ledger on disk can.
"""

from __future__ import annotations

import json

from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.messages import say
from bdg_cli.ledger.jsonl import from_line, to_object

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.records import Record


def line_of(record: Record) -> str:
    """Write a record as a line."""
    said = to_object(record)
    del said["number"]
    return json.dumps(said, sort_keys=True, separators=(",", ":"))


def record_of(number: int, line: str) -> Record:
    """Read a line; raises LedgerError for one that is no record."""
    try:
        return from_line(json.dumps({**json.loads(line), "number": number}))
    except (ValueError, TypeError) as error:
        raise LedgerError(
            "shared-damaged",
            say("Sổ chung có một dòng không phải là bản ghi."),
            say("Báo người quản trị máy chủ; không có gì được lấy về."),
        ) from error
