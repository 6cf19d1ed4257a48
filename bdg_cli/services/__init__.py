"""Use cases as pure functions: plans, records and `today` in, frozen results out.

Nothing here opens a file, writes to the terminal or reads the clock.
"""
