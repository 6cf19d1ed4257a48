"""The values of the field and their rules: days, plans, records, states, problems, errors.

It uses the standard library alone and is light to import: no module here loads `dataclasses`,
`typing`, `enum`, `re` or `datetime`, because every `bdg due` pays for what it imports.
"""
