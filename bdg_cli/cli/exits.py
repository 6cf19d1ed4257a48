"""Exit codes, and which error ends with which."""

from __future__ import annotations

from bdg_cli.domain import errors

FINE = 0
FINDINGS = 1
USAGE = 2
PLAN = 3
LEDGER = 4
REFUSED = 5
MISSING = 69
BUG = 70
OUTPUT = 74
INTERRUPTED = 130

_BY_ERROR = (
    (errors.UsageError, USAGE),
    (errors.PlanError, PLAN),
    (errors.LedgerError, LEDGER),
    (errors.RefusedError, REFUSED),
    (errors.MissingError, MISSING),
)


def exit_code(error: errors.BdgError) -> int:
    """Return the exit code of an error."""
    return next((code for kind, code in _BY_ERROR if isinstance(error, kind)), BUG)
