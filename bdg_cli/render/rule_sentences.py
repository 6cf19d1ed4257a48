"""What each rule of reading says, for `draft --explain`. The names are those of the code."""

from __future__ import annotations

from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.drafting.draft import ReadBy
    from bdg_cli.wording.language import Language

RULE_SENTENCES = {
    "chú thích": N_("dòng là cước chú"),
    "đầu bảng": N_("dòng bắt đầu bằng STT, TT"),
    "mục không giao việc": N_(
        "tên mục cho biết mục này không giao việc, và dòng không nói ai làm gì"
    ),
    "nguồn tiền": N_("dòng chỉ nói tiền lấy từ đâu"),
    "mức chi": N_("dòng chỉ nói mỗi người, mỗi việc được chi bao nhiêu"),
    "đối tượng kiểm tra": N_("mục kể những gì được kiểm tra, và đây là một trong số ấy"),
    "lời dẫn trước các mục": N_("đoạn đứng trước các mục đánh số, không yêu cầu ai làm gì"),
    "lời dẫn": N_("dòng kết thúc bằng dấu hai chấm và mở đầu những việc bên dưới"),
    "chỉ tiêu": N_("dòng chỉ nói mức phải đạt, không nói ai làm gì"),
    "chương trình theo giờ": N_("dòng của một buổi làm việc, ghi theo giờ"),
    "căn cứ của những việc bên dưới": N_("đoạn chỉ nêu tên văn bản làm căn cứ"),
    "lời nhận định": N_("lời nêu ý nghĩa hoặc cách làm chung, không nói ai làm gì"),
    "thành viên": N_("dòng chỉ nói ai là trưởng, là thành viên của một đoàn, một ban"),
    "lời báo để biết": N_("lời thông báo, không yêu cầu làm gì"),
    "lời trong ngoặc": N_("cả dòng nằm trong ngoặc"),
    "lịch của một phần": N_("dòng gọi tên một phần của văn bản, bên dưới chỉ có thời gian"),
    "ngày của các việc bên dưới": N_("dòng chỉ có ngày của những việc theo sau"),
    "chỉ có tên đơn vị": N_("dòng chỉ có tên đơn vị, hoặc là tên mục không có gì bên dưới"),
    "dòng viết hoa": N_("cả dòng viết hoa, không có số: tên của phần bên dưới"),
    "việc phải làm": N_("câu bắt đầu bằng việc phải làm, hoặc nói ai làm"),
    "việc đã qua": N_("lời kể việc đã làm, không yêu cầu ai làm gì"),
    "văn bản viện dẫn": N_("chỉ là tên một văn bản đang có hiệu lực"),
    "lời kể đầu công văn": N_("đầu công văn, kể văn bản hay tin mà công văn trả lời"),
    "lời mở đầu": N_("đoạn đứng trước lời yêu cầu đầu tiên của văn bản"),
    "tên mục viết hoa": N_("mục đánh số, viết hoa, bên dưới chỉ có nhãn"),
    "không có động từ": N_("không quy tắc nào khác hợp: tạm coi là nhiệm vụ, có dấu"),
    "mục về kinh phí": N_("tên mục nói về kinh phí"),
    "việc về các đối tượng kể ra": N_(
        "câu nói việc phải làm, bên dưới chỉ kể ai hoặc giấy tờ nào được nói đến"
    ),
    "việc về các văn bản kể ra": N_("câu nói việc phải làm, bên dưới chỉ kể tên các văn bản"),
    "báo cáo có nội dung kể ra": N_("câu yêu cầu báo cáo, bên dưới kể những gì phải báo cáo"),
    "việc có thêm các phần": N_("câu tự nói việc phải làm rồi mới mở đầu những việc bên dưới"),
    "tên đơn vị ở đầu mục": N_("tên mục là tên đơn vị: các dòng bên dưới là việc của đơn vị ấy"),
    "nơi và ngày": N_("dòng chỉ ghi nơi và ngày ký"),
    "tên của các dòng bên dưới": N_(
        "dòng chỉ gọi tên các dòng ghi sẵn bên dưới, như “Hình thức, thời gian”"
    ),
    "tên gọi có số": N_("dòng chỉ có tên gọi và số, như “Hoạt động 1”"),
    "tên mục của các việc": N_("dòng đánh số đứng trên nhiều dòng có việc, không nói ai làm"),
    "tên mục": N_("dòng đánh số, ngắn, không phải một câu trọn"),
    "tên của một nhóm việc": N_("gạch đầu dòng ngắn, việc nằm ở các dòng bên dưới"),
    "việc có phần chi tiết": N_("câu nói việc phải làm, các dòng bên dưới nói rõ thêm"),
    "lời kết": N_("đoạn cuối văn bản yêu cầu hoặc giao việc"),
    "hàng của bảng": N_("hàng của bảng có cột công việc"),
}
_BY_PLACE = {
    "head": N_("đứng trước tên văn bản"),
    "title": N_("đứng ở chỗ tên văn bản"),
    "basis": N_("đứng giữa tên văn bản và mục đầu tiên"),
    "foot": N_("đứng sau mục cuối cùng"),
    "noise": N_("chỉ có số trang hoặc dấu vết in"),
    "annex": N_("nằm trong phụ lục, không phải bảng giao việc"),
    "attribute": N_("có nhãn như “Đơn vị chủ trì:”, hoặc nằm dưới một dòng như thế"),
    "detail": N_("nằm dưới một nhiệm vụ và không tự giao việc"),
    "closing": N_("đoạn cuối văn bản"),
    "table": N_("bảng không có cột công việc"),
    "table head": N_("hàng đầu của bảng"),
}


def rule_of(t: Language, by: ReadBy, kind: str) -> str:
    """Return the rule that decided, and what it says; for a line without one, where it stands."""
    if by.rule:
        return _named(t, by.rule)
    return t(_BY_PLACE[kind]) if kind in _BY_PLACE else ""


def second_of(t: Language, by: ReadBy) -> str:
    """Return the rule that would have decided otherwise, and what it says; empty if none would."""
    return _named(t, by.second) if by.second else ""


def _named(t: Language, rule: str) -> str:
    said = RULE_SENTENCES.get(rule, "")
    return f"{rule}: {t(said)}" if said else rule
