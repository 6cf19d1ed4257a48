"""What `bdg check` says of years without a calendar."""

from __future__ import annotations

import pytest

from bdg_cli.services.calendar_checks import check_calendar
from bdg_cli.settings.working_days import known_working_days
from tests.planfile.example import pointed_at, reading_of, with_part


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("6/3/2020–31/12/2020", None),
        ("6/3/2020–31/12/2027", ("2027",)),
        ("6/3/2020–31/12/2030", ("2027–2030",)),
        ("1/1/2008–31/12/2030", ("2008–2009", "2027–2030")),
    ],
)
def test_a_year_without_a_calendar_is_said(period: str, years: tuple[str, ...] | None) -> None:
    """Once for a plan, at its period, with the years in a row together."""
    reading = reading_of(
        with_part(f"period: {period}\nissued: 1/1/2008\nsections: [{{number: I, title: A}}]\n")
    )
    assert reading.plan is not None
    found = check_calendar(reading.plan, reading.places, known_working_days())
    assert [one.code for one in found] == (["P605"] if years else [])
    for one in found:
        assert one.message.filling["years"] == years
        assert (one.severity, pointed_at(one.place)) == ("note", period)
