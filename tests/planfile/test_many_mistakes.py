"""A file with thousands of mistakes is told about in seconds: no hint costs more than the file."""

from __future__ import annotations

import time

import pytest

from bdg_cli.domain.similarity import MOST_HINTS, SimilarNames
from bdg_cli.planfile.reader import read_plan_file

HEAD = (
    "bdg: 1\nnumber: 1/KH\ntitle: T\nissuer: U\nplace: P\nissued: 01/01/2018\n"
    "period: 01/01/2018–31/12/2018\nunits:\n"
)
COUNT = 2000


def unknown_units() -> str:
    """Name as many units that are not listed as there are listed ones."""
    units = "".join(f"  u{at}: Trạm Y tế số {at}\n" for at in range(COUNT))
    tasks = "".join(
        f"      - {{ref: I-{at}, text: Việc {at}., lead: Trạm Thú y số {at}}}\n"
        for at in range(1, COUNT + 1)
    )
    return f"{HEAD}{units}sections:\n  - number: I\n    title: M\n    tasks:\n{tasks}"


def unknown_keys() -> str:
    """Misspell as many keys."""
    return f"{HEAD}  u: UBND\n" + "".join(f"tilte{at}: x\n" for at in range(20 * COUNT))


@pytest.mark.unmeasured
@pytest.mark.parametrize("text", [unknown_units(), unknown_keys()], ids=["units", "keys"])
def test_thousands_of_mistakes_have_an_end(text: str) -> None:
    """Each is found; the first ones say what may be meant. It takes seconds: it is a large file."""
    begun = time.monotonic()
    problems = read_plan_file(text.encode(), file="f", plan_id="f").problems
    assert len(problems) >= min(COUNT, 1000)
    assert any("Có phải là" in str(one.hint) for one in problems)
    assert time.monotonic() - begun < 30


def test_the_closest_names_are_found_among_thousands() -> None:
    """As among a few."""
    names = [f"Trường Tiểu học số {at}" for at in range(COUNT)] + ["UBND xã Đồng Kỳ"]
    for text in ("UBND xã Đông Ky", "ubnd xa dong kỳ", "UBND xã Đồng Kỳy"):
        assert SimilarNames(names).closest(text)[0] == "UBND xã Đồng Kỳ"
    assert SimilarNames(names).closest("x" * 10_000) == ()


def test_hints_stop_after_some() -> None:
    """The reader has seen by then what is wrong."""
    similar = SimilarNames(["hong-ky"])
    found = [similar.closest("hong-ki") for _ in range(MOST_HINTS + 1)]
    assert found == [("hong-ky",)] * MOST_HINTS + [()]
