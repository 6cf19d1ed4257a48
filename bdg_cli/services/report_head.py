"""What stands above and below a report: issuer, number, place, day, title, signature, recipients.

What nobody knows before it is signed stays blank, for a person to fill in: the number of a report,
who signs that of a unit.
"""

from __future__ import annotations

from bdg_cli.domain.document_kinds import kind_and_number, kind_by_number
from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from bdg_cli.domain.days import date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.periods import ReportPeriod
    from bdg_cli.domain.plan import Plan, Signer
    from bdg_cli.services.lookup import Scope


class ReportHead(Value):
    """The frame of a report, in the order of decree 30/2020/NĐ-CP.

    `parent` is the agency above the issuer, often empty. `symbol` is what follows the blank
    number, with its slash: `/BC-UBND`. `kind` is the kind of document ("Báo cáo"), `title` what it
    is about, with the period. `to` are those to whom it is addressed ("Kính gửi"), empty within the
    issuer's own area. `signer` has the capacity; its name may be empty. `recipients` are in order,
    “Lưu” last.
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


REPORT = say("Báo cáo")
_SYMBOL = "BC"


def report_head(
    plan: Plan, scope: Scope, period: ReportPeriod, *, made_on: date, day: date
) -> ReportHead:
    """Return the frame of a report that is made on a day, and tells the states of a day.

    The report of a unit goes to the issuer of the plan, and names nobody who signs it.
    """
    units = tuple([plan.unit_name(code) for code in scope.codes_in(plan)])
    about = say(
        "{plan} ngày {issued} của {issuer}",
        plan=kind_and_number(plan.kind, say("số {number}", number=plan.number)),
        issued=plan.issued,
        issuer=plan.issuer,
    )
    author = ", ".join(units) or plan.issuer
    return ReportHead(
        author,
        plan.issuer if units else "",
        f"/{_SYMBOL}" if units else report_symbol(plan.number),
        plan.place,
        made_on,
        REPORT,
        say("Kết quả thực hiện {plan} ({period})", plan=about, period=period.words),
        say(
            "Thực hiện {plan} về {title}, {author} báo cáo kết quả ({period}; tình trạng tính đến "
            "hết ngày {day}) như sau:",
            plan=about,
            title=lowered(plan.title),
            author=author,
            period=period.words,
            day=day,
        ),
        say(
            "Trên đây là báo cáo kết quả thực hiện {plan} ({period})./.",
            plan=about,
            period=period.words,
        ),
        (plan.issuer,) if units else (),
        None if units else plan.signer,
        ("Như trên", "Lưu: VT") if units else in_order(plan.recipients),
    )


def report_symbol(number: str) -> str:
    """Return what follows the number of a report of the body that gave a plan its number:
    `/BC-UBND` for `70/KH-UBND`, `-BC/TU` for `07-KL/TU`.
    """
    digits = number[: len(number) - len(number.lstrip("0123456789 "))]
    mark, rest = number[len(digits) :][:1] or "/", number[len(digits) :][1:].strip()
    first = rest.replace("/", "-").split("-")[0]
    if kind_by_number(f"1/{first}") is not None:
        return f"{mark}{_SYMBOL}{rest[len(first) :]}"
    return f"{mark}{_SYMBOL}-{first}" if first else f"{mark}{_SYMBOL}"


def in_order(recipients: Iterable[str]) -> tuple[str, ...]:
    """Return recipients as a document lists them: those to be filed (“Lưu”) last."""
    return tuple(sorted(recipients, key=lambda one: fold(one).startswith("luu")))


def lowered(title: str) -> str:
    """Return a title as it goes on after “về”; one that begins with a name in capitals stays."""
    said = title if title[1:2].isupper() else title[:1].lower() + title[1:]
    return said.removeprefix("về ")
