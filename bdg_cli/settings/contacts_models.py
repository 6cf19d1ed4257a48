"""The shape of `contacts.yaml`: its keys and their kinds of values, as pydantic models."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from bdg_cli.domain.messages import say
from bdg_cli.yamlfile.validation import Shape

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _as_list(value: object) -> object:
    """Turn one address into a list, and no value into an empty one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _none_as_mapping(value: object) -> object:
    return {} if value is None else value


Addresses = Annotated[
    list[Text], BeforeValidator(_as_list, json_schema_input_type=Text | list[Text])
]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class MailShape(_Shape, title="Thư điện tử"):
    """Thư gửi qua máy chủ nào, từ địa chỉ nào."""

    server: Text = Field(
        description="smtp+starttls://MÁY:587, smtps://MÁY:465, smtp://MÁY:25, hoặc sendmail:"
    )
    sender: Text = Field(alias="from", description="Địa chỉ thư của nơi gửi.")
    login_file: Text | None = Field(
        None,
        alias="login-file",
        description="Tệp có tên đăng nhập ở dòng 1, mật khẩu ở dòng 2; chỉ mình bạn đọc được.",
    )


class ContactsShape(_Shape, title="Địa chỉ liên hệ"):
    """Nhắc việc gửi cho ai, ở địa chỉ nào, bằng cách nào."""

    mail: MailShape | None = Field(None, description="Máy chủ thư và địa chỉ gửi.")
    units: Annotated[dict[str, Addresses], BeforeValidator(_none_as_mapping)] = Field(
        default_factory=dict,
        description="Mã đơn vị và địa chỉ: thư điện tử, hoặc địa chỉ Apprise như zalo://…",
    )
    coordinator: Text | None = Field(None, description="Mã đơn vị nhận bản tổng hợp.")
    leaders: Addresses = Field(
        default_factory=list, description="Địa chỉ lãnh đạo nhận bản tổng hợp một trang."
    )


CONTACTS_FILE: Final = Shape(
    ContactsShape,
    {"mail": MailShape},
    {},
    {},
    say("Tệp này không phải là danh sách địa chỉ liên hệ."),
)
