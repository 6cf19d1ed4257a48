"""Scans: pictures of pages, read by Tesseract, which may do anything."""

from __future__ import annotations

import importlib.util
import io
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bdg_cli.documents.document_errors import ScanError
from bdg_cli.documents.reader import read_document
from bdg_cli.documents.scan import tesseract
from bdg_cli.documents.scan.document import recognised_text
from bdg_cli.documents.word.pictures import picture_in_word
from bdg_cli.domain.errors import BdgError, MissingError
from bdg_cli.domain.progress import no_progress
from tests.documents.examples import PAPER, drawn_pdf, pasted, pdf, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LISTS = 'if [ "$1" = --list-langs ]; then echo vie; exit 0; fi\n'
ROW = (
    r"5\t1\t1\t1\t1\t1\t100\t100\t60\t20\t96\tTrồng\n5\t1\t1\t1\t1\t2\t170\t100\t40\t20\t95\tcây\n"
)
UNSURE = ROW.split(r"\n", maxsplit=1)[0].replace("96", "20") + r"\n"
HEAD = (
    r"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num"
    r"\tleft\ttop\twidth\theight\tconf\ttext\n"
)


needs_pictures = pytest.mark.skipif(
    importlib.util.find_spec("PIL") is None or sys.platform == "win32",
    reason="needs Pillow, and runs shell scripts",
)


@pytest.fixture(autouse=True)
def looked_for_anew() -> Iterator[None]:
    """Forget which program was found."""
    tesseract.program.cache_clear()
    yield
    tesseract.program.cache_clear()


@pytest.fixture
def program(put_program: Callable[[str, str], Path]) -> Callable[[str], Path]:
    """Return a function that puts a Tesseract on PATH."""
    return partial(put_program, "tesseract")


def picture(kind: str = "PNG", size: tuple[int, int] = (600, 850), frames: int = 1) -> bytes:
    """Make a picture of empty paper."""
    from PIL import Image  # noqa: PLC0415 -- not everywhere

    held = io.BytesIO()
    pages = [Image.new("L", size, 250) for _ in range(frames)]
    more = {"save_all": True, "append_images": pages[1:]} if frames > 1 else {}
    pages[0].save(held, kind, **more)
    return held.getvalue()


def code_of(content: bytes, name: str = "k.png") -> str:
    """Return the code of the error that recognising raises."""
    with pytest.raises(BdgError) as raised:
        recognised_text(content, name, no_progress)
    assert raised.value.hint is not None
    return raised.value.code


@needs_pictures
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_is_its_words(program: Callable[[str], Path], tmp_path: Path, kind: str) -> None:
    """Of the document nothing is in the words of the program, and nothing is left behind."""
    kept = program(f"{LISTS}echo \"$@\" >> {tmp_path}/told\nprintf '{HEAD}{ROW}'")
    found = recognised_text(picture(kind), "kế hoạch; ls.png", no_progress)
    assert (found.text, found.pages, found.poor) == ("Trồng cây\n", 1, ())
    assert "hoạch" not in (tmp_path / "told").read_text()
    assert list(kept.iterdir()) == []


@needs_pictures
def test_pictures_of_pages_in_a_word_file_are_read_in_their_order(
    program: Callable[[str], Path], tmp_path: Path
) -> None:
    """A scan that was pasted into it has no words; who asks for its text learns that."""
    content = pasted(picture(), picture(size=(300, 400)))
    with pytest.raises(ScanError):
        read_document(content, "k.docx")
    three = pasted(b"1", b"2", b"3")
    assert [picture_in_word(three, at) for at in range(3)] == [(b"1", 3), (b"2", 3), (b"3", 3)]
    answering(program, tmp_path / "told", ROW, ROW.replace("Trồng", "Tưới"))
    found = recognised_text(content, "k.docx", no_progress)
    assert (found.text, found.pages) == ("Trồng cây\nTưới cây\n", 2)


@needs_pictures
def test_all_pages_of_a_picture_are_read_one_after_another(program: Callable[[str], Path]) -> None:
    """And said on the screen, page by page."""
    program(f"{LISTS}printf '{HEAD}{ROW}'")
    told: list[float] = []
    found = recognised_text(picture("TIFF", frames=2), "k.tif", lambda _, part: told.append(part))
    assert found.text.count("Trồng cây") == found.pages == 2
    assert told == [0, 1 / 2]


@needs_pictures
@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("exit 0", "draft-missing"),
        ("echo eng", "draft-missing"),
        (f"{LISTS}exit 1", "document-scanned"),
        (f"{LISTS}echo level; echo 5", "document-scanned"),
        (
            f"{LISTS}printf '{HEAD}5\\tx\\tx\\tx\\tx\\tx\\tx\\tx\\tx\\tx\\tx\\tx\\n'",
            "document-scanned",
        ),
        (f"{LISTS}sleep 60 & sleep 60", "document-too-large"),
        (f"{LISTS}kill -9 $$", "document-scanned"),
    ],
)
def test_a_program_that_fails_ends_with_a_sentence(
    program: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, script: str, code: str
) -> None:
    """No page is left out in silence; the pictures are gone afterwards. One waits a second."""
    monkeypatch.setattr(tesseract, "_SECONDS", 1)
    kept = program(script)
    assert code_of(picture()) == code
    assert list(kept.iterdir()) == []


@needs_pictures
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(40), "document-damaged"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(40), "document-damaged"),
        (b"II*\0" + bytes(60), "document-damaged"),
        (b"GIF89a" + bytes(60), "document-damaged"),
        (b"BM" + bytes(60), "document-damaged"),
        (b"\0\0\x01\0" + bytes(60), "document-damaged"),
    ],
)
def test_garbage_that_looks_like_a_picture_is_reported(
    program: Callable[[str], Path], content: bytes, code: str
) -> None:
    """As damaged."""
    program(LISTS)
    assert code_of(content) == code


@needs_pictures
def test_huge_pictures_and_endless_files_are_refused(program: Callable[[str], Path]) -> None:
    """A small file can be a wall of a picture, or thousands of pages. It takes some seconds."""
    program(f"{LISTS}printf '{HEAD}{ROW}'")
    assert code_of(picture(size=(14_000, 14_000))) == "document-too-large"
    assert code_of(picture("TIFF", size=(8, 8), frames=400), "k.tif") == "document-too-large"


def test_without_tesseract_the_officer_is_told_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One sentence; each system has its own way."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(tesseract, "_PLACES", ())
    said = {}
    for system in ("linux", "win32", "darwin"):
        monkeypatch.setattr("bdg_cli.documents.document_errors.sys.platform", system)
        with pytest.raises(MissingError) as raised:
            tesseract.program("k.pdf")
        said[system] = str(raised.value.hint)
    assert "apt install tesseract-ocr" in said["linux"]
    assert "Windows" in said["win32"]
    assert "brew" in said["darwin"]


def test_pages_of_words_and_pages_of_pictures_are_read_together() -> None:
    """A page without words and pictures is empty and asks for no recognition."""
    assert [line.text for line in read_document(pdf(["a"], [], ["b"]), "k.pdf")] == ["a", "b"]


@needs_pictures
@pytest.mark.parametrize(("words", "refused"), [(4, ""), (40, "document-scanned")])
def test_a_page_with_nothing_but_a_stamp_is_kept(
    program: Callable[[str], Path], words: int, refused: str
) -> None:
    """The back of a page may have one; what it seems to say is kept. A blurred file is not read."""
    program(f"{LISTS}printf '{HEAD}{UNSURE * words}'")
    if refused:
        assert code_of(picture()) == refused
    else:
        assert recognised_text(picture(), "k.png", no_progress).text.count("Trồng") == words


def answering(program: Callable[[str], Path], told: Path, *answers: str) -> None:
    """Put a Tesseract on PATH that gives these answers, one after another, and then the last."""
    each = "".join(f"{at}) printf '{HEAD}{one}';; " for at, one in enumerate(answers[:-1]))
    program(
        f"{LISTS}n=$(cat {told} 2>/dev/null | wc -l); echo >> {told}\n"
        f"case $n in {each}*) printf '{HEAD}{answers[-1]}';; esac"
    )


@needs_pictures
def test_a_page_on_its_side_is_turned(program: Callable[[str], Path], tmp_path: Path) -> None:
    """Tables often lie on their side; the words tell which way is up."""
    answering(program, tmp_path / "told", UNSURE * 40, UNSURE * 40, ROW)
    found = recognised_text(picture(), "k.png", no_progress)
    assert (found.text, found.poor, found.unread) == ("Trồng cây\n", (), ())


@needs_pictures
def test_a_page_is_turned_against_the_clock(tmp_path: Path) -> None:
    """By the degrees that are asked for."""
    from PIL import Image  # noqa: PLC0415 -- not everywhere

    from bdg_cli.documents.scan.picture import prepared_page  # noqa: PLC0415 -- needs Pillow

    page = Image.new("L", (600, 850), 250)
    page.paste(0, (0, 0, 100, 20))
    held = io.BytesIO()
    page.save(held, "PNG")
    prepared_page(held.getvalue(), "0", str(tmp_path / "page.png"), "90")
    with Image.open(tmp_path / "page.png") as turned:
        assert turned.width > turned.height
        dark = turned.point(lambda shade: 255 * (shade < 100)).getbbox()
    assert dark is not None
    assert dark[1] > turned.height / 2


@needs_pictures
def test_a_page_that_says_nothing_is_left_out_and_told(
    program: Callable[[str], Path], tmp_path: Path
) -> None:
    """A letter by hand, or the shine of the other side, does not stop the pages beside it."""
    answering(program, tmp_path / "told", ROW, *[UNSURE * 40] * 4, ROW.replace("Trồng", "Tưới"))
    found = recognised_text(picture("TIFF", frames=3), "k.tif", no_progress)
    assert found.text.splitlines() == ["Trồng cây", "Tưới cây"]
    assert (found.pages, found.unread) == (3, (2,))


@needs_pictures
def test_a_page_that_says_nothing_leaves_the_pages_of_words(
    program: Callable[[str], Path], tmp_path: Path
) -> None:
    """An annex that was scanned into a typed document."""
    answering(program, tmp_path / "told", UNSURE * 40)
    content = drawn_pdf([written(72, 780, "Họp bàn")], [PAPER])
    found = recognised_text(content, "k.pdf", no_progress)
    assert (found.text, found.pages, found.unread) == ("Họp bàn\n", 1, (2,))


@needs_pictures
def test_a_page_that_takes_too_long_is_left_out_too(
    program: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A map between the pages of a plan, on its side as well."""
    monkeypatch.setattr(tesseract, "_SECONDS", 2)
    told = tmp_path / "told"
    program(
        f"{LISTS}n=$(cat {told} 2>/dev/null | wc -l); echo >> {told}\n"
        f"case $n in 0) printf '{HEAD}{ROW}';; 1) printf '{HEAD}{ROW.replace('Trồng', 'Tưới')}';;"
        f" 2) sleep 60;; 3) printf '{HEAD}{UNSURE * 40}';; *) sleep 60;; esac"
    )
    found = recognised_text(picture("TIFF", frames=4), "k.tif", no_progress)
    assert (found.text.splitlines(), found.unread) == (["Trồng cây", "Tưới cây"], (3, 4))


@needs_pictures
def test_a_file_of_such_pages_is_refused_after_the_first(
    program: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three pages tell enough; nobody waits for the others."""
    monkeypatch.setattr("bdg_cli.documents.scan.recognition._TURNS", ())
    told = tmp_path / "told"
    answering(program, told, UNSURE * 40)
    assert code_of(picture("TIFF", frames=9), "k.tif") == "document-scanned"
    assert len(told.read_text().splitlines()) == 3
