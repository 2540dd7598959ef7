"""How a case is written: one transfer with its rows, and beside it what must be found on each day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from transfers.domain import Assessment, Basis, Entity, Organisation, Transfer

STARTED = date(2012, 3, 1)
# The judgment C-311/18, the clauses of 2021, and the British ones.
ASSESSED = (STARTED, date(2020, 7, 16), date(2021, 6, 27), date(2022, 3, 21))
NOT_RUNNING = "not running"

# Every case may use these as exporter or importer.
ORGANISATIONS: tuple[Entity, ...] = (
    Organisation(id="fi", name="Viejä Oy", country="FI"),
    Organisation(id="fi2", name="Pilvi Oy", country="FI"),
    Organisation(id="no", name="Norge AS", country="NO"),
    Organisation(id="gb", name="Britain Ltd", country="GB"),
    Organisation(id="ch", name="Schweiz AG", country="CH"),
    Organisation(id="gl", name="Kalaallit A/S", country="GL"),
    Organisation(id="gi", name="Rock Ltd", country="GI"),
    Organisation(id="us", name="America Inc", country="US"),
    Organisation(id="jp", name="Nippon KK", country="JP", sector="commercial"),
    Organisation(id="jp-city", name="City of Kobe", country="JP", sector="public"),
    Organisation(id="ca", name="Canada Corp", country="CA", sector="commercial"),
    Organisation(id="ca-city", name="City of Ottawa", country="CA", sector="public"),
    Organisation(id="br", name="Brasil SA", country="BR"),
    Organisation(id="in", name="Bharat Ltd", country="IN"),
    Organisation(id="epo", name="European Patent Office", country="EPORG"),
    Organisation(id="nowhere", name="Unknown Co"),
)


@dataclass(frozen=True)
class Case:
    """`expected`: for each day the verdict, then every finding as "rule severity verdict since".

    A line "no RULE" says that the rule was thought of and must keep silent; it is silent anyway when not listed.
    """

    transfer: str
    rows: tuple[Entity, ...]
    expected: Mapping[date, tuple[str, ...]]


def basis(instrument: str, **fields: Any) -> dict[str, Any]:
    """Clauses that have modules were signed with the one for a controller and a processor, unless `fields` say so."""
    module = {"module": "c2p"} if instrument in ("scc-2021", "uk-addendum") else {}
    return {"instrument": instrument, **module, **fields}


def case(
    name: str,
    expected: Mapping[str, Sequence[str]],
    *bases: dict[str, Any],
    rows: Sequence[Entity] = (),
    tia: bool = True,
    **fields: Any,
) -> Case:
    """A controller in Finland that sends data to a processor in the United States, unless `fields` say otherwise.

    `tia`: an impact assessment that was signed in good time and again whenever the law changed, and never falls due, so
    that only the bases speak.
    """
    transfer = {"exporter_id": "fi", "importer_id": "us", "destination": "US", "started_on": STARTED, **fields}
    own: list[Entity] = [Transfer(id=name, **transfer)]
    own += [Basis(id=f"{name}-{n}", transfer_id=name, **each) for n, each in enumerate(bases, 1)]
    if tia and bases:
        own += [
            Assessment(id=f"{name}-tia-{day}", transfer_id=name, status="signed", signed_on=day, outcome="proceed")
            for day in ASSESSED
        ]
    return Case(name, (*own, *rows), {date.fromisoformat(day): tuple(lines) for day, lines in expected.items()})
