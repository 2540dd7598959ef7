"""Adequacy decisions, their ends and their scope; derogations; bases that nobody can name."""

from __future__ import annotations

from datetime import date

from cases import basis, case

COVERED = ("covered",)
SINCE = "2012-03-01"
NO_TRANSFER = ("no_transfer", f"no-transfer info - {SINCE}")
SCC = basis("scc-2021", signed_on=date(2022, 1, 1))

CASES = [
    case("adequacy-ch", {"2026-11-22": COVERED}, basis("adequacy"), importer_id="ch", destination="CH"),
    case(
        "adequacy-not-recorded",
        {"2026-11-22": ("at_risk", f"basis-not-recorded low at_risk {SINCE}", "no basis-missing")},
        importer_id="ch",
        destination="CH",
    ),
    case(
        "nothing-recorded",
        {"2026-11-22": ("uncovered", f"basis-missing critical uncovered {SINCE}", "no basis-not-recorded")},
    ),
    case(
        "gb-adequacy",
        {
            "2020-12-31": NO_TRANSFER,
            "2021-01-01": ("covered", "no no-transfer"),
            "2021-03-29": ("covered", "no basis-ending"),
            "2021-03-30": ("at_risk", "basis-ending medium at_risk 2021-03-30"),
            "2021-06-27": ("at_risk", "basis-ending medium at_risk 2021-03-30"),
            "2021-06-28": ("covered", "no basis-ending"),
            "2031-09-27": ("covered", "no basis-ending"),
            "2031-09-28": ("at_risk", "basis-ending medium at_risk 2031-09-28"),
            "2031-12-26": ("at_risk", "basis-ending medium at_risk 2031-09-28", "no basis-expired"),
            "2031-12-27": ("uncovered", "basis-expired critical uncovered 2031-12-27", "no basis-ending"),
        },
        basis("adequacy"),
        importer_id="gb",
        destination="GB",
    ),
    case(
        "gb-adequacy-with-scc",
        {"2031-12-27": ("at_risk", "basis-expired medium at_risk 2031-12-27")},
        basis("adequacy"),
        SCC,
        importer_id="gb",
        destination="GB",
    ),
    case(
        "brazil",
        {
            "2026-01-25": ("uncovered", f"basis-not-yet critical uncovered {SINCE}"),
            "2026-01-26": ("at_risk", f"adequacy-scope-unconfirmed medium at_risk {SINCE}", "no basis-not-yet"),
        },
        basis("adequacy"),
        importer_id="br",
        destination="BR",
    ),
    case(
        "brazil-with-scc",
        {"2026-01-25": ("at_risk", f"basis-not-yet low at_risk {SINCE}")},
        basis("adequacy"),
        SCC,
        importer_id="br",
        destination="BR",
    ),
    case(
        "brazil-confirmed",
        {"2026-01-26": ("covered", "no adequacy-scope-unconfirmed")},
        basis("adequacy", scope="confirmed"),
        importer_id="br",
        destination="BR",
    ),
    case(
        "brazil-from-norway",
        {"2026-01-26": COVERED},
        basis("adequacy", scope="confirmed"),
        exporter_id="no",
        importer_id="br",
        destination="BR",
    ),
    case(
        "epo",
        {"2025-07-14": ("uncovered", f"basis-not-yet critical uncovered {SINCE}"), "2025-07-15": COVERED},
        basis("adequacy"),
        importer_id="epo",
        destination="EPORG",
    ),
    case(
        "canada-confirmed",
        {"2026-11-22": ("covered", "no adequacy-outside-scope")},
        basis("adequacy", scope="confirmed"),
        importer_id="ca",
        destination="CA",
    ),
    case(
        # PIPEDA binds commercial organisations; whoever confirmed the scope of a city was wrong.
        "canada-public-body",
        {"2026-11-22": ("uncovered", f"adequacy-outside-scope critical uncovered {SINCE}")},
        basis("adequacy", scope="confirmed"),
        importer_id="ca-city",
        destination="CA",
    ),
    case(
        "canada-public-body-with-scc",
        {"2026-11-22": ("at_risk", f"adequacy-outside-scope medium at_risk {SINCE}")},
        basis("adequacy"),
        SCC,
        importer_id="ca-city",
        destination="CA",
    ),
    case(
        "canada-said-to-be-outside",
        {"2026-11-22": ("uncovered", f"adequacy-outside-scope critical uncovered {SINCE}")},
        basis("adequacy", scope="outside"),
        importer_id="ca",
        destination="CA",
    ),
    case(
        "japan-public-body-from-gb",
        {"2026-11-22": ("uncovered", f"adequacy-outside-scope critical uncovered {SINCE}")},
        basis("adequacy"),
        exporter_id="gb",
        importer_id="jp-city",
        destination="JP",
    ),
    case(
        "adequacy-of-the-us",
        {"2026-11-22": ("uncovered", f"basis-wrong-destination critical uncovered {SINCE}", "no basis-wrong-regime")},
        basis("adequacy"),
    ),
    case(
        # Gibraltar is adequate for the United Kingdom and for Switzerland; the EU has decided nothing about it.
        "adequacy-of-gibraltar",
        {
            "2020-12-31": NO_TRANSFER,
            "2021-01-01": (
                "uncovered",
                "basis-wrong-regime critical uncovered 2021-01-01",
                "territory-doubtful low - 2021-01-01",
                "no basis-wrong-destination",
            ),
        },
        basis("adequacy"),
        importer_id="gi",
        destination="GI",
    ),
    case(
        "adequacy-of-gibraltar-from-gb",
        {"2021-01-01": ("covered", "no basis-wrong-regime")},
        basis("adequacy"),
        exporter_id="gb",
        importer_id="gi",
        destination="GI",
    ),
    case(
        "wrong-destination-with-scc",
        {"2026-11-22": ("at_risk", f"basis-wrong-destination medium at_risk {SINCE}")},
        basis("adequacy"),
        SCC,
    ),
    case(
        "idta-in-the-eu", {"2026-11-22": ("uncovered", f"basis-wrong-regime critical uncovered {SINCE}")}, basis("idta")
    ),
    case(
        # An IDTA is no tool of EU law, wherever the data go: no need to ask for the destination first.
        "idta-in-the-eu-nowhere",
        {
            "2026-11-22": (
                "uncovered",
                f"basis-wrong-regime critical uncovered {SINCE}",
                f"location-unknown high unknown {SINCE}",
                "no basis-unplaced",
            )
        },
        basis("idta"),
        importer_id="fi2",
        destination=None,
    ),
    case(
        "scc-in-the-uk",
        {"2022-03-21": ("uncovered", f"basis-wrong-regime critical uncovered {SINCE}")},
        SCC,
        exporter_id="gb",
    ),
    case(
        "idta",
        {
            "2022-03-20": ("uncovered", f"basis-not-yet critical uncovered {SINCE}"),
            "2022-03-21": ("covered", "no basis-wrong-regime"),
        },
        basis("idta", signed_on=date(2022, 3, 21)),
        exporter_id="gb",
    ),
    case("unnamed", {"2026-11-22": ("unknown", f"basis-unnamed high unknown {SINCE}")}, basis("unnamed")),
    case("unnamed-with-scc", {"2026-11-22": ("at_risk", f"basis-unnamed low at_risk {SINCE}")}, basis("unnamed"), SCC),
    case(
        "some-scc",
        {"2026-11-22": ("unknown", f"basis-version-unknown high unknown {SINCE}", "no basis-unnamed")},
        basis("scc-unspecified"),
    ),
    case(
        "some-scc-with-scc",
        {"2026-11-22": ("at_risk", f"basis-version-unknown low at_risk {SINCE}")},
        basis("scc-unspecified"),
        SCC,
    ),
    case(
        "nonsense",
        {"2026-11-22": ("unknown", f"basis-unknown-name high unknown {SINCE}", "no basis-wrong-destination")},
        basis("gentlemens-agreement"),
    ),
    case(
        "nonsense-with-scc",
        {"2026-11-22": ("at_risk", f"basis-unknown-name low at_risk {SINCE}", "no basis-version-unknown")},
        basis("gentlemens-agreement"),
        SCC,
    ),
    case(
        "known-name",
        {"2026-11-22": ("covered", "no basis-unknown-name", "no basis-missing")},
        basis("bcr", signed_on=date(2010, 1, 1)),
    ),
    case(
        "derogation-systematic",
        {"2026-11-22": ("uncovered", f"derogation-systematic critical uncovered {SINCE}")},
        basis("art49-a"),
        frequency="systematic",
    ),
    case(
        "derogation-systematic-with-scc",
        {"2026-11-22": ("at_risk", f"derogation-systematic medium at_risk {SINCE}")},
        basis("art49-a"),
        SCC,
        frequency="systematic",
    ),
    case(
        "derogation-occasional",
        {"2026-11-22": ("covered", "no derogation-systematic", "no derogation-frequency-unknown", "no tia-missing")},
        basis("art49-b"),
        frequency="occasional",
        tia=False,
    ),
    case(
        "derogation-of-unknown-frequency",
        {"2026-11-22": ("at_risk", f"derogation-frequency-unknown medium at_risk {SINCE}")},
        basis("art49-b"),
    ),
    case(
        "no-compelling-interests-in-switzerland",
        {"2026-11-22": ("uncovered", f"basis-wrong-regime critical uncovered {SINCE}")},
        basis("art49-2"),
        exporter_id="ch",
        frequency="occasional",
    ),
]
