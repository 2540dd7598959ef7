"""What is known, for people to confirm: each line with where it came from."""

from __future__ import annotations

from datetime import date

from transfers.i18n import t
from transfers.i18n.writing import country
from transfers.law import country_pack
from transfers.ledger import Session
from transfers.rules import Evaluation
from transfers.services.assess.records import Known
from transfers.services.workspace import Lens, Workspace

# kind, entity, id, value, code list of words.toml for the value (or 'country'), question fact, source, checked, sure
LINES = """
WITH g AS (SELECT * FROM {e}.guided WHERE assessment_id = ?),
line(place, kind, entity, id, "value", words, detail, source, checked_on, confidence) AS (
    SELECT 1, 'exporter', 'organisation', o.id, o.name, NULL, g.exporter_role, o.source, o.checked_on, o.confidence
    FROM g JOIN {e}.organisation AS o ON o.id = g.exporter_id
    UNION ALL
    SELECT 2, 'importer', 'organisation', o.id, o.name, NULL, g.importer_role, o.source, o.checked_on, o.confidence
    FROM g JOIN {e}.organisation AS o ON o.id = g.importer_id
    UNION ALL
    SELECT 3, 'parent', 'organisation', p.id, p.name, NULL, p.country, p.source, p.checked_on, p.confidence
    FROM g JOIN {e}.organisation AS o ON o.id = g.importer_id JOIN {e}.organisation AS p ON p.id = o.parent_id
    UNION ALL
    SELECT 4, 'service', 'service', s.id, s.name, NULL, NULL, s.source, s.checked_on, s.confidence
    FROM g JOIN {e}.service AS s ON s.id = g.service_id
    UNION ALL
    SELECT 5, 'destination', 'transfer', g.transfer_id, g.destination, 'country', NULL, x.source, NULL, NULL
    FROM g JOIN {e}.transfer AS x ON x.id = g.transfer_id WHERE g.destination IS NOT NULL
    UNION ALL
    SELECT 6, 'location', 'location', l.id, coalesce(l.country, l.area, l.publication),
        CASE WHEN l.country IS NOT NULL THEN 'country' WHEN l.area IS NULL THEN 'publication' END,
        l."use", l.source, l.checked_on, l.confidence
    FROM g JOIN {e}.location AS l ON l.service_id = g.service_id OR l.organisation_id = g.importer_id
    WHERE (l.since IS NULL OR l.since <= ?) AND (l."until" IS NULL OR l."until" > ?)
    UNION ALL
    SELECT 7, 'basis', 'basis', b.id, b.instrument, 'instrument', b.rank, coalesce(b.evidence, b.source), NULL, NULL
    FROM g JOIN {e}.basis AS b ON b.transfer_id = g.transfer_id
    UNION ALL
    SELECT 8, 'instrument', 'instrument', f.subject, f."value", 'status', i.number_{language}, i.source, i.checked_on,
        i.confidence
    FROM {e}.present_fact AS f LEFT JOIN {e}.law_instrument AS i ON i.id = f.subject
    WHERE f.kind = 'instrument' AND f.assessment_id IN (SELECT assessment_id FROM g)
    UNION ALL
    SELECT 9, 'certification', 'certification', c.id, c.status, 'certification', c.framework, c.source, c.checked_on,
        c.confidence
    FROM g JOIN {e}.certification AS c ON c.organisation_id = g.importer_id
    UNION ALL
    SELECT 10, 'sub_processor', 'transfer', x.id, coalesce(o.name, x.id), NULL, x.destination, x.source, NULL, NULL
    FROM g JOIN {e}.placed AS p ON p.onward_of = g.transfer_id JOIN {e}.transfer AS x ON x.id = p.id
    LEFT JOIN {e}.organisation AS o ON o.id = x.importer_id
    UNION ALL
    SELECT 11, 'register', 'register', r.id, r.name, NULL, NULL, r.source, NULL, NULL
    FROM g JOIN {e}.register AS r ON r.id = g.register_id
    UNION ALL
    SELECT 12, 'hr_data', 'register', r.id, coalesce(r.hr_data::VARCHAR, 'unknown'), 'flag', NULL, r.source, NULL, NULL
    FROM g JOIN {e}.register AS r ON r.id = g.register_id
    UNION ALL
    SELECT 13, 'special_categories', 'register', r.id, coalesce(r.special_categories::VARCHAR, 'unknown'), 'flag', NULL,
        r.source, NULL, NULL
    FROM g JOIN {e}.register AS r ON r.id = g.register_id
    UNION ALL
    SELECT 14, 'data_categories', 'register', r.id, array_to_string(r.data_categories, '; '), NULL, NULL, r.source,
        NULL, NULL
    FROM g JOIN {e}.register AS r ON r.id = g.register_id WHERE len(r.data_categories) > 0
    UNION ALL
    SELECT 15, 'data_subjects', 'register', r.id, array_to_string(r.data_subjects, '; '), NULL, NULL, r.source, NULL,
        NULL
    FROM g JOIN {e}.register AS r ON r.id = g.register_id WHERE len(r.data_subjects) > 0
)
SELECT DISTINCT * FROM line ORDER BY place, "value", detail, id
"""

DETAILS = {
    "exporter": "role",
    "importer": "role",
    "location": "use",
    "basis": "rank",
    "certification": "framework",
    "parent": "country",
    "sub_processor": "country",
}
ANSWERS = {
    "destination": "country.inside",
    "basis": "transfer.tool",
    "certification": "importer.dpf",
    "sub_processor": "transfer.onward",
    "hr_data": "transfer.hr_data",
    "parent": "importer.foreign_parent",
}


def shown(
    workspace: Workspace, session: Session, evaluation: Evaluation, assessment_id: str, lens: Lens, language: str
) -> tuple[Known, ...]:
    values = [assessment_id, lens.on, lens.on]
    rows = session.arrow(LINES.format(e=evaluation.schema, language=language), values).to_pylist()
    known = [_known(row, language) for row in rows]
    places = sorted({str(row["value"]) for row in rows if row["kind"] == "destination"})
    return (*known, *(_pack(workspace, code, lens.law_day, language) for code in places))


def _known(row: dict[str, object], language: str) -> Known:
    kind, value = str(row["kind"]), _word(row["words"], str(row["value"]), language)
    detail = row["detail"]
    if detail is not None:
        told = _word(DETAILS.get(kind), str(detail), language)
        value = f"{value} ({told})"
    checked = row["checked_on"]
    return Known(
        kind=kind,
        label=t(f"assess.known.{kind}", language),
        value=value,
        entity=str(row["entity"]),
        id=str(row["id"]),
        fact=ANSWERS.get(kind),
        source=None if row["source"] is None else str(row["source"]),
        checked_on=checked if isinstance(checked, date) else None,
        confidence=None if row["confidence"] is None else str(row["confidence"]),
    )


def _word(words: object, value: str, language: str) -> str:
    if words is None:
        return value
    if words == "country":
        return country(value, language)
    if words == "flag":
        return t(f"assess.flag.{value}", language)
    return t(f"words.{words}.{value}", language)


def _pack(workspace: Workspace, code: str, day: date, language: str) -> Known:
    """How far the country pack can be relied on; a pack that cannot says so here and asks for own work."""
    pack = country_pack(workspace.law, code, day)
    state = t(f"assess.pack.{pack.state}", language)
    checked = [each.checked_on for each in pack.statements]
    return Known(
        kind="country",
        label=t("assess.known.country", language),
        value=f"{country(code, language)}: {state}",
        entity="country",
        id=code,
        fact="country.pack_fresh",
        checked_on=min(checked, default=None),
    )
