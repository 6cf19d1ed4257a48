"""Where plan files on this machine differ from their newest editions, line by line."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

from bdg_cli.shared.editions import verified
from bdg_cli.workspace.discovery import as_on_disk, content_of
from bdg_cli.workspace.edition_files import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.shared.copy_ledger import CopyLedger


def differences(ledger: CopyLedger) -> Iterator[str]:
    """Yield the lines: `-` is what the edition says, `+` what this machine has.

    Of a file that is the newest edition, or is not there, there are none. Raises LedgerError.
    """
    state = ledger.editions.read()
    for file in dict.fromkeys(one.file for one in state.editions):
        edition = state.newest(file)
        path = as_on_disk(ledger.plans, file)
        if edition is None or digest_of(path) in (None, edition.sha256):
            continue
        shared = ledger.shared
        there = verified(shared.editions.content(edition), edition, shared.name)
        mine = content_of(path)[0]
        names = f"{file} ({edition.number})", file
        yield from unified_diff(_lines(there), _lines(mine), *names, lineterm="")


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8-sig", "replace").splitlines()
