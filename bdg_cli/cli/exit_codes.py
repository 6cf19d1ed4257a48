"""Exit codes, and which error has which."""

from __future__ import annotations

from bdg_cli.domain import errors

OK = 0
FINDINGS = 1
BAD_USAGE = 2
BAD_PLAN = 3
LEDGER_FAILED = 4
REFUSED = 5
NOT_INSTALLED = 69
BUG = 70
OUTPUT_FAILED = 74
INTERRUPTED = 130

_BY_ERROR = (
    (errors.UsageError, BAD_USAGE),
    (errors.PlanError, BAD_PLAN),
    (errors.LedgerError, LEDGER_FAILED),
    (errors.RefusedError, REFUSED),
    (errors.MissingError, NOT_INSTALLED),
)


def exit_code(error: errors.BdgError) -> int:
    """Return the exit code of an error."""
    return next((code for kind, code in _BY_ERROR if isinstance(error, kind)), BUG)
