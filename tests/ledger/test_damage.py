"""A ledger that was cut short or overwritten: refused and kept as it is, or read exactly."""

from __future__ import annotations

import random
import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bdg_cli.domain.errors import LedgerError
from bdg_cli.ledger.jsonl import from_text, to_line
from bdg_cli.ledger.sqlite import open_ledger
from tests.ledger.examples import beside, record, records, write

COUNT = 40
PAGE = 4096


@cache
def whole() -> bytes:
    """Return the bytes of a ledger of several pages."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        write(open_ledger(str(path)), records(COUNT))
        return path.read_bytes()


def outcome(content: bytes) -> str:
    """Read a file of these bytes: return `right`, or the code with which it is refused.

    Fails when anything else is read, or when reading leaves a trace.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        path.write_bytes(content)
        try:
            code = "right" if open_ledger(str(path)).read() == records(COUNT) else "wrong"
        except LedgerError as refused:
            code = refused.code
        assert code in {"right", "ledger-damaged", "ledger-foreign", "ledger-newer"}
        assert (beside(path), path.read_bytes()) == (["ledger.db"], content)
        return code


def test_a_whole_ledger_is_read() -> None:
    """It has several pages, so that there is something to damage."""
    assert len(whole()) >= 5 * PAGE
    assert outcome(whole()) == "right"


@pytest.mark.parametrize("start", range(0, PAGE, 512))
def test_a_ledger_cut_short_is_refused(start: int) -> None:
    """At whatever length it is cut, nothing is read from it."""
    lengths = {*range(start, len(whole()), PAGE), *range(start + 511, len(whole()), PAGE)}
    assert {outcome(whole()[:length]) for length in lengths} == {"ledger-damaged"}


@given(
    place=st.integers(0, len(whole()) - 1),
    noise=st.binary(min_size=1, max_size=64),
)
@example(place=19, noise=b"\x02")
@example(place=18, noise=b"\x02\x02")
def test_noise_is_noticed_or_does_no_harm(place: int, noise: bytes) -> None:
    """Overwritten anywhere, the ledger is refused or gives exactly the records it had."""
    outcome(whole()[:place] + noise + whole()[place + len(noise) :])


@pytest.mark.parametrize("seed", range(8))
def test_a_flipped_bit_is_noticed_or_does_no_harm(seed: int) -> None:
    """Even a single letter that became another one is noticed."""
    chance = random.Random(seed)  # noqa: S311 -- where the bit lies is no secret
    for _ in range(30):
        content = bytearray(whole())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        outcome(bytes(content))


@pytest.mark.parametrize("page", range(len(whole()) // PAGE))
@pytest.mark.parametrize("filling", [b"\x00", b"\xff"])
def test_a_page_that_is_gone_is_noticed_or_does_no_harm(page: int, filling: bytes) -> None:
    """A block that the drive lost never changes what is read."""
    outcome(whole()[: page * PAGE] + filling * PAGE + whole()[(page + 1) * PAGE :])


def test_a_changed_letter_is_noticed() -> None:
    """SQLite does not mind another letter in a text; the ledger does."""
    changed = whole().replace(b"l\xe1\xba\xa7n 7", b"l\xe1\xba\xa7n 8")
    assert changed != whole()
    assert outcome(changed) == "ledger-damaged"


def test_nothing_is_added_to_a_damaged_ledger(tmp_path: Path) -> None:
    """Writing checks what is there first, and leaves it as it is."""
    path = tmp_path / "ledger.db"
    changed = whole().replace(b"l\xe1\xba\xa7n 7", b"l\xe1\xba\xa7n 8")
    path.write_bytes(changed)
    with pytest.raises(LedgerError) as refused:
        write(open_ledger(str(path)), [record(COUNT + 1)])
    assert refused.value.code == "ledger-damaged"
    assert (beside(path), path.read_bytes()) == (["ledger.db"], changed)


def test_a_check_looks_where_reading_does_not(tmp_path: Path) -> None:
    """A damaged list of ids does not change what is read, but `bdg check` finds it."""
    for page in range(1, len(whole()) // PAGE):
        content = whole()[: page * PAGE] + b"\x00" * PAGE + whole()[(page + 1) * PAGE :]
        if outcome(content) == "right":
            path = tmp_path / f"{page}.db"
            path.write_bytes(content)
            with pytest.raises(LedgerError) as refused:
                open_ledger(str(path)).check()
            assert refused.value.code == "ledger-damaged"


def test_the_records_come_back_from_the_text(tmp_path: Path) -> None:
    """A damaged ledger that was moved away is made anew from a copy as text."""
    text = "\n".join(to_line(one) for one in records(COUNT))
    ledger = open_ledger(str(tmp_path / "ledger.db"))
    with ledger.writing() as writer:
        assert writer.add_missing(from_text(text, file="so.jsonl")) == COUNT
    assert ledger.read() == records(COUNT)
