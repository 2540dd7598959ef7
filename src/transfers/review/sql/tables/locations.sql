SELECT l.id AS location_id, o.name AS vendor, s.name AS service, l."use", l.country, l.area, l.publication, l.since,
    l."until", l.checked_on, l.confidence, l.source
FROM $now.location AS l
LEFT JOIN $now.service AS s ON s.id = l.service_id
JOIN $now.organisation AS o ON o.id = coalesce(l.organisation_id, s.organisation_id)
JOIN $now.party AS y ON y.id = o.id
WHERE (l.since IS NULL OR l.since <= $day) AND (l."until" IS NULL OR $day < l."until")
ORDER BY vendor, service NULLS FIRST, l."use", l.country, l.area, l.id
