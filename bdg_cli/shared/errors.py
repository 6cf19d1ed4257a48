"""What a shared ledger answers when something does not work, in words for an officer."""

from __future__ import annotations

from bdg_cli.domain.errors import LedgerError, MissingError
from bdg_cli.domain.messages import say

UPGRADE = "bdg share sql | psql -v ON_ERROR_STOP=1 --single-transaction bdg"
"""What makes a shared ledger, or brings it up to the newest format."""


class UnreachableError(LedgerError):
    """The server does not answer in time: what is recorded waits on this machine."""


class StoppedSharingError(LedgerError):
    """The shared ledger answers, and may not be used: damaged, another one, made by a newer bdg."""


def unreachable(name: str) -> UnreachableError:
    """Return the error for a server that does not answer, or a line that breaks."""
    return UnreachableError(
        "shared-unreachable",
        say("Không liên lạc được với sổ chung “{name}”.", name=name),
        say("Việc đã ghi vẫn ở máy này và được gửi ở lần đồng bộ sau."),
    )


def shut_out(name: str) -> UnreachableError:
    """Return the error for a server that lets nobody in from here: elsewhere it may."""
    return UnreachableError(
        "shared-shut-out",
        say("Máy chủ của sổ chung “{name}” không cho máy này vào.", name=name),
        say(
            "Máy có ở trong mạng của đơn vị không? Nếu có, người quản trị xem dòng hostssl trong "
            "pg_hba.conf. Việc đã ghi vẫn ở máy này và được gửi sau."
        ),
    )


def login_refused(name: str) -> StoppedSharingError:
    """Return the error for a login that the server does not accept."""
    return StoppedSharingError(
        "shared-login",
        say("Sổ chung “{name}” không nhận tên hoặc mật khẩu đăng nhập.", name=name),
        say("Xem lại tệp .pgpass hoặc tệp dịch vụ; gõ “bdg share check” để biết sai ở đâu."),
    )


def untrusted(name: str) -> StoppedSharingError:
    """Return the error for a server whose certificate nobody vouches for."""
    return StoppedSharingError(
        "shared-untrusted",
        say("Máy chủ của sổ chung “{name}” không chứng minh được mình là ai (TLS).", name=name),
        say("Đặt sslrootcert là chứng thư của đơn vị quản trị; đừng hạ sslmode."),
    )


def not_a_ledger(name: str) -> StoppedSharingError:
    """Return the error for a database without a shared ledger, or one without the right to it."""
    return StoppedSharingError(
        "shared-none",
        say("Ở “{name}” không có sổ chung, hoặc tên đăng nhập này chưa được xem.", name=name),
        say("Người quản trị chạy “bdg share sql” và “bdg share grant” một lần."),
    )


def not_understood(name: str) -> StoppedSharingError:
    """Return the error for a way to the server that its driver does not understand."""
    return StoppedSharingError(
        "shared-settings",
        say("Không hiểu cách nối tới sổ chung “{name}”.", name=name),
        say("Xem lại dòng ledger trong shared.toml, và tên dịch vụ trong tệp .pg_service.conf."),
    )


def newer(name: str) -> StoppedSharingError:
    """Return the error for a shared ledger that asks for a newer program."""
    return StoppedSharingError(
        "shared-newer",
        say("Sổ chung “{name}” đòi một bản bdg mới hơn.", name=name),
        say("Cài bản bdg mới nhất rồi làm lại."),
    )


def older(name: str) -> StoppedSharingError:
    """Return the error for a shared ledger of a format that has no editions yet."""
    return StoppedSharingError(
        "shared-old",
        say("Sổ chung “{name}” còn ở dạng cũ, chưa giữ được kế hoạch.", name=name),
        say("Nhờ người quản trị máy chủ nâng lên: {command}", command=UPGRADE),
    )


def busy(name: str) -> UnreachableError:
    """Return the error for a shared ledger that others hold for too long."""
    return UnreachableError(
        "shared-busy",
        say("Sổ chung “{name}” đang bận.", name=name),
        say("Làm lại sau ít phút; việc đã ghi vẫn ở máy này."),
    )


def forged(name: str, place: int, record: str) -> StoppedSharingError:
    """Return the error for a record that says something else than it said before."""
    return StoppedSharingError(
        "shared-forged",
        say(
            "Sổ chung “{name}” nói khác trước ở vị trí {place} (bản ghi {record}).",
            name=name,
            place=place,
            record=record,
        ),
        say("Không lấy gì về. Báo người quản trị: bản ghi đã bị sửa; bản ở máy này còn nguyên."),
    )


def failed(name: str, state: str) -> StoppedSharingError:
    """Return the error for anything else that the server refuses, with its code."""
    return StoppedSharingError(
        "shared-refused",
        say("Sổ chung “{name}” không làm được việc này (mã {state}).", name=name, state=state),
        say("Báo người quản trị máy chủ mã ấy."),
    )


def missing_driver() -> MissingError:
    """Return the error for a missing library."""
    return MissingError(
        "shared-missing",
        say("Chưa cài phần dùng sổ chung (PostgreSQL)."),
        say('Cài thêm: pip install "bdg-cli[shared]".'),
    )
