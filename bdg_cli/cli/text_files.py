"""Text that a call names by its file, or gives on standard input: tables and lists of units."""

from __future__ import annotations

from bdg_cli.domain.errors import UsageError
from bdg_cli.domain.messages import say
from bdg_cli.domain.system_errors import reason_of
from bdg_cli.storage.regular_files import NotRegularError, read_handed_over

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli.env import Env


def read_text(env: Env, file: str) -> str:
    """Return the text of a file, or of standard input for `-`, in whichever encoding it is.

    Raises UsageError if it cannot be read, or is a workbook.
    """
    from bdg_cli.documents.text_encoding import decode

    try:
        data = env.read_all() if file == "-" else read_handed_over(file)
    except NotRegularError:
        raise UsageError(
            "table-unreadable", say("“{path}” không phải là một tệp.", path=file)
        ) from None
    except OSError as error:
        raise UsageError(
            "table-unreadable",
            say("Không đọc được “{file}”: {reason}.", file=file, reason=reason_of(error)),
        ) from error
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UsageError(
            "table-is-workbook",
            say("“{file}” là tệp Excel, không phải CSV.", file=file),
            say("Trong Excel chọn Lưu thành (Save As), loại CSV UTF-8."),
        )
    return decode(data)


def unit_names(env: Env, file: str) -> str:
    """Return the names in a list of units, one a line or with commas between them.

    Raises UsageError as `read_text`, and if the list is empty: it would mean every unit.
    """
    text = read_text(env, file)
    if text.strip(" \t\n,;"):
        return text
    raise UsageError(
        "no-units",
        say("Danh sách “{file}” không có đơn vị nào.", file=file),
        say("Ghi mỗi dòng một đơn vị."),
    )
