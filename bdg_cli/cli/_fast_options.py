"""The options of the everyday verbs, compiled by `tabulating.py`: do not edit by hand.

Each verb has the keyword of its arguments and whether it needs one, or None, and its options:
word -> (keyword, kind). A "flag" takes no value, "one" takes one, "many" may be repeated. What fits
no kind is left out.
"""

from __future__ import annotations

EVERYDAY: dict[str, tuple[tuple[str, bool] | None, dict[str, tuple[str, str]]]] = {
    "status": (
        None,
        {
            "--unit": ("unit", "one"),
            "-u": ("unit", "one"),
            "--per": ("per", "one"),
            "--within": ("within", "one"),
            "--plan": ("plan", "many"),
            "--as-of": ("as_of", "one"),
            "--json": ("json", "flag"),
        },
    ),
    "due": (
        None,
        {
            "--unit": ("unit", "one"),
            "-u": ("unit", "one"),
            "--within": ("within", "one"),
            "--role": ("role", "one"),
            "--overdue": ("overdue", "flag"),
            "--opening": ("opening", "flag"),
            "--closing": ("closing", "flag"),
            "--each": ("each", "flag"),
            "--fail-on": ("fail_on", "one"),
            "--quiet-when-empty": ("quiet_when_empty", "flag"),
            "--plan": ("plan", "many"),
            "--as-of": ("as_of", "one"),
            "--json": ("json", "flag"),
            "--csv": ("csv", "flag"),
        },
    ),
    "list": (
        None,
        {
            "--unit": ("unit", "one"),
            "-u": ("unit", "one"),
            "--role": ("role", "one"),
            "--section": ("section", "one"),
            "--state": ("state", "many"),
            "--search": ("search", "one"),
            "--plan": ("plan", "many"),
            "--as-of": ("as_of", "one"),
            "--json": ("json", "flag"),
            "--csv": ("csv", "flag"),
        },
    ),
    "done": (
        ("tasks", True),
        {
            "--unit": ("unit", "one"),
            "-u": ("unit", "one"),
            "--window": ("window", "one"),
            "--on": ("on", "one"),
            "--evidence": ("evidence", "many"),
            "-e": ("evidence", "many"),
            "--note": ("note", "one"),
            "-n": ("note", "one"),
            "--each": ("each", "flag"),
            "--by": ("by", "one"),
            "--plan": ("plan", "many"),
            "--json": ("json", "flag"),
        },
    ),
    "check": (
        ("files", False),
        {
            "--format": ("format", "one"),
            "--strict": ("strict", "flag"),
        },
    ),
}
SHARED: dict[str, tuple[str, str]] = {
    "--plans": ("plans", "one"),
    "--lang": ("lang", "one"),
    "--color": ("color", "one"),
}
