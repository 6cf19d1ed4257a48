"""A disk that takes no more: an error, the batch not there, the ledger as it was."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from bdg_cli.domain.errors import LedgerError
from bdg_cli.ledger.sqlite import open_ledger
from tests.ledger.examples import beside, record, records, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows cannot limit a file's size"
)

LONG = "Đã tổ chức. " * 5000


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Let no file grow beyond a size in bytes."""
    import resource  # noqa: PLC0415 -- Windows lacks it

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def refusal(path: Path, size: int) -> str:
    """Return the code with which a long record is refused while files may not grow."""
    with pytest.raises(LedgerError) as refused, files_up_to(size):
        write(open_ledger(str(path)), [record(2), record(3, text=LONG)])
    return refused.value.code


@pytest.mark.parametrize("size", [0, 1, 4096, 8192, 20000])
def test_a_ledger_that_has_no_room_at_all_is_not_begun_or_empty(tmp_path: Path, size: int) -> None:
    """Where the first record does not fit, a later one finds no remains in its way."""
    path = tmp_path / "ledger.db"
    assert refusal(path, size) == "ledger-full"
    assert open_ledger(str(path)).read() == []
    write(open_ledger(str(path)), [record(1)])
    assert open_ledger(str(path)).read() == [record(1)]
    assert beside(path) == ["ledger.db"]


@pytest.mark.parametrize("room", [-8192, -1, 0, 1, 4095, 4096, 10000, 40000])
def test_a_batch_that_does_not_fit_is_not_there(tmp_path: Path, room: int) -> None:
    """The records before it stay, and once there is room it can be written."""
    path = tmp_path / "ledger.db"
    ledger = open_ledger(str(path))
    write(ledger, [record(1)])
    before = path.read_bytes()
    assert refusal(path, len(before) + room) == "ledger-full"
    assert ledger.read() == [record(1)]
    ledger.check()
    assert (beside(path), path.read_bytes()) == (["ledger.db"], before)
    write(ledger, [record(2), record(3)])
    assert ledger.read() == records(3)
