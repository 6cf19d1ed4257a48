"""The shape of a plan file: which keys there are and what may stand behind them.

What the values mean together is looked at elsewhere. Making these models takes longer than reading
a plan: `mould.py` is compiled from them, and they are made where it finds something wrong.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)
from pydantic.config import JsonDict

from bdg_cli.planfile.shorthands import (
    CODE,
    ID,
    MOST_DAYS,
    flag,
    form,
    given,
    grouped,
    listed,
    named,
    number,
    role,
    signed,
)

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Flag = Annotated[
    bool,
    BeforeValidator(flag, json_schema_input_type=Literal[True, False, "có", "không", "yes", "no"]),
]
Days = Annotated[
    int,
    BeforeValidator(
        number, json_schema_input_type=Annotated[int, Field(ge=0, le=MOST_DAYS, strict=True)]
    ),
]
OneOrMore = Annotated[
    list[Words], BeforeValidator(listed, json_schema_input_type=Words | list[Words])
]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class MemberShape(_Shape, title="Thành viên"):
    """Một thành viên của nhóm."""

    name: Words = Field(description="Tên chính thức.")
    spellings: OneOrMore = Field(default_factory=list, description="Các cách viết khác.")
    formerly: OneOrMore = Field(default_factory=list, description="Các mã trước đây.")
    unsure: OneOrMore = Field(default_factory=list, description="Điều còn phải quyết định.")


Member = Annotated[
    MemberShape, BeforeValidator(named, json_schema_input_type=Words | list[Words] | MemberShape)
]
_CODES: JsonDict = {"propertyNames": {"pattern": f"^{CODE}$"}}


class UnitShape(MemberShape, title="Đơn vị"):
    """Một đơn vị, hoặc một nhóm đơn vị nếu có thành viên."""

    members: Annotated[dict[str, Member] | None, BeforeValidator(grouped)] = Field(
        None,
        description="Các thành viên: mã và tên; mỗi thành viên làm riêng nhiệm vụ của nhóm.",
        json_schema_extra=_CODES,
    )


Unit = Annotated[
    UnitShape, BeforeValidator(named, json_schema_input_type=Words | list[Words] | UnitShape)
]


class RoleShape(_Shape, title="Vai trò"):
    """Một đơn vị trong một nhiệm vụ, và căn cứ."""

    unit: Words = Field(description="Mã, tên hoặc cách viết khác của đơn vị.")
    basis: Words | None = Field(None, description="Chỗ giao việc cho đơn vị, ví dụ IV.1-1.")
    inferred: Flag | None = Field(None, description="true nếu văn bản không nói rõ.")


Role = Annotated[RoleShape, BeforeValidator(role, json_schema_input_type=Words | RoleShape)]
Roles = Annotated[
    list[Role],
    BeforeValidator(listed, json_schema_input_type=Words | RoleShape | list[Words | RoleShape]),
]


class WindowShape(_Shape, title="Thời gian thực hiện"):
    """Khoảng ngày, hạn chót, hoặc thời gian lặp lại."""

    first: Words | None = Field(None, description="Ngày đầu.")
    last: Words | None = Field(None, description="Ngày cuối.")
    by: Words | None = Field(None, description="Hạn chót; không nói ngày đầu.")
    every: Literal["month", "quarter", "half-year", "year"] | None = Field(
        None, description="Lặp lại hằng tháng, quý, nửa năm hay năm."
    )
    day: Words | None = Field(None, description="Ngày trong kỳ: 25, hoặc 15/12.")


Window = Annotated[
    Annotated[Words, Tag("words")] | Annotated[WindowShape, Tag("keys")], Discriminator(form)
]
Windows = Annotated[
    list[Window],
    BeforeValidator(listed, json_schema_input_type=Words | WindowShape | list[Words | WindowShape]),
]


class TaskShape(_Shape, title="Nhiệm vụ"):
    """Một nhiệm vụ: một việc mà kế hoạch nói là phải làm."""

    ref: Words = Field(description="Vị trí trong văn bản: II.1-3 là mục II.1, gạch đầu dòng 3.")
    id: Words | None = Field(
        None, description="Mã để gõ; mặc định là ref.", json_schema_extra={"pattern": f"^{ID}$"}
    )
    text: Words = Field(description="Lời văn, nguyên văn từ văn bản gốc.")
    lead: Roles = Field(default_factory=list, description="Đơn vị chủ trì.")
    support: Roles = Field(default_factory=list, description="Đơn vị phối hợp.")
    basis: Words | None = Field(None, description="Căn cứ chung cho các vai trò; mặc định là ref.")
    inferred: Flag = Field(default=False, description="true nếu vai trò được suy ra.")
    windows: Windows = Field(default_factory=list, description="Thời gian thực hiện.")
    note: Words | None = Field(None, description="Ghi chú cho cán bộ theo dõi.")
    unsure: OneOrMore = Field(default_factory=list, description="Điều còn phải quyết định.")
    formerly: OneOrMore = Field(default_factory=list, description="Các mã trước đây.")


class SectionShape(_Shape, title="Mục"):
    """Một mục của văn bản."""

    number: Words = Field(description="Số của riêng mục này: II, 1, a.")
    title: Words = Field(description="Tên mục.")
    statements: OneOrMore = Field(
        default_factory=list, description="Những lời không giao việc: mục đích, yêu cầu, kinh phí."
    )
    targets: OneOrMore = Field(default_factory=list, description="Mục tiêu, chỉ tiêu.")
    unsure: OneOrMore = Field(default_factory=list, description="Điều còn phải quyết định.")
    tasks: Annotated[list[TaskShape], BeforeValidator(given)] = Field(
        default_factory=list, description="Các nhiệm vụ của mục."
    )
    sections: Annotated[list[SectionShape], BeforeValidator(given)] = Field(
        default_factory=list, description="Các mục con."
    )


class SignerShape(_Shape, title="Người ký"):
    """Người ký."""

    name: Words = Field(description="Họ tên.")
    capacity: Words | None = Field(None, description="Chức vụ, thẩm quyền ký.")


Signer = Annotated[SignerShape, BeforeValidator(signed, json_schema_input_type=Words | SignerShape)]


class PeriodShape(_Shape, title="Thời gian của kế hoạch"):
    """Ngày đầu và ngày cuối của kế hoạch."""

    first: Words = Field(description="Ngày đầu, có năm.")
    last: Words = Field(description="Ngày cuối, có năm.")


class PlanShape(_Shape, title="Kế hoạch"):
    """Một kế hoạch: một văn bản, các đơn vị và các nhiệm vụ của nó."""

    bdg: Literal["1"] = Field(description="Phiên bản của định dạng này.")
    number: Words = Field(description="Số, ký hiệu văn bản.")
    title: Words = Field(description="Trích yếu.")
    issuer: Words = Field(description="Cơ quan ban hành.")
    place: Words = Field(description="Nơi ban hành.")
    issued: Words = Field(description="Ngày ban hành, có năm.")
    signer: Signer | None = Field(None, description="Người ký.")
    based_on: OneOrMore = Field(default_factory=list, description="Căn cứ ban hành.")
    period: Annotated[
        Annotated[Words, Tag("words")] | Annotated[PeriodShape, Tag("keys")], Discriminator(form)
    ] = Field(description="Thời gian của kế hoạch, có năm: 20/9/2018–31/12/2018.")
    source: Words | None = Field(None, description="Tệp văn bản gốc, tính từ thư mục của tệp này.")
    notice: Days = Field(default=7, description="Báo trước bao nhiêu ngày.")
    id: Words | None = Field(
        None,
        description="Mã kế hoạch; mặc định là tên tệp.",
        json_schema_extra={"pattern": f"^{ID}$"},
    )
    unsure: OneOrMore = Field(default_factory=list, description="Điều còn phải quyết định.")
    formerly: OneOrMore = Field(default_factory=list, description="Các mã trước đây.")
    units: dict[str, Unit] = Field(description="Các đơn vị: mã và tên.", json_schema_extra=_CODES)
    sections: list[SectionShape] = Field(description="Các mục, như trong văn bản.")
    recipients: OneOrMore = Field(default_factory=list, description="Nơi nhận.")
