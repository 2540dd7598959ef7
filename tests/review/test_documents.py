"""JSON by its schema, Parquet by its types, JSON-LD by RDF and by DPV's own list of terms."""

from __future__ import annotations

import csv
import json

import jsonschema
import pyarrow.parquet
import pytest
import rdflib

from tests.review import golden
from transfers.domain.words import UNSPECIFIED
from transfers.law import load_law, names
from transfers.review.shape import arrow_schema
from transfers.review.writers.document import schema
from transfers.review.writers.linked import CONTEXT, OWN, OWN_TERMS, terms, write_linked
from transfers.settings import data_dir

DPV = rdflib.Namespace("https://w3id.org/dpv#")
GDPR = rdflib.Namespace("https://w3id.org/dpv/legal/eu/gdpr#")
TRANSFER = "urn:transfers:transfer:"


def known_terms() -> set[str]:
    with (data_dir() / "reference" / "dpv_terms.csv").open(encoding="utf-8", newline="") as file:
        return {row["iri"] for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def graph(tmp_path_factory) -> rdflib.Graph:
    path = tmp_path_factory.mktemp("linked") / "review.jsonld"
    write_linked(golden.pack(), path)
    return rdflib.Graph().parse(path, format="json-ld")


def test_the_json_follows_its_schema():
    document = json.loads("".join(golden.pack().written()))
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(schema()).validate(document)
    document["tables"]["transfers"][0]["started_on"] = 5
    with pytest.raises(jsonschema.ValidationError, match="5 is not of type"):
        jsonschema.Draft202012Validator(schema()).validate(document)


def test_parquet_keeps_types(tmp_path):
    for name, path in golden.written(tmp_path).items():
        if path.suffix == ".parquet":
            table = pyarrow.parquet.read_table(path)
            assert table == golden.pack().tables[path.stem], name
            assert table.schema.equals(arrow_schema(path.stem)), name


def test_every_term_is_dpvs_or_declared_as_our_own(graph):
    used = {str(term) for triple in graph for term in triple if isinstance(term, rdflib.URIRef)}
    ours = {OWN + name for name in OWN_TERMS}
    assert {term for term in used if "w3id.org/dpv" in term} <= known_terms()
    assert {term for term in used if term.startswith(OWN)} == ours
    assert all((rdflib.URIRef(term), rdflib.RDFS.comment, None) in graph for term in ours)
    others = {term for term in used if not term.startswith(("urn:", "https://w3id.org/dpv"))}
    spaces = (*CONTEXT.values(), str(rdflib.RDF))
    assert all(term.startswith(spaces) for term in others)


def test_bases_are_dpvs_transfer_bases(graph):
    def of(transfer: str, relation: rdflib.URIRef) -> set[object]:
        return set(graph.objects(rdflib.URIRef(TRANSFER + transfer), relation))

    assert of("clauses", DPV.hasLegalBasis) == {GDPR["A46-2-c"]}
    assert of("clauses", DPV.hasOrganisationalMeasure) == {GDPR.SCCByCommission}
    assert of("fresh", DPV.hasLegalBasis) == {GDPR["A45-3"]}
    assert of("onward", DPV.hasLegalBasis) == set()
    assert of("clauses", DPV.hasProcessing) == {DPV.CrossBorderTransfer}
    importer = rdflib.URIRef("urn:transfers:organisation:help")
    assert of("onward", DPV.hasDataImporter) == {importer}
    assert (importer, rdflib.RDF.type, DPV.DataSubProcessor) in graph
    assert {(graph.value(each, rdflib.RDF.type)) for each in of("clauses", DPV.hasImpactAssessment)} == {
        DPV.DataTransferImpactAssessment
    }


def test_a_measure_in_place_is_dpvs_supplementary_measure(graph):
    clauses = rdflib.URIRef(TRANSFER + "clauses")
    (measure,) = graph.objects(clauses, DPV.hasTechnicalOrganisationalMeasure)
    assert (measure, rdflib.RDF.type, GDPR.SupplementaryMeasure) in graph
    assert "keys stay" in str(graph.value(measure, rdflib.RDFS.label))
    assert len(list(graph.subjects(rdflib.RDF.type, GDPR.SupplementaryMeasure))) == 1


def test_every_instrument_of_the_eu_has_dpvs_word():
    law = load_law()
    european = {name for each in law.instruments if each.regime == "EU" for name in each.names} & set(names(law))
    mapped = set(terms())
    assert european - mapped == set()
    assert mapped <= set(names(law)) | set(UNSPECIFIED)
    named = {f"{GDPR}{term}" for pair in terms().values() for term in pair if term}
    assert named <= known_terms()
