"""The JSON Schema of the plan file, for editors that complete and check as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic.json_schema import GenerateJsonSchema

from bdg_cli.planfile.shape import VERSION, PlanShape

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue


def json_schema() -> JsonSchemaValue:
    """Return the schema, draft 2020-12, with descriptions in Vietnamese.

    Editors read YAML with types (a number, a day), so plain texts may be any scalar there.
    """
    schema = PlanShape.model_json_schema(mode="validation")
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$comment": f"bdg plan file, version {VERSION}",
        **_loosened(schema),
    }


def _loosened(value: JsonSchemaValue) -> JsonSchemaValue:
    """Let a text be any scalar: to YAML `number: 1` is a number, to the plan file a text."""
    made: JsonSchemaValue = {}
    for key, part in value.items():
        if isinstance(part, dict):
            made[key] = _loosened(part)
        elif isinstance(part, list):
            made[key] = [_loosened(one) if isinstance(one, dict) else one for one in part]
        else:
            made[key] = part
    if made.get("type") == "string" and "const" not in made and "enum" not in made:
        made["type"] = ["string", "number", "boolean"]
    if made.get("const") == str(VERSION):
        made = {**made, "enum": [VERSION, str(VERSION)]}
        del made["const"], made["type"]
    return made
