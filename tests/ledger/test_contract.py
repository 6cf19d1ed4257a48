"""What every ledger does, in memory, on disk, or as the copy of a shared one: cut off, or with what
it has sent over a real server coming back on another machine.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bdg_cli.domain.errors import LedgerError, RefusedError
from bdg_cli.domain.records import AssignmentKey, Details, in_ledger_order
from bdg_cli.ledger.sqlite import open_ledger
from bdg_cli.shared.address import line_to
from bdg_cli.shared.copy_ledger import CopyLedger
from bdg_cli.shared.lines import record_of
from bdg_cli.shared.postgres import PostgresLedger
from bdg_cli.shared.syncing import sync
from tests.ledger.examples import any_record, record, records, write
from tests.ledger.memory import MemoryLedger
from tests.shared.memory import MemoryShared

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from contextlib import AbstractContextManager

    from bdg_cli.domain.records import Record
    from bdg_cli.ledger.protocol import Ledger, Snapshot, Writer
    from bdg_cli.shared.protocol import SharedLedger
    from tests.shared.server import Server

MAKERS: dict[str, Callable[[Path], Ledger]] = {
    "memory": lambda _: MemoryLedger(),
    "sqlite": lambda folder: open_ledger(str(folder / "ledger.db")),
    "copy": lambda folder: CopyLedger(str(folder / "copy"), cut_off),
}


def cut_off() -> MemoryShared:
    """Return a shared ledger that cannot be reached."""
    shared = MemoryShared()
    shared.offline = True
    return shared


KEEPING = [*MAKERS, "server"]
"""Ledgers that keep the numbers they are given; the last is skipped where there is no server."""


@pytest.fixture(params=[*KEEPING, "online"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    """Return a new ledger of each kind."""
    if request.param in MAKERS:
        return MAKERS[request.param](tmp_path)
    server: Server = request.getfixturevalue("server")
    way = server.conninfo(server.new_ledger(), "huyen")
    kind = BothEnds if request.param == "server" else CopyLedger
    return kind(str(tmp_path), lambda: PostgresLedger(line_to(way)))


keeps_numbers = pytest.mark.parametrize("ledger", KEEPING, indirect=True)
"""With a line, the server gives the numbers."""


class BothEnds(CopyLedger):
    """Whoever writes has no line, and keeps the numbers; it is sent, and read on another machine.
    So what is read has gone over the server, with all that it says.
    """

    def __init__(self, folder: str, connect: Callable[[], SharedLedger]) -> None:
        super().__init__(f"{folder}/there", connect)
        self._writing = CopyLedger(f"{folder}/here", cut_off)
        self._sending = CopyLedger(f"{folder}/here", connect)

    def writing(self) -> AbstractContextManager[Writer]:
        """Write here."""
        sync(self._sending)
        return self._writing.writing()

    def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
        """Read there."""
        self._bring()
        return super().read(tasks)

    def reading(self) -> AbstractContextManager[Snapshot]:
        """Hold still what is there."""
        self._bring()
        return super().reading()

    def check(self) -> None:
        """Check what is there."""
        self._bring()
        super().check()

    def _bring(self) -> None:
        sync(self._sending)
        sync(self)


class StoppedError(Exception):
    """Something else went wrong while the lock was held."""


def write_and_stop(ledger: Ledger, added: Record) -> None:
    """Add a record, and fail before the lock is given back."""
    with ledger.writing() as writer:
        writer.add([added])
        raise StoppedError


def test_a_new_ledger_has_no_records(ledger: Ledger) -> None:
    """Nothing needs to be made before a ledger can be read or checked."""
    assert ledger.read() == []
    ledger.check()


def test_what_is_added_is_read_again(ledger: Ledger) -> None:
    """Records come back whole, the next time too."""
    write(ledger, records(2))
    write(ledger, [record(3)])
    assert ledger.read() == records(3)
    ledger.check()


@keeps_numbers
def test_records_come_in_the_order_of_their_numbers(ledger: Ledger) -> None:
    """In whatever order they were added, they are read by number, then time, then id."""
    write(ledger, [record(3), record(1), record(2, name="s"), record(2, name="a")])
    assert [one.id for one in ledger.read()] == ["r-1", "a-2", "s-2", "r-3"]


def test_records_about_some_tasks_are_found(ledger: Ledger) -> None:
    """Plan and task both count; a pair without records adds nothing, no pair gives nothing."""
    write(ledger, [record(1), record(2, task="III"), record(3, task="IV.5-2")])
    assert ledger.read({("2018", "IV.5-2"), ("2018", "II.1-1"), ("2019", "III")}) == [
        record(1),
        record(3, task="IV.5-2"),
    ]
    assert ledger.read(()) == []


def test_a_snapshot_stays_as_it_was(ledger: Ledger) -> None:
    """What one reads from it belongs to one moment."""
    write(ledger, [record(1)])
    with ledger.reading() as snapshot:
        assert snapshot.read() == [record(1)]
        assert snapshot.checkpoint().count == 1
        assert snapshot.read({("2018", "II.1-1")}) == [record(1)]
        assert snapshot.read({("2018", "III")}) == []


@keeps_numbers
def test_what_came_since_is_told_from_another_ledger(ledger: Ledger, tmp_path: Path) -> None:
    """Only the records added after an earlier state; None for a state that it never had."""
    with ledger.reading() as snapshot:
        nothing = snapshot.checkpoint()
        assert snapshot.since(nothing) == []
    write(ledger, [record(1), record(3)])
    with ledger.reading() as snapshot:
        earlier = snapshot.checkpoint()
        assert snapshot.since(nothing) == [record(1), record(3)]
    write(ledger, [record(5), record(2)])
    with ledger.reading() as snapshot:
        assert snapshot.since(earlier) == [record(2), record(5)]
        assert snapshot.since(snapshot.checkpoint()) == []
    (tmp_path / "other").mkdir()
    other = open_ledger(str(tmp_path / "other" / "ledger.db"))
    write(other, [record(1), record(4), record(5)])
    with other.reading() as snapshot:
        assert snapshot.since(earlier) is None


def test_a_writer_knows_what_came_before_it_and_what_it_added(ledger: Ledger) -> None:
    """Whoever writes several times looks only at what others added in between."""
    with ledger.writing() as writer:
        writer.add([record(1)])
        own = writer.checkpoint()
    write(ledger, [record(2)])
    with ledger.writing() as writer:
        assert writer.since(own) == [record(2)]
        writer.add([record(3)])
        assert writer.since(own) == [record(2), record(3)]
        assert writer.since(writer.checkpoint()) == []


def test_a_writer_sees_what_is_there_and_what_it_added(ledger: Ledger) -> None:
    """Decisions are made on the records as they stand under the lock."""
    write(ledger, [record(1)])
    with ledger.writing() as writer:
        writer.add([record(2, task="III")])
        assert writer.read() == [record(1), record(2, task="III")]
        assert writer.read({("2018", "III")}) == [record(2, task="III")]


@keeps_numbers
def test_numbers_go_on_from_the_highest(ledger: Ledger) -> None:
    """The first record has number 1; the next one more than the highest there is."""
    with ledger.writing() as writer:
        assert writer.next_number() == 1
        writer.add([record(7), record(3)])
        assert writer.next_number() == 8


def test_an_error_leaves_everything_as_it_was(ledger: Ledger) -> None:
    """When anything goes wrong under the lock, nothing of the batch is recorded."""
    write(ledger, [record(1)])
    with pytest.raises(StoppedError):
        write_and_stop(ledger, record(2))
    assert ledger.read() == [record(1)]


def test_an_id_is_there_once(ledger: Ledger) -> None:
    """A record with an id that is there is refused, and the whole batch with it."""
    write(ledger, [record(1)])
    with pytest.raises(LedgerError) as refused:
        write(ledger, [record(2), record(1)])
    assert refused.value.code == "id-twice"
    assert ledger.read() == [record(1)]


def test_a_refused_batch_is_not_half_there(ledger: Ledger) -> None:
    """Where the writer goes on after a refused batch, nothing of that batch is recorded."""
    with ledger.writing() as writer:
        writer.add([record(1)])
        with pytest.raises(LedgerError):
            writer.add([record(2), record(2)])
        with pytest.raises(RefusedError):
            writer.add([record(3), record(4, text="\udcc3")])
    assert ledger.read() == [record(1)]


def test_only_what_is_missing_is_added(ledger: Ledger) -> None:
    """Reading a copy back adds the records whose ids are new, and tells how many they were."""
    write(ledger, records(2))
    with ledger.writing() as writer:
        assert writer.add_missing([*records(4), record(4)]) == 2
        assert writer.add_missing(records(4)) == 0
    assert ledger.read() == records(4)


def test_two_copies_join_without_loss(ledger: Ledger) -> None:
    """Records with the same number from two copies that went apart are all kept."""
    write(ledger, [record(1), record(2, name="xa")])
    with ledger.writing() as writer:
        writer.add_missing([record(1), record(2, name="huyen"), record(3, name="huyen")])
    assert [one.id for one in ledger.read()] == ["r-1", "huyen-2", "xa-2", "huyen-3"]


def test_a_changed_record_is_not_taken_for_the_one_there(ledger: Ledger) -> None:
    """The same id with other words is no record that is there: it is refused, not dropped."""
    write(ledger, [record(1)])
    with pytest.raises(LedgerError) as refused, ledger.writing() as writer:
        writer.add_missing([record(2), record(1, text="Sửa tay")])
    assert refused.value.code == "record-differs"
    assert ledger.read() == [record(1)]


@pytest.mark.parametrize(
    "broken",
    [
        record(1, text="\ud800"),
        record(1, task="\udcff"),
        record(1).replace(by="An\udc80"),
        record(1).replace(details=Details(evidence=("tốt", "\udfff"))),
        record(1).replace(details=Details(rest='{"a": "\udc80"}')),
    ],
)
def test_half_characters_are_refused(ledger: Ledger, broken: Record) -> None:
    """What has no UTF-8 is refused before anything is written, wherever it stands."""
    with pytest.raises(RefusedError) as refused:
        write(ledger, [record(2), broken])
    assert refused.value.code == "bad-text"
    assert ledger.read() == []


@pytest.mark.parametrize(
    "broken",
    [record(0), record(2**53), record(1).replace(details=Details(count=-(2**53)))],
)
def test_numbers_out_of_bounds_are_refused(ledger: Ledger, broken: Record) -> None:
    """A number that a copy as text could not carry exactly is refused."""
    with pytest.raises(RefusedError) as refused:
        write(ledger, [broken])
    assert refused.value.code == "bad-number"
    assert ledger.read() == []


@pytest.mark.unmeasured
@given(st.lists(any_record, max_size=5, unique_by=lambda one: one.id))
def test_any_record_comes_back_as_it_was(added: list[Record]) -> None:
    """Whatever a record says, unknown kinds and unknown data too, both ledgers give it back."""
    with tempfile.TemporaryDirectory() as folder:
        for make in MAKERS.values():
            ledger = make(Path(folder))
            write(ledger, added)
            assert ledger.read() == in_ledger_order(added)


@pytest.mark.unmeasured
def test_any_record_comes_back_from_a_server(server: Server) -> None:
    """Many at once: a new shared ledger takes its time."""

    @settings(max_examples=6)
    @given(st.lists(any_record, min_size=10, max_size=60, unique_by=lambda one: one.id))
    def come_back(added: list[Record]) -> None:
        server.reuse()
        shared = PostgresLedger(line_to(server.conninfo(server.new_ledger(), "huyen")))
        shared.add(None, added)
        assert [record_of(one.number, one.line) for one in shared.since(0)] == added

    come_back()


@pytest.mark.parametrize(
    "evidence", [(), ("",), ("", ""), ("\x1f",), ("\x1b", "n"), ("\x1be\x1bn",), ("a\x00b\n",)]
)
def test_evidence_keeps_its_pieces(ledger: Ledger, evidence: tuple[str, ...]) -> None:
    """Empty pieces and control characters neither join nor split the evidence."""
    one = record(1).replace(
        about=AssignmentKey("2018", "III", "ldtbxh", ""), details=Details(evidence)
    )
    write(ledger, [one])
    assert ledger.read() == [one]
