-- The list as it could be published: who, for what, where, on what safeguard, since when.
SELECT f.importer AS name, f.service, list(DISTINCT t.purpose ORDER BY t.purpose) FILTER (t.purpose IS NOT NULL) AS processing,
    any_value(o.country) AS country,
    list(DISTINCT f.destination ORDER BY f.destination) FILTER (f.destination IS NOT NULL) AS locations,
    list(DISTINCT b.instrument ORDER BY b.instrument) FILTER (f.state = 'restricted' AND b.instrument IS NOT NULL)
        AS safeguards,
    min(f.started_on) AS since
FROM $now.flow AS f
JOIN $now.transfer AS t ON t.id = f.transfer_id
JOIN $now.organisation AS o ON o.id = f.importer_id
LEFT JOIN $now.flow_basis AS b ON b.transfer_id = f.transfer_id
WHERE f.importer_role = 'sub_processor' AND f.nature = 'disclosure'
GROUP BY f.importer_id, f.importer, f.service_id, f.service
ORDER BY name, f.service NULLS FIRST, f.importer_id, f.service_id
