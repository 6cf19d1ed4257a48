"""`bdg check` reads the source in whichever form an office has it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from tests.documents.examples import abstract, docx, level, listed, num, para, pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Office

NAME = "70-KH-UBND-2018"


def as_text(text: str) -> bytes:
    """Save it in the old encoding of Windows; its marks stand behind their letters."""
    return b"".join(_old(letter) for letter in text)


def _old(letter: str) -> bytes:
    for split in (letter, *_splits(letter)):
        try:
            return split.encode("cp1258")
        except UnicodeEncodeError:
            continue
    return b"?"


def _splits(letter: str) -> list[str]:
    apart = normalize("NFD", letter)
    return [
        normalize("NFC", apart[:at] + apart[at + 1 :]) + apart[at] for at in range(1, len(apart))
    ]


def as_word(text: str) -> bytes:
    """Save it as Word does, with bullets that are numbered by themselves."""
    bullets = abstract(0, level(0, "bullet", "-")) + num(1, 0)
    blocks = (
        listed(line[2:], 1) if line.startswith("- ") else para(line) for line in text.split("\n")
    )
    return docx(*blocks, numbering=bullets)


def as_pdf(text: str) -> bytes:
    """Print it, forty lines a page, with the number of the page below."""
    lines = text.split("\n")
    pages = [lines[at : at + 40] for at in range(0, len(lines), 40)]
    return pdf(*([*page, str(at)] for at, page in enumerate(pages, start=1)))


def as_markdown(text: str) -> bytes:
    """Mark what begins with capitals as a heading, and first words as strong."""
    lines = (
        f"## **{line}**" if line.isupper() else line.replace("- Phối hợp", "- **Phối hợp**")
        for line in text.split("\n")
    )
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    ("ending", "write"),
    [(".txt", as_text), (".docx", as_word), (".pdf", as_pdf), (".md", as_markdown)],
)
def test_a_source_in_any_form_is_covered(
    office: Office, ending: str, write: Callable[[str], bytes]
) -> None:
    """Every bullet has its task, every task's words are found: nothing is said."""
    sources = office.plans / "sources"
    text = (sources / f"{NAME}.txt").read_text("utf-8")
    (sources / f"{NAME}{ending}").write_bytes(write(text))
    plan = office.plans / "2018.yaml"
    named = plan.read_text("utf-8").replace(f"{NAME}.txt", f"{NAME}{ending}")
    plan.write_text(named, "utf-8")
    assert office("check") == (0, "", "")
    plan.write_text(named.replace("Tham dự hội nghị", "Tham dự hội thảo"), "utf-8")
    codes = {one["code"] for one in json.loads(office("check --format json").out)["problems"]}
    assert codes == {"P402", "P403"}


def test_a_source_that_is_no_document_is_found_where_it_is_named(office: Office) -> None:
    """With the reason and what to do, beside all other problems."""
    scan = pdf([], scanned=True)
    (office.plans / "sources" / f"{NAME}.txt").write_bytes(scan)
    found = json.loads(office("check --format json").out)["problems"]
    assert [(one["code"], one["severity"]) for one in found] == [("P406", "error")]
    screen = office("check")
    assert screen.code == 1
    assert "source: sources/70-KH-UBND-2018.txt" in screen.out
    assert "là bản quét" in screen.out
    assert "“bdg draft” nhận dạng chữ" in screen.out
