"""What stands above and below a report: issuer, number, place, day, title, signature, recipients.

What nobody knows before it is signed stays blank, for a person to fill in: the number of a report,
who signs that of a unit.
"""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Signer


class ReportHead(Value):
    """The frame of a report, in the order of decree 30/2020/NĐ-CP.

    `parent` is the agency above the issuer, often empty. `symbol` is what follows the blank
    number: `BC-UBND`. `kind` is the kind of document ("Báo cáo"), `title` what it is about, with
    the period. `to` are those to whom it is addressed ("Kính gửi"), empty within the issuer's own
    area. `signer` has the capacity; its name may be empty. `recipients` are in order, “Lưu” last.
    """

    issuer: str
    parent: str
    symbol: str
    place: str
    day: date
    kind: Message
    title: Message
    opening: Message
    closing: Message
    to: tuple[str, ...] = ()
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
