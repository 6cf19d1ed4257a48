"""The shared ledger: one for many offices, on a PostgreSQL server; a machine has a copy."""
