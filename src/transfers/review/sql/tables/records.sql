-- Art. 30(1): the controllers' processing activities, with recipients, third countries and safeguards.
SELECT o.name AS controller, r.name AS register, r.purpose, r.legal_basis, r.data_subjects, r.data_categories,
    r.special_categories, f.recipients, f.third_countries, b.safeguards, coalesce(f.transfers, 0) AS transfers,
    r.id AS register_id
FROM $now.register AS r
JOIN $now.organisation AS o ON o.id = r.controller_id
LEFT JOIN (
    SELECT register_id, list(DISTINCT importer ORDER BY importer) FILTER (importer IS NOT NULL) AS recipients,
        list(DISTINCT destination ORDER BY destination) FILTER (state = 'restricted') AS third_countries,
        count(*) AS transfers
    FROM $now.flow GROUP BY register_id
) AS f ON f.register_id = r.id
LEFT JOIN (
    SELECT f.register_id, list(DISTINCT b.instrument ORDER BY b.instrument) AS safeguards
    FROM $now.flow_basis AS b JOIN $now.flow AS f ON f.transfer_id = b.transfer_id AND f.state = 'restricted'
    GROUP BY f.register_id
) AS b ON b.register_id = r.id
WHERE f.register_id IS NOT NULL OR NOT EXISTS (FROM $now.review_scope)
    OR r.controller_id IN (SELECT id FROM $now.review_scope)
ORDER BY controller, r.name, r.id
