"""What a copy knows of its shared ledger: how far it goes, and what is not sent yet.

It stands in a file beside the copy, which is replaced whole. An id is noted as unsent before its
record is in the copy, and taken away after the server has it: at worst it is sent twice, which
changes nothing.
"""

from __future__ import annotations

import json
import os
from typing import Final

from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.shared.protocol import SharedState
from bdg_cli.storage.private_files import write_private

_NOTHING: Final = SharedState("", 0, "")


class CopyState(Value):
    """`at` is how far the copy goes. `unsent` are the ids of records that the server does not have,
    in their order; `refused` those that it will not take, with the reason.
    """

    at: SharedState = _NOTHING
    unsent: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


class StateFile:
    """The file that keeps the state of a copy; its time is that of the server's last answer."""

    def __init__(self, path: str) -> None:
        self.path = path

    def read(self) -> CopyState:
        """Return what is noted; raises LedgerError for a file that is no such state."""
        try:
            with open(self.path, "rb") as file:
                found = json.loads(file.read())
            return CopyState(
                SharedState(*found["at"]),
                tuple(found["unsent"]),
                tuple((one, why) for one, why in found["refused"]),
            )
        except FileNotFoundError:
            return CopyState()
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise LedgerError(
                "shared-state",
                say("Tệp “{file}” về sổ chung không đọc được.", file=self.path),
                say("Đổi tên tệp ấy rồi gõ “bdg sync”: mọi bản ghi được so lại từ đầu."),
            ) from error

    def write(self, state: CopyState) -> None:
        """Replace what is noted. Raises OSError."""
        at = state.at
        content = json.dumps(
            {
                "at": (at.ledger, at.place, at.chain),
                "unsent": state.unsent,
                "refused": state.refused,
            }
        )
        beside = f"{self.path}.{os.getpid()}"
        write_private(beside, content.encode())
        os.replace(beside, self.path)

    def synced_at(self) -> float | None:
        """Return when the server last answered, in seconds since 1970; None if it never did."""
        try:
            return os.stat(self.path).st_mtime
        except OSError:
            return None
