"""What the operating system refuses, in words of our own: its own are in English."""

from __future__ import annotations

import errno

from bdg_cli.domain.messages import Message, say

_REASONS = {
    errno.ENOENT: say("không có tệp hay thư mục này"),
    errno.EACCES: say("không có quyền"),
    errno.EPERM: say("không có quyền"),
    errno.EROFS: say("ổ đĩa chỉ cho đọc"),
    errno.ENOSPC: say("đĩa đầy"),
    errno.EDQUOT: say("hết hạn mức đĩa"),
    errno.EISDIR: say("đây là một thư mục"),
    errno.ENOTDIR: say("một phần của đường dẫn không phải là thư mục"),
    errno.EEXIST: say("đã có tệp hay thư mục cùng tên"),
    errno.EIO: say("ổ đĩa báo lỗi"),
}


def reason_of(error: OSError) -> Message:
    """Return why the operating system refused; its own words if there are none of ours."""
    known = _REASONS.get(error.errno or 0)
    return known or say("{reason}", reason=error.strerror or str(error))
