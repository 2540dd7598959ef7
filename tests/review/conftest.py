"""A registry over two quarters, so that every kind of change is there: the clock stands on 22 November 2026."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from transfers import clock
from transfers.domain import (
    Assessment,
    Basis,
    Certification,
    Entity,
    Kind,
    Location,
    NewChangeset,
    Organisation,
    Register,
    Service,
    Transfer,
)
from transfers.ledger import append, draft
from transfers.services.workspace import Workspace, open_workspace

TODAY = date(2026, 11, 22)
SPRING = datetime(2026, 5, 4, 9, 30)
SUMMER = datetime(2026, 8, 17, 14, 5, 30)
# A technical measure in place: only the exporter can open what it sends.
KEYS_APART = {
    "G01": ["eu"],
    "G02": "separate_entity",
    "G03": "scc",
    "T01": "cloud_hosting_saas",
    "T05": "storage_only",
    "T06": "encrypted_importer_cannot_open",
    "M02": "exporter_only",
}


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 8, 0)

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()


def stop(patched: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    patched.setattr(clock, "today", made.today)
    patched.setattr(clock, "now", made.now)
    patched.setattr("transfers.ledger.appending.now", made.now)
    return made


@pytest.fixture
def stopped(monkeypatch) -> Clock:
    return stop(monkeypatch)


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """In spring: five transfers. In summer: one ended, one added, one with another basis, one moved."""
    path = tmp_path_factory.mktemp("recorded") / "registry.duckdb"
    opened = open_workspace(path)
    with pytest.MonkeyPatch.context() as patched:
        stopped = stop(patched)
        record(opened, stopped, SPRING, spring())
        record(opened, stopped, SUMMER, summer())
    opened.close()
    return path


@pytest.fixture
def workspace(tmp_path: Path, recorded: Path, stopped: Clock) -> Iterator[Workspace]:
    """The registry of `recorded`, a copy for each test."""
    opened = open_workspace(Path(shutil.copyfile(recorded, tmp_path / "registry.duckdb")))
    with opened.session() as session:
        session.run("SET threads TO 1")  # a few rows each time: dividing the work costs more than the work
    yield opened
    opened.close()


def record(
    workspace: Workspace,
    stopped: Clock,
    at: datetime,
    rows: Sequence[Entity],
    retired: Mapping[str, Sequence[Entity]] | None = None,
) -> None:
    stopped.at = at
    by_entity: dict[str, list[Entity]] = {}
    for row in rows:
        by_entity.setdefault(row.entity, []).append(row)
    with workspace.session() as session:
        draft(session, by_entity, retired)
        append(session, NewChangeset(author="Aino", kind=Kind.EDIT, reason=f"of {at:%d %B}"))


def transfer(name: str, **fields: object) -> Transfer:
    said = {
        "id": name,
        "exporter_id": "shop",
        "register_id": "customers",
        "importer_id": "cloud",
        "service_id": "mailer",
        "destination": "US",
        "purpose": "newsletters",
        "started_on": date(2022, 3, 1),
        "source": "vendors.csv, row 2",
    }
    return Transfer.model_validate({**said, **fields})


def spring() -> list[Entity]:
    return [
        Organisation(id="group", name="Konserni Oyj", country="FI"),
        Organisation(id="shop", name="Kauppa Oy", country="FI", parent_id="group"),
        Organisation(id="other", name="Muu Oy", country="FI"),
        Organisation(id="cloud", name="=Cloud Inc.", legal_name="Cloud Inc.", country="US", aliases=["Cloud"]),
        Organisation(id="help", name="Help Pvt & Sons <Ltd>", country="IN"),
        Service(id="mailer", name="Mailer", organisation_id="cloud"),
        Location(id="l-us", service_id="mailer", use="hosting", country="US", publication="published"),
        Location(id="l-in", organisation_id="help", use="support_access", country="IN", publication="published"),
        Register(
            id="customers",
            name="Asiakkaat",
            controller_id="shop",
            purpose="customer relationship",
            data_categories=["name", "e-mail address"],
            data_subjects=["customers"],
        ),
        transfer("shield"),
        transfer("clauses", importer_id="help", service_id=None, destination="IN"),
        transfer("ending", purpose="analytics"),
        transfer(
            "onward",
            exporter_id="cloud",
            exporter_role="processor",
            importer_role="sub_processor",
            importer_id="help",
            service_id=None,
            destination="IN",
            onward_of="ending",
            register_id=None,
            purpose="support tickets",
        ),
        transfer("elsewhere", exporter_id="other", register_id=None),
        Basis(id="b-shield", transfer_id="shield", instrument="privacy-shield"),
        Basis(id="b-clauses", transfer_id="clauses", instrument="scc-2010", signed_on=date(2019, 5, 1)),
        Basis(id="b-ending", transfer_id="ending", instrument="dpf"),
        Basis(id="b-elsewhere", transfer_id="elsewhere", instrument="dpf"),
        Certification(
            id="c-cloud",
            organisation_id="cloud",
            framework="dpf-eu",
            status="active",
            covers_hr=False,
            covers_non_hr=True,
            checked_on=date(2026, 4, 30),
            next_due=date(2026, 12, 20),
        ),
        Assessment(
            id="a-clauses",
            transfer_id="clauses",
            status="signed",
            signed_on=date(2024, 9, 1),
            signed_by="Aino",
            review_on=date(2026, 9, 1),
            outcome="suspend",
            answers=json.dumps({question: {"value": value} for question, value in KEYS_APART.items()}),
        ),
    ]


def summer() -> list[Entity]:
    return [
        transfer("ending", purpose="analytics", ended_on=date(2026, 8, 15)),
        transfer("fresh", purpose="@support\tdesk", started_on=date(2026, 8, 1)),
        transfer("clauses", importer_id="help", service_id=None, destination="IN", note="moved to the new clauses"),
        Basis(id="b-fresh", transfer_id="fresh", instrument="dpf", relied_from=date(2026, 8, 1)),
        Basis(
            id="b-clauses",
            transfer_id="clauses",
            instrument="scc-2010",
            signed_on=date(2019, 5, 1),
            relied_until=date(2026, 8, 1),
        ),
        Basis(
            id="b-clauses-2",
            transfer_id="clauses",
            instrument="scc-2021",
            module="c2p",
            signed_on=date(2026, 8, 1),
            relied_from=date(2026, 8, 1),
        ),
        Location(id="l-us", service_id="mailer", use="hosting", country="IE", publication="published"),
        Assessment(id="a-fresh", transfer_id="fresh", status="draft"),
    ]
