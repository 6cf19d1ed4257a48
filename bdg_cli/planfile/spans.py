"""How long before or after a day, as a plan file says it: `7`, `7d`, `5wd`, `5 ngày làm việc`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from bdg_cli.domain.working_days import Lead
from bdg_cli.planfile.shorthands import NO_WORDS

if TYPE_CHECKING:
    from pydantic.config import JsonDict

MAX_DAYS: Final = 9999
_SPAN: Final = re.compile(r"0*([0-9]{1,4}) *(?:d|ngày|(wd|ngày +làm +việc))?", re.IGNORECASE)
_TEXT: Final[JsonDict] = {"type": ["string"]}
"""For editors: unlike other texts, these are no numbers."""

_Number = Annotated[int, Field(ge=0, le=MAX_DAYS, strict=True)]
_Positive = Annotated[int, Field(ge=1, le=MAX_DAYS, strict=True)]
_Days = Annotated[str, Field(pattern="^[0-9]+ *([dD]|ngày)?$", json_schema_extra=_TEXT)]
_AnyDays = Annotated[
    str, Field(pattern="^[0-9]+ *([wW]?[dD]|ngày( +làm +việc)?)?$", json_schema_extra=_TEXT)
]


def _lead(value: object) -> Lead | None:
    """Read a number of days, or of working days; None for anything else."""
    found = _SPAN.fullmatch(value) if isinstance(value, str) else None
    return Lead(int(found[1]), found[2] is not None) if found else None


def _as_lead(value: object) -> Lead:
    made = _lead(value)
    if made is None:
        raise PydanticCustomError("lead", "a number of days")
    return made


def _as_days_after(value: object) -> int:
    made = _lead(value)
    if made is None or made.working or not made.count:
        raise PydanticCustomError("days_after", "a number of days, at least one")
    return made.count


def _as_interval(value: object) -> int:
    made = Lead(0) if value in NO_WORDS else _lead(value)
    if made is None or made.working:
        raise PydanticCustomError("interval", "a number of days, or never")
    return made.count


LeadValue = Annotated[Lead, PlainValidator(_as_lead, json_schema_input_type=_Number | _AnyDays)]
DaysAfterValue = Annotated[
    int, PlainValidator(_as_days_after, json_schema_input_type=_Positive | _Days)
]
IntervalValue = Annotated[
    int,
    PlainValidator(
        _as_interval, json_schema_input_type=_Number | _Days | Literal[False, "không", "no"]
    ),
]
