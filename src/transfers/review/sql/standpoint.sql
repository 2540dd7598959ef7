-- One standpoint ($e) cut to the scope of the review. `review_scope` holds its organisations, groups unfolded; empty: all.
CREATE TABLE $e.scoped AS
-- Transfers of those organisations or of their registers, and whatever continues them onward.
WITH RECURSIVE mine(transfer_id) AS (
    SELECT l.id FROM $e.line AS l LEFT JOIN $e.register AS r ON r.id = l.register_id
    WHERE l.exporter_id IN (SELECT id FROM $e.review_scope) OR r.controller_id IN (SELECT id FROM $e.review_scope)
    UNION
    SELECT l.id FROM $e.line AS l JOIN mine ON l.onward_of = mine.transfer_id
)
SELECT transfer_id FROM mine
UNION ALL SELECT id FROM $e.line WHERE NOT EXISTS (FROM $e.review_scope);

CREATE TABLE $e.flow AS
-- The running transfers of the scope, with names.
SELECT s.transfer_id, v.verdict, v.findings, v.severity_order, s.state, s.regime, s.destination, s.area, s.exporter_id,
    ex.name AS exporter, ex.country AS origin, s.exporter_role, s.importer_id, im.name AS importer, s.importer_role,
    s.service_id, sv.name AS service, s.register_id, re.name AS register, s.nature, s.frequency, s.started_on,
    s.onward_of
FROM $e.subject AS s
JOIN $e.scoped AS c ON c.transfer_id = s.transfer_id
JOIN $e.verdict AS v ON v.transfer_id = s.transfer_id
JOIN $e.organisation AS ex ON ex.id = s.exporter_id
LEFT JOIN $e.organisation AS im ON im.id = s.importer_id
LEFT JOIN $e.service AS sv ON sv.id = s.service_id
LEFT JOIN $e.register AS re ON re.id = s.register_id;

CREATE TABLE $e.flow_basis AS
-- The bases that those transfers rely on that day.
SELECT b.* FROM $e.basis AS b JOIN $e.flow AS f ON f.transfer_id = b.transfer_id
WHERE (b.relied_from IS NULL OR b.relied_from <= $day) AND (b.relied_until IS NULL OR $day < b.relied_until);

CREATE TABLE $e.party AS
-- The organisations that the scope has to do with: all of them, or those of its transfers and itself.
SELECT id FROM $e.organisation AS o
WHERE NOT EXISTS (FROM $e.review_scope) OR id IN (SELECT id FROM $e.review_scope)
    OR id IN (SELECT exporter_id FROM $e.flow UNION SELECT importer_id FROM $e.flow);

CREATE TABLE $e.own_finding AS
SELECT f.* FROM $e.finding AS f
LEFT JOIN $e.notice AS n ON n.id = f.notice_id
WHERE f.transfer_id IN (SELECT transfer_id FROM $e.scoped)
    OR (f.transfer_id IS NULL AND coalesce(n.controller_id, f.organisation_id) IN (SELECT id FROM $e.party))
    OR NOT EXISTS (FROM $e.review_scope);
