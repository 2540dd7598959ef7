"""Instruments that a court, an authority or a date ended: the day before and the day of each change."""

from __future__ import annotations

from datetime import date

from cases import basis, case

COVERED = ("covered",)
SIGNED = date(2015, 1, 1)

CASES = [
    case(
        "safe-harbour-eu",
        {
            "2014-07-24": COVERED,
            "2014-07-25": ("at_risk", "challenged-without-fallback medium at_risk 2014-07-25"),
            "2015-10-05": ("at_risk", "challenged-without-fallback medium at_risk 2014-07-25", "no basis-invalidated"),
            "2015-10-06": ("uncovered", "basis-invalidated critical uncovered 2015-10-06"),
        },
        basis("safe-harbour"),
    ),
    case(
        "safe-harbour-ch",
        {
            "2015-10-06": COVERED,
            "2015-10-21": ("covered", "no basis-withdrawn"),
            "2015-10-22": ("uncovered", "basis-withdrawn critical uncovered 2015-10-22"),
        },
        basis("safe-harbour"),
        exporter_id="ch",
    ),
    case(
        "shield-eu",
        {
            "2018-05-23": COVERED,
            "2020-07-15": ("covered", "no basis-invalidated"),
            "2020-07-16": ("uncovered", "basis-invalidated critical uncovered 2020-07-16"),
            "2026-11-22": ("uncovered", "basis-invalidated critical uncovered 2020-07-16"),
        },
        basis("privacy-shield"),
    ),
    case(
        "shield-ch",
        {
            "2020-07-16": COVERED,
            "2020-09-07": COVERED,
            "2020-09-08": ("uncovered", "basis-withdrawn critical uncovered 2020-09-08"),
        },
        basis("privacy-shield"),
        exporter_id="ch",
    ),
    case(
        # The British exporter was within the EU's law until the end of 2020; British law never had a Privacy Shield.
        "shield-gb",
        {
            "2020-07-15": COVERED,
            "2020-07-16": ("uncovered", "basis-invalidated critical uncovered 2020-07-16"),
            "2020-12-31": ("uncovered", "basis-invalidated critical uncovered 2020-07-16"),
            "2021-01-01": ("uncovered", "basis-wrong-destination critical uncovered 2012-03-01"),
        },
        basis("privacy-shield"),
        exporter_id="gb",
    ),
    case(
        "shield-relied-on-later",
        {
            "2020-07-31": ("uncovered", "basis-missing critical uncovered 2012-03-01"),
            "2020-08-01": ("uncovered", "basis-invalidated critical uncovered 2020-08-01", "no basis-missing"),
            "2020-08-31": ("uncovered", "basis-invalidated critical uncovered 2020-08-01"),
            "2020-09-01": ("uncovered", "basis-missing critical uncovered 2020-09-01"),
        },
        basis("privacy-shield", relied_from=date(2020, 8, 1), relied_until=date(2020, 9, 1)),
    ),
    case(
        "shield-and-scc",
        {
            "2020-07-15": COVERED,
            "2020-07-16": ("at_risk", "basis-invalidated medium at_risk 2020-07-16"),
        },
        basis("privacy-shield"),
        basis("scc-2010", signed_on=SIGNED),
    ),
    case(
        "shield-and-signed-fallback",
        {"2020-07-16": ("at_risk", "basis-invalidated medium at_risk 2020-07-16")},
        basis("privacy-shield"),
        basis("scc-2010", rank="fallback", signed_on=SIGNED),
    ),
    case(
        "shield-and-unsigned-fallback",
        {
            "2020-07-15": COVERED,
            "2020-07-16": ("uncovered", "basis-invalidated critical uncovered 2020-07-16", "no scc-unsigned"),
        },
        basis("privacy-shield"),
        basis("scc-2010", rank="fallback"),
    ),
    case(
        # Whatever country the importer turns out to be in, the Privacy Shield no longer serves it.
        "shield-nowhere",
        {
            "2020-07-15": (
                "unknown",
                "basis-unplaced medium unknown 2012-03-01",
                "location-unknown high unknown 2012-03-01",
                "no basis-invalidated",
            ),
            "2020-07-16": (
                "uncovered",
                "basis-invalidated critical uncovered 2020-07-16",
                "location-unknown high unknown 2012-03-01",
                "no basis-unplaced",
            ),
        },
        basis("privacy-shield"),
        importer_id="fi2",
        destination=None,
    ),
    case(
        "shield-nowhere-from-gb",
        {
            "2021-01-01": (
                "uncovered",
                "basis-wrong-destination critical uncovered 2012-03-01",
                "location-unknown high unknown 2012-03-01",
                "no basis-unplaced",
            ),
        },
        basis("privacy-shield"),
        exporter_id="gb",
        importer_id="gb",
        destination=None,
    ),
    case(
        "scc-2010-old-contract",
        {
            "2020-07-15": ("at_risk", "challenged-without-fallback medium at_risk 2018-05-09"),
            "2021-06-28": ("covered", "no basis-ending"),
            "2021-06-29": ("at_risk", "basis-ending medium at_risk 2021-06-29"),
            "2021-09-26": ("at_risk", "basis-ending medium at_risk 2021-06-29", "no scc-legacy-ending"),
            "2021-09-27": ("at_risk", "scc-legacy-ending high at_risk 2021-09-27"),
            "2022-12-27": ("at_risk", "scc-legacy-ending high at_risk 2021-09-27", "no scc-legacy-past"),
            "2022-12-28": ("uncovered", "scc-legacy-past critical uncovered 2022-12-28"),
        },
        basis("scc-2010", signed_on=SIGNED),
    ),
    case(
        "scc-2010-past-with-new-clauses",
        {"2022-12-28": ("at_risk", "scc-legacy-past medium at_risk 2022-12-28", "no basis-repealed")},
        basis("scc-2010", signed_on=SIGNED),
        basis("scc-2021", signed_on=date(2022, 12, 1)),
    ),
    case(
        "scc-2010-signed-on-the-last-day",
        {"2021-09-27": ("at_risk", "scc-legacy-ending high at_risk 2021-09-27", "no scc-signed-outside")},
        basis("scc-2010", signed_on=date(2021, 9, 26)),
    ),
    case(
        "scc-2010-signed-too-late",
        {"2021-09-27": ("uncovered", "scc-signed-outside critical uncovered 2021-09-27")},
        basis("scc-2010", signed_on=date(2021, 9, 27)),
    ),
    case(
        "scc-2010-signing-day-unknown",
        {
            "2021-06-28": ("at_risk", "scc-unsigned medium at_risk 2012-03-01"),
            "2021-09-27": ("unknown", "scc-unsigned high unknown 2012-03-01"),
            "2022-12-28": ("uncovered", "scc-legacy-past critical uncovered 2022-12-28", "no scc-unsigned"),
        },
        basis("scc-2010"),
    ),
    case(
        "scc-2002",
        {
            "2010-02-13": COVERED,
            "2010-05-14": ("at_risk", "basis-ending medium at_risk 2010-02-14"),
            "2010-05-15": ("uncovered", "basis-repealed critical uncovered 2010-05-15", "no scc-legacy-past"),
        },
        basis("scc-2002", signed_on=date(2006, 1, 1)),
        started_on=date(2006, 1, 1),
    ),
    case(
        "scc-2021-before-it-began",
        {
            "2021-06-26": ("uncovered", "basis-not-yet critical uncovered 2012-03-01"),
            "2021-06-27": ("uncovered", "scc-signed-outside critical uncovered 2021-06-26", "no basis-not-yet"),
        },
        basis("scc-2021", signed_on=date(2021, 6, 26)),
    ),
    case(
        "scc-2021",
        {
            "2021-06-27": COVERED,
            "2026-11-22": ("covered", "no scc-signed-outside", "no tia-missing", "no scc-unsigned"),
        },
        basis("scc-2021", module="c2p", signed_on=date(2021, 6, 27)),
    ),
    case(
        "scc-2021-to-be-signed",
        {
            "2022-12-27": ("uncovered", "scc-unsigned high uncovered 2012-03-01"),
            "2022-12-28": COVERED,
        },
        basis("scc-2021", signed_on=date(2022, 12, 28)),
    ),
    case(
        "a-fallback-is-all-there-is",
        {"2022-12-28": ("uncovered", "scc-unsigned high uncovered 2012-03-01")},
        basis("scc-2021", rank="fallback"),
    ),
    case(
        "a-signed-fallback-is-all-there-is",
        {"2022-12-28": COVERED},
        basis("scc-2021", rank="fallback", signed_on=date(2022, 1, 1)),
    ),
    case(
        # DPA 2018 Sch. 21 para. 7: contracts of before 2021 go on under British law.
        "uk-old-contract",
        {
            "2021-01-01": ("covered", "no scc-signed-outside"),
            "2022-09-21": ("at_risk", "basis-ending medium at_risk 2022-06-24"),
            "2022-09-22": ("at_risk", "scc-legacy-ending high at_risk 2022-09-22"),
            "2024-03-21": ("at_risk", "scc-legacy-ending high at_risk 2022-09-22"),
            "2024-03-22": ("uncovered", "scc-legacy-past critical uncovered 2024-03-22"),
        },
        basis("scc-2010", signed_on=SIGNED),
        exporter_id="gb",
    ),
    case(
        "uk-old-clauses-signed-too-late",
        {
            "2022-09-22": ("uncovered", "scc-signed-outside critical uncovered 2022-09-22"),
            "2022-09-21": ("uncovered", "scc-unsigned high uncovered 2012-03-01"),
        },
        basis("scc-2010", signed_on=date(2022, 9, 22)),
        exporter_id="gb",
    ),
    case(
        "ch-old-contract",
        {
            "2021-09-26": ("at_risk", "basis-ending medium at_risk 2021-06-29"),
            "2021-09-27": ("at_risk", "scc-legacy-ending high at_risk 2021-09-27"),
            "2022-12-31": ("at_risk", "scc-legacy-ending high at_risk 2021-09-27"),
            "2023-01-01": ("uncovered", "scc-legacy-past critical uncovered 2023-01-01"),
        },
        basis("scc-2010", signed_on=SIGNED),
        exporter_id="ch",
    ),
    case(
        # The FDPIC took the clauses over as they stood: a contract of July 2021 counts from the day it did.
        "ch-scc-2021",
        {
            "2021-08-26": ("uncovered", "basis-not-yet critical uncovered 2012-03-01"),
            "2021-08-27": ("covered", "no scc-signed-outside"),
        },
        basis("scc-2021", signed_on=date(2021, 7, 15)),
        exporter_id="ch",
    ),
    case(
        "personal-data-act",
        {
            "2018-12-31": ("unknown", "basis-unnamed high unknown 2012-03-01", "no basis-repealed"),
            "2019-01-01": ("uncovered", "basis-repealed critical uncovered 2019-01-01", "no basis-unnamed"),
        },
        basis("law-523-1999"),
    ),
    case(
        "personal-data-act-and-nowhere",
        {
            "2018-12-31": (
                "unknown",
                "basis-unnamed high unknown 2012-03-01",
                "importer-unnamed medium unknown 2012-03-01",
                "location-unknown high unknown 2012-03-01",
                "no mechanism-not-named",
            ),
            "2019-01-01": (
                "uncovered",
                "basis-repealed critical uncovered 2019-01-01",
                "importer-unnamed medium unknown 2012-03-01",
                "location-unknown high unknown 2012-03-01",
            ),
        },
        basis("law-523-1999"),
        importer_id=None,
        destination=None,
    ),
    case(
        "shield-ch-with-scc",
        {"2020-09-08": ("at_risk", "basis-withdrawn medium at_risk 2020-09-08")},
        basis("privacy-shield"),
        basis("scc-2010", signed_on=SIGNED),
        exporter_id="ch",
    ),
    case(
        "personal-data-act-with-scc",
        {"2019-01-01": ("at_risk", "basis-repealed medium at_risk 2019-01-01")},
        basis("law-523-1999"),
        basis("bcr", signed_on=date(2010, 1, 1)),
    ),
    case(
        "signed-too-late-with-bcr",
        {"2021-09-27": ("at_risk", "scc-signed-outside medium at_risk 2021-09-27")},
        basis("scc-2010", signed_on=date(2021, 9, 27)),
        basis("bcr", signed_on=date(2010, 1, 1)),
    ),
    case(
        "wrong-regime-with-bcr",
        {"2022-03-21": ("at_risk", "basis-wrong-regime medium at_risk 2012-03-01")},
        basis("idta", signed_on=date(2022, 3, 21)),
        basis("bcr", signed_on=date(2010, 1, 1)),
    ),
    case(
        "ended-transfer",
        {
            "2020-07-15": COVERED,
            "2020-07-16": ("not running",),
            "2012-02-29": ("not running",),
        },
        basis("privacy-shield"),
        ended_on=date(2020, 7, 16),
    ),
]
