"""The JSON Schemas of the files beside the plans, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.settings.contacts_models import ContactsShape
from bdg_cli.settings.working_days import WorkingDaysShape
from bdg_cli.yamlfile.json_schema import schema_of

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue


def contacts_schema() -> JsonSchemaValue:
    """Return the schema of `contacts.yaml`."""
    return schema_of(ContactsShape, "bdg contacts file")


def working_days_schema() -> JsonSchemaValue:
    """Return the schema of `working-days.yaml`."""
    return schema_of(WorkingDaysShape, "bdg working days file")
