"""A plan as bytes: what comes back is the plan, or nothing at all."""

from __future__ import annotations

import marshal
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.planfile import compiled
from bdg_cli.planfile.cache import Cache
from bdg_cli.planfile.reading import read
from tests.planfile.example import PLAN, plan_of

PLANS = Path(__file__).resolve().parent.parent.parent / "plans"
DATA = compiled.to_bytes(plan_of(PLAN))


def test_a_plan_comes_back_as_it_was() -> None:
    """Also the one of 2018."""
    assert compiled.from_bytes(DATA) == plan_of(PLAN)
    data = (PLANS / "2018.yaml").read_bytes()
    plan = read(data, file="f", plan_id="2018").plan
    assert plan is not None
    assert compiled.from_bytes(compiled.to_bytes(plan)) == plan


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    """Noise is no plan."""
    assert compiled.from_bytes(data) is None


@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
def test_a_changed_byte_is_noticed(at: int, change: int) -> None:
    """Wherever it is."""
    data = bytearray(DATA)
    data[at] ^= change
    assert compiled.from_bytes(bytes(data)) is None


@given(st.integers(0, len(DATA) - 1))
def test_bytes_cut_short_are_noticed(length: int) -> None:
    """A disk that was full leaves no half plan."""
    assert compiled.from_bytes(DATA[:length]) is None


VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=3) | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner),
    max_leaves=8,
)


@given(VALUES | st.tuples(st.integers(-9, 9), VALUES) | st.tuples(st.just("d"), VALUES))
def test_other_values_with_a_right_digest_are_no_plan(value: object) -> None:
    """A forged file brings no traceback."""
    head = DATA[: DATA.index(b"\n") + 1]
    body = marshal.dumps(value)  # type: ignore[arg-type]  # all of these can be written
    assert compiled.from_bytes(head + blake2b(body, digest_size=16).digest() + body) is None


def test_the_cache_keeps_a_plan_by_the_content_of_its_file(tmp_path: Path) -> None:
    """Another content is another entry, and the earlier one goes."""
    cache = Cache(str(tmp_path / "new" / "cache"))
    plan = plan_of(PLAN)
    assert cache.load("a.yaml", b"1") is None
    cache.save("a.yaml", b"1", plan)
    assert cache.load("a.yaml", b"1") == plan
    assert cache.load("a.yaml", b"2") is None
    cache.save("b.yaml", b"1", plan)
    cache.save("a.yaml", b"2", plan)
    assert cache.load("a.yaml", b"1") is None
    assert cache.load("a.yaml", b"2") == cache.load("b.yaml", b"1") == plan
    assert len(list((tmp_path / "new" / "cache").iterdir())) == 2


@pytest.mark.parametrize("content", [b"", b"noise", DATA[:-1]])
def test_a_spoilt_entry_is_no_entry(tmp_path: Path, content: bytes) -> None:
    """It is written again, and harms nobody."""
    cache = Cache(str(tmp_path))
    cache.save("a.yaml", b"1", plan_of(PLAN))
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(content)
    assert cache.load("a.yaml", b"1") is None


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    """A file where the folder should be."""
    (tmp_path / "cache").write_text("")
    cache = Cache(str(tmp_path / "cache"))
    cache.save("a.yaml", b"1", plan_of(PLAN))
    assert cache.load("a.yaml", b"1") is None
