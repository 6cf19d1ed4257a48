"""docs/ledger.md says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import bdg_cli.ledger
from bdg_cli.domain.records import KINDS, Record
from bdg_cli.ledger.jsonl import from_line, to_line
from bdg_cli.ledger.migrations import APPLICATION, MIGRATIONS
from bdg_cli.ledger.sqlite import PATIENCE

STORE = Path(str(bdg_cli.ledger.__file__)).parent
PAGE = (STORE.parent.parent / "docs" / "ledger.md").read_text(encoding="utf-8")


def example() -> str:
    """Return the line that the page shows."""
    (found,) = re.findall(r"```json\n(.*)\n```", PAGE)
    return str(found)


def test_the_example_is_a_line_as_it_is_written() -> None:
    """The line on the page is read, and written again letter for letter."""
    one = from_line(example())
    assert isinstance(one, Record)
    assert to_line(one) == example()


def test_the_page_explains_every_key_and_kind() -> None:
    """Each key of a line and each kind of record stands on the page."""
    keys = set(re.findall(r'"(\w+)":', example())) | {"to", "takes_back"} | set(KINDS)
    assert {key for key in keys if f"`{key}`" not in PAGE} == set()


def test_the_page_has_every_code_and_no_other() -> None:
    """The table of errors has the codes that the code raises."""
    sources = "".join(path.read_text(encoding="utf-8") for path in STORE.glob("*.py"))
    raised = set(re.findall(r'LedgerError\(\s*"([a-z-]+)"', sources))
    assert set(re.findall(r"^\| `([a-z]+-[a-z]+)` \|", PAGE, flags=re.MULTILINE)) == raised


def test_the_page_has_the_numbers_of_the_file() -> None:
    """What marks the file, its version, and how long a writer waits."""
    assert f"0x{APPLICATION:x}" in PAGE
    assert f"phiên bản của dạng tệp, nay là {len(MIGRATIONS)}." in PAGE
    assert f"tối đa {PATIENCE:.0f} giây" in PAGE
