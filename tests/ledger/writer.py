"""A process that writes to a ledger and says so: `writer.py PATH NAME BATCHES SIZE`.

It prints the number of each batch once that is recorded.
"""

from __future__ import annotations

import sys

from bdg_cli.domain.days import date
from bdg_cli.domain.records import AssignmentKey, Record
from bdg_cli.ledger.sqlite import open_ledger


def main(path: str, name: str, batches: int, size: int) -> None:
    """Write batches of records, each at the end of what is there."""
    ledger = open_ledger(path)
    for batch in range(batches):
        with ledger.writing() as writer:
            first = writer.next_number()
            writer.add(
                [
                    Record(
                        id=f"{name}-{batch}-{place}",
                        number=first + place,
                        batch=f"{name}-{batch}",
                        recorded_at="2018-11-20T08:30:00+07:00",
                        by=name,
                        kind="done",
                        about=AssignmentKey("2018", "II.1-1", f"xa.{name}", ""),
                        day=date(2018, 11, 20),
                    )
                    for place in range(size)
                ]
            )
        sys.stdout.write(f"{batch}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
