"""bdg keeps an official plan alive: who owes what, by when, and what shows that it was done."""

__version__ = "0.2.0"
