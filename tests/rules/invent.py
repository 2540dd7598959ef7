"""Random registries: everything may be missing, and days fall close to the changes of the law."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

from transfers.domain import (
    Assessment,
    Basis,
    Certification,
    Citation,
    Entity,
    Fulfilment,
    Location,
    Notice,
    Organisation,
    Register,
    Service,
    Transfer,
)
from transfers.domain.words import (
    AssessmentStatus,
    CertificationStatus,
    Framework,
    Frequency,
    Module,
    Nature,
    Rank,
    Regime,
    Role,
    Scope,
    Sector,
    TransferClaim,
    Use,
)

COUNTRIES = ["FI", "DE", "NO", "GB", "CH", "US", "JP", "CA", "BR", "IN", "GI", "EPORG", "GL", "SJ"]
AREAS = ["EU", "eea", "EU/EEA", "DACH", "Benelux", "worldwide", "EU/worldwide"]
INSTRUMENTS = [
    *("adequacy", "dpf", "privacy-shield", "safe-harbour", "scc-2001", "scc-2002", "scc-2004", "scc-2010"),
    *("scc-2021", "idta", "uk-addendum", "bcr", "code", "certification", "adhoc", "art49-a", "art49-2"),
    *("unnamed", "scc-unspecified", "law-523-1999", "law-95-46", "gentlemens-agreement"),
]
LIKELY = ["adequacy", "dpf", "privacy-shield", "scc-2010", "scc-2021", "idta"]
# What a registry mostly holds, so that the rules about bases that hold are reached too.
PLAUSIBLE = [
    *[("adequacy", code) for code in ("GB", "JP", "CA", "BR", "CH")],
    *[("dpf", "US"), ("dpf", "US"), ("privacy-shield", "US")],
    *[
        ("scc-2010", "US"),
        ("scc-2010", "IN"),
        ("scc-2021", "US"),
        ("idta", "IN"),
        ("uk-addendum", "IN"),
        ("art49-a", "IN"),
    ],
]
EXPORTERS = ["FI", "GB", "CH"]
CHANGES = [
    date(2010, 5, 15),
    date(2015, 10, 6),
    date(2018, 5, 25),
    date(2019, 1, 1),
    date(2020, 7, 16),
    date(2020, 9, 8),
    date(2021, 1, 1),
    date(2021, 6, 27),
    date(2021, 9, 27),
    date(2022, 9, 22),
    date(2022, 12, 28),
    date(2023, 7, 10),
    date(2023, 9, 1),
    date(2023, 10, 12),
    date(2024, 3, 22),
    date(2024, 9, 15),
    date(2026, 1, 26),
    date(2026, 11, 22),
    date(2031, 12, 27),
]


Facts = Callable[[Assessment], Iterable[tuple[str, str, str]]]


class Inventor:
    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def one(self, values: Any) -> Any:
        return self.random.choice(list(values))

    def perhaps(self, values: Any, chance: float = 0.7) -> Any:
        return self.one(values) if self.random.random() < chance else None

    def day(self) -> date:
        """A day of a change, the day before, or one somewhere near."""
        change: date = self.one([*CHANGES, CHANGES[-1], CHANGES[-1]])
        return change + timedelta(days=self.one([0, -1, 0, -1, 1, self.random.randint(-700, 700)]))

    def some_day(self, chance: float = 0.6) -> date | None:
        return self.day() if self.random.random() < chance else None

    def period(self) -> tuple[date | None, date | None]:
        first, last = self.some_day(), self.some_day(0.2)
        return (first, last) if not (first and last and last <= first) else (last, first if first > last else None)

    def registry(self, transfers: int) -> list[Entity]:
        organisations = [f"o{n}" for n in range(self.random.randint(3, 9))]
        services = [f"s{n}" for n in range(self.random.randint(1, 4))]
        rows: list[Entity] = [self.organisation(each, organisations) for each in organisations]
        rows += [Organisation(id=code.lower(), name=code, country=code) for code in (*EXPORTERS, "US")]
        rows.append(
            self.certification(90, ["us"]).model_copy(
                update={"framework": Framework.DPF_EU, "status": CertificationStatus.ACTIVE, "ended_on": None}
            )
        )
        rows += [Service(id=each, name=each, organisation_id=self.one(organisations)) for each in services]
        rows += [self.location(n, organisations, services) for n in range(self.random.randint(0, 8))]
        rows += [
            Register(id=f"r{n}", name="r", controller_id=organisations[0], hr_data=hr)
            for n, hr in enumerate((True, False, None))
        ]
        rows += [self.notice(n, organisations) for n in range(2)]
        rows += [
            Citation(
                id=f"q{n}", notice_id=f"n{n % 2}", law=self.one(["law-523-1999", "law-516-2004", "law-95-46", "x"])
            )
            for n in range(self.random.randint(0, 3))
        ]
        rows += [self.certification(n, organisations) for n in range(self.random.randint(0, 8))]
        for n in range(transfers):
            rows += self.likely(n, organisations, services)
        return rows

    def organisation(self, name: str, others: list[str]) -> Organisation:
        return Organisation(
            id=name,
            name=name,
            country=self.perhaps([*COUNTRIES, *EXPORTERS * 4], 0.9),
            parent_id=self.perhaps(others, 0.3),
            sector=self.perhaps(Sector, 0.4),
        )

    def location(self, n: int, organisations: list[str], services: list[str]) -> Location:
        of_service = self.random.random() < 0.7
        since, until = self.period()
        return Location(
            id=f"l{n}",
            service_id=self.one(services) if of_service else None,
            organisation_id=None if of_service else self.one(organisations),
            use=self.one(Use),
            country=self.perhaps(COUNTRIES, 0.7),
            area=self.perhaps(AREAS, 0.6),
            since=since if self.random.random() < 0.3 else None,
            until=until if self.random.random() < 0.3 else None,
            checked_on=self.some_day(0.5),
        )

    def notice(self, n: int, organisations: list[str]) -> Notice:
        dated, superseded = self.period()
        return Notice(
            id=f"n{n}",
            controller_id=self.one(organisations),
            title="n",
            transfer_claim=self.one([*TransferClaim, "none", "none"]),
            dated=dated,
            superseded_on=superseded,
        )

    def certification(self, n: int, organisations: list[str]) -> Certification:
        return Certification(
            id=f"c{n}",
            organisation_id=self.one(organisations),
            framework=self.one([*Framework, "dpf-eu", "dpf-eu"]),
            status=self.one([*CertificationStatus, "active", "active", "active"]),
            covers_hr=(hr := self.perhaps([True, False])),
            covers_non_hr=None if hr is None else not hr,
            certified_on=self.some_day(0.5),
            ended_on=self.some_day(0.2),
            next_due=self.some_day(0.5),
            checked_on=self.some_day(0.8),
        )

    def transfer(self, n: int, organisations: list[str], services: list[str]) -> list[Entity]:
        started, ended = self.period()
        transfer = Transfer(
            id=f"t{n}",
            register_id=self.perhaps(["r0", "r1", "r2"]),
            exporter_id=self.one(organisations),
            exporter_role=self.one(Role),
            importer_id=self.perhaps(organisations, 0.85),
            importer_role=self.one(Role),
            service_id=self.perhaps(services, 0.5),
            destination=(destination := self.perhaps([*COUNTRIES, "US", "US"], 0.75)),
            area=None if destination or n % 2 else AREAS[n // 2 % len(AREAS)],
            regime=self.perhaps([*Regime, "EU"], 0.3),
            nature=self.one([*Nature, *["disclosure"] * 12]),
            frequency=self.perhaps(Frequency),
            started_on=started,
            ended_on=ended,
            onward_of=self.perhaps([f"t{self.random.randint(0, max(0, n - 1))}"], 0.25) if n else None,
            notice_id=self.perhaps(["n0", "n1"], 0.3),
        )
        rows: list[Entity] = [transfer]
        rows += [self.basis(f"b{n}-{k}", transfer.id) for k in range(self.one([0, 1, 1, 1, 2, 2, 3]))]
        rows += [self.assessment(f"a{n}-{k}", transfer.id) for k in range(self.one([0, 0, 1, 1, 2]))]
        return rows

    def likely(self, n: int, organisations: list[str], services: list[str]) -> list[Entity]:
        chance = self.random.random()
        if chance < 0.4:
            return self.plausible(n)
        found = self.transfer(n, organisations, services)
        if chance < 0.6:
            home = {
                "exporter_id": "fi",
                "destination": "DE",
                "service_id": self.one(services),
                "nature": Nature.DISCLOSURE,
            }
            found[0] = found[0].model_copy(update={**home, "regime": None})
        return found

    def plausible(self, n: int) -> list[Entity]:
        instrument, destination = self.one(PLAUSIBLE)
        transfer = Transfer(
            id=f"t{n}",
            exporter_id=self.one(EXPORTERS).lower(),
            importer_id="us",
            destination=destination,
            register_id=self.perhaps(["r0", "r1"], 0.6),
            frequency=self.perhaps(Frequency, 0.6),
            started_on=self.perhaps([date(2012, 3, 1)], 0.5),
        )
        basis = self.basis(f"b{n}-0", transfer.id).model_copy(
            update={
                "instrument": instrument,
                "relied_from": None,
                "signed_on": self.perhaps([date(2015, 1, 1), date(2022, 4, 1)], 0.8),
            }
        )
        return [transfer, basis, self.assessment(f"a{n}-0", transfer.id)]

    def basis(self, name: str, transfer: str) -> Basis:
        return Basis(
            id=name,
            transfer_id=transfer,
            instrument=self.one(INSTRUMENTS + LIKELY * 4),
            rank=self.one([*Rank, "primary"]),
            module=self.perhaps(Module, 0.5),
            signed_on=self.some_day(0.7),
            relied_from=self.some_day(0.2),
            relied_until=self.some_day(0.1),
            scope=self.perhaps([*Scope, "confirmed"], 0.5),
        )

    def assessment(self, name: str, transfer: str) -> Assessment:
        return Assessment(
            id=name,
            transfer_id=transfer,
            kind=self.one(["tia", "tia", "tia", "dpia"]),
            status=self.one([*AssessmentStatus, "signed", "signed", "signed"]),
            outcome=self.perhaps(["proceed", "suspend", "restructure", "proceed_with_conditions"], 0.3),
            signed_on=self.some_day(0.9),
            review_on=self.some_day(0.3),
            version=self.one([1, 1, 2]),
            rejected_on=self.some_day(0.8),
            reopened_on=self.some_day(0.2),
            seal=self.perhaps(["0" * 64], 0.1),
        )

    def relying(self, rows: list[Entity], facts: Facts) -> list[Entity]:
        """The same registry with most of its assessments made here: they cover more, rely on facts, set conditions.

        `facts` are those of some day: often what still stands, and now and then one more or one less.
        """
        names = [row.id for row in rows if isinstance(row, Transfer)]
        found: list[Entity] = []
        for row in rows:
            if isinstance(row, Assessment) and self.random.random() < 0.6:
                found += self.made_here(row, names, facts)
            else:
                found.append(row)
        return found

    def made_here(self, row: Assessment, names: list[str], facts: Facts) -> list[Entity]:
        wider = row.model_copy(
            update={
                "questionnaire_version": "1",
                "further_transfers": [self.one(names)] if self.random.random() < 0.2 else [],
            }
        )
        relied = sorted(facts(wider))
        if relied and self.random.random() < 0.2:
            relied.remove(self.one(relied))
        if self.random.random() < 0.2:
            relied.append(self.one([("location", "backup", "IN"), ("challenge", "eu-us-dpf", "open")]))
        due = [self.day() for _ in range(self.one([0, 0, 0, 1, 2]))]
        conditions = [
            {"id": f"c{n}", "text": "x", "owner": "y", "due_on": day.isoformat()} for n, day in enumerate(due)
        ]
        met = [n for n in range(len(due)) if self.random.random() < 0.6]
        update = {
            "relied": json.dumps([dict(zip(("kind", "subject", "value"), each, strict=True)) for each in relied]),
            "conditions": json.dumps(conditions) if conditions else None,
        }
        return [
            wider.model_copy(update=update),
            *(
                Fulfilment(
                    id=f"{row.id}-f{n}", assessment_id=row.id, condition=f"c{n}", done_on=self.day(), done_by="z"
                )
                for n in met
            ),
        ]
