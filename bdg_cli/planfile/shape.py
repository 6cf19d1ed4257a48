"""The shape of a plan file: which keys there are and what may stand behind them.

Shorthands (one value for a list, a name for a unit) are written out before the shape is checked.
What the values mean together is looked at elsewhere.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

VERSION = 1
"""The version of the format that this program reads."""

YES = ("true", "có", "yes")
NO = ("false", "không", "no")


def _listed(value: object) -> object:
    return value if isinstance(value, list) else [value]


def _named(value: object) -> object:
    if isinstance(value, str):
        return {"name": value}
    if isinstance(value, list):
        return {"name": value[0], "spellings": value[1:]} if value else {}
    return value


def _role(value: object) -> object:
    return {"unit": value} if isinstance(value, str) else value


def _window(value: object) -> object:
    return {"on": value} if isinstance(value, str) else value


def _flag(value: object) -> object:
    word = value.casefold() if isinstance(value, str) else ""
    if word in YES:
        return True
    if word in NO:
        return False
    raise PydanticCustomError("flag", "true or false")


def _number(value: object) -> object:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 4:  # noqa: PLR2004 -- 9999 days are 27 years
        return int(value)
    raise PydanticCustomError("number", "a number")


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Flag = Annotated[bool, BeforeValidator(_flag, json_schema_input_type=Literal["true", "false"])]
Number = Annotated[int, BeforeValidator(_number, json_schema_input_type=str), Field(ge=0)]
OneOrMore = Annotated[
    list[Words], BeforeValidator(_listed, json_schema_input_type=Words | list[Words])
]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class MemberShape(_Shape):
    """Một thành viên của nhóm."""

    name: Words = Field(description="Tên chính thức.")
    spellings: OneOrMore = Field(default_factory=list, description="Các cách viết khác.")
    formerly: OneOrMore = Field(default_factory=list, description="Các mã trước đây.")


Member = Annotated[
    MemberShape, BeforeValidator(_named, json_schema_input_type=Words | list[Words] | MemberShape)
]


class UnitShape(MemberShape):
    """Một đơn vị, hoặc một nhóm đơn vị nếu có thành viên."""

    members: dict[str, Member] | None = Field(
        None, description="Các thành viên; mỗi thành viên làm riêng nhiệm vụ của nhóm."
    )


Unit = Annotated[
    UnitShape, BeforeValidator(_named, json_schema_input_type=Words | list[Words] | UnitShape)
]


class RoleShape(_Shape):
    """Một đơn vị trong một nhiệm vụ, và căn cứ."""

    unit: Words = Field(description="Mã, tên hoặc cách viết khác của đơn vị.")
    basis: Words | None = Field(None, description="Mục giao việc cho đơn vị, ví dụ IV.1-1.")
    inferred: Flag | None = Field(None, description="true nếu văn bản không nói rõ.")


Role = Annotated[RoleShape, BeforeValidator(_role, json_schema_input_type=Words | RoleShape)]
Roles = Annotated[
    list[Role],
    BeforeValidator(_listed, json_schema_input_type=Words | RoleShape | list[Words | RoleShape]),
]


class WindowShape(_Shape):
    """Thời gian thực hiện: ngày, khoảng ngày, hạn chót, hoặc lặp lại."""

    on: Words | None = Field(None, description="Một ngày hoặc một khoảng: 20/10, 15/11–15/12.")
    first: Words | None = Field(None, description="Ngày đầu.")
    last: Words | None = Field(None, description="Ngày cuối.")
    by: Words | None = Field(None, description="Hạn chót; chưa biết ngày đầu.")
    every: Literal["month", "quarter", "half-year", "year"] | None = Field(
        None, description="Lặp lại hằng tháng, quý, nửa năm hay năm."
    )
    day: Words | None = Field(None, description="Ngày trong kỳ: 25, hoặc 15/12.")


Window = Annotated[
    WindowShape, BeforeValidator(_window, json_schema_input_type=Words | WindowShape)
]
Windows = Annotated[
    list[Window],
    BeforeValidator(
        _listed, json_schema_input_type=Words | WindowShape | list[Words | WindowShape]
    ),
]


class TaskShape(_Shape):
    """Một nhiệm vụ."""

    ref: Words = Field(description="Vị trí trong văn bản: II.1-3 là mục II.1, gạch đầu dòng 3.")
    id: Words | None = Field(None, description="Mã để gõ; mặc định là ref.")
    text: Words = Field(description="Lời văn, nguyên văn từ văn bản gốc.")
    lead: Roles = Field(default_factory=list, description="Đơn vị chủ trì.")
    support: Roles = Field(default_factory=list, description="Đơn vị phối hợp.")
    basis: Words | None = Field(None, description="Căn cứ chung cho các vai trò; mặc định là ref.")
    inferred: Flag = Field(default=False, description="true nếu vai trò được suy ra.")
    windows: Windows = Field(default_factory=list, description="Thời gian thực hiện.")
    note: Words | None = Field(None, description="Ghi chú cho cán bộ theo dõi.")
    formerly: OneOrMore = Field(default_factory=list, description="Các mã trước đây.")


class SectionShape(_Shape):
    """Một mục của văn bản."""

    number: Words = Field(description="Số của mục: II, 1, a.")
    title: Words = Field(description="Tên mục.")
    statements: OneOrMore = Field(
        default_factory=list, description="Những lời không giao việc: mục đích, yêu cầu, kinh phí."
    )
    tasks: list[TaskShape] = Field(default_factory=list, description="Các nhiệm vụ của mục.")
    sections: list[SectionShape] = Field(default_factory=list, description="Các mục con.")


class SignerShape(_Shape):
    """Người ký."""

    name: Words = Field(description="Họ tên.")
    capacity: Words | None = Field(None, description="Chức vụ, thẩm quyền ký.")


class PeriodShape(_Shape):
    """Thời gian của kế hoạch."""

    first: Words = Field(description="Ngày đầu, có năm.")
    last: Words = Field(description="Ngày cuối, có năm.")


def _signer(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


class PlanShape(_Shape):
    """Một kế hoạch."""

    bdg: Literal["1"] = Field(description="Phiên bản của định dạng này.")
    number: Words = Field(description="Số, ký hiệu văn bản.")
    title: Words = Field(description="Trích yếu.")
    issuer: Words = Field(description="Cơ quan ban hành.")
    place: Words = Field(description="Nơi ban hành.")
    issued: Words = Field(description="Ngày ban hành, có năm.")
    signer: (
        Annotated[SignerShape, BeforeValidator(_signer, json_schema_input_type=Words | SignerShape)]
        | None
    ) = Field(None, description="Người ký.")
    based_on: OneOrMore = Field(default_factory=list, description="Căn cứ ban hành.")
    period: Words | PeriodShape = Field(description="Thời gian thực hiện: 20/9/2018–31/12/2018.")
    source: Words | None = Field(None, description="Tệp văn bản gốc, tính từ tệp này.")
    notice: Number = Field(default=7, description="Báo trước bao nhiêu ngày.")
    id: Words | None = Field(None, description="Mã kế hoạch; mặc định là tên tệp.")
    formerly: OneOrMore = Field(default_factory=list, description="Các mã trước đây.")
    units: dict[str, Unit] = Field(description="Các đơn vị: mã và tên.")
    sections: list[SectionShape] = Field(description="Các mục, như trong văn bản.")
    recipients: OneOrMore = Field(default_factory=list, description="Nơi nhận.")
