"""The schemas of the files beside the plans fit what the readers accept."""

from __future__ import annotations

from bdg_cli.settings.json_schemas import contacts_schema, working_days_schema


def test_the_schema_of_contacts_names_each_key() -> None:
    """And says what belongs there; an address may stand alone or in a list."""
    schema = contacts_schema()
    assert set(schema["properties"]) == {"mail", "units", "coordinator", "leaders"}
    assert all(one["description"] for one in schema["properties"].values())
    assert schema["additionalProperties"] is False
    assert set(schema["$defs"]["MailShape"]["properties"]) == {"server", "from", "login-file"}
    addresses = schema["properties"]["units"]["additionalProperties"]
    assert [one["type"] for one in addresses["anyOf"]] == [["string", "number", "boolean"], "array"]


def test_the_schema_of_working_days_names_each_key() -> None:
    """Of the file and of a year."""
    schema = working_days_schema()
    assert schema["required"] == ["years"]
    assert set(schema["$defs"]["YearShape"]["properties"]) == {"decision", "off", "worked"}
