"""`bdg share check`: what works on the way to a shared ledger, up to what does not."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from bdg_cli.domain.errors import BdgError
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.shared import errors
from bdg_cli.shared.address import line_to, places_of
from bdg_cli.shared.connection import CONNECT_SECONDS
from bdg_cli.shared.postgres import PostgresLedger
from bdg_cli.shared.protocol import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from psycopg import Connection
    from psycopg.rows import TupleRow

    from bdg_cli.domain.messages import Message

MOST_APART = 120
"""How many seconds two clocks may differ."""


class Step(Value):
    """One thing that was looked at; with a hint if it does not work."""

    message: Message
    hint: Message | None = None


def diagnose(way: str, now: Callable[[], float]) -> Iterator[Step]:
    """Yield the steps in their order: name, line, TLS, login, rights, format, clock.

    The first that does not work is the last. `now` gives the seconds since 1970.
    """
    places = places_of(way)
    for step in _reached(places):
        yield step
        if step.hint is not None:
            return
    line = line_to(way)
    try:
        with line.kept(), line.open() as connection:
            yield _encryption(connection, here=_all_here(places))
            yield Step(say("Đăng nhập: được, tên {login}.", login=connection.info.user))
            yield _rights(connection)
            state = PostgresLedger(line).state()
            yield _format(connection, state.place)
            yield _clock(connection, now)
    except BdgError as error:
        yield Step(error.message, error.hint or say("Báo người quản trị máy chủ."))


def _reached(places: list[tuple[str, str]]) -> Iterator[Step]:
    """Yield what was found of the name and the line; one server of several is enough."""
    there = [(host, port) for host, port in places if not _is_name(host) or _resolved(host, port)]
    if not there:
        yield Step(
            say("Không tìm thấy máy chủ tên “{host}”.", host=places[0][0]),
            say("Xem lại host trong tệp dịch vụ; máy này có ở trong mạng của huyện không?"),
        )
        return
    yield Step(say("Tên máy chủ: có, {host}.", host=there[0][0] or "localhost"))
    if not any(_answers(host, port) for host, port in there):
        yield Step(
            say("Máy chủ không trả lời ở cổng {port}.", port=there[0][1]),
            say("Máy chủ có chạy không, tường lửa có mở cổng ấy cho máy này không?"),
        )
        return
    yield Step(say("Đường truyền: nối được."))


def _is_name(host: str) -> bool:
    return bool(host) and not host.startswith(("/", "@"))


def _resolved(host: str, port: str) -> bool:
    try:
        return bool(socket.getaddrinfo(host, port))
    except (OSError, UnicodeError):
        return False


def _answers(host: str, port: str) -> bool:
    if not _is_name(host):
        return True  # the driver knows where its socket is
    try:
        with socket.create_connection((host, int(port)), CONNECT_SECONDS):
            return True
    except (OSError, ValueError):
        return False


def _all_here(places: list[tuple[str, str]]) -> bool:
    return all(
        not _is_name(host) or host in ("localhost", "::1") or host.startswith("127.")
        for host, _ in places
    )


def _encryption(connection: Connection[TupleRow], *, here: bool) -> Step:
    mode = connection.info.get_parameters().get("sslmode", "")
    if here:
        return Step(say("TLS: không cần, máy chủ ở ngay máy này."))
    if connection.pgconn.ssl_in_use and mode == "verify-full":
        return Step(say("TLS: có, chứng thư của máy chủ được kiểm tra."))
    return Step(
        say("TLS: không được kiểm tra; người khác có thể đóng giả máy chủ."),
        say("Bỏ dòng sslmode, đặt sslrootcert là chứng thư của đơn vị quản trị."),
    )


def _rights(connection: Connection[TupleRow]) -> Step:
    rows = connection.execute(
        "SELECT plan, unit, coordinates FROM bdg.may_write WHERE login = session_user ORDER BY 1, 2"
    ).fetchall()
    if not rows:
        return Step(
            say("Quyền: chỉ xem, chưa được ghi việc của đơn vị nào."),
            say(
                "Cần ghi thì người quản trị chạy: bdg share grant {login} --unit ĐƠN-VỊ | psql",
                login=connection.info.user,
            ),
        )
    units = tuple([unit for _, unit, _ in rows])
    if ("*", "*", True) in rows:
        return Step(say("Quyền: ghi mọi việc của mọi đơn vị, là đơn vị chủ trì."))
    if any(coordinates for _, _, coordinates in rows):
        return Step(say("Quyền: ghi cho {units}, là đơn vị chủ trì.", units=units))
    return Step(say("Quyền: ghi cho {units}.", units=units))


def _format(connection: Connection[TupleRow], place: int) -> Step:
    found = connection.execute("SELECT format FROM bdg.ledger").fetchone()
    if found and found[0] < FORMAT:
        return Step(
            say(
                "Dạng của sổ: {old}, chưa giữ được kế hoạch; bản bdg này dùng dạng {new}.",
                old=found[0],
                new=FORMAT,
            ),
            say("Người quản trị nâng lên: {command}", command=errors.UPGRADE),
        )
    return Step(say("Dạng của sổ: hợp; sổ có {n} bản ghi.", n=place))


def _clock(connection: Connection[TupleRow], now: Callable[[], float]) -> Step:
    found = connection.execute("SELECT extract(epoch FROM clock_timestamp())::float8").fetchone()
    if found is None:
        raise errors.unreachable("")
    apart = round(abs(now() - found[0]))
    if apart <= MOST_APART:
        return Step(say("Đồng hồ: đúng với máy chủ."))
    return Step(
        say("Đồng hồ của máy này lệch máy chủ {n} giây.", n=apart),
        say("Bật tự chỉnh giờ: giờ ghi của bản ghi lấy theo máy này."),
    )
