-- Assessments: which transfers they cover, and what of the facts they relied on is no longer so.
CREATE TABLE assessment_line AS
-- Every assessment without its answers and long texts. `altered`: signed here, and no longer what was signed.
SELECT id, transfer_id, further_transfers, kind, status, outcome, coalesce(version, 1) AS version, signed_on, review_on,
    rejected_on, reopened_on, relied, conditions, questionnaire_version IS NOT NULL AS made_here,
    seal IS NOT NULL AND seal <> $seal AS altered
FROM assessment;

CREATE VIEW assessed AS
-- One line per assessment and transfer.
SELECT id AS assessment_id, transfer_id FROM assessment_line
UNION ALL
SELECT id, unnest(list_filter(list_distinct(further_transfers), lambda each: each <> transfer_id))
FROM assessment_line WHERE len(further_transfers) > 0;

CREATE TABLE tia AS
-- The newest signed transfer impact assessment of each transfer, as of the day: a version that another one replaces
-- later stood until then.
SELECT c.transfer_id, a.id AS assessment_id, a.signed_on, a.review_on, a.status, a.outcome, a.relied,
    a.reopened_on, a.status = 'reopened' AND a.reopened_on IS NULL AS reopened_some_day,
    coalesce(a.conditions, '[]') <> '[]' AS names_conditions
FROM assessment_line AS a JOIN assessed AS c ON c.assessment_id = a.id
WHERE a.kind = 'tia' AND a.status IN ('signed', 'reopened', 'superseded') AND a.signed_on <= $on
QUALIFY row_number() OVER (
    PARTITION BY c.transfer_id ORDER BY a.signed_on DESC, a.version DESC, a.id DESC
) = 1;

CREATE VIEW altered AS SELECT id AS assessment_id FROM assessment_line WHERE altered;

CREATE TABLE guided AS
-- The assessments made with a questionnaire here, with each transfer they cover.
SELECT c.assessment_id, p.id AS transfer_id, p.* EXCLUDE (id)
FROM assessment_line AS a JOIN assessed AS c ON c.assessment_id = a.id JOIN placed AS p ON p.id = c.transfer_id
WHERE a.made_here;

CREATE TABLE present_fact AS
-- What an assessment of these transfers would rely on today. `stale_on` is the day from which the fact is too old.
WITH basis_at AS (
    SELECT g.assessment_id, g.importer_id, g.regime, b.instrument, l.instrument_id, l.status, l.since, l.challenged,
        l.checked_on + (CASE WHEN l.challenged THEN 184 ELSE 367 END) AS stale_on
    FROM guided AS g
    JOIN basis AS b ON b.transfer_id = g.transfer_id
    LEFT JOIN law_place AS l
        ON l.regime = g.regime AND l.name = b.instrument AND l.destination IN (g.destination, '*')
    WHERE (b.relied_from IS NULL OR b.relied_from <= $on) AND (b.relied_until IS NULL OR $on < b.relied_until)
      AND NOT EXISTS (SELECT 1 FROM law_inside AS i WHERE i.regime = g.regime AND i.territory = g.destination)
), fact AS (
    SELECT assessment_id, 'instrument' AS kind, coalesce(instrument_id, instrument) AS subject,
        coalesce(status, 'none') AS "value", since, stale_on
    FROM basis_at
    UNION ALL
    SELECT b.assessment_id, 'challenge', b.instrument_id, 'open', c.opened_on, NULL
    FROM basis_at AS b LEFT JOIN law_challenge AS c ON c.instrument_id = b.instrument_id
    WHERE b.challenged
    UNION ALL
    SELECT b.assessment_id, 'certification', 'dpf-' || lower(b.regime),
        CASE WHEN c.active THEN 'active' ELSE 'none' END || CASE WHEN c.active AND c.covers_hr THEN ', hr' ELSE '' END,
        c.ended_on, c.checked_on + 184
    FROM basis_at AS b
    LEFT JOIN certificate AS c ON c.organisation_id = b.importer_id AND c.framework = 'dpf-' || lower(b.regime)
    WHERE b.instrument = 'dpf' AND b.regime IS NOT NULL
    UNION ALL
    SELECT g.assessment_id, 'importer', '', g.importer_id, NULL, NULL FROM guided AS g WHERE g.importer_id IS NOT NULL
    UNION ALL
    SELECT g.assessment_id, 'parent', '', o.parent_id, NULL, NULL
    FROM guided AS g JOIN organisation AS o ON o.id = g.importer_id WHERE o.parent_id IS NOT NULL
    UNION ALL
    SELECT g.assessment_id, 'destination', '', coalesce(g.destination, '?'), NULL, NULL FROM guided AS g
    UNION ALL
    SELECT g.assessment_id, 'country', g.destination, c.digest, NULL, c.stale_on
    FROM guided AS g JOIN law_country AS c ON c.code = g.destination
    UNION ALL
    SELECT g.assessment_id, 'location', l."use", coalesce(l.country, l.area, l.publication), l.since, l.checked_on + 732
    FROM (
        SELECT assessment_id, regime, 'service' AS owner, service_id AS owner_id FROM guided
        UNION ALL
        SELECT assessment_id, regime, 'organisation', importer_id FROM guided
    ) AS g
    JOIN (
        SELECT 'service' AS owner, service_id AS owner_id, * FROM location WHERE service_id IS NOT NULL
        UNION ALL
        SELECT 'organisation', organisation_id, * FROM location WHERE organisation_id IS NOT NULL
    ) AS l ON l.owner = g.owner AND l.owner_id = g.owner_id
    WHERE (l.since IS NULL OR l.since <= $on) AND (l."until" IS NULL OR $on < l."until")
      AND NOT EXISTS (SELECT 1 FROM law_inside AS i WHERE i.regime = g.regime AND i.territory = l.country)
    UNION ALL
    SELECT g.assessment_id, 'sub_processor', coalesce(o.importer_id, '?'), coalesce(o.destination, '?'), o.started_on,
        NULL
    FROM guided AS g JOIN placed AS o ON o.onward_of = g.transfer_id
    WHERE (o.started_on IS NULL OR o.started_on <= $on) AND (o.ended_on IS NULL OR $on < o.ended_on)
    UNION ALL
    SELECT assessment_id, 'data', subject, "value", NULL, NULL
    FROM (
        SELECT g.assessment_id, n.subject, CASE n.subject
            WHEN 'hr_data' THEN r.hr_data::VARCHAR
            WHEN 'special_categories' THEN r.special_categories::VARCHAR
            WHEN 'data_categories' THEN array_to_string(list_sort(r.data_categories), '; ')
            ELSE array_to_string(list_sort(r.data_subjects), '; ')
        END AS "value"
        FROM guided AS g JOIN register AS r ON r.id = g.register_id
        CROSS JOIN (VALUES ('hr_data'), ('special_categories'), ('data_categories'), ('data_subjects')) AS n(subject)
    ) WHERE "value" <> ''
)
SELECT assessment_id, kind, subject, "value", min(since) AS since, min(stale_on) AS stale_on
FROM fact GROUP BY assessment_id, kind, subject, "value";

CREATE TABLE condition_state AS
-- The conditions of signed assessments, each with the day it was met, if it was.
SELECT c.assessment_id, c.condition_id, c.text, c.owner, c.due_on, f.done_on
FROM (
    SELECT a.id AS assessment_id, c.id AS condition_id, c.text, c.owner, try_cast(c.due_on AS DATE) AS due_on
    FROM assessment_line AS a, unnest(from_json(a.conditions,
        '[{"id": "VARCHAR", "text": "VARCHAR", "owner": "VARCHAR", "due_on": "VARCHAR"}]')) AS u(c)
    WHERE a.conditions IS NOT NULL AND a.signed_on <= $on
) AS c
LEFT JOIN (
    SELECT assessment_id, "condition" AS condition_id, min(done_on) AS done_on
    FROM fulfilment WHERE done_on <= $on GROUP BY ALL
) AS f ON f.assessment_id = c.assessment_id AND f.condition_id = c.condition_id;

CREATE TABLE reopening AS
-- Why a signed assessment has to be looked at again: one line per fact. `was` and `now_is` hold what was relied on and
-- what stands there today, in the words of present_fact.
WITH signed AS (
    SELECT DISTINCT assessment_id, relied, review_on, reopened_on, reopened_some_day FROM tia
), relied AS (
    SELECT s.assessment_id, f.kind, f.subject, f."value"
    FROM signed AS s, unnest(from_json(s.relied,
        '[{"kind": "VARCHAR", "subject": "VARCHAR", "value": "VARCHAR"}]')) AS u(f)
    WHERE s.relied IS NOT NULL
), present AS (
    SELECT p.* FROM present_fact AS p JOIN signed AS s ON s.assessment_id = p.assessment_id AND s.relied IS NOT NULL
), gone AS (
    SELECT assessment_id, kind, subject, list("value" ORDER BY "value") AS was
    FROM relied AS r ANTI JOIN present AS p USING (assessment_id, kind, subject, "value")
    GROUP BY assessment_id, kind, subject
), come AS (
    SELECT assessment_id, kind, subject, list("value" ORDER BY "value") AS now_is, min(since) AS since
    FROM present AS p ANTI JOIN relied AS r USING (assessment_id, kind, subject, "value")
    GROUP BY assessment_id, kind, subject
)
SELECT coalesce(g.assessment_id, c.assessment_id) AS assessment_id,
    CASE WHEN c.kind = 'challenge' THEN 'challenged' ELSE 'changed' END AS cause,
    coalesce(g.kind, c.kind) AS kind, coalesce(g.subject, c.subject) AS subject,
    g.was, c.now_is, c.since
FROM gone AS g FULL JOIN come AS c ON c.assessment_id = g.assessment_id AND c.kind = g.kind AND c.subject = g.subject
-- A country pack that was not there was not relied on.
WHERE g.kind IS NOT NULL OR c.kind <> 'country'
UNION ALL
SELECT p.assessment_id, 'stale', p.kind, p.subject, [p."value"], NULL, p.stale_on
FROM present AS p SEMI JOIN relied AS r USING (assessment_id, kind, subject, "value") WHERE p.stale_on <= $known
UNION ALL
SELECT s.assessment_id, 'condition', 'condition', c.condition_id, NULL, NULL, c.due_on + 1
FROM signed AS s JOIN condition_state AS c ON c.assessment_id = s.assessment_id
WHERE c.done_on IS NULL AND c.due_on < $on
UNION ALL
SELECT assessment_id, 'review', 'review', '', NULL, NULL, review_on FROM signed WHERE review_on <= $on
UNION ALL
SELECT assessment_id, 'by_hand', 'by_hand', '', NULL, NULL, reopened_on
FROM signed WHERE reopened_on <= $on OR reopened_some_day;
