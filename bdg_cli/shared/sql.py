"""The SQL that the administrator of a server runs: the ledger, and who may write what."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final

from bdg_cli.shared.protocol import FORMAT

_PLAIN: Final = re.compile(r"[^\x00-\x1f\x7f]+")


def ledger_sql() -> str:
    """Return the statements, for psql, that make a shared ledger in an empty database, or bring one
    of an earlier format up to this one; where nothing is to be done, they do nothing.
    """
    steps = [_if("SELECT to_regnamespace('bdg') IS NULL", "schema.sql")]
    for later in range(2, FORMAT + 1):
        older = f"SELECT format < {later} FROM bdg.ledger"  # noqa: S608 -- a number of ours
        steps.append(_if(older, f"format-{later}.sql"))
    return "".join(steps)


def _if(question: str, file: str) -> str:
    """Return what runs the statements of a file if the answer to a question is true."""
    statements = files("bdg_cli.shared").joinpath(file).read_text("utf-8")
    return f"SELECT ({question}) AS bdg_to_do \\gset\n\\if :bdg_to_do\n{statements}\\endif\n"


def grant_sql(login: str, *, unit: str, plan: str = "*", coordinates: bool = False) -> str:
    """Return the statements, for psql, that let a login write for a unit, or for all with `*`.

    The login is made if there is none; it has no password then, and cannot be used until it has.

    Raises ValueError for a name with control characters.
    """
    if not all(_PLAIN.fullmatch(one) for one in (login, unit, plan)):
        raise ValueError(login)
    may = ", ".join(map(_literal, (login, plan, unit)))
    role = _identifier(login)
    name = _literal(login)
    return (
        f"SELECT format('CREATE ROLE %I LOGIN', {name}) "
        f"WHERE to_regrole({_literal(role)}) IS NULL \\gexec\n"
        f"GRANT bdg_writer TO {role};\n"
        f"ALTER ROLE {role} SET lock_timeout = '10s';\n"
        f"ALTER ROLE {role} SET statement_timeout = '20s';\n"
        f"ALTER ROLE {role} SET idle_in_transaction_session_timeout = '5s';\n"
        "INSERT INTO bdg.may_write (login, plan, unit, coordinates)\n"
        f"VALUES ({may}, {str(coordinates).lower()})\n"
        "ON CONFLICT (login, plan, unit) DO UPDATE SET coordinates = EXCLUDED.coordinates;\n"
    )


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _identifier(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
