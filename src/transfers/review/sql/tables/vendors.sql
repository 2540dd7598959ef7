-- Everybody but mere exporters.
SELECT o.id AS organisation_id, o.name, o.legal_name, o.country, p.name AS parent, p.country AS parent_country,
    s.services, l.countries, coalesce(f.transfers, 0) AS transfers,
    ['uncovered', 'unknown', 'at_risk', 'covered', 'no_transfer'][f.worst] AS verdict,
    o.checked_on, o.confidence, o.source
FROM $now.organisation AS o
JOIN $now.party AS y ON y.id = o.id
LEFT JOIN $now.organisation AS p ON p.id = o.parent_id
LEFT JOIN (
    SELECT organisation_id, list(DISTINCT name ORDER BY name) AS services FROM $now.service GROUP BY organisation_id
) AS s ON s.organisation_id = o.id
LEFT JOIN (
    SELECT coalesce(l.organisation_id, v.organisation_id) AS organisation_id,
        list(DISTINCT l.country ORDER BY l.country) FILTER (l.country IS NOT NULL) AS countries
    FROM $now.location AS l LEFT JOIN $now.service AS v ON v.id = l.service_id
    WHERE l."until" IS NULL OR l."until" > $day
    GROUP BY coalesce(l.organisation_id, v.organisation_id)
) AS l ON l.organisation_id = o.id
LEFT JOIN (
    SELECT importer_id, count(*) AS transfers,
        min(CASE verdict WHEN 'uncovered' THEN 1 WHEN 'unknown' THEN 2 WHEN 'at_risk' THEN 3 WHEN 'covered' THEN 4
            ELSE 5 END) AS worst
    FROM $now.flow WHERE importer_id IS NOT NULL GROUP BY importer_id
) AS f ON f.importer_id = o.id
WHERE f.importer_id IS NOT NULL OR s.organisation_id IS NOT NULL
    OR o.id NOT IN (SELECT exporter_id FROM $now.line)
ORDER BY coalesce(f.worst, 9), coalesce(f.transfers, 0) DESC, o.name, o.id
