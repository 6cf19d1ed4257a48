"""The units that offices name every day are read whole, wherever a sentence names them.

Nothing marks the end of a name, and words run into one another: “Đài Truyền hình thành phố” holds
“hình thành”, “Sở Thông tin và Truyền thông báo cáo” holds “thông báo”.
"""

from __future__ import annotations

import pytest

from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.drafting.wording.role_phrases import partners_in
from tests.drafting.example import of_duties, roles

READER = UnitNames()
UNITS = (
    """\
Văn phòng UBND tỉnh; Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh; Văn phòng HĐND và UBND
huyện; Thanh tra tỉnh; Sở Văn hóa, Thể thao và Du lịch; Sở Lao động - Thương binh và Xã hội; Sở
Tài nguyên và Môi trường; Sở Giáo dục và Đào tạo; Sở Nông nghiệp và Phát triển nông thôn; Sở
Thông tin và Truyền thông; Sở Giao thông vận tải; Sở Quy hoạch - Kiến trúc; Sở Du lịch; Sở Dân
tộc và Tôn giáo; Ban Dân tộc; Ban Quản lý các khu công nghiệp tỉnh; Ban Quản lý Khu kinh tế; Ban
Quản lý dự án đầu tư xây dựng huyện; Ban Quản lý rừng phòng hộ; Vườn
Quốc gia Tân Mai; Công an tỉnh; Công an các xã, phường, thị trấn; Bộ Chỉ huy Quân sự tỉnh; Bộ
Chỉ huy Bộ đội Biên phòng tỉnh; Bộ Tư lệnh Vùng 3 Hải quân; Cục Thuế tỉnh; Cục Hải quan thành
phố; Cục Thống kê; Cục Thi hành án dân sự tỉnh; Cục Quản lý thị trường tỉnh; Kho bạc Nhà nước
tỉnh; Ngân hàng Nhà nước Việt Nam chi nhánh tỉnh; Ngân hàng Chính sách xã hội chi nhánh tỉnh;
Bảo hiểm xã hội tỉnh; Bưu điện tỉnh; Viễn thông Hòa Bình; Công ty Điện lực Hòa Bình; Công ty Cổ
phần Môi trường đô thị; Công ty TNHH MTV Khai thác công trình thủy lợi; Chi cục Kiểm lâm; Chi
cục Bảo vệ môi trường; Chi cục Chăn nuôi và Thú y; Chi cục Trồng trọt và Bảo vệ thực vật; Chi
cục Phát triển nông thôn; Chi cục Dân số - Kế hoạch hóa gia đình; Chi cục An toàn vệ sinh thực
phẩm; Chi cục Phòng, chống tệ nạn xã hội; Trung tâm Kiểm soát bệnh tật tỉnh; Trung tâm Xúc tiến
đầu tư, Thương mại và Du lịch; Trung tâm Khuyến nông tỉnh; Trung tâm Dịch vụ nông nghiệp huyện;
Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện; Trung tâm Văn hóa - Thông tin và
Thể thao huyện; Trung tâm Bồi dưỡng chính trị; Trung tâm Phát triển quỹ đất; Trung tâm Trợ giúp
pháp lý nhà nước tỉnh; Trung tâm Phục vụ hành chính công tỉnh; Trung tâm Công nghệ thông tin và
Truyền thông; Trung tâm Quan trắc tài nguyên và môi trường; Trung tâm Điều hành thông minh;
Trung tâm Y tế huyện; Bệnh viện đa khoa tỉnh; Trạm Y tế các xã; Hạt Kiểm lâm huyện; Đồn Biên
phòng Cửa khẩu; Đội Quản lý thị trường số 3; Đội Cảnh sát giao thông; Phòng Cảnh sát phòng cháy,
chữa cháy và cứu nạn, cứu hộ; Phòng An ninh chính trị nội bộ; Phòng Lao động - Thương binh và Xã
hội; Phòng Tài chính - Kế hoạch; Phòng Kinh tế và Hạ tầng; Phòng Quản lý đô thị; Phòng Văn hóa
và Thông tin; Phòng Nông nghiệp và Phát triển nông thôn; Phòng Giáo dục và Đào tạo; Phòng Tư
pháp; Phòng Tổ chức cán bộ; Phòng Kế hoạch - Tổng hợp; Phòng Nghiệp vụ Y; Phòng Hành chính -
Quản trị; Phòng Quản lý chất lượng; Phòng Công tác học sinh, sinh viên; Ban Tổ chức Huyện ủy;
Ban Tuyên giáo Tỉnh ủy; Ban Dân vận Huyện ủy; Ban Nội chính Tỉnh ủy; Ủy ban Kiểm tra Huyện ủy;
Văn phòng Huyện ủy; Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh; Hội Liên hiệp Phụ nữ tỉnh; Hội Nông
dân huyện; Hội Cựu chiến binh; Đoàn Thanh niên Cộng sản Hồ Chí Minh huyện; Liên đoàn Lao động
tỉnh; Hội Chữ thập đỏ; Hội Người cao tuổi; Hội Khuyến học; Hội Luật gia; Hội Nhà báo; Hội Văn
học nghệ thuật; Liên minh Hợp tác xã tỉnh; Hiệp hội Doanh nghiệp tỉnh; Liên hiệp các Hội Khoa
học và Kỹ thuật; Liên hiệp các tổ chức hữu nghị tỉnh; Đài Phát thanh và Truyền hình tỉnh; Đài
Truyền hình thành phố; Đài Khí tượng Thủy văn tỉnh; Báo Hòa Bình; Tạp chí Sông Mơ; Cổng Thông
tin điện tử tỉnh; Tòa án nhân dân tỉnh; Viện kiểm sát nhân dân tỉnh; Trường Chính trị tỉnh;
Trường Cao đẳng nghề Công nghệ; Trường Đại học Nông - Lâm Hòa Bình; Trường Mầm non Hoa Mai;
Trường THPT Chuyên Hòa Bình; UBND các huyện, thành phố; UBND các xã, phường, thị trấn; UBND các
quận, huyện, thị xã; Ủy ban nhân dân cấp xã; Chủ tịch UBND các huyện, thị xã, thành phố; Giám
đốc Sở Tài chính; Thủ trưởng các sở, ban, ngành; Thủ trưởng các cơ quan, đơn vị; Các sở, ban,
ngành, đoàn thể tỉnh; Các cơ quan chuyên môn thuộc UBND huyện; Các phòng, ban, đơn vị; Các cơ
quan, đơn vị liên quan; Các tổ chức chính trị - xã hội; Các doanh nghiệp viễn thông; Các tổ chức
tín dụng; Các cơ sở giáo dục; Các cơ sở khám bệnh, chữa bệnh; Các trường học trên địa bàn; Các
hợp tác xã; Các chủ đầu tư; Các hộ kinh doanh; Các thôn, tổ dân phố; Ban Chỉ đạo 35; Ban Chỉ đạo
phòng, chống dịch Covid-19; Ban Chỉ huy Phòng chống thiên tai và Tìm kiếm cứu nạn; Ban An toàn
giao thông tỉnh; Ban Vì sự tiến bộ của phụ nữ; Ban Chỉ đạo thi hành án dân sự; Hội đồng Phối hợp
phổ biến, giáo dục pháp luật; Hội đồng Thi đua - Khen thưởng; Hội đồng nghĩa vụ quân sự; Tổ công
nghệ số cộng đồng; Tổ công tác Đề án 06; Tổ giúp việc; Tổ Văn phòng; Quỹ Bảo trợ trẻ em; Quỹ Hỗ
trợ nông dân; Quỹ Đầu tư phát triển tỉnh; Bộ phận Tiếp nhận và Trả kết quả; Công đoàn ngành Giáo
dục; Công đoàn viên chức tỉnh; Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh; Chi bộ các thôn;
Huyện đoàn; Tỉnh đoàn; Thành đoàn; Ban Giám hiệu; Tổ chuyên môn; Giáo viên chủ nhiệm; Hiệu
trưởng các trường THCS; Công chức Văn hóa - Xã hội; Công chức Tư pháp - Hộ tịch; Công chức Tài
chính - Kế toán; Công chức Địa chính - Nông nghiệp - Xây dựng và Môi trường; Ban Công tác Mặt
trận; Ban Thanh tra nhân dân; Ban Giám sát đầu tư của cộng đồng; Ban Quản lý di tích; Bảo tàng
tỉnh; Thư viện tỉnh; Nhà Văn hóa lao động; Nhà máy nước; Hải quan cửa khẩu; Cảng vụ Đường thủy
nội địa; Kiểm toán Nhà nước khu vực I; Sở Xây dựng; Sở Công Thương; Sở Tư pháp; Sở Ngoại vụ; Sở
Khoa học và Công nghệ; Văn phòng điều phối nông thôn mới; Ban Tiếp công dân; Trung tâm Chuyển
đổi số; Trung tâm Dịch vụ đấu giá tài sản; Trung tâm Công tác xã hội; Trung tâm Lưu trữ lịch sử;
Trung tâm Huấn luyện và Thi đấu thể thao; Trung tâm Hỗ trợ doanh nghiệp; Trung tâm Quản lý, khai
thác công trình; Công ty Cấp nước; Công ty Xổ số kiến thiết; Xí nghiệp Môi trường; Văn phòng
Đăng ký đất đai; Chi nhánh Văn phòng Đăng ký đất đai huyện; Ban Chấp hành Đoàn xã; Ban Chỉ huy
Quân sự xã; Ban Bảo vệ dân phố; Trạm Khuyến nông; Trạm Kiểm dịch động vật; Trạm Quản lý thủy
nông
""".replace("\n", " ")
    .strip()
    .split("; ")
)
"""Kinds of units of a province, a district, a commune and a school, each with a usual name."""
_DUTIES = (
    "chủ trì, phối hợp với Sở Z xây dựng kế hoạch.",
    "xây dựng kế hoạch triển khai thực hiện.",
    "có trách nhiệm hướng dẫn, kiểm tra việc thực hiện.",
    "tăng cường công tác tuyên truyền, phổ biến pháp luật.",
    "báo cáo kết quả trước ngày 15/12/2026.",
)


@pytest.mark.parametrize("duty", _DUTIES)
def test_a_name_ends_where_the_duty_begins(duty: str) -> None:
    """Neither too early nor too late."""
    read = {unit: READER.leading(f"{unit} {duty}") for unit in UNITS}
    assert {unit: names for unit, names in read.items() if names != ((unit,), duty)} == {}


def test_a_unit_is_a_heading() -> None:
    """All that stands in it is the name."""
    read = {unit: READER.in_heading(unit) for unit in UNITS}
    assert {unit: names for unit, names in read.items() if names != (unit,)} == {}


def test_a_unit_is_one_of_a_list() -> None:
    """Its own commas do not divide it."""
    read = {unit: READER.split(f"Sở Z; {unit}, Hội Q huyện") for unit in UNITS}
    wrong = {unit: names for unit, names in read.items() if names != ("Sở Z", unit, "Hội Q huyện")}
    assert wrong == {}


def test_a_unit_helps() -> None:
    """It ends at “và”, and those after it begin there."""
    text = "Phối hợp với {} và các đơn vị liên quan tổ chức thực hiện."
    read = {unit: partners_in(READER, text.format(unit)) for unit in UNITS}
    wrong = {u: names for u, names in read.items() if names != (u, "các đơn vị liên quan")}
    assert wrong == {}


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_with_its_duties_loses_none(unit: str) -> None:
    """Whatever it is named after: “khen thưởng”, “mục tiêu quốc gia”, “tiêu chuẩn”."""
    forms = (
        f"1. {unit}\n- Xây dựng kế hoạch trồng cây.",
        f"1. {unit} có trách nhiệm:\n- Xây dựng kế hoạch trồng cây.",
        f"- Đối với {unit}: Xây dựng kế hoạch trồng cây.",
        f"- Yêu cầu {unit} báo cáo kết quả về Phòng Kinh tế.",
        f"- Xây dựng kế hoạch trồng cây ({unit} chủ trì, Phòng Kinh tế phối hợp).",
    )
    assert [[lead for _, lead, _ in roles(of_duties(form))] for form in forms] == [[unit]] * 5
