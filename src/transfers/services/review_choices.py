"""What can be reviewed: whose transfers, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from transfers import clock
from transfers.ledger import Session, current
from transfers.review import Quarter
from transfers.services.choosing import listed
from transfers.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Choices:
    """`controllers` and `groups`: id → name, as many as are listed; the command line takes any. `quarters`: the running
    one first, back to the registry's first."""

    controllers: Mapping[str, str]
    groups: Mapping[str, str]
    quarters: tuple[Quarter, ...]


def choices(workspace: Workspace) -> Choices:
    with workspace.session() as session:
        controllers = (
            f"id IN (SELECT exporter_id FROM ({current('transfer')}) WHERE exporter_role IN "
            f"('controller', 'joint_controller')) OR id IN (SELECT controller_id FROM ({current('register')}))"
        )
        groups = f"id IN (SELECT parent_id FROM ({current('organisation')}))"
        found, parents = (listed(session, "organisation", which).names for which in (controllers, groups))
        return Choices(found, parents, _quarters(session))


def _quarters(session: Session) -> tuple[Quarter, ...]:
    """At least the running quarter and the one before it."""
    found = session.rows("SELECT min(recorded_at) FROM registry.changeset")[0][0]
    running = Quarter.of(clock.today())
    first = Quarter.of(datetime.fromisoformat(str(found)).date()) if found else running
    made = [running, running.previous]
    while made[-1] > first:
        made.append(made[-1].previous)
    return tuple(made)
