"""The shape of a plan file: its keys and their kinds of values, as pydantic models.

What the values mean together is checked elsewhere. Importing pydantic and making the models takes
longer than reading a plan of thirty tasks, so this module is imported only to validate a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag
from pydantic.config import JsonDict

from bdg_cli.domain.document_kinds import KIND_WORDS
from bdg_cli.planfile.shorthands import (
    ID_PATTERN,
    MAX_STEPS,
    UNIT_CODE_PATTERN,
    as_flag,
    as_kind,
    as_role,
    as_signer,
    as_unit,
    none_as_absent,
    none_as_list,
    none_as_mapping,
    text_or_keys,
)
from bdg_cli.planfile.spans import DaysAfterValue, IntervalValue, LeadValue
from bdg_cli.yamlfile.shapes import KeysShape, Text, TextList, as_list

FlagValue = Annotated[
    bool,
    BeforeValidator(
        as_flag, json_schema_input_type=Literal[True, False, "có", "không", "yes", "no"]
    ),
]

if TYPE_CHECKING:
    from bdg_cli.domain.document_kinds import DocumentKind
else:  # the same, from the table that is there while the program runs
    DocumentKind = Literal[tuple(KIND_WORDS)]

KindValue = Annotated[
    DocumentKind,
    BeforeValidator(as_kind, json_schema_input_type=Literal[(*KIND_WORDS.values(), *KIND_WORDS)]),
]


class MemberShape(KeysShape, title="Thành viên"):
    """Một thành viên của nhóm."""

    name: Text = Field(description="Tên chính thức.")
    spellings: TextList = Field(default_factory=list, description="Các cách viết khác.")
    formerly: TextList = Field(default_factory=list, description="Các mã trước đây.")
    unsure: TextList = Field(default_factory=list, description="Điều còn phải quyết định.")


MemberValue = Annotated[
    MemberShape, BeforeValidator(as_unit, json_schema_input_type=Text | list[Text] | MemberShape)
]
_CODES: JsonDict = {"propertyNames": {"pattern": f"^{UNIT_CODE_PATTERN}$"}}


class UnitShape(MemberShape, title="Đơn vị"):
    """Một đơn vị, hoặc một nhóm đơn vị nếu có thành viên."""

    members: Annotated[dict[str, MemberValue] | None, BeforeValidator(none_as_mapping)] = Field(
        None,
        description="Các thành viên: mã và tên; mỗi thành viên làm riêng nhiệm vụ của nhóm.",
        json_schema_extra=_CODES,
    )


UnitValue = Annotated[
    UnitShape, BeforeValidator(as_unit, json_schema_input_type=Text | list[Text] | UnitShape)
]


class RoleShape(KeysShape, title="Vai trò"):
    """Một đơn vị trong một nhiệm vụ, và căn cứ."""

    unit: Text = Field(description="Mã, tên hoặc cách viết khác của đơn vị.")
    basis: Text | None = Field(None, description="Chỗ giao việc cho đơn vị, ví dụ IV.1-1.")
    inferred: FlagValue | None = Field(None, description="true nếu văn bản không nói rõ.")


RoleValue = Annotated[RoleShape, BeforeValidator(as_role, json_schema_input_type=Text | RoleShape)]
RoleList = Annotated[
    list[RoleValue],
    BeforeValidator(as_list, json_schema_input_type=Text | RoleShape | list[Text | RoleShape]),
]


class WindowShape(KeysShape, title="Thời gian thực hiện"):
    """Khoảng ngày, hạn chót, hoặc thời gian lặp lại."""

    first: Text | None = Field(None, description="Ngày đầu.")
    last: Text | None = Field(None, description="Ngày cuối.")
    by: Text | None = Field(None, description="Hạn chót; không nói ngày đầu.")
    every: Literal["month", "quarter", "half-year", "year"] | None = Field(
        None, description="Lặp lại hằng tháng, quý, nửa năm hay năm."
    )
    day: Text | None = Field(None, description="Ngày trong kỳ: 25, hoặc 15/12.")


WindowValue = Annotated[
    Annotated[Text, Tag("as_text")] | Annotated[WindowShape, Tag("as_keys")],
    Discriminator(text_or_keys),
]
WindowList = Annotated[
    list[WindowValue],
    BeforeValidator(as_list, json_schema_input_type=Text | WindowShape | list[Text | WindowShape]),
]


class CarriedShape(KeysShape, title="Chuyển tiếp"):
    """Phần chưa xong của kế hoạch trước."""

    plan: Text = Field(description="Mã của kế hoạch trước.")
    number: Text | None = Field(None, description="Số văn bản của kế hoạch trước.")
    task: Text = Field(description="Mã nhiệm vụ trong kế hoạch trước.")
    units: TextList = Field(default_factory=list, description="Mã các đơn vị chưa hoàn thành.")
    window: Text | None = Field(None, description="Thời gian thực hiện trong kế hoạch trước.")
    extended: Text | None = Field(None, description="Đã gia hạn đến ngày.")
    reason: Text | None = Field(None, description="Lý do.")


CarriedList = Annotated[
    list[CarriedShape],
    BeforeValidator(as_list, json_schema_input_type=CarriedShape | list[CarriedShape]),
]


class TaskShape(KeysShape, title="Nhiệm vụ"):
    """Một nhiệm vụ: một việc mà kế hoạch nói là phải làm."""

    ref: Text = Field(description="Vị trí trong văn bản: II.1-3 là mục II.1, gạch đầu dòng 3.")
    id: Text | None = Field(
        None,
        description="Mã để gõ; mặc định là ref.",
        json_schema_extra={"pattern": f"^{ID_PATTERN}$"},
    )
    text: Text = Field(description="Lời văn, nguyên văn từ văn bản gốc.")
    lead: RoleList = Field(default_factory=list, description="Đơn vị chủ trì.")
    support: RoleList = Field(default_factory=list, description="Đơn vị phối hợp.")
    basis: Text | None = Field(None, description="Căn cứ chung cho các vai trò; mặc định là ref.")
    inferred: FlagValue = Field(default=False, description="true nếu vai trò được suy ra.")
    windows: WindowList = Field(default_factory=list, description="Thời gian thực hiện.")
    note: Text | None = Field(None, description="Ghi chú cho cán bộ theo dõi.")
    unsure: TextList = Field(default_factory=list, description="Điều còn phải quyết định.")
    formerly: TextList = Field(default_factory=list, description="Các mã trước đây.")
    carried: CarriedList = Field(
        default_factory=list, description="Phần chưa xong, chuyển tiếp từ kế hoạch trước."
    )


class SectionShape(KeysShape, title="Mục"):
    """Một mục của văn bản."""

    number: Text = Field(description="Số của riêng mục này: II, 1, a.")
    title: Text = Field(description="Tên mục.")
    statements: TextList = Field(
        default_factory=list, description="Những lời không giao việc: mục đích, yêu cầu, kinh phí."
    )
    targets: TextList = Field(default_factory=list, description="Mục tiêu, chỉ tiêu.")
    unsure: TextList = Field(default_factory=list, description="Điều còn phải quyết định.")
    tasks: Annotated[list[TaskShape], BeforeValidator(none_as_list)] = Field(
        default_factory=list, description="Các nhiệm vụ của mục."
    )
    sections: Annotated[list[SectionShape], BeforeValidator(none_as_list)] = Field(
        default_factory=list, description="Các mục con."
    )


class SignerShape(KeysShape, title="Người ký"):
    """Người ký."""

    name: Text = Field(description="Họ tên.")
    capacity: Text | None = Field(None, description="Chức vụ, thẩm quyền ký.")


SignerValue = Annotated[
    SignerShape, BeforeValidator(as_signer, json_schema_input_type=Text | SignerShape)
]


class PeriodShape(KeysShape, title="Thời gian của kế hoạch"):
    """Ngày đầu và ngày cuối của kế hoạch."""

    first: Text = Field(description="Ngày đầu, có năm.")
    last: Text = Field(description="Ngày cuối, có năm.")


class RemindShape(KeysShape, title="Nhắc việc"):
    """Nhắc đơn vị vào những ngày nào; phần không ghi thì như mặc định."""

    before: Annotated[
        Annotated[list[LeadValue], Field(max_length=MAX_STEPS)] | None,
        BeforeValidator(none_as_absent, json_schema_input_type=LeadValue | list[LeadValue]),
    ] = Field(None, description="Trước ngày đầu và ngày cuối bao nhiêu ngày: [7, 3, 1, 0].")
    after: Annotated[
        Annotated[list[DaysAfterValue], Field(max_length=MAX_STEPS)] | None,
        BeforeValidator(
            none_as_absent, json_schema_input_type=DaysAfterValue | list[DaysAfterValue]
        ),
    ] = Field(None, description="Sau ngày cuối bao nhiêu ngày: [1, 7].")
    every: IntervalValue | None = Field(
        None, description="Sau đó cứ bao nhiêu ngày lại nhắc: 7d; 0 hoặc không là thôi nhắc."
    )


class ReportShape(KeysShape, title="Báo cáo"):
    """Báo cáo và công văn được viết thế nào."""

    template: Text | None = Field(
        None,
        description="Tệp mẫu .docx của cơ quan, tính từ thư mục của tệp này: lấy kiểu chữ, khổ "
        "giấy, đầu trang và chân trang của tệp ấy.",
    )


class PlanShape(KeysShape, title="Kế hoạch"):
    """Một kế hoạch: một văn bản, các đơn vị và các nhiệm vụ của nó."""

    bdg: Literal["1"] = Field(description="Phiên bản của định dạng này.")
    kind: KindValue | None = Field(None, description="Loại văn bản; mặc định là kế hoạch.")
    number: Text = Field(description="Số, ký hiệu văn bản.")
    title: Text = Field(description="Trích yếu.")
    issuer: Text = Field(description="Cơ quan ban hành.")
    place: Text = Field(description="Nơi ban hành.")
    issued: Text = Field(description="Ngày ban hành, có năm.")
    signer: SignerValue | None = Field(None, description="Người ký.")
    based_on: TextList = Field(default_factory=list, description="Căn cứ ban hành.")
    period: Annotated[
        Annotated[Text, Tag("as_text")] | Annotated[PeriodShape, Tag("as_keys")],
        Discriminator(text_or_keys),
    ] = Field(description="Thời gian của kế hoạch, có năm: 20/9/2018–31/12/2018.")
    source: Text | None = Field(None, description="Tệp văn bản gốc, tính từ thư mục của tệp này.")
    notice: LeadValue | None = Field(
        None, description="Báo trước bao nhiêu ngày: 7; hoặc ngày làm việc: 5wd."
    )
    deadline_rule: Literal["as-written", "next-working-day"] | None = Field(
        None,
        alias="deadline-rule",
        description="Ngày cuối là ngày nghỉ thì tính đến ngày làm việc tiếp theo, hay như đã ghi.",
    )
    remind: RemindShape | None = Field(None, description="Nhắc việc vào những ngày nào.")
    confirm: Text | None = Field(
        None,
        description="Đơn vị xác nhận việc mà đơn vị khác ghi hoàn thành: mã, tên hoặc cách viết "
        "khác.",
    )
    report: ReportShape | None = Field(None, description="Báo cáo được viết theo mẫu nào.")
    id: Text | None = Field(
        None,
        description="Mã kế hoạch; mặc định là tên tệp.",
        json_schema_extra={"pattern": f"^{ID_PATTERN}$"},
    )
    unsure: TextList = Field(default_factory=list, description="Điều còn phải quyết định.")
    formerly: TextList = Field(default_factory=list, description="Các mã trước đây.")
    units: dict[str, UnitValue] = Field(
        description="Các đơn vị: mã và tên.", json_schema_extra=_CODES
    )
    sections: list[SectionShape] = Field(description="Các mục, như trong văn bản.")
    recipients: TextList = Field(default_factory=list, description="Nơi nhận.")
