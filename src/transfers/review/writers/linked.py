"""The transfers as JSON-LD in the terms of the W3C Data Privacy Vocabulary (DPV), own terms only where it has none.

DPV's terms for transfer tools are those of the GDPR, so they are used for transfers under the EU's law alone; under
other laws a basis is DPV's general one, with its instrument named in our own term.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from transfers import settings
from transfers.i18n import t
from transfers.review.pack import Pack

OWN = "urn:transfers:terms#"
CONTEXT = {
    "dpv": "https://w3id.org/dpv#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "own": OWN,
}
OWN_TERMS = {
    "verdict": "What the rules say of a transfer: no_transfer, covered, at_risk, unknown or uncovered.",
    "instrument": "The instrument that a transfer is said to rest on, by the name it has in the registry.",
    "startedOn": "The first day of a transfer.",
    "measureKind": "The kind of a supplementary measure: technical, contractual or organisational.",
}
ROWS_AT_A_TIME = 4096
IN_PLACE = "in_place"
CONTROLLERS = ("controller", "joint_controller")
ROLES = {
    "controller": "dpv:DataController",
    "joint_controller": "dpv:DataController",
    "processor": "dpv:DataProcessor",
    "sub_processor": "dpv:DataSubProcessor",
}

Node = dict[str, Any]


def write_linked(pack: Pack, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"@context": ' + json.dumps(CONTEXT) + ',\n"@graph": [\n')
        for place, node in enumerate(_nodes(pack)):
            file.write((",\n" if place else "") + json.dumps(node, ensure_ascii=False))
        file.write("\n]}\n")


def _nodes(pack: Pack) -> Iterator[Node]:
    yield _review(pack)
    yield from (
        {"@id": OWN + name, "@type": "rdfs:Resource", "rdfs:comment": {"@value": text, "@language": "en"}}
        for name, text in OWN_TERMS.items()
    )
    yield from _organisations(pack)
    for row in _rows(pack, "records"):
        yield _register(row)
    for row in _rows(pack, "transfers"):
        yield _transfer(row)
    for row in _rows(pack, "bases"):
        yield _basis(row)
    for row in _rows(pack, "assessments"):
        yield _assessment(row)
    for row in _rows(pack, "measures"):
        if row["measure_status"] == IN_PLACE:
            yield _measure(row)


def _rows(pack: Pack, table: str) -> Iterator[Mapping[str, Any]]:
    for batch in pack.tables[table].to_batches(max_chunksize=ROWS_AT_A_TIME):
        yield from batch.to_pylist()


def _review(pack: Pack) -> Node:
    return {
        "@id": f"urn:transfers:review:{pack.digest}",
        "@type": "dpv:DataTransferRecord",
        "dct:title": t("review.text.title", pack.language, quarter=pack.quarter),
        "dct:identifier": str(pack.quarter),
        "dct:language": pack.language,
        "dct:valid": _day(pack.now.day.isoformat()),
    }


def _organisations(pack: Pack) -> Iterator[Node]:
    """Importers and exporters, each once, with their names and countries."""
    vendors = {row["organisation_id"]: row["country"] for row in _rows(pack, "vendors")}
    named: dict[str, str] = {}
    origins: dict[str, str | None] = {}
    for row in _rows(pack, "transfers"):
        named[row["exporter_id"]] = row["exporter"]
        origins[row["exporter_id"]] = row["origin"]
        if row["importer_id"]:
            named[row["importer_id"]] = row["importer"]
    for identifier in sorted(named):
        yield _bare(
            {
                "@id": _iri("organisation", identifier),
                "@type": "dpv:LegalEntity",
                "dpv:hasName": named[identifier],
                "dpv:hasCountry": _country(origins.get(identifier) or vendors.get(identifier), "dpv:Country"),
            }
        )


def _register(row: Mapping[str, Any]) -> Node:
    return _bare(
        {
            "@id": _iri("register", row["register_id"]),
            "@type": "dpv:PersonalDataProcess",
            "dct:title": row["register"],
            "dpv:hasPurpose": _labelled(row["purpose"]),
            "dpv:hasPersonalData": [_labelled(each) for each in row["data_categories"] or ()],
            "dpv:hasDataSubject": [_labelled(each) for each in row["data_subjects"] or ()],
        }
    )


def _transfer(row: Mapping[str, Any]) -> Node:
    abroad = row["destination"] and row["verdict"] != "no_transfer"
    exporter, importer = row["exporter_id"], row["importer_id"]
    receiver = "dpv:hasRecipientDataController" if row["importer_role"] in CONTROLLERS else "dpv:hasDataProcessor"
    return _bare(
        {
            "@id": _iri("transfer", row["transfer_id"]),
            "@type": "dpv:PersonalDataProcess",
            "dct:identifier": row["transfer_id"],
            "dpv:hasProcessing": {"@id": "dpv:CrossBorderTransfer" if abroad else "dpv:Transfer"},
            "dpv:hasDataExporter": {"@id": _iri("organisation", exporter), "@type": "dpv:DataExporter"},
            "dpv:hasDataImporter": importer and {"@id": _iri("organisation", importer), "@type": "dpv:DataImporter"},
            receiver: importer and {"@id": _iri("organisation", importer), "@type": ROLES[row["importer_role"]]},
            "dpv:hasThirdCountry": _country(row["destination"], "dpv:ThirdCountry") if abroad else None,
            "dpv:hasCountry": None if abroad else _country(row["destination"], "dpv:Country"),
            "dpv:hasPurpose": _labelled(row["purpose"]),
            "dpv:hasService": _labelled(row["service"]),
            "dct:isPartOf": row["register_id"] and {"@id": _iri("register", row["register_id"])},
            "dct:requires": row["onward_of"] and {"@id": _iri("transfer", row["onward_of"])},
            "own:verdict": row["verdict"],
            "own:startedOn": row["started_on"] and _day(row["started_on"].isoformat()),
        }
    )


def _basis(row: Mapping[str, Any]) -> Node:
    """The transfer that rests on the basis, with DPV's term for its legal basis and for the tool that it uses."""
    basis, tool = terms().get(row["instrument"], ("", "")) if _european(row) else ("", "")
    return _bare(
        {
            "@id": _iri("transfer", row["transfer_id"]),
            "dpv:hasLegalBasis": {"@id": f"eu-gdpr:{basis}"} if basis else {"@type": "dpv:DataTransferLegalBasis"},
            "dpv:hasOrganisationalMeasure": {"@id": f"eu-gdpr:{tool}"} if tool else None,
            "own:instrument": row["instrument"],
        }
    )


def _european(row: Mapping[str, Any]) -> bool:
    """An instrument of another law has that law at the head of its id."""
    return str(row["instrument_id"] or "eu-").startswith("eu-")


def _assessment(row: Mapping[str, Any]) -> Node:
    return _bare(
        {
            "@id": _iri("transfer", row["transfer_id"]),
            "dpv:hasImpactAssessment": _bare(
                {
                    "@id": _iri("assessment", row["assessment_id"]),
                    "@type": "dpv:DataTransferImpactAssessment",
                    "dpv:hasOutcome": _labelled(row["outcome"]),
                    "dct:dateAccepted": row["signed_on"] and _day(row["signed_on"].isoformat()),
                }
            ),
        }
    )


def _measure(row: Mapping[str, Any]) -> Node:
    """The transfer that the measure protects. One that is only planned protects nothing yet, and is left out."""
    measure = {
        "@id": _iri("measure", f"{row['assessment_id']}:{row['measure']}"),
        "@type": "eu-gdpr:SupplementaryMeasure",
        "rdfs:label": row["text"],
        "own:measureKind": row["measure_kind"],
    }
    return {"@id": _iri("transfer", row["transfer_id"]), "dpv:hasTechnicalOrganisationalMeasure": measure}


@cache
def terms() -> dict[str, tuple[str, str]]:
    """Instrument → DPV's legal basis and tool."""
    with (settings.data_dir() / "reference" / "dpv_instruments.csv").open(encoding="utf-8", newline="") as file:
        return {row["instrument"]: (row["legal_basis"], row["tool"]) for row in csv.DictReader(file)}


def _iri(kind: str, identifier: str) -> str:
    return f"urn:transfers:{kind}:{quote(identifier, safe='')}"


def _country(code: str | None, kind: str) -> Node | None:
    return {"@id": f"urn:iso:std:iso:3166:{code}", "@type": kind, "dct:identifier": code} if code else None


def _labelled(text: str | None) -> Node | None:
    return {"rdfs:label": text} if text else None


def _day(text: str) -> Node:
    return {"@value": text, "@type": "xsd:date"}


def _bare(node: Node) -> Node:
    """Without what nobody has said."""
    return {name: value for name, value in node.items() if value}
