"""The page about reminders shows contacts as they can be written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bdg_cli.settings.contacts_reader import read_contacts

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "nhac-viec.md"
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("text", EXAMPLES)
def test_each_example_has_no_problems(text: str) -> None:
    """It can be copied and filled in."""
    reading = read_contacts(text.encode(), file="contacts.yaml")
    assert reading.problems == ()
    assert reading.contacts is not None
    assert reading.contacts.units
