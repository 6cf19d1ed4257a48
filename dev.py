"""Set up the project and run it, with nothing but Python: `dev.py bdg …`, `dev.py test …`.

What is needed is installed into `.venv` beside this file, once, and again when pyproject.toml
changes. Messages go to stderr, so stdout has only what the program prints.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import unicodedata
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
ENDING = ".exe" if os.name == "nt" else ""
PYTHON = PROGRAMS / f"python{ENDING}"
STAMP = VENV / "installed.txt"

CHECKS = (
    ("ruff", "format", "--check"),
    ("ruff", "check"),
    ("mypy",),
    ("lint-imports",),
)
GENERATORS = ("generate_fast_options.py", "compile_catalogue.py")
USAGE = """\
python3 dev.py bdg …    chạy bdg; lần đầu tự cài đặt vào .venv
python3 dev.py test …   kiểm tra mã nguồn và chạy các bài kiểm thử; đối số thêm là của pytest
python3 dev.py lint     chỉ kiểm tra mã nguồn
python3 dev.py install  chỉ cài đặt vào .venv
python3 dev.py score …  chấm bản nháp theo các văn bản mẫu có lời giải; đối số là thư mục khác
python3 dev.py generate viết lại những tệp sinh ra từ mã nguồn: bảng tùy chọn, bản dịch"""


class FailedError(Exception):
    """A step failed: the exit code to end with, and a sentence that says why."""

    def __init__(self, code: int, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


def main(words: list[str]) -> int:
    """Run the task that the words name; return the exit code."""
    task, rest = (words[0], words[1:]) if words else ("", [])
    try:
        if task == "bdg":
            install("")
            return run([program("bdg"), *rest])
        if task in TASKS:
            install("dev")
            return TASKS[task](rest)
    except FailedError as failed:
        tell(failed.sentence)
        return failed.code
    except KeyboardInterrupt:
        return 130
    tell(USAGE)
    return 0 if task in ("-h", "--help") else 2


def generate() -> int:
    """Write the files anew that are made from the source; stop at the first script that fails."""
    for script in GENERATORS:
        tell(f"── {script}")
        code = run([str(PYTHON), str(ROOT / "scripts" / script)], folder=ROOT)
        if code:
            return code
    return 0


def lint() -> int:
    """Run all checks of the source; stop at the first that fails or warns."""
    for check in CHECKS:
        tell(f"── {' '.join(check)}")
        done = subprocess.run(
            [program(check[0]), *check[1:]], cwd=ROOT, stderr=subprocess.PIPE, check=False
        )
        sys.stderr.buffer.write(done.stderr)
        sys.stderr.flush()
        if done.returncode:
            return done.returncode
        if done.stderr:  # where these tools put their warnings
            raise FailedError(1, f"{check[0]} có cảnh báo; cảnh báo cũng tính là lỗi.")
    return 0


def test(rest: list[str]) -> int:
    """Run the tests."""
    # A worker for each core, unless `-n0` follows; whoever is through takes work from another.
    words = ["-n", "auto", "--dist", "worksteal", *rest]
    tell(f"── {' '.join(['pytest', *words])}")
    return run([program("pytest"), *words], folder=ROOT)


def score(rest: list[str]) -> int:
    """Score drafts against gold files."""
    folders = [str(Path(word).resolve()) if Path(word).is_dir() else word for word in rest]
    return run([str(PYTHON), "-m", "tests.drafting.score", *folders], folder=ROOT)


def install(extra: str) -> None:
    """Install the project and what it needs into `.venv`; return at once if that was done before.

    Raises FailedError.
    """
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = STAMP.read_text("utf-8") if STAMP.is_file() else f"{ROOT}\n"
    folder, digest, has, *_ = [*stamp.split("\n"), "", "", ""]
    moved = folder != str(ROOT)  # the programs in .venv name the folder they were made in
    if not moved and digest == wanted and extra in ("", has) and PYTHON.exists():
        return
    if moved or not works():
        tell("Đang tạo .venv …")
        make_venv()
    tell("Đang cài đặt, lần đầu mất chừng một phút …")
    extra = extra or has
    project = f".[{extra or 'draft,ics,office'}]"  # whoever runs bdg here uses all that it writes
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    code = subprocess.run(
        [*pip, "--editable", project], cwd=ROOT, stdout=sys.stderr, check=False
    ).returncode
    if code:
        raise FailedError(
            code, "Không cài đặt được. Xem thông báo của pip ở trên, kiểm tra mạng rồi thử lại."
        )
    STAMP.write_text(f"{ROOT}\n{wanted}\n{extra}\n", "utf-8")


def works() -> bool:
    """Return True if `.venv` has an interpreter that runs, with pip."""
    try:
        found = subprocess.run(
            [str(PYTHON), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"],
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return False
    return found.returncode == 0


def make_venv() -> None:
    """Create `.venv`. Raises FailedError if this Python has no ensurepip, or on a full disk."""
    if VENV.is_symlink():  # to empty it would empty what it leads to
        raise FailedError(1, f"{VENV} là liên kết; xóa liên kết ấy rồi chạy lại.")
    try:
        venv.create(
            VENV,
            clear=True,
            symlinks=os.name != "nt",
            with_pip=True,
            upgrade_deps=True,  # start scripts of an old pip cost half as much as bdg itself
        )
    except (ImportError, subprocess.CalledProcessError):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise FailedError(
            1,
            "Python này thiếu ensurepip nên không tạo được .venv. "
            f"Trên Debian và Ubuntu: sudo apt install python{version}-venv.",
        ) from None
    except OSError as error:
        raise FailedError(1, f"Không tạo được {VENV}: {error.strerror}.") from None


def program(name: str) -> str:
    """Return the path of a program in `.venv`."""
    return str(PROGRAMS / f"{name}{ENDING}")


def run(command: list[str], folder: Path | None = None) -> int:
    """Run a program in the caller's folder, or in another; return its exit code."""
    with subprocess.Popen(command, cwd=folder) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:  # the child got it too, and decides what to do
                continue


def tell(text: str) -> None:
    """Show a message on stderr; without diacritics if stderr cannot encode them."""
    try:
        text.encode(sys.stderr.encoding or "ascii")
    except UnicodeEncodeError:
        marked = unicodedata.normalize("NFD", text.translate(str.maketrans("đĐ─…", "dD-.")))
        text = marked.encode("ascii", "ignore").decode("ascii")
    print(text, file=sys.stderr, flush=True)


TASKS: dict[str, Callable[[list[str]], int]] = {
    "test": lambda rest: lint() or test(rest),
    "lint": lambda _: lint(),
    "install": lambda _: 0,  # done by then
    "generate": lambda _: generate(),
    "score": score,
}

if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 -- older ones get a sentence, not a traceback
        sys.exit("bdg can Python 3.11 tro len / bdg needs Python 3.11 or later")
    sys.exit(main(sys.argv[1:]))
