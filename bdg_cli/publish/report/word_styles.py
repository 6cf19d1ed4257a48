"""The styles of official documents, as decree 30/2020/NĐ-CP lays them out (Phụ lục I).

Each has a name that an officer finds in Word's own list, and whoever changes it there changes all
that has it. A document that has a style of the same name keeps its own.
"""

from __future__ import annotations

from bdg_cli.domain.value import Value
from bdg_cli.publish.report.word_xml import attributes, element

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Literal, TypeAlias

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    StyleIds: TypeAlias = dict[str, str]
    """Of each of our styles its id in one document."""

TWIPS_A_MM: Final = 1440 / 25.4
_FIRST_LINE: Final = 12.7


class StyleRow(Value):
    """One style of paragraphs. Sizes and distances are in points, indents in millimetres.

    A `size` of 0 is the size of running text. `level` is that of a heading, 0 for any other.
    `based_on` and `after_it` are names of styles: on which it is based, and which follows it.
    """

    name: str
    id: str
    size: float = 0
    align: Literal["both", "center", "left", "right"] = "center"
    bold: bool = False
    italic: bool = False
    first_line: float = 0
    before: float = 0
    after: float = 0
    level: int = 0
    keep_next: bool = False
    exact: float = 0
    based_on: str = "Normal"


PARENT: Final = "Cơ quan cấp trên"
ISSUER: Final = "Cơ quan ban hành"
NATION: Final = "Quốc hiệu"
MOTTO: Final = "Tiêu ngữ"
NUMBER: Final = "Số, ký hiệu"
PLACE: Final = "Địa danh, ngày tháng"
LETTER_SUBJECT: Final = "Trích yếu công văn"
KIND: Final = "Tên loại văn bản"
SUBJECT: Final = "Trích yếu"
ADDRESSED: Final = "Kính gửi"
TEXT: Final = "Nội dung"
POINT: Final = "Gạch đầu dòng"
SUBPOINT: Final = "Dấu cộng"
HEADINGS: Final = ("heading 1", "heading 2")
CAPTION: Final = "caption"
CELL: Final = "Ô bảng"
CELL_HEAD: Final = "Đầu bảng"
CELL_NUMBER: Final = "Số trong bảng"
CELL_GROUP: Final = "Mục trong bảng"
CAPACITY: Final = "Quyền hạn, chức vụ"
SIGNER: Final = "Người ký"
RECIPIENTS: Final = "Nơi nhận"
RECIPIENT: Final = "Danh sách nơi nhận"
ANNEX: Final = "Phụ lục"
ANNEX_TITLE: Final = "Tên phụ lục"
ANNEX_OF: Final = "Kèm theo"
RULE: Final = "Đường kẻ"
PAGE_NUMBER: Final = "header"

STYLES: Final = (
    StyleRow(PARENT, "CoQuanCapTren", 12),
    StyleRow(ISSUER, "CoQuanBanHanh", 12, bold=True),
    StyleRow(NATION, "QuocHieu", 12, bold=True),
    StyleRow(MOTTO, "TieuNgu", 13, bold=True),
    StyleRow(NUMBER, "SoKyHieu", 13, before=6),
    StyleRow(PLACE, "DiaDanhNgayThang", 13, italic=True, before=6),
    StyleRow(LETTER_SUBJECT, "TrichYeuCongVan", 12, before=6),
    StyleRow(KIND, "TenLoai", bold=True, before=18, keep_next=True),
    StyleRow(SUBJECT, "TrichYeu", bold=True, keep_next=True),
    StyleRow(ADDRESSED, "KinhGui", before=12, after=12),
    StyleRow(TEXT, "NoiDung", align="both", first_line=_FIRST_LINE, after=6),
    StyleRow(POINT, "GachDauDong", align="both", first_line=_FIRST_LINE, after=6, based_on=TEXT),
    StyleRow(SUBPOINT, "DauCong", align="both", first_line=_FIRST_LINE, after=6, based_on=TEXT),
    StyleRow(
        HEADINGS[0],
        "Heading1",
        align="both",
        bold=True,
        first_line=_FIRST_LINE,
        before=6,
        after=6,
        level=1,
        keep_next=True,
    ),
    StyleRow(
        HEADINGS[1],
        "Heading2",
        align="both",
        bold=True,
        first_line=_FIRST_LINE,
        after=6,
        level=2,
        keep_next=True,
    ),
    StyleRow(CAPTION, "Caption", 13, bold=True, before=6, after=6, keep_next=True),
    StyleRow(CELL, "OBang", 12, "left", before=2, after=2),
    StyleRow(CELL_HEAD, "DauBang", 12, bold=True, before=2, after=2),
    StyleRow(CELL_NUMBER, "SoTrongBang", 12, before=2, after=2),
    StyleRow(CELL_GROUP, "MucTrongBang", 12, "left", bold=True, before=2, after=2, keep_next=True),
    StyleRow(CAPACITY, "QuyenHanChucVu", bold=True, keep_next=True),
    StyleRow(SIGNER, "NguoiKy", bold=True, before=72),
    StyleRow(RECIPIENTS, "NoiNhan", 12, "left", bold=True, italic=True),
    StyleRow(RECIPIENT, "DanhSachNoiNhan", 11, "left"),
    StyleRow(ANNEX, "PhuLuc", bold=True, keep_next=True),
    StyleRow(ANNEX_TITLE, "TenPhuLuc", bold=True, keep_next=True),
    StyleRow(ANNEX_OF, "KemTheo", italic=True, after=12, keep_next=True),
    StyleRow(RULE, "DuongKe", 2, exact=3),
    StyleRow(PAGE_NUMBER, "Header", 13),
)
_BUILT_IN: Final = (*HEADINGS, CAPTION, PAGE_NUMBER)
"""Those that Word knows by itself."""


def add_styles(document: Document) -> StyleIds:
    """Add the styles that a document lacks; return the id of each of ours in it, by its name.

    A style is known by its name, in capitals or not. An id that is taken gets a number.
    """
    found: StyleIds = {}
    taken: set[str] = set()
    styles = document.styles.element
    for one in styles.style_lst:
        taken.add(one.styleId or "")
        if one.name_val and one.type is not None and one.type.name == "PARAGRAPH":
            found[one.name_val.casefold()] = one.styleId or ""
    ids: StyleIds = {}
    for row in STYLES:
        known = found.get(row.name.casefold())
        if known is None:
            known = next(
                one for n in range(len(taken) + 1) if (one := f"{row.id}{n or ''}") not in taken
            )
            taken.add(known)
            based_on = ids.get(row.based_on) or found.get(row.based_on.casefold(), "")
            styles.append(_style(row, known, based_on))
        ids[row.name] = known
    return ids


def _style(row: StyleRow, style_id: str, based_on: str) -> BaseOxmlElement:
    parts = [element("w:name", val=row.name)]
    if based_on:
        parts.append(element("w:basedOn", val=based_on))
    parts += [
        element("w:uiPriority", val="1"),
        element("w:qFormat"),
        element("w:pPr", *_paragraph_properties(row)),
        element("w:rPr", *_letter_properties(row)),
    ]
    made = element("w:style", *parts, type="paragraph", styleId=style_id)
    if row.name not in _BUILT_IN:
        attributes(made, customStyle="1")
    return made


def _paragraph_properties(row: StyleRow) -> list[BaseOxmlElement]:
    """Return all that places a paragraph, so that what it is based on does not move it."""
    parts = [element("w:keepNext")] if row.keep_next else []
    spacing = {"before": _twentieths(row.before), "after": _twentieths(row.after)}
    line = {"line": _twentieths(row.exact), "lineRule": "exact"} if row.exact else _SINGLE
    parts += [
        element("w:spacing", **spacing, **line),
        element("w:ind", left="0", right="0", firstLine=str(round(row.first_line * TWIPS_A_MM))),
        element("w:jc", val=row.align),
    ]
    if row.level:
        parts.append(element("w:outlineLvl", val=str(row.level - 1)))
    return parts


_SINGLE: Final = {"line": "240", "lineRule": "auto"}


def _letter_properties(row: StyleRow) -> list[BaseOxmlElement]:
    parts = [
        element(tag, val="1" if wanted else "0")
        for tag, wanted in (("w:b", row.bold), ("w:i", row.italic))
    ]
    if row.size:
        parts += [element(tag, val=str(round(row.size * 2))) for tag in ("w:sz", "w:szCs")]
    return parts


def _twentieths(points: float) -> str:
    return str(round(points * 20))
