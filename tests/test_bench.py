"""The benches still run; what they measure is for people to read.

They take longer than all other tests together, so that only `-m bench` runs them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import peer
import provinces
import workload
from tests.office import Office
from tests.shared.server import programs

pytestmark = [pytest.mark.bench, pytest.mark.unmeasured]

ROOT = Path(__file__).resolve().parent.parent


def bench(name: str, *words: str) -> str:
    """Run a bench on this environment; return what it prints."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / name), "--environment", sys.prefix, *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_bench_of_the_start_runs() -> None:
    """A quick round prints a row for each command."""
    table = bench("startup", "--quick")
    for command in ("bdg status", "bdg due", "bdg done", "bdg due, after an edit"):
        assert f"| {command}" in table


def test_the_bench_of_sizes_runs() -> None:
    """A quick round prints a row for each command and size, and the row of the check."""
    table = bench("scale", "--quick", "--sizes", "30", "60", "--ledger", "full")
    for command in ("bdg status", "bdg due", "bdg done", "bdg check"):
        assert f"| {command}" in table


@pytest.mark.skipif(programs() is None, reason="there is no PostgreSQL server on this machine")
def test_the_bench_of_a_shared_ledger_runs() -> None:
    """A quick round prints what is asked of it."""
    assert "| 16 writers" in bench("shared", "--quick")


def test_the_bench_of_drafting_runs() -> None:
    """A quick round prints a row for each length."""
    table = bench("drafting", "--quick")
    assert "| 1 " in table
    assert "| 2 " in table


def test_the_bench_of_writers_runs() -> None:
    """A few writers at once lose nothing."""
    table = bench("writers", "--quick")
    assert "| bdg, 1 |" in table


def test_the_bench_of_the_country_runs() -> None:
    """A small part of the country, and a hundredth of it, print a row for each command."""
    table = bench("country", "--quick")
    for command in ("bdg check", "bdg due", "bdg status"):
        assert f"| {command}" in table


def test_the_bench_of_reminders_runs() -> None:
    """A few letters, nothing to send, a calendar and a timeline print a row each."""
    table = bench("reminders", "--quick")
    for command in ("bdg remind --send", "bdg export ics", "bdg timeline, on a terminal"):
        assert f"| {command} " in table


def test_the_bench_of_documents_runs() -> None:
    """Reports for Word and Excel, and letters, of a small plan."""
    table = bench("documents", "--quick")
    assert "bdg report -o report.docx" in table
    assert "bdg report --letter -o letters.docx" in table


def test_the_bench_of_the_page_runs() -> None:
    """Both kinds of plans print a row each."""
    table = bench("page", "--quick")
    assert "| 60 tasks of one unit " in table
    assert "| 4 of 21 units " in table


def test_the_bench_of_peers_tells_how_to_be_run() -> None:
    """Its parts fit together; the peers themselves are not there where tests run."""
    assert "--install" in bench("peers", "--help")


@pytest.mark.parametrize("size", [30, 60, 1_000])
def test_a_plan_to_measure_with_is_sound(tmp_path: Path, size: int) -> None:
    """What the benches feed to bdg has no problems, and shows what it says is due, as peers do."""
    office = Office(tmp_path)
    shutil.rmtree(office.plans)
    made = workload.tasks(size, workload.DAY)
    workload.write_plan(office.plans, made, workload.DAY)
    years = "".join(f"  {year}: {{off: {{Tết Dương lịch: 1/1}}}}\n" for year in range(2027, 2031))
    (office.plans / "working-days.yaml").write_text(f"years:\n{years}", "utf-8")
    assert office("check", today=str(workload.DAY)).out == ""
    expected = {task.id for task in workload.due_soon(made, workload.DAY)}
    shown = office("due", today=str(workload.DAY)).out
    assert len(expected) == workload.NEAR
    assert peer.ids_in(shown) == expected


def test_a_country_has_about_a_million_assignments() -> None:
    """The whole country, and a hundredth of it."""
    assert sum(provinces.Country(1).communes.values()) == 3_321
    for size, assignments in ((1, 1_000_000), (0.01, 10_000)):
        made = provinces.Country(size)
        assert made.assignments() == pytest.approx(assignments, rel=0.02)
    assert sum(1 for _ in provinces.Country(0.01).records()) == pytest.approx(6_000, rel=0.02)
