"""The JSON Schema of the plan file, for editors that complete and check while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic.json_schema import GenerateJsonSchema

from bdg_cli.planfile.models import PlanShape
from bdg_cli.planfile.shorthands import FORMAT_VERSION

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue

_SCALARS = ["string", "number", "boolean"]


def json_schema() -> JsonSchemaValue:
    """Return the schema, draft 2020-12, with descriptions in Vietnamese.

    Editors read YAML with types (numbers, dates), so they accept any scalar as a text.
    """
    schema = _for_editors(PlanShape.model_json_schema(mode="validation"))
    version = schema["properties"]["bdg"]
    del version["const"]
    version["enum"] = [FORMAT_VERSION, str(FORMAT_VERSION)]
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$comment": f"bdg plan file, version {FORMAT_VERSION}",
        **schema,
    }


def _for_editors(schema: JsonSchemaValue) -> JsonSchemaValue:
    """Drop the titles that pydantic makes from field names; accept any scalar as a text."""
    made: JsonSchemaValue = {}
    for key, part in schema.items():
        if key in {"properties", "$defs"}:
            made[key] = {name: _for_editors(one) for name, one in part.items()}
        elif isinstance(part, dict):
            made[key] = _for_editors(part)
        elif isinstance(part, list):
            made[key] = [_for_editors(one) if isinstance(one, dict) else one for one in part]
        else:
            made[key] = part
    if "properties" not in made:
        made.pop("title", None)
    if made.get("type") == "string" and "enum" not in made:
        if "const" in made:
            del made["type"]
        else:
            made["type"] = _SCALARS
    return made
