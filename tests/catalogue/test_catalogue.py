"""The catalogue of known processors: each row names its source and its confidence, and points at rows that exist.

Each test names every offending row of a file at once, so one run is enough to mend it.
"""

import csv
import datetime
import re
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "data" / "catalogue"
NEWEST_DAY = datetime.date(2026, 11, 22)
EVIDENCE = ["source", "checked_on", "confidence"]
HEADINGS = {
    "sources": ["id", "title", "publisher", "class", "url", "checked_on"],
    "organisations": [
        "id", "name", "legal_name", "country", "parent", "sector", "aliases", "website", *EVIDENCE, "note",
    ],
    "services": [
        "id", "name", "organisation", "category", "aliases", "ambiguous", "dpa", "subprocessor_list", *EVIDENCE, "note",
    ],
    "locations": ["id", "service", "organisation", "use", "country", "area", "state", *EVIDENCE, "note"],
    "certifications": [
        "id", "organisation", "framework", "status", "covers_hr", "covers_non_hr", "next_due",
        "checked_on", "source", "confidence", "note",
    ],
    "subprocessors": ["id", "service", "organisation_or_name", "purpose", "country", "area", *EVIDENCE],
}  # fmt: skip
FACTS = [name for name in HEADINGS if name != "sources"]
CHOICES = {
    ("sources", "class"): {"primary", "secondary", "memory"},
    ("organisations", "sector"): {"commercial", "public", "nonprofit"},
    ("services", "ambiguous"): {"yes", ""},
    ("locations", "use"): {"hosting", "backup", "support_access", "remote_engineering", "headquarters", "parent"},
    ("locations", "area"): {"EU", "EEA", "Europe", "worldwide", ""},
    ("locations", "state"): {"published", "not_published", "unknown"},
    ("certifications", "framework"): {"dpf-eu", "dpf-uk", "dpf-ch"},
    ("certifications", "status"): {"active", "lapsed", "withdrawn", "under_review", "unknown"},
    ("certifications", "covers_hr"): {"yes", "no", ""},
    ("certifications", "covers_non_hr"): {"yes", "no", ""},
    ("subprocessors", "area"): {"EU", "EEA", "Europe", "worldwide", ""},
    **{(name, "confidence"): {"high", "medium", "low"} for name in FACTS},
}
REFERENCES = [
    ("organisations", "parent", "organisations"),
    ("services", "organisation", "organisations"),
    ("locations", "service", "services"),
    ("locations", "organisation", "organisations"),
    ("certifications", "organisation", "organisations"),
    ("subprocessors", "service", "services"),
]
NOT_COUNTRIES = {"UK", "EU", "EA", "EL"}
AMBIGUOUS = {
    "X", "Box", "Slack", "Zoom", "Notion", "Segment", "Sentry", "Amplitude", "Link", "Teams", "Outlook", "Heap",
    "Intercom", "Fastly",
}  # fmt: skip


def read(name: str) -> list[dict[str, str]]:
    """The rows of one file, every cell as text: Norway stays NO and Namibia stays NA."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def ids(name: str) -> set[str]:
    return {row["id"] for row in read(name)}


def cited(row: dict[str, str]) -> list[str]:
    return row["source"].split(";")


def is_past_day(text: str) -> bool:
    """Whether the text is an ISO date not after the day the catalogue was made."""
    try:
        return re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None and datetime.date.fromisoformat(text) <= NEWEST_DAY
    except ValueError:
        return False


@pytest.mark.parametrize("name", HEADINGS)
def test_file_has_its_headings_and_full_rows(name: str) -> None:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, strict=True)
    assert head == HEADINGS[name]
    assert [row for row in rows if len(row) != len(head)] == []
    assert [row for row in rows if any(cell != cell.strip() for cell in row)] == []


@pytest.mark.parametrize("name", HEADINGS)
def test_file_is_plain_utf8_with_unix_line_ends(name: str) -> None:
    content = (FOLDER / f"{name}.csv").read_bytes()
    assert b"\r" not in content
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\n")
    content.decode("utf-8")


@pytest.mark.parametrize("name", HEADINGS)
def test_ids_are_unique_and_kebab_case(name: str) -> None:
    counted = Counter(row["id"] for row in read(name))
    assert [key for key, times in counted.items() if times > 1] == []
    assert [key for key in counted if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)] == []


@pytest.mark.parametrize(("name", "column", "target"), REFERENCES)
def test_references_resolve(name: str, column: str, target: str) -> None:
    known = ids(target) | {""}
    assert [row["id"] for row in read(name) if row[column] not in known] == []


def test_required_references_are_filled() -> None:
    assert [row["id"] for row in read("services") if not row["organisation"]] == []
    assert [row["id"] for row in read("certifications") if not row["organisation"]] == []
    assert [row["id"] for row in read("subprocessors") if not (row["service"] and row["organisation_or_name"])] == []


def test_parents_never_lead_back_to_the_child() -> None:
    parent = {row["id"]: row["parent"] for row in read("organisations")}
    looping = []
    for start in parent:
        seen, here = {start}, parent[start]
        while here and here not in seen:
            seen.add(here)
            here = parent[here]
        if here:
            looping.append(start)
    assert looping == []


@pytest.mark.parametrize(("name", "column"), CHOICES)
def test_values_come_from_their_list(name: str, column: str) -> None:
    allowed = CHOICES[name, column]
    assert [(row["id"], row[column]) for row in read(name) if row[column] not in allowed] == []


@pytest.mark.parametrize("name", HEADINGS)
def test_dates_are_iso_and_not_in_the_future(name: str) -> None:
    assert [(row["id"], row["checked_on"]) for row in read(name) if not is_past_day(row["checked_on"])] == []


def test_next_due_is_empty_or_a_date() -> None:
    due = [row["next_due"] for row in read("certifications") if row["next_due"]]
    assert [text for text in due if not re.fullmatch(r"\d{4}-\d\d-\d\d", text)] == []


@pytest.mark.parametrize("name", ["organisations", "locations", "subprocessors"])
def test_countries_look_like_iso_codes(name: str) -> None:
    bad = [
        (row["id"], row["country"])
        for row in read(name)
        if row["country"] and (not re.fullmatch(r"[A-Z]{2}", row["country"]) or row["country"] in NOT_COUNTRIES)
    ]
    assert bad == []


@pytest.mark.parametrize("name", FACTS)
def test_each_row_says_its_source_day_and_confidence(name: str) -> None:
    known = ids("sources")
    assert [row["id"] for row in read(name) if not all(row[column] for column in EVIDENCE)] == []
    assert [(row["id"], row["source"]) for row in read(name) if not known.issuperset(cited(row))] == []


@pytest.mark.parametrize("name", FACTS)
def test_confidence_never_exceeds_the_weakest_source(name: str) -> None:
    """Memory is low; a third party's word is at most medium; only the vendor's own text may be high."""
    kind = {row["id"]: row["class"] for row in read("sources")}
    memory = [row["id"] for row in read(name) if "memory" in map(kind.get, cited(row)) and row["confidence"] != "low"]
    second = [
        row["id"] for row in read(name) if "secondary" in map(kind.get, cited(row)) and row["confidence"] == "high"
    ]
    assert (memory, second) == ([], [])


@pytest.mark.parametrize("name", ["organisations", "services", "locations", "certifications"])
def test_a_conflict_between_sources_is_low(name: str) -> None:
    assert [row["id"] for row in read(name) if "CONFLICT" in row["note"] and row["confidence"] != "low"] == []


def test_every_source_is_cited_and_memory_is_there() -> None:
    used = {key for name in FACTS for row in read(name) for key in cited(row)}
    assert sorted(ids("sources") - used) == []
    assert {row["id"]: row["class"] for row in read("sources")}["memory"] == "memory"


@pytest.mark.parametrize("name", ["organisations", "services"])
def test_aliases_are_filled_and_belong_to_one_row(name: str) -> None:
    owners: dict[str, set[str]] = {}
    for row in read(name):
        aliases = row["aliases"].split(";") if row["aliases"] else []
        assert all(alias and alias == alias.strip() for alias in aliases), row["id"]
        assert len(set(aliases)) == len(aliases), row["id"]
        names = [row["name"], *aliases] + ([row["legal_name"]] if name == "organisations" else [])
        for text in names:
            owners.setdefault(text.casefold(), set()).add(row["id"])
    assert {text: sorted(rows) for text, rows in owners.items() if len(rows) > 1} == {}


def test_brands_that_are_ordinary_words_are_marked() -> None:
    services = {row["name"]: row for row in read("services")}
    assert [
        brand for brand in sorted(AMBIGUOUS) if brand not in services or services[brand]["ambiguous"] != "yes"
    ] == []
    assert [row["id"] for row in services.values() if AMBIGUOUS & set(row["aliases"].split(";"))] == []


def test_a_location_belongs_to_a_service_or_an_organisation_but_not_both() -> None:
    assert [row["id"] for row in read("locations") if bool(row["service"]) == bool(row["organisation"])] == []


def test_a_place_is_a_country_or_an_area_and_unknown_stays_unknown() -> None:
    rows = read("locations")
    assert [row["id"] for row in rows if row["country"] and row["area"]] == []
    silent = [row for row in rows if not row["country"] and not row["area"]]
    assert [row["id"] for row in silent if row["state"] == "published"] == []


def test_each_service_says_something_on_hosting_and_remote_access() -> None:
    told = {(row["service"], row["use"]) for row in read("locations")}
    wanted = {(key, use) for key in ids("services") for use in ("hosting", "support_access")}
    assert sorted(wanted - told) == []


def test_certifications_stand_on_a_us_company_and_on_a_source() -> None:
    country = {row["id"]: row["country"] for row in read("organisations")}
    rows = read("certifications")
    assert [row["id"] for row in rows if country[row["organisation"]] != "US"] == []
    assert [row["id"] for row in rows if "memory" in cited(row)] == []
    assert max(Counter((row["organisation"], row["framework"]) for row in rows).values()) == 1


def test_there_are_enough_services() -> None:
    assert len(read("services")) >= 60
