"""Where every assignment stands, kept in SQLite and asked by indexed queries."""
