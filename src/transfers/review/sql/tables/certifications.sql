SELECT c.id AS certification_id, o.name AS vendor, c.framework, c.status, c.covers_hr, c.covers_non_hr,
    c.certified_on, c.next_due, c.ended_on, c.checked_on, c.confidence, c.source
FROM $now.certification AS c
JOIN $now.organisation AS o ON o.id = c.organisation_id
JOIN $now.party AS y ON y.id = o.id
ORDER BY vendor, c.framework, c.certified_on, c.id
