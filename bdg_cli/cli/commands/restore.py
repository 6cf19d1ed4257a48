"""`bdg restore`: read the records of a backup, and add those that are missing."""

from __future__ import annotations

from bdg_cli.cli.context import open_workspace
from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.messages import say
from bdg_cli.domain.system_errors import reason_of
from bdg_cli.ledger.sqlite import open_ledger
from bdg_cli.storage.regular_files import NotRegularError, open_regular, read_handed_over
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env
    from bdg_cli.shared.copy_ledger import CopyLedger

HELP = N_("""Đọc lại sổ theo dõi từ tệp do bdg log --json-lines ghi ra; chỉ thêm bản ghi còn thiếu.

Tệp sổ của máy khác (ledger.db) cũng đọc được: hai sổ được nhập làm một.

Ví dụ:
  bdg restore so-theo-doi.jsonl
  bdg restore plans/ledger-LAN-PC.db
""")

_SQLITE = b"SQLite format 3\0"


def run(env: Env, *, file: opt.LedgerFileArgument) -> int:
    """Add the records that the ledger does not have: all of them, or none if a line is invalid."""
    from bdg_cli.ledger.jsonl import from_text

    records = (
        open_ledger(file).read() if _is_ledger(file) else from_text(_read(env, file), file=file)
    )
    workspace = open_workspace(env)
    with workspace.ledger.writing() as writer:
        added = writer.add_missing(records)
    env.note_recorded()
    if workspace.shared is not None and added:
        _send(env, workspace.shared)
    env.stdout.write(
        env.t(
            "Đã thêm {added} bản ghi, {there} đã có sẵn.", added=added, there=len(records) - added
        )
        + "\n"
    )
    return 0


def _send(env: Env, ledger: CopyLedger) -> None:
    """Send what was added; without a line it waits, which is said at the end."""
    from bdg_cli.cli.shared_copy import tell_refused
    from bdg_cli.shared.errors import UnreachableError
    from bdg_cli.shared.syncing import sync

    try:
        done = sync(ledger)
    except UnreachableError:
        return
    ledger.waiting = done.waiting
    tell_refused(env, done.refused)


def _is_ledger(file: str) -> bool:
    """Return True for the file of a ledger itself, such as a copy of another machine."""
    try:
        with open_regular(file) as content:  # what a pipe has can be read only once
            return content.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def _read(env: Env, file: str) -> str:
    try:
        if file == "-":
            return _decoded(env.read_all())
        return _decoded(read_handed_over(file))
    except NotRegularError:
        raise LedgerError(
            "text-unreadable", say("“{path}” không phải là một tệp.", path=file)
        ) from None
    except OSError as error:
        raise LedgerError(
            "text-unreadable",
            say("Không đọc được “{file}”: {reason}.", file=file, reason=reason_of(error)),
        ) from error
    except UnicodeDecodeError as error:
        raise LedgerError(
            "text-not-utf8",
            say("“{file}” không phải là văn bản UTF-8.", file=file),
            say("Dùng đúng tệp do bdg log --json-lines ghi ra."),
        ) from error


_UTF_16 = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"{\0", "utf-16-le"))
_CONSOLES = ("cp1258", "cp437", "cp850", "cp1252")
"""How the console of Windows reads what a program prints, in Việt Nam and elsewhere."""


def _decoded(content: bytes) -> str:
    """Return the text: UTF-8 or, from PowerShell, UTF-16. Raises UnicodeDecodeError."""
    encoding = next((name for mark, name in _UTF_16 if content.startswith(mark)), None)
    if encoding is None:
        return content.decode("utf-8-sig")
    text = content.decode(encoding)
    return next((right for name in _CONSOLES if (right := _as_printed(text, name))), text)


def _as_printed(text: str, console: str) -> str:
    """Return what was printed as UTF-8 and read by the console as something else; empty if it was
    not: letters of Vietnamese in UTF-16 give no UTF-8 by chance.
    """
    if text.isascii():
        return ""
    codes = {bytes([code]).decode(console, "ignore") or chr(code): code for code in range(256)}
    try:
        return bytes([codes[letter] for letter in text]).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return ""
