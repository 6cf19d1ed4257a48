"""What the shapes of all our files are made of: models that take no unknown key, texts, lists.

It makes pydantic's models possible, so it is imported only to validate a file.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints


def as_list(value: object) -> object:
    """Turn one value into a list, and no value into an empty one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
TextList = Annotated[list[Text], BeforeValidator(as_list, json_schema_input_type=Text | list[Text])]


class KeysShape(BaseModel):
    """A value with keys: those that are known, and no others."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
