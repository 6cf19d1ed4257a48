"""A Chromium of this machine, in which pages are tried; tests are skipped where there is none."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Page, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

AXE = "AXE_CORE"
"""The variable that names the folder of axe-core, as npm unpacks it."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium that is on PATH, without a window."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), None)
    if found is None:
        pytest.skip("no chromium on PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found)
        yield browser
        browser.close()


class Opened:
    """A page that is open, with whatever it complained of and asked the network for."""

    def __init__(
        self,
        browser: Browser,
        path: Path,
        *,
        width: int = 1280,
        scheme: Literal["dark", "light"] = "light",
        script: bool = True,
    ) -> None:
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page: Page = browser.new_page(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=script,
        )
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())

    def shown(self, query: str) -> list[str]:
        """Return the texts of what is shown, now or when scrolled to, of all that a query finds."""
        return [
            (one.text_content() or "") for one in self.page.locator(query).all() if one.is_visible()
        ]

    def tasks(self) -> list[str]:
        """Return the ids of the tasks in sight."""
        return self.shown("#sections li > p:first-of-type > b")

    def violations(self) -> list[str]:
        """Return what axe-core says is hard to use for some."""
        folder = os.environ.get(AXE)
        if not folder:
            pytest.skip(f"{AXE} names no folder of axe-core")
        self.page.evaluate((Path(folder) / "axe.min.js").read_text("utf-8"))
        found = self.page.evaluate("axe.run().then(result => result.violations)")
        return [
            f"{one['id']}: {node['html'][:200]} {node['failureSummary']}"
            for one in found
            for node in one["nodes"]
        ]
