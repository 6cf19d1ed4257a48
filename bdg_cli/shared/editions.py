"""Plan files that were published in a shared ledger, as editions: 1, 2, 3 … of each file.

They are only ever added. Each has a place in the order of all editions, from 1, without gaps, and a
chain value over all up to it, so no edition is changed unseen.
"""

from __future__ import annotations

import json
from hashlib import sha256

from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.shared.chain import EMPTY, link
from bdg_cli.shared.errors import StoppedSharingError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal, Protocol

    from bdg_cli.domain.messages import Message

    PublishStatus = Literal["published", "stale", "rights", "name"]

MOST_PLAN = 16 << 20
"""The most bytes of a plan file that is published: what the server takes."""
MOST_DOCUMENT = 32 << 20
"""The same, of a document that a plan names."""


class Edition(Value):
    """One edition of a plan file: what is known of it without its content.

    `documents` is JSON, as the publisher wrote it: the documents that the plan names, each with its
    SHA-256. `login` and `published_at` are the server's word.
    """

    place: int
    file: str
    number: int
    sha256: str
    documents: str
    chain: str
    login: str
    published_at: str

    @property
    def said(self) -> tuple[object, ...]:
        """Return what the chain is over."""
        return self.file, self.number, self.sha256, self.documents


class Published(Value):
    """What `editions_of` has found: all editions, in their order, and those that the server had
    once and has no more, as after it was restored from an older backup.
    """

    editions: tuple[Edition, ...]
    lost: tuple[Edition, ...] = ()


if TYPE_CHECKING:

    class SharedEditions(Protocol):
        """The editions in a shared ledger; all raise SharedLedgerError, as the ledger does."""

        def since(self, place: int) -> Sequence[Edition]:
            """Return the editions from a place on, this one among them, in their order, with the
            hashes of what is there.
            """

        def content(self, edition: Edition) -> bytes:
            """Return the plan file of an edition, as the server has it."""

        def document(self, sha256: str) -> bytes:
            """Return a document, as the server has it."""

        def publish(
            self, file: str, number: int, content: bytes, documents: Sequence[tuple[str, bytes]]
        ) -> PublishStatus:
            """Add an edition, with the documents that the server does not have.

            `stale`: somebody else has published this number of it; `name`: another file has nearly
            the same name; `rights`: the login may not publish.
            """


def written_documents(documents: Sequence[tuple[str, bytes]]) -> str:
    """Return what an edition says of its documents."""
    return json.dumps([(path, sha256(content).hexdigest()) for path, content in documents])


def documents_of(edition: Edition) -> list[tuple[str, str]]:
    """Return path and SHA-256 of each document. Raises ValueError for anything else."""
    try:
        found = [(path, digest) for path, digest in json.loads(edition.documents)]
    except (TypeError, RecursionError) as error:
        raise ValueError(edition.documents) from error
    if not all(isinstance(one, str) for pair in found for one in pair):
        raise ValueError(edition.documents)
    return found


def documents_in(edition: Edition) -> list[tuple[str, str]]:
    """Return what `documents_of` does; nothing for what it raises ValueError for."""
    try:
        return documents_of(edition)
    except ValueError:
        return []


def editions_of(
    shared: SharedEditions, known: Sequence[Edition], name: str, *, whole: bool = False
) -> Published:
    """Return all editions, given those that this machine knows; the chain is worked out again.

    With `whole`, those that are known are compared as well. Raises StoppedSharingError for an
    edition that says something else than it did.
    """
    last = known[-1] if known and not whole else None
    found = shared.since(last.place if last else 1)
    if last is not None:
        if found and found[0] == last:
            return Published((*known, *_chained(found[1:], last, name)))
        found = shared.since(1)
    for before, now in zip(known, found, strict=False):
        if before.said != now.said:
            raise changed_edition(name, before)
    return Published(tuple(_chained(found, None, name)), tuple(known[len(found) :]))


def verified(content: bytes, edition: Edition, name: str) -> bytes:
    """Return the content of an edition. Raises StoppedSharingError if it is not what it was."""
    if sha256(content).hexdigest() != edition.sha256:
        raise changed_edition(name, edition)
    return content


def verified_document(content: bytes, path: str, digest: str, edition: Edition) -> bytes:
    """Return a document of an edition. Raises StoppedSharingError if it is not what it was."""
    if sha256(content).hexdigest() != digest:
        said = say(
            "Văn bản “{document}” của {file} (bản {number}) ở sổ chung khác bản đã phát hành.",
            document=path,
            file=edition.file,
            number=edition.number,
        )
        raise ChangedEditionError("shared-document", said, edition)
    return content


class ChangedEditionError(StoppedSharingError):
    """An edition, or a document of it, says something else than before."""

    def __init__(self, code: str, message: Message, edition: Edition) -> None:
        super().__init__(
            code,
            message,
            say(
                "Không lấy gì về. Báo người quản trị: sổ chung đã bị sửa; tệp ở máy này còn nguyên."
            ),
        )
        self.edition = edition


def changed_edition(name: str, edition: Edition) -> ChangedEditionError:
    """Return the error for an edition that says something else than before."""
    said = say(
        "Sổ chung “{name}” nói khác trước về bản {number} của {file}.",
        name=name,
        number=edition.number,
        file=edition.file,
    )
    return ChangedEditionError("shared-edition", said, edition)


def _chained(found: Sequence[Edition], last: Edition | None, name: str) -> Sequence[Edition]:
    place, chain = (last.place, last.chain) if last else (0, EMPTY)
    for one in found:
        place += 1
        chain = link(chain, *one.said)
        if one.place != place or one.chain != chain:
            raise changed_edition(name, one)
    return found
