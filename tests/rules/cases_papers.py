"""Impact assessments, signatures, and what a notice says against what the registry knows."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases import basis, case

from transfers.domain import Assessment, Citation, Location, Notice, Organisation

SINCE = "2012-03-01"
TODAY = "2026-11-22"
LISTED = f"no-transfer info - {SINCE}"
SCC = basis("scc-2021", module="c2p", signed_on=date(2022, 1, 1))


def tia(transfer: str, **fields: Any) -> Assessment:
    values = {"status": "signed", "signed_on": date(2022, 1, 1), "outcome": "proceed", **fields}
    return Assessment(id=f"{transfer}-tia-{values['status']}-{values['signed_on']}", transfer_id=transfer, **values)


def controller(name: str, claim: str, **fields: Any) -> tuple[Organisation, Notice]:
    return (
        Organisation(id=name, name=name, country="FI"),
        Notice(
            id=f"{name}-notice",
            controller_id=name,
            title=f"Notice of {name}",
            transfer_claim=claim,
            **{"dated": date(2020, 1, 1), "superseded_on": date(2022, 1, 1), **fields},
        ),
    )


CASES = [
    case(
        "tia-none",
        {
            "2020-07-15": ("covered", "no tia-missing"),
            "2020-07-16": ("at_risk", "tia-missing medium at_risk 2020-07-16"),
        },
        basis("bcr", signed_on=date(2010, 1, 1)),
        tia=False,
    ),
    case(
        "tia-none-signed-later",
        {"2022-01-01": ("at_risk", "tia-missing medium at_risk 2022-01-01")},
        SCC,
        tia=False,
    ),
    case(
        "tia-only-drafted",
        {"2022-01-01": ("at_risk", "tia-missing medium at_risk 2022-01-01")},
        SCC,
        tia=False,
        rows=(tia("tia-only-drafted", status="draft"),),
    ),
    case(
        "tia-not-signed-yet",
        {
            "2022-09-21": ("at_risk", "tia-missing medium at_risk 2022-01-01"),
            "2022-09-22": ("covered", "no tia-missing"),
        },
        SCC,
        tia=False,
        rows=(tia("tia-not-signed-yet", signed_on=date(2022, 9, 22)),),
    ),
    case(
        "tia-due",
        {
            "2023-12-31": ("covered", "no tia-overdue"),
            "2024-01-01": ("at_risk", "tia-overdue medium at_risk 2024-01-01", "no tia-missing"),
        },
        SCC,
        tia=False,
        rows=(tia("tia-due", review_on=date(2024, 1, 1)),),
    ),
    case(
        "tia-reopened",
        {"2023-12-31": ("at_risk", "tia-overdue medium at_risk -")},
        SCC,
        tia=False,
        rows=(tia("tia-reopened", status="reopened", review_on=date(2024, 1, 1)),),
    ),
    case(
        "tia-signed-again",
        {"2024-01-01": ("covered", "no tia-overdue")},
        SCC,
        tia=False,
        rows=(
            tia("tia-signed-again", review_on=date(2024, 1, 1)),
            tia("tia-signed-again", signed_on=date(2023, 6, 1)),
        ),
    ),
    case(
        "tia-not-needed-for-adequacy",
        {TODAY: ("covered", "no tia-missing")},
        basis("adequacy"),
        importer_id="ch",
        destination="CH",
        tia=False,
    ),
    case(
        "scc-signing-day-not-recorded",
        {TODAY: ("at_risk", f"scc-unsigned medium at_risk {SINCE}")},
        basis("scc-2021"),
    ),
    case(
        "module-of-other-roles",
        {TODAY: ("at_risk", "scc-wrong-module high at_risk 2022-01-01")},
        basis("scc-2021", module="c2c", signed_on=date(2022, 1, 1)),
    ),
    case("module-of-these-roles", {TODAY: ("covered", "no scc-wrong-module")}, SCC),
    case(
        "addendum-of-other-roles",
        {TODAY: ("at_risk", "scc-wrong-module high at_risk 2022-04-01")},
        basis("uk-addendum", module="p2c", signed_on=date(2022, 4, 1)),
        exporter_id="gb",
    ),
    # Nobody has recorded which module was signed: told once they are signed, and of clauses that have modules only.
    case(
        "scc-of-no-module",
        {
            "2021-12-31": ("uncovered", f"scc-unsigned high uncovered {SINCE}", "no scc-module-unrecorded"),
            "2022-01-01": ("at_risk", "scc-module-unrecorded low at_risk 2022-01-01"),
        },
        basis("scc-2021", module=None, signed_on=date(2022, 1, 1)),
    ),
    case(
        "scc-of-no-module-nor-day",
        {TODAY: ("at_risk", f"scc-unsigned medium at_risk {SINCE}", "no scc-module-unrecorded")},
        basis("scc-2021", module=None),
    ),
    case(
        "addendum-of-no-module",
        {TODAY: ("at_risk", "scc-module-unrecorded low at_risk 2022-04-01")},
        basis("uk-addendum", module=None, signed_on=date(2022, 4, 1)),
        exporter_id="gb",
    ),
    case(
        "idta-has-no-modules",
        {TODAY: ("covered", "no scc-module-unrecorded")},
        basis("idta", signed_on=date(2022, 4, 1)),
        exporter_id="gb",
    ),
    case(
        "old-clauses-have-no-modules",
        {"2021-06-26": ("covered", "no scc-module-unrecorded")},
        basis("scc-2010", signed_on=date(2020, 1, 1)),
    ),
    case(
        # Signed before anybody could: that says it all.
        "scc-of-no-module-signed-too-early",
        {TODAY: ("uncovered", "scc-signed-outside critical uncovered 2021-06-01", "no scc-module-unrecorded")},
        basis("scc-2021", module=None, signed_on=date(2021, 6, 1)),
    ),
    # Rules of one's own need an authority's approval, a code or a certification the importer's commitment.
    *(
        case(
            f"{instrument}-and-{name}",
            {TODAY: (verdict, finding)},
            basis(instrument, **fields),
        )
        for instrument in ("bcr", "adhoc", "code", "certification")
        for name, fields, verdict, finding in (
            ("no-day", {}, "at_risk", f"safeguard-unproven medium at_risk {SINCE}"),
            ("a-day", {"signed_on": date(2022, 1, 1)}, "covered", "no safeguard-unproven"),
            ("somebody-has-looked", {"scope": "confirmed"}, "covered", "no safeguard-unproven"),
        )
    ),
    case(
        # Not approved before next year.
        "bcr-of-next-year",
        {TODAY: ("uncovered", f"scc-unsigned high uncovered {SINCE}", "no safeguard-unproven")},
        basis("bcr", signed_on=date(2027, 1, 1)),
    ),
    # A notice that denies transfers stands from 2020-01-01 until 2021-12-31.
    case(
        "denied-and-sent",
        {
            "2019-12-31": ("covered", "no notice-contradicted"),
            "2020-01-01": ("at_risk", "notice-contradicted high at_risk 2020-01-01"),
            "2021-12-31": ("at_risk", "notice-contradicted high at_risk 2020-01-01"),
            "2022-01-01": ("covered", "no notice-contradicted"),
        },
        basis("bcr", signed_on=date(2010, 1, 1)),
        exporter_id="denier",
        rows=controller("denier", "none"),
    ),
    case(
        "denied-and-reached-from-an-adequate-country",
        {"2020-01-01": ("at_risk", LISTED, "notice-contradicted high at_risk 2020-01-01")},
        exporter_id="denier",
        importer_id="reached",
        destination="FI",
        rows=(
            Organisation(id="reached", name="Reached Oy", country="FI"),
            Location(id="reached-jp", organisation_id="reached", use="support_access", country="JP"),
        ),
    ),
    case(
        "denied-and-within",
        {"2020-01-01": ("no_transfer", LISTED, "no notice-contradicted", "no notice-unproven")},
        exporter_id="denier",
        importer_id="fi2",
        destination="FI",
    ),
    case(
        "denied-and-unknown",
        {
            "2019-12-31": ("unknown", f"location-unknown high unknown {SINCE}", "no notice-unproven"),
            "2020-01-01": (
                "unknown",
                f"location-unknown high unknown {SINCE}",
                "notice-unproven medium unknown 2020-01-01",
                "no mechanism-not-named",
            ),
        },
        exporter_id="denier",
        importer_id="fi2",
        destination=None,
        notice_id="denier-notice",
    ),
    case(
        "admitted-and-sent",
        {"2020-01-01": ("covered", "no notice-contradicted")},
        basis("bcr", signed_on=date(2010, 1, 1)),
        exporter_id="admitter",
        rows=controller("admitter", "yes"),
    ),
    case(
        "cites-a-repealed-act",
        {
            "2018-12-31": ("no_transfer", LISTED, "no repealed-law-cited"),
            "2019-01-01": ("no_transfer", LISTED, "repealed-law-cited medium - 2019-01-01"),
        },
        exporter_id="citer",
        importer_id="fi2",
        destination="FI",
        notice_id="citer-notice",
        rows=(
            *controller("citer", "silent", dated=date(2016, 1, 1), superseded_on=None),
            Citation(id="citer-1", notice_id="citer-notice", law="law-523-1999", provision="10 §"),
        ),
    ),
    case(
        "cites-an-act-repealed-long-ago",
        {"2018-12-31": ("no_transfer", LISTED, "repealed-law-cited medium - 2018-05-23")},
        exporter_id="late-citer",
        importer_id="fi2",
        destination="FI",
        notice_id="late-citer-notice",
        rows=(
            *controller("late-citer", "silent", dated=date(2018, 5, 23), superseded_on=None),
            Citation(id="late-citer-1", notice_id="late-citer-notice", law="law-516-2004"),
        ),
    ),
]
