"""JSON Schemas of our files, for editors that complete and check while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic.json_schema import GenerateJsonSchema

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.json_schema import JsonSchemaValue

_SCALARS = ["string", "number", "boolean"]


def schema_of(shape: type[BaseModel], comment: str) -> JsonSchemaValue:
    """Return the schema of a file, draft 2020-12, with descriptions in Vietnamese.

    Editors read YAML with types (numbers, dates), so they accept any scalar as a text.
    """
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$comment": comment,
        **_for_editors(shape.model_json_schema(mode="validation")),
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
