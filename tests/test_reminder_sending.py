"""What is sent goes once: two at a time, when the server says no, and when the machine dies."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bdg_cli.domain.records import DONE, REMIND, AssignmentKey, Entry, effective_records
from bdg_cli.ledger.sqlite import open_ledger
from bdg_cli.services.sent_reminders import RECIPIENT, extras, in_doubt, open_runs
from bdg_cli.settings.contacts import Contacts
from tests.office import ROOT
from tests.outbox import Outbox, Sent, send, stamp
from tests.planfile.example import with_part

if TYPE_CHECKING:
    from pathlib import Path

    from bdg_cli.domain.records import Record

DAY = date(2020, 6, 12)
"""Three days before the deadline of I-1, which has a helper with two members."""
UNITS = ("vp", "qs", "thon.dong", "thon.doai")
STEP = ("I-1 ends 2020-06-15 -3",)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a plan."""
    text = with_part(
        "- {ref: I-1, text: Kiểm tra đê., lead: vp, support: [qs, thon], windows: {by: 15/6}}\n"
        "- {ref: I-2, text: Trực ban., lead: thon, windows: 1/9–30/9}\n"
    )
    (tmp_path / "15.yaml").write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where letters are written down."""
    return tmp_path / "outbox.jsonl"


def records(folder: Path) -> list[Record]:
    """Return what is in the ledger."""
    return open_ledger(str(folder / "ledger.db")).read()


def claimed(folder: Path) -> list[str]:
    """Return who has been told, by what stands in the ledger."""
    return [
        extras(one)[RECIPIENT]
        for one in effective_records(records(folder))
        if one.kind == REMIND and one.about.task
    ]


def test_each_unit_is_told_and_it_stands_in_the_ledger(folder: Path, path: Path) -> None:
    """One run, one batch, and a record that it came to its end; the next finds nothing to do."""
    outbox = Outbox(path)
    done = send(folder, DAY, outbox)
    assert [one.outcome for one in done.deliveries] == ["sent"] * 4
    assert outbox.letters() == [Sent(unit, STEP) for unit in UNITS]
    assert claimed(folder) == list(UNITS)
    assert len({one.batch for one in records(folder)}) == 1
    assert open_runs(records(folder)) == set()
    assert send(folder, DAY, outbox).deliveries == ()
    assert len(outbox.letters()) == 4


def test_one_of_them_is_refused_and_goes_the_next_time(folder: Path, path: Path) -> None:
    """The others go; what was claimed for it is taken back."""
    done = send(folder, DAY, Outbox(path, trouble={"qs": "refused"}))
    assert not done.complete
    assert [one.outcome for one in done.deliveries] == ["sent", "refused", "sent", "sent"]
    assert claimed(folder) == ["vp", "thon.dong", "thon.doai"]
    outbox = Outbox(path)
    assert send(folder, DAY, outbox).complete
    assert sorted(one.to for one in outbox.letters()) == sorted(UNITS)


def test_where_nobody_is_reached_the_run_stops(folder: Path, path: Path) -> None:
    """Nothing that did not go is noted as gone."""
    done = send(folder, DAY, Outbox(path, trouble={"qs": "down"}))
    assert done.failure is not None
    assert [one.outcome for one in done.deliveries] == ["sent", "not-sent", "not-sent", "not-sent"]
    assert claimed(folder) == ["vp"]
    assert open_runs(records(folder)) == set()


def test_what_may_have_gone_does_not_go_again(folder: Path, path: Path) -> None:
    """The connection broke before the answer."""
    done = send(folder, DAY, Outbox(path, trouble={"qs": "unknown"}))
    assert not done.complete
    assert done.failure is None
    assert claimed(folder) == list(UNITS)
    assert send(folder, DAY, Outbox(path)).deliveries == ()


def test_who_has_no_address_is_left_for_the_day_it_has_one(folder: Path, path: Path) -> None:
    """No claim is made for it, and that is no failure."""
    done = send(folder, DAY, Outbox(path), Contacts(units={"vp": ("vp",), "thon": ("thon",)}))
    assert done.complete
    assert [one.outcome for one in done.deliveries] == ["sent", "no-address", "sent", "sent"]
    assert claimed(folder) == ["vp", "thon.dong", "thon.doai"]


def test_who_has_done_it_meanwhile_is_not_told(folder: Path, path: Path) -> None:
    """It is recorded after the messages were worked out, while the first one goes."""

    def record_done() -> None:
        with open_ledger(str(folder / "ledger.db")).writing() as writer:
            if any(one.kind == DONE for one in writer.read()):
                return
            about = AssignmentKey("15", "I-1", "vp", "../2020-06-15")
            writer.add([stamp(Entry(DONE, about, DAY), writer.next_number(), "")])

    outbox = Outbox(path, meanwhile=record_done)
    send(folder, DAY, outbox)
    assert [one.to for one in outbox.letters()] == ["vp"]
    assert claimed(folder) == ["vp"]


def test_a_clock_that_is_set_back_sends_nothing_again(folder: Path, path: Path) -> None:
    """Neither the step that went nor one before it, on the days before and on the day itself."""
    outbox = Outbox(path)
    send(folder, DAY, outbox)
    for day in (DAY - timedelta(days=1), DAY - timedelta(days=4), DAY):
        assert send(folder, day, outbox).deliveries == ()
    assert len(outbox.letters()) == 4
    send(folder, DAY + timedelta(days=2), outbox)
    assert len(outbox.letters()) == 8


def start(folder: Path, path: Path, *dies: str) -> subprocess.Popen[bytes]:
    """Start a process that sends the messages of the day."""
    words = ["-m", "tests.outbox", str(folder), DAY.isoformat(), str(path), *dies]
    return subprocess.Popen([sys.executable, *words], cwd=ROOT)


def test_two_at_a_time_send_nothing_twice(folder: Path, path: Path) -> None:
    """Five schedulers at once; it takes as long as their processes do."""
    running = [start(folder, path) for _ in range(5)]
    assert [one.wait() for one in running] == [0] * 5
    assert Counter(Outbox(path).letters()) == Counter({Sent(unit, STEP): 1 for unit in UNITS})
    assert open_runs(records(folder)) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="it kills with a signal")
@pytest.mark.parametrize("number", [1, 2, 4])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_machine_that_dies_sends_too_little_and_says_so(
    folder: Path, path: Path, number: int, when: str
) -> None:
    """Before or after the server took the letter: it counts as gone, and is the one in doubt."""
    with start(folder, path, str(number), when) as dying:
        assert dying.wait() < 0
    there = records(folder)
    (doubtful,) = in_doubt(there, open_runs(there))
    assert extras(doubtful)[RECIPIENT] == UNITS[number - 1]
    outbox = Outbox(path)
    send(folder, DAY, outbox)
    went = [one.to for one in outbox.letters()]
    lost = [UNITS[number - 1]] if when == "before" else []
    assert sorted([*went, *lost]) == sorted(UNITS)
