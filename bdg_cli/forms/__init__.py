"""Forms that units fill in: workbooks written, and read back with their mistakes by cell."""
