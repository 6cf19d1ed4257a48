"""User and password of a mail server: from variables, or from a file that nobody else can read."""

from __future__ import annotations

import os
import stat

from bdg_cli.domain.errors import PlanError
from bdg_cli.domain.folding import compose
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.settings.contacts import MailSettings

_HAS_OWNERS = hasattr(os, "geteuid")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_LONGEST = 4096


class Login(Value):
    """Who logs in at a mail server. The password is in no message and in no error."""

    user: str
    password: str


class LoginFileError(PlanError):
    """The file with user and password is not there, open to others, or says something else."""


def login_for(mail: MailSettings | None, user: str | None, password: str | None) -> Login | None:
    """Return the login that the variables give, else the one in the file; None if there is none.

    Raises LoginFileError.
    """
    if user and password:
        return Login(user, password)
    return read_login(mail.login_file) if mail and mail.login_file else None


def read_login(path: str) -> Login:
    """Read user and password from the first two lines of a file. Raises LoginFileError.

    Of the file system of Windows nothing can be asked here: there the user's folder is closed to
    others from the start.
    """
    from bdg_cli.storage.regular_files import open_regular, read_up_to

    try:
        with open_regular(path) as file:
            found = os.fstat(file.fileno())
            if _HAS_OWNERS and (found.st_mode & _OTHERS or found.st_uid != os.geteuid()):
                raise LoginFileError(
                    "login-file-open",
                    say("Người khác đọc được tệp mật khẩu “{path}”.", path=path),
                    say("Chạy: chmod 600 {path}; tệp phải là của chính bạn.", path=path),
                )
            content = read_up_to(file, _LONGEST)
    except OSError as error:
        from bdg_cli.domain.system_errors import reason_of

        raise LoginFileError(
            "login-file-unreadable",
            say(
                "Không đọc được tệp mật khẩu “{path}”: {reason}.",
                path=path,
                reason=reason_of(error),
            ),
            say("Kiểm tra “login-file” trong contacts.yaml."),
        ) from error
    lines = [line.strip() for line in content.decode("utf-8-sig", "replace").splitlines()]
    if len(lines) < len(("user", "password")) or not (lines[0] and lines[1]) or any(lines[2:]):
        raise LoginFileError(
            "login-file-form",
            say("Tệp mật khẩu “{path}” không đúng hai dòng.", path=path),
            say("Dòng 1 là tên đăng nhập, dòng 2 là mật khẩu, không có gì khác."),
        )
    return Login(compose(lines[0]), compose(lines[1]))
