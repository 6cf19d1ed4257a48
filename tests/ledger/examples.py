"""Records to write down: ready-made ones, and all that there can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from bdg_cli.domain.days import date
from bdg_cli.domain.records import KINDS, AssignmentKey, Details, Record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bdg_cli.ledger.protocol import Ledger

WINDOW = "2018-11-15/2018-12-15"


def record(number: int, *, task: str = "II.1-1", name: str = "r", text: str = "") -> Record:
    """Return a record as `bdg done` would write it, on 20/11/2018."""
    return Record(
        id=f"{name}-{number}",
        number=number,
        batch=f"{name}-{number}",
        recorded_at="2018-11-20T08:30:00+07:00",
        by="Nguyễn Văn An",
        kind="done",
        about=AssignmentKey("2018", task, "xa.dong-son", WINDOW),
        day=date(2018, 11, 20),
        details=Details(("12/BC-UBND", "ảnh.jpg"), 3, "buổi", text or f"Đã tổ chức lần {number}"),
    )


def records(count: int, *, name: str = "r") -> list[Record]:
    """Return records numbered from 1."""
    return [record(number, name=name) for number in range(1, count + 1)]


def write(ledger: Ledger, added: Sequence[Record]) -> None:
    """Write records in one go."""
    with ledger.writing() as writer:
        writer.add(added)


def beside(path: Path) -> list[str]:
    """Return the names of all files in the folder of a file."""
    return sorted(one.name for one in path.parent.iterdir())


texts = st.text(st.characters(codec="utf-8"), max_size=20)
names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=10)
numbers = st.integers(1, 2**53 - 1)
kinds = st.sampled_from(KINDS) | names
abouts = st.builds(AssignmentKey, names, texts, texts, texts)
details = st.builds(
    Details,
    evidence=st.lists(texts, max_size=3).map(tuple),
    count=st.none() | st.integers(1 - 2**53, 2**53 - 1),
    counted=texts,
    text=texts,
    to=st.none() | st.dates(),
    takes_back=texts,
    rest=st.sampled_from(["", '{"kênh": "thư", "lần": [1, 2.5, null, {"a": false}]}']),
)
any_record = st.builds(
    Record,
    id=names,
    number=numbers,
    batch=names,
    recorded_at=st.datetimes().map(lambda moment: f"{moment.isoformat()}+07:00"),
    by=names,
    kind=kinds,
    about=abouts,
    day=st.dates(),
    details=details,
)
