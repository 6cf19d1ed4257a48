"""The kinds of official documents that assign tasks, and what a document of a kind is called."""

from __future__ import annotations

from bdg_cli.domain.messages import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from bdg_cli.domain.messages import Filling, Message

    DocumentKind = Literal[
        "plan",
        "directive",
        "announcement",
        "announced-conclusion",
        "conclusion",
        "letter",
        "telegram",
        "decision",
        "programme",
        "resolution",
        "scheme",
        "project",
        "guidance",
        "invitation",
    ]

PLAN: DocumentKind = "plan"
KIND_WORDS: dict[DocumentKind, str] = {
    "plan": "kế hoạch",
    "directive": "chỉ thị",
    "announcement": "thông báo",
    "announced-conclusion": "thông báo kết luận",
    "conclusion": "kết luận",
    "letter": "công văn",
    "telegram": "công điện",
    "decision": "quyết định",
    "programme": "chương trình",
    "resolution": "nghị quyết",
    "scheme": "phương án",
    "project": "đề án",
    "guidance": "hướng dẫn",
    "invitation": "giấy mời",
}
"""What a plan file calls each kind. The code is accepted as well."""
ADDRESSED_KINDS: tuple[DocumentKind, ...] = ("letter", "telegram", "invitation")
"""The kinds that begin with those to whom they go, “Kính gửi: …”."""
DECIDED_KINDS: tuple[DocumentKind, ...] = ("decision", "resolution")
"""The kinds that name below their title who decides, above the grounds."""

_SYMBOLS: dict[str, DocumentKind] = {
    "KH": "plan",
    "CT": "directive",
    "TB": "announcement",
    "KL": "conclusion",
    "CĐ": "telegram",
    "QĐ": "decision",
    "CTr": "programme",
    "NQ": "resolution",
    "PA": "scheme",
    "ĐA": "project",
    "HD": "guidance",
    "GM": "invitation",
}
"""The part of a number that says the kind of document: 09/CT-UBND, 07-KL/TU."""


def kind_by_number(number: str) -> DocumentKind | None:
    """Return the kind that a number tells; None if it tells none, as that of a letter does.

    It is the first part behind the serial number and the year: 12/STC-KH is a letter.
    """
    parts = number.replace("/", "-").replace("–", "-").split("-")[1:]
    return _SYMBOLS.get(next((part for part in parts if not part.isdecimal()), ""))


def kind_and_number(kind: DocumentKind, number: Filling) -> Message:
    """Return what a document is called: “Chỉ thị 09/CT-UBND”."""
    return _NAMES[kind].replace(filling={"number": number})


_NAMES: dict[DocumentKind, Message] = {
    "plan": say("Kế hoạch {number}"),
    "directive": say("Chỉ thị {number}"),
    "announcement": say("Thông báo {number}"),
    "announced-conclusion": say("Thông báo kết luận {number}"),
    "conclusion": say("Kết luận {number}"),
    "letter": say("Công văn {number}"),
    "telegram": say("Công điện {number}"),
    "decision": say("Quyết định {number}"),
    "programme": say("Chương trình {number}"),
    "resolution": say("Nghị quyết {number}"),
    "scheme": say("Phương án {number}"),
    "project": say("Đề án {number}"),
    "guidance": say("Hướng dẫn {number}"),
    "invitation": say("Giấy mời {number}"),
}
