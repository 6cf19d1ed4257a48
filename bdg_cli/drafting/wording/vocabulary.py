"""The words of official plans: titles of sections, names of units, beginnings of duties.

Each list is data: to add a word, add it to the list. Titles and duties are compared in lower case.
Names of units are compared as they are written here: they begin with a capital, or with a word such
as “các”.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable


def _words(listed: str) -> tuple[str, ...]:
    """Return the words of a list that is separated by commas."""
    return tuple(" ".join(word.split()) for word in listed.split(","))


def _any(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


SMALL_LETTERS: Final = "a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
CAPITAL_LETTERS: Final = SMALL_LETTERS.upper()
"""All lower-case letters, and all capitals, as they stand within a character class."""
DUTY_TITLES: Final = _words(
    """
    nội dung, nhiệm vụ, giải pháp, biện pháp, hoạt động, tổ chức thực hiện, phân công, trách nhiệm,
    tổ chức triển khai, phương án triển khai, phương án tổ chức, chế độ báo cáo, thực hiện chế độ,
    công tác báo cáo, tiến độ, hình thức tuyên truyền, lộ trình, danh mục, kế hoạch, công tác trọng tâm, việc cần làm,
    chương trình công tác, tổ chức hoạt động, các bước, quy trình, trình tự
    """
)
"""Titles of sections that set out activities or duties."""
TARGET_TITLES: Final = _words(
    """
    mục tiêu, chỉ tiêu
    """
)
"""Titles of sections that say what is to be reached."""
MONEY_TITLES: Final = _words(
    """
    kinh phí, nguồn vốn, dự toán, ngân sách, nguồn lực tài chính, tài chính thực hiện
    """
)
"""Titles of sections that say where the money comes from."""
BACKGROUND_TITLES: Final = _words(
    """
    mục đích, yêu cầu, quan điểm, nguyên tắc, căn cứ, sự cần thiết, đánh giá, thực trạng, hiện
    trạng, tình hình, đặc điểm, nguy cơ, chủ đề, khẩu hiệu, thông điệp, giải thích, kết quả đạt
    được, tồn tại, nguyên nhân, ý nghĩa, biểu mẫu, bối cảnh, kết quả thực hiện năm, khó khăn, hạn
    chế, bài học kinh nghiệm, phương châm, tầm nhìn, quy mô, phụ lục, đề cương, phạm vi, đối tượng,
    thành phần, địa bàn, tuyến trọng điểm
    """
)
"""Titles of sections that give nobody an order."""
SETTING_TITLES: Final = _words(
    """
    thời gian, địa điểm
    """
)
"""Titles of sections that say when and where; these seldom give orders."""
AWARD_TITLES: Final = _words(
    """
    khen thưởng, tiêu chí, tiêu chuẩn, số lượng
    """
)
"""Titles of sections that say who is praised, and how; these seldom give orders."""
INSPECTION_TITLES: Final = _words(
    """
    nội dung kiểm tra, nội dung giám sát, nội dung đánh giá, nội dung thanh tra, nội dung khảo sát,
    nội dung báo cáo, nội dung phúc tra, nội dung theo dõi
    """
)
"""Titles of sections that list what is inspected: things, beside what is to be done."""

NAME_WORDS: Final = _words(
    """
    Ủy ban, Uỷ ban, UBND, UB, HĐND, Hội đồng, Sở, Phòng, Ban, Trung tâm, Đài, Báo, Công an, Bộ Chỉ
    huy, Bộ chỉ huy, Bộ đội, Bộ, BCH, BCĐ, Hội, Hiệp hội, Liên minh, Liên đoàn, LĐLĐ, Mặt trận,
    MTTQ, UBMTTQ, Đoàn, Viện, Tòa án, Toà án, Cổng, Văn phòng, VP, Chi nhánh, Chi cục, Cục, Tổng
    cục, Tổng công ty, Công ty, Công đoàn, CĐCS, Trường, Bệnh viện, Trạm, Kho bạc, Ngân hàng, Bảo
    hiểm, BHXH, Thanh tra, Tổ, Tiểu ban, Hạt, Đội, Thường trực, Chủ tịch, Phó Chủ tịch, Phó chủ
    tịch, Giám đốc, Phó Giám đốc, Thủ trưởng, Trưởng, Phó, Cán bộ, Công chức, Chuyên viên, Đồng chí,
    Đ/c, Ngành, Lãnh đạo, Bí thư, Doanh nghiệp, Thành viên, Đại học, Học viện, Bưu điện, Viễn thông,
    Điện lực, Hợp tác xã, Thôn, Khu, Các, Những, Toàn thể, Cơ quan, Đơn vị, Địa phương, Hải quan,
    Thuế, Quân sự, Quỹ, Nhà, Xí nghiệp, Ông, Bà, Tòa, Lực lượng, Đảng ủy, Chi bộ, Huyện, Tỉnh, Thị,
    Trưởng đoàn, Người, Hiệu trưởng, Phân viện, Thư viện, Bảo tàng, Đồn, VKSND, TAND, Cảng vụ, Liên
    hiệp, Câu lạc bộ, Tập đoàn, Kế toán, Văn thư, Bộ phận, Khoa, Chính quyền, Cấp ủy, Cấp uỷ, Đảng
    uỷ, Đảng bộ, BQL, Giáo viên, Nhân viên, Tổ trưởng, Xã đoàn, Huyện đoàn, Tỉnh đoàn, Thành đoàn,
    Chi đoàn, Phân hiệu, Vườn, Khối, Cụm, Vụ, Chi hội, Ấp, Bản, Bên, Nhóm, Chánh, Ủy viên, Uỷ viên,
    Thư ký, Quận, Tổng phụ trách, Bệnh xá, Nhà trường, Chủ nhiệm, Đội trưởng, Trưởng thôn, Trưởng
    ban, Phòng ban, Liên hiệp hội, Sư đoàn, Lữ đoàn, Trung đoàn, Tiểu đoàn, Đồn Biên phòng, Hiệu
    phó, Cộng tác viên, Tình nguyện viên, Báo cáo viên, Tuyên truyền viên, BGH, TPT, GVCN, GVBM,
    TTCM, Viettel, VNPT, MobiFone, Mobifone, VinaPhone, Thống kê tỉnh, Thống kê thành phố, Thống kê
    huyện, Thống kê cơ sở, Chi ủy, Chi uỷ, Cơ sở, Agribank, Ngư dân, Cô, Thầy
    """
)
"""How the name of a unit, a group of units or a post begins."""
COLLECTIVE: Final = _words(
    """
    các, những, toàn thể, cơ quan, đơn vị, địa phương, cấp trên, thủ trưởng, chủ tịch, người đứng
    đầu, trưởng, lãnh đạo, đối tượng, giám đốc, đồng chí, đ/c, bộ phận, nhân viên, người được, người phụ trách,
    lực lượng, doanh nghiệp, công an, tổ chức, ủy ban, ubnd, chính quyền, nhà trường, thành viên, cá
    nhân, tập thể, uỷ ban, cán bộ, công chức, viên chức, giáo viên, hiệu trưởng, chủ đầu tư, bí thư
    """
)
"""How a name in lower case begins."""
GENERIC: Final = _words(
    """
    sở, ban, ngành, đơn vị, cơ quan, địa phương, đoàn thể, tổ chức, hội, phường, xã, thị trấn, cá
    nhân, huyện, thị xã, thành phố, phòng, đặc khu, quận, trường, trạm, trung tâm, doanh nghiệp,
    cấp, khu phố, thôn, bản, tổ dân phố, ấp, hộ, hợp tác xã, chi nhánh, chi bộ, trực thuộc, hội đoàn
    thể, ban ngành, lực lượng, nhân dân, tập thể, khóm, buôn, làng, chi hội
    """
)
"""Words that continue a collective such as “các sở, ban, ngành”; they are no units of their own."""
PEOPLE: Final = (
    *GENERIC,
    *_words(
        """
        nhà, chủ, chủ đầu tư, đồng chí, đ/c, cán bộ, công chức, chuyên viên, thành viên, bộ, cục,
        chi cục, công ty, bệnh viện, cơ sở, phó, trưởng, chủ tịch, tập đoàn, giám đốc, tổ, ủy ban,
        uỷ ban, hiệp hội, viện, khoa, bên, khối, ủy viên, đội, tiểu ban, báo, đài, hợp tác, công
        đoàn, chi, ngân hàng, thủ trưởng, người, hội viên, đoàn, cụm, huyện đoàn, cấp ủy, cấp uỷ,
        lãnh đạo, hiệu trưởng, giáo viên, học viên, đại biểu, hộ gia đình, chính quyền, tổng công
        ty, đảng bộ, đảng viên, nhóm, vụ, nghệ nhân, bác sĩ, điều dưỡng, bí thư, chánh
        """
    ),
)
"""Words after “các” if it means units or people, not things."""

VERBS: Final = _words(
    """
    chủ trì, phối hợp, cùng với, chủ động, tham mưu, xây dựng, tổ chức, triển khai, thực hiện, hướng
    dẫn, chỉ đạo, đôn đốc, kiểm tra, giám sát, theo dõi, tổng hợp, báo cáo, bố trí, cân đối, để,
    nhằm, khi, nếu, trong việc, trong quá trình, trong thời gian, theo quy định, thẩm định, căn cứ,
    trên cơ sở, tăng cường, đẩy mạnh, tiếp tục, phát huy, quán triệt, tuyên truyền, phổ biến, vận
    động, rà soát, đề xuất, nghiên cứu, ban hành, lập, cung cấp, cập nhật, công bố, đảm bảo, bảo
    đảm, huy động, hỗ trợ, tạo điều kiện, tham gia, kịp thời, thường xuyên, định kỳ, có trách nhiệm,
    chịu trách nhiệm, là cơ quan, làm đầu mối, trực tiếp, phân công, giao, cử, đưa, gửi, nâng cao,
    duy trì, xử lý, đăng tải, đăng ký, thông báo, tiếp nhận, tiếp thu, lồng ghép, định hướng, khuyến
    khích, ưu tiên, nêu cao, sẽ, cần, phải, nghiêm túc, khẩn trương, tích cực, chấp hành, kiện toàn,
    phản ánh, quan tâm, hoàn thành, hoàn thiện, kết nối, liên hệ, tự, đánh giá, tiến hành, chuẩn bị,
    dự toán, giúp, là đơn vị, tập trung, đề nghị, yêu cầu, căn cứ vào, nắm, thống nhất, cụ thể hóa,
    bằng, coi, xác định, lãnh đạo, khai thác, áp dụng, ứng dụng, phát động, phát hiện, chi trả,
    hưởng ứng, vận dụng, thành lập, chấn chỉnh, cảnh báo, nhận, điều phối, rút, trình, được giao
    nhiệm vụ, làm, đổi mới, tùy, tuỳ, dự trù, tới việc, đến việc, đến từng, ngoài các, ngoài việc,
    sau khi, trước khi, hằng tháng, hàng tháng, hằng tuần, hàng tuần, hằng ngày, hàng ngày, hằng
    quý, hàng quý, xác lập, sắp xếp, biên tập, trong quản lý, trong công tác, trong triển khai,
    trong thực hiện, trong tổ chức, trong xây dựng, trong giải quyết, trong phòng, theo chức năng,
    theo nhiệm vụ, theo thẩm quyền, theo phân công, theo lĩnh vực, điều tra, xác minh, giải quyết,
    sử dụng, thi đua, tuyển chọn, tổng kết, sơ kết, đăng, quản lý, ký kết, ký ban hành, ký hợp đồng,
    mở, tạo, có văn bản, có kế hoạch, có biện pháp, có giải pháp, có phương án, trao đổi, chia sẻ,
    bàn giao, đẩy nhanh, trong đào tạo, khi có, trong phạm vi
    """
)
"""How a duty begins after the name of a unit. In names, these words begin with a capital."""
DUTY_WORDS: Final = (
    *VERBS,
    *_words(
        """
        in, in ấn, lắp đặt, lắp, phát triển, thúc đẩy, hình thành, nâng cấp, đầu tư, số hóa, thí
        điểm, mời gọi, hợp tác, biểu dương, tôn vinh, khen thưởng, tuyên dương, củng cố, mở rộng,
        thiết lập, thu thập, khảo sát, thống kê, kiểm soát, ngăn chặn, ngăn ngừa, phòng ngừa, phòng
        chống, khắc phục, xử phạt, cấp phát, điều chuyển, kích hoạt, tiêu hủy, thu gom, khơi thông,
        lấy mẫu, châm, tổng điều tra, truyền thông, giáo dục, đào tạo, bồi dưỡng, tập huấn, trang
        bị, mua sắm, sửa chữa, cải tạo, quy hoạch, tham dự, gặp mặt, thăm, tặng, có thể, ra mắt,
        tích hợp, bảo vệ, bảo tồn, giữ, phân bổ, phân loại, chuyển đổi, hạn chế, giảm, tháo gỡ, cho,
        không, chỉ, kiên quyết, kiến nghị, thể chế, thử nghiệm, tối ưu, thu hút, cải cách, tiếp, bổ
        sung, điều chỉnh, tạm, lựa chọn, bầu, đón, treo, viết, phát, phát hành, sản xuất, biên soạn,
        thiết kế, sưu tầm, cải thiện, giới thiệu, đa dạng, nhân rộng, tư vấn, liên kết, động viên,
        vinh danh, trao, công khai, niêm yết, vệ sinh, thanh tra, tuần tra, truy quét, đấu tranh,
        từng bước, mỗi, nhanh chóng, đồng thời, sau, trước, hằng năm, hàng năm, giải ngân, tổng
        duyệt, trưng bày, triển lãm, thẩm tra, phê duyệt, xét, bình xét, bình chọn, tuyển dụng, luân
        chuyển, quy định, khảo nghiệm, kết hợp, đối chiếu, lưu trữ, lưu, phân cấp, ủy quyền, thanh
        toán, quyết toán, mời, tiếp cận, khai trương, khai mạc, bế mạc, giao lưu, diễn tập, tập
        luyện, kêu gọi, vay, cho vay, miễn, giám định, đo đạc, cắm mốc, di dời, giải phóng, trồng,
        chăm sóc, nạo vét, phun, tiêm, khám, sàng lọc, truy cập, sao chụp, số hoá, chuẩn hóa, chuẩn
        hoá, hiện đại hóa, hiện đại hoá, đơn giản hóa, nhắc nhở, phê bình, cam kết, ký cam kết, đính
        chính, rút kinh nghiệm, tôn tạo, phục dựng, gìn giữ, khôi phục, kéo dài, bám sát, gắn, phấn
        đấu, chú trọng, coi trọng, đề cao, phân tích, dự báo, cài đặt, vận hành, nâng, chỉnh lý,
        chỉnh trang, phủ sóng, kết nghĩa, đỡ đầu, tìm kiếm, tạo lập, xúc tiến, quảng bá, xã hội hóa,
        xã hội hoá, chỉnh sửa, sửa đổi, hợp nhất, sáp nhập, giao nhiệm vụ, phân định, chốt, hoàn
        trả, thu hồi, cưỡng chế, xóa, xoá, tăng, thay, tái, tận dụng, tham quan, trải nghiệm, làm
        việc, tiếp xúc, đối thoại, lấy ý kiến, góp ý, cắm, tu sửa, họp, họp bàn, bàn, thu giữ, rà
        quét, triệt phá, triệt xóa, bắt giữ, khởi công, khánh thành, lấy, gọi hỏi, răn đe, trực, túc
        trực, canh gác, chốt chặn, sơ tán, di chuyển, chằng chống, phát quang, cắt tỉa, chặt tỉa,
        dọn, quét dọn, lau dọn, trang trí, dàn dựng, biểu diễn, thi đấu, tranh tài, giải tỏa, lấn
        chiếm, chấm điểm, chấm, xếp loại, xếp hạng, tính toán, ước tính, đo, đếm, quan trắc, chụp
        ảnh, ghi hình, ghi chép, vẽ, in sao, nhân bản, sao gửi, chuyển, chuyển giao, chuyển phát,
        phân phối, cấp phép, cấp giấy, thu phí, nộp, đóng góp, ủng hộ, quyên góp, tiếp sức, hiến,
        hiến máu, xét nghiệm, điều trị, cách ly, uống, khử khuẩn, tiêu độc, chôn lấp, đốt, gieo,
        cấy, thu hoạch, tưới, bón, chăn, nuôi, thả, phối giống, đấu thầu, đấu giá, nghiệm thu, bảo
        trì, bảo dưỡng, bảo quản, vận chuyển, tập kết, gia hạn, miễn giảm, giãn, hoãn, khoanh, nợ,
        cho thuê, thuê, mua, bán, tiêu thụ, bao tiêu, cổ vũ, cổ động, khích lệ, ôn tập, ôn luyện,
        luyện tập, huấn luyện, bồi thường, hòa giải, hoà giải, xét xử, truy tố, khởi tố, kháng nghị,
        kiểm sát, kiểm đếm, kiểm kê, kiểm định, kiểm dịch, kiểm nghiệm, sát hạch, thi tuyển, ra
        quân, ra đề, duyệt, thẩm duyệt, đóng, mở lớp, mở đợt, mở chuyên, tăng thời lượng, giữ gìn,
        đặt hàng, bám nắm, nhắc, đề ra, đưa vào, đưa ra, thay mặt, thay thế, hưởng, tham vấn, tọa
        đàm, khai báo, quyết định, chỉ định, phân luồng, phân vùng, khoanh vùng, bao vây, khống chế,
        dập, cứu hộ, cứu nạn, cứu trợ, tiếp tế, dự trữ, tích trữ, trích, dành, tiết kiệm, cắt giảm,
        siết chặt, xin, hoàn tất, chú ý, xây, lát, đổ bê tông, nâng mức, cân nhắc, sẵn sàng, can
        thiệp, tỉa, thay nhau, bàn bạc, ươm, ổn định, ngừng, dừng, tạm dừng, chọn, khởi động, lắng
        nghe, giải trình, giải đáp, trả lời, cấp cứu, gia cố, khơi, đắp, cứng hóa, nhận diện, tiếp
        sóng, truyền dẫn, tiếp đón, đón tiếp, thăm hỏi, chúc, trao tặng, ủy nhiệm, soạn thảo, soạn,
        thảo luận, phản biện, kết luận, đối soát, tạm ứng, tịch thu, tháo dỡ, phá dỡ, dỡ bỏ, chặn,
        đào, san, quét, rửa, chuyển tuyến, chuyển đến, chuyển về, xử trí, hòa mạng, đấu nối, thẩm
        vấn, dán, gắn biển, điểm danh, nêu gương, dự và, dự họp, dự hội, đặt, luân phiên, phân lại,
        chia, kẻ, lo, phát trên, phát sóng, phát tin, đảm nhận, chỉnh đốn, truyền đạt, phủ xanh,
        xuất cấp, tuân thủ, triệu tập, xem xét
        """
    ),
)
"""How a duty begins that names no unit."""
NAMING: Final = _words(
    """
    giáo dục, đào tạo, bồi dưỡng, tập huấn, truyền thông, bảo vệ, bảo tồn, quy hoạch, phát triển,
    đầu tư, sản xuất, thiết kế, tư vấn, thanh tra, kiểm soát, khảo sát, thống kê, thu gom, xúc tiến,
    vận hành, vận chuyển, chăn, nuôi, trồng, khám, điều trị, xét nghiệm, kiểm định, kiểm dịch, kiểm
    nghiệm, kiểm sát, giám định, cứu hộ, cứu nạn, cứu trợ, quan trắc, dự báo, lưu trữ, phòng chống,
    phòng ngừa, biểu diễn, phát hành, bảo trì, bảo dưỡng, bảo quản, đấu giá, đấu thầu, tiêu thụ, bao
    tiêu, mua, bán, cho vay, cho thuê, thuê, vay, hòa giải, hoà giải, xét xử, huấn luyện, luyện tập,
    tập luyện, tiết kiệm, xã hội hóa, xã hội hoá, thi đấu, thi tuyển, liên kết, hợp tác, chăm sóc,
    tham quan, thẩm tra, thẩm duyệt, đo đạc, vệ sinh, trực, chốt, xây, mỗi, sau, trước, chỉ, in, in
    ấn, cấp phép, chuyển phát, phân phối, thu phí, tiếp, phát, tạm, giảm, xóa, xoá, cải cách, chuyển
    đổi, hiến máu, bàn, giải phóng, bồi thường, khen thưởng, tuyển dụng, sáp nhập, tái, hưởng, đóng,
    lấy, cho, thể chế, ra quân, tham dự, xin, nợ, chuyển, phân tích, sửa chữa, mua sắm, diễn tập,
    đối thoại, giải ngân, di dời, ngăn chặn, chú ý, chấm, cấp cứu, quyết định, sàng lọc, tối ưu,
    bầu, bình xét, bình chọn, xét, quy định, cách ly
    """
)
"""Actions that also occur in names: “các cơ sở giáo dục”, “lực lượng bảo vệ rừng”."""
COMPOUNDS: Final = _words(
    """
    đào tạo, sáng tạo, chế tạo, cải tạo, nhân tạo, tái tạo, kiến tạo, công lập, dân lập, độc lập, tư
    lập, quốc lập, đối lập, chương trình, công trình, quy trình, lộ trình, tiến trình, giáo trình,
    quá trình, lịch trình, tờ trình, hành trình, ngoại giao, bàn giao, chuyển giao, liệu mở, xác
    nhận, chứng nhận, công nhận, ghi nhận, văn bằng, trật tự, thứ tự, bầu cử, ứng cử, tuyển cử, tạm
    giữ, canh giữ, hàng không, phòng không, địa chỉ, chứng chỉ, tín chỉ, gián tiếp, giao tiếp, cấp
    phát, giao lưu, bảo lưu, địa bàn, thường trực, vận chuyển, luân chuyển, chăn nuôi, nuôi trồng,
    mua bán, buôn bán, cho vay, cho thuê, thâm canh, hậu cần, tự phục, hội họp, bản vẽ, thụ hưởng,
    ảnh hưởng, đưa đón, gia tăng, tiền gửi, trợ giúp, máy in, mặt bằng, cân bằng, đồng bằng, công
    bằng, đồng khởi, hải đăng, tỉnh giao, huyện giao, được giao, được cử, được phân
    """
)
"""Words whose second half sounds like a duty."""

_NOT_UNITS: Final = (
    r"Phòng(?:,| -)? (?:chống|ngừa|tránh|trừ|cháy|bệnh|dịch)|Ban hành|Báo cáo|Đoàn kết|Đội ngũ|"
    r"Hội (?:nghị|thảo|thi|chợ|diễn|thao|viên|nhập|trại|giảng|họp|đàm|báo|khỏe|ngộ|chẩn)|"
    r"Trường hợp|Khu vực|Quỹ đất|Thị trường|"
    rf"Bộ (?!đội|chỉ huy|phận|môn|tư lệnh|trưởng|máy)[{SMALL_LETTERS}]|"
    r"Khoa học|Khối lượng|"
    r"Nhóm (?!công tác|giúp|chuyên|tư vấn|nòng|trẻ|thợ|hộ|thiện|\d)|Bên cạnh|"
    r"Bản (?:tin|đồ|ghi|cam|sao|thân)|"
    r"Cụm (?:công nghiệp|từ|tin)|Vụ (?:việc|án|mùa|đông|xuân|hè)|"
    r"Nhà (?:nước|ở|hàng|kho|trọ|tạm|xưởng|vệ|dân)|Viện (?:trợ|dẫn)|"
    r"Chính quyền (?:điện tử|số)|Doanh nghiệp số|Trạm (?:biến|BTS|thu phát)|Thuế suất|"
    r"Người lao động|Cơ sở (?:dữ liệu|vật chất|hạ tầng|pháp lý|khoa học)|"
    r"Thanh tra(?:,| và) (?:kiểm|giám)"
)
"""What begins like the name of a unit but is none."""
_LETTERS_ONLY: Final = (
    r"[A-ZĐ]{2,8}\d{0,2}(?=$|:|, | (?:tỉnh|huyện|xã|phường|thành phố|khu vực|chủ trì|phối hợp|"
    r"tham mưu|có trách nhiệm|các)\b)"
)
"""A unit called by its initials: “CDC tỉnh”, “PV01”."""
NAME_START: Final = re.compile(
    rf"(?!{_NOT_UNITS})(?:(?:{_any(NAME_WORDS)})(?=[\s,;:.&/-]|$)|{_LETTERS_ONLY})"
)
LOOSE_START: Final = re.compile(
    r"(?:phòng(?!,? (?:chống|ngừa|tránh|trừ|cháy|bệnh))|sở|ban(?! hành)|ngành|quân đội|bộ đội|"
    r"trung tâm|đài|trường(?! hợp)|bệnh viện|trạm|nhà mạng|đoàn thể|hội(?! (?:nghị|thảo|thi|viên))|"
    r"mặt trận|gia đình|cấp [uủ][ỷy]|khoa(?! học)|thôn|khối|kho bạc|đồng chí|đ/c|ông|bà|"
    r"chi [uủ][ỷy]|chi bộ|chi hội|cộng tác viên)\b"
)
"""How a name may begin after “phối hợp với”, where a unit is sure to follow."""
LOWERCASE_START: Final = re.compile(rf"(?:{_any(COLLECTIVE)})\b")
PEOPLE_START: Final = re.compile(rf"(?:{_any(PEOPLE)})\b", re.IGNORECASE)
GENERIC_START: Final = re.compile(rf"(?:{_any(GENERIC)})\b", re.IGNORECASE)
_IN_NAMES: Final = (
    r"giao (?:thông|dịch|tiếp|lưu|nhận)|điều tra (?:tội phạm|viên|hình sự)|lập pháp|trình độ|"
    r"kiểm sát (?:nhân dân|quân sự)|"
    r"trực thuộc|"
    r"quản lý (?:hành chính|thị trường|dự án|chất lượng|nhà nước|đất đai|đô thị|rừng|đào tạo)|"
    r"tự (?:vệ|quản|do)|tham gia bảo vệ (?:an ninh|trật tự)|"
    r"nhận thức|báo cáo viên|cảnh báo sớm|đăng kiểm|bằng lái|"
    r"thi đua (?:-|–|khen)|"
    r"tổ chức (?:chính trị|xã hội|đoàn thể|tín dụng|cán bộ|thành viên|đảng|cơ sở|phi|kinh tế)|"
    r"sử dụng (?:đất|lao động|ngân sách)|xây dựng (?:thành phố|tỉnh|cơ bản|công trình|huyện)|"
    r"tuyên truyền viên|tiếp nhận và trả|giám sát cộng đồng"
)
"""What sounds like a duty but is part of a name."""
VERB: Final = re.compile(
    rf"(?:^|(?<=[\s,;:]))(?!(?:{_IN_NAMES})\b)(?:[Pp]hối hợp|[Cc]hủ trì|{_any(VERBS)})\b"
)
"""Where in a sentence the names end and the duty begins."""
ACTION: Final = re.compile(
    rf"(?<=\s)(?!(?:{_IN_NAMES})\b)(?:{_any(w for w in DUTY_WORDS if w not in VERBS)})\b"
)
"""Other beginnings of a duty. Those in `NAMING` end a name only if it is complete."""
_LONG_VERBS: Final = tuple(verb.capitalize() for verb in VERBS if " " in verb)
NAME_THEN_VERB: Final = re.compile(
    r"(?:tỉnh|huyện|xã|phường|thành phố|nhân dân|liên quan|đơn vị|ngành) "
    rf"(?=(?:{_any(_LONG_VERBS)})\b)"
)
"""Where a name and a duty stand side by side, as after a name in bold."""
STRONG_VERB: Final = re.compile(
    r"\b(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|tham mưu|triển khai|thực hiện|căn cứ|"
    r"tổ chức thực)\b"
)
"""Verbs that no name contains; names may contain other verbs."""
VERB_START: Final = re.compile(rf"(?:{_any((*VERBS, 'phát triển'))})\b", re.IGNORECASE)
"""A sentence that begins like this does not name a unit first."""
DUTY_START: Final = re.compile(rf"(?:{_any(DUTY_WORDS)})\b", re.IGNORECASE)
