"""Offices with a copy each of one shared ledger, on lines that break."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bdg_cli.domain.errors import LedgerError, OvertakenError, RefusedError
from bdg_cli.shared import comparing
from bdg_cli.shared.copy_ledger import CopyLedger
from bdg_cli.shared.errors import StoppedSharingError, UnreachableError
from bdg_cli.shared.syncing import sync
from tests.ledger.examples import record, records, write
from tests.shared.memory import MemoryShared

if TYPE_CHECKING:
    from pathlib import Path

    from bdg_cli.domain.records import Record
    from tests.shared.memory import May


class Office:
    """An office: its copy, and its own line to the shared ledger."""

    def __init__(self, folder: Path, district: MemoryShared, may: May = lambda _: True) -> None:
        self.path = folder / "ledger.db"
        self.line = MemoryShared(district.lines, may)
        self.ledger = CopyLedger(str(folder), lambda: self.line)

    def does(self, *added: Record) -> None:
        """Record something, as a command does."""
        write(self.ledger, added)

    def has(self) -> list[str]:
        """Return the ids of what its own copy has."""
        return [one.id for one in self.ledger.read()]


@pytest.fixture
def district() -> MemoryShared:
    """Return the shared ledger."""
    return MemoryShared()


@pytest.fixture
def an(tmp_path: Path, district: MemoryShared) -> Office:
    """Return an office."""
    return Office(tmp_path / "an", district)


@pytest.fixture
def binh(tmp_path: Path, district: MemoryShared) -> Office:
    """Return another."""
    return Office(tmp_path / "binh", district)


def test_what_one_records_the_other_has_after_a_sync(an: Office, binh: Office) -> None:
    """And nothing is sent twice."""
    an.does(record(1))
    assert sync(binh.ledger).came == 1
    assert binh.ledger.read() == an.ledger.read() == [record(1)]
    binh.does(record(1, name="b"))
    assert sync(an.ledger).came == 1
    assert an.ledger.read() == binh.ledger.read()
    assert [one.number for one in an.ledger.read()] == [1, 2], "the server has given the number"


def test_where_nothing_is_new_the_copy_stays_as_it_is(an: Office) -> None:
    """Its bytes and its time."""
    an.does(record(1))
    before = an.path.read_bytes(), an.path.stat().st_mtime_ns
    assert sync(an.ledger).came == 0
    assert (an.path.read_bytes(), an.path.stat().st_mtime_ns) == before


def test_without_a_line_the_record_waits_here(an: Office, binh: Office) -> None:
    """It is decided on the copy, and sent later; what others did meanwhile comes too."""
    an.does(record(1))
    sync(binh.ledger)
    an.line.offline = True
    an.does(record(2))
    assert (an.has(), an.ledger.waiting) == (["r-1", "r-2"], 1)
    with pytest.raises(UnreachableError):
        sync(an.ledger)
    binh.does(record(1, name="b"))
    an.line.offline = False
    done = sync(an.ledger)
    assert (done.came, done.sent, done.waiting) == (1, 1, 0)
    sync(binh.ledger)
    assert sorted(binh.has()) == sorted(an.has()) == ["b-1", "r-1", "r-2"]


def test_an_answer_that_was_lost_leaves_one_record(an: Office, binh: Office) -> None:
    """The server has it, under a number of its own; the copy is made anew and says the same."""
    binh.does(record(1, name="b"))
    an.line.answer_lost = True
    an.does(record(1))
    assert an.ledger.waiting == 1
    sync(an.ledger)
    assert [one.place for one in an.line.lines] == [1, 2]
    sync(binh.ledger)
    assert an.ledger.read() == binh.ledger.read()
    assert sync(an.ledger).waiting == 0


def test_a_copy_that_cannot_be_replaced_loses_nothing(
    an: Office, binh: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows while another program reads it: the next sync does it."""
    binh.does(record(1, name="b"))
    an.line.answer_lost = True
    an.does(record(1))

    def refuse(_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as held:
        held.setattr(an.ledger, "replace_copy", refuse)
        with pytest.raises(LedgerError):
            sync(an.ledger)
    an.does(record(2, task="III"))
    sync(an.ledger)
    sync(binh.ledger)
    assert an.ledger.read() == binh.ledger.read()
    assert sorted(an.has()) == ["b-1", "r-1", "r-2"]


def test_what_the_server_does_not_take_stays_here(tmp_path: Path, district: MemoryShared) -> None:
    """Recorded offline for another unit: kept, and told with the reason."""
    commune = Office(tmp_path / "xa", district, lambda one: one.about.unit == "xa.dong-son")
    commune.line.offline = True
    foreign = record(2)
    commune.does(record(1))
    commune.does(foreign.replace(about=foreign.about.replace(unit="ldtbxh")))
    commune.line.offline = False
    done = sync(commune.ledger)
    assert (done.sent, done.waiting, done.refused) == (1, 0, (("r-2", "rights"),))
    assert commune.has() == ["r-1", "r-2"]
    assert sync(commune.ledger).refused == (("r-2", "rights"),), "told again, not sent again"


def test_what_may_not_be_written_is_refused_at_once(tmp_path: Path, district: MemoryShared) -> None:
    """With a line, nothing is recorded anywhere."""
    commune = Office(tmp_path / "xa", district, lambda _: False)
    with pytest.raises(RefusedError):
        commune.does(record(1))
    assert (commune.has(), district.lines) == ([], [])


def test_who_was_overtaken_decides_again(an: Office, binh: Office) -> None:
    """Somebody else wrote about the same task between the decision and the record."""
    with an.ledger.writing() as writer:
        binh.does(record(1, name="b"))
        with pytest.raises(OvertakenError):
            writer.add([record(1)])
    with an.ledger.writing() as writer:
        assert [one.id for one in writer.read()] == ["b-1"]
        writer.add([record(1)])
    assert sorted(an.has()) == ["b-1", "r-1"]


def test_copies_give_back_what_the_server_has_lost(an: Office, binh: Office) -> None:
    """As after a failover to a server that was behind."""
    an.does(*records(3))
    sync(binh.ledger)
    del an.line.lines[1:]
    binh.does(record(4, task="III"))
    done = sync(an.ledger)
    assert done.apart or sorted(an.has()) == ["r-1", "r-2", "r-3", "r-4"]
    sync(binh.ledger)
    sync(an.ledger)
    assert sorted(binh.has()) == sorted(an.has()) == ["r-1", "r-2", "r-3", "r-4"]
    assert [one.place for one in an.line.lines] == [1, 2, 3, 4]


def test_what_others_wrote_and_the_server_lost_is_for_them_to_bring(
    tmp_path: Path, an: Office
) -> None:
    """A commune may not write it: it stays there, and is told of until somebody has brought it."""
    commune = Office(tmp_path / "xa", an.line, lambda one: one.id.startswith("xa"))
    an.does(record(1))
    commune.does(record(2, name="xa", task="III"))
    an.does(record(3))
    sync(commune.ledger)
    del an.line.lines[:]
    done = sync(commune.ledger)
    assert (done.apart, done.sent, done.waiting) == (True, 1, 0)
    assert done.refused == (("r-1", "lost"), ("r-3", "lost"))
    assert sync(commune.ledger, again=True).refused == done.refused
    commune.line.offline = True
    commune.does(_undo(1, 4))
    commune.line.offline = False
    assert ("u-4", "rights") in sync(commune.ledger).refused, "no undo by the way of its own copy"
    sync(an.ledger)
    assert sync(commune.ledger).refused == (("u-4", "rights"),)
    commune.does(_take_back("u-4", 5))
    assert sync(commune.ledger).refused == ()
    assert len(an.line.lines) == 3


def test_a_copy_that_is_made_anew_keeps_what_the_server_lost(
    an: Office, binh: Office, tmp_path: Path
) -> None:
    """One record got another number there, others are lost: only this copy has them."""
    an.line.answer_lost = True
    an.does(record(1))
    binh.does(*(record(number, name="b", task="III") for number in (2, 3)))
    lines = an.line.lines
    del lines[:]
    MemoryShared(lines).add(None, [record(1).replace(number=9)])
    sync(binh.ledger)
    assert sorted(binh.has()) == ["b-2", "b-3", "r-1"]
    sync(an.ledger)
    fresh = Office(tmp_path / "moi", an.line)
    sync(fresh.ledger)
    assert sorted(fresh.has()) == ["b-2", "b-3", "r-1"]


def test_a_changed_word_is_refused_by_every_copy(an: Office, binh: Office) -> None:
    """One letter; the record is named, and nothing is taken over."""
    an.does(*records(2))
    sync(binh.ledger)
    lines = an.line.lines
    lines[0] = lines[0].replace(
        line=lines[0].line.replace("buổi", "bữa").replace("\\u1ed5", "\\u1eef")
    )
    fresh = Office(an.path.parent.parent / "moi", an.line)
    with pytest.raises(StoppedSharingError) as raised:
        sync(fresh.ledger)
    assert raised.value.message.filling["record"] == "r-1"
    assert fresh.has() == []


def test_what_is_old_is_compared_a_part_a_day(an: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the copy stays as it is."""
    monkeypatch.setattr(comparing, "AT_ONCE", 2)
    an.does(*records(5))
    before = an.path.read_bytes(), an.path.stat().st_mtime_ns
    days = [1542690000.0 + 90_000 * day for day in range(4)]
    at = []
    for day in days:
        sync(an.ledger, now=day)
        sync(an.ledger, now=day + 60)
        at.append(an.ledger.state.read().compared)
    assert at == list(zip(days, (2, 4, 0, 2), strict=True))
    assert (an.path.read_bytes(), an.path.stat().st_mtime_ns) == before
    lines = an.line.lines
    lines[1] = lines[1].replace(line=lines[1].line.replace("buổi", "bữa").replace("1ed5", "1eef"))
    sync(an.ledger, now=days[-1] + 90_000)
    sync(an.ledger, now=days[-1] + 180_000)
    with pytest.raises(StoppedSharingError) as raised:
        sync(an.ledger, now=days[-1] + 270_000)
    assert raised.value.message.filling["record"] == "r-2"


def test_a_number_that_the_server_gave_is_no_other_word(an: Office, binh: Office) -> None:
    """An answer was lost, before what is old is compared; also where the server was replaced."""
    an.does(record(1))
    binh.does(record(2, name="b"))
    an.line.answer_lost = True
    an.does(record(3, task="III"))
    sync(an.ledger, now=1542690000.0)
    assert [one.number for one in an.ledger.read()] == [1, 2, 3]
    sync(binh.ledger)
    del an.line.lines[1:]
    MemoryShared(an.line.lines).add(None, [record(3, task="III").replace(number=9)])
    for office in (an, binh, an, binh):
        sync(office.ledger, now=1542890000.0)
    assert an.ledger.read() == binh.ledger.read()
    assert sorted(an.has()) == ["b-2", "r-1", "r-3"]


def test_a_chain_that_was_forged_whole_is_refused_by_the_copies(an: Office, binh: Office) -> None:
    """It is sound in itself; but they know what it said before."""
    an.does(*records(2))
    sync(binh.ledger)
    forged = MemoryShared()
    forged.add(None, [record(1, text="Chưa tổ chức"), record(2)])
    an.line.lines[:] = forged.lines
    for office in (an, binh):
        with pytest.raises(StoppedSharingError) as raised:
            sync(office.ledger)
        assert raised.value.message.filling["record"] == "r-1"
        assert office.ledger.read() == records(2)


def test_what_was_refused_and_undone_is_told_no_more(
    tmp_path: Path, district: MemoryShared
) -> None:
    """Neither it nor its undo is ever sent, also if it was undone without a line."""
    commune = Office(tmp_path / "xa", district, lambda _: False)
    commune.line.offline = True
    commune.does(record(1))
    commune.does(record(2))
    commune.does(_undo(2, 4))
    commune.line.offline = False
    assert sync(commune.ledger).refused == (("r-1", "rights"),)
    commune.does(_undo(1, 3))
    done = sync(commune.ledger)
    assert (done.waiting, done.refused, district.lines) == (0, (), [])


def test_what_was_refused_goes_once_it_is_a_right(tmp_path: Path, district: MemoryShared) -> None:
    """The administrator has granted it meanwhile."""
    commune = Office(tmp_path / "xa", district, lambda _: False)
    commune.line.offline = True
    commune.does(record(1))
    commune.line.offline = False
    assert sync(commune.ledger).refused
    commune.line.may = lambda _: True
    assert sync(commune.ledger, again=True).sent == 1
    assert len(district.lines) == 1


@pytest.mark.parametrize(
    "wrong",
    [[record(1, text="\udcc3")], [record(2**53)], [record(0)], [record(1), record(1)], [record(9)]],
)
def test_what_no_ledger_takes_is_not_sent(
    an: Office, district: MemoryShared, wrong: list[Record]
) -> None:
    """Half a letter, a number out of bounds, an id twice or there already."""
    an.does(record(9))
    with an.ledger.writing() as writer, pytest.raises((LedgerError, RefusedError)):
        writer.add(wrong)
    assert len(district.lines) == 1
    assert an.has() == ["r-9"]


def _undo(number: int, own: int) -> Record:
    return _take_back(f"r-{number}", own)


def _take_back(name: str, own: int) -> Record:
    made = record(own, name="u")
    details = made.details.replace(takes_back=name)
    return made.replace(kind="undo", details=details)
