"""The JSON Schema of the plan file, for editors that complete and check while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.planfile.models import PlanShape
from bdg_cli.planfile.shorthands import FORMAT_VERSION
from bdg_cli.yamlfile.json_schema import schema_of

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue


def json_schema() -> JsonSchemaValue:
    """Return the schema; the version of the format may be a number or a text."""
    schema = schema_of(PlanShape, f"bdg plan file, version {FORMAT_VERSION}")
    version = schema["properties"]["bdg"]
    del version["const"]
    version["enum"] = [FORMAT_VERSION, str(FORMAT_VERSION)]
    return schema
