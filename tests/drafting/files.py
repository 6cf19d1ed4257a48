"""Ask that each file of a folder gives the draft of its clean text.

`python -m tests.drafting.files FOLDER`. The clean text of `KEY-….pdf` or `KEY.odt` is `KEY.txt`
beside it. Scans are left to the score.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from unicodedata import normalize

from bdg_cli.documents.reader import read_document
from bdg_cli.domain.errors import BdgError
from bdg_cli.drafting.pipeline import draft_from_lines

ENDINGS = (".doc", ".docx", ".html", ".odt", ".pdf", ".rtf")


def tasks_in(path: Path) -> list[tuple[str, object]]:
    """Return what the draft of a file says of each task: its words; leads, supports, days."""
    draft = draft_from_lines(read_document(path.read_bytes(), path.name))
    return [
        (
            normalize("NFKC", " ".join(task.text.split())),  # `…` and `...` are the same
            (task.lead, task.support, [time.windows for time in task.times]),
        )
        for task in (draft.tasks if draft else ())
    ]


def differing(path: Path) -> int:
    """Return how many tasks of a file are not those of its clean text, or are missing.

    A heading without a number may stand before its words: the end of a line does not tell it there.
    """
    clean = path.with_name(re.split("[-.]", path.name)[0] + ".txt")
    wanted, found = tasks_in(clean), tasks_in(path)
    same = sum(
        any(words.endswith(text) and rest == said for words, said in found) for text, rest in wanted
    )
    return max(len(wanted), len(found)) - same


def main(folder: Path) -> int:
    """Print a line a file; return 1 if one differs."""
    failed = 0
    for path in sorted(folder.iterdir()):
        if path.suffix not in ENDINGS or "scan" in path.name:
            continue
        try:
            count = differing(path)
        except BdgError as error:
            sys.stdout.write(f"{path.name}: {error.code}\n")
            failed += 1
        else:
            sys.stdout.write(f"{path.name}: {count} tasks differ from the clean text\n")
            failed += bool(count)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
