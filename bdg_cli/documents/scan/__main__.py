"""Make a page of the file on standard input ready to be recognised.

The arguments are the number of the page, from 0, and the path where its picture is written. What is
known of it goes to standard output as JSON. It is run by `recognition.py`; the exit code tells why
there is nothing.
"""

from __future__ import annotations

import json
import sys

from bdg_cli.documents.bounded import limit_memory
from bdg_cli.documents.reader_codes import DAMAGED, TOO_LARGE


def main(number: int, path: str) -> int:
    """Return the exit code."""
    limit_memory()
    from PIL import Image

    from bdg_cli.documents.scan.picture import gray_page, rules_taken_out, straight
    from bdg_cli.documents.scan.pictures import picture_of

    try:
        picture, dpi, pages = picture_of(sys.stdin.buffer.read(), number)
        gray, across, down = rules_taken_out(straight(gray_page(picture)), dpi)
        Image.fromarray(gray).save(path, compress_level=0)
    except (MemoryError, Image.DecompressionBombError):
        return TOO_LARGE
    except Exception:  # noqa: BLE001 -- Pillow raises all kinds of errors for odd bytes
        return DAMAGED
    rules = {
        "across": [(one.at, one.start, one.end) for one in across],
        "down": [(one.at, one.start, one.end) for one in down],
    }
    sys.stdout.write(json.dumps({"pages": pages, "dpi": dpi, **rules}))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2]))
