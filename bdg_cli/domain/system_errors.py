"""What the operating system refuses, in the words of the user."""

from __future__ import annotations

import errno

from bdg_cli.domain.messages import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.messages import Message

_REASONS = {
    errno.ENOENT: say("không có tệp hay thư mục này"),
    errno.EACCES: say("không có quyền"),
    errno.EPERM: say("không có quyền"),
    errno.EROFS: say("ổ đĩa hoặc thư mục này chỉ cho đọc"),
    errno.ENOSPC: say("đĩa đã đầy"),
    errno.EFBIG: say("tệp quá lớn"),
    errno.EEXIST: say("đã có tệp hay thư mục tên này"),
    errno.EISDIR: say("đây là một thư mục"),
    errno.ENOTDIR: say("một phần của đường dẫn không phải là thư mục"),
    errno.ENAMETOOLONG: say("tên quá dài"),
    errno.ELOOP: say("đường dẫn tắt trỏ vòng quanh"),
    errno.EBUSY: say("tệp đang được chương trình khác dùng"),
    errno.EAGAIN: say("không có gì để đọc"),
    errno.EIO: say("ổ đĩa hoặc đường truyền báo lỗi"),
    errno.EBADF: say("đầu ra đã bị đóng"),
    errno.EPIPE: say("bên nhận đã ngừng đọc"),
}
if hasattr(errno, "EDQUOT"):  # not on Windows
    _REASONS[errno.EDQUOT] = say("đã hết hạn mức đĩa")


def reason_of(error: OSError) -> Message | str:
    """Return why the system refused; in its own words where it is something rare."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
