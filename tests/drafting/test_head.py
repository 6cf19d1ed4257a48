"""The head of a plan: number, day, place, title, period, signer, recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bdg_cli.documents.reader import read_document
from bdg_cli.domain.days import date
from bdg_cli.drafting.pipeline import draft_from_lines
from tests.documents.examples import cell, docx, para, table
from tests.drafting.example import DAY, FOOT, HEAD, STATE, above, drafted, said

if TYPE_CHECKING:
    from bdg_cli.drafting.head import Head

TOP = "UBND HUYỆN ĐÔNG NGÀN\nSố: 27/KH-UBND\nĐông Ngàn, ngày 12 tháng 02 năm 2026"
NOTHING = "UBND HUYỆN ĐÔNG NGÀN"


def head(
    top: str = TOP,
    *,
    title: str = "Trồng cây năm 2026",
    basis: str = "",
    foot: str = FOOT,
    task: str = "Trồng cây tại các xã.",
) -> Head:
    """Return the head of a plan with these parts."""
    body = f"I. NHIỆM VỤ\n1. Phòng Kinh tế\n- {task}\n"
    return drafted(f"{top}\n\nKẾ HOẠCH\n{title}\n\n{basis}\n{body}{foot}").head


def doubts(one: Head) -> list[str]:
    """Return what could not be read for certain."""
    return [said(doubt) for doubt in one.doubts]


@pytest.mark.parametrize(
    ("top", "number"),
    [
        (TOP, "27/KH-UBND"),
        ("UBND HUYỆN ĐÔNG NGÀN\nSố 5/KH-SNV\nĐông Ngàn, ngày 1 tháng 2 năm 2026", "5/KH-SNV"),
        (TOP.replace("27/KH", "27 /KH"), "27/KH-UBND"),
        (TOP.replace("27/KH-UBND", "27/KH-LĐTB&XH"), "27/KH-LĐTB&XH"),
    ],
)
def test_the_number_is_as_printed(top: str, number: str) -> None:
    """But without spaces."""
    one = head(top)
    assert one.number == number
    assert doubts(one) == []


@pytest.mark.parametrize("top", [TOP.replace("27/", "    /"), NOTHING])
def test_a_missing_number_is_marked(top: str) -> None:
    """A draft has no number yet."""
    assert "Văn bản không ghi rõ số, ký hiệu." in doubts(head(top))


def test_place_day_and_issuer() -> None:
    """Whatever surrounds them."""
    one = head()
    assert (one.place, one.issued, one.issuer) == (
        "Đông Ngàn",
        date(2026, 2, 12),
        "UBND HUYỆN ĐÔNG NGÀN",
    )
    state = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    before_place = TOP.replace("\nĐông", f"\n{state}Đông")
    broken = state.replace("XÃ HỘI", "XÃ\nHỘI")
    for top in (f"{state}---------\n{TOP}", before_place, TOP.replace("\nSố", f"\n{broken}Số")):
        one = head(top)
        assert (one.place, one.issued) == ("Đông Ngàn", date(2026, 2, 12))
        assert one.issuer.startswith(NOTHING)
        assert "HỘI" not in one.issuer


def test_each_of_them_has_the_line_it_was_found_on() -> None:
    """Text over two lines has the last line; what was not found has none."""
    one = head(basis="Căn cứ Luật Lâm nghiệp;\nCăn cứ Luật Đất đai.")
    found = {name: lines for name, lines in one.lines.items() if name != "recipients"}
    assert found == {
        "issuer": (1,), "number": (2,), "place": (3,), "issued": (3,), "title": (6,),
        "based_on": (8, 9), "signer": (26,),
    }  # fmt: skip
    assert len(one.lines["recipients"]) == len(one.recipients)
    broken = head(TOP.replace("Ngàn, ngày", "Ngàn,\nngày"))
    assert (broken.issued, broken.lines["issued"]) == (date(2026, 2, 12), (4,))
    assert head(NOTHING).lines["number"] == ()


def test_without_a_line_of_its_own_the_title_is_the_sentence_that_names_it() -> None:
    """The text after it is read as usual."""
    text = f"{TOP}\nKế hoạch trồng cây năm 2026\nCăn cứ Luật Lâm nghiệp;\nI. NHIỆM VỤ\n- Trồng cây."
    one = drafted(text).head
    assert (one.title, one.lines["title"]) == ("Kế hoạch trồng cây năm 2026", (4,))
    assert (one.based_on, one.issuer) == (("Căn cứ Luật Lâm nghiệp",), NOTHING)
    starred = head(title="* Trồng cây năm 2026 *")
    assert (starred.title, starred.lines["title"]) == ("Trồng cây năm 2026", (6,))


def test_a_scanned_title_is_a_title() -> None:
    """With wrong marks on its letters."""
    body = "I. NHIỆM VỤ\n1. Phòng Kinh tế\n- Trồng cây tại các xã.\n"
    text = f"{TOP}\n\n| KẺ HOẠCH :\nTrồng cây năm 2026\n\n{body}"
    assert drafted(text).head.title == "Trồng cây năm 2026"


def test_head_and_foot_of_a_word_file_stand_side_by_side() -> None:
    """In tables without borders."""
    left, right = TOP.splitlines()[:2], TOP.splitlines()[2:]
    content = docx(
        table((cell(*left), cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", *right))),
        *(para(text) for text in ("KẾ HOẠCH", "Trồng cây năm 2026", "I. NHIỆM VỤ")),
        *(para(text) for text in ("1. Phòng Kinh tế", "- Trồng cây tại các xã.")),
        table(
            (
                cell("Nơi nhận:", "- UBND tỉnh (b/c);", "- Lưu: VT."),
                cell("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Trần Thị Hạnh"),
            )
        ),
    )
    draft = draft_from_lines(read_document(content, "k.docx"))
    assert draft is not None
    one = draft.head
    assert (one.number, one.issuer, one.place) == ("27/KH-UBND", NOTHING, "Đông Ngàn")
    assert one.recipients == ("UBND tỉnh (b/c)", "Lưu: VT")
    assert one.signer == ("Trần Thị Hạnh", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH")


@pytest.mark.parametrize(
    "day", ["ngày    tháng 02 năm 2026", "ngày 32 tháng 02 năm 2026", "ngày 30 tháng 02 năm 2026"]
)
def test_a_day_that_is_missing_or_none_is_marked(day: str) -> None:
    """The month and year are kept if they are known."""
    one = head(f"UBND HUYỆN ĐÔNG NGÀN\nSố: 27/KH-UBND\nĐông Ngàn, {day}")
    assert (one.place, one.issued) == ("Đông Ngàn", date(2026, 2, 1))
    assert doubts(one) == ["Ngày ban hành chưa ghi đủ: điền ngày, tháng."]


def test_without_place_and_day_the_year_of_the_title_is_taken() -> None:
    """And a doubt says so."""
    one = head(NOTHING)
    assert one.issued == date(2026, 1, 1)
    assert "Không thấy nơi và ngày ban hành ở phần đầu văn bản." in doubts(one)


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("Trồng cây năm 2026", date(2026, 2, 12), date(2026, 12, 31)),
        ("Trồng cây năm 2026 và năm 2027", date(2026, 2, 12), date(2027, 12, 31)),
        ("Trồng cây giai đoạn 2026 - 2030", date(2026, 1, 1), date(2030, 12, 31)),
        ("Trồng cây giai đoạn 2026–2030", date(2026, 1, 1), date(2030, 12, 31)),
        ("Trồng cây từ năm 2026 đến năm 2028", date(2026, 1, 1), date(2028, 12, 31)),
        ("Trồng cây giai đoạn 2031 - 2035", date(2031, 1, 1), date(2035, 12, 31)),
        (
            "Trồng cây năm 2026 theo Chỉ thị số 3 ngày 02/01/2019 của tỉnh",
            date(2026, 2, 12),
            date(2026, 12, 31),
        ),
    ],
)
def test_the_title_gives_the_period(title: str, first: date, last: date) -> None:
    """A single year begins on the day of issue, a phase with its first year."""
    one = head(title=title)
    assert (one.period.first, one.period.last) == (first, last)
    assert doubts(one) == []


def test_without_a_year_in_the_title_the_year_of_issue_is_taken() -> None:
    """And a doubt says so."""
    one = head(title="Trồng cây trên địa bàn huyện")
    assert (one.period.first, one.period.last) == (date(2026, 2, 12), date(2026, 12, 31))
    assert len(doubts(one)) == 1
    assert "Trích yếu không ghi năm" in doubts(one)[0]


def test_the_period_takes_in_a_window_that_ends_later() -> None:
    """And a doubt says so, because the year may be misread."""
    one = head(task="Nghiệm thu việc trồng cây trước ngày 15/3/2027.")
    assert one.period.last == date(2027, 3, 15)
    assert "được tính rộng ra" in doubts(one)[0]


def test_a_title_of_several_lines_is_one() -> None:
    """Up to the legal basis, which is read separately."""
    one = head(
        title="Trồng cây và chăm sóc cây\ntrên địa bàn huyện\nnăm 2026",
        basis="Căn cứ Luật Lâm nghiệp;\nCăn cứ Kế hoạch số 3/KH-UBND ngày 02/01/2026;\n"
        "UBND huyện ban hành Kế hoạch trồng cây như sau:\n",
    )
    assert one.title == "Trồng cây và chăm sóc cây trên địa bàn huyện năm 2026"
    assert one.based_on == (
        "Căn cứ Luật Lâm nghiệp",
        "Căn cứ Kế hoạch số 3/KH-UBND ngày 02/01/2026",
    )


def test_a_sentence_right_below_the_title_is_no_part_of_it() -> None:
    """Where no line is left blank between them."""
    below = "Thời gian qua, cây trồng trên địa bàn huyện vẫn chết nhiều. Nguyên nhân là thiếu nước."
    assert head(title=f"Về trồng cây\ntrên địa bàn huyện\n{below}").title == (
        "Về trồng cây trên địa bàn huyện"
    )


@pytest.mark.parametrize(
    ("foot", "recipients", "signer"),
    [
        (
            "\nNơi nhận:\n- Như trên;\n- Lưu: VT, KT.\n\nCHỦ TỊCH\n\nNguyễn Văn An",
            ("Như trên", "Lưu: VT, KT"),
            ("Nguyễn Văn An", "CHỦ TỊCH"),
        ),
        (
            "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An\nNơi nhận:\n- Như trên;\n- Lưu: VT.",
            ("Như trên", "Lưu: VT"),
            ("Nguyễn Văn An", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"),
        ),
        (
            "\nNơi nhận:\n- Lưu: VT.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nLê Thị Mai",
            ("Lưu: VT",),
            ("Lê Thị Mai", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC"),
        ),
        (
            "\nNơi nhận: - Như trên;\n- Lưu: VT, KT\nKT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn An",
            ("Như trên", "Lưu: VT, KT"),
            ("Nguyễn Văn An", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH"),
        ),
        (
            "\nNơi nhận:\n- Lưu: VT.\nBỘ TRƯỞNG Nguyễn Văn An",
            ("Lưu: VT",),
            ("Nguyễn Văn An", "BỘ TRƯỞNG"),
        ),
        (
            "\nNơi nhận: GIÁM ĐỐC\n\n- Lưu: VT.\n\n[đã ký]\nLê Thị Mai\nĐơn vị: Biểu số 1",
            ("Lưu: VT",),
            ("Lê Thị Mai", "GIÁM ĐỐC"),
        ),
        (
            "\nTrên đây là Kế hoạch của huyện./.\n\n- Như trên;\n- Lưu: VT, KT.",
            ("Như trên", "Lưu: VT, KT"),
            None,
        ),
        ("", (), None),
    ],
)
def test_recipients_and_who_signed_in_what_capacity(
    foot: str, recipients: tuple[str, ...], signer: tuple[str, str] | None
) -> None:
    """In either order."""
    one = head(foot=foot)
    assert (one.recipients, one.signer) == (recipients, signer)


def test_the_foot_of_a_decision_stands_before_the_plan_that_it_issues() -> None:
    """The plan itself then ends without one."""
    one = above(
        "UBND HUYỆN ĐÔNG NGÀN", "Số: 31/QĐ-UBND", DAY, "QUYẾT ĐỊNH", "Ban hành Kế hoạch trồng cây",
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây.", "Nơi nhận:",
        "- Như Điều 3;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Trần Thị Hạnh", "KẾ HOẠCH",
        "Trồng cây năm 2026",
    )  # fmt: skip
    assert one.recipients == ("Như Điều 3", "Lưu: VT")
    assert one.signer == ("Trần Thị Hạnh", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH")


def test_the_edge_of_a_cell_ends_no_list_of_addressees() -> None:
    """Where a letter is laid out as a table."""
    one = above(
        "UBND HUYỆN ĐÔNG NGÀN", "Số: 31/UBND-KT", "V/v trồng cây", DAY, "| Kính gửi:",
        "- Phòng Kinh tế;", "- UBND các xã, thị trấn.", "|", "UBND huyện yêu cầu:",
    )  # fmt: skip
    assert one.recipients == ("Phòng Kinh tế", "UBND các xã, thị trấn")


@pytest.mark.parametrize(
    ("number", "title", "kind"),
    [
        ("09/CT-UBND", "CHỈ THỊ\nVề phòng cháy", "directive"),
        ("09/CT-UBND", "CHÍ THỊ\nVề phòng cháy", "directive"),  # as a scanner reads it
        ("12/TB-UBND", "THÔNG BÁO\nKết luận của Chủ tịch tại cuộc họp", "announced-conclusion"),
        ("12/TB-UBND", "THÔNG BÁO\nVề việc tổ chức hội thi", "announcement"),
        ("07-KL/HU", "KẾT LUẬN\nCủa Ban Thường vụ", "conclusion"),
        ("3/CĐ-UBND", "CÔNG ĐIỆN\nVề ứng phó với bão", "telegram"),
        ("5/QĐ-UBND", "QUYẾT ĐỊNH\nVề việc phân công", "decision"),
        ("5/QĐ-UBND", "QUYẾT ĐỊNH\nBan hành kế hoạch\nKẾ HOẠCH\nTrồng cây", "plan"),
        ("8/CTr-UBND", "CHƯƠNG TRÌNH HÀNH ĐỘNG\nThực hiện nghị quyết", "programme"),
        ("6/NQ-HĐND", "NGHỊ QUYẾT\nVề nhiệm vụ năm 2026", "resolution"),
        ("27/KH-UBND", "**KẾ HOẠCH**\nTrồng cây", "plan"),
        ("27/CT-UBND", "Kính gửi: Các phòng, ban.", "directive"),  # by its number alone
        ("27/UBND-VX", "V/v trồng cây\nKính gửi: Các phòng, ban.", "letter"),
    ],
)
def test_the_kind_is_told_by_the_title_else_by_the_number(
    number: str, title: str, kind: str
) -> None:
    """Every kind has its number, its issuer and its day read."""
    one = above("UBND HUYỆN ĐÔNG NGÀN", f"Số: {number}", STATE, DAY, title)
    assert (one.kind, one.number, one.issuer) == (kind, number, "UBND HUYỆN ĐÔNG NGÀN")
    assert (one.place, one.issued) == ("Đông Ngàn", date(2026, 8, 12))


def test_a_letter_has_its_subject_and_its_addressees() -> None:
    """The subject may go on; the addressees come before the other recipients."""
    one = above(
        *("UBND HUYỆN ĐÔNG NGÀN", "Số: 27/UBND-VX", "V/v trồng cây và chăm sóc", "cây xanh"),
        *(STATE, DAY, "Kính gửi:", "- Phòng Kinh tế;", "- UBND các xã,", "thị trấn."),
    )
    assert (one.kind, one.title) == ("letter", "trồng cây và chăm sóc cây xanh")
    assert one.recipients == ("Phòng Kinh tế", "UBND các xã, thị trấn")


def test_the_place_and_the_day_beside_a_subject_are_no_part_of_it() -> None:
    """A page has them in the column on the right, on the lines of the subject or between them."""
    for lines in (
        "V/v chuẩn bị Tân Lập, ngày 05 tháng 3 năm 2026\ntrồng cây ven đường\n",
        "V/v chuẩn bị\nTân Lập, ngày 05 tháng 3 năm 2026\ntrồng cây ven đường\n",
    ):
        draft = drafted(
            f"UBND XÃ TÂN LẬP\nSố: 45/UBND-VP\n{lines}Kính gửi: Trạm Y tế xã.\n"
            "Đề nghị Trạm Y tế xã kiểm tra nguồn nước.\n"
        )
        assert draft.head.title == "chuẩn bị trồng cây ven đường"
        assert draft.head.issued == date(2026, 3, 5)


def test_a_telegram_says_who_sends_it_to_whom() -> None:
    """Where the page that it was copied from has left out its head."""
    one = above(
        *("CÔNG ĐIỆN", "VỀ ỨNG PHÓ VỚI MƯA LŨ", "CHỦ TỊCH UBND HUYỆN ĐÔNG NGÀN điện:"),
        *("- Chủ tịch UBND các xã;", "- Công an huyện.", "Theo dự báo ngày 12/8/2026, mưa to."),
    )
    assert (one.kind, one.issuer) == ("telegram", "CHỦ TỊCH UBND HUYỆN ĐÔNG NGÀN")
    assert one.recipients == ("Chủ tịch UBND các xã", "Công an huyện")
    assert one.issued.year == 2026
    assert len(doubts(one)) > 1


def test_a_plan_with_its_decision_has_the_day_of_the_decision() -> None:
    """Not that of a law which the decision names."""
    one = above(
        *("UBND HUYỆN ĐÔNG NGÀN", "Số: 5/QĐ-UBND", STATE, DAY, "QUYẾT ĐỊNH"),
        *("Ban hành kế hoạch trồng cây", "Căn cứ Luật ngày 16 tháng 6 năm 2025;"),
        *("Điều 1. Ban hành kèm theo kế hoạch.", "KẾ HOẠCH", "Trồng cây năm 2026"),
    )
    assert (one.issuer, one.issued) == ("UBND HUYỆN ĐÔNG NGÀN", date(2026, 8, 12))


@pytest.mark.parametrize("number", ["12/KH–UBND", "12/KH — UBND", "12/KH-UBND"])
def test_any_dash_in_a_number_is_one(number: str) -> None:
    """As Word makes it of a hyphen."""
    assert head(TOP.replace("27/KH-UBND", number)).number == "12/KH-UBND"


def test_what_a_scanner_left_for_a_number_is_none() -> None:
    """The number was written by hand."""
    one = head(TOP.replace("27/", "M_ /"))
    assert one.number == "/KH-UBND"
    assert "Văn bản không ghi rõ số, ký hiệu." in doubts(one)


def test_a_foot_laid_out_with_tabs_is_read() -> None:
    """The recipients on the left, the signature on the right."""
    foot = (
        "Nơi nhận:\t\t\tTM. ỦY BAN NHÂN DÂN\n- UBND tỉnh (b/c);\t\tCHỦ TỊCH\n- Lưu: VT.\n"
        "\t\t\tTrần Thị Hạnh\n"
    )
    one = head(foot=foot)
    assert one.recipients == ("UBND tỉnh (b/c)", "Lưu: VT")
    assert one.signer == ("Trần Thị Hạnh", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH")


def test_the_number_of_a_document_tells_its_kind_where_the_title_was_lost() -> None:
    """A text with neither is none."""
    text = HEAD.partition("KẾ HOẠCH")[0] + "\nI. NHIỆM VỤ\n1. Phòng Kinh tế tổ chức trồng cây.\n"
    assert draft_from_lines(read_document(text.encode(), "a.txt")) is not None
    assert draft_from_lines(read_document(text.replace("/KH-", "/").encode(), "a.txt")) is None


def test_the_place_of_issue_may_have_a_number() -> None:
    """Wards have."""
    one = head(TOP.replace("Đông Ngàn, ngày", "Phường 1, ngày"))
    assert (one.place, one.issued) == ("Phường 1", date(2026, 2, 12))
    assert doubts(one) == []
