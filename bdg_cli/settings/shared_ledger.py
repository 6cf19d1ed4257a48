"""`shared.toml`: where the shared ledger of a folder of plans is."""

from __future__ import annotations

from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.messages import say

SHARED = "shared.toml"
_PLAIN = 'ledger = "'


def ledger_in(content: bytes, file: str) -> str:
    """Return what the file says the shared ledger is. Raises LedgerError."""
    lines = [line for line in content.splitlines() if line.strip() and line.lstrip()[:1] != b"#"]
    if len(lines) == 1 and lines[0].startswith(_PLAIN.encode()) and b"\\" not in lines[0]:
        value, _, rest = lines[0][len(_PLAIN) :].partition(b'"')
        if not rest.strip() and (text := _text(value)):
            return text  # as most are: no parser has to be imported
    return _parsed(content, file)


def refuse_password(ledger: str, where: str) -> None:
    """Raise LedgerError if the way to a ledger has a password in it; it is not shown."""
    user, at, _ = ledger.rpartition("@")
    in_address = at and ":" in user.partition("://")[2]
    after = [part.lstrip()[:1] for part in ledger.lower().split("password")[1:]]
    if not in_address and "=" not in after:  # a file may be named so
        return
    raise LedgerError(
        "shared-password",
        say("{where} có mật khẩu; mật khẩu không để ở đó.", where=where),
        say(
            "Bỏ mật khẩu khỏi đó, đổi mật khẩu mới, rồi ghi vào tệp .pgpass trong thư mục riêng "
            "của mình một dòng: máy-chủ:5432:tên-cơ-sở-dữ-liệu:tên-đăng-nhập:mật-khẩu"
        ),
    )


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return ""


def _parsed(content: bytes, file: str) -> str:
    import tomllib

    try:
        found = tomllib.loads(content.decode("utf-8-sig")).get("ledger")
    except ValueError:
        found = None
    if isinstance(found, str) and found.strip():
        return found.strip()
    raise LedgerError(
        "shared-settings",
        say("Tệp “{file}” không nói sổ chung ở đâu.", file=file),
        say('Tệp ấy cần đúng một dòng: ledger = "service=bdg"'),
    )
