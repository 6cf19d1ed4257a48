"""The frame of the page: its style and its script, and the rule that nothing else may be loaded.

Browsers hold the page to that rule: no request leaves it, and no text in it can become a script.
"""

from __future__ import annotations

import os
from base64 import b64encode
from hashlib import sha256

from bdg_cli.publish.webpage.markup import Html, joined, tag

_FOLDER = os.path.dirname(__file__)


def document(language: str, title: str, style: str, body: Html) -> bytes:
    """Return the whole file, given the rules of style that it has beside those of every page."""
    style, script = Html(style + part("page.css")), part("page.js")
    rule = (
        f"default-src 'none'; style-src '{_sum(style)}'; script-src '{_sum(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = joined(
        [
            tag("meta", charset="utf-8"),
            Html(f'<meta http-equiv=Content-Security-Policy content="{rule}">'),
            tag("meta", name="viewport", content="width=device-width,initial-scale=1"),
            tag("meta", name="color-scheme", content="light dark"),
            tag("meta", name="referrer", content="no-referrer"),
            tag("title", title),
            tag("style", style),
        ]
    )
    page = joined([tag("head", head), tag("body", body, tag("script", script))])
    return f"<!DOCTYPE html>\n{tag('html', page, lang=language)}\n".encode()


def part(name: str) -> Html:
    """Return a file beside this module, with the same line ends wherever it was checked out."""
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return Html(file.read())


def _sum(part: str) -> str:
    return "sha256-" + b64encode(sha256(part.encode()).digest()).decode()
