"""A record as the line that a shared ledger keeps: JSON without the number, always written alike.

All letters but those of ASCII are escaped, so the server can keep whatever a ledger on disk can.
The one that PostgreSQL cannot hold even so, NUL, is written as two private letters.
"""

from __future__ import annotations

import json
import re

from bdg_cli.ledger.jsonl import from_line, to_object
from bdg_cli.shared.chain import link
from bdg_cli.shared.errors import forged

_WRITTEN = {r"\u0000": r"\uf8f0\uf8f1", r"\uf8f0": r"\uf8f0\uf8f2"}
_READ = {written: meant for meant, written in _WRITTEN.items()}
_SPECIAL = re.compile(r"\\\\|" + "|".join(map(re.escape, (*_READ, *_WRITTEN))))
"""These, and a pair of backslashes, which is passed over whole."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.records import Record
    from bdg_cli.shared.protocol import SharedLine


def line_of(record: Record) -> str:
    """Write a record as a line."""
    said = to_object(record)
    del said["number"]
    text = json.dumps(said, sort_keys=True, separators=(",", ":"))
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found[0], found[0]), text)


def linked(chain: str, line: SharedLine, record: Record | None, name: str) -> str:
    """Return the chain after a line of a shared ledger, given the chain before it and the record in
    it. Raises StoppedSharingError if the ledger says that it is another.
    """
    chain = link(chain, line.number, line.line)
    if chain != line.chain:
        raise forged(name, line.place, record.id if record else "?")
    return chain


def record_of(number: int, line: str) -> Record | None:
    """Read a line; None for one that is no record."""
    try:
        text = _SPECIAL.sub(lambda found: _READ.get(found[0], found[0]), line)
        return from_line(text, number)
    except (ValueError, TypeError):
        return None
