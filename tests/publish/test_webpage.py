"""The page of a report, as people use it in a browser."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Literal

import pytest

from bdg_cli.domain.folding import fold
from tests.office import Office
from tests.publish.browser import Opened, chromium

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.office import Screen

RECORDED = (
    "done IV.5-1a -u 'xa.dong-son, xa.canh-nau' --on 14/11 -e '12/KH-UBND'",
    "done II.1-1 -u dai --window 20/10 --on 25/10",
    "cancel IV.5-2 -u xa.huong-vi --reason 'đã sáp nhập'",
    "extend II.1-3 --to 31/12 --basis 'CV 7'",
    "obstacle II.1-2 -u vhtt --note 'chưa có kinh phí'",
)
HOSTILE = """\
bdg: 1
number: 15/KH-UBND
title: '</title></script><script>alert(1)</script>'
issuer: '<img src=x onerror=alert(2)>'
place: Tân Lập
issued: 6/3/2020
period: 6/3/2020–31/12/2020
units:
  vp: '"><svg onload=alert(3)>'
  xa:
    name: "' onmouseover=alert(4) x='"
    members: {dong: '<!--', doai: '&lt;b&gt;', nam: ']]>'}
sections:
  - number: I
    title: '</style><iframe src=https://example.org>'
    tasks:
      - {ref: I-1, text: '</script><script>alert(5)</script>', lead: [vp, xa], windows: 15/4}
      - {ref: I-2, text: 'a&amp;b', lead: vp, windows: 1/5–31/5}
      - {ref: I-3, text: 'javascript:alert(6) <base href=//example.org>', lead: vp}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a browser for all tests here."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page on the plan of 2018, in which something was recorded."""
    folder = tmp_path_factory.mktemp("page")
    office = Office(folder)
    for words in RECORDED:
        assert office(words).code == 0
    return written(office, folder / "page.html")


def written(office: Office, path: Path, words: str = "", today: str = "2018-11-20") -> Path:
    """Write the page; return its path."""
    screen: Screen = office(f"report -o {path} --force {words}", today=today)
    assert screen.code == 0, screen.err
    return path


def hostile(folder: Path) -> Path:
    """Return the page on a plan, and records, whose texts try to be more than texts."""
    office = Office(folder)
    (office.plans / "2018.yaml").unlink()
    office.write("thu.yaml", HOSTILE)
    note = "<script>alert(7)</script>"
    turned = "Đọc \u202engược\u202c \u2066lại\u2069"
    for words in (f"done I-1 -u vp --on 15/4 -e '{note}'", f"obstacle I-2 -u vp --note '{turned}'"):
        assert office(words, today="2020-06-01").code == 0
    return written(office, folder / "page.html", today="2020-06-01")


def test_the_same_report_gives_the_same_bytes(tmp_path: Path, made: Path) -> None:
    """Also from another folder, without what was worked out before."""
    office = Office(tmp_path)
    for words in RECORDED:
        office(words)
    again = written(office, tmp_path / "again.html")
    assert again.read_bytes() == made.read_bytes()
    assert office("report --format html").out == again.read_text("utf-8")


def test_only_its_own_style_and_script_may_run(made: Path) -> None:
    """The page says so by their checksums, and asks for nothing else."""
    text = made.read_text("utf-8")
    rule = re.search(r'Content-Security-Policy content="([^"]*)"', text)
    assert rule is not None
    said = rule[1]
    assert said.startswith("default-src 'none'; ")
    for name in ("style", "script"):
        (part,) = re.findall(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
        checksum = b64encode(sha256(part.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{checksum}'" in said
    assert not re.search(
        r"\b(src|style|on\w+)=", re.sub("<s(tyle|cript)>.*?</s", "", text, flags=re.DOTALL)
    )


def test_it_is_in_the_language_of_the_screen(tmp_path: Path, made: Path) -> None:
    """And says which, for those who hear it."""
    assert "<html lang=vi>" in made.read_text("utf-8")
    office = Office(tmp_path)
    english = office("report --format html", env={"BDG_LANG": "en"}).out
    assert "<html lang=en>" in english
    assert "Units and tasks" in english
    assert "Số liệu" not in english


def test_it_says_the_figures_of_the_report(browser: Browser, made: Path) -> None:
    """The large numbers, the strip of states and the table are those of all formats."""
    opened = Opened(browser, made)
    assert opened.shown(".cards .wide b") == ["3/129"]
    assert "! quá hạn 1" in opened.shown("#figures .legend")[0]
    assert opened.shown("#tables tbody td")[:3] == ["Tổng số", "129", "26"]


def test_every_state_has_a_sign_and_a_word(browser: Browser, made: Path) -> None:
    """In the list, in the filter and in the cells of the matrix."""
    opened = Opened(browser, made)
    said = opened.shown("#sections b[class], #filter b[class], .matrix td[class]")
    assert len(said) > 100
    for one in said:
        assert re.match(r"[!◆●◇○·»✓×]\s?\w|[!◆●◇○·»✓×] \d", one), one
        assert re.search(r"\w{2}", one), one


def test_units_states_and_sections_filter(browser: Browser, made: Path) -> None:
    """One after the other, in the list, the matrix and the drawing by unit; then nothing."""
    opened = Opened(browser, made)
    page = opened.page
    everything = opened.tasks()
    page.select_option("#unit", label="UBND xã Canh Nậu")
    assert opened.tasks() == ["IV.5-1a", "IV.5-1b", "IV.5-2", "IV.5-3", "Ket"]
    assert opened.shown(".matrix tbody th") == ["UBND xã Canh Nậu", "Đã hoàn thành"]
    assert opened.shown("output") == ["5/20 nhiệm vụ"]
    page.check("#filter input[value='7']")
    assert opened.tasks() == ["IV.5-1a"]
    page.select_option("#unit", label="UBND xã Xuân Lương")
    assert opened.tasks() == []  # another commune did it, this one did not
    assert opened.shown("#nothing") == ["Không có nhiệm vụ nào như vậy."]
    page.click("#filter [type=reset]")
    page.wait_for_function("document.querySelector('#nothing').hidden")
    assert opened.tasks() == everything
    page.select_option("#section", index=2)
    assert opened.tasks() == ["II.2-1", "II.2-2"]
    page.select_option("#section", index=0)
    page.check("#filter input[value='0']")
    assert opened.tasks() == ["II.1-1"]
    page.click("[data-view=units]")
    assert opened.shown("#units li > p:first-of-type") == ["Phòng Lao động - TB&XH"]
    assert opened.complaints == []


def test_what_waits_to_be_confirmed_is_a_state_of_its_own(browser: Browser, tmp_path: Path) -> None:
    """It has a colour, and can be filtered for, in the list and in the matrix."""
    office = Office(tmp_path)
    plan = office.plans / "2018.yaml"
    text = plan.read_text("utf-8").replace("bdg: 1", "bdg: 1\nconfirm: ldtbxh", 1)
    plan.write_text(text, "utf-8")
    for words in RECORDED:
        assert office(words).code == 0
    opened = Opened(browser, written(office, tmp_path / "page.html"))
    opened.page.check("#filter input[value='9']")
    assert opened.tasks() == ["II.1-1", "IV.5-1a"]
    assert opened.page.locator(".matrix td.s9:not(.off)").count() == 2
    colours = "['s0', 's9'].map(c => getComputedStyle(document.querySelector(`b.${c}`)).color)"
    late, waiting = opened.page.evaluate(colours)
    assert late != waiting
    assert opened.complaints == []


@pytest.mark.parametrize(
    "typed", ["kinh phí", "KINH PHI", "kinh  phi", "kinh phi\u0301", " Kinh Phí "]
)
def test_search_needs_no_marks(browser: Browser, made: Path, typed: str) -> None:
    """All ways of typing find the same, also in what was recorded; all words have to be there."""
    opened = Opened(browser, made)
    opened.page.fill("#search", typed)
    assert opened.tasks() == ["II.1-2", "IV.1-3", "IV.2a", "IV.5-2"]
    opened.page.fill("#search", f"{typed} phat sinh")
    assert opened.tasks() == ["IV.1-3"]


def test_the_page_folds_as_the_program_does(browser: Browser, tmp_path: Path) -> None:
    """What `bdg list --search` finds, the page finds."""
    names = ["Đông Sơn", "ĐỒNG – KỲ", "hoà, hòa", "TB&XH−TC", "a\u00a0b  c", "Ðà", "ﬁ İ ẞ Ơ"]  # noqa: RUF001 -- what people paste
    office = Office(tmp_path)
    opened = Opened(browser, written(office, tmp_path / "page.html"))
    script = re.search(r"const fold = [^;]*;", (tmp_path / "page.html").read_text("utf-8"))
    assert script is not None
    folded = opened.page.evaluate(f"names => {{ {script[0]} return names.map(fold); }}", names)
    assert folded == [fold(name) for name in names]


def test_everything_is_reached_by_keyboard(browser: Browser, made: Path) -> None:
    """`/` searches, Escape clears, Tab goes everywhere and can be seen, Space and Enter work."""
    opened = Opened(browser, made)
    page = opened.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("/")
    page.keyboard.type("pano/áp")
    assert page.input_value("#search") == "pano/áp"
    page.keyboard.press("Escape")
    page.wait_for_function("document.querySelector('output').textContent.startsWith('20/')")
    assert page.input_value("#search") == ""
    reached: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "(() => { const e = document.activeElement; return (e.id || e.value ||"
                " e.dataset.view || e.textContent || e.className).slice(0, 20)"
                " + getComputedStyle(e).outlineStyle })()"
            )
        )
    for wanted in ("search", "unit", "section", "0", "sections", "units", "IV.5-1a"):
        assert any(one.startswith(wanted) and not one.endswith("none") for one in reached), wanted
    page.focus("[data-view=units]")
    page.keyboard.press("Enter")
    assert page.get_attribute("[data-view=units]", "aria-pressed") == "true"
    assert opened.tasks() == []
    page.focus("#filter input[value='0']")
    page.keyboard.press("Space")
    assert opened.shown("output") == ["1/20 nhiệm vụ"]


def test_a_link_to_a_task_shows_it(browser: Browser, made: Path) -> None:
    """From the matrix and from the drawing by unit, also where a filter had hidden it."""
    opened = Opened(browser, made)
    page = opened.page
    page.click("[data-view=units]")
    page.click(".matrix thead a >> text=IV.5-1b")
    page.wait_for_timeout(100)
    assert page.locator("#sections li:target").is_visible()
    page.click("[data-view=units]")
    page.click("#units li[data-unit='5'] svg svg")
    assert "IV.5-1b" in (page.locator("#sections li:target > p").first.text_content() or "")


def test_heads_of_the_matrix_stay_in_sight(browser: Browser, made: Path) -> None:
    """Whichever way it is scrolled."""
    page = Opened(browser, made, width=360).page
    frame = page.locator("#matrix .scroll").first
    frame.evaluate("e => { e.scrollTop = 300; e.scrollLeft = 150 }")
    inside = frame.bounding_box()
    corner = frame.locator("thead th").first.bounding_box()
    assert inside is not None
    assert corner is not None
    assert abs(corner["x"] - inside["x"]) < 2
    assert abs(corner["y"] - inside["y"]) < 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_it_fits_and_can_be_used_by_all(
    browser: Browser, made: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    """Nothing is wider than the screen, nothing is complained of, nothing is asked for."""
    opened = Opened(browser, made, width=width, scheme=scheme)
    for view in ("units", "sections"):
        opened.page.click(f"[data-view={view}]")
        assert opened.page.evaluate("document.documentElement.scrollWidth") == width
    assert opened.asked == [made.as_uri()]
    assert opened.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation(
    browser: Browser, made: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    """In both views of the timeline."""
    opened = Opened(browser, made, width=width, scheme=scheme)
    assert opened.violations() == []
    opened.page.click("[data-view=units]")
    assert opened.violations() == []


@pytest.mark.parametrize("width", [360, 1280])
def test_hostile_text_stays_text(browser: Browser, tmp_path: Path, width: int) -> None:
    """What looks like markup is shown as it is; what would turn the line round is shown as such."""
    path = hostile(tmp_path)
    opened = Opened(browser, path, width=width)
    page = opened.page
    page.wait_for_timeout(100)
    assert opened.complaints == []
    assert opened.asked == [path.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator("script").count() == page.locator("style").count() == 1
    assert page.locator("img, iframe, base, svg[onload], [onmouseover]").count() == 0
    assert "</script><script>alert(5)</script>" in (page.text_content("#t0") or "")
    assert "<script>alert(7)</script>" in (page.text_content("#t0") or "")
    assert "Đọc \ufffdngược\ufffd \ufffdlại\ufffd" in (page.text_content("#t1") or "")
    page.fill("#search", "nguoc")
    assert opened.tasks() == ["I-2"]


def test_without_a_script_all_is_shown(browser: Browser, made: Path) -> None:
    """Both views, and nothing that would not work."""
    opened = Opened(browser, made, script=False)
    assert len(opened.tasks()) == 20
    assert len(opened.shown("#units li")) == 26
    assert opened.shown("#filter, .switch") == []
    assert opened.complaints == []


def test_it_prints_on_paper(browser: Browser, made: Path) -> None:
    """In dark, too, all on white, with everything in it, and without what one cannot press."""
    opened = Opened(browser, made, scheme="dark")
    opened.page.emulate_media(media="print", color_scheme="dark")
    assert opened.shown("nav, #filter, .switch") == []
    ground = opened.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    paper = opened.page.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    pypdf = pytest.importorskip("pypdf")
    pages = pypdf.PdfReader(BytesIO(paper)).pages
    said = " ".join(page.extract_text() for page in pages)
    assert all(word in " ".join(said.split()) for word in ("II.1-1", "IV.5-3", "Xuân Lương"))
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages}
    assert {tuple(sorted(size)) for size in sizes} == {(595, 842)}


def test_one_unit_has_a_page_of_its_own(browser: Browser, tmp_path: Path) -> None:
    """With its tasks alone."""
    path = written(Office(tmp_path), tmp_path / "page.html", "--unit xa.dong-son")
    opened = Opened(browser, path)
    assert opened.tasks() == ["IV.5-1a", "IV.5-1b", "IV.5-2", "IV.5-3", "Ket"]
    assert opened.shown("#units li > p:first-of-type") == []
    opened.page.click("[data-view=units]")
    assert opened.shown("#units li > p:first-of-type") == ["UBND xã Đông Sơn"]
