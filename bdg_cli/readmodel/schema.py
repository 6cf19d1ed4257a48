"""The tables of the read model. Days are ordinals, empty ones NULL.

An assignment is one row, and so are the members of a group that stand alike and that the task does
not name one by one. `history` has each assignment that there are records of, so that members can be
told apart again.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite3 import Connection

VERSION = 11
"""To be raised with every change of the tables."""

TABLES = (
    *("plan", "unit", "unit_name", "section", "task", "task_name", "role"),
    *("assignment", "tally", "history", "open_record", "unmatched"),
    *("reminder", "next_reminder", "open_run"),
)
"""The tables with rows of a plan; those from `assignment` on are filled from the ledger."""

_STATEMENTS = (
    # `calendar` is the digest of the file that `calendar` was made of, NULL before.
    "CREATE TABLE model (signature TEXT NOT NULL, calendar BLOB)",
    # Days off as `first last name`, days that are worked, one line and one word each.
    """CREATE TABLE calendar (
  year INTEGER PRIMARY KEY,
  decision TEXT NOT NULL,
  off TEXT NOT NULL,
  worked TEXT NOT NULL
)""",
    # From `digest` to `closed`: which content of the file, and which state of the ledger, the rows
    # of a plan were made of. `revision` and `place` are NULL until the assignments are filled in.
    """CREATE TABLE plan (
  plan INTEGER PRIMARY KEY AUTOINCREMENT,
  file TEXT NOT NULL UNIQUE,
  digest BLOB NOT NULL,
  marks TEXT,
  revision TEXT,
  place INTEGER,
  count INTEGER,
  total INTEGER,
  newest INTEGER,
  unfinished INTEGER NOT NULL DEFAULT 0,
  unmatched INTEGER NOT NULL DEFAULT 0,
  closed INTEGER,
  id TEXT NOT NULL,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  issuer TEXT NOT NULL,
  issued_at TEXT NOT NULL,
  issued INTEGER NOT NULL,
  first INTEGER,
  last INTEGER NOT NULL,
  signer TEXT,
  capacity TEXT,
  based_on TEXT NOT NULL,
  source TEXT,
  notice INTEGER NOT NULL,
  notice_working INTEGER NOT NULL,
  rule TEXT NOT NULL,
  remind TEXT,
  kind TEXT NOT NULL,
  template TEXT,
  confirm TEXT,
  recipients TEXT NOT NULL,
  formerly TEXT NOT NULL
)""",
    """CREATE TABLE unit (
  plan INTEGER NOT NULL,
  position INTEGER NOT NULL,
  member_of INTEGER,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  spellings TEXT NOT NULL,
  formerly TEXT NOT NULL,
  PRIMARY KEY (plan, position)
) WITHOUT ROWID""",
    """CREATE TABLE unit_name (
  key TEXT NOT NULL,
  way INTEGER NOT NULL,
  plan INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (key, way, plan, position)
) WITHOUT ROWID""",
    """CREATE TABLE section (
  plan INTEGER NOT NULL,
  position INTEGER NOT NULL,
  parent INTEGER,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  statements TEXT NOT NULL,
  targets TEXT NOT NULL,
  PRIMARY KEY (plan, position)
) WITHOUT ROWID""",
    """CREATE TABLE task (
  plan INTEGER NOT NULL,
  task INTEGER NOT NULL,
  id TEXT NOT NULL,
  ref TEXT NOT NULL,
  section TEXT NOT NULL,
  text TEXT NOT NULL,
  windows TEXT NOT NULL,
  note TEXT NOT NULL,
  formerly TEXT NOT NULL,
  carried TEXT NOT NULL,
  divided INTEGER NOT NULL,
  PRIMARY KEY (plan, task)
) WITHOUT ROWID""",
    """CREATE TABLE task_name (
  name TEXT NOT NULL,
  plan INTEGER NOT NULL,
  task INTEGER NOT NULL,
  PRIMARY KEY (name, plan, task)
) WITHOUT ROWID""",
    """CREATE TABLE role (
  plan INTEGER NOT NULL,
  task INTEGER NOT NULL,
  position INTEGER NOT NULL,
  unit TEXT NOT NULL,
  kind TEXT NOT NULL,
  basis TEXT NOT NULL,
  inferred INTEGER NOT NULL,
  PRIMARY KEY (plan, task, position)
) WITHOUT ROWID""",
    "CREATE INDEX role_of_unit ON role (plan, unit, kind)",
    # `opens` is the first day, for a deadline that of the plan's period; `settled` is the state of
    # what is completed, confirmed or not, or cancelled, NULL while it is owed.
    """CREATE TABLE assignment (
  plan INTEGER NOT NULL,
  task INTEGER NOT NULL,
  position INTEGER NOT NULL,
  unit TEXT NOT NULL,
  of_group TEXT NOT NULL,
  planned_first INTEGER,
  planned_last INTEGER,
  first INTEGER,
  last INTEGER,
  opens INTEGER,
  settled TEXT,
  completed_on INTEGER,
  extended_to INTEGER,
  confirmed INTEGER NOT NULL,
  open_records INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (plan, task, position)
) WITHOUT ROWID""",
    "CREATE INDEX owed_until ON assignment (plan, last) WHERE settled IS NULL",
    "CREATE INDEX owed_from ON assignment (plan, opens) WHERE settled IS NULL",
    "CREATE INDEX owed_by_until ON assignment (plan, of_group, last) WHERE settled IS NULL",
    "CREATE INDEX owed_by_from ON assignment (plan, of_group, opens) WHERE settled IS NULL",
    "CREATE INDEX awaiting ON assignment (plan, task) WHERE settled = 'awaiting'",
    # How many assignments of a unit, or of a group's members, are alike: owed in one window (days 0
    # where there is none), or settled.
    """CREATE TABLE tally (
  plan INTEGER NOT NULL,
  settled TEXT NOT NULL,
  dated INTEGER NOT NULL,
  of_group TEXT NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (plan, settled, dated, of_group, first, last)
) WITHOUT ROWID""",
    """CREATE TABLE history (
  plan INTEGER NOT NULL,
  task INTEGER NOT NULL,
  unit TEXT NOT NULL,
  window TEXT NOT NULL,
  completed_on INTEGER,
  cancelled INTEGER NOT NULL,
  extended_to INTEGER,
  confirmed INTEGER NOT NULL,
  open_records INTEGER NOT NULL,
  PRIMARY KEY (plan, task, unit, window)
) WITHOUT ROWID""",
    # How many records that count match no assignment, by the task they are about; NULL is none.
    "CREATE TABLE unmatched (plan INTEGER NOT NULL, task INTEGER, count INTEGER NOT NULL)",
    "CREATE INDEX unmatched_of ON unmatched (plan, task)",
    # What was sent: the assignment, who was told, and of which step.
    """CREATE TABLE reminder (
  plan INTEGER NOT NULL,
  task INTEGER NOT NULL,
  unit TEXT NOT NULL,
  window TEXT NOT NULL,
  recipient TEXT NOT NULL,
  step TEXT NOT NULL,
  day INTEGER NOT NULL,
  moment TEXT NOT NULL,
  way TEXT NOT NULL,
  batch TEXT NOT NULL
)""",
    "CREATE INDEX reminder_of ON reminder (plan, task)",
    "CREATE INDEX reminder_on ON reminder (plan, day)",
    # Within which days somebody may have to be told of a task, if nothing is sent or recorded.
    """CREATE TABLE next_reminder (
  plan INTEGER NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  task INTEGER NOT NULL,
  PRIMARY KEY (plan, since, until, task)
) WITHOUT ROWID""",
    "CREATE INDEX next_reminder_of ON next_reminder (plan, task)",
    "CREATE TABLE open_run (plan INTEGER NOT NULL, batch TEXT NOT NULL)",
    # Open obstacles, and what gave a completion back: the assignment, then the columns of a record.
    """CREATE TABLE open_record (
  plan INTEGER NOT NULL,
  task INTEGER NOT NULL,
  position INTEGER NOT NULL,
  owner TEXT NOT NULL,
  about_window TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  batch TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  by TEXT NOT NULL,
  kind TEXT NOT NULL,
  of_plan TEXT NOT NULL,
  of_task TEXT NOT NULL,
  unit TEXT NOT NULL,
  window TEXT NOT NULL,
  day TEXT NOT NULL,
  evidence TEXT NOT NULL,
  counted_number INTEGER,
  counted TEXT NOT NULL,
  text TEXT NOT NULL,
  to_day TEXT,
  takes_back TEXT NOT NULL,
  rest TEXT NOT NULL,
  PRIMARY KEY (plan, task, position)
) WITHOUT ROWID""",
)


def create_tables(connection: Connection, signature: str) -> None:
    """Create all tables in the transaction that is open."""
    for statement in _STATEMENTS:
        connection.execute(statement)
    connection.execute("INSERT INTO model VALUES (?, NULL)", (signature,))
