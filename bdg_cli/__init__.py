"""bdg keeps an official plan alive: who owes what, by when, and what shows that it was done."""
