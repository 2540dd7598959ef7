-- Supplementary measures of the assessments, as their answers have them: in place, or planned and not in place yet.
SELECT m.assessment_id, a.transfer_id, f.exporter, f.importer, f.service, f.destination, m.kind AS measure_kind,
    m.status AS measure_status, m.text, m.measure
FROM temp.review_measure AS m
JOIN $now.assessment AS a ON a.id = m.assessment_id
JOIN $now.flow AS f ON f.transfer_id = a.transfer_id
ORDER BY f.exporter, f.importer, m.assessment_id, list_position(['technical', 'contractual', 'organisational'], m.kind),
    m.status, m.measure
