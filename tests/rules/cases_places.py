"""Whose law, which destination, from where the data are reached: regimes, onward chains, locations, parents."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases import NOT_RUNNING, basis, case

from transfers.domain import Location, Organisation, Service, Transfer

SINCE = "2012-03-01"
TODAY = "2026-11-22"
LISTED = f"no-transfer info - {SINCE}"
SCC = basis("scc-2021", signed_on=date(2022, 1, 1))


def inside(name: str, country: str | None, use: str, **fields: Any) -> dict[str, Any]:
    """A transfer to a processor in Finland, whose service touches the data somewhere."""
    service = Service(id=f"{name}-service", name="Palvelu", organisation_id="fi2")
    place = Location(id=f"{name}-place", service_id=service.id, use=use, country=country, **fields)
    return {"importer_id": "fi2", "destination": "FI", "service_id": service.id, "rows": (service, place)}


def onward(name: str, of: str, exporter: str, importer: str, destination: str, **fields: Any) -> Transfer:
    return Transfer(
        id=name,
        onward_of=of,
        exporter_id=exporter,
        exporter_role="processor",
        importer_id=importer,
        importer_role="sub_processor",
        destination=destination,
        started_on=date(2012, 3, 1),
        **fields,
    )


def company(name: str, country: str | None, parent: str | None = None) -> Organisation:
    return Organisation(id=name, name=name, country=country, parent_id=parent)


CASES = [
    # Whose law?
    case(
        "exporter-nowhere",
        {TODAY: ("unknown", f"exporter-regime-unknown high unknown {SINCE}", "no basis-missing")},
        exporter_id="nowhere",
    ),
    case(
        "exporter-in-greenland",
        {TODAY: ("unknown", f"exporter-regime-unknown high unknown {SINCE}")},
        SCC,
        exporter_id="gl",
    ),
    case(
        # Art. 3(2) GDPR: an American company that offers services to people in the Union.
        "exporter-in-the-us-under-the-gdpr",
        {TODAY: ("covered", "no exporter-regime-unknown")},
        SCC,
        exporter_id="us",
        importer_id="in",
        destination="IN",
        regime="EU",
    ),
    case(
        "exporter-in-gibraltar",
        {
            "2020-12-31": ("no_transfer", LISTED),
            "2021-01-01": ("unknown", f"exporter-regime-unknown high unknown {SINCE}"),
        },
        exporter_id="gi",
        importer_id="gb",
        destination="GB",
    ),
    case(
        "exporter-in-norway",
        {TODAY: ("no_transfer", LISTED)},
        exporter_id="no",
        importer_id="fi",
        destination="FI",
    ),
    case(
        "exporter-in-gb-to-finland",
        {
            "2020-12-31": ("no_transfer", LISTED),
            "2021-01-01": ("at_risk", "basis-not-recorded low at_risk 2021-01-01"),
        },
        exporter_id="gb",
        importer_id="fi",
        destination="FI",
    ),
    case(
        "exporter-in-gb-at-home", {TODAY: ("no_transfer", LISTED)}, exporter_id="gb", importer_id="gb", destination="GB"
    ),
    case(
        # Whoever receives the data sits in the United States, wherever its servers stand.
        "american-importer-with-servers-in-finland",
        {
            TODAY: ("at_risk", f"importer-outside high at_risk {SINCE}", LISTED),
            "2020-07-15": ("at_risk", f"importer-outside high at_risk {SINCE}", LISTED),
        },
        SCC,
        destination="FI",
    ),
    case(
        "japanese-importer-with-servers-in-finland",
        {
            "2019-01-22": ("at_risk", f"importer-outside high at_risk {SINCE}", LISTED),
            "2019-01-23": ("no_transfer", LISTED, "no importer-outside"),
        },
        importer_id="jp",
        destination="FI",
    ),
    case(
        "nothing-recorded-when-gibraltar-left",
        {
            "2020-12-31": ("no_transfer", LISTED),
            "2021-01-01": (
                "uncovered",
                "basis-missing critical uncovered 2021-01-01",
                "territory-doubtful low - 2021-01-01",
            ),
        },
        importer_id="gi",
        destination="GI",
    ),
    case(
        "clauses-given-up",
        {
            "2023-12-31": ("covered",),
            "2024-01-01": ("uncovered", "basis-missing critical uncovered 2024-01-01"),
        },
        basis("scc-2021", signed_on=date(2022, 1, 1), relied_until=date(2024, 1, 1)),
    ),
    # A region instead of a country
    case("somewhere-in-the-eu", {TODAY: ("no_transfer", LISTED)}, importer_id="nowhere", destination=None, area="EU"),
    case(
        "somewhere-in-eu-or-eea", {TODAY: ("no_transfer", LISTED)}, importer_id="fi2", destination=None, area="EU / EEA"
    ),
    case(
        "somewhere-in-the-north",
        {TODAY: ("no_transfer", LISTED)},
        destination=None,
        importer_id="fi2",
        area="Nordic countries",
    ),
    case(
        # Whoever receives the data sits in the United States, as with servers in Finland.
        "american-importer-somewhere-in-the-eu",
        {TODAY: ("at_risk", f"importer-outside high at_risk {SINCE}", LISTED)},
        SCC,
        destination=None,
        area="EU",
    ),
    *(
        case(
            f"somewhere-{name}",
            {
                TODAY: (
                    "unknown",
                    f"location-unknown high unknown {SINCE}",
                    f"mechanism-not-named high unknown {SINCE}",
                    "no no-transfer",
                )
            },
            importer_id="fi2",
            destination=None,
            area=area,
        )
        for name, area in (
            ("in-europe", "Europe"),
            ("in-the-world", "worldwide"),
            ("in-dach", "DACH"),
            ("in-the-eu-and-beyond", "EU / third countries"),
        )
    ),
    case(
        # The Union's members are inside the law of the United Kingdom until it left, and merely adequate since.
        "british-exporter-somewhere-in-the-eea",
        {
            "2020-12-31": ("no_transfer", LISTED),
            "2021-01-01": (
                "unknown",
                f"location-unknown high unknown {SINCE}",
                f"mechanism-not-named high unknown {SINCE}",
                "no no-transfer",
            ),
        },
        exporter_id="gb",
        importer_id="nowhere",
        destination=None,
        area="EEA",
    ),
    case(
        "exporter-in-ch-to-finland",
        {"2023-09-01": ("at_risk", "basis-not-recorded low at_risk 2023-09-01")},
        exporter_id="ch",
        importer_id="fi",
        destination="FI",
    ),
    case(
        "svalbard-is-outside",
        {
            TODAY: (
                "uncovered",
                f"basis-missing critical uncovered {SINCE}",
                f"territory-doubtful low - {SINCE}",
                "no no-transfer",
            )
        },
        exporter_id="no",
        importer_id="no",
        destination="SJ",
    ),
    case(
        "clauses-to-new-caledonia",
        {TODAY: ("covered", f"territory-doubtful low - {SINCE}")},
        SCC,
        importer_id="nowhere",
        destination="NC",
    ),
    case(
        "clauses-to-gibraltar",
        {
            "2020-12-31": ("no_transfer", LISTED, "no territory-doubtful"),
            "2022-01-01": ("covered", "territory-doubtful low - 2021-01-01"),
        },
        SCC,
        importer_id="gi",
        destination="GI",
    ),
    case(
        # Of Greenland nothing is doubtful.
        "clauses-to-greenland",
        {TODAY: ("covered", "no territory-doubtful")},
        SCC,
        importer_id="gl",
        destination="GL",
    ),
    case(
        "british-clauses-to-svalbard",
        {TODAY: ("uncovered", f"basis-missing critical uncovered {SINCE}", "no territory-doubtful")},
        exporter_id="gb",
        importer_id="no",
        destination="SJ",
    ),
    # An adequacy decision is about a place: what happens elsewhere it does not carry.
    *(
        case(
            f"adequate-but-{name}",
            {TODAY: (verdict, finding)},
            basis("adequacy"),
            importer_id="ch",
            destination="CH",
            service_id=f"{name}-service",
            rows=(
                Service(id=f"{name}-service", name="Dienst", organisation_id="ch"),
                Location(id=f"{name}-place", service_id=f"{name}-service", use=use, country=country),
            ),
        )
        for name, use, country, verdict, finding in (
            ("reached-from-india", "support_access", "IN", "at_risk", f"remote-access high at_risk {SINCE}"),
            ("hosted-in-india", "hosting", "IN", "at_risk", f"hosting-outside high at_risk {SINCE}"),
            ("hosted-in-finland", "hosting", "FI", "covered", "no hosting-outside"),
            ("hosted-there", "hosting", "CH", "covered", "no hosting-outside"),
            (
                "reached-from-nobody-knows-where",
                "support_access",
                None,
                "unknown",
                f"place-not-known medium unknown {SINCE}",
            ),
            ("of-unknown-headquarters", "headquarters", None, "covered", "no place-not-known"),
        )
    ),
    case(
        "adequate-but-the-importer-is-american",
        {
            TODAY: ("at_risk", f"importer-outside high at_risk {SINCE}"),
        },
        basis("adequacy"),
        destination="CH",
    ),
    case(
        # Clauses go with the importer, wherever its staff sit.
        "adequate-with-clauses-and-reached-from-india",
        {TODAY: ("covered", "no remote-access")},
        basis("adequacy"),
        SCC,
        importer_id="ch",
        destination="CH",
        service_id="reached-from-india-service",
    ),
    case(
        # A decision that does not cover the importer carries nothing; the place is beside the point.
        "out-of-scope-and-reached-from-india",
        {TODAY: ("uncovered", f"adequacy-outside-scope critical uncovered {SINCE}", "no remote-access")},
        basis("adequacy", scope="outside"),
        importer_id="ch",
        destination="CH",
        service_id="reached-from-india-service",
    ),
    # Onward.
    case(
        "chain",
        {TODAY: ("covered",)},
        SCC,
        rows=(
            onward("chain-2", "chain", "us", "in", "IN"),
            onward("chain-3", "chain-2", "in", "jp", "JP"),
            onward("chain-back", "chain-2", "in", "fi", "FI"),
            onward("chain-swiss", "chain-2", "in", "fi", "FI", regime="CH"),
            onward("chain-swiss-2", "chain-swiss", "us", "gb", "GB"),
        ),
    ),
    case("fi-to-gb", {TODAY: ("covered",)}, basis("adequacy"), importer_id="gb", destination="GB"),
    # The British processor is under British law, and so is what its Indian sub-processor sends on.
    case(
        "fi-gb-in",
        {TODAY: ("uncovered", f"onward-without-basis critical uncovered {SINCE}", "no basis-missing")},
        exporter_id="gb",
        importer_id="in",
        destination="IN",
        onward_of="fi-to-gb",
    ),
    case(
        "fi-gb-in-us",
        {TODAY: ("covered", "no exporter-regime-unknown", "no basis-wrong-regime", "no onward-without-basis")},
        basis("idta", signed_on=date(2022, 4, 1)),
        exporter_id="in",
        onward_of="fi-gb-in",
    ),
    case(
        "onward-of-nobody-knows-what",
        {TODAY: ("unknown", f"exporter-regime-unknown high unknown {SINCE}")},
        exporter_id="us",
        importer_id="in",
        destination="IN",
        onward_of="exporter-nowhere",
    ),
    # Where to?
    case("within", {TODAY: ("no_transfer", LISTED, "no location-unknown")}, importer_id="fi2", destination="FI"),
    case(
        "importer-abroad-places-it",
        {TODAY: ("uncovered", f"basis-missing critical uncovered {SINCE}", "no location-unknown")},
        destination=None,
    ),
    case(
        "importer-inside-does-not-place-it",
        {
            TODAY: (
                "unknown",
                f"location-unknown high unknown {SINCE}",
                f"mechanism-not-named high unknown {SINCE}",
                "no no-transfer",
                "no importer-unnamed",
            )
        },
        importer_id="fi2",
        destination=None,
    ),
    case(
        "importer-anywhere",
        {
            TODAY: (
                "unknown",
                f"location-unknown high unknown {SINCE}",
                f"mechanism-not-named high unknown {SINCE}",
            )
        },
        importer_id="nowhere",
        destination=None,
    ),
    case(
        "destination-unknown-but-scc-signed",
        {TODAY: ("unknown", f"location-unknown high unknown {SINCE}", "no mechanism-not-named")},
        SCC,
        importer_id="fi2",
        destination=None,
    ),
    case(
        "nothing-named",
        {
            TODAY: (
                "unknown",
                f"importer-unnamed medium unknown {SINCE}",
                f"location-unknown high unknown {SINCE}",
                f"mechanism-not-named high unknown {SINCE}",
            )
        },
        importer_id=None,
        destination=None,
    ),
    case(
        "importer-not-named",
        {TODAY: ("unknown", f"importer-unnamed medium unknown {SINCE}", "no location-unknown")},
        SCC,
        importer_id=None,
    ),
    case(
        "sub-processor-anywhere",
        {
            TODAY: (
                "unknown",
                f"mechanism-not-named high unknown {SINCE}",
                f"subprocessor-location-unknown high unknown {SINCE}",
                "no location-unknown",
            )
        },
        importer_id="fi2",
        destination=None,
        importer_role="sub_processor",
    ),
    case(
        "sub-processor-inside",
        {TODAY: ("no_transfer", LISTED, "no subprocessor-location-unknown")},
        importer_id="fi2",
        destination="FI",
        importer_role="sub_processor",
    ),
    case("by-the-person", {TODAY: ("no_transfer", LISTED)}, nature="by_data_subject"),
    case(
        "same-entity", {TODAY: ("no_transfer", LISTED)}, nature="same_entity", exporter_id="nowhere", destination=None
    ),
    # From where is it reached?
    case(
        "access-from-india",
        {TODAY: ("at_risk", LISTED, f"remote-access high at_risk {SINCE}", "no hosting-outside")},
        **inside("access-from-india", "IN", "support_access"),
    ),
    case(
        "engineering-from-india",
        {TODAY: ("at_risk", LISTED, f"remote-access high at_risk {SINCE}")},
        **inside("engineering-from-india", "IN", "remote_engineering"),
    ),
    case(
        "access-from-japan",
        {TODAY: ("no_transfer", LISTED, "no remote-access")},
        **inside("access-from-japan", "JP", "support_access"),
    ),
    case(
        "access-from-within",
        {TODAY: ("no_transfer", LISTED, "no remote-access")},
        **inside("access-from-within", "DE", "support_access"),
    ),
    case(
        # British support staff: within until the end of 2020, adequate from then on, and neither from 2031-12-27.
        "access-from-gb",
        {
            "2020-12-31": ("no_transfer", LISTED),
            "2021-01-01": ("no_transfer", LISTED),
            "2031-12-26": ("no_transfer", LISTED),
            "2031-12-27": ("at_risk", LISTED, f"remote-access high at_risk {SINCE}"),
        },
        **inside("access-from-gb", "GB", "support_access"),
    ),
    case(
        "access-that-ended",
        {
            "2021-06-27": ("at_risk", LISTED, f"remote-access high at_risk {SINCE}"),
            "2021-06-28": ("no_transfer", LISTED),
        },
        **inside("access-that-ended", "IN", "support_access", until=date(2021, 6, 28)),
    ),
    case(
        "hosted-in-the-us",
        {TODAY: ("at_risk", f"hosting-outside high at_risk {SINCE}", LISTED, "no remote-access")},
        **inside("hosted-in-the-us", "US", "hosting"),
    ),
    case(
        "backup-in-the-us",
        {TODAY: ("at_risk", f"hosting-outside high at_risk {SINCE}", LISTED)},
        **inside("backup-in-the-us", "US", "backup"),
    ),
    case(
        "hosted-in-switzerland",
        {TODAY: ("no_transfer", LISTED, "no hosting-outside")},
        **inside("hosted-in-switzerland", "CH", "hosting"),
    ),
    case(
        "headquarters-in-the-us",
        {TODAY: ("no_transfer", LISTED, "no hosting-outside")},
        **inside("headquarters-in-the-us", "US", "headquarters"),
    ),
    *(
        case(
            f"{use}-nobody-knows-where",
            {
                "2012-02-29": (NOT_RUNNING,),
                SINCE: ("unknown", LISTED, f"place-not-known medium unknown {SINCE}", "no location-unknown"),
                TODAY: ("unknown", LISTED, f"place-not-known medium unknown {SINCE}"),
            },
            **inside(f"{use}-nobody-knows-where", None, use),
        )
        for use in ("hosting", "backup", "support_access", "remote_engineering")
    ),
    case(
        "hosted-worldwide",
        {TODAY: ("unknown", LISTED, f"place-not-known medium unknown {SINCE}", "no hosting-outside")},
        **inside("hosted-worldwide", None, "hosting", area="worldwide", publication="published"),
    ),
    case(
        "support-not-published",
        {TODAY: ("unknown", LISTED, f"place-not-known medium unknown {SINCE}")},
        **inside("support-not-published", None, "support_access", publication="not_published"),
    ),
    case(
        "hosted-in-the-union-and-elsewhere",
        {TODAY: ("unknown", LISTED, f"place-not-known medium unknown {SINCE}")},
        **inside("hosted-in-the-union-and-elsewhere", None, "hosting", area="EU, Asia"),
    ),
    case(
        "hosted-in-the-union",
        {TODAY: ("no_transfer", LISTED, "no place-not-known")},
        **inside("hosted-in-the-union", None, "hosting", area="eu / EEA"),
    ),
    case(
        # Of these three, Switzerland has been adequate since 2000-07-26.
        "hosted-in-german-speaking-countries",
        {
            "2000-07-25": ("unknown", "no-transfer info - 1999-01-01", "place-not-known medium unknown 1999-01-01"),
            "2000-07-26": ("no_transfer", "no-transfer info - 1999-01-01", "no place-not-known"),
        },
        started_on=date(1999, 1, 1),
        **inside("hosted-in-german-speaking-countries", None, "hosting", area="DACH"),
    ),
    case(
        # The Swiss list names every member of the Union since it is in force.
        "swiss-hosted-in-the-union",
        {
            "2023-08-31": ("unknown", LISTED, f"place-not-known medium unknown {SINCE}"),
            "2023-09-01": ("no_transfer", LISTED, "no place-not-known"),
        },
        exporter_id="ch",
        **{**inside("swiss-hosted-in-the-union", None, "hosting", area="EU"), "importer_id": "ch", "destination": "CH"},
    ),
    case(
        "place-found-out-in-time",
        {
            "2024-05-31": ("unknown", LISTED, f"place-not-known medium unknown {SINCE}"),
            "2024-06-01": ("no_transfer", LISTED, "no place-not-known"),
        },
        **inside("place-found-out-in-time", None, "hosting", until=date(2024, 6, 1)),
    ),
    case(
        # Where the parent sits is no place of the service.
        "headquarters-nobody-knows-where",
        {TODAY: ("no_transfer", LISTED, "no place-not-known")},
        **inside("headquarters-nobody-knows-where", None, "headquarters"),
    ),
    case(
        # A list that says Finland, and nothing else anywhere: what is said is what is known.
        "no-place-recorded",
        {TODAY: ("no_transfer", LISTED, "no place-not-known")},
        importer_id="fi2",
        destination="FI",
        service_id="no-place-recorded-service",
        rows=(Service(id="no-place-recorded-service", name="Palvelu", organisation_id="fi2"),),
    ),
    case(
        "staff-nobody-knows-where",
        {TODAY: ("unknown", LISTED, f"place-not-known medium unknown {SINCE}")},
        importer_id="hidden",
        destination="FI",
        rows=(company("hidden", "FI"), Location(id="hidden-staff", organisation_id="hidden", use="support_access")),
    ),
    case(
        # The service is reached from Japan, the importer's own staff sit in India: India is what matters.
        "staff-in-india-service-in-japan",
        {TODAY: ("at_risk", LISTED, f"remote-access high at_risk {SINCE}")},
        importer_id="pilvi",
        destination="FI",
        service_id="pilvi-service",
        rows=(
            company("pilvi", "FI"),
            Service(id="pilvi-service", name="Palvelu", organisation_id="pilvi"),
            Location(id="pilvi-japan", service_id="pilvi-service", use="support_access", country="JP"),
            Location(id="pilvi-india", organisation_id="pilvi", use="support_access", country="IN"),
        ),
    ),
    case(
        "parent-in-the-us",
        {TODAY: ("at_risk", f"foreign-parent low at_risk {SINCE}", LISTED)},
        importer_id="daughter",
        destination="FI",
        rows=(company("daughter", "FI", "us"),),
    ),
    case(
        "grandparent-in-the-us",
        {TODAY: ("at_risk", f"foreign-parent low at_risk {SINCE}", LISTED)},
        importer_id="granddaughter",
        destination="FI",
        rows=(company("granddaughter", "FI", "daughter"),),
    ),
    case(
        "parent-within",
        {TODAY: ("no_transfer", LISTED, "no foreign-parent")},
        importer_id="daughter-of-fi",
        destination="FI",
        rows=(company("daughter-of-fi", "FI", "fi"),),
    ),
    case(
        "parent-nowhere",
        {TODAY: ("no_transfer", LISTED, "no foreign-parent")},
        importer_id="daughter-of-nowhere",
        destination="FI",
        rows=(company("daughter-of-nowhere", "FI", "nowhere"),),
    ),
    case(
        "parent-of-itself",
        {TODAY: ("no_transfer", LISTED)},
        importer_id="circle-1",
        destination="FI",
        rows=(company("circle-1", "FI", "circle-2"), company("circle-2", "FI", "circle-1")),
    ),
    case(
        "location-checked-two-years-ago",
        {
            "2021-12-31": ("no_transfer", LISTED),
            "2022-01-01": ("no_transfer", LISTED, "no location-stale"),
            "2022-01-02": ("at_risk", "location-stale low at_risk 2022-01-02", LISTED),
        },
        **inside("location-checked-two-years-ago", "FI", "hosting", checked_on=date(2020, 1, 1)),
    ),
    case(
        "location-never-checked",
        {"2022-01-02": ("no_transfer", LISTED, "no location-stale")},
        **inside("location-never-checked", "FI", "hosting"),
    ),
]
