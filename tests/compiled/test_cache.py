"""Registers that were kept: used for the very content they were made of, else done without."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

import pytest

from bdg_cli.compiled.cache import Cache, digest_of, marks_of
from bdg_cli.compiled.pages import DoubtError
from bdg_cli.compiled.register import Origin, Register
from bdg_cli.compiled.registering import compiled
from bdg_cli.services.division import card_of, divide
from tests.planfile.example import PLAN, plan_of, reading_of

PLANS = Path(__file__).resolve().parent.parent.parent / "plans"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """Return a cache whose folder is not there yet."""
    return Cache(str(tmp_path / "new" / "cache"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Lay down a plan file."""
    made = tmp_path / "15.yaml"
    made.write_text(PLAN, "utf-8")
    return made


def keep(cache: Cache, path: Path) -> None:
    """Keep the register of a plan file that nothing was recorded about."""
    content = path.read_bytes()
    plan = plan_of(content.decode().rstrip("#"))
    cards = [card_of(plan, n, task, divide(plan, task, {})) for n, task in enumerate(plan.tasks)]
    origin = Origin(digest_of(content), marks_of(path.stat()), (), (0, 0, 0), None)
    cache.save(str(path), compiled(plan, cards, origin))


def load(cache: Cache, path: Path) -> Register | None:
    """Load what was kept of a plan file; nothing in it is spoilt without being noticed."""
    return cache.load(str(path), lambda: pytest.fail("the plan was read anew"))


def is_kept(cache: Cache, path: Path) -> bool:
    """Tell whether there is a register that can be used."""
    register = load(cache, path)
    if register is None:
        return False
    plan = register.plan.replace(tasks=tuple(card.task for card in register.cards()))
    return plan == plan_of(path.read_text("utf-8").rstrip("#"))


def entry_of(tmp_path: Path) -> Path:
    """Return the one file in the cache."""
    (entry,) = (tmp_path / "new" / "cache").iterdir()
    return entry


def test_a_plan_comes_back_as_it_was(cache: Cache, path: Path) -> None:
    """With all its tasks, also the one of 2018."""
    assert not is_kept(cache, path)
    keep(cache, path)
    assert is_kept(cache, path)
    keep(cache, PLANS / "2018.yaml")
    assert is_kept(cache, PLANS / "2018.yaml")


def test_a_register_belongs_to_one_content_of_one_file(
    cache: Cache, path: Path, tmp_path: Path
) -> None:
    """Another content, even of the same length and time, is read anew; there is one entry each."""
    keep(cache, path)
    before = path.stat()
    path.write_text(PLAN.replace("Kiểm tra", "Xem xét "), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert load(cache, path) is None
    other = path.with_name("16.yaml")
    other.write_text(PLAN, "utf-8")
    assert load(cache, other) is None
    keep(cache, path)
    keep(cache, other)
    assert load(cache, path) is not None
    assert len(list((tmp_path / "new" / "cache").iterdir())) == 2
    cache.drop(str(other))
    assert load(cache, other) is None


def test_a_large_file_is_told_by_its_marks(cache: Cache, path: Path) -> None:
    """Unless it may have changed as late as the register was written: then its content counts."""
    path.write_text(PLAN + "#" * (1 << 20), "utf-8")
    long_ago = path.stat().st_mtime_ns - 10**9
    os.utime(path, ns=(long_ago, long_ago))
    keep(cache, path)
    assert is_kept(cache, path)
    with path.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"!")
    os.utime(path, ns=(long_ago, long_ago))
    assert load(cache, path) is None


@pytest.mark.parametrize("content", [b"", b"noise", None])
def test_a_spoilt_entry_is_no_entry(
    cache: Cache, path: Path, tmp_path: Path, content: bytes | None
) -> None:
    """Empty, foreign, or cut short."""
    keep(cache, path)
    entry = entry_of(tmp_path)
    entry.write_bytes(entry.read_bytes()[:-9000] if content is None else content)
    assert load(cache, path) is None


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, path: Path) -> None:
    """A file where the folder should be, a folder where the entry should be."""
    (tmp_path / "cache").write_text("")
    cache = Cache(str(tmp_path / "cache"))
    keep(cache, path)
    cache.vouch("ledger.db", (1, 2))
    assert load(cache, path) is None
    assert cache.sound("ledger.db") is None
    cache.drop(str(path))


def test_a_section_is_kept_whole(cache: Cache, path: Path) -> None:
    """With its statements, its targets and the sections below it."""
    below = "sections: [{number: 1, title: B, targets: e}]"
    part = f"[{{number: I, title: A, statements: [b, c], targets: d, {below}}}]"
    path.write_text(PLAN.partition("sections:")[0] + f"sections: {part}\n", "utf-8")
    plan = reading_of(path.read_text("utf-8")).plan
    assert plan is not None
    origin = Origin(digest_of(path.read_bytes()), marks_of(path.stat()), (), (0, 0, 0), None)
    cache.save(str(path), compiled(plan, [], origin))
    register = load(cache, path)
    assert register is not None
    assert register.plan.sections == plan.sections
    assert plan.sections[0].targets == ("d",)


def test_a_spoilt_page_is_done_without(cache: Cache, path: Path, tmp_path: Path) -> None:
    """Wherever a byte is wrong, the register is not loaded, or what is wrong in it is not used."""
    keep(cache, path)
    entry = entry_of(tmp_path)
    good = entry.read_bytes()
    plan = plan_of(PLAN)
    for at in range(0, len(good), 7):
        spoilt = bytearray(good)
        spoilt[at] ^= 1
        entry.write_bytes(spoilt)
        register = cache.load(str(path), lambda: plan)
        if register is not None:
            assert (register.plan.units, register.plan.sections) == (plan.units, plan.sections)
            with contextlib.suppress(DoubtError):
                assert [card.task for card in register.cards()] == list(plan.tasks)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_nobody_else_reads_what_is_kept(cache: Cache, path: Path, tmp_path: Path) -> None:
    """Whatever the plan file and the mask allow, folder and entries are the user's own."""
    old = os.umask(0)
    try:
        keep(cache, path)
    finally:
        os.umask(old)
    entry = entry_of(tmp_path)
    assert (entry.stat().st_mode & 0o777, entry.parent.stat().st_mode & 0o777) == (0o600, 0o700)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root can give files away"
)
def test_what_somebody_else_put_there_is_not_looked_at(
    cache: Cache, path: Path, tmp_path: Path
) -> None:
    """In a folder that several people write to."""
    keep(cache, path)
    os.chown(entry_of(tmp_path), 65534, 65534)
    assert load(cache, path) is None


def test_a_state_of_the_ledger_is_remembered(cache: Cache, tmp_path: Path) -> None:
    """The last one; noise is no state."""
    assert cache.sound("ledger.db") is None
    cache.vouch("ledger.db", (1, 2))
    cache.vouch("ledger.db", (7, 12288, 10**18))
    assert cache.sound("ledger.db") == (7, 12288, 10**18)
    entry_of(tmp_path).write_bytes(b"\xff\x00 1")
    assert cache.sound("ledger.db") is None
