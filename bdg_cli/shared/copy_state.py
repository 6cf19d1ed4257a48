"""What a copy knows of its shared ledger: how far it goes, and what is not sent yet.

It stands in a file beside the copy, which is replaced whole. `at` is written after its records are
in the copy, an id of `unsent` before its record is: whenever a machine dies, at worst something is
got or sent twice, which changes nothing.
"""

from __future__ import annotations

import os

from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.shared.protocol import SharedState
from bdg_cli.storage.private_files import write_private

RIGHTS = "rights"
"""Why a record was refused: this login may not write it."""
LOST = "lost"
"""The shared ledger had it and has lost it; another login has to bring it back."""
_NOTHING = SharedState("", 0, "")
_NEVER = (0, 0)


class CopyState(Value):
    """`at` is how far the copy goes. `unsent` are the ids of records that the server does not have,
    in their order; `refused` those that it will not take, with the reason. `dropped` were refused
    and undone, and what undid them: they stay on this machine. `compared` is when what is old was
    last compared, in seconds since 1970, and up to which place; `forged` is the place and the
    record that said something else.
    """

    at: SharedState = _NOTHING
    unsent: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    dropped: tuple[str, ...] = ()
    compared: tuple[float, int] = (0.0, 0)
    forged: tuple[int, str] | None = None

    @property
    def staying(self) -> frozenset[str]:
        """Return the ids of records that are not to be sent."""
        return frozenset([*(one for one, _ in self.refused), *self.dropped])


class StateFile:
    """The file that keeps the state of a copy; its time is that of the server's last answer."""

    def __init__(self, path: str) -> None:
        self.path = path

    def read(self) -> CopyState:
        """Return what is noted; raises LedgerError for a file that is no such state."""
        import json  # whoever only reads plans does not come here

        try:
            with open(self.path, "rb") as file:
                found = json.loads(file.read())
            when, place = found.get("compared", (0.0, 0))
            where = found.get("forged")
            return CopyState(
                SharedState(*found["at"]),
                tuple(found["unsent"]),
                tuple((one, why) for one, why in found["refused"]),
                tuple(found.get("dropped", ())),
                (float(when), int(place)),
                where and (int(where[0]), str(where[1])),
            )
        except FileNotFoundError:
            return CopyState()
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise LedgerError(
                "shared-state",
                say("Tệp “{file}” về sổ chung không đọc được.", file=self.path),
                say("Đổi tên tệp ấy rồi gõ “bdg sync”: mọi bản ghi được so lại từ đầu."),
            ) from error

    def is_quiet(self) -> bool:
        """Return True if there is nothing to tell of; it is a cheap look."""
        try:
            with open(self.path, "rb") as file:
                content = file.read()
        except OSError:
            return True
        return all(one in content for one in (b'"refused": []', b'"unsent": []', b'"forged": null'))

    def write(self, state: CopyState, *, answered: bool = True) -> None:
        """Replace what is noted, durably. `answered` is whether the server did. Raises OSError."""
        import json

        before = None if answered else self._times()
        at = state.at
        content = json.dumps(
            {
                "at": (at.ledger, at.place, at.chain),
                "unsent": state.unsent,
                "refused": state.refused,
                "dropped": state.dropped,
                "compared": state.compared,
                "forged": state.forged,
            }
        )
        write_private(self.path, content.encode(), durable=True, times=before)

    def note_answer(self) -> None:
        """Note that the server has answered just now, and nothing is new. Raises OSError."""
        os.utime(self.path)

    def synced_at(self) -> float | None:
        """Return when the server last answered, in seconds since 1970; None if it never did."""
        return self._times()[1] / 1e9 or None

    def _times(self) -> tuple[int, int]:
        try:
            found = os.stat(self.path)
        except OSError:
            return _NEVER
        return found.st_atime_ns, found.st_mtime_ns
