"""Whatever two offices do, with and without a line: in the end all have the same records, once."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.domain.errors import LedgerError
from bdg_cli.shared.copy_ledger import CopyLedger
from bdg_cli.shared.errors import UnreachableError
from bdg_cli.shared.lines import record_of
from bdg_cli.shared.syncing import sync
from tests.ledger.examples import record
from tests.shared.memory import MemoryShared

if TYPE_CHECKING:
    from bdg_cli.domain.records import Record

steps = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.sampled_from(
            ("records", "records", "syncs", "on", "off", "loses", "dies", "forgets", "falls")
        ),
    ),
    max_size=14,
)


class Died(Exception):  # noqa: N818 -- not an error of the program
    """The machine has died."""


def add(ledger: CopyLedger, made: Record, *, dies: bool = False) -> None:
    """Record something; or die when it is recorded, but not durable."""
    with ledger.writing() as writer:
        writer.add([made])
        if dies:
            raise Died


@pytest.mark.unmeasured
@given(steps)
def test_all_have_the_same_in_the_end(done: list[tuple[str, str]]) -> None:
    """Answers get lost, machines die with a record half written, a state file is lost, the server
    loses what came last.
    """
    with tempfile.TemporaryDirectory() as folder:
        district = MemoryShared()
        lines = {name: MemoryShared(district.lines) for name in "ab"}
        offices = {
            name: CopyLedger(str(Path(folder, name)), lambda name=name: lines[name])  # type: ignore[misc]
            for name in "ab"
        }
        acknowledged: set[str] = set()
        for number, (name, step) in enumerate(done):
            ledger, line = offices[name], lines[name]
            if step == "records":
                add(ledger, record(ledger_number(ledger), name=f"{name}{number}"))
                acknowledged.add(f"{name}{number}")
            elif step == "dies":
                with pytest.raises(Died):
                    add(ledger, record(1, name=f"{name}{number}"), dies=True)
            elif step == "syncs" and not line.offline:
                sync_soon(ledger, number)
            else:
                befall(step, ledger, line)
        for line in lines.values():
            line.offline = line.answer_lost = False
        for name in "ababab":
            sync(offices[name], now=1e9)
        there = [record_of(one.number, one.line) for one in district.lines]
        ids = [one.id for one in there if one]
        assert len(ids) == len(set(ids)), "none twice"
        assert {one.rpartition("-")[0] for one in ids} >= acknowledged, "none lost"
        order = sorted(
            (one for one in there if one), key=lambda one: (one.number, one.recorded_at, one.id)
        )
        assert offices["a"].read() == offices["b"].read() == order


def befall(step: str, ledger: CopyLedger, line: MemoryShared) -> None:
    """Let something happen to an office."""
    if step == "loses":
        line.answer_lost = True
    elif step == "forgets":
        Path(ledger.state.path).unlink(missing_ok=True)
    elif step == "falls":  # another server takes over, which is behind
        del line.lines[len(line.lines) // 2 :]
    elif step in ("on", "off"):
        line.offline = step == "off"


def ledger_number(ledger: CopyLedger) -> int:
    """Return the next number on a copy."""
    return max([one.number for one in ledger.read()], default=0) + 1


def sync_soon(ledger: CopyLedger, number: int) -> None:
    """Sync, each time on another day; a lost answer is no reason to stop."""
    try:
        sync(ledger, now=100_000.0 * (number + 1))
    except UnreachableError:
        return


def test_one_process_at_a_time_works_on_a_copy(tmp_path: Path) -> None:
    """Another waits, and a sync without patience leaves it."""
    line = MemoryShared()
    ledger = CopyLedger(str(tmp_path), lambda: line)
    other = CopyLedger(str(tmp_path), lambda: line)
    with ledger.writing() as writer:
        with pytest.raises(LedgerError):
            sync(other, patience=0)
        writer.add([record(1)])
    assert sync(other).waiting == 0
    assert [one.id for one in other.read()] == ["r-1"]
