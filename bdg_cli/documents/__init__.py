"""Read documents of the kinds that offices have (text, Word, PDF) as lines of text."""
