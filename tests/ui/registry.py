"""A small registry that shows every verdict, recorded by hand as a user would."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from transfers.services.editing import Edit, record
from transfers.services.workspace import workspace

NASTY = "![x](https://evil.example/p.png) <b>Evil</b> :red[Ltd] $a$"
"""A name that would be a picture, bold, red and a formula if it were read as Markdown."""

ROWS: list[tuple[str, dict[str, object]]] = [
    ("organisation", {"id": "shop", "name": "Kauppa Oy", "country": "FI", "sector": "commercial"}),
    ("organisation", {"id": "uk-shop", "name": "Shop Ltd", "country": "GB", "sector": "commercial"}),
    ("organisation", {"id": "mailer", "name": "Mail Chimp LLC", "country": "US", "parent_id": "mailer-group"}),
    ("organisation", {"id": "mailer-group", "name": "Group Inc", "country": "US"}),
    ("organisation", {"id": "desk", "name": "Desk Inc", "country": "US"}),
    ("organisation", {"id": "host", "name": "Pilvi Oy", "country": "FI"}),
    ("organisation", {"id": "nasty", "name": NASTY, "country": "IN"}),
    ("service", {"id": "mail", "name": "Newsletters", "organisation_id": "mailer"}),
    ("service", {"id": "tickets", "name": "Tickets", "organisation_id": "desk"}),
    ("service", {"id": "cloud", "name": "Pilvi", "organisation_id": "host"}),
    ("location", {"id": "l1", "service_id": "mail", "use": "hosting", "country": "US", "publication": "published"}),
    ("location", {"id": "l2", "service_id": "tickets", "use": "hosting", "country": "IE", "publication": "published"}),
    ("location", {"id": "l3", "service_id": "tickets", "use": "support_access", "publication": "not_published"}),
    ("register", {"id": "customers", "name": "Customers", "controller_id": "shop", "hr_data": False}),
    ("register", {"id": "staff", "name": "Staff", "controller_id": "shop", "hr_data": True}),
    (
        "transfer",
        {
            "id": "t-mail",
            "register_id": "customers",
            "exporter_id": "shop",
            "importer_id": "mailer",
            "service_id": "mail",
            "destination": "US",
            "started_on": date(2018, 5, 25),
            "source": "https://example.com/notice",
        },
    ),
    (
        "transfer",
        {
            "id": "t-desk",
            "register_id": "staff",
            "exporter_id": "shop",
            "importer_id": "desk",
            "service_id": "tickets",
            "destination": "US",
            "started_on": date(2023, 9, 1),
        },
    ),
    (
        "transfer",
        {
            "id": "t-inside",
            "register_id": "customers",
            "exporter_id": "shop",
            "importer_id": "host",
            "service_id": "cloud",
            "destination": "FI",
            "started_on": date(2019, 1, 1),
        },
    ),
    ("transfer", {"id": "t-nobody", "exporter_id": "shop", "started_on": date(2021, 1, 1)}),
    (
        "transfer",
        {"id": "t-nasty", "exporter_id": "shop", "importer_id": "nasty", "destination": "IN", "purpose": NASTY},
    ),
    (
        "transfer",
        {
            "id": "t-uk",
            "exporter_id": "uk-shop",
            "importer_id": "shop",
            "destination": "FI",
            "started_on": date(2021, 2, 1),
        },
    ),
    ("basis", {"id": "b-mail", "transfer_id": "t-mail", "instrument": "privacy-shield"}),
    ("basis", {"id": "b-desk", "transfer_id": "t-desk", "instrument": "dpf"}),
    ("basis", {"id": "b-nobody", "transfer_id": "t-nobody", "instrument": "unnamed"}),
    ("basis", {"id": "b-uk", "transfer_id": "t-uk", "instrument": "adequacy"}),
    (
        "certification",
        {
            "id": "c-desk",
            "organisation_id": "desk",
            "framework": "dpf-eu",
            "status": "active",
            "covers_hr": False,
            "covers_non_hr": True,
            "certified_on": date(2023, 9, 1),
            "next_due": date(2027, 3, 1),
            "checked_on": date(2026, 10, 1),
            "source": "https://www.dataprivacyframework.gov/list",
            "confidence": "high",
        },
    ),
    ("notice", {"id": "n1", "controller_id": "shop", "title": "Privacy notice", "dated": date(2021, 3, 1)}),
    ("citation", {"id": "ci1", "notice_id": "n1", "law": "law-523-1999", "provision": "22 §"}),
]


def fill(path: Path) -> None:
    with workspace(path) as opened:
        record(opened, "Test", "A small registry", [Edit(entity, fields) for entity, fields in ROWS])
