"""The Data Privacy Framework: its three parts, who is on the list, staff data, and when somebody last looked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from cases import Case, basis, case

from transfers.domain import Certification, Entity, Organisation, Register

STARTED = date(2023, 1, 1)
SINCE = "2023-01-01"
COVERED = ("covered",)
FALLBACK = basis("scc-2021", rank="fallback", signed_on=date(2022, 1, 1))
CHALLENGED = "challenged-without-fallback medium at_risk 2023-09-06"
UK_CHALLENGED = "challenged-without-fallback medium at_risk 2025-10-31"


def listed(organisation: str, part: str, **fields: Any) -> Certification:
    """On the list, looked at in this very month."""
    values = {"status": "active", "checked_on": date(2026, 11, 1), "covers_hr": True, "covers_non_hr": True, **fields}
    return Certification(
        id=f"{organisation}-{part}-{values['status']}-{values.get('certified_on')}",
        organisation_id=organisation,
        framework=part,
        **values,
    )


def us(name: str, parent: str | None = None) -> Organisation:
    return Organisation(id=name, name=name, country="US", parent_id=parent)


STAFF = Register(id="staff", name="Staff", controller_id="fi", hr_data=True)
CUSTOMERS = Register(id="customers", name="Customers", controller_id="fi", hr_data=False)
UNSAID = Register(id="unsaid", name="Something", controller_id="fi")

NO_STAFF, STAFF_ONLY = "dpf-no-hr-coverage critical uncovered", "dpf-hr-only critical uncovered"
UNCONFIRMED = f"dpf-coverage-unconfirmed low at_risk {SINCE}"

# By the listing's word on staff data and on others: what comes of staff data, of others, and of data nobody spoke of.
COVERAGE: dict[tuple[bool | None, bool | None], tuple[str, str, str]] = {
    (True, True): ("covered", "covered", "covered"),
    (True, False): ("covered", STAFF_ONLY, UNCONFIRMED),
    (True, None): ("covered", UNCONFIRMED, UNCONFIRMED),
    (False, True): (NO_STAFF, "covered", UNCONFIRMED),
    (False, False): (NO_STAFF, STAFF_ONLY, UNCONFIRMED),
    # What stands on the list covers the one or the other.
    (False, None): (NO_STAFF, "covered", UNCONFIRMED),
    (None, True): (NO_STAFF, "covered", UNCONFIRMED),
    (None, False): (NO_STAFF, STAFF_ONLY, UNCONFIRMED),
    (None, None): (NO_STAFF, UNCONFIRMED, UNCONFIRMED),
}


def whose_data() -> Iterator[Case]:
    """Every line of COVERAGE as three transfers; a transfer of no register is like one whose register does not say."""
    for (hr, other), outcomes in COVERAGE.items():
        name = f"listed-{hr}-{other}".lower()
        rows: tuple[Entity, ...] = (us(name), listed(name, "dpf-eu", covers_hr=hr, covers_non_hr=other))
        for register, outcome in zip(("staff", "customers", "unsaid", None), (*outcomes, outcomes[-1]), strict=True):
            found = (outcome, "no dpf-coverage-unconfirmed")
            if outcome != "covered":
                verdict = "at_risk" if outcome == UNCONFIRMED else "uncovered"
                found = (verdict, outcome if outcome == UNCONFIRMED else f"{outcome} {SINCE}")
            yield case(
                f"dpf-{register}-{name}",
                {"2023-07-10": found},
                basis("dpf"),
                importer_id=name,
                register_id=register,
                started_on=STARTED,
                rows=rows,
            )
            rows = ()


CASES = [
    case(
        "dpf-eu",
        {
            "2023-07-09": ("uncovered", f"basis-not-yet critical uncovered {SINCE}"),
            "2023-07-10": ("covered", "no dpf-not-certified", "no dpf-check-stale"),
            "2023-09-05": ("covered", "no challenged-without-fallback"),
            "2023-09-06": ("at_risk", CHALLENGED),
            "2026-11-22": ("at_risk", CHALLENGED),
        },
        basis("dpf"),
        importer_id="both",
        started_on=STARTED,
        rows=(us("both"), listed("both", "dpf-eu"), listed("both", "dpf-uk"), STAFF, CUSTOMERS, UNSAID),
    ),
    case(
        "dpf-uk",
        {
            "2023-10-11": ("uncovered", f"basis-not-yet critical uncovered {SINCE}"),
            "2023-10-12": ("covered", "no dpf-wrong-part"),
            "2025-10-31": ("at_risk", UK_CHALLENGED),
        },
        basis("dpf"),
        exporter_id="gb",
        importer_id="both",
        started_on=STARTED,
    ),
    case(
        "dpf-ch-of-an-importer-without-the-swiss-part",
        {
            "2024-09-14": ("uncovered", f"basis-not-yet critical uncovered {SINCE}"),
            "2024-09-15": ("uncovered", f"dpf-wrong-part critical uncovered {SINCE}", "no dpf-not-certified"),
        },
        basis("dpf"),
        exporter_id="ch",
        importer_id="both",
        started_on=STARTED,
    ),
    case(
        "dpf-ch",
        {"2024-09-15": COVERED},
        basis("dpf"),
        exporter_id="ch",
        importer_id="swiss-listed",
        started_on=STARTED,
        rows=(us("swiss-listed"), listed("swiss-listed", "dpf-ch")),
    ),
    case(
        "dpf-wrong-part-with-scc",
        {"2023-10-12": ("at_risk", f"dpf-wrong-part medium at_risk {SINCE}")},
        basis("dpf"),
        FALLBACK,
        importer_id="swiss-listed",
        started_on=STARTED,
    ),
    case(
        "dpf-signed-fallback",
        {"2026-11-22": ("covered", "no challenged-without-fallback")},
        basis("dpf"),
        FALLBACK,
        importer_id="both",
        started_on=STARTED,
    ),
    case(
        "dpf-unsigned-fallback",
        {"2026-11-22": ("at_risk", CHALLENGED, "no scc-unsigned")},
        basis("dpf"),
        basis("scc-2021", rank="fallback"),
        importer_id="both",
        started_on=STARTED,
    ),
    case(
        # Each entity of a group is listed for itself.
        "dpf-of-the-sister",
        {"2023-07-10": ("uncovered", f"dpf-not-certified critical uncovered {SINCE}")},
        basis("dpf"),
        importer_id="sister",
        started_on=STARTED,
        rows=(us("group"), us("sister", "group"), us("listed-sister", "group"), listed("listed-sister", "dpf-eu")),
    ),
    case(
        "dpf-not-certified-with-scc",
        {"2023-07-10": ("at_risk", f"dpf-not-certified medium at_risk {SINCE}")},
        basis("dpf"),
        FALLBACK,
        importer_id="sister",
        started_on=STARTED,
    ),
    case(
        "dpf-lapsed",
        {
            "2023-08-14": COVERED,
            "2023-08-15": ("uncovered", "dpf-not-certified critical uncovered 2023-08-15"),
        },
        basis("dpf"),
        importer_id="lapsed",
        started_on=STARTED,
        rows=(
            us("lapsed"),
            listed("lapsed", "dpf-eu", status="lapsed", certified_on=date(2023, 7, 10), ended_on=date(2023, 8, 15)),
        ),
    ),
    case(
        "dpf-lapsed-day-unknown",
        {"2023-08-14": ("uncovered", f"dpf-not-certified critical uncovered {SINCE}")},
        basis("dpf"),
        importer_id="lapsed-once",
        started_on=STARTED,
        rows=(us("lapsed-once"), listed("lapsed-once", "dpf-eu", status="lapsed", certified_on=date(2023, 7, 10))),
    ),
    case(
        "dpf-certified-later",
        {
            "2023-08-14": ("uncovered", f"dpf-not-certified critical uncovered {SINCE}"),
            "2023-08-15": COVERED,
        },
        basis("dpf"),
        importer_id="late",
        started_on=STARTED,
        rows=(us("late"), listed("late", "dpf-eu", certified_on=date(2023, 8, 15))),
    ),
    case(
        "dpf-certified-again",
        {
            "2024-07-01": ("uncovered", "dpf-not-certified critical uncovered 2024-06-01"),
            "2026-11-22": ("covered", "no dpf-check-stale", "no dpf-not-certified"),
        },
        basis("dpf"),
        basis("art49-b", rank="fallback", relied_from=date(2026, 1, 1)),
        frequency="occasional",
        importer_id="again",
        started_on=STARTED,
        rows=(
            us("again"),
            listed(
                "again",
                "dpf-eu",
                status="lapsed",
                certified_on=date(2023, 8, 1),
                ended_on=date(2024, 6, 1),
                next_due=date(2024, 6, 1),
                checked_on=date(2024, 6, 1),
            ),
            listed("again", "dpf-eu", certified_on=date(2025, 2, 1)),
        ),
    ),
    case(
        "dpf-importer-not-named",
        {
            "2023-07-10": (
                "unknown",
                f"basis-unplaced medium unknown {SINCE}",
                f"importer-unnamed medium unknown {SINCE}",
                "no dpf-not-certified",
            )
        },
        basis("dpf"),
        importer_id=None,
        started_on=STARTED,
    ),
    case(
        "dpf-nothing-named",
        {
            "2026-11-22": (
                "unknown",
                f"basis-unplaced medium unknown {SINCE}",
                f"importer-unnamed medium unknown {SINCE}",
                f"location-unknown high unknown {SINCE}",
            )
        },
        basis("dpf"),
        importer_id=None,
        destination=None,
        started_on=STARTED,
    ),
    case(
        "dpf-unplaced-with-scc",
        {
            "2023-07-10": (
                "unknown",
                f"basis-unplaced low at_risk {SINCE}",
                f"importer-unnamed medium unknown {SINCE}",
            )
        },
        basis("dpf"),
        FALLBACK,
        importer_id=None,
        started_on=STARTED,
    ),
    case(
        "dpf-staff-data-not-covered",
        {"2023-07-10": ("uncovered", f"dpf-no-hr-coverage critical uncovered {SINCE}")},
        basis("dpf"),
        importer_id="no-hr",
        register_id="staff",
        started_on=STARTED,
        rows=(
            us("no-hr"),
            listed("no-hr", "dpf-eu", covers_hr=False),
            us("hr"),
            listed("hr", "dpf-eu", covers_hr=True),
        ),
    ),
    case(
        "dpf-customers-on-a-listing-of-staff-data",
        {"2023-07-10": ("uncovered", f"dpf-hr-only critical uncovered {SINCE}")},
        basis("dpf"),
        importer_id="hr-alone",
        register_id="customers",
        started_on=STARTED,
        rows=(us("hr-alone"), listed("hr-alone", "dpf-eu", covers_hr=True, covers_non_hr=False)),
    ),
    case(
        "dpf-customers-on-a-listing-of-staff-data-with-scc",
        {"2023-07-10": ("at_risk", f"dpf-hr-only medium at_risk {SINCE}")},
        basis("dpf"),
        FALLBACK,
        importer_id="hr-alone",
        register_id="customers",
        started_on=STARTED,
    ),
    *whose_data(),
    case(
        "dpf-coverage-open-with-scc",
        {"2026-11-22": ("at_risk", UNCONFIRMED)},
        basis("dpf"),
        FALLBACK,
        importer_id="listed-none-true",
        started_on=STARTED,
    ),
    case(
        # Somebody has looked whether these data are within what the list says.
        "dpf-coverage-confirmed",
        {"2023-07-10": ("covered", "no dpf-coverage-unconfirmed")},
        basis("dpf", scope="confirmed"),
        importer_id="listed-none-none",
        started_on=STARTED,
    ),
    case(
        # What an older certification covered says nothing about the newer one.
        "dpf-staff-data-not-said-any-more",
        {
            "2023-07-10": COVERED,
            "2023-08-15": ("uncovered", f"dpf-no-hr-coverage critical uncovered {SINCE}"),
        },
        basis("dpf"),
        importer_id="hr-once",
        register_id="staff",
        started_on=STARTED,
        rows=(
            us("hr-once"),
            listed("hr-once", "dpf-eu", covers_hr=True, certified_on=date(2023, 7, 10)),
            listed("hr-once", "dpf-eu", covers_hr=None, certified_on=date(2023, 8, 15)),
        ),
    ),
    case(
        "dpf-staff-data-with-scc",
        {"2023-07-10": ("at_risk", f"dpf-no-hr-coverage medium at_risk {SINCE}")},
        basis("dpf"),
        FALLBACK,
        importer_id="no-hr",
        register_id="staff",
        started_on=STARTED,
    ),
    case(
        "dpf-staff-data-covered",
        {"2023-07-10": ("covered", "no dpf-no-hr-coverage", "no dpf-hr-only")},
        basis("dpf"),
        importer_id="hr",
        register_id="staff",
        started_on=STARTED,
    ),
    case(
        "dpf-customers",
        {"2023-07-10": ("covered", "no dpf-no-hr-coverage")},
        basis("dpf"),
        importer_id="no-hr",
        register_id="customers",
        started_on=STARTED,
    ),
    case(
        "dpf-checked-183-days-ago",
        {
            "2026-11-21": ("covered", "no dpf-check-stale"),
            "2026-11-22": ("at_risk", "dpf-check-stale medium at_risk 2026-11-22"),
        },
        basis("dpf"),
        FALLBACK,
        importer_id="may",
        started_on=STARTED,
        rows=(us("may"), listed("may", "dpf-eu", checked_on=date(2026, 5, 22))),
    ),
    case(
        "dpf-due-day-passed-unseen",
        {"2026-11-21": COVERED, "2026-11-22": ("at_risk", "dpf-check-stale medium at_risk 2026-11-22")},
        basis("dpf"),
        FALLBACK,
        importer_id="due",
        started_on=STARTED,
        rows=(us("due"), listed("due", "dpf-eu", checked_on=date(2026, 11, 21), next_due=date(2026, 11, 22))),
    ),
    case(
        "dpf-due-day-passed-and-seen",
        {"2026-11-22": ("at_risk", "dpf-check-stale medium at_risk 2026-11-02")},
        basis("dpf"),
        FALLBACK,
        importer_id="due-seen",
        started_on=STARTED,
        rows=(us("due-seen"), listed("due-seen", "dpf-eu", checked_on=date(2026, 5, 2), next_due=date(2026, 4, 1))),
    ),
    case(
        "dpf-never-looked-at",
        {"2023-07-10": ("at_risk", f"dpf-check-stale medium at_risk {SINCE}")},
        basis("dpf"),
        importer_id="unseen",
        started_on=STARTED,
        rows=(us("unseen"), listed("unseen", "dpf-eu", checked_on=None)),
    ),
]
