"""Draft every document of folders, and check what came of it: no plan file may have an error.

`python -m tests.drafting.corpus FOLDER …` draws up each `*.txt` by the command itself, lets `check`
read the plan file beside the document, and prints the names of those that fail and why: refused, or
the codes of errors. `--twins A B` also asks that two documents, by the numbers before their names,
give the same tasks, leads, supports and days: two conversions of one paper. The exit code is 1 if
anything fails.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bdg_cli.domain.folding import fold
from tests.office import call

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(words: Sequence[str]) -> int:
    """Print what fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--twins", nargs=2, action="append", default=[], metavar=("A", "B"))
    chosen = parser.parse_args(words)
    documents = sorted(one for folder in chosen.folders for one in folder.glob("*.txt"))
    failed = [f"{one.name}: {why}" for one in documents if (why := fault_of(one))]
    for pair in chosen.twins:
        one, other = (tasks_of(_by_number(documents, number)) for number in pair)
        if one != other or not one:
            failed.append(f"{pair[0]} and {pair[1]}: {len(one ^ other)} tasks of one alone")
    sys.stdout.writelines(f"{one}\n" for one in failed)
    sys.stdout.write(f"{len(documents)} documents, {len(failed)} faults\n")
    return 1 if failed or not documents else 0


def fault_of(document: Path) -> str:
    """Return why a document gives no sound plan file; empty if it does."""
    with tempfile.TemporaryDirectory() as place:
        plan = Path(place) / "plans" / "plan.yaml"
        plan.parent.mkdir()
        environ = {"BDG_PLANS": str(plan.parent), "BDG_CACHE": "off"}
        drafted = call(["draft", str(document), "-o", str(plan)], environ)
        if drafted.code:
            return "refused"
        checked = call(["check", str(plan), "--json"], environ)
        found = json.loads(checked.out)["problems"]
        errors = {one["code"] for one in found if one["severity"] == "error"}
        return " ".join(sorted(errors)) if checked.code else ""


def tasks_of(document: Path) -> set[tuple[str, ...]]:
    """Return the tasks of a document: words without marks of print, leads, supports and days."""
    drafted = call(["draft", str(document), "--json"], {})
    if drafted.code:
        return set()
    read = json.loads(drafted.out)
    names = {unit["code"]: unit["name"] for unit in read["units"]}
    return {
        (
            _bare(task["text"]),
            *("lead " + _bare(names[code]) for code in task["lead"]),
            *("support " + _bare(names[code]) for code in task["support"]),
            *(f"{one['windows']} {one['every']} {one['by']}" for one in task["times"]),
        )
        for task in read["tasks"]
    }


def _bare(words: str) -> str:
    return " ".join(fold(words).replace("*", "").split())


def _by_number(documents: Sequence[Path], number: str) -> Path:
    return next(one for one in documents if one.name.startswith(f"{number}-"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
