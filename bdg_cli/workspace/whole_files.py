"""Files that are written whole: beside their place, flushed to the disk, then renamed."""

from __future__ import annotations

import os

from bdg_cli.domain.errors import PlanError, RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.system_errors import reason_of


def write_whole(path: str, content: bytes, *, ending: str = "") -> None:
    """Write a file whole, and make its folder. Raises PlanError.

    It is written beside its place, under a name of this process, or with the ending that whoever
    alone writes it chooses: what a call that died has left is then written over.
    """
    beside = f"{path}{ending or f'.{os.getpid()}'}"
    try:
        os.makedirs(os.path.dirname(path) or os.curdir, exist_ok=True)
        with open(beside, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError as error:
        if os.path.lexists(beside):
            os.unlink(beside)
        raise PlanError(
            "cannot-create",
            say("Không ghi được “{file}”: {reason}.", file=path, reason=reason_of(error)),
            say("Kiểm tra đường dẫn và quyền ghi."),
        ) from error


def lay_down_whole(path: str, content: bytes, *, force: bool) -> None:
    """Write a file whole, and overwrite none unless that is asked for. Raises PlanError,
    RefusedError.
    """
    if os.path.lexists(path) and not force:
        raise RefusedError(
            "already-there",
            say("“{file}” đã có; không ghi đè.", file=path),
            say("Chọn tên khác, hoặc thêm --force để thay tệp ấy."),
        )
    write_whole(path, content)
