-- Art. 30(2): what exporters do as processors, and on whose behalf where the transfer continues a controller's.
SELECT f.exporter AS processor, list(DISTINCT u.exporter ORDER BY u.exporter) FILTER (u.exporter IS NOT NULL) AS controllers,
    f.service, list(DISTINCT t.purpose ORDER BY t.purpose) FILTER (t.purpose IS NOT NULL) AS processing,
    list(DISTINCT f.importer ORDER BY f.importer) FILTER (f.importer IS NOT NULL) AS recipients,
    list(DISTINCT f.destination ORDER BY f.destination) FILTER (f.state = 'restricted') AS third_countries,
    list(DISTINCT b.instrument ORDER BY b.instrument) FILTER (f.state = 'restricted' AND b.instrument IS NOT NULL)
        AS safeguards,
    count(DISTINCT f.transfer_id) AS transfers
FROM $now.flow AS f
JOIN $now.transfer AS t ON t.id = f.transfer_id
LEFT JOIN $now.flow AS u ON u.transfer_id = f.onward_of AND u.exporter_role IN ('controller', 'joint_controller')
LEFT JOIN $now.flow_basis AS b ON b.transfer_id = f.transfer_id
WHERE f.exporter_role IN ('processor', 'sub_processor')
GROUP BY f.exporter_id, f.exporter, f.service_id, f.service
ORDER BY processor, f.service NULLS FIRST, f.exporter_id, f.service_id
