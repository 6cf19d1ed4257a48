"""What the process that reads PDF files tells the one that runs it."""

from __future__ import annotations

from typing import Final

MOST_PAGES: Final = 2000
LOCKED: Final = 70
DAMAGED: Final = 71
TOO_LARGE: Final = 72
EMPTY: Final = 73
