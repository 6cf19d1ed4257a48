"""Files of the folder that are no plans, though their names end as those of plans do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.office import Office


@pytest.mark.parametrize("name", ["working-days.yaml", "contacts.yaml", "contacts.yml"])
def test_settings_are_not_plans(office: Office, name: str) -> None:
    """They are not read as plans, and nobody is told to rename them."""
    before = office("plans")
    office.write(name, "")
    assert office("plans") == before
    assert "P017" not in office("check").out


@pytest.mark.parametrize(
    ("file", "key"), [("plan", "number"), ("contacts", "coordinator"), ("working-days", "years")]
)
def test_each_file_has_a_schema_for_editors(office: Office, file: str, key: str) -> None:
    """By its name; of the plan file without one."""
    printed = office(f"schema {file}").out
    assert key in json.loads(printed)["properties"]
    assert file != "plan" or office("schema").out == printed
    assert "plan, contacts, working-days" in office("schema lich").err
