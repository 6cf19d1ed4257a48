"""What can go wrong with a ledger on disk, said as an error that tells what to do."""

from __future__ import annotations

import os

from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.messages import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType

    from bdg_cli.domain.messages import Message

# Primary and extended result codes: https://sqlite.org/rescode.html
_PERM, _BUSY, _LOCKED, _READONLY, _IOERR, _FULL, _CANTOPEN = 3, 5, 6, 8, 10, 13, 14
_PROTOCOL, _CONSTRAINT = 15, 19
READONLY_ROLLBACK = 776
"""A killed writer's journal has to be rolled back, which a reader must not do."""
IOERR_WRITE = 778
"""The file may not grow: a quota or a limit; a disk that is full says `_FULL`."""
IOERR_DIR_FSYNC, IOERR_DELETE = 1290, 2570
"""The step that makes a commit final failed: it may count or not."""
IOERR_LOCK = 3850


class ErrorTranslation:
    """Turns what SQLite says into an error that says what to do: `with Telling(path): …`."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Translate an error of SQLite; others pass."""
        if isinstance(error, UnicodeDecodeError):  # damaged words in what SQLite says
            raise damaged(self._path) from error
        if isinstance(error, Exception) and type(error).__module__ == "sqlite3":
            raise translated(self._path, error) from error


def result_code(error: Exception) -> int:
    """Return SQLite's extended result code, 0 for an error that has none."""
    code: object = getattr(error, "sqlite_errorcode", 0)
    return code if isinstance(code, int) else 0


def translated(path: str, error: Exception) -> LedgerError:
    """Say what an error of SQLite means for the ledger; one that is not known means damage."""
    code = result_code(error)
    known = _BY_CODE.get(code) or _BY_CODE.get(code & 0xFF)
    return known(path) if known else damaged(path)


def damaged(path: str) -> LedgerError:
    """Say that the file does not hold what was written to it."""
    return LedgerError(
        "ledger-damaged",
        say("Sổ theo dõi “{path}” bị hỏng; tệp được giữ nguyên.", path=path),
        say(
            "Dời tệp sang nơi khác và giữ lại; rồi chép bản sao lưu về chỗ cũ, hoặc chạy "
            "bdg restore TỆP với tệp do bdg log --json-lines ghi ra."
        ),
    )


def altered(path: str, names: tuple[str, ...]) -> LedgerError:
    """Say that another program changed the parts that guard the records."""
    return LedgerError(
        "ledger-altered",
        say(
            "Sổ theo dõi “{path}” đã bị chương trình khác sửa cấu trúc ({names}); chưa ghi gì.",
            path=path,
            names=names,
        ),
        say(
            "Chạy bdg log --json-lines > so.jsonl, dời sổ sang nơi khác, rồi chạy "
            "bdg restore so.jsonl để lập sổ mới với đủ bản ghi."
        ),
    )


def empty(path: str) -> LedgerError:
    """Say that the file has no bytes, which a ledger never has from its first moment on."""
    return LedgerError(
        "ledger-damaged",
        say("Tệp sổ theo dõi “{path}” trống rỗng; tệp được giữ nguyên.", path=path),
        say(
            "Nếu sổ đã từng có bản ghi, chép bản sao lưu về chỗ cũ; nếu chưa, xóa tệp trống này "
            "rồi làm lại."
        ),
    )


def unfinished(path: str) -> LedgerError:
    """Say that a killed writer's journal waits and cannot be rolled back here."""
    return LedgerError(
        "ledger-unwritable",
        say("Lần ghi trước vào “{path}” bị ngắt giữa chừng và chưa được hoàn nguyên.", path=path),
        say(
            "Chạy lại lệnh bằng tài khoản được ghi vào thư mục này; đừng xóa tệp “-journal” bên "
            "cạnh sổ."
        ),
    )


def id_twice(record_id: str) -> LedgerError:
    """Say that a record is there already."""
    return LedgerError(
        "id-twice",
        say("Bản ghi “{id}” đã có trong sổ; chưa ghi gì.", id=record_id),
        say("Làm lại lệnh này."),
    )


def differs(record_id: str) -> LedgerError:
    """Say that two records that are not the same bear one id."""
    return LedgerError(
        "record-differs",
        say("Bản ghi “{id}” khác với bản ghi cùng mã đã có; chưa ghi gì.", id=record_id),
        say("Bản ghi không bao giờ được sửa. Dùng tệp do bdg log --json-lines ghi ra."),
    )


def _locked(path: str) -> LedgerError:
    return LedgerError(
        "ledger-locked",
        say("Sổ theo dõi “{path}” đang được người khác ghi; chưa ghi gì.", path=path),
        say("Đợi một lát rồi làm lại."),
    )


def _full(path: str) -> LedgerError:
    return LedgerError(
        "ledger-full",
        say("Đĩa chứa “{path}” đã đầy hoặc không nhận thêm dữ liệu; chưa ghi gì.", path=path),
        say("Giải phóng dung lượng rồi làm lại."),
    )


def _unwritable(path: str) -> LedgerError:
    return LedgerError(
        "ledger-unwritable",
        say("Không ghi được vào sổ theo dõi “{path}”; chưa ghi gì.", path=path),
        _cure(path, os.W_OK),
    )


def _may(path: str, access: int) -> bool:
    if os.access in os.supports_effective_ids:
        return os.access(path, access, effective_ids=True)
    return os.access(path, access)


def _cure(path: str, access: int) -> Message:
    """Return the command with which the owner gives the right that is missing."""
    files = (path, os.path.dirname(path) or os.curdir)
    closed = [one for one in files if os.path.exists(one) and not _may(one, access)]
    if not closed or os.name == "nt" or os.statvfs(closed[0]).f_flag & os.ST_RDONLY:
        return say("Kiểm tra quyền đọc, ghi của tệp và của thư mục chứa nó.")
    right = "w" if access == os.W_OK else "r"
    own = os.stat(closed[0]).st_uid == os.geteuid()
    return say(
        "{owner} cấp quyền bằng lệnh: chmod {right} {files}",
        owner=say("Bạn") if own else say("Người sở hữu tệp"),
        right=f"{'u' if own else 'g'}+{right}",
        files=" ".join(f"'{one}'" for one in closed),
    )


def _unopened(path: str) -> LedgerError:
    return LedgerError(
        "ledger-unwritable",
        say("Không mở được sổ theo dõi “{path}”.", path=path),
        _cure(path, os.R_OK),
    )


def _failing(path: str) -> LedgerError:
    return LedgerError(
        "ledger-io",
        say("Ổ đĩa báo lỗi khi đọc hoặc ghi “{path}”; chưa ghi gì.", path=path),
        say("Kiểm tra ổ đĩa hoặc đường mạng tới nó, rồi làm lại."),
    )


def _uncertain(path: str) -> LedgerError:
    return LedgerError(
        "ledger-io",
        say("Ổ đĩa báo lỗi khi ghi xong “{path}”; chưa chắc đã ghi.", path=path),
        say("Gõ “bdg log” để xem đã ghi hay chưa; kiểm tra ổ đĩa."),
    )


def _clash(path: str) -> LedgerError:
    return LedgerError(
        "id-twice",
        say("Một bản ghi đã có trong sổ “{path}”; chưa ghi gì.", path=path),
        say("Làm lại lệnh này."),
    )


_BY_CODE = {
    _PERM: _unopened,
    _BUSY: _locked,
    _LOCKED: _locked,
    _PROTOCOL: _locked,
    _READONLY: _unwritable,
    _CANTOPEN: _unopened,
    _FULL: _full,
    IOERR_WRITE: _full,
    IOERR_DIR_FSYNC: _uncertain,
    IOERR_DELETE: _uncertain,
    _IOERR: _failing,
    _CONSTRAINT: _clash,
}
