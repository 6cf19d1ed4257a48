"""Opening files: SQLite databases wherever they lie, and files that only the user may read."""
