"""Exports of other programs map without help: their own column layouts, our invented rows."""

import csv
import io
import json

from tests.intake.test_workbooks import xlsx


def table(heads, *rows):
    written = io.StringIO()
    csv.writer(written).writerows([heads, *rows])
    return written.getvalue()


def places(seen):
    return [(each["vendor"], each["countries"], each["headquarters"]) for each in seen.records]


def test_ciso_assistant_third_parties(listed):
    sheets = {
        "Entities": [
            [
                "ref_id",
                "name",
                "description",
                "mission",
                "country",
                "currency",
                "parent_entity_ref_id",
                "dependency",
                "penetration",
                "maturity",
                "trust",
                "domain",
                "lei",
                "euid",
                "duns",
                "vat",
            ],
            ["E-1", "Norr AB", "Parcels", "Deliver", "SE", "SEK", None, 1, 2, 3, 4, "Global"],
            ["E-2", "Lumen Inc", "Mail", "Send", "US", "USD", "E-1"],
        ],
        "Solutions": [
            ["ref_id", "name", "description", "provider_entity_ref_id", "criticality"],
            ["S-1", "Post", "x", "E-1", 3],
        ],
        "Contracts": [
            [
                "ref_id",
                "name",
                "description",
                "provider_entity_ref_id",
                "solution_ref_id",
                "status",
                "start_date",
                "end_date",
            ],
            ["C-1", "Frame", "x", "E-1", "S-1", "active", "2024-01-01", "2025-12-31"],
        ],
        "Representatives": [
            ["email", "first_name", "last_name", "role", "provider_entity_ref_id"],
            ["a@b.fi", "A", "B", "x", "E-1"],
        ],
    }
    seen = listed(xlsx(sheets), "third_parties.xlsx")
    assert places(seen) == [("Norr AB", ["SE"], []), ("Lumen Inc", ["US"], [])]
    assert [code for _, _, code in seen.issues].count("sheet-not-read") == 3


def test_ciso_assistant_processings(listed):
    sheets = {
        "Processings": [
            ["ref_id", "name", "description", "status", "dpia_required"],
            ["P-1", "Newsletter", "x", "draft", False],
        ],
        "Contractors": [
            ["name", "description", "entity", "relationship_type", "country", "documentation_link"],
            ["Parcels of spring", "Parcel tracking", "Norr AB", "processor", "SE", "https://norr.example"],
        ],
        "Transfers": [
            ["name", "description", "entity", "country", "transfer_mechanism", "guarantees", "documentation_link"],
            ["Mail to America", "Newsletters", "Lumen Inc", "US", "scc", "TIA of 2025", "https://lumen.example"],
        ],
    }
    seen = listed(xlsx(sheets), "processings.xlsx")
    assert places(seen) == [("Norr AB", ["SE"], []), ("Lumen Inc", ["US"], [])]
    assert seen.records[1]["mechanisms"] == ["scc-unspecified"]


def test_probo(listed):
    vendors = [
        {
            "name": "Lumen",
            "legalName": "Lumen Inc",
            "headquarterAddress": "1 Long Street, Denver, CO 80202, USA",
            "websiteUrl": "https://lumen.example",
            "category": "ANALYTICS",
            "certifications": ["ISO 27001"],
            "countries": ["US", "IE"],
        }
    ]
    seen = listed(json.dumps({"vendors": vendors}), "vendors.json")
    assert places(seen) == [("Lumen", ["IE", "US"], ["US"])]
    assert seen.drafted.staged.mapping["legalName"] == "legal_name"


def test_unicis_tia(listed):
    seen = listed(
        table(
            ["Title", "Data exporter(s)", "Country Exporter", "Data importer(s)", "Country Importer", "Assessment Date",
             "Assessment Years"],
            ["Mail", "Norr AB", "germany", "Lumen Inc", "united states", "2025-01-15", "3"],
        )
    )  # fmt: skip
    assert places(seen) == [("Lumen Inc", ["US"], [])]
    assert seen.drafted.staged.mapping["Data exporter(s)"] == "exporter"


def test_fides_data_map(listed):
    heads = [
        "System",
        "Data use",
        "Data categories",
        "Data subject",
        "Legal name",
        "Legal basis for processing",
        "Privacy policy",
        "Legal address",
        "Data shared with third parties",
        "Does international transfers",
        "Fides key",
        "Legal basis for transfers",
        "Responsibility",
    ]
    row = ["Lumen Mail", "marketing", "user.contact.email", "customer", "Lumen Inc", "Consent", "https://lumen.example",
           "1 Long Street, Denver, CO 80202, USA", "true", "true", "lumen_mail", "SCCs", "Processor"]  # fmt: skip
    seen = listed(table(heads, row))
    assert places(seen) == [("Lumen Mail", [], ["US"])]
    assert (seen.records[0]["mechanisms"], seen.records[0]["purpose"]) == (["scc-unspecified"], "marketing")


def test_vanta(listed):
    item = {
        "id": "v1", "name": "Lumen Inc", "websiteUrl": "https://lumen.example", "category": {"displayName": "Email"},
        "riskLevel": "HIGH", "reviewStatus": "Overdue", "hasContract": True, "hasDpa": False,
        "nextReviewDate": "2026-01-01", "description": "Newsletters", "vendorHeadquarters": "United States",
    }  # fmt: skip
    seen = listed(json.dumps({"results": {"data": [item], "pageInfo": {"hasNextPage": False}}}), "vanta.json")
    assert [(each["vendor"], each["purpose"]) for each in seen.records] == [("Lumen Inc", "Newsletters")]
    assert seen.drafted.staged.mapping["hasDpa"] == "dpa"


def test_drata(listed):
    heads = [
        "name",
        "category",
        "risk",
        "critical",
        "isSubProcessor",
        "isSubProcessorActive",
        "url",
        "privacyUrl",
        "servicesProvided",
        "dataStored",
        "location",
        "hasPii",
        "renewalDate",
        "notes",
    ]
    rows = [
        [
            "Lumen Inc",
            "MARKETING",
            "HIGH",
            "true",
            "true",
            "true",
            "https://l.example",
            "",
            "Mail",
            "Names",
            "USA",
            "true",
        ],
        [
            "Norr AB",
            "PRODUCT",
            "LOW",
            "false",
            "false",
            "false",
            "https://n.example",
            "",
            "Post",
            "",
            "Sweden",
            "false",
        ],
    ]
    seen = listed(table(heads, *rows))
    assert places(seen) == [("Lumen Inc", ["US"], []), ("Norr AB", ["SE"], [])]
    roles = seen.session.rows("SELECT importer_role FROM temp.draft_transfer ORDER BY source_row")
    assert roles == [("sub_processor",), ("processor",)]


def test_our_own_transfers_come_back(listed):
    heads = (
        "transfer_id,verdict,severity,exporter,importer,service,destination,mechanism,importer_role,purpose,started_on"
    )
    codes = ["scc-2021", "art49-a", "uk-addendum", "privacy-shield", "certification"]
    rows = [
        [f"t-{code}", "at_risk", "high", "Oma Oy", "Lumen Inc", "Mail", "US", code, "processor", "'=Post", "2024-02-29"]
        for code in codes
    ]
    seen = listed(table(heads.split(","), *rows))
    found = [tuple(each[name] for name in ("vendor", "countries", "mechanisms", "purpose")) for each in seen.records]
    assert dict(zip(codes, found, strict=True)) == {code: ("Lumen Inc", ["US"], [code], "=Post") for code in codes}
    assert seen.issues == []
