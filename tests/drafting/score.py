"""Score drafts against gold files, field by field: `python3 dev.py score [FOLDER …]`.

Without a folder it scores the documents of `tests/drafting/gold`, which are made up in the manner
of each kind. Each folder is held to its floor in `floors.toml` there, by the name that `--floor`
gives; the exit code is 1 below it. `--details` lists every fault.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tests.drafting.gold_score import SUFFIX, Tally, compare, document_of, gold_files, refused
from tests.office import call

if TYPE_CHECKING:
    from collections.abc import Sequence

GOLD = Path(__file__).parent / "gold"
FLOORS = GOLD / "floors.toml"
MADE_UP = "made-up"
AT_MOST = ("silent", "marked")
"""The fields of which less is better."""


def main(words: Sequence[str]) -> int:
    """Print a row a document and one for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--floor", help="the name of a floor in floors.toml")
    parser.add_argument("--details", action="store_true", help="list every fault")
    chosen = parser.parse_args(words)
    tallies = [
        shown(name_of(path), tally_of(path), details=chosen.details)
        for folder in chosen.folders or (GOLD,)
        for path in gold_files(folder)
    ]
    whole = shown("ALL", sum(tallies, start=Tally(Counter())))
    floor = chosen.floor or (None if chosen.folders else MADE_UP)
    below = below_floor(whole, floor) if floor else []
    sys.stderr.writelines(f"{one}\n" for one in below)
    return 1 if below or not tallies else 0


def name_of(gold_file: Path) -> str:
    """Return the name of a document."""
    return gold_file.name.removesuffix(SUFFIX)


def tally_of(gold_file: Path) -> Tally:
    """Draft a document by the command itself, and compare it with its gold file."""
    done = call(["draft", str(document_of(gold_file)), "--json"], {})
    return compare(json.loads(done.out), gold_file) if done.code == 0 else refused(gold_file)


def below_floor(tally: Tally, name: str) -> list[str]:
    """Return a sentence for each field that is worse than the floor of that name."""
    floors: dict[str, float] = tomllib.loads(FLOORS.read_text("utf-8"))[name]
    return [
        f"{field}: {tally.score[field]:.1f}, floor of {name}: {floor}"
        for field, floor in floors.items()
        if (tally.score[field] > floor if field in AT_MOST else tally.score[field] < floor)
    ]


def shown(name: str, tally: Tally, *, details: bool = False) -> Tally:
    """Print a row, and every fault if asked; return the tally."""
    fields = "  ".join(f"{field} {value:5.1f}" for field, value in tally.score.items())
    sys.stdout.write(f"{name[:42]:42} tasks {tally.counts['tasks']:4d}  {fields}\n")
    if details:
        sys.stdout.writelines(f"    {fault}\n" for fault in tally.faults)
    return tally


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
