"""Whatever the file: each kind gives the same draft as the clean text, and `check` reads it too.

The documents are made up, the files made by office programs (`tests/documents/files/`).
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.documents.examples import lacking_for_scans, without_program
from tests.drafting.files import main, tasks_in

if TYPE_CHECKING:
    from tests.office import Office

FILES = Path(__file__).parent.parent / "documents/files"
LACKS = lacking_for_scans()
needs_tesseract = pytest.mark.skipif(bool(LACKS), reason=LACKS)
KINDS = [
    "made-text-onefont.pdf",
    "made.html",
    "made.odt",
    pytest.param("made.doc", marks=without_program("soffice")),
    "seed-tcvn3.docx",
    "seed-text-mixedfonts.pdf",
]


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_of_file_gives_the_tasks_of_the_clean_text(name: str) -> None:
    """With their leads, supporting units and days. By LibreOffice it takes some seconds."""
    clean = tasks_in(FILES / ("made.txt" if name.startswith("made") else "seed.txt"))
    assert len(clean) >= 17
    assert tasks_in(FILES / name) == clean


@pytest.mark.parametrize("name", KINDS)
def test_check_reads_the_file_that_a_plan_names_as_its_source(office: Office, name: str) -> None:
    """A file from elsewhere is copied beside the plan; each task is found in it."""
    document = office.plans.parent / name
    shutil.copy(FILES / name, document)
    output = office.plans / "2026.yaml"
    screen = office(f"draft '{document}' -o '{output}'")
    assert (screen.code, screen.out) == (0, "")
    assert f"source: sources/{name}" in output.read_text("utf-8")
    assert "Đã chép văn bản vào" in screen.err
    found = office(f"check '{output}' --format json")
    codes = Counter(one["code"] for one in json.loads(found.out)["problems"])
    assert (found.code, set(codes) - {"P215", "P404"}) == (0, set()), found.out
    assert codes["P404"] <= 1  # a heading of which the page has broken the line


@needs_tesseract
def test_a_scan_is_drafted_and_its_text_is_kept_beside_the_plan(office: Office) -> None:
    """`check` reads that text; what a scan always leaves open is said. It takes some seconds."""
    output = office.plans / "2026.yaml"
    screen = office(f"draft '{FILES / 'made-scan-copy-200.pdf'}' -o '{output}'")
    assert (screen.code, screen.out) == (0, "")
    written = output.read_text("utf-8")
    assert "source: sources/made-scan-copy-200.txt" in written
    assert "Đọc từ bản quét" in written
    assert "Đã ghi chữ nhận dạng được vào" in screen.err
    assert (office.plans / "sources/made-scan-copy-200.txt").read_text("utf-8").count(" | ") > 20
    assert office(f"check '{output}'").code == 0


@needs_tesseract
def test_a_scan_that_cannot_be_read_is_refused_with_what_to_do(office: Office) -> None:
    """A page of it is blurred. It takes some seconds."""
    screen = office(f"draft '{FILES / 'seed-scan-unreadable-p1-150.pdf'}'")
    assert (screen.code, screen.out) == (3, "")
    assert "Trang 1 của" in screen.err
    assert "300 dpi" in screen.err


@needs_tesseract
def test_a_scan_with_a_page_on_its_side_and_one_that_says_nothing_is_drafted(
    office: Office,
) -> None:
    """The page is turned; what is left out is said on the screen and in the file. Some seconds."""
    import pypdfium2  # noqa: PLC0415 -- with the reader of scans
    from PIL import Image  # noqa: PLC0415 -- with the reader of scans

    with pypdfium2.PdfDocument(FILES / "made-scan-copy-200.pdf") as document:
        drawn = [document[at].render(scale=200 / 72).to_pil().convert("L") for at in (0, 2)]
    first, table = drawn
    wide, high = first.size
    back = first.crop((0, high // 3, wide, high * 2 // 3)).transpose(
        Image.Transpose.FLIP_LEFT_RIGHT
    )
    scan = office.plans.parent / "scan.tif"
    first.save(scan, save_all=True, append_images=[table.rotate(90, expand=True), back])
    output = office.plans / "2026.yaml"
    screen = office(f"draft '{scan}' -o '{output}'")
    assert screen.code == 0
    assert "Trang 3 không nhận dạng được nên chưa đọc" in screen.err
    assert "Trang 3 không nhận dạng được: xem trên bản quét" in output.read_text("utf-8")
    assert (office.plans / "sources/scan.txt").read_text("utf-8").count(" | ") > 5


def test_the_gate_compares_the_files_of_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And names those that fall short."""
    for name in ("made.txt", "made.odt"):
        shutil.copy(FILES / name, tmp_path / name)
    assert main(tmp_path) == 0
    (tmp_path / "made.pdf").write_bytes(b"%PDF-1.7")
    assert main(tmp_path) == 1
    out = capsys.readouterr().out
    assert "made.odt: 0 tasks differ" in out
    assert "made.pdf: document-damaged" in out
