"""How things are said: the language, labels, and text of others made harmless."""
