"""The lines above and below the body of a report, as decree 30/2020/NĐ-CP words them."""

from __future__ import annotations

from bdg_cli.wording.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.services.report import Report
    from bdg_cli.services.report_head import ReportHead
    from bdg_cli.wording.language import Language

_BLANK = "\N{NO-BREAK SPACE}" * 6
"""What is left open for a person to write a number into."""
_PADDED_MONTHS = 2
"""The months that get a zero before them."""

_POSTS = (
    *("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "BAN THƯỜNG VỤ"),
    *("CHỦ TỊCH", "BỘ TRƯỞNG", "TỔNG GIÁM ĐỐC", "GIÁM ĐỐC", "BÍ THƯ", "HIỆU TRƯỞNG"),
    *("CHÁNH VĂN PHÒNG", "TRƯỞNG PHÒNG", "TRƯỞNG BAN", "THỦ TRƯỞNG"),
)
"""For whom, or for which body, somebody signs; the post of who signs stands in the next line."""
_SIGNS_FOR = ("TM.", "KT.", "TL.", "TUQ.", "Q.")


def nation(t: Language) -> tuple[str, str]:
    """Return the name of the country, and the motto below it."""
    return t("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), t("Độc lập - Tự do - Hạnh phúc")


def number_line(head: ReportHead, t: Language) -> str:
    """Return the line of the number, which is blank: `Số:      /BC-UBND`."""
    return t("Số:{blank}{symbol}", blank=_BLANK, symbol=head.symbol)


def place_and_day(head: ReportHead, t: Language) -> str:
    """Return place and day: a zero before days below 10 and before the months 1 and 2."""
    month = head.day.month
    return t(
        "{place}, ngày {day} tháng {month} năm {year}",
        place=head.place,
        day=f"{head.day.day:02}",
        month=f"{month:02}" if month <= _PADDED_MONTHS else str(month),
        year=head.day.year,
    )


def addressed_to(head: ReportHead, t: Language) -> str:
    """Return to whom the report goes: “Kính gửi: …”; empty if to nobody in particular."""
    return t("Kính gửi: {names}", names=head.to) if head.to else ""


def capacity(head: ReportHead) -> tuple[str, ...]:
    """Return in what capacity the report is signed, in lines: `KT. CHỦ TỊCH / PHÓ CHỦ TỊCH`."""
    said = sanitize(head.signer.capacity if head.signer else "")
    lines = [line.strip() for line in said.split(" / ") if line.strip()]
    mark, _, rest = lines[0].partition(" ") if len(lines) == 1 else ("", "", "")
    for post in _POSTS if mark in _SIGNS_FOR else ():
        if rest.startswith(f"{post} "):
            return f"{mark} {post}", rest.removeprefix(post).strip()
    return tuple(lines)


def recipients(head: ReportHead) -> tuple[str, ...]:
    """Return the lines below “Nơi nhận:”: a semicolon after each, a full stop at the end."""
    bare = [sanitize(one).rstrip(" .;") for one in head.recipients]
    return tuple([f"- {one};" for one in bare[:-1]] + [f"- {one}." for one in bare[-1:]])


def annex_title(report: Report, t: Language) -> tuple[str, str]:
    """Return the title of the annex, and of which document it is."""
    return (
        t("TÌNH HÌNH THỰC HIỆN TỪNG NHIỆM VỤ"),
        t(
            "(Kèm theo Báo cáo số{blank}{symbol} ngày {day} của {issuer})",
            blank=_BLANK,
            symbol=report.head.symbol,
            day=report.head.day,
            issuer=report.head.issuer,
        ),
    )
