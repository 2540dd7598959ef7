-- Transfer impact assessments with what happened to them since, the overdue first.
SELECT a.id AS assessment_id, a.transfer_id, f.exporter, f.importer, f.service, f.destination, a.status,
    coalesce(o.told, a.outcome) AS outcome, m.measures, a.signed_on, a.signed_by, a.review_on,
    CASE WHEN a.status IN ('signed', 'reopened') AND a.review_on <= $day THEN $day - a.review_on END AS overdue_days,
    CASE
        WHEN a.status = 'reopened' AND b.status IS DISTINCT FROM 'reopened' THEN 'reopened'
        WHEN a.status IN ('signed', 'reopened') AND a.review_on <= $day THEN 'overdue'
        WHEN a.status = 'signed' AND (b.id IS NULL OR b.status <> 'signed' OR b.signed_on IS DISTINCT FROM a.signed_on)
            THEN 'signed'
        WHEN a.status = 'draft' AND b.id IS NULL THEN 'begun'
    END AS event
FROM $now.assessment AS a
JOIN $now.flow AS f ON f.transfer_id = a.transfer_id
LEFT JOIN $before.assessment AS b ON b.id = a.id
LEFT JOIN temp.review_outcome AS o ON o.kind = a.kind AND o.outcome = a.outcome
LEFT JOIN (
    SELECT assessment_id, list(text ORDER BY measure) AS measures FROM temp.review_measure
    WHERE status = 'in_place' GROUP BY assessment_id
) AS m ON m.assessment_id = a.id
ORDER BY list_position(['overdue', 'reopened', 'signed', 'begun'], event) NULLS LAST, a.review_on NULLS LAST, f.importer,
    a.id
