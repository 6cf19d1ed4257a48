"""Copies of a ledger that went apart and are joined: what was said later counts."""

from __future__ import annotations

import io
import itertools
import json
from typing import TYPE_CHECKING

import pytest

from bdg_cli.cli.env import Env
from bdg_cli.cli.recording_verbs import record_stamp
from bdg_cli.domain.days import date
from bdg_cli.domain.records import AssignmentKey, Entry
from tests.office import Office

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def two(tmp_path: Path) -> tuple[Office, Office]:
    """Set up two machines that begin with one ledger."""
    first, second = _office(tmp_path / "may-1"), _office(tmp_path / "may-2")
    first("done IV.2a", today="2018-10-01")
    (second.plans / "ledger.db").write_bytes((first.plans / "ledger.db").read_bytes())
    return first, second


def _office(folder: Path) -> Office:
    folder.mkdir()
    return Office(folder)


def exchange(one: Office, other: Office) -> None:
    """Let each machine read what the other has recorded."""
    for source, target in itertools.permutations((one, other)):
        text = source.write("log.jsonl", source("log --json-lines").out)
        assert target(f"restore '{text}'").code == 0


def both(two: tuple[Office, Office], words: str, today: str = "2018-12-01") -> str:
    """Ask both machines, whose answers must be equal; return the answer."""
    answers = [office(words, today=today).out for office in two]
    assert answers[0] == answers[1]
    return answers[0]


def test_the_later_word_counts_whatever_its_number(two: tuple[Office, Office]) -> None:
    """The first machine recorded more before: its number is higher, and its word is older."""
    first, second = two
    first("obstacle IV.4 --note 'máy phát hỏng'", today="2018-10-02")
    first("obstacle IV.4 --resolve", today="2018-10-03")
    first("done IV.4", today="2018-10-04")
    second("cancel IV.4 --reason 'huyện dừng'", today="2018-10-09", env={"BDG_BY": "Minh"})
    exchange(*two)
    assert json.loads(both(two, "show IV.4 --json"))["task"]["state"] == "cancelled"
    days = [line.split("\t")[0] for line in both(two, "log").splitlines()]
    assert days == sorted(days, key=lambda day: day.split("/")[::-1])
    assert "P508" in first("check", today="2018-12-01").out


def test_of_two_completions_the_earliest_counts_and_both_are_named(
    two: tuple[Office, Office],
) -> None:
    """One was in time, the other was recorded later about a day after the last one."""
    first, second = two
    first("done II.1-3 --on 14/12", today="2018-12-18")
    second("done II.1-3 --on 17/12", today="2018-12-17")
    exchange(*two)
    assignment = json.loads(both(two, "show II.1-3 --json", "2018-12-20"))["task"]["assignments"][0]
    assert (assignment["state"], assignment["completed_on"]) == ("done", "2018-12-14")
    told = first("check", today="2018-12-20").out
    ids = [one["id"][:8] for one in json.loads(both(two, "log --json"))["records"][-2:]]
    assert all(record_id in told for record_id in ids)
    assert "undo" not in told


def test_what_is_recorded_after_the_join_comes_last_also_with_a_slow_clock(
    two: tuple[Office, Office],
) -> None:
    """The second machine's clock is ahead; what is recorded now stands all the same."""
    first, second = two
    first("done IV.2b", today="2018-10-04")
    second("done IV.4", today="2018-11-30")
    exchange(*two)
    assert first("reopen IV.4 --on 30/11/2018", today="2018-11-30").code == 0
    first("cancel IV.4 --reason 'huyện dừng'", today="2018-11-05")
    exchange(*two)
    assert json.loads(both(two, "show IV.4 --json"))["task"]["state"] == "cancelled"
    assert [one["kind"] for one in json.loads(both(two, "log --json"))["records"]][-1] == "cancel"


def test_an_undo_takes_back_what_it_names_after_a_join(two: tuple[Office, Office]) -> None:
    """The other machine's record has the same number and stands."""
    first, second = two
    first("done IV.4", today="2018-10-04")
    first("undo --yes", today="2018-10-04")
    second("done IV.2b", today="2018-10-03")
    exchange(*two)
    document = json.loads(both(two, "list --json"))
    states = {task["id"]: task["state"] for task in document["tasks"]}
    assert (states["IV.4"], states["IV.2b"], states["IV.2a"]) == ("undated", "done", "done")


def test_a_slow_clock_alone_changes_no_order(tmp_path: Path) -> None:
    """In one ledger the number decides; check tells of the clock."""
    office = Office(tmp_path)
    office("done IV.4 --on 1/11", today="2018-11-20")
    office("reopen IV.4", today="2018-11-19")
    assert json.loads(office("show IV.4 --json").out)["task"]["state"] == "undated"
    assert "P507" in office("check").out


def test_the_moment_is_taken_when_the_lock_is_held(tmp_path: Path) -> None:
    """Not when the command began: who waited for the lock records later than who had it."""
    clock = iter(range(1_542_700_000, 1_542_800_000))
    env = Env(
        stdin=io.StringIO(),
        stdout=io.StringIO(),
        stderr=io.StringIO(),
        environ={"BDG_BY": "Lan", "BDG_PLANS": str(tmp_path)},
        clock=lambda: next(clock),
    )
    earlier, later = record_stamp(env, None), record_stamp(env, None)
    entry = Entry("done", AssignmentKey("k", "1", "vp", ""), date(2018, 11, 20))
    second, first = later(entry, 1, ""), earlier(entry, 2, "")
    assert second.recorded_at < first.recorded_at
    assert earlier(entry, 3, "").recorded_at == first.recorded_at


def test_a_unit_hands_over_what_is_about_it(office: Office) -> None:
    """A file for each unit, as in a repository of many; a backup without --unit is whole."""
    office("done IV.5-1b --unit 'Đông Sơn, Tân Sỏi' --on 18/11/2018")
    own = office("log --json-lines --unit xa.dong-son").out.splitlines()
    assert ['"xa.dong-son"' in line for line in own] == [True]
    assert len(office("log --json-lines", env={"BDG_UNIT": "xa.dong-son"}).out.splitlines()) == 2
