"""Names of units: where they end, how lists are split, who supports whom."""

from __future__ import annotations

import pytest

from bdg_cli.drafting.wording.actors import actors_in
from bdg_cli.drafting.wording.names import UnitNames, clean_name
from bdg_cli.drafting.wording.role_phrases import (
    later_subjects,
    leads_in,
    partners_in,
    requested_units,
    subject_of,
)
from tests.drafting.example import of_duties, roles

NAMES = UnitNames()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("các sở, ngành và địa phương liên quan", ["các sở, ngành và địa phương liên quan"]),
        (
            "Phòng Kinh tế, Phòng Nội vụ và UBND các xã, thị trấn",
            ["Phòng Kinh tế", "Phòng Nội vụ", "UBND các xã, thị trấn"],
        ),
        (
            "Sở Văn hóa, Thể thao và Du lịch; Sở Nội vụ",
            ["Sở Văn hóa, Thể thao và Du lịch", "Sở Nội vụ"],
        ),
        (
            "Sở Nông nghiệp và Môi trường và Sở Tài chính",
            ["Sở Nông nghiệp và Môi trường", "Sở Tài chính"],
        ),
        (
            "các sở, ban, ngành, UBND các huyện, thành phố",
            ["các sở, ban, ngành", "UBND các huyện, thành phố"],
        ),
        (
            "Ủy ban MTTQ và các tổ chức chính trị - xã hội huyện",
            ["Ủy ban MTTQ", "các tổ chức chính trị - xã hội huyện"],
        ),
        (
            "Hội Nông dân, Hội Phụ nữ, Đoàn Thanh niên",
            ["Hội Nông dân", "Hội Phụ nữ", "Đoàn Thanh niên"],
        ),
        ("Phòng Kinh tế (thường trực), Đội Cây xanh", ["Phòng Kinh tế", "Đội Cây xanh"]),
        ("Phòng Nội vụ - cơ quan thường trực; Công an huyện", ["Phòng Nội vụ", "Công an huyện"]),
        (
            "đồng chí Lê Văn Bình, Phó Chủ tịch UBND huyện",
            ["đồng chí Lê Văn Bình, Phó Chủ tịch UBND huyện"],
        ),
        (
            "Đồng chí Lê Văn Bình, Chủ nhiệm Ủy ban Kiểm tra, đồng chí Hồ Ngọc Mai, kế toán",
            ["Đồng chí Lê Văn Bình, Chủ nhiệm Ủy ban Kiểm tra", "đồng chí Hồ Ngọc Mai, kế toán"],
        ),
        (
            "Đồng chí Phó Chủ tịch, phụ trách lĩnh vực giám sát",
            ["Đồng chí Phó Chủ tịch, phụ trách lĩnh vực giám sát"],
        ),
        ("Phòng Nội vụ\nĐội Cây xanh", ["Phòng Nội vụ", "Đội Cây xanh"]),
        ("Phòng Nội vụ; phòng nội vụ; Phòng Nội vụ", ["Phòng Nội vụ", "phòng nội vụ"]),
        ("Văn phòng HĐND và UBND huyện", ["Văn phòng HĐND và UBND huyện"]),
        ("Phòng Nông nghiệp và PTNT, Hạt Kiểm lâm", ["Phòng Nông nghiệp và PTNT", "Hạt Kiểm lâm"]),
        ("Sở Y tế và CDC tỉnh", ["Sở Y tế", "CDC tỉnh"]),
        ("Phòng Nông nghiệp và PTNT các huyện", ["Phòng Nông nghiệp và PTNT các huyện"]),
        ("Các trường tiểu học, THCS", ["Các trường tiểu học, THCS"]),
        ("Công an xã, dân quân và cấp ủy xã", ["Công an xã", "dân quân", "cấp ủy xã"]),
        ("Thôn Đông, thôn Tây và Ban Quản lý chợ", ["Thôn Đông", "thôn Tây", "Ban Quản lý chợ"]),
        ("các nhà mạng (Viettel, VNPT), Sở Nội vụ", ["các nhà mạng", "Sở Nội vụ"]),
        ("Phó Hiệu trưởng, giáo viên bộ môn", ["Phó Hiệu trưởng", "giáo viên bộ môn"]),
        ("Các đồng chí Trưởng, Phó các phòng", ["Các đồng chí Trưởng, Phó các phòng"]),
        (
            "Cơ sở buôn bán phân bón, hợp tác xã trồng rau",
            ["Cơ sở buôn bán phân bón", "hợp tác xã trồng rau"],
        ),
        (
            "Viện kiểm sát nhân dân huyện, Tòa án nhân dân huyện",
            ["Viện kiểm sát nhân dân huyện", "Tòa án nhân dân huyện"],
        ),
        ("Giao Phòng Kinh tế", ["Phòng Kinh tế"]),
        (
            "Các sở, ban, ngành: Tài chính, Kế hoạch và Đầu tư; Công an tỉnh",
            ["Sở Tài chính", "Sở Kế hoạch và Đầu tư", "Công an tỉnh"],
        ),
        (
            "Chủ tịch UBND tỉnh, Giám đốc các Sở: Tài chính, Nội vụ",
            ["Chủ tịch UBND tỉnh", "Giám đốc Sở Tài chính", "Giám đốc Sở Nội vụ"],
        ),
        (
            "Sở Nội vụ, Cục trưởng các Cục: Quản lý Khám, chữa bệnh, Y tế dự phòng",
            ["Sở Nội vụ", "Cục trưởng Cục Quản lý Khám, chữa bệnh", "Cục trưởng Cục Y tế dự phòng"],
        ),
        ("Các sở, ngành: Xây dựng kế hoạch", ["Các sở, ngành: Xây dựng kế hoạch"]),
        ("", []),
        ("; , .", []),
    ],
)
def test_a_list_of_units_is_split(text: str, names: list[str]) -> None:
    """Commas and “và” within a name do not split it."""
    assert list(NAMES.split(text)) == names


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("Phòng Kinh tế chủ trì việc trồng cây", ["Phòng Kinh tế"], "chủ trì việc trồng cây"),
        ("Công an xã tuần tra ban đêm", ["Công an xã"], "tuần tra ban đêm"),
        ("Trung tâm Dịch vụ việc làm huyện họp", ["Trung tâm Dịch vụ việc làm huyện"], "họp"),
        ("Phòng Kinh tế tổ chức trồng cây", ["Phòng Kinh tế"], "tổ chức trồng cây"),
        ("Ban Tổ chức thực hiện", ["Ban Tổ chức"], "thực hiện"),
        ("Cơ sở giáo dục tiểu học họp bàn", ["Cơ sở giáo dục tiểu học"], "họp bàn"),
        ("Ban điều hành tổ chức cuộc thi", ["Ban điều hành"], "tổ chức cuộc thi"),
        ("Sở Khoa học và Công nghệ hướng dẫn", ["Sở Khoa học và Công nghệ"], "hướng dẫn"),
        ("Giao Phòng Nội vụ: theo dõi thi đua", ["Phòng Nội vụ"], "theo dõi thi đua"),
        ("Đề nghị Mặt trận Tổ quốc huyện vận động", ["Mặt trận Tổ quốc huyện"], "vận động"),
        ("Các cơ quan, đơn vị liên quan thực hiện", ["Các cơ quan, đơn vị liên quan"], "thực hiện"),
        ("CDC tỉnh phối hợp phun thuốc", ["CDC tỉnh"], "phối hợp phun thuốc"),
        ("Phòng Kinh tế", ["Phòng Kinh tế"], ""),
        ("Huyện đoàn huy động đoàn viên", ["Huyện đoàn"], "huy động đoàn viên"),
        ("Đoàn giám sát làm việc tại xã", ["Đoàn giám sát"], "làm việc tại xã"),
        ("Phòng Văn hóa - Xã hội tổ chức", ["Phòng Văn hóa - Xã hội"], "tổ chức"),
        ("Sở Giáo dục và Đào tạo mở lớp", ["Sở Giáo dục và Đào tạo"], "mở lớp"),
        ("Các trường dân lập lập đội", ["Các trường dân lập"], "lập đội"),
        ("Các hộ kinh doanh treo biển", ["Các hộ kinh doanh"], "treo biển"),
        ("Người sử dụng loa treo biển", ["Người sử dụng loa"], "treo biển"),
        ("Các phòng khác theo chức năng thực hiện", ["Các phòng khác"], "theo chức năng thực hiện"),
        ("Riêng Công an xã chốt chặn", ["Công an xã"], "chốt chặn"),
        ("các đơn vị khai thác báo cáo ngay", ["các đơn vị khai thác"], "báo cáo ngay"),
        ("Các đơn vị quản lý chặt chẽ cây", ["Các đơn vị"], "quản lý chặt chẽ cây"),
        (
            "Giám đốc Sở Nội vụ quyết định thành lập tổ",
            ["Giám đốc Sở Nội vụ"],
            "quyết định thành lập tổ",
        ),
        ("Giám đốc Sở Nội vụ thừa ủy quyền ký", ["Giám đốc Sở Nội vụ"], "thừa ủy quyền ký"),
        ("các cơ quan hữu quan tập huấn", ["các cơ quan hữu quan"], "tập huấn"),
        ("các đơn vị liên quan, rà soát, xử lý", ["các đơn vị liên quan"], "rà soát, xử lý"),
        (
            "Các hộ sử dụng đất có trách nhiệm trồng cây",
            ["Các hộ sử dụng đất"],
            "có trách nhiệm trồng cây",
        ),
        ("UBND xã nơi xảy ra vụ việc báo cáo", ["UBND xã nơi xảy ra vụ việc"], "báo cáo"),
        ("Ban Quản lý chợ Nghè xóa chợ cóc", ["Ban Quản lý chợ Nghè"], "xóa chợ cóc"),
        ("Trung tâm Dịch vụ tổng hợp xã mở lớp", ["Trung tâm Dịch vụ tổng hợp xã"], "mở lớp"),
        ("Công an huyện có phương án phân luồng", ["Công an huyện"], "có phương án phân luồng"),
        ("Các xã, ngoài các việc trên, làm đất", ["Các xã"], "ngoài các việc trên, làm đất"),
        ("Các trường học không dùng cốc nhựa", ["Các trường học"], "không dùng cốc nhựa"),
        ("đơn vị chủ trì gửi báo cáo", ["đơn vị chủ trì"], "gửi báo cáo"),
        ("Đoàn kiểm tra trong thời gian ấy", ["Đoàn kiểm tra"], "trong thời gian ấy"),
        ("Cộng tác viên dân số đến từng hộ", ["Cộng tác viên dân số"], "đến từng hộ"),
        ("Các xã có liên quan, tham mưu bố trí", ["Các xã có liên quan"], "tham mưu bố trí"),
        ("UBND các xã nơi đặt bể báo cáo", ["UBND các xã nơi đặt bể"], "báo cáo"),
        ("Tiểu ban Hậu cần chuẩn bị", ["Tiểu ban Hậu cần"], "chuẩn bị"),
        ("Phòng Nội vụ; thời gian: tháng 3", ["Phòng Nội vụ"], "tháng 3"),
        ("Viễn thông huyện đặt trạm phát sóng", ["Viễn thông huyện"], "đặt trạm phát sóng"),
        ("Tổ Kỹ thuật (Phó Chủ tịch làm tổ trưởng): lo loa đài", ["Tổ Kỹ thuật"], "lo loa đài"),
        ("Phòng Y tế (chủ trì) và Trạm Y tế mở lớp", ["Phòng Y tế", "Trạm Y tế"], "mở lớp"),
    ],
)
def test_a_name_ends_where_the_duty_begins(text: str, names: list[str], rest: str) -> None:
    """After a place, or before a verb that no name contains."""
    found, after = NAMES.leading(text)
    assert (list(found), after) == (names, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Phòng, chống cháy rừng tại các xã",
        "Hội nghị trồng cây",
        "Các hoạt động trồng cây được tổ chức",
        "Tổ chức trồng cây",
        "Báo cáo kết quả",
        "Đội ngũ cán bộ trồng cây",
        "Trường hợp có vướng mắc",
        "Đoàn kết một lòng trồng cây",
        "phòng bệnh cho cây",
        "Các vụ việc đột xuất phải báo cáo ngay",
        "Hội thao chào mừng ngày 20/11",
        "Đoàn viên chào mừng ngày 26/3",
        "",
    ],
)
def test_what_sounds_like_a_unit_is_none(text: str) -> None:
    """The text is unchanged."""
    assert NAMES.leading(text) == ((), text)
    assert NAMES.in_heading(text) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phòng Kinh tế", ["Phòng Kinh tế"]),
        ("Phòng Kinh tế và Phòng Nội vụ:", ["Phòng Kinh tế", "Phòng Nội vụ"]),
        ("Các phòng, ban, đơn vị", ["Các phòng, ban, đơn vị"]),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc huyện", ["Ủy ban Mặt trận Tổ quốc huyện"]),
        ("Phòng Kinh tế chủ trì trồng cây", []),
        ("Công tác tuyên truyền", []),
    ],
)
def test_a_heading_is_nothing_but_names(text: str, names: list[str]) -> None:
    """Otherwise it is the heading of something else."""
    assert list(NAMES.in_heading(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phối hợp với Đội Cây xanh, các xã tổ chức trồng cây", ["Đội Cây xanh", "các xã"]),
        ("phối hợp chặt chẽ với phòng Nội vụ trong việc khen thưởng", ["phòng Nội vụ"]),
        ("Chủ trì, phối hợp cùng Hội Nông dân vận động trồng cây", ["Hội Nông dân"]),
        ("kết hợp với Công an xã tuần tra", ["Công an xã"]),
        ("Phối hợp với các sở, ngành rà soát; phối hợp với sở, ngành họp", ["các sở, ngành"]),
        ("phối hợp với Đội Cây xanh trong các buổi lễ", ["Đội Cây xanh"]),
        ("phối hợp với công ty Cây Giống ươm cây", ["công ty Cây Giống"]),
        ("Thanh tra Bộ cùng các đơn vị liên quan kiểm tra", ["các đơn vị liên quan"]),
        ("chủ trì, cùng với Công an xã bố trí chỗ đỗ xe", ["Công an xã"]),
        (
            "phối hợp với UBND 03 xã: An Hòa, Tân Hòa, Bến Sậy lập bản đồ",
            ["UBND xã An Hòa", "UBND xã Tân Hòa", "UBND xã Bến Sậy"],
        ),
        ("Mở lớp (Phòng Kinh tế chủ trì; Đội Cây xanh phối hợp).", ["Đội Cây xanh"]),
        ("Phòng Kinh tế chủ trì; Công an huyện phối hợp thực hiện.", ["Công an huyện"]),
        (
            "phối hợp với trưởng thôn, cộng tác viên dân số vận động",
            ["trưởng thôn", "cộng tác viên dân số"],
        ),
        ("phôi hợp với Hội Phụ nữ tổ chức gặp mặt", ["Hội Phụ nữ"]),
        ("phối hợp với chi ủy các thôn họp dân", ["chi ủy các thôn"]),
        ("phối hợp với ông Lê Văn Bình lập danh sách", ["ông Lê Văn Bình"]),
        ("Phối hợp chặt chẽ, hiệu quả", []),
        ("Trồng cây", []),
    ],
)
def test_partners_follow_phoi_hop_voi(text: str, names: list[str]) -> None:
    """After “phối hợp với”, also in lower case."""
    assert list(partners_in(NAMES, text)) == names


def test_who_helps_by_a_labelled_line_on_who_leads() -> None:
    """After “phối hợp với”, or before “phối hợp” at the end."""
    assert partners_in(NAMES, "Phòng Kinh tế chủ trì, phối hợp với Đội Cây xanh") == (
        "Đội Cây xanh",
    )
    told = "Phòng Kinh tế chủ trì; Đội Cây xanh, Công an huyện phối hợp."
    assert partners_in(NAMES, told) == ("Đội Cây xanh", "Công an huyện")
    assert partners_in(NAMES, "Phòng Kinh tế") == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phòng Kinh tế chủ trì, phối hợp với Đội Cây xanh", ["Phòng Kinh tế"]),
        ("Phòng Kinh tế phối hợp với Đội Cây xanh", ["Phòng Kinh tế"]),
        ("Phòng Kinh tế là đơn vị chủ trì", ["Phòng Kinh tế"]),
        ("Đơn vị chủ trì soạn thảo văn bản", ["Đơn vị chủ trì soạn thảo văn bản"]),
        ("Phòng Kinh tế xây dựng phương án trình UBND huyện", ["Phòng Kinh tế"]),
        ("Các đơn vị được giao xây dựng vườn", ["Các đơn vị được giao xây dựng vườn"]),
        ("Phòng Kinh tế, Phòng Nội vụ", ["Phòng Kinh tế", "Phòng Nội vụ"]),
    ],
)
def test_who_leads_by_a_labelled_line(text: str, names: list[str]) -> None:
    """The units before “chủ trì” or “phối hợp”."""
    assert list(leads_in(NAMES, text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("UBND huyện yêu cầu các phòng, ban báo cáo kết quả", ["các phòng, ban"]),
        ("Nếu có vướng mắc, đề nghị Phòng Kinh tế tổng hợp", ["Phòng Kinh tế"]),
        ("Nếu có vướng mắc, các đơn vị phản ánh về Phòng Kinh tế", ["các đơn vị"]),
        ("Trên đây là Kế hoạch trồng cây.", []),
    ],
)
def test_whom_a_closing_paragraph_asks(text: str, names: list[str]) -> None:
    """Not the unit that makes the request."""
    assert list(requested_units(NAMES, text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Công tác tuyên truyền: Phòng Văn hóa đưa tin trên loa.", ["Phòng Văn hóa"]),
        ("Trong tháng 3, các trường tổ chức trồng cây.", ["các trường"]),
        ("Để kịp thời vụ, Phòng Kinh tế chuẩn bị cây giống.", ["Phòng Kinh tế"]),
        ("Phòng Kinh tế giao Đội Cây xanh trồng cây.", ["Phòng Kinh tế"]),
        ("UBND tỉnh giao Phòng Nội vụ tham mưu việc khen thưởng.", ["Phòng Nội vụ"]),
        ("Trên cơ sở rà soát, phòng Kinh tế tham mưu việc trồng cây.", ["phòng Kinh tế"]),
        ("Kiểm tra đột xuất: Trong quý III, Phòng Nội vụ kiểm tra các xã.", ["Phòng Nội vụ"]),
        ("Định kỳ, các phòng, ban gửi báo cáo về Phòng Nội vụ: quý I.", ["các phòng, ban"]),
        ("Hằng năm tổ chức tập huấn cho cán bộ, thành viên hợp tác xã.", []),
        ("Trồng cây, chăm sóc cây.", []),
    ],
)
def test_whom_a_sentence_speaks_of(text: str, names: list[str]) -> None:
    """Also after a short title, a time or a purpose."""
    assert list(subject_of(NAMES, text)[0]) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mở lớp dạy bơi. Giao Hội Phụ nữ xã chủ trì thực hiện.", ["Hội Phụ nữ xã"]),
        ("Đón khách, chuẩn bị nước uống giao Văn phòng huyện thực hiện.", ["Văn phòng huyện"]),
        ("Trực đường dây nóng do Trạm Y tế vận hành.", ["Trạm Y tế"]),
        ("Phân công người theo dõi cơ sở (đồng chí Bình).", ["đồng chí Bình"]),
        ("Phát tờ rơi (UBND các xã; hoàn thành trong tháng 3).", ["UBND các xã"]),
        ("Trực trường dịp Tết (Tổ Văn phòng).", ["Tổ Văn phòng"]),
        ("Xét tốt nghiệp, nộp hồ sơ (Hội đồng xét tốt nghiệp).", ["Hội đồng xét tốt nghiệp"]),
        ("Hội nghị viên chức (BGH phối hợp với Công đoàn).", ["BGH"]),
        ("Mời gọi đầu tư theo hình thức đối tác công tư (PPP).", []),
        ("Gửi danh sách về UBND huyện (Phòng Nội vụ).", []),
        ("Đối thoại mỗi quý một lần. Phòng Kinh tế chuẩn bị nội dung.", ["Phòng Kinh tế"]),
        ("Báo cáo UBND huyện (qua Phòng Nội vụ).", []),
        ("Mở lớp (Phòng Kinh tế chủ trì; Đội Cây xanh phối hợp).", ["Phòng Kinh tế"]),
        ("Kiểm tra rừng (Phòng Kinh tế phối hợp).", []),
        ("Trực chốt do Hạt Kiểm lâm phụ trách. UBND các xã phối hợp.", ["Hạt Kiểm lâm"]),
        ("Tặng quà hộ nghèo (UBND các xã lập danh sách).", []),
        ("Kiểm tra cơ sở kinh doanh (Nhà hàng, khách sạn).", []),
        ("Kiểm tra hai đơn vị: Trường Tiểu học A, Trường Tiểu học B", []),
        ("Vận động ủng hộ (tập thể, cá nhân trong huyện).", []),
        ("Chăm sóc cây giao Ủy ban nhân dân xã thực hiện.", ["Ủy ban nhân dân xã"]),
        ("Tham gia các đoàn kiểm tra do cấp trên tổ chức.", []),
        ("Rà soát văn bản do UBND huyện ban hành.", []),
    ],
)
def test_actors_in_a_sentence(text: str, names: list[str]) -> None:
    """After “giao” or “do”, or in brackets."""
    assert list(actors_in(NAMES, text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tổ 1 kiểm tra xã An Hòa; Tổ 2 kiểm tra xã Bình Hòa.", ["Tổ 2"]),
        ("Phòng Kinh tế chủ trì; Công an huyện phối hợp thực hiện.", []),
        ("Tổ 1 đi xã An Hòa; Ủy ban nhân dân xã lo chỗ nghỉ.", ["Ủy ban nhân dân xã"]),
        ("Hướng dẫn các phòng; các xã; các trường thực hiện.", []),
        ("Phân luồng; Trạm Y tế xã cử tổ cấp cứu.", ["Trạm Y tế xã"]),
    ],
)
def test_who_does_the_rest(text: str, names: list[str]) -> None:
    """In later clauses that each begin with a unit."""
    assert list(later_subjects(NAMES, text)) == names


def test_a_name_has_no_remarks_and_signs() -> None:
    """At its ends."""
    assert clean_name(" - Phòng Kinh tế (qua Văn phòng); ") == "Phòng Kinh tế"
    assert clean_name("và Phòng Kinh tế") == "Phòng Kinh tế"


def test_a_long_chain_of_titles_is_read_to_its_end() -> None:
    """Each may be a name with a duty behind it: the first is taken, however many follow."""
    assert NAMES.leading("Trưởng đoàn: Thành viên đoàn: " * 2_000)[0] == ("Trưởng đoàn",)


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Giao Sở Khoa học và Công nghệ Theo dõi việc trồng cây.", "Sở Khoa học và Công nghệ"),
        ("Giao Sở Xây dựng Kiểm tra các vườn ươm.", "Sở Xây dựng"),
        (
            "Thường trực HĐND, đại biểu HĐND huyện giám sát.",
            "Thường trực HĐND; đại biểu HĐND huyện",
        ),
        ("Các Cục quản lý chuyên ngành kiểm tra.", "Các Cục quản lý chuyên ngành"),
        ("Các đơn vị có chức năng kiểm tra vườn ươm.", "Các đơn vị có chức năng"),
        (
            "Các nhà thầu tham gia xây dựng công trình kiểm tra cây.",
            "Các nhà thầu tham gia xây dựng công trình",
        ),
        ("Tổng Giám đốc Công ty Cây xanh kiểm tra.", "Tổng Giám đốc Công ty Cây xanh"),
        ("Tư lệnh Quân khu 9 chỉ đạo trồng rừng.", "Tư lệnh Quân khu 9"),
        ("Các phòng, các Chủ đầu tư rà soát cây.", "Các phòng; các Chủ đầu tư"),
        ("Ban QLDA đầu tư xây dựng huyện rà soát cây.", "Ban QLDA đầu tư xây dựng huyện"),
        ("Hội Nông dân Thành phố, Thành Đoàn báo cáo.", "Hội Nông dân Thành phố; Thành Đoàn"),
        ("Trung tâm Giống cây và địa phương ươm cây.", "Trung tâm Giống cây; địa phương"),
        ("Giao trưởng thôn, tổ trưởng dân phố tưới cây.", "trưởng thôn; tổ trưởng dân phố"),
    ],
)
def test_names_of_units_that_verbs_or_capitals_broke(sentence: str, lead: str) -> None:
    """The name is whole, and what the unit has to do begins after it."""
    assert roles(of_duties(f"1. {sentence}"))[0][1] == lead


@pytest.mark.parametrize("glue", [" và", ","])
def test_leaders_in_a_list_of_names_are_one_of_them(glue: str) -> None:
    """The name before them ends there."""
    draft = of_duties(f"1. Chủ tịch UBND huyện{glue} lãnh đạo các phòng tổ chức trồng cây.")
    assert roles(draft)[0][1] == "Chủ tịch UBND huyện; lãnh đạo các phòng"


def test_a_line_of_a_role_is_no_unit() -> None:
    """“Thường trực, chủ trì …” says what somebody is, not who."""
    assert subject_of(NAMES, "Thường trực, chủ trì việc trồng cây")[0] == ()
