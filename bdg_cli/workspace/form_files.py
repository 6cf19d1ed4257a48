"""The files of forms that came back: named one by one, by a pattern, or as a folder."""

from __future__ import annotations

import glob
import os

from bdg_cli.domain.errors import PlanError
from bdg_cli.domain.messages import say
from bdg_cli.domain.system_errors import reason_of
from bdg_cli.storage.regular_files import NotRegularError, open_regular, read_up_to

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDING = ".xlsx"
_LOCK = "~$"
"""How the file begins that Excel keeps beside a workbook while it is open."""


def form_files(named: Sequence[str]) -> tuple[str, ...]:
    """Return the files that are meant, each once; of a folder its workbooks.

    Not every shell replaces a pattern. Raises PlanError for a folder without any.
    """
    found: list[str] = []
    for name in named:
        if os.path.isdir(name):
            inside = [
                os.path.join(name, one)
                for one in sorted(os.listdir(name))
                if one.lower().endswith(_ENDING) and not one.startswith(_LOCK)
            ]
        elif not os.path.lexists(name) and glob.has_magic(name):
            inside = sorted(
                one for one in glob.glob(name) if not os.path.basename(one).startswith(_LOCK)
            )
        else:
            inside = [name]
        if not inside:
            raise PlanError(
                "no-forms",
                say("“{folder}” không có phiếu (.xlsx) nào.", folder=name),
                say("Chỉ đúng thư mục chứa các phiếu gửi về."),
            )
        found += inside
    return tuple(dict.fromkeys(found))


def read_form_file(path: str, most: int) -> bytes:
    """Return the bytes of a file, at most one more than `most`. Raises PlanError."""
    try:
        with open_regular(path) as file:
            return read_up_to(file, most + 1)
    except NotRegularError:
        raise PlanError(
            "form-unreadable", say("“{path}” không phải là một tệp.", path=path)
        ) from None
    except OSError as error:
        raise PlanError(
            "form-unreadable",
            say("Không đọc được “{file}”: {reason}.", file=path, reason=reason_of(error)),
            say("Kiểm tra tên tệp; nếu tệp đang mở trong Excel thì đóng lại."),
        ) from error
