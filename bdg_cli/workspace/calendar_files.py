"""Calendars on the disk: one file, or a folder with a file for each entry, as vdir wants it
(https://vdirsyncer.pimutils.org/en/stable/vdir.html).
"""

from __future__ import annotations

import os

from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.services.calendar_uids import PLACE
from bdg_cli.storage.regular_files import open_regular

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_ENDING = ".ics"


def is_folder(path: str) -> bool:
    """Return True if a folder is meant: it is there, or the path ends as that of one."""
    return os.path.isdir(path) or path.endswith(("/", os.sep))


def there(path: str) -> bytes:
    """Return what is in a file; nothing if there is none. Raises RefusedError."""
    if not os.path.exists(path):
        return b""
    try:
        with open_regular(path) as file:
            return file.readall() or b""
    except OSError:
        raise not_ours(path) from None


def entries_there(folder: str) -> Mapping[str, bytes]:
    """Return the files of a folder that have the name of one of our entries, by UID.

    Other files in it are others' and stay alone. Raises RefusedError.
    """
    if not os.path.isdir(folder):
        return {}
    uids = [
        name.removesuffix(_ENDING)
        for name in sorted(os.listdir(folder))
        if name.endswith(PLACE + _ENDING)
    ]
    return {uid: there(entry_path(folder, uid)) for uid in uids}


def entry_path(folder: str, uid: str) -> str:
    """Return the path of an entry's file."""
    return os.path.join(folder, uid + _ENDING)


def not_ours(path: str) -> RefusedError:
    """Return the error for a file that another program wrote."""
    return RefusedError(
        "not-our-calendar",
        say("“{file}” đã có và không phải là lịch do bdg viết; không ghi đè.", file=path),
        say("Chọn tên khác, hoặc thêm --force để thay tệp ấy."),
    )
