"""Phrases of time as offices write them, and how the draft reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.domain.days import Window, date
from bdg_cli.drafting.lexicon.word_lists import read_file
from bdg_cli.drafting.times.time_finder import find_times
from tests.drafting.example import of_body, windows

if TYPE_CHECKING:
    from bdg_cli.drafting.times.time_expressions import TimeExpression

PERIOD = Window(date(2026, 1, 1), date(2026, 12, 31))
ISSUED = date(2026, 1, 10)
FILE = read_file("times")
AROUND = FILE["context"].values()
ROWS = [
    *(row for table in FILE.values() if isinstance(table, list) for row in table),
    *AROUND,
    *({"example": one["counter"], "reading": one["counter_reading"]} for one in AROUND),
]
ALPHABET = "aàđếI01235 /-.,:;()|–\n\t\N{NO-BREAK SPACE}"
PIECES = (
    *(word for row in ROWS for word in row["example"].split()),
    *("/", "-", "–", ",", "(", ")", ".", "31/2", "2025", "32", "0", "\n", "  ", "tháng 13"),
)


def shown(times: tuple[TimeExpression, ...]) -> str:
    """Write times the way the tables do: windows, what recurs, `?` for a doubt."""
    return "+".join(
        " ".join(
            [
                *(window.key for window in time.windows),
                *([time.every] if time.every else []),
                *([",".join(time.by)] if time.by else []),
                *(["?"] if time.doubt else []),
            ]
        )
        for time in times
    )


def read(text: str, period: Window = PERIOD, issued: date = ISSUED) -> str:
    """Read a text in a plan and write down what was found."""
    return shown(find_times(text, period=period, issued=issued))


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (int(number), word)
        for number, words in FILE["numbers"].items()
        for word in words.split(", ")
    ],
)
def test_each_number_is_read_in_a_time(number: int, word: str) -> None:
    """In one of the ways in which it is written: a week, a quarter, months, a lunar month."""
    texts = ("tuần {} tháng 5", "quý {}", "{} tháng đầu năm", "rằm tháng {}")
    assert any(read(text.format(word)) == read(text.format(number)) != "" for text in texts)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.get('means', '')}: {row['example']}")
def test_each_way_to_write_a_time_is_read_as_its_table_says(row: dict[str, str]) -> None:
    """The example beside each pattern is read as written beside it, and so is what is no time."""
    assert read(row["example"]) == row["reading"]


def test_no_table_of_the_file_is_left_out() -> None:
    """And what stands around a time makes a difference: its counter-example is read otherwise."""
    tables = {name for name, rows in FILE.items() if isinstance(rows, list)}
    assert {*FILE} - tables == {"numbers", "parts", "context"}
    assert [one["example"] for one in AROUND if one["reading"] == one["counter_reading"]] == []


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        # days
        ("Khai mạc ngày 05/6/2026.", "2026-06-05/2026-06-05"),
        ("Khai mạc ngày 05 tháng 6", "2026-06-05/2026-06-05"),
        ("Khai mạc lúc 07h30 ngày 05/6, tại sân vận động", "2026-06-05/2026-06-05"),
        ("08 giờ 00 phút, thứ Sáu, ngày 05/6/2026", "2026-06-05/2026-06-05"),
        ("Từ 20 giờ 15 phút - 20 giờ 45 phút ngày 05 tháng 6", "2026-06-05/2026-06-05"),
        ("Thời gian: 8h00-10h30 ngày 05/6", "2026-06-05/2026-06-05"),
        ("Ngày 5 và 9/6", "2026-06-05/2026-06-05 2026-06-09/2026-06-09"),
        ("ngày 1-3/10", "2026-10-01/2026-10-03"),
        ("Họp vào ngày 15/3, 15/6", "2026-03-15/2026-03-15 2026-06-15/2026-06-15"),
        ("chiều ngày 05/6 và cả ngày 06/6/2026", "2026-06-05/2026-06-06"),
        ("NGÀY 05 THÁNG 6 NĂM 2026", "2026-06-05/2026-06-05"),
        # ranges
        ("từ ngày 01/6/2026 đến ngày 30/6/2026", "2026-06-01/2026-06-30"),
        ("từ ngày 01/6 đến hết ngày 30/6/2026", "2026-06-01/2026-06-30"),
        ("Từ 7h00 ngày 01/6 đến 17h00 ngày 03/6/2026", "2026-06-01/2026-06-03"),
        ("trong 3 ngày, từ ngày 08 đến ngày 10 tháng 6", "2026-06-08/2026-06-10"),
        ("Thời gian: 15–30/6/2026", "2026-06-15/2026-06-30"),
        ("từ 20 đến 25/6", "2026-06-20/2026-06-25"),
        ("01/6/2026- 15/7/2026", "2026-06-01/2026-07-15"),
        ("từ ngày 15/12 đến ngày 15/01", "2026-12-15/2027-01-15"),
        ("từ ngày 15/12 đến ngày 15/01/2027", "2026-12-15/2027-01-15"),
        ("từ ngày 15/12/2026 đến ngày 15/01", "2026-12-15/2027-01-15"),
        ("từ tháng 10 năm 2026 đến hết tháng 3 năm 2027", "2026-10-01/2027-03-31"),
        ("Từ tháng 10/2026 đến quý I/2027.", "2026-10-01/2027-03-31"),
        ("từ tháng 9 đến ngày khai mạc 05/10", "2026-09-01/2026-10-05"),
        ("Tháng 4-5/2026", "2026-04-01/2026-05-31"),
        ("từ quý II đến quý IV", "2026-04-01/2026-12-31"),
        ("Từ năm 2026 đến hết năm 2028", "2026-01-01/2028-12-31"),
        ("Đợt 1: từ 01/3 đến 31/3; Đợt 2: từ 01/9 đến 30/9",
         "2026-03-01/2026-03-31+2026-09-01/2026-09-30"),
        # deadlines
        ("gửi về Phòng Nội vụ trước ngày 20/11/2026", "../2026-11-20"),
        ("gửi trước 17 giờ ngày 20/11", "../2026-11-20"),
        ("trước 17h00’ ngày 20/11", "../2026-11-20"),
        ("chậm nhất là ngày 20 tháng 11", "../2026-11-20"),
        ("Hạn chót ngày 20/11", "../2026-11-20"),
        ("Thời hạn hoàn thành: 20/11/2026", "../2026-11-20"),
        ("Thời gian hoàn thành: Quý III/2026", "../2026-09-30"),
        ("Thời gian hoàn thành: dự kiến tháng 5/2026", "../2026-05-31"),
        ("xong trong tháng 5/2026", "../2026-05-31"),
        ("Hoàn thành việc rà soát trong tháng 5", "../2026-05-31"),
        ("đến hết ngày 31/12/2026", "../2026-12-31"),
        ("đến cuối tháng 6", "../2026-06-30"),
        ("trước ngày 30.6.2026", "../2026-06-30"),
        ("trước 15/6 đơn vị gửi báo cáo", "../2026-06-15"),
        ("trước tháng 6/2026", "../2026-06-30 ?"),
        ("Hoàn thành: Quý II và Quý III/2026", "../2026-09-30"),
        ("Dự kiến ngày 05/6 (chậm nhất ngày 10/6)", "../2026-06-10"),
        # months, quarters, halves, years
        ("Tháng 5", "2026-05-01/2026-05-31"),
        ("trong tháng 02/2028", "2028-02-01/2028-02-29"),
        ("Các tháng 3, 6, 9", "2026-03-01/2026-03-31 2026-06-01/2026-06-30 2026-09-01/2026-09-30"),
        ("Quý 3 năm 2026", "2026-07-01/2026-09-30"),
        ("Quý I và quý III", "2026-01-01/2026-03-31 2026-07-01/2026-09-30"),
        ("Quý III, IV/2026", "2026-07-01/2026-12-31"),
        ("Quý II-IV năm 2026", "2026-04-01/2026-12-31"),
        ("Tháng 5,6/2026", "2026-05-01/2026-06-30"),
        ("06 tháng cuối năm 2026", "2026-07-01/2026-12-31"),
        ("sáu tháng đầu năm", "2026-01-01/2026-06-30"),
        ("Thời gian: Năm 2026", "2026-01-01/2026-12-31"),
        ("Thời gian hoàn thành: 2026", "../2026-12-31"),
        ("trung tuần tháng 6/2026", "2026-06-11/2026-06-20"),
        ("tuần cuối tháng 6", "2026-06-25/2026-06-30 ?"),
        ("đầu năm 2026", "2026-01-01/2026-03-31 ?"),
        # what recurs
        ("định kỳ hằng năm (trước ngày 15/12)", "year 15/12"),
        ("trước ngày 30 tháng 11 hàng năm", "year 30/11"),
        ("trước ngày 01/6 và 15/11 hằng năm", "year 1/6,15/11"),
        ("tháng 6, tháng 12 hằng năm", "year 30/6,31/12"),
        ("Quý I hằng năm", "year 31/3"),
        ("Hằng năm báo cáo kết quả về Phòng Y tế chậm nhất ngày 10/12", "year 10/12"),
        ("định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 15/12)", "year 15/6+year 15/12"),
        ("ngày 05 hằng tháng", "month 5"),
        ("hằng tháng, trước ngày 20", "month 20"),
        ("trước ngày 25 của tháng cuối mỗi quý", "quarter 25"),
        ("ngày 15 tháng cuối quý", "quarter 15"),
        ("mỗi năm một lần", "year ?"),
        ("mỗi tháng 01 lần", "month ?"),
        ("01 lần/quý", "quarter ?"),
        ("6 tháng/lần", "half-year ?"),
        ("hằng quý, 6 tháng, năm", "quarter ?+half-year ?+year ?"),
        ("Thời gian: Hằng năm.", "year ?"),
        ("hằng ngày", "day"),
        ("2 năm một lần", "?"),
        ("hằng tháng báo cáo UBND tỉnh (qua Phòng Nội vụ) trước ngày 25", "month 25"),
        ("hằng tháng báo cáo kết quả (trước ngày 28).", "month 28"),
        ("hằng năm lập dự toán, gửi thẩm định trước ngày 31 tháng 7", "year 31/7"),
        ("báo cáo 6 tháng gửi trước ngày 10/6, báo cáo năm gửi trước ngày 05/12 hằng năm",
         "year 10/6+year 5/12"),
        ("Định kỳ 6 tháng trước ngày 10/6 và năm trước ngày 10/12", "year 10/6+year 10/12"),
        ("hằng quý 01 lần", "quarter ?"),
        ("xong trước ngày 30/4, báo cáo năm gửi trước ngày 05/12 hằng năm",
         "../2026-04-30+year 5/12"),
        ("6 tháng nộp trước ngày 10/6/2026, báo cáo năm nộp trước ngày 05/12 hằng năm",
         "../2026-06-10+year 5/12"),
        # the lunar calendar
        ("Lễ hội từ ngày 08/3 đến ngày 10/3 âm lịch", "2026-04-24/2026-04-26 ?"),
        ("Từ mùng 8 đến mùng 10 tháng Giêng", "2026-02-24/2026-02-26 ?"),
        ("ngày 10 tháng 3 (âm lịch) hằng năm", "2026-04-26/2026-04-26 ?"),
        ("ngày 10/3/2027 (âm lịch)", "2027-04-16/2027-04-16 ?"),
        ("trong dịp Tết Trung thu năm 2026", "2026-09-25/2026-09-25 ?"),
        ("ngày 30/02/2026 âm lịch", "?"),
        ("ngày 10/3/2050 âm lịch", "?"),
        # a beginning without an end
        ("Thời gian: Năm 2026 và các năm tiếp theo", "2026-01-01/2026-12-31 ?"),
        ("Từ tháng 5/2026 đến khi kết thúc kiểm kê", "2026-05-01/2026-12-31 ?+?"),
        # unknown, impossible
        ("trong 10 ngày làm việc kể từ ngày nhận đủ hồ sơ", "?"),
        ("trong thời hạn 05 ngày kể từ ngày 20/4/2026", "../2026-04-25"),
        ("chậm nhất 03 ngày sau khi kết thúc lớp học", "?"),
        ("ngay sau khi có kết quả (trước ngày 20/6)", "?+../2026-06-20"),
        ("ngày 31/11", "?"),
        ("ngày 30/02/2026", "?"),
        ("ngày 15/13", "?"),
        ("từ ngày 20/6/2026 đến ngày 10/6/2026", "?"),
        ("trước ngày 31/11 hằng năm", "?"),
        ("Từ ngày 01/01/2027", "?"),
        ("trước ngày 05/01/2026", "../2026-01-05 ?"),
    ],
)  # fmt: skip
def test_a_phrase_gives_its_days(text: str, reading: str) -> None:
    """The draft has what an officer would write into the plan file by hand."""
    assert read(text) == reading


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thường xuyên",
        "Kiểm tra định kỳ và đột xuất",
        "Kế hoạch số 12/KH-UBND ngày 15/3/2025 của UBND huyện",
        "Công văn số 31/PNV ngày 04 tháng 12",
        "Công văn số 6138/UBND KGVX ngày 13/11/2026",
        "theo Nghị quyết số 07-NQ/HU, ngày 02/8/2025",
        "Quyết định 118/QĐ-UBND ngày 28/02/2025",
        "Quyết định số 118 ngày 28/02/2025",
        "quy định tại Thông tư số 10/2022/TT-BYT",
        "theo Luật Trẻ em ngày 05/4/2016 và các văn bản hướng dẫn",
        "theo văn bản ngày 20 tháng 10 năm 2011 của Chính phủ",
        "Luật có hiệu lực thi hành từ ngày 01/7/2026",
        "số liệu tính từ ngày 15/12 đến ngày 14/6",
        "trẻ em từ 06 tháng đến 36 tháng tuổi",
        "phụ nữ từ 15 đến 49 tuổi",
        "hỗ trợ 24/7 và trực 24/24 giờ",
        "đạt 3/4 số xã; 1/2 ngày công",
        "đạt từ 1/3 trở lên",
        "công tác bình đẳng giới năm 2026",
        "Xây dựng kế hoạch năm 2026 và những năm tiếp theo",
        "Chăm lo Tết Nguyên đán cho hộ nghèo",
        "chào mừng Tết Trung thu",
        "Kế hoạch 5 năm (2026 - 2030)",
        "kinh phí năm 2026; chương trình giai đoạn 2026-2030",
        "Quy hoạch vùng đến năm 2030, tầm nhìn đến năm 2050",
        "Phấn đấu đến năm 2030 có 90% số thôn",
        "nhiệm kỳ 2026 - 2031",
        "Xây dựng báo cáo tháng 5, kế hoạch quý III",
        "kỷ niệm 80 năm ngày thành lập ngành (10/10/1946 - 10/10/2026)",
        "Từ năm 2021 đến nay",
        "mục 2, khoản 3 Điều 15, phụ lục 4",
        "1.250 tờ rơi, 20 pa nô, 5 xã",
        "hàng thủy sản, hàng nghìn lượt người",
        "đưa kết quả vào xét thi đua cuối năm",
        "gắn với đánh giá, xếp loại cuối năm; ổn định nền nếp đầu năm",
        "hồ sơ hình thành từ ngày 01/01/2025",
    ],
)
def test_what_is_no_time_gives_nothing(text: str) -> None:
    """Days of legal documents, ages, shares, targets and titles are not taken for times."""
    assert read(text) == ""


@pytest.mark.parametrize(
    ("text", "period", "issued", "reading"),
    [
        # the only year of the plan, also if the plan was issued late in it
        ("ngày 20/10", (date(2018, 9, 20), date(2018, 12, 31)), date(2018, 9, 20),
         "2018-10-20/2018-10-20"),
        ("ngày 20/10", (None, date(2018, 12, 31)), date(2018, 9, 20), "2018-10-20/2018-10-20"),
        ("ngày 20/5", (date(2018, 1, 1), date(2018, 12, 31)), date(2018, 9, 20),
         "2018-05-20/2018-05-20 ?"),
        # a report shortly after the end of the plan
        ("trước ngày 10/01", (date(2018, 9, 20), date(2018, 12, 31)), date(2018, 9, 20),
         "../2019-01-10 ?"),
        # issued before the year of the plan
        ("trước ngày 15/12", (date(2026, 1, 1), date(2026, 12, 31)), date(2025, 11, 20),
         "../2026-12-15"),
        # a school year has each day once
        ("ngày 20/3", (date(2025, 9, 1), date(2026, 5, 31)), date(2025, 8, 20),
         "2026-03-20/2026-03-20"),
        ("ngày 20/11", (date(2025, 9, 1), date(2026, 5, 31)), date(2025, 8, 20),
         "2025-11-20/2025-11-20"),
        # several years: the year of issue if the day is still ahead, else the first with that day
        ("trước ngày 15/12", (date(2025, 11, 20), date(2030, 12, 31)), date(2025, 11, 20),
         "../2025-12-15"),
        ("trước ngày 15/6", (date(2025, 11, 20), date(2030, 12, 31)), date(2025, 11, 20),
         "../2026-06-15"),
        ("ngày 29/02", (date(2026, 1, 1), date(2030, 12, 31)), date(2026, 1, 10),
         "2028-02-29/2028-02-29"),
        ("Từ nay đến 30/6", (date(2026, 1, 1), date(2026, 12, 31)), date(2026, 3, 5),
         "2026-03-05/2026-06-30"),
    ],
)  # fmt: skip
def test_a_missing_year_is_that_of_the_plan(
    text: str, period: tuple[date | None, date], issued: date, reading: str
) -> None:
    """A year that a document omits is worked out from its period and its day of issue."""
    assert read(text, Window(*period), issued) == reading


@pytest.mark.parametrize(
    ("near", "far"),
    [
        # a report is due within a quarter after the plan
        (("trước ngày 31/3", "../2027-03-31 ?"), ("trước ngày 05/4", "../2026-04-05 ?")),
        # ten years and more are the name of a programme
        (("Giai đoạn 2017 - 2026", "2017-01-01/2026-12-31"), ("Giai đoạn 2016 - 2026", "")),
        # there are four quarters and twelve months
        (("Quý III, 4", "2026-07-01/2026-12-31"), ("Quý III, 5", "2026-07-01/2026-09-30 ?")),
        (
            ("Tháng 6, 12", "2026-06-01/2026-06-30 2026-12-01/2026-12-31"),
            ("Tháng 6, 13", "2026-06-01/2026-06-30 ?"),
        ),
        # a month after “hoàn thành”, or a label, is a deadline if it is near enough
        (
            (f"Hoàn thành {'cây ' * 14}tháng 12", "../2026-12-31"),
            (f"Hoàn thành {'cây ' * 16}tháng 12", "2026-12-01/2026-12-31"),
        ),
        (
            (f"Thời hạn {'cây ' * 7}: tháng 12", "../2026-12-31"),
            (f"Thời hạn {'cây ' * 9}: tháng 12", "2026-12-01/2026-12-31"),
        ),
        (
            (f"Hoàn thành {'cây ' * 6}: 2026", "../2026-12-31"),
            (f"Hoàn thành {'cây ' * 9}: 2026", ""),
        ),
        # the day of a law may stand behind its name, and that of an event
        (
            (f"theo Luật {'cây ' * 18}ngày 15/6/2026", ""),
            (f"theo Luật {'cây ' * 21}ngày 15/6/2026", "2026-06-15/2026-06-15 ?"),
        ),
        (
            (f"Ngày Hội {'cây ' * 19}12/12", "2026-12-12/2026-12-12 ?"),
            (f"Ngày Hội {'cây ' * 22}12/12", ""),
        ),
        # what recurs each year, a part of it, and its day belong together if they are near
        (
            (f"Sơ kết {'cây ' * 4}trước ngày 10/12 và năm trước ngày 20/12 hằng năm",
             "year 10/12+year 20/12"),
            (f"Sơ kết {'cây ' * 8}trước ngày 10/12 và năm trước ngày 20/12 hằng năm",
             "../2026-12-10+year 20/12"),
        ),
        (
            (f"6 tháng trước ngày 10/12 và năm {'cây ' * 7}trước ngày 20/12 hằng năm",
             "year 10/12+year 20/12"),
            (f"6 tháng trước ngày 10/12 và năm {'cây ' * 9}trước ngày 20/12 hằng năm",
             "../2026-12-10+year 20/12"),
        ),
        # the number of a document is long, but not longer than that
        (
            (f"theo văn bản số {'A' * 40} ngày 15/12", ""),
            (f"theo văn bản số {'A' * 41} ngày 15/12", "2026-12-15/2026-12-15"),
        ),
        (
            (f"theo văn bản 12/{'A' * 40} ngày 15/12", ""),
            (f"theo văn bản 12/{'A' * 41} ngày 15/12", "2026-12-15/2026-12-15"),
        ),
        (
            (f"theo văn bản {'1' * 12}/KH ngày 15/12", ""),
            (f"theo văn bản {'1' * 14}/KH ngày 15/12", "2026-12-15/2026-12-15"),
        ),
        # so many words may stand between a word and its day
        (
            (f"trước {'vào ' * 6}15/12", "../2026-12-15"),
            (f"trước {'vào ' * 7}15/12", "2026-12-15/2026-12-15"),
        ),
        (("trước vào,,,,15/12", "../2026-12-15"), ("trước vào,,,,,15/12", "2026-12-15/2026-12-15")),
        (
            (f"từ ngày ban hành {'này ' * 3}đến ngày 15/12", "2026-11-20/2026-12-15"),
            (f"từ ngày ban hành {'này ' * 4}đến ngày 15/12", "../2026-12-15"),
        ),
        (
            (f"từ ngày 15 tháng 12 năm trước {'cây ' * 10}đến ngày 14 tháng 12", ""),
            (f"từ ngày 15 tháng 12 năm trước {'cây ' * 11}đến ngày 14 tháng 12", "../2026-12-14"),
        ),
        (
            (f"Hằng năm báo cáo ({'cây ' * 15}) trước ngày 15/12", "year 15/12"),
            (f"Hằng năm báo cáo ({'cây ' * 16}) trước ngày 15/12", "year ?+../2026-12-15"),
        ),
        # a day later in the sentence belongs to what recurs, if it is near enough
        (
            (f"Hằng năm {'cây ' * 38}báo cáo trước ngày 15/12", "year 15/12"),
            (f"Hằng năm {'cây ' * 42}báo cáo trước ngày 15/12", "year ?+../2026-12-15"),
        ),
    ],
)  # fmt: skip
def test_each_bound_has_an_example_on_both_sides(
    near: tuple[str, str], far: tuple[str, str]
) -> None:
    """In a plan of 2026 that was issued in November."""
    shown_now = [read(text, issued=date(2026, 11, 20)) for text, _ in (near, far)]
    assert shown_now == [near[1], far[1]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Họp (từ ngày 01/6 đến ngày 30/6) tại xã", ["từ ngày 01/6 đến ngày 30/6"]),
        ("Thời gian hoàn thành: Quý II/2026;", ["Quý II/2026"]),
        ("gửi chậm nhất ngày 16/12 để tổng hợp", ["chậm nhất ngày 16/12"]),
        ("hằng năm (trước ngày 15/12), gửi Sở", ["hằng năm (trước ngày 15/12)"]),
        ("sau 05 ngày kể từ ngày nhận; gửi Sở", ["sau 05 ngày kể từ ngày nhận"]),
        (f"sau khi {'c' * 120}", [f"sau khi {'c' * 120}"]),
        (f"sau khi {'c' * 121}", [f"sau khi {'c' * 120}"]),
    ],
)
def test_the_words_are_those_of_the_phrase(text: str, words: list[str]) -> None:
    """The draft quotes the phrase, without the label before it and the sentence after it."""
    assert [time.words for time in find_times(text, period=PERIOD, issued=ISSUED)] == words


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("hằng quý", "“{words}”: chọn ngày cụ thể."),
        ("2 năm một lần", "“{words}”: ghi từng hạn, chương trình không có chu kỳ này."),
        ("ngay sau khi có kết quả", "“{words}”: phụ thuộc việc khác; ghi ngày khi đã biết."),
        ("ngày 31/11", "“{words}”: lịch không có ngày này."),
        ("từ 20/6/2026 đến 10/6/2026", "“{words}”: kết thúc trước khi bắt đầu."),
        ("đầu tháng 6", "“{words}”: không nói rõ ngày; kiểm tra lại khoảng thời gian."),
        ("ngày Quốc tế Thiếu nhi 01/6",
         "“{words}”: là ngày lễ, sự kiện; kiểm tra xem có phải là hạn."),
        ("từ ngày 01/6/2026",
         "“{words}”: chỉ nói ngày bắt đầu; lấy ngày cuối của kế hoạch làm hạn."),
        ("từ ngày 01/6/2027", "“{words}”: sau ngày cuối của kế hoạch; ghi hạn cụ thể."),
        ("trước ngày 05/01/2026", "“{words}”: đã qua trước ngày ban hành; kiểm tra lại ngày."),
    ],
)  # fmt: skip
def test_a_doubt_says_what_a_person_has_to_decide(text: str, sentence: str) -> None:
    """The sentence quotes the words and says what to do about them."""
    (time,) = find_times(text, period=PERIOD, issued=ISSUED)
    assert time.doubt is not None
    assert (time.doubt.template, time.doubt.filling["words"]) == (sentence, text)


texts = st.one_of(
    st.text(),
    st.text(ALPHABET),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)


@given(texts, st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.booleans())
def test_phrases_stand_in_the_text_in_order(text: str, issued: date, open_start: bool) -> None:  # noqa: FBT001 -- hypothesis gives it
    """For any text: no error, no overlap, and the words are the text's own."""
    period = Window(None if open_start else date(issued.year, 1, 1), date(issued.year, 12, 31))
    times = find_times(text, period=period, issued=issued)
    position = 0
    for time in times:
        assert position <= time.start < time.end <= len(text)
        assert time.words == text[time.start : time.end]
        assert time.windows or time.every or time.doubt
        assert all(window.first is None or window.first <= window.last for window in time.windows)
        position = time.end


@pytest.mark.parametrize(
    "piece",
    [
        " ", "\t", "1", "1 ", "1/", "1-", "1, ", "ngày ", "ngày", "ngày 1", "ngày 1 ", "ngày A",
        "tháng ", "tháng 1 ", "tháng 1, ", "quý I, ", "I, ", "từ ", "từ ngày 1/1 đến ", "trước ",
        "đến ", "8h00 ", "8h00 ngày ", "vào lúc ", "hằng năm ", "hằng năm, ", "năm, ", "6 tháng, ",
        "định kỳ ", "báo cáo quý, ", "sau khi ", "5 ngày kể từ ", "số 1/", "Luật A ", "( ", "- ",
        "hoàn thành ", "ngày 1/1/2026 ", "1/1, ", "ngày 31/2 - ", "hằng năm báo cáo trước 1/1 ",
        "hoàn thành 1/2026, ", "từ ngày 1/1 năm trước ",
    ],
)  # fmt: skip
def test_a_line_of_any_length_is_read(piece: str) -> None:
    """A line of 20,000 characters with any repetitions is read to its end."""
    text = piece * (20_000 // len(piece))
    times = find_times(text, period=PERIOD, issued=ISSUED)
    assert all(time.words == text[time.start : time.end] for time in times)


def test_months_that_are_added_up_are_one_window() -> None:
    """“Tháng 1+2+3: …” in a schedule, whose lines are tasks."""
    draft = of_body(
        "I. THỜI GIAN\nTháng 3+4: Xây dựng kế hoạch trồng cây.\nTháng 5: Trồng cây ven đường.\n",
        foot="",
    )
    assert [windows(task) for task in draft.tasks] == [
        ["2026-03-01/2026-04-30"],
        ["2026-05-01/2026-05-31"],
    ]


def test_a_place_or_an_amount_behind_a_day_is_no_task_in_a_section_on_times() -> None:
    """What is done on that day is."""
    draft = of_body(
        "I. NHIỆM VỤ\n1. Phòng Kinh tế tưới cây.\nII. THỜI GIAN, ĐỊA ĐIỂM\n"
        "- Ngày 15/11: Hội trường UBND huyện.\n- Ngày 16/11: Tổng kết hội thi.\n",
        foot="",
    )
    assert [task.text for task in draft.tasks[1:]] == ["Ngày 16/11: Tổng kết hội thi."]
