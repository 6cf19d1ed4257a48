"""A source lies in the folder of its plan file; nothing else on the machine is read or shown."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import sys
import time
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from tests.documents.examples import docx, para, pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Literal, TypeAlias

    from tests.office import Office

    Form: TypeAlias = Literal["NFC", "NFD"]

SOURCE = "sources/70-KH-UBND-2018.txt"
PRIVATE = "của riêng: hoa-mai-88\n"


def name_source(office: Office, source: str) -> None:
    """Let the plan of 2018 name another source."""
    plan = office.plans / "2018.yaml"
    text = plan.read_text("utf-8")
    assert SOURCE in text
    plan.write_text(text.replace(SOURCE, source), "utf-8")


def codes(office: Office, words: str = "check") -> list[str]:
    """Return the codes of the problems that a check finds."""
    found = json.loads(office(f"{words} --format json").out)["problems"]
    return sorted({one["code"] for one in found})


def outside_by_link(office: Office, secret: Path) -> str:
    """Name a link in the folder that leads to it."""
    (office.plans / "sources" / "link.txt").symlink_to(secret)
    return "sources/link.txt"


def outside_by_linked_folder(office: Office, secret: Path) -> str:
    """Name it in a folder that is a link."""
    (office.plans / "van-ban").symlink_to(secret.parent)
    return f"van-ban/{secret.name}"


@pytest.mark.parametrize(
    "way", ["../rieng.txt", "{secret}", outside_by_link, outside_by_linked_folder]
)
def test_a_source_outside_is_not_read(
    office: Office, way: str | Callable[[Office, Path], str]
) -> None:
    """Not a word of it is shown, not even whether it is there; `--allow-outside` reads it."""
    secret = office.plans.parent / "rieng.txt"
    secret.write_text(PRIVATE, "utf-8")
    name_source(office, way.format(secret=secret) if isinstance(way, str) else way(office, secret))
    seen = office("check")
    assert seen.code == 1
    assert "hoa-mai-88" not in seen.out + seen.err
    assert codes(office) == codes(office, f"check {office.plans / '2018.yaml'}") == ["P407"]
    assert "P407" not in codes(office, "check --allow-outside")
    secret.unlink()
    assert office("check").out == seen.out


def test_a_source_inside_is_read_however_it_is_named(office: Office) -> None:
    """With its whole path, over a detour, through a link that stays inside."""
    (office.plans / "sources" / "link.txt").symlink_to(office.plans / SOURCE)
    before = (office.plans / "2018.yaml").read_text("utf-8")
    for source in (str(office.plans / SOURCE), f"sources/../{SOURCE}", "sources/link.txt"):
        (office.plans / "2018.yaml").write_text(before, "utf-8")
        name_source(office, source)
        assert codes(office) == [], source


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/tty", "/proc/kmsg", "/proc/self/pagemap"])
def test_a_device_is_not_read_even_where_it_is_allowed(office: Office, path: str) -> None:
    """It would never end, or wait for ever."""
    if not os.path.lexists(path):
        pytest.skip(f"there is no {path} here")
    name_source(office, path)
    assert codes(office) == ["P407"]
    assert set(codes(office, "check --allow-outside")) & {"P401", "P406"}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
def test_the_name_of_a_source_is_the_same_in_either_form(
    office: Office, form: Form, written: Form
) -> None:
    """A Mac has the marks of letters apart, in names of folders too."""
    folder = office.plans / normalize(form, "văn bản")
    folder.mkdir()
    shutil.move(office.plans / SOURCE, folder / normalize(form, "kế hoạch.txt"))
    name_source(office, normalize(written, "văn bản/kế hoạch.txt"))
    assert codes(office) == []


def test_a_document_from_elsewhere_is_copied_beside_its_draft(office: Office) -> None:
    """So that `check` can compare them; another file of that name is left alone."""
    text = (office.plans / SOURCE).read_bytes()
    document = office.plans.parent / "k.txt"
    document.write_bytes(text)
    (office.plans / "sources" / "k.txt").write_text("khác", "utf-8")
    screen = office(f"draft {document} -o {office.plans / 'moi.yaml'}")
    assert "sources/k-2.txt" in screen.err
    assert (office.plans / "sources" / "k.txt").read_text("utf-8") == "khác"
    assert (office.plans / "sources" / "k-2.txt").read_bytes() == text
    assert "\nsource: sources/k-2.txt\n" in (office.plans / "moi.yaml").read_text("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are always text")
@pytest.mark.parametrize("name", [b"k\xff.txt", "k\u200b.txt".encode(), b"k\x01.txt"])
def test_a_document_may_have_a_name_that_no_plan_file_can_have(office: Office, name: bytes) -> None:
    """Its copy has one that can be written down; beside the draft, the file names no source."""
    document = f"{office.plans.parent}/{os.fsdecode(name)}"
    shutil.copy(office.plans / SOURCE, document)
    plan = office.plans / "moi.yaml"
    assert office(f"draft {shlex.quote(document)} -o {plan}").code == 0
    assert "\nsource: sources/k" in plan.read_text("utf-8")
    assert "P005" not in office(f"check {plan}").out
    beside = f"{office.plans}/{os.fsdecode(name)}"
    shutil.copy(document, beside)
    assert office(f"draft {shlex.quote(beside)} -o {plan} --force").code == 0
    assert "\nsource:" not in plan.read_text("utf-8")


@pytest.mark.parametrize(
    "content",
    [
        b"- d\n" * 70_000,
        b"d " * 40_000,
        b"dong chu\n" * 9 + b"d" * 60_000,
        ("- trồng cây\n" * 400_000).encode(),
        docx(para("d" * 60_000)),
        docx(*[para("d")] * 61_000),
        pdf(*[["d"]] * 2001),
    ],
    ids=[
        "lines",
        "one-line",
        "long-line",
        "megabytes",
        "docx-line",
        "docx-paragraphs",
        "pdf-pages",
    ],
)
def test_a_source_longer_than_any_plan_is_told(office: Office, content: bytes) -> None:
    """At once, with what to do."""
    (office.plans / SOURCE).write_bytes(content)
    assert codes(office) == ["P406"]
    assert "nên không đọc" in office("check").out


@pytest.mark.unmeasured
def test_a_source_that_repeats_itself_has_an_end(office: Office) -> None:
    """Two words that stand everywhere and never together, asked for by hundreds of tasks.

    It takes seconds: millions of places are looked at before it is given up.
    """
    (office.plans / SOURCE).write_text("xa la\n" * 50_000, "utf-8")
    tasks = "".join(
        f"      - {{ref: I-{at}, text: xa xa{' la' * (at % 7)}, lead: u}}\n" for at in range(1, 400)
    )
    plan = office.write(
        "2018.yaml",
        "bdg: 1\nnumber: 1/KH\ntitle: T\nissuer: U\nplace: P\nissued: 01/01/2018\n"
        f"period: 01/01/2018–31/12/2018\nsource: {SOURCE}\nunits:\n  u: UBND\n"
        f"sections:\n  - number: I\n    title: M\n    tasks:\n{tasks}",
    )
    begun = time.monotonic()
    assert "P408" in codes(office, f"check {plan}")
    assert time.monotonic() - begun < 60
