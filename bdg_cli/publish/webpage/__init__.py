"""A report as one page for a browser: all that it needs is in the file, and nothing leaves it."""
