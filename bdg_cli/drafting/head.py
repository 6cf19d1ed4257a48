"""Read what surrounds the body of a document: its head, its recipients, and who signed it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.documents.lines import Line
from bdg_cli.domain.days import Window, date
from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.drafting.paragraphs import join_paragraphs
from bdg_cli.outline.foot import PERSON_NAME, RECIPIENTS, SIGNATURE
from bdg_cli.outline.marks import DASH, ROW, is_noise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bdg_cli.domain.messages import Message

_TITLE: Final = re.compile(r"[\W_]*(?:DỰ THẢO\s*)?K[ẾÉÊEỀẺẼỄ] HOẠCH[\W_]*")
_OTHER_TITLE: Final = re.compile(
    r"[\W_]*(?:DỰ THẢO\s*)?(?:CHỈ THỊ|THÔNG BÁO|KẾT LUẬN|CÔNG ĐIỆN|NGHỊ QUYẾT|CHƯƠNG TRÌNH"
    r"(?: HÀNH ĐỘNG| CÔNG TÁC)?|PHƯƠNG ÁN|HƯỚNG DẪN|QUYẾT ĐỊNH)[\W_]*"
)
_NUMBER: Final = re.compile(
    r"S[ốôó]\s*:?\s*([\w†.]{0,8}\s*/\s*[A-ZĐ][\w&Đ./-]*(?:\s*-\s*[A-ZĐ][\w&.-]*)*)"
)
_ISSUED: Final = re.compile(
    r"([A-ZĐÂÊÔƠƯÁÀẢÃẠ][^\d,:;()]{0,40}?),?\s*ngày\s*([\d†Il….]{0,8})\s*tháng\s*([\dIl….]{0,8})"
    r"\s*năm\s*(\d{4})"
)
_BASIS: Final = re.compile(
    r"[-–*\s]*(?:Căn cứ|Thực hiện|Triển khai|Theo|Nhằm|Để|Do|Trên cơ sở|Tiếp tục|Ngày)\b"
)
_LEADING_ON: Final = re.compile(
    r"[;,.] (?=[^;,.]{3,80} (?:xây dựng|ban hành)(?: và [^;,.]{3,30})?(?: thực hiện)? kế hoạch\b)",
    re.IGNORECASE,
)
"""The end of the legal basis, where “UBND huyện xây dựng kế hoạch như sau” begins."""
_ISSUES: Final = re.compile(
    r"(?:^|[;,.] )((?:UBND|[UỦ][ỷỶyY] ban|Sở|Ban|Hội|Đảng [uủ][ỷy]|Trường|Phòng|Công an|Trung tâm)"
    r"[^;,.:]{2,80}?) (?:xây dựng|ban hành)(?: và [^;,.]{3,30})?(?: thực hiện)? [Kk]ế hoạch\b"
)
_OFFICE: Final = re.compile(
    r"(?:SỞ|PHÒNG|CHI CỤC|TRUNG TÂM|TRƯỜNG|CÔNG AN|BAN (?:QUẢN LÝ|CHỈ ĐẠO|DÂN VẬN|TỔ CHỨC)|"
    r"BỆNH VIỆN|ĐÀI|HỘI (?:NÔNG|LIÊN|CỰU)|TIỂU BAN)\b"
)
"""The issuing office, if the office above it is named first."""
_STATE: Final = re.compile(
    r"c[ộô]ng h[òo][àa]? ?x[ãa]|(?:h[ộọô]i )?ch[ủuú] ngh[ĩi]a vi[ệê]t nam|[đd][ộô]c l[ậâ]p",
    re.IGNORECASE,
)
_SPAN: Final = re.compile(
    r"giai đoạn\s*(\d{4})\s*[-–]\s*(?:năm )?(\d{4})|"
    r"(?:từ )?năm (?:học )?(\d{4})\s*(?:[-–]|đến)\s*(?:hết )?(?:năm )?(\d{4})",
    re.IGNORECASE,
)
_PLACE: Final = 4
"""The most words of a place name."""
_DECEMBER: Final = 12
_FIRST, _LAST, _UNKNOWN = 1900, 2200, 2000
"""The range of years of a plan, and the year to write if the document has none."""
_YEAR: Final = re.compile(r"năm\s*(\d{4})", re.IGNORECASE)


class Head(Value):
    """The head of a plan; `doubts` say what could not be read for certain.

    `lines` has, by the name of each other field, the number of the line on which it was found: one,
    or for `based_on` and `recipients` one each, in order; none if it was not found.
    """

    number: str
    title: str
    issuer: str
    place: str
    issued: date
    period: Window
    based_on: tuple[str, ...]
    recipients: tuple[str, ...]
    signer: tuple[str, str] | None
    doubts: tuple[Message, ...]
    lines: Mapping[str, tuple[int, ...]]


def find_title(texts: Sequence[str]) -> int | None:
    """Return the index of the line that says “KẾ HOẠCH”; None if none does."""
    found = next((at for at, text in enumerate(texts) if _TITLE.fullmatch(text)), None)
    if found is None:
        found = next((at for at, text in enumerate(texts) if _OTHER_TITLE.fullmatch(text)), None)
    if found is None:
        found = next(
            (
                at
                for at, text in enumerate(texts)
                if text.startswith("KẾ HOẠCH ") and text.isupper()
            ),
            None,
        )
    return found


def read_head(above: Sequence[Line], title: int | None, foot: Sequence[Line]) -> tuple[Head, int]:
    """Read the lines above the first section and those below the last one.

    Returns the head, and the index of the line after the title.
    """
    doubts: list[Message] = []
    top = tuple(_cells_as_lines(above[:title] if title is not None else above))
    name, begins, titled = _title_of(above, title)
    number, number_on = _number_of(top, doubts)
    place, issued, issued_on = _issue_of(top, name, above, doubts)
    issuer, issuer_on = _issuer_of(top, above[begins:], doubts)
    basis = [
        paragraph for paragraph in join_paragraphs(above[begins:]) if _BASIS.match(paragraph.text)
    ]
    period = _period_of(name, issued, doubts)
    recipients, signer, signer_on = _foot(tuple(_cells_as_lines(foot)))
    head = Head(
        number,
        name,
        issuer,
        place,
        issued,
        period,
        tuple(_LEADING_ON.split(paragraph.text)[0].strip(" ;.,") for paragraph in basis),
        tuple(text for text, _ in recipients),
        signer,
        tuple(doubts),
        {
            "number": number_on,
            "title": titled,
            "issuer": issuer_on,
            "place": issued_on,
            "issued": issued_on,
            "based_on": tuple(paragraph.first for paragraph in basis),
            "recipients": tuple(line for _, line in recipients),
            "signer": signer_on,
        },
    )
    return head, begins


def _search(pattern: re.Pattern[str], lines: Sequence[Line]) -> tuple[re.Match[str] | None, int]:
    """Search for a pattern within one line, else across lines.

    Returns the match and the number of the line on which it ends; 0 if there is no match.
    """
    for line in lines:
        if found := pattern.search(line.text):
            return found, line.number
    found = pattern.search(" ".join(line.text for line in lines))
    end = 0
    for line in lines if found else ():
        end += len(line.text) + 1
        if found and found.end() <= end:
            return found, line.number
    return found, 0


def _cells_as_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the cells of tables as lines of their own; these tables are only layout."""
    for line in lines:
        if line.cells:
            yield from (Line(line.number, cell) for cell in line.cells if cell)
        else:
            yield line


def _title_of(lines: Sequence[Line], title: int | None) -> tuple[str, int, tuple[int, ...]]:
    """Return the title, the index of the line after it, and the number of its first line."""
    if title is None:
        for at, line in enumerate(lines):
            if "kế hoạch" in line.text.lower():
                return line.text.strip(" *#"), at + 1, (line.number,)
        return "Kế hoạch", len(lines), ()
    words: list[str] = []
    numbers: list[int] = []
    at = title + 1
    while at < len(lines):
        line = lines[at]
        text = line.text.strip(" *#")
        gap = words and line.number - lines[at - 1].number > 1
        if (
            gap
            or (words and _BASIS.match(text) and not text.isupper())
            or (words and words[0].isupper() and not text.isupper())
        ):
            break
        if not is_noise(text):
            words.append(text)
            numbers.append(line.number)
        at += 1
    return " ".join(words) or "Kế hoạch", at, tuple(numbers[:1])


def _number_of(top: Sequence[Line], doubts: list[Message]) -> tuple[str, tuple[int, ...]]:
    found, line = _search(_NUMBER, top)
    number = re.sub(r"\s+", "", found[1]) if found else ""
    if found and not number.startswith("/"):
        return number.lstrip("†"), (line,)
    doubts.append(say("Văn bản không ghi rõ số, ký hiệu."))
    return number or "…", (line,) if found else ()


def _issue_of(
    top: Sequence[Line], title: str, lines: Sequence[Line], doubts: list[Message]
) -> tuple[str, date, tuple[int, ...]]:
    found, line = _search(_ISSUED, top)
    if found:
        place = _bare_place(" ".join(found[1].split()[-_PLACE:]))
        day, month = (re.sub("[Il]", "1", part) for part in (found[2], found[3]))
        year = int(found[4])
        try:
            return place, date(year, int(month), int(day)), (line,)
        except ValueError:
            doubts.append(say("Ngày ban hành chưa ghi đủ: điền ngày, tháng."))
            known = month.isdecimal() and 1 <= int(month) <= _DECEMBER
            return place, date(max(year, 1), int(month) if known else 1, 1), (line,)
    doubts.append(say("Không thấy nơi và ngày ban hành ở phần đầu văn bản."))
    years = (_YEAR.search(text) for text in (title, *(line.text for line in lines)))
    known_years = (int(one[1]) for one in years if one and _FIRST <= int(one[1]) <= _LAST)
    return "…", date(next(known_years, _UNKNOWN), 1, 1), ()


def _bare_place(place: str) -> str:
    words = place.split()
    while len(words) > 1 and (words[0].isupper() or re.search(r"\d|phúc|Phúc|phuc", words[0])):
        words.pop(0)
    return " ".join(words).strip(" -–.*") or "…"


def _issuer_of(
    above: Sequence[Line], below: Sequence[Line], doubts: list[Message]
) -> tuple[str, tuple[int, ...]]:
    words: list[str] = []
    numbers: list[int] = []
    for line in above:
        text = line.text.strip(" *#|")
        if (
            _STATE.search(text)
            or _NUMBER.search(text)
            or re.match(r"s[ốôó]\s*:", text, re.IGNORECASE)
        ):
            text = _STATE.split(text)[0].strip() if _STATE.search(text) else ""
            if not text.isupper():
                text = ""
        if (
            _ISSUED.search(text)
            or re.search(r"ngày\b|tháng\b", text)
            or not text.isupper()
            or is_noise(text)
        ):
            continue
        if fold(text) in ("hoi chu nghia viet nam", "xa hoi", "chu nghia viet nam"):
            continue
        words.append(text)
        numbers.append(line.number)
    if words:
        offices = [at for at, text in enumerate(words) if at and _OFFICE.match(text)]
        first = offices[-1] if offices else 0
        return " ".join(words[first:]), (numbers[first],)
    doubts.append(say("Không thấy cơ quan ban hành ở phần đầu văn bản."))
    for line in below:
        if found := _ISSUES.search(line.text):
            return found[1], (line.number,)
    return "…", ()


def _period_of(title: str, issued: date, doubts: list[Message]) -> Window:
    span = _SPAN.search(title)
    if span:
        first, last = (int(year) for year in span.groups() if year)
        if first <= last < first + 100:
            return Window(
                min(issued, date(first, 1, 1)) if issued.year >= first else date(first, 1, 1),
                date(last, 12, 31),
            )
    years = [
        int(year)
        for year in _YEAR.findall(re.sub(r"(?:ngày|số)\s[\d/]+[^,;]*năm \d{4}", "", title))
    ]
    years = [year for year in years if issued.year <= year <= issued.year + 20]
    if not years:
        doubts.append(
            say("Trích yếu không ghi năm; thời gian của kế hoạch tạm tính đến hết năm ban hành.")
        )
    last = max(years, default=issued.year)
    return Window(issued, date(last, 12, 31))


def _foot(
    lines: Sequence[Line],
) -> tuple[tuple[tuple[str, int], ...], tuple[str, str] | None, tuple[int, ...]]:
    """Return the recipients with their lines, who signed in what capacity, and on which line."""
    recipients: list[tuple[str, int]] = []
    capacity: list[str] = []
    name, signed = "", 0
    listing = False
    for paragraph in join_paragraphs(lines):
        text = paragraph.text.strip(" *|;.")
        if RECIPIENTS.match(paragraph.text):
            listing = True
        elif listing and paragraph.rank == DASH and text:
            recipients.append((text, paragraph.first))
        elif SIGNATURE.match(paragraph.text) or (text.isupper() and len(text) > 2):  # noqa: PLR2004 -- a stray letter
            capacity += [name, text] if name else [text]
            name = ""
        elif PERSON_NAME.fullmatch(text) and capacity and paragraph.rank != ROW:
            name, signed = text, paragraph.first
        elif listing and text:
            recipients.append((text, paragraph.first))
        elif PERSON_NAME.fullmatch(text):
            name, signed = text, paragraph.first
    signer = (name, " ".join(capacity)) if name else None
    return tuple(recipients), signer, (signed,) if name else ()
