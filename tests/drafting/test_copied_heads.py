"""Heads that were copied from a web page: lines broken in the middle, or run together."""

from __future__ import annotations

import pytest

from bdg_cli.domain.days import date
from tests.drafting.example import DAY, ORDER, STATE, above, drafted, leads, said

GROUND = "Căn cứ Luật Cây xanh ngày 16 tháng 6 năm 2025;"


@pytest.mark.parametrize(
    "lines",
    [
        ("VĂN", "PHÒNG HUYỆN ỦY", STATE, "Số: 5/QĐ-VP", DAY),
        ("VĂN PHÒNG", "HUYỆN ỦY", "CỘNG", STATE.removeprefix("CỘNG "), "Số: 5/QĐ-VP", DAY),
        ("VĂN PHÒNG HUYỆN ỦY", STATE.replace("HỘI ", "HỘI\n"), "Số: 5/QĐ-VP", DAY),
        ("VĂN PHÒNG HUYỆN ỦY -------", STATE, "Số: 5/QĐ-VP", DAY.replace(" tháng", "\ntháng")),
        ("VĂN PHÒNG HUYỆN ỦY", STATE, f"Số: 5/QĐ-VP {DAY}"),
        ("VĂN PHÒNG HUYỆN ỦY", STATE, "HỎA TỐC", "Số: 5/QĐ-VP", DAY.replace("ngày ", "ngày\n")),
        ("VĂN PHÒNG HUYỆN ỦY", STATE, "Số:", f"5/QĐ-VP {DAY}"),
    ],
)
def test_wherever_a_line_is_broken_it_is_read(lines: tuple[str, ...]) -> None:
    """Who, under which number, where and when."""
    one = above(*lines, "QUYẾT ĐỊNH", "Về việc trồng cây", "", GROUND)
    assert (one.issuer, one.number) == ("VĂN PHÒNG HUYỆN ỦY", "5/QĐ-VP")
    assert (one.place, one.issued) == ("Đông Ngàn", date(2026, 8, 12))
    assert one.title == "Về việc trồng cây"


def test_a_part_of_an_office_stands_before_its_name() -> None:
    """Though it is printed below it."""
    for part in ("VĂN PHÒNG", "BAN THƯỜNG TRỰC"):
        one = above("UBND HUYỆN ĐÔNG NGÀN", part, "Số: 5/UBND-VX", DAY, "Kính gửi: Các phòng.")
        assert one.issuer == f"{part} UBND HUYỆN ĐÔNG NGÀN"


def test_the_day_is_not_that_of_a_ground() -> None:
    """A letter without a head of its own has none."""
    letter = (
        "Kính gửi: Các phòng, ban.",
        "Thực hiện Kết luận số 15-KL/HU ngày 2 tháng 3 năm 2026,",
    )
    one = above("V/v trồng cây", *letter)
    assert (one.place, one.issuer) == ("…", "…")
    assert "Không thấy nơi và ngày ban hành ở phần đầu văn bản." in map(said, one.doubts)
    dated = above(
        "UBND HUYỆN ĐÔNG NGÀN", "Số: 5/UBND-VX", DAY.replace(" tháng", "\ntháng"), *letter
    )
    assert dated.issued == date(2026, 8, 12)


def test_a_goal_in_the_title_is_not_the_year_of_a_document_without_a_day() -> None:
    """Else all its days would have passed."""
    task = "1. Phòng Kinh tế báo cáo trước ngày 20/9/2025."
    draft = drafted(f"CÔNG ĐIỆN\nVề trồng cây đến năm 2030\n\nKính gửi: Các phòng.\n{task}\n")
    assert draft.head.issued.year == 2025
    assert [str(window.last) for time in draft.tasks[0].times for window in time.windows] == [
        "2025-09-20"
    ]


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("VỀ VIỆC TRỒNG CÂY\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐÔNG NGÀN", "CHỦ TỊCH ỦY BAN NHÂN DÂN"),
        (
            "VỀ VIỆC TRỒNG CÂY CỦA XÃ HỘI ĐỒNG NHÂN DÂN XÃ ĐÔNG NGÀN KHÓA II, KỲ HỌP THỨ 4",
            "HỘI ĐỒNG",
        ),
        ("VỀ VIỆC TRỒNG CÂY\nGIÁM ĐỐC SỞ XÂY DỰNG", "GIÁM ĐỐC SỞ"),
        ("VỀ VIỆC THÀNH LẬP ỦY BAN NHÂN DÂN XÃ ĐÔNG NGÀN", ""),
        ("VỀ KẾ HOẠCH CỦA ỦY BAN NHÂN DÂN XÃ ĐÔNG NGÀN", ""),
    ],
)
def test_who_decides_is_no_part_of_the_title(title: str, who: str) -> None:
    """It is the issuer where the head has none."""
    one = above("QUYẾT ĐỊNH", title, GROUND, "QUYẾT ĐỊNH:")
    assert one.issuer.startswith(who or "…")
    assert one.title == (title.partition(who)[0].strip() if who else title)


@pytest.mark.parametrize(
    ("kind", "end", "number", "issuer", "day"),
    [
        ("CHỈ THỊ", "(Kèm theo Chỉ thị số 5/CT-UBND ngày 12/8/2026 của UBND xã Đông Ngàn)",
         "5/CT-UBND", "UBND xã Đông Ngàn", (2026, 8, 12)),
        ("CHỈ THỊ", "(Kèm theo Quyết định số 9/QĐ-TTg ngày 12/8/2026 của Thủ tướng)",
         "…", "…", (2025, 1, 1)),
        ("NGHỊ QUYẾT", "Nghị quyết này được HĐND xã thông qua\nngày 12 tháng 8 năm 2026./.",
         "…", "…", (2026, 8, 12)),
        ("CHỈ THỊ", "(Kèm theo Chỉ thị số 5/CT-UBND ngày 31/02/2026)",
         "5/CT-UBND", "…", (2025, 1, 1)),
    ],
)  # fmt: skip
def test_what_a_head_lacks_the_document_may_say_at_its_end(
    kind: str, end: str, number: str, issuer: str, day: tuple[int, int, int]
) -> None:
    """Where an annex says what it belongs to, or a resolution when it was passed."""
    ground = "Căn cứ Luật Cây xanh ngày 16 tháng 6 năm 2025;"
    one = drafted(
        f"{kind}\nVề việc trồng cây\n\n{ground}\n{ORDER}2. Báo cáo kết quả.\n{end}\n"
    ).head
    assert (one.number, one.issuer, one.issued) == (number, issuer, date(*day))


def test_a_title_copied_in_small_letters_is_one_line() -> None:
    """What follows it is the text."""
    one = above(
        "Chỉ thị về trồng cây năm 2026", "Nhiều cây đã chết; cần trồng lại ngay", "trong năm."
    )
    assert one.title == "về trồng cây năm 2026"


def test_kind_and_title_may_stand_behind_the_day() -> None:
    """On one line, also of a decision; the plan that it issues comes first."""
    decision = f"{DAY} QUYẾT ĐỊNH VỀ VIỆC TRỒNG CÂY"
    assert above("UBND HUYỆN ĐÔNG NGÀN", decision, GROUND).title == "VỀ VIỆC TRỒNG CÂY"
    issuing = above(
        *("UBND HUYỆN ĐÔNG NGÀN", f"{DAY} QUYẾT ĐỊNH BAN HÀNH KẾ HOẠCH TRỒNG CÂY", GROUND),
        *("Điều 1. Ban hành kèm theo Kế hoạch.", "KẾ HOẠCH TRỒNG CÂY"),
    )
    assert (issuing.kind, issuing.title) == ("plan", "TRỒNG CÂY")


def test_the_formula_of_a_decision_is_not_its_title() -> None:
    """Nor is what a plan was issued with."""
    whole = "QUYẾT ĐỊNH VỀ VIỆC TRỒNG CÂY"
    assert above("UBND HUYỆN ĐÔNG NGÀN", DAY, whole, GROUND, "QUYẾT ĐỊNH").title == whole[11:]
    annexed = ("KẾ HOẠCH", "Trồng cây", "(Ban hành kèm theo Quyết định số 5/QĐ-UBND)")
    assert above("UBND HUYỆN ĐÔNG NGÀN", DAY, *annexed).title == "Trồng cây"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Số: 5/UBND-VX V/v: trồng cây", DAY), "trồng cây"),
        (("Số: 5/UBND-VX", "V/v trồng cây theo Nghị định", "136/2025/NĐ-CP", DAY),
         "trồng cây theo Nghị định 136/2025/NĐ-CP"),
        (("Số: 5/UBND-VX", "V/v trồng cây", "Thành phố Đông", "Ngàn, ngày 12 tháng 8 năm 2026"),
         "trồng cây"),
    ],
)  # fmt: skip
def test_the_subject_of_a_letter_ends_where_the_head_goes_on(
    lines: tuple[str, ...], title: str
) -> None:
    """And begins behind its number."""
    one = above("UBND HUYỆN ĐÔNG NGÀN", *lines, "Kính gửi: Các phòng, ban.")
    assert one.title == title
    assert one.issued == date(2026, 8, 12)


def test_a_division_in_a_number_is_no_kind() -> None:
    """12/STC-KH is a letter of the planning division."""
    letter = ("Kính gửi: Các phòng, ban.",)
    assert above("Số: 12/STC-KH", DAY, *letter).kind == "letter"
    assert above("Số: 12/2026/KH-STC", DAY, *letter).kind == "plan"


def test_who_signed_never_goes_on_with_the_recipients() -> None:
    """Though the last of them ends without a stop."""
    foot = "Nơi nhận:\n- Như trên;\n- Lưu: VT, NC (2) Châu\nCHỦ TỊCH\nTrần Thị Hạnh\n"
    one = drafted(f"Số: 12/UBND-NC\n{DAY}\nKính gửi: Các phòng.\n{ORDER}{foot}").head
    assert one.signer == ("Trần Thị Hạnh", "CHỦ TỊCH")
    assert one.recipients == ("Các phòng", "Như trên", "Lưu: VT, NC (2) Châu")


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("VỀ VIỆC TRỒNG CÂY PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", "VỀ VIỆC TRỒNG CÂY"),
        ("VỀ VIỆC TRỒNG CÂY TỔNG GIÁM ĐỐC CÔNG TY CÂY XANH", "VỀ VIỆC TRỒNG CÂY"),
        ("VỀ VIỆC BỔ NHIỆM GIÁM ĐỐC TRUNG TÂM CÂY XANH", ""),
        ("VỀ VIỆC BẦU PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", ""),
    ],
)
def test_whom_a_decision_is_about_stays_in_its_title(title: str, kept: str) -> None:
    """A post may be that of who decides, or of who is chosen."""
    assert above("QUYẾT ĐỊNH", title, GROUND, "QUYẾT ĐỊNH:").title == (kept or title)


def test_an_address_is_no_title() -> None:
    """Also where the title is nothing but the kind."""
    one = above("GIẤY MỜI", "Kính gửi: Phòng Kinh tế.", "UBND huyện họp về trồng cây.")
    assert one.title == "Giấy mời"


def test_a_number_in_the_subject_of_a_letter_stays_there() -> None:
    """It is that of another document."""
    one = above(
        "Số: 5/UBND-VX", "V/v triển khai Kế hoạch Số 15/KH-UBND về cây", DAY, "Kính gửi: A."
    )
    assert (one.number, one.title) == ("5/UBND-VX", "triển khai Kế hoạch Số 15/KH-UBND về cây")


def test_what_an_annex_says_is_read_as_a_head_is() -> None:
    """Dashes, what follows the issuer, and the whole name of the kind."""
    end = "(Kèm theo Thông báo kết luận số 15–TB/HU ngày 12/8/2026 của Huyện ủy về trồng cây.)"
    one = drafted(
        f"THÔNG BÁO\nKết luận về trồng cây\n\n{GROUND}\n{ORDER}2. Các xã báo cáo.\n{end}\n"
    )
    assert (one.head.number, one.head.issuer) == ("15-TB/HU", "Huyện ủy")
    assert one.head.issued == date(2026, 8, 12)


def test_a_day_in_the_first_year_upsets_nothing() -> None:
    """A scanner read it so."""
    head = "Số: 5/KH-UBND\nĐông Ngàn, ngày 01 tháng 01 năm 0001\nKẾ HOẠCH\nGiai đoạn 2026 - 2030\n"
    assert (
        drafted(f"{head}\nI. VIỆC\n1. Các xã báo cáo trước ngày 30/12/2025.\n").head.issued.year
        == 1
    )


def test_hoa_toc_is_no_part_of_the_issuer() -> None:
    """However the tone is set."""
    for urgent in ("HỎA TỐC", "HOẢ TỐC"):
        one = above("UBND HUYỆN ĐÔNG NGÀN", urgent, "Số: 5/UBND-VX", DAY, "Kính gửi: Các phòng.")
        assert one.issuer == "UBND HUYỆN ĐÔNG NGÀN"


def test_a_programme_that_is_named_in_quotes_is_read() -> None:
    """Its first line is its title, and nothing else says what it is."""
    draft = drafted(
        "Chương trình “Chào xuân xanh 2026”\n\nI. MỤC ĐÍCH\n- Tạo không khí vui tươi.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Đội Cây xanh tưới cây ven đường.\n"
    )
    assert draft.head.kind == "programme"
    assert leads(draft) == [("Đội Cây xanh tưới cây ven đường.", "Đội Cây xanh")]
