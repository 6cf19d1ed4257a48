"""Documents of all kinds that offices have -> their lines: text, Word, PDF."""
