"""The shared ledger on a real server: places, numbers, chain, rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.shared.chain import link
from bdg_cli.shared.lines import line_of
from tests.ledger.examples import record, records

if TYPE_CHECKING:
    from collections.abc import Callable

    from bdg_cli.shared.postgres import PostgresLedger

    Shared = Callable[[str], PostgresLedger]


def test_what_one_adds_the_other_reads(shared: Shared) -> None:
    """With places without gaps, and the chain that each copy works out again."""
    huyen = shared("huyen")
    assert huyen.state().place == 0
    assert huyen.add(None, records(3)).status == "added"
    found = shared("phong").since(0)
    assert [one.place for one in found] == [1, 2, 3]
    assert [one.record for one in found] == records(3)
    chain = ""
    for one in found:
        chain = link(chain, one.record.number, line_of(one.record))
        assert one.chain == chain
    assert huyen.state().chain == chain
    assert {one.login for one in found} == {"huyen"}


def test_the_same_again_changes_nothing(shared: Shared) -> None:
    """An answer that was lost on the way is asked for again."""
    huyen = shared("huyen")
    huyen.add(None, records(2))
    before = huyen.state()
    assert huyen.add(None, records(2)).state == before
    assert huyen.add(before.place, records(2)).state == before


def test_who_has_not_seen_what_came_adds_nothing(shared: Shared) -> None:
    """Only what is about the same tasks counts; then the server gives the numbers."""
    huyen = shared("huyen")
    huyen.add(None, [record(1), record(7, task="III")])
    assert huyen.add(0, [record(1, name="b")]).status == "stale"
    assert huyen.add(0, [record(1, task="IV", name="c")]).status == "added"
    assert [one.record.number for one in huyen.since(0)] == [1, 7, 8]
