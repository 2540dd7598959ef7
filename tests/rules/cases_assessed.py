"""Assessments made here: what reopens them, conditions, a decision against the transfer, a broken seal."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from cases import ORGANISATIONS, basis, case

from transfers.domain import (
    Assessment,
    Certification,
    Entity,
    Fact,
    Fulfilment,
    Location,
    Register,
    Transfer,
    canonical,
)

TODAY = "2026-11-22"
SIGNED = date(2023, 9, 1)
SCC = basis("scc-2021", module="c2p", signed_on=date(2022, 1, 1))
# That these data are within what the list says was confirmed.
DPF = basis("dpf", scope="confirmed")
IN_FORCE = [("instrument", "eu-scc-2021", "in_force"), ("importer", "", "us"), ("destination", "", "US")]


def made(transfer: str, relied: list[tuple[str, str, str]] | None = None, **fields: Any) -> Assessment:
    """A signed assessment of `transfer` that relied on these facts."""
    facts = [Fact(kind=kind, subject=subject, value=value) for kind, subject, value in relied or IN_FORCE]
    values = {
        "status": "signed",
        "signed_on": SIGNED,
        "outcome": "proceed",
        "questionnaire_version": "1",
        "relied": canonical(facts),
    }
    return Assessment(id=f"{transfer}-made", transfer_id=transfer, **{**values, **fields})


def conditions(*due: str) -> str:
    lines = [{"id": f"c{n}", "text": "Keys to the EEA", "owner": "Aino", "due_on": day} for n, day in enumerate(due, 1)]
    return json.dumps(lines)


def reopened(
    name: str,
    expected: dict[str, tuple[str, ...]],
    *bases: dict[str, Any],
    relied: list[tuple[str, str, str]] | None = None,
    rows: tuple[Entity, ...] = (),
    signed: dict[str, Any] | None = None,
    **fields: Any,
) -> Any:
    return case(
        name, expected, *(bases or (SCC,)), tia=False, rows=(made(name, relied, **(signed or {})), *rows), **fields
    )


CASES = [
    reopened(
        "tia-facts-stand",
        {"2023-09-01": ("covered", "no tia-reopened", "no tia-missing", "no tia-altered", "no tia-stop")},
    ),
    # A fact that changed: the tool fell, a place came, a place went, a sub-processor, the data, the importer.
    reopened(
        "tia-tool-fell",
        {
            "2020-07-15": ("covered", "no tia-reopened"),
            "2020-07-16": (
                "uncovered",
                "basis-invalidated critical uncovered 2020-07-16",
            ),
        },
        basis("privacy-shield"),
        relied=[("instrument", "eu-us-privacy-shield", "in_force"), *IN_FORCE[1:]],
        signed={"signed_on": date(2019, 1, 1)},
    ),
    reopened(
        "tia-dpf-left-the-list",
        {
            "2024-05-31": ("covered", "no tia-reopened"),
            "2024-06-01": (
                "at_risk",
                "dpf-not-certified medium at_risk 2024-06-01",
                "tia-reopened medium at_risk 2024-06-01",
            ),
        },
        DPF,
        SCC,
        importer_id="leaver",
        relied=[
            ("instrument", "eu-scc-2021", "in_force"),
            ("instrument", "eu-us-dpf", "in_force"),
            ("challenge", "eu-us-dpf", "open"),
            ("certification", "dpf-eu", "active"),
            ("importer", "", "leaver"),
            ("destination", "", "US"),
        ],
        rows=(
            ORGANISATIONS[7].model_copy(update={"id": "leaver"}),
            Certification(
                id="leaver-dpf",
                organisation_id="leaver",
                framework="dpf-eu",
                status="active",
                certified_on=date(2023, 8, 1),
                checked_on=date(2024, 1, 1),
                ended_on=date(2024, 6, 1),
            ),
        ),
    ),
    reopened(
        "tia-new-place",
        {
            "2024-01-31": ("covered", "no tia-reopened"),
            "2024-02-01": ("at_risk", "tia-reopened medium at_risk 2024-02-01"),
        },
        importer_id="mover",
        relied=[IN_FORCE[0], ("importer", "", "mover"), IN_FORCE[2]],
        rows=(
            ORGANISATIONS[7].model_copy(update={"id": "mover"}),
            Location(
                id="mover-in", organisation_id="mover", use="support_access", country="IN", since=date(2024, 2, 1)
            ),
        ),
    ),
    reopened(
        "tia-place-within-the-regime",
        {"2024-02-01": ("covered", "no tia-reopened")},
        importer_id="settler",
        relied=[IN_FORCE[0], ("importer", "", "settler"), IN_FORCE[2]],
        rows=(
            ORGANISATIONS[7].model_copy(update={"id": "settler"}),
            Location(id="settler-ie", organisation_id="settler", use="hosting", country="IE", since=date(2024, 2, 1)),
        ),
    ),
    reopened(
        "tia-place-gone",
        {
            "2024-01-31": ("covered", "no tia-reopened"),
            "2024-02-01": ("at_risk", "tia-reopened medium at_risk -"),
        },
        importer_id="leaving",
        relied=[IN_FORCE[0], ("importer", "", "leaving"), IN_FORCE[2], ("location", "hosting", "US")],
        rows=(
            ORGANISATIONS[7].model_copy(update={"id": "leaving"}),
            Location(id="leaving-us", organisation_id="leaving", use="hosting", country="US", until=date(2024, 2, 1)),
        ),
    ),
    reopened(
        "tia-new-sub-processor",
        {
            "2024-02-29": ("covered", "no tia-reopened"),
            "2024-03-01": ("at_risk", "tia-reopened medium at_risk 2024-03-01"),
        },
        rows=(
            Transfer(
                id="tia-new-sub-processor-2",
                exporter_id="us",
                importer_id="in",
                destination="IN",
                onward_of="tia-new-sub-processor",
                started_on=date(2024, 3, 1),
            ),
        ),
    ),
    reopened(
        "tia-staff-data-since",
        {TODAY: ("at_risk", "tia-reopened medium at_risk -")},
        register_id="tia-staff",
        relied=[*IN_FORCE, ("country", "US", "another digest"), ("data", "hr_data", "false")],
        rows=(Register(id="tia-staff", name="Staff", controller_id="fi", hr_data=True),),
    ),
    reopened(
        "tia-challenged-since",
        {
            "2023-09-05": ("covered", "no tia-reopened"),
            "2023-09-06": ("at_risk", "tia-reopened medium at_risk 2023-09-06"),
        },
        DPF,
        SCC,
        importer_id="listed",
        relied=[
            ("instrument", "eu-scc-2021", "in_force"),
            ("instrument", "eu-us-dpf", "in_force"),
            ("certification", "dpf-eu", "active"),
            ("importer", "", "listed"),
            ("destination", "", "US"),
        ],
        rows=(
            ORGANISATIONS[7].model_copy(update={"id": "listed"}),
            Certification(
                id="listed-dpf",
                organisation_id="listed",
                framework="dpf-eu",
                status="active",
                certified_on=date(2023, 8, 1),
                checked_on=date(2023, 8, 15),
            ),
        ),
    ),
    # It grew stale: the list was looked at on 15 August 2023 last.
    reopened(
        "tia-grown-stale",
        {
            "2024-02-14": ("covered", "no tia-reopened"),
            "2024-02-15": (
                "at_risk",
                "dpf-check-stale medium at_risk 2024-02-15",
                "tia-reopened medium at_risk 2024-02-15",
            ),
        },
        DPF,
        SCC,
        importer_id="unwatched",
        relied=[
            ("instrument", "eu-scc-2021", "in_force"),
            ("instrument", "eu-us-dpf", "in_force"),
            ("challenge", "eu-us-dpf", "open"),
            ("certification", "dpf-eu", "active"),
            ("importer", "", "unwatched"),
            ("destination", "", "US"),
        ],
        rows=(
            ORGANISATIONS[7].model_copy(update={"id": "unwatched"}),
            Certification(
                id="unwatched-dpf",
                organisation_id="unwatched",
                framework="dpf-eu",
                status="active",
                certified_on=date(2023, 8, 1),
                checked_on=date(2023, 8, 15),
            ),
        ),
    ),
    # Reopened by hand, with the day recorded.
    reopened(
        "tia-reopened-by-hand",
        {
            "2024-03-31": ("covered", "no tia-overdue"),
            "2024-04-01": ("at_risk", "tia-overdue medium at_risk 2024-04-01", "no tia-reopened"),
        },
        signed={"status": "reopened", "reopened_on": date(2024, 4, 1)},
    ),
    # Conditions: open from the signature on, met one day, overdue the day after they were due.
    reopened(
        "tia-conditions",
        {
            "2023-08-31": ("at_risk", "tia-missing medium at_risk 2022-01-01", "no tia-conditions-open"),
            "2023-12-31": ("at_risk", "tia-conditions-open high at_risk 2023-09-01", "no tia-reopened"),
            "2024-01-01": (
                "at_risk",
                "tia-conditions-open high at_risk 2023-09-01",
                "tia-reopened medium at_risk 2024-01-01",
            ),
            "2024-01-31": (
                "at_risk",
                "tia-conditions-open high at_risk 2023-09-01",
                "tia-reopened medium at_risk 2024-01-01",
            ),
            "2024-02-01": ("covered", "no tia-conditions-open", "no tia-reopened"),
        },
        signed={"conditions": conditions("2023-12-31"), "outcome": "proceed_with_conditions"},
        rows=(
            Fulfilment(
                id="tia-conditions-met",
                assessment_id="tia-conditions-made",
                condition="c1",
                done_on=date(2024, 2, 1),
                done_by="Aino",
            ),
        ),
    ),
    reopened(
        "tia-conditions-of-a-later-transfer",
        {"2023-12-31": ("at_risk", "tia-conditions-open high at_risk 2023-12-31")},
        signed={"conditions": conditions("2027-01-31", "2027-02-28")},
        started_on=date(2023, 12, 31),
    ),
    # Before the United Kingdom left there was no transfer that a condition could have been open for.
    reopened(
        "tia-conditions-when-gb-left",
        {
            "2020-12-31": ("no_transfer", "no-transfer info - 2012-03-01", "no tia-conditions-open"),
            "2021-01-01": (
                "at_risk",
                "tia-conditions-open high at_risk 2021-01-01",
            ),
        },
        basis("adequacy"),
        importer_id="gb",
        destination="GB",
        relied=[("importer", "", "gb"), ("destination", "", "GB")],
        signed={"signed_on": date(2020, 7, 15), "conditions": conditions("2027-01-31")},
    ),
    # The decision goes against the transfer.
    reopened(
        "tia-says-stop",
        {
            "2023-08-31": ("at_risk", "tia-missing medium at_risk 2022-01-01", "no tia-stop"),
            "2023-09-01": ("uncovered", "tia-stop critical uncovered 2023-09-01"),
        },
        signed={"outcome": "suspend"},
    ),
    # What it ends in is not recorded, or in a word that nobody knows.
    *(
        reopened(
            f"tia-ends-in-{name}",
            {
                "2023-08-31": ("at_risk", "tia-missing medium at_risk 2022-01-01", "no tia-outcome-unrecorded"),
                "2023-09-01": ("at_risk", "tia-outcome-unrecorded medium at_risk 2023-09-01"),
            },
            signed=signed,
        )
        for name, signed in (
            ("nothing", {"outcome": None}),
            ("an-unknown-word", {"outcome": "approved"}),
            ("an-unfinished-state", {"outcome": "incomplete"}),
            ("conditions-of-which-none-is-named", {"outcome": "proceed_with_conditions"}),
        )
    ),
    *(
        reopened(f"tia-ends-in-{outcome}", {"2023-09-01": ("covered", "no tia-outcome-unrecorded")}, signed=signed)
        for outcome in ("proceed_no_reason_to_believe", "monitor_only", "derogation_recorded", "not_a_transfer")
        for signed in ({"outcome": outcome},)
    ),
    reopened(
        "tia-ends-in-conditions-that-are-named",
        {"2023-09-01": ("at_risk", "tia-conditions-open high at_risk 2023-09-01", "no tia-outcome-unrecorded")},
        signed={"outcome": "proceed_with_conditions", "conditions": conditions("2027-01-31")},
    ),
    # What was signed before the judgment, or before there were such clauses, cannot have assessed them.
    *(
        case(
            f"tia-of-{name}",
            expected,
            bases,
            tia=False,
            rows=(
                Assessment(
                    id=f"tia-of-{name}-tia",
                    transfer_id=f"tia-of-{name}",
                    status="signed",
                    signed_on=signed,
                    outcome=outcome,
                ),
            ),
        )
        for name, bases, signed, outcome, expected in (
            (
                "the-day-before-the-judgment",
                basis("bcr", signed_on=date(2010, 1, 1)),
                date(2020, 7, 15),
                "proceed",
                {
                    "2020-07-15": ("covered", "no tia-predates"),
                    "2020-07-16": ("at_risk", "tia-predates medium at_risk 2020-07-16"),
                },
            ),
            (
                "the-day-of-the-judgment",
                basis("bcr", signed_on=date(2010, 1, 1)),
                date(2020, 7, 16),
                "proceed",
                {"2020-07-16": ("covered", "no tia-predates")},
            ),
            (
                "the-day-before-these-clauses",
                SCC,
                date(2021, 6, 26),
                "proceed",
                {"2022-01-01": ("at_risk", "tia-predates medium at_risk 2022-01-01")},
            ),
            (
                "the-day-these-clauses-came",
                SCC,
                date(2021, 6, 27),
                "proceed",
                {"2022-01-01": ("covered", "no tia-predates")},
            ),
            (
                # Too old to count: what it ends in is not asked.
                "long-ago-without-an-outcome",
                SCC,
                date(2013, 1, 1),
                None,
                {"2022-01-01": ("at_risk", "tia-predates medium at_risk 2022-01-01", "no tia-outcome-unrecorded")},
            ),
        )
    ),
    case(
        # One of the two safeguards was there to be assessed.
        "tia-of-one-of-two-safeguards",
        {"2022-01-01": ("covered", "no tia-predates")},
        basis("bcr", signed_on=date(2010, 1, 1)),
        SCC,
        tia=False,
        rows=(
            Assessment(
                id="tia-of-one-of-two-safeguards-tia",
                transfer_id="tia-of-one-of-two-safeguards",
                status="signed",
                signed_on=date(2021, 1, 1),
                outcome="proceed",
            ),
        ),
    ),
    reopened(
        # Made here, it knows that it assessed other clauses: told once.
        "tia-made-of-older-clauses",
        {"2022-01-01": ("at_risk", "tia-reopened medium at_risk 2021-06-27", "no tia-predates")},
        relied=[("instrument", "eu-scc-2010", "in_force"), ("importer", "", "us"), ("destination", "", "US")],
        signed={"signed_on": date(2021, 1, 1)},
    ),
    case(
        # Before the judgment no assessment was asked for, so none had to end in anything.
        "tia-of-no-outcome-before-the-judgment",
        {
            "2020-07-15": ("covered", "no tia-outcome-unrecorded"),
            "2020-07-16": ("at_risk", "tia-predates medium at_risk 2020-07-16", "no tia-outcome-unrecorded"),
        },
        basis("bcr", signed_on=date(2010, 1, 1)),
        tia=False,
        rows=(
            Assessment(
                id="tia-of-no-outcome-before-the-judgment-tia",
                transfer_id="tia-of-no-outcome-before-the-judgment",
                status="signed",
                signed_on=date(2012, 3, 1),
            ),
        ),
    ),
    case(
        "tia-was-rejected",
        {
            "2023-08-31": ("at_risk", "tia-missing medium at_risk 2022-01-01", "no tia-rejected"),
            "2023-09-01": (
                "at_risk",
                "tia-missing medium at_risk 2022-01-01",
                "tia-rejected high at_risk 2023-09-01",
            ),
        },
        SCC,
        tia=False,
        rows=(made("tia-was-rejected", status="rejected", signed_on=None, rejected_on=SIGNED),),
    ),
    case(
        "tia-rejected-then-signed",
        {"2023-10-01": ("covered", "no tia-rejected", "no tia-missing")},
        SCC,
        tia=False,
        rows=(
            made("tia-rejected-then-signed", status="rejected", signed_on=None, rejected_on=SIGNED),
            Assessment(
                id="tia-rejected-then-signed-2",
                transfer_id="tia-rejected-then-signed",
                status="signed",
                signed_on=date(2023, 10, 1),
                outcome="proceed",
                version=2,
                previous_id="tia-rejected-then-signed-made",
            ),
        ),
    ),
    # A version that a later one replaced stood until then.
    case(
        "tia-replaced",
        {
            "2023-09-30": ("covered", "no tia-missing", "no tia-overdue"),
            "2023-10-01": ("covered", "no tia-missing"),
        },
        SCC,
        tia=False,
        rows=(
            made("tia-replaced", status="superseded", review_on=date(2023, 10, 1)),
            made("tia-replaced", signed_on=date(2023, 10, 1), version=2).model_copy(update={"id": "tia-replaced-2"}),
        ),
    ),
    case(
        "tia-of-two-transfers",
        {"2023-09-01": ("covered", "no tia-missing")},
        SCC,
        tia=False,
        rows=(
            Transfer(id="tia-first-of-two", exporter_id="fi", importer_id="us", destination="US"),
            made("tia-first-of-two", further_transfers=["tia-of-two-transfers"], relied=IN_FORCE),
        ),
    ),
    reopened(
        "tia-not-what-was-signed",
        {"2023-09-01": ("at_risk", "tia-altered critical at_risk 2023-09-01")},
        signed={"seal": "0" * 64},
    ),
]
