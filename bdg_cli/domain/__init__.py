"""The values of the field and their rules: days, plans, records, states, problems, errors.

Standard library alone, and light: nothing here imports `dataclasses`, `typing`, `enum`, `re` or
`datetime` while it loads, since every `bdg due` pays for what it imports.
"""
