SELECT f.*, ['critical', 'high', 'medium', 'low', 'info'][f.severity_order] AS severity, b.mechanism, b.instruments,
    b.signed_on, t.purpose, t.ended_on, t.source, t.note, a.status AS tia_status, a.review_on AS tia_review_on
FROM $now.flow AS f
JOIN $now.transfer AS t ON t.id = f.transfer_id
LEFT JOIN (
    SELECT transfer_id, list(instrument ORDER BY rank DESC, id) AS instruments,
        string_agg(coalesce(w.instrument_words[instrument], instrument)
            || coalesce(' (' || w.module_words[module] || ')', ''), '; ' ORDER BY rank DESC, id) AS mechanism,
        arg_min(signed_on, (rank <> 'primary', id)) AS signed_on
    FROM $now.flow_basis CROSS JOIN $now.words_$language AS w GROUP BY transfer_id
) AS b ON b.transfer_id = f.transfer_id
LEFT JOIN $now.tia AS a ON a.transfer_id = f.transfer_id
ORDER BY CASE f.verdict WHEN 'uncovered' THEN 1 WHEN 'unknown' THEN 2 WHEN 'at_risk' THEN 3 WHEN 'covered' THEN 4
    ELSE 5 END, f.severity_order NULLS LAST, f.exporter, f.importer, f.transfer_id
