-- One line per basis that a running transfer relies on: where its instrument stands, and why it does not hold.
CREATE TABLE certificate AS
-- The newest word on each organisation and part of a framework, as of the day. One that has ended since stood on the
-- list from the day it was certified until the day it ended.
SELECT organisation_id, framework, id AS certification_id,
    CASE
        WHEN ended_on <= $on THEN false
        WHEN status IN ('active', 'under_review') THEN true
        ELSE certified_on IS NOT NULL AND ended_on IS NOT NULL
    END AS active,
    covers_hr, covers_non_hr, checked_on, next_due, CASE WHEN ended_on <= $on THEN ended_on END AS ended_on
FROM certification WHERE certified_on IS NULL OR certified_on <= $on
QUALIFY row_number() OVER (
    PARTITION BY organisation_id, framework
    ORDER BY coalesce(certified_on, checked_on, DATE '1900-01-01') DESC,
        coalesce(checked_on, DATE '1900-01-01') DESC, id DESC
) = 1;

CREATE TABLE other_part AS
SELECT organisation_id, min(certification_id) AS certification_id
FROM certificate WHERE active AND framework LIKE 'dpf-%' GROUP BY organisation_id;

CREATE TABLE law_name AS
-- Does a regime's instrument of this name cover particular destinations only? If it is one alone, and does not stand,
-- `fallen_at` is that one: no place that anybody names will make it hold.
SELECT r.regime, l.name, coalesce(bool_or(l.destination <> '*') FILTER (l.regime = r.regime), false) AS bound,
    CASE
        WHEN count(*) FILTER (l.regime = r.regime) = 1
            AND bool_and(l.status NOT IN ('in_force', 'legacy_only')) FILTER (l.regime = r.regime)
        THEN min(l.destination) FILTER (l.regime = r.regime)
    END AS fallen_at
FROM law_status AS l CROSS JOIN (VALUES ('EU'), ('UK'), ('CH')) AS r(regime)
GROUP BY r.regime, l.name;

CREATE TABLE law_place AS
-- All that a basis asks of the law, by regime, name and destination. Clauses could be concluded from the day the EU
-- made them; the other regimes took them over as they stood, with the contracts that were there.
SELECT l.*, coalesce(u.valid_from, i.valid_from) AS concluded_from, i.end_kind,
    coalesce(k.confirm AND l.kind = 'adequacy', false) AS needs_scope, k.excluded AS excluded_sectors
FROM law_status AS l
LEFT JOIN law_instrument AS i ON i.id = l.instrument_id
LEFT JOIN law_status AS e ON e.regime = 'EU' AND e.kind = 'scc' AND e.name = l.name
LEFT JOIN law_instrument AS u ON u.id = e.instrument_id
LEFT JOIN law_scope AS k ON k.instrument_id = l.instrument_id;

CREATE TABLE judged_basis AS
WITH placed AS (
    SELECT b.id AS basis_id, b.transfer_id, b.instrument, b.rank, b.module, b.signed_on, b.relied_from, b.scope,
        s.regime, s.destination, s.importer_id, s.importer_sector, s.exporter_role, s.importer_role,
        s.frequency, s.hr_data, s.started_on, n.bound, n.name IS NOT NULL AS known_anywhere,
        CASE WHEN n.bound THEN coalesce(s.destination, n.fallen_at) ELSE '*' END AS law_destination,
        -- Join keys of their own: a condition on one side inside an outer join would be tried on every pair of rows.
        CASE WHEN b.instrument = 'dpf' THEN s.importer_id END AS dpf_importer_id,
        CASE WHEN b.instrument = 'dpf' THEN 'dpf-' || lower(s.regime) END AS dpf_part
    FROM basis AS b
    JOIN subject AS s ON s.transfer_id = b.transfer_id AND s.state IN ('restricted', 'open')
    LEFT JOIN law_name AS n ON n.regime = s.regime AND n.name = b.instrument
    WHERE (b.relied_from IS NULL OR b.relied_from <= $on) AND (b.relied_until IS NULL OR $on < b.relied_until)
), joined AS (
    SELECT p.*, l.instrument_id, l.kind, l.since AS status_since, l."until" AS status_until, l.legacy_until,
        l.legacy_signed_before, coalesce(l.challenged, false) AS challenged, l.checked_on AS law_checked_on,
        l.concluded_from, l.end_kind, coalesce(l.needs_scope, false) AS needs_scope,
        CASE WHEN p.bound AND p.law_destination IS NULL THEN 'unplaced' ELSE coalesce(l.status, 'none') END AS status,
        coalesce(list_contains(l.excluded_sectors, p.importer_sector), false) AS sector_excluded,
        c.certification_id, c.active AS certified, c.covers_hr, c.covers_non_hr,
        c.checked_on AS certificate_checked_on, c.next_due, c.ended_on AS certificate_ended_on, o.certification_id AS other_part_id
    FROM placed AS p
    LEFT JOIN law_place AS l ON l.regime = p.regime AND l.name = p.instrument AND l.destination = p.law_destination
    LEFT JOIN certificate AS c ON c.organisation_id = p.dpf_importer_id AND c.framework = p.dpf_part
    LEFT JOIN other_part AS o ON o.organisation_id = p.dpf_importer_id
), judged AS (
    SELECT *, CASE
        WHEN instrument = 'unnamed' THEN 'unnamed'
        WHEN instrument = 'scc-unspecified' THEN 'unspecified'
        WHEN kind = 'law' AND status = 'in_force' THEN 'unnamed'
        WHEN status NOT IN ('in_force', 'legacy_only') THEN status
        WHEN signed_on > $on THEN 'unsigned'
        WHEN status = 'legacy_only' AND signed_on IS NULL THEN 'legacy_unsigned'
        WHEN status = 'legacy_only' AND signed_on >= legacy_signed_before THEN 'signed_late'
        WHEN kind = 'scc' AND signed_on < concluded_from THEN 'signed_early'
        WHEN kind = 'scc' AND signed_on IS NULL AND rank = 'fallback' THEN 'unsigned'
        WHEN scope = 'outside' OR sector_excluded THEN 'outside_scope'
        WHEN instrument = 'dpf' AND importer_id IS NULL THEN 'unplaced'
        WHEN instrument = 'dpf' AND certified IS DISTINCT FROM true AND other_part_id IS NOT NULL THEN 'wrong_part'
        WHEN instrument = 'dpf' AND certified IS DISTINCT FROM true THEN 'not_certified'
        WHEN instrument = 'dpf' AND hr_data AND covers_hr IS NOT true THEN 'no_hr'
        WHEN instrument = 'dpf' AND NOT hr_data AND NOT covers_non_hr THEN 'hr_only'
        WHEN kind = 'derogation' AND frequency = 'systematic' THEN 'systematic'
    END AS fault
    FROM joined
)
SELECT * EXCLUDE (dpf_importer_id, dpf_part, bound, law_destination, importer_sector,
        sector_excluded, certified, covers_hr, covers_non_hr, hr_data),
    greatest(started_on, relied_from) AS relied_since,
    fault IS NULL AS holds,
    -- A listing covers staff data, other data or both; what does not cover the one covers the other. Where nobody has
    -- said whose data are sent, both have to be covered.
    instrument = 'dpf' AND CASE
        WHEN hr_data THEN false
        WHEN NOT hr_data THEN covers_non_hr IS NULL AND covers_hr IS DISTINCT FROM false
        ELSE (covers_hr AND covers_non_hr) IS NOT true
    END AS coverage_open
FROM judged;

CREATE TABLE lapsed AS
-- The day on which the last basis that a transfer no longer relies on was given up.
SELECT transfer_id, max(relied_until) AS since FROM basis WHERE relied_until <= $on GROUP BY transfer_id;

CREATE TABLE backing AS
-- What a transfer's bases amount to together.
SELECT transfer_id, count(*) AS bases, bool_or(holds) AS held, bool_or(rank = 'primary') AS has_primary,
    bool_or(holds AND NOT challenged) AS held_unchallenged,
    coalesce(bool_and(kind = 'adequacy') FILTER (holds), false) AS rests_on_place,
    bool_or(safeguards) AS needs_assessment,
    min(basis_id) FILTER (safeguards) AS safeguard_id,
    arg_min(instrument_id, basis_id) FILTER (safeguards) AS safeguard_instrument_id,
    arg_min_null(greatest(relied_since, signed_on), basis_id) FILTER (safeguards) AS safeguard_since,
    -- No assessment signed before the judgment C-311/18, or before clauses that did not exist yet, can have been of them.
    min(greatest(DATE '2020-07-16', CASE WHEN kind = 'scc' THEN concluded_from END)) FILTER (safeguards)
        AS assessable_from
FROM (SELECT *, holds AND kind IN ('scc', 'bcr', 'adhoc', 'code', 'certification') AS safeguards FROM judged_basis)
GROUP BY transfer_id;

CREATE VIEW reliance AS
-- What a basis that fails does to its transfer depends on whether another one holds.
SELECT j.*, CASE WHEN b.held THEN 'at_risk' ELSE 'uncovered' END AS effect,
    CASE WHEN b.held THEN 'at_risk' ELSE 'unknown' END AS doubt, b.has_primary
FROM judged_basis AS j JOIN backing AS b ON b.transfer_id = j.transfer_id;

CREATE TABLE elsewhere AS
-- Transfers that rest on a place alone (inside the regime, or by an adequacy decision and nothing else), where something
-- happens in another place that is neither, or nobody knows where.
SELECT s.transfer_id, s.importer_id, s.started_on, s.open_place_id,
    CASE WHEN NOT s.access_adequate THEN s.access_id END AS access_id,
    CASE WHEN NOT s.hosting_adequate THEN s.hosting_id END AS hosting_id,
    coalesce(s.seated_outside, false) AS seated_outside
FROM subject AS s
LEFT JOIN backing AS b ON b.transfer_id = s.transfer_id AND b.rests_on_place
WHERE (NOT s.access_adequate OR NOT s.hosting_adequate OR s.open_place_id IS NOT NULL OR s.seated_outside)
  AND (s.state = 'inside' OR (s.state = 'restricted' AND b.transfer_id IS NOT NULL));
