"""The tables of the ways in which offices write times. To add a way, add a row.

All repetitions in the patterns are bounded, so a line of any length is read quickly. Each row has
an example and how it is read in a plan of the year 2026 that was issued on 10/01/2026: windows as
in the ledger, `every by`, and `?` for a doubt; several phrases are joined by `+`, and an empty text
means no time. The tests run all examples.
"""

from __future__ import annotations

from bdg_cli.drafting.times.pattern_tables import PatternRow

_D = r"(?P<d>3[01]|[12]\d|0?[1-9])"
_M = r"(?P<m>1[0-2]|0?[1-9])"
_Y = r"(?P<y>(?:1[89]|20)\d\d)"
_D_ANY, _M_ANY = r"(?P<d>\d{1,2})", r"(?P<m>\d{1,2})"
_M_LUNAR = r"(?P<m>1[0-2]|0?[1-9]|giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười một|mười|chạp)"
_OF = rf"(?:_(?:/|\.|,?_(?:của_)?năm|-|–)_{_Y})?"
"""The year of a month or a quarter, if there is one."""
_END = r"(?![\w/]|-(?-i:[A-ZĐ])|\.\d| lần)"
"""The end of a point: it is not part of a larger number or of a document's number."""
_Q = r"(?P<q>IV|[Il]{1,3}|0?[1-4])"
_N = r"(?P<n>\d{1,2}|một|hai|ba|bốn|năm|sáu|chín|mười hai)"
_BEFORE = r"tr[ưu][ớơởó]c"
_TO = r"đ[ếêềểễ]n"
"""The words as they are, and as scanners misread them."""
_DASH = r"[-–—−~÷→]{1,2}"  # noqa: RUF001 -- every dash
_AT = (
    r"(?:(?<=vào\s)|(?<=trong\s)|(?<=dịp\s)|(?<=đến\s)|(?<=từ\s)|(?<=trước\s)|(?<=hết\s)"
    r"|(?<=khoảng\s)|(?<=kiến\s)|(?<=nhất\s)|(?<=[:|(]\s)|(?<=[:|(])|(?<!.))"
)
"""After such a word the beginning or end of a year is a time; elsewhere it only says which one."""
_CAP = "A-ZĐÁÀÂĂÊÔƠƯÝÚÓÍÉ"
_NAME = (
    r"(?:(?!(?:trước|từ|đến|chậm|tháng|ngày|năm)\b)[^\d.;:|\n(]){0,80}?"  # one word after another
)
_UNIT = r"(?P<u>ngày|tuần|tháng|quý|quí|năm)"
_EACH = r"(?:hằng|hàng|mỗi|từng)"
_NOT_EACH = r"(?<!hằng\s)(?<!hàng\s)(?<!mỗi\s)(?<!từng\s)"
_CLAUSE = r"[^.;,:|()\n]{0,120}"

POINTS = (
    PatternRow("now", r"từ nay", "Từ nay đến hết năm 2026", "2026-01-10/2026-12-31"),
    PatternRow(
        "now",
        r"từ (?:ngày|khi) (?:ký|ban hành)(?: (?:ban hành|văn bản|kế hoạch|này)){0,3}"
        r"(?= (?:cho )?đến)",
        "Từ ngày ban hành đến ngày 30/4",
        "2026-01-10/2026-04-30",
    ),
    PatternRow(
        "school",
        rf"năm học {_Y}_(?:{_DASH}|/)_(?P<until>20\d\d)",
        "Trong năm học 2025-2026",
        "2025-09-01/2026-08-31",
    ),
    PatternRow(
        "none", rf"(?:nhiệm kỳ|khóa|khoá) (?:20\d\d)_{_DASH}_20\d\d", "Nhiệm kỳ 2025 - 2030", ""
    ),
    PatternRow(
        "none",
        r"từ ngày_\d{1,2}_(?:tháng|/)_\d{1,2}_(?:/_)?(?:của )?năm trước[^.;,|()\n]{0,40}? đến "
        r"(?:hết )?ngày_\d{1,2}_(?:tháng|/)_\d{1,2}",
        "số liệu lấy từ ngày 15 tháng 12 năm trước đến ngày 14 tháng 12",
        "",
    ),
    PatternRow(
        "years",
        rf"(?:giai đoạn|thời kỳ)(?: từ)?(?: năm)? {_Y}_(?:{_DASH}|đến)_(?:năm )?(?P<until>20\d\d)",
        "Thời gian: Giai đoạn 2026 – 2028.",
        "2026-01-01/2028-12-31",
    ),
    PatternRow(
        "years",
        rf"(?:từ )?{_Y}_(?:{_DASH}|đến)_(?P<until>20\d\d){_END}",
        "Thời gian thực hiện: 2026-2028",
        "2026-01-01/2028-12-31",
    ),
    PatternRow(
        "lunar",
        rf"(?:ngày_|m[ùồ]ng_|rằm_)?(?:{_D_ANY}(?:_/_| tháng )|tháng ){_M_LUNAR}"
        rf"(?:(?:_/_| năm ){_Y})?_[(,]?_(?:âm lịch|(?-i:ÂL))\)?",
        "Khai hội ngày 10/3 âm lịch",
        "2026-04-26/2026-04-26 ?",
    ),
    PatternRow(
        "lunar",
        rf"(?:ngày_|m[ùồ]ng_){_D_ANY}_tháng (?P<m>giêng|chạp)(?: năm {_Y})?",
        "trước ngày 23 tháng Chạp",
        "../2026-02-10 ?",
    ),
    PatternRow(
        "lunar",
        rf"rằm tháng {_M_LUNAR}(?: năm {_Y})?",
        "Vào dịp rằm tháng Bảy",
        "2026-08-27/2026-08-27 ?",
    ),
    PatternRow(
        "lunar",
        rf"(?:(?<=trước\s)|(?<=sau\s)|(?<=dịp\s)|(?<=đến\s)|(?<=hết\s)|(?<=ngày\s)|(?<=vào\s))"
        rf"(?P<feast>tết (?:nguyên đán|âm lịch|cổ truyền|trung thu))(?: năm {_Y})?",
        "Thăm hỏi, tặng quà xong trước Tết Nguyên đán",
        "../2026-02-17 ?",
    ),
    PatternRow(
        "week",
        rf"tuần (?:lễ )?(?:thứ )?(?P<w>0?[1-5]|I{{1,3}}|IV|nhất|đầu|hai|ba|tư|bốn|cuối)"
        rf"(?: tiên| cùng)? (?:của )?tháng {_M}{_OF}{_END}",
        "Trong tuần 2 tháng 5",
        "2026-05-08/2026-05-14 ?",
    ),
    PatternRow(
        "tenth",
        rf"(?P<part>thượng|trung|hạ) tuần (?:của )?tháng {_M}{_OF}{_END}",
        "Hạ tuần tháng 6",
        "2026-06-21/2026-06-30",
    ),
    PatternRow(
        "part-month",
        rf"(?P<part>nửa đầu|nửa cuối|đầu|giữa|cuối) (?:của )?tháng {_M}{_OF}{_END}",
        "Vào giữa tháng 4/2026",
        "2026-04-11/2026-04-20 ?",
    ),
    PatternRow(
        "part-quarter",
        rf"(?P<part>đầu|giữa|cuối) qu[ýí] {_Q}{_OF}{_END}",
        "Đầu quý II",
        "2026-04-01/2026-04-30 ?",
    ),
    PatternRow(
        "months",
        rf"{_N} tháng (?P<part>đầu|cuối)(?: của)? năm(?: {_Y})?{_END}",
        "Trong 6 tháng cuối năm",
        "2026-07-01/2026-12-31",
    ),
    PatternRow(
        "part-year",
        rf"(?P<part>nửa đầu|nửa cuối|đầu|giữa|cuối) năm {_Y}{_END}",
        "Tổng kết vào cuối năm 2026",
        "2026-10-01/2026-12-31 ?",
    ),
    PatternRow(
        "part-year",
        rf"{_AT}(?P<part>nửa đầu|nửa cuối|đầu|giữa|cuối) năm{_END}(?! học)",
        "Thời gian: cuối năm",
        "2026-10-01/2026-12-31 ?",
    ),
    PatternRow(
        "day",
        rf"(?:ngày_|m[ùồ]ng_){_D_ANY}_tháng_{_M_ANY}(?:,?_(?:năm|/|-)_{_Y})?{_END}",
        "ngày 05 tháng 6 năm 2026",
        "2026-06-05/2026-06-05",
    ),
    PatternRow(
        "day",
        rf"{_D} tháng {_M}(?:,?_(?:năm|/|-)_{_Y})?{_END}",
        "từ 24 tháng 8 đến 26 tháng 8",
        "2026-08-24/2026-08-26",
    ),
    PatternRow(
        "day",
        rf"ngày_{_D_ANY}_/_{_M_ANY}_/_(?P<y>(?:1[89]|20)?\d\d){_END}",
        "ngày 05/06/26",
        "2026-06-05/2026-06-05",
    ),
    PatternRow(
        "day",
        rf"ngày_{_D_ANY}_[.-]_{_M_ANY}_[.-]_{_Y}{_END}",
        "ngày 05-06-2026",
        "2026-06-05/2026-06-05",
    ),
    PatternRow("day", rf"ngày_{_D}\.{_M}{_END}", "ngày 5.6", "2026-06-05/2026-06-05"),
    PatternRow("day", rf"{_D}_/_{_M}_/_{_Y}{_END}", "20/ 4/2026", "2026-04-20/2026-04-20"),
    PatternRow(
        "day", rf"{_D}(?P<sep>[.-]){_M}[.-]{_Y}{_END}", "20.4.2026", "2026-04-20/2026-04-20"
    ),
    PatternRow("day", rf"{_Y}-{_M}-{_D}{_END}", "2026-04-20", "2026-04-20/2026-04-20"),
    PatternRow(
        "day",
        rf"ngày_{_D_ANY}_/_{_M_ANY}(?:,? năm {_Y})?{_END}",
        "vào ngày 8/3",
        "2026-03-08/2026-03-08",
    ),
    PatternRow(
        "named",
        rf"ngày (?:(?-i:[{_CAP}])|thành lập|sinh|bầu cử|truyền thống|toàn|giải phóng|hội|quốc tế"
        rf"|pháp luật|lễ|khai giảng|khai mạc|bế mạc|tổng kết|kết thúc|bắt đầu)"
        rf"{_NAME}[ (]{_D}_/_{_M}(?:_/_{_Y})?{_END}",
        "Tổ chức mít tinh Ngày Sách Việt Nam 21/4",
        "2026-04-21/2026-04-21 ?",
    ),
    PatternRow(
        "bare-day",
        rf"(?!24_/_7){_D}_/_{_M}(?:,? năm {_Y})?{_END}",
        "trước 8/3",
        "../2026-03-08",
    ),
    PatternRow(
        "month",
        rf"{_NOT_EACH}tháng_{_M}{_OF}{_END}",
        "Trong tháng 5/2026",
        "2026-05-01/2026-05-31",
    ),
    PatternRow(
        "month",
        rf"(?-i:T)\.?_{_M}_/_{_Y}{_END}",
        "| T6/2026 |",
        "2026-06-01/2026-06-30",
    ),
    PatternRow(
        "quarter",
        rf"(?-i:Q)\.?_{_Q}_[/.]_{_Y}{_END}",
        "| Q2/2026 |",
        "2026-04-01/2026-06-30",
    ),
    PatternRow(
        "quarter",
        rf"{_NOT_EACH}qu[ýí]_{_Q}{_OF}(?:_/)?(?!\w)",
        "Quí IV-2026",
        "2026-10-01/2026-12-31",
    ),
    PatternRow(
        "bare-month", rf"{_M}_/_{_Y}{_END}", "từ 3/2026 đến 5/2026", "2026-03-01/2026-05-31"
    ),
    PatternRow("year", rf"năm_{_Y}{_END}", "Trong năm 2026", "2026-01-01/2026-12-31"),
    PatternRow(
        "day-number",
        rf"(?:ngày|m[ùồ]ng)_{_D}{_END}(?!_tháng_\d)",
        "từ ngày 5 đến ngày 7 tháng 6",
        "2026-06-05/2026-06-07",
    ),
    PatternRow(
        "roman", rf"(?-i:(?P<q>IV|I{{1,3}})){_OF}{_END}", "Quý III, IV", "2026-07-01/2026-12-31"
    ),
    PatternRow("bare-year", rf"{_Y}{_END}", "Trong các năm 2026, 2027", "2026-01-01/2027-12-31"),
    PatternRow(
        "number",
        rf"(?<!thứ\s){_D}(?:_năm_{_Y})?(?![\w/%]|\.\d|_(?:lần|giờ|h\d|phút|%|tuổi))",
        "ngày 20, 21/10",
        "2026-10-20/2026-10-21",
    ),
)
"""What names one day, or several in a row."""

_HOUR = r"\d{1,2}_(?:giờ|h|g|:)(?:_\d{1,2})?(?:_phút|p)?_['’‘†`]?"
CLOCK = rf"(?:{_HOUR}(?:_[-–]_{_HOUR})?)"
FILL = (
    rf"(?:(?:{CLOCK}|vào|lúc|hồi|khoảng|là|cả|buổi|sáng|trưa|chiều|tối|thứ (?:hai|ba|tư|năm|sáu"
    r"|bảy|[2-7])|chủ nhật|ngày|cuối|thời điểm|các|dịp)(?!\w)[\s,:(]{0,4}){0,6}"
)

JOINS = (
    PatternRow(
        "range", rf"_{_DASH}_(?:hết |đến )?{FILL}", "từ 15/11 - 15/12", "2026-11-15/2026-12-15"
    ),
    PatternRow(
        "range",
        rf"_[,)]?_(?:kéo dài )?(?:cho )?(?:{_TO}|tới)_(?:hết |trước |ngang )?{FILL}",
        "Từ tháng 10 đến hết tháng 12",
        "2026-10-01/2026-12-31",
    ),
    PatternRow(
        "list",
        rf"_(?:,|&|và|hoặc|, và)_(?:trước |chậm nhất |hết |đến hết |trong )?{FILL}",
        "trước ngày 15/6 và trước ngày 15/11",
        "../2026-06-15 ../2026-11-15",
    ),
)
"""What may stand between two points of one phrase."""

LEADS = (
    PatternRow(
        "span",
        r"(?:trong |sau |chậm nhất |không quá )?(?:là |thời hạn |vòng )?(?P<n>\d{1,3}) ngày,?_"
        r"(?:tính |kể )?từ",
        "trong thời hạn 10 ngày kể từ ngày 20/4/2026",
        "../2026-04-30",
    ),
    PatternRow(
        "by",
        rf"(?:xong |hoàn thành |nộp |gửi )?{_BEFORE}(?: khi hết)?",
        "trước ngày 30/4",
        "../2026-04-30",
    ),
    PatternRow(
        "by",
        r"(?:chậm|muộn|trễ) nh[ấậâạ]t(?: là)?(?: (?:đến|trước|vào|trong|hết|đến hết))?",
        "Chậm nhất là ngày 30/4",
        "../2026-04-30",
    ),
    PatternRow(
        "by",
        r"không (?:quá|muộn hơn|chậm hơn|trễ hơn|để quá)",
        "không muộn hơn ngày 30/4",
        "../2026-04-30",
    ),
    PatternRow(
        "by",
        r"hạn (?:chót|cuối(?: cùng)?)(?: là| nộp| gửi| hoàn thành)?:?(?: trước)?",
        "Hạn chót: 30/4/2026",
        "../2026-04-30",
    ),
    PatternRow(
        "done",
        r"(?:hoàn thành|hoàn tất|xong|dứt điểm|kết thúc)(?: (?:trong|vào|trước|đến hết|dự kiến))?",
        "Xong trong quý II năm 2026",
        "../2026-06-30",
    ),
    PatternRow("by", rf"(?:cho )?(?:{_TO} )?hết", "Đến hết quý III", "../2026-09-30"),
    PatternRow("until", rf"(?:cho )?(?:{_TO}|tới)", "đến ngày 30/4", "../2026-04-30"),
    PatternRow(
        "from", r"(?:bắt đầu |kể |khởi công )?từ", "Từ 01/7/2026", "2026-07-01/2026-12-31 ?"
    ),
    PatternRow("from", r"bắt đầu", "bắt đầu ngày 01/7", "2026-07-01/2026-12-31 ?"),
    PatternRow("after", r"sau", "Sau ngày 15/3/2026", "2026-03-16/2026-12-31 ?"),
    PatternRow(
        "in",
        r"(?:dự kiến )?(?:trong(?: suốt| cả)?|suốt|vào|diễn ra|tổ chức)(?: khoảng)?(?: \d{1,2})?",
        "trong 3 ngày 5-7/6",
        "2026-06-05/2026-06-07",
    ),
    PatternRow(
        "in", r"dự kiến|khoảng|nhân dịp|dịp", "Dự kiến tháng 3/2026", "2026-03-01/2026-03-31"
    ),
)
"""What may stand before a phrase and makes it a deadline, a beginning or a window."""

TAILS = (
    PatternRow(
        "done",
        r" (?:phải |cần )?(?:hoàn thành|xong)",
        "Trong tháng 4 phải xong việc",
        "../2026-04-30",
    ),
    PatternRow("from", r" trở đi", "từ ngày 01/7/2026 trở đi", "2026-07-01/2026-12-31 ?"),
    PatternRow(
        "from",
        r",?_(?:và )?(?:các |những )?năm (?:tiếp theo|sau|kế tiếp|tới)(?! đó)",
        "Thời gian: Quý IV năm 2026 và các năm tiếp theo",
        "2026-10-01/2026-12-31 ?",
    ),
)
"""What may stand after a phrase and changes its meaning."""

RECURRING = (
    PatternRow(
        "every",
        rf"(?:(?:sáng|chiều) )?thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7]) {_EACH} (?P<u>tuần)",
        "họp chiều thứ Sáu hằng tuần",
        "week ?",
    ),
    PatternRow(
        "every", rf"{_EACH} {_UNIT} \d{{1,2}}(?! lần)", "phát sóng mỗi tháng 02 số", "month ?"
    ),
    PatternRow(
        "every",
        rf"(?:định kỳ )?{_EACH} (?:{_N} )?{_UNIT}(?: (?P<t>\d{{1,2}}|một|hai) lần)?",
        "Hằng năm, trước ngày 15/12",
        "year 15/12",
    ),
    PatternRow(
        "every", rf"định kỳ (?:báo cáo )?(?:{_N} )?{_UNIT}(?! \d)", "Định kỳ 6 tháng", "half-year ?"
    ),
    PatternRow(
        "every",
        rf"(?:{_N} )?{_UNIT}(?: |_/_)(?P<t>một|01|1|02|2|hai|lần)(?: lần)?(?<=lần)",
        "kiểm tra 3 tháng một lần",
        "quarter ?",
    ),
    PatternRow(
        "times",
        rf"(?P<t>\d{{1,2}}|một|hai|ba|bốn) lần_(?:/|trong|mỗi|một)_(?:một )?(?:{_N} )?{_UNIT}",
        "họp 02 lần/năm",
        "half-year ?",
    ),
    PatternRow(
        "last-month",
        r"tháng cuối_(?:của )?(?:mỗi |hằng |hàng |từng |các )?(?P<u>quý|quí)(?! (?:\d|(?-i:[IV])))",
        "trước ngày 25 tháng cuối quý",
        "quarter 25",
    ),
    PatternRow(
        "beside",
        r"(?:của )?(?P<u>tháng) (?:sau|tiếp theo|kế tiếp|kế)",
        "báo cáo trước ngày 05 tháng sau",
        "month 5",
    ),
    PatternRow(
        "beside",
        r"của (?P<u>tháng)(?=_(?:[.,;)]|\Z))",
        "gửi trước ngày 25 của tháng.",
        "month 25",
    ),
    PatternRow(
        "other",
        r"(?:của )?tháng đầu(?: tiên)?(?: của)? (?P<u>quý|kỳ)(?: sau| tiếp theo| kế tiếp)?"
        r"(?! (?:\d|(?-i:[IV])))",
        "trước ngày 10 tháng đầu quý sau",
        "?",
    ),
    PatternRow(
        "every",
        rf"(?:{_N} )?{_UNIT}(?: (?:đầu|cuối) năm)?(?=_\((?:trước|chậm nhất|vào))",
        "6 tháng (trước ngày 15/6), năm (trước ngày 15/12)",
        "year 15/6+year 15/12",
    ),
    PatternRow(
        "every",
        r"(?:của )?(?:mỗi |từng |các )(?P<u>tháng|quý)(?! \d)",
        "ngày 5 mỗi tháng",
        "month 5",
    ),
    PatternRow(
        "every",
        rf"báo cáo (?:định kỳ )?(?:{_N} )?{_UNIT}(?=_(?:,|và|/)_(?:hằng |hàng )?(?:quý|quí|năm|6 "
        r"tháng|06 tháng|sáu tháng|9 tháng|09 tháng)(?! \d))",
        "chế độ báo cáo quý, năm",
        "quarter ?+year ?",
    ),
)
"""What recurs."""

FURTHER_RECURRING = PatternRow(
    "every",
    rf"_(?:,|và|, và|/)_(?:{_EACH} )?(?:{_N} )?{_UNIT}(?! (?:\d|(?-i:[IV])))(?!\w)",
    "báo cáo định kỳ 6 tháng, năm",
    "half-year ?+year ?",
)
"""What adds another period after a recurring one."""

OPEN_ENDED = (
    PatternRow(
        "open",
        rf"(?:(?:trong|sau|chậm nhất|muộn nhất|không quá|trước)(?: là| sau)? )?(?:thời hạn |vòng )?"
        rf"(?:\d{{1,3}}(?:_-_\d{{1,3}})?|một|hai|ba|năm|bảy|mười)_(?:giờ|ngày|tuần|tháng)"
        rf"(?: làm việc)?,?_"
        rf"(?:(?:tính |kể )?từ (?:ngày|khi|lúc|thời điểm)|sau khi|sau ngày|trước khi|trước ngày)"
        rf"(?!_\d) {_CLAUSE}",
        "gửi sau 05 ngày kể từ ngày nhận hồ sơ",
        "?",
    ),
    PatternRow(
        "open", rf"(?:ngay )?(?:sau khi|khi kết thúc) {_CLAUSE}", "Họp ngay sau khi có kết quả", "?"
    ),
    PatternRow(
        "open",
        rf"(?:cho )?đến (?:khi|lúc) (?:kết thúc|hoàn thành|xong)(?: {_CLAUSE})?",
        "Trực liên tục đến khi kết thúc mùa mưa",
        "?",
    ),
    PatternRow("open", rf"ngay khi {_CLAUSE}", "Báo cáo ngay khi xảy ra sự cố", "?"),
)
"""What depends on something that the document does not know; it is kept as words."""

NOT_AFTER = (
    PatternRow(
        "number",
        r"(?:số|so)_:?_[\w./&-]{1,40},?_(?:ngày)?_",
        "theo Công văn số 12/SNV ngày 15/3",
        "",
    ),
    PatternRow(
        "number",
        r"[\w.]{1,12}_[/-]_(?=[\w/&.-]{0,40}(?-i:[A-ZĐ]))[\w/&.-]{1,40},?_(?:ban hành )?",
        "tại Chỉ thị 12-CT/TU ngày 15/3/2025",
        "",
    ),
    PatternRow(
        "document",
        r"(?-i:Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Chỉ thị|Quyết định"
        r"|Công văn|Công điện|Kết luận|Hướng dẫn|Thông báo|Tờ trình|Văn bản)[^.;:|()\n\d]{0,80}",
        "theo Luật Thi đua, khen thưởng ngày 15/6/2022",
        "",
    ),
)
"""After these, a day belongs to something else."""

NEVER_AFTER = (
    PatternRow(
        "force",
        r"(?:hiệu lực(?: thi hành)?|hình thành|phát sinh|tính|số liệu"
        r"|kỷ niệm(?: lần thứ)? \d{1,3} năm)(?: ngày)?_\(?",
        "Luật có hiệu lực từ ngày 01/7/2026",
        "",
    ),
)
"""After these, even `từ ngày 01/7` is the time of something else."""

NOT_BEFORE = (
    PatternRow(
        "issuer",
        rf",?_của_(?-i:[{_CAP}])",
        "theo văn bản ngày 20 tháng 10 năm 2011 của Chính phủ",
        "",
    ),
    PatternRow("past", r" đến nay", "Từ năm 2021 đến nay", ""),
    PatternRow(
        "share",
        r" (?:số|tổng|nhiệm vụ|chỉ tiêu|tiêu chí|nội dung|xã|thôn|hộ|trường|đơn vị|cơ quan|trở lên"
        r"|diện tích|dân số|thời gian|ngày|học sinh|cán bộ|buổi|cuộc|lượt|kỳ|tin|bài|lớp|chuyên mục"
        r"|phóng sự|phiên)(?!\w)",
        "Hoàn thành 3/4 chỉ tiêu",
        "",
    ),
    PatternRow("age", r"_(?:tháng_)?tuổi", "trẻ từ 06 tháng đến 36 tháng tuổi", ""),
    PatternRow(
        "data", r"_(?:của )?(?:năm trước|kỳ báo cáo|kỳ trước)", "đến ngày 14/12 của kỳ báo cáo", ""
    ),
)
"""Before these, a day belongs to something else."""

NAMED_BY_TIME = PatternRow(
    "name",
    r"(?:báo cáo|kế hoạch|chương trình|kết quả(?: thực hiện)?|số liệu|tình hình|sơ kết|tổng kết"
    r"|dự toán|kinh phí|ngân sách|nhiệm vụ|công tác|chỉ tiêu|hành động|lịch|học kỳ|đề án|hoạt động"
    r"|đánh giá|thi đua|xếp loại|bình xét|khen thưởng)_",
    "Xây dựng báo cáo quý I",
    "",
)
"""After these, a month, quarter or year says which one is meant, not when."""

CLOSING = (
    r"(?<!sau\skhi\s)(?:hoàn thành|hoàn tất|xong|dứt điểm)[^.;|(,\n]{0,60}"
    r"|(?:thời hạn|hạn (?:nộp|gửi|hoàn thành|báo cáo)|thời gian (?:hoàn thành|kết thúc|nộp|gửi"
    r"|báo cáo))[^.;|(,\n]{0,30}:_"
)
"""After these, in the same clause, a month or a day is a deadline."""

CLAUSE_STARTS = r"[:|(]|hoàn thành|thực hiện|kéo dài"
"""After these, `đến năm 2030` is a deadline; elsewhere it belongs to a target or a programme."""

_SAID = r"(?:[^.;|()\n]|\([^.;|()\n]{0,60}\)){0,160}"
REPORTING = rf"{_SAID}\b(?:báo cáo|tổng hợp|đánh giá|sơ kết|tổng kết|gửi|trình|nộp)\b{_SAID}\(?"
"""Between a recurring period and its day, in the same sentence."""

AS_WELL = r"_,?_(?:và )?(?:báo cáo )?(?:cả )?năm(?! (?:sau|trước|nay|học))[^.;|\d\n]{0,30}"
"""Between two days that both recur each year: `10/6 và năm trước 10/12`."""
PART_YEAR_REPORT = r"(?:6|06|sáu|9|09) tháng|quý|định kỳ|sơ kết"
"""What the first of these two days is about."""

GLUE_BEFORE = r"_[,:(–-]{0,2}_(?:báo cáo |vào |và |\()?_"
GLUE_AFTER = r"_[,)]?_(?:của |trong |\()?_"
"""Between a day and its recurring period: before the day, and after it."""

YEARLY_AFTER = r" (?:h[ằà]ng|mỗi) năm"
"""Before these, a bare `15/12` is a day."""

BEFORE_DEADLINE = r"_\(_"
"""Between two phrases of which the second is the deadline that counts."""

YEAR_STARTS = r"(?:thời gian|thời hạn|tiến độ|hoàn thành)[^.;|\n]{0,30}:_"
"""After these, a bare `2026` is a year."""

NUMBER_STARTS = (
    r"(?:\A|[:|(•+\n–-]|(?<!\w)(?:ngày|trước|vào|trong|là|từ|nhất|sáng|chiều|hai|\d{1,2} ngày))_"
)
"""After these, a list of numbers can be days: `trước 15, 30/6`."""

SIGNS = (
    r"\d|qu[ýí]|(?:đầu|giữa|cuối) (?:tháng|năm)|h[ằà]ng |mỗi |từng |định kỳ|sau khi|ngay khi"
    r"|kết thúc|báo cáo|lần|tháng cuối|nửa|tết (?:nguyên|âm|cổ|trung)|âm lịch|rằm|chạp|giêng"
)
"""A text without any of these has no time in it."""

TABLES = (
    POINTS,
    JOINS,
    LEADS,
    TAILS,
    RECURRING,
    (FURTHER_RECURRING,),
    OPEN_ENDED,
    NOT_AFTER,
    NEVER_AFTER,
    NOT_BEFORE,
    (NAMED_BY_TIME,),
)
