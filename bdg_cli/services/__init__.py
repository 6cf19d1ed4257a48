"""Use cases as pure functions: plans, records and `today` in, frozen results out.

No file, no terminal, no clock in here.
"""
